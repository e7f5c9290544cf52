//! Objectives of planning instruments, as other screens name them.

use crate::dossier::{Institution, ObjectiveRef};
use crate::framework::Framework;
use crate::ui::i18n::tr;
use crate::ui::plan::names;

/// Names an objective with its instrument; nothing where it is no longer there.
pub fn objective_words(
    framework: &Framework,
    institution: &Institution,
    found: &ObjectiveRef,
) -> Option<String> {
    let objective = institution.objective(found)?;
    Some(named(framework, &found.instrument, &objective.text))
}

/// Names each objective that asks for a competency.
pub fn asked_by(framework: &Framework, institution: &Institution, competency: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (id, finding) in &institution.instruments {
        let asking = finding.objectives.iter();
        let asking = asking.filter(|item| item.competencies.contains(competency));
        found.extend(asking.map(|item| named(framework, id, &item.text)));
    }
    found
}

fn named(framework: &Framework, instrument: &str, text: &str) -> String {
    let instrument = names::instrument_short(framework, instrument);
    let text = match text.trim() {
        "" => tr!(institution.objective_unnamed),
        text => text,
    };
    format!("{instrument}: {text}")
}

//! Closing the present diagnosis, so that the next one can stand beside it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::documents::World;
use crate::dossier::{Dossier, PastDiagnosis, PastFigures, board};
use crate::framework::Framework;

/// Why no further diagnosis can begin; the dossier stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BeginFault {
    /// Nobody has answered the present one.
    NothingAnswered,
}

/// Closes the present diagnosis with its responses and the figures that its board shows, and leaves room for the
/// next one. The plan, the people and the staff stay; responses that had not counted yet stay with the diagnosis
/// that they were given for.
///
/// # Errors
/// When nobody has answered; nothing changes then.
pub fn begin_diagnosis(
    framework: &Framework,
    dossier: &mut Dossier,
    today: NaiveDate,
    world: &dyn World,
) -> Result<(), BeginFault> {
    if dossier.responses.is_empty() {
        return Err(BeginFault::NothingAnswered);
    }
    let closed = closed_diagnosis(framework, dossier, world.new_id(), today);
    dossier.diagnoses.push(closed.into());
    dossier.responses = Vec::new().into();
    dossier.waiting.clear();
    Ok(())
}

/// Returns the present diagnosis as a closed one.
pub(super) fn closed_diagnosis(
    framework: &Framework,
    dossier: &Dossier,
    id: String,
    closed: NaiveDate,
) -> PastDiagnosis {
    PastDiagnosis {
        id,
        closed,
        threshold: dossier.threshold(),
        answered: dossier.counted().count(),
        staff: dossier.staff.clone(),
        responses: dossier.responses.clone(),
        waiting: dossier.waiting.clone(),
        figures: shown_figures(framework, dossier),
    }
}

/// Returns what the board shows of the whole municipality, by competency id.
fn shown_figures(framework: &Framework, dossier: &Dossier) -> BTreeMap<String, PastFigures> {
    let rows = board(framework, dossier).rows.into_iter();
    rows.filter_map(|row| {
        let figures = row.total.figures()?;
        let kept = PastFigures {
            people: figures.people,
            // A sum of whole levels: rounding takes back what the division left.
            levels: (figures.level * figures.people as f64).round() as u32,
            with_gap: figures.with_gap,
        };
        Some((row.competency, kept))
    })
    .collect()
}

//! What the institution lacks, in words.

use std::collections::BTreeSet;

use crate::dossier::Lack;
use crate::framework::{Framework, LackKind, Text};
use crate::ui::i18n::{language, tr};
use crate::ui::plan::names;

/// Returns a line for each thing that is lacking: its kind, its name, and whether it is so in part.
pub fn lack_lines(framework: &Framework, lacks: &BTreeSet<Lack>) -> Vec<String> {
    lacks.iter().map(|lack| line(framework, lack)).collect()
}

fn line(framework: &Framework, lack: &Lack) -> String {
    let kind = match lack.kind {
        LackKind::Instrument => tr!(institution.lack_instrument),
        LackKind::System => tr!(institution.lack_system),
        LackKind::Mandate => tr!(institution.lack_mandate),
        LackKind::Principle => tr!(institution.lack_principle),
        LackKind::Practice => tr!(institution.lack_practice),
    };
    let name = name(framework, lack);
    let name = name.trim_end_matches('.');
    if lack.partly {
        tr!(institution.lack_partly, kind = kind, name = name).to_string()
    } else {
        tr!(institution.lack_missing, kind = kind, name = name).to_string()
    }
}

fn name(framework: &Framework, lack: &Lack) -> String {
    let mut functions = framework.mandate_functions();
    let mut checks = framework.systems.iter().flat_map(|item| &item.checks);
    let mut principles = framework.principles.iter();
    let text: Option<&Text> = match lack.kind {
        LackKind::Instrument => return names::instrument(framework, &lack.id),
        LackKind::System => checks
            .find(|item| item.id == lack.id)
            .map(|item| &item.name),
        LackKind::Mandate => functions
            .find(|item| item.id == lack.id)
            .map(|item| &item.name),
        LackKind::Principle => principles
            .find(|item| item.id == lack.id)
            .map(|item| &item.name),
        LackKind::Practice => framework.practice(&lack.id).map(|item| &item.name),
    };
    text.map_or(lack.id.as_str(), |text| text.get(language()))
        .to_string()
}

//! What each part asks about, in its groups.

use crate::dossier::DiagnosisPart;
use crate::framework::{Framework, MandateFunction, Practice};
use crate::ui::i18n::{language, tr};

use super::words;

/// Things that are asked about together.
pub struct Group {
    /// Name on screen.
    pub title: String,
    /// What it covers; empty for nothing to say.
    pub summary: String,
    /// What is asked.
    pub items: Vec<Item>,
}

/// One thing that a group of people answers.
#[derive(Clone)]
pub struct Item {
    /// Its id in the framework.
    pub id: String,
    /// What is answered.
    pub title: String,
    /// More about it; empty for nothing to say.
    pub text: String,
    /// A small line under it; empty for none.
    pub note: String,
}

/// Returns the groups of a part; none for instruments, which have a card each.
pub fn groups(framework: &Framework, part: DiagnosisPart) -> Vec<Group> {
    match part {
        DiagnosisPart::Mandates => mandates(framework),
        DiagnosisPart::Systems => systems(framework),
        DiagnosisPart::Instruments => Vec::new(),
        DiagnosisPart::Principles => principles(framework),
        DiagnosisPart::Practices => practices(framework),
    }
}

fn mandates(framework: &Framework) -> Vec<Group> {
    let known = framework.pack.mandate_norm.is_some();
    let item = |function: &MandateFunction| Item {
        id: function.id.clone(),
        title: function.name.get(language()).to_string(),
        text: String::new(),
        note: if known {
            whose(function)
        } else {
            String::new()
        },
    };
    let groups = framework.mandates.iter().map(|mandate| Group {
        title: mandate.name.get(language()).to_string(),
        summary: String::new(),
        items: mandate.functions.iter().map(item).collect(),
    });
    groups.collect()
}

/// Says whose a function is, and that it is to be checked where nobody did.
fn whose(function: &MandateFunction) -> String {
    let (sharing, level) = (
        words::sharing(function.sharing),
        words::level(function.level),
    );
    if function.verified {
        format!("{sharing} · {level}")
    } else {
        format!("{sharing} · {level} · {}", tr!(institution.to_check))
    }
}

fn systems(framework: &Framework) -> Vec<Group> {
    let groups = framework.systems.iter().map(|system| {
        let items = system.checks.iter().map(|check| Item {
            id: check.id.clone(),
            title: check.name.get(language()).to_string(),
            text: String::new(),
            note: String::new(),
        });
        Group {
            title: system.name.get(language()).to_string(),
            summary: system.summary.get(language()).to_string(),
            items: items.collect(),
        }
    });
    groups.collect()
}

/// Each principle under the first dimension in which it holds; the table shows them all.
fn principles(framework: &Framework) -> Vec<Group> {
    let groups = framework.dimensions.iter().map(|dimension| {
        let here = framework.principles.iter();
        let here = here.filter(|item| item.dimensions.first() == Some(&dimension.id));
        let items = here.map(|principle| Item {
            id: principle.id.clone(),
            title: principle.name.get(language()).to_string(),
            text: principle.sentence.get(language()).to_string(),
            note: String::new(),
        });
        Group {
            title: dimension.name.get(language()).to_string(),
            summary: dimension.summary.get(language()).to_string(),
            items: items.collect(),
        }
    });
    groups.collect()
}

fn practices(framework: &Framework) -> Vec<Group> {
    let item = |practice: &Practice| Item {
        id: practice.id.clone(),
        title: practice.name.get(language()).to_string(),
        text: practice.recommendation.get(language()).to_string(),
        note: practice.seen_in.as_ref().map_or_else(String::new, |place| {
            let (seen, visit) = (tr!(institution.seen_in), tr!(institution.seen_in_visit));
            format!("{seen} {} {visit}", place.get(language()))
        }),
    };
    let groups = framework.practice_axes.iter().map(|axis| {
        let here = framework.practices.iter();
        let here = here.filter(|practice| practice.axis == axis.id);
        Group {
            title: axis.name.get(language()).to_string(),
            summary: axis.summary.get(language()).to_string(),
            items: here.map(item).collect(),
        }
    });
    groups.collect()
}

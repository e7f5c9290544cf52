//! The diagnoses of a dossier, closed and present, looked at in the same way.

use chrono::NaiveDate;

use crate::dossier::{Dossier, PastDiagnosis, ReceivedResponse};

/// A diagnosis of a dossier.
#[derive(Clone, Copy, Debug)]
pub enum Round<'a> {
    /// One that was closed.
    Past(&'a PastDiagnosis),
    /// The one that is being answered.
    Present(&'a Dossier),
}

/// Returns the diagnoses of a dossier, the earliest first. The present one is among them once somebody answered,
/// or where there is none before it.
pub fn rounds(dossier: &Dossier) -> Vec<Round<'_>> {
    let past = dossier.diagnoses.iter();
    let mut all: Vec<Round<'_>> = past.map(|item| Round::Past(item)).collect();
    if all.is_empty() || !dossier.responses.is_empty() {
        all.push(Round::Present(dossier));
    }
    all
}

impl<'a> Round<'a> {
    /// Returns the day on which it was closed.
    pub fn closed(self) -> Option<NaiveDate> {
        match self {
            Round::Past(diagnosis) => Some(diagnosis.closed),
            Round::Present(_) => None,
        }
    }

    /// Returns how many responses count in its figures.
    pub fn answered(self) -> usize {
        match self {
            Round::Past(diagnosis) => diagnosis.answered,
            Round::Present(dossier) => dossier.counted().count(),
        }
    }

    /// Returns how many people worked in the municipality then, as far as it was said.
    pub fn staff(self) -> usize {
        let staff = match self {
            Round::Past(diagnosis) => &diagnosis.staff,
            Round::Present(dossier) => &dossier.staff,
        };
        staff.values().map(|people| usize::from(*people)).sum()
    }

    /// Tells whether the answers themselves are there, not only the figures that were shown.
    pub fn has_responses(self) -> bool {
        !self.responses().is_empty()
    }

    /// Returns every response given to it.
    pub(super) fn responses(self) -> &'a [ReceivedResponse] {
        match self {
            Round::Past(diagnosis) => &diagnosis.responses,
            Round::Present(dossier) => &dossier.responses,
        }
    }

    /// Returns it as a dossier of its own, for what computes from one: the board as it was shown.
    pub(super) fn as_dossier(self) -> Dossier {
        match self {
            Round::Present(dossier) => dossier.clone(),
            Round::Past(diagnosis) => Dossier {
                threshold: diagnosis.threshold,
                staff: diagnosis.staff.clone(),
                responses: diagnosis.responses.clone(),
                waiting: diagnosis.waiting.clone(),
                ..Dossier::default()
            },
        }
    }
}

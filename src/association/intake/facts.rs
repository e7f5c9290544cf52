//! What consolidation takes out of a dossier beside its responses.

use std::collections::BTreeMap;

use super::mix::mixed;
use super::narrow::Narrow;
use crate::documents::{Envelope, to_canonical_string};
use crate::dossier::{Dossier, ExecutedAction, ReceivedResponse, Term};
use crate::framework::Framework;
use crate::response::MunicipalityRef;

/// One municipality's own figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// The elected term.
    pub term: Term,
    /// People per post id, in the ids of the dossier's framework.
    pub staff: BTreeMap<String, u16>,
    /// People below which a group is not shown there.
    pub threshold: usize,
    /// The register of executed actions.
    pub register: Vec<ExecutedAction>,
    /// Identities of responses to diagnoses that were closed.
    pub closed: Vec<String>,
}

impl Facts {
    /// Takes them out of a dossier.
    pub fn of(dossier: &Dossier) -> Facts {
        let closed = dossier
            .diagnoses
            .iter()
            .flat_map(|item| item.responses.iter());
        Facts {
            municipality: dossier.municipality.clone(),
            term: dossier.term.clone(),
            staff: dossier.staff.clone(),
            threshold: dossier.threshold(),
            register: dossier.register.clone(),
            closed: closed.map(|item| item.document.id.clone()).collect(),
        }
    }

    /// Returns how many people work there, as far as it was said.
    pub fn people(&self) -> usize {
        self.staff.values().map(|people| usize::from(*people)).sum()
    }
}

/// Returns the responses of a dossier as they were handed over; where the framework does not know that version
/// any more, as the dossier has them.
pub(super) fn handed_over<'a>(framework: &Framework, dossier: &'a Dossier) -> Vec<Narrow<'a>> {
    let one = |item: &'a ReceivedResponse| {
        let known = |document: &Envelope<_>| framework.mapping_from(&document.framework).is_some();
        let original = item.original.as_ref().filter(|document| known(document));
        Narrow::inside(original.unwrap_or(&item.document))
    };
    dossier.responses.iter().map(one).collect()
}

/// Returns the fingerprint of what a dossier says.
pub(super) fn content_of(document: &Envelope<Dossier>) -> u128 {
    // Plain data with string keys: this conversion has no way to fail.
    let payload = serde_json::to_value(&document.payload).unwrap_or_default();
    mixed(to_canonical_string(&payload).as_bytes(), document.revision)
}

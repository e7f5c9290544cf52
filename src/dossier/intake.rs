//! Taking response files into a dossier.

use chrono::{DateTime, Utc};

use super::model::{Dossier, ReceivedResponse};
use crate::documents::{Envelope, FrameworkRef};
use crate::response::{MunicipalityRef, Response};

/// What happened to a response that was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intake {
    /// It is new.
    Added,
    /// It replaced an older revision of the same response.
    Updated,
}

/// Why a response was not taken in; the dossier stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IntakeRefusal {
    /// The same revision is already there.
    AlreadyThere,
    /// A later revision is already there.
    OlderRevision {
        /// The revision that is there.
        kept: u64,
        /// The revision that came.
        came: u64,
    },
    /// It was answered with another framework; ids may mean something else there.
    OtherFramework {
        /// The framework that it names.
        found: FrameworkRef,
    },
    /// The dossier does not say yet which municipality it is of.
    UnnamedDossier,
    /// It belongs to another municipality.
    OtherMunicipality {
        /// The municipality that it names.
        found: MunicipalityRef,
    },
    /// Its consent is missing, so it may not be used.
    NoConsent,
    /// It names no post.
    NoPost,
    /// It is invented data and the dossier is real, or the other way round.
    ExampleMixed,
}

fn same(one: &Envelope<Response>, other: &Envelope<Response>) -> bool {
    (one.revision, &one.payload) == (other.revision, &other.payload)
}

fn later(one: &Envelope<Response>, other: &Envelope<Response>) -> bool {
    (one.revision, one.written) >= (other.revision, other.written)
}

/// Takes a response into the dossier, or says why not.
///
/// # Errors
/// The named reason; nothing in the dossier changes then.
pub fn take_in(
    dossier: &mut Dossier,
    document: Envelope<Response>,
    framework: &FrameworkRef,
    now: DateTime<Utc>,
) -> Result<Intake, IntakeRefusal> {
    let response = &document.payload;
    // The version decides, not the hash: within a version ids keep their meaning, and a response
    // must not be refused because a word was corrected after it was given.
    let wanted = (&framework.id, &framework.version);
    if (&document.framework.id, &document.framework.version) != wanted {
        let found = document.framework;
        return Err(IntakeRefusal::OtherFramework { found });
    }
    if response.consent.is_none() {
        return Err(IntakeRefusal::NoConsent);
    }
    if response.respondent.posts.is_empty() {
        return Err(IntakeRefusal::NoPost);
    }
    if response.example != dossier.example {
        return Err(IntakeRefusal::ExampleMixed);
    }
    if dossier.municipality.is_unnamed() {
        return Err(IntakeRefusal::UnnamedDossier);
    }
    if !response.municipality.may_be(&dossier.municipality) {
        let found = response.municipality.clone();
        return Err(IntakeRefusal::OtherMunicipality { found });
    }
    let mut present = dossier.responses.iter_mut();
    let known = present.find(|item| item.document.id == document.id);
    let came = document.revision;
    let received = ReceivedResponse {
        document,
        received: now,
    };
    match known {
        None => {
            dossier.responses.push(received);
            Ok(Intake::Added)
        }
        Some(kept) if same(&kept.document, &received.document) => Err(IntakeRefusal::AlreadyThere),
        // The same revision with other answers: it was changed in two places; the later one stands.
        Some(kept) if later(&kept.document, &received.document) => {
            Err(IntakeRefusal::OlderRevision {
                kept: kept.document.revision,
                came,
            })
        }
        Some(kept) => {
            *kept = received;
            Ok(Intake::Updated)
        }
    }
}

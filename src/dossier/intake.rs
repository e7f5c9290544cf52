//! Taking response files into a dossier.

use chrono::{DateTime, NaiveDate, Utc};

use super::mapping::map_response;
use super::model::{Dossier, ReceivedResponse};
use crate::documents::{Envelope, FrameworkRef};
use crate::framework::Framework;
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
    /// It was answered with a framework that the one in use does not know; ids may mean something
    /// else there.
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
    /// It names only posts that the framework in use does not have.
    UnknownPosts {
        /// Their ids.
        posts: Vec<String>,
    },
    /// It was given to a diagnosis that is closed.
    EarlierDiagnosis {
        /// The day it was closed.
        closed: NaiveDate,
    },
    /// The same person already answered this diagnosis with another file.
    AnsweredTwice,
    /// It is invented data and the dossier is real, or the other way round.
    ExampleMixed,
}

fn same(one: &Envelope<Response>, other: &Envelope<Response>) -> bool {
    (one.revision, &one.payload) == (other.revision, &other.payload)
}

fn later(one: &Envelope<Response>, other: &Envelope<Response>) -> bool {
    (one.revision, one.written) >= (other.revision, other.written)
}

/// Takes a response into the dossier, or says why not. One of an earlier version of the framework is
/// put into the present ids; what has no place in them stays with it, see
/// [`ReceivedResponse::set_aside`].
///
/// # Errors
/// The named reason; nothing in the dossier changes then.
pub fn take_in(
    dossier: &mut Dossier,
    document: Envelope<Response>,
    framework: &Framework,
    now: DateTime<Utc>,
) -> Result<Intake, IntakeRefusal> {
    let Some((mapped, _)) = map_response(framework, &document) else {
        let found = document.framework;
        return Err(IntakeRefusal::OtherFramework { found });
    };
    let response = &document.payload;
    if response.consent.is_none() {
        return Err(IntakeRefusal::NoConsent);
    }
    if response.respondent.posts.is_empty() {
        return Err(IntakeRefusal::NoPost);
    }
    if mapped.payload.respondent.posts.is_empty() {
        let posts = response.respondent.posts.clone();
        return Err(IntakeRefusal::UnknownPosts { posts });
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
    if let Some(closed) = earlier_diagnosis(dossier, &document.id) {
        return Err(IntakeRefusal::EarlierDiagnosis { closed });
    }
    if answered_twice(dossier, &document) {
        return Err(IntakeRefusal::AnsweredTwice);
    }
    let changed = mapped.payload != document.payload;
    let received = ReceivedResponse {
        document: mapped,
        received: now,
        original: changed.then_some(document),
    };
    put(dossier, received)
}

/// Returns the day on which the diagnosis that a response was given to was closed.
fn earlier_diagnosis(dossier: &Dossier, id: &str) -> Option<NaiveDate> {
    let mut past = dossier.diagnoses.iter();
    let given = |item: &ReceivedResponse| item.document.id == id;
    past.find(|diagnosis| diagnosis.responses.iter().any(given))
        .map(|diagnosis| diagnosis.closed)
}

/// Tells whether one of two responses follows the other: then they are of one person, who counts once.
fn answered_twice(dossier: &Dossier, document: &Envelope<Response>) -> bool {
    let follows =
        |later: &Envelope<Response>, id: &str| later.payload.follows.as_deref() == Some(id);
    let others = dossier.responses.iter().map(|item| &item.document);
    let mut others = others.filter(|item| item.id != document.id);
    others.any(|other| follows(document, &other.id) || follows(other, &document.id))
}

fn put(dossier: &mut Dossier, received: ReceivedResponse) -> Result<Intake, IntakeRefusal> {
    let mut present = dossier.responses.iter_mut();
    let known = present.find(|item| item.document.id == received.document.id);
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
                came: received.document.revision,
            })
        }
        Some(kept) => {
            *kept = received;
            Ok(Intake::Updated)
        }
    }
}

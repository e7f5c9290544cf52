//! What is kept on this device with copies and earlier states: dossiers, and sessions with a group.

use chrono::{DateTime, Utc};

use crate::documents::{Envelope, Kind, RestoreError, restore};
use crate::dossier::Dossier;
use crate::store::{self, Known, Snapshot, key_of, split_key};
use crate::ui::i18n::tr;
use crate::ui::plan::names;
use crate::ui::route::{Route, Section};
use crate::workshop::Workshop;

/// A document with copies and earlier states, by its identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelved {
    /// Which of the kinds below.
    pub kind: Kind,
    /// Its id.
    pub id: String,
}

/// The kinds, in their order on screen.
pub const KINDS: [Kind; 2] = [Kind::Dossier, Kind::Workshop];

impl Shelved {
    /// Names a dossier.
    pub fn dossier(id: &str) -> Shelved {
        let id = id.to_string();
        Shelved {
            kind: Kind::Dossier,
            id,
        }
    }

    /// Names a session.
    pub fn session(id: &str) -> Shelved {
        let id = id.to_string();
        Shelved {
            kind: Kind::Workshop,
            id,
        }
    }

    /// Returns its key in the storage.
    pub fn key(&self) -> String {
        key_of(self.kind, &self.id)
    }

    /// Returns its text as it is stored.
    pub fn text(&self) -> Option<String> {
        store::raw_text(self.kind, &self.id)
    }

    /// Returns its earlier states, the latest first.
    pub fn snapshots(&self) -> Vec<Snapshot> {
        store::snapshots(self.kind, &self.id)
    }

    /// Returns the text of one of them.
    pub async fn snapshot_text(&self, number: u32) -> Option<String> {
        store::snapshot_text(self.kind, &self.id, number).await
    }

    /// Returns where it is worked on.
    pub fn place(&self) -> Route {
        match self.kind {
            Kind::Workshop => Route::Facilitate(self.id.clone()),
            _ => Route::PlanSection(self.id.clone(), Section::Profile),
        }
    }

    /// Reads a text of it.
    ///
    /// # Errors
    /// What [`restore`] says of it.
    pub fn read(&self, text: &str) -> Result<Content, RestoreError> {
        let bytes = text.as_bytes();
        match self.kind {
            Kind::Workshop => restore(bytes).map(|found| Content::Session(Box::new(found))),
            _ => restore(bytes).map(|found| Content::Dossier(Box::new(found))),
        }
    }
}

/// Returns everything of this device that has copies, and what is known of it.
pub fn all() -> Vec<(Shelved, Known)> {
    let known = store::witness().documents.into_iter();
    let kept = known.filter_map(|known| {
        let (kind, id) = split_key(&known.key)?;
        let id = id.to_string();
        KINDS
            .contains(&kind)
            .then(|| (Shelved { kind, id }, known.clone()))
    });
    kept.collect()
}

/// What was read.
pub enum Content {
    /// A dossier.
    Dossier(Box<Envelope<Dossier>>),
    /// A session.
    Session(Box<Envelope<Workshop>>),
}

impl Content {
    /// Names it as lists do.
    pub fn name(&self) -> String {
        match self {
            Content::Dossier(found) => names::dossier(&found.payload),
            Content::Session(found) => session_name(&found.payload),
        }
    }

    /// Tells whether it is an example.
    pub fn example(&self) -> bool {
        match self {
            Content::Dossier(found) => found.payload.example,
            Content::Session(found) => found.payload.example,
        }
    }

    /// Returns when it was written.
    pub fn written(&self) -> DateTime<Utc> {
        match self {
            Content::Dossier(found) => found.written,
            Content::Session(found) => found.written,
        }
    }
}

/// Names a session with its municipality, because many have the title of their model.
pub fn session_name(session: &Workshop) -> String {
    let title = match session.title.trim() {
        "" => tr!(device.session_unnamed),
        title => title,
    };
    match session.municipality.name.trim() {
        "" => title.to_string(),
        name => format!("{title} · {name}"),
    }
}

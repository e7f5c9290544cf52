//! A file on its way in, and what was found in it.

use sha2::{Digest, Sha256};

use super::rules::Verdict;
use super::split::{Place, SplitFault, Splitter};

/// SHA-256 of a file or a document.
pub type Fingerprint = [u8; 32];

/// A file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::association) struct FileSeen {
    /// The smallest of the names it came under.
    pub name: String,
    /// SHA-256 of its bytes.
    pub fingerprint: Fingerprint,
    /// Its bytes.
    pub bytes: u64,
}

/// What a place of a file holds.
#[derive(Clone, Debug)]
pub(in crate::association) enum Found {
    Response(u32),
    Dossier(u32),
    Nothing(Verdict),
}

/// A file that is being taken in.
#[derive(Debug)]
pub struct FileBegun {
    pub(super) name: String,
    pub(super) sum: Sha256,
    pub(super) bytes: u64,
    pub(super) splitter: Splitter,
    pub(super) entries: Entries,
}

/// What was found in a file so far.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub(super) all: Vec<(Place, Found)>,
    nothing: usize,
    /// The entry that the rest of what is nothing goes into.
    rest: Option<usize>,
}

/// Entries of a file that are no documents at most, so that a small file cannot take a large part of the memory.
pub const MAX_NOTHING: usize = 50_000;

impl Entries {
    pub(super) fn push(&mut self, place: Place, found: Found) {
        if let Found::Nothing(_) = found {
            self.nothing += 1;
            if self.nothing > MAX_NOTHING {
                return self.push_rest(place);
            }
        }
        self.all.push((place, found));
    }

    fn push_rest(&mut self, place: Place) {
        match self.rest.and_then(|rest| self.all.get_mut(rest)) {
            Some((rest, _)) => rest.bytes = place.offset + place.bytes - rest.offset,
            None => {
                self.rest = Some(self.all.len());
                let verdict = Verdict::NoDocument(SplitFault::TooMany);
                self.all.push((place, Found::Nothing(verdict)));
            }
        }
    }
}

impl FileBegun {
    /// Begins a file, or an entry of an archive, of this name.
    pub fn new(name: &str) -> FileBegun {
        FileBegun {
            name: name.to_string(),
            sum: Sha256::new(),
            bytes: 0,
            splitter: Splitter::default(),
            entries: Entries::default(),
        }
    }
}

//! Taking files in: every document leaves an entry, and nothing is decided before all are there, so that no
//! order, no division into files and no repetition changes what comes out.

use std::collections::HashMap;

use sha2::Digest;

use super::facts::{Facts, content_of, handed_over};
use super::file::{FileBegun, FileSeen, Fingerprint, Found};
use super::narrow::{Narrow, restored};
use super::quick::quick;
use super::rules::Verdict;
use super::split::{Piece, Place};
use crate::association::table::{Lexicon, Rows};
use crate::documents::{Kind, RestoreError, envelope_checksum, restore};
use crate::dossier::Dossier;
use crate::framework::Framework;

/// A document that could be read.
#[derive(Clone, Debug)]
pub(in crate::association) struct Version {
    pub(in crate::association) id: u32,
    pub(in crate::association) revision: u64,
    pub(in crate::association) content: u128,
    pub(in crate::association) checksum: Fingerprint,
    /// Why it may not be used, whatever else there is.
    pub(in crate::association) refused: Option<Verdict>,
    /// Its row, where it has one.
    pub(in crate::association) row: Option<u32>,
    /// Identity of the response that it follows.
    pub(in crate::association) follows: Option<u32>,
}

/// A dossier that could be read.
#[derive(Clone, Debug)]
pub(in crate::association) struct DossierSeen {
    pub(in crate::association) version: Version,
    pub(in crate::association) facts: Facts,
    /// Its responses, as places among the versions.
    pub(in crate::association) responses: Vec<u32>,
}

/// A document at its place.
#[derive(Clone, Debug)]
pub(in crate::association) struct Entry {
    pub(in crate::association) file: u32,
    pub(in crate::association) place: Place,
    pub(in crate::association) found: Found,
}

/// The files of an association, as far as they were taken in.
#[derive(Clone, Debug)]
pub struct Intake<'f> {
    pub(in crate::association) framework: &'f Framework,
    lexicons: HashMap<(String, String), Option<Lexicon>>,
    pub(in crate::association) rows: Rows,
    pub(in crate::association) files: Vec<FileSeen>,
    prints: HashMap<Fingerprint, u32>,
    pub(in crate::association) entries: Vec<Entry>,
    pub(in crate::association) ids: Vec<String>,
    numbers: HashMap<String, u32>,
    pub(in crate::association) versions: Vec<Version>,
    pub(in crate::association) dossiers: Vec<DossierSeen>,
    /// Versions of responses by identity, revision and content, so that each has one row.
    known: HashMap<(u32, u64, u128, Fingerprint), u32>,
    room: Vec<u8>,
}

impl<'f> Intake<'f> {
    /// Returns an intake in the country and the ids of this framework.
    pub fn new(framework: &'f Framework) -> Intake<'f> {
        Intake {
            framework,
            lexicons: HashMap::new(),
            rows: Rows::new(framework),
            files: Vec::new(),
            prints: HashMap::new(),
            entries: Vec::new(),
            ids: Vec::new(),
            numbers: HashMap::new(),
            versions: Vec::new(),
            dossiers: Vec::new(),
            known: HashMap::new(),
            room: Vec::new(),
        }
    }

    /// Takes a whole file, or an entry of an archive.
    pub fn take_file(&mut self, name: &str, bytes: &[u8]) {
        let mut file = FileBegun::new(name);
        self.take_bytes(&mut file, bytes);
        self.end_file(file);
    }

    /// Takes the next bytes of a file.
    pub fn take_bytes(&mut self, file: &mut FileBegun, bytes: &[u8]) {
        file.sum.update(bytes);
        file.bytes += bytes.len() as u64;
        let entries = &mut file.entries;
        file.splitter.push(bytes, &mut |place, piece| {
            entries.push(place, self.piece(piece))
        });
    }

    /// Ends a file. One that was there before, under whatever name, leaves nothing anew.
    pub fn end_file(&mut self, file: FileBegun) {
        let mut entries = file.entries;
        file.splitter
            .finish(&mut |place, piece| entries.push(place, self.piece(piece)));
        let fingerprint = file.sum.finalize().into();
        let seen = FileSeen {
            name: file.name,
            fingerprint,
            bytes: file.bytes,
        };
        self.put_file(seen, entries.all);
    }

    fn put_file(&mut self, seen: FileSeen, entries: Vec<(Place, Found)>) {
        let next = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        let file = *self.prints.entry(seen.fingerprint).or_insert(next);
        if let Some(before) = self.files.get_mut(file as usize) {
            if seen.name < before.name {
                before.name = seen.name;
            }
            return;
        }
        self.files.push(seen);
        let entries = entries.into_iter();
        self.entries
            .extend(entries.map(|(place, found)| Entry { file, place, found }));
    }

    fn piece(&mut self, piece: Piece<'_>) -> Found {
        match piece {
            Piece::Fault(fault) => Found::Nothing(Verdict::NoDocument(fault)),
            Piece::Document(bytes) => self.document(bytes),
        }
    }

    fn document(&mut self, bytes: &[u8]) -> Found {
        let mut room = std::mem::take(&mut self.room);
        let found = quick(bytes, &mut room).map(|narrow| self.response(&narrow));
        self.room = room;
        if let Some(version) = found {
            return Found::Response(version);
        }
        match restored(bytes) {
            Ok(document) => Found::Response(self.response(&Narrow::of(&document))),
            Err(RestoreError::WrongKind {
                found: Kind::Dossier,
            }) => self.dossier(bytes),
            Err(error) => Found::Nothing(Verdict::Refused(error)),
        }
    }

    fn response(&mut self, narrow: &Narrow<'_>) -> u32 {
        let id = self.number(narrow.id);
        let key = (id, narrow.revision, narrow.content, narrow.checksum);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let (refused, row) = self.usable(narrow);
        let follows = narrow.answers.follows.map(|id| self.number(id));
        let place = u32::try_from(self.versions.len()).unwrap_or(u32::MAX);
        self.versions.push(Version {
            id,
            revision: narrow.revision,
            content: narrow.content,
            checksum: narrow.checksum,
            refused,
            row,
            follows,
        });
        self.known.insert(key, place);
        place
    }

    /// Tells why a response may not be used, or packs it.
    fn usable(&mut self, narrow: &Narrow<'_>) -> (Option<Verdict>, Option<u32>) {
        let answers = &narrow.answers;
        let country = answers.municipality.0;
        let refused = if answers.example {
            Some(Verdict::Example)
        } else if !answers.consent {
            Some(Verdict::NoConsent)
        } else if country != self.framework.pack.country {
            let found = country.chars().take(20).collect();
            Some(Verdict::OtherCountry { found })
        } else {
            None
        };
        if refused.is_some() {
            return (refused, None);
        }
        let (id, version) = narrow.framework;
        let key = (id.to_string(), version.to_string());
        let framework = self.framework;
        let lexicon = self.lexicons.entry(key);
        let lexicon = lexicon.or_insert_with(|| Lexicon::of(framework, id, version));
        let Some(ids) = lexicon else {
            return (Some(other_framework(id, version)), None);
        };
        match self.rows.push(narrow, ids) {
            Some(row) => (None, Some(row)),
            None => (Some(Verdict::NoPost), None),
        }
    }

    fn dossier(&mut self, bytes: &[u8]) -> Found {
        let document = match restore::<Dossier>(bytes) {
            Ok(document) => document,
            Err(error) => return Found::Nothing(Verdict::Refused(error)),
        };
        let framework = self.framework;
        let dossier = &document.payload;
        let made_with = &document.framework;
        let country = &dossier.municipality.country;
        let refused = if dossier.example {
            Some(Verdict::Example)
        } else if *country != framework.pack.country {
            let found = country.chars().take(20).collect();
            Some(Verdict::OtherCountry { found })
        } else if framework.mapping_from(made_with).is_none() {
            Some(other_framework(&made_with.id, &made_with.version))
        } else {
            None
        };
        let usable = refused.is_none();
        let responses = handed_over(framework, dossier);
        let responses = responses.iter().filter(|_| usable);
        let responses = responses.map(|narrow| self.response(narrow)).collect();
        let value = serde_json::to_value(&document).unwrap_or_default();
        let version = Version {
            id: self.number(&document.id),
            revision: document.revision,
            content: content_of(&document),
            checksum: super::narrow::read_checksum(&envelope_checksum(&value)).unwrap_or_default(),
            refused,
            row: None,
            follows: None,
        };
        let place = u32::try_from(self.dossiers.len()).unwrap_or(u32::MAX);
        self.dossiers.push(DossierSeen {
            version,
            facts: Facts::of(dossier),
            responses,
        });
        Found::Dossier(place)
    }

    fn number(&mut self, id: &str) -> u32 {
        if let Some(number) = self.numbers.get(id) {
            return *number;
        }
        let number = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        self.ids.push(id.to_string());
        self.numbers.insert(id.to_string(), number);
        number
    }

    /// Returns the identity of a document, where it could be read.
    pub(in crate::association) fn id_of(&self, entry: &Entry, inner: usize) -> Option<String> {
        let version = match entry.found {
            Found::Response(number) => self.versions.get(number as usize)?,
            Found::Dossier(number) => {
                let seen = self.dossiers.get(number as usize)?;
                match inner.checked_sub(1) {
                    None => &seen.version,
                    Some(place) => self.versions.get(*seen.responses.get(place)? as usize)?,
                }
            }
            Found::Nothing(_) => return None,
        };
        self.ids.get(version.id as usize).cloned()
    }

    /// Adds what another intake of the same framework took in, as if it had come here.
    pub fn merge(&mut self, other: Intake<'f>) {
        let rows = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.rows.append(other.rows);
        let numbers: Vec<u32> = other.ids.iter().map(|id| self.number(id)).collect();
        let number = |number: u32| numbers.get(number as usize).copied().unwrap_or(number);
        let moved = |version: Version| Version {
            id: number(version.id),
            follows: version.follows.map(number),
            row: version.row.map(|row| row + rows),
            ..version
        };
        let mut versions = Vec::new();
        for version in other.versions.into_iter().map(moved) {
            let key = (
                version.id,
                version.revision,
                version.content,
                version.checksum,
            );
            let next = u32::try_from(self.versions.len()).unwrap_or(u32::MAX);
            let place = *self.known.entry(key).or_insert(next);
            if place == next {
                self.versions.push(version);
            }
            versions.push(place);
        }
        let version = |place: u32| versions.get(place as usize).copied().unwrap_or(place);
        let dossiers = u32::try_from(self.dossiers.len()).unwrap_or(u32::MAX);
        self.dossiers
            .extend(other.dossiers.into_iter().map(|seen| DossierSeen {
                version: moved(seen.version),
                responses: seen.responses.into_iter().map(version).collect(),
                facts: seen.facts,
            }));
        let mut by_file: Vec<Vec<(Place, Found)>> = vec![Vec::new(); other.files.len()];
        for entry in other.entries {
            let found = match entry.found {
                Found::Response(place) => Found::Response(version(place)),
                Found::Dossier(place) => Found::Dossier(place + dossiers),
                nothing @ Found::Nothing(_) => nothing,
            };
            if let Some(list) = by_file.get_mut(entry.file as usize) {
                list.push((entry.place, found));
            }
        }
        for (seen, entries) in other.files.into_iter().zip(by_file) {
            self.put_file(seen, entries);
        }
    }
}

fn other_framework(id: &str, version: &str) -> Verdict {
    let short = |text: &str| text.chars().take(60).collect();
    Verdict::OtherFramework {
        id: short(id),
        version: short(version),
    }
}

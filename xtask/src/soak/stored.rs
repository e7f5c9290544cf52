//! Everything a profile holds of the product, and whether each text in it is whole.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value;
use yachay_municipal::documents::{Kind, Payload, RestoreError, restore};
use yachay_municipal::dossier::Dossier;
use yachay_municipal::framework::Framework;
use yachay_municipal::plan::PlanFile;
use yachay_municipal::response::Response;
use yachay_municipal::workshop::Workshop;

use super::past::State;
use super::promise::Found;

/// What `page.js` reads.
#[derive(Debug, Default, Deserialize)]
pub struct Stored {
    /// Local storage.
    local: Vec<(String, String)>,
    /// The database's documents.
    documents: Vec<(String, Record)>,
    /// The database's snapshots.
    snapshots: Vec<(String, String)>,
}

/// A document of the database.
#[derive(Debug, Deserialize)]
struct Record {
    kind: String,
    id: String,
    revision: u64,
    schema: u64,
    /// The text of its file; none once it was removed.
    text: Option<String>,
    #[serde(default)]
    snapshots: Vec<Snapshot>,
}

/// What a document says of one of its snapshots.
#[derive(Debug, Deserialize)]
struct Snapshot {
    number: u64,
    /// Milliseconds since 1970.
    taken: i64,
    revision: u64,
    why: String,
}

impl Stored {
    /// Returns the payloads of all documents, each by its name, in every copy that is stored.
    pub fn found(&self) -> Found {
        let mut found = Found::new();
        for (name, text) in self.documents() {
            // What cannot be read is told by `faults`.
            if let Some(Ok(payload)) = kind_of(&name).map(|kind| payload(kind, text)) {
                found.entry(name).or_default().push(payload);
            }
        }
        found
    }

    /// Returns the snapshots of every document, oldest first, as far as they can be read.
    pub fn past(&self) -> BTreeMap<String, Vec<State>> {
        let texts: BTreeMap<&str, &str> = self
            .snapshots
            .iter()
            .map(|(key, text)| (key.as_str(), text.as_str()))
            .collect();
        let mut past = BTreeMap::new();
        for (name, record) in &self.documents {
            let states = record.snapshots.iter().filter_map(|snapshot| {
                // What cannot be read is told by `faults`.
                let text = texts.get(snapshot_key(name, snapshot).as_str())?;
                Some(State {
                    number: snapshot.number,
                    taken: snapshot.taken,
                    revision: snapshot.revision,
                    why: snapshot.why.clone(),
                    payload: payload(kind_of(name)?, text).ok()?,
                })
            });
            past.insert(name.clone(), states.collect());
        }
        past
    }

    /// Returns one sentence for everything that is not whole.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (name, text) in self.documents() {
            let kind = kind_of(&name);
            let Some(kind) = kind else {
                faults.push(format!("{name}: no kind of document"));
                continue;
            };
            faults.extend(
                payload(kind, text)
                    .err()
                    .map(|why| format!("{name}: {why:?}")),
            );
        }
        for (key, record) in &self.documents {
            faults.extend(record.fault(key));
        }
        faults.extend(self.snapshot_faults());
        faults.extend(
            self.local
                .iter()
                .filter_map(|(key, text)| setting_fault(key, text)),
        );
        faults
    }

    /// Returns the names and texts of all documents, in the database and in local storage.
    fn documents(&self) -> impl Iterator<Item = (String, &str)> {
        let kept = self.documents.iter().filter_map(|(key, record)| {
            let text = record.text.as_deref()?;
            Some((key.clone(), text))
        });
        let local = self.local.iter().filter_map(|(key, text)| {
            let name = key.strip_prefix("yachay/")?;
            (kind_of(name).is_some() && name != "framework")
                .then(|| (name.to_owned(), text.as_str()))
        });
        kept.chain(local)
    }

    /// A snapshot that is announced must be there, one that is there must be announced, and each must be whole.
    fn snapshot_faults(&self) -> Vec<String> {
        let announced = self.documents.iter().flat_map(|(key, record)| {
            let snapshots = record.snapshots.iter();
            snapshots.map(move |snapshot| snapshot_key(key, snapshot))
        });
        let announced: BTreeSet<String> = announced.collect();
        let there: BTreeSet<String> = self.snapshots.iter().map(|(key, _)| key.clone()).collect();
        let mut faults = Vec::new();
        for key in announced.symmetric_difference(&there) {
            faults.push(format!("snapshot {key}: announced or there, but not both"));
        }
        let revisions = self.documents.iter().flat_map(|(key, record)| {
            let snapshots = record.snapshots.iter();
            snapshots.map(move |snapshot| (snapshot_key(key, snapshot), snapshot.revision))
        });
        let revisions: BTreeMap<String, u64> = revisions.collect();
        for (key, text) in &self.snapshots {
            let said = revisions.get(key).copied();
            if said.is_some_and(|said| number(text, "revision") != Some(said)) {
                faults.push(format!("snapshot {key}: not of revision {said:?}"));
            }
            let outcome = kind_of(key).map(|kind| payload(kind, text));
            match outcome {
                Some(Ok(_)) => {}
                Some(Err(why)) => faults.push(format!("snapshot {key}: {why:?}")),
                None => faults.push(format!("snapshot {key}: no kind of document")),
            }
        }
        faults
    }
}

impl Record {
    /// Says where the record and its text contradict each other.
    fn fault(&self, key: &str) -> Option<String> {
        if key != format!("{}/{}", self.kind, self.id) {
            return Some(format!("{key}: the record is of {}/{}", self.kind, self.id));
        }
        let text: Value = serde_json::from_str(self.text.as_deref()?).ok()?;
        let number = |key: &str| text.get(key).and_then(Value::as_u64);
        let same = text.get("id").and_then(Value::as_str) == Some(&self.id)
            && number("revision") == Some(self.revision)
            && number("schema") == Some(self.schema);
        (!same).then(|| format!("{key}: the record and its text are of different revisions"))
    }
}

fn snapshot_key(document: &str, snapshot: &Snapshot) -> String {
    format!("{document}/{:08}", snapshot.number)
}

/// Returns a number that a text says of itself.
fn number(text: &str, key: &str) -> Option<u64> {
    let text: Value = serde_json::from_str(text).ok()?;
    text.get(key)?.as_u64()
}

/// Preferences and the witness are JSON, the framework a document; what is not the product's is let be.
fn setting_fault(key: &str, text: &str) -> Option<String> {
    let name = key.strip_prefix("yachay/")?;
    if name == "framework" {
        let outcome = restore::<Framework>(text.as_bytes());
        return outcome.err().map(|why| format!("{key}: {why:?}"));
    }
    let is_json = name == "witness" || name.starts_with("preference/");
    let broken = is_json && serde_json::from_str::<Value>(text).is_err();
    broken.then(|| format!("{key}: no JSON"))
}

/// Returns the kind that a document's name begins with.
fn kind_of(name: &str) -> Option<Kind> {
    let kind = name.split('/').next();
    Kind::ALL.into_iter().find(|item| Some(item.name()) == kind)
}

/// Reads a text as the product does, and returns its payload in the present schema.
pub fn payload(kind: Kind, text: &str) -> Result<Value, RestoreError> {
    match kind {
        Kind::Response => value::<Response>(text),
        Kind::Dossier => value::<Dossier>(text),
        Kind::Plan => value::<PlanFile>(text),
        Kind::Workshop => value::<Workshop>(text),
        Kind::Framework => value::<Framework>(text),
    }
}

fn value<P: Payload>(text: &str) -> Result<Value, RestoreError> {
    let document = restore::<P>(text.as_bytes())?;
    // Plain data with string keys has no way to fail; null would have no place that is right.
    Ok(serde_json::to_value(&document.payload).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::paths;

    fn golden() -> String {
        let path = paths::root().join("tests/golden/dossier-2.json");
        std::fs::read_to_string(path).unwrap()
    }

    fn stored(text: &str, revision: u64, announced: &[u64], there: &[u64]) -> Stored {
        let document: Value = serde_json::from_str(&golden()).unwrap();
        let id = document["id"].as_str().unwrap();
        let name = format!("dossier/{id}");
        let announced: Vec<Value> = announced
            .iter()
            .map(|number| json!({ "number": number, "taken": 0, "revision": 7, "why": "recent" }))
            .collect();
        let there: Vec<Value> = there
            .iter()
            .map(|number| json!([format!("{name}/{number:08}"), golden()]))
            .collect();
        let record = json!({
            "kind": "dossier", "id": id, "revision": revision, "schema": 2, "text": text, "snapshots": announced,
        });
        serde_json::from_value(json!({
            "local": [["yachay/preference/theme", "\"dark\""], ["other", "{"]],
            "documents": [[name, record]],
            "snapshots": there,
        }))
        .unwrap()
    }

    #[test]
    fn what_is_whole_has_no_fault() {
        let stored = stored(&golden(), 7, &[1, 2], &[1, 2]);
        assert_eq!(stored.faults(), Vec::<String>::new());
        assert_eq!(stored.found().len(), 1);
        let past = stored.past();
        assert_eq!(past.values().map(Vec::len).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn what_is_not_whole_is_told() {
        let cut = &golden()[..2000];
        assert!(stored(cut, 7, &[], &[]).faults()[0].contains("BrokenJson"));
        let swapped = golden().replacen("2027", "2028", 1);
        assert!(stored(&swapped, 7, &[], &[]).faults()[0].contains("Damaged"));
        assert!(stored(&golden(), 8, &[], &[]).faults()[0].contains("different revisions"));
        assert!(stored(&golden(), 7, &[1], &[]).faults()[0].contains("not both"));
        assert!(stored(&golden(), 7, &[], &[1]).faults()[0].contains("not both"));
        let mut other = stored(&golden(), 7, &[1], &[1]);
        other.documents[0].1.snapshots[0].revision = 6;
        assert!(other.faults()[0].contains("not of revision"));
        let mut local = stored(&golden(), 7, &[], &[]);
        local
            .local
            .push(("yachay/witness".to_owned(), "{".to_owned()));
        local
            .local
            .push(("yachay/dossier/x".to_owned(), String::new()));
        assert_eq!(local.faults().len(), 2);
    }

    #[test]
    fn copies_in_both_stores_are_found() {
        let mut stored = stored(&golden(), 7, &[], &[]);
        let name = stored.documents[0].0.clone();
        stored.local.push((format!("yachay/{name}"), golden()));
        assert_eq!(stored.found()[&name].len(), 2);
    }
}

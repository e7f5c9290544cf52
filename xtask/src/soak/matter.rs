//! What the work is about: files to take in, and documents as an earlier version kept them.

use std::fs;

use anyhow::{Context, Result, anyhow};
use fastrand::Rng;
use serde_json::Value;
use yachay_municipal::documents::{Envelope, Kind, checksum, to_pretty_string};
use yachay_municipal::dossier::Dossier;
use yachay_municipal::examples::{FixedWorld, example_dossier, example_responses};
use yachay_municipal::framework::Framework;
use yachay_municipal::response::{MunicipalityRef, Response};

use super::promise::{Places, leaves, response_place};
use super::stored::payload;
use crate::dist::Dist;
use crate::paths;

/// Code of the municipality that all work is about; the district number 99 is not in use.
pub const CODE: &str = "030599";

/// Golden files that an earlier version may have left on the device.
const KEPT: [(Kind, &str); 5] = [
    (Kind::Dossier, "dossier-1.json"),
    (Kind::Dossier, "dossier-2.json"),
    (Kind::Dossier, "dossier-3.json"),
    (Kind::Dossier, "dossier-4.json"),
    (Kind::Response, "response-1.json"),
];

/// Fields of an activity that stand in no other framework's words.
const OWN_WORDS: [&str; 4] = ["/title", "/responsible", "/notes", "/costs/0/cents"];

/// A file of a document.
#[derive(Debug, Clone)]
pub struct File {
    /// Kind and id of the document, such as `dossier/0123…`.
    pub document: String,
    /// Its text.
    pub text: String,
    /// What must be found of it.
    pub places: Places,
}

/// Makes files out of the example and the golden files.
pub struct Matter {
    framework: Framework,
    golden: Vec<(Kind, String)>,
    responses: Vec<Envelope<Response>>,
    dossier: Envelope<Dossier>,
}

impl Matter {
    /// Reads the framework that the build serves.
    ///
    /// # Errors
    /// A file is missing.
    pub fn of(built: &Dist) -> Result<Self> {
        let path = built.folder.join(&built.version).join("framework.es.json");
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::new(Framework::from_json(&text).context("the framework of the build")?)
    }

    /// Makes files for this framework.
    ///
    /// # Errors
    /// A golden file is missing.
    pub fn new(framework: Framework) -> Result<Self> {
        let folder = paths::root().join("tests/golden");
        let mut golden = Vec::new();
        for (kind, name) in KEPT {
            golden.push((kind, fs::read_to_string(folder.join(name))?));
        }
        let mut responses = example_responses(&framework, &FixedWorld::default());
        for document in &mut responses {
            make_real(&mut document.payload);
        }
        let mut dossier = example_dossier(&framework, &FixedWorld::default());
        dossier.payload.example = false;
        dossier.payload.municipality = place();
        for received in &mut dossier.payload.responses {
            make_real(&mut received.document.payload);
        }
        Ok(Self {
            framework,
            golden,
            responses,
            dossier,
        })
    }

    /// Returns somebody's response file.
    ///
    /// # Errors
    /// The example has no responses.
    pub fn response(&self, rng: &mut Rng) -> Result<File> {
        let mut document = rng.choice(&self.responses).context("a response")?.clone();
        document.id = id(rng);
        let text = document.to_file_text();
        let payload = read(Kind::Response, &text)?;
        let places = Places::from([(response_place(&document.id), payload)]);
        Ok(File {
            document: format!("response/{}", document.id),
            text,
            places,
        })
    }

    /// Returns a dossier's file with a plan and all responses.
    ///
    /// # Errors
    /// What was written cannot be read.
    pub fn dossier(&self, rng: &mut Rng) -> Result<File> {
        let mut document = self.dossier.clone();
        document.id = id(rng);
        let text = document.to_file_text();
        let mut places = leaves(&read(Kind::Dossier, &text)?);
        // Work on an activity marks it as edited.
        places.retain(|place, _| !place.ends_with("/edited"));
        Ok(File {
            document: format!("dossier/{}", document.id),
            text,
            places,
        })
    }

    /// Returns documents as an earlier version kept them: the golden files under new ids, and dossiers.
    ///
    /// # Errors
    /// A golden file is not what it was.
    pub fn kept_before(&self, rng: &mut Rng) -> Result<Vec<File>> {
        let mut files = vec![self.dossier(rng)?, self.dossier(rng)?];
        for (kind, text) in &self.golden {
            files.push(renamed(*kind, text, id(rng))?);
        }
        Ok(files)
    }

    /// Returns the framework that the build serves.
    pub fn framework(&self) -> &Framework {
        &self.framework
    }
}

fn place() -> MunicipalityRef {
    MunicipalityRef {
        country: "PE".into(),
        code: CODE.into(),
        name: "Municipalidad Distrital de Ñahuín Alto".into(),
    }
}

fn make_real(response: &mut Response) {
    response.example = false;
    response.municipality = place();
}

/// Returns a random identity.
fn id(rng: &mut Rng) -> String {
    format!("{:032x}", rng.u128(..))
}

fn read(kind: Kind, text: &str) -> Result<Value> {
    payload(kind, text).map_err(|why| anyhow!("what the kill test wrote cannot be read: {why:?}"))
}

/// Gives a golden file another id and the checksum that belongs to it.
fn renamed(kind: Kind, text: &str, id: String) -> Result<File> {
    let mut value: Value = serde_json::from_str(text)?;
    let map = value.as_object_mut().context("a document")?;
    map.insert("id".into(), id.as_str().into());
    map.remove("checksum");
    let sum = checksum(&value);
    if let Some(map) = value.as_object_mut() {
        map.insert("checksum".into(), sum.into());
    }
    let text = to_pretty_string(&value, &[]);
    let mut places = leaves(&read(kind, &text)?);
    places.retain(|place, _| stays(kind, place));
    Ok(File {
        document: format!("{}/{id}", kind.name()),
        text,
        places,
    })
}

/// Tells whether a place keeps its value when a document is opened and worked on: the step is where somebody is, a
/// factor goes away with its gap, and the ids of an earlier framework follow the present one.
fn stays(kind: Kind, place: &str) -> bool {
    if kind == Kind::Response {
        return place != "/step" && !place.ends_with("/factor");
    }
    let own = place.starts_with("/municipality/") || place.starts_with("/years/");
    own || place.starts_with("/plan/activities/")
        && OWN_WORDS.iter().any(|end| place.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn golden_files_under_new_ids_open() {
        for (kind, name) in KEPT {
            let text = fs::read_to_string(paths::root().join("tests/golden").join(name)).unwrap();
            let file = renamed(kind, &text, "f".repeat(32)).unwrap();
            assert!(file.document.ends_with(&"f".repeat(32)));
            assert!(file.places.contains_key("/municipality/name"), "{name}");
            assert!(file.places.len() > 5, "{name}");
        }
    }
}

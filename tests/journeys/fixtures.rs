//! Files that journeys work with, made from the domain's own types with fixed identities.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use yachay_municipal::documents::{Envelope, World, checksum};
use yachay_municipal::examples::{FixedWorld, example_responses};
use yachay_municipal::framework::Framework;
use yachay_municipal::response::{MunicipalityRef, Response};

use crate::browser::Stage;

/// Name of the municipality that the journeys are about; nobody's real one.
pub const PLACE: &str = "Municipalidad Distrital de Ñahuín Alto";
/// Its code; the district number 99 is not in use.
pub const CODE: &str = "030599";

/// Returns the framework that the build serves, in Spanish.
pub fn framework(stage: &Stage) -> Result<Framework> {
    Framework::from_json(&framework_text(stage)?).context("the framework of the build")
}

/// Returns the text of the framework that the build serves, in Spanish.
pub fn framework_text(stage: &Stage) -> Result<String> {
    let folder = stage.dist.folder.join(&stage.dist.version);
    Ok(fs::read_to_string(folder.join("framework.es.json"))?)
}

fn place() -> MunicipalityRef {
    MunicipalityRef {
        country: "PE".into(),
        code: CODE.into(),
        name: PLACE.into(),
    }
}

/// Returns all twelve responses of the example's people as real ones of the journeys' municipality.
fn twelve(framework: &Framework) -> Vec<Envelope<Response>> {
    let mut documents = example_responses(framework, &FixedWorld::default());
    for document in &mut documents {
        document.payload.example = false;
        document.payload.municipality = place();
    }
    documents
}

/// Returns nine response files: five councillors, the manager, one for planning and economy, two for economy.
pub fn nine(framework: &Framework) -> Vec<String> {
    let documents = twelve(framework);
    let chosen = documents.iter().enumerate();
    let chosen = chosen.filter(|(column, _)| ![5, 7, 9].contains(column));
    chosen.map(|(_, document)| file_text(document)).collect()
}

/// Returns the text of a response's file, as the product writes it.
pub fn file_text(document: &Envelope<Response>) -> String {
    let value = serde_json::to_value(document).unwrap_or_default();
    sealed(&value)
}

/// Writes a document as a file, with the checksum that belongs to it.
pub fn sealed(document: &Value) -> String {
    let mut bare = document.clone();
    if let Some(map) = bare.as_object_mut() {
        map.remove("checksum");
    }
    let mut whole = document.clone();
    whole["checksum"] = json!(checksum(&sorted(&bare)));
    format!("{:#}", sorted(&whole))
}

/// Returns a value with the keys of every object in byte order. The tools of these tests have serde_json keep the
/// order of insertion, and the domain's canonical form rests on byte order.
pub fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let entries: BTreeMap<&String, Value> = map
                .iter()
                .map(|(key, value)| (key, sorted(value)))
                .collect();
            let entries = entries.into_iter();
            Value::Object(entries.map(|(key, value)| (key.clone(), value)).collect())
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        other => other.clone(),
    }
}

/// Returns a response file; equal numbers give equal files, different ones different people.
pub fn response(framework: &Framework, number: usize) -> Envelope<Response> {
    let mut documents = twelve(framework);
    let mut document = documents.swap_remove(number % 12);
    let world = FixedWorld::default();
    for _ in 0..100 + number {
        document.id = world.new_id();
    }
    document
}

/// Writes a document with some of its values changed and a checksum that is right again.
pub fn changed(text: &str, change: impl FnOnce(&mut Value)) -> Result<String> {
    let mut value: Value = serde_json::from_str(text)?;
    change(&mut value);
    Ok(sealed(&value))
}

//! JSON Schemas (2020-12) of the files, made from the Rust types themselves.

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Value, json};

use super::envelope::{Envelope, Payload};

/// Returns the file name and the schema of the files that hold a `P`.
pub fn schema_of<P: Payload + JsonSchema>() -> (String, Value) {
    let name = format!("{}-{}.schema.json", P::KIND.name(), P::CHAIN.current());
    let mut schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<Envelope<P>>();
    // The type names every kind and any version; a file of this schema has one of each.
    let properties = schema.ensure_object().get_mut("properties");
    if let Some(properties) = properties.and_then(Value::as_object_mut) {
        properties.insert("kind".into(), json!({ "const": P::KIND.name() }));
        properties.insert("schema".into(), json!({ "const": P::CHAIN.current() }));
    }
    schema.insert("$id".into(), name.clone().into());
    schema.insert("title".into(), P::ABOUT.into());
    (name, schema.to_value())
}

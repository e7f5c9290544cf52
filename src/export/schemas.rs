//! The schemas of every kind of file.

use serde_json::Value;

use crate::documents::schema_of;
use crate::dossier::Dossier;
use crate::framework::Framework;
use crate::plan::PlanFile;
use crate::response::Response;

/// Returns the file name and the JSON Schema (2020-12) of every kind of file and of the framework.
pub fn schemas() -> Vec<(String, Value)> {
    let framework = schemars::generate::SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<Framework>();
    vec![
        schema_of::<Response>(),
        schema_of::<Dossier>(),
        schema_of::<PlanFile>(),
        ("framework-1.schema.json".into(), framework.to_value()),
    ]
}

//! The schemas of every kind of file.

use serde_json::Value;

use crate::documents::schema_of;
use crate::dossier::Dossier;
use crate::framework::Framework;
use crate::plan::PlanFile;
use crate::response::Response;
use crate::workshop::Workshop;

/// Returns the file name and the JSON Schema (2020-12) of every kind of file.
pub fn schemas() -> Vec<(String, Value)> {
    vec![
        schema_of::<Response>(),
        schema_of::<Dossier>(),
        schema_of::<PlanFile>(),
        schema_of::<Workshop>(),
        schema_of::<Framework>(),
    ]
}

//! The files people exchange: one envelope for every kind, written in one stable way and read back
//! through one function, [`restore`].

mod canonical;
mod difference;
mod envelope;
mod limits;
mod migrate;
mod parts;
mod reader;
mod restore;
#[cfg(feature = "schema")]
mod schema;
mod shared;
pub mod time;
mod world;

pub use canonical::{checksum, to_canonical_string, to_pretty_string};
pub use difference::{DifferingPart, differences};
pub(crate) use envelope::envelope_checksum;
pub use envelope::{AppRef, Envelope, FrameworkRef, Kind, Payload, with_revision};
pub use limits::{
    Batch, JsonError, MAX_BYTES_AT_ONCE, MAX_DEPTH, MAX_FILE_BYTES, MAX_FILES_AT_ONCE, MAX_OBJECTS,
    MAX_VALUES, parse_json,
};
pub use migrate::{Chain, MigrationError, Step};
pub use parts::forget_parts;
pub use reader::{Faults, FromValue, ReadError, read_text, read_value};
pub(crate) use reader::{fields, names};
pub use restore::{RestoreError, peek_kind, restore};
#[cfg(feature = "schema")]
pub use schema::schema_of;
pub use shared::Shared;
pub use world::World;

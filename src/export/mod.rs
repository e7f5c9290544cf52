//! What leaves: file names, the preview of what is in a file, and the published schemas.

mod file_name;
#[cfg(feature = "schema")]
mod schemas;

pub use file_name::{file_name, locked_file_name};
#[cfg(feature = "schema")]
pub use schemas::schemas;

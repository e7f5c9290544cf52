//! The framework: the versioned catalogue an instrument is built from.

#[cfg(not(target_arch = "wasm32"))]
mod assemble;
mod lookup;
mod model;
mod text;
mod validate;

#[cfg(not(target_arch = "wasm32"))]
pub use assemble::{assemble_dir, peru_dir};
pub use model::*;
pub use text::{Language, Text};
pub use validate::{Fault, validate};

//! The framework: the versioned catalogue an instrument is built from.

#[cfg(not(target_arch = "wasm32"))]
mod assemble;
mod lookup;
mod mandate;
mod model;
mod pack;
mod post;
mod rule;
mod text;
mod validate;

#[cfg(not(target_arch = "wasm32"))]
pub use assemble::{assemble_dir, peru_dir};
pub use mandate::*;
pub use model::*;
pub use pack::*;
pub use post::*;
pub use rule::*;
pub use text::{Language, Text};
pub use validate::{Fault, validate};

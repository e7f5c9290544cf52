//! The framework: the versioned catalogue an instrument is built from.

#[cfg(not(target_arch = "wasm32"))]
mod assemble;
mod compare;
mod copies;
#[cfg(not(target_arch = "wasm32"))]
mod coverage;
mod file;
mod glossary;
mod history;
mod institution;
mod labels;
mod lookup;
mod mandate;
mod markup;
mod model;
mod pack;
mod pages;
mod post;
mod reference;
mod rule;
mod session;
mod session_labels;
mod template;
mod text;
mod texts;
mod validate;

#[cfg(not(target_arch = "wasm32"))]
pub use assemble::{assemble_dir, catalogue_dir};
pub use compare::{Change, Difference, FieldChange, compare};
pub use copies::{PERSONAL_DATA, Speak};
#[cfg(not(target_arch = "wasm32"))]
pub use coverage::{Coverage, coverage, coverage_markdown};

pub use glossary::{Glossary, Term};
pub use history::{Ancestor, Listed, Mapping, Renamed};
pub use institution::*;
pub use labels::Label;
pub use mandate::*;
pub use markup::*;
pub use model::*;
pub use pack::*;
pub use pages::read_pages;
pub use post::*;
pub use reference::*;
pub use rule::*;
pub use session::*;
pub use session_labels::SessionLabel;
pub use template::*;
pub use text::{Language, Text};
pub use validate::{Fault, validate};

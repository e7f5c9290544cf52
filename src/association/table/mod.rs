//! The responses that count, as columns.

mod build;
mod dimension;
mod lexicon;
mod places;
mod rows;

pub use build::{Column, Table};
pub use dimension::{Dimension, HOURS, Label, MOMENTS, ROLES};
pub(super) use lexicon::Lexicon;
pub(super) use rows::Rows;

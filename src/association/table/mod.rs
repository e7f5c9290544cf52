//! The responses that count, as columns.

mod build;
mod dimension;
mod lexicon;
mod places;
mod rows;

pub use build::{Column, Table};
pub use dimension::{Dimension, HOURS, Label, MOMENTS, ROLES, together};
pub use lexicon::{Lexicon, Present};
pub use rows::{Rows, wish};

//! Charts: SVG with percentages, each with its real table beside it.

mod dumbbell;

pub use dumbbell::{Dumbbell, dumbbells};

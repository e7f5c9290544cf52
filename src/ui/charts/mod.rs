//! Charts: SVG, each with its real table beside it.

mod articulation;
mod dumbbell;
mod growth;

pub use articulation::{Articulation, PlanLink, PlanNode, articulation};
pub use dumbbell::{Dumbbell, dumbbells};
pub use growth::{Growth, growths};

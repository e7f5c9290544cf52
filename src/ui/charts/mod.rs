//! Charts: SVG, each with its real table beside it.

mod articulation;
mod dumbbell;
pub mod gantt;

pub use articulation::{Articulation, PlanLink, PlanNode, articulation};
pub use dumbbell::{Dumbbell, dumbbells};

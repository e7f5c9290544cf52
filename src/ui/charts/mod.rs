//! Charts: SVG, each with its real table beside it.

mod against;
mod articulation;
mod change;
mod dumbbell;
pub mod gantt;
mod growth;
mod levels;
mod table;

pub use against::{AgainstRow, AgainstWords, against};
pub use articulation::{
    Articulation, Edge as ChartEdge, Layout as ChartLayout, PlanLink, PlanNode, articulation,
    on_paper,
};
pub use change::{Change, changes};
pub use dumbbell::{Dumbbell, dumbbells};
pub use growth::{Growth, growths};

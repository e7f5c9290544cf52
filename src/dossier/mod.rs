//! Everything one municipality keeps, and what its responses say together.

mod board;
mod institution;
mod intake;
mod mapping;
mod model;
mod moment;
mod protect;
mod rate;
mod tally;
mod training_plan;
mod waiting;

pub use board::{Board, BoardCell, BoardRow, Figures, Stated, board};
pub use institution::*;
pub use intake::{Intake, IntakeRefusal, take_in};
pub use mapping::{SetAside, follow_framework, map_response};
pub use model::*;
pub use moment::{Term, TermError, moment_at, usual_term};
pub use protect::{DEFAULT_THRESHOLD, MINIMUM_THRESHOLD, protect};
pub use rate::{PostRate, ResponseRate, response_rate};
pub use tally::{DiagnosisPart, LinkTally, Tally};
pub use training_plan::*;

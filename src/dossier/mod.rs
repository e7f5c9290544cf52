//! Everything one municipality keeps, and what its responses say together.

mod activity;
mod board;
mod cycle;
mod follow_up;
mod held;
mod institution;
mod intake;
mod mapping;
mod model;
mod moment;
mod people;
mod plan_part;
mod protect;
mod rate;
mod register;
mod staff_list;
mod staffing;
mod tally;
mod training_plan;
mod waiting;

pub use activity::*;
pub use board::{Board, BoardCell, BoardRow, Figures, Stated, board};
pub use cycle::*;
pub use follow_up::*;
pub use held::*;
pub use institution::*;
pub use intake::{Intake, IntakeRefusal, take_in};
pub use mapping::{SetAside, follow_framework, map_response};
pub use model::*;
pub use moment::{Term, TermError, moment_at, usual_plan_year, usual_term};
pub use people::*;
pub use plan_part::{PlanPart, person_of_document};
pub use protect::{DEFAULT_THRESHOLD, MINIMUM_THRESHOLD, protect, protect_of};
pub use rate::{PostRate, ResponseRate, response_rate};
pub use register::ExecutedAction;
pub use staff_list::{
    Doubt, LineFault, Listed, MAX_LINES, MAX_NAME, MAX_YEARS, StaffList, read_staff_list,
};
pub use staffing::Traces;
pub use tally::{DiagnosisPart, LinkTally, Tally};
pub use training_plan::*;

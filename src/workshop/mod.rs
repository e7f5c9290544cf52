//! A session with a group in one room: how it is prepared, run, voted on and written down (product.md, door 2).
//!
//! Everything here is pure: the clock comes in as a time, the screen asks what to show. What the room may see is
//! made in one place ([`slide()`]), so that nothing else can reach the projector.

mod attend;
mod ballot;
mod begin;
mod board;
mod clock;
mod edit;
mod example;
mod intake;
mod land;
mod minutes;
mod model;
mod points;
mod progress;
mod room;
mod show;
mod slide;
mod undo;
mod vote;
mod walk;

pub use attend::Excess;
pub use ballot::{Choice, Outcome, Shown, Tally};
pub use begin::{begin, from_model, minutes_of};
pub use board::BoardPage;
pub use clock::{Gap, LONGEST_GAP, Timer};
pub use example::{ExampleWords, example_session};
pub use intake::{RoomRefusal, take_response};
pub use land::{Landed, land};
pub use minutes::{Chart, Picture, charts, facilitator_sheet, graph_phase, minutes};
pub use model::*;
pub use points::{Place as PointsPlace, Ranked};
pub use progress::Progress;
pub use room::{Asked, asked_in};
pub use show::slide;
pub use slide::*;
pub use undo::{Step, StepKind};
pub use vote::Refusal;
pub use walk::{Beat, Face};

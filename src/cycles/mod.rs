//! Diagnoses and plans one after the other: a second diagnosis beside the first, plan against execution over
//! years, the end of a term and the beginning of the next.

mod begin;
mod compare;
mod hand_over;
mod open;
mod rounds;
mod same;
mod term;
mod years;

pub use begin::{BeginFault, begin_diagnosis};
pub use compare::{CompareRow, Compared, Comparison, GroupFigures, PairFigures, compare};
pub use hand_over::hand_over_pack;
pub use open::{OpenCommitment, OpenItems, open_commitments, open_items};
pub use rounds::{Round, rounds};
pub use term::{close_term, next_term, open_term, term_has_ended};
pub use years::{Work, YearRow, years};

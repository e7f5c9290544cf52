//! What one person answers: the self-diagnosis of their posts and their needs survey, in one file.

mod again;
mod agreement;
mod measures;
mod model;
mod municipality;
mod progress;
mod rating;
mod result;
mod step;

pub use again::again;
pub use agreement::{Agreement, Reading, agreement, agreement_of_counts};
pub use measures::{Discrepancy, PairSums, discrepancy, mean, mean_of};
pub use model::*;
pub use municipality::{CodeStatus, MunicipalityRef, code_status, normalized_name, plain};
pub use progress::reading_minutes;
pub use rating::{Level, LevelError, Missing, Rating};
pub use result::{OwnResult, own_result};
pub use step::Step;

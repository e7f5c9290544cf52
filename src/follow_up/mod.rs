//! What came of a plan: who has to stay, who was trained, what is due.

mod permanence;

pub use permanence::{Permanence, permanence};

//! Thousands of files in: divided into documents, read the quick way or the slow one, decided by visible rules.

mod cursor;
mod facts;
mod file;
mod ledger;
mod mix;
mod narrow;
mod quarantine;
mod quick;
mod rules;
mod scan;
mod settle;
mod split;

pub use facts::Facts;
pub use file::{FileBegun, Fingerprint, MAX_NOTHING};
pub use ledger::Intake;
pub use narrow::{Narrow, Narrowed, restored};
pub use quarantine::{Quarantine, QuarantineLine};
pub use quick::quick;
pub use rules::{RULES_VERSION, Rule, Verdict};
pub use split::{Piece, Place, SplitFault, Splitter};

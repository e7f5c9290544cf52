//! The association: thousands of files in, figures across municipalities out.
//!
//! [`intake`] divides files into documents and decides by visible rules which of them count; [`table`] holds these
//! as columns; [`cube`] counts them by any two dimensions with small groups protected; [`receipt`] says what went
//! in and what came out.

mod consolidate;
pub mod cube;
pub mod intake;
pub mod receipt;
pub mod table;

pub use consolidate::{Consolidated, Flag};

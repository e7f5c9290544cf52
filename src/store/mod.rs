//! Keeping documents: what is shown as saved was read back.
//!
//! The rules and the protocol are pure and tested on the host with places that fail between any two
//! writes; `browser` holds the real places.

#[cfg(target_arch = "wasm32")]
mod browser;
mod copies;
mod error;
mod keeper;
mod places;
mod record;
pub mod rules;
mod witness;

#[cfg(target_arch = "wasm32")]
pub use browser::*;
pub use copies::{Concern, CopyFault, Left, is_foreign, names_beside};
pub use error::StoreError;
pub use keeper::{Keeper, Opened, Saved};
pub use places::{Database, Decision, SmallStorage};
pub use record::{Mark, Record, Snapshot, Why, key_of, snapshot_key, split_key};
pub use rules::After;
pub use witness::{Copied, Known, Witness};

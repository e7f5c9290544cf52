//! Carrying documents from one device to another without a network: animated QR codes, files under a
//! password, archives of many files.
//!
//! Everything here is pure but [`cipher`], which is the browser's own cryptography. What comes out is the
//! text of a file; it goes through `documents::restore` like any other.

pub mod archive;
#[cfg(target_arch = "wasm32")]
pub mod cipher;
mod compress;
mod fountain;
mod frame;
pub mod lock;
pub mod qr;
mod receiver;
mod sender;

pub use compress::{InflateError, deflate, inflate};
pub use lock::is_locked;
pub use receiver::{Receiver, Taken};
pub use sender::{CodeSize, MAX_CARRIED_BYTES, SendError, Sender};

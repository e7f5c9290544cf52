//! The browser's places for documents, and the small choices of a device.

mod database;
mod documents;
mod framework;
mod preferences;
mod probe;
mod room;
mod small;

pub use documents::{
    Entry, Told, availability, forget_everything, forget_missing, heal, is_confirmed, list, load,
    missing, open, put_back, raw_text, remove, reread, save, snapshots, stash, tell_with, witness,
};
pub use framework::{
    kept_framework, kept_framework_is_there, kept_framework_text, put_back_framework,
    remove_framework, save_framework,
};
pub use preferences::{Preference, preference, set_preference};
pub use probe::{Availability, probe};
pub use room::ask_to_persist;

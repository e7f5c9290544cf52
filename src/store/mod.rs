//! Keeping documents in the browser: what is shown as saved was read back.

mod documents;
mod error;
mod framework;
mod preferences;
mod probe;

pub use documents::{
    Entry, Head, Saved, heads, list, load, put_back, raw_text, remove, save, storage_key_of_event,
};
pub use error::StoreError;
pub use framework::{
    kept_framework, kept_framework_is_there, kept_framework_text, put_back_framework,
    remove_framework, save_framework,
};
pub use preferences::{Preference, preference, set_preference};
pub use probe::{Availability, probe};

//! The browser's places for documents, and the small choices of a device.

mod copy;
mod database;
mod documents;
mod framework;
mod past;
mod preferences;
mod probe;
mod room;
mod small;

pub use copy::{Folder, can_choose_folder, choose_folder, forget_folder, kept_folder};
pub use documents::{
    Entry, Told, availability, forget_everything, forget_missing, heal, ids, is_confirmed,
    is_only_here, is_waiting, list, load, lost_with, missing, on_saved, open, put_back, raw_text,
    remove, reread, save, save_held, stash, stash_held, take_over, tell_with, unread, witness,
};
pub use framework::{
    kept_framework, kept_framework_is_there, kept_framework_text, put_back_framework,
    remove_framework, save_framework,
};
pub use past::{Removed, forget_snapshots, note_copy, removed, snapshot_text, snapshots};
pub use preferences::{Preference, preference, set_preference};
pub use probe::{Availability, probe};
pub use room::{Room, ask_to_persist, is_persistent, persist, room};

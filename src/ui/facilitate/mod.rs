//! Facilitar: sessions with a group, from their preparation to their minutes, and what the room sees.

mod example;
mod frame;
mod kiosk;
mod lead;
mod list;
mod minutes;
mod names;
mod picture;
mod place;
mod prepare;
mod projector;
mod timers;
mod working;

pub use frame::place;
pub use projector::projector;
pub use working::session;

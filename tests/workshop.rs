//! A session with a group: its times, votes, points, timers, the way through it and back, what the room sees, what
//! the dossier keeps.

mod support;

#[path = "workshop/alpha.rs"]
mod alpha;
#[path = "workshop/back.rs"]
mod back;
#[path = "workshop/clock.rs"]
mod clock;
#[path = "workshop/commands.rs"]
mod commands;
#[path = "workshop/hidden.rs"]
mod hidden;
#[path = "workshop/landing.rs"]
mod landing;
#[path = "workshop/made.rs"]
mod made;
#[path = "workshop/minutes.rs"]
mod minutes;
#[path = "workshop/papers.rs"]
mod papers;
#[path = "workshop/points.rs"]
mod points;
#[path = "office/reread.rs"]
mod reader;
#[path = "workshop/responses.rs"]
mod responses;
#[path = "workshop/times.rs"]
mod times;
#[path = "workshop/votes.rs"]
mod votes;
#[path = "workshop/walking.rs"]
mod walking;

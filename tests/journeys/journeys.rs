//! Journeys through the built product in a real browser. `cargo xtask test` builds it and calls this.
//!
//! `YACHAY_DIST` names another build than `dist/`, `YACHAY_SHOTS` a folder for pictures of the screens.

mod board;
mod browser;
mod example;
mod filling;
mod fixtures;
mod intake;
mod page;
mod planner;
mod planning;
mod profile;
mod responder;
mod shell;
mod storage;
mod words;

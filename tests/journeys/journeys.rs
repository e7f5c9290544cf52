//! Journeys through the built product in a real browser. `cargo xtask test` builds it and calls this.
//!
//! `YACHAY_DIST` names another build than `dist/`, `YACHAY_SHOTS` a folder for pictures of the screens.

mod board;
mod browser;
mod filling;
mod fixtures;
mod intake;
mod page;
mod planner;
mod planning;
mod responder;
mod storage;
mod words;

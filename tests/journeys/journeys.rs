//! Journeys through the built product in real browsers. `cargo xtask test` builds it and calls this;
//! `cargo xtask journeys` calls it alone.
//!
//! `YACHAY_BROWSER` names the browser (chromium, firefox or webkit), `YACHAY_DIST` another build than `dist/`,
//! `YACHAY_SHOTS` a folder for pictures of the screens.

mod activity;
mod aside;
mod axe;
mod board;
mod browser;
mod builder;
mod country;
mod cycles;
mod damaged;
mod device;
mod device_copy;
mod engines;
mod example;
mod faults;
mod filling;
mod fixtures;
mod follow_up;
mod framework;
mod groups;
mod hostile;
mod import;
mod installing;
mod institution;
mod intake;
mod keyboard;
mod layout;
mod office;
mod offline;
mod own_words;
mod page;
mod papers;
mod people;
mod planner;
mod planning;
mod profile;
mod reasons;
mod register;
mod rescue;
mod rescue_files;
mod responder;
mod response_copy;
mod resume;
mod screens;
mod shell;
mod silence;
mod storage;
mod tabs;
mod transfer;
mod typing;
mod waiting;
mod whole_plan;
mod words;

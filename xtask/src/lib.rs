//! The task runner of Yachay Municipal: installs tools, builds, serves, measures and tests the product.
//!
//! `cargo xtask help` lists the commands. The end-to-end tests use the same library for the folders,
//! the static server and the browser tools. The arrows go one way: [`paths`] and [`process`] know nobody,
//! [`tools`] installs, [`dist`] builds, [`size`], [`server`], [`schemas`], [`soak`], [`bench`] and [`journeys`] work on what was built,
//! [`papers`] prints documents, and [`checks`] runs the rest in order.

#![warn(missing_docs)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

pub mod bench;
pub mod checks;
pub mod coverage;
pub mod deny;
pub mod dist;
pub mod fuzz;
pub mod journeys;
pub mod papers;
pub mod paths;
pub mod process;
pub mod schemas;
pub mod serve;
pub mod server;
pub mod size;
pub mod soak;
pub mod tools;

/// Says one line about what happens now. It goes to standard error, so `--json` output stays clean.
pub fn say(line: impl AsRef<str>) {
    eprintln!("{}", line.as_ref());
}

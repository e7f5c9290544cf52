//! Yachay Municipal: from self-diagnosis to an in-service training plan.
//!
//! The domain (everything but [`store`] and `ui`) is pure Rust: it knows neither a browser nor a
//! clock, and `cargo test` builds it alone. Arrows between rooms go one way only:
//! [`documents`] ← [`framework`] ← [`response`] ← [`dossier`] ← [`plan`] ← [`follow_up`] ← [`papers`]; [`cycles`],
//! [`workshop`], [`association`], [`register`], [`examples`] and the browser rooms read all of them. `ARCHITECTURE.md` maps every folder.

#![deny(missing_docs)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

pub mod association;
pub mod cycles;
pub mod documents;
pub mod dossier;
#[cfg(not(target_arch = "wasm32"))]
pub mod examples;
pub mod export;
pub mod follow_up;
pub mod framework;
mod letters;
pub mod locales;
mod order;
pub mod papers;
pub mod plan;
pub mod register;
pub mod response;
pub mod transfer;
pub mod workshop;

pub mod store;
#[cfg(target_arch = "wasm32")]
pub mod ui;

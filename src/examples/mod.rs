//! Invented data to try the product with: the dossier of a municipality that does not exist, and the responses of
//! an association of such.
//!
//! Compiled for hosts only: the task runner writes it into the built site as a file like any other,
//! and tests read it. Everything in it is marked as an example.

mod answers;
mod dossier;
mod generate;
mod institution;
mod instruments;
mod people;
mod people_of;
mod register;
mod world;

pub use dossier::{MUNICIPALITY, example_dossier, example_responses};
pub use generate::{Invented, Recipe, Truth};
pub use world::FixedWorld;

//! Planificar: the municipality's plan.

mod activity;
mod activity_words;
mod conflict_words;
mod cycles;
mod derived;
mod dossiers;
pub(super) mod draft;
pub(super) mod drop_zone;
mod dropped;
mod example;
pub(super) mod figures;
mod file_results;
mod follow_up;
mod frame;
mod gaps;
pub(super) mod institution;
pub(super) mod names;
mod opening;
mod other_framework;
mod pages;
mod papers;
mod password;
mod people;
mod priorities;
mod profile;
mod reasons;
mod responses;
mod spreadsheet;
mod suggestions;
mod training_plan;

pub use dossiers::{Dossiers, close_example, reopen};
pub use example::Example;
pub use frame::{
    activity_view, diagnosis_view, follow_up_view, paper_view, plan_view, section_view,
};
pub use papers::{markup_fault, preview as document_preview};

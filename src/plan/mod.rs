//! From gaps to a training plan: priorities, suggestions with their reasons, decisions.

mod costs;
mod decide;
mod demand;
mod facts;
mod file;
mod money;
mod personal;
mod priority;
mod reach;
mod rules;
mod suggest;
mod why_not;
mod words;

pub use costs::{activity_cents, costs_by_source, line_cents, line_year, people_in};
pub use decide::{Decision, accept, add_by_hand, decision_of, reject, withdraw};
pub use demand::{AskedFor, Ranked, asked_for};
pub use facts::{Facts, SMALL_STAFF, facts_of};
pub use file::{PlanFile, merge_plan};
pub use money::read_cents;
pub use personal::{PersonalSuggestion, personal_suggestions};
pub use priority::{Need, Parts, needs};
pub use reach::{cases_that_never_fire, framework_faults};
pub use rules::{MenuItem, Outcome, menu, outcome};
pub use suggest::{
    Suggestion, SuggestionKind, Suggestions, measures, proposals, requirements, suggestions,
};
pub use why_not::{WhyNot, why_not};
pub use words::{ActivityWords, Naming, framework_words, words_of};

//! From gaps to a training plan: priorities, suggestions with their reasons, decisions.

mod conflicts;
mod costs;
mod decide;
mod demand;
mod facts;
mod file;
mod history;
mod load;
mod merge;
mod money;
mod objectives;
mod personal;
mod phases;
mod priority;
mod reach;
mod rules;
mod schedule;
mod suggest;
mod trainers;
mod units;
mod what_if;
mod why_not;
mod words;

pub use conflicts::{
    Conflict, ConflictKind, Severity, asks_permission, conflicts, conflicts_of, takes_post,
};
pub use costs::{
    Budget, BudgetCell, activity_cents, costs_by_source, line_cents, line_year, people_in,
    set_limit,
};
pub use decide::{Decision, accept, add_by_hand, decision_of, reject, withdraw};
pub use demand::{AskedFor, Ranked, asked_for};
pub use facts::{Facts, SMALL_STAFF, facts_of};
pub use file::{PlanFile, merge_plan};
pub use history::{
    ActivityPart, KEPT_BEFORE_APPROVAL, KEPT_WITH_THE_WAY_BACK, TakeBackFault, Told, changed_parts,
    give_reason, last_change, modifications, move_in_list, note_approval, note_progress,
    note_stopped, record_added, record_edit, set_years, take_back, take_back_of, take_out, told,
    was_approved, withdraw_approval, write_document,
};
pub use load::{PersonActivity, PersonLoad, loads};
pub use merge::{MergeFault, merge, united};
pub use money::read_cents;
pub use objectives::{Served, by_objective};
pub use personal::{PersonalSuggestion, personal_suggestions};
pub use phases::{last_of_month, spread_phases};
pub use priority::{Need, Parts, needs};
pub use reach::{cases_that_never_fire, framework_faults};
pub use rules::{MenuItem, Outcome, menu, outcome};
pub use schedule::{
    Due, Occasion, PhaseSpan, Schedule, ScheduleRow, Span, days_of, move_by_months, occasions,
    schedule,
};
pub use suggest::{
    Suggestion, SuggestionKind, Suggestions, measures, proposals, requirements, suggestions,
};
pub use trainers::{Teacher, teachers};
pub use units::{
    UnitSuggestions, accept_for, accept_unit, accepted_for, by_unit, left_out, training,
};
pub use what_if::{Exceeded, FallsOut, LeftOpen, Limits, WhatIf, what_if};
pub use why_not::{WhyNot, why_not};
pub use words::{ActivityWords, Naming, framework_words, words_of};

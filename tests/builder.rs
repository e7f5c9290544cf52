//! The plan builder: changes and the way back, merging, less money or time, the calendar, budgets, people, objectives.

mod support;

#[path = "builder/file.rs"]
mod file;
#[path = "builder/history.rs"]
mod history;
#[path = "builder/made.rs"]
mod made;
#[path = "builder/merging.rs"]
mod merging;
#[path = "builder/money.rs"]
mod money;
#[path = "builder/steps.rs"]
mod steps;
#[path = "builder/time.rs"]
mod time;
#[path = "builder/what_if.rs"]
mod what_if;

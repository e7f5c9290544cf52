//! What came of a plan: who attended, what was spent, what is used at work, who stays.

mod support;

#[path = "follow_up/attendance.rs"]
mod attendance;
#[path = "follow_up/cards.rs"]
mod cards;
#[path = "follow_up/evaluation.rs"]
mod evaluation;
#[path = "follow_up/made.rs"]
mod made;
#[path = "follow_up/money.rs"]
mod money;
#[path = "follow_up/next.rs"]
mod next;
#[path = "follow_up/permanence.rs"]
mod permanence;
#[path = "follow_up/progress.rs"]
mod progress;
#[path = "follow_up/trained.rs"]
mod trained;

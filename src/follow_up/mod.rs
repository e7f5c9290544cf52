//! What came of a plan: who has to stay, who was trained, what was spent, what is used at work, what is due.

mod attendance;
mod cards;
mod doubts;
mod evaluation;
mod next;
mod permanence;
mod plans;
mod pressing;
mod progress;
mod spending;
mod trained;

pub use attendance::{
    Attendance, AttendanceFigures, DEFAULT_TRAINED_PERCENT, attendance, attendance_figures,
    hours_given, is_trained, share_percent, trained_percent,
};
pub use cards::{CardState, DueCard, GRACE_DAYS, cards_due, cards_of, due_on, put_card, take_card};
pub use doubts::{Doubt, doubts};
pub use evaluation::{
    Evaluated, EvaluationKind, GroupFigure, Learning, Mean, Used, evaluated, evaluation_kind,
    hindrances, used,
};
pub use next::{NextStep, is_late, next_step};
pub use permanence::{Payer, Permanence, payer, permanence, training_days};
pub use plans::{activity_mut, all_activities, find_activity, plan_of_mut};
pub use pressing::most_pressing;
pub use progress::{
    ActivityProgress, CardCounts, PeopleFigures, ProductCounts, ProgressReport, StateCounts,
    progress,
};
pub use spending::{
    Against, spending, spending_as_planned, spending_by_source, spending_year, spent_cents,
};
pub use trained::{TrainedPerson, TrainedRegister, Training, trained_register};

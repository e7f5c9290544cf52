//! The screens' words for what came of a plan.

use chrono::NaiveDate;

use crate::dossier::{
    Applied, CardDue, CardView, CostSource, Dossier, Hindrance, Party, Person, ProductState,
    Progress,
};
use crate::follow_up::{CardState, Doubt, Learning, Mean, NextStep, Permanence, Used};
use crate::ui::i18n::tr;
use crate::ui::plan::figures::{day, decimal, money};

/// Names a state of an activity.
pub fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::Planned => tr!(follow.progress_planned),
        Progress::Running => tr!(follow.progress_running),
        Progress::Done => tr!(follow.progress_done),
        Progress::Postponed => tr!(follow.progress_postponed),
        Progress::Cancelled => tr!(follow.progress_cancelled),
    }
}

/// Returns the mark that a state is drawn with.
pub fn progress_kind(progress: Progress) -> &'static str {
    match progress {
        Progress::Done => "ok",
        Progress::Postponed | Progress::Cancelled => "warn",
        Progress::Planned | Progress::Running => "info",
    }
}

/// Names how far a product is.
pub fn product(state: ProductState) -> &'static str {
    match state {
        ProductState::Pending => tr!(follow.product_pending),
        ProductState::HandedIn => tr!(follow.product_handed_in),
        ProductState::InUse => tr!(follow.product_in_use),
    }
}

/// Names who pays.
pub fn source(source: CostSource) -> &'static str {
    match source {
        CostSource::Municipality => tr!(follow.source_municipality),
        CostSource::Association => tr!(follow.source_association),
        CostSource::Fund => tr!(follow.source_fund),
        CostSource::Cooperation => tr!(follow.source_cooperation),
        CostSource::University => tr!(follow.source_university),
    }
}

/// Names who promises something.
pub fn party(party: Party) -> &'static str {
    match party {
        Party::Authority => tr!(follow.party_authority),
        Party::Person => tr!(follow.party_person),
        Party::Head => tr!(follow.party_head),
        Party::Organiser => tr!(follow.party_organiser),
        Party::Trainer => tr!(follow.party_trainer),
    }
}

/// Names a card by when it is due.
pub fn due(due: CardDue) -> &'static str {
    match due {
        CardDue::ThreeMonths => tr!(follow.card_three),
        CardDue::SixMonths => tr!(follow.card_six),
    }
}

/// Names whose view a card is.
pub fn view(view: CardView) -> &'static str {
    match view {
        CardView::Person => tr!(follow.view_person),
        CardView::Head => tr!(follow.view_head),
    }
}

/// Names how often something is used.
pub fn applied(applied: Applied) -> &'static str {
    match applied {
        Applied::Never => tr!(follow.applied_never),
        Applied::Once => tr!(follow.applied_once),
        Applied::Sometimes => tr!(follow.applied_sometimes),
        Applied::Always => tr!(follow.applied_always),
    }
}

/// Names what stands in the way.
pub fn hindrance(hindrance: Hindrance) -> &'static str {
    match hindrance {
        Hindrance::Time => tr!(follow.hindrance_time),
        Hindrance::Equipment => tr!(follow.hindrance_equipment),
        Hindrance::Boss => tr!(follow.hindrance_boss),
        Hindrance::Norm => tr!(follow.hindrance_norm),
        Hindrance::Rotation => tr!(follow.hindrance_rotation),
        Hindrance::NotMyWork => tr!(follow.hindrance_not_my_work),
    }
}

/// Says where a card is.
pub fn card_state(state: CardState, on: NaiveDate) -> String {
    let on = day(on);
    match state {
        CardState::Overdue => tr!(follow.card_overdue, day = on),
        CardState::Due => tr!(follow.card_due, day = on),
        CardState::Coming => tr!(follow.card_coming, day = on),
        CardState::Answered => tr!(follow.card_answered).to_string(),
    }
}

/// Returns the mark that a card is drawn with.
pub fn card_kind(state: CardState) -> &'static str {
    match state {
        CardState::Overdue => "warn",
        CardState::Due | CardState::Coming => "info",
        CardState::Answered => "ok",
    }
}

/// Says the next thing to do about an activity.
pub fn next_step(step: NextStep) -> String {
    match step {
        NextStep::Enrol => tr!(follow.next_enrol).to_string(),
        NextStep::Begin => tr!(follow.next_begin).to_string(),
        NextStep::Finish => tr!(follow.next_finish).to_string(),
        NextStep::NoteDays => tr!(follow.next_days).to_string(),
        NextStep::NoteAttendance(n) => tr!(follow.next_attendance, n = n),
        NextStep::NoteProduct => tr!(follow.next_product).to_string(),
        NextStep::NoteSpending => tr!(follow.next_spending).to_string(),
        NextStep::AnswerCards(n) => tr!(follow.next_cards, n = n),
        NextStep::NoteIndicator => tr!(follow.next_indicator).to_string(),
        NextStep::SayWhy => tr!(follow.next_why).to_string(),
        NextStep::Reschedule => tr!(follow.next_reschedule).to_string(),
        NextStep::WaitUntil(on) => tr!(follow.next_wait, day = day(on)),
        NextStep::Nothing => tr!(follow.next_nothing).to_string(),
    }
}

/// Says what cannot be right.
pub fn doubt(doubt: &Doubt, currency: &str) -> String {
    match doubt {
        Doubt::DaysReversed => tr!(follow.doubt_reversed).to_string(),
        Doubt::DoneInFuture => tr!(follow.doubt_done_future).to_string(),
        Doubt::BegunInFuture => tr!(follow.doubt_begun_future).to_string(),
        Doubt::BeforeTerm => tr!(follow.doubt_before_term).to_string(),
        Doubt::DoneWithoutDays => tr!(follow.doubt_no_days).to_string(),
        Doubt::HoursUnknown => tr!(follow.doubt_no_hours).to_string(),
        Doubt::MoreThanGiven(n) => tr!(follow.doubt_more_hours, n = *n),
        Doubt::Overspent(cents) => tr!(follow.doubt_overspent, amount = money(*cents, currency)),
        Doubt::MeasuredInFuture => tr!(follow.doubt_measured_future).to_string(),
        Doubt::WithoutReason => tr!(follow.doubt_no_reason).to_string(),
        Doubt::AttendedAnyway(n) => tr!(follow.doubt_attended, n = *n),
    }
}

/// Says how useful people found it together.
pub fn reaction(people: usize, mean: Mean) -> String {
    tr!(
        follow.reaction_said,
        mean = decimal(mean.value()),
        n = people
    )
}

/// Says what people learnt together.
pub fn learning(people: usize, found: Learning) -> String {
    tr!(
        follow.learning_said,
        before = decimal(found.before.value()),
        after = decimal(found.after.value()),
        rose = found.rose,
        n = people
    )
}

/// Says how many cards tell that what was learnt is used.
pub fn used(used: Used) -> String {
    tr!(follow.used_said, used = used.used, n = used.cards)
}

/// Says how long somebody stays because of a training.
pub fn permanence(found: Option<Permanence>) -> String {
    match found {
        Some(Permanence::Until(on)) => day(on),
        Some(Permanence::ExemptPost) => tr!(follow.stays_exempt).to_string(),
        Some(Permanence::Trust) => tr!(follow.stays_trust).to_string(),
        Some(Permanence::NotRegulated) => tr!(follow.stays_not_regulated).to_string(),
        Some(Permanence::Undated) => tr!(follow.stays_undated).to_string(),
        Some(Permanence::IfStatePays) => tr!(follow.stays_if_state_pays).to_string(),
        Some(Permanence::NotStatePaid) => tr!(follow.stays_not_state).to_string(),
        None => "–".to_string(),
    }
}

/// Names somebody of the register. Whoever it no longer has keeps the row.
pub fn person(person: Option<&Person>) -> String {
    match person.map(|person| person.name.trim()) {
        None => tr!(follow.person_gone).to_string(),
        Some("") => tr!(follow.person_unnamed).to_string(),
        Some(name) => name.to_string(),
    }
}

/// Names somebody of a dossier by their id.
pub fn person_of(dossier: &Dossier, id: &str) -> String {
    person(dossier.people.iter().find(|person| person.id == id))
}

//! When cards are due, what both sides say, and that answers are kept apart.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use yachay_municipal::dossier::{
    Applied, Card, CardDue, CardView, Dossier, Enrolment, Hindrance, PastPlan, Progress,
};
use yachay_municipal::follow_up::{
    CardState, DueCard, GRACE_DAYS, cards_due, due_on, put_card, take_card,
};

use crate::made::{came, dossier, enrolled, held};
use crate::support::day;

fn card(due: CardDue, view: CardView) -> Card {
    Card {
        due,
        view,
        answered: day("2027-06-10"),
        applied: Applied::Sometimes,
        evidence: "Acta 12".into(),
        hindrance: Some(Hindrance::Time),
    }
}

#[test]
fn ninety_and_one_hundred_and_eighty_days_whatever_the_months() {
    let table = [
        ("2027-12-31", CardDue::ThreeMonths, "2028-03-30"),
        ("2027-11-30", CardDue::ThreeMonths, "2028-02-28"),
        ("2027-12-01", CardDue::ThreeMonths, "2028-02-29"),
        ("2026-12-01", CardDue::ThreeMonths, "2027-03-01"),
        ("2027-09-02", CardDue::SixMonths, "2028-02-29"),
        ("2026-09-02", CardDue::SixMonths, "2027-03-01"),
    ];
    for (last, due, expected) in table {
        assert_eq!(due_on(day(last), due), day(expected), "{last}");
    }
}

/// The only activity's cards on a day.
fn on(dossier: &Dossier, today: &str) -> Vec<(CardDue, CardState)> {
    let cards = cards_due(dossier, day(today)).into_iter();
    cards.map(|card| (card.due, card.state)).collect()
}

fn one_person() -> Dossier {
    let mut activity = held("a");
    activity.enrolled = enrolled([came(10)]);
    dossier(vec![activity])
}

#[test]
fn a_card_comes_is_due_and_is_overdue() {
    use CardDue::{SixMonths, ThreeMonths};
    use CardState::{Coming, Due, Overdue};
    // The last day is 5 March: 3 June and 1 September.
    let dossier = one_person();
    let table = [
        ("2027-03-05", [Coming, Coming]),
        ("2027-06-02", [Coming, Coming]),
        ("2027-06-03", [Due, Coming]),
        ("2027-07-03", [Due, Coming]),
        ("2027-07-04", [Overdue, Coming]),
        ("2027-09-01", [Overdue, Due]),
        ("2027-10-02", [Overdue, Overdue]),
    ];
    for (today, [three, six]) in table {
        assert_eq!(
            on(&dossier, today),
            [(ThreeMonths, three), (SixMonths, six)],
            "{today}"
        );
    }
}

#[test]
fn it_is_answered_when_both_sides_did() {
    let mut dossier = one_person();
    put_card(
        &mut dossier,
        "a",
        "p0",
        card(CardDue::ThreeMonths, CardView::Person),
    );
    let first = |dossier: &Dossier| cards_due(dossier, day("2027-06-10")).remove(0);
    let found = first(&dossier);
    assert_eq!(found.state, CardState::Due);
    assert!(found.person_says.is_some() && found.head_says.is_none());
    put_card(
        &mut dossier,
        "a",
        "p0",
        card(CardDue::ThreeMonths, CardView::Head),
    );
    assert_eq!(first(&dossier).state, CardState::Answered);
    // A second answer of a side takes the place of its first, and of no other.
    let mut other = card(CardDue::ThreeMonths, CardView::Head);
    other.applied = Applied::Never;
    put_card(&mut dossier, "a", "p0", other.clone());
    let DueCard {
        person_says,
        head_says,
        ..
    } = first(&dossier);
    assert_eq!(
        person_says.map(|card| card.applied),
        Some(Applied::Sometimes)
    );
    assert_eq!(head_says, Some(other));
    take_card(
        &mut dossier,
        "a",
        "p0",
        CardDue::ThreeMonths,
        CardView::Head,
    );
    let found = first(&dossier);
    assert!(found.person_says.is_some() && found.head_says.is_none());
}

#[test]
fn an_answer_for_nobody_changes_nothing() {
    let before = one_person();
    for (activity, person) in [("b", "p0"), ("a", "p9")] {
        let mut dossier = before.clone();
        put_card(
            &mut dossier,
            activity,
            person,
            card(CardDue::SixMonths, CardView::Person),
        );
        take_card(
            &mut dossier,
            activity,
            person,
            CardDue::SixMonths,
            CardView::Person,
        );
        assert_eq!(dossier, before);
    }
}

#[test]
fn who_has_a_card() {
    let cards_of = |change: &dyn Fn(&mut Dossier)| {
        let mut dossier = one_person();
        change(&mut dossier);
        cards_due(&dossier, day("2027-12-31")).len()
    };
    let enrol = |found: Enrolment| {
        move |dossier: &mut Dossier| {
            dossier.plan.activity_mut("a").unwrap().enrolled = enrolled([found.clone()]);
        }
    };
    let leave =
        |left: &'static str| move |dossier: &mut Dossier| dossier.people[0].left = Some(day(left));
    assert_eq!(cards_of(&|_| ()), 2);
    assert_eq!(cards_of(&enrol(came(0))), 0, "whoever did not come");
    assert_eq!(
        cards_of(&enrol(Enrolment::default())),
        2,
        "attendance not noted yet"
    );
    assert_eq!(
        cards_of(&leave("2027-06-02")),
        0,
        "left before the first card"
    );
    assert_eq!(
        cards_of(&leave("2027-06-03")),
        1,
        "left before the second one"
    );
    assert_eq!(
        cards_of(&|dossier| dossier.people.clear()),
        2,
        "no longer in the register"
    );
    let open = |dossier: &mut Dossier| {
        dossier.plan.activity_mut("a").unwrap().execution.progress = Progress::Running;
    };
    assert_eq!(cards_of(&open), 0, "not carried out yet");
    let answered = |dossier: &mut Dossier| {
        put_card(
            dossier,
            "a",
            "p0",
            card(CardDue::SixMonths, CardView::Person),
        );
        dossier.people[0].left = Some(day("2027-03-10"));
    };
    assert_eq!(cards_of(&answered), 1, "what was answered stays");
}

#[test]
fn cards_of_an_earlier_plan_go_on() {
    let mut dossier = one_person();
    let plan = std::mem::take(&mut dossier.plan);
    dossier.past_plans = vec![
        PastPlan {
            id: "past".into(),
            plan,
            ..PastPlan::default()
        }
        .into(),
    ];
    assert_eq!(cards_due(&dossier, day("2027-06-10")).len(), 2);
    put_card(
        &mut dossier,
        "a",
        "p0",
        card(CardDue::ThreeMonths, CardView::Head),
    );
    assert!(
        cards_due(&dossier, day("2027-06-10"))[0]
            .head_says
            .is_some()
    );
}

proptest! {
    #[test]
    fn one_state_for_every_day(start in 0u64..60_000, ahead in 0u64..400) {
        let last = NaiveDate::from_ymd_opt(1996, 2, 28).unwrap() + Days::new(start);
        let mut whole = one_person();
        let activity = whole.plan.activity_mut("a").unwrap();
        activity.execution.from = Some(last);
        activity.execution.to = Some(last);
        let today = last + Days::new(ahead);
        for card in cards_due(&whole, today) {
            let days = u64::from(card.due.days());
            prop_assert_eq!((card.on - last).num_days().unsigned_abs(), days);
            let expected = if ahead < days {
                CardState::Coming
            } else if ahead <= days + GRACE_DAYS {
                CardState::Due
            } else {
                CardState::Overdue
            };
            prop_assert_eq!(card.state, expected);
        }
    }
}

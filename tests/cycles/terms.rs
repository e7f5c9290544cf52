//! The hand-over, and the next term.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use proptest::prelude::*;
use yachay_municipal::cycles::*;
use yachay_municipal::documents::{Envelope, restore};
use yachay_municipal::dossier::*;
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::follow_up::{cards_due, trained_register};
use yachay_municipal::framework::{Language, Moment};
use yachay_municipal::plan::{note_approval, record_edit, take_out, withdraw_approval};
use yachay_municipal::response::Level;

use super::support::{day, dossier, ids, instant, peru, staff};
use super::{FIRST, activity, councillors, done, plan, rounds_of, second};

/// Somebody who was evaluated at every level.
fn evaluated() -> Enrolment {
    let card = |due, view| Card {
        due,
        view,
        answered: day("2026-06-01"),
        applied: Applied::Sometimes,
        evidence: "Expediente 14".into(),
        hindrance: Some(Hindrance::Boss),
    };
    Enrolment {
        hours: Some(18),
        reaction: Level::try_from(2).ok(),
        before: Level::try_from(1).ok(),
        after: Level::try_from(4).ok(),
        product: ProductState::InUse,
        evidence: "Folio 3".into(),
        cards: CardView::ALL
            .map(|view| card(CardDue::ThreeMonths, view))
            .into(),
    }
}

fn person(id: &str, post: &str, left: Option<&str>) -> Person {
    Person {
        id: id.into(),
        name: format!("Nombre {id}"),
        posts: ids(&[post]),
        left: left.map(day),
        notes: "apunte reservado".into(),
        ..Person::default()
    }
}

/// A dossier at the end of its term, with two diagnoses and a plan that was carried out.
fn ending() -> Envelope<Dossier> {
    let mut found = rounds_of(vec![
        councillors("a", &FIRST),
        councillors("b", &second([3; 6])),
    ]);
    found.term = Term {
        begins: Some(day("2023-01-01")),
        ends: Some(day("2026-12-31")),
        chosen: None,
    };
    found.years = (2025, 2026);
    found.staff = staff(&[("regidor", 5)]);
    found.people = vec![
        person("mayor", "alcalde", None),
        person("trained", "tesoreria", Some("2026-03-01")),
        person("gone", "tesoreria", Some("2026-03-01")),
        person("stays", "tesoreria", None),
        person("going", "tesoreria", Some("2027-02-01")),
    ]
    .into();
    found.signatories = vec![Signatory {
        office: "Alcaldía".into(),
        name: "Nombre mayor".into(),
    }];
    let mut held = done(activity("2026-03-01", 100), "2026-03-01", &[]);
    held.enrolled = BTreeMap::from([("trained".to_string(), evaluated())]);
    held.commitments = vec![Commitment::default()];
    let change = |reason: &str, after_approval| Change {
        id: reason.into(),
        made: instant("2026-02-01T08:00:00Z"),
        kind: ChangeKind::Edited,
        activity: "2026-03-01".into(),
        reason: reason.into(),
        after_approval,
        before: Vec::new(),
        places: Vec::new(),
        whole: None,
        progress: None,
        years: None,
    };
    found.plan = TrainingPlan {
        changes: vec![
            change("borrador", false).into(),
            change("oficial", true).into(),
        ],
        ..plan(vec![held])
    };
    // The approval is withdrawn, something is changed meanwhile, and another act is noted.
    let world = FixedWorld::default();
    let act = |act: &str| Approval {
        act: act.into(),
        on: day("2026-02-01"),
    };
    note_approval(&mut found.plan, act("la primera"), |made| made.date_naive());
    withdraw_approval(&mut found.plan, "se votó otra", &world);
    let before = found.plan.activities[0].clone();
    found.plan.activities[0].responsible = "Otra oficina".into();
    record_edit(&mut found.plan, &before, &world);
    note_approval(&mut found.plan, act("la segunda"), |made| made.date_naive());
    let mut twin = Activity::clone(&found.plan.activities[0]);
    twin.id = "twin".into();
    found.plan.activities.push(twin.into());
    take_out(&mut found.plan, &ids(&["twin"]), "sobraba", &world);
    found.register = vec![ExecutedAction {
        id: "action".into(),
        year: 2026,
        moment: yachay_municipal::framework::Moment::Exit,
        region: "Cusco".into(),
        modality: "taller".into(),
        contents: ids(&["siaf"]),
        subject: String::new(),
        count: 2,
    }];
    Envelope::new(found, peru().reference(), &FixedWorld::default())
}

#[test]
fn what_is_handed_over_holds_nobody_s_answers() {
    let whole = ending();
    let pack = hand_over_pack(peru(), &whole, whole.written.date_naive());
    let text = pack.to_file_text();
    let again = restore::<Dossier>(text.as_bytes()).expect("a dossier like any other");
    assert_eq!(again.payload, pack.payload);
    for secret in [
        "\"practice\"",
        "apunte reservado",
        "borrador",
        "\"consent\"",
    ] {
        assert!(
            whole.to_file_text().contains(secret),
            "{secret} is there to be left out"
        );
        assert!(!text.contains(secret), "{secret}");
    }
    let handed = &pack.payload;
    assert!(handed.responses.is_empty() && handed.waiting.is_empty());
    assert_eq!(handed.diagnoses.len(), 2);
    for diagnosis in &handed.diagnoses {
        assert!(diagnosis.responses.is_empty() && diagnosis.waiting.is_empty());
        assert_eq!(
            (diagnosis.answered, diagnosis.figures.is_empty()),
            (6, false)
        );
    }
    let mut expected = whole.payload.plan.activities.clone();
    let trained = expected[0].enrolled.get_mut("trained").expect("the person");
    assert_eq!(*trained, evaluated());
    // Nobody's opinion of a course, levels or obstacles; what follow-up needs stays.
    (trained.reaction, trained.before, trained.after) = (None, None, None);
    for card in &mut trained.cards {
        (card.hindrance, card.evidence) = (None, String::new());
    }
    assert_eq!(handed.plan.activities, expected);
    let removed = handed.plan.changes.last().expect("the last change");
    assert_eq!(
        removed.before[0].enrolled, expected[0].enrolled,
        "nor of one that was taken out"
    );
    let due = |dossier: &Dossier| -> Vec<_> {
        let cards = cards_due(dossier, day("2027-06-01"));
        cards
            .into_iter()
            .map(|card| (card.person, card.due, card.state))
            .collect()
    };
    assert_eq!(
        due(handed),
        due(&whole.payload),
        "no card is asked for again"
    );
    let register = |dossier: &Dossier| {
        trained_register(peru(), dossier, day("2027-06-01"))
            .people
            .len()
    };
    assert_eq!((register(handed), register(&whole.payload)), (1, 1));
    let reasons = handed.plan.changes.iter().map(|change| &change.reason);
    let reasons: Vec<&String> = reasons.collect();
    assert_eq!(reasons, ["oficial", "se votó otra", "", "sobraba"]);
    assert_eq!(handed.people.len(), 5);
    assert_eq!(handed.register, whole.payload.register);
    // It never takes the place of the dossier, and a later one takes that of an earlier one.
    assert_ne!(pack.id, whole.id);
    assert_eq!(
        text,
        hand_over_pack(peru(), &whole, whole.written.date_naive()).to_file_text()
    );
    let mut later = whole.clone();
    later.touch(&FixedWorld::at(instant("2026-12-30T08:00:00Z")));
    let later = hand_over_pack(peru(), &later, later.written.date_naive());
    assert_eq!(later.id, pack.id);
    assert!(later.revision > pack.revision);
}

#[test]
fn the_next_term_begins_with_what_was_handed_over() {
    let pack = hand_over_pack(peru(), &ending(), ending().written.date_naive()).payload;
    let today = day("2027-01-04");
    let next = open_term(&pack, peru(), &FixedWorld::default(), today);
    let (begins, ends) = next.term.dates().expect("dates");
    assert_eq!((begins, ends), (day("2027-01-01"), day("2030-12-31")));
    assert_eq!((next.years, next.term.chosen), ((2027, 2027), None));
    assert_eq!(
        next.moment(today),
        Ok(yachay_municipal::framework::Moment::Start)
    );
    assert_eq!(
        (&next.municipality, &next.staff),
        (&pack.municipality, &pack.staff)
    );
    assert_eq!(next.institution, pack.institution);
    assert_eq!(next.plan, TrainingPlan::default());
    assert_eq!(next.diagnoses, pack.diagnoses);
    assert_eq!((next.past_plans.len(), next.register.len()), (1, 1));
    let past = &next.past_plans[0];
    assert_eq!((past.closed, &past.plan), (Some(today), &pack.plan));
    assert_eq!((&past.term, past.years), (&pack.term, (2025, 2026)));
    assert_eq!(open_commitments(&next).len(), 1);
    let people: Vec<_> = next
        .people
        .iter()
        .map(|one| (one.id.as_str(), one.left))
        .collect();
    assert_eq!(
        people,
        [
            ("trained", Some(day("2026-03-01"))),
            ("stays", None),
            ("going", Some(day("2027-02-01")))
        ],
        "whoever left untrained is not carried, nor is the mayor"
    );
    assert_eq!(
        (
            next.signatories[0].office.as_str(),
            next.signatories[0].name.as_str()
        ),
        ("Alcaldía", "")
    );
    let years = years(&next);
    assert_eq!(
        (years.len(), years[0].year, years[0].done.activities),
        (1, 2026, 1)
    );
    // A second hand-over keeps both plans.
    let file = Envelope::new(next, peru().reference(), &FixedWorld::default());
    let mut second = hand_over_pack(peru(), &file, file.written.date_naive()).payload;
    second.plan = plan(vec![activity("2030-01-01", 3)]);
    let third = open_term(&second, peru(), &FixedWorld::default(), day("2030-12-20"));
    assert_eq!(third.past_plans.len(), 2);
    assert_eq!(third.term.begins, Some(day("2031-01-01")));
    assert_eq!(third.years, (2031, 2031));
    // Opened when most of it is over: its plan is still one of its years.
    let late = open_term(&pack, peru(), &FixedWorld::default(), day("2030-11-27"));
    assert_eq!(
        (late.term.begins, late.years),
        (Some(day("2027-01-01")), (2030, 2030))
    );
}

#[test]
fn terms_follow_one_another_whenever_the_next_is_opened() {
    let with = |ends: Option<&str>| Dossier {
        term: Term {
            begins: ends.map(|_| day("2023-01-01")),
            ends: ends.map(day),
            chosen: None,
        },
        ..dossier(Vec::new())
    };
    let table = [
        // Before the term ends, after it, and a whole term later.
        (Some("2026-12-31"), "2026-11-20", "2027-01-01"),
        (Some("2026-12-31"), "2027-02-01", "2027-01-01"),
        (Some("2026-12-31"), "2032-02-29", "2031-01-01"),
        // One that ended early, and one without dates.
        (Some("2025-06-30"), "2025-05-01", "2023-01-01"),
        (None, "2026-11-20", "2023-01-01"),
    ];
    for (ends, today, begins) in table {
        let found = next_term(peru(), &with(ends), day(today)).expect("a term");
        assert_eq!(found.0, day(begins), "{ends:?} {today}");
    }
    let ended = |ends, today: &str| term_has_ended(&with(ends), day(today));
    assert!(!ended(Some("2026-12-31"), "2026-12-31"));
    assert!(ended(Some("2026-12-31"), "2027-01-01"));
    assert!(!ended(None, "2030-01-01"));
}

/// Holds a day against the term that contains it and the ones beside it.
fn stands_in_one_term(first: NaiveDate, years: u8, on: NaiveDate) -> (NaiveDate, NaiveDate) {
    let (begins, ends) = usual_term(first, years, on).expect("a term");
    assert!(begins <= on && on <= ends, "{on} in {begins}–{ends}");
    let whole = begins.year() + i32::from(years);
    assert!(
        (whole - 1..=whole).contains(&ends.year()),
        "{begins}–{ends}"
    );
    for same in [begins, ends] {
        assert_eq!(
            usual_term(first, years, same),
            Some((begins, ends)),
            "{same}"
        );
    }
    let after = ends.succ_opt().expect("a day");
    assert_eq!(
        usual_term(first, years, after).map(|term| term.0),
        Some(after)
    );
    let before = begins.pred_opt().expect("a day");
    assert_eq!(
        usual_term(first, years, before).map(|term| term.1),
        Some(before)
    );
    (begins, ends)
}

#[test]
fn each_day_of_a_century_lies_in_one_term_of_both_countries() {
    for country in ["PE", "BO"] {
        let framework = peru().in_country(country, &[], &Language::ALL);
        let pack = &framework.pack;
        let mut dossier = dossier(Vec::new());
        let mut terms = std::collections::BTreeSet::new();
        let mut on = day("2000-01-01");
        while on <= day("2100-12-31") {
            let (begins, ends) = stands_in_one_term(pack.first_term.begins, pack.term_years, on);
            if terms.insert((begins, ends)) {
                dossier.term = Term {
                    begins: Some(begins),
                    ends: Some(ends),
                    chosen: None,
                };
                // Without a gap, whenever in the term somebody asks; later than its end, the term of that day.
                let next = next_term(&framework, &dossier, on).expect("a term");
                assert_eq!(Some(next.0), ends.succ_opt(), "{country} {begins}–{ends}");
                let late = next.1.succ_opt().expect("a day");
                let later = next_term(&framework, &dossier, late).expect("a term");
                assert_eq!(later.0, late);
            }
            on = on.succ_opt().expect("a day");
        }
        assert!(
            terms.len() >= 100 / usize::from(pack.term_years),
            "{country}"
        );
        let pairs = terms.iter().zip(terms.iter().skip(1));
        assert!(
            pairs
                .into_iter()
                .all(|(one, next)| one.1.succ_opt() == Some(next.0))
        );
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    let days = (0..36_890i64).prop_map(|days| day("2000-01-01") + chrono::TimeDelta::days(days));
    let leap =
        (0..26i32).prop_map(|n| NaiveDate::from_ymd_opt(2000 + 4 * n, 2, 28).unwrap_or_default());
    prop_oneof![4 => days, 1 => leap.prop_map(|day| day.succ_opt().unwrap_or(day))]
}

proptest! {
    #[test]
    fn terms_of_any_beginning_follow_without_gap(first in any_day(), years in 1..=9u8, on in any_day()) {
        let term = stands_in_one_term(first, years, on);
        // The moments come in their order, and the exit lasts the last year.
        let at = |day| moment_at(term, day);
        let place = |moment| [Moment::Start, Moment::Stable, Moment::Exit].iter().position(|found| *found == moment);
        if let Some(next) = on.succ_opt().filter(|next| *next <= term.1) {
            prop_assert!(place(at(on)) <= place(at(next)), "{on}");
        }
        prop_assert_eq!(at(term.1), Moment::Exit);
        let exit_begins = term.1.succ_opt().and_then(|after| after.checked_sub_months(Months::new(12)));
        let exit_begins = exit_begins.unwrap_or(term.0);
        prop_assert_eq!(at(exit_begins.max(term.0)), Moment::Exit);
        if let Some(before) = exit_begins.pred_opt().filter(|before| *before >= term.0) {
            prop_assert!(at(before) != Moment::Exit, "{before}");
            prop_assert_eq!(at(term.0), Moment::Start);
        }
    }
}

//! Diagnoses and plans one after the other: a second diagnosis beside the first, years, the hand-over.

mod support;

use std::collections::BTreeMap;

use support::{answer, day, document, dossier, example, ids, instant, peru, response, staff};
use yachay_municipal::cycles::*;
use yachay_municipal::documents::{Envelope, World, restore};
use yachay_municipal::dossier::*;
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::response::{Response, again};

/// A competency that councillors are asked for.
const ASKED: &str = "fiscalizar-gestion";

/// Councillors with these levels, by id; `follows` names the response before of each, or nothing.
fn councillors(round: &str, people: &[(u8, Option<&str>)]) -> Vec<ReceivedResponse> {
    let people = people.iter().enumerate().map(|(place, (number, follows))| {
        let given = Response {
            follows: follows.map(String::from),
            ..response(&["regidor"], &[(ASKED, answer(*number))])
        };
        received(&format!("{round}{place}"), given)
    });
    people.collect()
}

fn received(id: &str, given: Response) -> ReceivedResponse {
    let world = FixedWorld::default();
    let mut document = document(given, &world);
    document.id = id.into();
    ReceivedResponse {
        document,
        received: world.now(),
        original: None,
    }
}

/// A dossier with one closed diagnosis per list and the last one open.
fn rounds_of(lists: Vec<Vec<ReceivedResponse>>) -> Dossier {
    let world = FixedWorld::default();
    let mut found = dossier(Vec::new());
    let last = lists.len() - 1;
    for (place, list) in lists.into_iter().enumerate() {
        found.responses = list.into();
        if place < last {
            begin_diagnosis(peru(), &mut found, day("2026-06-30"), &world).expect("answers");
        }
    }
    found
}

fn compared(dossier: &Dossier, first: usize) -> Compared {
    let all = compare(peru(), dossier);
    let comparison = all.into_iter().nth(first).expect("a comparison");
    let mut rows = comparison.rows.into_iter();
    let row = rows.find(|row| row.competency == ASKED);
    row.expect("the row").compared
}

fn same(people: usize, means: (f64, f64), rose: usize, fell: usize) -> Compared {
    let (before, after) = means;
    Compared::SamePeople(PairFigures {
        people,
        before,
        after,
        required: 5.0,
        rose,
        fell,
    })
}

const FIRST: [(u8, Option<&str>); 6] = [
    (2, None),
    (2, None),
    (3, None),
    (1, None),
    (4, None),
    (3, None),
];

fn second(levels: [u8; 6]) -> Vec<(u8, Option<&'static str>)> {
    let before = ["a0", "a1", "a2", "a3", "a4", "a5"];
    levels.into_iter().zip(before.map(Some)).collect()
}

#[test]
fn beginning_a_diagnosis_keeps_everything_of_the_one_before() {
    let mut found = example().payload;
    let before = found.clone();
    let last = before.responses[11].document.id.clone();
    found.waiting.insert(last.clone());
    let counted = found.clone();
    begin_diagnosis(
        peru(),
        &mut found,
        day("2026-11-20"),
        &FixedWorld::default(),
    )
    .expect("answers");
    assert!(found.responses.is_empty() && found.waiting.is_empty());
    let closed = &found.diagnoses[0];
    assert_eq!(closed.responses, before.responses);
    assert_eq!(closed.waiting, [last].into());
    assert_eq!((closed.answered, closed.closed), (11, day("2026-11-20")));
    assert_eq!((closed.threshold, &closed.staff), (5, &before.staff));
    assert_eq!(found.plan, before.plan);
    assert_eq!(found.people, before.people);
    let shown = board(peru(), &counted);
    for row in &shown.rows {
        let kept = closed.figures.get(&row.competency);
        let figures = row.total.figures();
        assert_eq!(kept.is_some(), figures.is_some(), "{}", row.competency);
        if let Some((kept, figures)) = kept.zip(figures) {
            assert_eq!(
                (kept.people, kept.with_gap),
                (figures.people, figures.with_gap)
            );
            assert_eq!(f64::from(kept.levels) / kept.people as f64, figures.level);
        }
    }
    assert!(!closed.figures.is_empty());
    // As a file, and back.
    let file = Envelope::new(found.clone(), peru().reference(), &FixedWorld::default());
    let again = restore::<Dossier>(file.to_file_text().as_bytes()).expect("a whole file");
    assert_eq!(again.payload, found);
    // Nobody has answered the next one: it cannot be closed.
    let empty = found.clone();
    let refused = begin_diagnosis(
        peru(),
        &mut found,
        day("2026-11-21"),
        &FixedWorld::default(),
    );
    assert_eq!(refused, Err(BeginFault::NothingAnswered));
    assert_eq!(found, empty);
}

#[test]
fn the_same_people_are_compared() {
    let after = councillors("b", &second([3, 3, 4, 2, 4, 2]));
    let found = rounds_of(vec![councillors("a", &FIRST), after]);
    assert_eq!(compared(&found, 0), same(6, (2.5, 3.0), 4, 1));
    let comparison = &compare(peru(), &found)[0];
    assert_eq!((comparison.both, comparison.threshold), (Some(6), 5));
}

#[test]
fn a_person_is_followed_through_more_than_one_response() {
    // The third follows the first response, where the second followed it too.
    let middle = councillors("b", &second([3, 3, 3, 3, 3, 3]));
    let straight = ["b0", "b1", "b2", "a3", "a4", "a5"];
    let third: Vec<_> = [4, 4, 4, 4, 4, 4]
        .into_iter()
        .zip(straight.map(Some))
        .collect();
    let found = rounds_of(vec![
        councillors("a", &FIRST),
        middle,
        councillors("c", &third),
    ]);
    assert_eq!(compared(&found, 1), same(6, (3.0, 4.0), 6, 0));
}

#[test]
fn where_few_are_the_same_the_groups_stand_beside_each_other() {
    let groups = |found: &Dossier| match compared(found, 0) {
        Compared::Groups(figures) => (figures.people_before, figures.people_after),
        other => panic!("{other:?}"),
    };
    // Four of six are the same; of six, one left; five are the same and one is new.
    let mut after = second([3; 6]);
    after[4].1 = None;
    after[5].1 = None;
    assert_eq!(
        groups(&rounds_of(vec![
            councillors("a", &FIRST),
            councillors("b", &after)
        ])),
        (6, 6)
    );
    let left = second([3; 6])[..5].to_vec();
    assert_eq!(
        groups(&rounds_of(vec![
            councillors("a", &FIRST),
            councillors("b", &left)
        ])),
        (6, 5)
    );
    let mut new = second([3; 6]);
    new.push((5, None));
    assert_eq!(
        groups(&rounds_of(vec![
            councillors("a", &FIRST),
            councillors("b", &new)
        ])),
        (6, 7)
    );
    // Five who are new are enough to show the six again.
    new.extend([(5, None); 4]);
    let found = rounds_of(vec![councillors("a", &FIRST), councillors("b", &new)]);
    assert_eq!(compared(&found, 0), same(6, (2.5, 3.0), 3, 1));
}

#[test]
fn two_files_of_one_person_and_circles_make_no_pair() {
    // Both name the same response: which is the person's is not known.
    let mut twice = second([3; 6]);
    twice[5].1 = Some("a4");
    let found = rounds_of(vec![councillors("a", &FIRST), councillors("b", &twice)]);
    assert!(matches!(compared(&found, 0), Compared::Groups(_)));
    // A forged circle ends.
    let circle: Vec<_> = [
        (3, Some("b1")),
        (3, Some("b0")),
        (3, Some("b2")),
        (3, Some("a0")),
        (3, Some("a1")),
    ]
    .into();
    let found = rounds_of(vec![councillors("a", &FIRST), councillors("b", &circle)]);
    assert!(matches!(compared(&found, 0), Compared::Groups(_)));
}

#[test]
fn small_groups_and_what_was_asked_once_are_named_so() {
    let few = rounds_of(vec![
        councillors("a", &FIRST),
        councillors("b", &second([3; 6])[..3]),
    ]);
    assert_eq!(compared(&few, 0), Compared::Protected);
    assert_eq!(compare(peru(), &few)[0].both, None);
    let other = (0..6).map(|place| received(&format!("b{place}"), response(&["catastro"], &[])));
    let found = rounds_of(vec![councillors("a", &FIRST), other.collect()]);
    assert_eq!(compared(&found, 0), Compared::OnlyOnce);
    assert!(compare(peru(), &rounds_of(vec![councillors("a", &FIRST)])).is_empty());
}

#[test]
fn the_threshold_of_either_diagnosis_holds() {
    let mut found = rounds_of(vec![
        councillors("a", &FIRST),
        councillors("b", &second([3; 6])),
    ]);
    found.threshold = 7;
    assert_eq!(compared(&found, 0), Compared::Protected);
    found.threshold = 3;
    assert_eq!(
        compare(peru(), &found)[0].threshold,
        5,
        "the first was closed with five"
    );
}

#[test]
fn figures_that_were_handed_over_stand_beside_new_answers() {
    let first = rounds_of(vec![councillors("a", &FIRST)]);
    let first = Envelope::new(first, peru().reference(), &FixedWorld::default());
    let mut next = hand_over_pack(peru(), &first).payload;
    next.responses = councillors("b", &second([3; 6])).into();
    assert_eq!(
        compared(&next, 0),
        Compared::Groups(GroupFigures {
            people_before: 6,
            before: 2.5,
            people_after: 6,
            after: 3.0,
            required: Some(5.0),
        })
    );
}

#[test]
fn files_of_an_earlier_diagnosis_and_second_files_of_a_person_are_refused() {
    let now = instant("2026-11-20T08:00:00Z");
    let mut found = rounds_of(vec![
        councillors("a", &FIRST),
        councillors("b", &second([3; 6])[..1]),
    ]);
    let kept = found.clone();
    let mut take =
        |item: &ReceivedResponse| take_in(&mut found, item.document.clone(), peru(), now);
    let old = councillors("a", &FIRST);
    let closed = day("2026-06-30");
    assert_eq!(
        take(&old[2]),
        Err(IntakeRefusal::EarlierDiagnosis { closed })
    );
    let again = councillors("c", &[(5, Some("b0"))]);
    assert_eq!(take(&again[0]), Err(IntakeRefusal::AnsweredTwice));
    let before = received("x", response(&["regidor"], &[]));
    assert_eq!(take(&before), Ok(Intake::Added));
    let follows = councillors("d", &[(5, Some("x"))]);
    assert_eq!(take(&follows[0]), Err(IntakeRefusal::AnsweredTwice));
    assert_eq!(found.responses.len(), kept.responses.len() + 1);
}

#[test]
fn answering_again_carries_who_one_is_and_no_level() {
    let before = &example().payload.responses[0].document;
    let next = again(before);
    let (old, new) = (&before.payload, &next);
    assert_eq!(new.follows.as_deref(), Some(before.id.as_str()));
    assert_eq!(new.municipality, old.municipality);
    assert_eq!(new.respondent, old.respondent);
    assert_eq!(new.example, old.example);
    let empty = Response::default();
    assert_eq!(new.consent, None, "consent is asked anew");
    assert_eq!(new.diagnosis, empty.diagnosis);
    assert_eq!(
        (&new.practice, &new.survey),
        (&empty.practice, &empty.survey)
    );
}

fn activity(from: &str, cents: u64) -> Activity {
    Activity {
        id: from.into(),
        hours: Some(20),
        from: Some(day(from)),
        participants: BTreeMap::from([("regidor".to_string(), 3)]),
        costs: vec![CostLine {
            cents,
            ..CostLine::default()
        }],
        ..Activity::default()
    }
}

fn done(mut activity: Activity, on: &str, came: &[u16]) -> Activity {
    activity.execution = Execution {
        progress: Progress::Done,
        from: Some(day(on)),
        to: Some(day(on)),
        hours: Some(18),
        spent: vec![Spending {
            cents: 70_001,
            ..Spending::default()
        }],
        ..Execution::default()
    };
    let came = came.iter().enumerate().map(|(place, hours)| {
        let enrolment = Enrolment {
            hours: Some(*hours),
            ..Enrolment::default()
        };
        (format!("person-{place}"), enrolment)
    });
    activity.enrolled = came.collect();
    activity
}

fn plan(activities: Vec<Activity>) -> TrainingPlan {
    TrainingPlan {
        activities: activities.into_iter().map(Into::into).collect(),
        ..TrainingPlan::default()
    }
}

#[test]
fn plan_and_execution_by_year() {
    let mut found = dossier(Vec::new());
    found.years = (2027, 2028);
    let mut measure = activity("2028-02-01", 5);
    measure.measure = true;
    let mut undated = activity("2028-02-01", 7);
    undated.from = None;
    let mut cancelled = done(activity("2028-05-01", 11), "2028-06-01", &[]);
    cancelled.execution.progress = Progress::Cancelled;
    // Planned for December, held in January: each in its own year.
    found.plan = plan(vec![
        done(activity("2027-12-01", 100_000), "2028-01-15", &[18, 0, 4]),
        measure,
        undated,
        cancelled,
    ]);
    found.past_plans = vec![
        PastPlan {
            years: (2025, 2026),
            plan: plan(vec![done(activity("2026-12-31", 1), "2026-12-31", &[1])]),
            ..PastPlan::default()
        }
        .into(),
    ];
    let rows = years(&found);
    let row = |year: i32, planned: [u64; 5], done: [u64; 5]| {
        let work = |of: [u64; 5]| Work {
            activities: of[0] as usize,
            measures: of[1] as usize,
            hours: of[2],
            places: of[3],
            cents: of[4],
        };
        YearRow {
            year,
            planned: work(planned),
            done: work(done),
        }
    };
    assert_eq!(
        rows,
        [
            row(2026, [1, 0, 20, 3, 1], [1, 0, 18, 1, 70_001]),
            row(2027, [2, 0, 40, 6, 100_007], [0; 5]),
            row(2028, [1, 1, 20, 3, 16], [1, 0, 18, 2, 140_002]),
        ]
    );
    assert!(years(&dossier(Vec::new())).is_empty());
}

#[test]
fn what_is_open_is_counted() {
    let promise = |kept| Commitment {
        text: "Facilita el local".into(),
        kept,
        ..Commitment::default()
    };
    let mut held = done(activity("2027-01-10", 0), "2027-01-10", &[18, 0]);
    held.commitments = vec![promise(None), promise(Some(true))];
    let mut cancelled = activity("2027-01-10", 0);
    cancelled.execution.progress = Progress::Cancelled;
    cancelled.commitments = vec![promise(None)];
    let mut found = dossier(Vec::new());
    found.plan = plan(vec![held, activity("2027-05-01", 0), cancelled]);
    let open = |dossier: &Dossier, on: &str| {
        let open = open_items(dossier, day(on));
        (open.activities, open.products, open.cards, open.commitments)
    };
    // One person came: two views of the card at 90 days (10 April), two more at 180 (9 July).
    assert_eq!(open(&found, "2027-04-09"), (1, 1, 0, 1));
    assert_eq!(open(&found, "2027-04-10"), (1, 1, 2, 1));
    assert_eq!(open(&found, "2027-07-09"), (1, 1, 4, 1));
    let mut answered = found.clone();
    let held = answered
        .plan
        .activity_mut("2027-01-10")
        .expect("it is there");
    held.execution.product = ProductState::HandedIn;
    let one = held.enrolled.get_mut("person-0").expect("somebody came");
    one.cards.push(Card {
        due: CardDue::ThreeMonths,
        view: CardView::Head,
        answered: day("2027-04-11"),
        applied: Applied::Once,
        evidence: String::new(),
        hindrance: None,
    });
    assert_eq!(open(&answered, "2027-07-09"), (1, 0, 3, 1));
    // Those of earlier terms come first and are found by their place.
    found.past_plans = vec![
        PastPlan {
            plan: found.plan.clone(),
            ..PastPlan::default()
        }
        .into(),
    ];
    let places: Vec<_> = open_commitments(&found)
        .iter()
        .map(|open| (open.past_plan, open.activity.id.as_str(), open.place))
        .collect();
    assert_eq!(
        places,
        [(Some(0), "2027-01-10", 0), (None, "2027-01-10", 0)]
    );
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
    held.enrolled = BTreeMap::from([("trained".to_string(), Enrolment::default())]);
    held.commitments = vec![Commitment::default()];
    let change = |reason: &str, after_approval| Change {
        id: reason.into(),
        made: instant("2026-02-01T08:00:00Z"),
        kind: ChangeKind::Edited,
        activity: "2026-03-01".into(),
        reason: reason.into(),
        after_approval,
        before: Vec::new(),
    };
    found.plan = TrainingPlan {
        changes: vec![
            change("borrador", false).into(),
            change("oficial", true).into(),
        ],
        ..plan(vec![held])
    };
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
    let pack = hand_over_pack(peru(), &whole);
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
        assert_eq!((diagnosis.answered, diagnosis.figures.len() > 0), (6, true));
    }
    assert_eq!(handed.plan.activities, whole.payload.plan.activities);
    assert_eq!(handed.plan.changes.len(), 1);
    assert_eq!(handed.people.len(), 5);
    assert_eq!(handed.register, whole.payload.register);
    // It never takes the place of the dossier, and a later one takes that of an earlier one.
    assert_ne!(pack.id, whole.id);
    assert_eq!(text, hand_over_pack(peru(), &whole).to_file_text());
    let mut later = whole.clone();
    later.touch(&FixedWorld::at(instant("2026-12-30T08:00:00Z")));
    let later = hand_over_pack(peru(), &later);
    assert_eq!(later.id, pack.id);
    assert!(later.revision > pack.revision);
}

#[test]
fn the_next_term_begins_with_what_was_handed_over() {
    let pack = hand_over_pack(peru(), &ending()).payload;
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
    let mut second = hand_over_pack(peru(), &file).payload;
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

//! What in a plan does not fit: a table for every kind, and what holds for any plan.

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use support::{day, ids, peru};
use yachay_municipal::documents::Shared;
use yachay_municipal::dossier::{
    Activity, BudgetLine, CostLine, CostSource, Dossier, Enrolment, Execution, Person, PhaseDates,
    Progress, Term, Trainer,
};
use yachay_municipal::framework::{ActorKind, Moment};
use yachay_municipal::plan::{
    Conflict, ConflictKind, Severity, conflicts, conflicts_of, spread_phases,
};

const TODAY: &str = "2026-11-20";

fn person(id: &str, post: &str) -> Person {
    Person {
        id: id.into(),
        name: format!("Persona {id}"),
        posts: ids(&[post]),
        ..Person::default()
    }
}

/// A workshop in May 2027 with two people of planning and budget; nothing is wrong with it.
fn workshop(id: &str) -> Activity {
    Activity {
        id: id.into(),
        content: Some("siaf".into()),
        modality: Some("taller".into()),
        hours: Some(16),
        from: Some(day("2027-05-01")),
        to: Some(day("2027-05-01")),
        participants: BTreeMap::from([("planificacion-presupuesto".into(), 2)]),
        enrolled: enrolled(&["ana", "luz"]),
        ..Activity::default()
    }
}

fn enrolled(people: &[&str]) -> BTreeMap<String, Enrolment> {
    people
        .iter()
        .map(|id| ((*id).into(), Enrolment::default()))
        .collect()
}

/// A dossier with a plan for 2027 and 2028 in a term from 2027 on, of these activities.
fn dossier(activities: Vec<Activity>) -> Dossier {
    Dossier {
        years: (2027, 2028),
        term: Term {
            begins: Some(day("2027-01-01")),
            ends: Some(day("2030-12-31")),
            chosen: None,
        },
        people: Shared::new(vec![
            person("ana", "planificacion-presupuesto"),
            person("luz", "planificacion-presupuesto"),
            person("rosa", "regidor"),
        ]),
        plan: yachay_municipal::dossier::TrainingPlan {
            activities: activities.into_iter().map(Shared::new).collect(),
            ..Default::default()
        },
        ..Dossier::default()
    }
}

fn all(dossier: &Dossier) -> Vec<Conflict> {
    conflicts(peru(), dossier, day(TODAY))
}

/// What is found where one workshop is changed.
fn changed(change: impl FnOnce(&mut Activity)) -> Vec<(Severity, ConflictKind)> {
    let mut activity = workshop("a");
    change(&mut activity);
    of(&dossier(vec![activity]))
}

fn of(dossier: &Dossier) -> Vec<(Severity, ConflictKind)> {
    all(dossier)
        .into_iter()
        .map(|found| (found.severity, found.kind))
        .collect()
}

fn warning(kind: ConflictKind) -> Vec<(Severity, ConflictKind)> {
    vec![(Severity::Warning, kind)]
}

fn notice(kind: ConflictKind) -> Vec<(Severity, ConflictKind)> {
    vec![(Severity::Notice, kind)]
}

fn phase(id: &str, from: &str, to: &str) -> PhaseDates {
    PhaseDates {
        phase: id.into(),
        from: (!from.is_empty()).then(|| day(from)),
        to: (!to.is_empty()).then(|| day(to)),
    }
}

#[test]
fn a_clean_plan_has_none() {
    assert_eq!(changed(|_| {}), []);
    let modality = peru().modality("taller").unwrap();
    let dated = changed(|activity| {
        activity.phases = spread_phases(modality, day("2027-05-01"), day("2027-05-01"));
    });
    assert_eq!(dated, []);
}

#[test]
fn what_will_not_take_place_conflicts_with_nothing() {
    let found = changed(|activity| {
        activity.to = Some(day("2020-01-01"));
        activity.execution.progress = Progress::Cancelled;
    });
    assert_eq!(found, []);
}

#[test]
fn days_the_wrong_way_round() {
    let reversed = changed(|activity| activity.to = Some(day("2027-03-01")));
    assert_eq!(reversed, warning(ConflictKind::MonthsReversed));
    let phases = changed(|activity| {
        activity.phases = vec![phase("trabajo-en-grupo", "2027-05-09", "2027-05-08")];
    });
    let kind = ConflictKind::PhaseReversed {
        phase: "trabajo-en-grupo".into(),
    };
    assert_eq!(phases, warning(kind));
    let early = changed(|activity| {
        activity.phases = vec![
            phase("exposicion-motivadora", "2027-05-09", ""),
            phase("trabajo-en-grupo", "2027-05-08", "2027-05-08"),
            phase("socializacion-y-debate", "2027-05-10", "2027-05-10"),
        ];
    });
    let kind = ConflictKind::PhasesOutOfOrder {
        phase: "trabajo-en-grupo".into(),
        after: "exposicion-motivadora".into(),
    };
    assert_eq!(early, notice(kind));
    let outside = changed(|activity| {
        activity.phases = vec![phase("trabajo-en-grupo", "2027-05-31", "2027-06-01")];
    });
    let kind = ConflictKind::PhaseOutsideMonths {
        phase: "trabajo-en-grupo".into(),
    };
    assert_eq!(outside, notice(kind));
}

#[test]
fn years_of_the_plan_and_the_term() {
    let early = changed(|activity| {
        activity.from = Some(day("2026-12-01"));
        activity.content = Some("marco-legal-municipal".into());
    });
    let years = ConflictKind::OutsideYears {
        years: (2027, 2028),
    };
    let begins = day("2027-01-01");
    assert_eq!(
        early,
        [
            (Severity::Warning, years.clone()),
            (Severity::Warning, ConflictKind::BeforeTerm { begins })
        ]
    );
    let mut late = dossier(vec![workshop("a")]);
    late.term.ends = Some(day("2027-04-30"));
    let ends = day("2027-04-30");
    assert_eq!(of(&late), warning(ConflictKind::AfterTerm { ends }));
    // A term from the middle of a month: the month belongs to both sides.
    late.term.ends = Some(day("2027-05-02"));
    assert_eq!(of(&late), []);
    late.term.begins = Some(day("2027-05-31"));
    late.term.ends = Some(day("2030-05-30"));
    assert_eq!(of(&late), []);
}

#[test]
fn moments_from_the_rules() {
    let excluded = |modality: &str, moment| ConflictKind::OutsideMoment {
        modality: modality.into(),
        moment,
        rule: "moment-menu".into(),
    };
    let visit = |from: &str, to: &str| {
        changed(|activity| {
            activity.modality = Some("municipio-escuela".into());
            activity.hours = Some(30);
            activity.from = Some(day(from));
            activity.to = Some(day(to));
        })
    };
    let start = warning(excluded("municipio-escuela", Moment::Start));
    assert_eq!(visit("2027-05-01", "2027-05-01"), start);
    assert_eq!(visit("2028-05-01", "2028-05-01"), []);
    // A diplomado may end in the exit, but not begin there.
    let mut plan = dossier(vec![Activity {
        modality: Some("diplomado".into()),
        hours: Some(200),
        permitted: Some(day("2027-01-10")),
        enrolled: BTreeMap::new(),
        from: Some(day("2029-10-01")),
        to: Some(day("2030-03-01")),
        ..workshop("a")
    }]);
    plan.years = (2029, 2030);
    assert_eq!(of(&plan), []);
    plan.plan.activities[0].from = Some(day("2030-02-01"));
    assert_eq!(of(&plan), notice(excluded("diplomado", Moment::Exit)));
    // Without days the plan's years decide: the second one has room for it.
    let undated = |years| {
        let mut plan = dossier(vec![Activity {
            modality: Some("municipio-escuela".into()),
            hours: Some(30),
            from: None,
            to: None,
            ..workshop("a")
        }]);
        plan.years = years;
        of(&plan)
    };
    assert_eq!(undated((2027, 2028)), []);
    assert_eq!(undated((2027, 2027)), start);
}

#[test]
fn dates_of_the_municipal_year() {
    let in_december = |content: &str, post: &str| {
        changed(|activity| {
            activity.from = Some(day("2027-12-01"));
            activity.to = Some(day("2027-12-01"));
            activity.content = Some(content.into());
            activity.enrolled.clear();
            activity.participants = BTreeMap::from([(post.into(), 2)]);
        })
    };
    let due = |item: &str, serves| {
        let kind = ConflictKind::Deadline {
            item: item.into(),
            due: day("2027-12-31"),
            serves,
        };
        (Severity::Notice, kind)
    };
    let busy = in_december("marco-legal-municipal", "planificacion-presupuesto");
    assert_eq!(busy, [due("poi-diciembre", false), due("pia", false)]);
    assert_eq!(
        in_december("marco-legal-municipal", "seguridad-ciudadana"),
        []
    );
    let late = in_december("siaf", "seguridad-ciudadana");
    assert_eq!(late, [due("pia", true)]);
    // Weeks before, or months long, nobody is kept away from it.
    let long = changed(|activity| activity.to = Some(day("2027-12-01")));
    assert_eq!(long, []);
    // The hand-over is due in the last year of the term alone.
    let mut exit = dossier(vec![Activity {
        from: Some(day("2030-12-01")),
        to: Some(day("2030-12-01")),
        content: Some("marco-legal-municipal".into()),
        participants: BTreeMap::from([("tesoreria".into(), 1)]),
        enrolled: BTreeMap::new(),
        ..workshop("a")
    }]);
    exit.years = (2030, 2030);
    let items: Vec<_> = all(&exit)
        .into_iter()
        .filter_map(|found| match found.kind {
            ConflictKind::Deadline { item, .. } => Some(item),
            _ => None,
        })
        .collect();
    assert_eq!(items, ["transferencia", "pia"]);
}

#[test]
fn what_the_modality_asks_for() {
    let visit = |permitted| {
        let mut plan = dossier(vec![Activity {
            modality: Some("pasantia".into()),
            hours: Some(24),
            from: Some(day("2028-05-01")),
            to: Some(day("2028-05-01")),
            permitted,
            ..workshop("a")
        }]);
        plan.plan.activities[0]
            .participants
            .insert("comite-vigilancia".into(), 1);
        of(&plan)
    };
    let missing = ConflictKind::PermissionMissing {
        modality: "pasantia".into(),
        rule: "permission".into(),
    };
    let not_taken = ConflictKind::PostsNotTaken {
        modality: "pasantia".into(),
        posts: ids(&["comite-vigilancia"]),
        actors: vec![ActorKind::CivilSociety],
    };
    assert_eq!(
        visit(None),
        [
            (Severity::Warning, missing),
            (Severity::Warning, not_taken.clone())
        ]
    );
    assert_eq!(visit(Some(day("2028-02-29"))), warning(not_taken));
}

#[test]
fn a_diplomado_asks_for_a_degree_or_years() {
    let mut plan = dossier(vec![Activity {
        modality: Some("diplomado".into()),
        hours: Some(200),
        from: Some(day("2028-05-01")),
        to: Some(day("2028-07-01")),
        permitted: Some(day("2028-01-10")),
        participants: BTreeMap::from([("planificacion-presupuesto".into(), 5)]),
        enrolled: enrolled(&["ana", "luz", "five", "four", "degree"]),
        ..workshop("a")
    }]);
    let years = |id: &str, experience, degree| Person {
        experience,
        degree,
        ..person(id, "planificacion-presupuesto")
    };
    plan.people.extend([
        years("five", Some(5), false),
        years("four", Some(4), false),
        years("degree", Some(0), true),
    ]);
    let kind = |people: &[&str]| ConflictKind::NotQualified {
        modality: "diplomado".into(),
        years: 5,
        people: ids(people),
    };
    assert_eq!(
        of(&plan),
        [
            (Severity::Warning, kind(&["four"])),
            (Severity::Notice, kind(&["ana", "luz"]))
        ]
    );
}

#[test]
fn the_same_person_twice() {
    let kind = |other: &str, from: &str, to: &str| ConflictKind::PersonTwice {
        person: "ana".into(),
        other: other.into(),
        from: day(from),
        to: day(to),
    };
    let other = |change: &dyn Fn(&mut Activity)| {
        let mut second = Activity {
            enrolled: enrolled(&["ana"]),
            ..workshop("b")
        };
        change(&mut second);
        let mut first = workshop("a");
        first.phases = vec![phase("exposicion-motivadora", "2027-05-10", "2027-05-12")];
        of(&dossier(vec![first, second]))
    };
    let months = other(&|_| {});
    let shared = ("2027-05-10", "2027-05-12");
    assert_eq!(
        months,
        [
            (Severity::Notice, kind("b", shared.0, shared.1)),
            (Severity::Notice, kind("a", shared.0, shared.1))
        ]
    );
    let days = other(&|second| {
        second.phases = vec![phase("trabajo-en-grupo", "2027-05-12", "2027-05-13")];
    });
    assert_eq!(
        days,
        [
            (Severity::Warning, kind("b", "2027-05-12", "2027-05-12")),
            (Severity::Warning, kind("a", "2027-05-12", "2027-05-12"))
        ]
    );
    let next_day = other(&|second| {
        second.phases = vec![phase("trabajo-en-grupo", "2027-05-13", "2027-05-13")];
    });
    assert_eq!(next_day, []);
    // What took place decides over what was planned.
    let carried_out = other(&|second| {
        second.execution = Execution {
            from: Some(day("2027-05-11")),
            ..Execution::default()
        };
    });
    assert_eq!(
        carried_out[0],
        (Severity::Warning, kind("b", "2027-05-11", "2027-05-11"))
    );
    // The months of an accompaniment leave days for a workshop.
    let long = other(&|second| {
        second.phases = vec![phase("trabajo-en-grupo", "2027-05-01", "2027-05-31")];
    });
    assert!(
        long.iter()
            .all(|(severity, _)| *severity == Severity::Notice),
        "{long:?}"
    );
    let nobody_shared = other(&|second| second.enrolled = enrolled(&["rosa"]));
    assert_eq!(nobody_shared, []);
}

#[test]
fn people_who_are_not_here() {
    let unknown = changed(|activity| activity.enrolled = enrolled(&["ana", "gone"]));
    let person = "gone".to_string();
    assert_eq!(unknown, warning(ConflictKind::PersonUnknown { person }));
    let mut plan = dossier(vec![workshop("a")]);
    plan.people[0].left = Some(day("2027-04-30"));
    let left = |day| ConflictKind::PersonLeft {
        person: "ana".into(),
        left: day,
    };
    assert_eq!(of(&plan), warning(left(day("2027-04-30"))));
    plan.people[0].left = Some(day("2027-05-01"));
    assert_eq!(of(&plan), [], "still here on the first day of the month");
    let activity = &mut plan.plan.activities[0];
    (activity.from, activity.to) = (None, None);
    plan.people[0].left = Some(day("2026-11-19"));
    assert_eq!(of(&plan), warning(left(day("2026-11-19"))), "gone by today");
}

#[test]
fn how_many_take_part() {
    let more = changed(|activity| {
        activity.participants = BTreeMap::from([("planificacion-presupuesto".into(), 1)]);
    });
    let kind = ConflictKind::MoreEnrolled {
        enrolled: 2,
        planned: 1,
    };
    assert_eq!(more, notice(kind));
    let nobody = changed(|activity| {
        activity.participants.clear();
        activity.enrolled.clear();
    });
    assert_eq!(nobody, notice(ConflictKind::NoParticipants));
    let people_alone = changed(|activity| activity.participants.clear());
    assert_eq!(people_alone, []);
}

#[test]
fn languages() {
    let mut plan = dossier(vec![Activity {
        language: Some("qu".into()),
        trainer: Some("t".into()),
        ..workshop("a")
    }]);
    let unknown = ConflictKind::TrainerUnknown {
        trainer: "t".into(),
    };
    assert_eq!(of(&plan), warning(unknown));
    plan.trainers = vec![Trainer {
        id: "t".into(),
        ..Trainer::default()
    }];
    assert_eq!(of(&plan), [], "nobody said what they speak");
    plan.trainers[0].languages = ids(&["es"]);
    plan.people[0].languages = ids(&["es"]);
    plan.people[1].languages = ids(&["es", "qu"]);
    let trainer = ConflictKind::TrainerLanguage {
        trainer: "t".into(),
        language: "qu".into(),
    };
    let people = ConflictKind::PeopleLanguage {
        people: ids(&["ana"]),
    };
    assert_eq!(
        of(&plan),
        [
            (Severity::Warning, trainer),
            (Severity::Warning, people.clone())
        ]
    );
    plan.trainers[0].languages = ids(&["qu"]);
    plan.plan.activities[0].language = None;
    assert_eq!(of(&plan), warning(people), "the trainer's languages stand");
}

fn line(source: CostSource, cents: u64, year: Option<i32>) -> CostLine {
    CostLine {
        source,
        cents,
        year,
        ..CostLine::default()
    }
}

#[test]
fn money() {
    let mut plan = dossier(vec![
        Activity {
            costs: vec![line(CostSource::Fund, 60_000, None)],
            ..workshop("a")
        },
        Activity {
            costs: vec![line(CostSource::Fund, 40_001, Some(2027))],
            enrolled: BTreeMap::new(),
            ..workshop("b")
        },
        Activity {
            costs: vec![line(CostSource::Fund, 99_999, Some(2028))],
            enrolled: BTreeMap::new(),
            ..workshop("c")
        },
    ]);
    plan.plan.budget = vec![BudgetLine {
        source: CostSource::Fund,
        year: 2027,
        cents: 100_001,
    }];
    assert_eq!(of(&plan), [], "exactly what there is");
    plan.plan.budget[0].cents = 100_000;
    let over = |activity: &str| Conflict {
        activity: activity.into(),
        kind: ConflictKind::OverBudget {
            source: CostSource::Fund,
            year: 2027,
            limit: 100_000,
            planned: 100_001,
        },
        severity: Severity::Warning,
    };
    assert_eq!(all(&plan), [over("a"), over("b")]);
    plan.plan.activities[1].execution.progress = Progress::Cancelled;
    assert_eq!(all(&plan), [], "what will not take place costs nothing");

    let other_year = changed(|activity| {
        activity.costs = vec![line(CostSource::Municipality, 1, Some(2031))];
    });
    assert_eq!(
        other_year,
        notice(ConflictKind::CostOutsideYears { year: 2031 })
    );
    let usual = changed(|activity| {
        activity.costs = vec![line(CostSource::Municipality, 100_000_000, None)];
    });
    assert_eq!(usual, []);
    let dear = changed(|activity| {
        activity.costs = vec![CostLine {
            per_person: true,
            ..line(CostSource::Municipality, 50_000_001, None)
        }];
    });
    assert_eq!(
        dear,
        notice(ConflictKind::UnusualCost { cents: 100_000_002 })
    );
}

#[test]
fn hours_and_words() {
    let hours = |hours| changed(|activity| activity.hours = Some(hours));
    let unusual = |hours| {
        notice(ConflictKind::UnusualHours {
            hours,
            usual: (4, 24),
        })
    };
    assert_eq!((hours(2), hours(48)), (vec![], vec![]));
    assert_eq!((hours(1), hours(49)), (unusual(1), unusual(49)));
    let wordless = changed(|activity| activity.content = None);
    assert_eq!(
        wordless,
        [
            (Severity::Notice, ConflictKind::NoProduct),
            (Severity::Notice, ConflictKind::NoIndicator)
        ]
    );
    let own = changed(|activity| {
        activity.content = None;
        activity.product = Some("Un manual".into());
        activity.indicator = Some("   ".into());
    });
    assert_eq!(own, notice(ConflictKind::NoIndicator));
}

#[test]
fn a_measure_needs_no_people_and_no_product() {
    let found = changed(|activity| {
        *activity = Activity {
            id: "a".into(),
            measure: true,
            ..Activity::default()
        };
    });
    assert_eq!(found, []);
}

#[test]
fn phases_are_spread_over_the_months_by_their_shares() {
    let assistance = peru().modality("asistencia-tecnica").unwrap();
    let dates = spread_phases(assistance, day("2028-02-01"), day("2028-03-01"));
    let days: Vec<_> = dates
        .iter()
        .map(|found| (found.from.unwrap(), found.to.unwrap()))
        .collect();
    // 60 days in a leap year: 20, 25, 40 and 15 percent.
    let expected = [
        ("2028-02-01", "2028-02-12"),
        ("2028-02-13", "2028-02-27"),
        ("2028-02-28", "2028-03-22"),
        ("2028-03-23", "2028-03-31"),
    ];
    assert_eq!(days, expected.map(|(from, to)| (day(from), day(to))));
    let course = peru().modality("diplomado").unwrap();
    let dates = spread_phases(course, day("2027-12-01"), day("2028-02-01"));
    assert!(dates.iter().all(|found| {
        (found.from, found.to) == (Some(day("2027-12-01")), Some(day("2028-02-29")))
    }));
    assert_eq!(dates.len(), course.phases.len());
    assert_eq!(
        spread_phases(course, day("2027-12-01"), day("2027-11-01")),
        []
    );
}

fn any_day() -> impl Strategy<Value = Option<chrono::NaiveDate>> {
    prop_oneof![
        Just(None),
        (-400_000_i64..900_000).prop_map(|days| {
            day("2027-01-01").checked_add_signed(chrono::TimeDelta::days(days))
        }),
        Just(Some(chrono::NaiveDate::MAX)),
        Just(Some(chrono::NaiveDate::MIN)),
        (0_i64..1_500).prop_map(|days| Some(day("2027-01-01") + chrono::TimeDelta::days(days))),
    ]
}

fn any_id() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("ana".to_string()),
        Just("luz".to_string()),
        Just("diplomado".to_string()),
        Just("asistencia-tecnica".to_string()),
        Just("siaf".to_string()),
        Just("tesoreria".to_string()),
        Just("qu".to_string()),
        Just("=<😀".to_string()),
    ]
}

prop_compose! {
    fn any_activity()(
        id in any_id(),
        content in proptest::option::of(any_id()),
        modality in proptest::option::of(any_id()),
        days in proptest::collection::vec(any_day(), 6),
        people in proptest::collection::btree_map(any_id(), any::<u16>(), 0..4),
        hours in proptest::option::of(any::<u16>()),
        costs in proptest::collection::vec((any::<u64>(), any::<bool>(), proptest::option::of(any::<i32>())), 0..3),
        language in proptest::option::of(any_id()),
    ) -> Activity {
        Activity {
            id,
            content,
            trainer: language.clone(),
            language,
            phases: vec![
                PhaseDates { phase: "transferencia".into(), from: days[2], to: days[3] },
                PhaseDates { phase: "autodiagnostico".into(), from: days[4], to: days[5] },
            ],
            modality,
            from: days[0],
            to: days[1],
            enrolled: people.keys().map(|id| (id.clone(), Enrolment::default())).collect(),
            participants: people,
            hours,
            costs: costs
                .into_iter()
                .map(|(cents, per_person, year)| CostLine { cents, per_person, year, ..CostLine::default() })
                .collect(),
            ..Activity::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_plan_is_judged_and_one_activity_like_all(
        activities in proptest::collection::vec(any_activity(), 0..6),
        years in (any::<i32>(), any::<i32>()),
        term in (any_day(), any_day()),
        left in any_day(),
    ) {
        let mut plan = dossier(activities);
        for (place, activity) in plan.plan.activities.iter_mut().enumerate() {
            activity.id = format!("{place}-{}", activity.id);
        }
        plan.years = years;
        plan.term = Term { begins: term.0, ends: term.1, chosen: None };
        plan.people[0].left = left;
        plan.plan.budget = vec![BudgetLine { year: 2027, ..BudgetLine::default() }];
        let whole = all(&plan);
        for activity in plan.plan.activities.iter() {
            let own: Vec<_> = whole.iter().filter(|found| found.activity == activity.id).cloned().collect();
            prop_assert_eq!(&conflicts_of(peru(), &plan, &activity.id, day(TODAY)), &own);
            prop_assert!(own.is_sorted_by_key(|found| found.severity));
        }
        prop_assert!(whole.iter().all(|found| plan.plan.activity(&found.activity).is_some()));
    }
}

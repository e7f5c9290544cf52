//! People: what a modality asks of them, twice at once, gone, too many, languages.

use std::collections::BTreeMap;

use yachay_municipal::dossier::{Activity, Commitment, Execution, Party, Person, Trainer};
use yachay_municipal::framework::ActorKind;
use yachay_municipal::plan::{ConflictKind, Severity};

use crate::made::{changed, dossier, enrolled, notice, of, person, phase, warning, workshop};
use crate::support::{day, ids};

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
        product: Some("Un proyecto de cada área".into()),
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
fn a_diplomado_asks_for_names_and_an_own_project() {
    let found = |change: &dyn Fn(&mut Activity)| {
        let mut activity = Activity {
            modality: Some("diplomado".into()),
            hours: Some(200),
            from: Some(day("2028-05-01")),
            to: Some(day("2028-07-01")),
            permitted: Some(day("2028-01-10")),
            participants: BTreeMap::from([("planificacion-presupuesto".into(), 3)]),
            enrolled: BTreeMap::new(),
            ..workshop("a")
        };
        change(&mut activity);
        let mut plan = dossier(vec![activity]);
        for id in 0..2 {
            plan.people[id].degree = true;
        }
        of(&plan)
    };
    let modality = "diplomado".to_string();
    let by_post = |people| ConflictKind::QualifiedByPost {
        modality: modality.clone(),
        years: 5,
        people,
    };
    let project = ConflictKind::NoOwnProject {
        modality: modality.clone(),
    };
    let both = [by_post(3), project.clone()].map(|kind| (Severity::Notice, kind));
    assert_eq!(found(&|_| {}), both);
    let named = |activity: &mut Activity| {
        activity.enrolled = enrolled(&["ana", "luz"]);
        activity.participants = BTreeMap::from([("planificacion-presupuesto".into(), 2)]);
    };
    assert_eq!(found(&named), notice(project));
    // The product in own words, a promise of whoever is trained, or something of each one.
    assert_eq!(
        found(&|activity| activity.product = Some("Proyecto de mi área".into())),
        notice(by_post(3))
    );
    let promise = |by| {
        found(&|activity| {
            named(activity);
            activity.commitments = vec![Commitment {
                by,
                text: "Presento mi proyecto".into(),
                ..Commitment::default()
            }];
        })
    };
    assert_eq!(promise(Party::Person), []);
    assert_eq!(promise(Party::Head).len(), 1);
    let evidence = |people: usize| {
        found(&|activity| {
            named(activity);
            for enrolment in activity.enrolled.values_mut().take(people) {
                enrolment.evidence = "Perfil de proyecto, folio 3".into();
            }
        })
    };
    assert_eq!((evidence(1).len(), evidence(2).len()), (1, 0));
    // No other form of training asks for it.
    let workshops = found(&|activity| {
        activity.modality = Some("taller".into());
        activity.hours = Some(16);
    });
    assert_eq!(workshops, []);
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

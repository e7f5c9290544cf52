//! The register of people: lists of staff as they come, enrolling, leaving, removing for good, who can teach.

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use support::{day, ids, instant, level, peru};
use yachay_municipal::documents::Shared;
use yachay_municipal::dossier::{
    Activity, Change, ChangeKind, Dossier, Doubt, Enrolment, Execution, LineFault, Listed,
    MAX_LINES, PastPlan, Person, PlanPart, ProductState, Progress, Traces, Trainer, TrainingPlan,
    read_staff_list,
};
use yachay_municipal::export::{Cell, Dialect, Table};
use yachay_municipal::plan::{Teacher, teachers};

fn read(text: &str) -> yachay_municipal::dossier::StaffList {
    read_staff_list(peru(), text, std::iter::empty())
}

fn names(list: &[Listed]) -> Vec<&str> {
    list.iter().map(|item| item.person.name.as_str()).collect()
}

#[test]
fn a_spreadsheet_with_heads() {
    let list = read(
        "\u{feff}Apellidos y nombres;Cargo;Idiomas;Título;Años de experiencia;Confianza;Desde\r\n\
         \"Quispe Huamán, Rosa\";Tesorería;Quechua, español;Sí;7;no;15/03/2023\r\n\
         Mamani Ccori Luis;Jefe de abastecimiento y contrataciones;qu;;;X;2024-01-01\r\n",
    );
    assert_eq!(list.refused, []);
    let expected = [
        Person {
            name: "Quispe Huamán, Rosa".into(),
            posts: ids(&["tesoreria"]),
            languages: ids(&["qu", "es"]),
            degree: true,
            experience: Some(7),
            since: Some(day("2023-03-15")),
            ..Person::default()
        },
        Person {
            name: "Mamani Ccori Luis".into(),
            posts: ids(&["abastecimiento"]),
            languages: ids(&["qu"]),
            trust: true,
            since: Some(day("2024-01-01")),
            ..Person::default()
        },
    ];
    let people: Vec<_> = list.people.iter().map(|item| item.person.clone()).collect();
    assert_eq!(people, expected);
    assert!(list.people.iter().all(|item| item.doubts.is_empty()));
    assert_eq!((list.people[0].line, list.people[1].line), (2, 3));
}

#[test]
fn what_is_pasted_without_heads() {
    let list = read("Rosa Quispe\tRegidora\nLuis Mamani\tcontabilidad / tesorería\tAymara\n");
    assert_eq!(names(&list.people), ["Rosa Quispe", "Luis Mamani"]);
    assert_eq!(list.people[0].person.posts, ["regidor"]);
    assert_eq!(list.people[1].person.posts, ["contabilidad", "tesoreria"]);
    assert_eq!(list.people[1].person.languages, ["ay"]);
    let alone = read("Nombre\nRosa\n\n  \nLuis");
    assert_eq!(names(&alone.people), ["Rosa", "Luis"]);
    assert_eq!(alone.people[1].line, 5);
    assert_eq!(alone.people[0].doubts, [Doubt::NoPost]);
}

#[test]
fn faults_by_line_and_nothing_else_is_lost() {
    let list = read_staff_list(
        peru(),
        &format!(
            "name,post,languages,degree,experience,trust,since\n\
             ,tesorería,,,,,\n\
             ROSA  QUISPE,tesorería,,,,,\n\
             Luis,astronauta,klingon,yes,99,,31/02/2023\n\
             luis,tesorería,,,,,\n\
             {},tesorería,,,,,\n\
             \"Ana \"\"Anita\"\"\nLópez\",rentas,,,,,\n\
             Último,obras,,,,,",
            "ñ".repeat(301)
        ),
        ["Rosa Quispe"].into_iter(),
    );
    let twice = |name: &str| LineFault::Twice { name: name.into() };
    assert_eq!(
        list.refused,
        [
            (2, LineFault::NoName),
            (3, twice("ROSA QUISPE")),
            (5, twice("luis")),
            (6, LineFault::LongName)
        ]
    );
    assert_eq!(
        names(&list.people),
        ["Luis", "Ana \"Anita\" López", "Último"]
    );
    assert_eq!(
        list.people[0].doubts,
        [
            Doubt::Post("astronauta".into()),
            Doubt::Language("klingon".into()),
            Doubt::Experience("99".into()),
            Doubt::Since("31/02/2023".into())
        ]
    );
    assert!(list.people[0].person.degree);
    assert_eq!((list.people[1].line, list.people[2].line), (7, 9));
}

#[test]
fn nasty_names_go_out_and_come_back() {
    let nasty = [
        "=1+1",
        "<b>Ñ</b> & Cía",
        "👩🏽‍🌾 Rosa",
        "-2",
        "@x; y, \"z\"",
        &"ñ".repeat(300),
    ];
    let mut table = Table::new(["Nombre".into(), "Puesto".into()]);
    for name in nasty {
        table.row([Cell::text(name), Cell::text("tesoreria")]);
    }
    for separator in [';', ','] {
        let file = table.to_csv(Dialect {
            separator,
            decimal_mark: ',',
        });
        let list = read(&file);
        assert_eq!(list.refused, []);
        // Our own tables keep every sign of a formula from beginning a cell, also after a separator.
        let plain: Vec<String> = names(&list.people)
            .iter()
            .map(|name| name.replace("; '", "; "))
            .collect();
        assert_eq!(plain, nasty, "{separator}");
    }
}

#[test]
fn a_list_without_end_is_cut() {
    let text: String = (0..MAX_LINES + 1)
        .map(|n| format!("Persona {n}\n"))
        .collect();
    let list = read(&format!("Nombre\n{text}"));
    assert_eq!((list.people.len(), list.cut), (MAX_LINES, true));
    assert!(
        !read(&format!(
            "Nombre\n{}",
            &text[..text.trim_end().rfind('\n').unwrap()]
        ))
        .cut
    );
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(\\PC|[\n\t;,\"'])*") {
        let list = read(&text);
        let lines = text.matches('\n').count() + 1;
        prop_assert!(list.people.iter().all(|item| item.line <= lines && !item.person.name.is_empty()));
    }
}

fn person(id: &str, post: &str) -> Person {
    Person {
        id: id.into(),
        name: id.to_uppercase(),
        posts: ids(&[post]),
        ..Person::default()
    }
}

fn noted() -> Enrolment {
    Enrolment {
        hours: Some(8),
        after: Some(level(4)),
        ..Enrolment::default()
    }
}

/// A workshop on SIAF that took place, with these people.
fn taught(id: &str, people: &[&str]) -> Shared<Activity> {
    Shared::new(Activity {
        id: id.into(),
        content: Some("siaf".into()),
        enrolled: people.iter().map(|id| ((*id).into(), noted())).collect(),
        execution: Execution {
            progress: Progress::Done,
            ..Execution::default()
        },
        ..Activity::default()
    })
}

fn dossier() -> Dossier {
    Dossier {
        people: Shared::new(vec![
            person("ana", "tesoreria"),
            person("luz", "tesoreria"),
            person("rosa", "regidor"),
        ]),
        plan: TrainingPlan {
            activities: vec![taught("a", &["ana", "luz"]), taught("b", &["luz"])],
            changes: vec![Shared::new(Change {
                id: "c".into(),
                made: instant("2026-11-20T08:00:00Z"),
                kind: ChangeKind::Edited,
                activity: "a".into(),
                reason: String::new(),
                after_approval: false,
                before: vec![taught("a", &["ana"])],
                places: Vec::new(),
                whole: Some(PlanPart::Document {
                    key: "commitment/a/ana".into(),
                    text: Some("Yo, Ana".into()),
                }),
                progress: None,
                years: None,
            })],
            documents: BTreeMap::from([("commitment/a/ana".into(), "Yo, Ana".into())]),
            ..TrainingPlan::default()
        },
        past_plans: vec![Shared::new(PastPlan {
            plan: TrainingPlan {
                activities: vec![taught("old", &["ana"])],
                ..TrainingPlan::default()
            },
            ..PastPlan::default()
        })],
        trainers: vec![Trainer {
            id: "t".into(),
            person: Some("ana".into()),
            contents: ids(&["siaf"]),
            ..Trainer::default()
        }],
        ..Dossier::default()
    }
}

#[test]
fn who_is_removed_leaves_no_trace_and_takes_nobody_along() {
    let mut after = dossier();
    assert_eq!(
        after.traces("ana"),
        Traces {
            activities: 1,
            noted: 2,
            earlier: 1,
            teaches: true
        }
    );
    after.remove_person("ana");
    let text = serde_json::to_string(&after).unwrap();
    assert!(!text.contains("\"ana\""), "{text}");
    assert!(
        !text.contains("/ana") && !text.contains("Yo, Ana"),
        "{text}"
    );
    assert!(text.contains("commitment/a\""), "that it was changed stays");
    assert_eq!(after.traces("ana"), Traces::default());
    assert_eq!(after.trainers.len(), 1, "the trainer stays");
    let before = dossier();
    assert_eq!(after.traces("luz"), before.traces("luz"));
    assert_eq!(after.plan.activities[1], before.plan.activities[1]);
    let mut same = dossier();
    same.remove_person("nobody");
    assert_eq!(same, before);
}

#[test]
fn who_leaves_keeps_what_was_noted() {
    let mut dossier = dossier();
    dossier.person_mut("ana").unwrap().left = Some(day("2026-11-20"));
    assert!(dossier.person("ana").unwrap().is_here(day("2026-11-20")));
    assert!(!dossier.person("ana").unwrap().is_here(day("2026-11-21")));
    assert_eq!(dossier.plan.activities[0].enrolled["ana"], noted());
    let holders = |day| -> Vec<_> {
        dossier
            .holders("tesoreria", day)
            .map(|p| p.id.clone())
            .collect()
    };
    assert_eq!(holders(day("2026-11-20")), ["ana", "luz"]);
    assert_eq!(holders(day("2026-11-21")), ["luz"]);
}

#[test]
fn staff_follows_the_register_only_where_it_speaks() {
    let mut dossier = dossier();
    dossier.people[0].posts.push("contabilidad".into());
    dossier.staff = BTreeMap::from([("tesoreria".into(), 9), ("obras".into(), 4)]);
    dossier.follow_register(day("2026-11-20"));
    let expected = [("obras", 4), ("regidor", 1), ("tesoreria", 2)];
    assert_eq!(
        dossier.staff,
        expected.map(|(post, n)| (post.to_string(), n)).into()
    );
}

#[test]
fn enrolling_a_post_keeps_what_was_noted() {
    let dossier = dossier();
    let mut activity = taught("a", &["ana"]).take();
    let today = day("2026-11-20");
    let came = activity.enrol(
        dossier
            .holders("tesoreria", today)
            .map(|person| person.id.as_str()),
    );
    assert_eq!(came, 1);
    assert_eq!(activity.enrolled["ana"], noted());
    assert_eq!(activity.enrolled["luz"], Enrolment::default());
}

#[test]
fn own_people_who_showed_it_can_teach() {
    let mut dossier = dossier();
    dossier.trainers.push(Trainer {
        id: "outside".into(),
        contents: ids(&["siaf"]),
        ..Trainer::default()
    });
    let today = day("2026-11-20");
    let found = |dossier: &Dossier, contents: &[&str]| -> Vec<String> {
        let found = teachers(dossier, &ids(contents), today);
        let named = found.iter().map(|teacher| match teacher {
            Teacher::Directory(trainer) => trainer.id.clone(),
            Teacher::Trained(person) => person.id.clone(),
        });
        named.collect()
    };
    assert_eq!(found(&dossier, &["siaf"]), ["t", "luz", "outside"]);
    assert_eq!(found(&dossier, &["diseno-pdi"]), Vec::<String>::new());
    dossier.person_mut("luz").unwrap().left = Some(day("2026-11-19"));
    assert_eq!(found(&dossier, &["siaf"]), ["t", "outside"], "gone");
    let mut weak = noted();
    weak.after = Some(level(3));
    dossier.person_mut("luz").unwrap().left = None;
    for activity in &mut dossier.plan.activities {
        activity.enrolled.insert("luz".into(), weak.clone());
    }
    assert_eq!(
        found(&dossier, &["siaf"]),
        ["t", "outside"],
        "did not show it"
    );
    weak.product = ProductState::HandedIn;
    dossier.plan.activities[1]
        .enrolled
        .insert("luz".into(), weak);
    assert_eq!(
        found(&dossier, &["siaf"]),
        ["t", "luz", "outside"],
        "a product shows it"
    );
}

//! Files of every schema ever released open for ever and are saved again with an equal payload.
//!
//! The files in `tests/golden/` are never edited. A new schema adds files; the old ones stay.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::{day, ids, instant, level, peru, place, staff};
use yachay_municipal::documents::{Envelope, Kind, Payload, peek_kind, restore};
use yachay_municipal::dossier::{
    Activity, Dossier, Fact, Institution, Reason, ReceivedResponse, Rejection, Term, TrainingPlan, Weights,
};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::{ContentKind, Factor, Moment, Role};
use yachay_municipal::plan::PlanFile;
use yachay_municipal::response::{
    Answer, Application, Connectivity, Consent, DayKind, DayPart, Experience, NeedsSurvey,
    Obstacle, Rating, Respondent, Response, Step,
};

const WORDS: &str = "«Ñawi» \"citado\" <b>&</b> 🌽 عربي";

fn path(kind: Kind, schema: u32) -> PathBuf {
    let name = format!("{}-{schema}.json", kind.name());
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}

/// Opens a golden file and checks that saving it again keeps every byte that still means something.
fn open<P: Payload>(schema: u32) -> Envelope<P> {
    let text = fs::read_to_string(path(P::KIND, schema)).expect("golden files are never removed");
    assert_eq!(peek_kind(text.as_bytes()), Ok(P::KIND));
    let file = restore::<P>(text.as_bytes()).expect("golden files open for ever");
    let saved = file.to_file_text();
    let again = restore::<P>(saved.as_bytes()).expect("and so does what is saved of them");
    assert_eq!(
        serde_json::to_value(&again.payload).ok(),
        serde_json::to_value(&file.payload).ok()
    );
    if schema == P::CHAIN.current() {
        let payload_of = |text: &str| -> Value {
            let mut value: Value = serde_json::from_str(text).expect("JSON");
            value["payload"].take()
        };
        let (mut saved_payload, payload) = (payload_of(&saved), payload_of(&text));
        take_out_empty_additions(&mut saved_payload, &payload);
        let message = "the present schema is saved as it was";
        let nothing_added = saved_payload == payload_of(&saved);
        assert_eq!(saved_payload, payload, "{message}");
        assert!(!nothing_added || saved == text, "{message}");
    }
    file
}

/// Takes out of `saved` the fields that `written` does not have, as long as they hold nothing: what a
/// schema was given after the file was written. Anything that says something stays and is found.
fn take_out_empty_additions(saved: &mut Value, written: &Value) {
    match (saved, written) {
        (Value::Object(saved), Value::Object(written)) => {
            saved.retain(|key, value| written.contains_key(key) || !holds_nothing(value));
            for (key, value) in saved {
                if let Some(written) = written.get(key) {
                    take_out_empty_additions(value, written);
                }
            }
        }
        (Value::Array(saved), Value::Array(written)) => {
            for (saved, written) in saved.iter_mut().zip(written) {
                take_out_empty_additions(saved, written);
            }
        }
        _ => {}
    }
}

fn holds_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.values().all(holds_nothing),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

#[test]
fn response_1() {
    let file = open::<Response>(1);
    assert_eq!((file.revision, file.app.version.as_str()), (7, "0.1.0"));
    let response = file.payload;
    assert_eq!(response.consent.map(|given| given.notice), Some(1));
    assert_eq!(
        response.respondent.posts,
        ["planificacion-presupuesto", "desarrollo-economico"]
    );
    assert_eq!(response.respondent.roles, Some(vec![Role::Operative]));
    let given = |id: &str| response.diagnosis.get(id).cloned().unwrap_or_default();
    assert_eq!(given("operar-siaf").level().map(u8::from), Some(2));
    assert_eq!(given("operar-siaf").evidence, WORDS);
    assert_eq!(given("operar-siaf").factor, Some(Factor::Knowing));
    assert_eq!(given("trabajar-en-equipo").factor, Some(Factor::Relations));
    assert_eq!(
        given("formular-proyectos").rating,
        Some(Rating::NOT_APPLICABLE)
    );
    assert_eq!(
        given("evaluar-planes").rating,
        Some(Rating::PREFER_NOT_TO_SAY)
    );
    assert_eq!(
        response.survey.trained.get("siaf"),
        Some(&Some(Application::Partly))
    );
    assert_eq!(response.survey.obstacles, Obstacle::ALL);
    assert_eq!(response.step, Step::HandOver);
}

#[test]
fn dossier_1() {
    let dossier = open::<Dossier>(1).payload;
    assert_eq!((dossier.years, dossier.threshold), ((2027, 2028), 4));
    assert_eq!(dossier.staff.get("regidor"), Some(&5));
    assert_eq!(dossier.term.chosen, Some(Moment::Stable));
    assert_eq!(dossier.weights.objective, 5);
    assert_eq!(dossier.responses[0].document, open::<Response>(1));
    assert_eq!(dossier.plan, open::<PlanFile>(1).payload.plan);
}

#[test]
fn plan_1() {
    let plan = open::<PlanFile>(1).payload.plan;
    let [whole, empty] = &plan.activities[..] else {
        panic!("two activities");
    };
    assert_eq!(whole.title.as_deref(), Some(WORDS));
    assert_eq!(whole.cost_cents, Some(123_456));
    assert_eq!(whole.reasons[0].facts.len(), 11, "one of each kind");
    assert!(whole.edited && !whole.measure);
    assert_eq!(empty.title, None);
    assert_eq!(plan.rejected[0].reason, WORDS);
}

// What the files of schema 1 were made of.

fn response() -> Response {
    let said = |rating, factor| Answer {
        rating: Some(rating),
        importance: Some(level(5)),
        evidence: WORDS.into(),
        factor,
    };
    let answers = [
        (
            "operar-siaf",
            said(Rating::Level(level(2)), Some(Factor::Knowing)),
        ),
        (
            "trabajar-en-equipo",
            said(Rating::Level(level(1)), Some(Factor::Relations)),
        ),
        (
            "organizar-oficina-economica",
            said(Rating::Level(level(5)), Some(Factor::Functions)),
        ),
        ("formular-proyectos", said(Rating::NOT_APPLICABLE, None)),
        ("evaluar-planes", said(Rating::PREFER_NOT_TO_SAY, None)),
        ("articular-planes", Answer::default()),
    ];
    let trained = ["siaf", "contrataciones", "diseno-pdi"];
    let applied = [
        Application::Partly,
        Application::Applied,
        Application::NotApplied,
    ];
    Response {
        consent: Some(Consent {
            given: day("2026-11-20"),
            notice: 1,
        }),
        municipality: place(),
        respondent: Respondent {
            posts: ids(&["planificacion-presupuesto", "desarrollo-economico"]),
            roles: Some(vec![Role::Operative]),
            experience: Some(Experience::FiveToNine),
            languages: ids(&["es", "qu"]),
            connectivity: Some(Connectivity::Sometimes),
        },
        practice: Some(Rating::Level(level(3))),
        diagnosis: answers.map(|(id, answer)| (id.to_string(), answer)).into(),
        survey: NeedsSurvey {
            wanted: ids(&["siaf", "diseno-pdi"]),
            trained: ids(&trained).into_iter().zip(applied.map(Some)).collect(),
            modality: Some("taller".into()),
            language: Some("qu".into()),
            days: DayKind::ALL.into(),
            day_parts: DayPart::ALL.into(),
            weekly_hours: Some(4),
            obstacles: Obstacle::ALL.into(),
            would_teach: Some(true),
            teaches: ids(&["siaf"]),
            comment: WORDS.into(),
        },
        step: Step::HandOver,
        example: false,
    }
}

fn plan() -> TrainingPlan {
    let facts = vec![
        Fact::Moment {
            value: Moment::Exit,
        },
        Fact::Roles {
            value: vec![Role::Strategic, Role::Operative],
        },
        Fact::ContentKind {
            value: ContentKind::Procedure,
        },
        Fact::Axis {
            value: "sistemas-administrativos".into(),
        },
        Fact::Content {
            value: "siaf".into(),
        },
        Fact::Modality {
            value: "taller".into(),
        },
        Fact::Factor {
            value: Factor::Knowing,
        },
        Fact::FirstTime { value: true },
        Fact::Small { value: false },
        Fact::OtherLanguage { value: true },
        Fact::LocalTeacher { value: false },
    ];
    let whole = Activity {
        id: "0123456789abcdef0123456789abcdef".into(),
        suggestion: Some("siaf".into()),
        measure: false,
        title: Some(WORDS.into()),
        objective: Some(WORDS.into()),
        content: Some("siaf".into()),
        competencies: ids(&["operar-siaf"]),
        modality: Some("taller".into()),
        companions: ids(&["red-informacion"]),
        participants: BTreeMap::from([("regidor".into(), 3)]),
        serves: None,
        hours: Some(12),
        from: Some(day("2027-03-01")),
        to: Some(day("2027-04-01")),
        product: Some(WORDS.into()),
        indicator: Some(WORDS.into()),
        responsible: WORDS.into(),
        cost_cents: Some(123_456),
        notes: WORDS.into(),
        reasons: vec![Reason {
            rule: "ladder".into(),
            cases: vec![1, 8],
            facts,
        }],
        edited: true,
    };
    TrainingPlan {
        activities: vec![whole, Activity::default()],
        rejected: vec![Rejection {
            suggestion: "diseno-pdi".into(),
            reason: WORDS.into(),
            decided: instant("2026-11-20T10:11:12Z"),
        }],
    }
}

fn write<P: Payload>(payload: P, id: &str) -> Envelope<P> {
    let world = FixedWorld::at(instant("2026-11-20T08:00:00Z"));
    let mut file = Envelope::new(payload, peru().reference(), &world);
    file.framework.content_hash = "sha256:golden".into();
    file.id = id.repeat(32);
    file.revision = 7;
    let path = path(P::KIND, P::CHAIN.current());
    assert!(!path.exists(), "golden files are never written again");
    let text = file.to_file_text();
    fs::write(path, &text).expect("a folder to write to");
    restore(text.as_bytes()).expect("our own file")
}

#[test]
#[ignore = "writes the golden files of a new schema, once"]
fn write_golden_files() {
    let response = write(response(), "a");
    let received = instant("2026-11-20T09:00:00Z");
    let dossier = Dossier {
        municipality: place(),
        term: Term {
            begins: Some(day("2027-01-01")),
            ends: Some(day("2030-12-31")),
            chosen: Some(Moment::Stable),
        },
        years: (2027, 2028),
        staff: staff(&[("regidor", 5), ("abastecimiento", 0)]),
        threshold: 4,
        responses: vec![ReceivedResponse {
            document: response,
            received,
            original: None,
        }],
        weights: Weights {
            gap: 100,
            importance: 0,
            people: 30,
            urgency: 20,
            objective: 5,
        },
        tied: ids(&["operar-siaf"]).into_iter().collect(),
        institution: Institution::default(),
        plan: plan(),
        example: false,
    };
    write(PlanFile::of(&dossier), "c");
    write(dossier, "b");
}

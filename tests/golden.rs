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
    Activity, Dossier, Fact, Finding, Institution, InstrumentFinding, InstrumentStatus, Objective,
    ObjectiveRef, Reason, ReceivedResponse, Rejection, State, Term, TrainingPlan, Weights,
};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::{ContentKind, Factor, Framework, LackKind, Moment, Role};
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
        let payload = |text: &str| -> Value {
            let mut value: Value = serde_json::from_str(text).expect("JSON");
            value["payload"].take()
        };
        assert_eq!(payload(&saved), payload(&text));
        assert_eq!(saved, text, "the present schema is saved as it was");
    }
    file
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

#[test]
fn dossier_2() {
    let dossier = open::<Dossier>(2).payload;
    let institution = &dossier.institution;
    let pdi = &institution.instruments["pdi"];
    assert_eq!(pdi.status, Some(InstrumentStatus::InForce));
    assert_eq!((pdi.from, pdi.to), (Some(2027), Some(2030)));
    assert_eq!(pdi.minimum["pdi-mision"], State::Partly);
    assert!(!pdi.followed_by["poi"]);
    assert_eq!(pdi.objectives[0].text, WORDS);
    for list in [
        &institution.mandates,
        &institution.systems,
        &institution.principles,
        &institution.practices,
    ] {
        assert_eq!(list["one"].evidence, WORDS);
        assert_eq!(list["one"].date, Some(day("2026-11-20")));
    }
    assert_eq!(institution.practices["one"].teacher, WORDS);
    assert_eq!(dossier.plan, open::<PlanFile>(2).payload.plan);
    let received = &dossier.responses[0];
    assert_eq!(received.document, open::<Response>(1));
    let original = received.original.as_ref().expect("as it was handed over");
    assert_eq!(original.payload, received.document.payload);
}

#[test]
fn plan_2() {
    let file = open::<PlanFile>(2).payload;
    let serves = file.plan.activities[0]
        .serves
        .clone()
        .expect("an objective");
    let objective = &file.objectives[&serves.instrument][0];
    assert_eq!(objective.id, serves.objective);
    assert!(objective.competencies.contains("operar-siaf"));
    let facts = &file.plan.activities[0].reasons[0].facts;
    assert_eq!(facts.len(), 12, "one of each kind");
}

#[test]
fn framework_1() {
    let framework = open::<Framework>(1).payload;
    assert_eq!(
        (framework.id.as_str(), framework.version.as_str()),
        ("yachay", "2026.2")
    );
    let of_each = [
        framework.posts.len(),
        framework.competencies.len(),
        framework.services.len(),
        framework.rules.len(),
    ];
    assert_eq!(of_each, [2; 4]);
    assert!(!framework.pack.name.es.is_empty() && !framework.pack.name.en.is_empty());
}

#[test]
fn every_schema_of_every_kind_has_its_file() {
    for kind in Kind::ALL {
        let current = match kind {
            Kind::Response => Response::CHAIN.current(),
            Kind::Dossier => Dossier::CHAIN.current(),
            Kind::Plan => PlanFile::CHAIN.current(),
            Kind::Framework => Framework::CHAIN.current(),
        };
        for schema in 1..=current {
            let path = path(kind, schema);
            assert!(path.exists(), "{} is missing", path.display());
        }
    }
}

// What the files of the present schema are made of.

/// The Peruvian framework with the first two of everything: as a file it is what matters that each kind of item
/// is read, not that they refer to one another.
fn framework() -> Framework {
    let mut framework = peru().clone();
    framework.other_packs.clear();
    framework.sources.truncate(2);
    framework.axes.truncate(2);
    framework.mandates.truncate(2);
    framework.contents.truncate(2);
    framework.modalities.truncate(2);
    framework.competencies.truncate(2);
    framework.posts.truncate(2);
    framework.rules.truncate(2);
    framework.systems.truncate(2);
    framework.instruments.truncate(2);
    framework.dimensions.truncate(2);
    framework.principles.truncate(2);
    framework.practice_axes.truncate(2);
    framework.practices.truncate(2);
    framework.services.truncate(2);
    framework.questions.truncate(2);
    framework.notes.truncate(2);
    framework
}

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
        Fact::Lacks {
            value: vec![LackKind::Instrument, LackKind::Practice],
        },
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
        serves: Some(ObjectiveRef {
            instrument: "pdi".into(),
            objective: "objective".into(),
        }),
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

fn institution() -> Institution {
    let finding = || Finding {
        state: Some(State::Not),
        evidence: WORDS.into(),
        date: Some(day("2026-11-20")),
        teacher: WORDS.into(),
    };
    let list = || BTreeMap::from([("one".to_string(), finding())]);
    let pdi = InstrumentFinding {
        status: Some(InstrumentStatus::InForce),
        approved: Some(true),
        from: Some(2027),
        to: Some(2030),
        minimum: BTreeMap::from([("pdi-mision".into(), State::Partly)]),
        participants: BTreeMap::from([("pdi-alcaldia".into(), true)]),
        followed_by: BTreeMap::from([("poi".into(), false)]),
        objectives: vec![Objective {
            id: "objective".into(),
            text: WORDS.into(),
            competencies: ids(&["operar-siaf"]).into_iter().collect(),
        }],
        evidence: WORDS.into(),
        date: Some(day("2026-11-20")),
    };
    Institution {
        mandates: list(),
        systems: list(),
        principles: list(),
        practices: list(),
        instruments: BTreeMap::from([("pdi".into(), pdi)]),
    }
}

fn write<P: Payload>(payload: P, id: &str) -> Envelope<P> {
    let world = FixedWorld::at(instant("2026-11-20T08:00:00Z"));
    let mut file = Envelope::new(payload, peru().reference(), &world);
    file.framework.content_hash = "sha256:golden".into();
    file.id = id.repeat(32);
    file.revision = 7;
    let path = path(P::KIND, P::CHAIN.current());
    // A golden file is never written again; a kind whose schema did not change keeps its own.
    if path.exists() {
        return open(P::CHAIN.current());
    }
    let text = file.to_file_text();
    fs::write(path, &text).expect("a folder to write to");
    restore(text.as_bytes()).expect("our own file")
}

#[test]
#[ignore = "writes the golden files of a new schema, once"]
fn write_golden_files() {
    write(framework(), "d");
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
            document: response.clone(),
            received,
            original: Some(response),
        }],
        waiting: ids(&["waiting"]).into_iter().collect(),
        weights: Weights {
            gap: 100,
            importance: 0,
            people: 30,
            urgency: 20,
            objective: 5,
        },
        tied: ids(&["operar-siaf"]).into_iter().collect(),
        institution: institution(),
        plan: plan(),
        example: false,
    };
    write(PlanFile::of(&dossier), "c");
    write(dossier, "b");
}

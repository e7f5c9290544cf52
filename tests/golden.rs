//! Files of every schema ever released open for ever and are saved again with an equal payload.
//!
//! The files in `tests/golden/` are never edited. A new schema adds files; the old ones stay.

#[path = "golden/made.rs"]
mod made;
#[path = "golden/session.rs"]
mod session;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::{day, instant, peru};
use yachay_municipal::documents::{Envelope, Kind, Payload, peek_kind, restore};
use yachay_municipal::dossier::{CostSource, Dossier, InstrumentStatus, State};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::export::schemas;
use yachay_municipal::framework::{Factor, Framework, Moment, Role};
use yachay_municipal::plan::PlanFile;
use yachay_municipal::response::{Application, Obstacle, Rating, Response, Step};
use yachay_municipal::transfer::lock;
use yachay_municipal::workshop::Workshop;

const WORDS: &str = "«Ñawi» \"citado\" <b>&</b> 🌽 عربي";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn path(kind: Kind, schema: u32) -> PathBuf {
    folder().join(format!("{}-{schema}.json", kind.name()))
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
    assert_eq!(
        dossier.responses[0].response(),
        &open::<Response>(1).payload
    );
    assert_eq!(dossier.plan, open::<PlanFile>(1).payload.plan);
}

#[test]
fn plan_1() {
    let plan = open::<PlanFile>(1).payload.plan;
    let [whole, empty] = &plan.activities[..] else {
        panic!("two activities");
    };
    assert_eq!(whole.title.as_deref(), Some(WORDS));
    assert_eq!(whole.costs[0].cents, 123_456);
    assert_eq!(whole.costs[0].source, CostSource::Municipality);
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
    assert_eq!(received.response(), &open::<Response>(1).payload);
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
fn response_2() {
    let response = open::<Response>(2).payload;
    assert_eq!(response.follows, Some("f".repeat(32)));
    let before = Response {
        follows: None,
        ..response
    };
    assert_eq!(before, open::<Response>(1).payload);
}

#[test]
fn dossier_3() {
    let dossier = open::<Dossier>(3).payload;
    let received = dossier.responses[0].clone();
    assert_eq!(received.response(), &open::<Response>(2).payload);
    let made = made::dossier_3(received.document, received.received);
    assert_eq!(dossier, made);
}

#[test]
fn plan_3() {
    let file = open::<PlanFile>(3).payload;
    assert_eq!(file, PlanFile::of(&open::<Dossier>(3).payload));
}

#[test]
fn workshop_1() {
    let file = open::<Workshop>(1);
    assert_eq!(file.payload, session::workshop());
}

#[test]
fn dossier_4() {
    let dossier = open::<Dossier>(4).payload;
    assert_eq!(dossier.workshops, [session::held()]);
    let received = dossier.responses[0].clone();
    let made = made::dossier(received.document, received.received);
    assert_eq!(dossier, made);
}

#[test]
fn plan_4() {
    let file = open::<PlanFile>(4).payload;
    assert_eq!(file, PlanFile::of(&open::<Dossier>(4).payload));
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

/// What is in it a browser opens: `tests/journeys/golden.rs`.
#[test]
fn locked_1() {
    let text = fs::read(folder().join("locked-1.json")).expect("golden files are never removed");
    assert!(lock::is_locked(&text));
    let locked = lock::read(&text).expect("golden files open for ever");
    assert_eq!(locked.recipe.iterations, 600_000);
}

#[test]
fn every_schema_of_files_that_are_no_documents_has_its_file() {
    let program = include_str!("../src/ui/rescue/bundle.js");
    let rescue = program.split_once("const SCHEMA = ").expect("a schema").1;
    let rescue = rescue.split_once(';').expect("a number").0;
    let rescue: u32 = rescue.parse().expect("a number");
    for (kind, current) in [("locked", lock::SCHEMA), ("rescue", rescue)] {
        for schema in 1..=current {
            let path = folder().join(format!("{kind}-{schema}.json"));
            let text = fs::read_to_string(&path).expect("every released schema has its file");
            let file: Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(
                (&file["kind"], &file["schema"]),
                (&kind.into(), &schema.into())
            );
        }
    }
}

#[test]
fn every_published_schema_has_its_file() {
    for (name, _) in schemas() {
        let file = name.replace(".schema.json", ".json");
        assert!(folder().join(&file).exists(), "{file} is missing");
    }
}

#[test]
fn every_schema_of_every_kind_has_its_file() {
    for kind in Kind::ALL {
        let current = match kind {
            Kind::Response => Response::CHAIN.current(),
            Kind::Dossier => Dossier::CHAIN.current(),
            Kind::Plan => PlanFile::CHAIN.current(),
            Kind::Workshop => Workshop::CHAIN.current(),
            Kind::Framework => Framework::CHAIN.current(),
        };
        for schema in 1..=current {
            let path = path(kind, schema);
            assert!(path.exists(), "{} is missing", path.display());
        }
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
    write(made::framework(), "d");
    let response = write(made::response(), "a");
    let received = instant("2026-11-20T09:00:00Z");
    let dossier = made::dossier(response, received);
    write(PlanFile::of(&dossier), "c");
    write(dossier, "b");
    write(session::workshop(), "e");
}

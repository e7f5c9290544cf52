//! The published schemas say what the types say, and what the product writes is valid by them, in
//! the judgement of a validator that is not ours.

#[path = "schemas/fields.rs"]
mod fields;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::{Value, json};
use support::{example, peru};
use yachay_municipal::documents::{Envelope, Payload, to_pretty_string};
use yachay_municipal::examples::{FixedWorld, example_responses};
use yachay_municipal::export::schemas;
use yachay_municipal::framework::Language;
use yachay_municipal::plan::PlanFile;
use yachay_municipal::workshop::{Workshop, begin};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/documents/schemas")
}

#[test]
fn the_files_are_those_of_the_types() {
    let generated = schemas();
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        fs::create_dir_all(folder()).unwrap();
        for (name, schema) in &generated {
            fs::write(folder().join(name), to_pretty_string(schema, &[])).unwrap();
        }
    }
    let mut expected: Vec<_> = generated.iter().map(|(name, _)| name.clone()).collect();
    expected.sort();
    let mut present: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    present.sort();
    assert_eq!(present, expected);
    for (name, schema) in generated {
        let text = fs::read_to_string(folder().join(&name)).unwrap();
        let same = text == to_pretty_string(&schema, &[]);
        assert!(
            same,
            "{name} differs: UPDATE_SCHEMAS=1 cargo test --test schemas writes it anew"
        );
    }
}

/// Compiles a published schema, read from its file like anybody else would.
fn published(name: &str) -> Validator {
    let text = fs::read_to_string(folder().join(name)).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "{name} is no schema");
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&schema).unwrap()
}

fn assert_valid(schema: &Validator, value: &Value) {
    let faults: Vec<_> = schema.iter_errors(value).map(|e| e.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
}

/// What the product writes, read by a reader of JSON that knows nothing of it.
fn written<P: Payload>(file: &Envelope<P>) -> Value {
    serde_json::from_str(&file.to_file_text()).unwrap()
}

#[test]
fn what_the_product_writes_is_valid() {
    let world = FixedWorld::default();
    let schema = published("response-2.schema.json");
    let responses = example_responses(peru(), &world);
    assert_eq!(responses.len(), 12);
    for file in &responses {
        assert_valid(&schema, &written(file));
    }
    let empty = support::document(Default::default(), &world);
    assert_valid(&schema, &written(&empty));

    let dossier = example();
    assert_valid(&published("dossier-4.schema.json"), &written(&dossier));
    let plan = Envelope::new(PlanFile::of(&dossier.payload), peru().reference(), &world);
    assert_valid(&published("plan-4.schema.json"), &written(&plan));

    let schema = published("workshop-1.schema.json");
    for model in &peru().sessions {
        let minutes = u16::from(model.usual) * 60;
        let workshop = begin(peru(), model, minutes, Language::Spanish, &world);
        let file = Envelope::new(workshop, peru().reference(), &world);
        assert_valid(&schema, &written(&file));
    }
    let empty = Envelope::new(Workshop::default(), peru().reference(), &world);
    assert_valid(&schema, &written(&empty));

    let schema = published("framework-1.schema.json");
    for language in Language::ALL {
        let spoken = peru().in_language(language);
        let file = Envelope::new(spoken, peru().reference(), &world);
        assert_valid(&schema, &written(&file));
    }
    let framework = Envelope::new(peru().clone(), peru().reference(), &world);
    assert_valid(&schema, &written(&framework));
}

#[test]
fn golden_files_are_valid() {
    // Of every kind, the file of the schema that is published.
    for name in ["response-2", "dossier-4", "plan-4", "workshop-1"] {
        let path = format!("tests/golden/{name}.json");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        assert_valid(&published(&format!("{name}.schema.json")), &value);
    }
}

#[test]
fn a_wrong_document_is_not_valid() {
    let world = FixedWorld::default();
    let schema = published("response-2.schema.json");
    let responses = example_responses(peru(), &world);
    let good = written(&responses[0]);
    assert!(schema.is_valid(&good));
    let changes: [fn(&mut Value); 12] = [
        |v| v["kind"] = "dossier".into(),
        |v| v["kind"] = "carta".into(),
        |v| v["schema"] = 1.into(),
        |v| v["revision"] = (-1).into(),
        |v| v["revision"] = "1".into(),
        |v| v["written"] = "ayer".into(),
        |v| v["payload"] = Value::Null,
        |v| v["payload"]["step"] = "otra".into(),
        |v| v["payload"]["diagnosis"]["analizar-informacion"]["rating"] = 6.into(),
        |v| v["payload"]["diagnosis"]["analizar-informacion"]["rating"] = 0.into(),
        |v| v["payload"]["diagnosis"]["analizar-informacion"]["importance"] = "alta".into(),
        |v| v["payload"]["survey"]["obstacles"] = json!(["weather"]),
    ];
    for (index, change) in changes.into_iter().enumerate() {
        let mut value = good.clone();
        change(&mut value);
        assert_ne!(value, good, "change {index} changes something");
        assert!(!schema.is_valid(&value), "change {index} passes");
    }
    for key in [
        "about",
        "kind",
        "schema",
        "id",
        "revision",
        "written",
        "app",
        "framework",
        "checksum",
        "payload",
    ] {
        let mut value = good.clone();
        value.as_object_mut().unwrap().remove(key);
        assert!(!schema.is_valid(&value), "a file without {key} passes");
    }
}

#[test]
fn kinds_are_not_taken_for_one_another() {
    let world = FixedWorld::default();
    let dossier = example();
    let plan = Envelope::new(PlanFile::of(&dossier.payload), peru().reference(), &world);
    let response = example_responses(peru(), &world).remove(0);
    let workshop = Envelope::new(Workshop::default(), peru().reference(), &world);
    let framework = Envelope::new(peru().clone(), peru().reference(), &world);
    let files = [
        ("response-2", written(&response)),
        ("dossier-4", written(&dossier)),
        ("plan-4", written(&plan)),
        ("workshop-1", written(&workshop)),
        ("framework-1", written(&framework)),
    ];
    for (schema, _) in &files {
        let validator = published(&format!("{schema}.schema.json"));
        for (kind, value) in &files {
            assert_eq!(
                validator.is_valid(value),
                kind == schema,
                "{kind} by {schema}"
            );
        }
    }
}

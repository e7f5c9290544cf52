//! Files that were sealed, with or without the right to: the checksum holds, what stands there does not.

use serde_json::{Value, json};
use yachay_municipal::documents::{Envelope, checksum, to_canonical_string, to_pretty_string};
use yachay_municipal::dossier::{Activity, CostLine, Dossier, TrainingPlan};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::plan::PlanFile;

use crate::support::random::Seeded;
use crate::support::{answer, day, document, dossier, ids, peru, response, staff};

/// A good dossier with a person's answers and a plan.
fn good_dossier() -> Envelope<Dossier> {
    let answers = [("siaf", answer(2)), ("analizar-informacion", answer(4))];
    let plan = TrainingPlan {
        activities: vec![
            Activity {
                id: "a1".into(),
                title: Some("Taller de SIAF en Ñahuín".into()),
                content: Some("siaf".into()),
                participants: staff(&[("regidor", 5)]),
                hours: Some(16),
                from: Some(day("2027-03-01")),
                costs: vec![CostLine {
                    cents: 120_000,
                    ..CostLine::default()
                }],
                ..Activity::default()
            }
            .into(),
        ],
        ..TrainingPlan::default()
    };
    let made = Dossier {
        staff: staff(&[("regidor", 5), ("alcalde", 1)]),
        tied: ids(&["siaf"]).into_iter().collect(),
        plan,
        ..dossier(vec![response(&["regidor"], &answers)])
    };
    Envelope::new(made, peru().reference(), &FixedWorld::default())
}

pub fn good() -> String {
    good_dossier().to_file_text()
}
pub fn texts(list: &[&str]) -> Vec<Vec<u8>> {
    list.iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// The good dossier with a change, and a checksum that is right again.
fn forged(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut value = serde_json::to_value(good_dossier()).expect("JSON");
    change(&mut value);
    sealed(value)
}

fn sealed(mut value: Value) -> Vec<u8> {
    if let Some(map) = value.as_object_mut() {
        map.remove("checksum");
        let sum = checksum(&Value::Object(map.clone()));
        map.insert("checksum".into(), sum.into());
    }
    to_canonical_string(&value).into_bytes()
}

fn set(place: &'static str, value: Value) -> Vec<u8> {
    forged(|file| *file.pointer_mut(place).expect(place) = value)
}

fn without(key: &'static str) -> Vec<u8> {
    forged(|file| {
        file.as_object_mut().expect("an envelope").remove(key);
    })
}
pub fn foreign() -> Vec<Vec<u8>> {
    let mut all = texts(&[
        "[]",
        "{}",
        "42",
        "-0",
        "null",
        "true",
        "\"expediente\"",
        "[null]",
        "{\"name\":\"otra-cosa\",\"version\":\"1.0.0\",\"scripts\":{}}",
        "{\"type\":\"FeatureCollection\",\"features\":[]}",
        "{\"__proto__\":{\"kind\":\"dossier\"},\"constructor\":{\"prototype\":{}}}",
        "{\"kind\":\"dossier\",\"schema\":2}",
        "{\"app\":{\"name\":\"yachay-municipal\",\"version\":\"0.1.0\"}}",
        "{\"app\":\"yachay-municipal\",\"kind\":\"dossier\"}",
    ]);
    all.push(Value::String(good()).to_string().into_bytes());
    all.push(format!("[{}]", good()).into_bytes());
    all.extend([
        set("/app/name", json!("otro-programa")),
        set("/app/name", json!("Yachay-Municipal")),
        set("/app/name", json!("yаchay-municipal")),
        set("/app/name", json!(["yachay-municipal"])),
        set("/app", Value::Null),
        set("/app/version", json!(1)),
        set("/kind", json!(7)),
        set("/kind", json!(["dossier"])),
        set("/schema", json!(-1)),
        set("/schema", json!(0)),
        set("/schema", json!(1.5)),
        set("/schema", json!("2")),
        set("/schema", json!(4_294_967_298_u64)),
        without("kind"),
        without("schema"),
        without("app"),
        without("payload"),
    ]);
    // Sealing put the checksum right again; here it must not be there at all.
    let mut bare = serde_json::to_value(good_dossier()).expect("JSON");
    bare.as_object_mut()
        .expect("an envelope")
        .remove("checksum");
    all.push(bare.to_string().into_bytes());
    all
}

pub fn later() -> Vec<Vec<u8>> {
    let version = |file: &mut Value, version: &str| file["app"]["version"] = version.into();
    let mut all: Vec<Vec<u8>> = ["9.8.7", "<b>9</b>", "\u{202e}7.8.9", ""]
        .into_iter()
        .map(|name| {
            forged(|file| {
                file["schema"] = 99.into();
                version(file, name);
            })
        })
        .collect();
    all.push(forged(|file| {
        file["schema"] = u32::MAX.into();
        version(file, &"9".repeat(4_000));
    }));
    for kind in [
        "consolidation",
        "return",
        "directory",
        "../../etc",
        "__proto__",
        "",
    ] {
        all.push(set("/kind", json!(kind)));
    }
    all
}

pub fn other_kinds() -> Vec<Vec<u8>> {
    let world = FixedWorld::default();
    let answers = [("siaf", answer(2))];
    let given = document(response(&["regidor"], &answers), &world);
    let framework = Envelope::new(peru().for_first_page(), peru().reference(), &world);
    vec![
        given.to_file_text().into_bytes(),
        set("/kind", json!("response")),
        framework.to_file_text().into_bytes(),
        set("/kind", json!("framework")),
        include_bytes!("../golden/rescue-1.json").to_vec(),
    ]
}

pub fn changed() -> Vec<Vec<u8>> {
    let whole = good();
    let swap = |old: &str, new: &str| {
        assert!(whole.contains(old), "{old}");
        whole.replacen(old, new, 1).into_bytes()
    };
    let mut all = vec![
        swap("Pueblo de prueba", "Pueblo de prueba "),
        swap("\"revision\": 1,", "\"revision\": 2,"),
        swap("\"revision\": 1,", "\"revision\": 1.0,"),
        swap("sha256:", "SHA256:"),
        swap("sha256:", ""),
        swap("sha256:", "md5:"),
        swap("\"hours\": 16", "\"hours\": 61"),
        swap("\"example\": false", "\"example\": true"),
        swap("\"example\": false", "\"example\": null"),
        swap("\"example\": false,", "\"example\": false, \"más\": 1,"),
        swap("\"example\": false,", ""),
        swap("Solo para", "Para todo, no solo para"),
        swap("Ñ", "N"),
    ];
    // A letter of the payload's words each.
    let mut dice = Seeded(11);
    while all.len() < 22 {
        let mut bytes = whole.clone().into_bytes();
        let place = dice.below(bytes.len());
        let inside = place > whole.find("payload").unwrap_or_default();
        if inside && bytes[place].is_ascii_lowercase() && bytes[place - 1].is_ascii_lowercase() {
            bytes[place] = b'a' + (bytes[place] - b'a' + 1) % 26;
            all.push(bytes);
        }
    }
    // Literals must stay JSON to count as changed.
    all.retain(|bytes| serde_json::from_slice::<Value>(bytes).is_ok());
    all
}

pub fn identities() -> Vec<Vec<u8>> {
    let ids = [
        "",
        "../framework",
        "a/00000001",
        "<script>",
        "a b",
        "ñ",
        "a\u{0}b",
        "..",
        "a?b#c",
        "\u{202e}",
    ];
    let mut all: Vec<Vec<u8>> = ids.into_iter().map(|id| set("/id", json!(id))).collect();
    all.extend([
        set("/id", json!("a".repeat(65))),
        set("/id", Value::Null),
        set("/payload/responses/0/document/id", json!("../../plan")),
    ]);
    all
}

pub fn headers() -> Vec<Vec<u8>> {
    vec![
        set("/revision", json!(-1)),
        set("/revision", json!(1e300)),
        set("/revision", json!("1")),
        set("/revision", json!(u64::MAX)),
        set("/written", json!("ayer")),
        set("/written", json!("2026-02-30T00:00:00Z")),
        set("/written", json!("2026-11-20T24:61:00Z")),
        set("/written", json!("2026-11-20T08:00:00+05:00")),
        set("/written", json!(1_763_600_000)),
        set("/about", json!({ "es": "hola" })),
        set("/purpose", Value::Null),
        set("/framework", json!("pe")),
        set("/framework/version", json!(2)),
    ]
}

pub fn payloads() -> Vec<Vec<u8>> {
    let place = |at: &'static str, value: Value| set(at, value);
    let mut all = vec![
        place("/payload", Value::Null),
        place("/payload", json!([])),
        place("/payload", json!("x".repeat(3_000))),
        place("/payload/staff", json!({ "regidor": 70_000 })),
        place("/payload/staff", json!({ "regidor": -1 })),
        place(
            "/payload/staff",
            json!({ "<img src=x onerror=alert(1)>": "muchos" }),
        ),
        place(
            "/payload/staff",
            json!({ "k".repeat(3_000): "x".repeat(3_000) }),
        ),
        place("/payload/threshold", json!(-5)),
        place("/payload/threshold", json!(2.5)),
        place("/payload/years", json!([2027])),
        place("/payload/years", json!([2027, 2028, 2029])),
        place("/payload/years", json!([1e12, 2029])),
        place("/payload/responses", json!({})),
        place("/payload/responses/0", Value::Null),
        place("/payload/responses/0/received", json!("2026")),
        place("/payload/responses/0/document/kind", json!("mayor")),
        place(
            "/payload/responses/0/document/payload/diagnosis/siaf/rating",
            json!(9),
        ),
        place("/payload/responses/0/document/payload/consent", json!("sí")),
        place("/payload/plan/activities", json!("ninguna")),
        place("/payload/plan/activities/0/hours", json!(99_999)),
        place("/payload/plan/activities/0/hours", json!(-3)),
        place("/payload/plan/activities/0/from", json!("2026-13-45")),
        place("/payload/plan/activities/0/costs/0/cents", json!(-1)),
        place("/payload/plan/activities/0/costs/0/cents", json!(1.5)),
        place("/payload/plan/activities/0/title", json!(["=1+1"])),
        place("/payload/plan/activities/0/edited", json!("no")),
        place("/payload/tied", json!([1, 2])),
        place("/payload/municipality", json!("Ñahuín")),
        place("/payload/municipality/name", json!({ "toString": 1 })),
        place("/payload/example", json!(1)),
        place("/payload/weights", json!({ "gap": 300 })),
    ];
    let plan = PlanFile::of(&good_dossier().payload);
    let plan = Envelope::new(plan, peru().reference(), &FixedWorld::default());
    let mut plan = serde_json::to_value(plan).expect("JSON");
    plan["payload"]["plan"]["activities"][0]["participants"] = json!(["todos"]);
    all.push(
        to_pretty_string(&serde_json::from_slice(&sealed(plan)).expect("JSON"), &[]).into_bytes(),
    );
    all
}

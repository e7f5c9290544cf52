//! Writes the hostile files: damage of every kind done to good files, the same from run to run.
//! `cargo test --test hostile -- --ignored` writes them anew when a way of damaging is added.

use serde_json::{Value, json};
use yachay_municipal::documents::{
    Envelope, MAX_DEPTH, checksum, to_canonical_string, to_pretty_string,
};
use yachay_municipal::dossier::{Activity, Dossier, TrainingPlan};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::plan::PlanFile;

use crate::support::random::Seeded;
use crate::support::{answer, day, document, dossier, ids, peru, response, staff};

/// A file: its name and what is in it.
pub type File = (String, Vec<u8>);

/// Returns every file.
pub fn files() -> Vec<File> {
    let mut all = Vec::new();
    let mut add = |group: &str, found: Vec<Vec<u8>>| {
        let numbered = found.into_iter().enumerate();
        all.extend(numbered.map(|(at, bytes)| (format!("{group}-{:02}.json", at + 1), bytes)));
    };
    add("no-text", no_text());
    add(
        "empty",
        texts(&[
            "",
            " ",
            "\n\t\r\n",
            "\u{feff}",
            "\u{feff} \n",
            "\u{a0}\u{2003}",
        ]),
    );
    add("encoding", other_encodings());
    add("cut", cut());
    add("edited", edited());
    add("deep", deep());
    add("twice", twice());
    add("foreign", foreign());
    add("later", later());
    add("other-kind", other_kinds());
    add("changed", changed());
    add("identity", identities());
    add("header", headers());
    add("payload", payloads());
    all
}

/// Returns the bombs, too large to be kept as files.
pub fn bombs() -> Vec<File> {
    let many = |item: &str, times: usize| format!("[{}{item}]", format!("{item},").repeat(times));
    let inside = |bomb: String| {
        good().replacen(
            "\"payload\": {",
            &format!("\"payload\": {{\"x\": {bomb},"),
            1,
        )
    };
    let named = |name: &str, text: String| (format!("bomb-{name}.json"), text.into_bytes());
    vec![
        named("lists", many("[]", 8_000_000)),
        named("objects", many("{}", 8_000_000)),
        named("fields", many("{\"\":0}", 3_000_000)),
        named("numbers", many("0", 12_000_000)),
        named("texts", many("\"\"", 8_000_000)),
        named("list-in-list", many("[0]", 6_000_000)),
        named("inside-lists", inside(many("[]", 1_100_000))),
        named("inside-objects", inside(many("{}", 210_000))),
        named(
            "one-object",
            format!(
                "{{{}\"k\":0}}",
                (0..1_100_000)
                    .map(|key| format!("\"{key}\":0,"))
                    .collect::<String>()
            ),
        ),
        named("depth", "[".repeat(20_000_000)),
        named("depth-of-objects", "{\"a\":".repeat(4_000_000)),
        named("closing", "]".repeat(20_000_000)),
        named("one-text", format!("\"{}\"", "a".repeat(24_000_000))),
        named("escapes", format!("\"{}\"", "\\u0000".repeat(4_000_000))),
        named("one-number", "9".repeat(20_000_000)),
        named("blanks", " ".repeat(25_000_000)),
        named("too-large", " ".repeat(25_000_001)),
    ]
}

/// A good dossier with a person's answers and a plan.
fn good_dossier() -> Envelope<Dossier> {
    let answers = [("siaf", answer(2)), ("analizar-informacion", answer(4))];
    let plan = TrainingPlan {
        activities: vec![Activity {
            id: "a1".into(),
            title: Some("Taller de SIAF en Ñahuín".into()),
            content: Some("siaf".into()),
            participants: staff(&[("regidor", 5)]),
            hours: Some(16),
            from: Some(day("2027-03-01")),
            cost_cents: Some(120_000),
            ..Activity::default()
        }],
        rejected: Vec::new(),
    };
    let made = Dossier {
        staff: staff(&[("regidor", 5), ("alcalde", 1)]),
        tied: ids(&["siaf"]).into_iter().collect(),
        plan,
        ..dossier(vec![response(&["regidor"], &answers)])
    };
    Envelope::new(made, peru().reference(), &FixedWorld::default())
}

fn good() -> String {
    good_dossier().to_file_text()
}

fn texts(list: &[&str]) -> Vec<Vec<u8>> {
    list.iter().map(|text| text.as_bytes().to_vec()).collect()
}

fn no_text() -> Vec<Vec<u8>> {
    let begins: [&[u8]; 18] = [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0\0\x10JFIF\0",
        b"GIF89a\x01\0\x01\0\x80\xff",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"PK\x03\x04\x14\0\x06\0\x08\0",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x1f\x8b\x08\0\0\0\0\0",
        b"7z\xbc\xaf\x27\x1c",
        b"Rar!\x1a\x07\x01\0",
        b"\x7fELF\x02\x01\x01\0",
        b"MZ\x90\0\x03\0",
        b"\0asm\x01\0\0\0",
        b"ID3\x03\0\0\0\xff",
        b"RIFF\xff\xff\0\0WEBP",
        b"\0\0\0\x18ftypmp42",
        b"SQLite format 3\0",
        b"\0\0\xfe\xff\0\0\0{",
        b"texto con un \0 en medio",
    ];
    let mut all: Vec<Vec<u8>> = begins.iter().map(|begin| begin.to_vec()).collect();
    let mut dice = Seeded(4);
    for length in [1, 64, 400] {
        // A first byte that no text begins with.
        let rest = (0..length).map(|_| dice.below(256) as u8);
        all.push([0xfe].into_iter().chain(rest).collect());
    }
    all
}

fn other_encodings() -> Vec<Vec<u8>> {
    let wide = |mark: &str, to: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("{mark}{}", good())
            .encode_utf16()
            .flat_map(to)
            .collect()
    };
    let narrow = |ene: &[u8]| -> Vec<u8> {
        let mut bytes = Vec::new();
        for letter in good().chars() {
            match letter {
                letter if letter.is_ascii() => bytes.push(letter as u8),
                _ => bytes.extend(ene),
            }
        }
        bytes
    };
    let utf32 = format!("\u{feff}{}", good());
    vec![
        wide("\u{feff}", u16::to_le_bytes),
        wide("\u{feff}", u16::to_be_bytes),
        wide("", u16::to_le_bytes),
        wide("", u16::to_be_bytes),
        // Windows-1252, Mac Roman, code page 850; then overlong forms and halves of surrogates.
        narrow(b"\xf1"),
        narrow(b"\x96"),
        narrow(b"\xa4"),
        narrow(b"\xc0\xaf"),
        narrow(b"\xed\xa0\x80"),
        narrow(b"\xf5\x80\x80\x80"),
        utf32
            .chars()
            .flat_map(|letter| (letter as u32).to_le_bytes())
            .collect(),
    ]
}

fn cut() -> Vec<Vec<u8>> {
    let whole = good();
    let mut dice = Seeded(7);
    let mut ends: Vec<usize> = (0..16)
        .map(|_| 1 + dice.below(whole.trim_end().len() - 1))
        .collect();
    ends.push(whole.find('ñ').map_or(1, |place| place + 1));
    ends.push(whole.trim_end().len() - 1);
    ends.into_iter()
        .map(|end| whole.as_bytes()[..end].to_vec())
        .collect()
}

fn edited() -> Vec<Vec<u8>> {
    let whole = good();
    let swap = |old: &str, new: &str| {
        assert!(whole.contains(old), "{old}");
        whole.replacen(old, new, 1).into_bytes()
    };
    let revision = "\"revision\": 1,";
    let mut all = vec![
        swap(revision, "\"revision\": 1,,"),
        swap(revision, "\"revision\": 1"),
        swap(revision, "'revision': 1,"),
        swap(revision, "revision: 1,"),
        swap(revision, "\"revision\" 1,"),
        swap(revision, "\"revision\": 01,"),
        swap(revision, "\"revision\": +1,"),
        swap(revision, "\"revision\": .5,"),
        swap(revision, "\"revision\": 1.,"),
        swap(revision, "\"revision\": 0x1,"),
        swap(revision, "\"revision\": NaN,"),
        swap(revision, "\"revision\": Infinity,"),
        swap(revision, "\"revision\": 1e999,"),
        swap(revision, "\"revision\": undefined,"),
        swap(revision, "\"revision\": True,"),
        swap(revision, "\"revision\": 1, // cambiado"),
        swap(revision, "\"revision\": 1, /* cambiado */"),
        swap("Pueblo de prueba", "Pueblo\nde prueba"),
        swap("Pueblo de prueba", "Pueblo\\xde prueba"),
        swap("Pueblo de prueba", "Pueblo \\ud800 de prueba"),
        swap("Pueblo de prueba", "Pueblo \\u12 de prueba"),
        swap("Pueblo de prueba", "Pueblo \"de\" prueba"),
        swap("\"kind\": \"dossier\"", "“kind”: “dossier”"),
    ];
    all.extend(texts(&[
        &format!("{whole}{whole}"),
        &format!("{whole}}}"),
        &format!(")]}}',\n{whole}"),
        &format!("var expediente = {whole};"),
        &format!("<<<<<<< HEAD\n{whole}"),
        "<!doctype html><title>Iniciar sesión</title><script>alert(1)</script>",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
        "kind: dossier\nschema: 2\n",
        "municipio;respuestas\n=1+1;3\n",
        "=HYPERLINK(\"x\")",
        "eyJraW5kIjoiZG9zc2llciJ9",
        "hola",
        "tru",
        "\"sin final",
        "{\"a\":1}\n{\"a\":2}\n",
        "\u{202e}{}",
        "{}\u{202e}",
    ]));
    all
}

fn deep() -> Vec<Vec<u8>> {
    let nested = |open: &str, shut: &str, depth: usize| {
        format!("{}{}", open.repeat(depth), shut.repeat(depth))
    };
    let inside = |bomb: String| {
        let payload = format!("\"payload\": {{\"x\": {bomb},");
        good().replacen("\"payload\": {", &payload, 1)
    };
    texts(&[
        &nested("[", "]", MAX_DEPTH + 1),
        &nested("{\"a\":", "}", MAX_DEPTH + 1).replace(":}", ":0}"),
        &nested("[{\"payload\":", "}]", 100).replace(":}", ":0}"),
        &"[".repeat(20_000),
        &"{\"a\":".repeat(5_000),
        &"[\"]\",".repeat(3_000),
        &inside(nested("[", "]", MAX_DEPTH)),
        &inside(nested("[[],", "]", 200).replace(",]", "]")),
    ])
}

fn twice() -> Vec<Vec<u8>> {
    let whole = good();
    let first = |field: &str| whole.replacen('{', &format!("{{{field},"), 1);
    texts(&[
        &first("\"kind\":\"plan\""),
        &first("\"\\u006bind\":\"plan\""),
        &first("\"payload\":{}"),
        &first("\"checksum\":\"\""),
        &first("\"x\":1,\"x\":1"),
        &whole.replacen(
            "\"example\": false",
            "\"example\": true, \"example\": false",
            1,
        ),
        &whole.replacen("\"rating\": ", "\"rating\": 5, \"rating\": ", 1),
        "{\"a\":1,\"a\":1}",
        "[[[{\"\":{},\"\":{}}]]]",
        "{\"__proto__\":1,\"__proto__\":2}",
    ])
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

fn foreign() -> Vec<Vec<u8>> {
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

fn later() -> Vec<Vec<u8>> {
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

fn other_kinds() -> Vec<Vec<u8>> {
    let world = FixedWorld::default();
    let answers = [("siaf", answer(2))];
    let given = document(response(&["regidor"], &answers), &world);
    let framework = Envelope::new(peru().for_first_page(), peru().reference(), &world);
    vec![
        given.to_file_text().into_bytes(),
        set("/kind", json!("response")),
        framework.to_file_text().into_bytes(),
        set("/kind", json!("framework")),
    ]
}

fn changed() -> Vec<Vec<u8>> {
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

fn identities() -> Vec<Vec<u8>> {
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

fn headers() -> Vec<Vec<u8>> {
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

fn payloads() -> Vec<Vec<u8>> {
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
        place("/payload/plan/activities/0/cost_cents", json!(-1)),
        place("/payload/plan/activities/0/cost_cents", json!(1.5)),
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

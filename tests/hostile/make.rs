//! Writes the hostile files: damage of every kind done to good files, the same from run to run.
//! `cargo test --test hostile -- --ignored` writes them anew when a way of damaging is added.

use yachay_municipal::documents::MAX_DEPTH;

use super::forge::*;
use crate::support::random::Seeded;

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

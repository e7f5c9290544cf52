//! One document after another, whatever the pieces a file comes in.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use yachay_municipal::association::intake::{Piece, Place, SplitFault, Splitter};
use yachay_municipal::documents::MAX_FILE_BYTES;

type Found = Vec<(Place, Result<String, SplitFault>)>;

fn split(parts: &[&[u8]]) -> Found {
    let mut found = Found::new();
    let mut splitter = Splitter::default();
    let mut give = |place: Place, piece: Piece<'_>| {
        let piece = match piece {
            Piece::Document(bytes) => Ok(String::from_utf8_lossy(bytes).trim().to_string()),
            Piece::Fault(fault) => Err(fault),
        };
        found.push((place, piece));
    };
    for part in parts {
        splitter.push(part, &mut give);
    }
    splitter.finish(&mut give);
    found
}

fn pieces(text: &[u8]) -> Vec<Result<String, SplitFault>> {
    let whole = split(&[text]);
    // The same bytes one by one, and in threes.
    for size in [1, 3] {
        let parts: Vec<&[u8]> = text.chunks(size).collect();
        assert_eq!(split(&parts), whole, "{}", String::from_utf8_lossy(text));
    }
    for (place, piece) in &whole {
        let from = place.offset as usize;
        let there = &text[from..from + place.bytes as usize];
        if let Ok(document) = piece {
            assert_eq!(String::from_utf8_lossy(there).trim(), document);
        }
        let lines = text[..from].iter().filter(|byte| **byte == b'\n').count();
        assert_eq!(place.line, lines as u64 + 1);
    }
    let numbers: Vec<u64> = whole.iter().map(|(place, _)| place.document).collect();
    assert_eq!(numbers, (1..=whole.len() as u64).collect::<Vec<_>>());
    whole.into_iter().map(|(_, piece)| piece).collect()
}

fn documents(list: &[&str]) -> Vec<Result<String, SplitFault>> {
    list.iter().map(|text| Ok((*text).to_string())).collect()
}

#[test]
fn every_form_gives_the_same_documents() {
    let both = documents(&[r#"{"a":"{\"[\\"}"#, r#"{"b":[{},{"c":1}]}"#]);
    for text in [
        "{\"a\":\"{\\\"[\\\\\"}\n{\"b\":[{},{\"c\":1}]}\n",
        "{\"a\":\"{\\\"[\\\\\"}\r\n\r\n{\"b\":[{},{\"c\":1}]}",
        "\u{feff}\n\n  {\"a\":\"{\\\"[\\\\\"}\n\n\n {\"b\":[{},{\"c\":1}]}  \n",
        "[{\"a\":\"{\\\"[\\\\\"},{\"b\":[{},{\"c\":1}]}]",
        " [ {\"a\":\"{\\\"[\\\\\"}\n,\n{\"b\":[{},{\"c\":1}]} ]\n",
        "{\"a\":\"{\\\"[\\\\\"}{\"b\":[{},{\"c\":1}]}",
    ] {
        assert_eq!(pieces(text.as_bytes()), both, "{text}");
    }
    let pretty = "{\n  \"a\": [\n    {\n      \"b\": 1\n    }\n  ]\n}";
    assert_eq!(pieces(pretty.as_bytes()), documents(&[pretty]));
    let two = format!("{pretty}\n{pretty}\n");
    assert_eq!(pieces(two.as_bytes()), documents(&[pretty, pretty]));
    let list = format!("[\n{pretty},\n{pretty}\n]");
    assert_eq!(pieces(list.as_bytes()), documents(&[pretty, pretty]));
    let mixed = format!("{{\"a\":1}}\n{pretty}\n{{\"b\":1}}\n");
    assert_eq!(
        pieces(mixed.as_bytes()),
        documents(&["{\"a\":1}", pretty, "{\"b\":1}"])
    );
}

#[test]
fn what_is_broken_costs_nobody_but_itself() {
    let half = |text: &str| pieces(text.as_bytes());
    assert_eq!(
        half("{\"a\":1}\n{\"b\":[1,\n{\"c\":1}\n"),
        documents(&["{\"a\":1}", "{\"b\":[1,", "{\"c\":1}"])
    );
    assert_eq!(
        half("{\"a\":\"x\n{\"b\":1}\n{\"c\":1}\n"),
        documents(&["{\"a\":\"x", "{\"b\":1}", "{\"c\":1}"])
    );
    assert_eq!(
        half("{\"a\":1,\n{\"b\":1}\n"),
        documents(&["{\"a\":1,", "{\"b\":1}"])
    );
    let text = "{\"a\":1}\nhola\nadiós {\n{\"b\":1}\n";
    let fault = || Err(SplitFault::NotOurs);
    let ok = |text: &str| Ok(text.to_string());
    assert_eq!(
        half(text),
        [ok("{\"a\":1}"), fault(), fault(), ok("{\"b\":1}")]
    );
    assert_eq!(
        half("[{\"a\":1},7,\"x\",{\"b\":1}]"),
        [ok("{\"a\":1}"), fault(), ok("{\"b\":1}")]
    );
}

#[test]
fn what_stands_before_the_first_document_costs_nobody_either() {
    let ok = Ok("{\"a\":1}".to_string());
    assert_eq!(
        pieces(b"respuestas de mayo\n\n{\"a\":1}\n"),
        [Err(SplitFault::NotOurs), ok]
    );
}

#[test]
fn a_half_written_end_is_named() {
    let half = || Err(SplitFault::HalfWritten);
    let ok = || Ok("{\"a\":1}".to_string());
    for (text, expected) in [
        ("{\"a\":1}\n{\"b\":", vec![ok(), half()]),
        ("{\"a\":1}\n{\"b\":\"}", vec![ok(), half()]),
        ("{\"a\":", vec![half()]),
        ("{\n  \"a\": [\n", vec![half()]),
        ("[{\"a\":1},", vec![ok(), half()]),
        ("[{\"a\":1}", vec![ok(), half()]),
        ("[{\"a\":1},{\"b", vec![ok(), half()]),
    ] {
        assert_eq!(pieces(text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn what_a_whole_file_is_not_is_named_once() {
    let utf_16 = |text: &str| -> Vec<u8> {
        std::iter::once(0xfeff)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    for (bytes, fault) in [
        (Vec::new(), SplitFault::Empty),
        (b" \r\n\n".to_vec(), SplitFault::Empty),
        (b"\xef\xbb\xbf".to_vec(), SplitFault::Empty),
        (b"[]".to_vec(), SplitFault::Empty),
        (utf_16("{\"a\":1}\n{\"a\":1}\n"), SplitFault::OtherEncoding),
        (
            utf_16("[{\"a\":1}]")[2..].to_vec(),
            SplitFault::OtherEncoding,
        ),
        (b"PK\x03\x04\0\0".to_vec(), SplitFault::NotText),
        (b"\x89PNG\r\n\x1a\n".to_vec(), SplitFault::NotText),
        (
            b"nombre;puesto\nAna;alcalde\n".to_vec(),
            SplitFault::NotOurs,
        ),
        ("ñandú".as_bytes().to_vec(), SplitFault::NotOurs),
    ] {
        assert_eq!(pieces(&bytes), [Err(fault)], "{bytes:?}");
    }
}

#[test]
fn a_document_that_is_too_large_is_let_go() {
    let mut splitter = Splitter::default();
    let mut found = Vec::new();
    let mut give = |place: Place, piece: Piece<'_>| {
        let bytes = match piece {
            Piece::Document(bytes) => Ok(bytes.len()),
            Piece::Fault(fault) => Err(fault),
        };
        found.push((place.bytes, bytes));
    };
    let block = vec![b'x'; 1_000_000];
    splitter.push(b"{\"a\":1}\n{\"b\":\"", &mut give);
    let blocks = MAX_FILE_BYTES / 1_000_000 + 3;
    for _ in 0..blocks {
        splitter.push(&block, &mut give);
    }
    splitter.push(b"\"}\n{\"c\":1}\n", &mut give);
    splitter.finish(&mut give);
    let large = blocks * 1_000_000 + 8;
    assert_eq!(
        found,
        [(7, Ok(7)), (large, Err(SplitFault::TooLarge)), (7, Ok(7))]
    );
}

#[test]
fn a_file_of_rubbish_leaves_few_entries() {
    let mut text = b"{\"a\":1}\n".to_vec();
    text.extend(b"x\n".repeat(30_000));
    text.extend(b"{\"b\":1}\n");
    let found = split(&[&text]);
    assert_eq!(found.len(), 10_003);
    assert_eq!(found.last().unwrap().1, Ok("{\"b\":1}".to_string()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_division_into_pieces_changes_anything(
        parts in vec(select(vec!["{", "}", "[", "]", "\"", "\\", ",", ":", "\n", "\r\n", " ", "a", "1", "{\"a\":1}", "{\"a\":1}\n", "\u{feff}", "ñ"]), 0..40),
        cuts in vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let text = parts.concat().into_bytes();
        let whole = split(&[&text]);
        let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(text.len() + 1)).collect();
        places.extend([0, text.len()]);
        places.sort_unstable();
        let parts: Vec<&[u8]> = places.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect();
        prop_assert_eq!(&split(&parts), &whole);
        // Places follow one another and never overlap.
        for pair in whole.windows(2) {
            prop_assert!(pair[0].0.offset + pair[0].0.bytes <= pair[1].0.offset);
        }
    }

    #[test]
    fn whole_documents_come_out_whole(
        texts in vec("\\PC{0,30}", 1..8),
        form in 0..4_usize,
    ) {
        let documents: Vec<String> = texts.iter().map(|text| serde_json::json!({"a": [text, {"b": text}]}).to_string()).collect();
        let pretty: Vec<String> = texts
            .iter()
            .map(|text| serde_json::to_string_pretty(&serde_json::json!({"a": [text, {"b": text}]})).unwrap())
            .collect();
        let text = match form {
            0 => documents.join("\n"),
            1 => format!("[{}]", documents.join(",")),
            2 => documents.join("\r\n\n"),
            _ => pretty.join("\n"),
        };
        let expected = if form == 3 { pretty } else { documents };
        let found: Vec<_> = split(&[text.as_bytes()]).into_iter().map(|(_, piece)| piece.unwrap()).collect();
        prop_assert_eq!(found, expected);
    }
}

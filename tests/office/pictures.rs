//! Pictures in documents.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use yachay_municipal::documents::read_text;
use yachay_municipal::export::{Block, Document, MakeFault, SignaturePlace};
use yachay_municipal::transfer::archive::Archive;

use crate::{NASTY, part, reread};

/// A picture of one point, and what its bytes are told by.
pub const POINT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const SHA1: &str = "4a5eb7171b58e08a6881721e3b43d5a44419a2be";

fn picture(png: &str, width: u16, height: u16, words: &str) -> Block {
    Block::Picture {
        png: png.into(),
        width,
        height,
        words: words.into(),
    }
}

fn document(blocks: Vec<Block>) -> Document {
    Document {
        language: "es-PE".into(),
        blocks,
        ..Document::default()
    }
}

#[test]
fn another_library_finds_each_picture_with_its_words() {
    let words = "Gráfico: 6 personas votaron 2 y 2 votaron 3";
    let document = document(vec![
        picture(POINT, 120, 60, words),
        Block::PageBreak,
        picture(POINT, 40, 40, "Otro"),
        Block::Signatures {
            places: vec![SignaturePlace::default()],
        },
    ]);
    let bytes = document.to_docx().unwrap();
    let seen = reread("pictures.docx", &bytes);
    let expected = |words: &str, size: [u16; 2]| {
        json!({
            "words": words,
            "size_mm": size,
            "type": "image/png",
            "pixels": [1, 1],
            "sha1": SHA1,
        })
    };
    let pictures = [expected(words, [120, 60]), expected("Otro", [40, 40])];
    assert_eq!(seen["pictures"], json!(pictures));
    let paragraphs = seen["paragraphs"].as_array().unwrap();
    assert_eq!(paragraphs[1]["page_break_before"], true);
    assert_eq!(paragraphs[1]["kept"], true, "signatures stay with it");
    let parts = seen["parts"].as_array().unwrap();
    for name in ["word/media/image1.png", "word/media/image2.png"] {
        assert!(parts.contains(&json!(name)), "{name}");
    }
    assert!(part(&bytes, "[Content_Types].xml").contains("image/png"));
    let text = serde_json::to_string(&document).unwrap();
    let sent: Document = read_text(&text).unwrap();
    assert_eq!(sent, document);
    assert_eq!(sent.to_docx().unwrap(), bytes);
}

#[test]
fn a_document_without_pictures_says_nothing_of_them() {
    let bytes = document(Vec::new()).to_docx().unwrap();
    assert!(!part(&bytes, "[Content_Types].xml").contains("png"));
    assert!(!part(&bytes, "document.xml.rels").contains("image"));
    assert_eq!(reread("no-pictures.docx", &bytes)["pictures"], json!([]));
}

/// The text of a page is 160 mm wide and 247 mm high, of a landscape page the other way round.
#[test]
fn a_picture_that_does_not_fit_is_drawn_smaller() {
    let table = [
        ((320, 100), false, [160, 50]),
        ((100, 423), false, [50, 212]),
        ((3_200, 6_400), false, [106, 212]),
        ((320, 100), true, [247, 77]),
        ((0, 0), false, [1, 1]),
        ((160, 1), false, [160, 1]),
    ];
    for ((width, height), landscape, expected) in table {
        let document = Document {
            landscape,
            ..document(vec![picture(POINT, width, height, "")])
        };
        let seen = reread("fitted.docx", &document.to_docx().unwrap());
        let found = &seen["pictures"][0]["size_mm"];
        assert_eq!(found, &json!(expected), "{width} x {height}");
    }
}

#[test]
fn its_words_come_out_unharmed() {
    for words in NASTY {
        let document = document(vec![picture(POINT, 10, 10, words)]);
        let seen = reread("picture-words.docx", &document.to_docx().unwrap());
        let one_line = words.replace(['\n', '\t'], " ");
        assert_eq!(seen["pictures"][0]["words"], one_line.trim());
    }
}

#[test]
fn what_is_no_png_is_refused() {
    let jpeg = STANDARD.encode(b"\xff\xd8\xff\xe0");
    let svg = STANDARD.encode("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");
    let address = format!("data:image/png;base64,{POINT}");
    for refused in ["", "=1+1", "https://x/y.png", &jpeg, &svg, &address] {
        let good = picture(POINT, 10, 10, "");
        let made = document(vec![good, picture(refused, 10, 10, "")]).to_docx();
        assert_eq!(made, Err(MakeFault), "{refused}");
    }
    let archive = document(vec![picture(POINT, 10, 10, "")])
        .to_docx()
        .unwrap();
    assert!(Archive::open(&archive).is_ok());
}

//! Documents: styles, tables, lists, places to sign.

use serde_json::{Value, json};
use yachay_municipal::documents::{read_text, read_value};
use yachay_municipal::export::{Align, Block, Column, Document, Grid, SignaturePlace};

use crate::{FORBIDDEN, NASTY, part, reread};

fn heading(level: u8, text: &str) -> Block {
    let text = text.to_string();
    Block::Heading { level, text }
}

fn paragraph(text: &str) -> Block {
    let text = text.to_string();
    Block::Paragraph { text }
}

fn items(numbered: bool, items: &[&str]) -> Block {
    let items = items.iter().map(|item| item.to_string()).collect();
    Block::Items { numbered, items }
}

fn cells(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| cell.to_string()).collect()
}

fn column(head: &str, width: u8, align: Align) -> Column {
    let head = head.to_string();
    Column { head, width, align }
}

fn costs() -> Grid {
    Grid {
        caption: "Cuadro 1. Costos por actividad".into(),
        heads: vec![
            column("Actividad", 3, Align::Start),
            column("Fuente", 2, Align::Start),
            column("Costo, S/", 1, Align::End),
        ],
        rows: (1..=60)
            .map(|row| {
                cells(&[
                    &format!("Actividad {row}"),
                    "Recursos **propios**",
                    "1 200.50",
                ])
            })
            .collect(),
        foot: cells(&["Total", "", "72 030.00"]),
    }
}

fn place(name: &str, office: &str) -> SignaturePlace {
    SignaturePlace {
        name: name.into(),
        office: office.into(),
    }
}

/// A document with one of everything.
fn ordinance() -> Document {
    Document {
        title: "Ordenanza que aprueba el plan".into(),
        owner: "Municipalidad Distrital de Ñahuimpuquio".into(),
        language: "es".into(),
        landscape: false,
        compact: false,
        blocks: vec![
            heading(1, "ORDENANZA MUNICIPAL N.º ___-2027"),
            paragraph(
                "**VISTO:** el informe de la oficina de personal, y la necesidad de que quienes trabajan en la municipalidad aprendan en su puesto lo que su puesto pide;",
            ),
            heading(2, "Considerando"),
            items(
                false,
                &["Que la ley **lo permite**;", "Que el concejo lo pidió."],
            ),
            heading(3, "Costos"),
            Block::Table { table: costs() },
            Block::Table { table: costs() },
            heading(2, "Ordena"),
            items(true, &["Apruébese el plan.", "Publíquese."]),
            paragraph("Entre dos listas."),
            items(true, &["Primero otra vez."]),
            Block::PageBreak,
            paragraph("Regístrese, comuníquese y cúmplase."),
            Block::Signatures {
                places: vec![
                    place("Rosa Quispe Mamani", "Alcaldesa"),
                    place("", "Secretaria general"),
                    place("Juan Choque", "Gerente municipal"),
                ],
            },
        ],
    }
}

fn paragraphs<'a>(seen: &'a Value, style: &str) -> Vec<&'a Value> {
    let all = seen["paragraphs"].as_array().unwrap();
    all.iter().filter(|item| item["style"] == style).collect()
}

fn texts(paragraphs: &[&Value]) -> Vec<String> {
    let text = |item: &&Value| item["text"].as_str().unwrap().to_string();
    paragraphs.iter().map(text).collect()
}

#[test]
fn another_library_reads_styles_lists_and_page() {
    let seen = reread("ordinance.docx", &ordinance().to_docx().unwrap());
    assert_eq!(seen["title"], "Ordenanza que aprueba el plan");
    assert_eq!(seen["author"], "Municipalidad Distrital de Ñahuimpuquio");
    assert_eq!(seen["header"], "Municipalidad Distrital de Ñahuimpuquio");
    assert_eq!(seen["language"], "es-PE");
    assert_eq!(seen["landscape"], false);
    assert_eq!(seen["size_mm"], json!([210, 297]));
    assert_eq!(seen["margin_mm"], 25);
    assert_eq!(seen["footer"], json!(["Página ", "1", " de ", "1"]));
    assert_eq!(seen["fields"], json!(["PAGE", "NUMPAGES"]));

    let titles = [
        ("Title", "ORDENANZA MUNICIPAL N.º ___-2027"),
        ("Heading 2", "Costos"),
    ];
    for (style, text) in titles {
        assert_eq!(texts(&paragraphs(&seen, style)), [text], "{style}");
    }
    assert_eq!(
        texts(&paragraphs(&seen, "Heading 1")),
        ["Considerando", "Ordena"]
    );
    assert_eq!(paragraphs(&seen, "Normal")[0]["bold"], json!(["VISTO:"]));
    let bullets = paragraphs(&seen, "List Bullet");
    assert_eq!(
        texts(&bullets),
        ["Que la ley lo permite;", "Que el concejo lo pidió."]
    );
    assert_eq!(bullets[0]["bold"], json!(["lo permite"]));
    let numbered: Vec<&Value> = paragraphs(&seen, "List Number");
    let lists: Vec<&Value> = numbered.iter().map(|item| &item["list"]).collect();
    assert_eq!(lists, [2, 2, 3], "each numbered list begins at one");
    let breaks = seen["paragraphs"].as_array().unwrap().iter();
    let breaks: Vec<&Value> = breaks
        .filter(|item| item["page_break_before"] == true)
        .collect();
    assert_eq!(texts(&breaks), ["Regístrese, comuníquese y cúmplase."]);
}

#[test]
fn another_library_reads_tables_and_places_to_sign() {
    let seen = reread("tables.docx", &ordinance().to_docx().unwrap());
    let tables = seen["tables"].as_array().unwrap();
    assert_eq!(tables.len(), 3, "two tables in a row stay two");
    let costs = &tables[0];
    let rows = costs["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 62);
    assert_eq!(rows[0], json!(["Actividad", "Fuente", "Costo, S/"]));
    assert_eq!(
        rows[1],
        json!(["Actividad 1", "Recursos propios", "1 200.50"])
    );
    assert_eq!(rows[61], json!(["Total", "", "72 030.00"]));
    let heads = costs["heads"].as_array().unwrap();
    assert!(heads[0] == true && heads[1..].iter().all(|head| head == false));
    assert_eq!(costs["right"], json!([false, false, true]));
    let widths: Vec<u64> = read_value(costs["widths"].clone()).unwrap();
    let whole: u64 = widths.iter().sum();
    assert!((9_000..=9_072).contains(&whole), "{widths:?}");
    assert!(widths[0] > widths[2], "{widths:?}");
    assert_eq!(
        texts(&paragraphs(&seen, "Caption")),
        [
            "Cuadro 1. Costos por actividad",
            "Cuadro 1. Costos por actividad"
        ]
    );
    assert_eq!(
        tables[2]["rows"],
        json!([
            ["\nRosa Quispe Mamani\nAlcaldesa", "\n\nSecretaria general"],
            ["\nJuan Choque\nGerente municipal", ""]
        ])
    );
    let all = seen["paragraphs"].as_array().unwrap();
    let signed = all
        .iter()
        .find(|item| item["text"] == "Regístrese, comuníquese y cúmplase.");
    assert_eq!(
        signed.unwrap()["kept"],
        true,
        "signatures stay with what is signed"
    );
    // A usual paragraph behind the last table would leave an empty page.
    assert_eq!(all.last().unwrap()["style"], "End");
}

#[test]
fn a_letter_is_set_closer() {
    let styles = |compact| {
        let document = Document {
            compact,
            ..ordinance()
        };
        part(&document.to_docx().unwrap(), "styles.xml")
    };
    let (usual, letter) = (styles(false), styles(true));
    assert!(usual.contains("<w:sz w:val=\"22\"/>") && usual.contains("w:after=\"140\""));
    assert!(letter.contains("<w:sz w:val=\"21\"/>") && letter.contains("w:after=\"100\""));
    assert!(![usual, letter].concat().contains(['{', '}']));
}

#[test]
fn english_and_landscape_and_a_country() {
    let document = Document {
        language: "en".into(),
        landscape: true,
        blocks: vec![Block::PageBreak, paragraph("First page"), Block::PageBreak],
        ..Document::default()
    };
    let seen = reread("english.docx", &document.to_docx().unwrap());
    assert_eq!(seen["language"], "en-US");
    assert_eq!(seen["landscape"], true);
    assert_eq!(seen["size_mm"], json!([297, 210]));
    assert_eq!(seen["footer"], json!(["Page ", "1", " of ", "1"]));
    // A break before everything or behind everything would leave an empty page.
    assert_eq!(seen["paragraphs"].as_array().unwrap().len(), 1);
    assert_eq!(seen["paragraphs"][0]["page_break_before"], false);
    let bolivian = Document {
        language: "es-BO".into(),
        ..Document::default()
    };
    let seen = reread("bolivian.docx", &bolivian.to_docx().unwrap());
    assert_eq!(seen["language"], "es-BO");
    assert_eq!(seen["footer"][0], "Página ");
}

/// A document in which somebody's name stands everywhere.
fn named(name: &str) -> Document {
    let grid = Grid {
        caption: name.into(),
        heads: vec![column(name, 0, Align::Start), column("", 0, Align::End)],
        rows: vec![cells(&[name]), cells(&[name, name, name])],
        foot: cells(&[name]),
    };
    Document {
        title: name.into(),
        owner: name.into(),
        language: name.into(),
        landscape: false,
        compact: false,
        blocks: vec![
            heading(1, name),
            paragraph(name),
            items(true, &[name]),
            Block::Table { table: grid },
            Block::Signatures {
                places: vec![place(name, name)],
            },
        ],
    }
}

#[test]
fn names_come_out_unharmed() {
    let long = "Ñusta ".repeat(50);
    for name in NASTY.into_iter().chain([long.as_str()]) {
        let seen = reread("names.docx", &named(name).to_docx().unwrap());
        let one_line = name.replace(['\n', '\t'], " ");
        assert_eq!(seen["title"], one_line.trim(), "{name}");
        assert_eq!(seen["header"], one_line.trim(), "{name}");
        for style in ["Title", "Normal", "List Number", "Caption"] {
            assert_eq!(texts(&paragraphs(&seen, style)), [name], "{style}");
        }
        let rows = &seen["tables"][0]["rows"];
        let expected = json!([
            [name, "", ""],
            [name, "", ""],
            [name, name, name],
            [name, "", ""]
        ]);
        assert_eq!(rows, &expected);
    }
}

#[test]
fn letters_that_no_xml_may_hold_are_left_out() {
    let seen = reread("forbidden.docx", &named(FORBIDDEN.0).to_docx().unwrap());
    assert_eq!(seen["title"], FORBIDDEN.1);
    assert_eq!(texts(&paragraphs(&seen, "Normal")), [FORBIDDEN.1]);
}

#[test]
fn equal_documents_give_equal_bytes_also_by_way_of_the_program() {
    let document = ordinance();
    let bytes = document.to_docx().unwrap();
    let text = serde_json::to_string(&document).unwrap();
    let sent: Document = read_text(&text).unwrap();
    assert_eq!(sent, document);
    assert_eq!(sent.to_docx().unwrap(), bytes);
    let core = part(&bytes, "core.xml");
    assert!(
        !core.contains("created") && !core.contains("odified"),
        "{core}"
    );
}

#[test]
fn a_document_without_anything_is_one() {
    let seen = reread("empty.docx", &Document::default().to_docx().unwrap());
    assert_eq!(seen["paragraphs"].as_array().unwrap().len(), 1);
    let nothing = Document {
        blocks: vec![
            Block::Table {
                table: Grid::default(),
            },
            Block::Signatures { places: Vec::new() },
            items(true, &[]),
        ],
        ..Document::default()
    };
    let seen = reread("nothing.docx", &nothing.to_docx().unwrap());
    assert_eq!(seen["tables"], json!([]));
}

#[test]
fn a_block_that_nobody_knows_is_named() {
    let text = json!({ "blocks": [{ "video": {} }] });
    let fault = read_value::<Document>(text).unwrap_err().to_string();
    assert_eq!(fault, "blocks.0: \"video\" is no block");
}

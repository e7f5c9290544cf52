//! Every document and matrix of both countries in both languages, written as files and read again by libraries that
//! know nothing of the product.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::{Value, json};
use yachay_municipal::documents::World;
use yachay_municipal::dossier::Dossier;
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::export::{Block, Dialect, Document};
use yachay_municipal::framework::{Framework, Language};
use yachay_municipal::papers::matrices::matrix;
use yachay_municipal::papers::{Desk, fill, papers_of};

use crate::full::full_dossier;
use crate::reader::reread_all;
use crate::support::peru;
use crate::written;
use Language::{English, Spanish};

/// The municipality of the test data.
const PLACE: &str = "Pueblo de prueba";

/// What each kind of document is called, by country and language: `PE es plan: Plan de…`.
const TITLES: &str = include_str!("titles.txt");

/// Returns kinds and titles of a country in a language.
fn titles(country: &str, language: Language) -> BTreeMap<&'static str, &'static str> {
    let begin = format!("{country} {} ", language.code());
    let lines = TITLES.lines().filter_map(|line| line.strip_prefix(&begin));
    lines.filter_map(|line| line.split_once(": ")).collect()
}

/// The kinds of documents in which money stands.
const WITH_MONEY: [&str; 6] = [
    "plan",
    "approving-act",
    "terms-of-reference",
    "agreement",
    "progress-report",
    "hand-over",
];

/// What the whole plan of the test data costs, and how the other country would write a currency.
fn amounts(country: &str) -> (&'static str, &'static str) {
    match country {
        "PE" => ("S/\u{a0}1,600.01", "Bs\u{a0}"),
        _ => ("Bs\u{a0}1.600,01", "S/"),
    }
}

/// Runs a check in a country and a language, on a dossier in which every kind of document has something to say.
fn at_each_desk(check: impl Fn(&str, &Desk<'_>)) {
    let desks = ["PE", "BO"].into_iter();
    let desks = desks.flat_map(|country| Language::ALL.map(|language| (country, language)));
    for (country, language) in desks {
        // As a browser holds it: one language alone.
        let framework: Framework = peru()
            .in_country(country, &[], &Language::ALL)
            .in_language(language);
        let dossier: Dossier = full_dossier(&framework);
        let desk = Desk {
            framework: &framework,
            dossier: &dossier,
            language,
            today: FixedWorld::default().now().date_naive(),
            day_of: |moment| moment.date_naive(),
        };
        check(country, &desk);
    }
}

/// Every text that the other library sees in a file.
fn words(value: &Value) -> String {
    let mut found = String::new();
    collect(value, &mut found);
    found
}

fn collect(value: &Value, found: &mut String) {
    match value {
        Value::String(text) => {
            found.push_str(text);
            found.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(map) => map.values().for_each(|item| collect(item, found)),
        _ => {}
    }
}

/// Nothing of a template is left in a text.
fn is_filled(text: &str, what: &str) {
    for mark in ["{", "}", "[tabla", "[firmas", "[salto", "**", "?{"] {
        assert!(!text.contains(mark), "{what}: {mark} in {text}");
    }
}

#[test]
fn every_document_of_both_countries_in_both_languages_is_read_again() {
    at_each_desk(|country, desk| {
        let titles = titles(country, desk.language);
        let entries = papers_of(desk);
        let kinds: BTreeSet<&str> = entries
            .iter()
            .map(|item| item.key.template.as_str())
            .collect();
        let expected: BTreeSet<&str> = titles.keys().copied().collect();
        let of_pack = desk.framework.pack.templates.iter();
        let of_pack: BTreeSet<&str> = of_pack.map(|item| item.id.as_str()).collect();
        assert_eq!((&kinds, &of_pack), (&expected, &expected), "{country}");
        let documents: Vec<(&str, Document)> = entries
            .iter()
            .map(|entry| {
                let filled = fill(desk, &entry.key).expect("it is there");
                (entry.key.template.as_str(), filled.document)
            })
            .collect();
        let paths: Vec<PathBuf> = documents
            .iter()
            .enumerate()
            .map(|(place, (kind, document))| {
                let language = desk.language.code();
                let name = format!("{country}-{language}-{kind}-{place}.docx");
                written(&name, &document.to_docx().expect("a file"))
            })
            .collect();
        let seen = reread_all(&paths);
        for ((kind, document), seen) in documents.iter().zip(&seen) {
            let what = format!("{country} {} {kind}", desk.language.code());
            check_document(desk, document, seen, titles[kind], &what);
            let text = words(&json!([seen["paragraphs"], seen["tables"]]));
            let (own, other) = amounts(country);
            if WITH_MONEY.contains(kind) {
                assert!(text.contains(own), "{what}: {text}");
            }
            assert!(!text.contains(other), "{what}: {text}");
            if *kind == "agreement" {
                keeps_trained(desk.language, &text, &what);
            }
        }
    });
}

/// An agreement binds the municipality to keep who was trained, and the person to stay.
fn keeps_trained(language: Language, text: &str, what: &str) {
    let clause = match language {
        Spanish => [
            "Séptima. Permanencia de las personas capacitadas",
            "mantiene a las personas capacitadas en un puesto donde puedan usar lo aprendido",
            "retira a la persona sin motivo",
        ],
        English => [
            "Seventh. Staying in post of the people trained",
            "keeps trained people in a post where they can use what they learnt",
            "removes the person without cause",
        ],
    };
    for words in clause {
        assert!(text.contains(words), "{what}: {words} in {text}");
    }
}

fn check_document(desk: &Desk<'_>, document: &Document, seen: &Value, title: &str, what: &str) {
    let first = &seen["paragraphs"][0];
    assert_eq!(first["style"], "Title", "{what}");
    for said in [&seen["title"], &first["text"]] {
        let said = said.as_str().expect("a title");
        // What it is about follows.
        match title.ends_with(':') {
            true => assert!(
                said.starts_with(title) && said.len() > title.len(),
                "{what}: {said}"
            ),
            false => assert_eq!(said, title, "{what}"),
        }
    }
    assert_eq!(seen["header"], PLACE, "{what}");
    assert_eq!(seen["author"], PLACE, "{what}");
    let tag = match (desk.language, desk.framework.pack.country.as_str()) {
        (Spanish, "PE") => "es-PE",
        (Spanish, _) => "es-BO",
        (English, _) => "en-US",
    };
    assert_eq!(seen["language"], tag, "{what}");
    let text = words(&seen["paragraphs"]);
    assert!(text.contains(PLACE), "{what}: {text}");
    is_filled(&words(&json!([seen["paragraphs"], seen["tables"]])), what);
    let tables = seen["tables"].as_array().expect("tables");
    let with_heads = tables.iter().filter(|table| table["heads"][0] == true);
    let heads: Vec<&Value> = with_heads.map(|table| &table["rows"][0]).collect();
    let expected = document.blocks.iter().filter_map(|block| match block {
        Block::Table { table } => {
            let heads = table.heads.iter().map(|column| column.head.as_str());
            Some(heads.collect::<Vec<_>>())
        }
        _ => None,
    });
    assert_eq!(json!(heads), json!(expected.collect::<Vec<_>>()), "{what}");
    assert!(heads.iter().all(|heads| {
        let mut heads = heads.as_array().into_iter().flatten();
        heads.all(|head| head.as_str().is_some_and(|head| !head.is_empty()))
    }));
}

/// The heads of the table of activities, as they stand in the plan.
#[test]
fn the_plan_has_its_table_of_activities() {
    at_each_desk(|country, desk| {
        let entry = papers_of(desk).into_iter().next().expect("the plan");
        let filled = fill(desk, &entry.key).expect("it is there");
        let language = desk.language.code();
        let name = format!("{country}-{language}-activities.docx");
        let bytes = filled.document.to_docx().expect("a file");
        let seen = crate::reread(&name, &bytes);
        let heads = match desk.language {
            Spanish => [
                "Actividad",
                "Modalidad",
                "Fechas",
                "Personas",
                "Horas",
                "Costo",
            ],
            English => [
                "Activity",
                "Form of training",
                "Dates",
                "People",
                "Hours",
                "Cost",
            ],
        };
        let mut tables = seen["tables"].as_array().into_iter().flatten();
        let found = tables.find(|table| table["rows"][0] == json!(heads));
        let found = found.unwrap_or_else(|| panic!("{country} {language}: {}", seen["tables"]));
        // Heads, three activities, totals.
        assert_eq!(found["rows"].as_array().map(Vec::len), Some(5));
        let total = &found["rows"][4][5];
        assert_eq!(total, amounts(country).0, "{country} {language}");
    });
}

#[test]
fn every_matrix_is_read_again_as_workbook_and_as_table() {
    at_each_desk(|country, desk| {
        let ids = desk
            .framework
            .pack
            .matrices
            .iter()
            .map(|item| item.id.as_str());
        let ids: Vec<&str> = ids.collect();
        // Bolivia's plan of training has no matrix of its own.
        let expected: &[&str] = if country == "PE" {
            &["dnc", "pdp"]
        } else {
            &[]
        };
        assert_eq!(ids, expected);
        for id in ids {
            let made = matrix(desk, id).expect("a matrix");
            let language = desk.language.code();
            let what = format!("{country}-{language}-{id}");
            let dialect = match desk.language {
                Spanish => Dialect {
                    separator: ';',
                    decimal_mark: '.',
                },
                English => Dialect {
                    separator: ',',
                    decimal_mark: '.',
                },
            };
            let workbook = made.workbook(desk).to_xlsx().expect("a file");
            let table = made.table().to_csv(dialect);
            let seen = reread_all(&[
                written(&format!("{what}.xlsx"), &workbook),
                written(&format!("{what}.csv"), table.as_bytes()),
            ]);
            let sheet = &seen[0]["sheets"][0];
            let cells = sheet["cells"].as_array().expect("cells");
            let title = format!("{} · {PLACE}", made.title);
            assert_eq!(seen[0]["title"], made.title.as_str(), "{what}");
            assert_eq!(cells[0][0]["value"], title, "{what}");
            let heads: Vec<&Value> = cells[1]
                .as_array()
                .into_iter()
                .flatten()
                .map(|cell| &cell["value"])
                .collect();
            assert_eq!(json!(heads), json!(made.heads), "{what}");
            assert_eq!(seen[1]["rows"][0], json!(made.heads), "{what}");
            assert_eq!(
                seen[1]["separator"],
                dialect.separator.to_string(),
                "{what}"
            );
            // Heads, three activities, totals.
            assert_eq!(seen[1]["rows"].as_array().map(Vec::len), Some(5), "{what}");
            is_filled(&words(&json!([cells, seen[1]["rows"]])), &what);
            // What does not fit on A4 at a size that can be read is printed on A3.
            let paper = if id == "pdp" { 8 } else { 9 };
            assert_eq!(sheet["paper"], paper, "{what}");
            assert_eq!(sheet["repeated"], "$2:$2", "{what}");
            assert_eq!(sheet["fit"], json!([true, 0]), "{what}");
            if id == "pdp" {
                let year = &cells[2][0];
                assert_eq!(
                    json!([year["value"], year["type"], year["format"]]),
                    json!([2027, "n", "0"])
                );
                assert_eq!(seen[1]["rows"][1][0], "2027", "{what}");
                assert_eq!(cells[5][21]["value"], 1600.01, "{what}");
                assert_eq!(seen[1]["rows"][4][21], "1600.01", "{what}");
                assert!(
                    words(&json!(cells)).contains("S/\u{a0}0.01"),
                    "{what}: rounding is said"
                );
            }
        }
    });
}

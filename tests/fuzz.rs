//! What the fuzzer found, tried again: every file that once made the product fail, and the small corpus
//! that reaches most of its code (`cargo xtask fuzz`).

#[path = "fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use yachay_municipal::documents::Kind;

#[test]
fn the_corpus_is_answered() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz_corpus");
    for (name, target) in targets::TARGETS {
        let files = fs::read_dir(corpus.join(name)).expect("every way in has a corpus");
        for file in files {
            let path = file.expect("a file").path();
            println!("{}", path.display());
            target(&fs::read(path).expect("a readable file"));
        }
    }
}

#[test]
fn the_search_for_every_kind_of_document_begins_with_one_that_is_accepted() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz_corpus");
    for kind in Kind::ALL {
        let name = match kind {
            Kind::Response => "response",
            Kind::Dossier => "dossier",
            Kind::Plan => "plan",
            Kind::Workshop => "workshop",
            Kind::Framework => "framework",
        };
        let files = fs::read_dir(corpus.join(name)).expect("a corpus");
        let mut texts = files.map(|file| fs::read(file.expect("a file").path()).expect("a seed"));
        assert!(
            texts.any(|text| targets::is_accepted(kind, &text)),
            "no seed of {name} is a document of its present schema"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_cell_of_a_table_begins_a_formula(
        rows in vec(vec("[-=+@＝＋,;'\"“\\s\\PC]{0,12}", 3), 1..4),
    ) {
        let rows: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.iter().map(String::as_str).collect())
            .collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        targets::table_check::check(&rows);
    }
}

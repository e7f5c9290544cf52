//! Documents of a plan: templates of both countries fill without a placeholder left, texts changed by hand keep every
//! word, what is missing is named, matrices add up.

mod support;

#[path = "papers/adjustments.rs"]
mod adjustments;
#[path = "papers/full.rs"]
mod full;
#[path = "papers/letters.rs"]
mod letters;
#[path = "papers/markup.rs"]
mod markup;
#[path = "papers/matrices.rs"]
mod matrices;
#[path = "papers/modifications.rs"]
mod modifications;
#[path = "papers/one_page.rs"]
mod one_page;
#[path = "papers/outcome.rs"]
mod outcome;

use chrono::NaiveDate;
use proptest::prelude::*;
use support::{day, example, peru};
use yachay_municipal::dossier::{Commitment, Dossier, Progress};
use yachay_municipal::export::{Block, Document};
use yachay_municipal::framework::{Framework, Language, MarkupFault};
use yachay_municipal::papers::*;

use crate::full::full_dossier;

fn today() -> NaiveDate {
    day("2027-03-09")
}

fn desk<'a>(framework: &'a Framework, dossier: &'a Dossier, language: Language) -> Desk<'a> {
    Desk {
        framework,
        dossier,
        language,
        today: today(),
        day_of: |moment| moment.date_naive(),
    }
}

/// Every word of a document.
fn words(document: &Document) -> String {
    let mut out = format!("{}\n", document.title);
    for block in &document.blocks {
        let lines: Vec<String> = match block {
            Block::Heading { text, .. } | Block::Paragraph { text } => vec![text.clone()],
            Block::Items { items, .. } => items.clone(),
            Block::Table { table } => {
                let heads = table.heads.iter().map(|column| column.head.clone());
                let rows = table.rows.iter().flatten().cloned();
                let all = heads.chain(rows).chain(table.foot.iter().cloned());
                all.chain([table.caption.clone()]).collect()
            }
            Block::Signatures { places } => places
                .iter()
                .flat_map(|place| [place.name.clone(), place.office.clone()])
                .collect(),
            Block::Picture { words, .. } => vec![words.clone()],
            Block::PageBreak => Vec::new(),
        };
        out.push_str(&lines.join("\n"));
        out.push('\n');
    }
    out
}

#[test]
fn every_document_of_both_countries_fills_in_both_languages() {
    for country in ["PE", "BO"] {
        for language in Language::ALL {
            // As a browser holds it: one language alone.
            let framework = peru()
                .in_country(country, &[], &Language::ALL)
                .in_language(language);
            let dossiers = [
                example().payload,
                full_dossier(&framework),
                Dossier::new(country, today()),
            ];
            for dossier in &dossiers {
                let desk = desk(&framework, dossier, language);
                let entries = papers_of(&desk);
                assert!(entries.len() >= 4, "{country}: {entries:?}");
                for entry in entries {
                    let filled = fill(&desk, &entry.key).expect("it is there");
                    assert_eq!(filled.faults, [], "{country} {language:?} {}", entry.key);
                    let text = words(&filled.document);
                    assert!(
                        !text.contains(['{', '}']),
                        "{country} {}: {text}",
                        entry.key
                    );
                    assert!(!text.contains("[tabla"), "{country} {}: {text}", entry.key);
                    let blank = text.contains(BLANK);
                    assert!(blank || filled.blanks.is_empty(), "{}: {text}", entry.key);
                    assert_eq!(entry.blanks, filled.blanks, "{}", entry.key);
                }
            }
        }
    }
}

#[test]
fn a_plan_asks_for_the_documents_of_its_activities_and_people() {
    let dossier = full_dossier(peru());
    let keys: Vec<String> = papers_of(&desk(peru(), &dossier, Language::Spanish))
        .iter()
        .map(|entry| entry.key.to_string())
        .collect();
    assert_eq!(
        keys,
        [
            "plan",
            "approving-act",
            "adjustments",
            "terms-of-reference/help",
            "agreement/help",
            "permission/diploma",
            "commitment/help/ana",
            "commitment/diploma/ana",
            "commitment/diploma/rosa",
            "progress-report",
            "hand-over",
        ]
    );
}

#[test]
fn what_was_called_off_asks_for_no_document_and_no_money() {
    let mut dossier = full_dossier(peru());
    let with = costs(&dossier);
    let activity = dossier.plan.activity_mut("help").expect("the assistance");
    activity.execution.progress = Progress::Cancelled;
    let desk = desk(peru(), &dossier, Language::Spanish);
    let about: Vec<String> = papers_of(&desk)
        .iter()
        .filter_map(|entry| entry.key.activity.clone())
        .collect();
    assert_eq!(about, ["diploma"; 3]);
    let without = costs(&dossier);
    assert_eq!((with.len(), without.len()), (2, 2));
    assert!(
        with.iter()
            .zip(&without)
            .all(|(with, without)| with != without)
    );
}

/// The lines of the plan's document that say how many activities there are and what they cost.
fn costs(dossier: &Dossier) -> Vec<String> {
    let desk = desk(peru(), dossier, Language::Spanish);
    let plan = fill(&desk, &PaperKey::of_plan("plan")).expect("the plan");
    let words = words(&plan.document);
    let lines = words.lines().filter(|line| {
        line.starts_with("Actividades de formación:") || line.starts_with("Costo total:")
    });
    lines.map(String::from).collect()
}

#[test]
fn what_is_missing_is_named_with_the_place_to_fill_it() {
    let dossier = Dossier::new("PE", today());
    let desk = desk(peru(), &dossier, Language::Spanish);
    for (template, name, place) in [
        ("approving-act", "municipalidad", Place::Profile),
        ("approving-act", "numero_de_acto", Place::Approval),
        ("approving-act", "total_horas", Place::Plan),
        ("progress-report", "alcaldia", Place::People),
    ] {
        let found = fill(&desk, &PaperKey::of_plan(template)).expect("the template is there");
        assert!(found.blanks.contains(&name), "{name}: {:?}", found.blanks);
        assert!(words(&found.document).contains(BLANK), "{template}");
        assert_eq!(place_of(name), place);
    }
}

#[test]
fn september_is_called_as_on_screen_in_its_country() {
    for (country, own, other) in [
        ("PE", "setiembre", "septiembre"),
        ("BO", "septiembre", "setiembre"),
    ] {
        let framework = peru().in_country(country, &[], &Language::ALL);
        let mut dossier = full_dossier(&framework);
        let (from, to) = (Some(day("2027-09-01")), Some(day("2027-09-01")));
        for id in ["workshop", "help", "diploma"] {
            let activity = dossier.plan.activity_mut(id).expect("an activity");
            (activity.from, activity.to) = (from, to);
            activity.phases.clear();
        }
        let desk = desk(&framework, &dossier, Language::Spanish);
        for key in [
            PaperKey::of_plan("plan"),
            PaperKey::of_person("commitment", "diploma", "ana"),
        ] {
            let said = words(&fill(&desk, &key).expect("it is there").document);
            assert!(
                said.contains(own) && !said.contains(other),
                "{country}: {said}"
            );
        }
        for template in &framework.pack.matrices {
            let table = yachay_municipal::papers::matrices::matrix(&desk, &template.id)
                .expect("a matrix")
                .table();
            let said = format!("{:?}", table.rows());
            assert!(!said.contains(other), "{said}");
            assert_eq!(said.contains(own), template.id == "pdp", "{said}");
        }
    }
}

#[test]
fn what_was_removed_has_no_document() {
    let mut dossier = full_dossier(peru());
    dossier.people.retain(|person| person.id != "ana");
    let desk = desk(peru(), &dossier, Language::Spanish);
    let gone = [
        PaperKey::of_person("commitment", "diploma", "ana"),
        PaperKey::of_person("commitment", "nowhere", "rosa"),
        PaperKey::of_activity("terms-of-reference", "nowhere"),
        PaperKey::of_plan("poem"),
    ];
    for key in gone {
        assert_eq!(fill(&desk, &key), None, "{key}");
    }
    assert!(
        papers_of(&desk)
            .iter()
            .all(|entry| entry.key.person.as_deref() != Some("ana"))
    );
}

#[test]
fn sentences_in_a_row_have_one_point() {
    let mut dossier = full_dossier(peru());
    let activity = dossier.plan.activity_mut("help").expect("the assistance");
    activity.commitments = ["Cede dos mañanas.", "Enseña lo aprendido."]
        .map(|text| Commitment {
            text: text.into(),
            ..Commitment::default()
        })
        .into();
    let key = PaperKey::of_activity("agreement", "help");
    let desk = desk(peru(), &dossier, Language::Spanish);
    let filled = fill_text(&desk, &key, "Piden: {compromisos}").expect("it is there");
    let said = words(&filled.document);
    assert!(
        said.contains("mañanas; ") && said.contains("aprendido."),
        "{said}"
    );
}

#[test]
fn a_text_changed_by_hand_keeps_its_figures_alive() {
    let mut dossier = full_dossier(peru());
    let key = PaperKey::of_plan("approving-act");
    let text = "# Mi acuerdo\n\nSon {total_actividades} actividades de {alcalde}.\n\n[tabla:nada]";
    dossier.plan.documents.insert(key.to_string(), text.into());
    let filled = fill(&desk(peru(), &dossier, Language::Spanish), &key).expect("it is there");
    let said = words(&filled.document);
    assert!(said.contains("Son 3 actividades de {alcalde}."), "{said}");
    assert!(said.contains("[tabla:nada]"), "{said}");
    assert_eq!(
        filled.faults,
        [
            MarkupFault::UnknownPlaceholder {
                line: 3,
                name: "alcalde".into()
            },
            MarkupFault::UnknownTable {
                line: 5,
                name: "nada".into()
            },
        ]
    );
    dossier.plan.activities.remove(0);
    let later = fill(&desk(peru(), &dossier, Language::Spanish), &key).expect("it is there");
    assert!(words(&later.document).contains("Son 2 actividades"));
}

#[test]
fn a_framework_without_templates_offers_none() {
    let mut framework = peru().clone();
    framework.pack.templates.clear();
    let dossier = full_dossier(peru());
    let desk = desk(&framework, &dossier, Language::Spanish);
    assert_eq!(papers_of(&desk), []);
    assert_eq!(fill(&desk, &PaperKey::of_plan("plan")), None);
}

#[test]
fn small_groups_stay_out_of_documents() {
    let mut dossier = example().payload;
    dossier.threshold = 5;
    let desk = desk(peru(), &dossier, Language::Spanish);
    let board = yachay_municipal::dossier::board(peru(), &dossier);
    let text = words(
        &fill(&desk, &PaperKey::of_plan("plan"))
            .expect("the plan")
            .document,
    );
    let mut hidden = 0;
    for row in &board.rows {
        let name = &peru()
            .competency(&row.competency)
            .expect("a competency")
            .name
            .es;
        if row.total.figures().is_none() {
            hidden += 1;
            assert!(!text.lines().any(|line| line == name), "{name}");
        }
    }
    assert!(hidden > 0, "the example has groups that are too small");
}

/// A line that somebody might write, without what leaves a line out.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Zñ0-9 .*#{}\\[\\]:?-]{0,40}".prop_filter("a condition", |text| !text.contains("?{")),
        Just("## Título {municipalidad}".to_string()),
        Just("- {normas}".to_string()),
        Just("1. uno".to_string()),
        Just("[tabla:actividades]".to_string()),
        Just("[firmas]".to_string()),
        Just(String::new()),
    ]
}

proptest! {
    #[test]
    fn any_text_becomes_a_document_and_no_word_is_lost(lines in prop::collection::vec(line(), 0..20)) {
        let text = lines.join("\n");
        let dossier = full_dossier(peru());
        let desk = desk(peru(), &dossier, Language::Spanish);
        let filled = fill_text(&desk, &PaperKey::of_plan("plan"), &text).expect("the template is there");
        let said = words(&filled.document);
        for line in &lines {
            let known = |word: &str| word.contains(['{', '}', '[', ']']);
            for word in line.split_whitespace().filter(|word| !known(word)) {
                let parts = word.split(|letter: char| !letter.is_alphanumeric());
                // The number of an item is written by whoever draws the list.
                for part in parts.filter(|part| *part != "1") {
                    prop_assert!(said.contains(part), "{part:?} of {line:?} in {said:?}");
                }
            }
        }
    }

    #[test]
    fn what_people_type_never_makes_words_stand_out(name in "[*a ]{0,12}") {
        let mut dossier = full_dossier(peru());
        dossier.municipality.name = name;
        let desk = desk(peru(), &dossier, Language::Spanish);
        let filled = fill_text(&desk, &PaperKey::of_plan("plan"), "a {municipalidad} b").expect("a text");
        let Some(Block::Paragraph { text }) = filled.document.blocks.first() else {
            panic!("a paragraph");
        };
        prop_assert!(yachay_municipal::export::spans(text).iter().all(|(bold, _)| !bold), "{text}");
    }
}

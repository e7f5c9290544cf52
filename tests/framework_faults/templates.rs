//! Templates that are not understood, words of the documents that are missing.

use yachay_municipal::framework::{Fault, Language, MarkupFault};

use crate::plant::*;

fn template(language: &str, fault: MarkupFault) -> Fault {
    Fault::Template {
        path: format!("packs/PE/templates/plan/{language}"),
        fault,
    }
}

#[test]
fn a_template_is_held_to_what_the_engine_knows() {
    let table: [Plant; 6] = [
        |f| {
            f.pack.templates[0].body.es = "a\n\n{nada} y {persona}".into();
            let unknown = MarkupFault::UnknownPlaceholder {
                line: 3,
                name: "nada".into(),
            };
            let out_of_place = MarkupFault::OutOfPlace {
                line: 3,
                name: "persona".into(),
            };
            vec![template("es", unknown), template("es", out_of_place)]
        },
        |f| {
            f.pack.templates[0].body.en = "[tabla:nada]\n\na **b\n\n{fecha".into();
            vec![
                template(
                    "en",
                    MarkupFault::UnknownTable {
                        line: 1,
                        name: "nada".into(),
                    },
                ),
                template("en", MarkupFault::UnclosedBold { line: 3 }),
                template("en", MarkupFault::UnclosedPlaceholder { line: 5 }),
            ]
        },
        |f| {
            f.pack.templates[0].body.en.clear();
            vec![missing("packs/PE/templates/plan/body", Language::English)]
        },
        |f| {
            f.pack.templates[1].id = f.pack.templates[0].id.clone();
            vec![repeated("packs/PE/templates/plan")]
        },
        |f| {
            f.pack.templates[0].source.clear();
            f.pack.matrices[0].columns.clear();
            let id = &f.pack.matrices[0].id;
            vec![
                no_source("packs/PE/templates/plan"),
                unused(&format!("packs/PE/matrices/{id}/columns")),
            ]
        },
        |f| {
            f.pack.matrices[0].sheet.es = "a".repeat(32);
            let path = format!("packs/PE/matrices/{}/sheet", f.pack.matrices[0].id);
            vec![out_of_range(&path, "at most 31 letters")]
        },
    ];
    check(&table);
}

#[test]
fn the_words_of_the_documents_are_all_there_and_no_others() {
    let table: [Plant; 3] = [
        |f| {
            let text = f.labels.remove("total").expect("a word");
            f.labels.insert(nothing(), text);
            vec![
                unused(&format!("labels/{NOTHING}")),
                Fault::DanglingId {
                    path: "labels".into(),
                    id: "total".into(),
                },
            ]
        },
        |f| {
            f.labels.remove("placeholder_fecha");
            vec![Fault::DanglingId {
                path: "labels".into(),
                id: "placeholder_fecha".into(),
            }]
        },
        |f| {
            f.labels.get_mut("total").expect("a word").es.clear();
            vec![missing("labels/total", Language::Spanish)]
        },
    ];
    check(&table);
}

#[test]
fn a_framework_that_was_handed_out_before_a_word_came_says_it_all_the_same() {
    use yachay_municipal::framework::Label;
    let whole = crate::support::peru();
    let mut framework = whole.clone();
    for label in [
        Label::MoreInPlan,
        Label::CardsUsed,
        Label::ModifiedYears,
        Label::ModifiedParts,
        Label::PartObjective,
        Label::PartPeople,
    ] {
        framework.labels.remove(label.key()).expect("a word");
        for language in [Language::Spanish, Language::English] {
            let said = framework.label(label, language);
            assert_eq!(said, whole.label(label, language));
        }
    }
    // What was handed out before the table of modifications came has no such table, and is asked for no words of it.
    let before = framework.labels.len();
    framework.labels.retain(|key, _| !key.contains("modifi"));
    assert_eq!(before - framework.labels.len(), 15, "beside the two above");
    assert_eq!(yachay_municipal::plan::framework_faults(&framework), []);
}

#[test]
fn a_framework_without_templates_needs_no_words_of_theirs() {
    let mut framework = crate::support::peru().clone();
    framework.labels.clear();
    framework.pack.templates.clear();
    framework.pack.matrices.clear();
    for pack in &mut framework.other_packs {
        pack.templates.clear();
    }
    assert_eq!(yachay_municipal::plan::framework_faults(&framework), []);
}

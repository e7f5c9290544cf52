//! Sentences that are alike, words that are missing or have markup, sources that are not known.

use serde_json::Value;
use yachay_municipal::framework::{Fault, Framework, Language, Text, validate};
use yachay_municipal::plan::framework_faults;

use crate::plant::*;
use crate::support::peru;

#[test]
fn level_sentences_that_are_the_same_or_nearly() {
    let table: [Plant; 4] = [
        |f| {
            f.competencies[5].levels[1].es = f.competencies[2].levels[3].es.clone();
            vec![Fault::RepeatedSentence {
                path: format!("competencies/{}/levels/2", f.competencies[5].id),
                other: format!("competencies/{}/levels/4", f.competencies[2].id),
            }]
        },
        |f| {
            // In both languages, and with capitals.
            let text = f.competencies[2].levels[3].clone();
            f.competencies[5].levels[1] = Text {
                es: text.es.to_uppercase(),
                en: text.en,
            };
            let fault = Fault::RepeatedSentence {
                path: format!("competencies/{}/levels/2", f.competencies[5].id),
                other: format!("competencies/{}/levels/4", f.competencies[2].id),
            };
            vec![fault.clone(), fault]
        },
        |f| {
            let item = &mut f.competencies[5];
            item.levels[4].en = format!("{} surely", item.levels[0].en);
            vec![Fault::NearSentence {
                path: format!("competencies/{}/levels/5", item.id),
                other: format!("competencies/{}/levels/1", item.id),
            }]
        },
        |f| {
            f.competencies[9].levels[2].es =
                format!("{} ¡También!", f.competencies[1].levels[2].es);
            vec![Fault::NearSentence {
                path: format!("competencies/{}/levels/3", f.competencies[9].id),
                other: format!("competencies/{}/levels/3", f.competencies[1].id),
            }]
        },
    ];
    check(&table);
}

#[test]
fn sources_that_are_unknown_or_not_given() {
    let table: [Plant; 6] = [
        |f| {
            f.axes[0].source = vec!["REM IX".into()];
            f.mandates[0].source.clear();
            f.contents[0].source.push("XYZ 1".into());
            let id = [&f.axes[0].id, &f.mandates[0].id, &f.contents[0].id];
            let lists = ["axes", "mandates", "contents"];
            let paths = lists.into_iter().zip(id);
            paths
                .map(|(list, id)| no_source(&format!("{list}/{id}")))
                .collect()
        },
        |f| {
            f.modalities[0].source = vec!["REM".into()];
            f.competencies[0].source = vec!["rem II.c".into()];
            f.posts[0].source = vec![String::new()];
            let id = [&f.modalities[0].id, &f.competencies[0].id, &f.posts[0].id];
            let lists = ["modalities", "competencies", "posts"];
            let paths = lists.into_iter().zip(id);
            paths
                .map(|(list, id)| no_source(&format!("{list}/{id}")))
                .collect()
        },
        |f| {
            f.rules[0].source.clear();
            f.systems[0].source.clear();
            f.instruments[0].source.clear();
            let id = [&f.rules[0].id, &f.systems[0].id, &f.instruments[0].id];
            let paths = ["rules", "systems", "instruments"].into_iter().zip(id);
            paths
                .map(|(list, id)| no_source(&format!("{list}/{id}")))
                .collect()
        },
        |f| {
            f.principles[0].source.clear();
            f.practice_axes[0].source.clear();
            f.practices[0].source.clear();
            let id = [
                &f.principles[0].id,
                &f.practice_axes[0].id,
                &f.practices[0].id,
            ];
            let paths = ["principles", "practice_axes", "practices"]
                .into_iter()
                .zip(id);
            paths
                .map(|(list, id)| no_source(&format!("{list}/{id}")))
                .collect()
        },
        |f| {
            f.services[0].source.clear();
            f.questions[0].source.clear();
            f.notes[0].source.clear();
            let id = [&f.services[0].id, &f.questions[0].id, &f.notes[0].id];
            let paths = ["services", "questions", "notes"].into_iter().zip(id);
            paths
                .map(|(list, id)| no_source(&format!("{list}/{id}")))
                .collect()
        },
        |f| {
            let item = &mut f.other_packs[0].calendar[0];
            item.source.clear();
            vec![no_source(&format!("packs/BO/calendar/{}", item.id))]
        },
    ];
    check(&table);
}

#[test]
fn words_that_are_missing_and_words_with_markup() {
    let table: [Plant; 8] = [
        |f| {
            f.axes[0].name.en.clear();
            vec![missing(
                &format!("axes/{}/1", f.axes[0].id),
                Language::English,
            )]
        },
        |f| {
            f.competencies[0].levels[4].es = " \n\t".into();
            let path = format!("competencies/{}/levels/5", f.competencies[0].id);
            vec![missing(&path, Language::Spanish)]
        },
        |f| {
            f.pack.plan_name = Text::default();
            let path = "packs/PE/plan_name";
            Language::ALL.map(|language| missing(path, language)).into()
        },
        |f| {
            f.services[3].terms.requirements[0].en.clear();
            let path = format!("services/{}/requirements/1", f.services[3].id);
            vec![missing(&path, Language::English)]
        },
        |f| {
            f.competencies[0].levels[0].es.push_str(" <b>ya</b>");
            let path = format!("competencies/{}/levels/1", f.competencies[0].id);
            vec![markup(&path)]
        },
        |f| {
            f.rules[2].sentence.en.push_str("<script>alert(1)</script>");
            vec![markup(&format!("rules/{}", f.rules[2].id))]
        },
        |f| {
            f.posts[0].name.es = "Alcalde &lt;o alcaldesa&#33;".into();
            vec![markup(&format!("posts/{}", f.posts[0].id))]
        },
        |f| {
            f.other_packs[0].norms[0].says.es.push_str("<!-- nota -->");
            let path = format!("packs/BO/norms/{}/says", f.other_packs[0].norms[0].id);
            vec![markup(&path)]
        },
    ];
    check(&table);
    let mut signs = peru().clone();
    signs.axes[0].summary.es = "Menos de 5 personas (< 5), A&B, 3 <4 y a < b".into();
    assert_eq!(framework_faults(&signs), [], "no tag");
}

/// Counts the texts below a value, without the words of glossaries, and changes each of them.
fn each_text(value: &mut Value, change: &mut dyn FnMut(&mut Value)) -> usize {
    match value {
        Value::Object(map) if map.contains_key("es") && map.contains_key("en") => {
            change(value);
            1
        }
        Value::Object(map) => {
            let parts = map.iter_mut();
            let parts = parts.filter(|(key, _)| *key != "terms" && *key != "glossary");
            parts.map(|(_, part)| each_text(part, change)).sum()
        }
        Value::Array(items) => items.iter_mut().map(|item| each_text(item, change)).sum(),
        _ => 0,
    }
}

fn json_of(framework: &Framework) -> Value {
    serde_json::to_value(framework).expect("plain data")
}

fn read(value: &Value) -> Framework {
    Framework::from_json(&value.to_string()).expect("the shape is right")
}

#[test]
fn every_text_there_is_must_be_said_in_both_languages_and_without_markup() {
    for language in ["es", "en"] {
        let mut value = json_of(peru());
        let count = each_text(&mut value, &mut |text| text[language] = " ".into());
        assert!(count > 2000, "{count} texts");
        let found = validate(&read(&value));
        let found = found.iter().filter(|fault| {
            matches!(fault, Fault::MissingText { language: found, .. } if *found == language)
        });
        assert_eq!(found.count(), count, "texts without {language}");

        let mut value = json_of(peru());
        each_text(&mut value, &mut |text| {
            let said = text[language].as_str().unwrap_or_default();
            text[language] = format!("{said}</p>").into();
        });
        let found = validate(&read(&value));
        let found = found
            .iter()
            .filter(|fault| matches!(fault, Fault::Markup { .. }));
        assert_eq!(found.count(), count, "texts with markup in {language}");
    }
}

#[test]
fn every_source_key_there_is_must_be_known() {
    let mut value = json_of(peru());
    fn replace(value: &mut Value) -> usize {
        match value {
            Value::Object(map) => {
                let mut count = 0;
                if let Some(Value::Array(keys)) = map.get_mut("source") {
                    *keys = vec!["REM IX".into()];
                    count += 1;
                }
                count + map.values_mut().map(replace).sum::<usize>()
            }
            Value::Array(items) => items.iter_mut().map(replace).sum(),
            _ => 0,
        }
    }
    let count = replace(&mut value);
    let found = validate(&read(&value));
    assert!(
        count > 300
            && found
                .iter()
                .all(|fault| matches!(fault, Fault::NoSource { .. }))
    );
    assert_eq!(found.len(), count);
}

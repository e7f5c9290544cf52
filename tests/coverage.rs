//! The sources stand in the framework: every section with what was made of it or why nothing was, and
//! everything that domain.md, section 3, counts.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use support::peru;
use yachay_municipal::framework::{
    ActorKind, ContentKind, Framework, Horizon, Language, Making, Moment, Scope, ServiceGroup,
    Text, coverage, coverage_markdown,
};
use yachay_municipal::response::reading_minutes;

#[test]
fn the_published_table_is_that_of_the_framework() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/coverage.md");
    let table = coverage_markdown(peru());
    if std::env::var_os("UPDATE_COVERAGE").is_some() {
        fs::write(&path, &table).expect("a folder to write to");
    }
    let published = fs::read_to_string(&path).unwrap_or_default();
    let same = published == table;
    assert!(
        same,
        "docs/coverage.md is not that of the catalogue: set UPDATE_COVERAGE=1 or run `cargo xtask coverage --write`"
    );
}

#[test]
fn no_section_of_a_source_is_silent() {
    let rows = coverage(peru());
    let sources: BTreeSet<&str> = rows
        .iter()
        .filter_map(|row| row.key.split(' ').next())
        .collect();
    assert_eq!(sources, BTreeSet::from(["REM", "PRO", "GPC", "ILP", "FOC"]));
    for row in &rows {
        let note = row
            .note
            .as_ref()
            .is_some_and(|note| !note.trim().is_empty());
        assert!(
            row.items > 0 || note,
            "{} has neither items nor a note",
            row.key
        );
        // A note says why there is nothing: beside items it would contradict them.
        assert!(row.items == 0 || !note, "{} has both", row.key);
        assert_eq!(row.items, row.lists.values().sum::<usize>());
        assert!(!row.title.trim().is_empty(), "{}", row.key);
    }
    // Most of what was read was used.
    let used = rows.iter().filter(|row| row.items > 0).count();
    assert!(used * 4 >= rows.len() * 3, "{used} of {}", rows.len());
}

#[test]
fn the_counts_are_those_of_the_items_themselves() {
    // A second count, from the JSON alone: every object with sources, wherever it stands.
    fn count(value: &Value, key: &str) -> usize {
        match value {
            Value::Object(map) => {
                let own = map.get("source").and_then(Value::as_array);
                let own = own.into_iter().flatten().filter(|item| **item == *key);
                own.count() + map.values().map(|part| count(part, key)).sum::<usize>()
            }
            Value::Array(items) => items.iter().map(|item| count(item, key)).sum(),
            _ => 0,
        }
    }
    let json = serde_json::to_value(peru()).expect("plain data");
    for row in coverage(peru()) {
        assert_eq!(row.items, count(&json, &row.key), "{}", row.key);
    }
}

#[test]
fn the_table_names_every_section_and_breaks_no_row() {
    let table = coverage_markdown(peru());
    let rows: Vec<&str> = table
        .lines()
        .filter(|line| line.starts_with("| "))
        .collect();
    let heads = peru().sources.len();
    assert_eq!(rows.len(), coverage(peru()).len() + heads);
    for row in &rows {
        assert_eq!(row.matches('|').count(), 5, "{row}");
    }
}

#[test]
fn everything_that_the_domain_counts_is_there() {
    let all = peru();
    let posts = |actor: ActorKind| all.posts.iter().filter(|post| post.actor == actor).count();
    assert_eq!((all.mandates.len(), all.posts.len()), (7, 18));
    assert_eq!(posts(ActorKind::CivilSociety), 2);
    assert!(all.competencies.len() >= 60, "{}", all.competencies.len());
    for post in &all.posts {
        let size = post.profile.len();
        assert!((15..=25).contains(&size), "{} asks for {size}", post.id);
        assert!(
            !post.functions.is_empty() && !post.roles.is_empty(),
            "{}",
            post.id
        );
    }
    assert_eq!((all.modalities.len(), all.instruments.len()), (7, 7));
    assert_eq!(all.principles.len(), 12);
    assert_eq!(all.dimensions.len(), 3);
    assert_eq!(
        all.practice_axes.len(),
        5,
        "four axes and the cross-cutting ones"
    );
    let mandates = all.mandates.iter();
    assert!(
        mandates
            .clone()
            .all(|mandate| !mandate.functions.is_empty())
    );
}

#[test]
fn good_practices_are_some_thirty_five_and_three_that_cross_all() {
    let axes = &peru().practice_axes;
    let of = |axis: &str| {
        peru()
            .practices
            .iter()
            .filter(|item| item.axis == axis)
            .count()
    };
    let last = axes.last().expect("the cross-cutting ones");
    assert_eq!(of(&last.id), 3, "{} is cross-cutting", last.id);
    let others: usize = axes.iter().rev().skip(1).map(|axis| of(&axis.id)).sum();
    assert!(others >= 35, "{others}");
    for axis in axes {
        assert!(of(&axis.id) >= 3, "{}", axis.id);
    }
}

#[test]
fn services_are_thirteen_nineteen_and_eight_with_terms_of_reference() {
    let of = |group: ServiceGroup| {
        peru()
            .services
            .iter()
            .filter(|item| item.group == group)
            .count()
    };
    assert_eq!(
        (of(ServiceGroup::Offered), of(ServiceGroup::Proposed)),
        (13, 19)
    );
    assert!(of(ServiceGroup::Impact) >= 8);
    for service in &peru().services {
        let terms = &service.terms;
        assert!(
            !terms.objective.es.is_empty() && !terms.trainer.es.is_empty(),
            "{}",
            service.id
        );
        let lists = [&terms.activities, &terms.results, &terms.requirements];
        assert!(lists.iter().all(|list| !list.is_empty()), "{}", service.id);
        assert!(
            !service.contents.is_empty() && !service.cost_drivers.is_empty(),
            "{}",
            service.id
        );
        assert!(
            service.source.iter().any(|key| key.starts_with("FOC ")),
            "{}",
            service.id
        );
    }
}

#[test]
fn planning_instruments_are_those_of_the_table() {
    use Horizon::{Long, Medium, Short};
    use Making::{Internal, Optional, Participatory};
    use Scope::{Institution, Territory};
    let table = [
        ("pdc", Long, Territory, Participatory),
        ("pde", Medium, Territory, Participatory),
        ("presupuesto-participativo", Short, Territory, Participatory),
        ("pdi", Medium, Institution, Optional),
        ("plan-capacidades", Medium, Territory, Participatory),
        ("poi", Short, Institution, Internal),
        ("presupuesto-institucional", Short, Institution, Internal),
    ];
    for (id, horizon, scope, making) in table {
        let found = peru().instrument(id).unwrap_or_else(|| panic!("no {id}"));
        assert_eq!(
            (found.horizon, found.scope, found.making),
            (horizon, scope, making),
            "{id}"
        );
        assert!(!found.minimum.is_empty(), "{id}");
        if making == Participatory {
            assert!(!found.participants.is_empty(), "{id}");
        }
    }
    // The thread holds together: every instrument guides another or is guided.
    for item in &peru().instruments {
        let guided = peru()
            .instruments
            .iter()
            .any(|other| other.guides.contains(&item.id));
        assert!(guided || !item.guides.is_empty(), "{}", item.id);
    }
}

#[test]
fn every_content_of_the_lists_has_a_kind_a_product_and_an_indicator() {
    let kinds: BTreeSet<ContentKind> = peru().contents.iter().map(|item| item.kind).collect();
    assert_eq!(kinds.len(), 5, "every kind that rules tell apart");
    // domain.md 3.4, 3.5 and 3.6 name 12, 9 and 11.
    assert!(peru().contents.len() >= 32);
    for content in &peru().contents {
        assert!(
            !content.product.es.is_empty() && !content.indicator.es.is_empty(),
            "{}",
            content.id
        );
    }
    for moment in [Moment::Start, Moment::Stable, Moment::Exit] {
        let hints = peru()
            .competencies
            .iter()
            .map(|item| item.importance.at(moment));
        assert_eq!(
            hints.collect::<BTreeSet<_>>(),
            BTreeSet::from([1, 2, 3]),
            "{moment:?}"
        );
    }
}

/// Calls `each` with every text below a value and its path.
fn texts(value: &Value, path: &str, each: &mut dyn FnMut(&str, &Value)) {
    match value {
        Value::Object(map) if map.contains_key("es") || map.contains_key("en") => each(path, value),
        Value::Object(map) => {
            for (key, part) in map {
                texts(part, &format!("{path}/{key}"), each);
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                texts(item, &format!("{path}/{place}"), each);
            }
        }
        _ => {}
    }
}

/// A word may be replaced in one language only.
fn of_a_glossary(path: &str) -> bool {
    path.contains("/terms/") && !path.contains("/services/") || path.starts_with("/glossary")
}

#[test]
fn every_text_says_the_same_in_both_languages_as_far_as_can_be_seen() {
    let json = serde_json::to_value(peru()).expect("plain data");
    let mut wrong = Vec::new();
    let (mut count, mut alike) = (0, 0);
    texts(&json, "", &mut |path, text| {
        if of_a_glossary(path) {
            return;
        }
        count += 1;
        let (es, en) = (text["es"].as_str(), text["en"].as_str());
        let (es, en) = (es.unwrap_or_default(), en.unwrap_or_default());
        if es.trim().is_empty() || en.trim().is_empty() || es != es.trim() || en != en.trim() {
            wrong.push(format!("{path}: «{es}» / «{en}»"));
        }
        // A sentence that is the same in both was forgotten; a name may be.
        let words = es.split_whitespace().count();
        if es == en {
            alike += 1;
            if words > 6 {
                wrong.push(format!("{path} is not translated: {es}"));
            }
        }
        // A sentence far longer than the other says something else.
        let other = en.split_whitespace().count();
        if words.min(other) * 3 < words.max(other) && words.max(other) > 9 {
            wrong.push(format!("{path}: {words} and {other} words"));
        }
    });
    assert!(count > 2000, "{count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        alike * 10 < count,
        "{alike} of {count} texts are the same in both languages"
    );
}

#[test]
fn the_copy_of_a_country_has_every_text_too() {
    let bolivia = peru().in_country("BO", &[], &Language::ALL);
    assert_eq!(
        (bolivia.pack.country.as_str(), bolivia.posts.len()),
        ("BO", 18)
    );
    let json = serde_json::to_value(&bolivia).expect("plain data");
    texts(&json, "", &mut |path, text| {
        let said = |language: &str| {
            text[language]
                .as_str()
                .is_some_and(|words| !words.is_empty())
        };
        assert!(of_a_glossary(path) || (said("es") && said("en")), "{path}");
    });
}

fn minutes(framework: &Framework, posts: &[String], language: Language) -> u32 {
    reading_minutes(framework, posts, language)
}

#[test]
fn the_longest_post_is_read_in_under_half_an_hour() {
    for language in Language::ALL {
        for post in &peru().posts {
            let found = minutes(peru(), std::slice::from_ref(&post.id), language);
            assert!(
                found < 30,
                "{} takes {found} minutes in {language:?}",
                post.id
            );
            assert!(
                found >= 8,
                "{} takes {found} minutes: too few to say much",
                post.id
            );
        }
    }
}

#[test]
fn the_sentences_of_a_level_are_neither_too_short_nor_too_long() {
    let length = |text: &Text, language: Language| text.get(language).split_whitespace().count();
    for competency in &peru().competencies {
        for (place, sentence) in competency.levels.iter().enumerate() {
            for language in Language::ALL {
                let words = length(sentence, language);
                let level = place + 1;
                assert!(
                    (5..=45).contains(&words),
                    "{} {level}: {words} words",
                    competency.id
                );
            }
        }
    }
}

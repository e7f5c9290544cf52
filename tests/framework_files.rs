//! A framework through a file: edited by hand it opens, or says why not; taken into use it gets a
//! version of its own.

mod support;

use std::iter;

use serde_json::{Value, json};
use support::peru;
use yachay_municipal::documents::{Envelope, Kind, RestoreError, restore};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::{Ancestor, Fault, Framework, Language, Renamed, validate};
use yachay_municipal::plan::framework_faults;

/// The framework as the file that somebody edits by hand.
fn file() -> Value {
    let file = Envelope::new(peru().clone(), peru().reference(), &FixedWorld::default());
    serde_json::from_str(&file.to_file_text()).expect("our own file")
}

fn open(value: &Value) -> Result<Framework, RestoreError> {
    restore::<Framework>(value.to_string().as_bytes()).map(|file| file.payload)
}

fn detail(value: &Value) -> String {
    match open(value) {
        Err(RestoreError::Invalid { detail }) => detail,
        other => panic!("{:?} where the file is invalid", other.map(|f| f.version)),
    }
}

#[test]
fn a_file_edited_by_hand_opens_although_its_checksum_no_longer_matches() {
    assert_eq!(open(&file()).as_ref(), Ok(peru()));
    let mut edited = file();
    edited["payload"]["posts"][0]["name"]["es"] = "Alcaldesa".into();
    edited["payload"]["version"] = "2026.2-mancomunidad".into();
    let found = open(&edited).expect("meant to be edited");
    assert_eq!(found.posts[0].name.es, "Alcaldesa");
    assert_eq!(framework_faults(&found), []);
    edited["checksum"] = "".into();
    assert!(open(&edited).is_ok());
}

#[test]
fn files_that_are_cut_off_of_another_kind_or_too_new_say_so() {
    let text = serde_json::to_string_pretty(&file()).expect("text");
    for end in [0, 1, 100, text.len() / 2, text.len() - 1] {
        let mut end = end;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let found = restore::<Framework>(&text.as_bytes()[..end]).expect_err("a part");
        let expected = matches!(found, RestoreError::Empty | RestoreError::BrokenJson { .. });
        assert!(expected, "{end} bytes: {found:?}");
    }
    let mut other = file();
    other["kind"] = "dossier".into();
    let found = Kind::Dossier;
    assert_eq!(open(&other), Err(RestoreError::WrongKind { found }));
    let mut later = file();
    later["schema"] = 2.into();
    later["app"]["version"] = "9.8.7".into();
    later["payload"] = json!("something else by then");
    let app_version = "9.8.7".to_string();
    assert_eq!(open(&later), Err(RestoreError::TooNew { app_version }));
    let mut stranger = file();
    stranger["app"]["name"] = "otro-programa".into();
    assert_eq!(open(&stranger), Err(RestoreError::NotOurs));
}

#[test]
fn a_field_that_is_not_known_is_named_wherever_it_stands() {
    let places = "pack pack/regions/0 pack/first_term pack/calendar/0 pack/norms/0 pack/name \
        pack/evaluation_levels/0 pack/languages/0 other_packs/0/terms/0 sources/0 \
        other_packs/0/instruments/pdc sources/0/sections/0 axes/0 mandates/0 \
        mandates/0/functions/0 contents/0 contents/0/product modalities/0 modalities/0/phases/0 \
        competencies/0 competencies/0/importance competencies/0/levels/2 posts/0 rules/0 \
        rules/0/cases/0 rules/0/cases/0/when rules/0/cases/0/then/0/exclude systems/0 \
        systems/0/checks/0 instruments/0 dimensions/0 principles/0 practice_axes/0 practices/0 \
        services/0 services/0/terms questions/0 notes/0 history/0";
    for place in iter::once("").chain(places.split_whitespace()) {
        let mut edited = file();
        let path = format!("/payload/{place}");
        let item = edited.pointer_mut(path.trim_end_matches('/'));
        let item = item.and_then(Value::as_object_mut);
        item.unwrap_or_else(|| panic!("no {place}"))
            .insert("nombr".into(), "x".into());
        let said = detail(&edited);
        let mut expected: Vec<&str> = vec!["payload"];
        expected.extend(place.split('/').filter(|part| !part.is_empty()));
        expected.push("nombr");
        // A choice is no step of the path.
        let expected = expected.join(".").replace(".exclude.", ".");
        assert!(
            said.starts_with(&format!("{expected}: ")),
            "{place}: {said}"
        );
    }
    let mut renamed = file();
    renamed["payload"]["history"][0]["renamed"] = json!({ "competences": {} });
    assert!(detail(&renamed).starts_with("payload.history.0.renamed.competences"));
}

#[test]
fn fields_of_the_wrong_type_and_other_languages_are_named() {
    let table: [(&str, Value, &str); 9] = [
        ("version", json!(2026.3), "payload.version"),
        (
            "pack/term_years",
            json!("cuatro"),
            "payload.pack.term_years",
        ),
        ("pack/term_years", json!(400), "payload.pack.term_years"),
        (
            "competencies/1/levels",
            json!([{}, {}]),
            "payload.competencies.1.levels",
        ),
        (
            "posts/0/roles/0",
            json!("estratégico"),
            "payload.posts.0.roles.0",
        ),
        (
            "rules/0/cases/0/then/0",
            json!({ "otro": {} }),
            "payload.rules.0.cases.0.then.0",
        ),
        (
            "axes/0/name",
            json!({ "es": "Eje", "en": "Axis", "qu": "Eje" }),
            "payload.axes.0.name.qu",
        ),
        (
            "axes/0/name",
            json!({ "qu": "Eje" }),
            "payload.axes.0.name.qu",
        ),
        ("axes/0/name", json!("Eje"), "payload.axes.0.name"),
    ];
    for (place, value, expected) in table {
        let mut edited = file();
        let found = edited.pointer_mut(&format!("/payload/{place}"));
        *found.unwrap_or_else(|| panic!("no {place}")) = value;
        let said = detail(&edited);
        assert!(said.starts_with(expected), "{place}: {said}");
    }
    // An empty word is read and then reported; a single language is too.
    let mut edited = file();
    edited["payload"]["axes"][0]["name"] = json!({ "es": "", "en": "Axis" });
    let found = open(&edited).expect("the shape is right");
    let path = format!("axes/{}/1", found.axes[0].id);
    assert_eq!(
        framework_faults(&found),
        [Fault::MissingText {
            path,
            language: Language::Spanish.code()
        }]
    );
}

#[test]
fn ten_thousand_competencies_are_read_and_faults_stay_countable() {
    let mut large = peru().clone();
    let pattern = large.competencies[0].clone();
    // Sentences of their own: nothing to report but that no post asks for them.
    let words = |count: usize, level: usize, language: &str| {
        let word = |part: usize| format!("{language}{}", (count * 5 + level) * 7 + part);
        (0..7).map(word).collect::<Vec<_>>().join(" ")
    };
    for count in 0..10_000 {
        let mut item = pattern.clone();
        item.id = format!("competencia-{count}");
        for (level, text) in item.levels.iter_mut().enumerate() {
            text.es = words(count, level, "palabra");
            text.en = words(count, level, "word");
        }
        large.competencies.push(item);
    }
    let text = Envelope::new(large, peru().reference(), &FixedWorld::default()).to_file_text();
    let found = restore::<Framework>(text.as_bytes())
        .expect("under the limit")
        .payload;
    assert_eq!(found.competencies.len(), peru().competencies.len() + 10_000);
    let faults = validate(&found);
    let unused = faults
        .iter()
        .filter(|fault| matches!(fault, Fault::Unused { .. }));
    assert_eq!((unused.count(), faults.len()), (10_000, 10_000));
    // The same ten thousand times: a list that says enough and not fifty million pairs.
    let mut same = peru().clone();
    let copies = iter::repeat_n(pattern, 10_000);
    same.competencies.extend(copies);
    let faults = validate(&same);
    let count = |wanted: fn(&Fault) -> bool| faults.iter().filter(|fault| wanted(fault)).count();
    assert_eq!(
        count(|fault| matches!(fault, Fault::RepeatedId { .. })),
        10_000
    );
    let alike = count(|fault| {
        matches!(
            fault,
            Fault::RepeatedSentence { .. } | Fault::NearSentence { .. }
        )
    });
    assert!((1..=200).contains(&alike), "{alike} pairs");
    assert_eq!(faults.len(), 10_000 + alike);
}

#[test]
fn a_long_chain_and_a_long_circle_of_renamed_ids_end() {
    let mut chained = peru().clone();
    let first = chained.contents[0].id.clone();
    let renamed = &mut chained.history[0].renamed.contents;
    for step in 0..2_000 {
        renamed.insert(format!("antes-{step:05}"), format!("antes-{:05}", step + 1));
    }
    renamed.insert("antes-02000".into(), first);
    let faults = validate(&chained);
    // Each but the last leads to one that is not there: one step must do.
    assert_eq!(faults.len(), 2_000);
    assert!(
        faults
            .iter()
            .all(|fault| matches!(fault, Fault::DanglingId { .. }))
    );
    let mut round = peru().clone();
    let renamed = &mut round.history[0].renamed.contents;
    for step in 0..2_000 {
        let next = (step + 1) % 2_000;
        renamed.insert(format!("antes-{step:05}"), format!("antes-{next:05}"));
    }
    let faults = validate(&round);
    assert_eq!(faults.len(), 2_000);
    assert!(
        faults
            .iter()
            .all(|fault| matches!(fault, Fault::Circle { .. }))
    );
}

#[test]
fn the_same_content_is_adopted_as_it_is() {
    assert_eq!(&peru().clone().adopt(peru()), peru());
    let mut unsealed = peru().clone();
    unsealed.content_hash = "sha256:whatever".into();
    assert_eq!(
        &unsealed.adopt(peru()),
        peru(),
        "the hash is that of the content"
    );
}

#[test]
fn other_content_under_the_same_version_gets_a_suffix_and_an_ancestor() {
    let mut edited = peru().clone();
    edited.posts[0].name.es = "Alcaldesa".into();
    let adopted = edited.clone().adopt(peru());
    let suffix = adopted.version.strip_prefix("2026.2+").expect("a suffix");
    assert!(suffix.len() == 8 && suffix.bytes().all(|b| b.is_ascii_hexdigit()));
    assert_ne!(adopted.content_hash, peru().content_hash);
    assert!(adopted.mapping_from(&peru().reference()).is_some());
    let ancestor = adopted.history.last().expect("an ancestor");
    assert_eq!(
        (&ancestor.id, &ancestor.version),
        (&peru().id, &peru().version)
    );
    assert_eq!(ancestor.renamed, Renamed::default());
    assert_eq!(framework_faults(&adopted), []);
    // The older ancestors stay, the hash is right, and the same edit gives the same again.
    assert_eq!(adopted.history[..1], peru().history[..]);
    let mut sealed = adopted.clone();
    sealed.seal();
    assert_eq!(sealed, adopted);
    assert_eq!(edited.clone().adopt(peru()), adopted);
    assert_eq!(adopted.clone().adopt(&adopted), adopted);
    let mut other = peru().clone();
    other.posts[0].name.es = "Autoridad".into();
    assert_ne!(other.adopt(peru()).version, adopted.version);
}

#[test]
fn a_later_version_understands_the_one_in_use_and_a_stranger_does_not() {
    let mut later = peru().clone();
    later.version = "2026.3".into();
    let adopted = later.adopt(peru());
    assert_eq!(
        (adopted.version.as_str(), adopted.history.len()),
        ("2026.3", 2)
    );
    assert!(adopted.mapping_from(&peru().reference()).is_some());
    // What the publisher said about the version in use is not overwritten.
    let mut said = peru().clone();
    said.version = "2026.3".into();
    said.history.push(Ancestor {
        id: peru().id.clone(),
        version: peru().version.clone(),
        renamed: Renamed {
            posts: [("antes".to_string(), peru().posts[0].id.clone())].into(),
            ..Renamed::default()
        },
    });
    let adopted = said.clone().adopt(peru());
    assert_eq!(adopted.history, said.history);
    let mut stranger = peru().clone();
    stranger.id = "otra-asociacion".into();
    stranger.history.clear();
    let adopted = stranger.adopt(peru());
    assert_eq!(adopted.version, peru().version);
    assert!(adopted.history.is_empty());
    assert!(adopted.mapping_from(&peru().reference()).is_none());
}

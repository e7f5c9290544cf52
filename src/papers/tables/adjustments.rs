//! Which measure changes which document of organisation: function, posts, who prepares it, until when.

use std::collections::BTreeSet;

use super::{grid, words};
use crate::dossier::{Activity, Fact};
use crate::export::Grid;
use crate::follow_up::training_days;
use crate::framework::{Factor, Label};
use crate::letters::small;
use crate::papers::dates::long_month;
use crate::papers::desk::Desk;
use crate::papers::fill::BLANK;

/// The documents of organisation, in the order in which they follow from one another.
const DOCUMENTS: [Label; 4] = [Label::Rof, Label::Mof, Label::Cap, Label::Pap];

/// How many of them, from the first, change where a function moves.
const MOVED: usize = 3;

/// Every measure that stands with what it changes; what nobody knows is left to be written by hand.
pub fn adjustments(desk: &Desk<'_>) -> Grid {
    let heads = vec![
        words(desk, Label::Measure, 30),
        words(desk, Label::AdjustedDocument, 14),
        words(desk, Label::Function, 20),
        words(desk, Label::Posts, 16),
        words(desk, Label::Responsible, 14),
        words(desk, Label::To, 12),
    ];
    let measures = desk.dossier.plan.standing().filter(|item| item.measure);
    let known = |text: String| match text.trim() {
        "" => BLANK.to_string(),
        _ => text,
    };
    let rows = measures.map(|item| {
        let said = desk.words(item);
        let what = [said.title, said.objective];
        let what = what.iter().filter(|text| !text.is_empty());
        let what: Vec<&str> = what.map(String::as_str).collect();
        vec![
            what.join(". "),
            known(documents(desk, item)),
            known(function(desk, item)),
            known(posts(desk, item)),
            known(item.responsible.clone()),
            known(until(desk, item)),
        ]
    });
    grid(heads, rows.collect())
}

/// Names the documents that a measure changes: those that its words name, else those of the factor behind it. Functions
/// are moved in all but the budget; how people work together stands in none (rule `org-not-training`).
fn documents(desk: &Desk<'_>, measure: &Activity) -> String {
    let glossary = desk.framework.glossary(&[], desk.language);
    // The country's own word; whoever typed the other one meant it too.
    let named = DOCUMENTS.map(|label| {
        let label = desk.label(label);
        (label, glossary.apply(label, false))
    });
    let said = desk.words(measure);
    let texts = [&said.title, &said.objective, &measure.notes];
    let by_words = |(label, name): &(&str, String)| {
        let mut texts = texts.iter();
        texts.any(|text| mentions(text, label) || mentions(text, name))
    };
    let by_factor = |factor| {
        let mut facts = measure.reasons.iter().flat_map(|reason| &reason.facts);
        facts.any(|fact| *fact == Fact::Factor { value: factor })
    };
    let found: Vec<&str> = named
        .iter()
        .filter(|item| by_words(item))
        .map(|(_, name)| name.as_str())
        .collect();
    match found.is_empty() {
        false => found.join(", "),
        true if by_factor(Factor::Functions) => {
            let moved = named.iter().take(MOVED);
            let moved: Vec<&str> = moved.map(|(_, name)| name.as_str()).collect();
            moved.join(", ")
        }
        true if by_factor(Factor::Relations) => desk.label(Label::NoDocument).to_string(),
        true => String::new(),
    }
}

/// Tells whether a text has a name in it as whole words, in capital or small letters.
fn mentions(text: &str, name: &str) -> bool {
    let lower = |text: &str| text.chars().map(small).collect::<String>();
    let (text, name) = (lower(text), lower(name));
    let letter = |found: Option<char>| found.is_some_and(char::is_alphanumeric);
    let mut places = text.match_indices(&name);
    places.any(|(at, found)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + found.len()..);
        let after = after.and_then(|text| text.chars().next());
        !letter(before) && !letter(after)
    })
}

/// Says which work it is about: what people should be able to do there, or its topic.
fn function(desk: &Desk<'_>, measure: &Activity) -> String {
    let (framework, language) = (desk.framework, desk.language);
    let competencies = measure.competencies.iter();
    let competencies = competencies.filter_map(|id| framework.competency(id));
    let mut named: Vec<&str> = competencies.map(|item| item.name.get(language)).collect();
    if named.is_empty() {
        let contents = measure.contents();
        let contents = contents.filter_map(|id| framework.content(id));
        named = contents.map(|item| item.name.get(language)).collect();
    }
    named.join("; ")
}

/// Names the posts that it concerns: those planned, and those of whoever is named in it.
fn posts(desk: &Desk<'_>, measure: &Activity) -> String {
    let planned = measure.participants.iter().filter(|(_, n)| **n > 0);
    let people = measure.enrolled.keys().filter_map(|id| desk.person(id));
    let posts = planned
        .map(|(id, _)| id)
        .chain(people.filter_map(|person| person.posts.first()));
    let posts: BTreeSet<&String> = posts.collect();
    let named: Vec<String> = posts.into_iter().map(|id| desk.post(id)).collect();
    named.join(", ")
}

/// Writes until when: its last day where it is known, else its last month.
fn until(desk: &Desk<'_>, measure: &Activity) -> String {
    let day = training_days(desk.framework, measure).map(|(_, last)| desk.day(last));
    let month = measure.to.or(measure.from);
    let month = || month.map(|month| long_month(month, &desk.locale()));
    day.or_else(month).unwrap_or_default()
}

//! What the gap board must show, worked out from the files alone and without the product's own code: figures of
//! groups, and which of them would give a small group away.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::words::es;

/// People below which a group is not shown.
const THRESHOLD: usize = 5;

/// What one person who is asked for a competency answers: unit, required and present level, importance.
pub struct Case {
    unit: String,
    required: i64,
    level: Option<i64>,
    importance: Option<i64>,
}

/// What a group adds up to.
#[derive(Default)]
pub struct Group {
    /// Whose posts ask for the competency.
    asked: usize,
    /// Who gave a level.
    pub people: usize,
    /// Sum of the required levels.
    pub required: i64,
    levels: i64,
    gaps: i64,
    /// Who is below what is asked.
    pub with_gap: usize,
    /// Importance and level of those who gave both.
    pub pairs: Vec<(i64, i64)>,
}

/// What a cell must show.
#[derive(Debug, PartialEq)]
pub enum Shown {
    /// Nobody gave a level.
    Nothing,
    /// A small group, or what would give one away.
    Protected,
    /// A figure, not rounded.
    Number(f64),
    /// Words.
    Words(String),
}

/// Whom a measure is over.
#[derive(Clone, Copy, PartialEq)]
pub enum Over {
    /// All who gave a level.
    Levels,
    /// Those of them who gave an importance too.
    Pairs,
    /// The same, where their mean level can be had from the measure beside that of all.
    PairsAndLevel,
}

/// The five measures: the name of the button, whom it is over, and how a group is read.
pub type Measure = (&'static str, Over, fn(&Group) -> Shown);

/// All of them, in the order of the buttons.
pub const MEASURES: [Measure; 5] = [
    ("plan.measure_gap", Over::Levels, |group| {
        Shown::Number(group.gaps as f64 / group.people as f64)
    }),
    ("plan.measure_level", Over::Levels, |group| {
        Shown::Number(group.levels as f64 / group.people as f64)
    }),
    ("plan.measure_people", Over::Levels, |group| {
        let (part, whole) = (group.with_gap.to_string(), group.people.to_string());
        Shown::Words(es("plan.of", &[("part", &part), ("whole", &whole)]))
    }),
    ("plan.measure_borich", Over::PairsAndLevel, |group| {
        of_pairs(group, |pairs| {
            let mean = |pick: fn(&(i64, i64)) -> i64| {
                pairs.iter().map(pick).sum::<i64>() as f64 / pairs.len() as f64
            };
            let (importance, level) = (mean(|pair| pair.0), mean(|pair| pair.1));
            importance * (importance - level)
        })
    }),
    ("plan.measure_ranked", Over::Pairs, |group| {
        of_pairs(group, |pairs| {
            let above = pairs
                .iter()
                .filter(|(importance, level)| level > importance)
                .count() as f64;
            let below = pairs
                .iter()
                .filter(|(importance, level)| level < importance)
                .count() as f64;
            (above - below) * 100.0 / pairs.len() as f64
        })
    }),
];

fn of_pairs(group: &Group, measure: fn(&[(i64, i64)]) -> f64) -> Shown {
    if group.pairs.len() < THRESHOLD {
        return Shown::Protected;
    }
    Shown::Number(measure(&group.pairs))
}

/// Returns the items of a list.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Returns the main posts of the files, in the order of the framework.
pub fn units(framework: &Value, files: &[Value]) -> Vec<String> {
    let posts = list(&framework["posts"])
        .iter()
        .filter_map(|post| post["id"].as_str());
    let held = |id: &&str| {
        files
            .iter()
            .any(|file| file["payload"]["respondent"]["posts"][0] == **id)
    };
    posts.filter(held).map(str::to_owned).collect()
}

/// Returns what those whose posts ask for the competency answer; nothing when nobody's do.
pub fn cases(framework: &Value, files: &[Value], competency: &str) -> Option<Vec<Case>> {
    let profiles: BTreeMap<&str, &Value> = list(&framework["posts"])
        .iter()
        .filter_map(|post| Some((post["id"].as_str()?, &post["profile"])))
        .collect();
    let mut found = Vec::new();
    for file in files {
        let payload = &file["payload"];
        let posts = list(&payload["respondent"]["posts"])
            .iter()
            .filter_map(Value::as_str);
        let required = posts
            .filter_map(|post| profiles.get(post)?[competency].as_i64())
            .max();
        let Some(required) = required else { continue };
        let answer = &payload["diagnosis"][competency];
        found.push(Case {
            unit: payload["respondent"]["posts"][0]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
            required,
            level: answer["rating"].as_i64(),
            importance: answer["importance"].as_i64(),
        });
    }
    (!found.is_empty()).then_some(found)
}

/// Adds up a group.
pub fn group<'a>(cases: impl Iterator<Item = &'a Case>) -> Group {
    let mut sum = Group::default();
    for case in cases {
        sum.asked += 1;
        let Some(level) = case.level else { continue };
        let gap = (case.required - level).max(0);
        sum.people += 1;
        sum.required += case.required;
        sum.levels += level;
        sum.gaps += gap;
        sum.with_gap += usize::from(gap > 0);
        sum.pairs
            .extend(case.importance.map(|importance| (importance, level)));
    }
    sum
}

/// Returns what the total and each unit must show: small groups hidden, and so many others with them that what is
/// hidden cannot be found by subtraction.
pub fn expected_row(cases: &[Case], units: &[String], (_, over, measure): Measure) -> Vec<Shown> {
    let groups: Vec<Group> = units
        .iter()
        .map(|unit| group(cases.iter().filter(|case| case.unit == *unit)))
        .collect();
    let hidden = hidden(&groups);
    let all = group(cases.iter());
    let total_hidden = all.people < THRESHOLD;
    let (kept_back, total_kept_back) = kept_back(&groups, &hidden, over);
    let cells = groups.iter().zip(hidden).zip(kept_back);
    let cells = cells.map(|((group, hidden), kept_back)| (group, hidden || kept_back));
    std::iter::once((&all, total_hidden || total_kept_back))
        .chain(cells)
        .map(|(group, hidden)| match (group.people, group.asked) {
            // That none of a few people answered says it of each of them.
            (0, 1..THRESHOLD) => Shown::Protected,
            (0, _) => Shown::Nothing,
            _ if hidden => Shown::Protected,
            _ => measure(group),
        })
        .collect()
}

/// Returns which units must not be shown: small ones, and so many others that what is hidden is a large group.
fn hidden(groups: &[Group]) -> Vec<bool> {
    let mut hidden: Vec<bool> = groups
        .iter()
        .map(|group| group.people < THRESHOLD)
        .collect();
    loop {
        let counted = groups
            .iter()
            .zip(&hidden)
            .filter(|(group, hidden)| **hidden && group.people > 0);
        let sizes: Vec<usize> = counted.map(|(group, _)| group.people).collect();
        let open = (0..groups.len()).filter(|place| !hidden[*place]);
        let smallest = open.min_by_key(|place| groups[*place].people);
        let gives_away =
            sizes.len() == 1 || (!sizes.is_empty() && sizes.iter().sum::<usize>() < THRESHOLD);
        match smallest {
            Some(place) if gives_away => hidden[place] = true,
            _ => return hidden,
        }
    }
}

/// Returns for which units, and whether for the total, a measure is kept back because the people whom it is not
/// over, or those of them who are left out elsewhere, would be a small group.
fn kept_back(groups: &[Group], hidden: &[bool], over: Over) -> (Vec<bool>, bool) {
    if over == Over::Levels {
        return (vec![false; groups.len()], false);
    }
    let small = |people: usize| (1..THRESHOLD).contains(&people);
    let said = |group: &Group| group.pairs.len();
    let silent = |group: &Group| match over {
        Over::PairsAndLevel => group.people - group.pairs.len(),
        _ => 0,
    };
    let kept: Vec<bool> = groups
        .iter()
        .map(|group| small(said(group)) || small(silent(group)))
        .collect();
    // The people left out, of units whose levels are shown or not.
    let left_out = |count: &dyn Fn(&Group) -> usize, unseen: bool| -> usize {
        let places =
            (0..groups.len()).filter(|place| hidden[*place] == unseen && (unseen || kept[*place]));
        places.map(|place| count(&groups[place])).sum()
    };
    let (said_seen, said_unseen) = (left_out(&said, false), left_out(&said, true));
    let (silent_seen, silent_unseen) = (left_out(&silent, false), left_out(&silent, true));
    let together = small(said_seen + said_unseen) || small(silent_seen + silent_unseen);
    // Where only one side has people of hidden units, the other side of the shown ones can be had.
    let apart = over == Over::PairsAndLevel
        && ((silent_unseen == 0 && small(said_seen)) || (said_unseen == 0 && small(silent_seen)));
    (kept, together || apart)
}

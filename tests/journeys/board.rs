//! The gap board on screen against a table made here, from the files alone and without the product's own code.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::Stage;
use crate::fixtures::framework_text;
use crate::words::es;

/// People below which a group is not shown.
const THRESHOLD: usize = 5;

/// One person's answer to one competency: unit, required and present level, importance.
struct Case {
    unit: String,
    required: i64,
    level: i64,
    importance: Option<i64>,
}

/// What a group adds up to.
struct Group {
    people: usize,
    levels: i64,
    gaps: i64,
    with_gap: usize,
    /// Importance and level of those who gave both.
    pairs: Vec<(i64, i64)>,
}

/// What a cell must show.
#[derive(Debug, PartialEq)]
enum Shown {
    Nothing,
    Protected,
    Number(f64),
    Words(String),
}

/// The five measures: the name of the button, and how a group is read.
type Measure = (&'static str, fn(&Group) -> Shown);

const MEASURES: [Measure; 5] = [
    ("plan.measure_gap", |group| {
        Shown::Number(group.gaps as f64 / group.people as f64)
    }),
    ("plan.measure_level", |group| {
        Shown::Number(group.levels as f64 / group.people as f64)
    }),
    ("plan.measure_people", |group| {
        let (part, whole) = (group.with_gap.to_string(), group.people.to_string());
        Shown::Words(es("plan.of", &[("part", &part), ("whole", &whole)]))
    }),
    ("plan.measure_borich", |group| {
        of_pairs(group, |pairs| {
            let mean = |pick: fn(&(i64, i64)) -> i64| {
                pairs.iter().map(pick).sum::<i64>() as f64 / pairs.len() as f64
            };
            let (importance, level) = (mean(|pair| pair.0), mean(|pair| pair.1));
            importance * (importance - level)
        })
    }),
    ("plan.measure_ranked", |group| {
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

/// Compares every cell of the board, in all five measures, and what is behind one row.
pub async fn check(stage: &Stage, files: &[String]) -> Result<()> {
    stage.section("brechas").await?;
    stage.element("table.heat").await?;
    let framework: Value = serde_json::from_str(&framework_text(stage)?)?;
    let files: Vec<Value> = files
        .iter()
        .map(|text| serde_json::from_str(text))
        .collect::<Result<_, _>>()?;
    let units = units(&framework, &files);
    ensure!(units.len() == 6, "every post has somebody: {units:?}");
    let mut figures = 0;
    let mut protected = 0;
    for (name, measure) in MEASURES {
        let name = es(name, &[]);
        stage.click_named("main button.chip", &name).await?;
        stage.until_with(
            "the measure",
            "return document.querySelector('button.chip[aria-pressed=true]').textContent.trim() === arguments[0]",
            vec![json!(name)],
        ).await?;
        let table = on_screen(stage).await?;
        let mut rows = table.into_iter();
        for competency in list(&framework["competencies"]) {
            let cases = cases(
                &framework,
                &files,
                competency["id"].as_str().unwrap_or_default(),
            );
            let Some(cases) = cases else { continue };
            let (title, cells) = rows.next().context("a row is missing")?;
            let expected_title = competency["name"]["es"].as_str().unwrap_or_default();
            ensure!(
                title == expected_title,
                "row {title} instead of {expected_title}"
            );
            let expected = expected_row(&cases, &units, measure);
            ensure!(
                cells.len() == expected.len(),
                "{title}: {} cells",
                cells.len()
            );
            for (found, expected) in cells.iter().zip(&expected) {
                ensure!(
                    agrees(found, expected),
                    "{name}, {title}: {found:?}, not {expected:?}"
                );
                figures += usize::from(matches!(expected, Shown::Number(_) | Shown::Words(_)));
                protected += usize::from(*expected == Shown::Protected);
            }
        }
        ensure!(rows.next().is_none(), "more rows than competencies");
    }
    // A comparison of nothing with nothing would pass as well.
    ensure!(
        figures > 100 && protected > 100,
        "{figures} figures, {protected} protected"
    );
    behind(stage, &framework, &files).await
}

/// Opens what is behind the first row and compares the column for everybody.
async fn behind(stage: &Stage, framework: &Value, files: &[Value]) -> Result<()> {
    let first = &framework["competencies"][0];
    let cases =
        cases(framework, files, first["id"].as_str().unwrap_or_default()).context("cases")?;
    let group = group(cases.iter());
    stage.click("table.heat tbody th[scope=row] button").await?;
    stage
        .sees(
            "dialog h2",
            first["name"]["es"].as_str().unwrap_or_default(),
        )
        .await?;
    let script = "return [...document.querySelectorAll('dialog table tbody tr')].map((row) => row.cells[1].textContent.trim())";
    let column: Vec<String> = serde_json::from_value(stage.js(script, vec![]).await?)?;
    let required = cases.iter().map(|case| case.required).sum::<i64>() as f64 / cases.len() as f64;
    let importance =
        group.pairs.iter().map(|pair| pair.0).sum::<i64>() as f64 / group.pairs.len() as f64;
    let number = |measure: usize| MEASURES[measure].1(&group);
    let expected = [
        Shown::Number(group.people as f64),
        number(1),
        Shown::Number(required),
        number(0),
        Shown::Number(group.with_gap as f64),
        Shown::Number(importance),
        number(3),
        number(4),
    ];
    ensure!(column.len() == expected.len(), "{column:?}");
    for (text, expected) in column.into_iter().zip(&expected) {
        let found = Cell { state: None, text };
        ensure!(
            agrees(&found, expected),
            "behind the row: {found:?}, not {expected:?}"
        );
    }
    let below = group
        .pairs
        .iter()
        .filter(|(importance, level)| level < importance)
        .count()
        .to_string();
    let people = group.pairs.len().to_string();
    let words = es(
        "plan.ranked_sentence",
        &[("below", &below), ("people", &people)],
    );
    stage.sees("dialog", &words).await?;
    stage.shot("plan-gaps-behind-desktop").await?;
    stage
        .click_named("dialog button", &es("common.close", &[]))
        .await
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Returns the main posts of the files, in the order of the framework.
fn units(framework: &Value, files: &[Value]) -> Vec<String> {
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

/// Returns the answers with a level; nothing when nobody's posts ask for the competency.
fn cases(framework: &Value, files: &[Value], competency: &str) -> Option<Vec<Case>> {
    let profiles: BTreeMap<&str, &Value> = list(&framework["posts"])
        .iter()
        .filter_map(|post| Some((post["id"].as_str()?, &post["profile"])))
        .collect();
    let mut asked = false;
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
        asked = true;
        let answer = &payload["diagnosis"][competency];
        if let Some(level) = answer["rating"].as_i64() {
            found.push(Case {
                unit: payload["respondent"]["posts"][0]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned(),
                required,
                level,
                importance: answer["importance"].as_i64(),
            });
        }
    }
    asked.then_some(found)
}

fn group<'a>(cases: impl Iterator<Item = &'a Case>) -> Group {
    let mut sum = Group {
        people: 0,
        levels: 0,
        gaps: 0,
        with_gap: 0,
        pairs: Vec::new(),
    };
    for case in cases {
        let gap = (case.required - case.level).max(0);
        sum.people += 1;
        sum.levels += case.level;
        sum.gaps += gap;
        sum.with_gap += usize::from(gap > 0);
        sum.pairs
            .extend(case.importance.map(|importance| (importance, case.level)));
    }
    sum
}

/// Returns what the total and each unit must show: small groups hidden, and so many others with them that what is
/// hidden cannot be found by subtraction.
fn expected_row(cases: &[Case], units: &[String], measure: fn(&Group) -> Shown) -> Vec<Shown> {
    let groups: Vec<Group> = units
        .iter()
        .map(|unit| group(cases.iter().filter(|case| case.unit == *unit)))
        .collect();
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
            _ => break,
        }
    }
    let all = group(cases.iter());
    let total_hidden = all.people < THRESHOLD;
    let cells = std::iter::once((&all, total_hidden)).chain(groups.iter().zip(hidden));
    cells
        .map(|(group, hidden)| match group.people {
            0 => Shown::Nothing,
            _ if hidden => Shown::Protected,
            _ => measure(group),
        })
        .collect()
}

/// A cell as it stands on screen.
#[derive(Debug)]
struct Cell {
    state: Option<String>,
    text: String,
}

/// State and text of a cell.
type Texts = (Option<String>, String);

async fn on_screen(stage: &Stage) -> Result<Vec<(String, Vec<Cell>)>> {
    let script = "return [...document.querySelectorAll('table.heat tbody tr:not(.group)')].map((row) => [
        row.querySelector('th').textContent.trim(),
        [...row.querySelectorAll('td')].map((cell) => [cell.dataset.state ?? null, cell.textContent.trim()]),
    ])";
    let rows: Vec<(String, Vec<Texts>)> = serde_json::from_value(stage.js(script, vec![]).await?)?;
    let cells = |row: Vec<Texts>| {
        row.into_iter()
            .map(|(state, text)| Cell { state, text })
            .collect()
    };
    Ok(rows
        .into_iter()
        .map(|(title, row)| (title, cells(row)))
        .collect())
}

/// Tells whether a cell shows what it must: a number may differ by its rounding alone.
fn agrees(found: &Cell, expected: &Shown) -> bool {
    let state = found.state.as_deref();
    match expected {
        Shown::Nothing => state == Some("none"),
        Shown::Protected => {
            state == Some("protected")
                && !found
                    .text
                    .contains(|c: char| c.is_ascii_digit() && c != '5')
        }
        Shown::Words(words) => state.is_none() && found.text == *words,
        Shown::Number(number) => {
            let decimals = found.text.split(['.', ',']).nth(1).map_or(0, str::len) as i32;
            let rounding = 0.5 * 10f64.powi(-decimals) + 1e-9;
            let shown = found
                .text
                .replace(',', ".")
                .replace('−', "-")
                .parse::<f64>();
            state.is_none() && shown.is_ok_and(|shown| (shown - number).abs() <= rounding)
        }
    }
}

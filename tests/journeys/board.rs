//! The gap board on screen against a table made here, from the files alone and without the product's own code.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::Stage;
use crate::fixtures::framework_text;
use crate::groups::{MEASURES, Shown, cases, expected_row, group, list, units};
use crate::words::es;

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
    for measure in MEASURES {
        let name = measure.0;
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
    let row = |measure: usize| expected_row(&cases, &units(framework, files), MEASURES[measure]);
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
    let number = |measure: usize| row(measure).swap_remove(0);
    let importances = group.pairs.iter().map(|pair| pair.0).sum::<i64>();
    let importance = match number(4) {
        Shown::Protected => Shown::Protected,
        _ => Shown::Number(importances as f64 / group.pairs.len() as f64),
    };
    let expected = [
        Shown::Number(group.people as f64),
        number(1),
        Shown::Number(group.required as f64 / group.people as f64),
        number(0),
        Shown::Number(group.with_gap as f64),
        importance,
        number(3),
        number(4),
    ];
    ensure!(column.len() == expected.len(), "{column:?}");
    for (text, expected) in column.into_iter().zip(&expected) {
        let protected = *expected == Shown::Protected && text == "–";
        let found = Cell { state: None, text };
        ensure!(
            protected || agrees(&found, expected),
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

//! Why a content is not suggested: each of the others has its reason.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::axe;
use crate::browser::{Setting, Stage, play};
use crate::fixtures::framework_text;
use crate::groups::list;
use crate::words::es;

/// A row: the content, and why it is not suggested.
type Row = (String, String);

#[tokio::test]
async fn every_content_that_is_not_suggested_says_why() -> Result<()> {
    play("why-not", Setting::default(), async |stage| {
        stage.go("#/planificar/ejemplo").await?;
        stage
            .sees("main .badge", &es("common.example_badge", &[]))
            .await?;
        stage.section("propuestas").await?;
        let rows = open(stage).await?;
        let framework: Value = serde_json::from_str(&framework_text(stage)?)?;
        let contents = list(&framework["contents"]).iter();
        let names: Vec<&str> = contents
            .filter_map(|item| item["name"]["es"].as_str())
            .collect();
        let reasons = [
            es("plan.why_not_instead", &[("names", "")]).replace(" .", ""),
            es("plan.why_not_reached", &[]),
            es("plan.why_not_no_answers", &[]),
            es("plan.why_not_no_post", &[]),
        ];
        for (content, reason) in &rows {
            ensure!(names.contains(&content.as_str()), "{content} is no content");
            ensure!(
                reasons
                    .iter()
                    .any(|known| reason.starts_with(known.trim_end_matches('.'))),
                "{content}: {reason}"
            );
        }
        let script = "
            const cards = [...document.querySelectorAll('article.suggestion h3')];
            return cards.map((title) => title.textContent.trim())";
        let suggested: Vec<String> = serde_json::from_value(stage.js(script, vec![]).await?)?;
        ensure!(!suggested.is_empty(), "nothing is suggested");
        let faults = axe::faults(stage, "plan-why-not").await?;
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    })
    .await
}

/// Opens the list; returns its rows, as many as its name says.
async fn open(stage: &Stage) -> Result<Vec<Row>> {
    let words = es("plan.why_not_count", &[("n", "|")]);
    let words = words.split('|').next().unwrap_or_default();
    stage
        .click_named("main details.why > summary", words)
        .await?;
    let script = "
        const found = [...document.querySelectorAll('main details.why')]
            .find((details) => details.open && details.querySelector('summary').textContent.trim().startsWith(arguments[0]));
        return found && {
            name: found.querySelector('summary').textContent.trim(),
            rows: [...found.querySelectorAll('tbody tr')].map((row) => [row.cells[0].innerText.trim(), row.cells[1].innerText.trim()]),
        }";
    let found = stage
        .until_with("the open list", script, vec![json!(words)])
        .await?;
    let rows: Vec<Row> = serde_json::from_value(found["rows"].clone())?;
    let name = es("plan.why_not_count", &[("n", &rows.len().to_string())]);
    ensure!(!rows.is_empty() && found["name"] == name, "{found}");
    Ok(rows)
}

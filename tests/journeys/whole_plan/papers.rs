//! The act of the council, every document of the plan as an office file, the matrices and the calendar: read again with
//! libraries that know nothing of the product.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::planned::{VISIT, sums};
use super::*;
use crate::office::reader::reread;
use crate::planning::check_schema;

/// What the council decided is typed here and nowhere else. What is printed of the plan before is a working copy; what
/// the council signs is said to be among the documents, on both screens.
pub async fn approve(stage: &Stage, id: &str) -> Result<()> {
    let working = es("plan.working_copy", &[]);
    stage.go(&format!("#/planificar/{id}/plan")).await?;
    stage
        .sees("main .hint", &es("plan.print_hint", &[]))
        .await?;
    let printed = stage.plan_on_paper().await?;
    ensure!(printed.contains(&working), "no working copy: {printed}");
    stage.go(&format!("#/planificar/{id}/plan/cambios")).await?;
    stage.fill("#act", ACT).await?;
    stage.set("#act-day", APPROVED).await?;
    stage.click("form button.primary").await?;
    stage.sees("main", ACT).await?;
    stage
        .stored_has("dossier", "/plan/approval/on", json!(APPROVED))
        .await?;
    stage.dismiss().await?;
    stage.section("plan").await?;
    let printed = stage.plan_on_paper().await?;
    ensure!(
        printed.contains(ACT) && !printed.contains(&working),
        "a working copy of what was approved: {printed}"
    );
    Ok(())
}

/// A document, and what it has to say of what was typed elsewhere.
struct Expected {
    key: String,
    words: Vec<String>,
}

/// One of every kind of document.
async fn expected(stage: &Stage) -> Result<Vec<Expected>> {
    let (_, typed) = typed(stage).await?;
    let activity = typed["id"].as_str().context("an id")?.to_owned();
    let all = activities(stage).await?;
    let mut visits = all.iter().filter(|item| item["title"] == json!(VISIT));
    let visit = visits.next().and_then(|item| item["id"].as_str());
    let visit = visit.context("the visit")?;
    let (own, others) = sums(stage).await?;
    let of = |key: &str, words: &[&str]| Expected {
        key: key.into(),
        words: words.iter().map(|word| (*word).to_string()).collect(),
    };
    let day = "15 de enero de 2025";
    let all = [amount(own + others), amount(own), amount(others)];
    let mut plan = of("plan", &[PLACE, ACT, day, MAYOR, TITLE, "2025–2026"]);
    plan.words.extend(all.clone());
    plan.words.extend(
        activities(stage)
            .await?
            .iter()
            .filter_map(|item| Some(item["title"].as_str()?.to_owned())),
    );
    let mut ordinance = of("approving-act", &[PLACE, ACT, day, MAYOR]);
    ordinance.words.extend(all.clone());
    let cost = amount(OWN.1 + EACH.1 * PEOPLE);
    let help = format!("terms-of-reference/{activity}");
    let mut report = of("progress-report", &[PLACE, MAYOR, TITLE]);
    report.words.extend(all);
    Ok(vec![
        plan,
        ordinance,
        of("adjustments", &[PLACE, ACT, MAYOR]),
        of(
            &help,
            &[PLACE, ACT, TITLE, RESPONSIBLE, &cost, &amount(OWN.1)],
        ),
        of(
            &format!("agreement/{activity}"),
            &[
                PLACE,
                MAYOR,
                TITLE,
                RESPONSIBLE,
                PROMISE,
                "Escuela Rural de Gestión del Valle Sereno",
                &cost,
                &amount(OWN.1),
                &amount(EACH.1 * PEOPLE),
                ACT,
            ],
        ),
        of(
            &format!("permission/{visit}"),
            &[PLACE, MAYOR, VISIT, "Wílber Campo Fértil"],
        ),
        of(
            &format!("commitment/{activity}/{BUYER_ID}"),
            // 122 days from March to June, twice as many from 1 July.
            &[PLACE, BUYER, TITLE, MAYOR, "1 de marzo de 2026"],
        ),
        report,
        of("hand-over", &[PLACE, ACT, MAYOR]),
    ])
}

/// Downloads one of every kind and reads it again.
pub async fn documents(stage: &Stage, id: &str) -> Result<()> {
    stage.go(&format!("#/planificar/{id}/documentos")).await?;
    stage
        .sees("main h2", &es("papers.group_approve", &[]))
        .await?;
    let signed = es("papers.group_approve_text", &[]);
    stage.sees("main p", &signed).await?;
    let links = "return [...document.querySelectorAll('.paper-list a')].map((link) => link.hash)";
    let offered: Vec<String> = serde_json::from_value(stage.until("documents", links).await?)?;
    let expected = expected(stage).await?;
    let begin = format!("#/planificar/{id}/documentos/");
    let places = offered
        .iter()
        .filter_map(|place| place.strip_prefix(&begin));
    let papers = places.filter(|place| !place.starts_with("matriz/"));
    let there = kinds(papers);
    let ours = kinds(expected.iter().map(|item| item.key.as_str()));
    ensure!(there == ours, "{there:?} are offered, not {ours:?}");
    for Expected { key, words } in expected {
        let place = format!("#/planificar/{id}/documentos/{key}");
        ensure!(
            offered.contains(&place),
            "{key} is not in the list: {offered:?}"
        );
        stage.go(&place).await?;
        stage.element("article.paper").await?;
        let press = async || stage.push("papers.docx").await;
        let file = stage.download_of(".docx", press).await?;
        let said = text_of(&file);
        for word in &words {
            ensure!(
                said.contains(&plain(word)),
                "{key} does not say “{word}”:\n{said}"
            );
        }
        ensure!(
            !said.contains(['{', '}']),
            "{key} has a name in braces:\n{said}"
        );
    }
    Ok(())
}

/// Returns which kinds of documents these are.
fn kinds<'a>(keys: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    keys.filter_map(|key| key.split('/').next()).collect()
}

/// Returns every text of a document, as another library reads it.
fn text_of(file: &Path) -> String {
    let seen = reread(file);
    let mut words = Vec::new();
    texts(&seen["header"], &mut words);
    texts(&seen["paragraphs"], &mut words);
    texts(&seen["tables"], &mut words);
    plain(&words.join(" "))
}

fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(map) => map.values().for_each(|item| texts(item, found)),
        _ => {}
    }
}

/// Both matrices, as workbook and as table: the same rows, and the amounts of the plan.
pub async fn matrices(stage: &Stage, id: &str) -> Result<()> {
    for matrix in ["dnc", "pdp"] {
        stage
            .go(&format!("#/planificar/{id}/documentos/matriz/{matrix}"))
            .await?;
        stage.sees(".paper-matrix td", TITLE).await?;
        let heads = stage.count(".paper-matrix thead th").await?;
        let press = async || stage.push("papers.xlsx").await;
        let book = reread(&stage.download_of(".xlsx", press).await?);
        let press = async || stage.push("papers.csv").await;
        let table = reread(&stage.download_of(".csv", press).await?);
        let rows = table["rows"].as_array().context("rows")?;
        ensure!(
            rows[0].as_array().map(Vec::len) == Some(usize::try_from(heads)?),
            "{}",
            rows[0]
        );
        let ours = rows.iter().find(|row| {
            row.as_array()
                .is_some_and(|row| row.contains(&json!(TITLE)))
        });
        let ours = ours.with_context(|| format!("{TITLE} in the table {matrix}"))?;
        let said = book.to_string();
        ensure!(said.contains(TITLE), "{TITLE} in the workbook {matrix}");
        if matrix == "pdp" {
            let cost = (OWN.1 + EACH.1 * PEOPLE) as f64 / 100.0;
            ensure!(
                said.contains(&format!("\"value\":{cost:?}")),
                "{cost} in {said}"
            );
            let spanish = format!("{cost:.2}").replace('.', ",");
            ensure!(
                ours.to_string().contains(&spanish)
                    || ours.to_string().contains(&format!("{cost:.2}")),
                "{cost} in {ours}"
            );
        }
    }
    Ok(())
}

/// The calendar for other programs, the plan and the dossier as files.
pub async fn calendar_and_files(stage: &Stage, id: &str) -> Result<()> {
    stage
        .go(&format!("#/planificar/{id}/plan/calendario"))
        .await?;
    let press = async || stage.push("builder.calendar_file").await;
    let calendar = reread(&stage.download_of(".ics", press).await?);
    ensure!(calendar["errors"] == json!([]), "{}", calendar["errors"]);
    let events = calendar["events"].as_array().context("events")?;
    // The typed activity has four phases with days of their own.
    let ours = events.iter().filter(|event| {
        event["title"]
            .as_str()
            .is_some_and(|title| title.contains(TITLE))
    });
    ensure!(ours.clone().count() == 4, "{} events", ours.count());
    ensure!(
        !calendar.to_string().contains(BUYER),
        "a calendar that names people"
    );
    stage.go(&format!("#/planificar/{id}/plan")).await?;
    let (_, plan) = stage.export_plan().await?;
    let (_, whole) = stage.export_dossier().await?;
    for text in [&plan, &whole] {
        check_schema(text)?;
        ensure!(text.contains(TITLE) && text.contains(ACT));
    }
    ensure!(!plan.contains("\"diagnosis\""), "a plan with responses");
    Ok(())
}

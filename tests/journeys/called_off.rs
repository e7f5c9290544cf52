//! An activity of an approved plan that is called off: a modification with its reason, on no paper and in no sum; and one
//! that is moved in the list.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::{Setting, Stage, play};
use crate::planner::print;
use crate::words::es;

/// The activity that is called off: name, hours, cost.
const OFF: &str = "Lo que no llegará a hacerse";
const OFF_HOURS: &str = "777";
const OFF_COST: &str = "9000";
/// The one that stays.
const STAYS: &str = "Lo que sí se hará";
const HOURS: &str = "40";
const COST: &str = "1200";
/// Less than it costs.
const LESS: &str = "1199,50";

const WHY: &str = "No llegó el fondo";
const WHY_FIRST: &str = "El concejo la quiere primero";

#[tokio::test]
async fn what_is_called_off_is_a_modification_and_stands_on_no_paper() -> Result<()> {
    play("called-off", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        let id = stage.only_stored("dossier").await?["id"].clone();
        let id = id.as_str().context("an id")?.to_owned();
        add(stage, &id, [STAYS, HOURS, COST]).await?;
        let off = add(stage, &id, [OFF, OFF_HOURS, OFF_COST]).await?;
        approve(stage, &id).await?;
        ensure!(print(stage).await?.contains(OFF), "it is planned");
        call_off(stage, &id, &off).await?;
        changes(stage, &id).await?;
        stage.section("plan").await?;
        let printed = print(stage).await?;
        ensure!(printed.contains(STAYS), "{printed}");
        for gone in [OFF, "777", "9,000", "10,200"] {
            ensure!(!printed.contains(gone), "{gone}: {printed}");
        }
        report(stage, &id).await?;
        what_if(stage, &id).await?;
        move_in_list(stage, &off).await
    })
    .await
}

/// Adds an activity by hand; returns its id.
async fn add(stage: &Stage, id: &str, [title, hours, cost]: [&str; 3]) -> Result<String> {
    stage.go(&format!("#/planificar/{id}/plan")).await?;
    stage
        .click_named("main button", &es("plan.add_activity", &[]))
        .await?;
    stage.fill("#title", title).await?;
    stage.fill("#hours", hours).await?;
    stage.click("#cost-add").await?;
    stage.fill("#cost-amount-0", cost).await?;
    stage.saved().await?;
    let plan = plan(stage).await?;
    let last = plan["activities"].as_array().and_then(|all| all.last());
    let id = last
        .and_then(|item| item["id"].as_str())
        .context("its id")?;
    Ok(id.to_owned())
}

async fn plan(stage: &Stage) -> Result<Value> {
    Ok(stage.only_stored("dossier").await?["payload"]["plan"].clone())
}

async fn approve(stage: &Stage, id: &str) -> Result<()> {
    stage.go(&format!("#/planificar/{id}/plan/cambios")).await?;
    stage.fill("#act", "Ordenanza 12-2026").await?;
    stage.set("#act-day", "2026-03-20").await?;
    stage.click("form button.primary").await?;
    stage
        .stored_has("dossier", "/plan/approval/on", json!("2026-03-20"))
        .await?;
    stage.dismiss().await?;
    stage.section("plan").await
}

async fn call_off(stage: &Stage, id: &str, off: &str) -> Result<()> {
    stage
        .go(&format!("#/planificar/{id}/seguimiento/actividad/{off}"))
        .await?;
    stage
        .click_named(
            "fieldset.choices label",
            &es("follow.progress_cancelled", &[]),
        )
        .await?;
    stage.fill("#reason", WHY).await?;
    stage
        .stored_has("dossier", "/plan/activities/1/execution/reason", json!(WHY))
        .await
}

/// The entry has the reason that was noted in the follow-up; written here it is noted there.
async fn changes(stage: &Stage, id: &str) -> Result<()> {
    stage.go(&format!("#/planificar/{id}/plan/cambios")).await?;
    let entry = "article.change:first-of-type";
    let title = es("builder.change_called_off", &[("title", OFF)]);
    stage.sees(&format!("{entry} h3"), &title).await?;
    let value = format!("return document.querySelector('{entry} input').value");
    ensure!(stage.js(&value, vec![]).await? == json!(WHY));
    let longer = format!("{WHY} a tiempo");
    stage.fill(&format!("{entry} input"), &longer).await?;
    stage
        .stored_has(
            "dossier",
            "/plan/activities/1/execution/reason",
            json!(longer),
        )
        .await?;
    stage.shot("called-off-changes-desktop").await
}

/// The report for the authority wants as much as the document for it: without what was called off, whose line says so.
async fn report(stage: &Stage, id: &str) -> Result<()> {
    stage
        .go(&format!("#/planificar/{id}/seguimiento/avance"))
        .await?;
    stage.sees("article.document", OFF).await?;
    let printed = print(stage).await?;
    for wanted in ["S/ 1,200.00", OFF, &es("follow.progress_cancelled", &[])] {
        ensure!(printed.contains(wanted), "{wanted}: {printed}");
    }
    for gone in ["777", "817", "9,000", "10,200"] {
        ensure!(!printed.contains(gone), "{gone}: {printed}");
    }
    stage.shot("called-off-report-desktop").await?;
    stage.section("plan").await
}

/// Neither hours nor money of what was called off count, and less money lets the other fall out.
async fn what_if(stage: &Stage, id: &str) -> Result<()> {
    stage.go(&format!("#/planificar/{id}/plan/recorte")).await?;
    stage
        .sees(
            "#what-if-hours-hint",
            &es("builder.what_if_now", &[("now", HOURS)]),
        )
        .await?;
    stage.sees("#what-if-cents-hint", "1,200.00").await?;
    stage.fill("#what-if-cents", "mil").await?;
    stage
        .sees("#what-if-cents-error", &es("builder.amount_wrong", &[]))
        .await?;
    stage.fill("#what-if-cents", COST).await?;
    let counts = [("stays", "1"), ("all", "1"), ("cents", ""), ("hours", "")];
    let fits = es("builder.what_if_summary", &counts);
    let fits = fits.split(':').next().unwrap_or_default();
    stage.sees("main [role=status]", fits).await?;
    stage.fill("#what-if-cents", LESS).await?;
    stage
        .sees("main h2", &es("builder.falls_title", &[]))
        .await?;
    stage.sees("main", STAYS).await?;
    ensure!(stage.count("main .table-scroll, main ul").await? > 0);
    let seen = stage.js("return document.querySelector('main').innerText", vec![]);
    let seen = seen.await?.to_string();
    ensure!(!seen.contains(OFF), "{seen}");
    stage.shot("called-off-what-if-desktop").await
}

/// What is moved in the list of an approved plan is asked for its reason at the place, and has its way back.
async fn move_in_list(stage: &Stage, moved: &str) -> Result<()> {
    stage.section("plan").await?;
    stage.click(&format!("[id='up-{moved}']")).await?;
    stage
        .stored_has("dossier", "/plan/activities/0/id", json!(moved))
        .await?;
    stage.fill("#last-reason", WHY_FIRST).await?;
    stage.saved().await?;
    stage
        .click_named("nav.views a", &es("builder.view_changes", &[]))
        .await?;
    let entry = "article.change:first-of-type";
    let title = es("builder.change_moved", &[("title", OFF)]);
    stage.sees(&format!("{entry} h3"), &title).await?;
    stage.click(&format!("{entry} button.quiet")).await?;
    stage
        .stored_has("dossier", "/plan/activities/1/id", json!(moved))
        .await?;
    let plan = plan(stage).await?;
    let changes = plan["changes"].as_array().context("changes")?;
    let reasons: Vec<&Value> = changes.iter().map(|change| &change["reason"]).collect();
    ensure!(reasons.contains(&&json!(WHY_FIRST)), "{reasons:?}");
    Ok(())
}

//! A session from its model to the dossier, by somebody who has a keyboard and nothing else.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::words::es;

#[tokio::test]
async fn the_keyboard_alone_leads_a_session_from_its_model_to_the_dossier() -> Result<()> {
    let setting = Setting::needing(&[Need::Windows]);
    play("facilitate-keys", setting, async |stage| {
        stage.new_dossier().await?;
        stage.go("#/facilitar").await?;
        stage.key_radio("model", 0).await?;
        stage.tab_to("#hours", None).await?;
        stage.press("3").await?;
        stage.tab_to("#whose", None).await?;
        stage.press_key(Key::Down).await?;
        let begin = es("facilitate.new_begin", &[]);
        enter(stage, "main button.primary", Some(&begin)).await?;
        stage.element("#title").await?;
        prepare(stage).await?;
        enter(stage, ".actions a.primary", None).await?;
        let presenter = stage.browser().window().await?;
        enter(stage, "#open-projector", None).await?;
        let room = stage
            .until_some("the projector's window", async || {
                let windows = stage.browser().windows().await?;
                Ok(windows.into_iter().find(|window| *window != presenter))
            })
            .await?;
        stage.switch_to(&presenter).await?;
        to_the_vote(stage).await?;
        vote(stage, &presenter, &room).await?;
        commit(stage).await?;
        enter(
            stage,
            "nav.tabs a",
            Some(&es("facilitate.tab_minutes", &[])),
        )
        .await?;
        stage.sees("article.paper", "Ordenar el archivo").await?;
        enter(stage, "#land", None).await?;
        stage
            .stored_has("dossier", "/workshops/0/levels/0/level", json!(2))
            .await?;
        let dossier = stage.only_stored("dossier").await?;
        let held = &dossier["payload"]["workshops"][0];
        ensure!(held["levels"][0]["evidence"] == "Acta 3", "{held}");
        ensure!(held["people"] == 6, "{held}");
        let promised = &held["commitments"][0];
        ensure!(promised["responsible"] == "Gerencia", "{held}");
        Ok(())
    })
    .await
}

/// Goes to something with Tab and presses Enter.
async fn enter(stage: &Stage, css: &str, words: Option<&str>) -> Result<()> {
    stage.tab_to(css, words).await?;
    stage.press_key(Key::Enter).await
}

/// What is voted on, and who is there.
async fn prepare(stage: &Stage) -> Result<()> {
    let session = stage.only_stored("workshop").await?;
    let minutes = session["payload"]["phases"].as_array().context("phases")?;
    let minutes: u64 = minutes
        .iter()
        .filter_map(|phase| phase["minutes"].as_u64())
        .sum();
    ensure!(minutes == 180, "{minutes} minutes of three hours");
    enter(stage, ".room-phase summary", Some("Votamos")).await?;
    let add = es("facilitate.add", &[]);
    stage.tab_to("[id^=competency-]", None).await?;
    stage.press_key(Key::Down).await?;
    enter(stage, ".room-add button", Some(&add)).await?;
    stage.element(".room-list li").await?;
    stage.tab_to("[id^=own-]", None).await?;
    stage.press("Atendemos en quechua").await?;
    enter(stage, ".room-add button", Some(&add)).await?;
    stage.sees(".room-list", "Atendemos en quechua").await?;
    stage.tab_to("#counted", None).await?;
    stage.press("6").await
}

async fn to_the_vote(stage: &Stage) -> Result<()> {
    for _ in 0..30 {
        if stage.count("#hands-0").await? > 0 {
            return Ok(());
        }
        enter(stage, "#next", None).await?;
        stage.saved().await?;
    }
    anyhow::bail!("no vote came")
}

/// Votes twice; a result without a value is not left by one press.
async fn vote(stage: &Stage, presenter: &WindowHandle, room: &WindowHandle) -> Result<()> {
    hands(stage, ["1", "4", "1", "", "", "", ""]).await?;
    stage.key_radio("agreed", 1).await?;
    stage.tab_to("#evidence", None).await?;
    stage.press("Acta 3").await?;
    stage.saved().await?;
    stage.switch_to(room).await?;
    stage.sees(".projector", "Acta 3").await?;
    stage.switch_to(presenter).await?;
    enter(stage, "#next", None).await?;
    hands(stage, ["", "", "6", "", "", "", ""]).await?;
    enter(stage, "#next", None).await?;
    stage
        .sees("main .notice", &es("facilitate.agreed_missing", &[]))
        .await?;
    ensure!(stage.count("input[name=agreed]").await? > 0, "it went on");
    stage.press_key(Key::Enter).await?;
    stage
        .until(
            "the summary",
            "return !document.querySelector('input[name=agreed]')",
        )
        .await
        .map(|_| ())
}

/// Types hands from field to field by Enter, and closes with it.
async fn hands(stage: &Stage, votes: [&str; 7]) -> Result<()> {
    for (place, votes) in votes.into_iter().enumerate() {
        let here = format!("return document.activeElement?.id === 'hands-{place}'");
        stage.until("the next number", &here).await?;
        stage.press(votes).await?;
        stage.press_key(Key::Enter).await?;
    }
    let closing = "return document.activeElement?.id === 'next'";
    stage.until("closing", closing).await?;
    stage.press_key(Key::Enter).await?;
    stage.element("input[name=agreed]").await.map(|_| ())
}

/// Jumps to the agreements, by the list of phases, and notes a commitment.
async fn commit(stage: &Stage) -> Result<()> {
    enter(stage, "#phases summary", None).await?;
    enter(stage, "#phases button", Some("Acuerdos")).await?;
    for _ in 0..10 {
        if stage.count(".lead-now #new-commitment").await? > 0 {
            break;
        }
        enter(stage, "#next", None).await?;
        stage.saved().await?;
    }
    enter(stage, "#new-commitment", None).await?;
    let there = "return document.activeElement?.id.startsWith('what-')";
    stage.until("the commitment", there).await?;
    stage.press("Ordenar el archivo").await?;
    stage.press_key(Key::Tab).await?;
    stage.press("Gerencia").await?;
    stage.saved().await
}

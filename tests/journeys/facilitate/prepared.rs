//! Preparing: phases in another order, a model of one's own, the sheet on paper, the example.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::{MODEL, POST};
use crate::browser::{Setting, Stage, play};
use crate::words::es;

/// Returns the names of the phases of a session.
fn names(session: &Value) -> Result<Vec<String>> {
    let phases = session["payload"]["phases"].as_array().context("phases")?;
    let names = phases.iter().filter_map(|phase| phase["name"].as_str());
    Ok(names.map(str::to_owned).collect())
}

async fn order(stage: &Stage, id: &str) -> Result<Vec<String>> {
    stage.saved().await?;
    names(&stage.stored("workshop").await?[id])
}

#[tokio::test]
async fn phases_move_a_model_is_kept_and_started_from_and_the_sheet_prints() -> Result<()> {
    play("facilitate-prepared", Setting::default(), async |stage| {
        let id = stage.new_session(MODEL, "12").await?;
        let voted = stage.put_to_vote(POST).await?;
        let before = order(stage, &id).await?;
        stage
            .click_named(
                "main button",
                &es("facilitate.phase_down", &[("name", &before[0])]),
            )
            .await?;
        stage
            .click_named(
                "main button",
                &es("facilitate.phase_up", &[("name", &before[4])]),
            )
            .await?;
        let mut expected = before.clone();
        expected.swap(0, 1);
        expected.swap(3, 4);
        ensure!(
            order(stage, &id).await? == expected,
            "the phases stand otherwise"
        );

        // Lengths and thresholds have their bounds, and what cannot be is said.
        stage.fill("#discussion", "61").await?;
        let wrong = es("facilitate.discussion_wrong", &[]);
        stage.sees("#discussion-error", &wrong).await?;
        stage.fill("#discussion", "4").await?;
        stage.fill("#threshold", "2").await?;
        stage.element("#threshold-error:not(:empty)").await?;
        stage.fill("#threshold", "4").await?;
        stage.saved().await?;
        let kept = stage.stored("workshop").await?[&id]["payload"].clone();
        ensure!(
            kept["discussion_limit"] == 240 && kept["threshold"] == 4,
            "{kept}"
        );

        stage
            .click_named("main button", &es("facilitate.keep_model", &[]))
            .await?;
        stage.element(".toast").await?;
        stage.go("#/facilitar").await?;
        stage
            .click("#new label.choice:has(input[value^='own/']), #new label.choice:last-of-type")
            .await?;
        stage
            .click_named("main button.primary", &es("facilitate.new_begin", &[]))
            .await?;
        stage.element("#title").await?;
        let address = stage.browser().current_url().await?;
        let made = address.fragment().and_then(|place| place.split('/').nth(2));
        let made = made.context("the id of what was begun")?.to_owned();
        ensure!(made != id, "the same session");
        ensure!(
            order(stage, &made).await? == expected,
            "the model has other phases"
        );
        let made_of = stage.stored("workshop").await?[&made]["payload"].clone();
        let phases = made_of["phases"].as_array().context("phases")?;
        let vote = phases.iter().find(|phase| phase["task"] == "vote");
        let ballots = vote.context("a vote")?["ballots"].as_array().map(Vec::len);
        ensure!(ballots == Some(voted), "{ballots:?} things to vote on");
        ensure!(made_of["discussion_limit"] == 240, "another length");

        stage.go(&format!("#/facilitar/{made}/hoja")).await?;
        stage.sees("article.paper", &expected[0]).await?;
        let hear = "window.print = () => { document.body.dataset.printed = 'yes' }";
        stage.js(hear, vec![]).await?;
        stage
            .click_named("main button", &es("common.print", &[]))
            .await?;
        stage
            .until("printing", "return document.body.dataset.printed")
            .await
            .map(|_| ())
    })
    .await
}

#[tokio::test]
async fn the_example_session_is_begun_with_one_press_and_marked() -> Result<()> {
    play("facilitate-example", Setting::default(), async |stage| {
        stage.go("#/facilitar").await?;
        stage.click("#example").await?;
        let badge = es("common.example_badge", &[]);
        stage.sees("main .badge", &badge).await?;
        stage.element("#next").await?;
        stage.saved().await?;
        let session = stage.only_stored("workshop").await?;
        let dossier = stage.only_stored("dossier").await?;
        let (session, of) = (&session["payload"], &dossier["payload"]);
        ensure!(session["example"] == true && of["example"] == true);
        ensure!(session["municipality"] == of["municipality"], "{session}");
        ensure!(session["dossier"] == dossier["id"], "no dossier");
        // Once it is there it is in the list, and no second one is offered.
        stage.go("#/facilitar").await?;
        stage.sees("article.activity .badge", &badge).await?;
        ensure!(stage.count("#example").await? == 0, "a second example");
        Ok(())
    })
    .await
}

//! Forty people in three hours, without a network and with two power cuts.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::{MODEL, POST};
use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::office::reader::reread;
use crate::words::es;

/// Another post, so that there are thirty things to vote on.
const SECOND_POST: &str = "desarrollo-economico";

/// Votes of forty people by hands, 1 first, another row for every thing that is voted on.
fn forty(item: usize) -> [u16; 5] {
    let low = u16::try_from(item % 7).unwrap_or_default();
    [low, 10, 20 - low, 8, 2]
}

/// Minutes that each thing voted on takes.
const EACH: u64 = 6;
/// Minutes without power; timers go on over less than a quarter of an hour.
const WITHOUT_POWER: u64 = 5;

/// A clock that the journey moves on, `passed` minutes ahead of the true one.
fn clock(passed: u64) -> String {
    format!(
        "{{
            let passed = {passed} * 60e3;
            const steady = performance.now.bind(performance), day = Date.now.bind(Date);
            window.minutesPass = (minutes) => {{ passed += minutes * 60e3; }};
            performance.now = () => steady() + passed;
            Date.now = () => day() + passed;
        }}"
    )
}

#[tokio::test]
async fn forty_people_in_three_hours_without_a_network_and_with_two_power_cuts() -> Result<()> {
    let setting = Setting::needing(&[Need::Windows, Need::Cdp]);
    play("facilitate-forty", setting, async |stage| {
        let id = stage.new_session(MODEL, "41").await?;
        stage.put_to_vote(POST).await?;
        let ballots = stage.put_to_vote(SECOND_POST).await?;
        ensure!(ballots >= 30, "only {ballots} things to vote on");
        stage.kept_whole().await?;
        stage.stop_server();
        let mut passed = 0;
        stage.before_pages(&clock(passed)).await?;
        stage.reload().await?;
        stage.lead(&id).await?;
        turn(stage, &id, ballots).await?;
        absent(stage).await?;
        let from_file = given(stage).await?;
        ensure!(
            from_file.iter().sum::<u64>() > 0,
            "no vote of the file stands in a ballot"
        );
        let (mut presenter, mut room) = stage.projector().await?;
        stage.switch_to(&presenter).await?;
        for item in 0..ballots {
            stage.element("#hands-0").await?;
            let script = "minutesPass(arguments[0])";
            stage.js(script, vec![json!(EACH)]).await?;
            passed += EACH;
            stage.hands(&forty(item)).await?;
            stage.click("#next").await?;
            stage.element("input[name=agreed]").await?;
            stage
                .click(".room-agreed label.choice:nth-of-type(2)")
                .await?;
            stage.saved().await?;
            if item == ballots / 3 || item == 2 * ballots / 3 {
                let before = stage.only_stored("workshop").await?;
                stage.kill_browser().await?;
                passed += WITHOUT_POWER;
                stage.before_pages(&clock(passed)).await?;
                let place = format!("{}#/facilitar/{id}/conducir", stage.address());
                stage.browser().goto(place).await?;
                stage.element("input[name=agreed]").await?;
                let after = stage.only_stored("workshop").await?;
                for part in ["at", "phases", "attendance", "taken"] {
                    let (before, after) = (&before["payload"][part], &after["payload"][part]);
                    ensure!(before == after, "{part} was {before}, is {after}");
                }
                ensure!(
                    given(stage).await? == from_file,
                    "the votes of the file are others"
                );
                counted(stage, &before["payload"]["clock"]).await?;
                (presenter, room) = stage.projector().await?;
                stage.element(".projector .screen-bars").await?;
                stage.switch_to(&presenter).await?;
            }
            stage.click("#next").await?;
        }
        stage.switch_to(&room).await?;
        stage.element(".projector .screen-rows").await?;
        stage.switch_to(&presenter).await?;
        let kept = stage.ballots().await?;
        for (item, ballot) in kept.iter().enumerate() {
            let hands: Vec<u64> = forty(item).into_iter().map(u64::from).collect();
            let counted: Vec<u64> = serde_json::from_value(ballot["rounds"][0]["hands"].clone())?;
            ensure!(counted.starts_with(&hands), "{item}: {counted:?}");
            ensure!(ballot["agreed"] == 2, "{item} has no value");
            let turns = ballot["rounds"][0]["kiosk"][3].as_u64();
            ensure!(turns == Some(1), "{item} lost the turn: {ballot}");
        }
        ensure!(
            given(stage).await? == from_file,
            "the votes of the file are others"
        );
        to_the_end(stage).await?;
        let session = stage.only_stored("workshop").await?;
        let phases = session["payload"]["phases"].as_array().context("phases")?;
        let spent: u64 = phases
            .iter()
            .filter_map(|phase| phase["spent"].as_u64())
            .sum();
        ensure!(spent >= 10_800, "the timers counted {spent} s");
        let press = async || {
            stage
                .click_named(".office button", &es("facilitate.docx", &[]))
                .await
        };
        let read = reread(&stage.download_of(".docx", press).await?);
        let pictures = read["pictures"].as_array().map_or(0, Vec::len);
        ensure!(
            pictures >= ballots,
            "{pictures} pictures of {ballots} votes"
        );
        stage.click("#land").await?;
        stage
            .stored_has("dossier", "/workshops/0/people", json!(41))
            .await?;
        let dossier = stage.only_stored("dossier").await?;
        let levels = dossier["payload"]["workshops"][0]["levels"].as_array();
        ensure!(levels.map(Vec::len) == Some(ballots), "levels are missing");

        // What the group put first becomes an activity of the plan.
        let id = dossier["id"].as_str().context("an id")?;
        stage.go(&format!("#/planificar/{id}/prioridades")).await?;
        let take = es("plan.workshop_take", &[]);
        stage.click_named("#workshops button", &take).await?;
        let title = stage
            .element("#title")
            .await?
            .value()
            .await?
            .unwrap_or_default();
        ensure!(!title.is_empty(), "the activity has no name");
        stage
            .stored_has("dossier", "/plan/activities/0/title", json!(title))
            .await?;
        Ok(())
    })
    .await
}

/// Waits until what passed without power stands on the phase's timer, which runs.
async fn counted(stage: &Stage, before: &Value) -> Result<()> {
    let least = before["spent"].as_u64().context("seconds")? + WITHOUT_POWER * 60;
    let counted = stage.until_some("the minutes without power", async || {
        let session = stage.only_stored("workshop").await?;
        let clock = &session["payload"]["clock"];
        let on = clock["running"] == true && clock["spent"].as_u64() >= Some(least);
        Ok(on.then_some(()))
    });
    counted.await.with_context(|| format!("before: {before}"))
}

/// Returns how many votes of absent people each ballot has.
async fn given(stage: &Stage) -> Result<Vec<u64>> {
    let votes = |ballot: &Value| {
        let votes = ballot["rounds"][0]["absent"].as_array();
        votes.map_or(0, |votes| votes.iter().filter_map(Value::as_u64).sum())
    };
    Ok(stage.ballots().await?.iter().map(votes).collect())
}

/// One person votes on a device that goes round.
async fn turn(stage: &Stage, id: &str, ballots: usize) -> Result<()> {
    stage
        .click_named("main a.button", &es("facilitate.kiosk_open", &[]))
        .await?;
    stage.click("#kiosk-begin").await?;
    for _ in 0..ballots {
        stage.click(".kiosk label.choice:nth-of-type(4)").await?;
        stage.click("#kiosk-next").await?;
    }
    stage.click("#kiosk-count").await?;
    stage.element("#kiosk-next-person").await?;
    stage.saved().await?;
    stage.go(&format!("#/facilitar/{id}/conducir")).await?;
    stage.element("#hands-0").await.map(|_| ())
}

/// Somebody who is not there sent a response; given twice it counts once.
async fn absent(stage: &Stage) -> Result<()> {
    stage
        .click_named("main summary", &es("facilitate.responses_title", &[]))
        .await?;
    stage
        .click_named("main label.choice", &es("facilitate.responses_absent", &[]))
        .await?;
    let file = stage.own_response()?;
    stage.give(std::slice::from_ref(&file)).await?;
    stage.element("ul.files li[data-state=ok]").await?;
    stage.give(&[file]).await?;
    stage
        .sees("ul.files", &es("facilitate.file_counted", &[]))
        .await?;
    stage.saved().await?;
    let session = stage.only_stored("workshop").await?;
    let taken = session["payload"]["taken"].clone();
    ensure!(
        taken.as_array().map(Vec::len) == Some(1) && taken[0]["absent"] == true,
        "{taken}"
    );
    Ok(())
}

/// Goes on to the end of the session: factors, points, agreements.
async fn to_the_end(stage: &Stage) -> Result<()> {
    for _ in 0..120 {
        if stage.count("#land").await? > 0 {
            return Ok(());
        }
        if stage.count("[id^=points-]").await? > 0 {
            let fields = stage.js("return [...document.querySelectorAll('[id^=points-]')].map((field) => field.id)", vec![]).await?;
            let fields: Vec<String> = serde_json::from_value(fields)?;
            for (place, field) in fields
                .iter()
                .filter(|id| !id.ends_with("-error"))
                .enumerate()
            {
                let points = (200 / fields.len()).saturating_sub(place);
                stage
                    .fill(&format!("[id='{field}']"), &points.to_string())
                    .await?;
            }
        }
        if stage.count("#hands-0").await? > 0 {
            stage.fill("#hands-0", "30").await?;
            stage.fill("#hands-1", "10").await?;
        }
        if stage.count("#new-commitment").await? > 0 && stage.count("[id^=what-]").await? == 0 {
            stage.click("#new-commitment").await?;
            stage
                .fill("[id^=what-]:not([id$=error])", "Ordenar el archivo")
                .await?;
        }
        stage.click("#next").await?;
        stage.saved().await?;
    }
    anyhow::bail!("the session does not end")
}

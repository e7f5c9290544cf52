//! What happens beside the way through a session: another phase, an early agreement, a clock that somebody sets.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::prelude::*;

use super::{MODEL, POST};
use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::room::ID;
use crate::words::es;

#[tokio::test]
async fn any_phase_is_a_press_away_and_what_comes_up_is_noted_at_once() -> Result<()> {
    let setting = Setting::needing(&[Need::Windows]);
    play("facilitate-beside", setting, async |stage| {
        let id = stage.new_session(MODEL, "3").await?;
        stage.put_to_vote(POST).await?;
        stage.go(&format!("#/facilitar/{id}/conducir")).await?;
        stage.click("#next").await?;

        // Minute one, and somebody agrees on something: the room stays where it is.
        stage.click("#note-down summary").await?;
        stage.fill("#new-agreement", "Reunirse cada mes").await?;
        stage
            .click_named("#note-down button", &es("facilitate.add", &[]))
            .await?;
        stage
            .stored_has("workshop", "/agreements/0/text", json!("Reunirse cada mes"))
            .await?;
        ensure!(stage.at().await?["face"] == "opening", "the room moved");

        // To the vote and back to where it was left.
        stage.click("#phases summary").await?;
        stage.click_named("#phases button", "Votamos").await?;
        while stage.count("#hands-0").await? == 0 {
            stage.click("#next").await?;
            stage.saved().await?;
        }
        let (presenter, room) = stage.projector().await?;
        stage.switch_to(&presenter).await?;
        stage.hands(&[0, 2, 1]).await?;
        stage.click("#next").await?;
        // Three people: nobody sees how they voted, neither here nor there.
        stage
            .sees(".room-result", &es("facilitate.few", &[]))
            .await?;
        ensure!(
            stage.count(".room-result table").await? == 0,
            "the presenter sees votes"
        );
        stage.switch_to(&room).await?;
        stage.sees(".projector", &es("facilitate.few", &[])).await?;
        ensure!(
            stage.count(".projector .screen-bars").await? == 0,
            "the room sees votes"
        );

        // The remote says once that a value is missing, in the presenter's window.
        let body = stage.element("body").await?;
        body.send_keys(Key::PageDown + "").await?;
        stage.switch_to(&presenter).await?;
        stage
            .sees("main .notice", &es("facilitate.agreed_missing", &[]))
            .await?;
        stage
            .click(".room-agreed label.choice:nth-of-type(2)")
            .await?;
        stage.click("#next").await?;
        stage.element("#hands-0").await?;
        stage.click("#leave-phase").await?;
        stage
            .until(
                "another phase",
                "return !document.querySelector('#hands-0')",
            )
            .await?;
        let all = stage.ballots().await?.len().to_string();
        let left = es("facilitate.phase_left", &[("done", "1"), ("all", &all)]);
        stage.sees("#phases li", &left).await?;
        stage.click_named("#phases button", "Votamos").await?;
        stage.element("#hands-0").await?;
        ensure!(stage.at().await?["item"] == 1, "not where it was left");

        // At the minutes a remote moves nothing, and that is said.
        stage.go(&format!("#/facilitar/{id}/acta")).await?;
        stage.sees("article.paper", "Reunirse cada mes").await?;
        let before = stage.at().await?;
        stage.switch_to(&room).await?;
        let body = stage.element("body").await?;
        body.send_keys(Key::PageDown + "").await?;
        stage.switch_to(&presenter).await?;
        stage
            .sees(".toast", &es("facilitate.key_elsewhere", &[]))
            .await?;
        ensure!(stage.at().await? == before, "the session moved");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_thread_between_plans_grows_before_the_room() -> Result<()> {
    let setting = Setting::needing(&[Need::Windows]);
    play("facilitate-thread", setting, async |stage| {
        stage.stand_at(ID, "instrument").await?;
        let (presenter, room) = stage.projector().await?;
        stage
            .sees(".screen-legend", &es("institution.status_missing", &[]))
            .await?;
        let first = "return document.querySelector('.projector .node').dataset.status";
        ensure!(stage.js(first, vec![]).await? == "unsaid");
        stage.switch_to(&presenter).await?;
        stage.click(".room-answer:nth-of-type(1)").await?;
        stage.fill("#evidence", "Ordenanza 3").await?;
        stage.saved().await?;
        stage.switch_to(&room).await?;
        let drawn =
            "return document.querySelector('.projector .node').dataset.status === 'in-force'";
        stage.until("the instrument in force", drawn).await?;
        ensure!(
            !stage.room().await?.contains("Ordenanza 3"),
            "what shows it is told"
        );
        let session = stage.only_stored("workshop").await;
        stage.switch_to(&presenter).await?;
        let session = match session {
            Ok(session) => session,
            Err(_) => stage.only_stored("workshop").await?,
        };
        let said = &session["payload"]["institution"]["instruments"];
        let said = said.as_object().and_then(|said| said.values().next());
        ensure!(said.context("an answer")?["evidence"] == "Ordenanza 3");
        Ok(())
    })
    .await
}

/// Lets the page believe in another time of day, so many hours away from the present one.
async fn set_clock(stage: &Stage, hours: i64) -> Result<()> {
    let script = "
        window.trueNow ??= Date.now.bind(Date);
        const [hours] = arguments, True = window.TrueDate ??= Date;
        const now = () => window.trueNow() + hours * 3600e3;
        window.Date = class extends True {
            constructor(...given) { given.length ? super(...given) : super(now()); }
            static now() { return now(); }
        };";
    stage.js(script, vec![json!(hours)]).await.map(|_| ())
}

/// Seconds that are left on the clock of the phase.
async fn left(stage: &Stage) -> Result<i64> {
    let script = "return document.querySelector('.room-clock b').innerText";
    let text = stage.js(script, vec![]).await?;
    let text = text.as_str().context("a clock")?;
    let (minutes, seconds) = text.split_once(':').context("minutes and seconds")?;
    Ok(minutes.parse::<i64>()? * 60 + seconds.parse::<i64>()?)
}

#[tokio::test]
async fn a_clock_that_somebody_sets_moves_no_timer() -> Result<()> {
    play("facilitate-clock", Setting::default(), async |stage| {
        stage.stand_at(ID, "ballot").await?;
        let go = es("facilitate.clock_go", &[]);
        if stage.count(".room-clock button").await? > 0 {
            let words = stage.element(".room-clock button").await?.text().await?;
            if words == go {
                stage.click(".room-clock button").await?;
            }
        }
        let begin = left(stage).await?;
        for (place, hours) in [5, -7, 0].into_iter().enumerate() {
            set_clock(stage, hours).await?;
            // A change counts the timer up to now.
            stage.fill("#hands-0", &(place + 1).to_string()).await?;
            stage.saved().await?;
            let now = left(stage).await?;
            ensure!(
                (begin - 60..=begin).contains(&now),
                "{now} of {begin} s, {hours} h away"
            );
        }
        let session = stage.only_stored("workshop").await?;
        ensure!(session["payload"]["clock"]["running"] == true);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_presenter_is_told_which_question_comes_next() -> Result<()> {
    play("facilitate-next-up", Setting::default(), async |stage| {
        stage.stand_at(ID, "asked").await?;
        let said = "return document.querySelector('.next-up').innerText";
        let said = stage.js(said, vec![]).await?;
        let before = es("facilitate.next_up", &[("what", "")]);
        let next = said.as_str().and_then(|said| said.strip_prefix(&before));
        let next = next.context("what comes next")?.to_owned();
        let now = "return document.querySelector('.lead-now').innerText";
        let now = stage.js(now, vec![]).await?;
        ensure!(
            !now.as_str().context("what is asked")?.contains(&next),
            "{next} is asked already"
        );
        stage.click("#next").await?;
        let asked = "return document.querySelector('.lead-now').innerText.includes(arguments[0])";
        stage
            .until_with("the next question", asked, vec![json!(next)])
            .await?;
        Ok(())
    })
    .await
}

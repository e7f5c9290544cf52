//! Timers: the same on both screens, through a power cut, and over a computer that slept.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::WindowHandle;

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::room::ID;
use crate::words::es;

/// The phase's timer, and a discussion's after it, before the presenter.
const HERE: &str = ".room-clock b";
/// The timer before the room.
const ROOM: &str = ".projector .screen-clock";

/// Returns the seconds that are left on the timers of a selector; what is over counts below nothing.
async fn left(stage: &Stage, css: &str) -> Result<Vec<i64>> {
    let script = "
        return [...document.querySelectorAll(arguments[0])].map((timer) => {
            const [, over, minutes, seconds] = timer.textContent.match(/([+]?)(\\d+):(\\d\\d)/);
            return (over ? -1 : 1) * (minutes * 60 + Number(seconds));
        })";
    Ok(serde_json::from_value(
        stage.js(script, vec![json!(css)]).await?,
    )?)
}

/// Sets going the timers that stand.
async fn set_going(stage: &Stage) -> Result<()> {
    let standing = "
        const timers = [...document.querySelectorAll('.room-clock button')];
        return timers.filter((timer) => timer.innerText.trim() === arguments[0]).length";
    let go = es("facilitate.clock_go", &[]);
    while stage.js(standing, vec![json!(go)]).await? != json!(0) {
        stage.click_named(".room-clock button", &go).await?;
    }
    stage.saved().await
}

/// Looks twice, three seconds apart: every timer has gone on by as much as passed. Returns what is left then.
async fn run(stage: &Stage, css: &str) -> Result<Vec<i64>> {
    let (begin, before) = (Instant::now(), left(stage, css).await?);
    tokio::time::sleep(Duration::from_secs(3)).await;
    let after = left(stage, css).await?;
    passed(&before, &after, begin)?;
    Ok(after)
}

/// Holds what timers showed against the time since `begin`.
fn passed(before: &[i64], after: &[i64], begin: Instant) -> Result<()> {
    let true_seconds = i64::try_from(begin.elapsed().as_secs())?;
    ensure!(!before.is_empty() && before.len() == after.len());
    for (before, after) in before.iter().zip(after) {
        ensure!(
            (true_seconds - 2..=true_seconds + 2).contains(&(before - after)),
            "{before} s left, {after} s after {true_seconds} s"
        );
    }
    Ok(())
}

/// Goes back to the presenter's view in its window and returns what its timers show.
async fn back(stage: &Stage, presenter: &WindowHandle) -> Result<Vec<i64>> {
    stage.switch_to(presenter).await?;
    stage.go(&format!("#/facilitar/{ID}/conducir")).await?;
    stage.element(HERE).await?;
    left(stage, HERE).await
}

#[tokio::test]
async fn the_rooms_timer_runs_as_the_presenters_does() -> Result<()> {
    let setting = Setting::needing(&[Need::Windows]);
    play("facilitate-step", setting, async |stage| {
        stage.stand_at(ID, "ballot").await?;
        set_going(stage).await?;
        let (presenter, room) = stage.projector().await?;
        stage.switch_to(&presenter).await?;
        for place in ["conducir", "turnos"] {
            stage.go(&format!("#/facilitar/{ID}/{place}")).await?;
            stage.switch_to(&room).await?;
            let there = run(stage, ROOM).await.context(place)?;

            // Back at the presenter's view it is the same timer.
            let here = back(stage, &presenter).await?;
            ensure!(
                (here[0]..=here[0] + 3).contains(&there[0]),
                "{place}: {here:?} s before the presenter, {there:?} s before the room"
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_rooms_window_that_is_loaded_anew_shows_the_timer_as_it_is() -> Result<()> {
    let setting = Setting::needing(&[Need::Windows]);
    play("facilitate-step-new", setting, async |stage| {
        stage.stand_at(ID, "ballot").await?;
        set_going(stage).await?;
        let (presenter, room) = stage.projector().await?;
        stage.switch_to(&presenter).await?;
        let drawn = "return !!document.querySelector('.projector .screen-clock')";
        // Timers are kept every ten seconds, so that one of two moments is long after that.
        for place in ["conducir", "conducir", "turnos", "turnos"] {
            stage.go(&format!("#/facilitar/{ID}/{place}")).await?;
            tokio::time::sleep(Duration::from_secs(5)).await;
            stage.switch_to(&room).await?;
            stage.browser().refresh().await?;
            stage.until("the projector", drawn).await?;
            let (begin, there) = (Instant::now(), left(stage, ROOM).await?);
            let here = back(stage, &presenter).await?;
            passed(&there, &here, begin).context(place)?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn both_timers_run_on_through_a_power_cut() -> Result<()> {
    let setting = Setting::needing(&[Need::Cdp]);
    play("facilitate-power", setting, async |stage| {
        stage.stand_at(ID, "talked-over").await?;
        set_going(stage).await?;
        let (begin, before) = (Instant::now(), left(stage, HERE).await?);
        ensure!(before.len() == 2, "{before:?}: not two timers");
        let kept = begun(stage).await?;
        stage.kill_browser().await?;
        let place = format!("{}#/facilitar/{ID}/conducir", stage.address());
        stage.browser().goto(place).await?;
        stage.element(HERE).await?;
        passed(&before, &left(stage, HERE).await?, begin)?;
        stage.saved().await?;
        for (before, after) in kept.iter().zip(begun(stage).await?) {
            ensure!(
                (before - 2.0..=before + 2.0).contains(&after),
                "{} s more or less on a timer",
                after - before
            );
        }
        run(stage, HERE).await?;
        let stopped = es("facilitate.clock_stopped", &[]);
        let words = stage.js("return document.body.innerText", vec![]).await?;
        let words = words.as_str().unwrap_or_default();
        ensure!(!words.contains(&stopped), "they are said to have stopped");
        Ok(())
    })
    .await
}

/// Returns when the timers of the phase and of the discussion would have begun had they never stood still, in seconds;
/// both run.
async fn begun(stage: &Stage) -> Result<[f64; 2]> {
    let session = stage.only_stored("workshop").await?;
    let mut begun = [0.0; 2];
    for (place, timer) in ["clock", "discussion"].into_iter().enumerate() {
        let timer = &session["payload"][timer];
        ensure!(timer["running"] == true, "it does not run: {timer}");
        let script = "return Date.parse(arguments[0]) / 1000";
        let noted = stage.js(script, vec![timer["noted"].clone()]).await?;
        let spent = timer["spent"].as_f64().context("seconds")?;
        begun[place] = noted.as_f64().context("a moment")? - spent;
    }
    Ok(begun)
}

#[tokio::test]
async fn a_computer_that_slept_stops_both_timers_and_says_so() -> Result<()> {
    play("facilitate-slept", Setting::default(), async |stage| {
        stage.stand_at(ID, "talked-over").await?;
        set_going(stage).await?;
        let before = left(stage, HERE).await?;
        ensure!(before.len() == 2, "{before:?}: not two timers");

        // Three hours on a clock that goes on asleep, with the page open and nobody at it.
        minutes_on(stage, 180).await?;
        let stopped = es("facilitate.clock_stopped", &[]);
        let said = "
            return [...document.querySelectorAll('main .notice')].some((notice) => notice.innerText.includes(arguments[0]))";
        let begin = Instant::now();
        while stage.js(said, vec![json!(stopped)]).await? == json!(false) {
            let now = left(stage, HERE).await?;
            ensure!(
                begin.elapsed() < Duration::from_secs(20),
                "nothing is said: {before:?} s were left, {now:?} s are"
            );
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        let after = left(stage, HERE).await?;
        // Up to ten seconds before it slept were not kept yet.
        for (before, after) in before.iter().zip(&after) {
            ensure!(
                (before - 60..=before + 10).contains(after),
                "{before} s were left, {after} s are"
            );
        }
        stage.saved().await?;
        let session = stage.only_stored("workshop").await?;
        for timer in ["clock", "discussion"] {
            let timer = &session["payload"][timer];
            ensure!(timer["running"] == false, "it runs: {timer}");
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
        ensure!(left(stage, HERE).await? == after, "a timer goes on");
        Ok(())
    })
    .await
}

/// Moves the time of day and the clock that nobody can set so many minutes away from the true ones.
async fn minutes_on(stage: &Stage, minutes: u32) -> Result<()> {
    let script = "
        const [minutes] = arguments, now = window.trueNow ??= Date.now.bind(Date);
        const steady = window.trueSteady ??= performance.now.bind(performance);
        performance.now = () => steady() + minutes * 60e3;
        Date.now = () => now() + minutes * 60e3;";
    stage.js(script, vec![json!(minutes)]).await.map(|_| ())
}

#[tokio::test]
async fn twenty_minutes_of_turns_stand_on_the_timer_of_the_phase() -> Result<()> {
    play("facilitate-turns", Setting::default(), async |stage| {
        stage.stand_at(ID, "ballot").await?;
        set_going(stage).await?;
        let (begin, before) = (Instant::now(), left(stage, HERE).await?);
        stage.go(&format!("#/facilitar/{ID}/turnos")).await?;
        for minutes in [10, 20] {
            minutes_on(stage, minutes).await?;
            let kept = Instant::now();
            loop {
                let session = stage.only_stored("workshop").await?;
                let clock = &session["payload"]["clock"];
                if clock["spent"].as_u64() >= Some(u64::from(minutes) * 60) {
                    break;
                }
                ensure!(
                    kept.elapsed() < Duration::from_secs(20),
                    "{minutes} minutes of turns: {clock}"
                );
                tokio::time::sleep(Duration::from_millis(300)).await;
            }
        }
        stage.go(&format!("#/facilitar/{ID}/conducir")).await?;
        stage.element(HERE).await?;
        let after: Vec<i64> = left(stage, HERE).await?;
        let after: Vec<i64> = after.into_iter().map(|left| left + 20 * 60).collect();
        passed(&before, &after, begin)?;
        run(stage, HERE).await?;
        let words = stage.js("return document.body.innerText", vec![]).await?;
        let stopped = es("facilitate.clock_stopped", &[]);
        ensure!(!words.as_str().unwrap_or_default().contains(&stopped));
        Ok(())
    })
    .await
}

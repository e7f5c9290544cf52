//! Two windows of one dossier in which somebody types in the same instants. Whatever showed a tick in either is there
//! afterwards.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::tabs::{DEAF, WITHOUT_LOCKS};
use crate::words::es;

/// How long is typed, in milliseconds.
const LONG: u64 = 10_000;

/// From one key to the next, in milliseconds: not the same in both windows, so that every order of two keys comes.
const PACE: [u64; 2] = [37, 53];

/// Keys of a word, and the rest after it in milliseconds, long enough for a save: nobody types without one.
const WORD: u64 = 12;
const REST: u64 = 600;

/// Types a counter into a field from one instant to another, wherever this window may write, and takes down the last
/// number that showed a tick. Now and then it asks for the pen where that has gone to the other window.
const TYPE: &str = "
    const [css, before, pace, begin, end, here, WORD, REST] = arguments;
    const noted = window.typed = { last: 0, ticked: 0, ticks: 0, taken: 0, over: false };
    const look = () => {
        if (document.querySelector('.save-status')?.dataset.state !== 'saved' || noted.ticked === noted.last) return;
        noted.ticked = noted.last;
        noted.ticks += 1;
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
    let asked = begin;
    const ask = () => {
        if (Date.now() - asked < 500) return;
        asked = Date.now();
        const button = [...document.querySelectorAll('.notice button')].find((one) => one.textContent.trim() === here);
        if (button) noted.taken += 1;
        button?.click();
    };
    const key = () => {
        if (Date.now() >= end) return (noted.over = true);
        setTimeout(key, (noted.last + 1) % WORD ? pace : REST);
        const field = document.querySelector(css);
        if (!field || field.matches(':disabled')) return ask();
        asked = Date.now();
        noted.last += 1;
        field.value = before + String(noted.last).padStart(6, '0');
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    setTimeout(key, begin - Date.now());";

/// What a window took down while it was typed there.
struct Typed {
    ticked: u64,
    taken: u64,
}

/// Types into both windows at once, each into its field and with its words before the number.
async fn type_in_both(
    stage: &Stage,
    windows: &[WindowHandle; 2],
    fields: [(&str, &str); 2],
) -> Result<[Typed; 2]> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let begin = u64::try_from(now.as_millis())? + 1_000;
    for ((window, (css, before)), pace) in windows.iter().zip(fields).zip(PACE) {
        stage.switch_to(window).await?;
        let times = [pace, begin, begin + LONG].map(|time| json!(time));
        let mut with = vec![json!(css), json!(before)];
        with.extend(times);
        with.push(json!(es("common.edit_here", &[])));
        with.extend([json!(WORD), json!(REST)]);
        stage.js(TYPE, with).await?;
    }
    tokio::time::sleep(Duration::from_millis(LONG + 1_000)).await;
    let mut all = Vec::new();
    for window in windows {
        stage.switch_to(window).await?;
        let over = "return window.typed.over && document.querySelector('.save-status')?.dataset.state !== 'saving'
            && window.typed";
        let noted = stage.until("the end of typing", over).await?;
        let number = |name: &str| noted[name].as_u64().context(name.to_owned());
        ensure!(number("ticks")? > 2, "hardly a tick: {noted}");
        all.push(Typed {
            ticked: number("ticked")?,
            taken: number("taken")?,
        });
    }
    all.try_into().ok().context("two windows")
}

/// Opens the dossier on screen in a second window beside the first.
async fn two_windows(stage: &Stage, prepared: &str) -> Result<[WindowHandle; 2]> {
    let place = stage.browser().current_url().await?;
    let place = format!("#{}", place.fragment().context("a dossier")?);
    let first = stage.new_window().await?;
    if !prepared.is_empty() {
        stage.before_pages(prepared).await?;
    }
    stage.go(&place).await?;
    stage.element("#name").await?;
    Ok([first, stage.browser().window().await?])
}

/// The number at the end of what was typed, 0 where it is something else.
fn number(document: &Value, field: &str, before: &str) -> u64 {
    let typed = document["payload"]["municipality"][field].as_str();
    let number = typed.and_then(|typed| typed.strip_prefix(before)?.parse().ok());
    number.unwrap_or_default()
}

/// The pen goes to and fro while both type; each change of hands brings along what was typed.
async fn the_pen_changes_hands(stage: &Stage, prepared: &str) -> Result<()> {
    stage.new_dossier().await?;
    let windows = two_windows(stage, prepared).await?;
    let fields = [("#name", "Distrito "), ("#code", "")];
    let [first, second] = type_in_both(stage, &windows, fields).await?;
    ensure!(
        first.taken + second.taken > 1,
        "the pen stayed where it was"
    );
    let stored = stage.only_stored("dossier").await?;
    let kept = [
        number(&stored, "name", "Distrito "),
        number(&stored, "code", ""),
    ];
    ensure!(
        kept[0] >= first.ticked && kept[1] >= second.ticked,
        "{} and {} showed a tick, {kept:?} are there",
        first.ticked,
        second.ticked
    );
    Ok(())
}

#[tokio::test]
async fn while_two_type_the_pen_changes_hands_and_nothing_ticked_is_lost() -> Result<()> {
    play("typing-two", Setting::default(), async |stage| {
        the_pen_changes_hands(stage, "").await
    })
    .await
}

#[tokio::test]
async fn without_locks_too() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("typing-two-without-locks", setting, async |stage| {
        stage.before_pages(WITHOUT_LOCKS).await?;
        the_pen_changes_hands(stage, WITHOUT_LOCKS).await
    })
    .await
}

#[tokio::test]
async fn two_that_do_not_hear_each_other_keep_both_and_see_the_difference() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("typing-two-deaf", setting, async |stage| {
        stage.before_pages(DEAF).await?;
        stage.new_dossier().await?;
        let windows = two_windows(stage, DEAF).await?;
        let fields = [("#name", "Una "), ("#name", "Otra ")];
        let typed = type_in_both(stage, &windows, fields).await?;
        let stored = stage.stored("dossier").await?;
        ensure!(
            stored.len() == 2,
            "{} documents instead of both",
            stored.len()
        );
        for ((_, before), typed) in fields.iter().zip(&typed) {
            let kept = stored.values().map(|one| number(one, "name", before)).max();
            ensure!(
                kept >= Some(typed.ticked),
                "{before}{} showed a tick, {kept:?} is there",
                typed.ticked
            );
        }
        let place = both_are_named(stage, &windows, &stored).await?;
        ensure!(
            place == 1,
            "{place} windows say that there are two versions"
        );
        Ok(())
    })
    .await
}

/// Counts the windows that say that there are two versions; each that does has to show what stands in either.
async fn both_are_named(
    stage: &Stage,
    windows: &[WindowHandle; 2],
    stored: &Map<String, Value>,
) -> Result<usize> {
    let mut said = 0;
    for window in windows {
        stage.switch_to(window).await?;
        let notice = "return document.querySelector('.storage-notice')?.innerText ?? ''";
        let notice = stage.js(notice, vec![]).await?;
        let notice = notice.as_str().unwrap_or_default();
        if notice.contains(&es("common.conflict_title", &[])) {
            said += 1;
            ensure!(
                notice.contains("«Una 0") && notice.contains("«Otra 0"),
                "it does not show both: {notice}"
            );
            stage.shot("planificar-dos-escriben-desktop").await?;
            // It is a copy with a name of its own, so that what is typed on goes nowhere else.
            let here = stage.browser().current_url().await?;
            let id = stored
                .keys()
                .find(|id| here.fragment().is_some_and(|at| at.contains(*id)));
            ensure!(id.is_some(), "no stored document is on screen: {here}");
        }
    }
    Ok(said)
}

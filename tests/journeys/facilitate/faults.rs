//! What cannot be is said, and the keyboard is enough.

use anyhow::{Context, Result, ensure};
use thirtyfour::prelude::*;

use super::{MODEL, POST};
use crate::browser::{Setting, play};
use crate::engines::Need;
use crate::fixtures::framework;
use crate::room::{ID, whole};
use crate::words::es;

#[tokio::test]
async fn what_cannot_be_is_said_and_nothing_is_lost() -> Result<()> {
    play("facilitate-faults", Setting::default(), async |stage| {
        let id = stage.new_session(MODEL, "40").await?;
        stage.put_to_vote(POST).await?;
        stage.lead(&id).await?;
        stage.hands(&[0, 20, 20]).await?;
        stage.click("#next").await?;
        stage.element("input[name=agreed]").await?;
        stage.saved().await?;

        // Fewer people than voted: said, and every vote stays.
        let before = stage.ballots().await?;
        stage.fill("#people", "30").await?;
        stage.sees(".notice[data-kind=warn]", "40 votos").await?;
        ensure!(stage.ballots().await? == before, "votes were changed");
        stage.fill("#people", "x").await?;
        stage
            .sees("#people-error", &es("facilitate.number_wrong", &[]))
            .await?;
        stage.fill("#people", "40").await?;
        stage
            .until(
                "no excess",
                "return !document.querySelector('.notice[data-kind=warn]')",
            )
            .await?;

        // A browser that opens no windows.
        stage.js("window.open = () => null", vec![]).await?;
        stage.click("#open-projector").await?;
        stage
            .sees("main .notice", &es("facilitate.window_blocked", &[]))
            .await?;
        stage
            .click_named("main button", &es("facilitate.one_screen", &[]))
            .await?;
        stage.element(".over-all .screen-bars").await?;
        stage
            .click_named(".over-all button", &es("facilitate.one_screen_leave", &[]))
            .await?;

        // A second facilitator reads along.
        let place = format!("#/facilitar/{id}/conducir");
        let first = stage.new_tab().await?;
        stage.go(&place).await?;
        stage
            .sees(".notice", &es("common.elsewhere_title", &[]))
            .await?;
        stage.browser().close_window().await?;
        stage.switch_to(&first).await?;

        // The computer's clock went back while the session was closed.
        let framework = framework(stage)?;
        let mut session = whole(&framework, "ballot")?;
        let later = session.written + chrono::TimeDelta::days(40_000);
        session.payload.clock.running = true;
        session.payload.clock.spent = 61;
        session.payload.clock.noted = Some(later);
        stage.take_session(&session).await?;
        stage
            .go(&format!("#/facilitar/{}/conducir", session.id))
            .await?;
        stage
            .sees(".toast", &es("facilitate.clock_went_back", &[]))
            .await?;
        let clock = stage
            .js(
                "return document.querySelector('.room-clock b').innerText",
                vec![],
            )
            .await?;
        let limit = session.payload.phases[session.payload.at.context("a place")?.phase].minutes;
        let left = format!("{}:", limit - 2);
        ensure!(
            clock.as_str().is_some_and(|text| text.starts_with(&left)),
            "{clock} left of {limit}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_vote_is_led_by_the_keyboard_alone() -> Result<()> {
    play("facilitate-keyboard", Setting::default(), async |stage| {
        let framework = framework(stage)?;
        stage.take_session(&whole(&framework, "ballot")?).await?;
        let id = ID;
        stage.go(&format!("#/facilitar/{id}/conducir")).await?;
        let field = stage.element("#hands-0").await?;
        stage.until("the first number", "return document.activeElement?.id === 'hands-0'").await?;
        field.send_keys(Key::Delete + "").await?;
        // Enter goes from number to number, and from the last one to closing.
        for place in 0..7 {
            let here = format!("return document.activeElement?.id === 'hands-{place}'");
            stage.until("the next number", &here).await?;
            let focused = stage.browser().active_element().await?;
            focused.send_keys(Key::Enter + "").await?;
        }
        stage.until("closing", "return document.activeElement?.id === 'next'").await?;
        stage.browser().active_element().await?.send_keys(Key::Enter + "").await?;
        stage.element("input[name=agreed]").await?;
        let body = stage.element("body").await?;
        stage.js("document.activeElement.blur()", vec![]).await?;
        // The first press says that no value was agreed on, the second goes on.
        body.send_keys(Key::PageDown + "").await?;
        stage.sees("main .notice", &es("facilitate.agreed_missing", &[])).await?;
        stage.sees("#next", &es("facilitate.go_without", &[])).await?;
        body.send_keys(Key::PageDown + "").await?;
        stage.until("the next thing", "return location.hash.includes('conducir') && !document.querySelector('input[name=agreed]')?.checked").await?;
        body.send_keys(Key::PageUp + "").await?;
        stage.element("input[name=agreed]").await?;
        stage.js("document.activeElement.blur()", vec![]).await?;
        body.send_keys("b").await?;
        stage.element(".preview-screen .screen[data-face=dark]").await?;
        body.send_keys("b").await?;
        body.send_keys("p").await?;
        stage.element(".over-all .screen").await?;
        body.send_keys(Key::Escape + "").await?;
        stage.until("no slide over all", "return !document.querySelector('.over-all')").await?;
        // The digits answer the institutional diagnosis.
        stage.stand_at(id, "asked").await?;
        stage.js("document.activeElement.blur()", vec![]).await?;
        stage.element("body").await?.send_keys("3").await?;
        stage
            .until("an answer", "return document.querySelector('.room-answer:nth-of-type(3)').ariaPressed === 'true'")
            .await
            .map(|_| ())
    })
    .await
}

/// What of a vote by hands lies outside of the screen, which was not scrolled.
const OUTSIDE: &str = "
    scrollTo(0, 0);
    const foot = document.querySelector('.actions').getBoundingClientRect().top;
    const parts = [...document.querySelectorAll('[id^=hands-]:not([id$=error]), .room-hands tfoot tr')];
    return parts.filter((part) => part.getBoundingClientRect().bottom > foot).map((part) => part.id || part.innerText)";

#[tokio::test]
async fn the_button_says_what_the_second_press_leaves_without() -> Result<()> {
    play("facilitate-without", Setting::default(), async |stage| {
        stage.stand_at(ID, "factors-result").await?;
        let body = stage.element("body").await?;
        let down = async || body.send_keys(Key::PageDown + "").await;
        // What the group said is noted: one press goes on.
        down().await?;
        stage.fill("#hands-0", "12").await?;
        stage.js("document.activeElement.blur()", vec![]).await?;
        down().await?;
        stage.element("input[name=agreed]").await?;
        stage.sees("#next", &es("facilitate.next", &[])).await?;
        down().await?;
        let missing = es("facilitate.factor_missing", &[]);
        let without = es("facilitate.go_without", &[]);
        stage.sees("main .notice", &missing).await?;
        stage.sees("#next", &without).await?;
        // On one screen for both the same is said below the slide.
        body.send_keys("p").await?;
        stage.sees(".over-all-bar", &missing).await?;
        stage.sees(".over-all-bar", &without).await?;
        body.send_keys("p").await?;
        down().await?;
        stage.element("#hands-0").await?;
        // Whoever comes back is told again.
        body.send_keys(Key::PageUp + "").await?;
        stage.element("input[name=agreed]").await?;
        stage.sees("#next", &es("facilitate.next", &[])).await?;
        stage.js("document.activeElement.blur()", vec![]).await?;
        down().await?;
        stage.sees("main .notice", &missing).await?;
        // With the value noted, one press goes on.
        stage
            .click(".room-agreed label.choice:nth-of-type(2)")
            .await?;
        stage.sees("#next", &es("facilitate.next", &[])).await?;
        stage.js("document.activeElement.blur()", vec![]).await?;
        down().await?;
        stage.element("#hands-0").await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn a_vote_by_hands_fits_a_laptop_also_when_it_is_refused() -> Result<()> {
    let setting = Setting::needing(&[Need::Narrow]);
    play("facilitate-fits", setting, async |stage| {
        stage.resize((1366, 768)).await?;
        stage.stand_at(ID, "ballot").await?;
        stage.element("#hands-6").await?;
        let outside = stage.js(OUTSIDE, vec![]).await?;
        ensure!(
            outside == serde_json::json!([]),
            "under the edge: {outside}"
        );
        // One sentence, and nothing is pushed out of sight by it.
        stage.fill("#hands-0", "9").await?;
        stage.click("#next").await?;
        let more = es(
            "facilitate.refused_more",
            &[("votes", "46"), ("people", "40")],
        );
        stage.sees("main .notice[data-kind=error]", &more).await?;
        let notices = stage.count("main .notice").await?;
        ensure!(notices == 1, "{notices} notices");
        let outside = stage.js(OUTSIDE, vec![]).await?;
        ensure!(
            outside == serde_json::json!([]),
            "under the edge: {outside}"
        );

        // Of many votes that cannot be any more some are named and the others counted.
        stage.fill("#people", "12").await?;
        let others = es("facilitate.excess_more", &[("n", "22")]);
        stage.sees("main .notice[data-kind=warn]", &others).await?;
        Ok(())
    })
    .await
}

/// The rows of the bar of actions, how high it is, and the fields of the first two levels that are not whole on the screen.
const PHONE: &str = "
    scrollTo(0, 0);
    const bar = document.querySelector('.actions'), edges = bar.getBoundingClientRect();
    const places = [...bar.children].map((part) => part.getBoundingClientRect()).filter((part) => part.height);
    const rows = [];
    for (const part of places.sort((one, other) => one.top - other.top))
        if (!rows.length || part.top >= rows.at(-1)) rows.push(part.bottom - 1);
    const hidden = ['hands-0', 'hands-1'].filter((id) => document.getElementById(id).getBoundingClientRect().bottom > edges.top);
    const names = [...bar.querySelectorAll('button')].map((button) => button.innerText.trim());
    return { rows: rows.length, high: edges.height, hidden, names: names.filter((name) => name).length }";

#[tokio::test]
async fn a_vote_by_hands_begins_on_a_telephone_without_scrolling() -> Result<()> {
    let setting = Setting::needing(&[Need::Narrow]);
    play("facilitate-phone", setting, async |stage| {
        stage.resize((360, 740)).await?;
        for face in ["ballot", "factors"] {
            stage.stand_at(ID, face).await?;
            stage.element("#hands-1").await?;
            let found = stage.js(PHONE, vec![]).await?;
            let rows = found["rows"].as_u64().unwrap_or(9);
            let high = found["high"].as_f64().unwrap_or(999.0);
            ensure!(rows <= 2 && high <= 120.0, "{face}: the bar is {found}");
            ensure!(
                found["names"] == 4,
                "{face}: buttons without a name: {found}"
            );
            ensure!(
                found["hidden"] == serde_json::json!([]),
                "{face}: under the edge: {found}"
            );
            stage.shot(&format!("telefono-{face}")).await?;
        }
        Ok(())
    })
    .await
}

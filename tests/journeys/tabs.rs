//! Tabs that are open at the same time, and tabs that are closed at any moment.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::filling::Way;
use crate::fixtures::framework;
use crate::responder::MAYOR;
use crate::words::es;

#[tokio::test]
async fn one_tab_writes_the_other_reads_along_and_the_pen_changes_hands() -> Result<()> {
    play("two-tabs", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        let place = stage.browser().current_url().await?;
        let place = format!("#{}", place.fragment().context("a dossier")?);
        let first = stage.new_tab().await?;
        stage.go(&place).await?;
        let second = stage.browser().window().await?;
        read_only(stage, true).await?;
        stage.shot("planificar-otra-pestana-desktop").await?;
        stage.switch_to(&first).await?;
        stage.fill("#code", "030201").await?;
        stage
            .stored_has("dossier", "/municipality/code", json!("030201"))
            .await?;
        stage.switch_to(&second).await?;
        has_value(stage, "#code", "030201").await?;
        // What is typed there at this moment comes along.
        stage.switch_to(&first).await?;
        stage.fill("#name", "A medio escribir").await?;
        stage.switch_to(&second).await?;
        stage
            .click_named(".notice button", &es("common.edit_here", &[]))
            .await?;
        read_only(stage, false).await?;
        has_value(stage, "#name", "A medio escribir").await?;
        stage.fill("#plan-to", "2029").await?;
        stage.stored_has("dossier", "/years/1", json!(2029)).await?;
        stage.switch_to(&first).await?;
        read_only(stage, true).await?;
        has_value(stage, "#plan-to", "2029").await?;
        ensure!(
            stage.stored("dossier").await?.len() == 1,
            "two tabs made two dossiers"
        );
        // Whoever is left alone writes.
        stage.switch_to(&second).await?;
        stage.browser().close_window().await?;
        stage.switch_to(&first).await?;
        read_only(stage, false).await
    })
    .await
}

#[tokio::test]
async fn a_program_that_is_left_lets_another_tab_write_and_coming_back_reads_along() -> Result<()> {
    play("two-tabs-left", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        let place = stage.browser().current_url().await?;
        let place = format!("#{}", place.fragment().context("a dossier")?);
        stage.saved().await?;
        let first = stage.new_tab().await?;
        stage.go(&place).await?;
        let second = stage.browser().window().await?;
        read_only(stage, true).await?;
        // The first goes through another door of the same page: the pen is free, nobody has to ask for it.
        stage.switch_to(&first).await?;
        stage.go("#/facilitar").await?;
        stage.switch_to(&second).await?;
        read_only(stage, false).await?;
        stage.fill("#code", "030201").await?;
        stage
            .stored_has("dossier", "/municipality/code", json!("030201"))
            .await?;
        // It comes back while the other has the pen, and reads along.
        stage.switch_to(&first).await?;
        stage.go(&place).await?;
        read_only(stage, true).await?;
        has_value(stage, "#code", "030201").await?;
        stage.switch_to(&second).await?;
        read_only(stage, false).await?;
        stage.fill("#code", "030202").await?;
        stage.switch_to(&first).await?;
        has_value(stage, "#code", "030202").await?;
        stage
            .click_named(".notice button", &es("common.edit_here", &[]))
            .await?;
        read_only(stage, false).await?;
        stage.fill("#code", "030203").await?;
        stage
            .stored_has("dossier", "/municipality/code", json!("030203"))
            .await?;
        stage.switch_to(&second).await?;
        read_only(stage, true).await?;
        has_value(stage, "#code", "030203").await?;
        ensure!(
            stage.stored("dossier").await?.len() == 1,
            "two tabs made two dossiers"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_response_is_read_along_and_written_where_its_owner_says() -> Result<()> {
    play("two-tabs-response", Setting::default(), async |stage| {
        stage.consent().await?;
        stage.fill("#place-name", "Antes de la otra").await?;
        stage.saved().await?;
        let place = stage.browser().current_url().await?;
        let place = format!("#{}", place.fragment().context("a response")?);
        let first = stage.new_tab().await?;
        stage.go(&place).await?;
        let second = stage.browser().window().await?;
        read_only(stage, true).await?;
        let notice = es("common.elsewhere_title", &[]);
        stage.sees(".notice h3", &notice).await?;
        has_value(stage, "#place-name", "Antes de la otra").await?;
        // What is answered in one is seen in the other, and nothing can be answered there.
        stage.switch_to(&first).await?;
        read_only(stage, false).await?;
        stage.fill("#place-code", "030599").await?;
        let years = es("words.experience_five_to_nine", &[]);
        stage.click_named("main label.choice", &years).await?;
        stage.switch_to(&second).await?;
        has_value(stage, "#place-code", "030599").await?;
        chosen(stage, &years).await?;
        // What is typed there at this moment comes along.
        stage.switch_to(&first).await?;
        stage.fill("#place-name", "A medio escribir").await?;
        stage.switch_to(&second).await?;
        stage
            .click_named(".notice button", &es("common.edit_here", &[]))
            .await?;
        read_only(stage, false).await?;
        has_value(stage, "#place-name", "A medio escribir").await?;
        let years = es("words.experience_ten_or_more", &[]);
        stage.click_named("main label.choice", &years).await?;
        stage.fill("#place-code", "030201").await?;
        stage.saved().await?;
        stage.switch_to(&first).await?;
        read_only(stage, true).await?;
        has_value(stage, "#place-code", "030201").await?;
        chosen(stage, &years).await?;
        let response = stage.only_stored("response").await?;
        let kept = &response["payload"]["municipality"];
        ensure!(kept["name"] == "A medio escribir", "{kept}");
        ensure!(kept["code"] == "030201", "{kept}");
        // Whoever is left alone writes.
        stage.switch_to(&second).await?;
        stage.browser().close_window().await?;
        stage.switch_to(&first).await?;
        read_only(stage, false).await
    })
    .await
}

/// Waits until the choice with these words is the one that was made.
async fn chosen(stage: &Stage, words: &str) -> Result<()> {
    let script = "
        const labels = [...document.querySelectorAll('main label.choice:has(input:checked)')];
        return labels.some((label) => label.textContent.includes(arguments[0]))";
    stage
        .until_with(words, script, vec![json!(words)])
        .await
        .map(|_| ())
}

/// Waits until the document on screen, a dossier or a response, can be written or not.
async fn read_only(stage: &Stage, wanted: bool) -> Result<()> {
    let script = "
        const field = document.querySelector('#code, #place-code');
        return field?.matches(':disabled') === arguments[0]";
    let what = if wanted { "reading" } else { "writing" };
    stage
        .until_with(what, script, vec![json!(wanted)])
        .await
        .map(|_| ())
}

/// A page without https: no locks, but the tabs hear each other.
pub const WITHOUT_LOCKS: &str =
    "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });";

#[tokio::test]
async fn without_locks_one_of_the_tabs_that_open_together_writes_and_another_inherits() -> Result<()>
{
    play(
        "tabs-without-locks",
        Setting::needing(&[Need::BeforePages]),
        async |stage| {
            stage.before_pages(WITHOUT_LOCKS).await?;
            stage.new_dossier().await?;
            let place = stage.browser().current_url().await?;
            let place = format!("#{}", place.fragment().context("a dossier")?);
            stage.saved().await?;
            let first = stage.browser().window().await?;
            let mut tabs = vec![first.clone()];
            for _ in 0..2 {
                stage.new_tab().await?;
                stage.before_pages(WITHOUT_LOCKS).await?;
                stage.go("#/planificar").await?;
                tabs.push(stage.browser().window().await?);
            }
            // The one that has it keeps it.
            stage.switch_to(&tabs[1]).await?;
            stage.go(&place).await?;
            read_only(stage, true).await?;
            // All that are left ask in the same moment.
            for tab in [&tabs[1], &first] {
                stage.switch_to(tab).await?;
                stage.go("#/planificar").await?;
                stage.reload().await?;
            }
            let together = "
                const [place] = arguments;
                const channel = new BroadcastChannel('together');
                channel.onmessage = () => (location.hash = place);";
            for tab in &tabs {
                stage.switch_to(tab).await?;
                stage.js(together, vec![json!(place)]).await?;
            }
            let go =
                "new BroadcastChannel('together').postMessage(1); location.hash = arguments[0]";
            stage.js(go, vec![json!(place)]).await?;
            // Whoever is left inherits, and one alone, even where the one that closes cannot say so.
            for last_words in ["BroadcastChannel.prototype.postMessage = () => {}", ""] {
                let writer = the_only_writer(stage, &tabs).await?;
                stage.switch_to(&tabs[writer]).await?;
                stage.js(last_words, vec![]).await?;
                stage.browser().close_window().await?;
                tabs.remove(writer);
            }
            stage.switch_to(&tabs[0]).await?;
            read_only(stage, false).await
        },
    )
    .await
}

/// Waits until exactly one of the tabs writes the document on screen; returns which.
async fn the_only_writer(stage: &Stage, tabs: &[WindowHandle]) -> Result<usize> {
    let writes = "return document.querySelector('#code')?.matches(':disabled') === false";
    stage
        .until_some("one tab that writes", async || {
            let mut writers = Vec::new();
            // Long enough for every answer to come.
            tokio::time::sleep(std::time::Duration::from_millis(1_000)).await;
            for (number, tab) in tabs.iter().enumerate() {
                stage.switch_to(tab).await?;
                stage.sees("main h1", "").await?;
                if stage.js(writes, vec![]).await? == json!(true) {
                    writers.push(number);
                }
            }
            ensure!(writers.len() <= 1 || tabs.len() == 1, "two tabs write");
            Ok(writers.first().copied())
        })
        .await
}

/// A tab that hears nothing and asks nobody, as one that slept through everything.
pub const DEAF: &str = "
    Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
    Object.defineProperty(BroadcastChannel.prototype, 'onmessage', { set() {} });
    BroadcastChannel.prototype.postMessage = () => {};";

#[tokio::test]
async fn a_stale_tab_loses_nothing_and_sees_the_difference() -> Result<()> {
    play(
        "stale-tab",
        Setting::needing(&[Need::BeforePages]),
        async |stage| {
            stage.before_pages(DEAF).await?;
            stage.new_dossier().await?;
            let place = stage.browser().current_url().await?;
            let place = format!("#{}", place.fragment().context("a dossier")?);
            let first = stage.new_tab().await?;
            stage.go(&place).await?;
            let second = stage.browser().window().await?;
            stale(stage, &first, &second).await
        },
    )
    .await
}

async fn has_value(stage: &Stage, css: &str, value: &str) -> Result<()> {
    let script = "return document.querySelector(arguments[0])?.value === arguments[1]";
    let what = format!("{value} in {css}");
    stage
        .until_with(&what, script, vec![json!(css), json!(value)])
        .await
        .map(|_| ())
}

/// The first tab has heard nothing of the second; then both have something of their own.
async fn stale(stage: &Stage, first: &WindowHandle, second: &WindowHandle) -> Result<()> {
    stage.switch_to(second).await?;
    stage.fill("#name", "Versión de la segunda").await?;
    stage
        .stored_has(
            "dossier",
            "/municipality/name",
            json!("Versión de la segunda"),
        )
        .await?;
    stage.switch_to(first).await?;
    stage.fill("#name", "Versión de la primera").await?;
    let notice = es("common.conflict_title", &[]);
    stage.sees(".storage-notice h3", &notice).await?;
    stage
        .sees(".storage-notice li", &es("common.part_municipality", &[]))
        .await?;
    stage.shot("planificar-dos-versiones-desktop").await?;
    for name in ["Versión de la primera", "Versión de la segunda"] {
        stage
            .stored_has("dossier", "/municipality/name", json!(name))
            .await?;
    }
    ensure!(
        stage.stored("dossier").await?.len() == 2,
        "both versions, and no third"
    );
    has_value(stage, "#name", "Versión de la primera").await?;
    stage.go("#/planificar").await?;
    stage.sees("main h3", "Versión de la primera").await?;
    stage.sees("main h3", "Versión de la segunda").await
}

#[tokio::test]
async fn closing_at_any_moment_loses_nothing() -> Result<()> {
    play("closing", Setting::default(), async |stage| {
        let framework = framework(stage)?;
        stage.consent().await?;
        close_and_reopen(stage, async || {
            stage.fill("#place-name", "Cerrado aquí").await
        })
        .await?;
        resumed(stage, "datos", "/municipality/name", json!("Cerrado aquí")).await?;
        has_value(stage, "#place-name", "Cerrado aquí").await?;
        stage.about(&framework, MAYOR.post).await?;
        close_and_reopen(stage, async || {
            stage.click("main .rung:nth-of-type(5)").await
        })
        .await?;
        resumed(stage, "practica", "/practice", json!(5)).await?;
        stage.go_on().await?;
        stage.step("autodiagnostico").await?;
        let (id, _) = MAYOR.profile(&framework).swap_remove(0);
        let answer = format!("tr:has(input[name='rating-{id}']) td:nth-child(5) label");
        close_and_reopen(stage, async || stage.click(&answer).await).await?;
        resumed(
            stage,
            "autodiagnostico",
            &format!("/diagnosis/{id}/rating"),
            json!(4),
        )
        .await?;
        stage
            .click(&format!("details:has(#evidence-{id}) summary"))
            .await?;
        close_and_reopen(stage, async || {
            stage.fill(&format!("#evidence-{id}"), "Acta").await
        })
        .await?;
        resumed(
            stage,
            "autodiagnostico",
            &format!("/diagnosis/{id}/evidence"),
            json!("Acta"),
        )
        .await?;
        stage.go_to_step("necesidades").await?;
        close_and_reopen(stage, async || stage.add_content("#wanted", "siaf").await).await?;
        resumed(stage, "necesidades", "/survey/wanted", json!(["siaf"])).await?;
        // Changes of a dossier wait for a moment; closing does not wait.
        stage.new_dossier().await?;
        close_and_reopen(stage, async || {
            stage.fill("#name", "Cerrado a medias").await
        })
        .await?;
        stage
            .stored_has("dossier", "/municipality/name", json!("Cerrado a medias"))
            .await?;
        ensure!(MAYOR.way == Way::Matrix);
        Ok(())
    })
    .await
}

/// Does one thing, closes the tab in the same breath, and opens the product in another.
async fn close_and_reopen(stage: &Stage, act: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
    let tab = stage.new_tab().await?;
    let other = stage.browser().window().await?;
    stage.switch_to(&tab).await?;
    stage.bring_to_front().await?;
    act().await?;
    stage.browser().close_window().await?;
    stage.switch_to(&other).await?;
    stage.go("").await
}

/// Comes back through the door and checks where that leads and what is there.
async fn resumed(stage: &Stage, slug: &str, place: &str, value: Value) -> Result<()> {
    stage.stored_has("response", place, value).await?;
    stage.click("a.door[data-door=respond]").await?;
    stage.click("main article a.button").await?;
    stage.step(slug).await
}

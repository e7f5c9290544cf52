//! Tabs that the browser puts to sleep, with whatever was being written in them.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::words::es;

/// A page of the product that writes nothing by itself.
const QUIET: &str = "rescate.html";

impl Stage {
    /// Puts the tab to sleep, as browsers do with tabs that nobody looks at.
    async fn freeze(&self) -> Result<()> {
        let asleep = json!({ "state": "frozen" });
        self.cdp("Page.setWebLifecycleState", asleep).await?;
        Ok(())
    }

    /// Puts the tab to sleep and ends it at once, as browsers do that need its memory; continues in another tab. A driver
    /// that only looks at a tab that sleeps would wake it.
    async fn freeze_for_good(&self, next: &WindowHandle) -> Result<()> {
        self.freeze().await?;
        // The answer never comes from a page that is no more.
        let _ = self.cdp("Page.crash", json!({})).await;
        self.switch_to(next).await?;
        self.bring_to_front().await
    }

    /// Wakes the tab and brings it before the others.
    async fn thaw(&self) -> Result<()> {
        let awake = json!({ "state": "active" });
        self.cdp("Page.setWebLifecycleState", awake).await?;
        self.bring_to_front().await
    }

    /// Opens a tab beside this one from which what is kept can be seen; continues here. Returns this one and that one.
    async fn with_quiet_tab(&self) -> Result<(WindowHandle, WindowHandle)> {
        let first = self.new_tab().await?;
        let address = format!("{}{QUIET}", self.address());
        self.browser().goto(&address).await?;
        let second = self.browser().window().await?;
        self.switch_to(&first).await?;
        self.bring_to_front().await?;
        Ok((first, second))
    }
}

/// Tells whether a working copy of a dossier in the small storage has this name.
const WORKING_COPY: &str = "
    const [name] = arguments;
    const keys = Object.keys(localStorage).filter((key) => key.startsWith('yachay/dossier/'));
    return keys.some((key) => JSON.parse(localStorage.getItem(key)).payload.municipality.name === name);";

#[tokio::test]
async fn what_was_typed_before_falling_asleep_is_kept() -> Result<()> {
    play("frozen", Setting::needing(&[Need::Cdp]), async |stage| {
        stage.new_dossier().await?;
        let (first, second) = stage.with_quiet_tab().await?;
        for turn in 0..3 {
            // Changes are gathered for a moment; the tab sleeps before it is over.
            let typed = format!("Dormida {turn}");
            stage.set("#name", &typed).await?;
            stage.freeze().await?;
            stage.switch_to(&second).await?;
            let what = format!("{typed} in the small storage");
            stage
                .until_with(&what, WORKING_COPY, vec![json!(typed)])
                .await?;
            stage.switch_to(&first).await?;
            stage.thaw().await?;
            stage.saved().await?;
            stage
                .database_has("dossier", "/municipality/name", json!(typed))
                .await?;
            stage.shows("#name", &typed).await?;
            stage.says_nothing().await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_tab_that_never_wakes_takes_nothing_with_it() -> Result<()> {
    play(
        "frozen-for-good",
        Setting::needing(&[Need::Cdp]),
        async |stage| {
            stage.new_dossier().await?;
            let place = stage.place().await?;
            let (_, second) = stage.with_quiet_tab().await?;
            stage.set("#name", "Dormida para siempre").await?;
            stage.freeze_for_good(&second).await?;
            stage.go(&place).await?;
            stage.shows("#name", "Dormida para siempre").await?;
            stage
                .database_has(
                    "dossier",
                    "/municipality/name",
                    json!("Dormida para siempre"),
                )
                .await?;
            // The same for answers, each of which is saved at once.
            stage.consent().await?;
            let (_, second) = stage.with_quiet_tab().await?;
            stage.set("#place-name", "Dormida también").await?;
            stage.freeze_for_good(&second).await?;
            stage.go("#/responder").await?;
            stage.click("main article a.button").await?;
            stage.shows("#place-name", "Dormida también").await?;
            stage
                .database_has("response", "/municipality/name", json!("Dormida también"))
                .await?;
            stage.says_nothing().await
        },
    )
    .await
}

#[tokio::test]
async fn the_pen_is_taken_from_a_tab_that_sleeps() -> Result<()> {
    play(
        "frozen-pen",
        Setting::needing(&[Need::Cdp]),
        async |stage| {
            stage.new_dossier().await?;
            let place = stage.place().await?;
            let (first, second) = stage.with_quiet_tab().await?;
            stage.fill("#name", "De la primera").await?;
            stage.saved().await?;
            stage.freeze().await?;
            stage.switch_to(&second).await?;
            stage.bring_to_front().await?;
            stage.go(&place).await?;
            stage.can_write(false).await?;
            stage.shows("#name", "De la primera").await?;
            stage
                .sees(".notice", &es("common.elsewhere_title", &[]))
                .await?;
            // The first tab cannot answer.
            stage
                .click_named(".notice button", &es("common.edit_here", &[]))
                .await?;
            stage.can_write(true).await?;
            stage.fill("#plan-to", "2029").await?;
            stage.saved().await?;
            stage
                .database_has("dossier", "/years/1", json!(2029))
                .await?;
            stage.switch_to(&first).await?;
            stage.thaw().await?;
            stage.can_write(false).await?;
            stage.shows("#plan-to", "2029").await?;
            stage.shows("#name", "De la primera").await?;
            let found = stage.kept_in_database("dossier").await?;
            ensure!(found.len() == 1, "two tabs made two dossiers");
            // Awake, it takes the pen back in the ordinary way.
            stage
                .click_named(".notice button", &es("common.edit_here", &[]))
                .await?;
            stage.can_write(true).await?;
            stage.fill("#name", "Otra vez la primera").await?;
            stage.saved().await?;
            stage.switch_to(&second).await?;
            stage.can_write(false).await?;
            stage.shows("#name", "Otra vez la primera").await?;
            stage.shows("#plan-to", "2029").await?;
            let found = stage.kept_in_database("dossier").await?;
            ensure!(found.len() == 1, "two tabs made two dossiers");
            Ok(())
        },
    )
    .await
}

#[tokio::test]
async fn whoever_waits_for_a_tab_asleep_in_a_save_is_told() -> Result<()> {
    play(
        "frozen-in-a-save",
        Setting::needing(&[Need::Cdp]),
        async |stage| {
            stage.new_dossier().await?;
            let place = stage.place().await?;
            let (first, second) = stage.with_quiet_tab().await?;
            // The save that hiding begins is not over when the tab sleeps, and neither is its transaction.
            stage.set("#name", "De la primera").await?;
            stage.freeze().await?;
            stage.switch_to(&second).await?;
            stage.bring_to_front().await?;
            let address = format!("{}{place}", stage.address());
            stage.browser().goto(&address).await?;
            // Only that tab can end its save, or the browser, after a minute.
            stage
                .sees(
                    "#shell [data-when=waiting]",
                    "El almacén del navegador no responde",
                )
                .await?;
            stage.switch_to(&first).await?;
            stage.thaw().await?;
            stage.switch_to(&second).await?;
            stage.bring_to_front().await?;
            stage.ready().await?;
            stage.can_write(false).await?;
            stage.shows("#name", "De la primera").await?;
            stage
                .click_named(".notice button", &es("common.edit_here", &[]))
                .await?;
            stage.can_write(true).await?;
            stage.fill("#plan-to", "2029").await?;
            stage.saved().await?;
            stage.switch_to(&first).await?;
            stage.can_write(false).await?;
            stage.shows("#plan-to", "2029").await?;
            stage.shows("#name", "De la primera").await?;
            let found = stage.kept_in_database("dossier").await?;
            ensure!(found.len() == 1, "two tabs made two dossiers");
            Ok(())
        },
    )
    .await
}

#[tokio::test]
async fn what_a_tab_left_when_it_died_is_taken_over_by_the_other() -> Result<()> {
    play(
        "frozen-legacy",
        Setting::needing(&[Need::Cdp]),
        async |stage| {
            stage.new_dossier().await?;
            let place = stage.place().await?;
            let (first, second) = stage.with_quiet_tab().await?;
            stage.switch_to(&second).await?;
            stage.go(&place).await?;
            stage.can_write(false).await?;
            stage.switch_to(&first).await?;
            stage.bring_to_front().await?;
            stage.set("#name", "Lo último de la primera").await?;
            stage.freeze_for_good(&second).await?;
            // The other tab had the dossier open all the time, and now has the pen.
            stage.can_write(true).await?;
            stage.fill("#plan-to", "2029").await?;
            stage.saved().await?;
            stage.shows("#name", "Lo último de la primera").await?;
            stage
                .database_has(
                    "dossier",
                    "/municipality/name",
                    json!("Lo último de la primera"),
                )
                .await?;
            stage.database_has("dossier", "/years/1", json!(2029)).await
        },
    )
    .await
}

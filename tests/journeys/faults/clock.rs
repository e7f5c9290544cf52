//! A clock that was wrong, and is set right, or the other way round, in the middle of work.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::words::es;

const DAY: i64 = 24 * 60;
const TWO_YEARS: i64 = 2 * 365 * DAY;

impl Stage {
    /// Sets the clock, counted in minutes from the real time.
    pub async fn clock(&self, minutes: i64) -> Result<()> {
        let script = "
            sessionStorage.setItem('ahead', arguments[0]);
            return window.Date.now()";
        let ahead = self.js(script, vec![json!(minutes)]).await?;
        let real = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
        let ahead = ahead.as_f64().context("a time")? / 60_000.0 - real.as_secs_f64() / 60.0;
        ensure!(
            (ahead - minutes as f64).abs() < 5.0,
            "the clock is {ahead} ahead"
        );
        Ok(())
    }

    /// Types a name into the open dossier and waits until it is saved; returns what the database then holds.
    async fn name_dossier(&self, name: &str) -> Result<Value> {
        self.fill("#name", name).await?;
        self.saved().await?;
        self.database_has("dossier", "/municipality/name", json!(name))
            .await?;
        self.says_nothing().await?;
        let found = self.kept_in_database("dossier").await?;
        ensure!(found.len() == 1, "{} dossiers", found.len());
        Ok(found.into_iter().next().context("a dossier")?.1)
    }
}

#[tokio::test]
async fn a_clock_that_jumps_takes_no_work_back_and_ends_no_copies() -> Result<()> {
    play(
        "clock-jumps",
        Setting::needing(&[Need::BeforePages]),
        async |stage| {
            stage.own_clock().await?;
            stage.new_dossier().await?;
            let names = ["Ayer", "Dentro de dos años", "Hoy", "Hace dos años"];
            let clocks = [-DAY, TWO_YEARS, 0, -TWO_YEARS];
            let mut before = stage.name_dossier("Al comienzo").await?;
            for (name, minutes) in names.into_iter().zip(clocks) {
                stage.clock(minutes).await?;
                let after = stage.name_dossier(name).await?;
                ensure!(
                    after["revision"].as_u64() > before["revision"].as_u64(),
                    "the clock counts, not the work"
                );
                // Between two visits the clock stays where it is, and the latest work is what is shown.
                stage.reload().await?;
                stage.shows("#name", name).await?;
                before = after;
            }
            ensure!(
                before["written"].as_str() < Some("2026"),
                "the clock did not reach the product: {}",
                before["written"]
            );
            // Each jump was far enough to keep the state before it; the latest is on top, whatever its date.
            stage.device().await?;
            stage.sees("main article h3", "Hace dos años").await?;
            stage.click(".earlier summary").await?;
            ensure!(stage.count(".states > li").await? == 4, "not four states");
            let others = ["Hoy", "Dentro de dos años", "Ayer", "Al comienzo"];
            for (place, name) in others.into_iter().enumerate() {
                let item = format!(".states > li:nth-child({})", place + 1);
                stage.sees(&item, &es("device.why_recent", &[])).await?;
                stage
                    .click(&format!("{item} button[aria-expanded]"))
                    .await?;
                stage.sees(&format!("{item} td"), name).await?;
            }
            // The one from the future comes back like any other, as a later revision.
            stage
                .click(".states > li:nth-child(2) .row button:nth-child(2)")
                .await?;
            stage
                .database_has("dossier", "/municipality/name", json!("Dentro de dos años"))
                .await?;
            stage.says_nothing().await?;
            stage.clock(0).await?;
            stage.reload().await?;
            stage.sees("main article h3", "Dentro de dos años").await?;
            stage.says_nothing().await
        },
    )
    .await
}

#[tokio::test]
async fn small_steps_back_keep_copies_as_seldom_as_ever() -> Result<()> {
    play(
        "clock-steps",
        Setting::needing(&[Need::BeforePages]),
        async |stage| {
            stage.own_clock().await?;
            stage.new_dossier().await?;
            for (turn, minutes) in [-2, -4, -6, -8, 3].into_iter().enumerate() {
                stage.clock(minutes).await?;
                stage.name_dossier(&format!("Vez {turn}")).await?;
            }
            stage.clock(-11).await?;
            stage.name_dossier("Once minutos antes").await?;
            stage.device().await?;
            stage.click(".earlier summary").await?;
            ensure!(stage.count(".states > li").await? == 1, "not one state");
            Ok(())
        },
    )
    .await
}

#[tokio::test]
async fn answers_given_before_and_after_the_clock_was_set_back_are_all_there() -> Result<()> {
    play(
        "clock-answers",
        Setting::needing(&[Need::BeforePages, Need::Cdp]),
        async |stage| {
            stage.own_clock().await?;
            stage.consent().await?;
            stage.clock(TWO_YEARS).await?;
            stage.fill("#place-name", "En el futuro").await?;
            stage.saved().await?;
            stage.clock(-DAY).await?;
            stage.fill("#place-code", "030599").await?;
            stage.saved().await?;
            stage.fill("#place-name", "Ayer").await?;
            stage.saved().await?;
            stage.says_nothing().await?;
            // The next tab has the real time again; a crash takes nothing away.
            stage.crash_tab().await?;
            stage.go("#/responder").await?;
            stage.click("main article a.button").await?;
            stage.shows("#place-name", "Ayer").await?;
            stage.shows("#place-code", "030599").await?;
            stage.says_nothing().await?;
            let found = stage.kept_in_database("response").await?;
            ensure!(found.len() == 1, "{} responses", found.len());
            Ok(())
        },
    )
    .await
}

//! What is kept on this device: earlier states that can be looked at and brought back, and removed dossiers.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::axe;
use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::facilitate::MODEL;
use crate::fixtures::PLACE;
use crate::words::es;

const OTHER: &str = "Otra municipalidad";

/// A clock that can be set forward, by so many minutes.
const CLOCK: &str = "
    const Real = Date;
    const ahead = () => Number(sessionStorage.getItem('ahead') ?? 0) * 60000;
    window.Date = class extends Real {
        constructor(...given) {
            if (given.length) super(...given);
            else super(Real.now() + ahead());
        }
        static now() {
            return Real.now() + ahead();
        }
    };";

/// Counts what an object store of the database holds.
const COUNT: &str = "
    const [store] = arguments;
    const done = (request) => new Promise((found) => { request.onsuccess = () => found(request.result); });
    return (async () => {
        const database = await done(indexedDB.open('yachay'));
        const count = await done(database.transaction(store).objectStore(store).count());
        database.close();
        return count;
    })();";

impl Stage {
    /// Gives the pages from now on a clock that [`Stage::later`] sets forward.
    pub async fn own_clock(&self) -> Result<()> {
        self.before_pages(CLOCK).await
    }

    /// Sets the clock forward, counted from the real time.
    pub async fn later(&self, minutes: u64) -> Result<()> {
        let script = "sessionStorage.setItem('ahead', arguments[0])";
        self.js(script, vec![json!(minutes)]).await.map(|_| ())
    }

    /// Goes to the screen of the device.
    pub async fn device(&self) -> Result<()> {
        self.go("#/equipo").await?;
        self.sees("main h1", &es("device.title", &[])).await?;
        self.element("main .room").await.map(|_| ())
    }

    async fn snapshots(&self) -> Result<Value> {
        self.js(COUNT, vec![json!("snapshots")]).await
    }
}

#[tokio::test]
async fn earlier_states_are_seen_and_brought_back() -> Result<()> {
    play(
        "device-snapshots",
        Setting::needing(&[Need::BeforePages]),
        async |stage| {
            stage.own_clock().await?;
            stage.new_dossier().await?;
            stage.later(11).await?;
            stage.fill("#name", OTHER).await?;
            stage
                .stored_has("dossier", "/municipality/name", json!(OTHER))
                .await?;
            stage.device().await?;
            room_is_said(stage).await?;
            stage.sees("main article h3", OTHER).await?;
            stage.click(".earlier summary").await?;
            ensure!(stage.count(".states > li").await? == 1, "one earlier state");
            stage
                .sees(".states li", &es("device.why_recent", &[]))
                .await?;
            stage.click(".states li button[aria-expanded]").await?;
            stage
                .sees(".states th", &es("common.part_municipality", &[]))
                .await?;
            stage.sees(".states td", PLACE).await?;
            let faults = axe::faults(stage, "device-earlier-es").await?;
            ensure!(faults.is_empty(), "{faults:#?}");
            back_and_forth(stage).await?;
            let (_, text) = stage
                .download(async || stage.click(".states .row button:nth-child(3)").await)
                .await?;
            let file: Value = serde_json::from_str(&text)?;
            ensure!(file["payload"]["municipality"]["name"] == PLACE, "{text}");
            forget(stage).await
        },
    )
    .await
}

/// Checks that the screen tells how much of how much room is used, in a sentence and in a bar of a tenth of it or less.
async fn room_is_said(stage: &Stage) -> Result<()> {
    let script = "
        const { value, max } = document.querySelector('main progress');
        const sentence = document.querySelector('main .room').innerText;
        return { share: value / max, figures: sentence.match(/[0-9.,]+/g) };";
    let said = stage.js(script, vec![]).await?;
    let share = said["share"].as_f64().context("a share")?;
    ensure!(share > 0.0 && share < 0.1, "{said}");
    ensure!(
        said["figures"].as_array().map(Vec::len) == Some(2),
        "{said}"
    );
    Ok(())
}

/// Restores the earlier state, takes that back, and checks that neither was lost on the way.
async fn back_and_forth(stage: &Stage) -> Result<()> {
    let revision = stage.only_stored("dossier").await?["revision"].as_u64();
    stage.click(".states .row button:nth-child(2)").await?;
    stage
        .stored_has("dossier", "/municipality/name", json!(PLACE))
        .await?;
    stage.sees("main article h3", PLACE).await?;
    stage
        .sees(".states li:first-child", &es("device.why_replaced", &[]))
        .await?;
    ensure!(
        stage.count(".states > li").await? == 2,
        "what was there is an earlier state now"
    );
    ensure!(
        stage.only_stored("dossier").await?["revision"].as_u64() > revision,
        "a state that came back is a later revision"
    );
    stage.undo().await?;
    stage
        .stored_has("dossier", "/municipality/name", json!(OTHER))
        .await?;
    stage.sees("main article h3", OTHER).await?;
    // The dossier that was open shows what came back.
    stage.click("main article h3 a").await?;
    let script = "return document.querySelector('#name')?.value === arguments[0]";
    stage
        .until_with("the name", script, vec![json!(OTHER)])
        .await?;
    stage.device().await?;
    stage.click(".earlier summary").await?;
    ensure!(stage.count(".states > li").await? == 3);
    Ok(())
}

async fn forget(stage: &Stage) -> Result<()> {
    stage
        .click_named(".earlier .danger", &es("device.forget", &[]))
        .await?;
    stage
        .sees(".earlier .notice", &es("device.forget_ask", &[]))
        .await?;
    stage
        .click_named(".earlier .danger", &es("device.forever", &[]))
        .await?;
    stage.sees(".toast", &es("device.forgotten", &[])).await?;
    stage
        .sees("main article", &es("device.earlier_none", &[]))
        .await?;
    ensure!(stage.snapshots().await? == 0, "snapshots are left");
    let name = stage.only_stored("dossier").await?;
    ensure!(name["payload"]["municipality"]["name"] == OTHER);
    Ok(())
}

/// A browser that is not asked how much room it gives, because it does not know the question.
const NO_ESTIMATE: &str = "delete window.StorageManager?.prototype.estimate;";

#[tokio::test]
async fn a_browser_that_does_not_say_how_much_room_there_is_is_named_so() -> Result<()> {
    play("device-room", Setting::default(), async |stage| {
        // WebKit's driver cannot take the question away, and WebKit has no answer to it.
        if stage.offers(Need::BeforePages) {
            stage.before_pages(NO_ESTIMATE).await?;
        }
        stage.new_dossier().await?;
        stage.device().await?;
        stage
            .sees("main .room", &es("device.room_unknown", &[]))
            .await?;
        ensure!(stage.count("main progress").await? == 0, "a guess");
        // All the rest of the screen is there, and so is the dossier.
        stage.sees("main dt", &es("device.version", &[])).await?;
        stage.sees("main article h3", PLACE).await?;
        let faults = axe::faults(stage, "device-room-es").await?;
        ensure!(faults.is_empty(), "{faults:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_removed_dossier_is_recovered_or_erased_for_good() -> Result<()> {
    let setting = Setting::needing(&[Need::Room]);
    play("device-removed", setting, async |stage| {
        stage.new_dossier().await?;
        let before = stage.only_stored("dossier").await?;
        remove(stage).await?;
        // Also on a later visit, when no message offers the way back.
        stage.reload().await?;
        stage.device().await?;
        stage.sees("#removed h3", PLACE).await?;
        let faults = axe::faults(stage, "device-removed-es").await?;
        ensure!(faults.is_empty(), "{faults:#?}");
        stage
            .click_named(
                "#removed button",
                &es("device.recover_named", &[("name", PLACE)]),
            )
            .await?;
        stage.sees("main article h3 a", PLACE).await?;
        stage
            .until(
                "nothing removed",
                "return !document.querySelector('#removed')",
            )
            .await?;
        ensure!(
            stage.only_stored("dossier").await?["payload"] == before["payload"],
            "not the same"
        );
        remove(stage).await?;
        stage.device().await?;
        stage
            .click_named("#removed .danger", &es("device.purge", &[]))
            .await?;
        stage
            .click_named("#removed .danger", &es("device.forever", &[]))
            .await?;
        stage.sees(".toast", &es("device.purged", &[])).await?;
        ensure!(stage.snapshots().await? == 0, "its last state is left");
        stage.reload().await?;
        stage.device().await?;
        stage.sees("main", &es("device.no_dossiers", &[])).await?;
        ensure!(stage.count("#removed").await? == 0);
        Ok(())
    })
    .await
}

async fn remove(stage: &Stage) -> Result<()> {
    stage.go("#/planificar").await?;
    stage.click("main article .danger").await?;
    stage.sees(".toast", &es("common.removed", &[])).await?;
    stage.sees("main", &es("plan.empty_title", &[])).await?;
    stage.dismiss().await
}

#[tokio::test]
async fn a_session_has_earlier_states_and_a_way_back_too() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("device-session", setting, async |stage| {
        stage.own_clock().await?;
        let id = stage.new_session(MODEL, "12").await?;
        stage.fill("#title", "Primer taller").await?;
        stage
            .stored_has("workshop", "/title", json!("Primer taller"))
            .await?;
        stage.later(11).await?;
        stage.fill("#title", "Segundo taller").await?;
        stage
            .stored_has("workshop", "/title", json!("Segundo taller"))
            .await?;
        stage.device().await?;
        stage.sees("#sessions h3 a", "Segundo taller").await?;
        stage.click("#sessions .earlier summary").await?;
        stage
            .click("#sessions .states li button[aria-expanded]")
            .await?;
        stage
            .sees("#sessions .states th", &es("device.part_title", &[]))
            .await?;
        stage.sees("#sessions .states td", "Primer taller").await?;
        let faults = axe::faults(stage, "device-session-es").await?;
        ensure!(faults.is_empty(), "{faults:#?}");
        stage
            .click("#sessions .states .row button:nth-child(2)")
            .await?;
        stage
            .stored_has("workshop", "/title", json!("Primer taller"))
            .await?;
        stage.sees("#sessions h3 a", "Primer taller").await?;
        // The program that had it open shows what came back, and goes on from there.
        stage.click("#sessions h3 a").await?;
        let script = "return document.querySelector('#title')?.value === arguments[0]";
        stage
            .until_with("the title", script, vec![json!("Primer taller")])
            .await?;
        stage.fill("#title", "Tercer taller").await?;
        stage
            .stored_has("workshop", "/title", json!("Tercer taller"))
            .await?;
        removed_session(stage, &id).await
    })
    .await
}

/// Removes the session and recovers it on a later visit.
async fn removed_session(stage: &Stage, id: &str) -> Result<()> {
    stage.go("#/facilitar").await?;
    stage.click("main article .danger").await?;
    stage.sees(".toast", &es("common.removed", &[])).await?;
    stage.reload().await?;
    stage.device().await?;
    stage.sees("#removed h3", "Tercer taller").await?;
    stage
        .click_named("#removed button", &es("device.recover", &[]))
        .await?;
    stage.sees("#sessions h3 a", "Tercer taller").await?;
    stage.go(&format!("#/facilitar/{id}")).await?;
    stage.sees("main h1", "Tercer taller").await
}

//! When the browser keeps nothing, has no room, forgets, or lies: it is said, and nothing that was typed is lost.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::{PLACE, changed, framework};
use crate::responder::MAYOR;
use crate::words::es;

#[tokio::test]
async fn a_browser_that_keeps_nothing_says_so_first_and_the_file_still_leaves() -> Result<()> {
    let setting = Setting {
        deny_storage: true,
        ..Setting::needing(&[Need::DeniedStorage])
    };
    play("storage-denied", setting, async |stage| {
        let framework = framework(stage)?;
        stage.go("#/responder").await?;
        let probe = "try { return !!localStorage } catch (error) { return error.name }";
        ensure!(
            stage.js(probe, vec![]).await? == "SecurityError",
            "storage is not denied"
        );
        stage
            .sees(".storage-notice", &es("common.store_denied_title", &[]))
            .await?;
        stage.shot("responder-storage-denied-desktop").await?;
        stage.consent().await?;
        stage.fill("#place-name", PLACE).await?;
        stage
            .sees(".save-status", &es("common.not_saved", &[]))
            .await?;
        // What the notice advises is there to be done.
        let button = es("common.download", &[]);
        let file =
            stage.download(async || stage.click_named(".storage-notice button", &button).await);
        let (_, text) = file.await?;
        ensure!(text.contains(PLACE), "the file lacks what was typed");
        stage
            .about(&framework, MAYOR.post)
            .await
            .err()
            .context("the tick although nothing is kept")?;
        stage.go_on().await?;
        stage.practice().await?;
        let (id, _) = MAYOR.profile(&framework).swap_remove(0);
        stage.rate(&MAYOR, &id, 0).await?;
        stage.go_to_step("entrega").await?;
        let (_, text) = stage.hand_over().await?;
        let file: Value = serde_json::from_str(&text)?;
        ensure!(
            file["payload"]["municipality"]["name"] == PLACE
                && file["payload"]["diagnosis"][&id]["rating"] == 1
        );
        stage
            .sees(".storage-notice", &es("common.store_denied_text", &[]))
            .await
    })
    .await
}

impl Stage {
    /// Opens a step of the open response through the list of steps.
    pub async fn go_to_step(&self, slug: &str) -> Result<()> {
        self.click(&format!(".stepper a[href$='/{slug}']")).await?;
        self.step(slug).await
    }

    /// Makes writing fail, or silently do nothing, from now on.
    async fn storage(&self, fault: &str) -> Result<()> {
        self.js("window.fault = arguments[0]", vec![json!(fault)])
            .await?;
        Ok(())
    }
}

/// Lets both places of the page fail on demand: `window.fault` is empty, `lost` (writes do nothing), or the name and
/// code of the exception that writing throws.
const FAULTY_STORAGE: &str = "
    window.fault = '';
    const fail = () => {
        const [name, code] = window.fault.split(' ');
        const error = new DOMException('no room', name);
        Object.defineProperty(error, 'code', { value: Number(code) });
        throw error;
    };
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
        if (!window.fault) return setItem.call(this, key, value);
        if (window.fault !== 'lost') fail();
    };
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) {
        if (!window.fault) return put.call(this, value, key);
        return window.fault === 'lost' ? this.get(key) : fail();
    };";

/// Removes everything that the browser keeps for the page, without a word to the page.
pub const CLEAR: &str = "
    localStorage.clear();
    return new Promise((done, failed) => {
        const request = indexedDB.deleteDatabase('yachay');
        request.onsuccess = () => done(true);
        request.onerror = () => failed(request.error);
    });";

#[tokio::test]
async fn full_storage_by_all_its_names_loses_nothing() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("storage-full", setting, async |stage| {
        stage.before_pages(FAULTY_STORAGE).await?;
        stage.consent().await?;
        stage.fill("#place-name", "Antes").await?;
        stage
            .stored_has("response", "/municipality/name", json!("Antes"))
            .await?;
        let names = [
            "QuotaExceededError 22",
            "QuotaExceededError 0",
            "NS_ERROR_DOM_QUOTA_REACHED 1014",
            "Other 22",
            "Other 1014",
            "AbortError 20",
        ];
        for fault in names {
            let before = stage.only_stored("response").await?;
            stage.storage(fault).await?;
            stage.fill("#place-name", &format!("Con {fault}")).await?;
            stage.says_why(fault).await?;
            stage
                .sees(".save-status", &es("common.not_saved", &[]))
                .await?;
            ensure!(
                stage.only_stored("response").await? == before,
                "{fault} harmed what was stored"
            );
            let typed = stage.element("#place-name").await?.prop("value").await?;
            ensure!(
                typed.as_deref() == Some(&*format!("Con {fault}")),
                "on screen is {typed:?}"
            );
            stage.storage("").await?;
            stage.fill("#place-name", &format!("Tras {fault}")).await?;
            stage.saved().await?;
            stage
                .stored_has(
                    "response",
                    "/municipality/name",
                    json!(format!("Tras {fault}")),
                )
                .await?;
            stage
                .until(
                    "no notice",
                    "return !document.querySelector('.storage-notice')",
                )
                .await?;
        }
        Ok(())
    })
    .await
}

/// Counts how often the browser is asked to keep what is stored.
const COUNTING: &str = "
    window.asked = 0;
    // A page of nobody's has none.
    if (window.StorageManager) {
        StorageManager.prototype.persist = async () => { window.asked += 1; return false; };
    }";

#[tokio::test]
async fn the_browser_is_asked_once_to_keep_what_is_worth_keeping() -> Result<()> {
    play(
        "persist",
        Setting::needing(&[Need::BeforePages]),
        async |stage| {
            let asked = async || stage.js("return window.asked", vec![]).await;
            stage.before_pages(COUNTING).await?;
            stage.new_dossier().await?;
            stage.saved().await?;
            for number in 1..=7 {
                let code = format!("03020{number}");
                stage.fill("#code", &code).await?;
                stage
                    .stored_has("dossier", "/municipality/code", json!(code))
                    .await?;
            }
            ensure!(asked().await? == 1, "work of one's own: {}", asked().await?);
            stage.section("plan").await?;
            // Work that comes in as a file is worth as much, whatever its revision.
            let (_, text) = stage.export_dossier().await?;
            let other = changed(&text, |value| {
                value["id"] = json!("0123456789abcdef0123456789abcdef");
                value["revision"] = json!(2);
            })?;
            stage.go("#/planificar").await?;
            stage.reload().await?;
            ensure!(asked().await? == 0, "asked by opening");
            stage.take_in(&[stage.file("otro.json", &other)?]).await?;
            ensure!(asked().await? == 1, "an import: {}", asked().await?);
            // So is what the rescue page puts back.
            let late = changed(&text, |value| value["revision"] = json!(90))?;
            stage.open_rescue().await?;
            stage
                .is_offered("tarde.json", &late, "state_replaces")
                .await?;
            ensure!(asked().await? == 0, "asked by looking");
            stage.restore_chosen().await?;
            ensure!(asked().await? == 1, "a rescue: {}", asked().await?);
            // And a session that came from another device.
            stage.go("#/facilitar").await?;
            stage.reload().await?;
            ensure!(asked().await? == 0, "asked by opening");
            let session = include_str!("../golden/workshop-1.json");
            stage.give(&[stage.file("sesion.json", session)?]).await?;
            stage.element("#title").await?;
            ensure!(asked().await? == 1, "a session: {}", asked().await?);
            Ok(())
        },
    )
    .await
}

#[tokio::test]
async fn the_tick_appears_only_after_reading_back() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("storage-lost", setting, async |stage| {
        stage.before_pages(FAULTY_STORAGE).await?;
        stage.consent().await?;
        stage.fill("#place-name", "Antes").await?;
        stage.saved().await?;
        stage.storage("lost").await?;
        stage.fill("#place-name", "Después").await?;
        stage
            .sees(".storage-notice", &es("common.store_read_title", &[]))
            .await?;
        stage
            .sees(".save-status", &es("common.not_saved", &[]))
            .await?;
        ensure!(stage.only_stored("response").await?["payload"]["municipality"]["name"] == "Antes");
        stage.storage("").await?;
        stage.fill("#place-code", "030599").await?;
        stage.saved().await?;
        stage
            .stored_has("response", "/municipality/name", json!("Después"))
            .await?;
        // The same for a dossier, whose changes are gathered for a moment first.
        stage.new_dossier().await?;
        stage.storage("lost").await?;
        stage.fill("#name", "Otra").await?;
        stage
            .sees(".storage-notice", &es("common.store_read_title", &[]))
            .await?;
        ensure!(stage.only_stored("dossier").await?["payload"]["municipality"]["name"] == PLACE);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_storage_that_is_full_from_the_start_says_so_before_the_first_answer() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("storage-no-room", setting, async |stage| {
        let full = FAULTY_STORAGE.replacen(
            "window.fault = ''",
            "window.fault = 'QuotaExceededError 22'",
            1,
        );
        stage.before_pages(&full).await?;
        stage.go("#/responder").await?;
        stage
            .sees(".storage-notice", &es("common.store_full_title", &[]))
            .await?;
        stage.consent().await?;
        stage.fill("#place-name", PLACE).await?;
        ensure!(stage.stored("response").await?.is_empty());
        let typed = stage.element("#place-name").await?.prop("value").await?;
        ensure!(typed.as_deref() == Some(PLACE), "on screen is {typed:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_cleared_under_our_feet_is_written_again() -> Result<()> {
    play("storage-cleared", Setting::default(), async |stage| {
        stage.consent().await?;
        stage.fill("#place-name", PLACE).await?;
        stage
            .stored_has("response", "/municipality/name", json!(PLACE))
            .await?;
        stage.js(CLEAR, vec![]).await?;
        stage.fill("#place-code", "030599").await?;
        stage
            .sees(".toast", &es("common.written_again", &[]))
            .await?;
        let found = stage.only_stored("response").await?;
        ensure!(
            found["payload"]["municipality"]
                == json!({ "country": "PE", "code": "030599", "name": PLACE })
        );
        stage.saved().await?;
        stage.dismiss().await?;
        // Cleared by another tab: it is written again at once.
        let first = stage.new_tab().await?;
        stage.go("").await?;
        stage.js(CLEAR, vec![]).await?;
        stage
            .stored_has("response", "/municipality/name", json!(PLACE))
            .await?;
        stage.switch_to(&first).await?;
        stage.new_dossier().await?;
        stage.js(CLEAR, vec![]).await?;
        stage.fill("#name", "Otra").await?;
        stage
            .sees(".toast", &es("common.written_again", &[]))
            .await?;
        stage
            .stored_has("dossier", "/municipality/name", json!("Otra"))
            .await?;
        let found = stage.only_stored("dossier").await?;
        ensure!(
            found["payload"]["staff"]["regidor"] == 5
                && found["payload"]["municipality"]["name"] == "Otra"
        );
        Ok(())
    })
    .await
}

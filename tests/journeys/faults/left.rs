//! A dossier that the browser refuses while somebody goes on to another one.

use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::PLACE;
use crate::words::es;

/// Lets no text into the database that has the words of `window.refused`, which the tab remembers.
const REFUSES: &str = "
    window.refused = '';
    try {
        window.refused = sessionStorage.getItem('refused') ?? '';
    } catch {
        // A page of nobody's has no storage.
    }
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        const request = put.apply(this, given);
        if (window.refused && JSON.stringify(given[0]).includes(window.refused)) {
            request.addEventListener('success', () => this.transaction.abort());
        }
        return request;
    };";

/// Types into the dossier on screen and goes to another one before what was typed is gathered.
const TYPE_AND_GO: &str = "
    const [text, place] = arguments;
    const field = document.getElementById('name');
    field.value = text;
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
    location.hash = place;";

const LEFT: &str = "Distrito sin sitio";
const OTHER: &str = "Distrito vecino";

impl Stage {
    /// Makes a dossier with this name; returns its address within the product.
    pub(super) async fn dossier_named(&self, name: &str) -> Result<String> {
        self.new_dossier().await?;
        self.fill("#name", name).await?;
        self.database_has("dossier", "/municipality/name", json!(name))
            .await?;
        self.saved().await?;
        self.place().await
    }

    async fn refuse(&self, words: &str) -> Result<()> {
        let script = "sessionStorage.setItem('refused', window.refused = arguments[0])";
        self.js(script, vec![json!(words)]).await.map(|_| ())
    }

    /// Leaves a dossier whose last change is refused for another one, and waits until that is said; returns its address.
    async fn leave_refused(&self) -> Result<String> {
        self.before_pages(REFUSES).await?;
        let one = self.dossier_named(PLACE).await?;
        let two = self.dossier_named("Distrito segundo").await?;
        self.go(&one).await?;
        self.shows("#name", PLACE).await?;
        self.refuse(LEFT).await?;
        self.js(TYPE_AND_GO, vec![json!(LEFT), json!(two)]).await?;
        self.shows("#name", "Distrito segundo").await?;
        self.says_left().await?;
        Ok(one)
    }

    /// Waits until the product says that the browser broke the save off and what of another dossier is not kept.
    async fn says_left(&self) -> Result<()> {
        let left = es("common.left_text", &[("names", LEFT)]);
        for words in [es("common.store_broken_title", &[]), left] {
            self.sees(".storage-notice", &words).await?;
        }
        Ok(())
    }

    /// Tells whether the browser would ask before it closes the page.
    async fn asks_before_closing(&self) -> Result<serde_json::Value> {
        let script = "
            const event = new Event('beforeunload', { cancelable: true });
            dispatchEvent(event);
            return event.defaultPrevented;";
        self.js(script, vec![]).await
    }

    async fn state(&self) -> Result<serde_json::Value> {
        self.js(
            "return document.querySelector('.save-status')?.dataset.state ?? null",
            vec![],
        )
        .await
    }
}

#[tokio::test]
async fn what_was_refused_of_a_dossier_that_was_left_is_tried_until_it_is_kept() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("quota-left", setting, async |stage| {
        let one = stage.leave_refused().await?;
        // What is on screen is kept, and no tick hides what is not.
        stage.set("#name", OTHER).await?;
        stage
            .database_has("dossier", "/municipality/name", json!(OTHER))
            .await?;
        stage.says_left().await?;
        ensure!(stage.state().await? == "error", "a tick");
        // It can be taken along from here.
        let label = es("common.left_download", &[("name", LEFT)]);
        let take = async || stage.click_named(".storage-notice button", &label).await;
        let file = stage.download_of(".json", take).await?;
        ensure!(std::fs::read_to_string(file)?.contains(LEFT));
        // The small storage has it, so that the page may be closed; not where that takes nothing either.
        ensure!(stage.asks_before_closing().await? == false);
        stage
            .js(
                "for (const key of Object.keys(localStorage)) {
                    if (key.startsWith('yachay/dossier/')) localStorage.removeItem(key);
                }
                window.setItem = Storage.prototype.setItem;
                Storage.prototype.setItem = () => {
                    throw new DOMException('no room', 'QuotaExceededError');
                }",
                vec![],
            )
            .await?;
        ensure!(stage.asks_before_closing().await? == true);
        stage
            .js("Storage.prototype.setItem = window.setItem", vec![])
            .await?;
        ensure!(stage.asks_before_closing().await? == false);
        // A page that is loaded anew still has it, and says that it is not kept.
        stage.reload().await?;
        stage.go(&one).await?;
        stage.shows("#name", LEFT).await?;
        // With room it is kept without anybody typing, at the latest ten seconds later.
        stage.refuse("").await?;
        tokio::time::sleep(Duration::from_secs(4)).await;
        stage
            .database_has("dossier", "/municipality/name", json!(LEFT))
            .await?;
        stage.saved().await?;
        stage.reload().await?;
        stage.shows("#name", LEFT).await?;
        let kept = stage.kept_in_database("dossier").await?;
        ensure!(kept.len() == 2, "a dossier too many");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_refused_is_kept_once_another_dossier_finds_room() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("quota-left-room", setting, async |stage| {
        stage.leave_refused().await?;
        stage.refuse("").await?;
        stage.set("#name", OTHER).await?;
        for name in [OTHER, LEFT] {
            stage
                .database_has("dossier", "/municipality/name", json!(name))
                .await?;
        }
        stage.saved().await?;
        stage.says_nothing().await
    })
    .await
}

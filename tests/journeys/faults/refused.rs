//! A browser that gives no database, and a database that a later version of the program has changed.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::words::es;

/// Refuses the database, as some browsers do in private windows.
const NO_DATABASE: &str = "
    IDBFactory.prototype.open = () => { throw new DOMException('refused', 'SecurityError'); };";

/// Puts a database of a later version in place.
const LATER_DATABASE: &str = "
    return new Promise((done, failed) => {
        const request = indexedDB.open('yachay', 99);
        request.onupgradeneeded = () => request.result.createObjectStore('more');
        request.onsuccess = () => { request.result.close(); done(true); };
        request.onerror = () => failed(request.error);
    });";

/// Returns the keys of documents in the small storage.
const SMALL: &str = "
    return Object.keys(localStorage).filter((key) => /^yachay\\/(response|dossier)\\//.test(key));";

impl Stage {
    /// Returns how many documents the small storage holds.
    async fn in_small_storage(&self) -> Result<usize> {
        let keys = self.js(SMALL, vec![]).await?;
        Ok(keys.as_array().map_or(0, Vec::len))
    }
}

#[tokio::test]
async fn without_a_database_the_small_storage_keeps_one_of_each() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("no-database", setting, async |stage| {
        stage.before_pages(NO_DATABASE).await?;
        stage.consent().await?;
        stage.fill("#place-name", "Ñahuin Alto").await?;
        stage.saved().await?;
        ensure!(stage.in_small_storage().await? == 1, "copies without end");
        stage.reload().await?;
        stage.shows("#place-name", "Ñahuin Alto").await?;
        stage.fill("#place-name", "Ñahuin Bajo").await?;
        stage.saved().await?;
        stage.says_nothing().await?;
        ensure!(stage.in_small_storage().await? == 1, "a copy of its own");
        // A page that is hidden with a change that waits, and goes on.
        stage.go("#/planificar").await?;
        stage
            .click_named("main button.primary", &es("plan.new_dossier", &[]))
            .await?;
        for name in ["Primero", "Segundo"] {
            let hide = "
                const field = document.querySelector('#name');
                field.value = arguments[0];
                field.dispatchEvent(new Event('input', { bubbles: true }));
                field.dispatchEvent(new Event('change', { bubbles: true }));
                dispatchEvent(new Event('pagehide'));";
            stage.element("#name").await?;
            stage.js(hide, vec![json!(name)]).await?;
            stage.saved().await?;
        }
        stage.says_nothing().await?;
        stage.reload().await?;
        stage.shows("#name", "Segundo").await?;
        ensure!(stage.in_small_storage().await? == 2, "a copy of its own");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_database_of_a_later_version_is_left_alone() -> Result<()> {
    play("later-database", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        let address = format!("{}rescate.html", stage.address());
        stage.browser().goto(&address).await?;
        stage.js(LATER_DATABASE, vec![]).await?;
        stage.go("#/responder").await?;
        stage
            .sees(".storage-notice", &es("common.store_newer_title", &[]))
            .await?;
        // Nothing is lost, so nothing is missed; and nothing is written.
        ensure!(stage.count(".storage-notice").await? == 1);
        stage.consent().await?;
        stage.fill("#place-name", "Ñahuin Alto").await?;
        stage
            .sees(".save-status", &es("common.not_saved", &[]))
            .await?;
        ensure!(stage.in_small_storage().await? == 0, "it went on writing");
        Ok(())
    })
    .await
}

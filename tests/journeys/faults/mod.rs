//! What browsers really do to a page that keeps things: they give no more room, erase the database under it, put it to
//! sleep, and show it another time. Beside `storage.rs`, which lets single calls fail, the browser itself does it here.

mod clock;
mod erased;
mod frozen;
mod left;
mod quota;
mod refused;
mod unread;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};

use crate::browser::Stage;
use crate::words::es;

/// Reads the documents of a kind from the database alone: working copies in the small storage do not count.
const IN_DATABASE: &str = "
    const [kind] = arguments;
    const done = (request) => new Promise((found, failed) => {
        request.onsuccess = () => found(request.result);
        request.onerror = () => failed(request.error);
    });
    return (async () => {
        if (!(await indexedDB.databases()).some(({ name }) => name === 'yachay')) return {};
        const database = await done(indexedDB.open('yachay'));
        const records = await done(database.transaction('documents').objectStore('documents').getAll());
        database.close();
        const found = records.filter((record) => record.kind === kind && record.text !== null);
        return Object.fromEntries(found.map(({ id, text }) => [id, JSON.parse(text)]));
    })();";

impl Stage {
    /// Returns the documents of a kind that the database holds, by id.
    async fn kept_in_database(&self, kind: &str) -> Result<Map<String, Value>> {
        let found = self.js(IN_DATABASE, vec![json!(kind)]).await?;
        found.as_object().cloned().context("documents")
    }

    /// Waits until the database holds a document of a kind with a value at a place of its payload.
    async fn database_has(&self, kind: &str, place: &str, value: Value) -> Result<()> {
        let what = format!("{value} at {place} of a {kind} in the database");
        let found = self.until_some(&what, async || {
            let documents = self.kept_in_database(kind).await?;
            let mut payloads = documents.values().map(|document| &document["payload"]);
            let has = payloads.any(|payload| payload.pointer(place) == Some(&value));
            Ok(has.then_some(()))
        });
        found.await
    }

    /// Returns the name of the municipality of the only document of a kind in the database.
    async fn name_in_database(&self, kind: &str) -> Result<Value> {
        let found = self.kept_in_database(kind).await?;
        ensure!(found.len() == 1, "{} documents of kind {kind}", found.len());
        let mut names = found
            .values()
            .map(|document| document["payload"]["municipality"]["name"].clone());
        names.next().context("a document")
    }

    /// Waits until a field shows a text.
    async fn shows(&self, css: &str, text: &str) -> Result<()> {
        let script = "return document.querySelector(arguments[0])?.value === arguments[1]";
        let what = format!("{text} in {css}");
        let with = vec![json!(css), json!(text)];
        self.until_with(&what, script, with).await.map(|_| ())
    }

    /// Waits until the open dossier can be written here, or only read.
    async fn can_write(&self, wanted: bool) -> Result<()> {
        let script = "
            const field = document.querySelector('#code');
            return !!field && field.matches(':disabled') !== arguments[0]";
        let what = if wanted { "writing" } else { "reading" };
        let with = vec![json!(wanted)];
        self.until_with(what, script, with).await.map(|_| ())
    }

    /// Returns the place of the product that is on screen.
    async fn place(&self) -> Result<String> {
        let address = self.browser().current_url().await?;
        Ok(format!("#{}", address.fragment().context("a place")?))
    }

    /// Returns scheme, host and port of the product, which is what a browser keeps things for.
    fn origin(&self) -> String {
        let address = self.server.address();
        let parts: Vec<&str> = address.splitn(4, '/').take(3).collect();
        parts.join("/")
    }

    /// Waits until the product says that nothing is kept because there is no room.
    async fn says_full(&self) -> Result<()> {
        self.says_why("QuotaExceededError").await?;
        self.sees(".save-status", &es("common.not_saved", &[]))
            .await
    }

    /// Waits until the product says why nothing is kept, by the name of the fault: no room, or an end without a reason.
    pub async fn says_why(&self, fault: &str) -> Result<()> {
        let without_reason = ["AbortError", "none"]
            .iter()
            .any(|name| fault.starts_with(name));
        let reason = if without_reason { "broken" } else { "full" };
        for part in ["title", "text"] {
            let key = format!("common.store_{reason}_{part}");
            self.sees(".storage-notice", &es(&key, &[])).await?;
        }
        Ok(())
    }

    /// Waits until no notice is left.
    pub async fn says_nothing(&self) -> Result<()> {
        let script = "return !document.querySelector('.storage-notice')";
        self.until("no notice", script).await.map(|_| ())
    }
}

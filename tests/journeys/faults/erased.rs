//! What is kept is erased under a page that is open, or while none is.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::PLACE;
use crate::words::es;

/// Removes the database, and in the same moment puts a text into a field.
const ERASE_AND_TYPE: &str = "
    const [css, text] = arguments;
    const field = document.querySelector(css);
    const gone = new Promise((done, failed) => {
        const request = indexedDB.deleteDatabase('yachay');
        request.onsuccess = () => done(true);
        request.onerror = () => failed(request.error);
    });
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return gone;";

/// Remembers every message from now on, also one that has gone again.
const WATCH_MESSAGES: &str = "
    window.messages = [];
    window.watching?.disconnect();
    window.watching = new MutationObserver(() => {
        for (const toast of document.querySelectorAll('.toast p')) window.messages.push(toast.textContent);
    });
    window.watching.observe(document.body, { childList: true, subtree: true });";

impl Stage {
    /// Has the browser erase some of what it keeps for the product, as its own settings do.
    async fn browser_erases(&self, types: &str) -> Result<()> {
        let what = json!({ "origin": self.origin(), "storageTypes": types });
        self.cdp("Storage.clearDataForOrigin", what)
            .await
            .map(|_| ())
    }

    /// Has the browser erase the working copies and the database under the open page. Not the whole origin at once:
    /// a page that opens its database again while Chromium still clears the origin gets one that Chromium no longer
    /// counts as the origin's, and that the next clearing leaves untouched.
    async fn browser_erases_under_the_page(&self) -> Result<()> {
        self.browser_erases("local_storage").await?;
        let what = json!({ "securityOrigin": self.origin(), "databaseName": "yachay" });
        self.cdp("IndexedDB.deleteDatabase", what).await.map(|_| ())
    }

    /// Returns the names of the municipalities of the dossiers in the database, sorted.
    async fn dossiers(&self) -> Result<Vec<Value>> {
        let found = self.kept_in_database("dossier").await?;
        let names = found
            .values()
            .map(|found| found["payload"]["municipality"]["name"].clone());
        let mut names: Vec<Value> = names.collect();
        names.sort_by_key(Value::to_string);
        Ok(names)
    }

    /// Waits until exactly these dossiers are in the database.
    async fn has_dossiers(&self, names: [&str; 2]) -> Result<()> {
        let what = format!("{names:?} in the database");
        self.until_some(&what, async || {
            Ok((self.dossiers().await? == names).then_some(()))
        })
        .await
    }

    /// Waits for the sentence that what the browser erased is there again, and for the tick; takes the sentence away.
    async fn says_written_again(&self) -> Result<()> {
        self.sees(".toast", &es("common.written_again", &[]))
            .await?;
        self.saved().await?;
        self.says_nothing().await?;
        self.dismiss().await
    }
}

#[tokio::test]
async fn a_database_erased_while_somebody_types_is_whole_again() -> Result<()> {
    play("erased-typing", Setting::default(), async |stage| {
        stage.erased_while_typing(1).await
    })
    .await
}

#[tokio::test]
async fn a_database_can_be_erased_again_and_again() -> Result<()> {
    play("erased-often", Setting::default(), async |stage| {
        stage.erased_while_typing(10).await
    })
    .await
}

impl Stage {
    /// Erases the database so many times while somebody types.
    async fn erased_while_typing(&self, times: usize) -> Result<()> {
        self.two_dossiers().await?;
        let place = self.place().await?;
        let before = self.kept_in_database("dossier").await?;
        for turn in 0..times {
            let typed = format!("La abierta {turn}");
            let with = vec![json!("#name"), json!(typed)];
            ensure!(self.js(ERASE_AND_TYPE, with).await? == true);
            self.has_dossiers([&typed, PLACE]).await?;
            self.says_written_again().await?;
            self.shows("#name", &typed).await?;
        }
        self.reload().await?;
        let last = format!("La abierta {}", times - 1);
        self.shows("#name", &last).await?;
        ensure!(self.place().await? == place, "somewhere else");
        // Everything else is as it was, in the dossier that nobody touched too.
        let after = self.kept_in_database("dossier").await?;
        for (id, document) in &before {
            let now = after.get(id).context("a dossier")?;
            ensure!(now["payload"]["staff"] == document["payload"]["staff"]);
            let open = place.contains(id.as_str());
            ensure!(open || now["payload"] == document["payload"], "{now}");
        }
        Ok(())
    }

    /// Makes two dossiers, of which the second stays open.
    async fn two_dossiers(&self) -> Result<()> {
        self.new_dossier().await?;
        self.new_dossier().await?;
        self.fill("#name", "La abierta").await?;
        self.saved().await?;
        self.has_dossiers(["La abierta", PLACE]).await
    }

    /// Has the browser erase everything so many times, and types before the page has written it again.
    async fn erased_before_typing(&self, times: usize, said: bool) -> Result<()> {
        for turn in 0..times {
            let typed = format!("La abierta {turn}");
            self.js(WATCH_MESSAGES, vec![]).await?;
            self.browser_erases_under_the_page().await?;
            self.set("#name", &typed).await?;
            // A message does not stay for ever, so it is looked for first.
            if said {
                let words = es("common.written_again", &[]);
                let script = "return window.messages.includes(arguments[0])";
                self.until_with("the sentence", script, vec![json!(words)])
                    .await?;
            }
            self.has_dossiers([&typed, PLACE]).await?;
            self.saved().await?;
        }
        self.reload().await?;
        let last = format!("La abierta {}", times - 1);
        self.shows("#name", &last).await?;
        self.fill("#name", "La abierta").await?;
        self.saved().await?;
        self.has_dossiers(["La abierta", PLACE]).await?;
        self.says_nothing().await
    }
}

#[tokio::test]
async fn everything_erased_in_the_browsers_own_settings_is_written_again() -> Result<()> {
    play(
        "erased-settings",
        Setting::needing(&[Need::Cdp]),
        async |stage| {
            stage.two_dossiers().await?;
            // Nobody types: the page hears that its connection was closed.
            stage.browser_erases("all").await?;
            stage.has_dossiers(["La abierta", PLACE]).await?;
            stage.says_written_again().await?;
            stage.erased_before_typing(3, false).await
        },
    )
    .await
}

#[tokio::test]
async fn what_was_erased_before_somebody_typed_is_always_named() -> Result<()> {
    play(
        "erased-named",
        Setting::needing(&[Need::Cdp]),
        async |stage| {
            stage.two_dossiers().await?;
            stage.erased_before_typing(10, true).await
        },
    )
    .await
}

#[tokio::test]
async fn what_was_erased_while_no_page_had_it_is_named() -> Result<()> {
    play(
        "erased-away",
        Setting::needing(&[Need::Cdp]),
        async |stage| {
            stage.new_dossier().await?;
            stage.browser().goto("about:blank").await?;
            stage.browser_erases("indexeddb").await?;
            stage.go("#/planificar").await?;
            let text = es("common.missing_text", &[("n", "1"), ("names", PLACE)]);
            stage.sees(".storage-notice", &text).await?;
            stage
                .sees(".storage-notice", &es("common.missing_title", &[]))
                .await?;
            // It is said until somebody has seen it.
            stage.reload().await?;
            stage.sees(".storage-notice", &text).await?;
            stage
                .click_named(
                    ".storage-notice button",
                    &es("common.missing_understood", &[]),
                )
                .await?;
            stage.says_nothing().await?;
            stage.new_dossier().await?;
            stage.reload().await?;
            stage.shows("#name", PLACE).await?;
            stage.says_nothing().await
        },
    )
    .await
}

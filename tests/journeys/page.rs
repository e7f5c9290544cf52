//! What a person does on a page and sees there: find, click, type, choose, read. Everything waits for what it needs.

use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value, json};
use thirtyfour::prelude::*;

use crate::browser::Stage;
use crate::words::es;

/// Finds the visible elements of a selector, and of those the ones whose name or text begins with some words.
const VISIBLE: &str = r#"
    const [css, words] = arguments;
    const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
    const named = (element) => plain(element.getAttribute("aria-label")) || plain(element.textContent);
    const found = [...document.querySelectorAll(css)].filter((element) =>
        (element.tagName === "OPTION" || element.type === "file" || element.checkVisibility({ visibilityProperty: true }))
        && (words === null || named(element).startsWith(words) || plain(element.textContent).startsWith(words)));
"#;

/// Reads the documents of a kind from the database and the small storage.
const STORED: &str = r#"
    const [kind] = arguments;
    const done = (request) => new Promise((found, failed) => {
        request.onsuccess = () => found(request.result);
        request.onerror = () => failed(request.error);
    });
    const texts = new Map();
    // Opening a database that is not there would make an empty one.
    if ((await indexedDB.databases()).some((database) => database.name === "yachay")) {
        const database = await done(indexedDB.open("yachay"));
        const records = await done(database.transaction("documents").objectStore("documents").getAll());
        database.close();
        for (const record of records) {
            if (record.kind === kind && record.text !== null) texts.set(record.id, JSON.parse(record.text));
        }
    }
    const prefix = `yachay/${kind}/`;
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(prefix))) {
        const [id, found] = [key.slice(prefix.length), JSON.parse(localStorage.getItem(key))];
        if (!(texts.get(id)?.revision >= found.revision)) texts.set(id, found);
    }
    return Object.fromEntries(texts);
"#;

/// Changes the place within the page; ends once the page had time to hear of it and to draw it.
const MOVE: &str = "
    return (async (place) => {
        const before = location.href;
        const heard = new Promise((done) => addEventListener('hashchange', done, { once: true }));
        location.hash = place;
        if (location.href !== before) await heard;
        await new Promise((done) => setTimeout(done));
    })(...arguments)";

impl Stage {
    /// Runs a script in the page and returns what it returns.
    pub async fn js(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let found = self.browser().execute(script, arguments).await?;
        Ok(found.json().clone())
    }

    /// Waits until a script returns something other than null, false, 0 or the empty string; returns that.
    pub async fn until(&self, what: &str, script: &str) -> Result<Value> {
        self.until_with(what, script, vec![]).await
    }

    /// As [`Stage::until`], with arguments.
    pub async fn until_with(&self, what: &str, script: &str, with: Vec<Value>) -> Result<Value> {
        let found = self.until_some(what, async || {
            let found = self.js(script, with.clone()).await?;
            let nothing = [json!(null), json!(false), json!(0), json!("")];
            Ok((!nothing.contains(&found)).then_some(found))
        });
        match found.await {
            Err(error) => {
                let screen =
                    "return location.hash + ' | ' + document.body.innerText.slice(0, 1500)";
                let screen = self.js(screen, vec![]).await.unwrap_or_default();
                Err(error.context(format!("on screen: {screen}")))
            }
            found => found,
        }
    }

    /// Goes to a place of the product and waits until it is drawn.
    pub async fn go(&self, place: &str) -> Result<()> {
        let address = format!("{}{place}", self.address());
        let now = self.browser().current_url().await?;
        if now.as_str().split('#').next() == Some(self.address().as_str()) {
            // The change of place is heard in a task of its own, and drawn in the one after it.
            self.js(MOVE, vec![json!(place)]).await?;
        } else {
            self.running().listen().await?;
            self.browser().goto(&address).await?;
        }
        self.ready().await
    }

    /// Loads the page anew.
    pub async fn reload(&self) -> Result<()> {
        self.running().listen().await?;
        self.browser().refresh().await?;
        self.ready().await
    }

    /// Waits until the product has taken the place of the static shell.
    pub async fn ready(&self) -> Result<()> {
        let script = "return !document.getElementById('shell') && !!document.querySelector('main h1, main h2')";
        self.until("the product", script).await?;
        self.running().listen().await
    }

    /// Waits for the first visible element of a selector.
    pub async fn element(&self, css: &str) -> Result<WebElement> {
        self.one(css, None).await
    }

    /// Waits for the first visible element of a selector whose name or text begins with these words.
    pub async fn named(&self, css: &str, words: &str) -> Result<WebElement> {
        self.one(css, Some(words)).await
    }

    async fn one(&self, css: &str, words: Option<&str>) -> Result<WebElement> {
        let what = format!("{css} {}", words.unwrap_or_default());
        let script = format!("{VISIBLE} return found[0] ?? null");
        let with = vec![json!(css), json!(words)];
        self.until_with(&what, &script, with.clone()).await?;
        let found = self.browser().execute(script, with).await?;
        found.element().with_context(|| what)
    }

    /// Counts the visible elements of a selector, without waiting.
    pub async fn count(&self, css: &str) -> Result<u64> {
        let script = format!("{VISIBLE} return found.length");
        let found = self.js(&script, vec![json!(css), json!(null)]).await?;
        found.as_u64().context("no number")
    }

    /// Clicks the first visible element of a selector.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.click_on(&self.element(css).await?).await
    }

    /// Clicks the first visible element of a selector whose name or text begins with these words.
    pub async fn click_named(&self, css: &str, words: &str) -> Result<()> {
        self.click_on(&self.named(css, words).await?).await
    }

    /// Clicks an element as a person does: in the middle of the screen, not under a bar at its edge.
    pub async fn click_on(&self, element: &WebElement) -> Result<()> {
        self.to_the_middle(element).await?;
        Ok(element.click().await?)
    }

    async fn to_the_middle(&self, element: &WebElement) -> Result<()> {
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        let with = vec![element.to_json()?];
        self.browser().execute(script, with).await?;
        Ok(())
    }

    /// Types a text into an empty field or over what is in it.
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        let field = self.element(css).await?;
        // All of it is selected by the keyboard, so that the first key replaces it.
        // The second Control lets go of the first.
        let all = format!("{0}a{0}", Key::Control.value());
        let keys = if text.is_empty() {
            Key::Backspace.value().to_string()
        } else {
            text.to_owned()
        };
        Ok(field.send_keys(format!("{all}{keys}")).await?)
    }

    /// Sets a field whose keys depend on the customs of the place, such as a date, as its picker does; leaves it.
    pub async fn set(&self, css: &str, value: &str) -> Result<()> {
        let field = self.element(css).await?;
        let script = "
            const [field, value] = arguments;
            field.value = value;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        let with = vec![field.to_json()?, json!(value)];
        self.browser().execute(script, with).await?;
        Ok(())
    }

    /// Chooses an option of a select.
    pub async fn choose(&self, css: &str, value: &str) -> Result<()> {
        // An option that is not unfolded scrolls nowhere.
        let field = self.element(css).await?;
        self.to_the_middle(&field).await?;
        let option = field.find(By::Css(format!("option[value='{value}']")));
        Ok(option.await?.click().await?)
    }

    /// Gives files to the file field on screen.
    pub async fn give(&self, files: &[PathBuf]) -> Result<()> {
        let field = self.element("main input[type=file]").await?;
        let paths: Vec<String> = files
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        Ok(field.send_keys(paths.join("\n")).await?)
    }

    /// Waits until one of the elements of a selector shows these words.
    pub async fn sees(&self, css: &str, words: &str) -> Result<()> {
        let script = "
            const plain = (text) => text.replace(/\\s+/g, ' ').trim();
            return [...document.querySelectorAll(arguments[0])].some((element) =>
                element.checkVisibility() && plain(element.innerText).includes(plain(arguments[1])))";
        let with = vec![json!(css), json!(words)];
        let what = format!("“{words}” in {css}");
        self.until_with(&what, script, with).await.map(|_| ())
    }

    /// Waits for the tick that says when the work was saved.
    pub async fn saved(&self) -> Result<()> {
        let script = "return document.querySelector('.save-status')?.dataset.state === 'saved'";
        self.until("the save tick", script).await.map(|_| ())
    }

    /// Takes back what the latest message speaks of.
    pub async fn undo(&self) -> Result<()> {
        self.click_named(".toast:last-child button", &es("common.undo", &[]))
            .await
    }

    /// Closes the messages at the edge of the screen.
    pub async fn dismiss(&self) -> Result<()> {
        while self.count(".toast .icon-button").await? > 0 {
            self.click(".toast .icon-button").await?;
        }
        Ok(())
    }

    /// Returns the stored documents of a kind, by id: what the database has, and working copies that are further.
    pub async fn stored(&self, kind: &str) -> Result<Map<String, Value>> {
        let saving = "return document.querySelector('.save-status')?.dataset.state !== 'saving'";
        self.until("the end of saving", saving).await?;
        match self
            .js(
                &format!("return (async function () {{ {STORED} }})(...arguments)"),
                vec![json!(kind)],
            )
            .await?
        {
            Value::Object(found) => Ok(found),
            other => bail!("{other} is no list of documents"),
        }
    }

    /// Returns the only stored document of a kind.
    pub async fn only_stored(&self, kind: &str) -> Result<Value> {
        let found = self.stored(kind).await?;
        ensure!(found.len() == 1, "{} documents of kind {kind}", found.len());
        let document = found.into_iter().next();
        Ok(document.map(|(_, document)| document).unwrap_or_default())
    }

    /// Waits until the only stored document of a kind has a value at a place of its payload.
    pub async fn stored_has(&self, kind: &str, place: &str, value: Value) -> Result<()> {
        let what = format!("{value} at {place} of the stored {kind}");
        let found = self.until_some(&what, async || {
            let documents = self.stored(kind).await?;
            let mut payloads = documents.values().map(|document| &document["payload"]);
            Ok(payloads
                .any(|payload| *payload.pointer(place).unwrap_or(&Value::Null) == value)
                .then_some(()))
        });
        found.await
    }
}

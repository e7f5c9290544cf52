//! No more room: the browser's own quota, and transactions that end without having written.

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::PLACE;
use crate::words::es;

/// What the journeys need whose browser itself counts the room.
const REAL: &[Need] = &[Need::Cdp, Need::Profile];

/// How many bytes more than at its start the product is given; a page that opens needs some of them.
const ROOM: f64 = 4e6;

/// Fills what room there is with another database, down to the last thousand bytes. Returns the name of the exception.
const FILL: &str = "
    const done = (request) => new Promise((found, failed) => {
        request.onsuccess = () => found(request.result);
        request.onerror = () => failed(request.error);
    });
    const random = (size) => {
        const bytes = new Uint8Array(size);
        for (let at = 0; at < size; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
        return bytes;
    };
    return (async () => {
        const request = indexedDB.open('relleno');
        request.onupgradeneeded = () => request.result.createObjectStore('relleno', { autoIncrement: true });
        const database = await done(request);
        let size = 1 << 19;
        for (;;) {
            const transaction = database.transaction('relleno', 'readwrite');
            const ended = new Promise((end) => {
                transaction.oncomplete = () => end('');
                transaction.onabort = () => end(transaction.error.name);
            });
            transaction.objectStore('relleno').put(random(size));
            const name = await ended;
            if (!name) continue;
            if (size <= 1024) {
                database.close();
                return name;
            }
            size /= 2;
        }
    })();";

/// Fills the small storage until the browser takes not one letter more. Returns the name of the exception.
const FILL_SMALL: &str = "
    let text = 'x'.repeat(1 << 20);
    for (let number = 0; text; number++) {
        try {
            localStorage.setItem(`relleno${number}`, text);
        } catch (error) {
            if (text.length === 1) return error.name;
            text = text.slice(text.length / 2);
        }
    }";

impl Stage {
    /// Starts the browser again and lets it give the product little more than it uses by then. A browser that runs
    /// believes for half a minute in the room that it has seen before.
    async fn start_with_little_room(&mut self) -> Result<()> {
        let script = "return !!navigator.serviceWorker?.controller";
        self.until("the files of the application", script).await?;
        self.restart_browser().await?;
        let asked = json!({ "origin": self.origin() });
        let found = self.cdp("Storage.getUsageAndQuota", asked).await?;
        let used = found["usage"].as_f64().context("what is used")?;
        ensure!(used > 0.0, "nothing is used: {found}");
        let given = json!({ "origin": self.origin(), "quotaSize": used + ROOM });
        self.cdp("Storage.overrideQuotaForOrigin", given)
            .await
            .map(|_| ())
    }

    /// Uses up the little room that there is.
    async fn fill_room(&self) -> Result<()> {
        let full = self.js(FILL, vec![]).await?;
        ensure!(full == "QuotaExceededError", "no room: {full}");
        Ok(())
    }

    /// Gives the product all the room again.
    async fn give_room(&self) -> Result<()> {
        let given = json!({ "origin": self.origin() });
        self.cdp("Storage.overrideQuotaForOrigin", given)
            .await
            .map(|_| ())
    }

    /// Puts one text after another into a field at once, so that each is saved once, until one is not saved; returns
    /// the last that was, and that one.
    async fn type_until_full(&self, css: &str) -> Result<(String, String)> {
        let mut last = PLACE.to_owned();
        // A save takes more than a thousand bytes.
        for turn in 1..10 {
            let text = format!("Distrito número {turn}");
            self.set(css, &text).await?;
            let ended = "
                const { state } = document.querySelector('.save-status').dataset;
                return ['saved', 'error'].includes(state) && state";
            if self.until("saved or not", ended).await? == "error" {
                return Ok((last, text));
            }
            last = text;
        }
        bail!("there is always room")
    }

    /// Answers in a browser that then has no room; returns the last text that was saved, and the one that was not.
    async fn answer_until_full(&mut self) -> Result<(String, String)> {
        self.consent().await?;
        self.fill("#place-name", PLACE).await?;
        self.saved().await?;
        self.start_with_little_room().await?;
        self.continue_response().await?;
        self.shows("#place-name", PLACE).await?;
        self.fill_room().await?;
        let (last, typed) = self.type_until_full("#place-name").await?;
        self.says_full().await?;
        self.shows("#place-name", &typed).await?;
        Ok((last, typed))
    }

    /// Waits until a page that has just been opened says that there is no room.
    async fn says_full_at_first(&self) -> Result<()> {
        self.sees(".storage-notice", &es("common.store_full_title", &[]))
            .await
    }

    /// Goes on with the response that was begun.
    async fn continue_response(&self) -> Result<()> {
        self.go("#/responder").await?;
        self.click("main article a.button").await
    }
}

#[tokio::test]
async fn a_response_in_a_browser_without_room_is_saved_once_there_is_some() -> Result<()> {
    play("quota-response", Setting::needing(REAL), async |stage| {
        let (last, typed) = stage.answer_until_full().await?;
        stage.shot("responder-sin-espacio-desktop").await?;
        ensure!(
            stage.name_in_database("response").await? == last.as_str(),
            "what was saved before is harmed"
        );
        stage.give_room().await?;
        stage.fill("#place-code", "030599").await?;
        stage.saved().await?;
        stage.says_nothing().await?;
        let found = stage.kept_in_database("response").await?;
        let found = found
            .values()
            .map(|found| &found["payload"]["municipality"]);
        let whole = json!({ "country": "PE", "code": "030599", "name": typed });
        ensure!(found.eq([&whole]), "not all of it is saved");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_found_no_room_is_still_there_after_a_crash() -> Result<()> {
    play("quota-crash", Setting::needing(REAL), async |stage| {
        let (last, typed) = stage.answer_until_full().await?;
        // What the database does not take waits beside it, so that even a crash takes nothing away.
        stage.crash_tab().await?;
        stage.continue_response().await?;
        stage.says_full_at_first().await?;
        stage.shows("#place-name", &typed).await?;
        ensure!(stage.name_in_database("response").await? == last.as_str());
        stage.give_room().await?;
        stage.fill("#place-code", "030599").await?;
        stage.saved().await?;
        stage
            .database_has("response", "/municipality/name", json!(typed))
            .await
    })
    .await
}

#[tokio::test]
async fn room_that_was_missing_at_the_beginning_is_believed_once_it_is_there() -> Result<()> {
    play("quota-beginning", Setting::needing(REAL), async |stage| {
        stage.go("").await?;
        stage.start_with_little_room().await?;
        stage.go("").await?;
        stage.fill_room().await?;
        stage.reload().await?;
        stage.consent().await?;
        stage.says_full_at_first().await?;
        stage.give_room().await?;
        stage.fill("#place-name", PLACE).await?;
        stage.saved().await?;
        ensure!(stage.name_in_database("response").await? == PLACE);
        stage.says_nothing().await
    })
    .await
}

#[tokio::test]
async fn a_dossier_without_room_anywhere_stays_on_screen_and_is_saved_later() -> Result<()> {
    play("quota-dossier", Setting::needing(REAL), async |stage| {
        stage.new_dossier().await?;
        let place = stage.place().await?;
        stage.start_with_little_room().await?;
        stage.go(&place).await?;
        stage.shows("#name", PLACE).await?;
        let full = stage.js(FILL_SMALL, vec![]).await?;
        ensure!(full == "QuotaExceededError", "the small storage: {full}");
        stage.fill_room().await?;
        let (last, typed) = stage.type_until_full("#name").await?;
        stage.says_full().await?;
        stage.shows("#name", &typed).await?;
        // Going on is no use and does no harm.
        stage.fill("#plan-to", "2029").await?;
        stage.says_full().await?;
        ensure!(
            stage.name_in_database("dossier").await? == last.as_str(),
            "what was saved before is harmed"
        );
        // With room again nobody has to type anything: whoever comes back to the tab finds it saved.
        stage.give_room().await?;
        let first = stage.new_tab().await?;
        stage.bring_to_front().await?;
        stage.browser().close_window().await?;
        stage.switch_to(&first).await?;
        stage.bring_to_front().await?;
        stage.saved().await?;
        stage.says_nothing().await?;
        stage.reload().await?;
        stage.shows("#name", &typed).await?;
        stage.shows("#plan-to", "2029").await?;
        let found = stage.kept_in_database("dossier").await?;
        ensure!(found.len() == 1, "a second dossier");
        Ok(())
    })
    .await
}

/// Lets transactions end without having written, as when the disk fills up at the last moment, for the reason that
/// `window.fault` names; `none` has no reason at all. The last word says when: `end` after every request succeeded,
/// `request` while what was asked for is still on its way, so that the request fails too.
const ENDS_UNWRITTEN: &str = "
    window.fault = '';
    window.ended = 0;
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        const request = put.apply(this, given);
        const { transaction } = this;
        const [name, code, when] = window.fault.split(' ');
        const end = () => {
            if (name !== 'none') {
                const error = new DOMException('no room', name);
                Object.defineProperty(error, 'code', { value: Number(code) });
                Object.defineProperty(transaction, 'error', { value: error });
            }
            window.ended += 1;
            transaction.abort();
        };
        if (when === 'end') request.addEventListener('success', end);
        if (when === 'request') end();
        return request;
    };";

/// By what names browsers say that there is no room, with the codes, or say nothing.
const NAMES: [&str; 7] = [
    "QuotaExceededError 22",
    "QuotaExceededError 0",
    "NS_ERROR_DOM_QUOTA_REACHED 1014",
    "Other 22",
    "Other 1014",
    "AbortError 20",
    "none 0",
];

impl Stage {
    /// Lets transactions end unwritten for a reason from now on, or lets them write again.
    async fn end_unwritten(&self, fault: &str) -> Result<()> {
        let script = "window.fault = arguments[0]; window.ended = 0";
        self.js(script, vec![json!(fault)]).await.map(|_| ())
    }

    /// Checks one reason: what was typed is on screen, what was stored is as it was, and the next change saves both.
    async fn ends_unwritten(&self, kind: &str, css: &str, fault: &str) -> Result<()> {
        let before = self.kept_in_database(kind).await?;
        self.end_unwritten(fault).await?;
        let typed = format!("Con {fault}");
        self.set(css, &typed).await?;
        self.says_why(fault).await?;
        self.sees(".save-status", &es("common.not_saved", &[]))
            .await?;
        let ended = self.js("return window.ended", vec![]).await?;
        ensure!(ended != 0, "no transaction ended so");
        self.shows(css, &typed).await?;
        ensure!(
            self.kept_in_database(kind).await? == before,
            "{fault} harmed what was stored"
        );
        self.end_unwritten("").await?;
        let typed = format!("Tras {fault}");
        self.fill(css, &typed).await?;
        self.saved().await?;
        self.database_has(kind, "/municipality/name", json!(typed))
            .await?;
        self.says_nothing().await
    }

    /// Checks every reason, for an answer and for a dossier.
    async fn ends_unwritten_by_all_names(&self, when: &str) -> Result<()> {
        self.before_pages(ENDS_UNWRITTEN).await?;
        self.consent().await?;
        self.fill("#place-name", PLACE).await?;
        self.saved().await?;
        for name in NAMES {
            self.ends_unwritten("response", "#place-name", &format!("{name} {when}"))
                .await?;
        }
        self.new_dossier().await?;
        for name in NAMES {
            self.ends_unwritten("dossier", "#name", &format!("{name} {when}"))
                .await?;
        }
        Ok(())
    }
}

#[tokio::test]
async fn transactions_that_end_unwritten_by_all_names_lose_nothing() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("quota-at-the-end", setting, async |stage| {
        stage.ends_unwritten_by_all_names("end").await
    })
    .await
}

#[tokio::test]
async fn requests_that_fail_by_all_names_lose_nothing() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("quota-at-a-request", setting, async |stage| {
        stage.ends_unwritten_by_all_names("request").await
    })
    .await
}

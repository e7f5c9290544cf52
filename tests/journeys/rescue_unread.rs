//! What the browser has and cannot give back: the rescue page names it, hands out everything else, puts a copy in its
//! place, and lets it be given up.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::axe;
use crate::browser::{PHONE, Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::changed;
use crate::layout::overflows;
use crate::words::{es, rescue};

const DOSSIER: &str = include_str!("../golden/dossier-2.json");

/// Names and identities of three dossiers, in the order of their keys.
pub const DOSSIERS: [(&str, &str); 3] = [
    ("Primero", "aaaaaa11"),
    ("Segundo", "bbbbbb22"),
    ("Tercero", "cccccc33"),
];

/// The revision that the witness knows of the one that cannot be read; the copies outside are of an earlier one.
const KNOWN: u64 = 50;

/// The browser fails at the record whose key stands in `fault`, as Chromium does where the file of a large value is gone:
/// the request fails, and its transaction with it unless somebody handles that. Writing the record anew or deleting it
/// mends it.
/// Where `fault` is `*` the database does not open at all.
const FAULT: &str = "
    const fault = () => localStorage.getItem('fault');
    const fail = (request) => {
        const error = new DOMException('Data lost due to missing file.', 'NotReadableError');
        Object.defineProperty(request, 'error', { value: error });
        Object.defineProperty(request, 'result', { get() { throw new DOMException('', 'InvalidStateError') } });
        const event = new Event('error', { bubbles: false, cancelable: true });
        if (request.dispatchEvent(event)) request.transaction.abort();
    };
    const stores = IDBObjectStore.prototype;
    for (const name of ['get', 'openCursor']) {
        const real = stores[name];
        stores[name] = function (...given) {
            const request = real.apply(this, given);
            request.addEventListener('success', (event) => {
                const key = name === 'get' ? given[0] : request.result?.key;
                if (this.name === 'handles' || key !== fault()) return;
                event.stopImmediatePropagation();
                fail(request);
            });
            return request;
        };
    }
    for (const [name, at] of [['put', 1], ['delete', 0]]) {
        const real = stores[name];
        stores[name] = function (...given) {
            if (given[at] === fault()) localStorage.removeItem('fault');
            return real.apply(this, given);
        };
    }
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...given) {
        if (fault() !== '*') return open.apply(this, given);
        const request = open.call(this, 'elsewhere');
        request.addEventListener('upgradeneeded', (event) => event.stopImmediatePropagation());
        request.addEventListener('success', (event) => {
            event.stopImmediatePropagation();
            request.result.close();
            Object.defineProperty(request, 'error', { value: new DOMException('', 'UnknownError') });
            request.dispatchEvent(new Event('error', { cancelable: true }));
        });
        return request;
    };";

/// Keeps dossiers as the application does, the second with an earlier state, and what the witness knows of them.
const SEED: &str = "
    const [texts, witness, done] = arguments;
    localStorage.setItem('yachay/witness', witness);
    const request = indexedDB.open('yachay', 1);
    request.onupgradeneeded = () => {
        for (const store of ['documents', 'snapshots', 'handles']) request.result.createObjectStore(store);
    };
    request.onsuccess = () => {
        const transaction = request.result.transaction(['documents', 'snapshots'], 'readwrite');
        const since = '2026-11-19T10:00:00Z';
        for (const text of texts) {
            const { id, revision, schema } = JSON.parse(text);
            const mark = { number: 4, taken: since, revision, why: 'recent' };
            const value = { revision, schema, text, since, snapshots: id === 'bbbbbb22' ? [mark] : [] };
            transaction.objectStore('documents').put(value, `dossier/${id}`);
        }
        transaction.objectStore('snapshots').put(texts[1], 'dossier/bbbbbb22/00000004');
        transaction.oncomplete = () => { request.result.close(); done(true); };
    };";

pub fn key(id: &str) -> String {
    format!("dossier/{id}")
}

pub fn listed(name: &str) -> String {
    format!("Expediente · {name}")
}

impl Stage {
    /// Keeps the three dossiers, opens the rescue page with a fault and returns their texts.
    async fn with_fault(&self, fault: &str) -> Result<Vec<String>> {
        self.before_pages(FAULT).await?;
        let texts = self.with_dossiers().await?;
        let set = "localStorage.setItem('fault', arguments[0])";
        self.js(set, vec![json!(fault)]).await?;
        self.open_rescue().await?;
        Ok(texts)
    }

    /// Keeps the three dossiers and returns their texts; of the second the witness knows a copy outside.
    pub async fn with_dossiers(&self) -> Result<Vec<String>> {
        self.open_rescue().await?;
        let text_of = |(name, id): (&str, &str)| {
            changed(DOSSIER, |value| {
                value["id"] = json!(id);
                value["payload"]["municipality"]["name"] = json!(name);
            })
        };
        let texts: Result<Vec<String>> = DOSSIERS.into_iter().map(text_of).collect();
        let texts = texts?;
        let known = DOSSIERS.map(|(name, id)| {
            let mut known = json!({
                "key": key(id), "revision": 7,
                "name": name, "code": "", "country": "PE", "example": false,
                "written": "2026-11-19T10:00:00Z", "since": "2026-11-19T10:00:00Z",
            });
            if id == DOSSIERS[1].1 {
                known["revision"] = json!(KNOWN);
                known["copy"] = json!({
                    "revision": 5, "moment": "2026-11-12T10:00:00Z", "file": "segundo.json",
                });
            }
            known
        });
        let witness = json!({ "documents": known }).to_string();
        let with = vec![json!(texts), json!(witness)];
        self.browser().execute_async(SEED, with).await?;
        Ok(texts)
    }

    async fn downloads(&self, name: &str) -> Result<String> {
        let button = format!("{} {}", rescue("download", &[]), listed(name));
        let file = self.download(async || self.click_named(".rescue button", &button).await);
        Ok(file.await?.1)
    }

    async fn everything(&self) -> Result<Value> {
        let all = rescue("download_all", &[]);
        let file = self.download(async || self.click_named(".rescue .primary", &all).await);
        Ok(serde_json::from_str(&file.await?.1)?)
    }

    /// Deletes for good what is named so, and not before that was confirmed.
    async fn gives_up(&self, name: &str) -> Result<()> {
        let remove = rescue("remove_named", &[("name", name)]);
        let sure = rescue("remove_sure", &[("name", name)]);
        self.click_named(".rescue button", &remove).await?;
        self.sees(".rescue .notice h3", &sure).await?;
        self.shot("rescue-give-up-desktop").await?;
        self.resize(PHONE).await?;
        self.shot("rescue-give-up-phone").await?;
        let mut faults = axe::faults(self, "rescue-give-up").await?;
        faults.extend(overflows(self, "rescue-give-up").await?);
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        let cancel = es("common.cancel", &[]);
        self.click_named(".rescue .notice button", &cancel).await?;
        let focused = "return document.activeElement.ariaLabel === arguments[0]";
        self.until_with("the way back", focused, vec![json!(remove)])
            .await?;
        ensure!(!self.in_storage("fault").await?.is_null(), "it is gone");
        self.click_named(".rescue button", &remove).await?;
        let for_good = rescue("remove_for_good", &[]);
        self.click_named(".rescue .notice button", &for_good)
            .await?;
        let gone = rescue("was_removed", &[("name", name)]);
        self.sees(".rescue .notice", &gone).await?;
        ensure!(self.in_storage("fault").await?.is_null(), "it is there");
        let unread = "return document.querySelector('#rescue').innerText.includes(arguments[0])";
        let unread = self.js(unread, vec![json!(rescue("unseen", &[]))]).await?;
        ensure!(unread == json!(false), "something is still unread");
        Ok(())
    }

    /// Returns how many buttons offer to download the second dossier.
    async fn offers_of_second(&self) -> Result<Value> {
        let count = "
            const names = [...document.querySelectorAll('.rescue button')].map((one) => one.ariaLabel ?? '');
            return names.filter((name) => name === arguments[0]).length";
        let offer = format!("{} {}", rescue("download", &[]), listed("Segundo"));
        self.js(count, vec![json!(offer)]).await
    }
}

#[tokio::test]
async fn one_record_that_cannot_be_read_hides_nothing_else_and_a_copy_takes_its_place() -> Result<()>
{
    let setting = Setting::needing(&[Need::BeforePages]);
    play("rescue-unread", setting, async |stage| {
        let (_, id) = DOSSIERS[1];
        let texts = stage.with_fault(&key(id)).await?;
        for (name, _) in DOSSIERS {
            stage.sees(".rescue li", &listed(name)).await?;
        }
        stage.sees(".rescue li", &rescue("unseen", &[])).await?;
        let lost = listed("Segundo");
        let names: &[(&str, &str)] = &[("names", &lost)];
        stage
            .sees(".rescue .notice p", &rescue("unread_some_text", names))
            .await?;
        ensure!(
            stage.offers_of_second().await? == 1,
            "only its earlier state"
        );
        ensure!(stage.downloads("Primero").await? == texts[0]);
        ensure!(stage.downloads("Tercero").await? == texts[2]);
        stage
            .sees(".rescue .row p", &rescue("will_lack", names))
            .await?;
        let bundle = stage.everything().await?;
        let entries = bundle["entries"].as_array().context("entries")?;
        let kept: Vec<&Value> = entries
            .iter()
            .filter(|entry| entry["place"] == "documents")
            .map(|entry| &entry["key"])
            .collect();
        let others = [DOSSIERS[0], DOSSIERS[2]].map(|(_, id)| json!(key(id)));
        ensure!(kept == others.each_ref(), "{kept:?}");
        stage
            .sees(".rescue .notice p", &rescue("not_read_text", names))
            .await?;
        stage.shot("rescue-unread-desktop").await?;
        let mut faults = axe::faults(stage, "rescue-unread").await?;
        faults.extend(overflows(stage, "rescue-unread").await?);
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        // A copy that is earlier than what the witness knows waits for the word of a person.
        let revision = KNOWN.to_string();
        let later = rescue("state_unread_later", &[("n", &revision)]);
        stage.give(&[stage.file("copia.json", &texts[1])?]).await?;
        stage.sees(".rescue .choice", &later).await?;
        ensure!(
            stage.count(".rescue .choice :checked").await? == 0,
            "ticked"
        );
        stage.click(".rescue .choice").await?;
        stage.restore_chosen().await?;
        ensure!(stage.in_storage("fault").await?.is_null(), "not written");
        let record = stage.in_database("documents", &key(id)).await?;
        // It counts as later than what was lost, so that open tabs follow; the earlier state belongs to it again.
        ensure!(record["revision"] == KNOWN + 1, "{record}");
        ensure!(record["snapshots"][0]["number"] == 4, "{record}");
        stage
            .sees(".rescue button", &rescue("download", &[]))
            .await?;
        ensure!(
            stage.offers_of_second().await? == 2,
            "it is no longer whole"
        );
        stage.go(&format!("#/planificar/{id}/perfil")).await?;
        stage.sees("main h1", "Segundo").await
    })
    .await
}

#[tokio::test]
async fn a_database_that_does_not_open_is_said_and_what_was_in_it_named() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("rescue-unopened", setting, async |stage| {
        stage.with_fault("*").await?;
        let working = changed(DOSSIER, |value| value["id"] = json!("dddddd44"))?;
        let set = "localStorage.setItem('yachay/dossier/dddddd44', arguments[0])";
        stage.js(set, vec![json!(working)]).await?;
        stage.open_rescue().await?;
        stage
            .sees(".rescue .notice p", &rescue("database_failed_text", &[]))
            .await?;
        ensure!(stage.downloads("Pueblo de prueba").await? == working);
        stage.everything().await?;
        stage
            .sees(".rescue .notice p", &rescue("not_all_text", &[]))
            .await?;
        for (name, _) in DOSSIERS {
            stage.sees(".rescue .row p", &listed(name)).await?;
            stage.sees(".rescue .notice p", &listed(name)).await?;
        }
        // Once it opens all are there again.
        stage.js("localStorage.removeItem('fault')", vec![]).await?;
        let again = rescue("again", &[]);
        stage.click_named(".rescue button", &again).await?;
        for (name, _) in DOSSIERS {
            stage.sees(".rescue li", &listed(name)).await?;
        }
        stage.downloads("Segundo").await?;
        let said = "return document.querySelector('#rescue').innerText.includes(arguments[0])";
        let failed = json!(rescue("database_failed_text", &[]));
        ensure!(
            stage.js(said, vec![failed]).await? == json!(false),
            "still said"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_record_that_cannot_be_read_is_given_up_alone_and_after_a_question() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("rescue-give-up", setting, async |stage| {
        let (_, id) = DOSSIERS[1];
        let texts = stage.with_fault(&key(id)).await?;
        let name = listed("Segundo");
        stage.sees(".rescue .notice p", &name).await?;
        stage.gives_up(&name).await?;
        // Its earlier state is left, and everything of the others.
        ensure!(stage.offers_of_second().await? == 1, "no earlier state");
        let record = stage.in_database("documents", &key(id)).await?;
        ensure!(record["text"].is_null(), "{record}");
        ensure!(record["snapshots"][0]["number"] == 4, "{record}");
        ensure!(stage.downloads("Primero").await? == texts[0]);
        ensure!(stage.downloads("Tercero").await? == texts[2]);
        let witness = stage.in_storage("yachay/witness").await?;
        let witness = witness.as_str().context("a witness")?;
        ensure!(!witness.contains(id) && witness.contains(DOSSIERS[0].1));
        // Nothing blocks the application any more, which still has the earlier state.
        stage.go("#/planificar").await?;
        stage.sees("main", "Primero").await?;
        stage.sees("main", "Tercero").await?;
        stage.says_nothing().await?;
        stage.go("#/equipo").await?;
        stage.sees("main", "Segundo").await
    })
    .await
}

#[tokio::test]
async fn an_earlier_state_that_cannot_be_read_is_named_and_all_else_goes_on() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("rescue-unread-state", setting, async |stage| {
        let (_, id) = DOSSIERS[1];
        let texts = stage.with_fault("dossier/bbbbbb22/00000004").await?;
        let number = rescue("snapshot", &[("n", "4")]);
        let name = format!("{}, {number}", listed("Segundo"));
        let names: &[(&str, &str)] = &[("names", &name)];
        let said = rescue("unread_some_text", names);
        stage.sees(".rescue .notice p", &said).await?;
        for ((name, _), text) in DOSSIERS.iter().zip(&texts) {
            ensure!(stage.downloads(name).await? == *text, "{name}");
        }
        let bundle = stage.everything().await?;
        let entries = bundle["entries"].as_array().context("entries")?.iter();
        let kept = entries.filter(|entry| entry["place"] != "local").count();
        ensure!(kept == 3, "{kept} entries");
        let lacks = rescue("not_read_text", names);
        stage.sees(".rescue .notice p", &lacks).await?;
        stage
            .click_named(".rescue summary", &rescue("snapshots", &[]))
            .await?;
        stage
            .sees(".rescue details li", &rescue("unseen", &[]))
            .await?;
        stage.gives_up(&name).await?;
        let record = stage.in_database("documents", &key(id)).await?;
        ensure!(record["text"] == json!(texts[1]), "{record}");
        ensure!(record["snapshots"] == json!([]), "{record}");
        stage.go(&format!("#/planificar/{id}/perfil")).await?;
        stage.sees("main h1", "Segundo").await
    })
    .await
}

//! Files that come back through the rescue page: what they would change, that nothing is lost by it, and what is refused.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::{Setting, Stage, play};
use crate::fixtures::{PLACE, changed};
use crate::rescue::SESSION_TITLE;
use crate::words::{es, rescue};

/// Returns a value of a place of the application's database.
const READ: &str = "
    const [store, key, done] = arguments;
    const request = indexedDB.open('yachay');
    request.onsuccess = () => {
        const found = request.result.transaction(store).objectStore(store).get(key);
        found.onsuccess = () => { request.result.close(); done(found.result ?? null); };
    };";

impl Stage {
    pub async fn in_database(&self, store: &str, key: &str) -> Result<Value> {
        let with = vec![json!(store), json!(key)];
        let found = self.browser().execute_async(READ, with).await?;
        Ok(found.json().clone())
    }

    pub async fn in_storage(&self, key: &str) -> Result<Value> {
        self.js(
            "return localStorage.getItem(arguments[0])",
            vec![json!(key)],
        )
        .await
    }

    pub async fn restore_chosen(&self) -> Result<()> {
        let words = rescue("restore_chosen", &[]);
        self.click_named(".rescue button", &words).await?;
        self.sees(".notice", &rescue("restored", &[])).await
    }

    pub async fn is_offered(&self, name: &str, text: &str, state: &str) -> Result<()> {
        self.give(&[self.file(name, text)?]).await?;
        let title = rescue("would", &[("name", name)]);
        self.sees(".rescue h3", &title).await?;
        self.sees(".rescue .choice", &rescue(state, &[])).await
    }
}

pub fn identity(text: &str) -> Result<String> {
    let value: Value = serde_json::from_str(text)?;
    Ok(value["id"].as_str().context("an id")?.to_owned())
}

#[tokio::test]
async fn everything_in_one_file_comes_back_on_an_empty_device() -> Result<()> {
    play("rescue-restore", Setting::default(), async |stage| {
        stage.open_rescue().await?;
        let (response, dossier) = stage.seed().await?;
        stage.open_rescue().await?;
        stage.element(".rescue li").await?;
        let all = rescue("download_all", &[]);
        let file = stage.download(async || stage.click_named(".rescue button", &all).await);
        let (name, bundle) = file.await?;
        ensure!(name.starts_with("yachay-rescate-"), "{name}");
        let value: Value = serde_json::from_str(&bundle)?;
        ensure!(value["entries"].as_array().context("entries")?.len() == 5);
        stage
            .fill("#rescue-word", &rescue("wipe_word", &[]))
            .await?;
        stage.click(".rescue form button").await?;
        stage.sees(".notice", &rescue("proof_clean", &[])).await?;
        stage.open_rescue().await?;
        stage.is_offered("todo.json", &bundle, "state_new").await?;
        stage
            .sees(".rescue p", &rescue("lost", &[("n", "1")]))
            .await?;
        stage.shot("rescue-restore-desktop").await?;
        stage.restore_chosen().await?;
        let key = format!("yachay/response/{}", identity(&response)?);
        ensure!(stage.in_storage(&key).await? == json!(response));
        // The application finds both, and takes no harm from the damaged one.
        stage.go("#/responder").await?;
        stage.sees("main", PLACE).await?;
        stage.go("#/planificar").await?;
        stage.sees("main h3", "Pueblo de prueba").await?;
        let id = identity(&dossier)?;
        stage.go(&format!("#/planificar/{id}/perfil")).await?;
        stage.sees("main h1", "Pueblo de prueba").await?;
        // So does the door of the session.
        stage.go("#/facilitar").await?;
        stage.sees("main h3", SESSION_TITLE).await
    })
    .await
}

#[tokio::test]
async fn what_is_replaced_is_kept_and_can_come_back() -> Result<()> {
    play("rescue-replace", Setting::default(), async |stage| {
        stage.open_rescue().await?;
        let (response, dossier) = stage.seed().await?;
        stage.open_rescue().await?;
        stage
            .is_offered("igual.json", &dossier, "state_same")
            .await?;
        let key = format!("dossier/{}", identity(&dossier)?);
        let before = stage.in_database("documents", &key).await?;
        let early = changed(&dossier, |value| value["revision"] = json!(1))?;
        stage
            .is_offered("antes.json", &early, "state_older")
            .await?;
        ensure!(
            stage.count(".rescue .choice :checked").await? == 0,
            "the older one is ticked"
        );
        let late = changed(&dossier, |value| value["revision"] = json!(40))?;
        stage
            .is_offered("despues.json", &late, "state_replaces")
            .await?;
        stage.restore_chosen().await?;
        let after = stage.in_database("documents", &key).await?;
        ensure!(after["text"] == json!(late) && after["revision"] == 40);
        ensure!(after["snapshots"][0] == before["snapshots"][0]);
        ensure!(after["snapshots"][1]["why"] == "replaced");
        let kept = stage
            .in_database("snapshots", &format!("{key}/00000002"))
            .await?;
        ensure!(kept == json!(dossier), "what was there is not kept");
        stage
            .click_named(".notice button", &rescue("undo", &[]))
            .await?;
        stage.sees(".notice", &rescue("taken_back", &[])).await?;
        ensure!(stage.in_database("documents", &key).await? == before);
        // A response has no earlier copies; its working copy is put aside, and can be deleted there.
        let other = changed(&response, |value| value["revision"] = json!(40))?;
        stage
            .is_offered("otra.json", &other, "state_replaces")
            .await?;
        stage.restore_chosen().await?;
        let id = identity(&response)?;
        let aside = format!("yachay/rescued/response/{id}");
        ensure!(stage.in_storage(&aside).await? == json!(response));
        ensure!(
            stage
                .in_storage(&format!("yachay/response/{id}"))
                .await?
                .is_null()
        );
        let kept = stage
            .in_database("documents", &format!("response/{id}"))
            .await?;
        ensure!(kept["text"] == json!(other) && kept["snapshots"] == json!([]));
        let remove = format!("{} Respuesta", rescue("remove", &[]));
        stage.click_named(".rescue button", &remove).await?;
        stage.sees(".notice", "Se borró Respuesta").await?;
        ensure!(stage.in_storage(&aside).await?.is_null());
        stage
            .click_named(".notice button", &rescue("undo", &[]))
            .await?;
        stage.sees(".rescue h3", &rescue("rescued", &[])).await?;
        ensure!(stage.in_storage(&aside).await? == json!(response));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_damaged_document_is_named_and_takes_no_place_by_itself() -> Result<()> {
    play("rescue-damaged", Setting::default(), async |stage| {
        stage.open_rescue().await?;
        let (_, dossier) = stage.seed().await?;
        stage.open_rescue().await?;
        let id = identity(&dossier)?;
        let key = format!("dossier/{id}");
        let late = changed(&dossier, |value| value["revision"] = json!(40))?;
        let damaged = late.replacen("Pueblo", "Puebla", 1);
        ensure!(damaged != late, "nothing was changed");
        let twice = late.replacen("\"payload\"", "\"payload\": {}, \"payload\"", 1);
        let record = |text: &str| json!({ "revision": 40, "schema": 2, "text": text, "snapshots": [] });
        let bundle = |text: &str, under: &str| {
            let entries = json!([{ "place": "documents", "key": under, "value": record(text) }]);
            json!({ "app": { "name": "yachay-municipal" }, "kind": "rescue", "schema": 1, "entries": entries }).to_string()
        };
        let files = [
            ("tocado.json", damaged.clone()),
            ("dos-veces.json", twice),
            ("todo.json", bundle(&damaged, &key)),
            ("cortado.json", bundle("{\"cut", &key)),
            ("ajeno.json", bundle(&late, "dossier/another")),
        ];
        for (name, text) in files {
            stage.is_offered(name, &text, "state_damaged").await?;
            ensure!(stage.count(".rescue .choice :checked").await? == 0, "{name} is ticked");
            stage.click_named(".rescue button", &rescue("restore_chosen", &[])).await?;
            stage.sees(".notice", &rescue("none_chosen", &[])).await?;
            let kept = stage.in_database("documents", &key).await?;
            ensure!(kept["text"] == json!(dossier), "{name} took the place of what was there");
        }
        stage.shot("rescue-damaged-desktop").await?;
        // A whole one of a bundle is ticked, and opens.
        stage.is_offered("todo.json", &bundle(&late, &key), "state_replaces").await?;
        stage.restore_chosen().await?;
        stage.go(&format!("#/planificar/{id}/perfil")).await?;
        stage.sees("main h1", "Pueblo de prueba").await
    })
    .await
}

#[tokio::test]
async fn without_room_everything_stays_as_it_was() -> Result<()> {
    play("rescue-full", Setting::default(), async |stage| {
        stage.open_rescue().await?;
        let (response, _) = stage.seed().await?;
        stage.open_rescue().await?;
        let other = changed(&response, |value| value["revision"] = json!(40))?;
        stage.is_offered("otra.json", &other, "state_replaces").await?;
        let full = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }";
        stage.js(full, vec![]).await?;
        stage
            .click_named(".rescue button", &rescue("restore_chosen", &[]))
            .await?;
        stage.sees(".notice", &rescue("full", &[])).await?;
        let id = identity(&response)?;
        ensure!(stage.in_storage(&format!("yachay/response/{id}")).await? == json!(response));
        let kept = stage.in_database("documents", &format!("response/{id}")).await?;
        ensure!(kept.is_null());
        // The database ends the writing without a word of why.
        stage.open_rescue().await?;
        stage.is_offered("otra.json", &other, "state_replaces").await?;
        let broken_off = "
            const { put } = IDBObjectStore.prototype;
            IDBObjectStore.prototype.put = function (...given) {
                const request = put.apply(this, given);
                request.transaction.abort();
                return request;
            };";
        stage.js(broken_off, vec![]).await?;
        stage
            .click_named(".rescue button", &rescue("restore_chosen", &[]))
            .await?;
        stage.sees(".notice", &rescue("broken_off", &[])).await?;
        ensure!(stage.in_storage(&format!("yachay/response/{id}")).await? == json!(response));
        ensure!(stage.in_storage(&format!("yachay/rescued/response/{id}")).await?.is_null());
        let kept = stage.in_database("documents", &format!("response/{id}")).await?;
        ensure!(kept.is_null());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_used_has_its_sentence_and_changes_nothing() -> Result<()> {
    play("rescue-hostile", Setting::default(), async |stage| {
        stage.open_rescue().await?;
        let (_, dossier) = stage.seed().await?;
        stage.open_rescue().await?;
        let keys = "return Object.keys(localStorage).sort()";
        let before = stage.js(keys, vec![]).await?;
        let bundle = |schema: u64, entries: Value| {
            json!({ "app": { "name": "yachay-municipal" }, "kind": "rescue", "schema": schema, "entries": entries }).to_string()
        };
        let many = json!(vec![1; 20_001]);
        let cut: String = dossier.chars().take(dossier.chars().count() / 2).collect();
        let elsewhere = changed(&dossier, |value| value["id"] = json!("../../foreign"))?;
        let hoax = changed(&dossier, |value| value["kind"] = json!("hoax"))?;
        let odd_field = changed(&dossier, |value| value["extra"] = json!([]))?;
        let mut inflated = bundle(1, json!([]));
        inflated.insert_str(1, &format!("\"extra\":[{}0],", "0,".repeat(1_000_000)));
        let objects = format!("[{}{{}}]", "{},".repeat(200_000));
        let within = json!([{ "place": "local", "key": "yachay/framework", "value": objects }]);
        let mut small_bomb = bundle(1, json!([]));
        small_bomb.insert_str(1, "\"extra\":[],");
        let files: [(&str, &[u8]); 16] = [
            ("binary", &[0x89, b'P', b'N', b'G', 0xff]),
            ("broken", cut.as_bytes()),
            ("crowded", &[b'['; 100_000]),
            ("crowded", inflated.as_bytes()),
            ("crowded", objects.as_bytes()),
            ("crowded", bundle(1, within).leak().as_bytes()),
            ("strange", small_bomb.as_bytes()),
            ("strange", odd_field.as_bytes()),
            ("foreign", br#"{"kind":"rescue","entries":[]}"#),
            ("foreign", b"[1,2]"),
            ("foreign", b"null"),
            ("newer", bundle(2, json!([])).leak().as_bytes()),
            ("newer", hoax.as_bytes()),
            ("damaged", bundle(1, json!("no list")).leak().as_bytes()),
            ("damaged", elsewhere.as_bytes()),
            ("crowded", bundle(1, many).leak().as_bytes()),
        ];
        for (at, (reason, bytes)) in files.into_iter().enumerate() {
            let name = format!("hostile-{at}.json");
            stage.give(&[stage.file(&name, bytes)?]).await?;
            stage.sees(".notice h3", &rescue("no_read", &[("name", &name)])).await?;
            stage.sees(".notice p", &rescue(reason, &[])).await?;
        }
        let large = stage.file("large.json", "")?;
        std::fs::File::options().write(true).open(&large)?.set_len(60_000_001)?;
        stage.give(&[large]).await?;
        let sentence = rescue("large", &[("size", "61"), ("most", "60")]);
        stage.sees(".notice p", &sentence).await?;
        // Entries that are nothing of ours are counted and left out.
        let odd = json!([
            { "place": "local", "key": "foreign", "value": "ours now" },
            { "place": "local", "key": "yachay/witness", "value": "{}" },
            { "place": "documents", "key": "__proto__", "value": {} },
            { "place": "snapshots", "key": "dossier/x/00000001", "value": "<b>" },
            { "place": "handles", "key": "copy", "value": 1 },
            { "place": "local", "key": "yachay/preference/theme", "value": "\"auto\"" },
        ]);
        stage.is_offered("odd.json", &bundle(1, odd), "state_new").await?;
        stage.sees(".rescue p", &rescue("skipped", &[("n", "4")])).await?;
        ensure!(stage.count(".rescue .choice").await? == 1);
        stage.click_named(".rescue button", &es("common.cancel", &[])).await?;
        ensure!(stage.js(keys, vec![]).await? == before);
        Ok(())
    })
    .await
}

/// Puts three documents of 21 MB into the database, one with an earlier state of 2 MB and one of 45 MB.
const SEED_LARGE: &str = "
    const done = arguments[0];
    const request = indexedDB.open('yachay', 1);
    request.onupgradeneeded = () => {
        for (const store of ['documents', 'snapshots', 'handles']) request.result.createObjectStore(store);
    };
    request.onsuccess = () => {
        const transaction = request.result.transaction(['documents', 'snapshots'], 'readwrite');
        const mark = (number) => ({ number, taken: '2026-11-19T10:00:00Z', revision: number, why: 'recent' });
        for (const id of ['a', 'b', 'c']) {
            const snapshots = id === 'c' ? [mark(1), mark(2)] : [];
            const value = { kind: 'dossier', id, revision: 3, schema: 2, text: id.repeat(21e6), snapshots };
            transaction.objectStore('documents').put(value, `dossier/${id}`);
        }
        transaction.objectStore('snapshots').put('1'.repeat(2e6), 'dossier/c/00000001');
        transaction.objectStore('snapshots').put('2'.repeat(45e6), 'dossier/c/00000002');
        transaction.oncomplete = () => { request.result.close(); done(true); };
    };";

/// Returns the keys of a bundle's entries in the database.
fn keys_in(text: &str) -> Result<Vec<String>> {
    let value: Value = serde_json::from_str(text)?;
    let entries = value["entries"].as_array().context("entries")?.iter();
    let entries = entries.filter(|entry| entry["place"] != "local");
    let keys = entries.filter_map(|entry| Some(entry["key"].as_str()?.to_owned()));
    Ok(keys.collect())
}

#[tokio::test]
async fn what_is_more_than_one_file_can_be_read_again_leaves_in_several() -> Result<()> {
    play("rescue-large", Setting::default(), async |stage| {
        stage.open_rescue().await?;
        stage.browser().execute_async(SEED_LARGE, vec![]).await?;
        stage.open_rescue().await?;
        stage.element(".rescue li").await?;
        stage
            .click_named(".rescue .primary", &rescue("download_all", &[]))
            .await?;
        stage
            .sees(
                ".rescue .notice[data-kind=info] h3",
                &rescue("several", &[("n", "2")]),
            )
            .await?;
        let left = ".rescue .notice[data-kind=warn]";
        stage.sees(left, &rescue("too_large", &[])).await?;
        stage.sees(left, &rescue("snapshot", &[("n", "2")])).await?;
        stage.shot("rescue-several-desktop").await?;
        let mut files = Vec::new();
        for (number, expected) in [
            ("1", vec!["dossier/a", "dossier/b"]),
            ("2", vec!["dossier/c", "dossier/c/00000001"]),
        ] {
            let button = rescue("download_part", &[("n", number), ("all", "2")]);
            let act = async || stage.click_named(".rescue .notice button", &button).await;
            let (name, text) = stage.download(act).await?;
            ensure!(name.ends_with(&format!("-{number}-de-2.json")), "{name}");
            ensure!(text.len() <= 60_000_000, "{name} has {} bytes", text.len());
            let keys = keys_in(&text)?;
            ensure!(keys == expected, "{name} has {keys:?}");
            files.push((name, text));
        }
        // Every one is read again. That nothing in them is a document is said of each of the texts.
        for (name, text) in files {
            stage.is_offered(&name, &text, "state_damaged").await?;
        }
        Ok(())
    })
    .await
}

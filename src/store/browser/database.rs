//! IndexedDB as the database of the keeper.
//!
//! Records are plain objects, so that the rescue page reads them without WebAssembly.

use std::cell::RefCell;
use std::rc::Rc;

use idb::{DatabaseEvent, Factory, ObjectStoreParams, Transaction};
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{DomException, IdbDatabase, IdbTransaction};

use crate::documents::{read_text, to_canonical_string};
use crate::store::rules::Change;
use crate::store::{Database, Decision, Record, StoreError};

use super::probe::from_js;

const NAME: &str = "yachay";
const VERSION: u32 = 1;
/// Names of the object stores; the last holds the handle of the folder for the second copy.
const DOCUMENTS: &str = "documents";
const SNAPSHOTS: &str = "snapshots";
const HANDLES: &str = "handles";
/// Key of the test entry.
const PROBE: &str = "probe";

#[wasm_bindgen]
extern "C" {
    /// web-sys knows no durability yet.
    type StrictDatabase;
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(
        this: &StrictDatabase,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// The database; it connects again when the browser has closed the connection.
pub struct Indexed {
    connection: Rc<RefCell<Option<IdbDatabase>>>,
    /// Hears that the browser closed the connection, or that somebody wants to remove the database.
    lost: fn(),
    /// The text that was written last, as the browser's and as ours: where the browser gives back the same, it need not
    /// be carried over letter by letter.
    written: RefCell<Option<(JsValue, String)>>,
}

impl Indexed {
    /// Opens the database, creating it on the first visit.
    ///
    /// # Errors
    /// The browser gives none, or a later version of the program has changed it.
    pub async fn open(lost: fn()) -> Result<Indexed, StoreError> {
        let indexed = Indexed {
            connection: Rc::default(),
            lost,
            written: RefCell::default(),
        };
        indexed.connect().await?;
        Ok(indexed)
    }

    async fn connect(&self) -> Result<IdbDatabase, StoreError> {
        if let Some(open) = self.connection.borrow().as_ref() {
            return Ok(open.clone());
        }
        let factory = Factory::new().map_err(fault)?;
        let mut request = factory.open(NAME, Some(VERSION)).map_err(fault)?;
        request.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else {
                return;
            };
            for store in [DOCUMENTS, SNAPSHOTS, HANDLES] {
                // An object store that is missing shows at the first transaction, as an error.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        });
        let mut database = request.await.map_err(fault)?;
        // Two may have asked at once; the second connection would be closed by nobody.
        if let Some(open) = self.connection.borrow().as_ref() {
            database.close();
            return Ok(open.clone());
        }
        let forget = |connection: &Rc<RefCell<Option<IdbDatabase>>>| {
            let (connection, lost) = (connection.clone(), self.lost);
            move || {
                lost();
                let gone = connection.try_borrow_mut().ok();
                if let Some(database) = gone.and_then(|mut slot| slot.take()) {
                    database.close();
                }
            }
        };
        let closed = forget(&self.connection);
        database.on_close(move |_| closed());
        // Whoever wants to remove or upgrade the database waits for every connection to go.
        let asked = forget(&self.connection);
        database.on_version_change(move |_| asked());
        database.forget_callbacks();
        let database = IdbDatabase::from(database);
        *self.connection.borrow_mut() = Some(database.clone());
        Ok(database)
    }

    /// Begins a transaction that ends on the disk; connects again where the connection is gone.
    async fn begin(&self, mode: &str) -> Result<IdbTransaction, StoreError> {
        let stores = Array::new();
        for store in [DOCUMENTS, SNAPSHOTS, HANDLES] {
            stores.push(&store.into());
        }
        let options = Object::new();
        let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        let begin = |database: IdbDatabase| {
            let database: StrictDatabase = JsValue::from(database).unchecked_into();
            database.begin(&stores, mode, &options)
        };
        if let Ok(transaction) = begin(self.connect().await?) {
            return Ok(transaction);
        }
        if let Some(gone) = self.connection.borrow_mut().take() {
            gone.close();
        }
        begin(self.connect().await?).map_err(|error| from_js(&error))
    }

    async fn get(&self, store: &str, key: &str) -> Result<Option<JsValue>, StoreError> {
        let transaction = Transaction::from(self.begin("readonly").await?);
        let store = transaction.object_store(store).map_err(fault)?;
        let found = store.get(JsValue::from_str(key)).map_err(fault)?;
        found.await.map_err(fault)
    }

    /// Returns the handle of the folder or file for the second copy.
    pub async fn handle(&self, key: &str) -> Option<JsValue> {
        self.get(HANDLES, key).await.ok()?
    }

    /// Keeps the handle of the folder or file for the second copy, or forgets it.
    ///
    /// # Errors
    /// The browser refuses to keep it.
    pub async fn set_handle(&self, key: &str, handle: Option<&JsValue>) -> Result<(), StoreError> {
        let raw = self.begin("readwrite").await?;
        let transaction = Transaction::from(raw.clone());
        let store = transaction.object_store(HANDLES).map_err(fault)?;
        let key = JsValue::from_str(key);
        match handle {
            Some(handle) => drop(store.put(handle, Some(&key)).map_err(fault)?),
            None => drop(store.delete(key).map_err(fault)?),
        }
        finish(raw, transaction).await
    }
}

impl Indexed {
    /// Writes and removes something small, as every save will.
    ///
    /// # Errors
    /// The database takes nothing: no room, or read only.
    pub async fn probe(&self) -> Result<(), StoreError> {
        self.set_handle(PROBE, Some(&JsValue::TRUE)).await?;
        self.set_handle(PROBE, None).await
    }
}

impl Database for Indexed {
    async fn keys(&self) -> Result<Vec<String>, StoreError> {
        let transaction = Transaction::from(self.begin("readonly").await?);
        let store = transaction.object_store(DOCUMENTS).map_err(fault)?;
        let keys = store.get_all_keys(None, None).map_err(fault)?;
        let keys = keys.await.map_err(fault)?;
        Ok(keys.iter().filter_map(JsValue::as_string).collect())
    }

    async fn record(&self, key: &str) -> Result<Option<Record>, StoreError> {
        let found = self.get(DOCUMENTS, key).await?;
        found.map(|found| self.to_record(&found)).transpose()
    }

    async fn change(&self, key: &str, decide: Decision<'_>) -> Result<Option<Change>, StoreError> {
        let raw = self.begin("readwrite").await?;
        let transaction = Transaction::from(raw.clone());
        let documents = transaction.object_store(DOCUMENTS).map_err(fault)?;
        let snapshots = transaction.object_store(SNAPSHOTS).map_err(fault)?;
        let found = documents.get(JsValue::from_str(key)).map_err(fault)?;
        let found = found.await.map_err(fault)?;
        let found = found.map(|found| self.to_record(&found)).transpose()?;
        let Some(change) = decide(found)? else {
            return Ok(None);
        };
        let record = self.object_of(key, &change.record);
        let record = record.ok_or(StoreError::Denied)?;
        // Every request is issued before the end is awaited; the transaction writes all or nothing.
        drop(documents.put(&record, Some(&key.into())).map_err(fault)?);
        if let Some((key, text)) = &change.added {
            let (key, text) = (JsValue::from_str(key), JsValue::from_str(text));
            drop(snapshots.put(&text, Some(&key)).map_err(fault)?);
        }
        for key in &change.dropped {
            drop(snapshots.delete(JsValue::from_str(key)).map_err(fault)?);
        }
        finish(raw, transaction).await?;
        Ok(Some(change))
    }

    async fn snapshot(&self, snapshot_key: &str) -> Result<Option<String>, StoreError> {
        let found = self.get(SNAPSHOTS, snapshot_key).await?;
        Ok(found.and_then(|text| text.as_string()))
    }
}

/// Waits until a transaction is on the disk.
async fn finish(raw: IdbTransaction, transaction: Transaction) -> Result<(), StoreError> {
    let outcome = transaction.into_future();
    // The end of the transaction follows a request that failed, and knows why; idb would not wait for it.
    raw.set_onerror(None);
    let outcome = outcome.await;
    if outcome.is_ok_and(|outcome| outcome.is_committed()) {
        return Ok(());
    }
    // An abort has no exception of its own; the transaction knows why it ended, where anybody does.
    Err(raw
        .error()
        .map_or(StoreError::BrokenOff, |error| exception(&error)))
}

fn exception(error: &DomException) -> StoreError {
    StoreError::from_exception(&error.name(), error.code())
}

fn fault(error: idb::Error) -> StoreError {
    use idb::Error::{
        DeleteFailed, DomException as Dom, GetFailed, IndexedDbOpenFailed, TransactionOpenFailed,
        UpdateFailed,
    };
    match error {
        Dom(error) => exception(&error),
        DeleteFailed(error)
        | GetFailed(error)
        | IndexedDbOpenFailed(error)
        | TransactionOpenFailed(error)
        | UpdateFailed(error) => from_js(&error),
        _ => StoreError::Denied,
    }
}

/// The names that stand in a record beside its text.
const FIELDS: [&str; 7] = [
    "revision",
    "schema",
    "since",
    "snapshots",
    "number",
    "taken",
    "why",
];

impl Indexed {
    /// Reads a record. One that cannot be read is a later version's; it must not count as absent.
    fn to_record(&self, value: &JsValue) -> Result<Record, StoreError> {
        self.read_record(value).ok_or(StoreError::TooNew)
    }

    fn read_record(&self, value: &JsValue) -> Option<Record> {
        let names: Array = FIELDS.iter().map(|name| JsValue::from_str(name)).collect();
        let rest = JSON::stringify_with_replacer(value, &names).ok()?;
        let mut record: Record = read_text(&String::from(rest)).ok()?;
        let text = Reflect::get(value, &"text".into()).ok()?;
        record.text = match &*self.written.borrow() {
            Some((theirs, ours)) if *theirs == text => Some(ours.clone()),
            _ => text.as_string(),
        };
        Some(record)
    }

    fn object_of(&self, key: &str, record: &Record) -> Option<JsValue> {
        let (kind, id) = key.split_once('/')?;
        let text = record
            .text
            .as_deref()
            .map_or(JsValue::NULL, JsValue::from_str);
        let bare = Record {
            text: None,
            ..record.clone()
        };
        let bare = serde_json::to_value(&bare).ok()?;
        let object = JSON::parse(&to_canonical_string(&bare)).ok()?;
        *self.written.borrow_mut() = record.text.clone().map(|ours| (text.clone(), ours));
        for (name, value) in [("kind", kind.into()), ("id", id.into()), ("text", text)] {
            Reflect::set(&object, &name.into(), &value).ok()?;
        }
        Some(object)
    }
}

//! The documents of this device, as the screens see them: reading is immediate, from memory; writing
//! ends when the browser has given the same text back.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use chrono::{DateTime, FixedOffset};

use super::database::Indexed;
use super::probe::{Availability, probe};
use super::small::LocalSmall;
use crate::documents::{Envelope, Kind, Payload, RestoreError, restore};
use crate::order::ordered;
use crate::store::{After, Keeper, Known, Mark, Saved, StoreError, Witness, key_of, split_key};

pub(super) type Documents = Keeper<Indexed, LocalSmall>;

/// What the other tabs are told about a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It was saved.
    Changed,
    /// It was removed.
    Removed,
}

thread_local! {
    static LOST: Cell<fn()> = const { Cell::new(|| {}) };
    static TELL: Cell<fn(Told, &str)> = const { Cell::new(|_, _| {}) };
    static ON_SAVED: Cell<fn()> = const { Cell::new(|| ()) };
    static DOCUMENTS: RefCell<Option<Rc<Documents>>> = const { RefCell::new(None) };
    static MISSING: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static UNREAD: RefCell<Vec<(String, StoreError)>> = const { RefCell::new(Vec::new()) };
    static AVAILABLE: Cell<Availability> = const { Cell::new(Availability::Denied) };
}

/// Opens the places and reads the documents of some kinds into memory. Screens may be drawn after it.
pub async fn open(kinds: &'static [Kind], now: DateTime<FixedOffset>) {
    let database = Indexed::open(|| LOST.get()()).await;
    let takes = match &database {
        Ok(database) => database.probe().await,
        Err(error) => Err(error.clone()),
    };
    AVAILABLE.set(match takes {
        Ok(()) => Availability::Working,
        Err(StoreError::TooNew) => Availability::TooNew,
        Err(StoreError::Full) => Availability::Full,
        Err(StoreError::BrokenOff) => Availability::BrokenOff,
        Err(_) => probe(),
    });
    let documents = Rc::new(Keeper::new(database.ok(), LocalSmall, kinds));
    let opened = documents.open(now).await;
    MISSING.set(opened.missing);
    UNREAD.set(opened.unread);
    DOCUMENTS.set(Some(documents));
}

/// Has every change told from now on.
pub fn tell_with(tell: fn(Told, &str)) {
    TELL.set(tell);
}

/// Has `hear` called after every text that was read back, from now on.
pub fn on_saved(hear: fn()) {
    ON_SAVED.set(hear);
}

/// Has it told from now on that the connection to the database was lost.
pub fn lost_with(lost: fn()) {
    LOST.set(lost);
}

fn tell(told: Told, key: &str) {
    TELL.get()(told, key);
}

pub(super) fn documents() -> Result<Rc<Documents>, StoreError> {
    DOCUMENTS.with_borrow(|documents| documents.clone().ok_or(StoreError::Denied))
}

/// Lets go of every document in memory: everything on this device was removed.
pub fn forget_everything() {
    if let Ok(documents) = documents() {
        for key in documents.keys() {
            documents.let_go(&key);
        }
    }
    MISSING.take();
    UNREAD.take();
}

/// Tells whether this browser keeps anything.
pub fn availability() -> Availability {
    AVAILABLE.get()
}

/// One document found on this device.
pub struct Entry<P> {
    /// Identity, from the key.
    pub id: String,
    /// The document, or why it cannot be read; its text stays where it is.
    pub document: Result<Envelope<P>, RestoreError>,
}

/// Opens a document.
pub fn load<P: Payload>(id: &str) -> Option<Result<Envelope<P>, RestoreError>> {
    let text = raw_text(P::KIND, id)?;
    Some(restore(text.as_bytes()))
}

/// Returns the text of a document, readable or not.
pub fn raw_text(kind: Kind, id: &str) -> Option<String> {
    documents().ok()?.text(&key_of(kind, id))
}

/// Returns the ids of the documents of a kind.
pub fn ids(kind: Kind) -> Vec<String> {
    let keys = documents().map(|documents| documents.keys());
    let keys = keys.unwrap_or_default().into_iter();
    let ids = keys.filter_map(|key| {
        let (found, id) = split_key(&key)?;
        (found == kind).then(|| id.to_string())
    });
    ids.collect()
}

/// Returns every document of a kind, the latest first, unreadable ones last.
pub fn list<P: Payload>() -> Vec<Entry<P>> {
    let entries: Vec<Entry<P>> = ids(P::KIND)
        .into_iter()
        .filter_map(|id| {
            let document = load::<P>(&id)?;
            Some(Entry { id, document })
        })
        .collect();
    let written = |entry: &Entry<P>| entry.document.as_ref().ok().map(|found| found.written);
    ordered(entries, |a, b| written(b).cmp(&written(a)))
}

/// Tells whether the last text of a document was read back.
pub fn is_confirmed(kind: Kind, id: &str) -> bool {
    documents().is_ok_and(|documents| documents.is_confirmed(&key_of(kind, id)))
}

/// Tells whether the last text of a document was not taken and nobody is bringing it anew.
pub fn is_waiting(kind: Kind, id: &str) -> bool {
    documents().is_ok_and(|documents| documents.is_waiting(&key_of(kind, id)))
}

/// Keeps a document. `after` says what it was made from. Memory has it at once; the answer comes when it
/// was read back.
///
/// # Errors
/// The named reason; the earlier state stays as it was, except after [`StoreError::NotReadBack`].
pub fn save<P: Payload>(
    document: &Envelope<P>,
    after: After,
    now: DateTime<FixedOffset>,
) -> impl Future<Output = Result<Saved, StoreError>> + use<P> {
    save_text(
        key_of(P::KIND, &document.id),
        document.to_file_text(),
        after,
        now,
    )
}

/// Keeps the text that memory has of a document, once more.
///
/// # Errors
/// As [`save`]; [`StoreError::NotReadBack`] where memory has none.
pub async fn save_held(
    kind: Kind,
    id: &str,
    after: After,
    now: DateTime<FixedOffset>,
) -> Result<Saved, StoreError> {
    let text = raw_text(kind, id).ok_or(StoreError::NotReadBack)?;
    save_text(key_of(kind, id), text, after, now).await
}

fn save_text(
    key: String,
    text: String,
    after: After,
    now: DateTime<FixedOffset>,
) -> impl Future<Output = Result<Saved, StoreError>> {
    let documents = documents();
    if let Ok(documents) = &documents {
        documents.remember(&key, &text);
    }
    async move {
        refused()?;
        let saved = documents?.save(&key, &text, after, now).await?;
        tell(Told::Changed, &key);
        ON_SAVED.get()();
        Ok(saved)
    }
}

/// Where a later version of the program has changed the database, nothing is written at all.
fn refused() -> Result<(), StoreError> {
    match AVAILABLE.get() {
        Availability::TooNew => Err(StoreError::TooNew),
        _ => Ok(()),
    }
}

/// Puts a document at once where no waiting is needed, because the page may end before the database
/// answers; the next opening takes it from there.
pub fn stash<P: Payload>(document: &Envelope<P>) {
    stash_text(&key_of(P::KIND, &document.id), &document.to_file_text());
}

/// As [`stash`], of the text that memory has of a document.
pub fn stash_held(kind: Kind, id: &str) {
    if let Some(text) = raw_text(kind, id) {
        stash_text(&key_of(kind, id), &text);
    }
}

fn stash_text(key: &str, text: &str) {
    if let (Ok(documents), Ok(())) = (documents(), refused()) {
        // Where there is no room the save that runs beside it is all that can be done.
        let _ = documents.stash(key, text);
    }
}

/// Reads a document anew after another tab changed it.
pub async fn reread(key: &str) {
    if let Ok(documents) = documents() {
        // What cannot be read now stays in memory as it was.
        let _ = documents.reread(key).await;
    }
}

/// Reads a document anew with what another tab, which no longer writes it, could not finish.
pub async fn take_over(key: &str, now: DateTime<FixedOffset>) {
    if let Ok(documents) = documents() {
        // What cannot be read now stays in memory as it was.
        let _ = documents.take_over(key, now).await;
    }
}

/// Removes a document, from memory at once. Returns its text, so that the removal can be undone, and
/// what becomes of it in the browser.
pub fn remove(
    kind: Kind,
    id: &str,
    now: DateTime<FixedOffset>,
) -> (
    Option<String>,
    impl Future<Output = Result<(), StoreError>> + use<>,
) {
    let (documents, key) = (documents(), key_of(kind, id));
    let text = documents
        .as_ref()
        .ok()
        .and_then(|documents| documents.let_go(&key));
    let last = text
        .as_deref()
        .and_then(Mark::of)
        .map_or(0, |mark| mark.revision);
    let removed = async move {
        documents?.remove(&key, last, now).await?;
        tell(Told::Removed, &key);
        Ok(())
    };
    (text, removed)
}

/// Puts back the text of a removed or replaced document, in memory at once.
///
/// # Errors
/// The named reason; the text is then still in the caller's hands.
pub fn put_back(
    kind: Kind,
    id: &str,
    text: String,
    now: DateTime<FixedOffset>,
) -> impl Future<Output = Result<Saved, StoreError>> + use<> {
    save_text(key_of(kind, id), text, After::Undone, now)
}

/// Writes again what disappeared from the browser although nobody removed it. Returns how many
/// documents that were.
pub async fn heal(now: DateTime<FixedOffset>) -> usize {
    let Ok(documents) = documents() else {
        return 0;
    };
    documents.heal(now).await.map_or(0, |healed| healed.len())
}

/// Returns what should be on this device and was not found when it was opened.
pub fn missing() -> Vec<Known> {
    let witness = witness();
    let known = |key: &String| witness.get(key).cloned();
    MISSING.with_borrow(|missing| missing.iter().filter_map(known).collect())
}

/// Returns the names of what could not be read when this device was opened, and whether all of it is a later version's;
/// a document that the witness does not know has none.
pub fn unread() -> (Vec<String>, bool) {
    let witness = witness();
    UNREAD.with_borrow(|unread| {
        let name = |(key, _): &(String, StoreError)| {
            let known = witness.get(key);
            known.map(|known| known.name.clone()).unwrap_or_default()
        };
        let newer = unread.iter().all(|(_, error)| *error == StoreError::TooNew);
        (unread.iter().map(name).collect(), newer)
    })
}

/// Tells whether something that was typed stands in no place of this device.
pub fn is_only_here() -> bool {
    documents().is_ok_and(|documents| documents.is_only_here())
}

/// Has the witness forget what is missing, once the user has seen it.
pub fn forget_missing() {
    let Ok(documents) = documents() else {
        return;
    };
    let mut witness = documents.witness();
    for key in MISSING.take() {
        witness.forget(&key);
    }
    documents.write_witness(&witness);
}

/// Returns what is known of the documents of this device without opening the database.
pub fn witness() -> Witness {
    documents()
        .map(|documents| documents.witness())
        .unwrap_or_default()
}

//! The two places where documents are kept, as the [`Keeper`](super::Keeper) sees them. The browser gives
//! both; tests put others in their stead that fail between any two writes.

use super::error::StoreError;
use super::record::Record;
use super::rules::Change;

/// What a transaction decides when it has seen what is there; `None` leaves everything as it is.
pub type Decision<'a> = &'a dyn Fn(Option<Record>) -> Result<Option<Change>, StoreError>;

/// The database: asynchronous, large, and every change all or nothing. A browser has one thread, so its
/// futures need not be `Send`.
#[allow(async_fn_in_trait)]
pub trait Database {
    /// Returns the keys of all records.
    async fn keys(&self) -> Result<Vec<String>, StoreError>;

    /// Returns a record.
    async fn record(&self, key: &str) -> Result<Option<Record>, StoreError>;

    /// Sees the record of a key, decides, and writes the decision, all in one transaction that ends
    /// on the disk. Returns what was written.
    async fn change(&self, key: &str, decide: Decision<'_>) -> Result<Option<Change>, StoreError>;

    /// Returns the text of a snapshot.
    async fn snapshot(&self, snapshot_key: &str) -> Result<Option<String>, StoreError>;
}

/// The small storage: immediate, a few megabytes. It holds working copies, which are documents that
/// the database has not confirmed yet, and the witness.
pub trait SmallStorage {
    /// Returns what stands under a key.
    fn get(&self, key: &str) -> Option<String>;

    /// Writes, and reads back.
    ///
    /// # Errors
    /// The named reason.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Removes what stands under a key.
    fn remove(&self, key: &str);

    /// Returns all keys that begin with a prefix.
    fn keys(&self, prefix: &str) -> Vec<String>;
}

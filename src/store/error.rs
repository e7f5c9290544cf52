//! Why something could not be kept.

/// Why a document was not kept in the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser gives no storage: blocked by settings or private mode.
    Denied,
    /// There is no more room.
    Full,
    /// The browser has a storage and cannot read or write it, as after a fault of the disk.
    Unreadable,
    /// What was read back is not what was written.
    NotReadBack,
    /// Another tab wrote a later revision; it is still there.
    Conflict {
        /// The revision in storage.
        stored: u64,
    },
    /// A later version of the program wrote what is there.
    TooNew,
}

impl StoreError {
    /// Reads the name and code of a browser's exception. A full storage has many names: the
    /// standard's, Firefox's own, two legacy codes, and an abort when the disk is nearly full.
    pub fn from_exception(name: &str, code: u16) -> StoreError {
        const FULL_NAMES: [&str; 3] = [
            "QuotaExceededError",
            "NS_ERROR_DOM_QUOTA_REACHED",
            "AbortError",
        ];
        const UNREADABLE_NAMES: [&str; 2] = ["NotReadableError", "UnknownError"];
        const FULL_CODES: [u16; 2] = [22, 1014];
        if FULL_NAMES.contains(&name) || FULL_CODES.contains(&code) {
            StoreError::Full
        } else if name == "VersionError" {
            StoreError::TooNew
        } else if UNREADABLE_NAMES.contains(&name) {
            StoreError::Unreadable
        } else {
            StoreError::Denied
        }
    }
}

//! Why something could not be kept.

/// Why a document was not kept in the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser gives no storage: blocked by settings or private mode.
    Denied,
    /// There is no more room.
    Full,
    /// The browser ended the writing unwritten without saying why; one whose disk is nearly full does so.
    BrokenOff,
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
    /// standard's, Firefox's own, and two legacy codes.
    pub fn from_exception(name: &str, code: u16) -> StoreError {
        const FULL_NAMES: [&str; 2] = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];
        const UNREADABLE_NAMES: [&str; 2] = ["NotReadableError", "UnknownError"];
        const FULL_CODES: [u16; 2] = [22, 1014];
        if FULL_NAMES.contains(&name) || FULL_CODES.contains(&code) {
            StoreError::Full
        } else if name == "AbortError" {
            StoreError::BrokenOff
        } else if name == "VersionError" {
            StoreError::TooNew
        } else if UNREADABLE_NAMES.contains(&name) {
            StoreError::Unreadable
        } else {
            StoreError::Denied
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exceptions_have_their_reason() {
        let reasons = [
            ("QuotaExceededError", 0, StoreError::Full),
            ("NS_ERROR_DOM_QUOTA_REACHED", 1014, StoreError::Full),
            ("Other", 22, StoreError::Full),
            ("AbortError", 20, StoreError::BrokenOff),
            ("VersionError", 0, StoreError::TooNew),
            ("NotReadableError", 0, StoreError::Unreadable),
            ("SecurityError", 18, StoreError::Denied),
        ];
        for (name, code, reason) in reasons {
            assert_eq!(StoreError::from_exception(name, code), reason, "{name}");
        }
    }
}

//! The browser's local storage as the small storage of the keeper.

use crate::store::{SmallStorage, StoreError};

use super::probe::{from_js, storage};

/// The local storage; asking for it anew each time is cheap, and it may be denied at any time.
pub struct LocalSmall;

impl SmallStorage for LocalSmall {
    fn get(&self, key: &str) -> Option<String> {
        storage().ok()?.get_item(key).ok()?
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let storage = storage()?;
        let denied = |error| from_js(&error);
        storage.set_item(key, text).map_err(denied)?;
        let back = storage.get_item(key).map_err(denied)?;
        if back.as_deref() == Some(text) {
            Ok(())
        } else {
            Err(StoreError::NotReadBack)
        }
    }

    fn remove(&self, key: &str) {
        if let Ok(storage) = storage() {
            let _ = storage.remove_item(key);
        }
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        let Ok(storage) = storage() else {
            return Vec::new();
        };
        let keys =
            (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok()?);
        keys.filter(|key| key.starts_with(prefix)).collect()
    }
}

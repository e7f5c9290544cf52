//! Some work that a kill ended: what it was about, and where its document is shown afterwards.

use serde_json::Value;

use super::page::Noticed;
use super::script::Script;
use super::work::Deed;

/// Some work that a kill ended.
pub struct Killed {
    /// The work.
    pub script: Script,
    /// Milliseconds between its beginning and the kill.
    pub after: u64,
    /// What the page told.
    pub noticed: Noticed,
}

impl Killed {
    /// Returns the document that the work was about, where it is known.
    pub fn document(&self) -> Option<String> {
        let begun = || {
            self.noticed
                .document
                .clone()
                .filter(|_| self.script.deed != Deed::Import)
        };
        self.script.document.clone().or_else(begun)
    }

    /// Returns where the document is shown, and what is on screen there.
    pub fn place(&self, document: &str) -> (String, String) {
        if self.script.document.is_some() && self.script.deed != Deed::Back {
            return (self.script.place.clone(), self.script.ready.clone());
        }
        let (kind, id) = document.split_once('/').unwrap_or_default();
        if kind == "response" {
            (format!("#/responder/{id}/datos"), "#place-name".to_owned())
        } else {
            (format!("#/planificar/{id}/perfil"), "#name".to_owned())
        }
    }
}

/// Writes a value as a field shows it.
pub fn as_shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

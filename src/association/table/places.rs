//! Which municipality is meant: codes decide, names help out.

use std::collections::{BTreeMap, BTreeSet};

use super::dimension::Label;
use super::rows::Named;
use crate::framework::CountryPack;
use crate::response::{CodeStatus, MunicipalityRef, code_status, normalized_name};

/// The municipalities of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// Codes by normalized name, as far as each name has one code.
    codes: BTreeMap<String, Option<String>>,
    /// How often each name was written, by the key of its municipality.
    names: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Places {
    /// Learns from everybody who named a municipality, and how many did so in the same words.
    pub(super) fn of<'a>(
        pack: &CountryPack,
        named: impl Iterator<Item = (&'a Named, usize)>,
    ) -> Places {
        let named: Vec<_> = named.collect();
        let mut places = Places::default();
        for ((_, code, name), _) in &named {
            let name = normalized_name(name);
            if !matches!(code_status(pack, code), CodeStatus::Known(_)) || name.is_empty() {
                continue;
            }
            let known = places
                .codes
                .entry(name)
                .or_insert_with(|| Some(code.clone()));
            if known.as_ref() != Some(code) {
                *known = None;
            }
        }
        for ((_, code, name), people) in named {
            let key = places.key(pack, code, name);
            *places
                .names
                .entry(key)
                .or_default()
                .entry(name.clone())
                .or_default() += people;
        }
        places
    }

    /// Returns the key of a municipality: its code where that can be one; the code of the only municipality of
    /// that name; otherwise the name, after a `~`; nothing where neither is given.
    pub(super) fn key(&self, pack: &CountryPack, code: &str, name: &str) -> String {
        if matches!(code_status(pack, code), CodeStatus::Known(_)) {
            return code.trim().to_string();
        }
        let name = normalized_name(name);
        match self.codes.get(&name) {
            Some(Some(code)) => code.clone(),
            _ if name.is_empty() => String::new(),
            _ => format!("~{name}"),
        }
    }

    /// Returns the key of a municipality that somebody named elsewhere.
    pub(super) fn key_of(&self, pack: &CountryPack, named: &MunicipalityRef) -> String {
        self.key(pack, named.code.trim(), &named.name)
    }

    /// Returns the label of a key: the name that most wrote, of equal ones the first.
    pub(super) fn label(&self, key: &str) -> Label {
        let names = self.names.get(key).into_iter().flatten();
        let mut most: Option<(&String, usize)> = None;
        for (name, people) in names {
            if most.is_none_or(|(_, before)| *people > before) {
                most = Some((name, *people));
            }
        }
        Label {
            key: key.to_string(),
            name: most.map(|(name, _)| name.clone()).unwrap_or_default(),
        }
    }

    /// Returns every key in order.
    pub(super) fn keys(&self) -> BTreeSet<&str> {
        self.names.keys().map(String::as_str).collect()
    }
}

/// Returns the beginning of a code that names its region (two digits) or province (four); nothing where the
/// key is no code.
pub(super) fn wider_key(district: &str, digits: usize) -> &str {
    if district.starts_with('~') {
        return "";
    }
    district.get(..digits).unwrap_or_default()
}

//! Which document is meant: its key in a dossier and its address on screen are the same text.

use std::fmt;

/// What stands before the id of a matrix in an address; no template is called so.
const MATRIX: &str = "matriz";

/// Which document of a plan is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PaperKey {
    /// Template id.
    pub template: String,
    /// Activity that it is about.
    pub activity: Option<String>,
    /// Person of the register that it is about.
    pub person: Option<String>,
}

impl PaperKey {
    /// Returns the key of a document about the plan.
    pub fn of_plan(template: &str) -> PaperKey {
        PaperKey {
            template: template.into(),
            activity: None,
            person: None,
        }
    }

    /// Returns the key of a document about an activity.
    pub fn of_activity(template: &str, activity: &str) -> PaperKey {
        PaperKey {
            activity: Some(activity.into()),
            ..PaperKey::of_plan(template)
        }
    }

    /// Returns the key of a document about a person in an activity.
    pub fn of_person(template: &str, activity: &str, person: &str) -> PaperKey {
        PaperKey {
            person: Some(person.into()),
            ..PaperKey::of_activity(template, activity)
        }
    }
}

impl fmt::Display for PaperKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.template)?;
        for part in [&self.activity, &self.person].into_iter().flatten() {
            write!(f, "/{part}")?;
        }
        Ok(())
    }
}

/// What an address in the section of documents leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperPlace {
    /// A document.
    Document(PaperKey),
    /// A matrix, by its id.
    Matrix(String),
}

impl PaperPlace {
    /// Reads `plan`, `commitment/<activity>/<person>` or `matriz/pdp`; nothing from anything else.
    pub fn parse(text: &str) -> Option<PaperPlace> {
        let parts: Vec<&str> = text.split('/').collect();
        if parts.iter().any(|part| part.is_empty()) {
            return None;
        }
        let key = match parts.as_slice() {
            [MATRIX, id] => return Some(PaperPlace::Matrix((*id).into())),
            [template] => PaperKey::of_plan(template),
            [template, activity] => PaperKey::of_activity(template, activity),
            [template, activity, person] => PaperKey::of_person(template, activity, person),
            _ => return None,
        };
        Some(PaperPlace::Document(key))
    }
}

impl fmt::Display for PaperPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PaperPlace::Document(key) => key.fmt(f),
            PaperPlace::Matrix(id) => write!(f, "{MATRIX}/{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back() {
        for text in ["plan", "agreement/a1", "commitment/a1/p-2", "matriz/pdp"] {
            assert_eq!(PaperPlace::parse(text).unwrap().to_string(), text);
        }
        let matrix = PaperPlace::Matrix("dnc".into());
        assert_eq!(PaperPlace::parse("matriz/dnc"), Some(matrix));
        for text in ["", "/", "plan/", "a//b", "a/b/c/d"] {
            assert_eq!(PaperPlace::parse(text), None, "{text}");
        }
    }
}

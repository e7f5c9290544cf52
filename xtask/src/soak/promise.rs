//! What was promised: every document as it was last found, the steps done since, and which of them a tick covered.
//!
//! A tick that was on screen after a step promises that step and all before it, for ever. Later steps may have been
//! kept too, but only in their order: what is found must be the document after some number of steps, not fewer than
//! promised.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// Values by the place where they stand, see [`value_at`].
pub type Places = BTreeMap<String, Value>;

/// What is found of the documents: each by its name, as many times as it is stored.
pub type Found = BTreeMap<String, Vec<Value>>;

/// Prefix of the place of a whole response inside a dossier, by its id.
const RESPONSE: &str = "response:";

/// What a step does to a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// The document by kind and id, such as `dossier/0123…`; `None` for the one that the work itself begins.
    pub document: Option<String>,
    /// The values that it has afterwards.
    pub places: Places,
}

/// A document: as it was last found, and what was done since.
#[derive(Debug, Default)]
struct Account {
    /// `None` while there is none.
    known: Option<Places>,
    since: Vec<Places>,
    /// How many of the steps since were promised.
    promised: usize,
}

/// A promise that was not kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Loss {
    /// The document.
    pub document: String,
    /// What is missing, for a person to read.
    pub what: String,
}

/// The promises about all documents of a profile.
#[derive(Debug, Default)]
pub struct Ledger {
    accounts: BTreeMap<String, Account>,
}

impl Ledger {
    /// Notes a document that is there from the start.
    pub fn begin_with(&mut self, document: String, places: Places) {
        let account = self.accounts.entry(document).or_default();
        account.known = Some(places);
    }

    /// Notes what was done: the effects of the steps in their order, and how many steps a tick covered. `begun` is
    /// the document that the work began; while nobody knows it, nothing can have been promised about it. Returns the
    /// number of effects promised.
    pub fn note(
        &mut self,
        steps: &[Option<Effect>],
        ticked: usize,
        begun: Option<&String>,
    ) -> usize {
        let mut promised = 0;
        for (place, effect) in steps.iter().enumerate() {
            let Some(effect) = effect else { continue };
            let Some(document) = effect.document.as_ref().or(begun) else {
                continue;
            };
            let account = self.accounts.entry(document.clone()).or_default();
            account.since.push(effect.places.clone());
            if place < ticked {
                account.promised = account.since.len();
                promised += 1;
            }
        }
        promised
    }

    /// Compares what is found with what was promised, and goes on from what is found.
    pub fn settle(&mut self, found: &Found) -> Vec<Loss> {
        let mut losses = Vec::new();
        for (document, account) in &mut self.accounts {
            let copies = found.get(document).map(Vec::as_slice).unwrap_or_default();
            if let Err(what) = account.settle(copies) {
                let document = document.clone();
                losses.push(Loss { document, what });
            }
        }
        losses
    }

    /// Returns the documents that nobody has spoken of yet.
    pub fn strangers(&self, found: &Found) -> BTreeSet<String> {
        let names = found.keys();
        let unknown = names.filter(|name| !self.accounts.contains_key(*name));
        unknown.cloned().collect()
    }

    /// Returns the documents that are there, of a kind.
    pub fn of_kind(&self, kind: &str) -> Vec<(&str, &Places)> {
        let mut found = Vec::new();
        for (name, account) in &self.accounts {
            if let (Some(id), Some(places)) =
                (name.strip_prefix(&format!("{kind}/")), &account.known)
            {
                found.push((id, places));
            }
        }
        found
    }

    /// Returns a document as it was last found, and as it is after each step since; nothing where nobody has spoken
    /// of it yet.
    pub fn states(&self, document: &str) -> Option<Vec<Option<Places>>> {
        let account = self.accounts.get(document)?;
        let steps = 0..=account.since.len();
        Some(steps.map(|steps| account.after(steps)).collect())
    }

    /// Returns a document as it was last found.
    pub fn known(&self, document: &str) -> Option<&Places> {
        self.accounts.get(document)?.known.as_ref()
    }
}

impl Account {
    /// Returns the document as it is after so many of the steps.
    fn after(&self, steps: usize) -> Option<Places> {
        let mut state = self.known.clone();
        for step in self.since.iter().take(steps) {
            let state = state.get_or_insert_default();
            state.extend(step.clone());
        }
        state
    }

    /// Goes on from what is found, or says what is missing of what was promised.
    fn settle(&mut self, copies: &[Value]) -> Result<(), String> {
        let fits = |state: &Option<Places>| match state {
            None => copies.is_empty(),
            Some(places) => copies.iter().any(|copy| missing(places, copy).is_none()),
        };
        let possible = (self.promised..=self.since.len()).rev();
        let kept = possible.map(|steps| self.after(steps)).find(fits);
        let outcome = match kept {
            Some(state) => {
                self.known = state;
                Ok(())
            }
            None => Err(self.what_is_missing(copies, fits)),
        };
        self.since.clear();
        self.promised = 0;
        outcome
    }

    fn what_is_missing(
        &mut self,
        copies: &[Value],
        fits: impl Fn(&Option<Places>) -> bool,
    ) -> String {
        let promised = self.promised;
        let earlier = (0..promised).rev().find(|steps| fits(&self.after(*steps)));
        let wanted = self.after(promised);
        let detail = match (copies.first(), &wanted) {
            (None, _) => "it is gone".to_owned(),
            (Some(copy), Some(places)) => missing(places, copy).unwrap_or_default(),
            (Some(_), None) => "it is there although it was not".to_owned(),
        };
        self.known = earlier.and_then(|steps| self.after(steps));
        match earlier {
            Some(steps) => format!(
                "the last {} of {promised} ticked steps are lost; {detail}",
                promised - steps
            ),
            None => format!("it is as it never was after any of {promised} ticked steps; {detail}"),
        }
    }
}

/// Tells whether a payload is a document in this state.
pub fn is_in(payload: &Value, state: &Places) -> bool {
    missing(state, payload).is_none()
}

/// Says which place of a payload differs; `None` where all are as they should be.
fn missing(places: &Places, payload: &Value) -> Option<String> {
    places.iter().find_map(|(place, value)| {
        let found = value_at(payload, place);
        (found != *value).then(|| format!("{place} should be {value} and is {found}"))
    })
}

/// Returns what stands at a place of a payload: a JSON pointer, or `response:` and the id of a response that a
/// dossier received. What is absent is null.
pub fn value_at(payload: &Value, place: &str) -> Value {
    let found = match place.strip_prefix(RESPONSE) {
        None => payload.pointer(place),
        Some(id) => {
            let received = payload.get("responses").and_then(Value::as_array);
            let mut documents = received
                .into_iter()
                .flatten()
                .filter_map(|item| item.get("document"));
            let document =
                documents.find(|document| document.get("id").and_then(Value::as_str) == Some(id));
            document.and_then(|document| document.get("payload"))
        }
    };
    found.cloned().unwrap_or_default()
}

/// Returns the place of a whole response inside a dossier.
pub fn response_place(id: &str) -> String {
    format!("{RESPONSE}{id}")
}

/// Returns every value of a payload by its place.
pub fn leaves(payload: &Value) -> Places {
    let mut found = Places::new();
    gather(payload, String::new(), &mut found);
    found
}

fn gather(value: &Value, place: String, found: &mut Places) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                gather(value, format!("{place}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (number, value) in items.iter().enumerate() {
                gather(value, format!("{place}/{number}"), found);
            }
        }
        scalar => {
            found.insert(place, scalar.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const DOCUMENT: &str = "dossier/a";

    fn name(text: &str) -> Option<Effect> {
        Some(Effect {
            document: Some(DOCUMENT.to_owned()),
            places: Places::from([("/name".to_owned(), json!(text))]),
        })
    }

    fn found(payload: Value) -> Found {
        Found::from([(DOCUMENT.to_owned(), vec![payload])])
    }

    fn ledger() -> Ledger {
        let mut ledger = Ledger::default();
        let places = leaves(&json!({ "name": "A", "staff": { "mayor": 1 } }));
        ledger.begin_with(DOCUMENT.to_owned(), places);
        ledger
    }

    #[test]
    fn what_was_ticked_must_be_there_and_later_steps_may_be() {
        let steps = [name("B"), None, name("C"), name("D")];
        for (ticked, kept) in [(0, "ABCD"), (1, "BCD"), (2, "BCD"), (3, "CD"), (4, "D")] {
            for text in ["A", "B", "C", "D", "X"] {
                let mut ledger = ledger();
                ledger.note(&steps, ticked, None);
                let losses =
                    ledger.settle(&found(json!({ "name": text, "staff": { "mayor": 1 } })));
                assert_eq!(losses.is_empty(), kept.contains(text), "{text} of {ticked}");
            }
        }
    }

    #[test]
    fn a_document_half_of_one_step_and_half_of_another_is_none() {
        let mut ledger = ledger();
        let both = |name: &str, mayor: u8| {
            let places = leaves(&json!({ "name": name, "staff": { "mayor": mayor } }));
            Some(Effect {
                document: Some(DOCUMENT.to_owned()),
                places,
            })
        };
        ledger.note(&[both("B", 2), both("C", 3)], 0, None);
        let losses = ledger.settle(&found(json!({ "name": "C", "staff": { "mayor": 2 } })));
        assert!(losses[0].what.contains("as it never was"), "{losses:?}");
    }

    #[test]
    fn a_loss_says_how_much() {
        let mut ledger = ledger();
        assert_eq!(ledger.note(&[name("B"), name("C"), name("D")], 3, None), 3);
        let losses = ledger.settle(&found(json!({ "name": "B", "staff": { "mayor": 1 } })));
        let what = "the last 2 of 3 ticked steps are lost; /name should be \"D\" and is \"B\"";
        assert_eq!(losses[0].what, what);
        assert_eq!(
            ledger.settle(&Found::new())[0].what,
            "it is as it never was after any of 0 ticked steps; it is gone"
        );
    }

    #[test]
    fn work_goes_on_from_what_is_found() {
        let mut ledger = ledger();
        ledger.note(&[name("B"), name("C")], 1, None);
        let now = found(json!({ "name": "C", "staff": { "mayor": 1 } }));
        assert!(ledger.settle(&now).is_empty());
        assert_eq!(ledger.known(DOCUMENT).unwrap()["/name"], "C");
        // Nothing was done since, so nothing may change.
        assert!(ledger.settle(&now).is_empty());
        let before = found(json!({ "name": "B", "staff": { "mayor": 1 } }));
        assert_eq!(ledger.settle(&before).len(), 1);
    }

    #[test]
    fn what_work_begins_is_promised_once_it_has_a_name() {
        let mut ledger = Ledger::default();
        let begun = |text: &str| {
            let places = Places::from([("/name".to_owned(), json!(text))]);
            Some(Effect {
                document: None,
                places,
            })
        };
        assert_eq!(ledger.note(&[begun("A"), begun("B")], 1, None), 0);
        assert!(ledger.settle(&Found::new()).is_empty());
        assert_eq!(ledger.strangers(&found(json!({}))).len(), 1);
        ledger.note(&[begun("A"), begun("B")], 1, Some(&DOCUMENT.to_owned()));
        assert_eq!(ledger.settle(&Found::new()).len(), 1);
        ledger.note(&[begun("A")], 0, Some(&DOCUMENT.to_owned()));
        assert!(ledger.settle(&Found::new()).is_empty());
    }

    #[test]
    fn any_copy_of_a_document_will_do() {
        let mut ledger = ledger();
        ledger.note(&[name("B")], 1, None);
        let copies = ["A", "B"].map(|name| json!({ "name": name, "staff": { "mayor": 1 } }));
        let found = Found::from([(DOCUMENT.to_owned(), copies.to_vec())]);
        assert!(ledger.settle(&found).is_empty());
    }

    #[test]
    fn responses_are_found_by_their_id_and_values_by_their_place() {
        let payload = json!({
            "responses": [{ "document": { "id": "x", "payload": { "step": 1 } } }],
            "a/b": [{ "c": 1 }, null],
        });
        assert_eq!(
            value_at(&payload, &response_place("x")),
            json!({ "step": 1 })
        );
        assert_eq!(value_at(&payload, &response_place("y")), Value::Null);
        for (place, value) in leaves(&payload) {
            assert_eq!(value_at(&payload, &place), value, "{place}");
        }
    }
}

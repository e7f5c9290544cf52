//! A script: what is done on one screen, step by step, and how it is put together.

use fastrand::Rng;
use serde_json::{Value, json};

use super::promise::{Effect, Places};
use super::work::Deed;

/// One thing somebody does.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What `page.js` is told.
    pub order: Value,
    /// What changes by it.
    pub effect: Option<Effect>,
}

/// Some work on one screen.
#[derive(Debug, Clone)]
pub struct Script {
    /// What kind of work.
    pub deed: Deed,
    /// The address where it takes place.
    pub place: String,
    /// What must be on screen before it begins.
    pub ready: String,
    /// The document that it is about; `None` where it begins one or takes one in.
    pub document: Option<String>,
    /// The steps in their order.
    pub steps: Vec<Step>,
    /// Fields of the screen, each with the place of the document that it shows.
    pub fields: Vec<(String, String)>,
}

impl Script {
    /// Returns the minutes by which the work moves the page's clock.
    pub fn ahead(&self) -> u64 {
        self.steps.iter().map(Step::ahead).sum()
    }
}

impl Step {
    /// Returns the minutes by which the step moves the page's clock.
    pub fn ahead(&self) -> u64 {
        self.order
            .get("ahead")
            .and_then(Value::as_u64)
            .unwrap_or_default()
    }
}

/// Puts the steps of a script together.
pub struct Builder<'a> {
    /// The source of everything random.
    pub rng: &'a mut Rng,
    /// The document that the next steps change; `None` for the one that the work begins.
    pub document: Option<String>,
    steps: Vec<Step>,
    fields: Vec<(String, String)>,
}

impl<'a> Builder<'a> {
    /// Begins the work on a document.
    pub fn new(rng: &'a mut Rng, document: Option<String>) -> Self {
        Self {
            rng,
            document,
            steps: Vec::new(),
            fields: Vec::new(),
        }
    }

    /// Most pauses are those of typing; some are long enough for what was gathered to be saved.
    fn pause(&mut self) -> u32 {
        if self.rng.u8(..10) == 0 {
            self.rng.u32(300..600)
        } else {
            self.rng.u32(0..60)
        }
    }

    /// Adds a step; `order` is what `page.js` does.
    pub fn step(&mut self, mut order: Value, places: Option<Places>) {
        let pause = self.pause();
        if let Some(map) = order.as_object_mut() {
            map.insert("pause".to_owned(), json!(pause));
        }
        let document = self.document.clone();
        let effect = places.map(|places| Effect { document, places });
        self.steps.push(Step { order, effect });
    }

    /// Presses a button or chooses a choice.
    pub fn press(&mut self, css: &str, places: Option<Places>) {
        self.step(json!({ "act": "press", "css": css }), places);
    }

    /// Waits for something to appear.
    pub fn wait(&mut self, css: &str) {
        self.step(json!({ "act": "wait", "css": css }), None);
    }

    /// Sets a field at once.
    pub fn set(&mut self, css: &str, place: &str, text: &str, value: Value) {
        let places = Places::from([(place.to_owned(), value)]);
        self.step(
            json!({ "act": "write", "css": css, "text": text }),
            Some(places),
        );
        self.shows(css, place);
    }

    /// Types words that nobody typed before, letter by letter.
    pub fn type_words(&mut self, css: &str, place: &str) {
        let mut text = format!("Ñahuín {:08x} ", self.rng.u32(..));
        let letters: Vec<char> = "«al alba» & compañía".chars().collect();
        for letter in letters.into_iter().take(self.rng.usize(1..12)) {
            text.push(letter);
            self.set(css, place, &text, json!(text));
        }
    }

    /// Notes that a field of the screen shows a place of the document.
    pub fn shows(&mut self, css: &str, place: &str) {
        let field = (css.to_owned(), place.to_owned());
        if !self.fields.contains(&field) {
            self.fields.push(field);
        }
    }

    /// Returns the script for a place where something is `ready`.
    pub fn script(self, deed: Deed, place: String, ready: &str) -> Script {
        Script {
            deed,
            place,
            ready: ready.to_owned(),
            document: self.document,
            steps: self.steps,
            fields: self.fields,
        }
    }
}

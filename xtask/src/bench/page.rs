//! The product in a slow browser: a dossier is taken in, keys are pressed, and the page says how long each took.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};

use super::plan::Sample;
use crate::soak::browser::Browser;
use crate::soak::cdp::Connection;

/// How long a screen may take to appear on the slow computer.
const PATIENCE: Duration = Duration::from_secs(60);

/// How many times slower than this machine the computer is.
pub(super) const SLOW_DOWN: u32 = 4;

/// The time from one key to the next of somebody who types well.
const PACE: Duration = Duration::from_millis(120);

/// How long nobody presses anything before and after the keys.
const REST: Duration = Duration::from_secs(1);

/// Added to every page before its own scripts.
const WATCHER: &str = include_str!("page.js");

/// What was measured on one screen, in milliseconds.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Measured {
    /// From each key to the frame that shows what it did.
    pub keys: Vec<f64>,
    /// Tasks of more than 50 ms meanwhile.
    pub long: Vec<f64>,
    /// From each frame to the next meanwhile.
    pub frames: Vec<f64>,
    /// Time of the processor that the page's thread took for each key, whatever came of it later among it: saving, figures
    /// that follow, drawing.
    #[serde(skip)]
    pub work: f64,
}

/// A screen with what is done on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// Typing in the title of an activity.
    Title,
    /// Noting hours attended.
    Attendance,
    /// Moving an activity down the list of the plan and up again.
    List,
    /// Moving a bar of the calendar by months, there and back.
    Calendar,
    /// Setting what may be spent.
    Budget,
    /// Looking for somebody among all who take part.
    People,
    /// Trying what falls out with fewer hours.
    WhatIf,
}

impl Screen {
    /// All of them, in the order in which they are measured.
    pub const ALL: [Screen; 7] = [
        Screen::Title,
        Screen::Attendance,
        Screen::List,
        Screen::Calendar,
        Screen::Budget,
        Screen::People,
        Screen::WhatIf,
    ];

    /// Returns its name in the report.
    pub fn name(self) -> &'static str {
        match self {
            Screen::Title => "title",
            Screen::Attendance => "attendance",
            Screen::List => "list",
            Screen::Calendar => "calendar",
            Screen::Budget => "budget",
            Screen::People => "people",
            Screen::WhatIf => "what-if",
        }
    }

    /// Returns its place within the dossier.
    fn place(self, sample: &Sample) -> String {
        let activity = &sample.activity;
        match self {
            Screen::Title => format!("actividad/{activity}"),
            Screen::Attendance => format!("seguimiento/actividad/{activity}"),
            Screen::List => "plan".into(),
            Screen::Calendar => "plan/calendario".into(),
            Screen::Budget => "plan/presupuesto".into(),
            Screen::People => "plan/personas".into(),
            Screen::WhatIf => "plan/recorte".into(),
        }
    }

    /// Returns the ids of what has the focus while keys are pressed, in turn.
    fn fields(self, sample: &Sample) -> Vec<String> {
        let activity = &sample.activity;
        match self {
            Screen::Title => vec!["title".into()],
            Screen::Attendance => sample
                .people
                .iter()
                .map(|id| format!("hours-{id}"))
                .collect(),
            Screen::List => vec![format!("down-{activity}"), format!("up-{activity}")],
            Screen::Calendar => vec![format!("bar-{activity}")],
            Screen::Budget => vec!["limit-2026-municipality".into()],
            Screen::People => vec!["person-search".into()],
            Screen::WhatIf => vec!["what-if-hours".into()],
        }
    }

    /// Returns the two keys that are pressed: the second undoes the first.
    fn keys(self) -> [Key; 2] {
        match self {
            Screen::List => [Key::ENTER, Key::ENTER],
            Screen::Calendar => [Key::LATER, Key::EARLIER],
            _ => [Key::FOUR, Key::BACK],
        }
    }
}

/// A key with what it types; `shift` is held meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    name: &'static str,
    text: &'static str,
    code: u32,
    shift: bool,
}

impl Key {
    const FOUR: Key = Key::typing("4", "4", 52);
    const BACK: Key = Key::typing("Backspace", "", 8);
    const ENTER: Key = Key::typing("Enter", "\r", 13);
    const LATER: Key = Key::with_shift("ArrowRight", 39);
    const EARLIER: Key = Key::with_shift("ArrowLeft", 37);

    const fn typing(name: &'static str, text: &'static str, code: u32) -> Key {
        Key {
            name,
            text,
            code,
            shift: false,
        }
    }

    const fn with_shift(name: &'static str, code: u32) -> Key {
        Key {
            name,
            text: "",
            code,
            shift: true,
        }
    }
}

/// Opens a sample in a browser of its own, presses `keys` keys on each screen, and returns what was measured, in the
/// order of [`Screen::ALL`].
///
/// # Errors
/// The browser cannot be started, or a screen does not appear.
pub fn measure(
    address: &str,
    folder: &Path,
    sample: &Sample,
    keys: usize,
) -> Result<Vec<Measured>> {
    fs::create_dir_all(folder)?;
    let browser = Browser::start(&folder.join("profile"))?;
    let mut page = Page::of(&browser, address)?;
    let file = folder.join("expediente.json");
    fs::write(&file, &sample.text)?;
    page.take_in("#/planificar", &file, &sample.dossier)?;
    page.call(
        "Emulation.setCPUThrottlingRate",
        json!({ "rate": SLOW_DOWN }),
    )?;
    let measured = Screen::ALL.into_iter().map(|screen| {
        let place = format!("#/planificar/{}/{}", sample.dossier, screen.place(sample));
        let fields = screen.fields(sample);
        let first = fields.first().context("a field")?;
        page.go(&place, first)?;
        let measured = page.pressing(&fields, screen.keys(), keys);
        measured.with_context(|| screen.name())
    });
    measured.collect()
}

/// The product in a browser.
pub(super) struct Page<'a> {
    connection: Connection,
    address: &'a str,
}

impl<'a> Page<'a> {
    pub(super) fn of(browser: &Browser, address: &'a str) -> Result<Self> {
        let connection = Connection::to_page(&browser.address)?;
        let mut page = Self {
            connection,
            address,
        };
        for domain in ["Runtime", "Page", "DOM"] {
            page.call(&format!("{domain}.enable"), json!({}))?;
        }
        // Time of the thread, so that other programs on the machine do not count.
        page.call("Performance.enable", json!({ "timeDomain": "threadTicks" }))?;
        page.call(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": WATCHER }),
        )?;
        Ok(page)
    }

    pub(super) fn call(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.connection.call(method, parameters)
    }

    /// Returns what an expression comes to, also where it takes time; it may do what only a user may.
    pub(super) fn value(&mut self, expression: &str) -> Result<Value> {
        let wish = json!({
            "expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true,
        });
        let mut answer = self.call("Runtime.evaluate", wish)?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            bail!("{thrown}");
        }
        Ok(answer
            .pointer_mut("/result/value")
            .map(Value::take)
            .unwrap_or_default())
    }

    pub(super) fn until(&mut self, what: &str, expression: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            // While the page changes there may be nobody to ask.
            if matches!(self.value(expression), Ok(Value::Bool(true))) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let screen = self
            .value("document.body.innerText.slice(0, 600)")
            .unwrap_or_default();
        bail!("waited in vain for {what}; on screen: {screen}")
    }

    /// Goes to a place and waits until an element with this id is there.
    pub(super) fn go(&mut self, place: &str, id: &str) -> Result<()> {
        let address = format!("{}{place}", self.address);
        self.call("Page.navigate", json!({ "url": address }))?;
        let there = format!(
            "location.hash === {} && !!document.getElementById({})",
            json!(place),
            json!(id)
        );
        self.until(place, &there)
    }

    /// Gives the file of a document to a list of the page, as a person who chooses it.
    pub(super) fn take_in(&mut self, list: &str, file: &Path, document: &str) -> Result<()> {
        let address = format!("{}{list}", self.address);
        self.call("Page.navigate", json!({ "url": address }))?;
        self.until(
            "the field for files",
            "!!document.querySelector('input[type=file]')",
        )?;
        let root = self.call("DOM.getDocument", json!({ "depth": 0 }))?;
        let root = root
            .pointer("/root/nodeId")
            .context("the document")?
            .clone();
        let wish = json!({ "nodeId": root, "selector": "input[type=file]" });
        let input = self.call("DOM.querySelector", wish)?;
        let input = input.get("nodeId").context("the field for files")?.clone();
        self.call(
            "DOM.setFileInputFiles",
            json!({ "files": [file], "nodeId": input }),
        )?;
        let link = format!("a[href*={}]", json!(document));
        let there = format!("!!document.querySelector({})", json!(link));
        self.until("the document that was taken in", &there)
    }

    /// Presses two keys after one another with the focus on these ids in turn.
    fn pressing(&mut self, ids: &[String], pair: [Key; 2], keys: usize) -> Result<Measured> {
        // What drawing the screen took is not part of it.
        std::thread::sleep(REST);
        let before = self.worked()?;
        self.value("void (benched.keys.length = benched.long.length = benched.frames.length = 0)")?;
        for (number, id) in ids.iter().cycle().enumerate().take(keys / 2) {
            if number < ids.len() || ids.len() > 1 {
                let id = json!(id);
                self.value(&format!("document.getElementById({id}).focus()"))?;
            }
            for key in pair {
                self.press(key)?;
            }
        }
        std::thread::sleep(REST);
        let found = self.value("benched")?;
        let mut found: Measured = serde_json::from_value(found).context("what was measured")?;
        found.work = (self.worked()? - before) / keys.max(1) as f64;
        let Measured { keys: measured, .. } = &found;
        if measured.len() < keys / 2 * 2 {
            bail!(
                "{} keys were pressed, {} came to the screen",
                keys / 2 * 2,
                measured.len()
            );
        }
        Ok(found)
    }

    /// Returns the time of the processor that the page's thread took so far, in milliseconds.
    fn worked(&mut self) -> Result<f64> {
        let answer = self.call("Performance.getMetrics", json!({}))?;
        let metrics = answer.get("metrics").and_then(Value::as_array);
        let mut metrics = metrics.into_iter().flatten();
        let found = metrics.find(|metric| metric["name"] == "TaskDuration");
        let seconds = found.and_then(|metric| metric["value"].as_f64());
        Ok(1_000.0 * seconds.context("the work of the page")?)
    }

    /// Presses a key and lets go of it.
    fn press(&mut self, key: Key) -> Result<()> {
        let kind = if key.text.is_empty() {
            "rawKeyDown"
        } else {
            "keyDown"
        };
        let shift = if key.shift { 8 } else { 0 };
        let mut event = json!({
            "type": kind, "key": key.name, "code": key.name, "text": key.text,
            "windowsVirtualKeyCode": key.code, "modifiers": shift,
        });
        self.call("Input.dispatchKeyEvent", event.clone())?;
        if let Some(event) = event.as_object_mut() {
            event.insert("type".into(), json!("keyUp"));
            event.remove("text");
        }
        self.call("Input.dispatchKeyEvent", event)?;
        std::thread::sleep(PACE);
        Ok(())
    }
}

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
const SLOW_DOWN: u32 = 4;

/// The time from one key to the next of somebody who types well.
const PACE: Duration = Duration::from_millis(120);

/// Added to every page before its own scripts.
const WATCHER: &str = include_str!("page.js");

/// What was measured on one screen, in milliseconds.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Measured {
    /// From each key to the frame that shows what it did.
    pub keys: Vec<f64>,
    /// Tasks of more than 50 ms meanwhile.
    pub long: Vec<f64>,
}

impl Measured {
    /// Adds what was measured another time.
    pub fn add(&mut self, other: Measured) {
        self.keys.extend(other.keys);
        self.long.extend(other.long);
    }
}

/// What was measured of one plan.
#[derive(Debug, Clone, Default)]
pub struct Screens {
    /// Typing in the title of an activity.
    pub title: Measured,
    /// Noting hours attended.
    pub attendance: Measured,
}

/// Opens a sample in a browser of its own, presses `keys` keys on each screen, and returns what was measured.
///
/// # Errors
/// The browser cannot be started, or a screen does not appear.
pub fn measure(address: &str, folder: &Path, sample: &Sample, keys: usize) -> Result<Screens> {
    fs::create_dir_all(folder)?;
    let browser = Browser::start(&folder.join("profile"))?;
    let mut page = Page::of(&browser, address)?;
    let file = folder.join("expediente.json");
    fs::write(&file, &sample.text)?;
    page.take_in(&file, &sample.dossier)?;
    page.call(
        "Emulation.setCPUThrottlingRate",
        json!({ "rate": SLOW_DOWN }),
    )?;
    let place = |rest: &str| format!("#/planificar/{}/{rest}", sample.dossier);
    let activity = format!("actividad/{}", sample.activity);
    page.go(&place(&activity), "#title")?;
    let title = page.typing(&["#title".to_owned()], keys)?;
    page.go(
        &place(&format!("seguimiento/{activity}")),
        "input[id^=hours-]",
    )?;
    let cells: Vec<String> = sample
        .people
        .iter()
        .map(|id| format!("#hours-{id}"))
        .collect();
    let attendance = page.typing(&cells, keys)?;
    Ok(Screens { title, attendance })
}

struct Page<'a> {
    connection: Connection,
    address: &'a str,
}

impl<'a> Page<'a> {
    fn of(browser: &Browser, address: &'a str) -> Result<Self> {
        let connection = Connection::to_page(&browser.address)?;
        let mut page = Self {
            connection,
            address,
        };
        for domain in ["Runtime", "Page", "DOM"] {
            page.call(&format!("{domain}.enable"), json!({}))?;
        }
        page.call(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": WATCHER }),
        )?;
        Ok(page)
    }

    fn call(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.connection.call(method, parameters)
    }

    fn value(&mut self, expression: &str) -> Result<Value> {
        let wish = json!({ "expression": expression, "returnByValue": true });
        let mut answer = self.call("Runtime.evaluate", wish)?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            bail!("{thrown}");
        }
        Ok(answer
            .pointer_mut("/result/value")
            .map(Value::take)
            .unwrap_or_default())
    }

    fn until(&mut self, what: &str, expression: &str) -> Result<()> {
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

    /// Goes to a place and waits until an element is there.
    fn go(&mut self, place: &str, css: &str) -> Result<()> {
        let address = format!("{}{place}", self.address);
        self.call("Page.navigate", json!({ "url": address }))?;
        let there = format!(
            "location.hash === {} && !!document.querySelector({})",
            json!(place),
            json!(css)
        );
        self.until(place, &there)
    }

    /// Gives the file of a dossier to the page, as a person who chooses it.
    fn take_in(&mut self, file: &Path, dossier: &str) -> Result<()> {
        self.go("#/planificar", "input[type=file]")?;
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
        let link = format!("a[href*={}]", json!(dossier));
        let there = format!("!!document.querySelector({})", json!(link));
        self.until("the dossier that was taken in", &there)
    }

    /// Presses keys in these fields in turn: a digit, and the key that takes it away again.
    fn typing(&mut self, fields: &[String], keys: usize) -> Result<Measured> {
        // What drawing the screen took is not part of it.
        std::thread::sleep(Duration::from_secs(1));
        self.value("void (benched.keys.length = benched.long.length = 0)")?;
        for (number, field) in fields.iter().cycle().enumerate().take(keys / 2) {
            if number < fields.len() || fields.len() > 1 {
                self.value(&format!("document.querySelector({}).focus()", json!(field)))?;
            }
            self.press("4", 52)?;
            self.press("", 8)?;
        }
        std::thread::sleep(Duration::from_secs(1));
        let found = serde_json::from_value(self.value("benched")?).context("what was measured")?;
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

    /// Presses a key and lets go of it; without a text it is the one that takes a letter away.
    fn press(&mut self, text: &str, code: u32) -> Result<()> {
        let key = if text.is_empty() { "Backspace" } else { text };
        let kind = if text.is_empty() {
            "rawKeyDown"
        } else {
            "keyDown"
        };
        let down = json!({ "type": kind, "key": key, "code": key, "text": text, "windowsVirtualKeyCode": code });
        self.call("Input.dispatchKeyEvent", down)?;
        let up = json!({ "type": "keyUp", "key": key, "code": key, "windowsVirtualKeyCode": code });
        self.call("Input.dispatchKeyEvent", up)?;
        std::thread::sleep(PACE);
        Ok(())
    }
}

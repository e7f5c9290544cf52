//! The product in a browser, as the kill test sees it: places, what is stored, work, and what the page tells of it.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::browser::Browser;
use super::cdp::{Connection, Event};
use super::script::{Script, Step};
use super::stored::Stored;

/// How long a screen may take to appear.
const PATIENCE: Duration = Duration::from_secs(20);

/// Added to every page before its own scripts.
const WATCHER: &str = include_str!("page.js");

/// The name under which the page's script tells what it notices.
const HEARD: &str = "soakHeard";

/// True once the header does not say that something is being saved.
const SETTLED: &str = "document.querySelector('.save-status')?.dataset.state !== 'saving'";

/// Where the product is.
pub struct Site {
    /// The address of the start page.
    pub address: String,
    /// A file beside it that starts no program: its page reads and writes the same storage.
    pub bare: String,
}

/// What a page told.
#[derive(Debug, Default)]
pub struct Noticed {
    /// How many steps were covered by a tick.
    pub ticked: usize,
    /// Every tick that was told, as the number of steps that it covered.
    pub ticks: Vec<usize>,
    /// The document that was on screen last, by kind and id.
    pub document: Option<String>,
    /// What should not have been: errors in the console, on screen or in the work.
    pub troubles: Vec<String>,
}

/// One page of a running browser.
pub struct Page<'a> {
    connection: Connection,
    site: &'a Site,
}

impl<'a> Page<'a> {
    /// Connects to the browser's page and has everything told; its clock is so many minutes ahead.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn of(browser: &Browser, site: &'a Site, ahead: u64) -> Result<Self> {
        let mut connection = Connection::to_page(&browser.address)?;
        for domain in ["Runtime", "Log", "Page", "Network"] {
            connection.call(&format!("{domain}.enable"), json!({}))?;
        }
        connection.call("Runtime.addBinding", json!({ "name": HEARD }))?;
        let mut page = Self { connection, site };
        page.before_pages(&format!("window.soakAhead = {ahead} * 60_000"))?;
        page.before_pages(WATCHER)?;
        Ok(page)
    }

    fn before_pages(&mut self, source: &str) -> Result<()> {
        let wish = json!({ "source": source });
        self.connection
            .call("Page.addScriptToEvaluateOnNewDocument", wish)?;
        Ok(())
    }

    /// Opens a page of the same origin without any program.
    ///
    /// # Errors
    /// It does not appear.
    pub fn lay_bare(&mut self) -> Result<()> {
        self.bypass_worker(true)?;
        let bare = self.site.bare.clone();
        self.connection
            .call("Page.navigate", json!({ "url": bare }))?;
        let there = format!(
            "location.href === {} && document.readyState === 'complete'",
            json!(bare)
        );
        self.until("the bare page", &there)?;
        self.bypass_worker(false)
    }

    /// A service worker would answer with the product.
    fn bypass_worker(&mut self, bypass: bool) -> Result<()> {
        self.connection.call(
            "Network.setBypassServiceWorker",
            json!({ "bypass": bypass }),
        )?;
        Ok(())
    }

    /// Goes to a place of the product and waits until something is on screen there.
    ///
    /// # Errors
    /// It does not appear.
    pub fn go(&mut self, place: &str, ready: &str) -> Result<()> {
        let address = format!("{}{place}", self.site.address);
        self.connection
            .call("Page.navigate", json!({ "url": address }))?;
        let ready = format!(
            "!document.getElementById('shell') && location.hash === {} && !!document.querySelector({})",
            json!(place),
            json!(ready)
        );
        self.until(place, &ready)
    }

    /// Waits until nothing is on its way into storage: a document may follow the framework when it is opened, and what
    /// that changes is saved a little later.
    ///
    /// # Errors
    /// It does not come to an end.
    pub fn settle(&mut self) -> Result<()> {
        self.until("what was on its way", SETTLED)
    }

    /// Waits until an expression is true.
    fn until(&mut self, what: &str, expression: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            // While the page changes there may be nobody to ask.
            if matches!(self.value(expression), Ok(Value::Bool(true))) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let screen = self
            .value("document.body.innerText.slice(0, 600)")
            .unwrap_or_default();
        bail!("waited in vain for {what}; on screen: {screen}")
    }

    /// Returns the value of an expression.
    ///
    /// # Errors
    /// It throws, or the browser is gone.
    pub fn value(&mut self, expression: &str) -> Result<Value> {
        let wish = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.connection.call("Runtime.evaluate", wish)?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            bail!("{thrown}");
        }
        let value = answer.pointer_mut("/result/value").map(Value::take);
        Ok(value.unwrap_or_default())
    }

    /// Reads everything that is stored.
    ///
    /// # Errors
    /// It has a shape that nobody agreed on.
    pub fn stored(&mut self) -> Result<Stored> {
        let found = self.value("soakStored()")?;
        serde_json::from_value(found).context("what is stored has an unknown shape")
    }

    /// Keeps texts as an earlier version did, and ends the browser in order, so that they are on the disk.
    ///
    /// # Errors
    /// The browser does not take them.
    pub fn keep_and_close<'t>(
        mut self,
        entries: impl Iterator<Item = (String, &'t str)>,
    ) -> Result<()> {
        for (key, text) in entries {
            self.value(&format!(
                "localStorage.setItem({}, {})",
                json!(key),
                json!(text)
            ))?;
        }
        self.connection.close_browser()
    }

    /// Begins the work on the screen that is there.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn begin(&mut self, script: &Script) -> Result<()> {
        let expression = format!("void soakWork({})", orders(&script.steps));
        self.value(&expression)?;
        Ok(())
    }

    /// Opens the product at the place of the work, which begins as soon as it can.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn begin_cold(&mut self, script: &Script) -> Result<()> {
        let begin = format!(
            "addEventListener('DOMContentLoaded', () => soakWork({}))",
            orders(&script.steps)
        );
        self.before_pages(&begin)?;
        let address = format!("{}{}", self.site.address, script.place);
        self.connection
            .send("Page.navigate", json!({ "url": address }))?;
        Ok(())
    }

    /// Notes what the page tells up to a moment, or until the browser is gone.
    pub fn listen(&mut self, until: Instant, noticed: &mut Noticed) {
        while let Ok(Some(event)) = self.connection.event(until) {
            noticed.note(&event);
        }
    }
}

fn orders(steps: &[Step]) -> Value {
    steps.iter().map(|step| step.order.clone()).collect()
}

impl Noticed {
    fn note(&mut self, event: &Event) {
        let text = |place: &str| event.parameters.pointer(place).and_then(Value::as_str);
        match event.method.as_str() {
            "Runtime.bindingCalled" => {
                let told = serde_json::from_str(text("/payload").unwrap_or_default());
                self.hear(&told.unwrap_or_default());
            }
            "Runtime.exceptionThrown" | "Inspector.targetCrashed" => {
                self.troubles
                    .push(format!("{}: {}", event.method, event.parameters));
            }
            "Runtime.consoleAPICalled" if text("/type") == Some("error") => {
                let said = event.parameters.get("args").cloned().unwrap_or_default();
                self.troubles.push(format!("console: {said}"));
            }
            "Log.entryAdded" if text("/entry/level") == Some("error") => {
                let said = text("/entry/text").unwrap_or_default();
                let source = text("/entry/url").unwrap_or_default();
                // Browsers ask for a picture of the bare page by themselves; the product brings its own.
                if !source.ends_with("/favicon.ico") {
                    self.troubles.push(format!("console: {said} {source}"));
                }
            }
            _ => {}
        }
    }

    fn hear(&mut self, told: &Value) {
        let place = told.get("place").and_then(Value::as_str);
        let document = place.and_then(document_at);
        self.document = document.or_else(|| self.document.take());
        if let Some(steps) = told.get("ticked").and_then(Value::as_u64) {
            let steps = usize::try_from(steps).unwrap_or_default();
            self.ticks.push(steps);
            self.ticked = self.ticked.max(steps);
        }
        if let Some(trouble) = told.get("trouble").and_then(Value::as_str) {
            self.troubles.push(trouble.to_owned());
        }
    }
}

/// Returns the document that an address is about.
fn document_at(place: &str) -> Option<String> {
    let mut parts = place.trim_start_matches("#/").split('/');
    let kind = match parts.next()? {
        "responder" => "response",
        "planificar" => "dossier",
        _ => return None,
    };
    let id = parts.next().filter(|id| id.len() == 32)?;
    Some(format!("{kind}/{id}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(noticed: &mut Noticed, what: Value) {
        let parameters = json!({ "name": HEARD, "payload": what.to_string() });
        noticed.note(&Event {
            method: "Runtime.bindingCalled".to_owned(),
            parameters,
        });
    }

    #[test]
    fn the_last_tick_counts_and_the_document_stays_known() {
        let mut noticed = Noticed::default();
        let id = "0123456789abcdef0123456789abcdef";
        told(
            &mut noticed,
            json!({ "ticked": 2, "place": format!("#/responder/{id}/datos") }),
        );
        told(
            &mut noticed,
            json!({ "ticked": 5, "place": "#/planificar/ejemplo" }),
        );
        told(&mut noticed, json!({ "finished": true, "place": "#/" }));
        assert_eq!(noticed.ticked, 5);
        assert_eq!(noticed.ticks, [2, 5]);
        assert_eq!(noticed.document, Some(format!("response/{id}")));
        assert!(noticed.troubles.is_empty());
    }

    #[test]
    fn errors_of_every_kind_are_noticed() {
        let mut noticed = Noticed::default();
        told(&mut noticed, json!({ "trouble": "a card", "place": "" }));
        let events = [
            ("Runtime.exceptionThrown", json!({})),
            ("Runtime.consoleAPICalled", json!({ "type": "error" })),
            ("Runtime.consoleAPICalled", json!({ "type": "log" })),
            (
                "Log.entryAdded",
                json!({ "entry": { "level": "error", "text": "no" } }),
            ),
        ];
        for (method, parameters) in events {
            noticed.note(&Event {
                method: method.to_owned(),
                parameters,
            });
        }
        assert_eq!(noticed.troubles.len(), 4);
    }
}

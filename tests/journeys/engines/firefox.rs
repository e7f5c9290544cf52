//! Firefox, over geckodriver and WebDriver BiDi.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use futures_util::StreamExt;
use serde_json::{Value, json};
use thirtyfour::bidi::RawEvent;
use thirtyfour::prelude::*;
use thirtyfour::{BrowserCapabilitiesHelper, FirefoxCapabilities};

use super::{Driver, Request, Strangers};
use crate::browser::{Setting, Size};

const CONSOLE: &str = "log.entryAdded";
const REQUEST: &str = "network.beforeRequestSent";

/// The preference that stands above the system's wish for light or dark.
const COLOURS: &str = "layout.css.prefers-color-scheme.content-override";

pub async fn start(
    driver: &Driver,
    folder: &Path,
    setting: &Setting,
    others: &Strangers,
) -> Result<WebDriver> {
    let profile = folder.join("profile");
    std::fs::create_dir_all(&profile)?;
    let mut wishes = FirefoxCapabilities::new();
    wishes.set_firefox_binary(&driver.engine.browser()?.to_string_lossy())?;
    for word in ["-headless", "-profile", &profile.to_string_lossy()] {
        wishes.add_arg(word)?;
    }
    let mut choices = json!({
        "intl.accept_languages": "es-PE",
        "browser.download.folderList": 2,
        "browser.download.dir": folder.join("downloads"),
        "browser.download.alwaysOpenPanel": false,
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": others.port(),
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": others.port(),
    });
    if setting.deny_storage {
        choices["network.cookie.cookieBehavior"] = json!(2);
    }
    wishes.set_browser_option("prefs", choices)?;
    wishes.enable_bidi()?;
    Ok(WebDriver::new(&driver.address, wishes).await?)
}

async fn bidi(browser: &WebDriver, method: &str, parameters: Value) -> Result<Value> {
    let answer = browser.bidi().await?.send_raw(method, parameters).await;
    answer.with_context(|| method.to_owned())
}

/// The tab that WebDriver works in; both protocols call it by the same name.
async fn tab(browser: &WebDriver) -> Result<String> {
    Ok(browser.window().await?.to_string())
}

pub async fn resize(browser: &WebDriver, (width, height): Size) -> Result<()> {
    let screen = json!({ "width": width, "height": height });
    let parameters = json!({ "context": tab(browser).await?, "viewport": screen });
    bidi(browser, "browsingContext.setViewport", parameters).await?;
    Ok(())
}

pub async fn bring_to_front(browser: &WebDriver) -> Result<()> {
    let parameters = json!({ "context": tab(browser).await? });
    bidi(browser, "browsingContext.activate", parameters).await?;
    Ok(())
}

pub async fn before_pages(browser: &WebDriver, script: &str) -> Result<()> {
    let parameters = json!({
        "functionDeclaration": format!("() => {{ {script} }}"),
        "contexts": [tab(browser).await?],
    });
    bidi(browser, "script.addPreloadScript", parameters).await?;
    Ok(())
}

pub async fn prefer_colours(browser: &WebDriver, scheme: &str) -> Result<()> {
    let number = if scheme == "dark" { 0 } else { 1 };
    let window = bidi(
        browser,
        "browsingContext.getTree",
        json!({ "moz:scope": "chrome" }),
    )
    .await?;
    let parameters = json!({
        "expression": format!("Services.prefs.setIntPref('{COLOURS}', {number})"),
        "target": { "context": window["contexts"][0]["context"] },
        "awaitPromise": false,
    });
    let answer = bidi(browser, "script.evaluate", parameters).await?;
    ensure!(answer["type"] == "success", "no colours: {answer}");
    // The page hears of it a moment later.
    let heard = format!("return matchMedia('(prefers-color-scheme: {scheme})').matches");
    let deadline = Instant::now() + Duration::from_secs(5);
    while browser.execute(heard.as_str(), vec![]).await?.json() != true {
        ensure!(Instant::now() < deadline, "the page never became {scheme}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// Takes down every request and every message of the console, from all tabs.
pub struct Record(Arc<Mutex<Vec<RawEvent>>>);

impl Record {
    pub async fn start(browser: &WebDriver) -> Result<Self> {
        let bidi = browser.bidi().await?;
        let mut events = bidi.subscribe_raw();
        let names = json!({ "events": [CONSOLE, REQUEST] });
        bidi.send_raw("session.subscribe", names).await?;
        let record = Arc::new(Mutex::new(Vec::new()));
        let taken = Arc::clone(&record);
        tokio::spawn(async move {
            while let Some(event) = events.next().await {
                taken
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(event);
            }
        });
        Ok(Self(record))
    }

    /// Returns the requests and the errors since the last call.
    pub fn noted(&self) -> (Vec<Request>, Vec<String>) {
        let events = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let mut requests = Vec::new();
        let mut errors = Vec::new();
        for RawEvent { method, params } in events {
            if method == REQUEST {
                let address = text(&params["request"]["url"]);
                let page = text(&params["context"]);
                requests.push(Request { address, page });
            } else if params["level"] == "error" {
                errors.push(text(&params["text"]));
            }
        }
        (requests, errors)
    }
}

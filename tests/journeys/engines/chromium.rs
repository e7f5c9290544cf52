//! Chromium, over chromedriver and the Chrome DevTools Protocol.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel};

use super::{Driver, Request, Strangers};
use xtask::tools::BROWSER_SWITCHES;

use crate::browser::{Setting, Size};

pub async fn start(
    driver: &Driver,
    folder: &Path,
    setting: &Setting,
    others: &Strangers,
) -> Result<WebDriver> {
    let mut wishes = ChromeCapabilities::new();
    wishes.set_binary(&driver.engine.browser()?.to_string_lossy())?;
    for word in BROWSER_SWITCHES {
        wishes.add_arg(word)?;
    }
    // The driver tells of the requests of pages, not of those of service workers; nothing passes by a proxy.
    wishes.add_arg(&format!(
        "--proxy-server=http://127.0.0.1:{}",
        others.port()
    ))?;
    if let Some(film) = &setting.film {
        let film = format!("--use-file-for-fake-video-capture={}", film.display());
        wishes.add_arg("--use-fake-ui-for-media-stream")?;
        wishes.add_arg("--use-fake-device-for-media-stream")?;
        wishes.add_arg(&film)?;
    }
    let profile = folder.join("profile");
    wishes.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    wishes.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
    wishes.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    wishes.add_experimental_option("perfLoggingPrefs", json!({ "enablePage": false }))?;
    let mut choices = json!({ "intl.accept_languages": "es-PE" });
    if setting.deny_storage {
        choices["profile.default_content_setting_values.cookies"] = json!(2);
    }
    wishes.add_experimental_option("prefs", choices)?;
    Ok(WebDriver::new(&driver.address, wishes).await?)
}

pub async fn cdp(browser: &WebDriver, method: &str, parameters: Value) -> Result<Value> {
    let answer = browser.cdp().send_raw(method, parameters).await;
    answer.with_context(|| method.to_owned())
}

pub async fn prepare_tab(browser: &WebDriver, downloads: &Path) -> Result<()> {
    let behaviour = json!({ "behavior": "allow", "downloadPath": downloads });
    cdp(browser, "Browser.setDownloadBehavior", behaviour).await?;
    Ok(())
}

pub async fn resize(browser: &WebDriver, (width, height): Size) -> Result<()> {
    let mobile = width < 700;
    let screen = json!({
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile,
    });
    cdp(browser, "Emulation.setDeviceMetricsOverride", screen).await?;
    Ok(())
}

pub async fn bring_to_front(browser: &WebDriver) -> Result<()> {
    cdp(browser, "Page.bringToFront", json!({})).await?;
    Ok(())
}

pub async fn before_pages(browser: &WebDriver, script: &str) -> Result<()> {
    let parameters = json!({ "source": script });
    cdp(browser, "Page.addScriptToEvaluateOnNewDocument", parameters).await?;
    Ok(())
}

pub async fn prefer_colours(browser: &WebDriver, scheme: &str) -> Result<()> {
    let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
    let parameters = json!({ "features": features });
    cdp(browser, "Emulation.setEmulatedMedia", parameters).await?;
    Ok(())
}

pub async fn noted(browser: &WebDriver) -> Result<(Vec<Request>, Vec<String>)> {
    let mut requests = Vec::new();
    for entry in browser.get_log("performance").await? {
        let entry: Value = serde_json::from_str(&entry.message)?;
        let event = &entry["message"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let page = text(&event["params"]["documentURL"]);
        // The browser's own first page is not the product's affair.
        if event["method"] == "Network.requestWillBeSent" && !page.starts_with("chrome://") {
            let address = text(&event["params"]["request"]["url"]);
            requests.push(Request { address, page });
        }
    }
    let console = browser.browser_log().await?;
    let severe = console
        .into_iter()
        .filter(|entry| entry.level == "SEVERE")
        .map(|entry| entry.message);
    Ok((requests, severe.collect()))
}

//! WebKitGTK's MiniBrowser, over WebKitWebDriver. Its driver knows neither scripts before those of the page nor the
//! console, and every session has a profile of its own that nothing remains of.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::Capabilities;
use thirtyfour::prelude::*;
use xtask::dist::{Dist, SINGLE};

use super::{Driver, Strangers};
use crate::browser::Size;
use crate::versions::rewritten;

/// The file of what listens, beside the pages of the build that is served to this browser.
const EARS: &str = "journey-ears.js";

/// Collects what goes wrong in the page. What nobody has asked for when the page goes away waits for the next one.
const HEAR: &str = r#"
    window.journeyErrors ??= (() => {
        // A blank page has no place for anything.
        const place = location.protocol.startsWith("http") ? sessionStorage : undefined;
        const errors = JSON.parse(place?.getItem("journey-errors") ?? "[]");
        place?.removeItem("journey-errors");
        const error = console.error;
        console.error = (...words) => { errors.push(words.join(" ")); error.apply(console, words); };
        addEventListener("error", (event) => errors.push(event.message ?? `${event.target.src ?? event.target.href} did not come`), true);
        addEventListener("unhandledrejection", (event) => errors.push(String(event.reason)));
        addEventListener("securitypolicyviolation", (event) => errors.push(`${event.blockedURI} is against ${event.violatedDirective}`));
        addEventListener("pagehide", () => {
            if (errors.length) place?.setItem("journey-errors", JSON.stringify(errors.splice(0)));
        });
        return errors;
    })();
"#;

/// Copies a build to a folder and has its pages listen before any script of theirs runs; the driver can neither run a
/// script so early nor tell what the console said. The script comes from the pages' own host, as their policy wants it,
/// and everything else is the build as it is. The single file allows no script but its own: of that page errors are heard
/// only from the moment it is ready.
pub fn with_ears(dist: &Dist, folder: PathBuf) -> Result<Dist> {
    let tag = format!("<head><script src=\"{EARS}\"></script>");
    let listens = |file: &str, contents: Vec<u8>| {
        if file.contains('/') || !file.ends_with(".html") || file == SINGLE {
            return contents;
        }
        let page = String::from_utf8_lossy(&contents);
        page.replacen("<head>", &tag, 1).into_bytes()
    };
    rewritten(dist, folder, &dist.version, &[(EARS, HEAR)], listens)
}

pub async fn start(driver: &Driver, others: &Strangers) -> Result<WebDriver> {
    let mut wishes = Capabilities::new();
    let options = json!({ "binary": driver.engine.browser()?, "args": ["--automation"] });
    wishes.set("webkitgtk:browserOptions", options)?;
    let proxy = format!("127.0.0.1:{}", others.port());
    let proxy = json!({
        "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": ["127.0.0.1"],
    });
    wishes.set("proxy", proxy)?;
    Ok(WebDriver::new(&driver.address, wishes).await?)
}

/// Gives the window the size at which the page in it has the wished one, as far as the tool bar lets it.
pub async fn resize(browser: &WebDriver, (width, height): Size) -> Result<()> {
    browser.set_window_rect(0, 0, width, height).await?;
    let inner = browser.execute("return innerHeight", vec![]).await?;
    let inner = inner.json().as_u64().unwrap_or_default();
    let bars = height.saturating_sub(u32::try_from(inner)?);
    browser.set_window_rect(0, 0, width, height + bars).await?;
    Ok(())
}

/// Tells whether a downloaded file is whole: what comes from the page itself is written under the name that it keeps, by a
/// process that holds it open to the end. Processes of others cannot be asked and write nothing of ours.
pub fn has_whole(path: &Path) -> Result<bool> {
    for process in fs::read_dir("/proc")? {
        let Ok(open) = fs::read_dir(process?.path().join("fd")) else {
            continue;
        };
        let mut open = open.flatten();
        if open.any(|one| fs::read_link(one.path()).is_ok_and(|file| file == path)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Takes down what pages of the build heard go wrong.
#[derive(Default)]
pub struct Record(Mutex<Vec<String>>);

impl Record {
    /// Takes the errors of the page that is open, and goes on listening to it.
    pub async fn listen(&self, browser: &WebDriver) -> Result<()> {
        let script = format!("{HEAR} return window.journeyErrors.splice(0);");
        let found = browser.execute(script, vec![]).await?;
        let found = found.json().as_array().cloned().unwrap_or_default();
        let lines = found.iter().filter_map(Value::as_str).map(str::to_owned);
        self.errors().extend(lines);
        Ok(())
    }

    /// Returns the errors since the last call.
    pub fn noted(&self) -> Vec<String> {
        std::mem::take(&mut *self.errors())
    }

    fn errors(&self) -> MutexGuard<'_, Vec<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

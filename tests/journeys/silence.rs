//! What every journey must keep to: nothing is asked of anybody else, and the console holds no error.

use std::fs;

use anyhow::{Context, Result, ensure};
use xtask::dist::WORKER;
use xtask::server::Trouble;

use crate::browser::{Setting, Stage, play};
use crate::engines::Request;

/// What Chromium says, whatever a page does about it, when a page asks for its service worker without a network.
const NO_WORKER: &str = "An unknown error occurred when fetching the script.";

/// What browsers say of a file of ours that a journey keeps from coming.
pub const NOT_FETCHED: &[&str] = &[
    "Failed to load resource: net::ERR_EMPTY_RESPONSE",
    "TypeError: Failed to fetch",
    "TypeError: NetworkError when attempting to fetch resource.",
    "TypeError: Load failed",
    // What listens in WebKit's stead says it so of a script or a style.
    " did not come",
];

/// What browsers say of a program that is no program. Firefox tells its driver nothing but that it is an object.
pub const NO_PROGRAM: &[&str] = &["CompileError: ", "Object(0)"];

/// What browsers say of a program that stopped.
pub const STOPPED: &[&str] = &["panicked at ", "RuntimeError: "];

impl Stage {
    /// Checks that nothing was asked of anybody else and that the console holds no error.
    pub async fn check_silence(&self) -> Result<()> {
        let own = self.server.address();
        let page = self.page.clone();
        let files: Vec<String> = self.dist.files.clone();
        let is_own = |address: &str| {
            let Some(path) = address.strip_prefix(&own) else {
                return page.as_deref() == address.split('#').next()
                    || address.starts_with("data:")
                    || address.starts_with(&format!("blob:{}", origin(&own)));
            };
            let path = path.split(['?', '#']).next().unwrap_or_default();
            path.is_empty() || files.iter().any(|file| file == path)
        };
        let (requests, errors) = self.running().noted().await?;
        for Request { address, page } in requests {
            ensure!(is_own(&address), "a request to {address} from {page}");
        }
        for path in self.server.requests() {
            let address = format!("{}{path}", origin(&own));
            ensure!(
                is_own(&address),
                "a request for {path}, which is no file of the product"
            );
        }
        let is_expected = |error: &String| {
            let mut expected = self.setting.expected.iter();
            error.ends_with(NO_WORKER) || expected.any(|part| error.contains(part))
        };
        let errors: Vec<String> = errors.into_iter().filter(|e| !is_expected(e)).collect();
        ensure!(errors.is_empty(), "console: {}", errors.join("\n"));
        Ok(())
    }
}

/// Returns scheme, host and port of an address.
fn origin(address: &str) -> String {
    let parts: Vec<&str> = address.splitn(4, '/').take(3).collect();
    parts.join("/")
}

#[tokio::test]
async fn what_a_page_says_before_it_is_ready_is_heard() -> Result<()> {
    play("too-early", Setting::default(), async |stage| {
        stage.publish_changed(|file, contents| match file.ends_with("/start.js") {
            true => [b"console.error('demasiado pronto');\n".to_vec(), contents].concat(),
            false => contents,
        })?;
        stage.go("").await?;
        let caught = stage.check_silence().await;
        let caught = caught.err().context("nobody heard it")?.to_string();
        ensure!(
            caught.contains("demasiado pronto"),
            "something else: {caught}"
        );
        Ok(())
    })
    .await
}

/// A service worker that asks somebody else. The policy of a page does not hold for it, only that of its own answer.
const TELLTALE: &str = "
    addEventListener('install', (event) => event.waitUntil(fetch('http://fuera.example/aviso').catch(() => {})));";

#[tokio::test]
async fn a_service_worker_that_asks_somebody_else_is_caught() -> Result<()> {
    play("telltale-worker", Setting::default(), async |stage| {
        stage.go("").await?;
        stage.kept_whole().await?;
        stage.check_silence().await.context("as it is built")?;
        let other = stage.publish_another_version()?;
        let worker = other.folder.join(WORKER);
        let mut text = fs::read_to_string(&worker)?;
        text.push_str(TELLTALE);
        fs::write(&worker, text)?;
        stage.server.trouble(WORKER, Trouble::NoPolicy);
        stage.ask_for_newer().await?;
        let caught = stage.until_some("the telltale", async || {
            let check = stage.check_silence().await;
            Ok(check.err().map(|error| error.to_string()))
        });
        let caught = caught.await?;
        ensure!(
            caught.contains("fuera.example"),
            "it was something else: {caught}"
        );
        Ok(())
    })
    .await
}

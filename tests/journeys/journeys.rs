//! Journeys through the built product in a real browser. `cargo xtask test` builds it and calls this.

use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use thirtyfour::prelude::*;
use xtask::server::{Options, Server};
use xtask::tools;

type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

/// A chromedriver on a free port, ended when dropped.
struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    fn start() -> Result<Self, Box<dyn Error + Send + Sync>> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()?;
        let output = process.stdout.take().ok_or("chromedriver says nothing")?;
        for line in BufReader::new(output).lines() {
            let line = line?;
            if let Some((_, port)) = line.split_once("successfully on port ") {
                let port = port.trim_end_matches('.');
                return Ok(Self {
                    process,
                    address: format!("http://127.0.0.1:{port}"),
                });
            }
        }
        Err("chromedriver did not start".into())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[tokio::test]
async fn the_start_page_has_its_title() -> Outcome {
    let folder = std::env::var_os("YACHAY_DIST").map_or_else(xtask::paths::dist, PathBuf::from);
    let options = Options {
        prefix: "any/path".to_owned(),
        ..Options::default()
    };
    let server = Server::start(folder, &options)?;
    let profile = std::env::temp_dir().join(format!("journeys-{}", std::process::id()));
    let mut wishes = DesiredCapabilities::chrome();
    wishes.set_binary(&tools::chromium()?.to_string_lossy())?;
    for word in [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        &format!("--user-data-dir={}", profile.display()),
    ] {
        wishes.add_arg(word)?;
    }
    let driver = Driver::start()?;
    let browser = WebDriver::new(&driver.address, wishes).await?;
    browser.goto(server.address()).await?;
    let title = browser.title().await;
    browser.find(By::Css("h1")).await?;
    println!("{:?}", server.requests());
    browser.quit().await?;
    std::fs::remove_dir_all(profile)?;
    assert!(title?.contains("Yachay Municipal"));
    Ok(())
}

//! The browsers that journeys are played in: how each is started, and how it does what WebDriver has no word for.

mod chromium;
mod driver;
mod firefox;
mod strangers;
mod webkit;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use thirtyfour::prelude::*;

use xtask::dist::Dist;
pub use xtask::tools::Engine;

pub use driver::Driver;

use crate::browser::{Setting, Size};
use strangers::Strangers;

/// What a journey asks of a browser's driver beyond opening, clicking, typing, reading and downloading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Need {
    /// The Chrome DevTools Protocol, for what nothing else can do, such as crashing a tab or dragging files in.
    Cdp,
    /// A script that runs before those of the page.
    BeforePages,
    /// Letters typed that take more than two bytes in UTF-16, such as emoji.
    Emoji,
    /// The user's wish for light or dark.
    Colours,
    /// A browser that refuses to store anything.
    DeniedStorage,
    /// A screen of exactly the wished size; a window with a tool bar does not get as narrow as a phone.
    Narrow,
    /// The pages as they are printed.
    Print,
    /// A profile that is still there when the browser is started again.
    Profile,
    /// A browser that says how much room it has and gives.
    Room,
    /// A window that a page opens, driven beside the page's own.
    Windows,
}

/// Returns the browser that `YACHAY_BROWSER` names; Chromium without it.
pub fn chosen() -> Result<Engine> {
    match std::env::var("YACHAY_BROWSER") {
        Ok(name) => Engine::named(&name).with_context(|| format!("no browser is called {name}")),
        Err(_) => Ok(Engine::Chromium),
    }
}

/// Tells whether journeys can have this in this browser.
pub fn offers(engine: Engine, need: Need) -> bool {
    match engine {
        Engine::Chromium => true,
        Engine::Firefox => need != Need::Cdp,
        Engine::WebKit => false,
    }
}

/// Returns the build to serve to this browser: as it is, or a copy in a folder where the browser's driver hears too little.
pub fn for_engine(engine: Engine, dist: Dist, folder: PathBuf) -> Result<Dist> {
    match engine {
        Engine::Chromium | Engine::Firefox => Ok(dist),
        Engine::WebKit => webkit::with_ears(&dist, folder),
    }
}

/// A request that the browser told of.
pub struct Request {
    /// Where it went.
    pub address: String,
    /// The page that made it.
    pub page: String,
}

/// What takes down what happens in a browser; Chromium's driver does so itself, for pages.
enum Record {
    Chromium,
    Firefox(firefox::Record),
    WebKit(webkit::Record),
}

/// A browser that is running.
pub struct Browser {
    /// What WebDriver can do with it.
    pub driver: WebDriver,
    record: Record,
    /// Takes down what is asked of others, also by service workers, of which no driver tells.
    others: Strangers,
}

impl Browser {
    /// Starts it with a profile and a folder of downloads below `folder`.
    pub async fn start(driver: &Driver, folder: &Path, setting: &Setting) -> Result<Self> {
        let others = Strangers::start(folder)?;
        let (driver, record) = match driver.engine {
            Engine::Chromium => {
                let driver = chromium::start(driver, folder, setting, &others).await?;
                (driver, Record::Chromium)
            }
            Engine::Firefox => {
                let driver = firefox::start(driver, folder, setting, &others).await?;
                let record = firefox::Record::start(&driver).await?;
                (driver, Record::Firefox(record))
            }
            Engine::WebKit => {
                let driver = webkit::start(driver, &others).await?;
                (driver, Record::WebKit(webkit::Record::default()))
            }
        };
        Ok(Self {
            driver,
            record,
            others,
        })
    }

    /// Gives a new tab what holds for one tab only.
    pub async fn prepare_tab(&self, downloads: &Path) -> Result<()> {
        match self.record {
            Record::Chromium => chromium::prepare_tab(&self.driver, downloads).await,
            _ => Ok(()),
        }
    }

    /// Gives the tab another screen.
    pub async fn resize(&self, size: Size) -> Result<()> {
        match self.record {
            Record::Chromium => chromium::resize(&self.driver, size).await,
            Record::Firefox(_) => firefox::resize(&self.driver, size).await,
            Record::WebKit(_) => webkit::resize(&self.driver, size).await,
        }
    }

    /// Brings the tab before all others.
    pub async fn bring_to_front(&self) -> Result<()> {
        match self.record {
            Record::Chromium => chromium::bring_to_front(&self.driver).await,
            Record::Firefox(_) => firefox::bring_to_front(&self.driver).await,
            // Continuing in a tab brings it to the front.
            Record::WebKit(_) => Ok(()),
        }
    }

    /// Tells whether a downloaded file that has a name and is not empty is whole.
    pub fn has_whole(&self, path: &Path) -> Result<bool> {
        match self.record {
            // The whole one takes the place of an empty one.
            Record::Chromium | Record::Firefox(_) => Ok(true),
            Record::WebKit(_) => webkit::has_whole(path),
        }
    }

    /// Runs a script before any script of the pages that this tab opens from now on.
    pub async fn before_pages(&self, script: &str) -> Result<()> {
        match self.record {
            Record::Chromium => chromium::before_pages(&self.driver, script).await,
            Record::Firefox(_) => firefox::before_pages(&self.driver, script).await,
            Record::WebKit(_) => bail!("the journey does not declare {:?}", Need::BeforePages),
        }
    }

    /// Lets the tab believe that the user prefers `light` or `dark`.
    pub async fn prefer_colours(&self, scheme: &str) -> Result<()> {
        match self.record {
            Record::Chromium => chromium::prefer_colours(&self.driver, scheme).await,
            Record::Firefox(_) => firefox::prefer_colours(&self.driver, scheme).await,
            Record::WebKit(_) => bail!("the journey does not declare {:?}", Need::Colours),
        }
    }

    /// Sends a command of the Chrome DevTools Protocol to the tab.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        match self.record {
            Record::Chromium => chromium::cdp(&self.driver, method, parameters).await,
            _ => bail!("the journey does not declare {:?}", Need::Cdp),
        }
    }

    /// Takes down what the page has told so far; called before it goes away, and when another has come.
    pub async fn listen(&self) -> Result<()> {
        match &self.record {
            Record::WebKit(record) => record.listen(&self.driver).await,
            _ => Ok(()),
        }
    }

    /// Returns the requests and the errors of the console since the last call.
    pub async fn noted(&self) -> Result<(Vec<Request>, Vec<String>)> {
        let (mut requests, errors) = match &self.record {
            Record::Chromium => chromium::noted(&self.driver).await?,
            Record::Firefox(record) => record.noted(),
            Record::WebKit(record) => {
                record.listen(&self.driver).await?;
                (Vec::new(), record.noted())
            }
        };
        requests.extend(self.others.noted());
        Ok((requests, errors))
    }
}

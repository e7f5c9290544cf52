//! The stage of a journey: a served build, a real browser with a profile of its own, and what both recorded.

use std::cell::Cell;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use tokio::sync::Semaphore;
use tokio::time::timeout;
use xtask::dist::Dist;
use xtask::server::{Options, Server};

use crate::engines::{Browser, Driver, Engine, Need, chosen, for_engine, offers};

/// How long a failed journey waits for a picture of what was on screen; WebKit may never give it.
const SHOT_PATIENCE: Duration = Duration::from_secs(10);

/// Browsers at the same time; more of them only wait for each other's processor.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Width and height of a screen in CSS pixels.
pub type Size = (u32, u32);

/// A small phone.
pub const PHONE: Size = (360, 740);
/// An office computer.
pub const DESKTOP: Size = (1440, 900);

/// How the stage is set.
#[derive(Clone)]
pub struct Setting {
    /// Path under which the product is served.
    pub prefix: &'static str,
    /// The screen.
    pub size: Size,
    /// The browser refuses to store anything for the page.
    pub deny_storage: bool,
    /// Something is made to fail: parts of the console's messages that may come of it.
    pub expected: &'static [&'static str],
    /// A film (Y4M) that the device's only camera sees, over and over.
    pub film: Option<PathBuf>,
    /// What not every browser's driver can do; a browser that cannot leaves the journey out and says so.
    pub needs: &'static [Need],
}

impl Default for Setting {
    fn default() -> Self {
        Setting {
            prefix: "any/path",
            size: DESKTOP,
            deny_storage: false,
            expected: &[],
            film: None,
            needs: &[],
        }
    }
}

impl Setting {
    /// The usual setting, for a journey that needs what not every browser's driver can do.
    pub fn needing(needs: &'static [Need]) -> Self {
        Setting {
            needs,
            ..Setting::default()
        }
    }
}

/// A folder of this test alone, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Result<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("yachay-{}-{number}-{name}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(folder.join("downloads"))?;
        fs::create_dir_all(folder.join("files"))?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The last process of the browser may still be writing; what is left lies in the folder for such things.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The stage of one journey.
pub struct Stage {
    /// Absent only while it is started again.
    browser: Option<Browser>,
    driver: Driver,
    /// Serves the build and remembers every request.
    pub server: Server,
    folder: Folder,
    /// How the stage is set.
    pub setting: Setting,
    size: Cell<Size>,
    /// The build that is served.
    pub dist: Dist,
    /// The address of the page where no server has it.
    pub page: Option<String>,
}

/// Plays a journey and checks what every journey must keep to: no request to anything but the application's own
/// files, and no error in the console.
pub async fn play(
    name: &str,
    setting: Setting,
    journey: impl AsyncFnOnce(&mut Stage) -> Result<()>,
) -> Result<()> {
    let engine = chosen()?;
    if let Some(need) = setting.needs.iter().find(|need| !offers(engine, **need)) {
        // Written past the test runner, which keeps back what passing tests print.
        writeln!(
            std::io::stderr(),
            "{engine}: {name} is left out, it needs {need:?}"
        )?;
        return Ok(());
    }
    let _turn = TURNS.acquire().await?;
    let mut stage = Stage::open(engine, name, setting).await?;
    let mut outcome = journey(&mut stage).await.context(name.to_owned());
    if outcome.is_err() {
        let shot = std::env::temp_dir().join(format!("journey-{engine}-{name}.png"));
        let taken = timeout(SHOT_PATIENCE, stage.browser().screenshot(&shot)).await;
        if matches!(taken, Ok(Ok(()))) {
            outcome = outcome.context(format!("what was on screen: {}", shot.display()));
        }
        let noted = stage.running().noted().await;
        for error in noted.map(|(_, errors)| errors).unwrap_or_default() {
            outcome = outcome.context(format!("console: {error}"));
        }
    } else {
        outcome = stage.check_silence().await.context(name.to_owned());
    }
    stage.close().await?;
    outcome
}

/// Starts a driver and a browser. WebKit's driver now and then ends without a word while it starts its browser, before
/// any page is open: it gets a second start then, and no third.
async fn start(engine: Engine, folder: &Path, setting: &Setting) -> Result<(Driver, Browser)> {
    let driver = Driver::start(engine, folder).await?;
    match Browser::start(&driver, folder, setting).await {
        Ok(browser) => Ok((driver, browser)),
        Err(error) if engine == Engine::WebKit => {
            drop(driver);
            let driver = Driver::start(engine, folder).await?;
            let browser = Browser::start(&driver, folder, setting).await;
            Ok((driver, browser.context(format!("at first: {error}"))?))
        }
        Err(error) => Err(error),
    }
}

impl Stage {
    async fn open(engine: Engine, name: &str, setting: Setting) -> Result<Self> {
        let folder = std::env::var_os("YACHAY_DIST").map(PathBuf::from);
        let dist = Dist::open(folder.unwrap_or_else(xtask::paths::dist))?;
        let folder = Folder::new(name)?;
        let dist = for_engine(engine, dist, folder.0.join("site"))?;
        let options = Options {
            prefix: setting.prefix.to_owned(),
            ..Options::default()
        };
        let server = Server::start(dist.folder.clone(), &options)?;
        let (driver, browser) = start(engine, &folder.0, &setting).await?;
        let stage = Self {
            size: Cell::new(setting.size),
            browser: Some(browser),
            driver,
            server,
            folder,
            setting,
            dist,
            page: None,
        };
        stage.prepare_tab().await?;
        Ok(stage)
    }

    async fn close(self) -> Result<()> {
        match self.browser {
            Some(browser) => Ok(browser.driver.quit().await?),
            None => Ok(()),
        }
    }

    /// Gives a new tab what holds for one tab only.
    async fn prepare_tab(&self) -> Result<()> {
        let downloads = self.folder.0.join("downloads");
        self.running().prepare_tab(&downloads).await?;
        self.resize(self.size.get()).await
    }

    /// Ends the browser in order and starts it again with the same profile, as switching the computer off and on.
    pub async fn restart_browser(&mut self) -> Result<()> {
        self.check_silence().await?;
        if let Some(browser) = self.browser.take() {
            browser.driver.quit().await?;
        }
        let browser = Browser::start(&self.driver, &self.folder.0, &self.setting).await?;
        self.browser = Some(browser);
        self.prepare_tab().await
    }

    /// Kills every process of the browser, as a power cut would, and starts it again with the same profile.
    pub async fn kill_browser(&mut self) -> Result<()> {
        let folder = self.folder.0.display().to_string();
        for entry in fs::read_dir("/proc")? {
            let entry = entry?;
            let command = fs::read(entry.path().join("cmdline")).unwrap_or_default();
            let command = String::from_utf8_lossy(&command);
            let number = entry.file_name().to_string_lossy().into_owned();
            // The driver lives on; it is no part of the browser.
            let own = command.contains(&folder) && !command.contains("driver");
            if own && number.bytes().all(|byte| byte.is_ascii_digit()) {
                std::process::Command::new("kill")
                    .args(["-9", &number])
                    .status()?;
            }
        }
        if let Some(browser) = self.browser.take() {
            // It is gone already, so there is nobody to say goodbye.
            let _ = browser.driver.quit().await;
        }
        let browser = Browser::start(&self.driver, &self.folder.0, &self.setting).await?;
        self.browser = Some(browser);
        self.prepare_tab().await
    }

    /// Returns what WebDriver can do with the browser.
    pub fn browser(&self) -> &WebDriver {
        &self.running().driver
    }

    /// Returns the browser that is running.
    pub fn running(&self) -> &Browser {
        self.browser.as_ref().expect("a browser that is running")
    }

    /// Tells whether the browser's driver offers this, where a journey can do with less.
    pub fn offers(&self, need: Need) -> bool {
        offers(self.driver.engine, need)
    }

    /// Returns the address of the start page.
    pub fn address(&self) -> String {
        self.page.clone().unwrap_or_else(|| self.server.address())
    }

    /// Stops serving: from here on there is no network.
    pub fn stop_server(&mut self) {
        self.server.stop();
    }

    /// Opens a tab and continues in it; returns the tab left behind.
    pub async fn new_tab(&self) -> Result<WindowHandle> {
        let before = self.browser().window().await?;
        let tab = self.browser().new_tab().await?;
        self.browser().switch_to_window(tab).await?;
        self.prepare_tab().await?;
        Ok(before)
    }

    /// Opens a window beside the others, which are seen as well, and continues in it; returns the one left behind.
    pub async fn new_window(&self) -> Result<WindowHandle> {
        let before = self.browser().window().await?;
        let window = self.browser().new_window().await?;
        self.browser().switch_to_window(window).await?;
        self.prepare_tab().await?;
        Ok(before)
    }

    /// Crashes the tab, as when a phone runs out of memory, and continues in a new one. Where a browser cannot be made
    /// to crash, the tab is closed.
    pub async fn crash_tab(&self) -> Result<()> {
        let crashed = self.new_tab().await?;
        let alive = self.browser().window().await?;
        self.switch_to(&crashed).await?;
        if self.offers(Need::Cdp) {
            // The answer never comes from a page that is no more.
            let _ = self.cdp("Page.crash", json!({})).await;
        } else {
            self.running().listen().await?;
            self.browser().close_window().await?;
        }
        self.switch_to(&alive).await
    }

    /// Continues in another tab.
    pub async fn switch_to(&self, tab: &WindowHandle) -> Result<()> {
        Ok(self.browser().switch_to_window(tab.clone()).await?)
    }

    /// Gives the tab another screen.
    pub async fn resize(&self, size: Size) -> Result<()> {
        self.running().resize(size).await?;
        self.size.set(size);
        Ok(())
    }

    /// Lets the tab believe that the user prefers `light` or `dark`.
    pub async fn prefer_colours(&self, scheme: &str) -> Result<()> {
        self.running().prefer_colours(scheme).await
    }

    /// Runs a script before any script of the pages that this tab opens from now on.
    pub async fn before_pages(&self, script: &str) -> Result<()> {
        self.running().before_pages(script).await
    }

    /// Brings the tab before all others.
    pub async fn bring_to_front(&self) -> Result<()> {
        self.running().bring_to_front().await
    }

    /// Sends a command of the Chrome DevTools Protocol to the tab.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        self.running().cdp(method, parameters).await
    }

    /// Writes a file that the browser can be given, and returns its path.
    pub fn file(&self, name: &str, contents: impl AsRef<[u8]>) -> Result<PathBuf> {
        let path = self.folder.0.join("files").join(name);
        fs::write(&path, contents)?;
        Ok(path)
    }

    /// Does something that downloads a document of ours; returns its name and text.
    pub async fn download(
        &self,
        act: impl AsyncFnOnce() -> Result<()>,
    ) -> Result<(String, String)> {
        let path = self.download_of(".json", act).await?;
        let name = path.file_name().unwrap_or_default();
        let text = fs::read_to_string(&path)?;
        Ok((name.to_string_lossy().into_owned(), text))
    }

    /// Does something that downloads a file with this ending; returns where it is.
    pub async fn download_of(
        &self,
        ending: &str,
        act: impl AsyncFnOnce() -> Result<()>,
    ) -> Result<PathBuf> {
        let folder = self.folder.0.join("downloads");
        for entry in fs::read_dir(&folder)? {
            fs::remove_file(entry?.path())?;
        }
        act().await?;
        // The browser holds the name with an empty file until the whole one takes its place.
        self.until_some("a downloaded file", async || {
            let path = names_in(&folder)?
                .into_iter()
                .find(|name| name.ends_with(ending));
            let path = path.map(|name| folder.join(name));
            let filled = |path: &PathBuf| fs::metadata(path).is_ok_and(|file| file.len() > 0);
            match path.filter(filled) {
                Some(path) => Ok(self.running().has_whole(&path)?.then_some(path)),
                None => Ok(None),
            }
        })
        .await
    }

    /// Waits for something until it is there; ten seconds are enough for anything here.
    pub async fn until_some<T>(
        &self,
        what: &str,
        mut look: impl AsyncFnMut() -> Result<Option<T>>,
    ) -> Result<T> {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(10);
        loop {
            if let Some(found) = look().await? {
                return Ok(found);
            }
            if tokio::time::Instant::now() > deadline {
                bail!("waited in vain for {what}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Saves what is on screen, from top to bottom, when `YACHAY_SHOTS` names a folder.
    pub async fn shot(&self, name: &str) -> Result<()> {
        let Some(folder) = std::env::var_os("YACHAY_SHOTS").map(PathBuf::from) else {
            return Ok(());
        };
        fs::create_dir_all(&folder)?;
        let (width, height) = self.size.get();
        let script = "scrollTo(0, 0); return Math.min(document.documentElement.scrollHeight, 6000)";
        let whole: u32 = serde_json::from_value(self.js(script, vec![]).await?)?;
        self.resize((width, whole.max(height))).await?;
        let path = folder.join(format!("{}.png", name.replace('/', "-")));
        self.browser().screenshot(&path).await?;
        self.resize((width, height)).await
    }
}

fn names_in(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}

//! What an earlier version of the product left on the device.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use fastrand::Rng;

use super::browser::Browser;
use super::matter::{File, Matter};
use super::page::{Page, Site};
use crate::paths;

/// Where Chromium keeps local storage in a profile.
const LOCAL_STORAGE: &str = "Default/Local Storage/leveldb";

/// A profile that an earlier version of the product was used with.
pub struct Kept {
    profile: PathBuf,
    /// What was kept.
    pub files: Vec<File>,
}

impl Kept {
    /// Makes the profile.
    ///
    /// # Errors
    /// The browser does not start.
    pub fn make(site: &Site, matter: &Matter, folder: &Path) -> Result<Self> {
        let profile = folder.join("kept");
        fs::create_dir_all(&profile)?;
        let files = matter.kept_before(&mut Rng::with_seed(1))?;
        let mut browser = Browser::start(&profile)?;
        let mut page = Page::of(&browser, site, 0)?;
        page.lay_bare()?;
        let entries = files
            .iter()
            .map(|file| (format!("yachay/{}", file.document), file.text.as_str()));
        page.keep_and_close(entries)?;
        browser.wait_for_end()?;
        Ok(Self { profile, files })
    }

    /// Lays what was kept into a fresh profile.
    ///
    /// # Errors
    /// A file cannot be copied.
    pub fn lay_into(&self, profile: &Path) -> Result<()> {
        let target = profile.join(LOCAL_STORAGE);
        fs::create_dir_all(&target)?;
        let source = self.profile.join(LOCAL_STORAGE);
        for file in paths::files_under(&source)? {
            fs::copy(source.join(&file), target.join(&file))?;
        }
        Ok(())
    }
}

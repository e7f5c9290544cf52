//! Other builds than the one that is tried, made from it file by file, with a list of the service worker that is right.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use xtask::dist::{Dist, INDEX, WORKER};

use crate::browser::Stage;

impl Stage {
    /// Puts another version in the place of the one that is served, and returns it. It differs in one byte.
    pub fn publish_another_version(&mut self) -> Result<Dist> {
        self.publish_changed(|file, mut contents| {
            if file.ends_with("example.json") {
                contents.push(b'\n');
            }
            contents
        })
    }

    /// Puts a version whose files are changed in the place of the one that is served, and returns it.
    pub fn publish_changed(&mut self, change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Result<Dist> {
        let folder = self.file("another-version", "")?;
        fs::remove_file(&folder)?;
        let version = format!("v-{:012x}", 0x00c0_ffee);
        let other = rewritten(&self.dist, folder, &version, &[], change)?;
        self.server.publish(&other.folder)?;
        // Tabs of the version before still ask for its files, and get them from this device.
        self.dist.files.extend(other.files.clone());
        Ok(other)
    }
}

/// Writes a build anew under the name of a version, with files added and those that are there changed.
pub fn rewritten(
    dist: &Dist,
    folder: PathBuf,
    version: &str,
    added: &[(&str, &str)],
    change: impl Fn(&str, Vec<u8>) -> Vec<u8>,
) -> Result<Dist> {
    let rename = |text: &str| text.replace(&dist.version, version);
    for file in &dist.files {
        let to: PathBuf = folder.join(rename(file));
        fs::create_dir_all(to.parent().context("a folder")?)?;
        let mut contents = fs::read(dist.folder.join(file))?;
        if !file.contains('/') && file.ends_with(".html") {
            contents = rename(&String::from_utf8(contents)?).into_bytes();
        }
        fs::write(to, change(file, contents))?;
    }
    for (name, contents) in added {
        fs::write(folder.join(name), contents)?;
    }
    let worker = fs::read_to_string(folder.join(WORKER))?;
    let worker = with_right_list(&rename(&worker), &folder, added)?;
    fs::write(folder.join(WORKER), worker)?;
    Dist::open(folder)
}

/// Returns the service worker with the sums of the files in a folder.
fn with_right_list(worker: &str, folder: &Path, added: &[(&str, &str)]) -> Result<String> {
    let (list, program) = worker
        .split_once(";\n")
        .context("a list before the program")?;
    let list = list.strip_prefix("const build=").context("a list")?;
    let mut list: Value = serde_json::from_str(list)?;
    let files = list["files"].as_array_mut().context("files")?;
    // The start page stays the last.
    files.splice(0..0, added.iter().map(|(name, _)| json!([name, ""])));
    for entry in files {
        let name = match entry[0].as_str().context("a name")? {
            "" => INDEX,
            name => name,
        };
        let contents = fs::read(folder.join(name))?;
        entry[1] = json!(format!("{:x}", Sha256::digest(contents)));
    }
    Ok(format!("const build={list};\n{program}"))
}

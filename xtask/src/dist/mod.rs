//! Builds `dist/`: `index.html` and one folder, named by its contents, with everything the page asks for.
//!
//! A deployment thus never mixes two versions, and the files in the folder may be cached for ever. All
//! addresses are relative, so the result works under any path of any static host.

pub mod content;
mod page;
mod scripts;
mod shrink;
mod styles;
mod version;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::{paths, say, tools};

pub use page::{COMPILER_FLAGS, compiler_flags};
pub use version::is_version_folder;

/// The start page, the only file whose address stays the same from version to version.
pub const INDEX: &str = "index.html";

/// The page that lists, downloads, restores and erases what is kept; it opens without the program.
const RESCUE: &str = "rescate.html";

/// Where it comes from.
const RESCUE_SOURCE: &str = "src/ui/rescue.html";

/// Folder of the published JSON Schemas. Other programs read them, the page does not, so their addresses stay.
const SCHEMAS: &str = "schemas";

/// A finished build.
#[derive(Debug, Clone, PartialEq)]
pub struct Dist {
    /// The folder to deploy.
    pub folder: PathBuf,
    /// The name of the folder of this version inside it, `v-` and 12 hexadecimal digits.
    pub version: String,
    /// All files, as sorted paths relative to the folder.
    pub files: Vec<String>,
}

impl Dist {
    /// Opens a folder written by [`build`].
    ///
    /// # Errors
    /// There is no complete build.
    pub fn open(folder: PathBuf) -> Result<Self> {
        let files = paths::files_under(&folder)?;
        let version = files
            .iter()
            .filter_map(|file| file.split('/').next())
            .find(|name| is_version_folder(name))
            .map(str::to_owned);
        match version {
            Some(version) if files.iter().any(|file| file == INDEX) => Ok(Self {
                folder,
                version,
                files,
            }),
            _ => bail!("{} is not a finished build", folder.display()),
        }
    }
}

/// Builds the release and writes `dist/`, replacing an earlier one only when everything went well.
///
/// # Errors
/// A tool is missing or fails, the framework has faults, or the page names a file that does not exist.
pub fn build() -> Result<Dist> {
    say("dist: builds the release into dist/");
    let tools = tools::install_build_tools()?;
    let data = content::data_files()?;
    let staging = paths::target().join("dist-staging");
    paths::remove_folder(&staging)?;
    create_folder(&staging)?;

    let gathering = staging.join("gathering");
    page::build(&tools, &gathering)?;
    styles::join(&gathering)?;
    for (name, contents) in &data {
        write(&gathering.join(name), contents)?;
    }
    scripts::bundle(&tools, &gathering)?;
    shrink::shrink(&tools, &gathering)?;

    let version = version::name_by_contents(&gathering, INDEX)?;
    let files = paths::files_under(&gathering)?;
    let page = version::point_into_folder(&read(&gathering.join(INDEX))?, &version, &files)?;
    let rescue = read(&paths::root().join(RESCUE_SOURCE))?;
    let rescue = version::point_into_folder(&rescue, &version, &files)?;
    std::fs::remove_file(gathering.join(INDEX))?;
    let finished = staging.join("finished");
    create_folder(&finished)?;
    std::fs::rename(&gathering, finished.join(&version))?;
    write(&finished.join(INDEX), page.as_bytes())?;
    write(&finished.join(RESCUE), rescue.as_bytes())?;
    content::copy_schemas(&finished.join(SCHEMAS))?;

    let dist = paths::dist();
    paths::remove_folder(&dist)?;
    std::fs::rename(&finished, &dist)
        .with_context(|| format!("cannot move the finished build to {}", dist.display()))?;
    paths::remove_folder(&staging)?;
    let built = Dist::open(dist)?;
    say(format!(
        "dist: {} files in dist/, version {}",
        built.files.len(),
        built.version
    ));
    Ok(built)
}

/// Builds and prints what was written: as JSON for machines, otherwise the lines of [`build`] are enough.
///
/// # Errors
/// As [`build`].
pub fn report(as_json: bool) -> Result<()> {
    let built = build()?;
    if as_json {
        let report = json!({
            "folder": built.folder,
            "version": built.version,
            "files": built.files,
        });
        println!("{report:#}");
    }
    Ok(())
}

/// Reads a text file, naming it when that fails.
fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file, naming it when that fails.
fn write(path: &Path, contents: &[u8]) -> Result<()> {
    std::fs::write(path, contents).with_context(|| format!("cannot write {}", path.display()))
}

fn create_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
}

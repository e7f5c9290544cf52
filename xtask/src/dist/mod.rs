//! Builds `dist/`: `index.html` and one folder, named by its contents, with everything the page asks for; beside
//! them what a browser needs to keep and install the application, and the whole of it again as a single file.
//!
//! A deployment thus never mixes two versions, and the files in the folder may be cached for ever. All
//! addresses are relative, so the result works under any path of any static host.

pub mod content;
mod glue;
mod icons;
mod page;
mod policy;
mod scripts;
mod shrink;
mod single;
mod styles;
mod version;
mod worker;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::tools::BuildTools;
use crate::{paths, say, tools};

pub use page::{COMPILER_FLAGS, compiler_flags};
pub use single::SINGLE;
pub use version::is_version_folder;
pub use worker::WORKER;

/// The start page; its address stays the same from version to version.
pub const INDEX: &str = "index.html";

/// The page that lists, downloads, restores and erases what is kept, and opens without the program; and where it
/// comes from.
const RESCUE: (&str, &str) = ("rescate.html", "src/ui/rescue.html");

/// What a browser needs to install the application.
pub const MANIFEST: &str = "manifest.webmanifest";

/// Where it comes from.
const MANIFEST_SOURCE: &str = "src/ui/manifest.webmanifest";

/// Folder of the published JSON Schemas. Other programs read them, the page does not, so their addresses stay.
const SCHEMAS: &str = "schemas";

/// How much work goes into a build.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Effort {
    /// As small as the tools make it: what is deployed.
    Whole,
    /// Hardly optimised, in folders of its own below `target/`, so that a change is tried soon. Everything works as
    /// in the whole one, larger and slower; its sizes say nothing.
    Quick,
}

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
    build_with(Effort::Whole)
}

/// Builds with more or less work, as [`build`] does.
///
/// # Errors
/// As [`build`].
pub fn build_with(effort: Effort) -> Result<Dist> {
    say(match effort {
        Effort::Whole => "dist: builds the release into dist/",
        Effort::Quick => "dist: builds quickly into dist/, for trying only",
    });
    let tools = tools::install_build_tools()?;
    let data = content::data_files()?;
    let staging = paths::target().join("dist-staging");
    paths::remove_folder(&staging)?;
    create_folder(&staging)?;

    let gathering = staging.join("gathering");
    page::build(&tools, &gathering, effort)?;
    styles::join(&gathering)?;
    for (name, contents) in &data {
        write(&gathering.join(name), contents)?;
    }
    scripts::bundle(&tools, &gathering)?;
    shrink::shrink(&tools, &gathering, effort)?;

    let index = read(&gathering.join(INDEX))?;
    std::fs::remove_file(gathering.join(INDEX))?;
    let finished = staging.join("finished");
    let version = finish(&tools, &gathering, &finished, &index)?;
    if let Some(esbuild) = &tools.esbuild {
        let way = staging.join("single");
        let single = single::page(&index, &finished.join(&version), &version, esbuild, &way)?;
        write(&finished.join(SINGLE), single.as_bytes())?;
    } else {
        say("dist: without npm there is no single file, and the application needs the network");
    }

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

/// Moves the gathered files into the folder of their version below `finished`, and writes everything that lies
/// beside it. Returns the version.
fn finish(tools: &BuildTools, gathering: &Path, finished: &Path, index: &str) -> Result<String> {
    let mut beside = icons::all()?;
    beside.push((INDEX.to_owned(), index.into()));
    for (name, source) in [(MANIFEST, MANIFEST_SOURCE), RESCUE] {
        let text = read(&paths::root().join(source))?;
        beside.push((name.to_owned(), text.into()));
    }
    if let Some(esbuild) = &tools.esbuild {
        let program = worker::program(esbuild)?;
        beside.push((WORKER.to_owned(), program.into()));
    }
    let version = version::name_by_contents(gathering, &beside)?;
    let files = paths::files_under(gathering)?;
    create_folder(&finished.join(icons::FOLDER))?;
    std::fs::rename(gathering, finished.join(&version))?;
    for (name, contents) in beside {
        let path = finished.join(&name);
        if name.ends_with(".html") {
            let page = String::from_utf8(contents)?;
            policy::check(&page)?;
            let page = version::point_into_folder(&page, &version, &files)?;
            write(&path, page.as_bytes())?;
        } else {
            write(&path, &contents)?;
        }
    }
    worker::add_list(finished, &version)?;
    content::copy_schemas(&finished.join(SCHEMAS))?;
    Ok(version)
}

/// Builds and prints what was written: as JSON for machines, otherwise the lines of [`build`] are enough.
///
/// # Errors
/// As [`build`].
pub fn report(effort: Effort, as_json: bool) -> Result<()> {
    let built = build_with(effort)?;
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

//! The folders of the checkout, found from any working directory.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Returns the top folder of the checkout.
///
/// Cargo names this package's folder when it runs or tests it, so a moved checkout is still found.
pub fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .filter(|folder| folder.ends_with("xtask"))
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    package.parent().map(Path::to_path_buf).unwrap_or(package)
}

/// Returns the folder that `cargo xtask dist` writes.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Returns cargo's folder for everything built; git ignores it.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Returns the folder of the tools that belong to this checkout alone.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// Returns the folder where cargo keeps downloaded packages and installed programs.
pub fn cargo_home() -> Option<PathBuf> {
    let chosen = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    chosen.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}

/// Lists all files under `folder`, as sorted paths relative to it with `/` between the names.
///
/// # Errors
/// A folder cannot be read, or a file name is not UTF-8.
pub fn files_under(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(current) = waiting.pop() {
        let entries = std::fs::read_dir(&current)
            .with_context(|| format!("cannot list {}", current.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let names: Option<Vec<&str>> = path
                .strip_prefix(folder)?
                .iter()
                .map(|name| name.to_str())
                .collect();
            let names =
                names.with_context(|| format!("{} has a name without UTF-8", path.display()))?;
            found.push(names.join("/"));
        }
    }
    found.sort();
    Ok(found)
}

/// Removes a folder with its contents; a folder that does not exist is fine.
///
/// # Errors
/// Something in the folder cannot be removed.
pub fn remove_folder(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

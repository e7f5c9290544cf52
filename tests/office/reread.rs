//! Reading a file for an office with independent libraries.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const SCRIPT: &str = include_str!("reread.py");

/// Returns what an independent library reads in a file; see the script.
pub fn reread(path: &Path) -> Value {
    reread_all(&[path]).remove(0)
}

/// Returns what independent libraries read in each of some files.
pub fn reread_all<P: AsRef<Path>>(paths: &[P]) -> Vec<Value> {
    // Debian's packages belong to Debian's Python, whichever one comes first in the search path.
    let debian = Path::new("/usr/bin/python3");
    let python = match debian.exists() {
        true => debian,
        false => Path::new("python3"),
    };
    let said = Command::new(python)
        .args(["-c", SCRIPT])
        .args(paths.iter().map(AsRef::as_ref))
        .output();
    let said = said.expect("python3 reads the files again; `cargo xtask tools` installs it");
    assert!(
        said.status.success(),
        "{:?} cannot be read again. Where a module is missing, `cargo xtask tools` installs it.\n{}",
        paths.iter().map(AsRef::as_ref).collect::<Vec<_>>(),
        String::from_utf8_lossy(&said.stderr)
    );
    serde_json::from_slice(&said.stdout).expect("the script prints JSON")
}

//! Reading a file for an office with independent libraries.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const SCRIPT: &str = include_str!("reread.py");

/// Returns what an independent library reads in a file; see the script.
pub fn reread(path: &Path) -> Value {
    // Debian's packages belong to Debian's Python, whichever one comes first in the search path.
    let debian = Path::new("/usr/bin/python3");
    let python = match debian.exists() {
        true => debian,
        false => Path::new("python3"),
    };
    let said = Command::new(python).args(["-c", SCRIPT]).arg(path).output();
    let said = said.expect("python3 reads the files again; `cargo xtask tools` installs it");
    assert!(
        said.status.success(),
        "{} cannot be read again. Where a module is missing, `cargo xtask tools` installs it.\n{}",
        path.display(),
        String::from_utf8_lossy(&said.stderr)
    );
    serde_json::from_slice(&said.stdout).expect("the script prints JSON")
}

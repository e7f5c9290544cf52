//! Shortens the scripts of the programs, the JavaScript that wasm-bindgen writes between a program and the page:
//! what nothing uses goes, and the names that script and program call each other by become the short ones that
//! wasm-opt chose. Measured on the first visit: 6 kB less through brotli (November 2026).

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::{read, write};
use crate::process;

/// What the ending of a program's WebAssembly has in place of its script's.
pub const WASM_END: &str = "_bg.wasm";

/// Classes of a crate that leptos brings along for a server; exported, so that no compiler drops them.
const UNUSED: &str = "IntoUnderlying";

/// The short names that wasm-opt gave.
#[derive(Deserialize)]
struct Names {
    /// Module, name before and name now of what the program calls.
    imports: Vec<(String, String, String)>,
    /// Name before and name now of what the page calls.
    exports: Vec<(String, String)>,
}

/// Leaves out of a program's script what nothing uses.
///
/// # Errors
/// esbuild fails, or a file cannot be read or written.
pub fn shake(esbuild: &Path, folder: &Path, script: &str) -> Result<()> {
    let text = read(&folder.join(script))?;
    let entry = format!("entry-{script}");
    let names = exports(&text).join(", ");
    let line = format!("export {{ default, {names} }} from \"./{script}\";\n");
    write(&folder.join(&entry), line.as_bytes())?;
    process::run(
        Command::new(esbuild)
            .args([entry.as_str(), "--bundle", "--format=esm"])
            // Only `using` declarations ask for it, and there are none.
            .args(["--define:Symbol.dispose=undefined", "--minify-syntax"])
            .args(["--charset=utf8", "--log-level=warning", "--allow-overwrite"])
            .arg(format!("--outfile={script}"))
            .current_dir(folder),
    )?;
    std::fs::remove_file(folder.join(&entry)).with_context(|| format!("cannot remove {entry}"))
}

/// Lists what a script hands out by name and somebody may use.
fn exports(text: &str) -> Vec<&str> {
    let handed_out = text.lines().filter_map(|line| {
        let what = line.strip_prefix("export ")?;
        let what = what.strip_prefix("async ").unwrap_or(what);
        let name = what
            .strip_prefix("function ")
            .or_else(|| what.strip_prefix("class "))?;
        name.split(|letter| !is_of_name(letter)).next()
    });
    handed_out
        .filter(|name| !name.starts_with(UNUSED))
        .collect()
}

/// Returns a program's script with the short names in it; `names` is what wasm-opt printed about them.
///
/// # Errors
/// A name that the program expects does not stand in the script.
pub fn rename(script: &str, names: &str) -> Result<String> {
    let names: Names = serde_json::from_str(names).context("wasm-opt named nothing")?;
    let exports: HashMap<&str, &str> = pairs(&names.exports);
    let (mut imports, mut modules) = (HashMap::new(), Vec::new());
    for (module, before, now) in &names.imports {
        imports.insert(before.as_str(), now.as_str());
        if !modules.contains(module) {
            modules.push(module.clone());
        }
    }
    let mut renamed = String::with_capacity(script.len());
    let mut found = 0;
    let mut rest = script;
    while let Some(start) = rest.find(is_of_name) {
        let (before, after) = rest.split_at(start);
        renamed.push_str(before);
        let end = after
            .find(|letter| !is_of_name(letter))
            .unwrap_or(after.len());
        let (name, next) = after.split_at(end);
        let short = if renamed.ends_with("wasm.") {
            exports.get(name)
        } else if next.starts_with(':') || next.starts_with('(') {
            imports.get(name).inspect(|_| found += 1)
        } else {
            None
        };
        renamed.push_str(short.copied().unwrap_or(name));
        rest = next;
    }
    renamed.push_str(rest);
    if found != imports.len() {
        bail!(
            "the program expects {} names, its script has {found}",
            imports.len()
        );
    }
    // All modules got one name.
    for module in modules {
        renamed = renamed.replace(&format!("\"{module}\""), "\"a\"");
    }
    Ok(renamed)
}

fn pairs(list: &[(String, String)]) -> HashMap<&str, &str> {
    let pairs = list.iter().map(|(a, b)| (a.as_str(), b.as_str()));
    pairs.collect()
}

fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "export function enter(a) {\n  return wasm.enter(a, wasm.__wbindgen_malloc);\n}\n\
                          export class IntoUnderlyingSink {\n}\nexport class Show {}\nfunction imports() {\n  return {\n    \
                          __wbg_now_12: function() { return Date.now(); },\n    \
                          __wbg_log_3: function(enter) { log(enter.enter); }\n  };\n}\n\
                          const all = { \"./plan_bg.js\": imports() };\n";

    const NAMES: &str = r#"{"imports": [["./plan_bg.js", "__wbg_now_12", "$"], ["./plan_bg.js", "__wbg_log_3", "b"]],
                           "exports": [["enter", "c"], ["__wbindgen_malloc", "d"]]}"#;

    #[test]
    fn what_somebody_may_use_is_handed_out() {
        assert_eq!(exports(SCRIPT), ["enter", "Show"]);
    }

    #[test]
    fn script_and_program_call_each_other_by_the_same_names() {
        let renamed = rename(SCRIPT, NAMES).unwrap();
        assert!(renamed.contains("return wasm.c(a, wasm.d);"), "{renamed}");
        assert!(renamed.contains("$: function() { return Date.now(); }"));
        // What only looks like a name stays.
        assert!(renamed.contains("b: function(enter) { log(enter.enter); }"));
        assert!(renamed.contains("export function enter(a)"));
        assert!(renamed.contains("{ \"a\": imports() }"));
    }

    #[test]
    fn a_name_that_is_missing_stops_the_build() {
        let more = NAMES.replace("__wbg_now_12", "__wbg_later_13");
        assert!(rename(SCRIPT, &more).is_err());
        assert!(rename(SCRIPT, "").is_err());
    }
}

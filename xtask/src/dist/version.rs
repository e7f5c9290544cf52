//! The folder of one version: its name, and the page's references into it.

use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::paths;

const PREFIX: &str = "v-";
const DIGITS: usize = 12;

/// Tells whether a folder name is one of a version: `v-` and 12 hexadecimal digits.
pub fn is_version_folder(name: &str) -> bool {
    name.strip_prefix(PREFIX).is_some_and(|digits| {
        digits.len() == DIGITS
            && digits
                .bytes()
                .all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// Names a version by the names and contents of all files under `folder`, and of those beside it.
///
/// # Errors
/// A file cannot be read.
pub fn name_by_contents(folder: &Path, beside: &[(String, Vec<u8>)]) -> Result<String> {
    let mut hash = Sha256::new();
    let mut add = |name: &str, contents: &[u8]| {
        hash.update(name);
        hash.update([0]);
        hash.update(Sha256::digest(contents));
    };
    for file in paths::files_under(folder)? {
        let path = folder.join(&file);
        let contents =
            std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        add(&file, &contents);
    }
    for (name, contents) in beside {
        add(name, contents);
    }
    let digest = format!("{:x}", hash.finalize());
    Ok(format!(
        "{PREFIX}{}",
        digest.chars().take(DIGITS).collect::<String>()
    ))
}

/// Rewrites the page's relative references: `"./x"` becomes `"./<version>/x"` for every gathered file x.
///
/// The page writes them in quotes with a leading `./`; the bare `"./"`, the page itself, stays.
///
/// # Errors
/// A reference names a file that was not gathered.
pub fn point_into_folder(page: &str, version: &str, files: &[String]) -> Result<String> {
    let mut rewritten = String::with_capacity(page.len() + 256);
    let mut rest = page;
    while let Some(start) = rest.find("./") {
        let (before, reference) = rest.split_at(start);
        rewritten.push_str(before);
        let after = reference.strip_prefix("./").unwrap_or_default();
        rest = after;
        let quote = before
            .chars()
            .next_back()
            .filter(|last| "\"'".contains(*last));
        let name: Option<&str> = quote.and_then(|quote| after.split(quote).next());
        let name = name.and_then(|name| name.split(['?', '#']).next());
        rewritten.push_str("./");
        match name {
            None | Some("") => {}
            Some(name) if files.iter().any(|file| file == name) => {
                rewritten.push_str(version);
                rewritten.push('/');
            }
            Some(name) => bail!("a page refers to ./{name}, which the build did not produce"),
        }
    }
    rewritten.push_str(rest);
    Ok(rewritten)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [&str; 2] = ["start.js", "icons/app.svg"];

    fn rewrite(page: &str) -> Result<String> {
        let files = FILES.map(str::to_owned);
        point_into_folder(page, "v-0123456789ab", &files)
    }

    #[test]
    fn points_references_into_the_version() {
        let page = r##"<a href="./">a</a><link href='./icons/app.svg#x'><script src="./start.js"></script>"##;
        let expected = r##"<a href="./">a</a><link href='./v-0123456789ab/icons/app.svg#x'><script src="./v-0123456789ab/start.js"></script>"##;
        assert_eq!(rewrite(page).unwrap(), expected);
    }

    #[test]
    fn leaves_other_text_alone() {
        let page = "<p>../x ./start.js is text, \"../y\" is not ours</p>";
        assert_eq!(rewrite(page).unwrap(), page);
    }

    #[test]
    fn refuses_references_to_nothing() {
        let error = rewrite(r#"<script src="./strat.js">"#).unwrap_err();
        assert!(error.to_string().contains("./strat.js"), "{error}");
    }

    #[test]
    fn knows_version_folders() {
        assert!(is_version_folder("v-0123456789ab"));
        for name in ["v-0123456789AB", "v-0123", "v-0123456789abc", "schemas"] {
            assert!(!is_version_folder(name), "{name}");
        }
    }

    #[test]
    fn the_name_follows_the_contents() {
        let folder = std::env::temp_dir().join(format!("xtask-version-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let name = |contents: &str, page: &str| {
            std::fs::write(folder.join("a"), contents).unwrap();
            name_by_contents(&folder, &[("index.html".to_owned(), page.into())]).unwrap()
        };
        let first = name("one", "page");
        assert!(is_version_folder(&first));
        assert_ne!(name("two", "page"), first);
        assert_ne!(name("one", "another page"), first);
        assert_eq!(name("one", "page"), first);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}

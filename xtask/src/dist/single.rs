//! The single file: the whole application in one page that opens by double click, from a stick or a folder, on a
//! computer that never had a network. Scripts and styles are inside and allowed by their hashes; everything else
//! lies compressed in blocks that no browser runs.

use std::io::Write;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::{create_folder, read, write};
use crate::{paths, process};

/// Its name in a finished build.
pub const SINGLE: &str = "yachay-municipal.html";

/// The folder of the scripts' sources.
const SCRIPTS: &str = "src/ui";

/// What the start script imports in the single file, with other sources of files than over a network.
const IMPORTED: [(&str, &str); 4] = [
    ("start.js", "start.js"),
    ("tabs.js", "tabs.js"),
    ("sources.single.js", "sources.js"),
    ("rescue.js", "rescue.js"),
];

/// The folder of the modules of `rescue.js`.
const RESCUE: &str = "rescue";

/// Returns the page, made from the gathered files of a version. `folder` is for files on the way.
///
/// # Errors
/// A file is missing or a tool fails.
pub fn page(
    index: &str,
    gathered: &Path,
    version: &str,
    esbuild: &Path,
    folder: &Path,
) -> Result<String> {
    let files = paths::files_under(gathered)?;
    let script = script(gathered, &files, version, esbuild, folder)?;
    let style = styles(index, gathered, &files)?;
    let rescue = inside(&read(&paths::root().join(super::RESCUE.1))?)?;
    let blocks = rescue + &blocks(gathered, &files)?;
    compose(index, &script, &style, &blocks)
}

/// Returns the body of the page of rescue and erasure, in an element that nobody sees before it is wanted. What leads
/// home leads to the home of the same page.
fn inside(rescue: &str) -> Result<String> {
    let body = rescue
        .split_once("<body>")
        .and_then(|(_, rest)| rest.split_once("</body>"));
    let (body, _) = body.context("the page of rescue and erasure has lost its body")?;
    if !body.contains("href=\"./\"") {
        bail!("the page of rescue and erasure leads nowhere");
    }
    let body = body.replace("href=\"./\"", "href=\"#/\"");
    Ok(format!(
        "<template id=\"rescue-page\">{}</template>\n",
        body.trim()
    ))
}

/// Joins the start script and everything that it imports, the programs' too.
fn script(
    gathered: &Path,
    files: &[String],
    version: &str,
    esbuild: &Path,
    folder: &Path,
) -> Result<String> {
    let sources = paths::root().join(SCRIPTS);
    create_folder(&folder.join(RESCUE))?;
    let mut copies: Vec<(String, String)> = IMPORTED
        .map(|(from, to)| (from.to_owned(), to.to_owned()))
        .into();
    for module in paths::files_under(&sources.join(RESCUE))? {
        let name = format!("{RESCUE}/{module}");
        copies.push((name.clone(), name));
    }
    for (from, to) in copies {
        std::fs::copy(sources.join(&from), folder.join(to))
            .with_context(|| format!("cannot copy {from}"))?;
    }
    let programs: Vec<&str> = files
        .iter()
        .filter_map(|file| file.strip_suffix("_bg.wasm"))
        .collect();
    let mut list = String::new();
    for program in &programs {
        let name = format!("{program}.js");
        std::fs::copy(gathered.join(&name), folder.join(&name))
            .with_context(|| format!("cannot copy {name}"))?;
        list.push_str(&format!("import * as {program} from \"./{name}\";\n"));
    }
    let names = programs.join(", ");
    list.push_str(&format!(
        "export const programs = {{ {names} }};\nexport const version = \"{version}\";\n"
    ));
    write(&folder.join("programs.js"), list.as_bytes())?;
    process::capture(
        Command::new(esbuild)
            .args([
                "start.js",
                "--bundle",
                "--format=iife",
                "--minify",
                "--target=es2020",
            ])
            // Only code for addresses beside the script asks for its own, and there are none here.
            .args([
                "--charset=utf8",
                "--log-level=warning",
                "--log-override:empty-import-meta=silent",
            ])
            .current_dir(folder),
    )
}

/// Joins the style sheets: those of the page first, then those that programs add.
fn styles(index: &str, gathered: &Path, files: &[String]) -> Result<String> {
    let mut sheets: Vec<&String> = files.iter().filter(|file| file.ends_with(".css")).collect();
    sheets.sort_by_key(|sheet| !index.contains(sheet.as_str()));
    let texts: Result<Vec<String>> = sheets
        .into_iter()
        .map(|sheet| read(&gathered.join(sheet)))
        .collect();
    Ok(texts?.concat())
}

/// Packs every file that the programs ask for by name.
fn blocks(gathered: &Path, files: &[String]) -> Result<String> {
    let mut blocks = String::new();
    let packed = files.iter().filter(|file| {
        [".wasm", ".json", ".txt"]
            .iter()
            .any(|end| file.ends_with(end))
    });
    for file in packed {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&std::fs::read(gathered.join(file))?)?;
        let text = BASE64_STANDARD.encode(gzip.finish()?);
        blocks.push_str(&format!(
            "<script type=\"application/gzip\" data-file=\"{file}\">{text}</script>\n"
        ));
    }
    Ok(blocks)
}

/// Puts script, style and blocks into the page in place of its references.
fn compose(index: &str, script: &str, style: &str, blocks: &str) -> Result<String> {
    if script.contains("</script") || style.contains("</style") {
        bail!("a script or style sheet would end inside itself");
    }
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
         connect-src 'none'; base-uri 'none'; form-action 'none'",
        hash(script),
        hash(style)
    );
    let end = format!("{blocks}<script>{script}</script>\n");
    let mut page = String::with_capacity(index.len() + style.len() + end.len());
    for line in index.lines() {
        let tag = line.trim_start();
        if tag.contains("http-equiv=\"Content-Security-Policy\"") {
            page.push_str(&format!(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"
            ));
        } else if tag.starts_with("<link rel=\"stylesheet\"") {
            page.push_str(&format!("<style>{style}</style>"));
        } else if tag.starts_with("<script type=\"module\"") || beside(tag) {
            continue;
        } else if tag.starts_with("</body>") {
            page.push_str(&end);
            page.push_str(line);
        } else {
            page.push_str(line);
        }
        page.push('\n');
    }
    if page.matches("<script>").count() != 1 || page.matches("<style>").count() != 1 {
        bail!("the page has lost its script or its style on the way into the single file");
    }
    Ok(page)
}

/// Tells whether a tag names a file beside the page, which the single file has not.
fn beside(tag: &str) -> bool {
    tag.starts_with("<link rel=\"manifest\"") || tag.starts_with("<link rel=\"apple-touch-icon\"")
}

/// Returns what the content security policy calls a text by.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"x\">\n\
                         <link rel=\"manifest\" href=\"m\">\n<link rel=\"stylesheet\" href=\"./style.css\">\n\
                         <script type=\"module\" src=\"./start.js\"></script>\n</head>\n<body>\n<p>Hola</p>\n</body>\n";

    #[test]
    fn nothing_is_asked_of_anybody() {
        let page = compose(INDEX, "start()", "p{}", "<block>\n").unwrap();
        assert!(
            page.contains("<style>p{}</style>")
                && page.contains("<block>\n<script>start()</script>\n</body>")
        );
        assert!(!page.contains("./") && !page.contains("manifest"), "{page}");
        // As another tool computes it.
        assert_eq!(
            hash("start()"),
            "'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='"
        );
        assert!(page.contains(&hash("start()")) && page.contains("connect-src 'none'"));
    }

    #[test]
    fn the_page_of_rescue_is_inside_and_leads_home() {
        let page = "<html><body>\n<div><a href=\"./\">Inicio</a></div>\n</body></html>";
        let made = "<template id=\"rescue-page\"><div><a href=\"#/\">Inicio</a></div></template>\n";
        assert_eq!(inside(page).unwrap(), made);
        assert!(inside("<p>Inicio</p>").is_err() && inside("<body></body>").is_err());
    }

    #[test]
    fn a_script_that_would_end_early_is_refused() {
        assert!(compose(INDEX, "'</script>'", "", "").is_err());
        assert!(compose("<body>\n</body>", "a", "b", "").is_err());
    }
}

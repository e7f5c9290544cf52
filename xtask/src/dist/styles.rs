//! The links in the head of the page: the style sheets become one file, so that the first paint waits for one
//! answer; what trunk leaves over goes.

use std::path::Path;

use anyhow::Result;

use super::{INDEX, read, write};

/// The name of the joined style sheet.
const JOINED: &str = "style.css";

/// Joins the style sheets of the page in `folder`, in the order of their links.
///
/// # Errors
/// A style sheet that the page links cannot be read.
pub fn join(folder: &Path) -> Result<()> {
    let page = folder.join(INDEX);
    let (text, sheets) = with_one_link(&read(&page)?);
    let mut joined = String::new();
    for sheet in &sheets {
        let path = folder.join(sheet);
        joined.push_str(&read(&path)?);
        joined.push('\n');
        std::fs::remove_file(path)?;
    }
    if !sheets.is_empty() {
        write(&folder.join(JOINED), joined.as_bytes())?;
    }
    write(&page, text.as_bytes())
}

/// Returns the page with one link in the place of the first style sheet, and the names of all sheets. A link
/// for some media only is left alone. The `data-trunk` links that trunk leaves in the page are removed.
fn with_one_link(page: &str) -> (String, Vec<String>) {
    let mut text = String::with_capacity(page.len());
    let mut sheets = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find("<link") {
        let (before, tag) = rest.split_at(start);
        let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |end| end + 1));
        let sheet = sheet_of(tag);
        let goes = sheet.is_some() || tag.contains(" data-trunk");
        if goes {
            // The line it stood on goes with it.
            text.push_str(before.trim_end_matches([' ', '\n']));
        } else {
            text.push_str(before);
            text.push_str(tag);
        }
        if let Some(sheet) = sheet {
            if sheets.is_empty() {
                text.push_str(&format!("\n<link rel=\"stylesheet\" href=\"./{JOINED}\">"));
            }
            sheets.push(sheet.to_owned());
        }
        rest = after;
    }
    text.push_str(rest);
    (text, sheets)
}

/// Returns the file name in a link to a style sheet for all media.
fn sheet_of(tag: &str) -> Option<&str> {
    if !tag.contains("rel=\"stylesheet\"") || tag.contains(" media=") {
        return None;
    }
    let (_, address) = tag.split_once("href=\"./")?;
    address.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_link_replaces_all() {
        let page = "<head>\n  <link rel=\"icon\" href=\"data:,\">\n  \
                    <link rel=\"stylesheet\" href=\"./tokens.css\"/>\n  \
                    <link rel=\"stylesheet\" href=\"./base.css\"/>\n  \
                    <link data-trunk rel=\"rust\">\n  \
                    <link rel=\"stylesheet\" href=\"./print.css\" media=\"print\">\n</head>";
        let expected = "<head>\n  <link rel=\"icon\" href=\"data:,\">\n\
                        <link rel=\"stylesheet\" href=\"./style.css\">\n  \
                        <link rel=\"stylesheet\" href=\"./print.css\" media=\"print\">\n</head>";
        let (text, sheets) = with_one_link(page);
        assert_eq!(text, expected);
        assert_eq!(sheets, ["tokens.css", "base.css"]);
    }

    #[test]
    fn a_page_without_links_stays() {
        let page = "<p>nothing</p>";
        assert_eq!(with_one_link(page), (page.to_owned(), Vec::new()));
    }

    /// Returns the selectors of a sheet whose `+` or `~` follows nothing but tags and states.
    fn after_mere_tags(sheet: &str) -> Vec<String> {
        let named = |side: &str| {
            // The last compound before the sign, without spaces within brackets.
            let mut depth = 0;
            let start = side.char_indices().rev().find(|(_, letter)| {
                depth += i32::from(*letter == ')') - i32::from(*letter == '(');
                depth < 0 || (depth == 0 && (letter.is_whitespace() || *letter == '>'))
            });
            let compound = start.map_or(side, |(place, letter)| {
                side.get(place + letter.len_utf8()..).unwrap_or_default()
            });
            // Nothing stands before a sign within `:has(`, and a number within `:nth-child(`.
            ["", "n", "-n", "2n"].contains(&compound)
                || compound
                    .split(',')
                    .all(|part| part.contains(['.', '#', '[']))
        };
        let selectors = sheet.lines().filter(|line| line.ends_with(['{', ',']));
        let selectors = selectors.filter(|line| !line.contains([';', '@']));
        let wrong = selectors.filter(|line| {
            let signs = line.match_indices(['+', '~']);
            let mut sides = signs.map(|(place, _)| line.get(..place).unwrap_or_default());
            !sides.all(|side| named(side.trim()))
        });
        wrong.map(str::to_owned).collect()
    }

    #[test]
    fn no_rule_follows_a_mere_tag() {
        assert_eq!(after_mere_tags("li + li {\n.a :checked ~ span,\n").len(), 2);
        assert_eq!(after_mere_tags(":is(h1, .lead) + * {\n").len(), 1);
        assert_eq!(after_mere_tags(".a li + .b {\n.a > * + * {\n").len(), 2);
        let fine = ".part + .part {\n:is(.lead, .eyebrow) + * {\n[type]:checked ~ span {\nh1:has(+ .lead) {\n";
        assert_eq!(after_mere_tags(fine), [""; 0]);
        for path in crate::paths::files_under(&crate::paths::root().join("style")).unwrap() {
            if path.ends_with(".css") {
                let sheet = std::fs::read_to_string(crate::paths::root().join("style").join(&path))
                    .unwrap();
                // What is for paper only is asked for when it is printed.
                let parts = sheet.split("@media print");
                let screen = parts.enumerate().map(|(place, part)| match place {
                    0 => part,
                    _ => part.split_once("\n}\n").unwrap_or_default().1,
                });
                let screen: String = screen.collect();
                assert_eq!(after_mere_tags(&screen), [""; 0], "{path}");
            }
        }
    }
}

//! From the first line of a request to a file below the served folder.

use std::path::{Path, PathBuf};

use crate::dist::{INDEX, is_version_folder};

/// What a request target leads to.
#[derive(Debug, PartialEq)]
pub enum Route {
    /// A file, which may not exist, and whether it belongs to a version and so never changes.
    File {
        /// Below the served folder.
        path: PathBuf,
        /// May be kept for ever.
        immutable: bool,
    },
    /// The prefix without its slash; browsers must come back with it, or relative addresses break.
    AddSlash,
    /// Outside the prefix, or nothing a file could have as a name.
    Nowhere,
}

/// Finds the file for the target of a request, such as `/any/path/v-0123456789ab/start.js?x`.
pub fn route(root: &Path, prefix: &str, target: &str) -> Route {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let Some(inside) = path.strip_prefix(prefix) else {
        return Route::Nowhere;
    };
    if inside.is_empty() {
        return Route::AddSlash;
    }
    let Some(inside) = inside.strip_prefix('/') else {
        return Route::Nowhere;
    };
    let mut file = root.to_path_buf();
    let mut names = inside.split('/').peekable();
    let mut immutable = false;
    let mut first = true;
    while let Some(name) = names.next() {
        let Some(name) = decode(name).filter(|name| is_file_name(name)) else {
            // Only the last name may be empty: it means the start page of a folder.
            if name.is_empty() && names.peek().is_none() {
                file.push(INDEX);
                break;
            }
            return Route::Nowhere;
        };
        if first {
            immutable = is_version_folder(&name) && names.peek().is_some();
            first = false;
        }
        file.push(name);
    }
    Route::File {
        path: file,
        immutable,
    }
}

/// Allows one plain name: nothing that climbs, separates, names a drive or hides.
fn is_file_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0'])
}

/// Decodes `%20` and the like; `None` when it is not valid or not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let high = char::from(rest.next()?).to_digit(16)?;
        let low = char::from(rest.next()?).to_digit(16)?;
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// Returns the media type for a file name.
pub fn media_type(path: &Path) -> &'static str {
    let extension = path.extension().and_then(|extension| extension.to_str());
    match extension.unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, immutable: bool) -> Route {
        Route::File {
            path: Path::new("/site").join(path),
            immutable,
        }
    }

    fn at_root(target: &str) -> Route {
        route(Path::new("/site"), "", target)
    }

    #[test]
    fn finds_files_and_start_pages() {
        assert_eq!(at_root("/"), file("index.html", false));
        assert_eq!(at_root("/?lang=es#x"), file("index.html", false));
        assert_eq!(at_root("/schemas/"), file("schemas/index.html", false));
        assert_eq!(
            at_root("/v-0123456789ab/a%20b/%C3%B1.js"),
            file("v-0123456789ab/a b/ñ.js", true)
        );
        assert_eq!(at_root("/v-0123456789ab"), file("v-0123456789ab", false));
        assert_eq!(at_root("/v-1/a.js"), file("v-1/a.js", false));
    }

    #[test]
    fn never_leaves_the_folder() {
        for target in [
            "/../secret",
            "/a/../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/a%2Fb",
            "/..%5csecret",
            "/%00",
            "/C:/secret",
            "//secret",
            "/a//b",
            "/.git/config",
            "/%zz",
            "/%4",
            "/%ff",
            "",
            "secret",
            "http://elsewhere/",
        ] {
            let expected = if target.is_empty() {
                Route::AddSlash
            } else {
                Route::Nowhere
            };
            assert_eq!(at_root(target), expected, "{target}");
        }
    }

    #[test]
    fn serves_under_a_prefix() {
        let route = |target| route(Path::new("/site"), "/any/path", target);
        assert_eq!(route("/any/path/"), file("index.html", false));
        assert_eq!(route("/any/path/a.js"), file("a.js", false));
        assert_eq!(route("/any/path"), Route::AddSlash);
        for target in ["/", "/a.js", "/any/pathology/a.js", "/favicon.ico"] {
            assert_eq!(route(target), Route::Nowhere, "{target}");
        }
    }

    #[test]
    fn names_media_types() {
        assert_eq!(media_type(Path::new("a/b_bg.wasm")), "application/wasm");
        assert_eq!(
            media_type(Path::new("start.js")),
            "text/javascript; charset=utf-8"
        );
        assert_eq!(media_type(Path::new("unknown")), "application/octet-stream");
    }
}

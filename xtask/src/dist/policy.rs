//! What every page of a build must keep to: a content security policy that starts from nothing, and nothing in
//! the page itself that could run without being a file of the application.

use anyhow::{Result, bail};

/// The beginning of the policy in a page.
const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";

/// What each directive may allow; a directive that is not here may allow nothing at all.
const ALLOWED: [(&str, &[&str]); 11] = [
    ("default-src", &["'none'"]),
    ("script-src", &["'self'", "'wasm-unsafe-eval'"]),
    ("worker-src", &["'self'"]),
    ("manifest-src", &["'self'"]),
    ("connect-src", &["'self'"]),
    ("img-src", &["'self'", "data:", "blob:"]),
    ("style-src", &["'self'"]),
    ("base-uri", &["'none'"]),
    ("form-action", &["'none'"]),
    ("frame-src", &["'none'"]),
    ("object-src", &["'none'"]),
];

/// Directives that do not follow `default-src`, so that a page must name them itself.
const NEEDED: [&str; 3] = ["default-src", "base-uri", "form-action"];

/// Checks a page that is served beside its files.
///
/// # Errors
/// The policy is missing or allows more than it may, or something in the page is inline.
pub fn check(page: &str) -> Result<()> {
    check_policy(page)?;
    for tag in page
        .split('<')
        .skip(1)
        .filter_map(|tag| tag.split('>').next())
    {
        let inline = match tag.split_whitespace().next() {
            Some("script") => !tag.contains(" src=\""),
            Some("style") => true,
            _ => attributes(tag).any(|name| name == "style" || name.starts_with("on")),
        };
        if inline || tag.contains("javascript:") {
            bail!("<{tag}> is inline, which the content security policy forbids");
        }
    }
    Ok(())
}

fn check_policy(page: &str) -> Result<()> {
    let policies: Vec<&str> = page.split(POLICY).skip(1).collect();
    let [policy] = policies.as_slice() else {
        bail!(
            "a page has {} content security policies instead of one",
            policies.len()
        );
    };
    let policy = policy.split('"').next().unwrap_or_default();
    let mut named = Vec::new();
    for directive in policy.split(';') {
        let mut words = directive.split_whitespace();
        let Some(name) = words.next() else { continue };
        let allowed = ALLOWED.iter().find(|(known, _)| *known == name);
        let allowed = allowed.map(|(_, sources)| *sources).unwrap_or_default();
        if let Some(source) = words.find(|source| !allowed.contains(source)) {
            bail!("the content security policy allows {name} {source}");
        }
        named.push(name);
    }
    match NEEDED.iter().find(|needed| !named.contains(needed)) {
        Some(missing) => bail!("the content security policy does not name {missing}"),
        None => Ok(()),
    }
}

/// Returns the names of the attributes of a tag; their values may hold spaces.
fn attributes(tag: &str) -> impl Iterator<Item = &str> {
    // Every second part between quotation marks is a value.
    let outside = tag.split('"').step_by(2);
    outside.flat_map(|part| {
        part.split_whitespace()
            .filter_map(|word| word.strip_suffix('='))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    fn source(name: &str) -> String {
        std::fs::read_to_string(paths::root().join(name)).unwrap()
    }

    #[test]
    fn our_pages_keep_to_it() {
        for name in ["index.html", "src/ui/rescue.html"] {
            check(&source(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }

    #[test]
    fn the_policy_of_the_start_page_is_this_one() {
        let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; \
                      manifest-src 'self'; connect-src 'self'; img-src 'self' data: blob:; style-src 'self'; \
                      base-uri 'none'; form-action 'none'";
        assert!(source("index.html").contains(&format!("{POLICY}{policy}\"")));
    }

    #[test]
    fn whatever_is_inline_is_found() {
        let page = source("index.html");
        for bad in [
            "<script>go()</script>",
            "<script type=\"module\">go()</script>",
            "<style>p{}</style>",
            "<p style=\"color: red\">",
            "<img src=\"./a b.png\" onerror=\"go()\">",
            "<a href=\"javascript:go()\">",
        ] {
            let page = page.replace("</body>", &format!("{bad}</body>"));
            assert!(check(&page).is_err(), "{bad}");
        }
        for (good, bad) in [
            ("connect-src 'self'", "connect-src *"),
            ("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
            ("form-action 'none'", ""),
            ("img-src", "font-src https: ; img-src"),
            (POLICY, "content=\""),
        ] {
            assert!(check(&page.replace(good, bad)).is_err(), "{bad}");
        }
    }
}

//! The application as an installed program: what its manifest promises is there, and Chromium would install it.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;

/// The endings of what import takes.
const TAKEN: [&str; 2] = [".json", ".zip"];

#[tokio::test]
async fn the_browser_would_install_it() -> Result<()> {
    play(
        "installing",
        Setting::needing(&[Need::Cdp]),
        async |stage| {
            stage.go("").await?;
            stage.kept_whole().await?;
            let read = stage.cdp("Page.getAppManifest", json!({})).await?;
            ensure!(read["errors"] == json!([]), "{}", read["errors"]);
            let address = stage.address();
            ensure!(read["url"] == json!(format!("{address}manifest.webmanifest")));
            let found = stage.cdp("Page.getInstallabilityErrors", json!({})).await?;
            ensure!(found["installabilityErrors"] == json!([]), "{found}");
            let id = stage.cdp("Page.getAppId", json!({})).await?;
            ensure!(id["appId"] == json!(address), "{id}");
            let manifest: Value =
                serde_json::from_str(read["data"].as_str().context("a manifest")?)?;
            // An `id` would be read from the top of the host, and be that of everything else there.
            ensure!(manifest["id"].is_null());
            for own in ["start_url", "scope"] {
                ensure!(manifest[own] == "./", "{own} is {}", manifest[own]);
            }
            for word in ["name", "short_name", "description"] {
                ensure!(manifest[word].as_str().is_some_and(|word| !word.is_empty()));
            }
            ensure!(manifest["lang"] == "es" && manifest["display"] == "standalone");
            icons_are_what_they_say(stage, &manifest)?;
            takes_every_ending(&manifest)?;
            for place in list(&manifest["shortcuts"])? {
                stage
                    .go(place["url"]
                        .as_str()
                        .context("a place")?
                        .trim_start_matches("./"))
                    .await?;
                stage.element("main h1").await?;
            }
            Ok(())
        },
    )
    .await
}

fn list(value: &Value) -> Result<&Vec<Value>> {
    value
        .as_array()
        .filter(|list| !list.is_empty())
        .context("a list")
}

/// Every icon is there in the size that the manifest gives; one is large enough for a home screen, one for a splash
/// screen, and one may be cut to any shape.
fn icons_are_what_they_say(stage: &Stage, manifest: &Value) -> Result<()> {
    let mut seen = BTreeSet::new();
    for icon in list(&manifest["icons"])? {
        let path = icon["src"].as_str().context("a path")?;
        let bytes = fs::read(stage.dist.folder.join(path)).context(path.to_owned())?;
        let (sizes, purpose) = (&icon["sizes"], icon["purpose"].as_str().unwrap_or("any"));
        if icon["type"] == "image/svg+xml" {
            let text = String::from_utf8(bytes)?;
            ensure!(
                text.contains("<svg") && text.contains("viewBox"),
                "{path} is no drawing"
            );
            ensure!(sizes == "any", "{path}: {sizes}");
        } else {
            ensure!(icon["type"] == "image/png", "{path}: {}", icon["type"]);
            let [width, height] = png_size(&bytes).with_context(|| path.to_owned())?;
            ensure!(
                *sizes == json!(format!("{width}x{height}")),
                "{path} has {width}x{height}, not {sizes}"
            );
            seen.insert((purpose.to_owned(), width));
        }
    }
    let wanted = [("any", 192), ("any", 512), ("maskable", 512)];
    for (purpose, width) in wanted {
        ensure!(
            seen.contains(&(purpose.to_owned(), width)),
            "no {purpose} icon of {width}"
        );
    }
    Ok(())
}

/// Width and height of a PNG picture (its first chunk, IHDR).
fn png_size(bytes: &[u8]) -> Option<[u32; 2]> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    Some([number(0)?, number(4)?])
}

/// What can be chosen in the application can be opened with it and shared to it.
fn takes_every_ending(manifest: &Value) -> Result<()> {
    let mut opened = BTreeSet::new();
    for handler in list(&manifest["file_handlers"])? {
        ensure!(handler["action"] == "./");
        let accepted = handler["accept"].as_object().context("what is accepted")?;
        for (kind, endings) in accepted {
            ensure!(kind.split_once('/').is_some(), "{kind} is no type");
            opened.extend(list(endings)?.iter().filter_map(Value::as_str));
        }
    }
    let target = &manifest["share_target"];
    ensure!(target["action"] == "./compartir" && target["method"] == "POST");
    ensure!(target["enctype"] == "multipart/form-data");
    let shared = &list(&target["params"]["files"])?[0];
    ensure!(shared["name"] == "files");
    let shared: Vec<&str> = list(&shared["accept"])?
        .iter()
        .filter_map(Value::as_str)
        .collect();
    for ending in TAKEN {
        ensure!(opened.contains(ending), "{ending} cannot be opened with it");
        ensure!(shared.contains(&ending), "{ending} cannot be shared to it");
    }
    // Programs that share say the type, seldom the ending.
    for kind in ["application/json", "application/zip"] {
        ensure!(shared.contains(&kind), "{kind} cannot be shared to it");
    }
    Ok(())
}

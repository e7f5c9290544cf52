//! Golden files that only a browser opens: under a password, and everything of a device. Those of documents are opened in
//! `tests/golden.rs`, which also sees to it that no released schema is without its file.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use yachay_municipal::documents::restore;
use yachay_municipal::dossier::Dossier;

use crate::browser::{Setting, Stage, play};
use crate::transfer::locked::{FORM, PASSWORD, export_locked};
use crate::words::rescue;

fn golden(name: &str) -> PathBuf {
    xtask::paths::root().join("tests/golden").join(name)
}

fn read(name: &str) -> Result<String> {
    fs::read_to_string(golden(name)).context(name.to_owned())
}

#[tokio::test]
async fn locked_1_opens_with_its_password() -> Result<()> {
    play("golden-locked", Setting::default(), async |stage| {
        stage.go("#/planificar").await?;
        stage.give(&[golden("locked-1.json")]).await?;
        stage.fill(&format!("{FORM} input"), PASSWORD).await?;
        stage.click(&format!("{FORM} button[type=submit]")).await?;
        let (_, lines) = stage.results().await?;
        ensure!(lines.len() == 1 && lines[0].state == "ok", "{lines:?}");
        let stored = stage.only_stored("dossier").await?;
        let held = restore::<Dossier>(read("dossier-3.json")?.as_bytes());
        let held = held.ok().context("a dossier")?;
        ensure!(stored["id"] == json!(held.id), "another dossier");
        let held = serde_json::to_value(&held.payload)?;
        for (part, value) in held.as_object().context("parts")? {
            let there = &stored["payload"][part];
            if ["responses", "diagnoses"].contains(&part.as_str()) {
                // What people answered is put into the words of the framework in use.
                let count = |all: &Value| all.as_array().map(Vec::len);
                ensure!(
                    count(there) == count(value) && count(value) > Some(0),
                    "{part}"
                );
            } else {
                ensure!(there == value, "{part}: {there}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn rescue_1_comes_back_whole() -> Result<()> {
    play("golden-rescue", Setting::default(), async |stage| {
        let bundle: Value = serde_json::from_str(&read("rescue-1.json")?)?;
        ensure!(bundle["kind"] == "rescue" && bundle["schema"] == 1);
        // The application makes its database.
        stage.go("#/planificar").await?;
        stage.open_rescue().await?;
        stage.give(&[golden("rescue-1.json")]).await?;
        stage
            .sees(".rescue .choice", &rescue("state_new", &[]))
            .await?;
        stage.restore_chosen().await?;
        let mut compared = 0;
        for entry in bundle["entries"].as_array().context("entries")? {
            let [place, key] = ["place", "key"].map(|name| entry[name].as_str());
            let (place, key) = (place.context("a place")?, key.context("a key")?);
            let there = match place {
                "local" => stage.in_storage(key).await?,
                _ => stage.in_database(place, key).await?,
            };
            let (there, kept) = match place {
                "documents" => (&there["text"], &entry["value"]["text"]),
                _ => (&there, &entry["value"]),
            };
            // What was damaged when it left is not put anywhere.
            if key.ends_with("plan/damaged") {
                ensure!(there.is_null(), "{key} was damaged and is there");
                continue;
            }
            ensure!(there == kept, "{place} has {there} under {key}");
            compared += 1;
        }
        ensure!(compared == 3, "{compared} of three parts");
        stage.go("#/planificar").await?;
        stage.sees("main h3", "Pueblo de prueba").await
    })
    .await
}

#[tokio::test]
#[ignore = "writes the golden files of a new schema, once"]
async fn write_golden_files() -> Result<()> {
    play("golden-written", Setting::default(), async |stage| {
        if !golden("locked-1.json").exists() {
            stage.go("#/planificar").await?;
            stage.take_in(&[golden("dossier-3.json")]).await?;
            let id = stage.only_stored("dossier").await?["id"].clone();
            let id = id.as_str().context("an id")?;
            stage.go(&format!("#/planificar/{id}/plan")).await?;
            let (_, locked) = export_locked(stage).await?;
            fs::write(golden("locked-1.json"), locked)?;
            stage.clear_everything().await?;
        }
        if !golden("rescue-1.json").exists() {
            fs::write(golden("rescue-1.json"), everything(stage).await?)?;
        }
        Ok(())
    })
    .await
}

/// Returns the file that the rescue page makes of what it is given to keep.
async fn everything(stage: &Stage) -> Result<String> {
    stage.open_rescue().await?;
    stage.seed().await?;
    stage.open_rescue().await?;
    stage.element(".rescue li").await?;
    let all = rescue("download_all", &[]);
    let file = stage.download(async || stage.click_named(".rescue button", &all).await);
    Ok(file.await?.1)
}

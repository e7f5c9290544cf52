//! Every hostile file of `tests/hostile/` dropped on the import at once: each gets exactly its sentence, what is
//! stored stays as it was, and the page lives on.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::browser::{Setting, Stage, play};
use crate::words::es;

/// Names that try to be more than a name; the contents are those of another hostile file.
const NAMES: [&str; 8] = [
    "<img src=x onerror=alert(1)>.json",
    "=HYPERLINK(1).json",
    "%2e%2e%2fmarco.json",
    "-rf.json",
    "CON.json",
    "\u{202e}nosj.exe",
    "👩🏽‍🌾.json",
    "sin ending",
];

#[tokio::test]
async fn hostile_files_get_their_sentence_and_change_nothing() -> Result<()> {
    play("hostile", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        stage.go("#/planificar").await?;
        stage.sees("main h2", &es("plan.list_title", &[])).await?;
        let before = stage.only_stored("dossier").await?;
        let expected = expected()?;
        let (files, wanted) = files(stage, &expected)?;
        stage.close_results().await?;
        stage.give(&files).await?;
        let script = "return document.querySelectorAll('ul.files li').length === arguments[0]";
        let count = serde_json::json!(files.len());
        stage
            .until_with("a line for every file", script, vec![count])
            .await?;
        let (_, lines) = stage.results().await?;
        for line in &lines {
            let sentence = wanted.get(&line.name).context(line.name.clone())?;
            ensure!(
                line.state == "error" && plain(&line.says) == plain(sentence),
                "{}: “{}” instead of “{sentence}”",
                line.name,
                line.says
            );
        }
        stage
            .sees("ul.files a[href='rescate.html']", &es("home.rescue", &[]))
            .await?;
        stage.shot("hostile-desktop").await?;
        ensure!(
            stage.only_stored("dossier").await? == before,
            "the dossier changed"
        );
        stage.reload().await?;
        ensure!(
            stage.only_stored("dossier").await? == before,
            "the dossier changed"
        );
        bombs(stage, &expected).await?;
        ensure!(
            stage.only_stored("dossier").await? == before,
            "the dossier changed"
        );
        stage.sees("main h2", &es("plan.list_title", &[])).await
    })
    .await
}

/// Returns name → sentence.
fn expected() -> Result<BTreeMap<String, String>> {
    let table = fs::read_to_string(folder().join("expected.json"))?;
    let table: BTreeMap<String, Value> = serde_json::from_str(&table)?;
    let table = table.into_iter().map(|(name, entry)| {
        let sentence = entry["sentence"].as_str().unwrap_or_default();
        (name, sentence.to_owned())
    });
    Ok(table.collect())
}

fn folder() -> PathBuf {
    xtask::paths::root().join("tests/hostile")
}

fn files(
    stage: &Stage,
    expected: &BTreeMap<String, String>,
) -> Result<(Vec<PathBuf>, BTreeMap<String, String>)> {
    let (mut paths, mut wanted) = (Vec::new(), BTreeMap::new());
    for (name, sentence) in expected {
        let path = folder().join("files").join(name);
        // Answers that come here are offered to the dossiers, a framework is compared (offline.rs plays both).
        let offered = ["Es una respuesta", "Es un marco"]
            .iter()
            .any(|kind| sentence.starts_with(kind));
        if path.is_file() && !offered {
            paths.push(path);
            wanted.insert(name.clone(), sentence.clone());
        }
    }
    let foreign = es("words.restore_not_ours", &[]);
    for name in NAMES {
        paths.push(stage.file(name, "[]")?);
        wanted.insert(name.to_owned(), foreign.clone());
    }
    Ok((paths, wanted))
}

/// Bombs one after another, as `tests/hostile/make.rs` has them.
async fn bombs(stage: &Stage, expected: &BTreeMap<String, String>) -> Result<()> {
    let many = |item: &str, times: usize| format!("[{}{item}]", format!("{item},").repeat(times));
    let bombs = [
        ("bomb-lists.json", many("[]", 8_000_000)),
        ("bomb-objects.json", many("{}", 8_000_000)),
        ("bomb-fields.json", many("{\"\":0}", 3_000_000)),
        ("bomb-depth.json", "[".repeat(20_000_000)),
        (
            "bomb-one-text.json",
            format!("\"{}\"", "a".repeat(24_000_000)),
        ),
        ("bomb-too-large.json", " ".repeat(25_000_001)),
    ];
    for (name, text) in bombs {
        let (_, lines) = stage.take_in(&[stage.file(name, text)?]).await?;
        let sentence = expected.get(name).context(name)?;
        ensure!(
            lines[0].state == "error" && plain(&lines[0].says) == plain(sentence),
            "{name}: {lines:?}"
        );
    }
    Ok(())
}

/// The page shows runs of blanks as one.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

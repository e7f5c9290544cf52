//! Dossiers and plans that come in as files, beside those that are here.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::browser::{Setting, Stage, play};
use crate::fixtures::{changed, sealed};
use crate::intake::{HARMFUL, PHOTO};
use crate::words::es;

#[tokio::test]
async fn what_is_too_much_at_once_is_named_and_not_read() -> Result<()> {
    play("import-many", Setting::default(), async |stage| {
        stage.go("#/planificar").await?;
        stage.sees("main h2", &es("plan.import_title", &[])).await?;
        let give = "
            const [files, size] = arguments;
            window.read = 0;
            const real = Blob.prototype.arrayBuffer;
            File.prototype.arrayBuffer = function () { window.read += 1; return real.call(this); };
            const chosen = new DataTransfer();
            const text = new Uint8Array(size).fill(32);
            for (let number = 0; number < files; number += 1) chosen.items.add(new File([text], `${number}.json`));
            const input = document.querySelector('#import input[type=file]');
            input.files = chosen.files;
            input.dispatchEvent(new Event('change', { bubbles: true }));";
        let full = es("transfer.batch_full", &[]);
        for (files, size, most) in [(503, 1, 500), (12, 20_000_000, 10)] {
            stage.close_results().await?;
            stage.js(give, vec![json!(files), json!(size)]).await?;
            let (_, lines) = stage.results().await?;
            ensure!(lines.len() == files, "{} lines", lines.len());
            for (number, line) in lines.iter().enumerate() {
                ensure!(
                    (line.says == full) == (number >= most),
                    "{number}: {line:?}"
                );
            }
            ensure!(stage.js("return window.read", vec![]).await? == json!(most));
        }
        ensure!(stage.stored("dossier").await?.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn dossiers_come_in_without_harm_to_those_that_are_here() -> Result<()> {
    play("import", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        stage.section("plan").await?;
        let (_, ours) = stage.export_dossier().await?;
        let (_, plan) = stage.export_plan().await?;
        stage.go("#/planificar").await?;
        stage.sees("main h2", &es("plan.list_title", &[])).await?;
        let before = stage.only_stored("dossier").await?;
        let revision = before["revision"].as_u64().unwrap_or_default();
        let (kept, came) = (revision.to_string(), (revision - 1).to_string());
        let older = changed(&ours, |file| file["revision"] = json!(revision - 1))?;
        let damaged = ours.replacen("Alto", "Bajo", 1);
        let cases: [(&str, Vec<u8>, &str, String); 5] = [
            (
                "foto.json",
                PHOTO.to_vec(),
                "error",
                es("words.restore_not_text", &[]),
            ),
            (
                "vacío.json",
                Vec::new(),
                "error",
                es("words.restore_empty", &[]),
            ),
            (
                "dañado.json",
                damaged.into(),
                "error",
                es("words.restore_damaged", &[]),
            ),
            (
                "igual.json",
                ours.clone().into(),
                "warn",
                es("plan.import_same", &[]),
            ),
            (
                "viejo.json",
                older.into(),
                "warn",
                es("plan.import_older", &[("kept", &kept), ("came", &came)]),
            ),
        ];
        for (name, contents, state, sentence) in cases {
            let (_, lines) = stage.take_in(&[stage.file(name, contents)?]).await?;
            ensure!(
                lines[0].state == state && lines[0].says.starts_with(&sentence),
                "{name}: {lines:?}"
            );
            ensure!(
                stage.only_stored("dossier").await? == before,
                "{name} changed the dossier"
            );
        }
        newer_and_copies(stage, &ours, before).await?;
        plan_asks_first(stage, &plan).await
    })
    .await
}

/// A later version replaces ours and can be taken back; another one with the same number stays beside it.
async fn newer_and_copies(stage: &Stage, ours: &str, before: Value) -> Result<()> {
    let named =
        |file: &mut Value, name: &str| file["payload"]["municipality"]["name"] = json!(name);
    let newer = changed(ours, |file| {
        file["revision"] = json!(before["revision"].as_u64().unwrap_or_default() + 5);
        named(file, HARMFUL);
    })?;
    let (_, lines) = stage.take_in(&[stage.file("nuevo.json", newer)?]).await?;
    ensure!(
        lines[0]
            .says
            .starts_with(&es("plan.import_replaced", &[("name", HARMFUL)])),
        "{lines:?}"
    );
    stage.sees("main h3", HARMFUL).await?;
    ensure!(stage.only_stored("dossier").await?["payload"]["municipality"]["name"] == HARMFUL);
    stage.undo().await?;
    // What is put back counts as later than what it replaces.
    stage
        .until_some("the version before", async || {
            let found = stage.only_stored("dossier").await?;
            Ok((found["payload"] == before["payload"]).then_some(()))
        })
        .await?;
    let before = stage.only_stored("dossier").await?;
    let ours = &sealed(&before);
    let mut copy: Value = serde_json::from_str(ours)?;
    named(&mut copy, "Otra mano");
    let (_, lines) = stage
        .take_in(&[stage.file("copia.json", sealed(&copy))?])
        .await?;
    ensure!(
        lines[0].says.starts_with(&es("plan.import_copy", &[])),
        "{lines:?}"
    );
    let both = stage.stored("dossier").await?;
    let id = before["id"].as_str().unwrap_or_default();
    ensure!(
        both.len() == 2 && both.get(id) == Some(&before),
        "both must stay: {:?}",
        both.keys()
    );
    Ok(())
}

/// A plan of a municipality that has a dossier here asks what to do with it.
async fn plan_asks_first(stage: &Stage, plan: &str) -> Result<()> {
    let before = stage.stored("dossier").await?;
    stage.close_results().await?;
    stage.give(&[stage.file("plan.json", plan)?]).await?;
    stage
        .sees("main .notice", &es("plan.choice_title", &[]))
        .await?;
    stage.shot("plan-import-choice-desktop").await?;
    stage
        .click_named("main .notice button", &es("common.cancel", &[]))
        .await?;
    stage.sees("ul.files", &es("plan.choice_left", &[])).await?;
    ensure!(
        stage.stored("dossier").await? == before,
        "a question that was declined changed something"
    );
    Ok(())
}

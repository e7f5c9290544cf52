//! Files that are not what they should be: each has its sentence, and what was there before stays as it was.

use std::fs::File;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use yachay_municipal::framework::Framework;

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::{changed, file_text, framework, response};
use crate::words::es;

/// A name that would do harm if it were taken for markup.
pub const HARMFUL: &str = "<img src=x onerror=\"window.harm=1\"> 'é' & 😀 مدينة";

/// The first bytes of a photo.
pub const PHOTO: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x02\x00\x00\x00\xd3\x10\x3f\x31";

#[tokio::test]
async fn bad_responses_change_nothing() -> Result<()> {
    play("intake", Setting::default(), async |stage| {
        let framework = framework(stage)?;
        stage.new_dossier().await?;
        stage.section("respuestas").await?;
        let good = file_text(&response(&framework, 0));
        let fifth = changed(&good, |file| file["revision"] = json!(5))?;
        let (_, lines) = stage.take_in(&[stage.file("buena.json", &fifth)?]).await?;
        ensure!(
            lines[0].state == "ok" && lines[0].says == es("plan.intake_added", &[]),
            "{lines:?}"
        );
        stage
            .stored_has("dossier", "/responses/0/document/revision", json!(5))
            .await?;
        for (name, contents, sentence) in bad_files(&framework, &good, &fifth)? {
            refused(stage, &name, &contents, &sentence).await?;
        }
        too_large(stage).await?;
        let sixth = changed(&good, |file| file["revision"] = json!(6))?;
        let (_, lines) = stage.take_in(&[stage.file("nueva.json", &sixth)?]).await?;
        ensure!(lines[0].says == es("plan.intake_updated", &[]), "{lines:?}");
        stage
            .stored_has("dossier", "/responses/0/document/revision", json!(6))
            .await?;
        fifty(stage, &framework).await
    })
    .await
}

type Bad = (String, Vec<u8>, String);

/// Returns files that must be refused, with the sentence that each must get.
fn bad_files(framework: &Framework, good: &str, fifth: &str) -> Result<Vec<Bad>> {
    let half: String = good.chars().take(good.len() / 2).collect();
    // The line with the last word that is left.
    let line = half.trim_end().lines().count().to_string();
    let other = file_text(&response(framework, 3));
    let from_elsewhere = changed(&other, |file| {
        file["payload"]["municipality"] =
            json!({ "country": "PE", "code": "080101", "name": HARMFUL });
    })?;
    let newer = changed(&other, |file| {
        file["schema"] = json!(99);
        file["app"]["version"] = json!("9.0.0");
    })?;
    let unknown_kind = changed(&newer, |file| file["kind"] = json!("herbarium"))?;
    let other_framework = changed(&other, |file| {
        file["framework"] = json!({ "id": "bo", "version": "7", "content_hash": "sha256:00" });
    })?;
    let other_version = changed(&other, |file| {
        file["framework"]["version"] = json!("99");
    })?;
    let version = format!("{} 99", framework.id);
    let consent = changed(&other, |file| file["payload"]["consent"] = Value::Null)?;
    let post = changed(&other, |file| {
        file["payload"]["respondent"]["posts"] = json!([])
    })?;
    let invalid = changed(&other, |file| {
        file["payload"]["diagnosis"]["motivar-el-servicio"]["rating"] = json!(9)
    })?;
    let damaged = other.replacen("\"importance\": 4", "\"importance\": 5", 1);
    ensure!(damaged != other, "nothing was damaged");
    let third = changed(good, |file| file["revision"] = json!(3))?;
    let golden =
        |name: &str| std::fs::read_to_string(xtask::paths::root().join("tests/golden").join(name));
    let kind = |key: &str| es("words.restore_wrong_kind", &[("kind", &es(key, &[]))]);
    let elsewhere = format!("{HARMFUL} (080101)");
    let detail = "payload.diagnosis.motivar-el-servicio.rating: 9";
    let cases: [(&str, Vec<u8>, String); 18] = [
        (
            "foto.json",
            PHOTO.to_vec(),
            es("words.restore_not_text", &[]),
        ),
        (
            "IMG 2026.png",
            PHOTO.to_vec(),
            es("words.restore_not_text", &[]),
        ),
        ("vacío.json", Vec::new(), es("words.restore_empty", &[])),
        (
            "espacios.json",
            b" \n\t ".to_vec(),
            es("words.restore_empty", &[]),
        ),
        (
            "cortado.json",
            half.into_bytes(),
            es("words.restore_broken", &[("line", &line)]),
        ),
        (
            "otro.json",
            b"{\"a\": [1, 2]}".to_vec(),
            es("words.restore_not_ours", &[]),
        ),
        (
            "marco.json",
            other_framework.into(),
            es("words.intake_framework", &[("found", "bo 7")]),
        ),
        (
            "versión.json",
            other_version.into(),
            es("words.intake_framework", &[("found", &version)]),
        ),
        (
            "mañana.json",
            newer.into(),
            es("words.restore_too_new", &[("version", "9.0.0")]),
        ),
        (
            "herbario.json",
            unknown_kind.into(),
            es("words.restore_too_new", &[("version", "9.0.0")]),
        ),
        (
            "dañado.json",
            damaged.into(),
            es("words.restore_damaged", &[]),
        ),
        (
            "otra vez.json",
            fifth.into(),
            es("words.intake_already", &[]),
        ),
        (
            "vieja.json",
            third.into(),
            es("words.intake_older", &[("kept", "5"), ("came", "3")]),
        ),
        (
            "plan.json",
            golden("plan-1.json")?.into(),
            kind("words.kind_plan"),
        ),
        (
            "expediente.json",
            golden("dossier-1.json")?.into(),
            kind("words.kind_dossier"),
        ),
        (
            "sin aviso.json",
            consent.into(),
            es("words.intake_consent", &[]),
        ),
        ("sin puesto.json", post.into(), es("words.intake_post", &[])),
        (
            "nivel 9.json",
            invalid.into(),
            es("words.restore_invalid", &[("detail", detail)]),
        ),
    ];
    let mut cases: Vec<Bad> = cases
        .into_iter()
        .map(|(name, contents, words)| (name.to_owned(), contents, words))
        .collect();
    let municipality = es("words.intake_municipality", &[("found", &elsewhere)]);
    cases.push((
        format!("{HARMFUL}.json"),
        from_elsewhere.into(),
        municipality,
    ));
    Ok(cases)
}

/// Gives one file, and checks its sentence and that the dossier is what it was.
async fn refused(stage: &Stage, name: &str, contents: &[u8], sentence: &str) -> Result<()> {
    let before = stage.only_stored("dossier").await?;
    let (summary, lines) = stage.take_in(&[stage.file(name, contents)?]).await?;
    ensure!(
        lines.len() == 1 && lines[0].state == "error",
        "{name}: {lines:?}"
    );
    ensure!(
        lines[0].name == name,
        "{name} is shown as {}",
        lines[0].name
    );
    ensure!(
        lines[0].says == sentence,
        "{name}: “{}” instead of “{sentence}”",
        lines[0].says
    );
    let counted = es(
        "plan.intake_summary",
        &[("arrived", "0"), ("total", "1"), ("aside", "1")],
    );
    ensure!(summary == counted, "{name}: {summary}");
    let harm = "return window.harm ?? document.querySelectorAll('main img').length";
    ensure!(
        stage.js(harm, vec![]).await? == 0,
        "{name} was taken for markup"
    );
    stage.section("perfil").await?;
    stage.section("respuestas").await?;
    ensure!(
        stage.only_stored("dossier").await? == before,
        "{name} changed the dossier"
    );
    Ok(())
}

/// A file of 200 MB is refused at once: it is not read.
async fn too_large(stage: &Stage) -> Result<()> {
    let before = stage.only_stored("dossier").await?;
    let path = stage.file("enorme.json", "")?;
    File::options()
        .write(true)
        .open(&path)?
        .set_len(200_000_000)?;
    let begin = Instant::now();
    let (_, lines) = stage.take_in(&[path]).await?;
    let limit = es(
        "words.restore_too_large",
        &[("size", "200"), ("limit", "25")],
    );
    ensure!(lines[0].says == limit, "{lines:?}");
    ensure!(
        begin.elapsed() < Duration::from_secs(3),
        "it took {:?}",
        begin.elapsed()
    );
    ensure!(
        stage.only_stored("dossier").await? == before,
        "it changed the dossier"
    );
    Ok(())
}

/// Of fifty files three are bad: 47 arrive, three are listed first with their reasons.
async fn fifty(stage: &Stage, framework: &Framework) -> Result<()> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for number in 1..48 {
        paths.push(stage.file(
            &format!("r{number}.json"),
            file_text(&response(framework, number)),
        )?);
    }
    paths.insert(5, stage.file("foto.jpg", PHOTO)?);
    paths.insert(20, stage.file("nada.json", "")?);
    paths.insert(49, stage.file("cortada.json", "{\n\"kind\": ")?);
    let (summary, lines) = stage.take_in(&paths).await?;
    let counted = es(
        "plan.intake_summary",
        &[("arrived", "47"), ("total", "50"), ("aside", "3")],
    );
    ensure!(summary == counted, "{summary}");
    let first: Vec<_> = lines
        .iter()
        .take(4)
        .map(|line| (line.name.as_str(), line.state.as_str()))
        .collect();
    let set_aside = [
        ("foto.jpg", "error"),
        ("nada.json", "error"),
        ("cortada.json", "error"),
    ];
    ensure!(first[..3] == set_aside && first[3].1 == "ok", "{first:?}");
    ensure!(
        lines[0].says == es("words.restore_not_text", &[]),
        "{:?}",
        lines[0]
    );
    ensure!(
        lines[1].says == es("words.restore_empty", &[]),
        "{:?}",
        lines[1]
    );
    ensure!(
        lines[2].says == es("words.restore_broken", &[("line", "2")]),
        "{:?}",
        lines[2]
    );
    stage
        .sees("main h2", &es("plan.received_title", &[("n", "48")]))
        .await?;
    stored_responses(stage, 48).await?;
    stage.shot("plan-intake-fifty-desktop").await?;
    // The batch was one step: it can be taken back as one.
    stage.undo().await?;
    stage
        .sees("main h2", &es("plan.received_title", &[("n", "1")]))
        .await?;
    stored_responses(stage, 1).await
}

async fn stored_responses(stage: &Stage, count: usize) -> Result<()> {
    stage
        .until_some("the stored responses", async || {
            let stored = stage.only_stored("dossier").await?;
            let found = stored["payload"]["responses"].as_array().map(Vec::len);
            Ok((found == Some(count)).then_some(()))
        })
        .await
}

#[tokio::test]
async fn files_dropped_anywhere_on_the_screen_are_taken_in() -> Result<()> {
    play("drop", Setting::needing(&[Need::Cdp]), async |stage| {
        let framework = framework(stage)?;
        stage.new_dossier().await?;
        stage.section("respuestas").await?;
        let paths = (0..3).map(|number| {
            stage.file(
                &format!("d{number}.json"),
                file_text(&response(&framework, number)),
            )
        });
        let paths: Vec<PathBuf> = paths.collect::<Result<_>>()?;
        for kind in ["dragEnter", "dragOver", "drop"] {
            let data = json!({ "items": [], "files": paths, "dragOperationsMask": 1 });
            let event = json!({ "type": kind, "x": 700, "y": 120, "data": data });
            stage.cdp("Input.dispatchDragEvent", event).await?;
        }
        let (summary, _) = stage.results().await?;
        ensure!(
            summary
                == es(
                    "plan.intake_summary_all",
                    &[("arrived", "3"), ("total", "3")]
                ),
            "{summary}"
        );
        stage
            .sees("main h2", &es("plan.received_title", &[("n", "3")]))
            .await
    })
    .await
}

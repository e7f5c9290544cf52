//! Files under a password: out of one browser, into another.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use yachay_municipal::documents::AppRef;
use yachay_municipal::transfer::is_locked;

use crate::browser::{Setting, Stage, play};
use crate::fixtures::{changed, file_text, framework, response};
use crate::words::es;

pub const PASSWORD: &str = "llama quieta ñandú 7";
pub const FORM: &str = "form.asking";

#[tokio::test]
async fn only_the_password_opens_a_file() -> Result<()> {
    play("locked", Setting::default(), async |stage| {
        let framework = framework(stage)?;
        stage.new_dossier().await?;
        stage.section("respuestas").await?;
        let text = file_text(&response(&framework, 0));
        stage.take_in(&[stage.file("una.json", text)?]).await?;
        stage.section("plan").await?;
        let (_, whole) = stage.export_dossier().await?;
        let (name, locked) = export_locked(stage).await?;
        ensure!(name.starts_with("yachay-con-clave-"), "it is called {name}");
        ensure!(is_locked(locked.as_bytes()), "it is not locked");
        for secret in ["uahu", "expediente", "dossier", "2026"] {
            ensure!(!name.contains(secret), "the name tells: {name}");
        }
        ensure!(!locked.contains("municipality"), "it can be read");
        broken(stage, &locked).await?;
        opened(stage, &locked, &whole).await
    })
    .await
}

/// Downloads the dossier under the password, after two tries that are not good enough.
pub async fn export_locked(stage: &Stage) -> Result<(String, String)> {
    let button = es(
        "transfer.lock_named",
        &[("name", &es("plan.export_dossier", &[]))],
    );
    stage.click_named("main button", &button).await?;
    let submit = "dialog button[type=submit]";
    stage.click(submit).await?;
    stage
        .sees("#password-error", &es("transfer.password_missing", &[]))
        .await?;
    stage.fill("#password", "llama").await?;
    stage
        .sees("dialog", &es("transfer.password_weak", &[]))
        .await?;
    stage.fill("#password", PASSWORD).await?;
    stage
        .sees("dialog", &es("transfer.password_strong", &[]))
        .await?;
    stage.fill("#password-again", "otra").await?;
    stage.click(submit).await?;
    stage
        .sees(
            "#password-again-error",
            &es("transfer.password_unequal", &[]),
        )
        .await?;
    stage.shot("plan-lock-desktop").await?;
    stage.fill("#password-again", PASSWORD).await?;
    let file = stage.download(async || stage.click(submit).await).await?;
    stage
        .sees("dialog", &es("transfer.lock_done", &[("name", &file.0)]))
        .await?;
    stage
        .click_named("dialog .end button", &es("common.close", &[]))
        .await?;
    Ok(file)
}

/// Files that no password opens say so before anybody types one.
async fn broken(stage: &Stage, locked: &str) -> Result<()> {
    stage.go("#/planificar").await?;
    stage.sees("main h2", &es("plan.list_title", &[])).await?;
    let before = stage.stored("dossier").await?;
    let half: String = locked.chars().take(locked.len() - 200).collect();
    let mut data: Value = serde_json::from_str(locked)?;
    let turned: String = data["data"]
        .as_str()
        .unwrap_or_default()
        .chars()
        .rev()
        .collect();
    data["data"] = json!(turned);
    let newer = locked.replacen("\"schema\": 1", "\"schema\": 9", 1);
    let ours = AppRef::current().version;
    let newer = newer.replacen(&format!("\"{ours}\""), "\"9.0.0\"", 1);
    let absurd = absurd(locked)?;
    let cases = [
        ("cortado.json", half, es("transfer.lock_truncated", &[])),
        (
            "dañado.json",
            data.to_string(),
            es("words.restore_damaged", &[]),
        ),
        (
            "mañana.json",
            newer,
            es("words.restore_too_new", &[("version", "9.0.0")]),
        ),
        ("absurdo.json", absurd, es("transfer.lock_refused", &[])),
    ];
    for (name, contents, sentence) in cases {
        let (_, lines) = stage.take_in(&[stage.file(name, contents)?]).await?;
        ensure!(
            lines[0].state == "error" && lines[0].says == sentence,
            "{name}: {lines:?}"
        );
    }
    ensure!(
        stage.stored("dossier").await? == before,
        "something changed"
    );
    Ok(())
}

/// Returns a file that asks for hours of work, with a checksum that is right.
fn absurd(locked: &str) -> Result<String> {
    let before: Value = serde_json::from_str(locked)?;
    let after = changed(locked, |file| {
        file["kdf"]["iterations"] = json!(4_000_000_000_u32)
    })?;
    let after: Value = serde_json::from_str(&after)?;
    let sum = |file: &Value| file["checksum"].as_str().unwrap_or_default().to_owned();
    let iterations = before["kdf"]["iterations"].to_string();
    Ok(locked
        .replacen(&sum(&before), &sum(&after), 1)
        .replacen(&iterations, "4000000000", 1))
}

/// A wrong password leaves everything as it is; the right one opens two files at once.
async fn opened(stage: &Stage, locked: &str, whole: &str) -> Result<()> {
    stage.close_results().await?;
    let paths = [
        stage.file("uno.json", locked)?,
        stage.file("dos.json", locked)?,
    ];
    stage.give(&paths).await?;
    let asked = es("transfer.password_of", &[("name", "uno.json")]);
    stage.sees(FORM, &asked).await?;
    stage
        .fill(&format!("{FORM} input"), "llama inquieta")
        .await?;
    stage.click(&format!("{FORM} button[type=submit]")).await?;
    stage
        .sees(FORM, &es("transfer.password_wrong", &[]))
        .await?;
    stage.shot("plan-password-desktop").await?;
    stage.fill(&format!("{FORM} input"), PASSWORD).await?;
    stage.click(&format!("{FORM} button[type=submit]")).await?;
    let (_, lines) = stage.results().await?;
    ensure!(
        lines.len() == 2
            && lines
                .iter()
                .all(|line| line.says.starts_with(&es("plan.import_same", &[]))),
        "{lines:?}"
    );
    stage.close_results().await?;
    stage.give(&paths[..1]).await?;
    stage
        .click_named(
            &format!("{FORM} button"),
            &es("transfer.password_leave", &[]),
        )
        .await?;
    let (_, lines) = stage.results().await?;
    ensure!(
        lines[0].says == es("transfer.password_left", &[]),
        "{lines:?}"
    );
    stage.open_dossier().await?;
    stage.section("plan").await?;
    let (_, again) = stage.export_dossier().await?;
    ensure!(again == whole, "another dossier");
    Ok(())
}

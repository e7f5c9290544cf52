//! The register of executed actions: lines out of spreadsheets and by hand, the table of REM.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::axe;
use crate::browser::{DESKTOP, PHONE, Setting, Stage, play};
use crate::engines::Need;
use crate::words::es;

const CUADRO_3: &str = include_str!("../register/cuadro-3.csv");
const CUADRO_4: &str = include_str!("../register/cuadro-4.csv");

#[tokio::test]
async fn lines_become_the_table_of_rem() -> Result<()> {
    play("register", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        let id = stage.only_stored("dossier").await?["id"].clone();
        let id = id.as_str().unwrap_or_default();
        stage
            .go(&format!("#/planificar/{id}/seguimiento/acciones"))
            .await?;
        stage
            .sees("main h3", &es("cycles.register_empty_title", &[]))
            .await?;
        stage.shot("register-empty-phone").await?;
        faulty(stage).await?;
        for (name, text, count) in [
            ("cuadro-4.csv", CUADRO_4, "24"),
            ("cuadro-3.csv", CUADRO_3, "23"),
        ] {
            stage.give(&[stage.file(name, text)?]).await?;
            let words = es(
                "cycles.register_read",
                &[("name", name), ("good", count), ("bad", "0")],
            );
            stage.sees("#register-read", &words).await?;
            stage
                .click_named(
                    "#register-read button",
                    &es("cycles.register_take", &[("n", count)]),
                )
                .await?;
            stage.sees("#register-caption", "").await?;
        }
        stage
            .stored_has(
                "dossier",
                "/register/46/subject",
                json!("SNIP. Gestión pública descentralizada concertada"),
            )
            .await?;
        table(stage).await?;
        by_hand(stage).await
    })
    .await
}

/// A file with faults: each is named with its line, and nothing is registered before somebody says so.
async fn faulty(stage: &Stage) -> Result<()> {
    let text = "2008;estable;Cusco;taller;siaf;;3\r\n2008;estable;Cusco;charla;siaf;;3\r\n";
    stage.give(&[stage.file("con-error.csv", text)?]).await?;
    let fault = es("cycles.fault_modality", &[("text", "charla")]);
    let said = es(
        "cycles.register_line_fault",
        &[("line", "2"), ("fault", &fault)],
    );
    stage.sees("#register-read li", &said).await?;
    stage.shot("register-faults-desktop").await?;
    stage
        .click_named("#register-read button", &es("cycles.register_leave", &[]))
        .await?;
    stage
        .sees("main h3", &es("cycles.register_empty_title", &[]))
        .await?;
    let stored = stage.only_stored("dossier").await?;
    ensure!(
        stored["payload"]["register"].is_null(),
        "something was registered"
    );
    Ok(())
}

/// Reads the rows of a modality on screen: subject and cells.
async fn rows(stage: &Stage) -> Result<Vec<Vec<String>>> {
    let script = "
        const rows = [...document.querySelectorAll('table.register tbody tr:not(.group, .total)')];
        return rows.map((row) => [...row.children].map((cell) => cell.textContent.trim()))";
    Ok(serde_json::from_value(
        stage.until("the table", script).await?,
    )?)
}

async fn table(stage: &Stage) -> Result<()> {
    let stable = es("words.moment_stable", &[]);
    stage.click_named("main label.choice", &stable).await?;
    let of_2008 =
        "return !document.querySelector('table.register').textContent.includes('informe')";
    stage.until("the stable moment", of_2008).await?;
    let found = rows(stage).await?;
    ensure!(
        found[0][1..] == ["7", "12", "10", "–", "29"],
        "{:?}",
        found[0]
    );
    ensure!(
        found[7] == ["Desarrollo económico local", "–", "–", "–", "1", "1"],
        "{:?}",
        found[7]
    );
    stage
        .click_named("main label.choice", &es("words.moment_exit", &[]))
        .await?;
    let of_2006 = "return document.querySelector('table.register').textContent.includes('informe')";
    stage.until("the exit", of_2006).await?;
    let found = rows(stage).await?;
    ensure!(found[5][1..4] == ["22", "40", "32"], "{:?}", found[5]);
    for (name, size) in [("register-desktop", DESKTOP), ("register-phone", PHONE)] {
        stage.resize(size).await?;
        stage.shot(name).await?;
        let faults = axe::faults(stage, name).await?;
        ensure!(faults.is_empty(), "{faults:?}");
    }
    stage.resize(DESKTOP).await?;
    if stage.offers(Need::Print) {
        let pdf = stage.browser().print_page(Default::default()).await?;
        let path = stage.file("register.pdf", pdf)?;
        if let Some(folder) = std::env::var_os("YACHAY_SHOTS") {
            std::fs::copy(&path, std::path::PathBuf::from(folder).join("register.pdf"))?;
        }
    }
    stage
        .click_named("main label.choice", &es("cycles.register_all", &[]))
        .await
}

async fn by_hand(stage: &Stage) -> Result<()> {
    stage
        .click_named("main summary", &es("cycles.register_add_title", &[]))
        .await?;
    let add = es("cycles.register_add", &[]);
    stage.fill("#register-line-year", "2010").await?;
    stage.choose("#register-line-moment", "exit").await?;
    stage.choose("#register-line-modality", "maestria").await?;
    stage.fill("#register-line-count", "2").await?;
    stage.click_named("main button", &add).await?;
    stage
        .sees("main .error", &es("cycles.fault_subject", &[]))
        .await?;
    stage
        .fill("#register-line-subject", "<b>Gestión</b> & más")
        .await?;
    stage.click_named("main button", &add).await?;
    stage
        .stored_has("dossier", "/register/47/modality", json!("maestria"))
        .await?;
    stage.sees("table.register", "<b>Gestión</b> & más").await?;
    stage.undo().await?;
    let gone = "return !document.querySelector('table.register').textContent.includes('& más')";
    stage.until("the undo", gone).await.map(|_| ())
}

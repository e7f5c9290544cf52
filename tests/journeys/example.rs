//! The example: one click in, one click out, never mixed with real work.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::browser::{Setting, play};
use crate::fixtures::{changed, file_text, framework, response};
use crate::words::es;

#[tokio::test]
async fn the_example_opens_and_closes_with_a_click_and_never_mixes() -> Result<()> {
    play("example", Setting::default(), async |stage| {
        let framework = framework(stage)?;
        stage.new_dossier().await?;
        let real = stage.only_stored("dossier").await?;
        stage.go("").await?;
        stage.open_example().await?;
        let example = stage.stored("dossier").await?;
        ensure!(example.len() == 2, "the real dossier and the example");
        let example = example
            .into_iter()
            .find(|(id, _)| real["id"] != **id)
            .map(|(_, found)| found);
        let example = example.unwrap_or_default();
        ensure!(example["payload"]["example"] == true);
        ensure!(example["payload"]["responses"].as_array().map(Vec::len) == Some(12));

        // A real response is refused by the example,
        let mut own = response(&framework, 1);
        own.payload.municipality.name = example["payload"]["municipality"]["name"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        own.payload.municipality.code.clear();
        let own = file_text(&own);
        stage.section("respuestas").await?;
        let (_, lines) = stage.take_in(&[stage.file("real.json", &own)?]).await?;
        ensure!(
            lines[0].says == es("words.intake_example", &[]),
            "{lines:?}"
        );
        // and one of the example by the real dossier.
        let id = real["id"].as_str().unwrap_or_default();
        stage.go(&format!("#/planificar/{id}/respuestas")).await?;
        stage
            .sees("main h2", &es("plan.received_title", &[("n", "0")]))
            .await?;
        let invented = changed(&file_text(&response(&framework, 1)), |file| {
            file["payload"]["example"] = json!(true)
        })?;
        let (_, lines) = stage
            .take_in(&[stage.file("ejemplo.json", invented)?])
            .await?;
        ensure!(
            lines[0].says == es("words.intake_example", &[]),
            "{lines:?}"
        );
        let now = stage.stored("dossier").await?;
        ensure!(now.get(id) == Some(&real), "the real dossier changed");
        ensure!(
            now.values().any(|found| *found == example),
            "the example changed"
        );

        // Opening it again gives the same one; closing it leaves the real one alone.
        stage.go("").await?;
        stage.open_example().await?;
        stage
            .check_silence()
            .await
            .context("opening it a second time")?;
        ensure!(
            stage.stored("dossier").await?.len() == 2,
            "a second example"
        );
        stage
            .click_named("main button", &es("home.example_close", &[]))
            .await?;
        stage
            .until_some("the example gone", async || {
                let left = stage.stored("dossier").await?;
                Ok((left.len() == 1 && left.get(id) == Some(&real)).then_some(()))
            })
            .await?;
        // The home page neither calls the example one's own work nor names it among the responses.
        stage.go("").await?;
        ensure!(stage.stored("response").await?.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_example_closes_from_the_home_page_too() -> Result<()> {
    play("example-home", Setting::default(), async |stage| {
        stage.go("").await?;
        stage.shot("home-desktop").await?;
        stage.open_example().await?;
        stage.go("").await?;
        let resume = "return document.querySelector('a.door[data-door=plan] .door-state') === null";
        stage.until("no real work offered", resume).await?;
        stage
            .click_named("main button", &es("home.example_close", &[]))
            .await?;
        stage
            .sees(".toast", &es("home.example_closed", &[]))
            .await?;
        ensure!(stage.stored("dossier").await?.is_empty());
        Ok(())
    })
    .await
}

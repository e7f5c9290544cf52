//! A response of an earlier framework: what has no place in the present one is set aside where everybody sees it.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::axe;
use crate::browser::{Setting, play};
use crate::fixtures::{changed, file_text, framework, framework_text, response};
use crate::words::es;

/// A competency that no framework has any more.
const GONE: &str = "competencia-retirada";

#[tokio::test]
async fn an_answer_without_a_place_is_set_aside_and_kept() -> Result<()> {
    play("aside", Setting::default(), async |stage| {
        let earlier: Value = serde_json::from_str(&framework_text(stage)?)?;
        let earlier = earlier["history"][0].clone();
        let own = file_text(&response(&framework(stage)?, 0));
        let earlier = changed(&own, |file| {
            file["framework"]["id"] = earlier["id"].clone();
            file["framework"]["version"] = earlier["version"].clone();
            let answers = &mut file["payload"]["diagnosis"];
            answers[GONE] = answers["motivar-el-servicio"].clone();
        })?;
        stage.new_dossier().await?;
        stage.section("respuestas").await?;
        let (_, lines) = stage
            .take_in(&[stage.file("antes.json", &earlier)?])
            .await?;
        ensure!(lines[0].state == "ok", "{lines:?}");
        let card = "#set-aside";
        stage
            .sees(&format!("{card} h2"), &es("institution.aside_title", &[]))
            .await?;
        stage.sees(&format!("{card} dd"), GONE).await?;
        stage.sees(&format!("{card} h3"), "Respuesta del ").await?;
        let faults = axe::faults(stage, "plan-set-aside").await?;
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        stage.saved().await?;
        stage.reload().await?;
        stage.sees(&format!("{card} dd"), GONE).await?;

        let stored = stage.only_stored("dossier").await?;
        let kept = &stored["payload"]["responses"][0];
        ensure!(
            kept["document"]["payload"]["diagnosis"][GONE].is_null(),
            "it counts in the present framework"
        );
        let file: Value = serde_json::from_str(&earlier)?;
        let original = kept.get("original").context("what was handed over")?;
        ensure!(original["payload"] == file["payload"], "not as handed over");
        ensure!(original["checksum"] == json!(null) || original["checksum"] == file["checksum"]);
        Ok(())
    })
    .await
}

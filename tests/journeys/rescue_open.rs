//! What comes back through the rescue page while the application is open in another tab.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::browser::{Setting, play};
use crate::fixtures::changed;
use crate::rescue_files::identity;

#[tokio::test]
async fn what_is_restored_opens_also_where_the_application_is_open() -> Result<()> {
    play("rescue-open", Setting::default(), async |stage| {
        stage.open_rescue().await?;
        let (_, dossier) = stage.seed().await?;
        stage.go("#/planificar").await?;
        stage.sees("main h3", "Pueblo de prueba").await?;
        let application = stage.new_tab().await?;
        stage.open_rescue().await?;
        let late = changed(&dossier, |value| {
            value["revision"] = json!(40);
            value["payload"]["municipality"]["name"] = json!("Pueblo repuesto");
        })?;
        stage
            .is_offered("despues.json", &late, "state_replaces")
            .await?;
        stage.restore_chosen().await?;
        stage.switch_to(&application).await?;
        stage.go("").await?;
        stage.go("#/planificar").await?;
        stage.sees("main h3", "Pueblo repuesto").await?;
        stage.reload().await?;
        stage.sees("main h3", "Pueblo repuesto").await
    })
    .await
}

#[tokio::test]
async fn an_earlier_one_that_is_restored_is_what_the_open_application_goes_on_with() -> Result<()> {
    play("rescue-open-earlier", Setting::default(), async |stage| {
        stage.open_rescue().await?;
        let (_, dossier) = stage.seed().await?;
        let id = identity(&dossier)?;
        stage.go(&format!("#/planificar/{id}/perfil")).await?;
        stage.fill("#name", "Pueblo de ahora").await?;
        stage
            .stored_has("dossier", "/municipality/name", json!("Pueblo de ahora"))
            .await?;
        let now = stage.only_stored("dossier").await?;
        let application = stage.new_tab().await?;
        stage.open_rescue().await?;
        let early = changed(&dossier, |value| {
            value["revision"] = json!(1);
            value["payload"]["municipality"]["name"] = json!("Pueblo repuesto");
        })?;
        stage
            .is_offered("antes.json", &early, "state_older")
            .await?;
        stage.click(".rescue .choice").await?;
        stage.restore_chosen().await?;
        // It counts as the later one, so that the tab that has shown the other follows, and writes on from it.
        let key = format!("dossier/{id}");
        let kept = stage.in_database("documents", &key).await?;
        let text: Value = serde_json::from_str(kept["text"].as_str().unwrap_or_default())?;
        ensure!(
            text["revision"] == kept["revision"]
                && kept["revision"].as_u64() > now["revision"].as_u64(),
            "{kept}"
        );
        stage.switch_to(&application).await?;
        let shown = "return document.querySelector('#name')?.value === 'Pueblo repuesto'";
        stage.until("what was restored", shown).await?;
        stage.fill("#code", "030201").await?;
        stage
            .stored_has("dossier", "/municipality/code", json!("030201"))
            .await?;
        let after = stage.only_stored("dossier").await?;
        let name = &after["payload"]["municipality"]["name"];
        ensure!(name == "Pueblo repuesto", "{name}");
        ensure!(stage.count(".storage-notice").await? == 0, "a conflict");
        // What was there is an earlier state.
        let states = stage.in_database("documents", &key).await?;
        let mut all = states["snapshots"].as_array().into_iter().flatten();
        let replaced = all.find(|state| state["why"] == "replaced");
        ensure!(
            replaced.is_some_and(|state| state["revision"] == now["revision"]),
            "{states}"
        );
        Ok(())
    })
    .await
}

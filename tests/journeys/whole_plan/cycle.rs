//! The same people answer again; the term is handed over, and the next one begins with what was handed over.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::*;
use crate::fixtures::sealed;
use crate::planning::check_schema;

/// Closes the first diagnosis and takes in twelve answers that follow those of the first.
pub async fn second_diagnosis(stage: &Stage) -> Result<()> {
    let files = answered_again(&dossier(stage).await?)?;
    stage.section("ciclos").await?;
    stage.push("cycles.begin_second").await?;
    stage
        .click_named("main .notice button", &es("cycles.begin_now", &[]))
        .await?;
    stage
        .stored_has("dossier", "/diagnoses/0/answered", json!(12))
        .await?;
    stage.stored_has("dossier", "/responses", json!([])).await?;
    stage.dismiss().await?;
    stage.take_in_all(&files).await?;
    stage.section("ciclos").await?;
    stage
        .sees("main", &es("cycles.both", &[("n", "12")]))
        .await?;
    stage.element("figure ol.dumbbells").await?;
    Ok(())
}

/// Returns each response again as a later one of the same person, a level higher where there is one.
fn answered_again(dossier: &Value) -> Result<Vec<String>> {
    let received = dossier["responses"].as_array().context("responses")?;
    let again = received.iter().enumerate().map(|(number, item)| {
        let mut file = item["document"].clone();
        file["payload"]["follows"] = file["id"].clone();
        file["id"] = json!(format!("{number:032x}"));
        let answers = file["payload"]["diagnosis"].as_object_mut();
        for answer in answers.into_iter().flat_map(|all| all.values_mut()) {
            if let Some(level) = answer["rating"].as_u64().filter(|level| *level < 5) {
                answer["rating"] = json!(level + 1);
            }
        }
        sealed(&file)
    });
    Ok(again.collect())
}

/// What is open is counted; the pack leaves as a file.
pub async fn hand_over(stage: &Stage) -> Result<String> {
    stage.section("ciclos").await?;
    // Every card was answered, in the count of the hand-over as in that of the follow-up.
    stage
        .sees(
            "ul.files li[data-state=ok]",
            &es("cycles.check_cards_done", &[]),
        )
        .await?;
    let open = activities(stage).await?;
    let open = open
        .iter()
        .filter(|item| item["execution"]["progress"] != "done")
        .count();
    let open = es("cycles.check_activities", &[("n", &open.to_string())]);
    stage.sees("ul.files li[data-state=warn]", &open).await?;
    let promised = es("cycles.check_commitments", &[("n", "1")]);
    stage
        .sees("ul.files li[data-state=warn]", &promised)
        .await?;
    // Four people of the typed activity, three of one and three of the visit are asked for letters; nobody noted that
    // they signed.
    let letters = es("cycles.check_letters", &[("n", "10")]);
    stage.sees("ul.files li[data-state=warn]", &letters).await?;
    let press = async || stage.push("cycles.pack_download").await;
    let (name, text) = stage.download(press).await?;
    ensure!(name.starts_with("yachay-entrega-"), "{name}");
    check_schema(&text)?;
    ensure!(
        !text.contains("\"consent\""),
        "somebody's answers are handed over"
    );
    stage.dismiss().await?;
    Ok(text)
}

/// On the computer of those who come: the pack is opened, and the next term from it.
pub async fn next_term(stage: &Stage, pack: &str) -> Result<()> {
    stage.clear_everything().await?;
    let (_, lines) = stage.take_in(&[stage.file("entrega.json", pack)?]).await?;
    ensure!(lines[0].state == "ok", "{lines:?}");
    stage.open_dossier().await?;
    stage.section("ciclos").await?;
    stage.sees("main h2", &es("cycles.next_title", &[])).await?;
    stage.push("cycles.next_open").await?;
    stage
        .sees("main h2", &es("cycles.inherited_title", &[]))
        .await?;
    stage.sees("main article h3", OPEN_PROMISE).await?;
    stage.sees("main h1", PLACE).await?;
    let next = stage.until_some("the next term", async || {
        let stored = stage.stored("dossier").await?;
        let mut found = stored
            .into_values()
            .map(|document| document["payload"].clone());
        Ok(found.find(|payload| payload["term"]["begins"] == "2027-01-01"))
    });
    let next = next.await?;
    let past = &next["past_plans"][0];
    ensure!(
        past["plan"]["approval"]["act"] == ACT,
        "{}",
        past["plan"]["approval"]
    );
    let planned = past["plan"]["activities"]
        .as_array()
        .context("activities")?;
    ensure!(planned.iter().any(|item| item["title"] == TITLE));
    ensure!(next["responses"] == json!([]) && next["plan"]["activities"] == json!([]));
    ensure!(
        next["diagnoses"].as_array().map(Vec::len) == Some(2),
        "{}",
        next["diagnoses"]
    );
    let names: Vec<&str> = next["people"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one["name"].as_str())
        .collect();
    ensure!(
        names.contains(&BUYER) && !names.contains(&MAYOR),
        "{names:?}"
    );
    // Who was trained is known to those who come, and who teaches.
    stage.section("seguimiento").await?;
    stage.shot("whole-next-follow-up-desktop").await?;
    stage
        .click_named("main nav a", &es("follow.trained_title", &[]))
        .await?;
    stage.sees("table.register", BUYER).await?;
    stage.section("personal").await?;
    stage.sees_all("main", &[BUYER, TRAINER]).await
}

//! Cycle after cycle: the same people answer again, the term is handed over, the next one is opened.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use yachay_municipal::cycles::{Compared, compare, hand_over_pack};
use yachay_municipal::documents::restore;
use yachay_municipal::dossier::Dossier;
use yachay_municipal::framework::Framework;

use crate::axe;
use crate::browser::{DESKTOP, PHONE, Setting, Stage, play};
use crate::fixtures::{changed, file_text, framework, response, sealed};
use crate::planning::check_schema;
use crate::responder::MAYOR;
use crate::words::es;

#[tokio::test]
async fn a_second_diagnosis_stands_beside_the_first() -> Result<()> {
    play("cycles-second", Setting::default(), async |stage| {
        let framework = framework(stage)?;
        stage.new_dossier().await?;
        take_in(stage, &first(&framework)).await?;
        begin(stage).await?;
        // The files of the first diagnosis do not count twice.
        let old = stage.file("antes.json", &first(&framework)[0])?;
        stage.section("respuestas").await?;
        let (_, lines) = stage.take_in(&[old]).await?;
        let refused = es("words.intake_earlier", &[("day", "")]);
        let refused = refused.split("  ").next().unwrap_or_default();
        ensure!(lines[0].says.starts_with(&refused[..30]), "{lines:?}");
        take_in(stage, &second(&framework)?).await?;

        stage.section("ciclos").await?;
        stage
            .sees("main", &es("cycles.both", &[("n", "12")]))
            .await?;
        let expected = compared(stage).await?;
        let (same, groups) = expected;
        ensure!(same > 5, "only {same} competencies of the same people");
        let rows = "return [...document.querySelectorAll('figure ol.dumbbells')]
            .reduce((sum, list) => sum + list.querySelectorAll('li:not(.axis-row)').length, 0)";
        let rows = stage.until("the chart", rows).await?;
        ensure!(
            rows == json!(same + groups),
            "{rows} rows of {same} + {groups}"
        );
        stage.click("figure .more summary").await?;
        for (name, size) in [("cycles-desktop", DESKTOP), ("cycles-phone", PHONE)] {
            stage.resize(size).await?;
            stage.shot(name).await?;
            let faults = axe::faults(stage, name).await?;
            ensure!(faults.is_empty(), "{faults:?}");
        }
        Ok(())
    })
    .await
}

fn first(framework: &Framework) -> Vec<String> {
    let people = 0..12;
    people
        .map(|number| file_text(&response(framework, number)))
        .collect()
}

/// The same twelve people, each a level higher where there is one, with files that follow the first.
fn second(framework: &Framework) -> Result<Vec<String>> {
    let people = 0..12;
    people
        .map(|number| {
            let before = response(framework, number);
            changed(&file_text(&before), |file| {
                file["id"] = json!(format!("{number:032x}"));
                file["payload"]["follows"] = json!(before.id);
                let answers = file["payload"]["diagnosis"].as_object_mut();
                for answer in answers.into_iter().flat_map(|all| all.values_mut()) {
                    if let Some(level) = answer["rating"].as_u64().filter(|level| *level < 5) {
                        answer["rating"] = json!(level + 1);
                    }
                }
            })
        })
        .collect()
}

async fn take_in(stage: &Stage, files: &[String]) -> Result<()> {
    stage.take_in_all(files).await?;
    stage
        .stored_has("dossier", "/responses/11/document/kind", json!("response"))
        .await
}

/// Begins the second diagnosis, takes it back and begins it again.
async fn begin(stage: &Stage) -> Result<()> {
    stage.section("ciclos").await?;
    let before = stage.only_stored("dossier").await?["payload"].clone();
    let words = es("cycles.begin_second", &[]);
    let sure = es("cycles.begin_now", &[]);
    stage.click_named("main button", &words).await?;
    stage
        .sees("main .notice", &es("cycles.begin_what_people", &[]))
        .await?;
    stage.shot("cycles-begin-desktop").await?;
    stage
        .click_named("main .notice button", &es("common.cancel", &[]))
        .await?;
    stage.click_named("main button", &words).await?;
    stage.click_named("main .notice button", &sure).await?;
    stage.sees("main", &es("cycles.begun_title", &[])).await?;
    stage
        .stored_has("dossier", "/diagnoses/0/answered", json!(12))
        .await?;
    stage.stored_has("dossier", "/responses", json!([])).await?;
    stage.undo().await?;
    stage
        .stored_has("dossier", "/responses", before["responses"].clone())
        .await?;
    ensure!(
        stage.only_stored("dossier").await?["payload"] == before,
        "the undo left something"
    );
    stage.click_named("main button", &words).await?;
    stage.click_named("main .notice button", &sure).await?;
    stage.stored_has("dossier", "/responses", json!([])).await?;
    stage.dismiss().await
}

/// Returns how many competencies the domain compares for the same people, and as whole groups.
async fn compared(stage: &Stage) -> Result<(usize, usize)> {
    let framework = framework(stage)?;
    let stored = stored(stage).await?;
    let all = compare(&framework, &stored.payload);
    let rows = &all.first().context("a comparison")?.rows;
    let count =
        |wanted: fn(&Compared) -> bool| rows.iter().filter(|row| wanted(&row.compared)).count();
    let same = count(|compared| matches!(compared, Compared::SamePeople(_)));
    Ok((
        same,
        count(|compared| matches!(compared, Compared::Groups(_))),
    ))
}

async fn stored(stage: &Stage) -> Result<yachay_municipal::documents::Envelope<Dossier>> {
    let stored = sealed(&stage.only_stored("dossier").await?);
    restore::<Dossier>(stored.as_bytes()).map_err(|error| anyhow::anyhow!("{error:?}"))
}

/// A plan with an activity that was carried out, and a promise that nobody has settled.
fn ended(file: &mut Value) {
    file["revision"] = json!(file["revision"].as_u64().unwrap_or_default() + 1);
    let payload = &mut file["payload"];
    payload["term"] = json!({ "begins": "2019-01-01", "ends": "2022-12-31", "chosen": null });
    payload["years"] = json!([2022, 2022]);
    payload["people"] = json!([
        { "id": "mayor", "name": "Rosa Huamán", "posts": ["alcalde"], "notes": "apunte reservado" },
        { "id": "buyer", "name": "Luis Ccori", "posts": ["abastecimiento"] },
    ]);
    payload["plan"]["activities"] = json!([{
        "id": "held",
        "title": "Taller de compras",
        "content": "contrataciones",
        "modality": "taller",
        "hours": 12,
        "from": "2022-03-01",
        "commitments": [{ "by": "authority", "text": "Cede el local cada mes", "kept": null }],
        "execution": { "progress": "done", "from": "2022-03-05", "to": "2022-03-05", "hours": 12 },
    }]);
}

#[tokio::test]
async fn the_pack_opens_the_next_term() -> Result<()> {
    play("cycles-pack", Setting::default(), async |stage| {
        let framework = framework(stage)?;
        stage.new_dossier().await?;
        take_in(stage, &first(&framework)).await?;
        stage.section("plan").await?;
        let (_, text) = stage.export_dossier().await?;
        let whole = changed(&text, ended)?;
        stage.go("#/planificar").await?;
        stage
            .take_in(&[stage.file("terminado.json", &whole)?])
            .await?;
        stage.dismiss().await?;
        let open = es("cycles.list_ended", &[]);
        stage.click_named("main article a.button", &open).await?;
        stage.sees("main h2", &es("cycles.next_title", &[])).await?;
        stage.shot("cycles-ended-desktop").await?;
        let pack = pack(stage, &framework).await?;
        let next = next_term(stage).await?;
        promise(stage, &next).await?;
        // On the computer of those who come: the pack is a dossier like any other.
        stage.clear_everything().await?;
        let (_, lines) = stage.take_in(&[stage.file("entrega.json", &pack)?]).await?;
        ensure!(lines[0].state == "ok", "{lines:?}");
        stage.click_named("main article a.button", &open).await?;
        let again = next_term(stage).await?;
        let kept = |document: &Value| {
            let mut payload = document["payload"].clone();
            payload["past_plans"][0]["id"] = json!(null);
            payload
        };
        ensure!(
            kept(&again) == kept(&next),
            "the pack opens another term than the dossier"
        );
        Ok(())
    })
    .await
}

/// Downloads the pack and holds it against the domain's.
async fn pack(stage: &Stage, framework: &Framework) -> Result<String> {
    let before = stored(stage).await?;
    let words = es("cycles.pack_download", &[]);
    let (name, text) = stage
        .download(async || stage.click_named("main button", &words).await)
        .await?;
    ensure!(name.starts_with("yachay-entrega-"), "{name}");
    check_schema(&text)?;
    for secret in ["\"consent\"", "apunte reservado"] {
        ensure!(!text.contains(secret), "the pack tells {secret}");
    }
    let file = restore::<Dossier>(text.as_bytes()).map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let expected = hand_over_pack(framework, &before, before.written.date_naive());
    ensure!(file.payload == expected.payload && file.id == expected.id);
    ensure!(!file.payload.diagnoses.is_empty());
    stage.dismiss().await?;
    Ok(text)
}

/// Opens the next term and returns its dossier.
async fn next_term(stage: &Stage) -> Result<Value> {
    let before = stage.stored("dossier").await?;
    stage
        .click_named("main button", &es("cycles.next_open", &[]))
        .await?;
    stage
        .sees("main h2", &es("cycles.inherited_title", &[]))
        .await?;
    let now = stage
        .until_some("another dossier", async || {
            let now = stage.stored("dossier").await?;
            Ok((now.len() == before.len() + 1).then_some(now))
        })
        .await?;
    for (id, document) in &before {
        ensure!(now.get(id) == Some(document), "the term before changed");
    }
    let new = now.into_iter().find(|(id, _)| !before.contains_key(id));
    let new = new.map(|(_, document)| document).context("a new dossier")?;
    let payload = &new["payload"];
    ensure!(
        payload["term"]["begins"] != json!("2019-01-01"),
        "{}",
        payload["term"]
    );
    ensure!(payload["responses"] == json!([]) && payload["plan"]["activities"] == json!([]));
    ensure!(payload["past_plans"][0]["plan"]["activities"][0]["title"] == "Taller de compras");
    ensure!(
        payload["people"].as_array().map(Vec::len) == Some(1),
        "{}",
        payload["people"]
    );
    ensure!(payload["staff"]["regidor"] == 5);
    stage.shot("cycles-next-desktop").await?;
    Ok(new)
}

/// Settles the promise of the term before, and takes that back.
async fn promise(stage: &Stage, next: &Value) -> Result<()> {
    let id = next["id"].as_str().unwrap_or_default();
    let kept = async |wanted: Value| {
        stage
            .until_some("the promise", async || {
                let stored = stage.stored("dossier").await?;
                let place = "/payload/past_plans/0/plan/activities/0/commitments/0/kept";
                let found = stored.get(id).and_then(|document| document.pointer(place));
                Ok((found == Some(&wanted)).then_some(()))
            })
            .await
    };
    stage
        .sees("main article h3", "Cede el local cada mes")
        .await?;
    stage
        .click_named("main article button", &es("cycles.kept", &[]))
        .await?;
    kept(json!(true)).await?;
    stage.undo().await?;
    kept(json!(null)).await?;
    stage
        .sees("main article h3", "Cede el local cada mes")
        .await
}

#[tokio::test]
async fn answering_again_follows_the_first_response() -> Result<()> {
    play("cycles-again", Setting::default(), async |stage| {
        let framework = framework(stage)?;
        let file = stage.respond(&framework, &MAYOR).await?;
        let first: Value = serde_json::from_str(&file)?;
        stage.go("#/responder").await?;
        stage
            .click_named("main button", &es("respond.again", &[]))
            .await?;
        carried_over(stage, &first, 2).await?;
        // On another device with the file; wrong ones are named and change nothing.
        stage.forget_all().await?;
        stage.go("#/responder").await?;
        stage
            .click_named("main summary", &es("respond.again_bring", &[]))
            .await?;
        let wrong = [
            (
                "foto.json",
                crate::intake::PHOTO.to_vec(),
                es("words.restore_not_text", &[]),
            ),
            (
                "roto.json",
                file.replacen("a", "b", 1).into_bytes(),
                es("words.restore_damaged", &[]),
            ),
            (
                "con-clave.json",
                LOCKED.as_bytes().to_vec(),
                es("respond.again_locked", &[]),
            ),
        ];
        for (name, bytes, sentence) in wrong {
            stage.give(&[stage.file(name, bytes)?]).await?;
            stage.sees("#response-before-error", &sentence).await?;
            ensure!(stage.stored("response").await?.is_empty());
        }
        stage.shot("respond-again-file").await?;
        stage
            .give(&[stage.file("mi-respuesta.json", &file)?])
            .await?;
        carried_over(stage, &first, 1).await
    })
    .await
}

/// As much of a locked file as tells that it is one.
const LOCKED: &str = r#"{"about": "", "kind": "locked"}"#;

impl Stage {
    /// Wipes what the browser keeps, as on another device, whichever door is open.
    async fn forget_all(&self) -> Result<()> {
        self.go("").await?;
        self.js(crate::storage::CLEAR, vec![]).await?;
        self.reload().await
    }
}

/// Agrees, and looks at what was carried from the first response and what was not.
async fn carried_over(stage: &Stage, first: &Value, count: usize) -> Result<()> {
    stage
        .sees("main .notice", &es("respond.again_text", &[]))
        .await?;
    stage.shot("respond-again").await?;
    stage.click("nav.actions button.primary").await?;
    stage.element("main .error:not(:empty)").await?;
    stage.click(".consent label").await?;
    stage
        .click_named("nav.actions button.primary", &es("respond.begin", &[]))
        .await?;
    stage.step("datos").await?;
    stage
        .sees("main .notice", &es("respond.again_check", &[]))
        .await?;
    stage.saved().await?;
    let all = stage.stored("response").await?;
    ensure!(all.len() == count, "{} responses", all.len());
    let next = all.values().find(|document| document["id"] != first["id"]);
    let next = &next.context("another response")?["payload"];
    let before = &first["payload"];
    ensure!(next["follows"] == first["id"]);
    ensure!(next["municipality"] == before["municipality"]);
    ensure!(next["respondent"] == before["respondent"]);
    ensure!(next["diagnosis"] == json!({}) && next["survey"]["wanted"] == json!([]));
    ensure!(next["consent"]["given"].is_string());
    Ok(())
}

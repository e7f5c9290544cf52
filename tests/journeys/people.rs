//! The register of people: a list that comes in, names of every kind, somebody who goes while enrolled.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::axe;
use crate::browser::{DESKTOP, PHONE, Setting, Stage, play};
use crate::layout;
use crate::words::es;

/// A name that a spreadsheet would compute, one with markup, one with an emoji.
const NASTY: [&str; 3] = ["=1+1 Quispe", "<b>Ñahuín</b> & Hnos", "👩🏽‍🌾 Rosa"];

fn list() -> String {
    let long = "Ñ".repeat(300);
    format!(
        "Nombre;Cargo;Idiomas;Título\n\
         {};Tesorería;Español;sí\n{};Regidora;Quechua;\n{};astronauta;;\n{long};tesorería;;\n\
         ;tesorería;;\n{};rentas;;\n",
        NASTY[0], NASTY[1], NASTY[2], NASTY[2]
    )
}

/// Brings the list into the register of a new dossier.
pub async fn register(stage: &Stage) -> Result<()> {
    stage.new_dossier().await?;
    stage.section("personal").await?;
    stage.sees("main", &es("people.empty_title", &[])).await?;
    stage.click("#people-bring").await?;
    stage.set("#bring-text", &list()).await?;
    stage
        .sees("main h4", &es("people.bring_preview", &[("n", "4")]))
        .await?;
    let twice = es("people.fault_twice", &[("name", NASTY[2])]);
    for (line, what) in [("6", es("people.fault_no_name", &[])), ("7", twice)] {
        let said = es("people.bring_line", &[("line", line), ("what", &what)]);
        stage.sees("main li", &said).await?;
    }
    let doubt = es("people.doubt_post", &[("what", "astronauta")]);
    stage.sees("table.people td", &doubt).await?;
    stage.shot("people-bring-desktop").await?;
    stage
        .click_named("main button", &es("people.bring_add", &[("n", "4")]))
        .await?;
    stage.sees("table.people th", NASTY[1]).await
}

/// Opens the entry of a person.
async fn open(stage: &Stage, name: &str) -> Result<()> {
    stage
        .click_named(
            "table.people button",
            &es("people.edit_named", &[("name", name)]),
        )
        .await?;
    stage.element("#person-name").await.map(|_| ())
}

async fn people(stage: &Stage) -> Result<Vec<Value>> {
    let stored = stage.only_stored("dossier").await?;
    let people = stored["payload"]["people"].as_array().context("people")?;
    Ok(people.clone())
}

#[tokio::test]
async fn a_list_of_staff_comes_in_and_nothing_of_it_is_lost() -> Result<()> {
    play("people", Setting::default(), async |stage| {
        register(stage).await?;
        ensure!(
            stage.count("table.people b").await? == 0,
            "markup came alive"
        );
        let names: Vec<Value> = people(stage)
            .await?
            .iter()
            .map(|p| p["name"].clone())
            .collect();
        ensure!(
            names[..3] == NASTY.map(|name| json!(name)),
            "stored: {names:?}"
        );
        // The same list again brings nobody twice.
        stage.click("#people-bring").await?;
        stage.set("#bring-text", &list()).await?;
        stage
            .sees("main h4", &es("people.bring_nobody", &[]))
            .await?;
        stage
            .click_named("main button", &es("common.cancel", &[]))
            .await?;

        stage.fill("#people-search", "nahuin").await?;
        stage
            .sees("main [role=status]", &es("people.shown_none", &[]))
            .await?;
        stage.fill("#people-search", "ÑAHUIN").await?;
        stage
            .sees(
                "main [role=status]",
                &es("people.shown", &[("shown", "1"), ("all", "4")]),
            )
            .await?;
        stage.fill("#people-search", "").await?;
        stage.choose("#people-post", "tesoreria").await?;
        stage
            .sees(
                "main [role=status]",
                &es("people.shown", &[("shown", "2"), ("all", "4")]),
            )
            .await?;
        stage.choose("#people-post", "").await?;

        // The register counts otherwise than the profile, and gives its numbers when asked.
        let line = es(
            "people.staff_line",
            &[
                ("post", "Tesorería"),
                ("here", "2"),
                ("profile", &es("people.staff_none", &[])),
            ],
        );
        stage.sees("main li", &line).await?;
        stage
            .click_named("main button", &es("people.staff_take", &[]))
            .await?;
        stage
            .stored_has("dossier", "/staff/tesoreria", json!(2))
            .await?;
        stage
            .stored_has("dossier", "/staff/abastecimiento", json!(2))
            .await?;

        open(stage, NASTY[2]).await?;
        stage.fill("#person-experience", "99").await?;
        let wrong = es("people.experience_wrong", &[("most", "60")]);
        stage.sees("#person-experience-error", &wrong).await?;
        stage.fill("#person-experience", "6").await?;
        stage.choose("#person-post", "obras").await?;
        stage.set("#person-since", "2026-03-01").await?;
        stage.set("#person-left", "2026-02-01").await?;
        stage
            .sees("#person-left-error", &es("people.left_before", &[]))
            .await?;
        stage.set("#person-left", "").await?;
        stage
            .stored_has("dossier", "/people/2/posts", json!(["obras"]))
            .await?;
        stage
            .stored_has("dossier", "/people/2/experience", json!(6))
            .await?;
        stage.shot("people-entry-desktop").await?;
        let mut faults = axe::faults(stage, "people-entry").await?;
        faults.extend(layout::overflows(stage, "people-entry").await?);
        stage
            .click_named("main button", &es("people.done", &[]))
            .await?;
        stage.element("table.people").await?;
        faults.extend(axe::faults(stage, "people").await?);
        faults.extend(layout::overflows(stage, "people").await?);
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_goes_while_enrolled_takes_nothing_along_unasked() -> Result<()> {
    play("people-go", Setting::default(), async |stage| {
        stage.resize(DESKTOP).await?;
        register(stage).await?;
        stage.section("plan").await?;
        stage
            .click_named("main button", &es("plan.add_activity", &[]))
            .await?;
        stage.fill("#participants-tesoreria", "2").await?;
        let enrol = es("people.enrol_post", &[("post", "Tesorería"), ("n", "2")]);
        stage.click_named("main button", &enrol).await?;
        stage
            .sees("#enrolled", &es("people.enrolled_title", &[("n", "2")]))
            .await?;
        stage.sees("table.people th", NASTY[0]).await?;
        stage.shot("people-enrolled-desktop").await?;
        stage
            .click_named("nav.actions a", &es("plan.done", &[]))
            .await?;

        stage.section("personal").await?;
        open(stage, NASTY[0]).await?;
        stage.click("#person-remove").await?;
        let traces = es(
            "people.remove_traces",
            &[("activities", "1"), ("earlier", "0"), ("noted", "0")],
        );
        stage.sees("main .notice", &traces).await?;
        stage.shot("people-remove-desktop").await?;
        stage
            .click_named("main .notice button", &es("people.remove_anyway", &[]))
            .await?;
        stage
            .sees(".toast", &es("people.removed", &[("name", NASTY[0])]))
            .await?;
        ensure!(people(stage).await?.len() == 3, "removed");
        stage.undo().await?;
        stage.sees("table.people th", NASTY[0]).await?;
        let stored = stage.only_stored("dossier").await?;
        let enrolled = stored["payload"]["plan"]["activities"][0]["enrolled"].as_object();
        ensure!(enrolled.is_some_and(|found| found.len() == 2), "{stored}");

        open(stage, NASTY[0]).await?;
        stage
            .click_named("main button", &es("people.leaves", &[]))
            .await?;
        stage.element("#person-left").await?;
        stage
            .click_named("main button", &es("people.done", &[]))
            .await?;
        stage
            .click_named("main .chip", &es("people.filter_left", &[("n", "1")]))
            .await?;
        stage.sees("table.people th", NASTY[0]).await?;
        let stored = stage.only_stored("dossier").await?;
        let enrolled = stored["payload"]["plan"]["activities"][0]["enrolled"].as_object();
        ensure!(
            enrolled.is_some_and(|found| found.len() == 2),
            "still enrolled"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn trainers_and_signatures_are_kept() -> Result<()> {
    play("people-trainers", Setting::default(), async |stage| {
        register(stage).await?;
        stage.resize(PHONE).await?;
        stage.click("#trainer-add").await?;
        stage
            .fill("#trainer-name", "Universidad <de> Ñahuín")
            .await?;
        stage.fill("#trainer-contact", "983 000 000").await?;
        stage
            .click_named("main button", &es("people.trainer_close", &[]))
            .await?;
        stage.sees("main h3", "Universidad <de> Ñahuín").await?;
        stage
            .click_named("main button", &es("people.signatory_usual", &[]))
            .await?;
        stage.element("#signatory-name-2").await?;
        stage.fill("#signatory-name-0", "Rosa").await?;
        stage
            .stored_has("dossier", "/signatories/0/name", json!("Rosa"))
            .await?;
        stage
            .stored_has(
                "dossier",
                "/signatories/2/office",
                json!("Planificación y presupuesto"),
            )
            .await?;
        stage.shot("people-phone").await?;
        stage
            .click_named(
                "main button",
                &es(
                    "common.remove_named",
                    &[("name", &es("people.signatory_line", &[("n", "2")]))],
                ),
            )
            .await?;
        stage
            .stored_has(
                "dossier",
                "/signatories/1/office",
                json!("Planificación y presupuesto"),
            )
            .await?;
        stage.undo().await?;
        stage
            .stored_has(
                "dossier",
                "/signatories/1/office",
                json!("Gerente municipal"),
            )
            .await
    })
    .await
}

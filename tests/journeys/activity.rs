//! The activity with all its fields: conflicts while one types, phases, costs line by line, wrong inputs.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::axe;
use crate::browser::{DESKTOP, PHONE, Setting, Stage, play};
use crate::layout;
use crate::people::register;
use crate::words::es;

/// Returns the first activity of the stored plan.
async fn stored(stage: &Stage) -> Result<Value> {
    let document = stage.only_stored("dossier").await?;
    Ok(document["payload"]["plan"]["activities"][0].clone())
}

async fn kept(stage: &Stage, place: &str, value: Value) -> Result<()> {
    let place = format!("/plan/activities/0/{place}");
    stage.stored_has("dossier", &place, value).await
}

/// Opens a new activity of a dossier with a register and a plan for 2027.
async fn new_activity(stage: &Stage) -> Result<()> {
    stage.resize(DESKTOP).await?;
    register(stage).await?;
    stage.section("perfil").await?;
    stage.set("#term-begins", "2027-01-01").await?;
    stage.set("#term-ends", "2030-12-31").await?;
    stage.fill("#plan-from", "2027").await?;
    stage.fill("#plan-to", "2028").await?;
    stage
        .stored_has("dossier", "/years", json!([2027, 2028]))
        .await?;
    stage.section("plan").await?;
    stage
        .click_named("main button", &es("plan.add_activity", &[]))
        .await?;
    stage.element("#title").await.map(|_| ())
}

#[tokio::test]
async fn what_does_not_fit_is_said_while_one_types_and_nothing_is_lost() -> Result<()> {
    play("activity-conflicts", Setting::default(), async |stage| {
        new_activity(stage).await?;
        let conflicts = "ul.conflicts li";
        stage
            .sees(conflicts, &es("activity.conflict_nobody", &[]))
            .await?;
        stage.choose("#content", "siaf").await?;
        stage.choose("#modality", "pasantia").await?;
        stage.element("#permitted").await?;
        stage
            .sees(
                conflicts,
                &es("activity.conflict_permission", &[("rule", "")]),
            )
            .await?;
        // Before the term and the plan; the other way round; then as it should be.
        stage.set("#from", "2026-06").await?;
        stage
            .sees(
                conflicts,
                &es("activity.conflict_years", &[("years", "2027–2028")]),
            )
            .await?;
        stage
            .sees(conflicts, "Empieza antes del periodo de gobierno")
            .await?;
        kept(stage, "from", json!("2026-06-01")).await?;
        stage.set("#to", "2026-05").await?;
        stage
            .sees("#to-error", &es("plan.months_wrong", &[]))
            .await?;
        stage
            .sees(conflicts, &es("activity.conflict_months", &[]))
            .await?;
        stage.set("#from", "2028-05").await?;
        stage.set("#to", "2028-06").await?;
        stage.set("#permitted", "2028-02-29").await?;
        stage.fill("#hours", "24").await?;
        stage.fill("#participants-tesoreria", "2").await?;
        stage
            .sees("main [role=status]", &es("activity.conflicts_none", &[]))
            .await?;
        // A conflict leads to its field.
        stage.set("#hours", "900").await?;
        let hours = [("hours", "900"), ("least", "16"), ("most", "40")];
        stage
            .sees(conflicts, &es("activity.conflict_hours", &hours))
            .await?;
        stage.shot("activity-conflicts-desktop").await?;
        stage
            .click_named("ul.conflicts button", &es("activity.to_field", &[]))
            .await?;
        stage
            .until("the focus", "return document.activeElement.id === 'hours'")
            .await?;
        stage.fill("#hours", "0").await?;
        stage
            .sees("#hours-error", &es("plan.hours_wrong", &[]))
            .await?;
        let activity = stored(stage).await?;
        ensure!(activity["hours"] == json!(900), "{activity}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn phases_costs_and_promises_line_by_line() -> Result<()> {
    play("activity-lines", Setting::default(), async |stage| {
        new_activity(stage).await?;
        stage.fill("#title", "Visita <a> Ñahuín = 1").await?;
        stage.choose("#content", "siaf").await?;
        stage.choose("#modality", "asistencia-tecnica").await?;
        stage
            .sees("main .hint", &es("activity.spread_needs_months", &[]))
            .await?;
        stage.set("#from", "2028-02").await?;
        stage.set("#to", "2028-03").await?;
        stage
            .click_named("main button", &es("activity.spread", &[]))
            .await?;
        kept(stage, "phases/1/from", json!("2028-02-13")).await?;
        kept(stage, "phases/3/to", json!("2028-03-31")).await?;
        stage.set("#phase-to-transferencia", "2028-01-31").await?;
        stage
            .sees(
                "#phase-to-transferencia-error",
                &es("activity.phase_reversed", &[]),
            )
            .await?;
        stage.set("#phase-to-transferencia", "").await?;
        // Another modality has other phases: their days go, and come back.
        stage.choose("#modality", "taller").await?;
        stage
            .sees(".toast", &es("activity.phases_gone", &[]))
            .await?;
        stage.undo().await?;
        kept(stage, "phases/3/to", json!("2028-03-31")).await?;
        kept(stage, "modality", json!("asistencia-tecnica")).await?;

        stage.fill("#participants-tesoreria", "3").await?;
        stage.click("#cost-add").await?;
        stage.fill("#cost-concept-0", "Pasajes").await?;
        stage.fill("#cost-amount-0", "-5").await?;
        stage
            .sees("#cost-amount-0-error", &es("activity.cost_negative", &[]))
            .await?;
        stage.fill("#cost-amount-0", "99999999999").await?;
        stage
            .sees("#cost-amount-0-error", &es("activity.cost_absurd", &[]))
            .await?;
        stage.fill("#cost-amount-0", "120,50").await?;
        stage.choose("#cost-per-person-0", "yes").await?;
        stage.choose("#cost-indirect-0", "yes").await?;
        stage.choose("#cost-source-0", "Association").await?;
        stage.choose("#cost-year-0", "2027").await?;
        stage.sees("main .sum", "361.50").await?;
        stage.click("#cost-add").await?;
        stage.fill("#cost-amount-1", "1000").await?;
        stage.sees("tfoot td", "1,361.50").await?;
        let line = json!({ "concept": "Pasajes", "source": "association", "indirect": true,
            "per_person": true, "cents": 12050, "year": 2027 });
        kept(stage, "costs/0", line.clone()).await?;
        let first = es("activity.cost_line", &[("n", "1")]);
        stage
            .click_named(
                "main button",
                &es("common.remove_named", &[("name", &first)]),
            )
            .await?;
        kept(stage, "costs/0/cents", json!(100_000)).await?;
        stage
            .until(
                "one line",
                "return !document.getElementById('cost-amount-1')",
            )
            .await?;
        stage.undo().await?;
        kept(stage, "costs/0", line).await?;

        stage.click("#commitment-add").await?;
        stage.choose("#commitment-by-0", "Head").await?;
        stage
            .fill("#commitment-text-0", "Da dos mañanas a la semana.")
            .await?;
        stage.fill("#measured-target", "8 de 10").await?;
        stage.choose("#evaluation", "aplicacion").await?;
        stage.choose("#language", "qu").await?;
        stage
            .click_named("main button", &es("activity.profile_take", &[]))
            .await?;
        kept(stage, "commitments/0/by", json!("head")).await?;
        kept(stage, "measured/target", json!("8 de 10")).await?;
        let activity = stored(stage).await?;
        ensure!(activity["evaluation"] == json!("aplicacion"), "{activity}");
        ensure!(activity["language"] == json!("qu"), "{activity}");
        ensure!(
            activity["trainer_profile"]
                .as_str()
                .is_some_and(|text| text.lines().count() > 3),
            "{activity}"
        );
        stage.saved().await?;
        stage.reload().await?;
        stage.sees("main h1", "Visita <a> Ñahuín = 1").await?;
        ensure!(stored(stage).await? == activity, "something else came back");

        let mut faults = axe::faults(stage, "activity-full").await?;
        faults.extend(layout::overflows(stage, "activity-full").await?);
        stage.resize(PHONE).await?;
        stage.shot("activity-phone").await?;
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_in_two_places_is_seen_in_both() -> Result<()> {
    play("activity-twice", Setting::default(), async |stage| {
        new_activity(stage).await?;
        for (title, number) in [("Primera", 0), ("Segunda", 1)] {
            if number == 1 {
                stage
                    .click_named("nav.actions a", &es("plan.done", &[]))
                    .await?;
                stage
                    .click_named("main button", &es("plan.add_activity", &[]))
                    .await?;
            }
            stage.fill("#title", title).await?;
            stage.choose("#content", "siaf").await?;
            stage.choose("#modality", "taller").await?;
            stage.set("#from", "2027-05").await?;
            stage.set("#to", "2027-05").await?;
            stage.fill("#participants-regidor", "1").await?;
            let enrol = es(
                "people.enrol_post",
                &[("post", "Regidora o regidor"), ("n", "1")],
            );
            stage.click_named("main button", &enrol).await?;
            stage
                .sees("#enrolled", &es("people.enrolled_title", &[("n", "1")]))
                .await?;
        }
        stage
            .sees("ul.conflicts li", "también está en «Primera»")
            .await?;
        stage
            .click_named("ul.conflicts a", &es("activity.to_other", &[]))
            .await?;
        stage.sees("main h1", "Primera").await?;
        stage
            .sees("ul.conflicts li", "también está en «Segunda»")
            .await
    })
    .await
}

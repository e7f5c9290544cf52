//! The profile of a dossier: what cannot be right is said in a sentence, and what was typed stays.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::{CODE, PLACE, file_text, framework, response};
use crate::words::es;

#[tokio::test]
async fn dates_staff_and_codes_that_cannot_be_right_are_said_and_kept() -> Result<()> {
    play("profile", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        reversed_term(stage).await?;
        unknown_code(stage).await?;
        numbers(stage).await?;
        zero_staff(stage).await
    })
    .await
}

/// A term that ends before it begins gives no moment, until one is chosen by hand.
async fn reversed_term(stage: &Stage) -> Result<()> {
    stage.set("#term-begins", "2027-01-01").await?;
    stage.set("#term-ends", "2023-12-31").await?;
    stage
        .sees("#term-ends-error", &es("plan.term_ends_before", &[]))
        .await?;
    stage
        .sees("main [role=status]", &es("plan.term_reversed", &[]))
        .await?;
    stage
        .stored_has("dossier", "/term/begins", json!("2027-01-01"))
        .await?;
    stage
        .stored_has("dossier", "/term/ends", json!("2023-12-31"))
        .await?;
    stage.shot("plan-profile-term-desktop").await?;
    stage.reload().await?;
    for (field, date) in [("#term-begins", "2027-01-01"), ("#term-ends", "2023-12-31")] {
        let kept = stage.element(field).await?.prop("value").await?;
        ensure!(kept.as_deref() == Some(date), "{field} holds {kept:?}");
    }
    stage
        .sees("#term-ends-error", &es("plan.term_ends_before", &[]))
        .await
}

/// A code that no municipality can have is kept and marked.
async fn unknown_code(stage: &Stage) -> Result<()> {
    for code in ["990101", "030500", "12", "mañana"] {
        stage.fill("#code", code).await?;
        stage
            .sees(
                "main .badge[data-kind=warn]",
                &es("plan.profile_code_unknown", &[]),
            )
            .await?;
        stage
            .stored_has("dossier", "/municipality/code", json!(code))
            .await?;
    }
    stage
        .sees("main", &es("plan.profile_code_unknown_text", &[]))
        .await?;
    stage.fill("#code", CODE).await?;
    let known = es("plan.profile_code_known", &[("region", "Apurímac")]);
    stage.sees("main .badge[data-kind=ok]", &known).await
}

/// Figures that are none leave what was kept before, and say so.
async fn numbers(stage: &Stage) -> Result<()> {
    stage.fill("#plan-from", "27").await?;
    stage
        .sees("#plan-from-error", &es("plan.profile_year_wrong", &[]))
        .await?;
    stage.fill("#plan-from", "2030").await?;
    stage.fill("#plan-to", "2028").await?;
    stage
        .sees("#plan-to-error", &es("plan.profile_years_wrong", &[]))
        .await?;
    stage
        .stored_has("dossier", "/years", json!([2030, 2028]))
        .await?;
    stage.fill("#staff-regidor", "10000").await?;
    stage
        .sees("#staff-regidor-error", &es("plan.people_wrong", &[]))
        .await?;
    stage
        .stored_has("dossier", "/staff/regidor", json!(5))
        .await?;
    stage.fill("#threshold", "2").await?;
    stage
        .sees(
            "#threshold-error",
            &es("plan.threshold_wrong", &[("minimum", "3")]),
        )
        .await?;
    stage.stored_has("dossier", "/threshold", json!(5)).await
}

/// A post with zero people and responses of that post cannot both be right.
async fn zero_staff(stage: &Stage) -> Result<()> {
    let framework = framework(stage)?;
    stage.section("respuestas").await?;
    let files = [0, 1].map(|number| {
        stage.file(
            &format!("{number}.json"),
            file_text(&response(&framework, number)),
        )
    });
    let files = files.into_iter().collect::<Result<Vec<_>>>()?;
    stage.take_in(&files).await?;
    stage.section("perfil").await?;
    stage.fill("#staff-regidor", "1").await?;
    let more = es("plan.staff_exceeded", &[("received", "2"), ("staff", "1")]);
    stage.sees("#staff-regidor-error", &more).await?;
    stage.fill("#staff-regidor", "0").await?;
    let zero = es("plan.staff_zero", &[("received", "2")]);
    stage.sees("#staff-regidor-error", &zero).await?;
    stage
        .stored_has("dossier", "/staff/regidor", json!(0))
        .await?;
    let stored = stage.only_stored("dossier").await?;
    ensure!(
        stored["payload"]["responses"].as_array().map(Vec::len) == Some(2),
        "responses were lost"
    );
    stage.section("respuestas").await?;
    stage.sees("main .error", &zero).await
}

#[tokio::test]
async fn names_in_any_script_are_shown_as_they_are() -> Result<()> {
    play("names", Setting::needing(&[Need::Emoji]), async |stage| {
        stage.new_dossier().await?;
        let names = [
            "\"Comillas\" 'simples' `otras` \\",
            "<script>window.harm=1</script><b>negrita</b>",
            "Ñahuín 😀👩🏽‍🌾 & Cía.",
            "مدينة الجديدة שלום",
            "{{ name }} %s $1",
        ];
        for name in names {
            stage.fill("#name", name).await?;
            stage.sees("main h1", name).await?;
            stage
                .stored_has("dossier", "/municipality/name", json!(name))
                .await?;
            ensure!(
                stage
                    .js(
                        "return window.harm ?? document.querySelectorAll('h1 > *').length",
                        vec![]
                    )
                    .await?
                    == 0
            );
            let (file, text) = {
                stage.section("plan").await?;
                stage.export_dossier().await?
            };
            let plain = |letter: char| {
                letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-.".contains(letter)
            };
            ensure!(file.chars().all(plain), "the file is called {file}");
            ensure!(
                text.contains(&json!(name).to_string()),
                "{name} is not in the file"
            );
            stage.section("perfil").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn undoing_takes_back_its_own_step_and_nothing_that_came_later() -> Result<()> {
    play("undo", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        stage.set("#term-begins", "2020-01-01").await?;
        stage
            .stored_has("dossier", "/term/begins", json!("2020-01-01"))
            .await?;
        let usual = es("plan.term_usual", &[("begins", "|"), ("ends", "")]);
        stage
            .click_named("main button", usual.split('|').next().unwrap_or_default())
            .await?;
        stage.sees(".toast", &es("plan.term_filled", &[])).await?;
        stage.fill("#name", "Escrito después").await?;
        stage
            .stored_has("dossier", "/municipality/name", json!("Escrito después"))
            .await?;
        // The way back may be gone by now. If it is still offered, it must not take this with it.
        if stage.count(".toast").await? > 0 {
            stage.undo().await?;
            stage
                .stored_has("dossier", "/term/begins", json!("2020-01-01"))
                .await?;
        }
        let name = &stage.only_stored("dossier").await?["payload"]["municipality"]["name"];
        ensure!(
            name == "Escrito después",
            "undoing an earlier step made {name} of {PLACE}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn leaving_with_the_cursor_in_a_field_keeps_it_and_harms_nothing() -> Result<()> {
    play("back-button", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        for (field, place, text, value) in [
            ("#plan-to", "/years/1", "2031", json!(2031)),
            ("#staff-regidor", "/staff/regidor", "4", json!(4)),
            (
                "#name",
                "/municipality/name",
                "Con el cursor dentro",
                json!("Con el cursor dentro"),
            ),
        ] {
            stage.fill(field, text).await?;
            // As with the button of the browser: the field goes away while it is being written in.
            stage.go("#/planificar").await?;
            stage.sees("main h1", &es("plan.title", &[])).await?;
            stage.stored_has("dossier", place, value).await?;
            stage.check_silence().await?;
            stage.open_dossier().await?;
        }
        Ok(())
    })
    .await
}

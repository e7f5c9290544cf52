//! The institutional diagnosis: answered on a phone, kept, drawn as a thread between plans, and fed into the plan.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::axe;
use crate::browser::{DESKTOP, PHONE, Setting, Stage, play};
use crate::words::es;

#[tokio::test]
async fn answers_are_kept_cleared_and_taken_back() -> Result<()> {
    let setting = Setting {
        size: PHONE,
        ..Setting::default()
    };
    play("institution-answers", setting, async |stage| {
        stage.new_dossier().await?;
        stage.section("institucion").await?;
        stage
            .sees("main", &es("institution.begin_title", &[]))
            .await?;
        stage.part("funciones").await?;
        stage.unfold(1).await?;
        stage.click("label:has(#servicios-agua-1)").await?;
        stage
            .stored_has(
                "dossier",
                "/institution/mandates/servicios-agua/state",
                json!("partly"),
            )
            .await?;
        stage
            .click(".finding:has(#servicios-agua-1) .noted > summary")
            .await?;
        stage
            .fill("#servicios-agua-evidence", "Acta <b>12</b> & fotos")
            .await?;
        stage.set("#servicios-agua-date", "2026-10-05").await?;
        stage
            .stored_has(
                "dossier",
                "/institution/mandates/servicios-agua/date",
                json!("2026-10-05"),
            )
            .await?;
        stage.saved().await?;
        let progress = es("institution.progress", &[("n", "1"), ("all", "84")]);
        stage.sees("main .answered", &progress).await?;

        stage.reload().await?;
        stage.sees("main .answered", &progress).await?;
        stage.unfold(1).await?;
        let kept = stage
            .element("#servicios-agua-1")
            .await?
            .prop("checked")
            .await?;
        ensure!(
            kept.as_deref() == Some("true"),
            "the answer is gone: {kept:?}"
        );
        stage
            .sees(".noted > summary", "Acta <b>12</b> & fotos")
            .await?;

        // In the other language nothing is lost.
        stage.click(".switch button[lang=en]").await?;
        stage
            .until("English", "return document.documentElement.lang === 'en'")
            .await?;
        stage.unfold(1).await?;
        stage
            .sees(".noted > summary", "Acta <b>12</b> & fotos")
            .await?;
        stage.click(".switch button[lang=es]").await?;
        stage
            .until("Spanish", "return document.documentElement.lang === 'es'")
            .await?;

        // What lacks is shown alone, and what is answered stays in sight.
        stage
            .click_named(
                "main .chip",
                &es("institution.filter_lacking", &[("n", "1")]),
            )
            .await?;
        stage.element("#servicios-agua-1").await?;
        ensure!(
            stage.count(".fold").await? == 1,
            "one group has something lacking"
        );
        ensure!(
            stage.count(".finding").await? == 1,
            "one function is lacking"
        );
        stage.click("label:has(#servicios-agua-0)").await?;
        ensure!(
            stage.count(".finding").await? == 1,
            "it left from under the hand"
        );

        // Cleared, and taken back.
        stage.click(".noted > summary").await?;
        stage
            .click_named(".finding button", &es("institution.clear", &[]))
            .await?;
        stage
            .stored_has("dossier", "/institution/mandates", json!({}))
            .await?;
        stage.undo().await?;
        stage
            .stored_has(
                "dossier",
                "/institution/mandates/servicios-agua/state",
                json!("done"),
            )
            .await
    })
    .await
}

#[tokio::test]
async fn a_broken_link_is_drawn_and_said_in_the_table() -> Result<()> {
    play("institution-links", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        stage.part("instrumentos").await?;
        stage
            .sees(
                "figcaption",
                &es("institution.links_unknown", &[("all", "12")]),
            )
            .await?;
        // PDI and POI are in force; the POI does not follow the PDI.
        stage.unfold(5).await?;
        stage.click("label:has(#poi-status-0)").await?;
        stage.unfold(3).await?;
        stage.click("label:has(#pdi-status-0)").await?;
        stage.click("label:has(#pdi-guides-poi-1)").await?;
        stage
            .sees(
                "figcaption",
                &es("institution.links_one_broken", &[("all", "12")]),
            )
            .await?;
        ensure!(
            stage.count(".thread .mark-broken").await? == 1,
            "one cross on the chart"
        );
        years(stage).await?;
        stage.click(".articulation > details > summary").await?;
        stage
            .sees("td[data-link=broken]", &es("institution.link_broken", &[]))
            .await?;
        ensure!(
            stage.count("td[data-link=broken]").await? == 1,
            "one in the table"
        );
        // An instrument that is missing leaves nothing to link.
        stage.click("label:has(#poi-status-3)").await?;
        stage
            .until(
                "no cross",
                "return document.querySelectorAll('.thread .mark-broken').length === 0",
            )
            .await
            .map(|_| ())
    })
    .await
}

/// Years that cannot be right are said, and nothing typed is lost.
async fn years(stage: &Stage) -> Result<()> {
    stage.fill("#pdi-from", "2030").await?;
    stage.fill("#pdi-to", "2027").await?;
    stage
        .sees("#pdi-to-error", &es("institution.years_wrong", &[]))
        .await?;
    let place = "/institution/instruments/pdi";
    stage
        .stored_has("dossier", &format!("{place}/to"), json!(2027))
        .await?;
    stage.fill("#pdi-to", "20").await?;
    stage
        .sees("#pdi-to-error", &es("plan.profile_year_wrong", &[]))
        .await?;
    stage
        .stored_has("dossier", &format!("{place}/from"), json!(2030))
        .await?;
    let typed = stage.element("#pdi-to").await?.prop("value").await?;
    ensure!(
        typed.as_deref() == Some("20"),
        "what was typed is gone: {typed:?}"
    );
    stage.fill("#pdi-to", "2033").await
}

#[tokio::test]
async fn an_objective_ties_an_activity_and_undoes() -> Result<()> {
    play("institution-objective", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        stage.section("plan").await?;
        stage
            .click_named("main button", &es("plan.add_activity", &[]))
            .await?;
        stage
            .sees("main", &es("institution.serves_empty", &[]))
            .await?;
        stage
            .click_named("main a", &es("institution.serves_add", &[]))
            .await?;
        stage.unfold(3).await?;
        stage.click("label:has(#pdi-status-0)").await?;
        stage.click("#pdi-add-objective").await?;
        let text = "Que el <b>catastro</b> esté al día & sirva";
        stage.fill(".objective textarea", text).await?;
        stage.click(".objective details > summary").await?;
        stage.click(".objective .choice input").await?;
        let place = "/institution/instruments/pdi/objectives/0";
        stage
            .stored_has("dossier", &format!("{place}/text"), json!(text))
            .await?;
        stage.saved().await?;
        let document = stage.only_stored("dossier").await?;
        let found = document["payload"]
            .pointer(place)
            .context("the objective")?
            .clone();
        let asked = found["competencies"].as_array().map(Vec::len);
        ensure!(asked == Some(1), "competencies: {asked:?}");

        stage.section("plan").await?;
        stage.click("main article.activity h3 a").await?;
        let value = format!("pdi/{}", found["id"].as_str().unwrap_or_default());
        stage.choose("#serves", &value).await?;
        stage
            .stored_has(
                "dossier",
                "/plan/activities/0/serves/objective",
                found["id"].clone(),
            )
            .await?;
        stage.reload().await?;
        let chosen = stage.element("#serves").await?.prop("value").await?;
        ensure!(chosen == Some(value), "{chosen:?}");
        stage.section_of_plan().await?;
        ensure!(stage.plan_on_paper().await?.contains(text), "not in print");

        stage.part("instrumentos").await?;
        stage.unfold(3).await?;
        stage
            .click_named(
                ".objective button",
                &es("institution.objective_remove", &[]),
            )
            .await?;
        stage
            .stored_has(
                "dossier",
                "/institution/instruments/pdi/objectives",
                json!([]),
            )
            .await?;
        stage.undo().await?;
        stage.stored_has("dossier", place, found).await
    })
    .await
}

#[tokio::test]
async fn every_part_has_no_violation() -> Result<()> {
    play("institution-axe", Setting::default(), async |stage| {
        stage.go("#/planificar/ejemplo").await?;
        stage
            .sees("main .badge", &es("common.example_badge", &[]))
            .await?;
        let mut faults = Vec::new();
        for language in ["es", "en"] {
            stage.resize(DESKTOP).await?;
            stage
                .click(&format!(".switch button[lang={language}]"))
                .await?;
            let set = format!("return document.documentElement.lang === '{language}'");
            stage.until("the language", &set).await?;
            for part in [
                "funciones",
                "sistemas",
                "instrumentos",
                "principios",
                "practicas",
            ] {
                stage.part(part).await?;
                stage.open_everything().await?;
                faults.extend(axe::faults(stage, &format!("institution-{part}-{language}")).await?);
            }
            stage.summary().await?;
            stage.open_everything().await?;
            faults.extend(axe::faults(stage, &format!("institution-{language}")).await?);
        }
        ensure!(
            faults.is_empty(),
            "{} violations:\n{}",
            faults.len(),
            faults.join("\n")
        );
        Ok(())
    })
    .await
}

impl Stage {
    /// Goes to a part of the open dossier's diagnosis.
    async fn part(&self, slug: &str) -> Result<()> {
        self.summary().await?;
        let link = format!("nav.parts-line a[href$='/{slug}']");
        self.click(&link).await?;
        self.element(&format!("{link}[aria-current]")).await?;
        self.element("main .folds").await.map(|_| ())
    }

    /// Goes to the summary of the open dossier's diagnosis; from one of its parts the tab alone does not tell.
    async fn summary(&self) -> Result<()> {
        self.section("institucion").await?;
        self.element("nav.parts-line a[aria-current]:first-child")
            .await
            .map(|_| ())
    }

    /// Leaves an activity for the plan.
    async fn section_of_plan(&self) -> Result<()> {
        self.click("nav.actions a.primary").await?;
        self.element("main article.activity").await.map(|_| ())
    }

    /// Unfolds a group by its place.
    async fn unfold(&self, place: usize) -> Result<()> {
        let fold = format!(".folds > .fold:nth-child({})", place + 1);
        let open = format!("return document.querySelector(`{fold}`)?.open");
        if self.js(&open, vec![]).await? != json!(true) {
            self.click(&format!("{fold} > summary")).await?;
        }
        self.element(&format!("{fold} .question")).await.map(|_| ())
    }

    /// Unfolds everything, also what is drawn only when something is unfolded.
    async fn open_everything(&self) -> Result<()> {
        let script = "
            const closed = [...document.querySelectorAll('main details:not([open])')];
            for (const found of closed) found.open = true;
            return closed.length === 0";
        self.until("everything unfolded", script).await.map(|_| ())
    }
}

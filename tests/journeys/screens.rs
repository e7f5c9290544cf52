//! Every screen of the product, for what must hold on all of them.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::browser::{DESKTOP, Stage};
use crate::filling::{Person, Way};
use crate::fixtures::framework;
use crate::responder::MAYOR;
use crate::words::es;

/// The views of a plan, with something that each shows.
const VIEWS: [(&str, &str, &str); 6] = [
    ("calendario", "main h2", "plan-calendar"),
    ("presupuesto", "table.budget", "plan-budget"),
    ("personas", "main h2", "plan-by-person"),
    ("objetivos", "table.data", "plan-by-objective"),
    ("recorte", "#what-if-cents", "plan-what-if"),
    ("cambios", "#act", "plan-changes"),
];

/// A door whose screens are visited.
#[derive(Clone, Copy, PartialEq)]
pub enum Door {
    /// Home and Responder.
    Respond,
    /// Planificar.
    Plan,
    /// Facilitar and the projector.
    Facilitate,
}

/// Fills what the screens of a door show, and visits them all with `look`, first in Spanish, then in English.
pub async fn visit(
    stage: &Stage,
    door: Door,
    mut look: impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    stage.resize(DESKTOP).await?;
    let id = match door {
        Door::Respond => some_response(stage).await?,
        Door::Plan => some_dossiers(stage).await?,
        Door::Facilitate => stage.session_to_look_at().await?,
    };
    for language in ["es", "en"] {
        stage
            .click(&format!(".switch button[lang={language}]"))
            .await?;
        let set = format!("return document.documentElement.lang === '{language}'");
        stage.until("the language", &set).await?;
        let mut named = async |name: &str| look(&format!("{name}-{language}")).await;
        match door {
            Door::Respond => respond(stage, &id, &mut named).await?,
            Door::Plan => plan(stage, &id, &mut named).await?,
            Door::Facilitate => facilitate(stage, &id, &mut named).await?,
        }
        stage.go("").await?;
    }
    Ok(())
}

/// Answers half of a response and returns its id.
async fn some_response(stage: &Stage) -> Result<String> {
    let framework = framework(stage)?;
    stage.consent().await?;
    stage.about(&framework, MAYOR.post).await?;
    stage.practice().await?;
    let person = Person {
        way: Way::Matrix,
        ..MAYOR
    };
    stage.diagnose(&framework, &person, 0..8).await?;
    id_of(&stage.only_stored("response").await?)
}

fn id_of(document: &Value) -> Result<String> {
    Ok(document["id"].as_str().context("an id")?.to_owned())
}

/// Opens the example and starts an empty dossier with faults in it; returns the ids of both.
async fn some_dossiers(stage: &Stage) -> Result<String> {
    stage.go("#/planificar/ejemplo").await?;
    stage
        .sees("main .badge", &es("common.example_badge", &[]))
        .await?;
    let example = id_of(&stage.only_stored("dossier").await?)?;
    Ok(example)
}

async fn respond(
    stage: &Stage,
    id: &str,
    look: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    stage.go("").await?;
    look("home").await?;
    stage.go("#/responder").await?;
    look("responder-start").await?;
    stage.click("nav.actions button.primary").await?;
    stage.element(".consent").await?;
    stage.click("nav.actions button.primary").await?;
    stage.element("main .error:not(:empty)").await?;
    look("responder-consent").await?;
    for (slug, name) in [
        ("aviso", "responder-notice"),
        ("datos", "responder-about"),
        ("practica", "responder-practice"),
        ("necesidades", "responder-survey"),
        ("resultado", "responder-result"),
        ("entrega", "responder-hand-over"),
    ] {
        stage.go(&format!("#/responder/{id}/{slug}")).await?;
        stage.step(slug).await?;
        look(name).await?;
    }
    stage
        .go(&format!("#/responder/{id}/autodiagnostico"))
        .await?;
    stage.step("autodiagnostico").await?;
    stage.click("main .switch button:nth-child(2)").await?;
    stage.element("table.matrix").await?;
    stage.click("table.matrix details summary").await?;
    look("responder-matrix").await?;
    stage.click("main .switch button:nth-child(1)").await?;
    stage.element("fieldset.rating").await?;
    stage.click("details:has([id^=evidence]) summary").await?;
    look("responder-one").await?;
    stage.click("main .switch button:nth-child(2)").await?;
    stage.element("table.matrix").await?;
    stage.click("nav.actions button.primary").await?;
    stage.element("input[name^=factor-]").await?;
    look("responder-factors").await?;
    stage
        .go("#/responder/00000000000000000000000000000000/datos")
        .await?;
    look("responder-absent").await?;
    stage.go("#/no/existe").await?;
    look("unknown").await
}

async fn plan(
    stage: &Stage,
    id: &str,
    look: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    stage.go("#/planificar").await?;
    stage
        .give(&[stage.file("foto.json", [0xff, 0xd8, 0xff])?])
        .await?;
    stage.element("ul.files").await?;
    look("plan-dossiers").await?;
    stage.go("#/equipo").await?;
    stage.element("main .room").await?;
    look("plan-device").await?;
    for (slug, name) in [
        ("respuestas", "plan-responses"),
        ("personal", "plan-people"),
        ("prioridades", "plan-priorities"),
        ("plan", "plan-plan"),
        ("documentos", "plan-papers"),
        ("documentos/plan", "plan-paper"),
        ("documentos/matriz/pdp", "plan-matrix"),
        ("seguimiento", "plan-follow-up"),
        ("seguimiento/tarjetas", "plan-cards"),
        ("seguimiento/formados", "plan-trained"),
        ("seguimiento/avance", "plan-progress"),
        ("ciclos", "plan-cycles"),
        ("seguimiento/acciones", "plan-register"),
    ] {
        stage.go(&format!("#/planificar/{id}/{slug}")).await?;
        stage.element("main h2").await?;
        stage.open_all_details().await?;
        look(name).await?;
    }
    stage
        .go(&format!("#/planificar/{id}/documentos/approving-act"))
        .await?;
    stage
        .click(".paper-actions button[aria-pressed=false]")
        .await?;
    stage.set("#paper-text", "{nada}").await?;
    stage.element("#paper-text-faults li").await?;
    stage.open_all_details().await?;
    look("plan-paper-text").await?;
    for (slug, css, name) in VIEWS {
        stage.go(&format!("#/planificar/{id}/plan/{slug}")).await?;
        stage.element(css).await?;
        stage.open_all_details().await?;
        look(name).await?;
    }
    stage.go(&format!("#/planificar/{id}/brechas")).await?;
    stage.element("table.heat").await?;
    look("plan-gaps").await?;
    stage.click("table.heat tbody th[scope=row] button").await?;
    stage.element("dialog h2").await?;
    look("plan-gaps-behind").await?;
    stage.click("dialog button.primary").await?;
    stage.go(&format!("#/planificar/{id}/propuestas")).await?;
    stage.element("article.suggestion").await?;
    stage.open_all_details().await?;
    stage
        .click("article.suggestion:not([data-state]) button.quiet")
        .await?;
    stage
        .click("article.suggestion form button[type=submit]")
        .await?;
    stage
        .element("article.suggestion form .error:not(:empty)")
        .await?;
    look("plan-suggestions").await?;
    stage.go(&format!("#/planificar/{id}/plan")).await?;
    stage.click("main article.activity h3 a").await?;
    stage.element("#title").await?;
    stage.click("#cost-add").await?;
    stage.click("#commitment-add").await?;
    stage.open_all_details().await?;
    look("plan-activity").await?;
    stage.go(&format!("#/planificar/{id}/seguimiento")).await?;
    stage.click("ul.followed h3 a").await?;
    stage.element("input[name=progress]").await?;
    look("plan-followed").await?;
    stage.go("#/planificar").await?;
    stage.click("main > button.primary").await?;
    stage.fill("#code", "990101").await?;
    stage.set("#term-begins", "2027-01-01").await?;
    stage.set("#term-ends", "2023-12-31").await?;
    stage.element("#term-ends-error:not(:empty)").await?;
    look("plan-profile").await?;
    for (slug, name) in [
        ("respuestas", "plan-responses-empty"),
        ("personal", "plan-people-empty"),
        ("brechas", "plan-gaps-empty"),
        ("propuestas", "plan-suggestions-empty"),
        ("plan", "plan-plan-empty"),
        ("documentos", "plan-papers-empty"),
        ("seguimiento", "plan-follow-up-empty"),
    ] {
        stage.section(slug).await?;
        look(name).await?;
    }
    stage
        .go("#/planificar/00000000000000000000000000000000/perfil")
        .await?;
    look("plan-absent").await
}

async fn facilitate(
    stage: &Stage,
    id: &str,
    look: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    stage.go("#/facilitar").await?;
    stage.element("#new input[type=radio]").await?;
    look("facilitate-list").await?;
    stage.go(&format!("#/facilitar/{id}/preparar")).await?;
    stage.element("#title").await?;
    stage.open_all_details().await?;
    look("facilitate-prepare").await?;
    for (face, name) in [
        ("opening", "facilitate-lead-opening"),
        ("ballot", "facilitate-lead-vote"),
        ("result", "facilitate-lead-result"),
        ("summary", "facilitate-lead-summary"),
        ("asked", "facilitate-lead-asked"),
        ("giving", "facilitate-lead-giving"),
        ("ranking", "facilitate-lead-ranking"),
        ("board", "facilitate-lead-board"),
    ] {
        stage.stand_at(id, face).await?;
        stage.open_all_details().await?;
        look(name).await?;
    }
    stage.stand_at(id, "ballot").await?;
    stage.go(&format!("#/facilitar/{id}/turnos")).await?;
    stage.click("#kiosk-begin").await?;
    stage.element("input[name=kiosk]").await?;
    look("facilitate-kiosk").await?;
    stage.go(&format!("#/facilitar/{id}/acta")).await?;
    stage.element("#land, article.paper").await?;
    look("facilitate-minutes").await?;
    stage.go(&format!("#/facilitar/{id}/hoja")).await?;
    stage.element("article.paper").await?;
    look("facilitate-sheet").await?;
    stage.go("#/proyector").await?;
    stage.element(".projector").await?;
    look("facilitate-projector").await?;
    stage
        .go("#/facilitar/00000000000000000000000000000000/preparar")
        .await?;
    look("facilitate-absent").await
}

impl Stage {
    /// Unfolds whatever is folded away.
    pub async fn open_all_details(&self) -> Result<()> {
        let script =
            "for (const found of document.querySelectorAll('main details')) found.open = true";
        self.js(script, vec![]).await.map(|_| ())
    }
}

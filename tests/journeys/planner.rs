//! The main journey: three people answer, their files and nine others become a plan that is printed, exported,
//! lost and brought back.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;

use crate::board;
use crate::browser::{DESKTOP, PHONE, Setting, Stage, play};
use crate::engines::Need;
use crate::filling::{Person, Way};
use crate::fixtures::{PLACE, framework, nine};
use crate::planning::{check_schema, payload};
use crate::responder::{MAYOR, PLANNER};
use crate::words::es;

/// Somebody in procurement, who is interrupted half-way.
const BUYER: Person = Person {
    post: "abastecimiento",
    seed: 5,
    way: Way::Matrix,
};

const TITLE: &str = "Taller <b>«normas»</b> & casos de Ñahuín";
const REASON: &str = "La asociación ya lo ofrece en agosto; no se duplica.";

#[tokio::test]
async fn from_three_screens_to_one_plan() -> Result<()> {
    play("main", Setting::default(), async |stage| {
        let files = twelve_files(stage).await?;
        stage.resize(DESKTOP).await?;
        stage.new_dossier().await?;
        stage.section("respuestas").await?;
        let paths = write(stage, &files)?;
        let (summary, lines) = stage.take_in(&paths).await?;
        ensure!(
            summary
                == es(
                    "plan.intake_summary_all",
                    &[("arrived", "12"), ("total", "12")]
                ),
            "{summary}: {lines:?}"
        );
        stage
            .sees("main", &es("plan.rate_percent", &[("percent", "80")]))
            .await?;
        stage.shot("plan-responses-desktop").await?;
        board::check(stage, &files).await?;
        let kept = decide(stage).await?;
        stage.section("plan").await?;
        if stage.offers(Need::Print) {
            check_print(stage, &print(stage).await?, &kept)?;
        }
        bring_back(stage).await
    })
    .await
}

/// Returns three files that were answered on screen and nine that were not.
async fn twelve_files(stage: &mut Stage) -> Result<Vec<String>> {
    let framework = framework(stage)?;
    let mut files = vec![stage.respond(&framework, &MAYOR).await?];
    stage.forget_response().await?;
    stage.resize(PHONE).await?;
    files.push(stage.respond(&framework, &PLANNER).await?);
    stage.forget_response().await?;
    stage.resize(DESKTOP).await?;
    files.push(stage.respond_in_two_parts(&framework, &BUYER).await?);
    for file in &files {
        check_schema(file)?;
    }
    files.extend(nine(&framework));
    Ok(files)
}

fn write(stage: &Stage, files: &[String]) -> Result<Vec<PathBuf>> {
    let named = files.iter().enumerate();
    named
        .map(|(number, text)| stage.file(&format!("respuesta-{number}.json"), text))
        .collect()
}

/// What was decided, in the words that must be in print.
struct Decided {
    accepted: String,
    rejected: String,
}

/// Accepts and edits the first suggestion, rejects the second, accepts the third and a measure.
async fn decide(stage: &Stage) -> Result<Decided> {
    stage.section("prioridades").await?;
    stage.sees("main h2", &es("plan.needs_title", &[])).await?;
    stage.section("propuestas").await?;
    let script = "return [...document.querySelectorAll('article.suggestion h3')].map((h) => h.textContent.trim())";
    let titles: Vec<String> = serde_json::from_value(stage.until("suggestions", script).await?)?;
    ensure!(titles.len() >= 4, "only {} suggestions", titles.len());
    stage
        .click_named(
            "main button",
            &es("plan.reject_named", &[("title", &titles[1])]),
        )
        .await?;
    let form = "article.suggestion form";
    stage.click(&format!("{form} button[type=submit]")).await?;
    stage
        .sees(form, &es("plan.reject_why_missing", &[]))
        .await?;
    stage.fill(&format!("{form} input"), REASON).await?;
    stage.click(&format!("{form} button[type=submit]")).await?;
    stage.sees("article[data-state=rejected]", REASON).await?;
    stage
        .click_named(
            "main button",
            &es("plan.accept_named", &[("title", &titles[2])]),
        )
        .await?;
    stage
        .sees("article[data-state=accepted]", &titles[2])
        .await?;
    stage
        .click_named(
            "main button",
            &es("plan.accept_edit_named", &[("title", &titles[0])]),
        )
        .await?;
    edit(stage).await?;
    let plan = stage.only_stored("dossier").await?["payload"]["plan"].clone();
    ensure!(
        plan["activities"][1]["title"] == json!(TITLE),
        "stored: {}",
        plan["activities"][1]
    );
    ensure!(plan["activities"][1]["costs"][0]["cents"] == json!(123_450));
    ensure!(plan["activities"][0]["edited"] == json!(false));
    ensure!(plan["rejected"][0]["reason"] == json!(REASON));
    let (accepted, rejected) = (titles[2].clone(), titles[1].clone());
    Ok(Decided { accepted, rejected })
}

/// Gives the activity on screen the municipality's own words and figures.
async fn edit(stage: &Stage) -> Result<()> {
    stage.fill("#title", TITLE).await?;
    stage.fill("#responsible", "Gerencia \"municipal\"").await?;
    stage.click("#cost-add").await?;
    stage.fill("#cost-amount-0", "mil").await?;
    stage
        .sees("#cost-amount-0-error", &es("plan.cost_wrong", &[]))
        .await?;
    stage.fill("#cost-amount-0", "1 234,50").await?;
    stage.set("#from", "2027-05").await?;
    stage.set("#to", "2027-03").await?;
    stage
        .sees("#to-error", &es("plan.months_wrong", &[]))
        .await?;
    stage.set("#to", "2027-06").await?;
    stage.sees("main h1", TITLE).await?;
    stage
        .stored_has("dossier", "/plan/activities/1/to", json!("2027-06-01"))
        .await?;
    stage.shot("plan-activity-desktop").await?;
    stage
        .click_named("nav.actions a", &es("plan.done", &[]))
        .await?;
    stage.sees("main article.activity", TITLE).await
}

/// Prints the plan; returns its text, page by page as a person would read it.
pub async fn print(stage: &Stage) -> Result<String> {
    stage.shot("plan-plan-desktop").await?;
    // As the button does it; Firefox's driver prints without telling the page before.
    stage
        .js("window.dispatchEvent(new Event('beforeprint'))", vec![])
        .await?;
    stage
        .until(
            "the document",
            "return !!document.querySelector('.document')",
        )
        .await?;
    let pdf = stage
        .browser()
        .print_page(PrintParameters::default())
        .await?;
    let path = stage.file("plan.pdf", pdf)?;
    if let Some(folder) = std::env::var_os("YACHAY_SHOTS") {
        std::fs::copy(&path, PathBuf::from(folder).join("plan.pdf"))?;
    }
    let text = Command::new("pdftotext")
        .arg(&path)
        .arg("-")
        .output()
        .context("pdftotext")?;
    // Firefox prints letters that touch as one.
    let text = String::from_utf8(text.stdout)?;
    Ok(text.replace('\u{fb01}', "fi").replace('\u{fb02}', "fl"))
}

fn check_print(stage: &Stage, pdf: &str, decided: &Decided) -> Result<()> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let pdf = plain(pdf);
    let pack = framework(stage)?.pack;
    let expected = [
        pack.plan_name.es.as_str(),
        pack.approving_act.es.as_str(),
        PLACE,
        TITLE,
        "Gerencia \"municipal\"",
        &decided.accepted,
        &decided.rejected,
        REASON,
        &es("plan.working_copy", &[]),
        &es("plan.rejected_title", &[]),
        &es(
            "plan.summary_answered",
            &[("received", "12"), ("staff", "15")],
        ),
    ];
    for words in expected {
        ensure!(pdf.contains(&plain(words)), "not in print: {words}\n{pdf}");
    }
    ensure!(pdf.contains("1,234.50"), "the cost is not in print");
    let on_screen_only = es("plan.export_hint", &[]);
    ensure!(!pdf.contains(&plain(&on_screen_only)), "buttons in print");
    Ok(())
}

/// Exports, clears everything, imports, exports again.
async fn bring_back(stage: &Stage) -> Result<()> {
    let (_, plan) = stage.export_plan().await?;
    let (name, dossier) = stage.export_dossier().await?;
    ensure!(
        name.starts_with("yachay-expediente-nahuin-alto-"),
        "the file is called {name}"
    );
    check_schema(&plan)?;
    check_schema(&dossier)?;
    ensure!(
        payload(&plan)?.len() > 1000 && !plan.contains("diagnosis"),
        "a plan without responses"
    );

    stage.clear_everything().await?;
    let (_, lines) = stage
        .take_in(&[stage.file("expediente.json", &dossier)?])
        .await?;
    ensure!(
        lines[0]
            .says
            .starts_with(&es("plan.import_added", &[("name", PLACE)])),
        "{lines:?}"
    );
    stage.open_dossier().await?;
    stage.section("plan").await?;
    let (_, again) = stage.export_plan().await?;
    ensure!(
        payload(&again)? == payload(&plan)?,
        "another plan came back:\n{again}"
    );
    let (_, whole) = stage.export_dossier().await?;
    ensure!(whole == dossier, "another dossier came back");

    stage.clear_everything().await?;
    stage.take_in(&[stage.file("plan.json", &plan)?]).await?;
    stage.open_dossier().await?;
    stage.section("plan").await?;
    let (_, alone) = stage.export_plan().await?;
    ensure!(
        payload(&alone)? == payload(&plan)?,
        "another plan came out of the plan's file"
    );
    let kept = stage.only_stored("dossier").await?;
    ensure!(
        kept["payload"]["responses"] == Value::Array(Vec::new()),
        "responses out of nowhere"
    );
    Ok(())
}

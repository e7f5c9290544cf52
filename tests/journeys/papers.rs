//! Documents of the plan: read, changed, restored, printed; what is missing and what is wrong is said; matrices.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;
use yachay_municipal::documents::{World, time::read_day};
use yachay_municipal::dossier::{Activity, CostLine, CostSource, Enrolment, Person, Trainer};
use yachay_municipal::examples::{FixedWorld, example_dossier};
use yachay_municipal::plan::spread_phases;

use crate::browser::{DESKTOP, PHONE, Setting, Stage, play};
use crate::engines::{Engine, Need, chosen};
use crate::fixtures::{PLACE, framework, sealed};
use crate::words::es;

/// What people may type as a title.
const TITLE: &str = "=Diplomado <b>de normas</b> 😀";

#[tokio::test]
async fn a_document_is_changed_restored_and_printed() -> Result<()> {
    play("papers", Setting::default(), async |stage| {
        let id = dossier_with_people(stage).await?;
        stage.go(&format!("#/planificar/{id}/documentos")).await?;
        stage
            .sees("main h2", &es("papers.group_approve", &[]))
            .await?;
        stage.sees("main summary", TITLE).await?;
        stage.shot("papers-list-desktop").await?;
        read(stage, &id).await?;
        change(stage).await?;
        restore(stage).await?;
        if stage.offers(Need::Print) {
            print(stage).await?;
        }
        letter(stage, &id).await?;
        matrix(stage, &id).await?;
        on_a_phone(stage, &id).await
    })
    .await
}

/// Takes in a dossier with an activity that people are enrolled in and others help to pay; returns its id.
async fn dossier_with_people(stage: &Stage) -> Result<String> {
    let world = FixedWorld::default();
    let framework = framework(stage)?;
    let mut file = example_dossier(&framework, &world);
    let day = |text: &str| read_day(text).with_context(|| text.to_owned());
    let dossier = &mut file.payload;
    dossier.example = false;
    dossier.municipality.name = PLACE.into();
    let person = |id: &str, name: &str, post: &str| Person {
        id: id.into(),
        name: name.into(),
        posts: vec![post.into()],
        ..Person::default()
    };
    let mayor = person("rosa", "Rosa Mamani", "alcalde");
    let buyer = person("ana", "Ana <b>Quispe</b>", "abastecimiento");
    dossier.people = vec![mayor, buyer].into();
    dossier.trainers = vec![Trainer {
        id: "ayni".into(),
        name: "Luz Condori".into(),
        institution: "Universidad Ayni".into(),
        ..Trainer::default()
    }];
    let cost = |source, cents, per_person| CostLine {
        source,
        cents,
        per_person,
        ..CostLine::default()
    };
    let diplomado = framework.modality("diplomado").context("a diplomado")?;
    let (from, to) = (day("2027-05-01")?, day("2027-06-01")?);
    let enrolled = ["ana", "rosa"].map(|id| (id.to_string(), Enrolment::default()));
    let activity = Activity {
        id: "diploma".into(),
        title: Some(TITLE.into()),
        content: Some("marco-legal-municipal".into()),
        modality: Some("diplomado".into()),
        participants: [("abastecimiento".to_string(), 3)].into(),
        enrolled: enrolled.into(),
        trainer: Some("ayni".into()),
        hours: Some(120),
        from: Some(from),
        to: Some(to),
        phases: spread_phases(diplomado, from, to),
        costs: vec![
            cost(CostSource::Municipality, 10_001, false),
            cost(CostSource::Fund, 50_000, true),
        ],
        ..Activity::default()
    };
    // The same without days, which the fund alone pays.
    let undated = Activity {
        id: "undated".into(),
        title: Some("Diplomado sin fechas".into()),
        phases: Vec::new(),
        costs: vec![cost(CostSource::Fund, 50_000, true)],
        ..activity.clone()
    };
    dossier.plan.activities.push(activity.into());
    dossier.plan.activities.push(undated.into());
    ensure!(world.now() == file.written, "the example is of its day");
    let id = file.id.clone();
    let text = sealed(&serde_json::to_value(&file)?);
    stage.go("#/planificar").await?;
    stage
        .take_in(&[stage.file("expediente.json", &text)?])
        .await?;
    Ok(id)
}

/// The text of the page to sign.
const PAPER: &str = "return document.querySelector('article.paper')?.textContent ?? ''";

async fn paper_has(stage: &Stage, words: &str) -> Result<()> {
    let script = format!(
        "{}.includes(arguments[0])",
        PAPER.replacen("return ", "return (", 1) + ")"
    );
    stage
        .until_with("words in the document", &script, vec![json!(words)])
        .await
        .map(|_| ())
}

async fn text(stage: &Stage) -> Result<String> {
    let text = stage
        .js("return document.getElementById('paper-text').value", vec![])
        .await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

async fn read(stage: &Stage, id: &str) -> Result<()> {
    stage.click("a[href$='/documentos/approving-act']").await?;
    paper_has(stage, PLACE).await?;
    paper_has(stage, "__________").await?;
    // What is missing leads to where it is filled in.
    let to = format!("main .notice a[href$='{id}/plan/cambios']");
    stage.element(&to).await?;
    stage
        .go(&format!("#/planificar/{id}/documentos/plan"))
        .await?;
    paper_has(stage, TITLE).await?;
    // What the municipality pays: S/ 1,800.00 of the example and S/ 100.01.
    paper_has(stage, "1,900.01").await?;
    let bold = stage
        .js(
            "return document.querySelectorAll('article.paper b').length",
            vec![],
        )
        .await?;
    ensure!(bold == 0, "names are never markup");
    stage.shot("papers-plan-desktop").await
}

async fn change(stage: &Stage) -> Result<()> {
    stage
        .click_named(".paper-actions button", &es("papers.edit", &[]))
        .await?;
    let template = text(stage).await?;
    ensure!(template.starts_with("# "), "{template}");
    stage.sees(".badge", &es("papers.no_faults", &[])).await?;
    // Wrong names and tables are said by their line, and nothing typed is lost.
    let wrong = "# Plan de prueba\n\nLo aprueba {alcalde}.\n\n[tabla:gente]\n\n**sin cerrar";
    stage.set("#paper-text", wrong).await?;
    let fault = es(
        "papers.fault_unknown",
        &[("line", "3"), ("name", "{alcalde}")],
    );
    stage.sees("#paper-text-faults li", &fault).await?;
    stage
        .sees(
            "#paper-text-faults li",
            &es("papers.fault_table", &[("line", "5"), ("name", "gente")]),
        )
        .await?;
    stage
        .sees(
            "#paper-text-faults li",
            &es("papers.fault_bold", &[("line", "7")]),
        )
        .await?;
    stage
        .stored_has("dossier", "/plan/documents/plan", json!(wrong))
        .await?;
    stage.shot("papers-faults-desktop").await?;
    stage
        .click_named(
            "#paper-text-faults button",
            &es("papers.go_to_line", &[("line", "3")]),
        )
        .await?;
    let chosen = "const area = document.getElementById('paper-text');
        return area.value.slice(area.selectionStart, area.selectionEnd)";
    ensure!(stage.js(chosen, vec![]).await? == "Lo aprueba {alcalde}.");
    // A name from the legend goes where the cursor is.
    stage
        .set("#paper-text", "# Plan de prueba\n\nLo aprueba ")
        .await?;
    let end = "const area = document.getElementById('paper-text'); area.focus();
        area.setSelectionRange(area.value.length, area.value.length); return true";
    stage.js(end, vec![]).await?;
    stage
        .click_named(".paper-legend summary", &es("papers.legend_plan", &[]))
        .await?;
    stage
        .click(&format!(
            ".paper-legend button[aria-label='{}']",
            es("papers.insert", &[("name", "{alcaldia}")])
        ))
        .await?;
    ensure!(text(stage).await?.ends_with("Lo aprueba {alcaldia}"));
    stage.sees(".badge", &es("papers.no_faults", &[])).await?;
    stage
        .click_named(".paper-actions button", &es("papers.edit", &[]))
        .await?;
    paper_has(stage, "Lo aprueba Rosa Mamani").await?;
    // It is there after opening again.
    stage.saved().await?;
    stage.reload().await?;
    paper_has(stage, "Lo aprueba Rosa Mamani").await
}

async fn restore(stage: &Stage) -> Result<()> {
    let own = json!("# Plan de prueba\n\nLo aprueba {alcaldia}");
    stage
        .click_named(".paper-actions button", &es("papers.restore", &[]))
        .await?;
    paper_has(stage, TITLE).await?;
    stage
        .stored_has("dossier", "/plan/documents", Value::Null)
        .await?;
    stage.undo().await?;
    paper_has(stage, "Lo aprueba Rosa Mamani").await?;
    stage
        .stored_has("dossier", "/plan/documents/plan", own)
        .await?;
    stage
        .click_named(".paper-actions button", &es("papers.restore", &[]))
        .await?;
    paper_has(stage, TITLE).await
}

async fn print(stage: &Stage) -> Result<()> {
    let pdf = stage
        .browser()
        .print_page(PrintParameters::default())
        .await?;
    let path = stage.file("documento.pdf", pdf)?;
    if let Some(folder) = std::env::var_os("YACHAY_SHOTS") {
        std::fs::copy(&path, PathBuf::from(folder).join("papers-plan.pdf"))?;
    }
    let text = Command::new("pdftotext")
        .arg("-layout")
        .arg(&path)
        .arg("-")
        .output();
    let text = String::from_utf8(text.context("pdftotext")?.stdout)?;
    let pages: Vec<&str> = text
        .split('\u{c}')
        .filter(|page| !page.trim().is_empty())
        .collect();
    // Other browsers draw nothing in the margins of a page.
    let margins = chosen()? == Engine::Chromium;
    for (place, page) in pages.iter().enumerate().filter(|_| margins) {
        // How wide the blanks are is the font's affair.
        let number = format!("{}/{}", place + 1, pages.len());
        let close: String = page.split_whitespace().collect();
        ensure!(close.contains(&number), "{number}: {page}");
        ensure!(page.contains(PLACE), "whose it is: {page}");
    }
    // Only the document: no menus, buttons or hints.
    for words in [
        es("papers.print", &[]),
        es("papers.missing_text", &[]),
        es("plan.section_gaps", &[]),
    ] {
        ensure!(!text.contains(&words), "{words}: {text}");
    }
    Ok(())
}

async fn letter(stage: &Stage, id: &str) -> Result<()> {
    stage
        .go(&format!(
            "#/planificar/{id}/documentos/commitment/diploma/ana"
        ))
        .await?;
    // The phases take 61 days from May to June, twice as many from 1 July.
    paper_has(stage, "30 de octubre de 2027").await?;
    paper_has(stage, "Ana <b>Quispe</b>").await?;
    stage.shot("papers-letter-desktop").await?;
    // Months are no days: the rule in words, and a date that waits.
    stage
        .go(&format!(
            "#/planificar/{id}/documentos/commitment/undated/ana"
        ))
        .await?;
    paper_has(stage, "por lo menos 2 veces los días que dure la actividad").await?;
    let date = &framework(stage)?.labels["placeholder_fecha_de_permanencia"].es;
    stage.sees("main", date).await?;
    stage
        .go(&format!(
            "#/planificar/{id}/documentos/commitment/diploma/nadie"
        ))
        .await?;
    stage.sees("main h2", &es("papers.gone_title", &[])).await
}

async fn matrix(stage: &Stage, id: &str) -> Result<()> {
    stage
        .go(&format!("#/planificar/{id}/documentos/matriz/pdp"))
        .await?;
    stage.sees(".paper-matrix td", "S/\u{a0}1,600.01").await?;
    ensure!(stage.count(".paper-matrix thead th").await? == 22);
    stage.click_named(".paper-group summary", TITLE).await?;
    stage.choose("#civil-priority-diploma", "C1").await?;
    stage.sees(".paper-matrix td", "C1").await?;
    stage.fill("#civil-mode-diploma", "Virtual").await?;
    stage.sees(".paper-matrix td", "Virtual").await?;
    stage.shot("papers-matrix-desktop").await
}

async fn on_a_phone(stage: &Stage, id: &str) -> Result<()> {
    stage.resize(PHONE).await?;
    for (place, name) in [
        ("", "list"),
        ("/plan", "plan"),
        ("/commitment/diploma/ana", "letter"),
        ("/matriz/pdp", "matrix"),
    ] {
        stage
            .go(&format!("#/planificar/{id}/documentos{place}"))
            .await?;
        stage.element("main h2").await?;
        let wide = "return document.documentElement.scrollWidth <= innerWidth";
        stage.until("a page no wider than the screen", wide).await?;
        stage.shot(&format!("papers-{name}-phone")).await?;
    }
    stage
        .go(&format!("#/planificar/{id}/documentos/plan"))
        .await?;
    stage
        .click_named(".paper-actions button", &es("papers.edit", &[]))
        .await?;
    stage.element("#paper-text").await?;
    stage.shot("papers-editor-phone").await?;
    stage.resize(DESKTOP).await
}

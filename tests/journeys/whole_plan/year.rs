//! A year is carried out: attendance, products, money; cards after three and six months; the report.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::*;
use crate::office::reader::reread;

/// Where the product of the typed activity can be seen.
const EVIDENCE: &str = "Informe 021-2025, tres expedientes corregidos";
const OWN_EVIDENCE: &str = "Expediente 14, folios 1–30";

/// Notes on screen what came of the activity that was typed.
pub async fn carry_out(stage: &Stage, id: &str) -> Result<()> {
    stage.go(&format!("#/planificar/{id}/seguimiento")).await?;
    stage.sees("main", ACT).await?;
    stage.click_named("ul.followed h3 a", TITLE).await?;
    stage.sees("main h2", TITLE).await?;
    let (place, _) = typed(stage).await?;
    let here = |field: &str| format!("/plan/activities/{place}/{field}");
    stage
        .click_named("fieldset.choices label", &es("follow.progress_done", &[]))
        .await?;
    stage.set("#took-from", HELD.0).await?;
    stage.set("#took-to", HELD.1).await?;
    // Hours and names are those of the plan.
    stage.push("follow.all_came").await?;
    stage
        .stored_has(
            "dossier",
            &here(&format!("enrolled/{BUYER_ID}/hours")),
            json!(40),
        )
        .await?;
    stage.sees("table th", BUYER).await?;
    stage.fill(&format!("#hours-{BUYER_ID}"), "36").await?;
    stage
        .click_named("fieldset.choices label", &es("follow.product_in_use", &[]))
        .await?;
    stage.fill("#evidence", EVIDENCE).await?;
    stage.choose(&format!("#product-{BUYER_ID}"), "1").await?;
    stage
        .fill(&format!("#evidence-{BUYER_ID}"), OWN_EVIDENCE)
        .await?;
    stage.fill(&format!("#reaction-{BUYER_ID}"), "5").await?;
    stage.fill(&format!("#before-{BUYER_ID}"), "2").await?;
    stage.fill(&format!("#after-{BUYER_ID}"), "4").await?;
    // What was promised stands there to be settled, what was planned to be spent.
    stage.sees("main", PROMISE).await?;
    stage
        .click_named("fieldset.choices label", &es("follow.kept_yes", &[]))
        .await?;
    stage.push("follow.spending_as_planned").await?;
    stage
        .stored_has("dossier", &here("execution/spent/0/cents"), json!(OWN.1))
        .await?;
    stage
        .stored_has(
            "dossier",
            &here("execution/spent/1/cents"),
            json!(EACH.1 * PEOPLE),
        )
        .await?;
    let counts = [("enrolled", "4"), ("came", "4"), ("trained", "4")];
    stage
        .sees("main", &es("follow.attendance_said", &counts))
        .await?;
    stage.saved().await?;
    stage.dismiss().await
}

/// The year's other activities are carried out on screen too, each in the middle of its last month: then all are done.
pub async fn carry_out_the_rest(stage: &Stage, id: &str) -> Result<()> {
    let all = activities(stage).await?;
    let of_year = all.iter().enumerate().filter(|(_, item)| is_of_year(item));
    for (place, item) in of_year {
        if item["execution"]["progress"] != "done" {
            hold(stage, id, place, item).await?;
        }
    }
    let all = activities(stage).await?;
    let of_year: Vec<&Value> = all.iter().filter(|item| is_of_year(item)).collect();
    ensure!(of_year.len() >= 6, "{} of the year", of_year.len());
    for item in of_year {
        let is_done = item["execution"]["progress"] == "done";
        ensure!(is_done, "{} was not carried out", item["title"]);
    }
    Ok(())
}

/// Tells whether a training activity is of the plan's first year.
fn is_of_year(item: &Value) -> bool {
    item["measure"] == false && item["to"].as_str() < Some("2026")
}

/// Notes that an activity was held: days, who came, its product, what was spent.
async fn hold(stage: &Stage, id: &str, place: usize, item: &Value) -> Result<()> {
    let activity = item["id"].as_str().context("an id")?;
    let month = item["to"].as_str().and_then(|day| day.get(..7));
    let month = month.context("its months")?;
    let here = |field: &str| format!("/plan/activities/{place}/{field}");
    stage
        .go(&format!(
            "#/planificar/{id}/seguimiento/actividad/{activity}"
        ))
        .await?;
    stage
        .click_named("fieldset.choices label", &es("follow.progress_done", &[]))
        .await?;
    stage.set("#took-from", &format!("{month}-14")).await?;
    stage.set("#took-to", &format!("{month}-15")).await?;
    let enrolled = item["enrolled"].as_object();
    if let Some(person) = enrolled.and_then(|all| all.keys().next()) {
        stage.push("follow.all_came").await?;
        let hours = here(&format!("enrolled/{person}/hours"));
        stage
            .stored_has("dossier", &hours, item["hours"].clone())
            .await?;
    }
    let product = es("follow.product_handed_in", &[]);
    stage
        .click_named("fieldset.choices label", &product)
        .await?;
    stage.fill("#evidence", "Acta del taller").await?;
    if let Some(cost) = item["costs"].get(0) {
        stage.push("follow.spending_as_planned").await?;
        stage
            .stored_has(
                "dossier",
                &here("execution/spent/0/cents"),
                cost["cents"].clone(),
            )
            .await?;
    }
    stage
        .stored_has(
            "dossier",
            &here("execution/evidence"),
            json!("Acta del taller"),
        )
        .await?;
    stage.saved().await?;
    stage.dismiss().await
}

/// The cards of the typed activity are due: one person's is answered on screen by both sides, the others' come in a file.
pub async fn cards(stage: &Stage, id: &str, day: &str, due: &str) -> Result<()> {
    on_day(stage, day).await?;
    stage
        .go(&format!("#/planificar/{id}/seguimiento/tarjetas"))
        .await?;
    let (place, typed) = typed(stage).await?;
    stage
        .choose("#cards-activity", typed["id"].as_str().context("an id")?)
        .await?;
    stage
        .sees("main h3", &es("follow.group_due", &[("n", "4")]))
        .await?;
    let which = usize::from(due == "six-months") * 2;
    for (number, (view, applied)) in [
        ("view_person", "applied_always"),
        ("view_head", "applied_sometimes"),
    ]
    .into_iter()
    .enumerate()
    {
        side(stage, &es(&format!("follow.{view}"), &[])).await?;
        stage
            .click_named(".answer label", &es(&format!("follow.{applied}"), &[]))
            .await?;
        if number == 1 {
            stage
                .click_named(".answer label", &es("follow.hindrance_time", &[]))
                .await?;
        }
        let here = format!(
            "/plan/activities/{place}/enrolled/{BUYER_ID}/cards/{}",
            which + number
        );
        let name = es(&format!("follow.{applied}"), &[]);
        stage
            .stored_has("dossier", &format!("{here}/due"), json!(due))
            .await
            .with_context(|| name)?;
        stage
            .stored_has("dossier", &format!("{here}/answered"), json!(day))
            .await?;
    }
    // A card stays where it is while somebody writes on it.
    stage
        .click_named(".answer button", &es("follow.done", &[]))
        .await?;
    stage
        .sees("main h3", &es("follow.group_due", &[("n", "3")]))
        .await?;
    by_file(stage, |payload| {
        let list = payload["plan"]["activities"].as_array_mut();
        for item in list
            .into_iter()
            .flatten()
            .filter(|item| item["execution"]["progress"] == "done")
        {
            answer(item, due, day);
        }
    })
    .await
}

/// Answers a card for everybody of an activity who has not, by both sides.
fn answer(item: &mut Value, due: &str, day: &str) {
    // Asking by the index would put an empty one where there is none.
    let enrolled = item.get_mut("enrolled").and_then(Value::as_object_mut);
    for enrolment in enrolled.into_iter().flat_map(|all| all.values_mut()) {
        let cards = enrolment["cards"].as_array().cloned().unwrap_or_default();
        if cards.iter().any(|card| card["due"] == due) {
            continue;
        }
        let both = ["person", "head"].map(|view| json!({
            "due": due, "view": view, "answered": day, "applied": "sometimes", "evidence": "", "hindrance": null,
        }));
        enrolment["cards"] = cards.into_iter().chain(both).collect();
    }
}

/// Opens one side of the buyer's card.
async fn side(stage: &Stage, view: &str) -> Result<()> {
    let script = "
        const [view, name] = arguments;
        const found = [...document.querySelectorAll('.sides button')].find((button) =>
            button.checkVisibility()
            && button.getAttribute('aria-label').startsWith(view) && button.getAttribute('aria-label').endsWith(name));
        return found?.id ?? null";
    let found = stage
        .until_with("a side", script, vec![json!(view), json!(BUYER)])
        .await?;
    stage
        .click(&format!("[id='{}']", found.as_str().context("an id")?))
        .await?;
    stage.element(".answer").await.map(|_| ())
}

/// The report for the authority and the register of people trained know all of it.
pub async fn report(stage: &Stage, id: &str) -> Result<()> {
    stage
        .go(&format!("#/planificar/{id}/seguimiento/formados"))
        .await?;
    stage
        .sees_all("table.register", &[BUYER, "Wílber Campo Fértil"])
        .await?;
    stage
        .go(&format!("#/planificar/{id}/seguimiento/avance"))
        .await?;
    let spent = spent(stage).await?;
    stage
        .sees_all("article.one-page", &[PLACE, ACT, TITLE, &amount(spent)])
        .await?;
    stage
        .go(&format!("#/planificar/{id}/documentos/progress-report"))
        .await?;
    stage.element("article.paper").await?;
    let press = async || stage.push("papers.docx").await;
    let seen = reread(&stage.download_of(".docx", press).await?).to_string();
    ensure!(seen.contains(TITLE) && seen.contains(MAYOR), "{seen}");
    Ok(())
}

/// Adds up what was spent, apart from the product's own sums.
async fn spent(stage: &Stage) -> Result<u64> {
    let all = activities(stage).await?;
    let lines = all
        .iter()
        .flat_map(|item| item["execution"]["spent"].as_array().into_iter().flatten());
    Ok(lines.filter_map(|line| line["cents"].as_u64()).sum())
}

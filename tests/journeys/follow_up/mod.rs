//! A plan is carried out and followed: attendance, products, money, cards of both sides, people trained, and a
//! report of one page.

use std::path::PathBuf;
use std::process::Command;

mod cards;
mod made;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::common::print::PrintParameters;
use thirtyfour::prelude::*;

use self::cards::answer_cards;
use self::made::{BOUGHT, crowded, day, dossier};
use crate::axe;
use crate::browser::{DESKTOP, PHONE, Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::PLACE;
use crate::layout::overflows;
use crate::words::es;

#[tokio::test]
async fn a_plan_is_carried_out_and_followed() -> Result<()> {
    play("follow-up", Setting::default(), async |stage| {
        open(stage).await?;
        carry_out(stage).await?;
        attend(stage).await?;
        produce_and_evaluate(stage).await?;
        spend(stage).await?;
        stage.section("seguimiento").await?;
        stage
            .sees("ul.followed", &es("follow.next_wait", &[("day", "")])[..10])
            .await?;
        answer_cards(stage).await?;
        trained(stage).await?;
        report(stage).await
    })
    .await
}

/// Takes this text of a dossier in and opens its follow-up.
async fn follow_up_of(stage: &Stage, text: String) -> Result<()> {
    stage.go("#/planificar").await?;
    stage
        .take_in(&[stage.file("expediente.json", text)?])
        .await?;
    stage.open_dossier().await?;
    stage.section("seguimiento").await
}

/// Takes the dossier in and opens its follow-up.
async fn open(stage: &Stage) -> Result<()> {
    follow_up_of(stage, dossier(stage).await?).await?;
    stage
        .sees(
            "main",
            &es("follow.approved", &[("act", "Ordenanza 004"), ("day", "")])[..20],
        )
        .await?;
    stage
        .sees(
            "ul.followed li:nth-child(2)",
            &es("follow.next_cards", &[("n", "6")]),
        )
        .await?;
    stage
        .sees("ul.followed li:nth-child(3)", &es("follow.late", &[]))
        .await?;
    stage
        .sees("ul.followed li:nth-child(4)", &es("follow.measure", &[]))
        .await?;
    stage.shot("follow-overview-desktop").await
}

/// Opens an activity's place.
async fn follow(stage: &Stage, title: &str) -> Result<()> {
    stage.click_named("ul.followed h3 a", title).await?;
    stage.sees("main h2", title).await
}

/// Chooses a state, gives days and hours, and sees what cannot be right.
async fn carry_out(stage: &Stage) -> Result<()> {
    follow(stage, BOUGHT).await?;
    stage
        .click_named("fieldset.choices label", &es("follow.progress_done", &[]))
        .await?;
    stage
        .sees("main .notice", &es("follow.doubt_no_days", &[]))
        .await?;
    let (first, last) = (day(stage, -3).await?, day(stage, -4).await?);
    stage.set("#took-from", &first).await?;
    stage.set("#took-to", &last).await?;
    stage
        .sees("main .notice", &es("follow.doubt_reversed", &[]))
        .await?;
    stage.set("#took-to", &day(stage, 1).await?).await?;
    stage
        .sees("main .notice", &es("follow.doubt_done_future", &[]))
        .await?;
    stage.set("#took-to", &day(stage, -2).await?).await?;
    let settled = "return !document.querySelector('main .notice')";
    stage.until("no doubt", settled).await?;
    let place = "/plan/activities/0/execution/hours";
    for wrong in ["-4", "2001", "1.5"] {
        // A number stands there before, and its field was left: what begins another one must not take its place.
        stage.fill("#hours-given", "7").await?;
        let field = stage.element("#hours-given").await?;
        field.send_keys(Key::Tab.value().to_string()).await?;
        stage.stored_has("dossier", place, json!(7)).await?;
        stage.fill("#hours-given", wrong).await?;
        stage
            .sees("#hours-given-error", &es("follow.hours_wrong", &[]))
            .await?;
        let kept = stage.stored_has("dossier", place, json!(7)).await;
        kept.with_context(|| format!("{wrong} was typed"))?;
        let shown = field.prop("value").await?.unwrap_or_default();
        ensure!(shown == wrong, "{wrong} became {shown}");
    }
    stage.fill("#hours-given", "12").await?;
    stage.stored_has("dossier", place, json!(12)).await
}

/// Everybody came; one for less, one for more than there was, by keyboard down the column.
async fn attend(stage: &Stage) -> Result<()> {
    let hours = |person: &str| format!("/plan/activities/0/enrolled/{person}/hours");
    stage
        .click_named("main button", &es("follow.all_came", &[]))
        .await?;
    stage
        .stored_has("dossier", &hours("p39"), json!(12))
        .await?;
    stage.undo().await?;
    let empty = "return document.getElementById('hours-p39').value === ''";
    stage.until("no attendance", empty).await?;
    stage
        .click_named("main button", &es("follow.all_came", &[]))
        .await?;
    stage.stored_has("dossier", &hours("p0"), json!(12)).await?;
    stage.fill("#hours-p0", "3").await?;
    let keys = stage.browser().action_chain();
    keys.send_keys(Key::Enter.value().to_string())
        .send_keys("tres")
        .perform()
        .await?;
    stage
        .sees("#hours-p1-error", &es("follow.hours_wrong", &[]))
        .await?;
    let keys = stage.browser().action_chain();
    let down = Key::Down.value();
    keys.key_down(Key::Control)
        .send_keys("a")
        .key_up(Key::Control)
        .send_keys("13")
        .send_keys(down.to_string())
        .send_keys("0")
        .perform()
        .await?;
    stage.stored_has("dossier", &hours("p1"), json!(13)).await?;
    stage.stored_has("dossier", &hours("p2"), json!(0)).await?;
    stage
        .sees(
            "main .notice",
            &es("follow.doubt_more_hours", &[("n", "1")]),
        )
        .await?;
    stage.fill("#hours-p1", "12").await?;
    let counts = [("enrolled", "40"), ("came", "39"), ("trained", "38")];
    stage
        .sees("main", &es("follow.attendance_said", &counts))
        .await?;
    stage
        .sees("tr:has(#hours-p2)", &es("follow.absent", &[]))
        .await
}

/// Products with evidence, reaction and learning, the indicator and what was promised.
async fn produce_and_evaluate(stage: &Stage) -> Result<()> {
    stage
        .click_named("fieldset.choices label", &es("follow.product_in_use", &[]))
        .await?;
    stage.fill("#evidence", "Informe 12-2027").await?;
    stage.choose("#product-p1", "1").await?;
    stage.fill("#evidence-p1", "=HYPERLINK(\"x\")").await?;
    let product = "/plan/activities/0/enrolled/p1/product";
    stage
        .stored_has("dossier", product, json!("handed-in"))
        .await?;
    stage.fill("#reaction-p4", "6").await?;
    stage
        .sees("#reaction-p4-error", &es("follow.level_wrong", &[]))
        .await?;
    let few = es("follow.reaction_few", &[("k", "5")]);
    for (number, level) in ["5", "4", "4", "3", "5"].into_iter().enumerate() {
        if number == 4 {
            stage.sees("main [role=status]", &few).await?;
        }
        stage
            .fill(&format!("#reaction-p{}", number + 4), level)
            .await?;
        stage.fill(&format!("#before-p{}", number + 4), "2").await?;
        stage
            .fill(&format!("#after-p{}", number + 4), level)
            .await?;
    }
    let said = es("follow.reaction_said", &[("mean", "4.2"), ("n", "5")]);
    stage.sees("main [role=status]", &said).await?;
    let finding = es("follow.learning_finding", &[("rose", "5"), ("n", "5")]);
    stage.sees("figure figcaption", &finding).await?;
    stage.fill("#measured-after", "29 días").await?;
    stage
        .click_named("fieldset.choices label", &es("follow.kept_yes", &[]))
        .await?;
    let kept = "/plan/activities/0/commitments/0/kept";
    stage.stored_has("dossier", kept, json!(true)).await
}

/// What was spent: as planned, one line changed, one taken away and brought back.
async fn spend(stage: &Stage) -> Result<()> {
    stage
        .click_named("main button", &es("follow.spending_as_planned", &[]))
        .await?;
    let spent = |line: usize| format!("/plan/activities/0/execution/spent/{line}/cents");
    stage
        .stored_has("dossier", &spent(1), json!(50_000))
        .await?;
    for wrong in ["-5", "mil", "1e9"] {
        stage.fill("#spent-0", wrong).await?;
        stage
            .sees("#spent-0-error", &es("follow.amount_wrong", &[]))
            .await?;
    }
    stage
        .stored_has("dossier", &spent(0), json!(123_450))
        .await?;
    stage.fill("#spent-0", "1 300,50").await?;
    stage
        .stored_has("dossier", &spent(0), json!(130_050))
        .await?;
    stage
        .sees(
            "main .notice",
            &es("follow.doubt_overspent", &[("amount", "")])[..10],
        )
        .await?;
    stage
        .click_named(
            "fieldset.spent button",
            &es("follow.spending_remove", &[("n", "2")]),
        )
        .await?;
    stage
        .sees(".toast", &es("follow.spending_removed", &[]))
        .await?;
    stage.undo().await?;
    stage
        .stored_has("dossier", &spent(1), json!(50_000))
        .await?;
    stage.dismiss().await?;
    look(stage, "follow-activity").await
}

/// Takes pictures and holds the screen against what must hold on all of them.
async fn look(stage: &Stage, screen: &str) -> Result<()> {
    if stage.offers(Need::Room) {
        let faults = axe::faults(stage, screen).await?;
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
    }
    if stage.offers(Need::Narrow) {
        let faults = overflows(stage, screen).await?;
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
    }
    if stage.offers(Need::Colours) {
        stage.prefer_colours("light").await?;
    }
    stage.resize(DESKTOP).await
}

/// The register of trained people, with the rule by which they count.
async fn trained(stage: &Stage) -> Result<()> {
    stage
        .click_named("main .eyebrow a", &es("follow.back", &[]))
        .await?;
    stage
        .click_named("main nav a", &es("follow.trained_title", &[]))
        .await?;
    let rows = async || stage.count("table.register tbody tr").await;
    stage.sees("table.register", "Persona 39").await?;
    ensure!(rows().await? == 40, "{} trained people", rows().await?);
    stage
        .sees("table.register", &es("follow.stays_exempt", &[]))
        .await?;
    stage.fill("#search-trained", "rosa ñahuin").await?;
    let found = es("follow.search_found", &[("n", "1"), ("all", "40")]);
    stage.sees("main [role=status]", &found).await?;
    stage.fill("#search-trained", "").await?;
    stage.fill("#trained-percent", "101").await?;
    stage
        .sees("#trained-percent-error", &es("follow.percent_wrong", &[]))
        .await?;
    stage.fill("#trained-percent", "20").await?;
    stage
        .stored_has("dossier", "/plan/trained_percent", json!(20))
        .await?;
    look(stage, "follow-trained").await
}

/// The report: what it says, and that it is exactly one page.
async fn report(stage: &Stage) -> Result<()> {
    stage
        .click_named("main .eyebrow a", &es("follow.back", &[]))
        .await?;
    stage
        .click_named("main nav a", &es("follow.report_title", &[]))
        .await?;
    stage
        .sees("article.one-page", &es("follow.report_heading", &[]))
        .await?;
    look(stage, "follow-report").await?;
    if stage.offers(Need::Print) {
        let (text, pages) = print(stage, "avance").await?;
        ensure!(pages == 1, "the report has {pages} pages\n{text}");
        for words in [
            PLACE,
            BOUGHT,
            "Ordenanza 004",
            &es("plan.signature", &[]),
            "1,800.50",
        ] {
            ensure!(text.contains(words), "not in the report: {words}\n{text}");
        }
        ensure!(
            !text.contains(&es("follow.report_print", &[])),
            "a button in print"
        );
    }
    Ok(())
}

#[tokio::test]
async fn the_report_is_one_page_however_much_there_is_to_say() -> Result<()> {
    play(
        "follow-up-crowded",
        Setting::needing(&[Need::Print]),
        async |stage| {
            follow_up_of(stage, crowded(stage).await?).await?;
            stage
                .click_named("main nav a", &es("follow.report_title", &[]))
                .await?;
            let left = es("follow.lines_left", &[("n", "51")]);
            stage.sees("article.one-page", &left).await?;
            let (text, pages) = print(stage, "avance-lleno").await?;
            ensure!(pages == 1, "the report has {pages} pages\n{text}");
            for words in [
                left,
                es("follow.report_indicators", &[("n", "58")]),
                es("follow.way_more_stopped", &[("n", "4")]),
                es("follow.way_late", &[("n", "48")]),
            ] {
                ensure!(text.contains(&words), "not in the report: {words}\n{text}");
            }
            report_of_documents(stage).await
        },
    )
    .await
}

/// The report among the documents, which is also a file to edit.
async fn report_of_documents(stage: &Stage) -> Result<()> {
    let here = stage.js("return location.hash", vec![]).await?;
    let here = here.as_str().context("an address")?;
    let place = here.replace("seguimiento/avance", "documentos/progress-report");
    stage.go(&place).await?;
    stage.element("article.paper table").await?;
    let (text, pages) = print(stage, "avance-documento").await?;
    ensure!(pages == 1, "the document has {pages} pages\n{text}");
    for words in ["… y 48 más, en el plan", "… y 58 más, en el plan"] {
        ensure!(text.contains(words), "not in the document: {words}\n{text}");
    }
    Ok(())
}

/// Prints what is on screen; returns its text, and on how many pages it stands.
async fn print(stage: &Stage, name: &str) -> Result<(String, usize)> {
    let parameters = PrintParameters::default();
    let pdf = stage.browser().print_page(parameters).await?;
    let path = stage.file(&format!("{name}.pdf"), pdf)?;
    if let Some(folder) = std::env::var_os("YACHAY_SHOTS") {
        std::fs::copy(&path, PathBuf::from(folder).join(format!("{name}.pdf")))?;
    }
    let text = Command::new("pdftotext").arg(&path).arg("-").output();
    let text = String::from_utf8(text.context("pdftotext")?.stdout)?;
    let pages = text.matches('\u{c}').count();
    // Firefox prints letters that touch as one.
    let text = text.replace('\u{fb01}', "fi").replace('\u{fb02}', "fl");
    Ok((text.split_whitespace().collect::<Vec<_>>().join(" "), pages))
}

#[tokio::test]
async fn without_a_plan_the_way_to_one_is_shown() -> Result<()> {
    play(
        "follow-up-empty",
        Setting {
            size: PHONE,
            ..Setting::default()
        },
        async |stage| {
            stage.new_dossier().await?;
            stage.section("seguimiento").await?;
            stage
                .sees("main h2", &es("follow.no_plan_title", &[]))
                .await?;
            let script = "return location.hash.split('/')[2]";
            let id = stage.js(script, vec![]).await?;
            let id = id.as_str().context("an id")?.to_owned();
            for (place, says) in [
                ("tarjetas", "follow.cards_none_title"),
                ("formados", "follow.trained_none_title"),
                ("avance", "follow.no_plan_title"),
                ("actividad/nada", "plan.activity_absent_title"),
            ] {
                stage
                    .go(&format!("#/planificar/{id}/seguimiento/{place}"))
                    .await?;
                stage.sees("main", &es(says, &[])).await?;
                look(stage, &format!("follow-empty-{}", place.replace('/', "-"))).await?;
            }
            stage
                .click_named("main a.button", &es("follow.back", &[]))
                .await?;
            stage
                .click_named("main a.button", &es("follow.to_plan", &[]))
                .await?;
            stage.sees("main h2", &es("plan.plan_title", &[])).await
        },
    )
    .await
}

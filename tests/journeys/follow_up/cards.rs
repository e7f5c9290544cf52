//! Cards of both sides, and those that wait on paper.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::made::{NASTY, day};
use super::{look, print};
use crate::browser::Stage;
use crate::engines::Need;
use crate::words::es;

/// Cards: both sides of one, taken back and brought back; those that wait on paper.
pub async fn answer_cards(stage: &Stage) -> Result<()> {
    stage
        .click_named("main nav a", &es("follow.cards_title", &[]))
        .await?;
    stage
        .sees("main h3", &es("follow.group_overdue", &[("n", "6")]))
        .await?;
    let card = "/plan/activities/1/enrolled/p1/cards";
    side(stage, "view_person", NASTY[1]).await?;
    let before = stage.only_stored("dossier").await?;
    ensure!(
        before["payload"].pointer(card).is_none(),
        "an answer that nobody gave"
    );
    stage
        .click_named(".answer label", &es("follow.applied_sometimes", &[]))
        .await?;
    stage
        .click_named(".answer label", &es("follow.hindrance_time", &[]))
        .await?;
    stage.set("#card-answered", &day(stage, 1).await?).await?;
    stage
        .sees("#card-answered-error", &es("follow.answered_future", &[]))
        .await?;
    stage.set("#card-answered", &day(stage, 0).await?).await?;
    stage
        .stored_has("dossier", &format!("{card}/0/hindrance"), json!("time"))
        .await?;
    side(stage, "view_head", NASTY[1]).await?;
    stage
        .click_named(".answer label", &es("follow.applied_never", &[]))
        .await?;
    stage
        .stored_has("dossier", &format!("{card}/1/applied"), json!("never"))
        .await?;
    stage
        .sees("main h3", &es("follow.group_overdue", &[("n", "6")]))
        .await?;
    stage
        .click_named(".answer button", &es("follow.card_remove", &[]))
        .await?;
    stage
        .sees(".toast", &es("follow.card_removed", &[]))
        .await?;
    stage.undo().await?;
    stage
        .stored_has("dossier", &format!("{card}/1/view"), json!("head"))
        .await?;
    stage
        .sees("main h3", &es("follow.group_overdue", &[("n", "5")]))
        .await?;
    stage.dismiss().await?;
    look(stage, "follow-cards").await?;
    if stage.offers(Need::Print) {
        // The driver prints, once the page says that it is ready for it: it cannot while the page does.
        let instead = "window.print = () => { window.printed = true; }";
        stage.js(instead, vec![]).await?;
        stage
            .click_named("main button", &es("follow.cards_print", &[]))
            .await?;
        stage
            .until(
                "cards on paper",
                "return window.printed === true && !!document.querySelector('.paper-cards article')",
            )
            .await?;
        let (text, _) = print(stage, "tarjetas").await?;
        for words in [
            es("follow.applied_ask_head", &[]),
            es("follow.paper_sign", &[]),
            "Persona 05".into(),
        ] {
            ensure!(text.contains(&words), "not on paper: {words}\n{text}");
        }
    }
    Ok(())
}

/// Opens one side of somebody's card.
async fn side(stage: &Stage, view: &str, name: &str) -> Result<()> {
    let view = es(&format!("follow.{view}"), &[]);
    let script = "
        const [view, name] = arguments;
        const found = [...document.querySelectorAll('.sides button')].find((button) =>
            button.getAttribute('aria-label').startsWith(view) && button.getAttribute('aria-label').endsWith(name));
        return found?.id ?? null";
    let found = stage
        .until_with("a side", script, vec![json!(view), json!(name)])
        .await?;
    let id = found.as_str().context("an id")?;
    stage.click(&format!("[id='{id}']")).await?;
    stage.element(".answer").await.map(|_| ())
}

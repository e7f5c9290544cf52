//! Responses that arrive by ones and twos: they wait, so that no figure changes by a small group.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::axe;
use crate::browser::{DESKTOP, Setting, Stage, play};
use crate::fixtures::{file_text, framework, response};
use crate::groups::MEASURES;
use crate::words::es;

/// Councillors of the example: the same answers each time, other people.
const COUNCILLORS: [usize; 10] = [0, 1, 2, 3, 4, 12, 13, 14, 15, 16];

#[tokio::test]
async fn one_more_response_changes_no_figure_until_five_have_come() -> Result<()> {
    play("waiting", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        receive(stage, &COUNCILLORS[..5]).await?;
        not_waiting(stage).await?;
        let five = figures(stage).await?;
        ensure!(five.to_string().contains("de 5"), "no figures: {five}");
        let mut faults = Vec::new();
        for (place, last) in (5..9).enumerate() {
            receive(stage, &COUNCILLORS[last..=last]).await?;
            let waiting = place + 1;
            let title = es("plan.waiting_title", &[("n", &waiting.to_string())]);
            stage.sees("main .notice", &title).await?;
            if waiting == 1 {
                faults.extend(axe::faults(stage, "plan-waiting-responses").await?);
                stage.resize(DESKTOP).await?;
            }
            ensure!(
                figures(stage).await? == five,
                "{waiting} more changed the figures"
            );
            stage.sees("main .notice", &title).await?;
            if waiting == 1 {
                faults.extend(axe::faults(stage, "plan-waiting-gaps").await?);
                stage.resize(DESKTOP).await?;
            }
        }
        // What waits still waits after the computer was switched off and on.
        stage.saved().await?;
        stage.reload().await?;
        ensure!(
            figures(stage).await? == five,
            "opening it again counted them"
        );
        receive(stage, &COUNCILLORS[9..]).await?;
        not_waiting(stage).await?;
        let ten = figures(stage).await?;
        ensure!(ten.to_string().contains("de 10"), "not counted: {ten}");
        // Taking the last one back would give away as much as its arrival.
        stage.undo_last_arrival().await?;
        ensure!(figures(stage).await? == five, "undoing shows other figures");
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    })
    .await
}

/// Takes in the responses of these people.
async fn receive(stage: &Stage, numbers: &[usize]) -> Result<()> {
    let framework = framework(stage)?;
    stage.section("respuestas").await?;
    let mut files = Vec::new();
    for number in numbers {
        let text = file_text(&response(&framework, *number));
        files.push(stage.file(&format!("r{number}.json"), text)?);
    }
    let (_, lines) = stage.take_in(&files).await?;
    let arrived = |line: &crate::planning::Line| line.state == "ok";
    ensure!(lines.iter().all(arrived), "{lines:?}");
    Ok(())
}

/// Checks that nothing waits, on screen and in storage.
async fn not_waiting(stage: &Stage) -> Result<()> {
    stage.stored_has("dossier", "/waiting", json!([])).await?;
    let title = es("plan.waiting_title", &[("n", "")]);
    let script = "return !document.querySelector('main').innerText.includes(arguments[0].trim())";
    stage
        .until_with("nothing that waits", script, vec![json!(title)])
        .await
        .map(|_| ())
}

/// Reads the whole board, in all its measures.
async fn figures(stage: &Stage) -> Result<Value> {
    stage.section("brechas").await?;
    let mut tables = Vec::new();
    for (name, ..) in MEASURES {
        let name = es(name, &[]);
        stage.click_named("main button.chip", &name).await?;
        let script = "
            const chosen = document.querySelector('button.chip[aria-pressed=true]');
            return chosen.textContent.trim() === arguments[0] && document.querySelector('table.heat').innerText";
        tables.push(
            stage
                .until_with("the measure", script, vec![json!(name)])
                .await?,
        );
    }
    Ok(tables.into())
}

impl Stage {
    /// Takes the last arrival back, by the message about it.
    async fn undo_last_arrival(&self) -> Result<()> {
        self.section("respuestas").await?;
        self.undo().await?;
        let nine = es("plan.received_title", &[("n", "9")]);
        self.sees("main h2", &nine).await
    }
}

//! The whole way of a plan: from the example to a plan of two years and fifteen activities that the council approves,
//! its documents, a year that is carried out, cards, a second diagnosis, the hand-over and the next term. What was
//! typed once is looked for wherever it is needed.

mod cycle;
mod papers;
mod planned;
mod year;

use anyhow::{Context, Result, ensure};
use chrono::{NaiveDate, NaiveTime};
use serde_json::{Value, json};

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::changed;
use crate::words::es;

/// The activity that is typed on screen, field by field; the others come with suggestions, but for two added by hand.
const TITLE: &str = "Comprar bien: expedientes acompañados";
const RESPONSIBLE: &str = "Oficina de abastecimiento, turno mañana";
const PROMISE: &str = "Cede dos mañanas por semana, marzo a junio";
/// What nobody settles before the term ends.
const OPEN_PROMISE: &str = "Entrega el archivo del plan a quienes vengan";
const FEES: &str = "Honorarios de quien acompaña";
const TRAVEL: &str = "Pasajes a la capital de provincia";
/// What the municipality pays in all, and what the association pays for each of four people.
const OWN: (&str, u64) = ("1 240,40", 124_040);
const EACH: (&str, u64) = ("150", 15_000);
const PEOPLE: u64 = 4;

/// The act of the council and its day.
const ACT: &str = "Ordenanza Municipal 003-2025-MDQS";
const APPROVED: &str = "2025-01-15";

/// Names of the example's register: who takes part, who teaches, who signs.
const BUYER: &str = "Rosalía Agua Mansa";
const BUYER_ID: &str = "persona-16";
const TRAINER: &str = "Clemencia Faro Abierto";
const MAYOR: &str = "Teófilo Río Claro";
const PLACE: &str = "Municipalidad Distrital de Quebrada Serena";

/// The first and the last day on which the typed activity takes place.
const HELD: (&str, &str) = ("2025-03-10", "2025-06-20");

#[tokio::test]
async fn from_the_example_to_the_next_term_and_nothing_is_typed_twice() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("whole-plan", setting, async |stage| {
        stage.own_clock().await?;
        stage.go("").await?;
        on_day(stage, "2024-12-02").await?;
        let id = planned::open_example(stage).await?;
        planned::profile_and_signatures(stage).await?;
        planned::accept_suggestions(stage).await?;
        planned::type_an_activity(stage).await?;
        planned::plan_the_rest(stage, &id).await?;
        planned::views(stage, &id).await?;

        on_day(stage, APPROVED).await?;
        papers::approve(stage, &id).await?;
        papers::documents(stage, &id).await?;
        papers::matrices(stage, &id).await?;
        papers::calendar_and_files(stage, &id).await?;

        on_day(stage, "2025-06-23").await?;
        year::carry_out(stage, &id).await?;
        year::carry_out_the_rest(stage, &id).await?;
        year::cards(stage, &id, "2025-09-22", "three-months").await?;
        year::cards(stage, &id, "2025-12-29", "six-months").await?;
        year::report(stage, &id).await?;

        on_day(stage, "2026-11-16").await?;
        cycle::second_diagnosis(stage).await?;
        on_day(stage, "2026-12-15").await?;
        let pack = cycle::hand_over(stage).await?;
        on_day(stage, "2027-01-04").await?;
        cycle::next_term(stage, &pack).await
    })
    .await
}

/// Sets the clock to noon of a day; what is on screen is drawn anew.
async fn on_day(stage: &Stage, day: &str) -> Result<()> {
    stage.saved_or_idle().await?;
    let noon = day
        .parse::<NaiveDate>()?
        .and_time(NaiveTime::from_hms_opt(12, 0, 0).context("noon")?);
    let real = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    let minutes = (noon.and_utc().timestamp() - i64::try_from(real.as_secs())?) / 60;
    stage.clock(minutes).await?;
    stage.reload().await
}

/// The present state of the only dossier.
async fn dossier(stage: &Stage) -> Result<Value> {
    Ok(stage.only_stored("dossier").await?["payload"].clone())
}

/// The present activities.
async fn activities(stage: &Stage) -> Result<Vec<Value>> {
    let dossier = dossier(stage).await?;
    let found = dossier["plan"]["activities"].as_array().cloned();
    found.context("activities")
}

/// Returns the activity that was typed, and where it stands in the plan.
async fn typed(stage: &Stage) -> Result<(usize, Value)> {
    let all = activities(stage).await?;
    let found = all.into_iter().enumerate();
    let mut found = found.filter(|(_, item)| item["title"] == json!(TITLE));
    found.next().context("the typed activity")
}

/// Takes the dossier out as a file, changes it as another program would, and brings it back: for what would be the
/// same steps again and again.
async fn by_file(stage: &Stage, change: impl FnOnce(&mut Value)) -> Result<()> {
    stage.section("plan").await?;
    let (_, text) = stage.export_dossier().await?;
    let text = changed(&text, |file| {
        file["revision"] = json!(file["revision"].as_u64().unwrap_or_default() + 1);
        change(&mut file["payload"]);
    })?;
    stage.go("#/planificar").await?;
    let (_, lines) = stage
        .take_in(&[stage.file("expediente.json", &text)?])
        .await?;
    ensure!(lines[0].state == "ok", "{lines:?}");
    stage.dismiss().await?;
    stage.open_dossier().await
}

/// Returns a text with every space that is not an ordinary one made so, to look for words in it.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns an amount as Peru writes it, without the sign of the currency.
fn amount(cents: u64) -> String {
    let whole = (cents / 100).to_string();
    let groups: Vec<&str> = whole
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| std::str::from_utf8(group).unwrap_or_default())
        .collect();
    format!("{}.{:02}", groups.join(","), cents % 100)
}

impl Stage {
    /// Waits until nothing is being saved, whether or not there is anything to save.
    async fn saved_or_idle(&self) -> Result<()> {
        let script = "return document.querySelector('.save-status')?.dataset.state !== 'saving'";
        self.until("the end of saving", script).await?;
        Ok(())
    }

    /// Waits until something on screen shows each of these words.
    async fn sees_all(&self, css: &str, words: &[&str]) -> Result<()> {
        for words in words {
            self.sees(css, words).await?;
        }
        Ok(())
    }

    /// Presses a button of the screen with the words of a key.
    async fn push(&self, key: &str) -> Result<()> {
        self.click_named("main button", &es(key, &[])).await
    }
}

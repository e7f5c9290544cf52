//! Another country than Peru, from the notice to the plan; questions that do not come.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::server::Trouble;

use crate::browser::{DESKTOP, PHONE, Setting, Stage, play};
use crate::fixtures::framework;
use crate::office::reader::reread;
use crate::silence::NOT_FETCHED;
use crate::words::es;

const TOWN: &str = "Gobierno Autónomo Municipal de Peña Colorada";
const TOWN_CODE: &str = "031099";

#[tokio::test]
async fn a_bolivian_municipality_from_the_notice_to_the_plan() -> Result<()> {
    play("bolivia", Setting::default(), async |stage| {
        stage.resize(PHONE).await?;
        stage.go("#/responder").await?;
        stage.sees("main dl", "Ley 29733").await?;
        stage.consent().await?;
        choose_bolivia(stage).await?;
        let file = answer(stage).await?;
        let value: Value = serde_json::from_str(&file)?;
        let place = json!({ "country": "BO", "code": TOWN_CODE, "name": TOWN });
        ensure!(value["payload"]["municipality"] == place, "{value:#}");
        stage.resize(DESKTOP).await?;
        dossier(stage, file).await?;
        bolivianos(stage).await?;
        country_is_undone(stage).await
    })
    .await
}

/// Chooses the country: names, code and notice follow, and the focus stays.
async fn choose_bolivia(stage: &Stage) -> Result<()> {
    stage.sees("main legend", "País").await?;
    stage.click_named("main label.choice", "Bolivia").await?;
    stage
        .sees("main label.choice", "Concejala o concejal")
        .await?;
    stage.sees("main .hint", "Código INE").await?;
    let focus =
        "return document.activeElement?.name === 'country' && document.activeElement.checked";
    stage
        .until("the focus on the country chosen", focus)
        .await?;
    stage
        .stored_has("response", "/municipality/country", json!("BO"))
        .await?;
    let here = stage.js("return location.hash", vec![]).await?;
    let here = here.as_str().context("an address")?;
    stage.go(&here.replace("datos", "aviso")).await?;
    stage
        .sees("main dl", &es("respond.notice_who", &[]))
        .await?;
    let notice = stage
        .js("return document.querySelector('main dl').innerText", vec![])
        .await?;
    ensure!(
        !notice.to_string().contains("29733"),
        "a Peruvian law in Bolivia: {notice}"
    );
    stage.go(here).await
}

/// Answers as a councillor and hands the file over.
async fn answer(stage: &Stage) -> Result<String> {
    stage.fill("#place-name", TOWN).await?;
    stage.fill("#place-code", TOWN_CODE).await?;
    stage
        .sees(
            "main",
            &es("respond.code_known", &[("region", "Cochabamba")]).replace("distrito", "municipio"),
        )
        .await?;
    stage
        .click_named("main label.choice", "Concejala o concejal")
        .await?;
    stage.go_on().await?;
    stage.practice().await?;
    stage.click(".rung:nth-of-type(2)").await?;
    stage.saved().await?;
    let here = stage.js("return location.hash", vec![]).await?;
    let here = here.as_str().context("an address")?;
    stage
        .go(&here.replace("autodiagnostico", "entrega"))
        .await?;
    Ok(stage.hand_over().await?.1)
}

/// Makes a dossier of the same country and reads the plan.
async fn dossier(stage: &Stage, file: String) -> Result<()> {
    let bolivia = framework(stage)?;
    let pack = bolivia
        .packs()
        .find(|pack| pack.country == "BO")
        .context("Bolivia")?
        .clone();
    stage.go("#/planificar").await?;
    stage.click("main button.primary").await?;
    stage
        .stored_has("dossier", "/municipality/country", json!("BO"))
        .await?;
    stage.fill("#name", TOWN).await?;
    let usual = es("plan.term_usual", &[("begins", "|"), ("ends", "")]);
    stage
        .click_named("main button", usual.split('|').next().unwrap_or_default())
        .await?;
    let term = stage
        .until_some("a stored term", async || {
            let begins = &stage.only_stored("dossier").await?["payload"]["term"]["begins"];
            Ok(begins.as_str().map(str::to_owned))
        })
        .await?;
    ensure!(term.ends_with("-05-03"), "a term from {term}");
    stage.sees("main .badge", &es("plan.to_check", &[])).await?;
    stage.section("respuestas").await?;
    let path = stage.file("bolivia.json", file)?;
    stage.take_in(&[path]).await?;
    stage.section("plan").await?;
    let document = stage.plan_on_paper().await?;
    let level = &pack.evaluation_levels.last().context("a level")?.asks.es;
    for words in [&pack.plan_name.es, &pack.approving_act.es, level] {
        ensure!(
            document.contains(words.as_str()),
            "the plan does not say: {words}"
        );
    }
    for words in ["UBIGEO", "27972", "Plan de Desarrollo de Capacidades"] {
        ensure!(!document.contains(words), "the plan says: {words}");
    }
    Ok(())
}

/// What an activity costs is typed as in Bolivia, cents after a comma and thousands after a point; screens and a
/// document write it so.
async fn bolivianos(stage: &Stage) -> Result<()> {
    stage
        .click_named("main button", &es("plan.add_activity", &[]))
        .await?;
    stage.fill("#title", "Compras en la feria").await?;
    stage.fill("#participants-regidor", "3").await?;
    for (line, typed) in [(0, "Bs 1.240,50"), (1, "2.500")] {
        stage.click("#cost-add").await?;
        stage
            .fill(&format!("#cost-concept-{line}"), "Pasajes")
            .await?;
        stage.fill(&format!("#cost-amount-{line}"), typed).await?;
    }
    stage.choose("#cost-per-person-1", "yes").await?;
    let cents = [json!(124_050), json!(250_000)];
    for (line, cents) in cents.into_iter().enumerate() {
        let place = format!("/plan/activities/0/costs/{line}/cents");
        stage.stored_has("dossier", &place, cents).await?;
    }
    // 1.240,50 and three times 2.500.
    stage.sees("main .sum", "Bs 7.500,00").await?;
    stage.sees("tfoot td", "Bs 8.740,50").await?;
    stage.shot("bolivia-costs-desktop").await?;
    stage.reload().await?;
    let field = "return document.querySelector('#cost-amount-0')?.value === '1240,50'";
    stage.until("the amount in its field", field).await?;
    stage
        .click_named("nav.actions a", &es("plan.done", &[]))
        .await?;
    stage.sees("main article.activity", "Bs 8.740,50").await?;
    stage.section("documentos").await?;
    let plan = "main .paper-list a[href$='/documentos/plan']";
    stage.click(plan).await?;
    stage.sees("article.paper", "Bs 8.740,50").await?;
    let docx = es("papers.docx", &[]);
    let press = async || stage.click_named("main button", &docx).await;
    let said = reread(&stage.download_of(".docx", press).await?).to_string();
    ensure!(
        said.contains("Bs\u{a0}8.740,50") && !said.contains("S/"),
        "{said}"
    );
    stage.dismiss().await
}

/// Changing the country says that the responses would no longer belong, and can be undone.
async fn country_is_undone(stage: &Stage) -> Result<()> {
    stage.section("perfil").await?;
    stage.click_named("main label.choice", "Perú").await?;
    stage
        .sees("main .notice", &es("plan.country_mixed_title", &[]))
        .await?;
    stage.sees("main .hint", "UBIGEO").await?;
    stage.undo().await?;
    stage
        .stored_has("dossier", "/municipality/country", json!("BO"))
        .await?;
    stage.sees("main .hint", "Código INE").await
}

#[tokio::test]
async fn questions_that_do_not_come_are_asked_for_again() -> Result<()> {
    let setting = Setting {
        expected: NOT_FETCHED,
        ..Setting::default()
    };
    play("questions", setting, async |stage| {
        stage.server.trouble("framework.respond", Trouble::Cut);
        stage.consent().await?;
        stage.click_named("main label.choice", "Tesorería").await?;
        // How many there are is not known yet, so it is not said.
        stage.saved().await?;
        let framework = framework(stage)?;
        let count = framework.profile_of(&["tesoreria".to_owned()]).len();
        let how_long = es(
            "respond.minutes",
            &[("count", &count.to_string()), ("minutes", "|")],
        );
        let how_long = how_long.split('|').next().unwrap_or_default();
        let said = "return document.querySelector('main').innerText.includes('Su autodiagnóstico')";
        ensure!(stage.js(said, vec![]).await? == false, "a count of nothing");
        stage.fill("#place-name", TOWN).await?;
        stage.go_on().await?;
        stage.practice().await?;
        stage
            .sees("main h1", &es("respond.questions_failed", &[]))
            .await?;
        stage.click("main button.primary").await?;
        stage
            .sees("main h1", &es("respond.questions_failed", &[]))
            .await?;
        stage.server.end_trouble();
        stage.click("main button.primary").await?;
        stage.element("main .matrix").await?;
        stage
            .stored_has("response", "/municipality/name", json!(TOWN))
            .await?;
        let here = stage.js("return location.hash", vec![]).await?;
        let here = here.as_str().context("an address")?;
        stage.go(&here.replace("autodiagnostico", "datos")).await?;
        stage.sees("main .hint", how_long).await
    })
    .await
}

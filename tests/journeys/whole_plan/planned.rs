//! From the example to fifteen activities.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::*;
use crate::fixtures::framework;

/// Activities of training in the finished plan.
const ALL: usize = 15;

/// What the municipality may spend in the first year.
const LIMIT: (&str, u64) = ("13 500", 1_350_000);

/// What is noted of a suggestion once it is in the plan: the suggestion, its first and last month, the post whose people
/// are enrolled, who pays, how much.
struct Noted {
    suggestion: &'static str,
    months: [&'static str; 2],
    enrolled: Option<(&'static str, u64)>,
    source: &'static str,
    amount: &'static str,
}

const fn noted(
    suggestion: &'static str,
    months: [&'static str; 2],
    source: &'static str,
    amount: &'static str,
) -> Noted {
    Noted {
        suggestion,
        months,
        enrolled: None,
        source,
        amount,
    }
}

/// Suggestion that is taken first, as it is; its months follow with those of the others.
const FIRST: &str = "rendicion-de-cuentas";
/// Unit whose remaining suggestions become one activity.
const UNIT: &str = "gerente-municipal";

/// The suggestions that are taken one by one, after the first two.
const TAKEN: [Noted; 8] = [
    Noted {
        enrolled: Some(("desarrollo-economico", 3)),
        ..noted(
            "concertacion-publico-privada",
            ["2025-02", "2025-03"],
            "Association",
            "750",
        )
    },
    noted(
        "inversion-privada",
        ["2025-04", "2025-04"],
        "Municipality",
        "900,50",
    ),
    noted(
        "seguimiento-y-vigilancia-del",
        ["2025-05", "2025-05"],
        "Municipality",
        "660",
    ),
    noted(
        "participacion-y-capital-social",
        ["2026-02", "2026-03"],
        "Municipality",
        "1.200,00",
    ),
    noted(
        "proyectos-de-inversion",
        ["2026-03", "2026-04"],
        "Fund",
        "2800",
    ),
    noted("siaf", ["2026-04", "2026-05"], "Fund", "3 100"),
    noted(
        "evaluacion-de-planes",
        ["2026-05", "2026-06"],
        "Cooperation",
        "850",
    ),
    noted(
        "presupuesto-participativo",
        ["2026-06", "2026-06"],
        "Municipality",
        "480,25",
    ),
];

/// A visit that needs a permission, and what is promised for the day when others come; both added by hand.
pub const VISIT: &str = "Aprender de una feria que funciona";
const REPORT: &str = "El informe de gestión, entre todos";

/// Opens the example from the home page; returns its id.
pub async fn open_example(stage: &Stage) -> Result<String> {
    stage.open_example().await?;
    stage.sees("main h1", PLACE).await?;
    let stored = stage.only_stored("dossier").await?;
    Ok(stored["id"].as_str().context("an id")?.to_owned())
}

/// A plan of two years; who signs comes from the register.
pub async fn profile_and_signatures(stage: &Stage) -> Result<()> {
    stage.section("perfil").await?;
    stage.fill("#plan-from", "2025").await?;
    stage.fill("#plan-to", "2026").await?;
    stage
        .stored_has("dossier", "/years", json!([2025, 2026]))
        .await?;
    stage.section("personal").await?;
    stage.sees_all("main", &[BUYER, TRAINER]).await?;
    stage.shot("whole-people-desktop").await?;
    stage.push("people.signatory_usual").await?;
    stage
        .stored_has("dossier", "/signatories/0/name", json!(MAYOR))
        .await?;
    stage.saved().await
}

/// One suggestion is taken as it is, one is taken and given its months.
pub async fn accept_suggestions(stage: &Stage) -> Result<()> {
    stage.section("propuestas").await?;
    let open = "article.suggestion:not([data-state])";
    stage.click(&format!("{open} button[id^=accept]")).await?;
    stage
        .until(
            "two accepted",
            "return document.querySelectorAll('article[data-state=accepted]').length > 1",
        )
        .await?;
    let edit = es("plan.accept_edit", &[]);
    stage.click_named(&format!("{open} button"), &edit).await?;
    stage.element("#title").await?;
    stage.set("#from", "2025-05").await?;
    stage.set("#to", "2025-06").await?;
    stage.saved().await?;
    let trained = activities(stage)
        .await?
        .iter()
        .filter(|item| item["measure"] == false)
        .count();
    ensure!(trained == 3, "{trained} activities");
    stage
        .click_named("nav.actions a", &es("plan.done", &[]))
        .await
}

/// An activity added by hand, with everything that a plan asks of it.
pub async fn type_an_activity(stage: &Stage) -> Result<()> {
    stage.section("plan").await?;
    stage.push("plan.add_activity").await?;
    stage.fill("#title", TITLE).await?;
    stage.choose("#content", "contrataciones").await?;
    stage.choose("#modality", "asistencia-tecnica").await?;
    stage.fill("#hours", "40").await?;
    stage.set("#from", "2025-03").await?;
    stage.set("#to", "2025-06").await?;
    stage.push("activity.spread").await?;
    enrol(stage).await?;
    stage.choose("#language", "es").await?;
    stage.named("#trainer option", TRAINER).await?;
    stage.choose("#trainer", "capacitadora-01").await?;
    stage.push("activity.profile_take").await?;
    stage.fill("#responsible", RESPONSIBLE).await?;
    stage.click("#commitment-add").await?;
    stage.choose("#commitment-by-0", "Head").await?;
    stage.fill("#commitment-text-0", PROMISE).await?;
    stage.choose("#evaluation", "aplicacion").await?;
    costs(stage).await?;
    stage
        .sees("main [role=status]", &es("activity.conflicts_none", &[]))
        .await?;
    stage.saved().await?;
    stage
        .click_named("nav.actions a", &es("plan.done", &[]))
        .await?;
    stage.sees("main article.activity", TITLE).await
}

/// Everybody of a unit takes part: their names come from the register.
async fn enrol(stage: &Stage) -> Result<()> {
    stage
        .fill("#participants-abastecimiento", &PEOPLE.to_string())
        .await?;
    enrol_post(stage, "abastecimiento", PEOPLE).await?;
    stage.sees("table th", BUYER).await
}

async fn enrol_post(stage: &Stage, post: &str, people: u64) -> Result<()> {
    let framework = framework(stage)?;
    let post = &framework.post(post).context("a post")?.name.es;
    let people = people.to_string();
    let words = es("people.enrol_post", &[("post", post), ("n", &people)]);
    stage.click_named("main button", &words).await?;
    stage
        .sees("#enrolled", &es("people.enrolled_title", &[("n", &people)]))
        .await
}

/// Two who pay, one of them for each person; the product adds up.
async fn costs(stage: &Stage) -> Result<()> {
    stage.click("#cost-add").await?;
    stage.fill("#cost-concept-0", FEES).await?;
    stage.fill("#cost-amount-0", OWN.0).await?;
    stage.click("#cost-add").await?;
    stage.fill("#cost-concept-1", TRAVEL).await?;
    stage.fill("#cost-amount-1", EACH.0).await?;
    stage.choose("#cost-source-1", "Association").await?;
    stage.choose("#cost-per-person-1", "yes").await?;
    stage.choose("#cost-indirect-1", "yes").await?;
    let total = OWN.1 + EACH.1 * PEOPLE;
    stage.sees("main .sum", &amount(EACH.1 * PEOPLE)).await?;
    stage.sees("tfoot td", &amount(total)).await
}

/// Ten more suggestions are taken, eight one by one and those of a unit together, and two activities added by hand;
/// whatever has no months yet is found on the calendar and gets them there, with what it costs.
pub async fn plan_the_rest(stage: &Stage, id: &str) -> Result<()> {
    stage.section("propuestas").await?;
    stage.click("details.more summary").await?;
    for Noted { suggestion, .. } in &TAKEN {
        stage.click(&format!("#accept-{suggestion}")).await?;
    }
    stage
        .click_named("main .switch button", &es("builder.by_unit", &[]))
        .await?;
    let unit = format!("article.suggestion:has(#unit-{UNIT})");
    stage.click(&format!("{unit} button")).await?;
    stage
        .element(&format!("{unit}[data-state=accepted]"))
        .await?;
    stage.dismiss().await?;
    visit(stage).await?;
    report(stage).await?;
    let first = noted(FIRST, ["2025-02", "2025-02"], "Municipality", "1200");
    let unit = noted("", ["2026-07", "2026-08"], "Municipality", "850");
    for found in [&first].into_iter().chain(&TAKEN).chain([&unit]) {
        stage
            .go(&format!("#/planificar/{id}/plan/calendario"))
            .await?;
        note(stage, found).await?;
    }
    let all = activities(stage).await?;
    let training = all.iter().filter(|item| item["measure"] == false);
    ensure!(
        training.clone().count() == ALL,
        "{} activities",
        training.count()
    );
    let dated = training.clone().all(|item| item["from"].is_string());
    ensure!(dated, "an activity without months");
    Ok(())
}

/// Opens an activity from the list of those without months, and notes months and costs.
async fn note(stage: &Stage, found: &Noted) -> Result<()> {
    let all = activities(stage).await?;
    let mut ours = all.iter().filter(|item| match found.suggestion {
        "" => item["merged"].is_array(),
        suggestion => item["suggestion"] == suggestion,
    });
    let place = ours.next().and_then(|item| item["id"].as_str());
    let place = place.with_context(|| format!("no activity from {:?}", found.suggestion))?;
    stage
        .click(&format!("main .part > ul a[href$='/{place}']"))
        .await?;
    stage.element("#title").await?;
    months(stage, found.months).await?;
    if let Some((post, people)) = found.enrolled {
        enrol_post(stage, post, people).await?;
    }
    cost(stage, found.source, found.amount).await?;
    done(stage).await
}

async fn months(stage: &Stage, [from, to]: [&str; 2]) -> Result<()> {
    stage.set("#from", from).await?;
    stage.set("#to", to).await
}

async fn cost(stage: &Stage, source: &str, amount: &str) -> Result<()> {
    stage.click("#cost-add").await?;
    stage
        .fill("#cost-concept-0", "Facilitación y materiales")
        .await?;
    stage.fill("#cost-amount-0", amount).await?;
    stage.choose("#cost-source-0", source).await
}

async fn done(stage: &Stage) -> Result<()> {
    stage
        .click_named("nav.actions a", &es("plan.done", &[]))
        .await?;
    stage.element("main article.activity").await.map(|_| ())
}

/// Adds an activity by hand.
async fn add(stage: &Stage, title: &str, content: &str, modality: &str, hours: &str) -> Result<()> {
    stage.section("plan").await?;
    stage.push("plan.add_activity").await?;
    stage.fill("#title", title).await?;
    stage.choose("#content", content).await?;
    stage.choose("#modality", modality).await?;
    stage.fill("#hours", hours).await
}

async fn visit(stage: &Stage) -> Result<()> {
    add(
        stage,
        VISIT,
        "productos-bandera-y-cadenas",
        "pasantia",
        "24",
    )
    .await?;
    months(stage, ["2026-03", "2026-03"]).await?;
    stage.set("#permitted", "2026-01-12").await?;
    stage
        .fill("#participants-desarrollo-economico", "3")
        .await?;
    enrol_post(stage, "desarrollo-economico", 3).await?;
    cost(stage, "Association", "1400").await?;
    done(stage).await
}

async fn report(stage: &Stage) -> Result<()> {
    add(stage, REPORT, "gestion-por-resultados", "taller", "8").await?;
    months(stage, ["2026-08", "2026-08"]).await?;
    stage.fill("#participants-regidor", "5").await?;
    stage.click("#commitment-add").await?;
    stage.fill("#commitment-text-0", OPEN_PROMISE).await?;
    cost(stage, "Municipality", "500").await?;
    done(stage).await
}

/// The views of the plan know the same title, people and amounts.
pub async fn views(stage: &Stage, id: &str) -> Result<()> {
    let view = async |slug: &str| stage.go(&format!("#/planificar/{id}/plan/{slug}")).await;
    view("calendario").await?;
    stage.sees("main", TITLE).await?;
    view("personas").await?;
    stage.sees("main", BUYER).await?;
    stage.sees("main", TITLE).await?;
    view("presupuesto").await?;
    let (own, others) = sums(stage).await?;
    stage.sees("table.budget", &amount(own + others)).await?;
    // A limit typed here stands beside the costs of each activity.
    stage.fill("#limit-2025-municipality", LIMIT.0).await?;
    stage.sees("table.budget", &amount(LIMIT.1)).await?;
    stage.saved().await?;
    view("objetivos").await?;
    stage.sees("main", TITLE).await?;
    let (_, typed) = typed(stage).await?;
    let place = typed["id"].as_str().context("an id")?;
    stage
        .go(&format!("#/planificar/{id}/actividad/{place}"))
        .await?;
    stage.sees("table.data td", &amount(LIMIT.1)).await
}

/// Adds up what the municipality and what others pay for the whole plan, apart from the product's own sums.
pub async fn sums(stage: &Stage) -> Result<(u64, u64)> {
    let (mut own, mut others) = (0, 0);
    for item in activities(stage).await? {
        let people = item["participants"].as_object();
        let people: u64 = people
            .into_iter()
            .flat_map(|all| all.values())
            .filter_map(Value::as_u64)
            .sum();
        for line in item["costs"].as_array().into_iter().flatten() {
            let times = if line["per_person"] == true {
                people
            } else {
                1
            };
            let cents = line["cents"].as_u64().unwrap_or_default() * times;
            if line["source"] == "municipality" {
                own += cents
            } else {
                others += cents
            }
        }
    }
    Ok((own, others))
}

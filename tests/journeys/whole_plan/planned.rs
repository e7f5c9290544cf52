//! From the example to fifteen activities.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::*;
use crate::fixtures::framework;

/// Activities of training in the finished plan.
const ALL: usize = 15;

/// What the municipality may spend in the first year.
const LIMIT: (&str, u64) = ("13 500", 1_350_000);

/// What comes in a file: title, content, modality, first and last month, post, people, hours, who pays, cents.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    [&'static str; 2],
    &'static str,
    usize,
    u16,
    &'static str,
    u64,
);

#[rustfmt::skip]
const REST: [Row; 11] = [
    ("Rendir cuentas con cifras claras", "rendicion-de-cuentas", "taller", ["2025-02", "2025-02"], "regidor", 5, 8, "municipality", 120_000),
    ("El presupuesto participativo, paso a paso", "presupuesto-participativo", "taller", ["2025-03", "2025-03"], "regidor", 5, 12, "municipality", 90_050),
    ("Cadenas de papa nativa", "productos-bandera-y-cadenas", "taller", ["2025-04", "2025-04"], "desarrollo-economico", 3, 16, "association", 75_000),
    ("SIAF al día", "siaf", "asistencia-tecnica", ["2025-07", "2025-08"], "planificacion-presupuesto", 3, 40, "fund", 310_000),
    ("Fichas de inversión", "proyectos-de-inversion", "asistencia-tecnica", ["2025-09", "2025-10"], "planificacion-presupuesto", 3, 40, "fund", 280_000),
    ("Compras menores sin errores", "contrataciones", "taller", ["2025-10", "2025-10"], "abastecimiento", 4, 8, "municipality", 60_000),
    ("Evaluar el plan del año", "evaluacion-de-planes", "taller", ["2026-02", "2026-02"], "planificacion-presupuesto", 3, 12, "municipality", 85_000),
    ("Aprender de una feria que funciona", "productos-bandera-y-cadenas", "pasantia", ["2026-03", "2026-03"], "desarrollo-economico", 3, 24, "association", 140_000),
    ("Concertar con productoras y productores", "concertacion-publico-privada", "taller", ["2026-04", "2026-04"], "desarrollo-economico", 3, 16, "association", 66_000),
    ("El informe de gestión, entre todos", "gestion-por-resultados", "taller", ["2026-08", "2026-08"], "regidor", 5, 8, "municipality", 48_025),
    ("Transferir el cargo en orden", "transferencia-de-gestion", "taller", ["2026-09", "2026-09"], "planificacion-presupuesto", 3, 8, "municipality", 50_000),
];

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
    let framework = framework(stage)?;
    let post = &framework.post("abastecimiento").context("a post")?.name.es;
    let words = es(
        "people.enrol_post",
        &[("post", post), ("n", &PEOPLE.to_string())],
    );
    stage.click_named("main button", &words).await?;
    stage
        .sees(
            "#enrolled",
            &es("people.enrolled_title", &[("n", &PEOPLE.to_string())]),
        )
        .await?;
    stage.sees("table th", BUYER).await
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

/// Eleven more come in a file, and months for the suggestions that have none.
pub async fn bring_the_rest(stage: &Stage) -> Result<()> {
    let before = dossier(stage).await?;
    let people = before["people"].as_array().cloned().context("people")?;
    by_file(stage, |payload| {
        let Some(list) = payload["plan"]["activities"].as_array_mut() else {
            return;
        };
        for item in list.iter_mut().filter(|item| item["from"].is_null()) {
            item["from"] = json!("2026-06-01");
            item["to"] = json!("2026-07-01");
        }
        list.extend(
            REST.iter()
                .enumerate()
                .map(|(number, row)| activity(number, row, &people)),
        );
    })
    .await?;
    let all = activities(stage).await?;
    let training = all.iter().filter(|item| item["measure"] == false);
    ensure!(
        training.clone().count() == ALL,
        "{} activities",
        training.count()
    );
    let dated = all.iter().all(|item| item["from"].is_string());
    ensure!(dated, "an activity without months");
    Ok(())
}

fn activity(number: usize, row: &Row, people: &[Value]) -> Value {
    let (title, content, modality, months, post, count, hours, source, cents) = *row;
    let of_post = people.iter().filter(|one| one["posts"][0] == post);
    let enrolled = of_post.filter_map(|one| Some((one["id"].as_str()?.to_owned(), json!({}))));
    let enrolled: serde_json::Map<_, _> = enrolled.take(count).collect();
    let trainer = if content == "productos-bandera-y-cadenas" {
        "capacitador-02"
    } else {
        "capacitadora-01"
    };
    json!({
        "id": format!("rest-{number:02}"), "title": title, "content": content, "modality": modality,
        "from": format!("{}-01", months[0]), "to": format!("{}-01", months[1]), "hours": hours,
        "participants": { post: count }, "enrolled": enrolled, "trainer": trainer, "language": "es",
        "permitted": if modality == "pasantia" { json!("2026-01-12") } else { Value::Null },
        "responsible": "Gerencia municipal",
        "commitments": if number == 10 { json!([{ "by": "authority", "text": OPEN_PROMISE }]) } else { json!([]) },
        "costs": [{ "concept": "Facilitación y materiales", "source": source, "cents": cents }],
    })
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

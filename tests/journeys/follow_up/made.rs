//! The dossier that is followed.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use yachay_municipal::documents::World;
use yachay_municipal::examples::{FixedWorld, example_dossier};

use crate::browser::Stage;
use crate::fixtures::{CODE, PLACE, framework, sealed};

pub const BOUGHT: &str = "Contrataciones menores, con expedientes nuestros";
const LAWS: &str = "Normas que más usamos";
const TOWN: &str = "Aprender de la municipalidad vecina";
const MEASURE: &str = "Ordenar quién recibe los expedientes";

/// Names that a table, a page and a spreadsheet have to bear.
pub const NASTY: [&str; 3] = ["=SUMA(A1;A2)", "<b>Rosa</b> & «Ñahuín» 🌽", "-2+3"];

/// Returns the day so many days from today, as the browser has it.
pub async fn day(stage: &Stage, days: i64) -> Result<String> {
    let script = "
        const day = new Date();
        day.setDate(day.getDate() + arguments[0]);
        const two = (number) => String(number).padStart(2, '0');
        return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`";
    let found = stage.js(script, vec![json!(days)]).await?;
    Ok(found.as_str().context("a day")?.to_owned())
}

/// The same with sixty activities of long names that have everything a report can tell: late, postponed, done, five
/// sources in two years, answers, cards and indicators.
pub async fn crowded(stage: &Stage) -> Result<String> {
    let mut file: Value = serde_json::from_str(&dossier(stage).await?)?;
    let held = day(stage, -200).await?;
    let month = format!("{}-01", &held[..7]);
    let card = |due: &str, view: &str| json!({ "due": due, "view": view, "answered": held, "applied": "always", "hindrance": "time" });
    let cards = json!([
        card("three-months", "person"),
        card("three-months", "head"),
        card("six-months", "person"),
        card("six-months", "head"),
    ]);
    let one = json!({ "hours": 8, "reaction": 4, "before": 2, "after": 4, "product": "in-use", "cards": cards });
    let enrolled = (0..6).map(|number| (format!("p{}", 10 + number), one.clone()));
    let enrolled = Value::Object(enrolled.collect());
    let sources = [
        "municipality",
        "association",
        "fund",
        "cooperation",
        "university",
    ];
    let costs = sources.map(|source| {
        [2025, 2026].map(|year| json!({ "source": source, "cents": 123_456_789, "year": year }))
    });
    let activities = (0..60).map(|number| {
        let progress = match number {
            0..6 => "done",
            6..12 => "postponed",
            _ => "planned",
        };
        let execution = json!({ "progress": progress, "from": held, "to": held, "reason": "Falta ".repeat(50) });
        json!({
            "id": format!("crowded-{number}"), "title": "Gestionar ".repeat(30), "hours": 8, "from": month,
            "to": month, "modality": "taller", "enrolled": enrolled, "product": "Un acta",
            "costs": costs.iter().flatten().collect::<Vec<_>>(), "execution": execution,
            "measured": { "before": "45 días", "target": "30 días", "after": "29 días" },
        })
    });
    file["payload"]["plan"]["activities"] = activities.collect();
    Ok(sealed(&file))
}

/// A dossier with forty people, of whom one has a name of three hundred letters, and four activities: one to be
/// carried out, one whose cards are overdue, one that is late, a measure.
pub async fn dossier(stage: &Stage) -> Result<String> {
    let framework = framework(stage)?;
    let world = FixedWorld::default();
    let mut file = serde_json::to_value(example_dossier(&framework, &world))?;
    file["id"] = json!(world.new_id());
    let long = "Wilfredo ".repeat(33);
    let named = |number: usize| match number {
        0..3 => NASTY[number].to_owned(),
        3 => long.clone(),
        _ => format!("Persona {number:02}"),
    };
    let people = (0..40).map(|number| {
        let posts = if number == 4 {
            "alcalde"
        } else {
            "abastecimiento"
        };
        json!({ "id": format!("p{number}"), "name": named(number), "posts": [posts] })
    });
    let payload = &mut file["payload"];
    payload["people"] = people.collect();
    payload["example"] = json!(false);
    payload["responses"] = json!([]);
    payload["municipality"] = json!({ "country": "PE", "code": CODE, "name": PLACE });
    let held = day(stage, -125).await?;
    let month = |day: &str| format!("{}-01", &day[..7]);
    let (past, soon) = (month(&day(stage, -70).await?), month(&day(stage, 0).await?));
    let enrolled = |people: std::ops::Range<usize>, hours: Value| -> Value {
        let rows = people.map(|number| (format!("p{number}"), json!({ "hours": hours })));
        Value::Object(rows.collect())
    };
    let all: Value = (0..40)
        .map(|number| (format!("p{number}"), json!({})))
        .collect::<serde_json::Map<_, _>>()
        .into();
    payload["plan"] = json!({
        "activities": [
            { "id": "bought", "title": BOUGHT, "hours": 10, "from": soon, "to": soon, "modality": "taller",
              "enrolled": all, "product": "Tres expedientes corregidos",
              "costs": [
                { "source": "municipality", "cents": 123_450 },
                { "source": "fund", "cents": 50_000 } ],
              "measured": { "before": "45 días", "target": "30 días" },
              "commitments": [{ "by": "authority", "text": "Dar permiso los martes" }] },
            { "id": "laws", "title": LAWS, "hours": 8, "from": month(&held), "to": month(&held),
              "enrolled": enrolled(0..6, json!(8)),
              "execution": { "progress": "done", "from": held, "to": held, "product": "handed-in" } },
            { "id": "town", "title": TOWN, "hours": 16, "from": past, "to": past,
              "enrolled": { "gone": {}, "p1": {} } },
            { "id": "measure", "title": MEASURE, "measure": true, "from": past, "to": past },
        ],
        "approval": { "act": "Ordenanza 004", "on": held },
    });
    Ok(sealed(&file))
}

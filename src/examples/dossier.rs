//! The example put together, by the same doors that real work goes through.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::answers::{ANSWERS, answer};
use super::institution::institution;
use super::instruments::served;
use super::people::{PEOPLE, Person};
use super::register::{budget, register, trainers};
use crate::documents::{Envelope, World};
use crate::dossier::{CostLine, Dossier, Term, take_in};
use crate::framework::Framework;
use crate::plan::{Suggestion, accept, reject, suggestions};
use crate::response::{
    Consent, Level, MunicipalityRef, NeedsSurvey, Rating, Respondent, Response, Step,
};

/// Name of the invented municipality.
pub const MUNICIPALITY: &str = "Municipalidad Distrital de Quebrada Serena";

/// People per post: more than answered.
const STAFF: [(&str, u16); 6] = [
    ("alcalde", 1),
    ("regidor", 5),
    ("gerente-municipal", 1),
    ("planificacion-presupuesto", 3),
    ("abastecimiento", 4),
    ("desarrollo-economico", 3),
];

/// A competency marked by hand; the objectives of the institutional diagnosis ask for others.
const TIED: [&str; 1] = ["promover-participacion"];

/// A suggestion that the example accepts, and the words it puts in its own way.
const ACCEPTED_TRAINING: &str = "marco-legal-municipal";
const ACCEPTED_MEASURE: &str = "gestion-por-resultados+functions";
const REJECTED: &str = "politica-publica";

/// Returns the dossier of the invented municipality: twelve responses, a register of people, two suggestions
/// accepted and one rejected. Equal frameworks and worlds give equal documents.
pub fn example_dossier(framework: &Framework, world: &dyn World) -> Envelope<Dossier> {
    let today = world.now().date_naive();
    let mut dossier = Dossier {
        municipality: municipality(framework),
        term: Term {
            begins: NaiveDate::from_ymd_opt(2023, 1, 1),
            ends: NaiveDate::from_ymd_opt(2026, 12, 31),
            chosen: None,
        },
        staff: STAFF.map(|(post, people)| (post.into(), people)).into(),
        tied: TIED.map(String::from).into(),
        institution: institution(),
        people: register().into(),
        trainers: trainers(),
        example: true,
        ..Dossier::new(&framework.pack.country, today)
    };
    for document in example_responses(framework, world) {
        // A test shows that every one of them is taken in.
        let _ = take_in(&mut dossier, document, framework, world.now());
    }
    decide(&mut dossier, framework, world);
    dossier.plan.budget = budget(dossier.years.0);
    Envelope::new(dossier, framework.reference(), world)
}

/// Returns the twelve responses alone, as their authors would hand them over.
pub fn example_responses(framework: &Framework, world: &dyn World) -> Vec<Envelope<Response>> {
    let people = PEOPLE.iter().enumerate();
    people
        .map(|(column, person)| {
            let response = response(framework, column, person, world);
            let mut document = Envelope::new(response, framework.reference(), world);
            document.written = handed_over(world, column);
            document
        })
        .collect()
}

/// Returns the moment at which the person of a column finished: one each day, the last one today.
fn handed_over(world: &dyn World, column: usize) -> DateTime<Utc> {
    let days = PEOPLE.len().saturating_sub(column + 1) as u64;
    let now = world.now();
    now.checked_sub_days(Days::new(days)).unwrap_or(now)
}

fn municipality(framework: &Framework) -> MunicipalityRef {
    MunicipalityRef {
        country: framework.pack.country.clone(),
        code: String::new(),
        name: MUNICIPALITY.into(),
    }
}

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|item| (*item).to_string()).collect()
}

fn response(framework: &Framework, column: usize, person: &Person, world: &dyn World) -> Response {
    let diagnosis = ANSWERS.iter().filter_map(|(competency, cells)| {
        let answer = answer(column, competency, *cells.get(column)?)?;
        Some(((*competency).to_string(), answer))
    });
    Response {
        consent: Some(Consent {
            given: handed_over(world, column).date_naive(),
            notice: 1,
        }),
        municipality: municipality(framework),
        respondent: Respondent {
            posts: texts(person.posts),
            roles: None,
            experience: Some(person.experience),
            languages: texts(person.languages),
            connectivity: Some(person.connectivity),
        },
        practice: Level::ALL
            .get(column % 5)
            .map(|level| Rating::Level(*level)),
        diagnosis: diagnosis.collect(),
        survey: survey(person),
        follows: None,
        step: Step::HandOver,
        example: true,
    }
}

fn survey(person: &Person) -> NeedsSurvey {
    let trained = person.trained.iter();
    NeedsSurvey {
        wanted: texts(person.wanted),
        trained: trained
            .map(|(id, applied)| ((*id).to_string(), Some(*applied)))
            .collect(),
        modality: Some(person.modality.into()),
        language: Some(person.language.into()),
        days: person.days.to_vec(),
        day_parts: person.day_parts.to_vec(),
        weekly_hours: person.weekly_hours,
        obstacles: person.obstacles.to_vec(),
        would_teach: person.would_teach,
        teaches: texts(person.teaches),
        comment: person.comment.into(),
    }
}

fn decide(dossier: &mut Dossier, framework: &Framework, world: &dyn World) {
    let today = world.now().date_naive();
    let Ok(moment) = dossier.term.moment(today) else {
        return;
    };
    let all = suggestions(framework, dossier, moment, today);
    let found = |id: &str| -> Option<Suggestion> {
        let mut every = all.training.iter().chain(&all.measures);
        every.find(|item| item.id == id).cloned()
    };
    let plan = &mut dossier.plan;
    if let Some(suggestion) = found(ACCEPTED_TRAINING) {
        let id = accept(plan, framework, &suggestion, world);
        if let Some(activity) = plan.activities.iter_mut().find(|item| item.id == id) {
            activity.title =
                Some("Las normas que más usamos, con casos de nuestro distrito".into());
            activity.from = NaiveDate::from_ymd_opt(2026, 5, 1);
            activity.to = NaiveDate::from_ymd_opt(2026, 6, 1);
            activity.serves = Some(served());
            activity.hours = Some(8);
            activity.responsible = "Gerencia municipal".into();
            activity.costs = vec![CostLine {
                concept: "Facilitación, intérprete y materiales".into(),
                cents: 180_000,
                ..CostLine::default()
            }];
            activity.notes = "Dos sábados por la mañana, con intérprete de quechua.".into();
            activity.edited = true;
        }
    }
    if let Some(suggestion) = found(ACCEPTED_MEASURE) {
        accept(plan, framework, &suggestion, world);
    }
    if let Some(suggestion) = found(REJECTED) {
        let reason = "La asociación ya ofrece este curso en el segundo semestre.";
        reject(plan, &suggestion.id, reason, world);
    }
}

//! Plans of a size that can be chosen, with the people who take part.

use std::fs;

use anyhow::{Context, Result};
use chrono::{Months, NaiveDate};
use yachay_municipal::documents::{Envelope, Shared, World};
use yachay_municipal::dossier::{
    Activity, Commitment, CostLine, CostSource, Dossier, Enrolment, Person, PhaseDates,
    TrainingPlan,
};
use yachay_municipal::examples::{FixedWorld, example_dossier};
use yachay_municipal::framework::Framework;

use crate::dist::Dist;

/// How large a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Activities.
    pub activities: usize,
    /// People of the register.
    pub people: usize,
    /// People enrolled in each activity; rows of attendance are as many for each.
    pub enrolled: usize,
}

/// The large plan of the issue: 300 activities, 400 people, 1,200 rows of attendance.
pub const LARGE: Size = Size {
    activities: 300,
    people: 400,
    enrolled: 4,
};

/// Hours of each activity.
const HOURS: u16 = 48;

/// The plan that it is compared with.
pub const SMALL: Size = Size {
    activities: 30,
    people: 40,
    enrolled: 4,
};

/// A dossier with such a plan.
pub struct Sample {
    /// The text of its file.
    pub text: String,
    /// Its id.
    pub dossier: String,
    /// An activity in the middle of the plan.
    pub activity: String,
    /// People who are enrolled in it.
    pub people: Vec<String>,
}

/// Reads the framework that the build serves.
///
/// # Errors
/// It is missing or unreadable.
pub fn framework(built: &Dist) -> Result<Framework> {
    let path = built.folder.join(&built.version).join("framework.es.json");
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Framework::from_json(&text).context("the framework of the build")
}

/// Makes a dossier: the example's, with another plan and register.
pub fn sample(framework: &Framework, size: Size) -> Sample {
    let world = FixedWorld::default();
    let people: Vec<Person> = (0..size.people)
        .map(|number| person(framework, number, &world))
        .collect();
    let activities: Vec<Activity> = (0..size.activities)
        .map(|number| activity(framework, number, size, &people, &world))
        .collect();
    let middle = activities.get(size.activities / 2);
    let (activity, enrolled) = middle.map_or_else(Default::default, |item| {
        (item.id.clone(), item.enrolled.keys().cloned().collect())
    });
    let dossier = Dossier {
        years: (2026, 2027),
        plan: TrainingPlan {
            activities: activities.into_iter().map(Shared::new).collect(),
            ..TrainingPlan::default()
        },
        people: people.into(),
        example: false,
        ..example_dossier(framework, &world).payload
    };
    let document = Envelope::new(dossier, framework.reference(), &world);
    Sample {
        text: document.to_file_text(),
        dossier: document.id,
        activity,
        people: enrolled,
    }
}

/// A row of attendance. The benchmark types a digit before or after the hours, which leaves no more than there were.
fn attended() -> Enrolment {
    Enrolment {
        hours: Some(3),
        ..Enrolment::default()
    }
}

fn person(framework: &Framework, number: usize, world: &FixedWorld) -> Person {
    let post = framework.posts.iter().cycle().nth(number);
    Person {
        id: world.new_id(),
        name: format!("Persona Quispe Mamani {number}"),
        posts: post.map(|post| post.id.clone()).into_iter().collect(),
        languages: vec!["es".into(), "qu".into()],
        experience: Some(5),
        ..Person::default()
    }
}

fn activity(
    framework: &Framework,
    number: usize,
    size: Size,
    people: &[Person],
    world: &FixedWorld,
) -> Activity {
    let content = framework.contents.iter().cycle().nth(number);
    let modality = framework.modalities.iter().cycle().nth(number);
    let begin = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
    let month = begin.checked_add_months(Months::new((number % 24) as u32));
    let post = framework.posts.iter().cycle().nth(number);
    let enrolled = people
        .iter()
        .cycle()
        .skip(number * size.enrolled)
        .take(size.enrolled);
    let competencies = framework.competencies.iter().cycle().skip(number).take(3);
    let phases = modality
        .map(|item| item.phases.as_slice())
        .unwrap_or_default();
    Activity {
        id: world.new_id(),
        title: Some(format!(
            "Actividad de formación número {number} de la municipalidad"
        )),
        objective: Some(
            "Que las personas de la unidad puedan hacerlo solas en su trabajo diario.".into(),
        ),
        content: content.map(|item| item.id.clone()),
        competencies: competencies.map(|item| item.id.clone()).collect(),
        modality: modality.map(|item| item.id.clone()),
        phases: phases
            .iter()
            .map(|phase| PhaseDates {
                phase: phase.id.clone(),
                from: month,
                to: month,
            })
            .collect(),
        participants: post.map(|post| (post.id.clone(), 4)).into_iter().collect(),
        enrolled: enrolled
            .map(|person| (person.id.clone(), attended()))
            .collect(),
        hours: Some(HOURS),
        from: month,
        to: month,
        responsible: "Gerencia municipal".into(),
        costs: CostSource::ALL
            .into_iter()
            .take(3)
            .map(|source| CostLine {
                concept: "Materiales y viáticos".into(),
                source,
                cents: 123_456,
                ..CostLine::default()
            })
            .collect(),
        commitments: vec![Commitment {
            text: "Dar el permiso y usar lo aprendido en la unidad.".into(),
            ..Commitment::default()
        }],
        notes: "Coordinar la sede con la asociación de municipalidades.".into(),
        ..Activity::default()
    }
}

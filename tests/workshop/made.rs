//! A session that has everything, and words that only its facilitator may see.

use yachay_municipal::documents::Envelope;
use yachay_municipal::dossier::DiagnosisPart;
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::{Language, SessionModel, SessionTask};
use yachay_municipal::workshop::*;

use crate::support::{ids, peru, place};

/// Places of the phases of [`workshop`].
pub const TALK: usize = 0;
pub const VOTE: usize = 1;
pub const PAUSE: usize = 2;
pub const FACTORS: usize = 3;
pub const ASKED: usize = 4;
pub const POINTS: usize = 5;
pub const BOARD: usize = 6;

/// What is voted on.
pub const COMPETENCIES: [&str; 3] = [
    "analizar-informacion",
    "aplicar-marco-legal",
    "trabajar-en-equipo",
];

/// Stands in everything that the room may not see.
pub const SECRET: &str = "CONFIDENCIAL";

pub fn phase(id: &str, task: SessionTask) -> Phase {
    Phase {
        id: id.into(),
        name: format!("Parte {id}"),
        task,
        minutes: 30,
        script: vec![format!("{SECRET} guion")],
        materials: vec![format!("{SECRET} materiales")],
        roles: vec![format!("{SECRET} roles")],
        notes: format!("{SECRET} notas"),
        questions: ids(&["¿Qué aprendió sin que nadie le enseñara?"]),
        ..Phase::default()
    }
}

pub fn option(id: &str, points: u16) -> PointsOption {
    PointsOption {
        id: id.into(),
        text: format!("Opción {id}"),
        points,
        ..PointsOption::default()
    }
}

/// A session with a phase of almost every task, three competencies to vote on, four options for points and a list of
/// `people` who came.
pub fn workshop(people: usize) -> Workshop {
    let tasks = [
        SessionTask::Talk,
        SessionTask::Vote,
        SessionTask::Pause,
        SessionTask::Factors,
        SessionTask::Institution,
        SessionTask::Points,
        SessionTask::Agreements,
    ];
    let phases = tasks.into_iter().enumerate();
    let mut workshop = Workshop {
        title: "Taller de autodiagnóstico".into(),
        municipality: place(),
        place: format!("{SECRET} lugar"),
        facilitator: format!("{SECRET} facilitadora"),
        phases: phases
            .map(|(number, task)| phase(&number.to_string(), task))
            .collect(),
        attendance: Attendance {
            counted: None,
            people: (0..people).map(attendee).collect(),
        },
        ..Workshop::default()
    };
    let world = FixedWorld::default();
    let asks = |id: &str| (id == COMPETENCIES[0]).then_some(4);
    workshop.put_to_vote(VOTE, &ids(&COMPETENCIES), asks, &world);
    workshop.put_to_vote(FACTORS, &ids(&COMPETENCIES[..2]), |_| None, &world);
    workshop.phases[ASKED].parts = vec![DiagnosisPart::Systems, DiagnosisPart::Instruments];
    workshop.phases[POINTS].points.options = vec![
        option("a", 0),
        option("b", 0),
        option("c", 0),
        option("d", 0),
    ];
    workshop
}

fn attendee(number: usize) -> Attendee {
    Attendee {
        id: format!("attendee-{number}"),
        name: format!("{SECRET} nombre {number}"),
        office: format!("{SECRET} cargo"),
        present: true,
    }
}

/// Hands for each level, 1 first.
pub fn hands(workshop: &mut Workshop, phase: usize, item: usize, votes: [u16; 5]) {
    for (value, votes) in (1..).zip(votes) {
        let counted = workshop.count_hands(phase, item, Choice::Value(value), votes);
        assert!(counted.is_ok() || votes == 0, "{counted:?}");
    }
}

/// Hands, and voting is closed.
pub fn voted(workshop: &mut Workshop, phase: usize, item: usize, votes: [u16; 5]) {
    hands(workshop, phase, item, votes);
    assert_eq!(workshop.close(phase, item), Ok(()));
}

/// The round that is voted on or was last.
pub fn round(workshop: &Workshop, phase: usize, item: usize) -> &Round {
    workshop.phases[phase].ballots[item]
        .round()
        .expect("a round")
}

pub fn beat(phase: usize, face: Face, item: usize) -> Beat {
    Beat { phase, face, item }
}

/// What the room sees.
pub fn seen(workshop: &Workshop) -> Slide {
    slide(workshop, peru(), Language::Spanish)
}

/// What the room sees at a place.
pub fn seen_at(workshop: &Workshop, at: Beat) -> Slide {
    let mut there = workshop.clone();
    there.at = Some(at);
    seen(&there)
}

/// A model of the framework.
pub fn model(id: &str) -> &'static SessionModel {
    let mut models = peru().sessions.iter();
    models.find(|item| item.id == id).expect("a model")
}

/// The session as a file.
pub fn file(workshop: Workshop) -> Envelope<Workshop> {
    Envelope::new(workshop, peru().reference(), &FixedWorld::default())
}

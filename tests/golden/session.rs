//! What the file of a session is made of: every field has a value of its own.

use yachay_municipal::dossier::{
    DiagnosisPart, GroupCommitment, GroupLevel, GroupPriority, HeldWorkshop,
};
use yachay_municipal::framework::SessionTask;
use yachay_municipal::workshop::*;

use crate::WORDS;
use crate::made::institution;
use crate::support::{day, ids, instant, place};

pub fn workshop() -> Workshop {
    let noted = |id: &str| Noted {
        id: id.into(),
        text: WORDS.into(),
    };
    let timer = |running, spent| Timer {
        running,
        spent,
        noted: running.then(|| instant("2027-03-05T14:30:05Z")),
    };
    let tasks = SessionTask::ALL.into_iter().enumerate();
    Workshop {
        title: WORDS.into(),
        made_from: "taller-autodiagnostico".into(),
        model: true,
        municipality: place(),
        dossier: Some("b".repeat(32)),
        day: Some(day("2027-03-05")),
        begins: Some(545),
        place: WORDS.into(),
        facilitator: WORDS.into(),
        threshold: 4,
        phases: tasks.map(|(number, task)| phase(number, task)).collect(),
        attendance: Attendance {
            counted: Some(40),
            people: vec![Attendee {
                id: "attendee".into(),
                name: WORDS.into(),
                office: WORDS.into(),
                present: true,
            }],
        },
        at: Some(beat(2, Face::Result)),
        dark: true,
        clock: timer(true, 1_234),
        discussion: timer(false, 61),
        discussion_limit: 240,
        institution: institution(),
        agreements: vec![noted("agreement")],
        commitments: vec![Commitment {
            id: "commitment".into(),
            text: WORDS.into(),
            responsible: WORDS.into(),
            due: Some(day("2027-06-30")),
        }],
        parked: vec![noted("parked")],
        taken: vec![Taken {
            id: "a".repeat(32),
            revision: 7,
            absent: true,
        }],
        past: steps(),
        closed: Some(instant("2027-03-05T18:00:00Z")),
        example: false,
    }
}

fn beat(phase: usize, face: Face) -> Beat {
    Beat {
        phase,
        face,
        item: 1,
    }
}

/// A phase of every task; one of them has everything.
fn phase(number: usize, task: SessionTask) -> Phase {
    if task != SessionTask::Vote {
        return Phase {
            id: format!("phase-{number}"),
            task,
            ..Phase::default()
        };
    }
    Phase {
        id: format!("phase-{number}"),
        name: WORDS.into(),
        task,
        minutes: 25,
        spent: 1_499,
        script: ids(&[WORDS]),
        questions: ids(&[WORDS]),
        materials: ids(&[WORDS]),
        roles: ids(&[WORDS]),
        ballots: vec![ballot()],
        points: points(),
        parts: DiagnosisPart::ALL.into(),
        notes: WORDS.into(),
    }
}

fn ballot() -> Ballot {
    let tally = |first: u16| Tally(std::array::from_fn(|place| first + place as u16));
    let round = |shown| Round {
        hands: tally(0),
        kiosk: tally(10),
        imported: tally(20),
        absent: tally(30),
        closed: shown,
        shown,
    };
    Ballot {
        id: "ballot".into(),
        competency: "operar-siaf".into(),
        text: WORDS.into(),
        required: Some(4),
        rounds: vec![round(true), round(false)],
        agreed: Some(2),
        evidence: WORDS.into(),
        dissent: WORDS.into(),
    }
}

fn points() -> Points {
    Points {
        each: 3,
        options: vec![PointsOption {
            id: "option".into(),
            competency: "operar-siaf".into(),
            text: WORDS.into(),
            points: 41,
            tie: 5,
        }],
        closed: true,
        before: vec![PointsBefore {
            id: "option".into(),
            points: 40,
        }],
    }
}

/// A step of every kind and at every face; the last one has everything.
fn steps() -> Vec<Step> {
    let kinds = [
        StepKind::Hands,
        StepKind::Kiosk,
        StepKind::Response,
        StepKind::Closed,
        StepKind::Opened,
        StepKind::Agreed,
        StepKind::Points,
        StepKind::Finding,
        StepKind::Finding,
    ];
    let faces = [
        Face::Opening,
        Face::Question,
        Face::Ballot,
        Face::Result,
        Face::Summary,
        Face::Asked,
        Face::Giving,
        Face::Ranking,
        Face::Board,
    ];
    let steps = kinds.into_iter().zip(faces).enumerate();
    let mut steps: Vec<Step> = steps
        .map(|(number, (kind, face))| Step {
            kind,
            beat: beat(number, face),
            part: DiagnosisPart::ALL.get(number).copied(),
            ..Step::default()
        })
        .collect();
    let institution = institution();
    if let Some(last) = steps.last_mut() {
        last.ballots = vec![ballot()];
        last.points = Some(points());
        last.id = "a".repeat(32);
        last.finding = institution.mandates.get("one").cloned();
        last.instrument = institution.instruments.get("pdi").cloned();
    }
    steps
}

/// What the dossier keeps of a session.
pub fn held() -> HeldWorkshop {
    HeldWorkshop {
        id: "e".repeat(32),
        revision: 7,
        title: WORDS.into(),
        day: Some(day("2027-03-05")),
        place: WORDS.into(),
        facilitator: WORDS.into(),
        people: 40,
        levels: vec![GroupLevel {
            competency: "operar-siaf".into(),
            text: WORDS.into(),
            level: Some(2),
            required: Some(4),
            votes: Some(38),
            factor: Some(3),
            evidence: WORDS.into(),
            dissent: WORDS.into(),
        }],
        priorities: vec![GroupPriority {
            competency: "operar-siaf".into(),
            text: WORDS.into(),
            points: 41,
            place: 1,
        }],
        agreements: ids(&[WORDS]),
        commitments: vec![GroupCommitment {
            text: WORDS.into(),
            responsible: WORDS.into(),
            due: Some(day("2027-06-30")),
        }],
        parked: ids(&[WORDS]),
        brought: institution(),
    }
}

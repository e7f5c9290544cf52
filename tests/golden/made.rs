//! What the files of the present schema are made of: every field has a value of its own.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use yachay_municipal::documents::{self, Envelope};
use yachay_municipal::dossier::*;
use yachay_municipal::framework::{ContentKind, Factor, Framework, LackKind, Moment, Role};
use yachay_municipal::response::*;

use crate::WORDS;
use crate::session::held;
use crate::support::{day, ids, instant, level, peru, place, staff};

/// The Peruvian framework with the first two of everything: as a file it is what matters that each kind of item
/// is read, not that they refer to one another.
pub fn framework() -> Framework {
    let mut framework = peru().clone();
    framework.other_packs.clear();
    framework.sources.truncate(2);
    framework.axes.truncate(2);
    framework.mandates.truncate(2);
    framework.contents.truncate(2);
    framework.modalities.truncate(2);
    framework.competencies.truncate(2);
    framework.posts.truncate(2);
    framework.rules.truncate(2);
    framework.systems.truncate(2);
    framework.instruments.truncate(2);
    framework.dimensions.truncate(2);
    framework.principles.truncate(2);
    framework.practice_axes.truncate(2);
    framework.practices.truncate(2);
    framework.services.truncate(2);
    framework.questions.truncate(2);
    framework.sessions.truncate(2);
    framework.notes.truncate(2);
    framework
}

pub fn response() -> Response {
    let said = |rating, factor| Answer {
        rating: Some(rating),
        importance: Some(level(5)),
        evidence: WORDS.into(),
        factor,
    };
    let answers = [
        (
            "operar-siaf",
            said(Rating::Level(level(2)), Some(Factor::Knowing)),
        ),
        (
            "trabajar-en-equipo",
            said(Rating::Level(level(1)), Some(Factor::Relations)),
        ),
        (
            "organizar-oficina-economica",
            said(Rating::Level(level(5)), Some(Factor::Functions)),
        ),
        ("formular-proyectos", said(Rating::NOT_APPLICABLE, None)),
        ("evaluar-planes", said(Rating::PREFER_NOT_TO_SAY, None)),
        ("articular-planes", Answer::default()),
    ];
    let trained = ["siaf", "contrataciones", "diseno-pdi"];
    let applied = [
        Application::Partly,
        Application::Applied,
        Application::NotApplied,
    ];
    Response {
        consent: Some(Consent {
            given: day("2026-11-20"),
            notice: 1,
        }),
        municipality: place(),
        respondent: Respondent {
            posts: ids(&["planificacion-presupuesto", "desarrollo-economico"]),
            roles: Some(vec![Role::Operative]),
            experience: Some(Experience::FiveToNine),
            languages: ids(&["es", "qu"]),
            connectivity: Some(Connectivity::Sometimes),
        },
        practice: Some(Rating::Level(level(3))),
        diagnosis: answers.map(|(id, answer)| (id.to_string(), answer)).into(),
        survey: NeedsSurvey {
            wanted: ids(&["siaf", "diseno-pdi"]),
            trained: ids(&trained).into_iter().zip(applied.map(Some)).collect(),
            modality: Some("taller".into()),
            language: Some("qu".into()),
            days: DayKind::ALL.into(),
            day_parts: DayPart::ALL.into(),
            weekly_hours: Some(4),
            obstacles: Obstacle::ALL.into(),
            would_teach: Some(true),
            teaches: ids(&["siaf"]),
            comment: WORDS.into(),
        },
        follows: Some("f".repeat(32)),
        step: Step::HandOver,
        example: false,
    }
}

fn plan() -> TrainingPlan {
    let facts = vec![
        Fact::Moment {
            value: Moment::Exit,
        },
        Fact::Roles {
            value: vec![Role::Strategic, Role::Operative],
        },
        Fact::ContentKind {
            value: ContentKind::Procedure,
        },
        Fact::Axis {
            value: "sistemas-administrativos".into(),
        },
        Fact::Content {
            value: "siaf".into(),
        },
        Fact::Modality {
            value: "taller".into(),
        },
        Fact::Factor {
            value: Factor::Knowing,
        },
        Fact::FirstTime { value: true },
        Fact::Small { value: false },
        Fact::OtherLanguage { value: true },
        Fact::LocalTeacher { value: false },
        Fact::Lacks {
            value: vec![LackKind::Instrument, LackKind::Practice],
        },
    ];
    let whole = Activity {
        id: "0123456789abcdef0123456789abcdef".into(),
        suggestion: Some("siaf".into()),
        measure: false,
        title: Some(WORDS.into()),
        objective: Some(WORDS.into()),
        content: Some("siaf".into()),
        competencies: ids(&["operar-siaf"]),
        modality: Some("taller".into()),
        companions: ids(&["red-informacion"]),
        participants: BTreeMap::from([("regidor".into(), 3)]),
        serves: Some(ObjectiveRef {
            instrument: "pdi".into(),
            objective: "objective".into(),
        }),
        hours: Some(12),
        from: Some(day("2027-03-01")),
        to: Some(day("2027-04-01")),
        product: Some(WORDS.into()),
        indicator: Some(WORDS.into()),
        responsible: WORDS.into(),
        merged: ids(&["contrataciones"]),
        more_contents: ids(&["contrataciones"]),
        phases: vec![PhaseDates {
            phase: "trabajo-en-grupo".into(),
            from: Some(day("2027-03-05")),
            to: Some(day("2027-03-06")),
        }],
        enrolled: BTreeMap::from([("person".into(), enrolment())]),
        language: Some("qu".into()),
        trainer: Some("trainer".into()),
        trainer_profile: Some(WORDS.into()),
        measured: Measured {
            before: WORDS.into(),
            target: WORDS.into(),
            after: WORDS.into(),
            on: Some(day("2027-12-01")),
        },
        evaluation: Some("aplicacion".into()),
        costs: CostSource::ALL.map(cost).into(),
        permitted: Some(day("2027-02-01")),
        commitments: Party::ALL.map(commitment).into(),
        civil: CivilService {
            priority_code: "C1".into(),
            benefit: Some(1),
            functions: Some(2),
            objective: Some(3),
            professional: Some(true),
            profile_function: WORDS.into(),
            units: WORDS.into(),
            mode: WORDS.into(),
            opportunity: WORDS.into(),
            learning_objective: WORDS.into(),
            performance_objective: WORDS.into(),
            credits: "2".into(),
        },
        execution: execution(),
        notes: WORDS.into(),
        reasons: vec![Reason {
            rule: "ladder".into(),
            cases: vec![1, 8],
            facts,
        }],
        edited: true,
    };
    TrainingPlan {
        activities: vec![whole.into(), Activity::default().into()],
        rejected: vec![Rejection {
            suggestion: "diseno-pdi".into(),
            reason: WORDS.into(),
            decided: instant("2026-11-20T10:11:12Z"),
        }],
        budget: vec![BudgetLine {
            source: CostSource::Fund,
            year: 2027,
            cents: 9_999_999,
        }],
        approval: Some(Approval {
            act: WORDS.into(),
            on: day("2026-12-15"),
        }),
        changes: [
            ChangeKind::Edited,
            ChangeKind::Added,
            ChangeKind::Removed,
            ChangeKind::Merged,
            ChangeKind::Separated,
        ]
        .into_iter()
        .zip(parts())
        .map(change)
        .collect(),
        documents: BTreeMap::from([("ordinance".into(), WORDS.into())]),
        trained_percent: Some(75),
    }
}

/// Parts of a plan of every kind, and two changes that are about none.
fn parts() -> [Option<PlanPart>; 5] {
    [
        Some(PlanPart::Approval {
            value: Approval {
                act: WORDS.into(),
                on: day("2026-12-15"),
            },
        }),
        Some(PlanPart::Document {
            key: "ordinance".into(),
            text: Some(WORDS.into()),
        }),
        Some(PlanPart::Limit {
            source: CostSource::Fund,
            year: 2027,
            cents: Some(9_999_999),
        }),
        None,
        None,
    ]
}

fn change((kind, whole): (ChangeKind, Option<PlanPart>)) -> documents::Shared<Change> {
    let change = Change {
        id: kind.name().into(),
        made: instant("2026-11-21T10:11:12Z"),
        kind,
        activity: "0123456789abcdef0123456789abcdef".into(),
        reason: WORDS.into(),
        after_approval: true,
        before: vec![Activity::default().into()],
        places: vec![7],
        whole,
        progress: Some(Progress::Cancelled),
        years: Some((2027, 2028)),
    };
    change.into()
}

fn cost(source: CostSource) -> CostLine {
    CostLine {
        concept: WORDS.into(),
        source,
        indirect: true,
        per_person: true,
        cents: 123_456,
        year: Some(2028),
    }
}

fn commitment(by: Party) -> Commitment {
    Commitment {
        by,
        text: WORDS.into(),
        until: Some(day("2028-06-30")),
        kept: Some(false),
    }
}

fn execution() -> Execution {
    Execution {
        progress: Progress::Done,
        from: Some(day("2027-03-05")),
        to: Some(day("2027-03-20")),
        hours: Some(11),
        spent: vec![Spending {
            source: CostSource::Association,
            year: Some(2027),
            cents: 100_001,
        }],
        reason: WORDS.into(),
        product: ProductState::InUse,
        evidence: WORDS.into(),
    }
}

fn enrolment() -> Enrolment {
    let card = |(due, view): (CardDue, CardView), applied, hindrance| Card {
        due,
        view,
        answered: day("2027-06-20"),
        applied,
        evidence: WORDS.into(),
        hindrance,
    };
    let both = CardDue::ALL.map(|due| CardView::ALL.map(|view| (due, view)));
    let cards = both.concat().into_iter().zip(Applied::ALL);
    Enrolment {
        hours: Some(0),
        reaction: Some(level(4)),
        before: Some(level(1)),
        after: Some(level(3)),
        product: ProductState::HandedIn,
        evidence: WORDS.into(),
        cards: cards
            .zip(Hindrance::ALL)
            .map(|((which, applied), hindrance)| card(which, applied, Some(hindrance)))
            .collect(),
    }
}

fn past_diagnosis(response: &ReceivedResponse) -> PastDiagnosis {
    let figures = PastFigures {
        people: 12,
        levels: 30,
        with_gap: 7,
    };
    PastDiagnosis {
        id: "diagnosis".into(),
        closed: day("2026-01-31"),
        threshold: 5,
        answered: 12,
        staff: staff(&[("regidor", 5)]),
        responses: vec![response.clone()].into(),
        waiting: ids(&["waiting"]).into_iter().collect(),
        figures: BTreeMap::from([("operar-siaf".into(), figures)]),
    }
}

pub fn institution() -> Institution {
    let finding = || Finding {
        state: Some(State::Not),
        evidence: WORDS.into(),
        date: Some(day("2026-11-20")),
        teacher: WORDS.into(),
    };
    let list = || BTreeMap::from([("one".to_string(), finding())]);
    let pdi = InstrumentFinding {
        status: Some(InstrumentStatus::InForce),
        approved: Some(true),
        from: Some(2027),
        to: Some(2030),
        minimum: BTreeMap::from([("pdi-mision".into(), State::Partly)]),
        participants: BTreeMap::from([("pdi-alcaldia".into(), true)]),
        followed_by: BTreeMap::from([("poi".into(), false)]),
        objectives: vec![Objective {
            id: "objective".into(),
            text: WORDS.into(),
            competencies: ids(&["operar-siaf"]).into_iter().collect(),
        }],
        evidence: WORDS.into(),
        date: Some(day("2026-11-20")),
    };
    Institution {
        mandates: list(),
        systems: list(),
        principles: list(),
        practices: list(),
        instruments: BTreeMap::from([("pdi".into(), pdi)]),
    }
}

pub fn dossier(response: Envelope<Response>, received: DateTime<Utc>) -> Dossier {
    let received = ReceivedResponse {
        document: response.clone(),
        received,
        original: Some(response),
    };
    Dossier {
        municipality: place(),
        term: Term {
            begins: Some(day("2027-01-01")),
            ends: Some(day("2030-12-31")),
            chosen: Some(Moment::Stable),
        },
        years: (2027, 2028),
        staff: staff(&[("regidor", 5), ("abastecimiento", 0)]),
        threshold: 4,
        responses: vec![received.clone()].into(),
        waiting: ids(&["waiting"]).into_iter().collect(),
        weights: Weights {
            gap: 100,
            importance: 0,
            people: 30,
            urgency: 20,
            objective: 5,
        },
        tied: ids(&["operar-siaf"]).into_iter().collect(),
        institution: institution(),
        plan: plan(),
        people: vec![Person {
            id: "person".into(),
            name: WORDS.into(),
            posts: ids(&["regidor"]),
            languages: ids(&["es", "qu"]),
            degree: true,
            experience: Some(6),
            trust: true,
            since: Some(day("2023-01-01")),
            left: Some(day("2028-01-01")),
            notes: WORDS.into(),
        }]
        .into(),
        trainers: vec![Trainer {
            id: "trainer".into(),
            name: WORDS.into(),
            institution: WORDS.into(),
            person: Some("person".into()),
            languages: ids(&["qu"]),
            contents: ids(&["siaf"]),
            contact: WORDS.into(),
            notes: WORDS.into(),
        }],
        signatories: vec![Signatory {
            office: WORDS.into(),
            name: WORDS.into(),
        }],
        diagnoses: vec![past_diagnosis(&received).into()],
        past_plans: vec![
            PastPlan {
                id: "past".into(),
                closed: Some(day("2026-12-31")),
                term: Term::default(),
                years: (2025, 2026),
                plan: plan(),
            }
            .into(),
        ],
        register: vec![ExecutedAction {
            id: "action".into(),
            year: 2026,
            moment: Moment::Exit,
            region: "Cusco".into(),
            modality: "taller".into(),
            contents: ids(&["siaf"]),
            subject: WORDS.into(),
            count: 7,
        }],
        workshops: vec![held()],
        example: false,
    }
}

/// The dossier as the files of schema 3 have it, without what came into it later.
pub fn dossier_3(response: Envelope<Response>, received: DateTime<Utc>) -> Dossier {
    let mut dossier = dossier(response, received);
    dossier.workshops.clear();
    forget_later(&mut dossier.plan);
    for past in dossier.past_plans.iter_mut() {
        forget_later(&mut past.plan);
    }
    dossier
}

fn forget_later(plan: &mut TrainingPlan) {
    for change in &mut plan.changes {
        change.whole = None;
        change.progress = None;
        change.years = None;
    }
}

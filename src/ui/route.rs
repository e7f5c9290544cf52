//! Addresses: everything after `#`, so that the application works on any host and from a file.

use crate::dossier::DiagnosisPart;
use crate::response::Step;

/// A place in the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The four doors.
    Home,
    /// Responder: what was started on this device.
    Respond,
    /// Responder: a step of a response.
    RespondStep(String, Step),
    /// Planificar: the dossiers on this device.
    Plan,
    /// Planificar: the example, opened.
    PlanExample,
    /// Planificar: a section of a dossier.
    PlanSection(String, Section),
    /// Planificar: a part of the institutional diagnosis of a dossier.
    PlanDiagnosis(String, DiagnosisPart),
    /// Planificar: an activity of a dossier's plan.
    PlanActivity(String, String),
    /// Planificar: another view of a dossier's plan.
    PlanView(String, PlanView),
    /// Planificar: a document of a dossier's plan, by its key.
    PlanPaper(String, String),
    /// Planificar: a place of the follow-up of a dossier's plan.
    PlanFollowUp(String, FollowUpPlace),
    /// The framework: catalogue, file, own words. Its own addresses are read where it is drawn.
    Framework(String),
    /// Facilitar: the sessions on this device, and all that is behind them. Its own addresses are read where it is
    /// drawn; the first part is the id of a session.
    Facilitate(String),
    /// What the room sees.
    Projector,
    /// What is kept on this device, and copies of it.
    Device,
    /// An address that leads nowhere.
    Unknown,
}

/// A section of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Profile, term, staff.
    Profile,
    /// People who take part, trainers, who signs.
    People,
    /// Responses and response rate.
    Responses,
    /// Institutional diagnosis.
    Institution,
    /// Gap board.
    Gaps,
    /// Priorities beside what was asked for.
    Priorities,
    /// Suggestions.
    Suggestions,
    /// The plan.
    Plan,
    /// Documents to sign, matrices.
    Papers,
    /// What came of the plan.
    FollowUp,
    /// Diagnoses and plans one after the other, hand-over.
    Cycles,
}

/// Another view of a plan than the list of its activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanView {
    /// Calendar and Gantt chart.
    Calendar,
    /// Budget by source and year.
    Budget,
    /// What each person takes part in.
    People,
    /// What serves each objective of the planning instruments.
    Objectives,
    /// What fits a smaller budget or fewer hours.
    WhatIf,
    /// What was changed by hand, and the approval.
    Changes,
}

impl PlanView {
    /// The views in their order.
    pub const ALL: [PlanView; 6] = [
        PlanView::Calendar,
        PlanView::Budget,
        PlanView::People,
        PlanView::Objectives,
        PlanView::WhatIf,
        PlanView::Changes,
    ];

    fn slug(self) -> &'static str {
        match self {
            PlanView::Calendar => "calendario",
            PlanView::Budget => "presupuesto",
            PlanView::People => "personas",
            PlanView::Objectives => "objetivos",
            PlanView::WhatIf => "recorte",
            PlanView::Changes => "cambios",
        }
    }
}

/// A place of the follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowUpPlace {
    /// What came of one activity.
    Activity(String),
    /// Cards that are due and cards that were answered.
    Cards,
    /// Register of trained people.
    Trained,
    /// Report of progress for the authority.
    Progress,
    /// Register of executed actions.
    Register,
}

impl FollowUpPlace {
    fn parse(parts: &[&str]) -> Option<FollowUpPlace> {
        match parts {
            ["actividad", id] => Some(FollowUpPlace::Activity((*id).to_string())),
            ["tarjetas"] => Some(FollowUpPlace::Cards),
            ["formados"] => Some(FollowUpPlace::Trained),
            ["avance"] => Some(FollowUpPlace::Progress),
            ["acciones"] => Some(FollowUpPlace::Register),
            _ => None,
        }
    }

    fn slug(&self) -> String {
        match self {
            FollowUpPlace::Activity(id) => format!("actividad/{id}"),
            FollowUpPlace::Cards => "tarjetas".into(),
            FollowUpPlace::Trained => "formados".into(),
            FollowUpPlace::Progress => "avance".into(),
            FollowUpPlace::Register => "acciones".into(),
        }
    }
}

impl Section {
    /// The sections in the order of the work.
    pub const ALL: [Section; 11] = [
        Section::Profile,
        Section::People,
        Section::Responses,
        Section::Institution,
        Section::Gaps,
        Section::Priorities,
        Section::Suggestions,
        Section::Plan,
        Section::Papers,
        Section::FollowUp,
        Section::Cycles,
    ];

    fn slug(self) -> &'static str {
        match self {
            Section::Profile => "perfil",
            Section::Responses => "respuestas",
            Section::Institution => "institucion",
            Section::Gaps => "brechas",
            Section::Priorities => "prioridades",
            Section::Suggestions => "propuestas",
            Section::Plan => "plan",
            Section::People => "personal",
            Section::Papers => "documentos",
            Section::FollowUp => "seguimiento",
            Section::Cycles => "ciclos",
        }
    }
}

fn diagnosis_slug(part: DiagnosisPart) -> &'static str {
    match part {
        DiagnosisPart::Mandates => "funciones",
        DiagnosisPart::Systems => "sistemas",
        DiagnosisPart::Instruments => "instrumentos",
        DiagnosisPart::Principles => "principios",
        DiagnosisPart::Practices => "practicas",
    }
}

impl Route {
    /// Reads an address such as `#/planificar/<id>/brechas`.
    pub fn parse(hash: &str) -> Route {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Route::Home,
            ["responder"] => Route::Respond,
            ["responder", id, step] => Step::ALL
                .into_iter()
                .find(|found| found.slug() == *step)
                .map_or(Route::Unknown, |step| {
                    Route::RespondStep((*id).to_string(), step)
                }),
            ["marco", place @ ..] => Route::Framework(place.join("/")),
            ["equipo"] => Route::Device,
            ["facilitar", place @ ..] => Route::Facilitate(place.join("/")),
            ["proyector"] => Route::Projector,
            ["planificar"] => Route::Plan,
            ["planificar", "ejemplo"] => Route::PlanExample,
            ["planificar", id, "actividad", activity] => {
                Route::PlanActivity((*id).to_string(), (*activity).to_string())
            }
            ["planificar", id, "institucion", part] => DiagnosisPart::ALL
                .into_iter()
                .find(|found| diagnosis_slug(*found) == *part)
                .map_or(Route::Unknown, |part| {
                    Route::PlanDiagnosis((*id).to_string(), part)
                }),
            ["planificar", id, "plan", view] => PlanView::ALL
                .into_iter()
                .find(|found| found.slug() == *view)
                .map_or(Route::Unknown, |view| {
                    Route::PlanView((*id).to_string(), view)
                }),
            ["planificar", id, "documentos", paper @ ..] if !paper.is_empty() => {
                Route::PlanPaper((*id).to_string(), paper.join("/"))
            }
            ["planificar", id, "seguimiento", place @ ..] if !place.is_empty() => {
                FollowUpPlace::parse(place).map_or(Route::Unknown, |place| {
                    Route::PlanFollowUp((*id).to_string(), place)
                })
            }
            ["planificar", id, section] => Section::ALL
                .into_iter()
                .find(|found| found.slug() == *section)
                .map_or(Route::Unknown, |section| {
                    Route::PlanSection((*id).to_string(), section)
                }),
            _ => Route::Unknown,
        }
    }

    /// Writes the address.
    pub fn href(&self) -> String {
        match self {
            Route::Home | Route::Unknown => "#/".to_string(),
            Route::Respond => "#/responder".to_string(),
            Route::RespondStep(id, step) => format!("#/responder/{id}/{}", step.slug()),
            Route::Framework(place) if place.is_empty() => "#/marco".to_string(),
            Route::Framework(place) => format!("#/marco/{place}"),
            Route::Device => "#/equipo".to_string(),
            Route::Facilitate(place) => format!("#/facilitar/{place}"),
            Route::Projector => "#/proyector".to_string(),
            Route::Plan => "#/planificar".to_string(),
            Route::PlanExample => "#/planificar/ejemplo".to_string(),
            Route::PlanSection(id, section) => format!("#/planificar/{id}/{}", section.slug()),
            Route::PlanDiagnosis(id, part) => {
                format!("#/planificar/{id}/institucion/{}", diagnosis_slug(*part))
            }
            Route::PlanActivity(id, activity) => {
                format!("#/planificar/{id}/actividad/{activity}")
            }
            Route::PlanView(id, view) => format!("#/planificar/{id}/plan/{}", view.slug()),
            Route::PlanPaper(id, paper) => format!("#/planificar/{id}/documentos/{paper}"),
            Route::PlanFollowUp(id, place) => {
                format!("#/planificar/{id}/seguimiento/{}", place.slug())
            }
        }
    }

    /// Returns the same place for another document.
    pub fn with_document(&self, id: &str) -> Route {
        let id = id.to_string();
        match self {
            Route::RespondStep(_, step) => Route::RespondStep(id, *step),
            Route::PlanSection(_, section) => Route::PlanSection(id, *section),
            Route::PlanDiagnosis(_, part) => Route::PlanDiagnosis(id, *part),
            Route::PlanActivity(_, activity) => Route::PlanActivity(id, activity.clone()),
            Route::PlanView(_, view) => Route::PlanView(id, *view),
            Route::PlanPaper(_, paper) => Route::PlanPaper(id, paper.clone()),
            Route::PlanFollowUp(_, place) => Route::PlanFollowUp(id, place.clone()),
            Route::Facilitate(place) => {
                let rest = place.split_once('/').map_or("", |(_, rest)| rest);
                Route::Facilitate(format!("{id}/{rest}"))
            }
            other => other.clone(),
        }
    }

    /// Returns the document that the place is about.
    pub fn document(&self) -> Option<&str> {
        match self {
            Route::RespondStep(id, _)
            | Route::PlanSection(id, _)
            | Route::PlanDiagnosis(id, _)
            | Route::PlanActivity(id, _)
            | Route::PlanView(id, _)
            | Route::PlanPaper(id, _)
            | Route::PlanFollowUp(id, _) => Some(id),
            Route::Facilitate(place) => place.split('/').next(),
            _ => None,
        }
    }

    /// Returns the door that the place is behind, as the style sheets name it.
    pub fn door(&self) -> &'static str {
        match self {
            Route::Home | Route::Unknown => "home",
            Route::Respond | Route::RespondStep(..) => "respond",
            Route::Facilitate(_) | Route::Projector => "facilitate",
            Route::Plan
            | Route::PlanExample
            | Route::PlanSection(..)
            | Route::PlanDiagnosis(..)
            | Route::PlanActivity(..)
            | Route::PlanView(..)
            | Route::PlanPaper(..)
            | Route::PlanFollowUp(..)
            | Route::Framework(_)
            | Route::Device => "plan",
        }
    }
}

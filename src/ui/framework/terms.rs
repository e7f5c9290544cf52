//! Words for the values of the framework that only its own screens show.

use crate::framework::{
    CostDriver, CountUnit, Making, NoteTheme, QuestionTheme, ServiceField, ServiceGroup,
    ServiceKind,
};
use crate::ui::i18n::tr;
pub use crate::ui::plan::institution::words::{horizon, level, scope, sharing};

/// Names who makes an instrument.
pub fn making(making: Making) -> &'static str {
    match making {
        Making::Participatory => tr!(framework.making_participatory),
        Making::Optional => tr!(framework.making_optional),
        Making::Internal => tr!(framework.making_internal),
    }
}

/// Names what a modality is counted by.
pub fn unit(unit: CountUnit) -> &'static str {
    match unit {
        CountUnit::Activity => tr!(framework.unit_activity),
        CountUnit::AssistedMunicipality => tr!(framework.unit_municipality),
        CountUnit::Continuous => tr!(framework.unit_continuous),
    }
}

/// Names a step of the ladder of modalities.
pub fn step(step: u8) -> &'static str {
    match step {
        1 => tr!(framework.step_inform),
        2 => tr!(framework.step_apply),
        3 => tr!(framework.step_specialise),
        4 => tr!(framework.step_innovate),
        _ => tr!(framework.step_throughout),
    }
}

/// Names how much a competency matters in a moment.
pub fn importance(points: u8) -> &'static str {
    match points {
        1 => tr!(framework.importance_later),
        2 => tr!(framework.importance_soon),
        _ => tr!(framework.importance_now),
    }
}

/// Names a menu of services.
pub fn service_group(group: ServiceGroup) -> &'static str {
    match group {
        ServiceGroup::Offered => tr!(framework.group_offered),
        ServiceGroup::Proposed => tr!(framework.group_proposed),
        ServiceGroup::Impact => tr!(framework.group_impact),
    }
}

/// Names a kind of service.
pub fn service_kind(kind: ServiceKind) -> &'static str {
    match kind {
        ServiceKind::Training => tr!(framework.service_training),
        ServiceKind::TechnicalAssistance => tr!(framework.service_assistance),
    }
}

/// Names a field of work of a service.
pub fn service_field(field: ServiceField) -> &'static str {
    match field {
        ServiceField::Economy => tr!(framework.field_economy),
        ServiceField::Environment => tr!(framework.field_environment),
        ServiceField::Management => tr!(framework.field_management),
    }
}

/// Names what a cost depends on.
pub fn cost_driver(driver: CostDriver) -> &'static str {
    match driver {
        CostDriver::Category => tr!(framework.cost_category),
        CostDriver::Location => tr!(framework.cost_location),
        CostDriver::Population => tr!(framework.cost_population),
    }
}

/// Names a theme of questions.
pub fn question_theme(theme: QuestionTheme) -> &'static str {
    match theme {
        QuestionTheme::Development => tr!(framework.theme_development),
        QuestionTheme::Concertation => tr!(framework.theme_concertation),
        QuestionTheme::Instruments => tr!(framework.theme_instruments),
        QuestionTheme::Organisation => tr!(framework.theme_organisation),
        QuestionTheme::Articulation => tr!(framework.theme_articulation),
        QuestionTheme::Moments => tr!(framework.theme_moments),
        QuestionTheme::Application => tr!(framework.theme_application),
        QuestionTheme::Practices => tr!(framework.theme_practices),
    }
}

/// Names a theme of notes.
pub fn note_theme(theme: NoteTheme) -> &'static str {
    match theme {
        NoteTheme::Roles => tr!(framework.note_roles),
        NoteTheme::CoordinationCouncil => tr!(framework.note_council),
        NoteTheme::ContextDemands => tr!(framework.note_context),
        NoteTheme::Challenges => tr!(framework.note_challenges),
        NoteTheme::Lessons => tr!(framework.note_lessons),
        NoteTheme::Secretariat => tr!(framework.note_secretariat),
        NoteTheme::Registers => tr!(framework.note_registers),
        NoteTheme::Curriculum => tr!(framework.note_curriculum),
        NoteTheme::FundRules => tr!(framework.note_fund),
    }
}

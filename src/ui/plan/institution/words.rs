//! The words of the institutional diagnosis.

use crate::dossier::{DiagnosisPart, InstrumentStatus, LinkState, State};
use crate::framework::{GovernmentLevel, Horizon, Scope, Sharing};
use crate::ui::i18n::tr;

/// Names a part.
pub fn part(part: DiagnosisPart) -> &'static str {
    match part {
        DiagnosisPart::Mandates => tr!(institution.part_mandates),
        DiagnosisPart::Systems => tr!(institution.part_systems),
        DiagnosisPart::Instruments => tr!(institution.part_instruments),
        DiagnosisPart::Principles => tr!(institution.part_principles),
        DiagnosisPart::Practices => tr!(institution.part_practices),
    }
}

/// Names a part in the line of parts.
pub fn part_short(part: DiagnosisPart) -> &'static str {
    match part {
        DiagnosisPart::Mandates => tr!(institution.short_mandates),
        DiagnosisPart::Systems => tr!(institution.short_systems),
        DiagnosisPart::Instruments => tr!(institution.short_instruments),
        DiagnosisPart::Principles => tr!(institution.short_principles),
        DiagnosisPart::Practices => tr!(institution.short_practices),
    }
}

/// Names an answer.
pub fn state(state: State) -> &'static str {
    match state {
        State::Done => tr!(institution.state_done),
        State::Partly => tr!(institution.state_partly),
        State::Not => tr!(institution.state_not),
        State::NotApplicable => tr!(institution.state_not_applicable),
    }
}

/// The mark of an answer beside its word.
pub fn state_mark(state: State) -> &'static str {
    match state {
        State::Done => "✓",
        State::Partly => "◐",
        State::Not => "✕",
        State::NotApplicable => "–",
    }
}

/// Says whether there is an instrument.
pub fn status(status: Option<InstrumentStatus>) -> &'static str {
    match status {
        None => tr!(institution.status_unsaid),
        Some(InstrumentStatus::InForce) => tr!(institution.status_in_force),
        Some(InstrumentStatus::InPreparation) => tr!(institution.status_in_preparation),
        Some(InstrumentStatus::Expired) => tr!(institution.status_expired),
        Some(InstrumentStatus::Missing) => tr!(institution.status_missing),
    }
}

/// Says how a link is.
pub fn link(state: LinkState) -> &'static str {
    match state {
        LinkState::Holds => tr!(institution.link_holds),
        LinkState::Broken => tr!(institution.link_broken),
        LinkState::NothingToLink => tr!(institution.link_nothing),
        LinkState::Unknown => tr!(institution.link_unknown),
    }
}

/// Names a horizon.
pub fn horizon(horizon: Horizon) -> &'static str {
    match horizon {
        Horizon::Long => tr!(institution.horizon_long),
        Horizon::Medium => tr!(institution.horizon_medium),
        Horizon::Short => tr!(institution.horizon_short),
    }
}

/// Names a scope.
pub fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Territory => tr!(institution.scope_territory),
        Scope::Institution => tr!(institution.scope_institution),
    }
}

/// Says whose a function is.
pub fn sharing(sharing: Sharing) -> &'static str {
    match sharing {
        Sharing::Exclusive => tr!(institution.sharing_exclusive),
        Sharing::Shared => tr!(institution.sharing_shared),
    }
}

/// Says which municipalities hold a function.
pub fn level(level: GovernmentLevel) -> &'static str {
    match level {
        GovernmentLevel::Provincial => tr!(institution.level_provincial),
        GovernmentLevel::District => tr!(institution.level_district),
        GovernmentLevel::Both => tr!(institution.level_both),
    }
}

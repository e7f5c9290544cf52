//! Words for what stands in a session.

use crate::framework::{Framework, SessionTask};
use crate::ui::i18n::{language, tr};
use crate::workshop::{Refusal, RoomRefusal, StepKind, Workshop};

/// Names a session.
pub fn session(workshop: &Workshop) -> String {
    match workshop.title.trim() {
        "" => tr!(facilitate.unnamed).to_string(),
        title => title.to_string(),
    }
}

/// Names what is voted on or gets points.
pub fn subject(framework: &Framework, competency: &str, text: &str) -> String {
    let mut competencies = framework.competencies.iter();
    let found = competencies.find(|item| item.id == competency);
    found.map_or(text.to_string(), |item| {
        item.name.get(language()).to_string()
    })
}

/// Names what a group does in a phase.
pub fn task(task: SessionTask) -> &'static str {
    match task {
        SessionTask::Talk => tr!(facilitate.task_talk),
        SessionTask::Groups => tr!(facilitate.task_groups),
        SessionTask::Vote => tr!(facilitate.task_vote),
        SessionTask::Institution => tr!(facilitate.task_institution),
        SessionTask::Factors => tr!(facilitate.task_factors),
        SessionTask::Points => tr!(facilitate.task_points),
        SessionTask::Agreements => tr!(facilitate.task_agreements),
        SessionTask::Pause => tr!(facilitate.task_pause),
    }
}

/// Names a factor by its number, 1–3.
pub fn factor(number: u8) -> &'static str {
    match number {
        1 => tr!(facilitate.factor_knowing),
        2 => tr!(facilitate.factor_relations),
        _ => tr!(facilitate.factor_functions),
    }
}

/// Says what was taken back.
pub fn taken_back(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Hands => tr!(facilitate.back_hands),
        StepKind::Kiosk => tr!(facilitate.back_kiosk),
        StepKind::Response => tr!(facilitate.back_response),
        StepKind::Closed => tr!(facilitate.back_closed),
        StepKind::Opened => tr!(facilitate.back_opened),
        StepKind::Agreed => tr!(facilitate.back_agreed),
        StepKind::Points => tr!(facilitate.back_points),
        StepKind::Finding => tr!(facilitate.back_finding),
    }
}

/// Says why something is not done, what was kept and what to do.
pub fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::Unknown => tr!(facilitate.refused_unknown).to_string(),
        Refusal::Closed => tr!(facilitate.refused_closed).to_string(),
        Refusal::StillOpen => tr!(facilitate.refused_open).to_string(),
        Refusal::NoVotes => tr!(facilitate.refused_no_votes).to_string(),
        Refusal::NobodyCounted => tr!(facilitate.refused_nobody).to_string(),
        Refusal::MoreVotes { votes, people } => {
            tr!(facilitate.refused_more, votes = votes, people = people)
        }
        Refusal::MorePoints { given, most } => {
            tr!(facilitate.refused_points, given = given, most = most)
        }
        Refusal::NoMoreRounds => tr!(facilitate.refused_rounds).to_string(),
    }
}

/// Says why a response is not counted.
pub fn room_refusal(refusal: &RoomRefusal) -> String {
    match refusal {
        RoomRefusal::NoVote => tr!(facilitate.file_no_vote).to_string(),
        RoomRefusal::Counted { .. } => tr!(facilitate.file_counted).to_string(),
        RoomRefusal::Closed => tr!(facilitate.file_closed).to_string(),
        RoomRefusal::NothingAsked => tr!(facilitate.file_nothing).to_string(),
        RoomRefusal::OtherFramework { found } => {
            tr!(facilitate.file_framework, version = found.version.clone())
        }
        RoomRefusal::OtherMunicipality { found } => {
            tr!(facilitate.file_municipality, name = found.name.clone())
        }
        RoomRefusal::NoConsent => tr!(facilitate.file_consent).to_string(),
        RoomRefusal::ExampleMixed => tr!(facilitate.file_example).to_string(),
        RoomRefusal::MoreVotes { votes, people } => {
            tr!(facilitate.file_more, votes = votes, people = people)
        }
    }
}

/// Writes minutes as hours and minutes.
pub fn minutes(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, rest) => format!("{hours}\u{a0}h {rest}\u{a0}min"),
    }
}

/// Writes seconds as a clock does; less than nothing with a sign.
pub fn clock(seconds: i64) -> String {
    let sign = if seconds < 0 { "+" } else { "" };
    let seconds = seconds.abs();
    format!("{sign}{}:{:02}", seconds / 60, seconds % 60)
}

/// Writes minutes after midnight as the hour of a day.
pub fn hour(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

//! The sheet that a facilitator leads a session with.

use super::desk::{Desk, clock, heading, items, paragraph, said, table};
use super::head::{basics, listed};
use crate::export::{Block, Document};
use crate::framework::{Framework, Label, Language, SessionLabel, SessionTask};
use crate::workshop::{Phase, Workshop};

/// Returns the sheet of a session: when each phase begins and what is said, asked, laid ready and done in it. Where
/// nobody said when the session begins, times count from its beginning.
pub fn facilitator_sheet(
    workshop: &Workshop,
    framework: &Framework,
    language: Language,
) -> Document {
    let desk = Desk {
        workshop,
        framework,
        language,
    };
    let title = desk.say(SessionLabel::Sheet, &[("title", workshop.title.trim())]);
    let mut blocks = vec![heading(1, &title)];
    let mut lines = basics(&desk);
    lines.push((
        desk.label(SessionLabel::Length),
        desk.length(workshop.minutes()),
    ));
    blocks.extend(listed(lines));
    let times = times(workshop);
    blocks.extend(overview(&desk, &times));
    let materials = workshop.phases.iter().flat_map(|phase| &phase.materials);
    let mut ready: Vec<String> = Vec::new();
    for material in said(materials) {
        if !ready.contains(&material) {
            ready.push(material);
        }
    }
    if !ready.is_empty() {
        blocks.push(heading(2, desk.label(SessionLabel::Ready)));
        blocks.push(items(false, ready));
    }
    for (phase, time) in workshop.phases.iter().zip(&times) {
        blocks.extend(part(&desk, phase, time));
    }
    desk.document(title, blocks)
}

/// Returns when each phase begins and ends.
fn times(workshop: &Workshop) -> Vec<String> {
    let mut begins = workshop.begins.map_or(0, u32::from);
    let phases = workshop.phases.iter().map(|phase| {
        let from = begins;
        begins += u32::from(phase.minutes);
        format!("{}–{}", clock(from), clock(begins))
    });
    phases.collect()
}

fn overview(desk: &Desk<'_>, times: &[String]) -> Option<Block> {
    let phases = desk.workshop.phases.iter().zip(times);
    let rows: Vec<Vec<String>> = phases
        .map(|(phase, time)| {
            vec![
                time.clone(),
                phase.name.clone(),
                desk.label(task(phase.task)).to_string(),
                phase.minutes.to_string(),
            ]
        })
        .collect();
    let heads = [
        (desk.label(SessionLabel::Clock), 18),
        (desk.word(Label::Phase), 40),
        (desk.label(SessionLabel::Task), 27),
        (desk.label(SessionLabel::Planned), 15),
    ];
    (!rows.is_empty()).then(|| table(&heads, 3..4, rows))
}

fn task(task: SessionTask) -> SessionLabel {
    match task {
        SessionTask::Talk => SessionLabel::TaskTalk,
        SessionTask::Groups => SessionLabel::TaskGroups,
        SessionTask::Vote => SessionLabel::TaskVote,
        SessionTask::Institution => SessionLabel::TaskInstitution,
        SessionTask::Factors => SessionLabel::TaskFactors,
        SessionTask::Points => SessionLabel::TaskPoints,
        SessionTask::Agreements => SessionLabel::TaskAgreements,
        SessionTask::Pause => SessionLabel::TaskPause,
    }
}

/// Returns everything about a phase.
fn part(desk: &Desk<'_>, phase: &Phase, time: &str) -> Vec<Block> {
    let mut blocks = vec![heading(2, &format!("{time} · {}", phase.name))];
    let length = desk.length(phase.minutes.into());
    let what = desk.label(task(phase.task));
    blocks.push(paragraph(&format!("**{what}** · {length}")));
    let each = phase.points.each().to_string();
    let names = |list: Vec<(&str, &str)>| -> Vec<String> {
        let names = list.into_iter();
        names
            .map(|(competency, text)| desk.name(competency, text))
            .collect()
    };
    let ballots = phase.ballots.iter();
    let ballots = ballots.map(|item| (item.competency.as_str(), item.text.as_str()));
    let options = phase.points.options.iter();
    let options = options.map(|item| (item.competency.as_str(), item.text.as_str()));
    let lists = [
        (
            desk.say(SessionLabel::Script, &[]),
            said(phase.script.iter()),
        ),
        (
            desk.say(SessionLabel::Questions, &[]),
            said(phase.questions.iter()),
        ),
        (
            desk.say(SessionLabel::ToVote, &[]),
            names(ballots.collect()),
        ),
        (
            desk.say(SessionLabel::ToRank, &[("n", &each)]),
            names(options.collect()),
        ),
        (
            desk.say(SessionLabel::Materials, &[]),
            said(phase.materials.iter()),
        ),
        (desk.say(SessionLabel::Roles, &[]), said(phase.roles.iter())),
    ];
    for (place, (title, list)) in lists.into_iter().enumerate() {
        if !list.is_empty() {
            blocks.push(heading(3, &title));
            blocks.push(items(place == 0, list));
        }
    }
    blocks
}

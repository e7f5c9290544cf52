//! What a phase found about the institution.

use super::desk::{Desk, items, paragraph, table};
use crate::dossier::{InstrumentStatus, State};
use crate::export::Block;
use crate::framework::{Label, SessionLabel};
use crate::workshop::show::asked_words;
use crate::workshop::{Asked, Phase, asked_in};

/// Returns the answers that were given, the instruments that there are and which of them follow which, and how many
/// questions were left.
pub(super) fn found(desk: &Desk<'_>, phase: &Phase) -> Vec<Block> {
    let asked = asked_in(phase, desk.framework);
    let answers: Vec<_> = asked.iter().filter_map(|item| answer(desk, item)).collect();
    let instruments: Vec<_> = asked
        .iter()
        .filter_map(|item| instrument(desk, item))
        .collect();
    let links: Vec<_> = asked.iter().filter_map(|item| link(desk, item)).collect();
    let said = answers.len() + instruments.len() + links.len();
    if said == 0 {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    if !answers.is_empty() {
        let heads = [
            (desk.label(SessionLabel::Question), 38),
            (desk.label(SessionLabel::Answer), 12),
            (desk.label(SessionLabel::Evidence), 28),
            (desk.label(SessionLabel::Teacher), 22),
        ];
        blocks.push(table(&heads, 0..0, answers));
    }
    if !instruments.is_empty() {
        let heads = [
            (desk.word(Label::Instrument), 50),
            (desk.word(Label::Status), 18),
            (desk.label(SessionLabel::Evidence), 32),
        ];
        blocks.push(table(&heads, 0..0, instruments));
    }
    if !links.is_empty() {
        blocks.push(items(false, links));
    }
    if asked.len() > said {
        let open = (asked.len() - said).to_string();
        blocks.push(paragraph(
            &desk.say(SessionLabel::Unanswered, &[("n", &open)]),
        ));
    }
    blocks
}

fn answer(desk: &Desk<'_>, asked: &Asked) -> Option<Vec<String>> {
    let Asked::Finding { part, id } = asked else {
        return None;
    };
    let finding = desk.workshop.institution.findings(*part)?.get(id)?;
    let state = match finding.state? {
        State::Done => desk.word(Label::Yes),
        State::Partly => desk.label(SessionLabel::Partly),
        State::Not => desk.word(Label::No),
        State::NotApplicable => desk.label(SessionLabel::NotApplicable),
    };
    Some(vec![
        asked_words(desk.framework, id, desk.language),
        state.to_string(),
        finding.evidence.trim().to_string(),
        finding.teacher.trim().to_string(),
    ])
}

fn instrument(desk: &Desk<'_>, asked: &Asked) -> Option<Vec<String>> {
    let Asked::Instrument { id } = asked else {
        return None;
    };
    let finding = desk.workshop.institution.instruments.get(id)?;
    let status = desk.word(match finding.status? {
        InstrumentStatus::InForce => Label::InForce,
        InstrumentStatus::InPreparation => Label::InPreparation,
        InstrumentStatus::Expired => Label::Expired,
        InstrumentStatus::Missing => Label::Missing,
    });
    Some(vec![
        asked_words(desk.framework, id, desk.language),
        status.to_string(),
        finding.evidence.trim().to_string(),
    ])
}

fn link(desk: &Desk<'_>, asked: &Asked) -> Option<String> {
    let Asked::Link { guide, guided } = asked else {
        return None;
    };
    let finding = desk.workshop.institution.instruments.get(guide)?;
    let follows = finding.followed_by.get(guided)?;
    let (guide, guided) = (short(desk, guide), short(desk, guided));
    let label = match follows {
        true => SessionLabel::Follows,
        false => SessionLabel::Breaks,
    };
    Some(desk.say(label, &[("guide", &guide), ("guided", &guided)]))
}

/// Returns how people call an instrument.
fn short(desk: &Desk<'_>, id: &str) -> String {
    let found = desk.framework.instrument(id);
    match found.filter(|item| !item.acronym.is_empty()) {
        Some(item) => item.acronym.clone(),
        None => asked_words(desk.framework, id, desk.language),
    }
}

//! What the room sees: made here and nowhere else, so that nothing hidden can reach the projector.

use super::ballot::Outcome;
use super::model::{Ballot, Phase, Workshop};
use super::points::Place;
use super::room::{Asked, asked_in};
use super::slide::{Slide, SlideAgreement, SlideClock, SlideFace, SlideRound, SlideRow};
use super::walk::{Beat, Face, SUMMARY_ROWS};
use crate::dossier::Institution;
use crate::framework::{Framework, Language, SessionTask};

/// Returns what the room sees at the present place of a session. Votes come in only when voting is closed and enough
/// people gave a value; the script, notes and names never do.
pub fn slide(workshop: &Workshop, framework: &Framework, language: Language) -> Slide {
    let mut slide = Slide {
        dark: workshop.dark,
        municipality: workshop.municipality.name.clone(),
        session: workshop.title.clone(),
        phases: workshop.phases.len(),
        heading: workshop.title.clone(),
        ..Slide::default()
    };
    if workshop.closed.is_some() {
        slide.face = SlideFace::End;
        return slide;
    }
    let Some((at, phase)) = workshop.at.zip(workshop.phase()) else {
        return slide;
    };
    slide.phase.clone_from(&phase.name);
    slide.heading.clone_from(&phase.name);
    slide.place = at.phase + 1;
    slide.clock = clock(workshop, phase);
    let view = View {
        workshop,
        phase,
        framework,
        language,
    };
    view.face(at, &mut slide);
    slide
}

fn clock(workshop: &Workshop, phase: &Phase) -> SlideClock {
    let discussion = &workshop.discussion;
    let shown = discussion.running || discussion.spent > 0;
    SlideClock {
        limit: u32::from(phase.minutes) * 60,
        spent: workshop.clock.spent,
        running: workshop.clock.running,
        discussion_limit: if shown { workshop.discussion_limit } else { 0 },
        discussion_spent: discussion.spent,
        discussion_running: discussion.running,
    }
}

/// What a slide is made of.
struct View<'a> {
    workshop: &'a Workshop,
    phase: &'a Phase,
    framework: &'a Framework,
    language: Language,
}

impl View<'_> {
    fn face(&self, at: Beat, slide: &mut Slide) {
        match at.face {
            Face::Opening if self.phase.task == SessionTask::Pause => slide.face = SlideFace::Pause,
            Face::Opening => slide.face = SlideFace::Opening,
            Face::Question => {
                slide.face = SlideFace::Question;
                let question = self.phase.questions.get(at.item);
                slide.heading = question.cloned().unwrap_or_default();
                slide.number = (at.item.saturating_add(1), self.phase.questions.len());
            }
            Face::Ballot | Face::Result => self.ballot(at, slide),
            Face::Summary => self.summary(at.item, slide),
            Face::Asked => self.asked(at.item, slide),
            Face::Giving | Face::Ranking => self.points(at.face, slide),
            Face::Board => self.board(at.item, slide),
        }
    }

    fn name(&self, competency: &str, text: &str) -> String {
        name_of(self.framework, competency, text, self.language)
    }

    fn ballot(&self, at: Beat, slide: &mut Slide) {
        let Some(ballot) = self.phase.ballots.get(at.item) else {
            return;
        };
        let factors = self.phase.task == SessionTask::Factors;
        let hidden = at.face == Face::Ballot || ballot.is_open();
        slide.face = match (factors, hidden) {
            (false, true) => SlideFace::Vote,
            (false, false) => SlideFace::VoteResult,
            (true, true) => SlideFace::Factors,
            (true, false) => SlideFace::FactorsResult,
        };
        slide.heading = self.name(&ballot.competency, &ballot.text);
        slide.number = (at.item + 1, self.phase.ballots.len());
        if !factors {
            let mut competencies = self.framework.competencies.iter();
            let found = competencies.find(|item| item.id == ballot.competency);
            let levels = found.iter().flat_map(|item| &item.levels);
            slide.lines = levels
                .map(|text| text.get(self.language).to_string())
                .collect();
        }
        if hidden {
            slide.voted = ballot.round().map_or(0, |round| round.all().votes());
            return;
        }
        slide.required = ballot.required;
        slide.agreed = ballot.agreed;
        slide.evidence.clone_from(&ballot.evidence);
        slide.dissent.clone_from(&ballot.dissent);
        slide.rounds = rounds(ballot, self.workshop.threshold());
    }

    fn summary(&self, page: usize, slide: &mut Slide) {
        slide.face = SlideFace::Summary;
        let at = self.workshop.at.map_or(0, |at| at.phase);
        let voted = self.workshop.summary_of(at);
        let Some(voted) = voted.and_then(|place| self.workshop.phases.get(place)) else {
            return;
        };
        let pages = voted.ballots.len().div_ceil(SUMMARY_ROWS);
        slide.number = (page.saturating_add(1), pages);
        let ballots = voted.ballots.iter();
        let before = page.saturating_mul(SUMMARY_ROWS);
        let ballots = ballots.skip(before).take(SUMMARY_ROWS);
        slide.rows = ballots
            .map(|ballot| SlideRow {
                name: self.name(&ballot.competency, &ballot.text),
                value: ballot.agreed.map(u16::from),
                beside: ballot.required.map(u16::from),
                ..SlideRow::default()
            })
            .collect();
        let found = voted.agreement(0, self.workshop.threshold());
        slide.agreement = found.map(|found| SlideAgreement {
            reading: found.reading.into(),
            alpha: found.alpha.map(|alpha| (alpha * 1000.0).round() as i32),
        });
    }

    fn asked(&self, item: usize, slide: &mut Slide) {
        let asked = asked_in(self.phase, self.framework);
        slide.number = (item.saturating_add(1), asked.len());
        let institution = &self.workshop.institution;
        match asked.get(item) {
            Some(Asked::Finding { part, id }) => {
                slide.face = SlideFace::Finding;
                slide.heading = asked_words(self.framework, id, self.language);
                slide.answer = institution.state_of(*part, id);
                let finding = institution.findings(*part).and_then(|found| found.get(id));
                slide.evidence = finding
                    .map(|found| found.evidence.clone())
                    .unwrap_or_default();
            }
            Some(Asked::Instrument { id }) => {
                slide.face = SlideFace::Instrument;
                slide.instruments = vec![id.clone()];
                slide.institution = Some(self.instruments());
            }
            Some(Asked::Link { guide, guided }) => {
                slide.face = SlideFace::Link;
                slide.instruments = vec![guide.clone(), guided.clone()];
                slide.institution = Some(self.instruments());
            }
            None => {}
        }
    }

    /// What was said of instruments, without what shows it, and nothing else of the institution.
    fn instruments(&self) -> Institution {
        let mut instruments = self.workshop.institution.instruments.clone();
        for finding in instruments.values_mut() {
            finding.evidence.clear();
        }
        Institution {
            instruments,
            ..Institution::default()
        }
    }

    fn points(&self, face: Face, slide: &mut Slide) {
        let points = &self.phase.points;
        slide.points = points.each();
        let hidden = face == Face::Giving || !points.closed;
        slide.face = match hidden {
            true => SlideFace::Giving,
            false => SlideFace::Ranking,
        };
        slide.rows = match hidden || points.few(self.workshop.threshold()) {
            true => {
                let options = points.options.iter();
                let row = |name| SlideRow {
                    name,
                    ..SlideRow::default()
                };
                options
                    .map(|item| row(self.name(&item.competency, &item.text)))
                    .collect()
            }
            false => {
                let ranked = points.ranking().into_iter();
                let row = ranked.map(|item| {
                    let Place { first, last } = item.place;
                    SlideRow {
                        name: self.name(&item.option.competency, &item.option.text),
                        value: Some(item.option.points),
                        beside: item.before,
                        place: (first, last),
                        ..SlideRow::default()
                    }
                });
                row.collect()
            }
        };
    }

    fn board(&self, page: usize, slide: &mut Slide) {
        slide.face = SlideFace::Board;
        let pages = self.workshop.board(&self.phase.name);
        // Where something was taken away there may be fewer pages.
        let page = page.min(pages.len().saturating_sub(1));
        slide.number = (page.saturating_add(1), pages.len());
        let here = pages.get(page).cloned().unwrap_or_default();
        let agreements = self.workshop.agreements.get(here.agreements);
        let agreements = agreements.unwrap_or_default().iter();
        slide.lines = agreements.map(|item| item.text.clone()).collect();
        let commitments = self.workshop.commitments.get(here.commitments);
        slide.rows = commitments
            .unwrap_or_default()
            .iter()
            .map(|item| SlideRow {
                name: item.text.clone(),
                responsible: item.responsible.clone(),
                due: item
                    .due
                    .map(crate::documents::time::iso_day)
                    .unwrap_or_default(),
                ..SlideRow::default()
            })
            .collect();
    }
}

fn rounds(ballot: &Ballot, threshold: usize) -> Vec<SlideRound> {
    let rounds = ballot
        .rounds
        .iter()
        .map(|round| match round.outcome(threshold) {
            Outcome::Shown(shown) => SlideRound {
                few: false,
                values: shown.tally.values().to_vec(),
                votes: shown.votes,
                without: shown.tally.votes() - shown.votes,
                most: shown.most,
                same: shown.same,
                near: shown.near,
            },
            Outcome::TooFew => SlideRound {
                few: true,
                ..SlideRound::default()
            },
            Outcome::Open | Outcome::Nobody => SlideRound::default(),
        });
    rounds.collect()
}

/// Names a competency, or says in the group's words what else it is.
pub(super) fn name_of(
    framework: &Framework,
    competency: &str,
    text: &str,
    language: Language,
) -> String {
    let mut competencies = framework.competencies.iter();
    let found = competencies.find(|item| item.id == competency);
    match found {
        Some(found) => found.name.get(language).to_string(),
        None if text.is_empty() => competency.to_string(),
        None => text.to_string(),
    }
}

/// Returns what is asked of the institution, in words.
pub(super) fn asked_words(framework: &Framework, id: &str, language: Language) -> String {
    let functions = framework.mandate_functions().filter(|item| item.id == id);
    let functions = functions.map(|item| &item.name);
    let checks = framework.systems.iter().flat_map(|item| &item.checks);
    let checks = checks.filter(|item| item.id == id).map(|item| &item.name);
    let principles = framework.principles.iter().filter(|item| item.id == id);
    let principles = principles.map(|item| &item.sentence);
    let practices = framework.practices.iter().filter(|item| item.id == id);
    let practices = practices.map(|item| &item.recommendation);
    let instruments = framework.instruments.iter().filter(|item| item.id == id);
    let instruments = instruments.map(|item| &item.name);
    let found = functions.chain(checks).chain(principles);
    let mut found = found.chain(practices).chain(instruments);
    found
        .next()
        .map(|text| text.get(language).to_string())
        .unwrap_or_default()
}

//! Beginning a session: from a model of the framework, from one of one's own.

use super::model::{Ballot, Phase, PointsOption, Workshop};
use super::room::{Asked, asked_in};
use super::show::asked_words;
use crate::documents::World;
use crate::dossier::{DiagnosisPart, State};
use crate::framework::{Framework, Language, SessionModel, SessionPhase, SessionTask};
use crate::order::ordered;

/// Minutes in which times are given.
const STEP: u16 = 5;

/// Things that are carried on from one phase to another: more than a room can weigh against each other is no help.
const MOST_CARRIED: usize = 10;

/// Shares minutes out to phases, given each phase's share and least: each gets at least its least, the rest goes in
/// steps of five to the phase that is furthest below its share. Where there is room, the least too counts in steps of
/// five, so that nobody has to look at the clock for the eighth minute. Where the least of all is more than there is,
/// every phase gets its least. The times add up to `minutes` otherwise.
pub fn minutes_of(phases: &[(u8, u16)], minutes: u16) -> Vec<u16> {
    let sum = |times: &[u16]| times.iter().map(|time| u32::from(*time)).sum::<u32>();
    let least: Vec<u16> = phases.iter().map(|(_, least)| *least).collect();
    let even: Vec<u16> = least.iter().map(|time| stepped(*time)).collect();
    let room = sum(&even) <= u32::from(minutes);
    let mut found = if room { even } else { least };
    let Some(mut rest) = u32::from(minutes).checked_sub(sum(&found)) else {
        return found;
    };
    let shares: u32 = phases.iter().map(|(share, _)| u32::from(*share)).sum();
    while rest > 0 {
        let next = rest.min(u32::from(STEP));
        let want = |place: usize, share: u8| {
            let has = found.get(place).copied().map_or(0, u64::from);
            // has / share, compared without fractions by a common multiple
            has * 1000 / u64::from(share.max(1))
        };
        let neediest = phases
            .iter()
            .enumerate()
            .filter(|(_, (share, _))| *share > 0 || shares == 0)
            .min_by_key(|(place, (share, _))| want(*place, *share))
            .map(|(place, _)| place);
        match neediest.and_then(|place| found.get_mut(place)) {
            Some(has) => *has = has.saturating_add(u16::try_from(next).unwrap_or_default()),
            None => break,
        }
        rest -= next;
    }
    found
}

/// Returns the next full step.
fn stepped(minutes: u16) -> u16 {
    minutes.div_ceil(STEP).saturating_mul(STEP)
}

/// Begins a session from a model of the framework, in the words of one language, to fit into `minutes`.
pub fn begin(
    framework: &Framework,
    model: &SessionModel,
    minutes: u16,
    language: Language,
    world: &dyn World,
) -> Workshop {
    let shares: Vec<(u8, u16)> = model
        .phases
        .iter()
        .map(|item| (item.share, item.least))
        .collect();
    let times = minutes_of(&shares, minutes);
    let phases = model.phases.iter().zip(times);
    Workshop {
        title: model.name.get(language).to_string(),
        made_from: model.id.clone(),
        phases: phases
            .map(|(item, minutes)| phase(framework, item, minutes, language, world))
            .collect(),
        ..Workshop::default()
    }
}

fn phase(
    framework: &Framework,
    item: &SessionPhase,
    minutes: u16,
    language: Language,
    world: &dyn World,
) -> Phase {
    let words = |texts: &[crate::framework::Text]| -> Vec<String> {
        texts
            .iter()
            .map(|text| text.get(language).to_string())
            .collect()
    };
    let mut questions = words(&item.ask);
    for id in &item.questions {
        let mut known = framework.questions.iter();
        let known = known.find(|question| question.id == *id);
        questions.extend(known.map(|question| question.text.get(language).to_string()));
    }
    let parts = item.diagnosis.iter().map(|kind| DiagnosisPart::of(*kind));
    Phase {
        id: world.new_id(),
        name: item.name.get(language).to_string(),
        task: item.task,
        minutes,
        script: words(&item.script),
        questions,
        materials: words(&item.materials),
        roles: words(&item.roles),
        parts: parts.collect(),
        ..Phase::default()
    }
}

/// Begins a session from one of one's own: its phases, texts and things to vote on, nothing of what happened. What a
/// vote carried on to factors and points belongs to what happened.
pub fn from_model(model: &Workshop, world: &dyn World) -> Workshop {
    let votes = model.phases.iter();
    let votes = votes.filter(|phase| phase.task == SessionTask::Vote);
    let voted: Vec<&str> = votes
        .flat_map(|phase| &phase.ballots)
        .map(|ballot| ballot.competency.as_str())
        .filter(|competency| !competency.is_empty())
        .collect();
    let carried = |phase: &Phase, ballot: &Ballot| {
        phase.task == SessionTask::Factors && voted.contains(&ballot.competency.as_str())
    };
    let phases = model.phases.iter().map(|phase| Phase {
        id: world.new_id(),
        spent: 0,
        notes: String::new(),
        ballots: phase
            .ballots
            .iter()
            .filter(|ballot| !carried(phase, ballot))
            .map(|ballot| fresh(ballot, world))
            .collect(),
        points: super::model::Points {
            each: phase.points.each,
            options: Vec::new(),
            ..Default::default()
        },
        ..phase.clone()
    });
    Workshop {
        title: model.title.clone(),
        made_from: model.made_from.clone(),
        threshold: model.threshold,
        discussion_limit: model.discussion_limit,
        phases: phases.collect(),
        ..Workshop::default()
    }
}

fn fresh(ballot: &Ballot, world: &dyn World) -> Ballot {
    Ballot {
        id: world.new_id(),
        competency: ballot.competency.clone(),
        text: ballot.text.clone(),
        required: ballot.required,
        ..Ballot::default()
    }
}

impl Workshop {
    /// Puts competencies to the vote in a phase, those that are not there yet; `required` gives the level that posts
    /// ask for.
    pub fn put_to_vote(
        &mut self,
        phase: usize,
        competencies: &[String],
        required: impl Fn(&str) -> Option<u8>,
        world: &dyn World,
    ) {
        let Some(phase) = self.phases.get_mut(phase) else {
            return;
        };
        for id in competencies {
            if phase.ballots.iter().any(|ballot| ballot.competency == *id) {
                continue;
            }
            phase.ballots.push(Ballot {
                id: world.new_id(),
                competency: id.clone(),
                required: required(id),
                ..Ballot::default()
            });
        }
    }

    /// Brings what earlier phases found into the phases that go on with it: what has a gap, and what the institution
    /// lacks where the session asked for that, is asked for its factor and gets points. What is there already stays;
    /// called whenever a phase is entered.
    pub fn carry_on(
        &mut self,
        phase: usize,
        framework: &Framework,
        language: Language,
        world: &dyn World,
    ) {
        let found = self.found_before(phase, framework);
        let Some(phase) = self.phases.get_mut(phase) else {
            return;
        };
        for lack in found {
            match phase.task {
                SessionTask::Factors => {
                    let mut known = phase.ballots.iter();
                    if !known.any(|item| lack.is(&item.id, &item.competency, &item.text)) {
                        phase.ballots.push(Ballot {
                            id: lack.id(world),
                            text: lack.words(framework, language),
                            competency: lack.competency,
                            ..Ballot::default()
                        });
                    }
                }
                SessionTask::Points if !phase.points.closed => {
                    let options = &mut phase.points.options;
                    let mut known = options.iter();
                    if !known.any(|item| lack.is(&item.id, &item.competency, &item.text)) {
                        options.push(PointsOption {
                            id: lack.id(world),
                            text: lack.words(framework, language),
                            competency: lack.competency,
                            ..PointsOption::default()
                        });
                    }
                }
                _ => return,
            }
        }
    }

    /// Returns what phases before this one found lacking, the largest gaps first.
    fn found_before(&self, phase: usize, framework: &Framework) -> Vec<Lack> {
        let before = || self.phases.iter().take(phase);
        let votes = before().filter(|item| item.task == SessionTask::Vote);
        let gaps = votes.flat_map(|item| &item.ballots);
        let gaps = gaps.filter(|ballot| ballot.gap().is_some_and(|gap| gap > 0));
        let gaps = ordered(gaps.collect(), |a, b| b.gap().cmp(&a.gap()));
        let gaps = gaps.into_iter();
        let mut found: Vec<_> = gaps
            .map(|item| Lack {
                competency: item.competency.clone(),
                text: item.text.clone(),
                asked: String::new(),
            })
            .collect();
        let asked = before().filter(|item| item.task == SessionTask::Institution);
        for asked in asked.flat_map(|item| asked_in(item, framework)) {
            let (part, id) = match asked {
                Asked::Finding { part, id } => (part, id),
                Asked::Instrument { id } => (DiagnosisPart::Instruments, id),
                Asked::Link { .. } => continue,
            };
            let state = self.institution.state_of(part, &id);
            if matches!(state, Some(State::Not | State::Partly)) {
                found.push(Lack {
                    asked: id,
                    ..Lack::default()
                });
            }
        }
        found.truncate(MOST_CARRIED);
        found
    }
}

/// Something that was found lacking.
#[derive(Default)]
struct Lack {
    /// Competency id, where it is one.
    competency: String,
    /// The group's own words, where it is none.
    text: String,
    /// Id of what the institution was asked, where it is that.
    asked: String,
}

impl Lack {
    /// Returns its words, where it is no competency.
    fn words(&self, framework: &Framework, language: Language) -> String {
        match self.asked.as_str() {
            "" => self.text.clone(),
            asked => asked_words(framework, asked, language),
        }
    }

    /// Returns the identity under which it is carried on. What the institution was asked keeps its own, by which it is
    /// known in every language.
    fn id(&self, world: &dyn World) -> String {
        match self.asked.as_str() {
            "" => world.new_id(),
            asked => asked.to_string(),
        }
    }

    /// Tells whether this is it.
    fn is(&self, id: &str, competency: &str, text: &str) -> bool {
        match self.asked.as_str() {
            "" => (competency, text) == (&self.competency, &self.text),
            asked => id == asked,
        }
    }
}

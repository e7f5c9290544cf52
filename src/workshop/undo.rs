//! The way back, one step after the other, also after the page was closed.

use serde::Serialize;

use super::model::{Ballot, Points, Workshop};
use super::walk::Beat;
use crate::documents::{fields, names};
use crate::dossier::{DiagnosisPart, Finding, InstrumentFinding};

/// Steps that can be taken back; earlier ones are forgotten.
pub const KEPT_STEPS: usize = 40;

/// What was done last, with what was there before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Step {
    /// What was done.
    pub kind: StepKind,
    /// Where.
    pub beat: Beat,
    /// Ballots of that phase as they were.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ballots: Vec<Ballot>,
    /// Points of that phase as they were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// Part of the institutional diagnosis.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<DiagnosisPart>,
    /// Id of what was answered, or of the response that was counted.
    pub id: String,
    /// The answer that was there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
    /// What was said of the instrument.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<InstrumentFinding>,
}

fields!(Step { ; kind, beat, ballots, points, part, id, finding, instrument });

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Counted hands were typed.
    #[default]
    Hands,
    /// Somebody voted on the device that goes round.
    Kiosk,
    /// A response was counted.
    Response,
    /// Voting was closed.
    Closed,
    /// Voting was opened again, to correct it or for a second round.
    Opened,
    /// The group's value was set.
    Agreed,
    /// Points were typed, closed or opened again.
    Points,
    /// Something of the institutional diagnosis was answered.
    Finding,
}

names!(StepKind {
    Hands = "hands",
    Kiosk = "kiosk",
    Response = "response",
    Closed = "closed",
    Opened = "opened",
    Agreed = "agreed",
    Points = "points",
    Finding = "finding"
});

impl Step {
    /// Returns an empty step at a place.
    pub(super) fn at(kind: StepKind, beat: Option<Beat>) -> Step {
        Step {
            kind,
            beat: beat.unwrap_or_default(),
            ..Step::default()
        }
    }

    /// Whether it tells what one person voted, by what was there before.
    fn is_of_one_person(&self) -> bool {
        matches!(self.kind, StepKind::Kiosk | StepKind::Response)
    }

    /// Whether it goes on typing what `earlier` began.
    fn goes_on(&self, earlier: &Step) -> bool {
        let same = |step: &Step| {
            let ballots = step
                .ballots
                .iter()
                .map(|ballot| (ballot.id.clone(), ballot.rounds.len()));
            (step.kind, step.beat, ballots.collect::<Vec<_>>())
        };
        let typed = match self.kind {
            StepKind::Hands => true,
            StepKind::Points => {
                let state = |step: &Step| step.points.as_ref().map(|points| points.closed);
                state(self) == Some(false) && state(earlier) == Some(false)
            }
            _ => false,
        };
        typed && same(self) == same(earlier)
    }
}

impl Workshop {
    /// Keeps the way back. What is typed letter by letter is one step. The step of one person's vote forgets all
    /// before it, so that no row of votes lies in the file.
    pub(super) fn keep(&mut self, step: Step) {
        if self.past.last().is_some_and(|last| step.goes_on(last)) {
            return;
        }
        if step.is_of_one_person() {
            self.past.clear();
        }
        self.past.push(step);
        let over = self.past.len().saturating_sub(KEPT_STEPS);
        self.past.drain(..over);
    }

    /// Takes the last step back and goes where it was made. Returns what it was; nothing where there is none.
    pub fn take_back(&mut self) -> Option<StepKind> {
        let step = self.past.pop()?;
        if let Some(phase) = self.phases.get_mut(step.beat.phase) {
            for before in step.ballots {
                if let Some(ballot) = phase.ballots.iter_mut().find(|now| now.id == before.id) {
                    *ballot = before;
                }
            }
            if let Some(points) = step.points {
                phase.points = points;
            }
        }
        if step.kind == StepKind::Response {
            self.taken.retain(|taken| taken.id != step.id);
        }
        match step.part {
            Some(DiagnosisPart::Instruments) => {
                let instruments = &mut self.institution.instruments;
                match step.instrument {
                    Some(before) => instruments.insert(step.id, before),
                    None => instruments.remove(&step.id),
                };
            }
            Some(part) => {
                if let Some(findings) = self.institution.findings_mut(part) {
                    match step.finding {
                        Some(before) => findings.insert(step.id, before),
                        None => findings.remove(&step.id),
                    };
                }
            }
            None => {}
        }
        if self.at.is_some_and(|at| at != step.beat) {
            self.go(step.beat);
        }
        Some(step.kind)
    }
}

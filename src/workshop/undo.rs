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
    /// Id of what was answered, of what got points, of the response that was counted, or the place of the choice that
    /// hands were counted for.
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

    /// Whether it is about the number that `earlier` was about.
    fn goes_on(&self, earlier: &Step) -> bool {
        let ids = |step: &Step| -> Vec<String> {
            step.ballots.iter().map(|item| item.id.clone()).collect()
        };
        let closed = |step: &Step| step.points.as_ref().map(|points| points.closed);
        let about = |step: &Step| {
            (
                step.kind,
                step.beat,
                step.id.clone(),
                closed(step),
                ids(step),
            )
        };
        about(self) == about(earlier)
    }
}

/// Tells whether one number becomes another by one figure more or less at its end.
fn is_typed_on(before: u16, now: u16) -> bool {
    now / 10 == before || before / 10 == now
}

impl Workshop {
    /// Keeps the way back from a number that was `before` and is `now`. What is typed figure by figure is one step.
    pub(super) fn keep_typed(&mut self, step: Step, before: u16, now: u16) {
        let same = self.past.last().is_some_and(|last| step.goes_on(last));
        if !(same && is_typed_on(before, now)) {
            self.keep(step);
        }
    }

    /// Keeps the way back. The step of one person's vote forgets all before it, so that no row of votes lies in the
    /// file.
    pub(super) fn keep(&mut self, step: Step) {
        if step.is_of_one_person() {
            self.past.clear();
        }
        self.past.push(step);
        let over = self.past.len().saturating_sub(KEPT_STEPS);
        self.past.drain(..over);
    }

    /// Forgets the steps of one person's vote on a ballot: what one person voted is not kept longer than voting lasts.
    /// Steps after those lead back to where those led.
    pub(super) fn forget_people(&mut self, ballot: &str) {
        self.past.retain(|step| {
            let on_it = step.ballots.iter().any(|before| before.id == ballot);
            !(step.is_of_one_person() && on_it)
        });
    }

    /// Takes the last step back and goes where it was made. What was written beside it since, such as evidence, stays;
    /// so does that a result was shown. Returns what it was; nothing where there is none.
    pub fn take_back(&mut self) -> Option<StepKind> {
        let step = self.past.pop()?;
        if let Some(phase) = self.phases.get_mut(step.beat.phase) {
            for before in step.ballots {
                if let Some(ballot) = phase.ballots.iter_mut().find(|now| now.id == before.id) {
                    ballot.go_back(before);
                }
            }
            if let Some(before) = step.points {
                phase.points.go_back(before);
            }
        }
        if step.kind == StepKind::Response {
            self.taken.retain(|taken| taken.id != step.id);
        }
        match step.part {
            Some(DiagnosisPart::Instruments) => {
                let before = step.instrument.unwrap_or_default();
                self.institution.change_instrument(&step.id, |now| {
                    (now.status, now.date) = (before.status, before.date);
                    now.followed_by = before.followed_by;
                });
            }
            Some(part) => {
                let before = step.finding.unwrap_or_default();
                self.institution.change_finding(part, &step.id, |now| {
                    (now.state, now.date) = (before.state, before.date);
                });
            }
            None => {}
        }
        if self.at.is_some_and(|at| at != step.beat) {
            self.go(step.beat);
        }
        Some(step.kind)
    }
}

impl Ballot {
    /// Takes votes and agreed value back to what they were.
    fn go_back(&mut self, before: Ballot) {
        let shown: Vec<bool> = self.rounds.iter().map(|round| round.shown).collect();
        self.rounds = before.rounds;
        for (round, shown) in self.rounds.iter_mut().zip(shown) {
            round.shown |= shown;
        }
        self.agreed = before.agreed;
    }
}

impl Points {
    /// Takes points back to what they were; what gets points is as it is now.
    fn go_back(&mut self, before: Points) {
        self.closed = before.closed;
        self.before = before.before;
        for now in &mut self.options {
            let mut options = before.options.iter();
            if let Some(before) = options.find(|item| item.id == now.id) {
                (now.points, now.tie) = (before.points, before.tie);
            }
        }
    }
}

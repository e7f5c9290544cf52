//! The way through a session: what comes after what.

use serde::Serialize;

use super::model::{Phase, Workshop};
use super::room::asked_in;
use crate::documents::{fields, names};
use crate::framework::{Framework, SessionTask};

/// A place in a session: what is before the room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Beat {
    /// Place of the phase, from 0.
    pub phase: usize,
    /// What is shown of it.
    pub face: Face,
    /// Place of the question, ballot or thing asked, from 0.
    pub item: usize,
}

fields!(Beat { ; phase, face, item });

/// What is shown of a phase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// Its title.
    #[default]
    Opening,
    /// A question to talk about.
    Question,
    /// What people vote on; the votes are hidden.
    Ballot,
    /// What they voted.
    Result,
    /// Everything that was voted on, together, in pages.
    Summary,
    /// Something of the institutional diagnosis.
    Asked,
    /// What gets points; the points are hidden.
    Giving,
    /// The ranking.
    Ranking,
    /// Agreements and commitments, in pages.
    Board,
}

names!(Face {
    Opening = "opening",
    Question = "question",
    Ballot = "ballot",
    Result = "result",
    Summary = "summary",
    Asked = "asked",
    Giving = "giving",
    Ranking = "ranking",
    Board = "board"
});

/// Rows of a summary that are read from the back row at once; more come on further pages.
pub const SUMMARY_ROWS: usize = 7;

/// Returns the faces of a phase in order; `summary` is how much its summary names, `pages` are those of the board.
fn faces(phase: &Phase, framework: &Framework, summary: usize, pages: usize) -> Vec<(Face, usize)> {
    let mut found = vec![(Face::Opening, 0)];
    let summary = (0..summary.div_ceil(SUMMARY_ROWS)).map(|page| (Face::Summary, page));
    let votes = matches!(phase.task, SessionTask::Vote | SessionTask::Factors);
    // A conversation about results begins with them.
    if !votes {
        found.extend(summary.clone());
    }
    found.extend((0..phase.questions.len()).map(|item| (Face::Question, item)));
    match phase.task {
        SessionTask::Vote | SessionTask::Factors => {
            for item in 0..phase.ballots.len() {
                found.extend([(Face::Ballot, item), (Face::Result, item)]);
            }
            found.extend(summary);
        }
        SessionTask::Institution => {
            let asked = asked_in(phase, framework).len();
            found.extend((0..asked).map(|item| (Face::Asked, item)));
        }
        SessionTask::Points if !phase.points.options.is_empty() => {
            found.extend([(Face::Giving, 0), (Face::Ranking, 0)]);
        }
        SessionTask::Agreements => found.extend((0..pages).map(|page| (Face::Board, page))),
        SessionTask::Points | SessionTask::Talk | SessionTask::Groups | SessionTask::Pause => {}
    }
    found
}

impl Workshop {
    /// Returns every place of the session in order.
    pub fn beats(&self, framework: &Framework) -> Vec<Beat> {
        let mut found = Vec::new();
        for (place, phase) in self.phases.iter().enumerate() {
            let voted = self.summary_of(place).and_then(|of| self.phases.get(of));
            let summary = voted.map_or(0, |of| of.ballots.len());
            let pages = match phase.task {
                SessionTask::Agreements => self.board(&phase.name).len(),
                _ => 0,
            };
            let faces = faces(phase, framework, summary, pages);
            found.extend(faces.into_iter().map(|(face, item)| Beat {
                phase: place,
                face,
                item,
            }));
        }
        found
    }

    /// Returns the place of the phase whose votes are shown together in a phase: its own where it votes on more than one
    /// thing; of a conversation the vote just before it, but for breaks.
    pub fn summary_of(&self, place: usize) -> Option<usize> {
        let phase = self.phases.get(place)?;
        match phase.task {
            SessionTask::Vote | SessionTask::Factors => (phase.ballots.len() > 1).then_some(place),
            SessionTask::Talk | SessionTask::Groups => {
                let before = self.phases.iter().enumerate().take(place).rev();
                let mut before = before.filter(|(_, phase)| phase.task != SessionTask::Pause);
                let (of, voted) = before.next()?;
                let voted = voted.task == SessionTask::Vote && !voted.ballots.is_empty();
                voted.then_some(of)
            }
            _ => None,
        }
    }

    /// Returns the place that comes after the present one; the first one before the session began, nothing at the end.
    pub fn next(&self, framework: &Framework) -> Option<Beat> {
        let beats = self.beats(framework);
        match self.at {
            None => beats.first().copied(),
            Some(at) => {
                let here = beats.iter().position(|beat| *beat == at);
                match here {
                    Some(here) => beats.get(here + 1).copied(),
                    // What was there has gone: the phase begins again.
                    None => beats.iter().find(|beat| beat.phase >= at.phase).copied(),
                }
            }
        }
    }

    /// Returns the place that comes before the present one; nothing at the beginning.
    pub fn previous(&self, framework: &Framework) -> Option<Beat> {
        let at = self.at?;
        let beats = self.beats(framework);
        let here = beats.iter().position(|beat| *beat == at);
        match here {
            Some(here) => here
                .checked_sub(1)
                .and_then(|place| beats.get(place).copied()),
            None => beats.iter().rfind(|beat| beat.phase <= at.phase).copied(),
        }
    }

    /// Goes to a place. Another phase begins its timer anew; what the phase before took is kept with it.
    pub fn go(&mut self, beat: Beat) {
        if self.at == Some(beat) {
            return;
        }
        let before = self.at.map(|at| at.phase);
        if before != Some(beat.phase) {
            if let Some(phase) = before.and_then(|place| self.phases.get_mut(place)) {
                phase.spent = self.clock.spent;
            }
            let running = self.clock.running;
            let noted = self.clock.noted;
            self.clock.reset();
            self.clock.running = running;
            self.clock.noted = noted;
            self.clock.spent = self.phases.get(beat.phase).map_or(0, |phase| phase.spent);
        }
        self.discussion.reset();
        self.at = Some(beat);
    }

    /// Returns the phase at hand.
    pub fn phase(&self) -> Option<&Phase> {
        self.phases.get(self.at?.phase)
    }

    /// Returns the seconds by which the session is later than planned at the end of the present phase; less than
    /// nothing while it is earlier. Phases that were left out are not made up for.
    pub fn late(&self) -> i64 {
        let Some(at) = self.at else { return 0 };
        let planned = |phase: &Phase| i64::from(phase.minutes) * 60;
        let before = self.phases.iter().take(at.phase);
        let past: i64 = before
            .filter(|phase| phase.spent > 0)
            .map(|phase| i64::from(phase.spent) - planned(phase))
            .sum();
        let present = self.phase().map_or(0, planned);
        past + (i64::from(self.clock.spent) - present).max(0)
    }
}

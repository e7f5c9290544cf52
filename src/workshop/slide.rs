//! The shape of what stands on the projector.

use serde::Serialize;

use crate::documents::{fields, names};
use crate::dossier::{Institution, State};
use crate::response::Reading;

/// What stands on the projector. It is sent from window to window as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(default)]
pub struct Slide {
    /// What kind of thing is shown.
    pub face: SlideFace,
    /// Whether the projector is dark.
    pub dark: bool,
    /// Name of the municipality.
    pub municipality: String,
    /// Name of the session.
    pub session: String,
    /// Name of the phase.
    pub phase: String,
    /// Its place, from 1; 0 before the session began.
    pub place: usize,
    /// How many phases there are.
    pub phases: usize,
    /// What it is about.
    pub heading: String,
    /// Sentences: the levels of a competency, agreements, what was put off.
    pub lines: Vec<String>,
    /// Number of what is shown among its like, from 1, and how many there are.
    pub number: (usize, usize),
    /// Level that the posts ask for.
    pub required: Option<u8>,
    /// What the group agreed on.
    pub agreed: Option<u8>,
    /// What shows it.
    pub evidence: String,
    /// Who sees it otherwise.
    pub dissent: String,
    /// How many have voted, while they vote; nothing else is known of it.
    pub voted: usize,
    /// Results by round, the first one first.
    pub rounds: Vec<SlideRound>,
    /// Agreement over the phase, where one is shown.
    pub agreement: Option<SlideAgreement>,
    /// Rows of a summary or a ranking.
    pub rows: Vec<SlideRow>,
    /// Points that each person gives out.
    pub points: u16,
    /// The answer to what is asked of the institution.
    pub answer: Option<State>,
    /// What was said of instruments, for their graph; nothing where it is not shown.
    pub institution: Option<Institution>,
    /// Ids of the instruments that are asked about.
    pub instruments: Vec<String>,
    /// The timers.
    pub clock: SlideClock,
}

fields!(Slide {
    ; face, dark, municipality, session, phase, place, phases, heading, lines, number, required, agreed, evidence,
    dissent, voted, rounds, agreement, rows, points, answer, institution, instruments, clock
});

/// What kind of thing is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlideFace {
    /// The session, before it begins.
    #[default]
    Welcome,
    /// The title of a phase.
    Opening,
    /// A break.
    Pause,
    /// A question.
    Question,
    /// A vote on levels, hidden.
    Vote,
    /// A vote on factors, hidden.
    Factors,
    /// Votes on levels.
    VoteResult,
    /// Votes on factors.
    FactorsResult,
    /// All votes of a phase.
    Summary,
    /// A question to the institution.
    Finding,
    /// Whether there is an instrument, with the graph.
    Instrument,
    /// Whether one instrument follows another, with the graph.
    Link,
    /// Giving points, hidden.
    Giving,
    /// The ranking.
    Ranking,
    /// Agreements and commitments.
    Board,
    /// The session is over.
    End,
}

names!(SlideFace {
    Welcome = "welcome",
    Opening = "opening",
    Pause = "pause",
    Question = "question",
    Vote = "vote",
    Factors = "factors",
    VoteResult = "vote-result",
    FactorsResult = "factors-result",
    Summary = "summary",
    Finding = "finding",
    Instrument = "instrument",
    Link = "link",
    Giving = "giving",
    Ranking = "ranking",
    Board = "board",
    End = "end"
});

/// The votes of a round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(default)]
pub struct SlideRound {
    /// Whether fewer gave a value than may be shown: then all the rest is nothing.
    pub few: bool,
    /// Votes for each value, 1 first.
    pub values: Vec<usize>,
    /// How many gave a value.
    pub votes: usize,
    /// How many gave none.
    pub without: usize,
    /// The value with most votes.
    pub most: u8,
    /// Votes for it.
    pub same: usize,
    /// Votes for it or a neighbour.
    pub near: usize,
}

fields!(SlideRound { ; few, values, votes, without, most, same, near });

/// How far the group agrees over a phase.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(default)]
pub struct SlideAgreement {
    /// How it is read.
    pub reading: SlideReading,
    /// Krippendorff's α in thousandths, where there is one.
    pub alpha: Option<i32>,
}

fields!(SlideAgreement { ; reading, alpha });

/// How an agreement is read, see [`Reading`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlideReading {
    /// Nothing was judged by two people.
    #[default]
    NotEnough,
    /// All votes are equal.
    Total,
    /// The votes can be relied on.
    Reliable,
    /// Only tentative conclusions.
    Tentative,
    /// People do not see it alike.
    NoAgreement,
}

names!(SlideReading {
    NotEnough = "not-enough",
    Total = "total",
    Reliable = "reliable",
    Tentative = "tentative",
    NoAgreement = "no-agreement"
});

impl From<Reading> for SlideReading {
    fn from(reading: Reading) -> SlideReading {
        match reading {
            Reading::NotEnough => SlideReading::NotEnough,
            Reading::Total => SlideReading::Total,
            Reading::Reliable => SlideReading::Reliable,
            Reading::Tentative => SlideReading::Tentative,
            Reading::NoAgreement => SlideReading::NoAgreement,
        }
    }
}

/// A row of a summary or a ranking, or a commitment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(default)]
pub struct SlideRow {
    /// What it is.
    pub name: String,
    /// What the group agreed on; of a ranking, the points.
    pub value: Option<u16>,
    /// The level that the posts ask for; of a ranking, the points before somebody changed their mind.
    pub beside: Option<u16>,
    /// First and last place that it shares; of no ranking, (0, 0).
    pub place: (usize, usize),
    /// Who does it.
    pub responsible: String,
    /// Until when, as `2027-03-01`.
    pub due: String,
}

fields!(SlideRow { ; name, value, beside, place, responsible, due });

/// The timers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(default)]
pub struct SlideClock {
    /// Seconds that the phase may take; 0 for no limit.
    pub limit: u32,
    /// Seconds that it has taken.
    pub spent: u32,
    /// Whether it runs.
    pub running: bool,
    /// Seconds that the discussion may take; 0 where there is none.
    pub discussion_limit: u32,
    /// Seconds that it has taken.
    pub discussion_spent: u32,
    /// Whether it runs.
    pub discussion_running: bool,
}

fields!(SlideClock {
    ; limit, spent, running, discussion_limit, discussion_spent, discussion_running
});

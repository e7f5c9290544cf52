//! Timers that live through a closed laptop and a clock that somebody sets.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::model::Workshop;
use crate::documents::fields;

/// Seconds without a tick after which nobody can say whether the group went on: a break, a power cut, the night.
pub const LONGEST_GAP: i64 = 15 * 60;

/// A timer. What passes is counted by ticks of a clock that nobody can set; the time of day is only noted, so that
/// what passed while the page was closed can be told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Timer {
    /// Whether it runs.
    pub running: bool,
    /// Seconds that passed until `noted`.
    pub spent: u32,
    /// When that was (UTC).
    #[serde(with = "super::model::optional_moment")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<DateTime<Utc>>"))]
    pub noted: Option<DateTime<Utc>>,
}

fields!(Timer { ; running, spent, noted });

/// What became of the time while nothing ticked.
///
/// In the order of what has to be said: of two timers the greater one is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// The timer did not run, or nothing passed.
    None,
    /// The seconds that passed were counted, and it goes on.
    Counted(u32),
    /// The computer's clock went back: nothing was counted, and it goes on.
    WentBack,
    /// Too long to know what the group did: the timer stands where it stood, and waits.
    Stopped,
}

impl Timer {
    /// Begins or goes on.
    pub fn start(&mut self, now: DateTime<Utc>) {
        self.running = true;
        self.noted = Some(now);
    }

    /// Stops, keeping what passed.
    pub fn stop(&mut self) {
        self.running = false;
        self.noted = None;
    }

    /// Goes back to nothing.
    pub fn reset(&mut self) {
        *self = Timer::default();
    }

    /// Counts seconds that a clock which nobody can set has measured.
    pub fn tick(&mut self, seconds: u32, now: DateTime<Utc>) {
        if self.running {
            self.spent = self.spent.saturating_add(seconds);
            self.noted = Some(now);
        }
    }

    /// Goes on after the page was closed or slept, `now` being the time of day.
    pub fn reopen(&mut self, now: DateTime<Utc>) -> Gap {
        let Some(noted) = self.noted.filter(|_| self.running) else {
            return Gap::None;
        };
        let passed = (now - noted).num_seconds();
        let gap = match passed {
            0 => Gap::None,
            ..0 => Gap::WentBack,
            1..=LONGEST_GAP => Gap::Counted(u32::try_from(passed).unwrap_or_default()),
            _ => Gap::Stopped,
        };
        match gap {
            Gap::Counted(seconds) => self.tick(seconds, now),
            Gap::Stopped => self.stop(),
            Gap::None | Gap::WentBack => self.noted = Some(now),
        }
        gap
    }
}

impl Workshop {
    /// Counts seconds that a clock which nobody can set has measured. A computer may sleep with the page open, and that clock
    /// with it or not: of more than [`LONGEST_GAP`] nobody knows what the group did, and running timers stop.
    pub fn tick_timers(&mut self, seconds: u32, now: DateTime<Utc>) -> Gap {
        if !self.clock.running && !self.discussion.running {
            return Gap::None;
        }
        if i64::from(seconds) > LONGEST_GAP {
            self.clock.stop();
            self.discussion.stop();
            return Gap::Stopped;
        }
        self.clock.tick(seconds, now);
        self.discussion.tick(seconds, now);
        Gap::Counted(seconds)
    }

    /// Goes on with the timers of the phase and of the discussion after the page was closed or slept, `now` being the
    /// time of day; returns the worse of what became of both.
    pub fn reopen_timers(&mut self, now: DateTime<Utc>) -> Gap {
        let phase = self.clock.reopen(now);
        phase.max(self.discussion.reopen(now))
    }
}

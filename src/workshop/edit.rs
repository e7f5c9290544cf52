//! Preparing a session: its phases and their times.

use super::begin::minutes_of;
use super::model::{Phase, Workshop};
use super::undo::Step;
use super::walk::Beat;
use crate::documents::World;
use crate::framework::{Framework, Language, SessionPhase, SessionTask};

/// Minutes that a new phase may take.
const USUAL_MINUTES: u16 = 15;

/// Minutes below which a phase makes no sense, where its model says nothing.
const LEAST: u16 = 5;

impl Workshop {
    /// Adds a phase at the end and returns its place.
    pub fn add_phase(&mut self, name: &str, task: SessionTask, world: &dyn World) -> usize {
        self.phases.push(Phase {
            id: world.new_id(),
            name: name.to_string(),
            task,
            minutes: USUAL_MINUTES,
            ..Phase::default()
        });
        self.phases.len() - 1
    }

    /// Moves a phase one place up or down. The place of the session goes with its phase.
    pub fn move_phase(&mut self, id: &str, down: bool) {
        let Some(place) = self.phases.iter().position(|phase| phase.id == id) else {
            return;
        };
        let other = match down {
            true => place + 1,
            false => place.wrapping_sub(1),
        };
        if other >= self.phases.len() {
            return;
        }
        self.phases.swap(place, other);
        let moved = |phase: usize| match phase {
            _ if phase == place => other,
            _ if phase == other => place,
            _ => phase,
        };
        if let Some(at) = &mut self.at {
            at.phase = moved(at.phase);
        }
        for step in &mut self.past {
            step.beat.phase = moved(step.beat.phase);
        }
    }

    /// Removes a phase and what was voted on in it. What was done in it can no longer be taken back one by one, nor what
    /// was answered to the same questions before: the answers given in it would go with that. Where the session stands
    /// in it, it goes on to the beginning of the phase that follows, or of the last one.
    pub fn remove_phase(&mut self, id: &str) {
        let Some(place) = self.phases.iter().position(|phase| phase.id == id) else {
            return;
        };
        self.phases.remove(place);
        let answered = |step: &Step| step.part.map(|part| (part, step.id.clone()));
        let inside = self.past.iter().filter(|step| step.beat.phase == place);
        let lost: Vec<_> = inside.filter_map(answered).collect();
        self.past.retain(|step| {
            let again = answered(step).is_some_and(|asked| lost.contains(&asked));
            step.beat.phase != place && !again
        });
        for step in &mut self.past {
            step.beat.phase -= usize::from(step.beat.phase > place);
        }
        match &mut self.at {
            Some(at) if at.phase == place => self.stand_at(place),
            Some(at) => at.phase -= usize::from(at.phase > place),
            None => {}
        }
    }

    /// Stands at the beginning of a phase, or of the last one, without asking what was before; nowhere where there is
    /// no phase.
    fn stand_at(&mut self, place: usize) {
        let last = self.phases.len().checked_sub(1);
        self.at = last.map(|last| Beat {
            phase: place.min(last),
            ..Beat::default()
        });
        self.discussion.reset();
        match self.phase().map(|phase| phase.spent) {
            Some(spent) => self.clock.spent = spent,
            None => self.clock.reset(),
        }
    }

    /// Fits the phases into so many minutes, in the proportions of the model that the session was made from, in whatever
    /// order its phases stand now; where there are others, in those of their present times. No phase gets less than its
    /// model says.
    pub fn fit(&mut self, framework: &Framework, minutes: u16) {
        let mut models = framework.sessions.iter();
        let model = models.find(|item| item.id == self.made_from);
        let of_model = |phase: &Phase| {
            let named = |item: &&SessionPhase| {
                let mut languages = Language::ALL.into_iter();
                languages.any(|language| item.name.get(language) == phase.name)
            };
            model.and_then(|model| model.phases.iter().find(named))
        };
        let all = self.minutes().max(1);
        let present =
            |phase: &Phase| u8::try_from(u32::from(phase.minutes) * 100 / all).unwrap_or(100);
        let phases = || self.phases.iter().map(|phase| (phase, of_model(phase)));
        let whole = phases().all(|(_, found)| found.is_some());
        let shares: Vec<(u8, u16)> = phases()
            .map(|(phase, found)| {
                let share = found.filter(|_| whole).map(|found| found.share);
                let least = found.map_or(LEAST, |found| found.least);
                (share.unwrap_or_else(|| present(phase)), least)
            })
            .collect();
        let times = minutes_of(&shares, minutes);
        for (phase, minutes) in self.phases.iter_mut().zip(times) {
            phase.minutes = minutes;
        }
    }
}

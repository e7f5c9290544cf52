//! Preparing a session: its phases and their times.

use super::begin::minutes_of;
use super::model::{Phase, Workshop};
use crate::documents::World;
use crate::framework::{Framework, SessionTask};

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

    /// Removes a phase and what was voted on in it. What was done in it can no longer be taken back one by one.
    pub fn remove_phase(&mut self, id: &str) {
        let Some(place) = self.phases.iter().position(|phase| phase.id == id) else {
            return;
        };
        self.phases.remove(place);
        self.past.retain(|step| step.beat.phase != place);
        for step in &mut self.past {
            step.beat.phase -= usize::from(step.beat.phase > place);
        }
        if let Some(at) = &mut self.at {
            at.phase -= usize::from(at.phase > place);
        }
        if self.at.is_some_and(|at| at.phase >= self.phases.len()) {
            self.at = None;
        }
    }

    /// Fits the phases into so many minutes, in the proportions of the model that the session was made from, or of
    /// their present times.
    pub fn fit(&mut self, framework: &Framework, minutes: u16) {
        let model = framework
            .sessions
            .iter()
            .find(|item| item.id == self.made_from);
        let of_model = model.filter(|model| model.phases.len() == self.phases.len());
        let shares: Vec<(u8, u16)> = match of_model {
            Some(model) => model
                .phases
                .iter()
                .map(|item| (item.share, item.least))
                .collect(),
            None => {
                let all = self.minutes().max(1);
                let share = |phase: &Phase| u32::from(phase.minutes) * 100 / all;
                let phases = self.phases.iter();
                phases
                    .map(|phase| (u8::try_from(share(phase)).unwrap_or(100), LEAST))
                    .collect()
            }
        };
        let times = minutes_of(&shares, minutes);
        for (phase, minutes) in self.phases.iter_mut().zip(times) {
            phase.minutes = minutes;
        }
    }
}

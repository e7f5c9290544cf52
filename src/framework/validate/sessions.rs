//! Models of sessions.

use std::collections::BTreeSet;

use super::Check;
use crate::framework::{SessionModel, SessionPhase};

impl Check<'_> {
    pub(super) fn sessions(&mut self) {
        let all = self.framework;
        self.unique("sessions", all.sessions.iter().map(|item| &item.id));
        for session in &all.sessions {
            self.session(session);
        }
    }

    fn session(&mut self, session: &SessionModel) {
        let path = format!("sessions/{}", session.id);
        self.text(&format!("{path}/name"), &session.name);
        self.text(&format!("{path}/summary"), &session.summary);
        self.source(&path, &session.source);
        let phases = &session.phases;
        self.unique(
            &format!("{path}/phases"),
            phases.iter().map(|item| &item.id),
        );
        let modality = session.modality.as_deref();
        let mut modalities = self.framework.modalities.iter();
        let modality = modality.map(|id| (id, modalities.find(|item| item.id == id)));
        if let Some((id, found)) = modality {
            self.refer(&path, id, found.is_some());
        }
        let steps: BTreeSet<&str> = modality
            .and_then(|(_, found)| found)
            .into_iter()
            .flat_map(|found| &found.phases)
            .map(|step| step.id.as_str())
            .collect();
        for phase in phases {
            self.session_phase(&format!("{path}/phases/{}", phase.id), phase, &steps);
        }
        let (least, most) = session.hours;
        let ordered = 0 < least && least <= session.usual && session.usual <= most && most <= 24;
        self.range(
            &format!("{path}/hours"),
            ordered,
            "hours from least to most",
        );
        let shares: u32 = phases.iter().map(|phase| u32::from(phase.share)).sum();
        self.range(
            &format!("{path}/phases/share"),
            shares == 100,
            "phases that add up to 100 %",
        );
        let minutes: u32 = phases.iter().map(|phase| u32::from(phase.least)).sum();
        let fits = minutes <= u32::from(least) * 60;
        self.range(
            &format!("{path}/phases/least"),
            fits,
            "least minutes within the hours",
        );
    }

    fn session_phase(&mut self, path: &str, phase: &SessionPhase, steps: &BTreeSet<&str>) {
        self.text(&format!("{path}/name"), &phase.name);
        self.texts(&format!("{path}/script"), &phase.script);
        self.texts(&format!("{path}/ask"), &phase.ask);
        self.texts(&format!("{path}/materials"), &phase.materials);
        self.texts(&format!("{path}/roles"), &phase.roles);
        self.used(&format!("{path}/script"), !phase.script.is_empty());
        if let Some(step) = &phase.step {
            self.refer(path, step, steps.contains(step.as_str()));
        }
        for id in &phase.questions {
            let found = self.framework.questions.iter().any(|item| item.id == *id);
            self.refer(&format!("{path}/questions"), id, found);
        }
    }
}

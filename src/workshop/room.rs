//! The institutional diagnosis, answered by a group in one room.

use chrono::NaiveDate;

use super::model::{Phase, Workshop};
use super::undo::{Step, StepKind};
use crate::dossier::{
    DiagnosisPart, Finding, Institution, InstrumentFinding, InstrumentStatus, State,
};
use crate::framework::Framework;

/// Something that the group is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Whether something is done.
    Finding {
        /// Its part.
        part: DiagnosisPart,
        /// Its id.
        id: String,
    },
    /// Whether there is an instrument.
    Instrument {
        /// Its id.
        id: String,
    },
    /// Whether one instrument follows another.
    Link {
        /// Id of the instrument that guides.
        guide: String,
        /// Id of the one that should follow it.
        guided: String,
    },
}

/// Returns what a phase asks, in order: the links between instruments come once all of them were asked for.
pub fn asked_in(phase: &Phase, framework: &Framework) -> Vec<Asked> {
    let mut found = Vec::new();
    for part in &phase.parts {
        let ids = framework.asked_in(*part).into_iter();
        if *part != DiagnosisPart::Instruments {
            found.extend(ids.map(|id| Asked::Finding { part: *part, id }));
            continue;
        }
        found.extend(ids.map(|id| Asked::Instrument { id }));
        for instrument in &framework.instruments {
            found.extend(instrument.guides.iter().map(|guided| Asked::Link {
                guide: instrument.id.clone(),
                guided: guided.clone(),
            }));
        }
    }
    found
}

impl Workshop {
    /// Notes what the group answered; nothing takes the answer away. The way back is kept.
    pub fn answer(&mut self, part: DiagnosisPart, id: &str, state: Option<State>, day: NaiveDate) {
        let findings = self.institution.findings(part);
        let finding = findings.and_then(|findings| findings.get(id)).cloned();
        let known = finding.as_ref().and_then(|finding| finding.state);
        if known == state {
            return;
        }
        self.keep(Step {
            finding,
            part: Some(part),
            id: id.to_string(),
            ..Step::at(StepKind::Finding, self.at)
        });
        self.institution.change_finding(part, id, |finding| {
            finding.state = state;
            finding.date = state.map(|_| day);
        });
    }

    /// Notes what shows an answer, and who could teach it.
    pub fn show_evidence(&mut self, part: DiagnosisPart, id: &str, evidence: &str, teacher: &str) {
        self.institution.change_finding(part, id, |finding| {
            finding.evidence = evidence.to_string();
            finding.teacher = teacher.to_string();
        });
    }

    /// Notes what shows what was said of an instrument.
    pub fn show_instrument(&mut self, id: &str, evidence: &str) {
        self.institution.change_instrument(id, |finding| {
            finding.evidence = evidence.to_string();
        });
    }

    /// Notes whether there is an instrument; nothing takes the answer away. The way back is kept.
    pub fn say_instrument(&mut self, id: &str, status: Option<InstrumentStatus>, day: NaiveDate) {
        let known = self.institution.instruments.get(id);
        if known.and_then(|known| known.status) == status {
            return;
        }
        self.keep_instrument(id);
        self.institution.change_instrument(id, |finding| {
            finding.status = status;
            finding.date = status.map(|_| day);
        });
    }

    /// Notes whether one instrument follows another; nothing takes the answer away. The way back is kept.
    pub fn say_link(&mut self, guide: &str, guided: &str, follows: Option<bool>) {
        let known = self.institution.instruments.get(guide);
        if known.and_then(|known| known.followed_by.get(guided)) == follows.as_ref() {
            return;
        }
        self.keep_instrument(guide);
        self.institution
            .change_instrument(guide, |finding| match follows {
                Some(follows) => {
                    finding.followed_by.insert(guided.to_string(), follows);
                }
                None => {
                    finding.followed_by.remove(guided);
                }
            });
    }

    fn keep_instrument(&mut self, id: &str) {
        let instrument = self.institution.instruments.get(id).cloned();
        self.keep(Step {
            instrument,
            part: Some(DiagnosisPart::Instruments),
            id: id.to_string(),
            ..Step::at(StepKind::Finding, self.at)
        });
    }
}

impl Institution {
    /// Changes what was found of something; what says nothing any more goes.
    pub(super) fn change_finding(
        &mut self,
        part: DiagnosisPart,
        id: &str,
        change: impl FnOnce(&mut Finding),
    ) {
        let Some(findings) = self.findings_mut(part) else {
            return;
        };
        let mut finding = findings.remove(id).unwrap_or_default();
        change(&mut finding);
        if finding != Finding::default() {
            findings.insert(id.to_string(), finding);
        }
    }

    /// Changes what was found of an instrument; what says nothing any more goes.
    pub(super) fn change_instrument(
        &mut self,
        id: &str,
        change: impl FnOnce(&mut InstrumentFinding),
    ) {
        let mut finding = self.instruments.remove(id).unwrap_or_default();
        change(&mut finding);
        if finding != InstrumentFinding::default() {
            self.instruments.insert(id.to_string(), finding);
        }
    }
}

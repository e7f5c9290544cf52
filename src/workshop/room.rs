//! The institutional diagnosis, answered by a group in one room.

use chrono::NaiveDate;

use super::model::{Phase, Workshop};
use super::undo::{Step, StepKind};
use crate::dossier::{DiagnosisPart, Finding, InstrumentFinding, InstrumentStatus, State};
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
    /// Notes what the group answered; the same answer again takes it away. The way back is kept.
    pub fn answer(&mut self, part: DiagnosisPart, id: &str, state: Option<State>, day: NaiveDate) {
        self.keep_finding(part, id);
        if let Some(findings) = self.institution.findings_mut(part) {
            let finding = findings.entry(id.to_string()).or_default();
            finding.state = state;
            finding.date = state.map(|_| day);
            if *finding == Finding::default() {
                findings.remove(id);
            }
        }
    }

    /// Notes what shows an answer.
    pub fn show_evidence(&mut self, part: DiagnosisPart, id: &str, evidence: &str, teacher: &str) {
        if let Some(findings) = self.institution.findings_mut(part) {
            let finding = findings.entry(id.to_string()).or_default();
            finding.evidence = evidence.to_string();
            finding.teacher = teacher.to_string();
            if *finding == Finding::default() {
                findings.remove(id);
            }
        }
    }

    /// Notes whether there is an instrument. The way back is kept.
    pub fn say_instrument(&mut self, id: &str, status: Option<InstrumentStatus>, day: NaiveDate) {
        self.keep_instrument(id);
        let instruments = &mut self.institution.instruments;
        let finding = instruments.entry(id.to_string()).or_default();
        finding.status = status;
        finding.date = status.map(|_| day);
        if *finding == InstrumentFinding::default() {
            instruments.remove(id);
        }
    }

    /// Notes whether one instrument follows another; nothing takes the answer away. The way back is kept.
    pub fn say_link(&mut self, guide: &str, guided: &str, follows: Option<bool>) {
        self.keep_instrument(guide);
        let instruments = &mut self.institution.instruments;
        let finding = instruments.entry(guide.to_string()).or_default();
        match follows {
            Some(follows) => finding.followed_by.insert(guided.to_string(), follows),
            None => finding.followed_by.remove(guided),
        };
        if *finding == InstrumentFinding::default() {
            instruments.remove(guide);
        }
    }

    fn keep_finding(&mut self, part: DiagnosisPart, id: &str) {
        let findings = self.institution.findings(part);
        let finding = findings.and_then(|findings| findings.get(id)).cloned();
        self.keep(Step {
            finding,
            part: Some(part),
            id: id.to_string(),
            ..Step::at(StepKind::Finding, self.at)
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

//! Rules and what they refer to.

use super::Check;
use crate::framework::rule::{Effect, RuleCase};

impl Check<'_> {
    pub(super) fn rules(&mut self) {
        for rule in &self.framework.rules {
            let path = format!("rules/{}", rule.id);
            self.text(&path, &rule.sentence);
            self.source(&path, &rule.source);
            self.used(&path, !rule.cases.is_empty());
            for (index, case) in rule.cases.iter().enumerate() {
                let path = format!("{path}/cases/{}", index + 1);
                self.rule_case(&path, case);
            }
        }
    }

    fn rule_case(&mut self, path: &str, case: &RuleCase) {
        for id in &case.when.axes {
            let found = self.ids.axes.contains(id.as_str());
            self.refer(path, id, found);
        }
        self.contents(path, &case.when.contents);
        for id in &case.when.modalities {
            self.modality_id(path, id);
        }
        self.used(path, !case.then.is_empty());
        for effect in &case.then {
            match effect {
                Effect::Favor { modalities, points } => {
                    self.range(path, (-5..=5).contains(points) && *points != 0, "±1–5");
                    for id in modalities {
                        self.modality_id(path, id);
                    }
                }
                Effect::Exclude { modalities } => {
                    for id in modalities {
                        self.modality_id(path, id);
                    }
                }
                Effect::Accompany { modality } => {
                    self.modality_id(path, modality);
                }
                Effect::Require { text } | Effect::Measure { text } | Effect::Propose { text } => {
                    self.text(path, text);
                }
                Effect::Urge { points } => self.range(path, *points <= 100, "0–100"),
            }
        }
    }

    fn modality_id(&mut self, path: &str, id: &str) {
        let found = self.ids.modalities.contains(id);
        self.refer(path, id, found);
    }
}

//! What several activities have in common, so that the document says it once.

use leptos::prelude::*;

use super::part;
use crate::dossier::{Dossier, Reason};
use crate::framework::{Framework, Rule, Text};
use crate::plan::requirements;
use crate::ui::i18n::{language, tr};

/// Rules and requirements of the whole plan.
pub struct Shared<'a> {
    /// Every rule behind the plan, in the order of the framework; its place is its number.
    rules: Vec<&'a Rule>,
    /// What every training activity must have, where there are several.
    requirements: Vec<&'a Text>,
}

impl<'a> Shared<'a> {
    /// Gathers them from a dossier's plan.
    pub fn of(framework: &'a Framework, dossier: &Dossier) -> Shared<'a> {
        let activities = &dossier.plan.activities;
        let used = |rule: &&Rule| {
            let mut reasons = activities.iter().flat_map(|item| &item.reasons);
            reasons.any(|reason| reason.rule == rule.id)
        };
        let training = activities.iter().filter(|item| !item.measure);
        let mut lists = training.map(|item| requirements(framework, &item.reasons));
        let first = lists.next().unwrap_or_default();
        let others: Vec<Vec<&Text>> = lists.collect();
        let everywhere = |text: &&Text| others.iter().all(|list| list.contains(text));
        let several = !others.is_empty();
        Shared {
            rules: framework.rules.iter().filter(used).collect(),
            requirements: first
                .into_iter()
                .filter(|text| several && everywhere(text))
                .collect(),
        }
    }

    /// Returns the numbers of the rules behind an activity.
    pub fn numbers(&self, reasons: &[Reason]) -> String {
        let numbered = self.rules.iter().enumerate();
        let behind = numbered.filter(|(_, rule)| reasons.iter().any(|found| found.rule == rule.id));
        let numbers: Vec<String> = behind.map(|(place, _)| (place + 1).to_string()).collect();
        match numbers.as_slice() {
            [] => String::new(),
            numbers => tr!(plan.rule_numbers, numbers = numbers.join(", ")).to_string(),
        }
    }

    /// Returns what an activity must have beyond what all must have.
    pub fn own_requirements(&self, framework: &Framework, reasons: &[Reason]) -> Vec<String> {
        let own = requirements(framework, reasons).into_iter();
        let own = own.filter(|text| !self.requirements.contains(text));
        own.map(|text| text.get(language()).to_string()).collect()
    }

    /// What every activity must have.
    pub fn for_all(&self) -> impl IntoView + use<> {
        let texts = self
            .requirements
            .iter()
            .map(|text| text.get(language()).to_string());
        let items = texts.map(|text| view! { <li>{text}</li> }).collect_view();
        let body = (!items.is_empty()).then(|| view! { <ul>{items}</ul> }.into_any());
        part(tr!(plan.for_all_title), body.into_iter().collect())
    }

    /// The rules in full, numbered.
    pub fn annex(&self) -> impl IntoView + use<> {
        let items = self.rules.iter().enumerate().map(|(place, rule)| {
            let sentence = format!("{}. {}", place + 1, rule.sentence.get(language()));
            let source = tr!(plan.why_source, source = rule.source.join(", ")).to_string();
            view! { <p>{sentence}" "<small>{source}</small></p> }.into_any()
        });
        part(tr!(plan.rules_title), items.collect())
    }
}

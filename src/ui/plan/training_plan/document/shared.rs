//! What several activities have in common, so that the document says it once.

use leptos::prelude::*;

use super::part;
use crate::dossier::{Board, Dossier, Reason, board};
use crate::framework::{Framework, Rule, Text};
use crate::plan::requirements;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::figures::decimal;
use crate::ui::plan::names;
use crate::ui::plan::reasons::fact;

/// Rules and requirements of the whole plan.
pub struct Shared<'a> {
    /// Every rule behind the plan, in the order of the framework; its place is its number.
    rules: Vec<&'a Rule>,
    /// What every training activity must have, where there are several.
    requirements: Vec<&'a Text>,
    /// The figures behind the needs, small groups protected.
    board: Board,
}

impl<'a> Shared<'a> {
    /// Gathers them from a dossier's plan.
    pub fn of(framework: &'a Framework, dossier: &Dossier) -> Shared<'a> {
        let activities = dossier.plan.standing();
        let used = |rule: &&Rule| {
            let mut reasons = activities.clone().flat_map(|item| &item.reasons);
            reasons.any(|reason| reason.rule == rule.id)
        };
        let training = activities.clone().filter(|item| !item.measure);
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
            board: board(framework, dossier),
        }
    }

    /// Returns each need that an activity answers, with today's figures where they may be shown.
    pub fn needs(&self, framework: &Framework, competencies: &[String]) -> Vec<String> {
        let line = |id: &String| {
            let name = names::competency(framework, id);
            let mut rows = self.board.rows.iter();
            let row = rows.find(|row| row.competency == *id);
            match row.and_then(|row| row.total.figures()) {
                Some(figures) => tr!(
                    plan.printed_need,
                    name = name,
                    level = decimal(figures.level),
                    required = decimal(figures.required),
                    part = figures.with_gap,
                    whole = figures.people
                )
                .to_string(),
                None => name,
            }
        };
        competencies.iter().map(line).collect()
    }

    /// Returns what made the rules behind an activity hold, each fact once.
    pub fn facts(&self, framework: &Framework, reasons: &[Reason]) -> String {
        let mut said: Vec<String> = Vec::new();
        for found in reasons.iter().flat_map(|reason| &reason.facts) {
            let words = fact(framework, found);
            if !said.contains(&words) {
                said.push(words);
            }
        }
        said.join("; ")
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

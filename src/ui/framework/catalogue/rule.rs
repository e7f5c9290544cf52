//! A rule in words: its sentence, and what each case asks and does.

use leptos::prelude::*;

use super::super::list::List;
use super::conditions;
use super::sheet::{Sheet, said};
use crate::framework::{Effect, Framework, Rule, RuleCase};
use crate::ui::i18n::tr;

/// A rule with its cases.
pub fn rule(sheet: &mut Sheet, rule: &Rule) {
    let framework = sheet.framework.clone();
    let cases = rule.cases.iter().map(|case| {
        let (when, then) = case_words(&framework, case);
        view! {
            <li>
                <p><b>{tr!(framework.case_when)}</b>" "{when}</p>
                <p><b>{tr!(framework.case_then)}</b></p>
                <ul>{then.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </li>
        }
    });
    let cases = cases.collect_view();
    sheet.part(
        tr!(framework.cases),
        view! { <ol class="cases">{cases}</ol> },
    );
    sheet.facts(vec![(tr!(framework.id), rule.id.clone())]);
    sheet.sources(&rule.source);
}

fn case_words(framework: &Framework, case: &RuleCase) -> (String, Vec<String>) {
    let when = conditions::words(framework, &case.when);
    let when = if when.is_empty() {
        tr!(framework.when_always).to_string()
    } else {
        format!("{}.", when.join("; "))
    };
    let then = case
        .then
        .iter()
        .map(|effect| effect_words(framework, effect));
    (when, then.collect())
}

fn effect_words(framework: &Framework, effect: &Effect) -> String {
    let names = |ids: &[String]| {
        let names = ids.iter().map(|id| List::Modalities.name_of(framework, id));
        names.collect::<Vec<_>>().join(", ")
    };
    match effect {
        Effect::Favor { modalities, points } if *points < 0 => {
            tr!(
                framework.then_less,
                points = points.unsigned_abs(),
                names = names(modalities)
            )
        }
        Effect::Favor { modalities, points } => {
            tr!(
                framework.then_more,
                points = *points,
                names = names(modalities)
            )
        }
        Effect::Exclude { modalities } => tr!(framework.then_exclude, names = names(modalities)),
        Effect::Accompany { modality } => {
            let name = List::Modalities.name_of(framework, modality);
            tr!(framework.then_accompany, name = name)
        }
        Effect::Require { text } => tr!(framework.then_require, text = said(text)),
        Effect::Measure { text } => tr!(framework.then_measure, text = said(text)),
        Effect::Propose { text } => tr!(framework.then_propose, text = said(text)),
        Effect::Urge { points } => tr!(framework.then_urge, points = *points),
    }
}

//! The engine: rules are data, this only reads them.

use super::facts::Facts;
use crate::dossier::{Fact, Reason};
use crate::framework::{Condition, Effect, Framework, Modality, Rule, RuleCase};
use crate::order::ordered;

/// One modality of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// Modality id.
    pub modality: String,
    /// Sum of the points; absent when a rule excluded it or it does not take these people.
    pub points: Option<i32>,
    /// Whether it takes some of the people that it would be for.
    pub fits_people: bool,
    /// Rules that spoke for it.
    pub in_favour: Vec<String>,
    /// Rules that spoke against it or excluded it.
    pub against: Vec<String>,
}

/// What follows from the rules once a modality is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Modalities that run beside it.
    pub companions: Vec<String>,
    /// Rules that apply to it, each with the cases that hold and the facts behind them.
    pub reasons: Vec<Reason>,
    /// Points of urgency, 0–100.
    pub urgency: u8,
}

/// Returns every modality of the framework with its points, the most suitable first; equal ones
/// with the earlier step of the ladder first; excluded ones last.
pub fn menu(framework: &Framework, facts: &Facts) -> Vec<MenuItem> {
    let items: Vec<(u8, MenuItem)> = framework
        .modalities
        .iter()
        .map(|modality| (modality.step, menu_item(framework, facts, modality)))
        .collect();
    let rank = |(step, item): &(u8, MenuItem)| (item.points.map_or(i32::MAX, |n| -n), *step);
    let items = ordered(items, |a, b| rank(a).cmp(&rank(b)));
    items.into_iter().map(|(_, item)| item).collect()
}

fn menu_item(framework: &Framework, facts: &Facts, form: &Modality) -> MenuItem {
    let modality = form.id.as_str();
    let fits_people = facts.actors.is_empty() || facts.actors.iter().any(|a| form.takes(*a));
    let mut item = MenuItem {
        modality: modality.to_string(),
        points: fits_people.then_some(0),
        fits_people,
        in_favour: Vec::new(),
        against: Vec::new(),
    };
    for rule in &framework.rules {
        let mut sum = 0;
        let mut excluded = false;
        for case in rule
            .cases
            .iter()
            .filter(|case| holds(&case.when, facts, None))
        {
            for effect in &case.then {
                match effect {
                    Effect::Favor { modalities, points } if has(modalities, modality) => {
                        sum += i32::from(*points);
                    }
                    Effect::Exclude { modalities } if has(modalities, modality) => excluded = true,
                    _ => {}
                }
            }
        }
        if excluded || sum < 0 {
            item.against.push(rule.id.clone());
        } else if sum > 0 {
            item.in_favour.push(rule.id.clone());
        }
        item.points = item.points.filter(|_| !excluded).map(|points| points + sum);
    }
    item
}

/// Tells whether a case speaks for or against forms of training, whatever is chosen.
pub(super) fn speaks_in_menu(case: &RuleCase, facts: &Facts) -> bool {
    let speaks = |effect: &Effect| matches!(effect, Effect::Favor { .. } | Effect::Exclude { .. });
    case.then.iter().any(speaks) && holds(&case.when, facts, None)
}

/// Returns what follows when `modality` is chosen; nothing is chosen for an organisational measure.
pub fn outcome(framework: &Framework, facts: &Facts, modality: Option<&str>) -> Outcome {
    let mut outcome = Outcome::default();
    for rule in &framework.rules {
        let mut cases = Vec::new();
        let mut looked_at = Vec::new();
        for (index, case) in rule.cases.iter().enumerate() {
            if !holds(&case.when, facts, modality) || !matters(case, modality) {
                continue;
            }
            cases.push(index + 1);
            looked_at.extend(facts_behind(&case.when, facts, modality));
            gather(case, modality, &mut outcome);
        }
        if !cases.is_empty() {
            let mut looked_at = ordered(looked_at, Fact::cmp);
            looked_at.dedup();
            outcome.reasons.push(Reason {
                rule: rule.id.clone(),
                cases,
                facts: looked_at,
            });
        }
    }
    outcome
}

/// Returns the effects of these cases of a rule.
pub(crate) fn effects<'a>(rule: &'a Rule, cases: &[usize]) -> impl Iterator<Item = &'a Effect> {
    let held: Vec<usize> = cases.to_vec();
    let numbered = rule.cases.iter().enumerate();
    numbered
        .filter(move |(index, _)| held.contains(&(index + 1)))
        .flat_map(|(_, case)| &case.then)
}

fn gather(case: &RuleCase, modality: Option<&str>, outcome: &mut Outcome) {
    for effect in &case.then {
        match effect {
            Effect::Accompany { modality: id }
                if Some(id.as_str()) != modality && !has(&outcome.companions, id) =>
            {
                outcome.companions.push(id.clone());
            }
            Effect::Urge { points } => {
                outcome.urgency = outcome.urgency.saturating_add(*points).min(100);
            }
            _ => {}
        }
    }
}

/// Tells whether a case says anything about this choice: for training, that it speaks for the
/// modality or adds something; for a measure, that it proposes one.
fn matters(case: &RuleCase, modality: Option<&str>) -> bool {
    case.then.iter().any(|effect| match (effect, modality) {
        (Effect::Measure { .. }, None) => true,
        (_, None) | (Effect::Measure { .. } | Effect::Exclude { .. }, _) => false,
        (Effect::Favor { modalities, points }, Some(id)) => *points > 0 && has(modalities, id),
        (Effect::Accompany { modality }, Some(id)) => modality != id,
        (Effect::Require { .. } | Effect::Propose { .. } | Effect::Urge { .. }, Some(_)) => true,
    })
}

fn has(list: &[String], id: &str) -> bool {
    list.iter().any(|item| item == id)
}

fn allows<T: PartialEq>(list: &[T], value: &T) -> bool {
    list.is_empty() || list.contains(value)
}

fn holds(when: &Condition, facts: &Facts, modality: Option<&str>) -> bool {
    let same = |wanted: Option<bool>, is: bool| wanted.is_none_or(|wanted| wanted == is);
    let roles = when.roles.is_empty() || when.roles.iter().any(|role| facts.roles.contains(role));
    let chosen = modality.is_some_and(|id| has(&when.modalities, id));
    allows(&when.moments, &facts.moment)
        && roles
        && allows(&when.content_kinds, &facts.kind)
        && allows(&when.axes, &facts.axis)
        && allows(&when.contents, &facts.content)
        && (when.modalities.is_empty() || chosen)
        && allows(&when.factors, &facts.factor)
        && same(when.first_time, facts.first_time)
        && same(when.small, facts.small)
        && same(when.other_language, facts.other_language)
        && same(when.local_teacher, facts.local_teacher)
        && (when.lacks.is_empty() || when.lacks.iter().any(|kind| facts.lacks.contains(kind)))
}

fn facts_behind(when: &Condition, facts: &Facts, modality: Option<&str>) -> Vec<Fact> {
    let mut found = Vec::new();
    let mut add = |asked: bool, fact: Fact| {
        if asked {
            found.push(fact);
        }
    };
    let value = facts.moment;
    add(!when.moments.is_empty(), Fact::Moment { value });
    let value = facts.roles.clone();
    add(!when.roles.is_empty(), Fact::Roles { value });
    let value = facts.kind;
    add(!when.content_kinds.is_empty(), Fact::ContentKind { value });
    let value = facts.axis.clone();
    add(!when.axes.is_empty(), Fact::Axis { value });
    let value = facts.content.clone();
    add(!when.contents.is_empty(), Fact::Content { value });
    let value = facts.factor;
    add(!when.factors.is_empty(), Fact::Factor { value });
    let value = modality.unwrap_or_default().to_string();
    add(!when.modalities.is_empty(), Fact::Modality { value });
    let value = facts.first_time;
    add(when.first_time.is_some(), Fact::FirstTime { value });
    let value = facts.small;
    add(when.small.is_some(), Fact::Small { value });
    let value = facts.other_language;
    add(when.other_language.is_some(), Fact::OtherLanguage { value });
    let value = facts.local_teacher;
    add(when.local_teacher.is_some(), Fact::LocalTeacher { value });
    let value = facts.lacks.clone();
    add(!when.lacks.is_empty(), Fact::Lacks { value });
    found
}

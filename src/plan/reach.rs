//! Which cases of the rules can ever fire.

use std::collections::BTreeSet;

use super::facts::Facts;
use super::rules::{menu, outcome, speaks_in_menu};
use crate::framework::{
    Content, Factor, Fault, Framework, LackKind, Moment, Role, RuleCase, validate,
};

/// Returns every fault of a framework: what is wrong with its items, and then, where nothing is,
/// cases of rules that can never fire.
pub fn framework_faults(framework: &Framework) -> Vec<Fault> {
    let faults = validate(framework);
    if faults.is_empty() {
        cases_that_never_fire(framework)
    } else {
        faults
    }
}

/// Tries every combination of facts with the engine itself and returns the cases of rules that never
/// say anything. Contents that no rule tells apart are tried once.
pub fn cases_that_never_fire(framework: &Framework) -> Vec<Fault> {
    let mut silent: BTreeSet<(String, usize)> = BTreeSet::new();
    for rule in &framework.rules {
        silent.extend((1..=rule.cases.len()).map(|case| (rule.id.clone(), case)));
    }
    for (moment, factor) in MOMENTS.into_iter().flat_map(|m| FACTORS.map(|f| (m, f))) {
        for facts in combinations(framework, moment, factor) {
            if silent.is_empty() {
                return Vec::new();
            }
            hear(framework, &facts, &mut silent);
        }
    }
    let faults = silent.into_iter().map(|(rule, case)| Fault::NeverFires {
        path: format!("rules/{rule}/cases/{case}"),
    });
    faults.collect()
}

/// Takes out the cases that say something about these facts.
fn hear(framework: &Framework, facts: &Facts, silent: &mut BTreeSet<(String, usize)>) {
    if facts.factor != Factor::Knowing {
        heard(outcome(framework, facts, None), silent);
        return;
    }
    for rule in &framework.rules {
        for (index, case) in rule.cases.iter().enumerate() {
            if speaks_in_menu(case, facts) {
                silent.remove(&(rule.id.clone(), index + 1));
            }
        }
    }
    // Whoever plans may choose any form that no rule excludes.
    for item in menu(framework, facts) {
        if item.points.is_some() {
            heard(outcome(framework, facts, Some(&item.modality)), silent);
        }
    }
}

fn heard(outcome: super::rules::Outcome, silent: &mut BTreeSet<(String, usize)>) {
    for reason in outcome.reasons {
        for case in reason.cases {
            silent.remove(&(reason.rule.clone(), case));
        }
    }
}

const MOMENTS: [Moment; 3] = [Moment::Start, Moment::Stable, Moment::Exit];
const FACTORS: [Factor; 3] = [Factor::Knowing, Factor::Relations, Factor::Functions];
const LACKS: [LackKind; 5] = [
    LackKind::Instrument,
    LackKind::System,
    LackKind::Mandate,
    LackKind::Principle,
    LackKind::Practice,
];
const ROLES: [&[Role]; 3] = [
    &[Role::Strategic],
    &[Role::Operative],
    &[Role::Strategic, Role::Operative],
];

/// Returns every combination of facts about a moment and what stops people, with one content for each
/// way in which rules see contents.
fn combinations(framework: &Framework, moment: Moment, factor: Factor) -> Vec<Facts> {
    let mut found = Vec::new();
    let lacks = lacks_told_apart(framework);
    for content in contents_told_apart(framework) {
        for roles in ROLES {
            for (bits, lacks) in (0..16u8).flat_map(|bits| lacks.iter().map(move |l| (bits, l))) {
                found.push(Facts {
                    moment,
                    roles: roles.to_vec(),
                    content: content.id.clone(),
                    kind: content.kind,
                    axis: content.axis.clone(),
                    first_time: bits & 1 != 0,
                    small: bits & 2 != 0,
                    other_language: bits & 4 != 0,
                    local_teacher: bits & 8 != 0,
                    factor,
                    lacks: lacks.clone(),
                    actors: Vec::new(),
                });
            }
        }
    }
    found
}

fn cases(framework: &Framework) -> impl Iterator<Item = &RuleCase> {
    framework.rules.iter().flat_map(|rule| &rule.cases)
}

/// Returns one content for each kind, axis and mention by a rule.
fn contents_told_apart(framework: &Framework) -> Vec<&Content> {
    let named: BTreeSet<&String> = cases(framework)
        .flat_map(|case| &case.when.contents)
        .collect();
    let mut seen = BTreeSet::new();
    let contents = framework.contents.iter().filter(|content| {
        let name = named.get(&content.id).copied();
        seen.insert((content.kind, content.axis.clone(), name.cloned()))
    });
    contents.collect()
}

/// Returns nothing lacking, and each kind of lack by itself where a rule asks for one.
fn lacks_told_apart(framework: &Framework) -> Vec<Vec<LackKind>> {
    let mut found = vec![Vec::new()];
    if cases(framework).any(|case| !case.when.lacks.is_empty()) {
        found.extend(LACKS.map(|kind| vec![kind]));
    }
    found
}

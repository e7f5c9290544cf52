//! The conditions of a rule in words.

use super::super::list::List;
use crate::framework::{Condition, Framework};
use crate::plan::SMALL_STAFF;
use crate::ui::i18n::{language, tr};
use crate::ui::words;

/// Returns what must hold, one condition each.
pub fn words(framework: &Framework, when: &Condition) -> Vec<String> {
    let mut found = Vec::new();
    let mut add = |names: Vec<String>, say: fn(String) -> String| {
        if !names.is_empty() {
            found.push(say(one_of(names)));
        }
    };
    let named = |list: List, ids: &[String]| -> Vec<String> {
        ids.iter().map(|id| list.name_of(framework, id)).collect()
    };
    add(
        when.moments
            .iter()
            .map(|item| words::moment(*item).to_lowercase())
            .collect(),
        |names| tr!(framework.when_moment, names = names),
    );
    add(
        when.roles
            .iter()
            .map(|item| words::role(*item).to_lowercase())
            .collect(),
        |names| tr!(framework.when_role, names = names),
    );
    add(
        when.content_kinds
            .iter()
            .map(|item| words::content_kind(*item).to_string())
            .collect(),
        |names| tr!(framework.when_kind, names = names),
    );
    let axes = when.axes.iter().map(|id| {
        let axis = framework.axis(id).map(|axis| axis.name.get(language()));
        axis.unwrap_or(id).to_string()
    });
    add(axes.collect(), |names| {
        tr!(framework.when_axis, names = names)
    });
    add(named(List::Contents, &when.contents), |names| {
        tr!(framework.when_content, names = names)
    });
    add(named(List::Modalities, &when.modalities), |names| {
        tr!(framework.when_modality, names = names)
    });
    add(
        when.factors
            .iter()
            .map(|item| words::factor(*item).to_lowercase())
            .collect(),
        |names| tr!(framework.when_factor, names = names),
    );
    add(
        when.lacks
            .iter()
            .map(|item| words::lack_kind(*item).to_string())
            .collect(),
        |names| tr!(framework.when_lacks, names = names),
    );
    found.extend(yes_or_no(when));
    found
}

/// Returns the conditions that hold or not.
fn yes_or_no(when: &Condition) -> impl Iterator<Item = String> {
    let said = |holds: Option<bool>, yes: &str, no: &str| {
        holds.map(|holds| if holds { yes } else { no }.to_string())
    };
    let small = when.small.map(|small| match small {
        true => tr!(plan.fact_small, limit = SMALL_STAFF),
        false => tr!(plan.fact_not_small, limit = SMALL_STAFF),
    });
    let found = [
        small,
        said(
            when.first_time,
            tr!(plan.fact_first_time),
            tr!(plan.fact_not_first_time),
        ),
        said(
            when.other_language,
            tr!(plan.fact_other_language),
            tr!(plan.fact_one_language),
        ),
        said(
            when.local_teacher,
            tr!(plan.fact_local_teacher),
            tr!(plan.fact_no_local_teacher),
        ),
    ];
    found.into_iter().flatten()
}

/// Writes names as a choice between them.
fn one_of(names: Vec<String>) -> String {
    names.join(&format!(" {} ", tr!(framework.or)))
}

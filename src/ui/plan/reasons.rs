//! Why: the rules behind a suggestion or an activity, with the facts that fired them.

use leptos::prelude::*;

use super::names;
use crate::dossier::{Fact, Reason};
use crate::framework::Framework;
use crate::plan::SMALL_STAFF;
use crate::ui::framework::rule_href;
use crate::ui::i18n::{language, tr};
use crate::ui::words;

/// The reasons as list items.
pub fn reason_items(framework: &Framework, reasons: &[Reason]) -> Vec<AnyView> {
    reasons
        .iter()
        .map(|reason| item(framework, reason).into_any())
        .collect()
}

fn item(framework: &Framework, reason: &Reason) -> impl IntoView + use<> {
    let rule = framework.rule(&reason.rule);
    let sentence = rule.map_or(reason.rule.as_str(), |rule| rule.sentence.get(language()));
    let facts: Vec<String> = reason
        .facts
        .iter()
        .map(|found| fact(framework, found))
        .collect();
    let facts = (!facts.is_empty()).then(|| {
        let facts = tr!(plan.why_facts, facts = facts.join("; ")).to_string();
        view! { " "<span>{facts}</span> }
    });
    let sources = rule.map(|rule| rule.source.join(", ")).unwrap_or_default();
    let sources = tr!(plan.why_source, source = sources).to_string();
    let to = rule_href(&reason.rule);
    view! { <li>{sentence.to_string()}{facts}" "<small class="muted"><a href=to>{sources}</a></small></li> }
}

/// Says a fact in words.
pub fn fact(framework: &Framework, fact: &Fact) -> String {
    let yes_or_no = |value: bool, yes: &'static str, no: &'static str| {
        if value {
            yes.to_string()
        } else {
            no.to_string()
        }
    };
    match fact {
        Fact::Moment { value } => words::moment(*value).to_lowercase(),
        Fact::Roles { value } => {
            let roles: Vec<&str> = value.iter().map(|role| words::role(*role)).collect();
            tr!(plan.fact_roles, roles = roles.join(", ").to_lowercase()).to_string()
        }
        Fact::ContentKind { value } => {
            tr!(plan.fact_kind, kind = words::content_kind(*value)).to_string()
        }
        Fact::Axis { value } => {
            tr!(plan.fact_axis, name = names::axis(framework, value)).to_string()
        }
        Fact::Content { value } => {
            tr!(plan.fact_content, name = names::content(framework, value)).to_string()
        }
        Fact::Modality { value } => {
            tr!(plan.fact_modality, name = names::modality(framework, value)).to_string()
        }
        Fact::Factor { value } => tr!(plan.fact_factor, factor = words::factor(*value)).to_string(),
        Fact::FirstTime { value } => yes_or_no(
            *value,
            tr!(plan.fact_first_time),
            tr!(plan.fact_not_first_time),
        ),
        Fact::Small { value: true } => tr!(plan.fact_small, limit = SMALL_STAFF).to_string(),
        Fact::Small { value: false } => tr!(plan.fact_not_small, limit = SMALL_STAFF).to_string(),
        Fact::OtherLanguage { value } => yes_or_no(
            *value,
            tr!(plan.fact_other_language),
            tr!(plan.fact_one_language),
        ),
        Fact::LocalTeacher { value } => yes_or_no(
            *value,
            tr!(plan.fact_local_teacher),
            tr!(plan.fact_no_local_teacher),
        ),
        Fact::Lacks { value } => {
            let kinds: Vec<&str> = value.iter().map(|kind| words::lack_kind(*kind)).collect();
            tr!(plan.fact_lacks, kinds = kinds.join(", ")).to_string()
        }
    }
}

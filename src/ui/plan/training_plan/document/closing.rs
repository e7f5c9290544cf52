//! What follows the activities: measures, proposals, what was left out, norms, sources.

use leptos::prelude::*;

use super::activities::{cost, served};
use super::shared::Shared;
use super::{pair, pair_of_list, part};
use crate::dossier::Dossier;
use crate::framework::{Framework, Norm};
use crate::plan::proposals;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::activity_words::{suggestion_title, words_of};

/// Organisational measures.
pub fn measures(
    framework: &Framework,
    dossier: &Dossier,
    shared: &Shared,
) -> impl IntoView + use<> {
    let measures = dossier.plan.standing().filter(|item| item.measure);
    let items = measures.map(|item| {
        let words = words_of(framework, item);
        view! {
            <article class="activity">
                <h3>{words.title}</h3>
                <dl class="pairs">
                    {pair(tr!(plan.what_is_proposed), words.objective)}
                    {pair(tr!(institution.serves), served(framework, dossier, item))}
                    {pair_of_list(tr!(plan.why_needs), shared.needs(framework, &item.competencies))}
                    {pair(tr!(plan.product), words.product)}
                    {pair(tr!(plan.responsible), item.responsible.clone())}
                    {pair(tr!(plan.cost), cost(framework, item))}
                    {pair(tr!(plan.why), shared.numbers(&item.reasons))}
                    {pair(tr!(plan.printed_facts), shared.facts(framework, &item.reasons))}
                    {pair(tr!(plan.notes), item.notes.clone())}
                </dl>
            </article>
        }
        .into_any()
    });
    part(tr!(plan.plan_measures_title), items.collect())
}

/// Proposals for the plan as a whole.
pub fn proposed(framework: &Framework, dossier: &Dossier) -> impl IntoView + use<> {
    let texts = proposals(framework, &dossier.plan.activities).into_iter();
    let items = texts.map(|text| view! { <p>{text.get(language()).to_string()}</p> }.into_any());
    part(tr!(plan.proposals_title), items.collect())
}

/// What was suggested and not included, and why.
pub fn left_out(framework: &Framework, dossier: &Dossier) -> impl IntoView + use<> {
    let items = dossier.plan.rejected.iter().map(|item| {
        let title = suggestion_title(framework, &item.suggestion);
        view! { <p><b>{title}</b>": "{item.reason.clone()}</p> }.into_any()
    });
    part(tr!(plan.rejected_title), items.collect())
}

/// Norms, each with its mark.
pub fn norms(framework: &Framework) -> impl IntoView + use<> {
    let items = framework
        .pack
        .norms
        .iter()
        .map(|item| norm(item).into_any());
    part(tr!(plan.norms_title), items.collect())
}

fn norm(norm: &Norm) -> impl IntoView + use<> {
    let mark = if norm.verified {
        tr!(plan.norm_verified)
    } else {
        tr!(plan.norm_unverified)
    };
    let date = norm.date.as_ref();
    let date = date.map(|date| format!(" ({date})")).unwrap_or_default();
    view! {
        <p>
            <b>{norm.name.get(language()).to_string()}{date}</b>": "
            {norm.says.get(language()).to_string()}" "<small>{mark}</small>
        </p>
    }
}

/// The documents behind the rules that the plan rests on.
pub fn sources(framework: &Framework, dossier: &Dossier) -> impl IntoView + use<> {
    let reasons = dossier
        .plan
        .activities
        .iter()
        .flat_map(|item| &item.reasons);
    let rules = reasons.filter_map(|reason| framework.rule(&reason.rule));
    let keys: Vec<&String> = rules.flat_map(|rule| &rule.source).collect();
    let cited = framework.sources.iter().filter(|source| {
        let mut keys = keys.iter();
        keys.any(|key| key.split(' ').next() == Some(source.id.as_str()))
    });
    let items = cited.map(|source| {
        let title = source.title.get(language()).to_string();
        view! { <p><b>{source.id.clone()}</b>": "{title}</p> }.into_any()
    });
    part(tr!(plan.sources_title), items.collect())
}

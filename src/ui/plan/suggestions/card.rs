//! One suggestion as a card.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::ui::widgets::live;

use super::{decision, institution, why};
use crate::framework::Framework;
use crate::plan::{Suggestion, SuggestionKind, measures, requirements};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::activity_words::suggestion_title;
use crate::ui::plan::figures::whole;
use crate::ui::plan::names;

pub fn card(app: App, suggestion: Suggestion) -> impl IntoView {
    let framework = app.framework();
    let title = suggestion_title(&framework, &suggestion.id);
    let state = decision::decided(app, &suggestion.id);
    view! {
        <article class="suggestion" data-state=live(move || state.read().state())>
            <h3>{title.clone()}</h3>
            {meta(&framework, &suggestion)}
            {purpose(&framework, &suggestion)}
            {institution::serves(app, &suggestion)}
            {closes(&framework, &suggestion)}
            {institution::lacks(&framework, &suggestion)}
            {people(&framework, &suggestion.participants)}
            {required(&framework, &suggestion)}
            {why::why(app, &suggestion)}
            {why::menu(&framework, &suggestion)}
            {decision::buttons(app, suggestion, title, state)}
        </article>
    }
}

fn meta(framework: &Framework, suggestion: &Suggestion) -> impl IntoView + use<> {
    let priority = match suggestion.priority() {
        Some(priority) => tr!(plan.priority_of, n = whole(priority)).to_string(),
        None if suggestion.needs.is_empty() => tr!(institution.only_institution).to_string(),
        None => tr!(plan.priority_protected).to_string(),
    };
    let form = match &suggestion.kind {
        SuggestionKind::Training { modality, .. } => names::modality(framework, modality),
        SuggestionKind::Measure { .. } => tr!(plan.measure).to_string(),
    };
    let total: u32 = suggestion
        .participants
        .values()
        .map(|n| u32::from(*n))
        .sum();
    let people = tr!(plan.people_count, n = total).to_string();
    view! {
        <p class="meta"><span>{priority}</span><span>{form}</span><span>{people}</span></p>
    }
}

/// What is learnt, or what has to be arranged.
fn purpose(framework: &Framework, suggestion: &Suggestion) -> impl IntoView + use<> {
    match &suggestion.kind {
        SuggestionKind::Training { .. } => {
            let content = framework.content(&suggestion.content);
            let summary = content.map(|item| item.summary.get(language()).to_string());
            view! { <p>{summary}</p> }.into_any()
        }
        SuggestionKind::Measure { .. } => {
            let sentences = measures(framework, &suggestion.outcome.reasons);
            let sentences = sentences
                .into_iter()
                .map(|text| text.get(language()).to_string());
            sentences
                .map(|words| view! { <p>{words}</p> })
                .collect_view()
                .into_any()
        }
    }
}

fn closes(framework: &Framework, suggestion: &Suggestion) -> Option<impl IntoView + use<>> {
    let names = suggestion.needs.iter();
    let names = names.map(|need| {
        view! { <li>{names::competency(framework, &need.competency)}</li> }
    });
    let names = names.collect_view();
    (!names.is_empty()).then(|| {
        view! {
            <h4>{tr!(plan.closes)}</h4>
            <ul>{names}</ul>
        }
    })
}

/// The posts that take part, without how many of each.
fn people(
    framework: &Framework,
    participants: &BTreeMap<String, u16>,
) -> Option<impl IntoView + use<>> {
    let posts: Vec<String> = participants
        .keys()
        .map(|id| names::post(framework, id))
        .collect();
    (!posts.is_empty()).then(|| {
        view! { <p>{tr!(plan.for_posts, posts = posts.join(", ")).to_string()}</p> }
    })
}

fn required(framework: &Framework, suggestion: &Suggestion) -> impl IntoView + use<> {
    let texts = requirements(framework, &suggestion.outcome.reasons);
    let items = texts.into_iter();
    let items = items.map(|text| view! { <li>{text.get(language()).to_string()}</li> });
    let items = items.collect_view();
    let count = items.len();
    (count > 0).then(|| {
        let summary = tr!(plan.requirements_count, n = count).to_string();
        view! {
            <details class="why">
                <summary>{summary}</summary>
                <ul>{items}</ul>
            </details>
        }
    })
}

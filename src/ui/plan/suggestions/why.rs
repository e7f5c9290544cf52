//! What is behind a suggestion: rules, facts, needs, and why this form and no other.

use leptos::prelude::*;

use super::{institution, why_not};
use crate::framework::Framework;
use crate::plan::{MenuItem, Need, Suggestion, SuggestionKind};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::derived::section_href;
use crate::ui::plan::figures::{decimal, whole};
use crate::ui::plan::names;
use crate::ui::plan::reasons::reason_items;
use crate::ui::route::Section;

/// The rules with their facts, and the needs.
pub fn why(app: App, suggestion: &Suggestion) -> impl IntoView + use<> {
    let framework = app.framework();
    let reasons = reason_items(&framework, &suggestion.outcome.reasons);
    let needs = suggestion.needs.iter();
    let needs = needs
        .map(|found| view! { <li>{need(&framework, found)}</li> })
        .collect_view();
    view! {
        <details class="why">
            <summary>{tr!(plan.why)}</summary>
            <div class="stack">
                <h4>{tr!(plan.why_rules)}</h4>
                <ul>{reasons}</ul>
                {(!needs.is_empty()).then(|| view! {
                    <h4>{tr!(plan.why_needs)}</h4>
                    <ul>{needs}</ul>
                    <p><a href=section_href(app, Section::Gaps)>{tr!(plan.to_gaps)}</a></p>
                })}
                {institution::behind(app, suggestion)}
            </div>
        </details>
    }
}

fn need(framework: &Framework, need: &Need) -> String {
    let name = names::competency(framework, &need.competency);
    match (&need.figures, &need.ranking) {
        (Some(figures), Some((priority, _))) => tr!(
            plan.why_need,
            name = name,
            priority = whole(*priority),
            gap = decimal(figures.gap),
            part = figures.with_gap,
            whole = figures.people
        )
        .to_string(),
        _ => tr!(plan.why_need_protected, name = name).to_string(),
    }
}

/// Every form of training that was weighed, with the rules for and against.
pub fn menu(framework: &Framework, suggestion: &Suggestion) -> Option<impl IntoView + use<>> {
    let SuggestionKind::Training { menu, .. } = &suggestion.kind else {
        return None;
    };
    let rows = menu
        .iter()
        .map(|item| menu_row(framework, item))
        .collect_view();
    let name = names::content(framework, &suggestion.content);
    let label = format!("{} {name}", tr!(plan.why_form));
    Some(view! {
        <details class="why">
            <summary>{tr!(plan.why_form)}</summary>
            <p>{tr!(plan.why_form_text)}</p>
            <div class="table-scroll" role="region" tabindex="0" aria-label=label>
                <table class="data">
                    <thead>
                        <tr>
                            <th scope="col">{tr!(plan.modality)}</th>
                            <th scope="col" class="num">{tr!(plan.points)}</th>
                            <th scope="col">{tr!(plan.in_favour)}</th>
                            <th scope="col">{tr!(plan.against)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    })
}

fn menu_row(framework: &Framework, item: &MenuItem) -> impl IntoView + use<> {
    let points = match item.points {
        Some(points) => points.to_string().replace('-', "−"),
        None => tr!(plan.excluded).to_string(),
    };
    let against = why_not::not_for_them(framework, item);
    let against = against.unwrap_or_else(|| rules(framework, &item.against));
    view! {
        <tr>
            <th scope="row">{names::modality(framework, &item.modality)}</th>
            <td class="num">{points}</td>
            <td>{rules(framework, &item.in_favour)}</td>
            <td>{against}</td>
        </tr>
    }
}

fn rules(framework: &Framework, ids: &[String]) -> String {
    let rules = ids.iter().filter_map(|id| framework.rule(id));
    let sentences: Vec<&str> = rules.map(|rule| rule.sentence.get(language())).collect();
    match sentences.as_slice() {
        [] => "–".to_string(),
        sentences => sentences.join(" "),
    }
}

//! What ties a suggestion to the institution: what it lacks, and the objective of a plan.

use leptos::prelude::*;

use crate::framework::Framework;
use crate::plan::Suggestion;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::derived::section_href;
use crate::ui::plan::institution::{lack_lines, objective_words};
use crate::ui::route::Section;

/// Lines that a card shows; the others are behind "why".
const SHOWN: usize = 3;

/// The objective that it serves.
pub fn serves(app: App, suggestion: &Suggestion) -> Option<impl IntoView + use<>> {
    let framework = app.framework();
    let found = suggestion.serves.as_ref()?;
    let words = app
        .dossier
        .read_untracked(|dossier| objective_words(&framework, &dossier.institution, found))?;
    Some(view! { <p><b>{tr!(institution.serves)}": "</b>{words}</p> })
}

/// The first things that the institution lacks and it helps with.
pub fn lacks(framework: &Framework, suggestion: &Suggestion) -> Option<impl IntoView + use<>> {
    let lines = lack_lines(framework, &suggestion.lacks);
    let all = lines.len();
    let first = lines.iter().take(SHOWN).cloned();
    let rest: Vec<String> = lines.iter().skip(SHOWN).cloned().collect();
    (all > 0).then(|| {
        view! {
            <h4>{tr!(institution.lacks_title)}</h4>
            <ul>{items(first.collect())}</ul>
            {(!rest.is_empty()).then(|| view! {
                <details class="why">
                    <summary>{tr!(institution.lacks_more, n = all).to_string()}</summary>
                    <ul>{items(lines.clone())}</ul>
                </details>
            })}
        }
    })
}

/// The way to the diagnosis behind it.
pub fn behind(app: App, suggestion: &Suggestion) -> Option<impl IntoView + use<>> {
    let lines = lack_lines(&app.framework(), &suggestion.lacks);
    let to_diagnosis = section_href(app, Section::Institution);
    (!lines.is_empty()).then(|| {
        view! {
            <h4>{tr!(institution.why_lacks)}</h4>
            <ul>{items(lines)}</ul>
            <p><a href=to_diagnosis>{tr!(institution.to_diagnosis)}</a></p>
        }
    })
}

fn items(lines: Vec<String>) -> Vec<AnyView> {
    let items = lines
        .into_iter()
        .map(|line| view! { <li>{line}</li> }.into_any());
    items.collect()
}

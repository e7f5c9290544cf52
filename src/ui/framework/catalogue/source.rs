//! A source, section by section, with what stands in the framework because of it.

use leptos::prelude::*;

use super::super::list::List;
use super::super::place::Place;
use super::sheet::{Sheet, said};
use crate::framework::{Framework, Section, Source};
use crate::ui::i18n::tr;

/// A source with its sections.
pub fn source(sheet: &mut Sheet, source: &Source) {
    let framework = sheet.framework.clone();
    let keys = keys(&framework);
    let sections = source.sections.iter().map(|section| {
        let key = format!("{} {}", source.id, section.id);
        let items = keys.iter().filter(|(_, _, found)| *found == key);
        let items = items.map(|(list, id, _)| (*list, id.clone()));
        one_section(&framework, key.clone(), section, items.collect())
    });
    let sections = sections.collect_view();
    sheet.part(
        tr!(framework.sections),
        view! { <div class="sections">{sections}</div> },
    );
}

fn one_section(
    framework: &Framework,
    key: String,
    section: &Section,
    items: Vec<(List, String)>,
) -> AnyView {
    let links = items.iter().map(|(list, id)| {
        let to = Place::Item(*list, id.clone()).href();
        let name = list.name_of(framework, id);
        view! { <li><span class="muted">{list.name()}": "</span><a href=to>{name}</a></li> }
    });
    let links = links.collect_view();
    let note = section
        .note
        .as_ref()
        .map(|note| view! { <p class="muted">{said(note)}</p> });
    let count = items.len();
    let details = (count > 0).then(|| {
        view! {
            <details>
                <summary>{tr!(framework.items_from, n = count)}</summary>
                <ul class="plain">{links}</ul>
            </details>
        }
    });
    let none = (count == 0).then(|| view! { <p class="muted">{tr!(framework.items_none)}</p> });
    view! { <h3>{key}" · "{said(&section.title)}</h3>{details}{none}{note} }.into_any()
}

/// Returns the source keys of all items.
fn keys(framework: &Framework) -> Vec<(List, String, String)> {
    let mut found = Vec::new();
    macro_rules! look {
        ($($list:ident in $items:expr;)*) => {
            $(for item in &$items {
                for key in &item.source {
                    found.push((List::$list, item.id.clone(), key.clone()));
                }
            })*
        };
    }
    look! {
        Mandates in framework.mandates;
        Posts in framework.posts;
        Competencies in framework.competencies;
        Contents in framework.contents;
        Modalities in framework.modalities;
        Rules in framework.rules;
        Instruments in framework.instruments;
        Systems in framework.systems;
        Principles in framework.principles;
        Practices in framework.practices;
        Services in framework.services;
        Sessions in framework.sessions;
        Questions in framework.questions;
        Notes in framework.notes;
        Calendar in framework.pack.calendar;
    }
    found
}

//! Items as a list, and the search above it. Only what is in sight is drawn, however long the list.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::list::{Item, List};
use super::super::place::Place;
use super::super::search::found;
use crate::framework::Framework;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::focus_soon;
use crate::ui::widgets::{change, click, dynamic, live};

/// Items drawn at once.
const PAGE: usize = 200;

thread_local! {
    /// What was searched for, and where: it outlives a change of language.
    static QUERY: (ArcRwSignal<String>, ArcRwSignal<String>) =
        (ArcRwSignal::new(String::new()), ArcRwSignal::new(String::new()));
}

/// A search over items. While nothing is searched for, `all` stands in the place of what was found.
pub fn search(
    framework: Arc<Framework>,
    items: Vec<Item>,
    all: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let (query, scope) = QUERY.with(Clone::clone);
    let here = crate::ui::app::location_hash();
    if scope.get_untracked() != here {
        scope.set(here);
        query.set(String::new());
    }
    let query = RwSignal::from(query);
    let items = Arc::new(items);
    let results = Memo::new(move |_| {
        let query = query.read();
        (!query.trim().is_empty()).then(|| {
            let found = found(&framework, &items, &query);
            (Results(found), framework.clone())
        })
    });
    let said = move || match &*results.read() {
        None => String::new(),
        Some((found, _)) if found.0.is_empty() => tr!(framework.found_none).to_string(),
        Some((found, _)) => tr!(framework.found, n = found.0.len()).to_string(),
    };
    view! {
        <div class="field search no-print">
            <label for="search">{tr!(framework.search)}</label>
            <p class="hint" id="search-hint">{tr!(framework.search_hint)}</p>
            <input
                id="search"
                type="search"
                autocomplete="off"
                aria-describedby="search-hint"
                prop:value=live(move || query.get())
                on:input=change(move |event| query.set(event_target_value(&event)))
            />
            <p role="status" class="said">{dynamic(said)}</p>
        </div>
        {dynamic(move || match &*results.read() {
            None => all(),
            Some((found, framework)) => self::items(framework, found.0.clone()),
        })}
    }
    .into_any()
}

/// What was found; two searches count as different.
#[derive(Clone)]
struct Results(Vec<Item>);

impl PartialEq for Results {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// Items under the headings of their groups, the first ones at once and more when asked for.
pub fn items(framework: &Arc<Framework>, items: Vec<Item>) -> AnyView {
    let items = Arc::new(in_groups(items));
    let framework = framework.clone();
    let shown = RwSignal::new(PAGE);
    let total = items.len();
    view! {
        <div class="listing">
            {dynamic(move || {
                let part = items.get(..shown.get().min(total)).unwrap_or_default();
                groups(&framework, part)
            })}
            {dynamic(move || (shown.get() < total).then(|| view! {
                <button class="button" type="button" on:click=click(move |_| {
                    let first = shown.get_untracked();
                    shown.set(first + PAGE);
                    focus_soon(format!("item-{first}"));
                })>{tr!(framework.show_more, n = total - shown.get())}</button>
            }))}
        </div>
    }
    .into_any()
}

/// Brings the items of a group together, groups in the order in which they are met.
fn in_groups(items: Vec<Item>) -> Vec<Item> {
    let mut groups: Vec<(String, Vec<Item>)> = Vec::new();
    for item in items {
        match groups.iter_mut().find(|(group, _)| *group == item.group) {
            Some((_, members)) => members.push(item),
            None => groups.push((item.group.clone(), vec![item])),
        }
    }
    groups
        .into_iter()
        .flat_map(|(_, members)| members)
        .collect()
}

fn groups(framework: &Framework, items: &[Item]) -> AnyView {
    let mut views = Vec::new();
    let mut rest = items;
    while let Some(first) = rest.first() {
        let end = rest.iter().position(|item| item.group != first.group);
        let (group, after) = rest.split_at(end.unwrap_or(rest.len()));
        let before = items.len() - rest.len();
        views.push(one_group(framework, &first.group, group, before));
        rest = after;
    }
    views.into_iter().collect_view().into_any()
}

fn one_group(framework: &Framework, name: &str, items: &[Item], before: usize) -> AnyView {
    let heading = (!name.is_empty()).then(|| view! { <h2>{name.to_string()}</h2> });
    let items = items.iter().enumerate().map(|(index, item)| {
        let to = Place::Item(item.list, item.id.clone()).href();
        view! {
            <li>
                <a id=format!("item-{}", before + index) href=to>{item.name.clone()}</a>
                {under(framework, item)}
            </li>
        }
    });
    let items = items.collect_view();
    view! { <section>{heading}<ul class="plain">{items}</ul></section> }.into_any()
}

/// What a list shows of an item beside its name.
fn under(framework: &Framework, item: &Item) -> Option<AnyView> {
    let text = |words: &str| Some(view! { <p class="muted">{words.to_string()}</p> }.into_any());
    match item.list {
        List::Contents => {
            let content = framework.contents.get(item.place)?;
            text(content.summary.get(language()))
        }
        List::Practices => {
            let practice = framework.practices.get(item.place)?;
            text(practice.recommendation.get(language()))
        }
        List::Norms => {
            let norm = framework.pack.norms.get(item.place)?;
            Some(super::country::mark(norm.verified))
        }
        List::Calendar => {
            let date = framework.pack.calendar.get(item.place)?;
            Some(super::country::mark(date.verified))
        }
        List::Notes => {
            let note = framework.notes.get(item.place)?;
            let points = note
                .points
                .iter()
                .map(|point| point.get(language()).to_string());
            let points = points
                .map(|point| view! { <li>{point}</li> })
                .collect_view();
            let summary = note.summary.get(language()).to_string();
            Some(view! { <p>{summary}</p><ul>{points}</ul> }.into_any())
        }
        _ => None,
    }
}

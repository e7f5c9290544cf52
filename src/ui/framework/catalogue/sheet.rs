//! What the screens of all items are put together from.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::list::List;
use super::super::place::Place;
use crate::framework::{Framework, Text};
use crate::ui::i18n::{language, tr};

/// The screen of one item, part by part; empty parts are left out.
pub struct Sheet {
    /// The framework.
    pub framework: Arc<Framework>,
    parts: Vec<AnyView>,
}

/// Returns a text in the language on screen.
pub fn said(text: &Text) -> String {
    text.get(language()).to_string()
}

/// Returns texts in the language on screen.
pub fn all_said(texts: &[Text]) -> Vec<String> {
    texts.iter().map(said).collect()
}

impl Sheet {
    /// Returns an empty one.
    pub fn new(framework: &Arc<Framework>) -> Sheet {
        Sheet {
            framework: framework.clone(),
            parts: Vec::new(),
        }
    }

    /// Returns the parts one under the other.
    pub fn finish(self) -> AnyView {
        self.parts.into_iter().collect_view().into_any()
    }

    /// Adds anything.
    pub fn add(&mut self, part: impl IntoView + 'static) {
        self.parts.push(part.into_any());
    }

    /// Adds what the item is, in a sentence.
    pub fn lead(&mut self, text: &Text) {
        let words = said(text);
        if !words.is_empty() {
            self.add(view! { <p class="lead">{words}</p> });
        }
    }

    /// Adds short facts, each with its label.
    pub fn facts(&mut self, facts: Vec<(&'static str, String)>) {
        self.add(self::facts(facts));
    }

    /// Adds a part of its own.
    pub fn part(&mut self, title: &'static str, body: impl IntoView + 'static) {
        let body = body.into_any();
        self.add(view! { <section class="sheet-part"><h2>{title}</h2>{body}</section> });
    }

    /// Adds a text under a heading.
    pub fn text(&mut self, title: &'static str, text: &Text) {
        let words = said(text);
        if !words.is_empty() {
            self.part(title, view! { <p>{words}</p> });
        }
    }

    /// Adds texts under a heading, one a line.
    pub fn lines(&mut self, title: &'static str, lines: Vec<String>) {
        if !lines.is_empty() {
            let items = lines.into_iter().map(|line| view! { <li>{line}</li> });
            let items = items.collect_view();
            self.part(title, view! { <ul>{items}</ul> });
        }
    }

    /// Adds links to items of a list.
    pub fn links(&mut self, title: &'static str, list: List, ids: &[String]) {
        let links: Vec<AnyView> = ids
            .iter()
            .map(|id| link(&self.framework, list, id))
            .collect();
        self.link_lines(title, links);
    }

    /// Adds links that were made already.
    pub fn link_lines(&mut self, title: &'static str, links: Vec<AnyView>) {
        if !links.is_empty() {
            let items = links.into_iter().map(|link| view! { <li>{link}</li> });
            let items = items.collect_view();
            self.part(title, view! { <ul class="plain">{items}</ul> });
        }
    }

    /// Adds where the item comes from.
    pub fn sources(&mut self, keys: &[String]) {
        let links: Vec<AnyView> = keys
            .iter()
            .map(|key| source(&self.framework, key))
            .collect();
        let items = links.into_iter().map(|link| view! { <li>{link}</li> });
        let items = items.collect_view();
        self.add(view! {
            <section class="sheet-part sources">
                <h2>{tr!(framework.from_where)}</h2>
                <ul class="plain">{items}</ul>
            </section>
        });
    }
}

/// Short facts, each with its label; empty ones are left out.
pub fn facts(facts: Vec<(&'static str, String)>) -> AnyView {
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let rows = facts.map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> });
    view! { <dl class="pairs">{rows.collect_view()}</dl> }.into_any()
}

/// Leads to an item.
pub fn link(framework: &Framework, list: List, id: &str) -> AnyView {
    let name = list.name_of(framework, id);
    let to = Place::Item(list, id.to_string()).href();
    view! { <a href=to>{name}</a> }.into_any()
}

/// Leads to a source: its key, and what that section is about.
fn source(framework: &Framework, key: &str) -> AnyView {
    let found = framework.sources.iter().find_map(|source| {
        let section = key.strip_prefix(&source.id)?.strip_prefix(' ')?;
        let section = source.sections.iter().find(|found| found.id == section)?;
        Some((source.id.clone(), said(&section.title)))
    });
    match found {
        Some((id, about)) => {
            let to = Place::Item(List::Sources, id).href();
            view! { <a href=to>{key.to_string()}</a>" "<span class="muted">{about}</span> }
                .into_any()
        }
        None if key == "own" => view! { {tr!(framework.source_own)} }.into_any(),
        None => view! { {key.to_string()} }.into_any(),
    }
}

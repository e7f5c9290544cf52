//! What a loaded framework changes, and the decision to use it.

use leptos::prelude::*;

use super::load::Loaded;
use super::using;
use crate::framework::{Change, Difference, FieldChange, Listed};
use crate::ui::app::App;
use crate::ui::framework::list::List;
use crate::ui::i18n::tr;
use crate::ui::widgets::{click, notice};

/// The differences to the framework in use, and what can be done.
pub fn differences(app: App, loaded: &Loaded) -> AnyView {
    if loaded.framework.content_hash == loaded.in_use.content_hash {
        let title = tr!(framework.same_title, name = loaded.file.clone());
        return notice("info", title, tr!(framework.same_text).to_string()).into_any();
    }
    let count = |wanted: fn(&Change) -> bool| {
        let all = loaded.differences.iter();
        all.filter(|difference| wanted(&difference.change)).count()
    };
    let text = tr!(
        framework.difference_counts,
        added = count(|change| *change == Change::Added),
        removed = count(|change| *change == Change::Removed),
        changed = count(|change| matches!(change, Change::Changed { .. }))
    );
    let name = format!("{} {}", loaded.framework.id, loaded.framework.version);
    let title = tr!(framework.fine, name = loaded.file.clone());
    let chosen = loaded.clone();
    view! {
        {notice("ok", title, text)}
        <p>{tr!(framework.fine_version, name = name)}</p>
        {by_list(loaded).into_iter().map(|(list, found)| one_list(loaded, &list, &found)).collect_view()}
        <div class="row">
            <button class="button primary" type="button" on:click=click(move |_| using::use_loaded(app, &chosen))>
                {tr!(framework.use_it)}
            </button>
            <button class="button quiet" type="button" on:click=click(|_| super::load::forget())>
                {tr!(framework.leave_it)}
            </button>
        </div>
    }
    .into_any()
}

fn by_list(loaded: &Loaded) -> Vec<(String, Vec<&Difference>)> {
    let mut lists: Vec<(String, Vec<&Difference>)> = Vec::new();
    for difference in loaded.differences.iter() {
        match lists.last_mut() {
            Some((list, found)) if *list == difference.list => found.push(difference),
            _ => lists.push((difference.list.clone(), vec![difference])),
        }
    }
    lists
}

fn one_list(loaded: &Loaded, list: &str, found: &[&Difference]) -> AnyView {
    let items = found
        .iter()
        .map(|difference| one_difference(loaded, difference));
    let items = items.collect_view();
    let count = found.len();
    view! {
        <details open=count <= 20>
            <summary>{list_name(list)}" "<span class="num">{count}</span></summary>
            <ul class="plain">{items}</ul>
        </details>
    }
    .into_any()
}

fn one_difference(loaded: &Loaded, difference: &Difference) -> AnyView {
    let (kind, word, more) = match &difference.change {
        Change::Added => ("ok", tr!(framework.added), String::new()),
        Change::Removed => ("warn", tr!(framework.removed), fate(loaded, difference)),
        Change::Changed { .. } => ("info", tr!(framework.changed), String::new()),
    };
    let name = list_of(&difference.list).map(|list| {
        let holder = match difference.change {
            Change::Removed => &loaded.in_use,
            _ => &loaded.framework,
        };
        list.name_of(holder, &difference.id)
    });
    let id = difference.id.clone();
    let version = || {
        let versions = (&loaded.in_use.version, &loaded.framework.version);
        format!("{} → {}", versions.0, versions.1)
    };
    let name = name.or_else(|| (difference.list == "version").then(version));
    let name = name
        .filter(|name| *name != id)
        .map(|name| view! { " "<span>{name}</span> });
    let more = (!more.is_empty()).then(|| view! { <p class="muted">{more}</p> });
    let fields = match &difference.change {
        Change::Changed { fields } => fields.as_slice(),
        Change::Added | Change::Removed => &[],
    };
    let fields = fields.iter().map(field).collect_view();
    view! {
        <li>
            <span class="badge" data-kind=kind>{word}</span>" "<code>{id}</code>{name}{more}
            {(!fields.is_empty()).then(|| view! { <dl class="pairs">{fields}</dl> })}
        </li>
    }
    .into_any()
}

/// A field with what stood there and what stands there now.
fn field(change: &FieldChange) -> AnyView {
    let said = |words: &str| {
        let short: String = words.chars().take(LONGEST).collect();
        let more = if short.len() < words.len() { "…" } else { "" };
        if short.is_empty() {
            "–".to_string()
        } else {
            short + more
        }
    };
    let (before, after) = (said(&change.before), said(&change.after));
    view! {
        <div>
            <dt><code>{change.path.clone()}</code></dt>
            <dd><del>{before}</del>" → "<ins>{after}</ins></dd>
        </div>
    }
    .into_any()
}

/// Letters of a field that are shown; who needs more has both files.
const LONGEST: usize = 300;

/// Says what happens to what was answered to an item that is gone.
fn fate(loaded: &Loaded, difference: &Difference) -> String {
    let listed = match difference.list.as_str() {
        "competencies" => Listed::Competency,
        "contents" => Listed::Content,
        "modalities" => Listed::Modality,
        "posts" => Listed::Post,
        _ => return String::new(),
    };
    let mapping = loaded.framework.mapping_from(&loaded.in_use.reference());
    match mapping.and_then(|mapping| mapping.present(listed, &difference.id)) {
        Some(present) => tr!(framework.fate_renamed, id = present),
        None => tr!(framework.fate_aside).to_string(),
    }
}

fn list_of(name: &str) -> Option<List> {
    Some(match name {
        "mandates" => List::Mandates,
        "posts" => List::Posts,
        "competencies" => List::Competencies,
        "contents" => List::Contents,
        "modalities" => List::Modalities,
        "rules" => List::Rules,
        "instruments" => List::Instruments,
        "systems" => List::Systems,
        "principles" => List::Principles,
        "practices" => List::Practices,
        "services" => List::Services,
        "sessions" => List::Sessions,
        "questions" => List::Questions,
        "notes" => List::Notes,
        "sources" => List::Sources,
        _ => return None,
    })
}

/// Names a list of the file.
fn list_name(name: &str) -> String {
    if let Some(list) = list_of(name) {
        return list.name().to_string();
    }
    match name {
        "axes" => tr!(framework.axes).to_string(),
        "dimensions" => tr!(framework.dimensions).to_string(),
        "practice_axes" => tr!(framework.practice_axes).to_string(),
        "pack" | "other_packs" => tr!(framework.packs).to_string(),
        "glossary" => tr!(framework.part_words).to_string(),
        "history" => tr!(framework.history).to_string(),
        "version" => tr!(framework.version).to_string(),
        other => other.to_string(),
    }
}

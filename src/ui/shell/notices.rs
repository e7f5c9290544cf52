//! Notices that stand above every place until they are settled: about what is kept, other tabs and newer versions.

use leptos::prelude::*;

use crate::documents::DifferingPart;
use crate::store::{self, Availability, StoreError};
use crate::ui::app::{App, SaveState};
use crate::ui::files::download;
use crate::ui::i18n::tr;
use crate::ui::route::Route;
use crate::ui::widgets::{click, dynamic};
use crate::ui::words;

/// All of them, the gravest first.
pub fn notices(app: App) -> impl IntoView {
    view! {
        {dynamic(move || storage(app))}
        {dynamic(move || framework(app))}
        {dynamic(move || newer(app))}
        {dynamic(move || unread(app))}
        {dynamic(move || missing(app))}
        {dynamic(move || read_only(app))}
        {dynamic(move || conflict(app))}
    }
}

/// Draws a notice that stands above the place until it is settled; `settle` are its buttons and links.
fn standing(
    role: &'static str,
    kind: &'static str,
    title: String,
    text: AnyView,
    settle: Vec<AnyView>,
) -> AnyView {
    view! {
        <div class="page storage-notice no-print" role=role>
            <div class="notice" data-kind=kind>
                <h3>{title}</h3>
                {text}
                <div class="row">{settle}</div>
            </div>
        </div>
    }
    .into_any()
}

fn sentence(text: String) -> AnyView {
    view! { <p>{text}</p> }.into_any()
}

fn button(
    class: &'static str,
    label: String,
    act: impl FnMut(leptos::ev::MouseEvent) + 'static,
) -> AnyView {
    view! { <button class=class type="button" on:click=click(act)>{label}</button> }.into_any()
}

fn link(href: String, label: &'static str) -> AnyView {
    view! { <a class="button" href=href>{label}</a> }.into_any()
}

/// Says before the first answer when nothing can be kept, and at any time when a save failed.
fn storage(app: App) -> Option<AnyView> {
    let (title, text) = match (app.save.get(), app.storage.get()) {
        (SaveState::Failed(error), _) => words::store_error(&error),
        (_, Availability::Denied) => words::store_error(&StoreError::Denied),
        (_, Availability::Full) => words::store_error(&StoreError::Full),
        (_, Availability::BrokenOff) => words::store_error(&StoreError::BrokenOff),
        (_, Availability::TooNew) => words::store_error(&StoreError::TooNew),
        (_, Availability::Working) => return None,
    };
    let left = app.left_files();
    // The text advises to download what is on screen, so the way to it is here.
    let mut settle = Vec::new();
    if app.route.get().document().is_some() && (left.is_empty() || app.has_unsaved()) {
        settle.push(button(
            "button",
            tr!(common.download).to_string(),
            move |_| {
                if let Some((name, text)) = app.file_on_screen() {
                    download(&name, &text);
                }
            },
        ));
    }
    if left.is_empty() {
        return Some(standing("alert", "error", title, sentence(text), settle));
    }
    // What is not on screen has its own way out.
    let names = named(left.iter().map(|one| one.name.clone()));
    let text = tr!(common.left_text, names = names);
    for one in left {
        let label = tr!(common.left_download, name = called(&one.name));
        settle.push(button("button", label, move |_| {
            download(&one.file, &one.text);
        }));
    }
    Some(standing("alert", "error", title, sentence(text), settle))
}

/// Names what is kept here and could not be read.
fn unread(app: App) -> Option<AnyView> {
    app.missing_seen.track();
    let (names, newer) = store::unread();
    if names.is_empty() || app.storage.get() == Availability::TooNew {
        return None;
    }
    let (n, names) = (names.len(), named(names.into_iter()));
    let text = match newer {
        true => tr!(common.unread_newer, n = n, names = names),
        false => tr!(common.unread_text, n = n, names = names),
    };
    let again = button("button", tr!(common.unread_again).to_string(), |_| {
        let _ = window().location().reload();
    });
    let settle = vec![again, link("#/rescate".to_string(), tr!(home.rescue))];
    let title = tr!(common.unread_title).to_string();
    Some(standing("alert", "error", title, sentence(text), settle))
}

/// Joins names of municipalities.
fn named(names: impl Iterator<Item = String>) -> String {
    let names = names.map(|name| called(&name));
    names.collect::<Vec<_>>().join(", ")
}

/// Returns the name of a municipality, or says that it has none yet.
fn called(name: &str) -> String {
    match name.trim() {
        "" => tr!(home.unnamed).to_string(),
        name => name.to_string(),
    }
}

/// Says aloud that the browser has lost what was stored, with the names of it.
fn missing(app: App) -> Option<AnyView> {
    app.missing_seen.track();
    let missing = store::missing();
    if missing.is_empty() {
        return None;
    }
    // A dossier comes back as a file in its door, a response on the page that restores.
    let dossiers = missing
        .iter()
        .all(|known| known.key.starts_with("dossier/"));
    let back = if dossiers {
        "#/planificar"
    } else {
        "#/rescate"
    };
    let names = named(missing.iter().map(|known| known.name.clone()));
    let text = tr!(common.missing_text, n = missing.len(), names = names);
    let understood = button(
        "button quiet",
        tr!(common.missing_understood).to_string(),
        move |_| {
            store::forget_missing();
            app.missing_seen.set(true);
        },
    );
    Some(standing(
        "alert",
        "error",
        tr!(common.missing_title).to_string(),
        sentence(text),
        vec![
            link(back.to_string(), tr!(common.missing_restore)),
            understood,
        ],
    ))
}

/// Says that two versions were kept, and where they differ.
fn conflict(app: App) -> Option<AnyView> {
    let conflict = app.conflict.get()?;
    let parts = conflict.parts.into_iter().map(difference).collect_view();
    let text = view! { <p>{tr!(common.conflict_kept_both)}</p><ul>{parts}</ul> };
    let understood = button(
        "button quiet",
        tr!(common.missing_understood).to_string(),
        move |_| {
            app.conflict.set(None);
        },
    );
    Some(standing(
        "alert",
        "warn",
        tr!(common.conflict_title).to_string(),
        text.into_any(),
        vec![
            link(conflict.theirs.href(), tr!(common.conflict_see_theirs)),
            understood,
        ],
    ))
}

/// One part that differs, in a sentence: what the other version has, and what is here.
fn difference(part: DifferingPart) -> impl IntoView {
    let name = words::part(&part.field);
    let joined = |texts: &[String]| {
        let said = texts
            .iter()
            .map(String::as_str)
            .filter(|text| !text.is_empty());
        said.collect::<Vec<_>>().join(" · ")
    };
    let (theirs, ours) = (joined(&part.one), joined(&part.other));
    let words = if part.count > part.one.len().max(part.other.len()) {
        tr!(common.conflict_changes, name = name, n = part.count)
    } else {
        tr!(
            common.conflict_part,
            name = name,
            theirs = theirs,
            ours = ours
        )
    };
    view! { <li>{words}</li> }
}

/// Says that another tab writes the document on screen, and offers to write here.
fn read_only(app: App) -> Option<AnyView> {
    app.is_read_only().then(|| {
        let here = button("button", tr!(common.edit_here).to_string(), move |_| {
            app.take_pen()
        });
        let text = sentence(tr!(common.elsewhere_text).to_string());
        let title = tr!(common.elsewhere_title).to_string();
        standing("status", "info", title, text, vec![here])
    })
}

/// Says that the framework kept on this device cannot be read; where it is kept it can be taken away.
fn framework(app: App) -> Option<AnyView> {
    let here = Route::Framework("archivo".to_string());
    let shown = app.catalogue.unreadable.get() && *app.route.read() != here;
    shown.then(|| {
        let title = tr!(common.framework_unreadable).to_string();
        let see = tr!(common.framework_unreadable_see);
        let text = view! { <p><a href=here.href()>{see}</a></p> }.into_any();
        standing("alert", "warn", title, text, vec![])
    })
}

/// Says that a newer version waits; it comes when the user says so.
fn newer(app: App) -> Option<AnyView> {
    app.newer.get().then(|| {
        let now = button(
            "button primary",
            tr!(common.newer_now).to_string(),
            move |_| {
                app.change_version();
            },
        );
        let later = button(
            "button quiet",
            tr!(common.newer_later).to_string(),
            move |_| {
                app.newer.set(false);
            },
        );
        let text = sentence(tr!(common.newer_text).to_string());
        let title = tr!(common.newer_title).to_string();
        standing("status", "info", title, text, vec![now, later])
    })
}

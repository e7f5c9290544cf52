//! Every document that the plan gives, what is missing in each, and what to do first.

use leptos::prelude::*;

use super::{at_desk, href};
use crate::papers::{PaperEntry, PaperGroup, PaperPlace, papers_of};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::derived::section_href;
use crate::ui::route::{Route, Section};
use crate::ui::widgets::dynamic;

/// The section.
pub fn list(app: App) -> impl IntoView {
    let entries = Memo::new(move |_| at_desk(app, papers_of));
    let matrices = Memo::new(move |_| at_desk(app, matrices_of));
    let planned = Memo::new(move |_| app.dossier.read(|found| !found.plan.activities.is_empty()));
    view! {
        <div class="stack papers">
            <p class="lead">{tr!(papers.lead)}</p>
            {dynamic(move || (!planned.get()).then(|| nothing_planned(app)))}
            {dynamic(move || {
                let entries = entries.read();
                if entries.is_empty() {
                    return no_templates().into_any();
                }
                let of = |group: PaperGroup| {
                    let found = entries.iter().filter(|entry| entry.group == group);
                    found.cloned().collect::<Vec<_>>()
                };
                view! {
                    {plain(app, tr!(papers.group_approve), tr!(papers.group_approve_text), of(PaperGroup::Approve))}
                    {by_activity(app, tr!(papers.group_activity), tr!(papers.group_activity_text), of(PaperGroup::Activity))}
                    {by_activity(app, tr!(papers.group_person), tr!(papers.group_person_text), of(PaperGroup::Person))}
                    {plain(app, tr!(papers.group_follow_up), "", of(PaperGroup::FollowUp))}
                }
                .into_any()
            })}
            {dynamic(move || matrix_links(app, matrices.get()))}
        </div>
    }
}

fn nothing_planned(app: App) -> impl IntoView {
    view! {
        <div class="notice" data-kind="info">
            <h2>{tr!(papers.no_activities_title)}</h2>
            <p>
                {tr!(papers.no_activities_text)}" "
                <a href=section_href(app, Section::Suggestions)>{tr!(plan.to_suggestions)}</a>
            </p>
        </div>
    }
}

/// A framework that was loaded or kept long ago has no templates.
fn no_templates() -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{tr!(papers.no_templates_title)}</h2>
            <p>{tr!(papers.no_templates_text)}</p>
            <a class="button primary" href=Route::Framework("archivo".into()).href()>
                {tr!(papers.no_templates_go)}
            </a>
        </div>
    }
}

fn plain(
    app: App,
    title: &'static str,
    text: &'static str,
    entries: Vec<PaperEntry>,
) -> Option<AnyView> {
    (!entries.is_empty()).then(|| {
        let items = entries
            .iter()
            .map(|entry| item(app, entry, entry.title.clone()));
        let items = items.collect_view();
        view! {
            <section class="part">
                <h2>{title}</h2>
                {(!text.is_empty()).then(|| view! { <p>{text}</p> })}
                <ul class="paper-list">{items}</ul>
            </section>
        }
        .into_any()
    })
}

/// The documents of each activity under its title; the letters of many people are folded.
fn by_activity(
    app: App,
    title: &'static str,
    text: &'static str,
    entries: Vec<PaperEntry>,
) -> Option<AnyView> {
    let mut groups: Vec<(String, String, Vec<PaperEntry>)> = Vec::new();
    for entry in entries {
        let id = entry.key.activity.clone().unwrap_or_default();
        match groups.iter_mut().find(|(known, ..)| *known == id) {
            Some((.., found)) => found.push(entry),
            None => groups.push((id, entry.activity.clone(), vec![entry])),
        }
    }
    (!groups.is_empty()).then(|| {
        let groups = groups.into_iter().map(|(_, name, entries)| {
            let letters = entries.iter().any(|entry| !entry.person.is_empty());
            let count = entries.len();
            let items = entries.iter().map(|entry| {
                let name = if entry.person.is_empty() { &entry.title } else { &entry.person };
                item(app, entry, name.clone())
            });
            let items = view! { <ul class="paper-list">{items.collect_view()}</ul> };
            if letters {
                view! {
                    <details class="paper-group">
                        <summary>{name}" "<span class="muted">{tr!(papers.letters, n = count).to_string()}</span></summary>
                        {items}
                    </details>
                }
                .into_any()
            } else {
                view! { <div class="paper-group"><h3>{name}</h3>{items}</div> }.into_any()
            }
        });
        let groups = groups.collect_view();
        view! {
            <section class="part">
                <h2>{title}</h2>
                <p>{text}</p>
                {groups}
            </section>
        }
        .into_any()
    })
}

fn item(app: App, entry: &PaperEntry, name: String) -> AnyView {
    let to = href(app, &PaperPlace::Document(entry.key.clone()));
    let (kind, words) = match (entry.blanks.len(), entry.by_hand) {
        (0, 0) => (Some("ok"), tr!(papers.complete).to_string()),
        (0, n) => (None, tr!(papers.by_hand, n = n).to_string()),
        (n, _) => (Some("warn"), tr!(papers.missing, n = n).to_string()),
    };
    let state = view! { <span class="badge" data-kind=kind>{words}</span> };
    let edited = entry
        .edited
        .then(|| view! { <span class="muted">{tr!(papers.edited)}</span> });
    view! { <li><a href=to>{name}</a>{edited}{state}</li> }.into_any()
}

/// Ids and titles of the matrices of the country.
fn matrices_of(desk: &crate::papers::Desk<'_>) -> Vec<(String, String)> {
    let matrices = desk.framework.pack.matrices.iter();
    matrices
        .map(|item| (item.id.clone(), item.title.get(language()).to_string()))
        .collect()
}

fn matrix_links(app: App, matrices: Vec<(String, String)>) -> Option<AnyView> {
    (!matrices.is_empty()).then(|| {
        let items = matrices.into_iter().map(|(id, title)| {
            let to = href(app, &PaperPlace::Matrix(id));
            view! { <li><a href=to>{title}</a></li> }
        });
        let items = items.collect_view();
        view! {
            <section class="part">
                <h2>{tr!(papers.group_matrices)}</h2>
                <p>{tr!(papers.group_matrices_text)}</p>
                <ul class="paper-list">{items}</ul>
            </section>
        }
        .into_any()
    })
}

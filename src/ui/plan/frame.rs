//! The frame around a dossier: whose it is, its sections, and what to say when it is not there.

use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic, here_in_line};

use super::{
    activity, close_example, cycles, follow_up, gaps, institution, names, other_framework, papers,
    people, priorities, profile, responses, suggestions, training_plan,
};
use crate::documents::Kind;
use crate::dossier::DiagnosisPart;
use crate::export::file_name;
use crate::store;
use crate::ui::app::{App, app};
use crate::ui::device::{self, Shelved};
use crate::ui::files::download;
use crate::ui::i18n::tr;
use crate::ui::route::{FollowUpPlace, PlanView, Route, Section};
use crate::ui::widgets::{lost, notice};
use crate::ui::working::OpenError;
use crate::ui::world::day_of;

/// A section of a dossier.
pub fn section_view(id: String, section: Section) -> impl IntoView {
    view! { <SectionScreen id section /> }
}

/// A part of the institutional diagnosis of a dossier.
pub fn diagnosis_view(id: String, part: DiagnosisPart) -> impl IntoView {
    view! { <DiagnosisScreen id part /> }
}

/// Another view of a dossier's plan.
pub fn plan_view(id: String, view: PlanView) -> impl IntoView {
    view! { <InSection id section=Section::Plan body=move |app| training_plan::other_view(app, view).into_any() /> }
}

/// A document of a dossier's plan.
pub fn paper_view(id: String, paper: String) -> impl IntoView {
    view! { <InSection id section=Section::Papers body=move |app| papers::paper(app, paper.clone()).into_any() /> }
}

/// A place of the follow-up of a dossier's plan.
pub fn follow_up_view(id: String, place: FollowUpPlace) -> impl IntoView {
    view! { <InSection id section=Section::FollowUp body=move |app| follow_up::place(app, place.clone()).into_any() /> }
}

/// An activity of a dossier's plan.
pub fn activity_view(id: String, activity: String) -> impl IntoView {
    view! { <ActivityScreen id activity /> }
}

#[component]
fn SectionScreen(id: String, section: Section) -> impl IntoView {
    let app = app();
    with_dossier(app, id, move |id| {
        view! {
            <main id="main" class="page" tabindex="-1">
                {heading(app, section)}
                {device::reminder(Shelved::dossier(&id))}
                {tabs(id, section)}
                {other_framework::unknown_framework(app)}
                {match section {
                    Section::Institution => institution::overview(app).into_any(),
                    Section::Profile => profile::profile(app).into_any(),
                    Section::Responses => responses::responses(app).into_any(),
                    Section::Gaps => gaps::gaps(app).into_any(),
                    Section::Priorities => priorities::priorities(app).into_any(),
                    Section::Suggestions => suggestions::suggestions(app).into_any(),
                    Section::Plan => training_plan::training_plan(app).into_any(),
                    Section::People => people::people(app).into_any(),
                    Section::Papers => papers::papers(app).into_any(),
                    Section::FollowUp => follow_up::follow_up(app).into_any(),
                    Section::Cycles => cycles::cycles(app).into_any(),
                }}
            </main>
        }
        .into_any()
    })
}

#[component]
fn DiagnosisScreen(id: String, part: DiagnosisPart) -> impl IntoView {
    let body = move |app| institution::part(app, part).into_any();
    view! { <InSection id section=Section::Institution body /> }
}

/// A screen of its own inside a section.
#[component]
fn InSection(
    id: String,
    section: Section,
    body: impl Fn(App) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let app = app();
    with_dossier(app, id, move |id| {
        view! {
            <main id="main" class="page" tabindex="-1">
                {heading(app, section)}
                {device::reminder(Shelved::dossier(&id))}
                {tabs(id, section)}
                {body(app)}
            </main>
        }
        .into_any()
    })
}

#[component]
fn ActivityScreen(id: String, activity: String) -> impl IntoView {
    let app = app();
    with_dossier(app, id, move |_| {
        activity::activity(app, activity.clone()).into_any()
    })
}

/// What came of opening a dossier.
#[derive(Clone, Debug, PartialEq)]
enum Opening {
    Open,
    Lost(OpenError),
    /// Another one is open and could not be saved; opening this one would lose it.
    OtherUnsaved,
}

/// Opens a dossier and draws `body` for as long as it is there.
pub fn with_dossier(
    app: App,
    id: String,
    body: impl Fn(String) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let opening = RwSignal::new(open(app, &id));
    let (wanted, shown) = (id.clone(), id);
    let here = Memo::new(move |_| app.dossier.with(|found| found.id == wanted) == Some(true));
    // What is shown follows the dossier, also where another country is undone.
    let country = Memo::new(move |_| app.dossier.read(|found| found.municipality.country.clone()));
    Effect::new(move |_| app.set_country(&country.read()));
    move || {
        let id = shown.clone();
        match opening.get() {
            Opening::OtherUnsaved => other_unsaved(app, id, opening).into_any(),
            // What was lost may come back: another tab undoes the removal.
            _ if here.get() => body(id),
            Opening::Open => lost(Kind::Dossier, id, OpenError::Absent, Route::Plan).into_any(),
            Opening::Lost(error) => lost(Kind::Dossier, id, error, Route::Plan).into_any(),
        }
    }
}

fn open(app: App, id: &str) -> Opening {
    if app.dossier.id().is_some_and(|other| other != id) && unsaved(app) {
        return Opening::OtherUnsaved;
    }
    match app.dossier.open(app, id) {
        Ok(()) => {
            let country = app
                .dossier
                .read_untracked(|d| d.municipality.country.clone());
            app.set_country(&country);
            other_framework::follow(app);
            Opening::Open
        }
        Err(error) => Opening::Lost(error),
    }
}

/// Tells whether the open dossier could not be saved.
pub fn unsaved(app: App) -> bool {
    app.dossier.has_unsaved()
}

fn heading(app: App, section: Section) -> impl IntoView {
    let title = move || app.dossier.with(|found| names::dossier(&found.payload));
    let example = Memo::new(move |_| app.dossier.read(|dossier| dossier.example));
    // The plan prints a cover of its own, its documents and what came of it heads of their own.
    let screen_only = matches!(section, Section::Plan | Section::Papers | Section::FollowUp);
    view! {
        <p class="eyebrow no-print"><a href=Route::Plan.href()>{tr!(plan.title)}</a></p>
        <h1 class:no-print=screen_only>{title}</h1>
        {dynamic(move || example.get().then(|| view! {
            <div class="row" class:no-print=screen_only>
                <span class="badge" data-kind="info">{tr!(common.example_badge)}</span>
                <button class="button quiet" type="button" on:click=click(move |_| {
                    close_example(app);
                    app.go(Route::Plan);
                })>{tr!(home.example_close)}</button>
            </div>
        }))}
    }
}

fn tabs(id: String, current: Section) -> impl IntoView {
    let here = here_in_line();
    view! {
        <nav class="tabs" aria-label=tr!(plan.sections)>
            {Section::ALL.map(|section| {
                let href = Route::PlanSection(id.clone(), section).href();
                let name = section_name(section);
                if section == current {
                    view! { <a node_ref=here href=href aria-current="page">{name}</a> }.into_any()
                } else {
                    view! { <a href=href>{name}</a> }.into_any()
                }
            })}
        </nav>
    }
}

/// Names a section.
pub fn section_name(section: Section) -> &'static str {
    match section {
        Section::Profile => tr!(plan.section_profile),
        Section::Responses => tr!(plan.section_responses),
        Section::Institution => tr!(institution.section),
        Section::Gaps => tr!(plan.section_gaps),
        Section::Priorities => tr!(plan.section_priorities),
        Section::Suggestions => tr!(plan.section_suggestions),
        Section::Plan => tr!(plan.section_plan),
        Section::People => tr!(people.section),
        Section::Papers => tr!(papers.section),
        Section::FollowUp => tr!(follow.section),
        Section::Cycles => tr!(cycles.section),
    }
}

/// Downloads what is stored of a dossier, readable or not.
pub fn download_raw(id: &str) {
    if let Some(text) = store::raw_text(Kind::Dossier, id) {
        download(&format!("yachay-expediente-{id}.json"), &text);
    }
}

/// Returns the name and the text of the file of the open dossier.
pub fn dossier_file(app: App) -> Option<(String, String)> {
    app.dossier.with(|document| {
        let name = &document.payload.municipality.name;
        let name = file_name(Kind::Dossier, name, &document.id, day_of(document.written));
        (name, document.to_file_text())
    })
}

/// Downloads the open dossier as a file.
pub fn download_dossier(app: App) {
    if let Some((name, text)) = dossier_file(app) {
        download(&name, &text);
        if let Some(id) = app.dossier.id() {
            device::note_download(&Shelved::dossier(&id), &text);
        }
    }
}

fn other_unsaved(app: App, id: String, opening: RwSignal<Opening>) -> impl IntoView {
    let name = app.dossier.read_untracked(names::dossier);
    let text = tr!(plan.other_unsaved_text, name = name).to_string();
    let back = app
        .dossier
        .id()
        .map(|open| Route::PlanSection(open, Section::Profile).href());
    view! {
        <main id="main" class="page narrow" tabindex="-1">
            <h1>{tr!(plan.other_unsaved_title)}</h1>
            {notice("warn", tr!(plan.other_unsaved_title).to_string(), text)}
            <div class="row">
                <button class="button" type="button" on:click=click(move |_| download_dossier(app))>
                    {tr!(plan.export_dossier)}
                </button>
                <a class="button" href=back>{tr!(plan.other_unsaved_back)}</a>
                <button class="button danger" type="button" on:click=click(move |_| {
                    app.dossier.forget();
                    opening.set(open(app, &id));
                })>{tr!(plan.other_unsaved_leave)}</button>
            </div>
        </main>
    }
}

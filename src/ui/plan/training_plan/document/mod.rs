//! The plan on paper, as a working copy: printed, never shown on screen. What the council signs is among the documents.

mod activities;
mod closing;
mod country;
mod institution;
mod shared;
mod summary;

use leptos::prelude::*;

use self::shared::Shared;
use crate::dossier::Dossier;
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::figures::day;
use crate::ui::plan::names;

/// The document. It is drawn anew with every change, so it always prints what is on screen.
pub fn document(app: App) -> impl IntoView {
    let framework = app.framework();
    move || {
        app.dossier
            .with(|found| pages(app, &framework, &found.payload))
    }
}

fn pages(app: App, framework: &Framework, dossier: &Dossier) -> impl IntoView + use<> {
    let shared = Shared::of(framework, dossier);
    view! {
        <article class="document print-only">
            {cover(framework, dossier)}
            {summary::summary(app, framework, dossier)}
            {activities::table(framework, dossier)}
            {shared.for_all()}
            {activities::in_full(framework, dossier, &shared)}
            {country::evaluation(&framework.pack)}
            {closing::measures(framework, dossier, &shared)}
            {closing::proposed(framework, dossier)}
            {closing::left_out(framework, dossier)}
            {country::calendar(&framework.pack, dossier)}
            {country::documents(&framework.pack)}
            {closing::norms(framework)}
            {institution::annex(framework, dossier)}
            {shared.annex()}
            {closing::sources(framework, dossier)}
        </article>
    }
}

fn cover(framework: &Framework, dossier: &Dossier) -> impl IntoView + use<> {
    let pack = &framework.pack;
    let title = format!(
        "{} {}",
        pack.plan_name.get(language()),
        names::years(dossier.years)
    );
    let act = pack.approving_act.get(language()).to_string();
    let (act, working) = match &dossier.plan.approval {
        Some(found) => (
            tr!(
                follow.approved,
                act = found.act.clone(),
                day = day(found.on)
            ),
            None,
        ),
        None => (
            tr!(plan.approved_by, act = act).to_string(),
            Some(tr!(plan.working_copy)),
        ),
    };
    let code = &dossier.municipality.code;
    let code = (!code.is_empty()).then(|| format!("{}: {code}", pack.code_name.get(language())));
    let example = dossier.example.then(|| {
        view! {
            <p><strong>{tr!(common.example_badge)}</strong></p>
        }
    });
    view! {
        <header class="cover">
            <div class="shield"></div>
            <p class="eyebrow">{names::dossier(dossier)}</p>
            <h1>{title}</h1>
            <p><strong>{working}</strong></p>
            <p class="lead">{act}</p>
            <p>{code}</p>
            {example}
        </header>
    }
}

/// A line of a list of labels and values; nothing where the value is empty.
fn pair(label: &'static str, value: String) -> Option<impl IntoView> {
    (!value.trim().is_empty()).then(|| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
}

/// A label with a list under it; nothing where the list is empty.
fn pair_of_list(label: &'static str, items: Vec<String>) -> Option<impl IntoView> {
    (!items.is_empty()).then(|| {
        let items = items.into_iter().map(|item| view! { <li>{item}</li> });
        let items = items.collect_view();
        view! { <div><dt>{label}</dt><dd><ul>{items}</ul></dd></div> }
    })
}

/// A part of the document with its heading; nothing where it is empty.
fn part(title: &'static str, body: Vec<AnyView>) -> Option<impl IntoView> {
    (!body.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>{title}</h2>
                {body}
            </section>
        }
    })
}

//! Step 2: country, municipality, posts, roles, experience, languages, connectivity.

use leptos::prelude::*;

use super::again::to_check;
use super::frame::{advance, back, frame};
use super::place::{missing_place, place};
use super::posts::{main_post, posts, roles};
use crate::response::{Connectivity, Experience, Step};
use crate::ui::app::{App, app};
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{Choice, checkbox, country_choice, radio_group};
use crate::ui::words;

/// Who answers, as far as a plan needs it.
#[component]
pub fn About() -> impl IntoView {
    let app = app();
    let tried = RwSignal::new(false);
    let proceed = move |_| {
        tried.set(true);
        let complete = app.response.read_untracked(|response| {
            missing_place(response).is_empty() && !response.respondent.posts.is_empty()
        });
        if complete {
            advance(app, Step::About);
        } else if let Some(first) = document()
            .query_selector(".error:not(:empty)")
            .ok()
            .flatten()
        {
            first.scroll_into_view();
        }
    };
    let body = view! {
        {to_check(app)}
        {country(app)}
        {place(app, tried)}
        {posts(app, tried)}
        {main_post(app)}
        {roles(app)}
        {experience(app)}
        {languages(app)}
        {connectivity(app)}
    };
    let actions = view! {
        {back(Step::About)}
        <button class="button primary" type="button" on:click=proceed>{tr!(common.continue_)}</button>
    };
    frame(Step::About, tr!(respond.about_title), body, actions)
}

/// The country: names of posts, the municipality code and languages follow.
fn country(app: App) -> impl IntoView {
    country_choice(
        app,
        move || app.response.read(|r| r.municipality.country.clone()),
        move |code: String| {
            app.response
                .edit(app, |r| r.municipality.country.clone_from(&code));
            app.set_country(&code);
        },
    )
}

fn experience(app: App) -> impl IntoView {
    let choices = Experience::ALL.map(|item| Choice::new(item, words::experience(item)));
    radio_group(
        "experience".into(),
        tr!(respond.experience).into(),
        choices.into(),
        move || app.response.read(|r| r.respondent.experience),
        move |item| {
            app.response
                .edit(app, |r| r.respondent.experience = Some(item))
        },
    )
}

fn languages(app: App) -> impl IntoView {
    let framework = app.framework();
    let spoken = app
        .response
        .read_untracked(|r| r.respondent.languages.clone());
    let all = framework.languages_with(&spoken);
    view! {
        <fieldset class="choices wide">
            <legend>{tr!(respond.languages)}</legend>
            {all.into_iter().map(|item| {
                let (id, shown) = (item.id.clone(), item.id.clone());
                checkbox(
                    item.name.get(language()).to_string(),
                    String::new(),
                    move || app.response.read(|r| r.respondent.languages.contains(&shown)),
                    move |on| app.response.edit(app, |r| {
                        r.respondent.languages.retain(|found| *found != id);
                        if on {
                            r.respondent.languages.push(id.clone());
                        }
                    }),
                )
            }).collect_view()}
        </fieldset>
    }
}

fn connectivity(app: App) -> impl IntoView {
    let choices = Connectivity::ALL.map(|item| Choice::new(item, words::connectivity(item)));
    radio_group(
        "connectivity".into(),
        tr!(respond.connectivity).into(),
        choices.into(),
        move || app.response.read(|r| r.respondent.connectivity),
        move |item| {
            app.response
                .edit(app, |r| r.respondent.connectivity = Some(item))
        },
    )
}

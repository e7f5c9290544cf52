//! Step 2: municipality, posts, roles, experience, languages, connectivity.

use leptos::prelude::*;

use crate::ui::widgets::dynamic;

use super::frame::{advance, back, frame};
use super::minutes_sentence;
use crate::documents::Kind;
use crate::framework::Role;
use crate::response::{
    CodeStatus, Connectivity, Experience, Response, Step, code_status, reading_minutes,
};
use crate::store::{Head, heads};
use crate::ui::catalogue::SentenceState;
use crate::ui::app::{App, app};
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{Choice, Field, checkbox, radio_group, suggested_field, text_field};
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

fn missing_place(response: &Response) -> String {
    let place = &response.municipality;
    if place.name.trim().is_empty() && place.code.trim().is_empty() {
        tr!(respond.place_missing).to_string()
    } else {
        String::new()
    }
}

fn place(app: App, tried: RwSignal<bool>) -> impl IntoView {
    let name = Field {
        id: "place-name".into(),
        label: tr!(respond.place_name).into(),
        hint: tr!(respond.place_name_hint).into(),
        optional: false,
    };
    let code = Field {
        id: "place-code".into(),
        label: tr!(respond.place_code).into(),
        hint: app.framework().pack.code_name.get(language()).into(),
        optional: true,
    };
    view! {
        {suggested_field(
            name,
            known_places(),
            move || app.response.read(|r| r.municipality.name.clone()),
            move || if tried.get() { app.response.read(missing_place) } else { String::new() },
            move |text| {
                // A name known on this device brings its code along.
                let code = known_code(&text);
                app.response.edit(app, |r| {
                    r.municipality.name = text;
                    if let Some(code) = code {
                        r.municipality.code = code;
                    }
                });
            },
        )}
        {text_field(
            code,
            "text",
            move || app.response.read(|r| r.municipality.code.clone()),
            String::new,
            move |text| app.response.edit(app, |r| r.municipality.code = text),
        )}
        <p class="hint" role="status">{dynamic(move || app.response.read(|r| code_words(app, &r.municipality.code)))}</p>
    }
}

/// Says what a municipality code tells.
fn code_words(app: App, code: &str) -> String {
    match code_status(&app.framework().pack, code) {
        CodeStatus::Empty => String::new(),
        CodeStatus::Known(region) => {
            let name = region.name.get(language()).to_string();
            tr!(respond.code_known, region = name).to_string()
        }
        CodeStatus::Unknown => tr!(respond.code_unknown).to_string(),
    }
}

/// Names and codes of the municipalities that documents on this device speak of.
fn known() -> Vec<(String, String)> {
    let documents = [Kind::Response, Kind::Dossier].into_iter().flat_map(heads);
    let text = |head: &Head, key: &str| {
        let found = head
            .payload
            .pointer(&format!("/municipality/{key}"))?
            .as_str();
        Some(found?.trim().to_string())
    };
    let real = |head: &Head| head.payload.get("example") != Some(&true.into());
    let mut found: Vec<(String, String)> = Vec::new();
    for head in documents.filter(real) {
        let place = text(&head, "name").zip(text(&head, "code"));
        if let Some(place) = place.filter(|place| !place.0.is_empty() && !found.contains(place)) {
            found.push(place);
        }
    }
    found
}

fn known_places() -> Vec<String> {
    let mut names: Vec<_> = known().into_iter().map(|(name, _)| name).collect();
    names.dedup();
    names
}

fn known_code(name: &str) -> Option<String> {
    let found = known()
        .into_iter()
        .find(|(known, code)| known == name && !code.is_empty());
    found.map(|(_, code)| code)
}

fn posts(app: App, tried: RwSignal<bool>) -> impl IntoView {
    let framework = app.framework();
    let all = framework.posts.clone();
    view! {
        <fieldset class="choices wide">
            <legend>{tr!(respond.posts)}</legend>
            <p class="hint">{tr!(respond.posts_hint)}</p>
            {all.into_iter().map(|post| {
                let (id, shown) = (post.id.clone(), post.id);
                checkbox(
                    post.name.get(language()).to_string(),
                    String::new(),
                    move || app.response.read(|r| r.respondent.posts.contains(&shown)),
                    move |on| app.response.edit(app, |r| {
                        r.respondent.posts.retain(|post| *post != id);
                        if on {
                            r.respondent.posts.push(id.clone());
                        }
                        r.respondent.roles = None;
                    }),
                )
            }).collect_view()}
            <p class="error" role="alert">{dynamic(move || {
                let none = app.response.read(|r| r.respondent.posts.is_empty());
                (tried.get() && none).then(|| tr!(respond.posts_missing))
            })}</p>
        </fieldset>
        <p class="hint" role="status">{dynamic(move || {
            let framework = app.framework();
            let posts = app.response.read(|r| r.respondent.posts.clone());
            let count = framework.profile_of(&posts).len();
            let counted = app.catalogue.sentences.get() == SentenceState::There;
            (counted && count > 0).then(|| minutes_sentence(reading_minutes(&framework, &posts, language()), count))
        })}</p>
    }
}

/// With several posts: which one is the main one.
fn main_post(app: App) -> impl IntoView {
    let posts = Memo::new(move |_| {
        // In the order of the framework, so that choosing the main one moves nothing.
        let held = app.response.read(|r| r.respondent.posts.clone());
        let framework = app.framework();
        let known = framework.posts.iter().map(|post| post.id.clone());
        known.filter(|id| held.contains(id)).collect::<Vec<_>>()
    });
    move || {
        let held = posts.get();
        (held.len() > 1).then(|| {
            let framework = app.framework();
            let choices = held.into_iter().filter_map(|id| {
                let name = framework.post(&id)?.name.get(language()).to_string();
                Some(Choice::new(id, name))
            });
            radio_group(
                "main-post".into(),
                tr!(respond.main_post).into(),
                choices.collect(),
                move || app.response.read(|r| r.respondent.posts.first().cloned()),
                move |id: String| {
                    app.response.edit(app, |r| {
                        r.respondent.posts.retain(|post| *post != id);
                        r.respondent.posts.insert(0, id);
                    })
                },
            )
        })
    }
}

fn roles(app: App) -> impl IntoView {
    let current = move |response: &Response| {
        let follows = || app.framework().roles_of(&response.respondent.posts);
        response.respondent.roles.clone().unwrap_or_else(follows)
    };
    let has_posts = Memo::new(move |_| app.response.read(|r| !r.respondent.posts.is_empty()));
    move || {
        has_posts.get().then(|| view! {
        <fieldset class="choices wide">
            <legend>{tr!(respond.roles)}</legend>
            <p class="hint">{tr!(respond.roles_hint)}</p>
            {[Role::Strategic, Role::Operative].map(|role| checkbox(
                words::role(role).to_string(),
                words::role_hint(role).to_string(),
                move || app.response.read(current).contains(&role),
                move |on| app.response.edit(app, |r| {
                    let held = current(r);
                    let now = |found: &Role| if *found == role { on } else { held.contains(found) };
                    let roles = [Role::Strategic, Role::Operative].into_iter().filter(now);
                    r.respondent.roles = Some(roles.collect());
                }),
            ))}
        </fieldset>
    })
    }
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
    let all = app.framework().pack.languages.clone();
    view! {
        <fieldset class="choices wide">
            <legend>{tr!(respond.languages)}</legend>
            {all.into_iter().map(|item| {
                let (id, shown) = (item.id.clone(), item.id);
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

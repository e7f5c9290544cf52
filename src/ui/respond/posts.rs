//! The posts of whoever answers, and the roles that follow from them.

use leptos::prelude::*;

use crate::framework::{ActorKind, Post, Role};
use crate::response::{Response, reading_minutes};
use crate::ui::app::App;
use crate::ui::catalogue::RestState;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{Choice, checkbox, dynamic, radio_group};
use crate::ui::words;

/// The posts held, grouped by who holds them.
pub fn posts(app: App, tried: RwSignal<bool>) -> impl IntoView {
    let framework = app.framework();
    let groups = ActorKind::ALL.into_iter().map(|actor| {
        let members = framework.posts.iter().filter(|post| post.actor == actor);
        let boxes: Vec<AnyView> = members.map(|post| post_box(app, post)).collect();
        (!boxes.is_empty()).then(|| {
            view! {
                <fieldset class="choices wide sub">
                    <legend>{words::actors(actor)}</legend>
                    {boxes}
                </fieldset>
            }
        })
    });
    view! {
        <fieldset class="choices groups">
            <legend>{tr!(respond.posts)}</legend>
            <p class="hint">{tr!(respond.posts_hint)}</p>
            {groups.collect_view()}
            <p class="error" role="alert">{dynamic(move || {
                let none = app.response.read(|r| r.respondent.posts.is_empty());
                (tried.get() && none).then(|| tr!(respond.posts_missing))
            })}</p>
        </fieldset>
        <p class="hint" role="status">{dynamic(move || how_long(app))}</p>
    }
}

fn post_box(app: App, post: &Post) -> AnyView {
    let (id, shown) = (post.id.clone(), post.id.clone());
    checkbox(
        post.name.get(language()).to_string(),
        String::new(),
        move || app.response.read(|r| r.respondent.posts.contains(&shown)),
        move |on| {
            app.response.edit(app, |r| {
                r.respondent.posts.retain(|post| *post != id);
                if on {
                    r.respondent.posts.push(id.clone());
                }
                r.respondent.roles = None;
            })
        },
    )
}

/// Says how many competencies the posts have and how long they take, once the questions are there.
fn how_long(app: App) -> Option<String> {
    let there = app.catalogue.rest.get() == RestState::There;
    let framework = app.framework();
    let posts = app.response.read(|r| r.respondent.posts.clone());
    let count = framework.profile_of(&posts).len();
    (there && count > 0).then(|| {
        let minutes = reading_minutes(&framework, &posts, language());
        tr!(respond.minutes, minutes = minutes, count = count).to_string()
    })
}

/// With several posts: which one is the main one.
pub fn main_post(app: App) -> impl IntoView {
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

/// The roles that follow from the posts, to be corrected.
pub fn roles(app: App) -> impl IntoView {
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

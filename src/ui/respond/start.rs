//! What was started on this device, or a new response.

use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic};

use super::again::Before;
use super::consent::consent_form;
use super::copies::copy_line;
use crate::documents::{Envelope, Kind};
use crate::framework::Framework;
use crate::response::{Response, Step};
use crate::store::list;
use crate::ui::app::{App, app};
use crate::ui::i18n::{language, tr};
use crate::ui::route::Route;
use crate::ui::words;

/// What the screen remembers.
#[derive(Clone, Copy)]
struct Desk {
    app: App,
    saved: RwSignal<Vec<Envelope<Response>>>,
    /// Whether a new response begins.
    fresh: RwSignal<bool>,
    before: Before,
}

/// The door itself: with nothing started it opens on the privacy notice.
#[component]
pub fn Start() -> impl IntoView {
    let app = app();
    app.save_all();
    let saved = RwSignal::new(started(app));
    let desk = Desk {
        app,
        saved,
        fresh: RwSignal::new(saved.with_untracked(Vec::is_empty)),
        before: RwSignal::new(None),
    };
    move || {
        if desk.fresh.get() {
            consent_form(app, desk.before).into_any()
        } else {
            choose(desk).into_any()
        }
    }
}

/// Responses on this device; the one on screen counts too when the browser keeps nothing.
fn started(app: App) -> Vec<Envelope<Response>> {
    let mut found: Vec<_> = list::<Response>()
        .into_iter()
        .filter_map(|entry| entry.document.ok())
        .collect();
    let open = app.response.with(Clone::clone);
    if let Some(open) = open.filter(|open| found.iter().all(|other| other.id != open.id)) {
        found.insert(0, open);
    }
    found
}

fn choose(desk: Desk) -> impl IntoView {
    let Desk {
        app, saved, fresh, ..
    } = desk;
    let framework = app.framework();
    view! {
        <main id="main" class="page narrow" tabindex="-1">
            <h1>{tr!(respond.start_title)}</h1>
            <p class="lead">{tr!(respond.start_text)}</p>
            {dynamic(move || saved.get().into_iter().map(|document| {
                started_card(desk, &framework, document)
            }).collect_view())}
        </main>
        <nav class="actions no-print" aria-label=tr!(common.go_on)>
            <button class="button primary" type="button" on:click=click(move |_| fresh.set(true))>
                {tr!(respond.start_new)}
            </button>
        </nav>
    }
}

fn started_card(
    desk: Desk,
    framework: &Framework,
    document: Envelope<Response>,
) -> impl IntoView + use<> {
    let Desk {
        app, saved, fresh, ..
    } = desk;
    let id = document.id.clone();
    let step = document.payload.step;
    let (given, all) = document.payload.answered(framework);
    let posts = document.payload.respondent.posts.iter();
    let posts: Vec<_> = posts
        .filter_map(|id| Some(framework.post(id)?.name.get(language()).to_string()))
        .collect();
    let title = match posts.is_empty() {
        true => tr!(respond.no_post_yet).to_string(),
        false => posts.join(", "),
    };
    let place = words::municipality(&document.payload.municipality);
    let to = Route::RespondStep(id.clone(), step).href();
    let hidden = title.clone();
    let again = (step >= Step::Result).then(move || {
        let follow = move |_| {
            app.set_country(&document.payload.municipality.country);
            desk.before.set(Some(document.clone()));
            fresh.set(true);
        };
        view! {
            <button class="button" type="button" on:click=click(follow)>
                {tr!(respond.again)}<span class="visually-hidden">" "{hidden}</span>
            </button>
        }
    });
    view! {
        <article class="activity">
            <h2>{title.clone()}</h2>
            <p class="meta">
                {(!place.is_empty()).then(|| view! { <span>{place}</span> })}
                <span>{tr!(respond.started_progress, step = step.number(), total = Step::ALL.len()).to_string()}</span>
                <span>{tr!(respond.answered_of, given = given, all = all).to_string()}</span>
            </p>
            {copy_line(&id, step, true)}
            <div class="row">
                <a class="button" href=to>{tr!(common.continue_)}<span class="visually-hidden">" "{title}</span></a>
                {again}
                <button class="button danger" type="button" on:click=click(move |_| {
                    delete(app, &id, saved);
                    fresh.set(saved.with_untracked(Vec::is_empty));
                })>{tr!(common.delete)}</button>
            </div>
        </article>
    }
}

/// Removes a response from this device, with a way back.
fn delete(app: App, id: &str, saved: RwSignal<Vec<Envelope<Response>>>) {
    remove_response(app, id);
    saved.update(|list| list.retain(|document| document.id != id));
}

/// Removes a response and offers to undo it.
pub fn remove_response(app: App, id: &str) {
    if app.response.id().as_deref() == Some(id) {
        app.response.save_now(app);
        app.response.forget();
    }
    let message = tr!(common.removed).to_string();
    app.remove_documents(Kind::Response, vec![id.to_string()], message, move || {
        app.go(Route::Home);
        app.go(Route::Respond);
    });
}

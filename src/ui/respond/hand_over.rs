//! Step 7: what leaves, and how.

use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic};

use super::codes::codes;
use super::copies::note_copy;
use super::frame::{back, frame};
use super::preview::preview;
use super::result::delete_button;
use crate::documents::Kind;
use crate::export::file_name;
use crate::response::Step;
use crate::ui::app::{App, app};
use crate::ui::files;
use crate::ui::i18n::tr;
use crate::ui::route::Route;
use crate::ui::transfer::lock_form;
use crate::ui::widgets::{Icon, notice};
use crate::ui::world::day_of;

/// Ways to hand over beside file and share sheet.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Codes,
    Locked,
}

/// Hand-over by file, share sheet or QR codes, with or without a password.
#[component]
pub fn HandOver() -> impl IntoView {
    let app = app();
    let done = RwSignal::new(false);
    let (name, text) = file(app);
    let shareable = files::can_share(&name, &text);
    let download = move |_| {
        let (name, text) = file(app);
        files::download(&name, &text);
        done.set(true);
        note_copy(app);
    };
    let share = move |_| {
        let (name, text) = file(app);
        leptos::task::spawn_local(async move {
            if files::share(name, text).await {
                done.set(true);
                note_copy(app);
            }
        });
    };
    let body = view! {
        <p class="lead">{tr!(respond.hand_over_lead)}</p>
        {other_ways(app)}
        {fields(app)}
        <div role="status">
            {dynamic(move || done.get().then(|| notice(
                "ok",
                tr!(respond.handed_title).to_string(),
                tr!(respond.handed_text, name = file(app).0).to_string(),
            )))}
        </div>
        <div class="row">{delete_button(app)}</div>
    };
    let actions = view! {
        {back(Step::HandOver)}
        {shareable.then(|| view! {
            <button class="button" type="button" on:click=share><Icon name="i-share" />{tr!(common.share)}</button>
        })}
        <button class="button primary" type="button" on:click=download>
            <Icon name="i-save" />{tr!(common.download)}
        </button>
    };
    frame(Step::HandOver, tr!(respond.hand_over_title), body, actions)
}

fn other_ways(app: App) -> impl IntoView {
    let way = RwSignal::new(None);
    let closed = move || way.set(None);
    let button = move |opens, words: &'static str| {
        view! {
            <button class="button" type="button" on:click=click(move |_| way.set(Some(opens)))>{words}</button>
        }
    };
    view! {
        <div class="row">
            {button(Way::Codes, tr!(transfer.codes))}
            {button(Way::Locked, tr!(transfer.lock))}
        </div>
        <p class="hint">{tr!(transfer.codes_hint)}</p>
        {dynamic(move || way.get().map(|way| match way {
            Way::Codes => codes(app, file(app).1, closed),
            Way::Locked => {
                let file = Box::new(move || (id(app), file(app).1));
                lock_form(app, file, |app, _| note_copy(app), closed)
            }
        }))}
    }
}

fn id(app: App) -> String {
    app.response.id().unwrap_or_default()
}

/// Returns the name and the text of the file, as it stands now.
fn file(app: App) -> (String, String) {
    app.response.save_now(app);
    app.response
        .with(|document| {
            let place = &document.payload.municipality.name;
            let name = file_name(
                Kind::Response,
                place,
                &document.id,
                day_of(document.written),
            );
            (name, document.to_file_text())
        })
        .unwrap_or_default()
}

fn fields(app: App) -> impl IntoView {
    let framework = app.framework();
    let lines = app.response.with(|document| preview(&framework, document));
    let lines = lines.unwrap_or_default();
    view! {
        <section class="part">
            <h2>{tr!(respond.preview_title)}</h2>
            <p>{tr!(respond.preview_text)}</p>
            <dl class="preview">
                {lines.into_iter().map(|line| {
                    let stays = line.value.is_none().then_some("stays");
                    view! {
                        <div data-state=stays>
                            <dt>{line.name}</dt>
                            <dd>{line.value.unwrap_or_else(|| tr!(respond.preview_empty).to_string())}</dd>
                        </div>
                    }
                }).collect_view()}
            </dl>
        </section>
    }
}

/// Says that the open response is only in the memory of this tab, and offers its file.
pub fn unsaved_notice() -> impl IntoView {
    let app = app();
    let back = app
        .response
        .id()
        .zip(app.response.with(|found| found.payload.step));
    let back = back.map(|(id, step)| Route::RespondStep(id, step).href());
    view! {
        <div role="alert">
            {notice(
                "warn",
                tr!(respond.unsaved_title).to_string(),
                tr!(respond.unsaved_text).to_string(),
            )}
            <div class="row">
                <button class="button" type="button" on:click=click(move |_| {
                    let (name, text) = file(app);
                    files::download(&name, &text);
                    note_copy(app);
                })>{tr!(common.download)}</button>
                <a class="button" href=back>{tr!(respond.unsaved_back)}</a>
                <button class="button danger" type="button" on:click=click(move |_| {
                    app.response.forget();
                    app.go(Route::Home);
                })>{tr!(respond.unsaved_leave)}</button>
            </div>
        </div>
    }
}

/// In place of another response, while the open one could not be saved.
pub fn save_first() -> impl IntoView {
    view! {
        <main id="main" class="page narrow" tabindex="-1">
            <h1>{tr!(respond.start_title)}</h1>
            {unsaved_notice()}
        </main>
    }
}

//! What the room sees: the window on the second screen, or the one screen there is.

use leptos::prelude::*;

use super::desk::Desk;
use crate::ui::app::App;
use crate::ui::facilitate::projector::{Stage, Told, screen};
use crate::ui::facilitate::{session, timers};
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{click, dynamic};
use crate::workshop::slide;

/// The small picture of the projector and its window.
pub fn stage(desk: Desk) -> impl IntoView {
    view! {
        <section class="room-stage">
            <h2>{tr!(facilitate.room_sees)}</h2>
            {super::preview(desk)}
            <div class="row">
                {dynamic(move || if desk.stage.open.get() {
                    view! {
                        <button class="button" type="button" on:click=click(move |_| desk.stage.close())>{tr!(facilitate.window_close)}</button>
                    }.into_any()
                } else {
                    view! {
                        <button class="button" type="button" id="open-projector" on:click=click(move |_| open(desk))>{tr!(facilitate.window_open)}</button>
                    }.into_any()
                })}
                <button class="button" type="button" on:click=click(move |_| desk.one_screen.set(true))>{tr!(facilitate.one_screen)}</button>
            </div>
        </section>
    }
}

/// What keys do.
pub fn key_list() -> impl IntoView {
    view! {
        <details class="fold">
            <summary><h3>{tr!(facilitate.keys_title)}</h3></summary>
            <dl class="room-keys">
                <dt>"PageDown →"</dt><dd>{tr!(facilitate.key_next)}</dd>
                <dt>"PageUp ←"</dt><dd>{tr!(facilitate.key_back)}</dd>
                <dt>"B ."</dt><dd>{tr!(facilitate.key_dark)}</dd>
                <dt>"1–4"</dt><dd>{tr!(facilitate.key_answer)}</dd>
                <dt>"R"</dt><dd>{tr!(facilitate.key_clock)}</dd>
                <dt>"D"</dt><dd>{tr!(facilitate.key_discussion)}</dd>
                <dt>"U"</dt><dd>{tr!(facilitate.key_undo)}</dd>
                <dt>"P"</dt><dd>{tr!(facilitate.key_one_screen)}</dd>
                <dt>"F"</dt><dd>{tr!(facilitate.key_whole)}</dd>
            </dl>
        </details>
    }
}

fn open(desk: Desk) {
    let words = match desk.stage.show() {
        true => tr!(facilitate.window_how),
        false => tr!(facilitate.window_blocked),
    };
    desk.said.set(words.to_string());
}

/// Keeps the room's window and the timers in step while the presenter is at another place of the session. A remote moves nothing then,
/// because nobody sees here what it would do, and the presenter's screen says so.
pub fn keep_in_step(app: App) {
    let framework = app.framework();
    let made = Memo::new(move |_| session().read(|found| slide(found, &framework, language())));
    let say = move |words: &'static str| app.toast_until_closed(words.to_string());
    timers::follow(app, say);
    let asked = RwSignal::new(());
    let stage = Stage::new(move |word| match word {
        Told::Ready => {
            asked.try_set(());
        }
        Told::New => {
            timers::keep(app, say);
            asked.try_set(());
        }
        Told::Key(_) => app.toast(tr!(facilitate.key_elsewhere).to_string()),
        Told::Closed => app.toast(tr!(facilitate.window_closed).to_string()),
    });
    Effect::new(move |_| {
        asked.track();
        stage.send(&made.get());
    });
}

/// The slide over the presenter's own screen.
pub fn one_screen(desk: Desk) -> AnyView {
    let framework = desk.app.framework();
    let leave = NodeRef::<leptos::html::Button>::new();
    leave.on_load(|button| {
        let _ = button.focus();
    });
    view! {
        <div class="projector over-all" role="dialog" aria-modal="true" aria-label=tr!(facilitate.projector)>
            {move || screen(&framework, &desk.slide.get(), desk.since)}
            <div class="over-all-bar">
                <p role="status">{dynamic(move || match desk.refused.get() {
                    refused if refused.is_empty() => desk.said.get(),
                    refused => refused,
                })}</p>
                <button class="button" type="button" on:click=click(move |_| desk.back())>{tr!(common.back)}</button>
                <button class="button" type="button" node_ref=leave on:click=click(move |_| desk.one_screen.set(false))>{tr!(facilitate.one_screen_leave)}</button>
                <button class="button" type="button" on:click=click(move |_| desk.next())>
                    {dynamic(move || super::next_words(desk, desk.at.get()))}
                </button>
            </div>
        </div>
    }
    .into_any()
}

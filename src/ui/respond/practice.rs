//! Step 3: one practice item with a worked example of each level. Self-ratings get better with
//! practice and with an expected look at evidence.

use leptos::prelude::*;

use crate::ui::widgets::{change, dynamic, live, speak_button};

use super::frame::{back, frame, go_on};
use crate::response::{Level, Rating, Step};
use crate::ui::app::app;
use crate::ui::i18n::{language, tr};

/// The practice item.
#[component]
pub fn Practice() -> impl IntoView {
    let app = app();
    let chosen = move || app.response.read(|r| r.practice.and_then(Rating::level));
    let body = view! {
        <p class="lead">{tr!(respond.practice_lead)}</p>
        <fieldset class="rating">
            <legend><small>{tr!(respond.practice_small)}</small>" "{tr!(respond.practice_name)}</legend>
            {speak_button(aloud, language().code())}
            <p class="hint">{tr!(respond.practice_hint)}</p>
            {Level::ALL.map(|level| view! {
                <label class="rung">
                    <input
                        type="radio"
                        name="practice"
                        value=level.get()
                        prop:checked=live(move || chosen() == Some(level))
                        on:change=change(move |_| app.response.edit(app, |r| {
                            r.practice = Some(Rating::Level(level));
                        }))
                    />
                    <span class="rung-no">{level.get()}</span>
                    <span class="level" data-level=level.get()></span>
                    <span class="rung-text">{sentence(level)}</span>
                </label>
            })}
        </fieldset>
        <div role="status">
            {dynamic(move || chosen().map(|level| view! {
                <div class="notice" data-kind="info">
                    <h2>{tr!(respond.practice_example)}</h2>
                    <p>{example(level)}</p>
                    <p>{tr!(respond.practice_evidence)}</p>
                </div>
            }))}
        </div>
    };
    let actions = view! { {back(Step::Practice)} {go_on(Step::Practice)} };
    frame(Step::Practice, tr!(respond.practice_title), body, actions)
}

/// What is read aloud: the name, what it is, and the five sentences with their numbers.
fn aloud() -> String {
    let sentences = Level::ALL.map(|level| format!("{}: {}", level.get(), sentence(level)));
    format!(
        "{}. {} {}",
        tr!(respond.practice_name),
        tr!(respond.practice_hint),
        sentences.join(" ")
    )
}

fn sentence(level: Level) -> &'static str {
    match level.get() {
        1 => tr!(respond.practice_1),
        2 => tr!(respond.practice_2),
        3 => tr!(respond.practice_3),
        4 => tr!(respond.practice_4),
        _ => tr!(respond.practice_5),
    }
}

fn example(level: Level) -> &'static str {
    match level.get() {
        1 => tr!(respond.practice_example_1),
        2 => tr!(respond.practice_example_2),
        3 => tr!(respond.practice_example_3),
        4 => tr!(respond.practice_example_4),
        _ => tr!(respond.practice_example_5),
    }
}

//! The frame around every screen: header, notices, the place itself, messages.

mod notices;

use leptos::prelude::*;

use crate::ui::widgets::{change, click, dynamic, live};

use self::notices::notices;
use super::app::{App, SaveState, app};
use super::i18n::tr;
use super::route::Route;
use super::widgets::Icon;
use crate::framework::Language;

/// The whole application. It is drawn anew when the language, the country or the own words change.
#[component]
pub fn Shell() -> impl IntoView {
    let app = app();
    view! {
        {dynamic(move || app.active.get().then(|| {
            app.language.track();
            app.catalogue.changes.track();
            view! {
                <div class="app" data-door=live(move || app.route.read().door())>
                    <a class="skip" href="#main" on:click=click(move |event| {
                        event.prevent_default();
                        focus_main();
                        if let Some(main) = document().get_element_by_id("main") {
                            main.scroll_into_view();
                        }
                    })>{tr!(common.skip)}</a>
                    {header(app)}
                    <div class="weave" aria-hidden="true"></div>
                    {notices(app)}
                    <fieldset class="place" role="none" disabled=live(move || app.is_read_only())>
                        <Place />
                    </fieldset>
                    {dynamic(move || toasts(app))}
                </div>
            }
        }))}
    }
}

/// Draws the place of the route; a new place begins at its top, with the focus on it.
#[component]
fn Place() -> impl IntoView {
    let app = app();
    // A document's own place follows its steps without being drawn anew for every save.
    let place = Memo::new(move |_| app.route.get());
    Effect::new(move |before: Option<Route>| {
        let now = place.get();
        if before.is_some_and(|before| before != now) {
            focus_main();
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        name_the_page();
        now
    });
    move || app.place(place.get())
}

/// A place that is on its way.
pub fn blank() -> impl IntoView {
    view! { <main id="main" class="page" tabindex="-1"></main> }
}

/// Names the page after its heading, for tabs, history and screen readers.
fn name_the_page() {
    let text_of = |selector: &str| {
        let found = document().query_selector(selector).ok().flatten()?;
        let text = found.text_content()?.trim().to_string();
        (!text.is_empty()).then_some(text)
    };
    // A section of a dossier stands before the name of the municipality.
    let parts = [text_of("main .tabs [aria-current]"), text_of("main h1")];
    let product = Some("Yachay Municipal".to_string());
    let parts: Vec<String> = parts.into_iter().chain([product]).flatten().collect();
    document().set_title(&parts.join(" · "));
}

/// Puts the focus on the place itself, without moving the page.
pub fn focus_main() {
    use wasm_bindgen::JsCast;
    let main = document().get_element_by_id("main");
    if let Some(main) = main.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = main.focus_with_options(&options);
    }
}

/// An address that leads nowhere.
pub fn unknown() -> impl IntoView {
    view! {
        <main id="main" class="page narrow" tabindex="-1">
            <div class="empty">
                <h1>{tr!(common.unknown_title)}</h1>
                <p>{tr!(common.unknown_text)}</p>
                <a class="button primary" href=Route::Home.href()>{tr!(common.to_home)}</a>
            </div>
        </main>
    }
}

fn header(app: App) -> impl IntoView {
    view! {
        <header class="top no-print">
            <a class="wordmark" href=Route::Home.href()>
                <svg class="mark" aria-hidden="true"><use href="#i-mark"></use></svg>
                <span>"Yachay "<span>"Municipal"</span></span>
            </a>
            <p class="save-status" role="status" data-state=live(move || save_name(&app.save.read()))>
                {dynamic(move || {
                    let words = save_words(&app.save.read());
                    (!words.is_empty()).then(|| view! { <a href=Route::Device.href()>{words}</a> })
                })}
            </p>
            <div class="tools">
                <div class="switch" role="group" aria-label=tr!(common.language)>
                    {Language::ALL.map(|language| view! {
                        <button
                            type="button"
                            lang=language.code()
                            aria-pressed=live(move || (app.language.get() == language).to_string())
                            on:click=click(move |_| app.switch_language(language))
                        >{language.code().to_ascii_uppercase()}</button>
                    })}
                </div>
                <label class="pick">
                    <Icon name="i-theme" />
                    <span class="visually-hidden">{tr!(common.theme)}</span>
                    <select
                        prop:value=live(move || app.theme.get())
                        on:change=change(move |event| app.set_theme(&event_target_value(&event)))
                    >
                        {[
                            ("auto", tr!(common.theme_auto)),
                            ("light", tr!(common.theme_light)),
                            ("dark", tr!(common.theme_dark)),
                            ("contrast", tr!(common.theme_contrast)),
                        ].map(|(value, label)| view! {
                            <option value=value selected=live(move || app.theme.get() == value)>{label}</option>
                        })}
                    </select>
                </label>
            </div>
        </header>
    }
}

fn save_name(state: &SaveState) -> &'static str {
    match state {
        SaveState::Idle => "idle",
        SaveState::Saving => "saving",
        SaveState::Saved(_) => "saved",
        SaveState::Failed(_) => "error",
    }
}

fn save_words(state: &SaveState) -> String {
    match state {
        SaveState::Idle => String::new(),
        SaveState::Saving => tr!(common.saving).to_string(),
        SaveState::Saved(time) => tr!(common.saved, time = time.clone()).to_string(),
        SaveState::Failed(_) => tr!(common.not_saved).to_string(),
    }
}

fn toasts(app: App) -> impl IntoView {
    let list = app.toasts.get();
    view! {
        <div class="toasts no-print" role="status">
            {list.into_iter().map(|toast| {
                let (id, other) = (toast.id.clone(), toast.id);
                view! {
                    <div class="toast">
                        <p>{toast.message}</p>
                        {toast.undo.map(|undo| view! {
                            <button class="button quiet" type="button" on:click=click(move |_| {
                                app.dismiss(&id);
                                undo();
                            })>{tr!(common.undo)}</button>
                        })}
                        <button class="icon-button" type="button" aria-label=tr!(common.close)
                            on:click=click(move |_| app.dismiss(&other))><Icon name="i-close" /></button>
                    </div>
                }
            }).collect_view()}
        </div>
    }
}

//! The frame around every screen: header, storage notices, the place itself, messages.

use leptos::prelude::*;

use crate::ui::widgets::{change, click, dynamic, live};

use super::app::{App, SaveState, app};
use super::files::download;
use super::i18n::tr;
use super::route::Route;
use super::widgets::Icon;
use super::words;
use crate::documents::DifferingPart;
use crate::framework::Language;
use crate::store::Availability;

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
                    {dynamic(move || storage_notice(app))}
                    {dynamic(move || framework_notice(app))}
                    {dynamic(move || newer_notice(app))}
                    {dynamic(move || missing_notice(app))}
                    {dynamic(move || read_only_notice(app))}
                    {dynamic(move || conflict_notice(app))}
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

/// Draws a notice that stands above the place until it is settled; `settle` are its buttons and links.
fn standing(
    role: &'static str,
    kind: &'static str,
    title: String,
    text: AnyView,
    settle: Vec<AnyView>,
) -> AnyView {
    view! {
        <div class="page storage-notice no-print" role=role>
            <div class="notice" data-kind=kind>
                <h3>{title}</h3>
                {text}
                <div class="row">{settle}</div>
            </div>
        </div>
    }
    .into_any()
}

fn sentence(text: String) -> AnyView {
    view! { <p>{text}</p> }.into_any()
}

fn button(
    class: &'static str,
    label: &'static str,
    act: impl FnMut(leptos::ev::MouseEvent) + 'static,
) -> AnyView {
    view! { <button class=class type="button" on:click=click(act)>{label}</button> }.into_any()
}

fn link(href: String, label: &'static str) -> AnyView {
    view! { <a class="button" href=href>{label}</a> }.into_any()
}

/// Says before the first answer when nothing can be kept, and at any time when a save failed.
fn storage_notice(app: App) -> Option<AnyView> {
    let (title, text) = match (app.save.get(), app.storage.get()) {
        (SaveState::Failed(error), _) => words::store_error(&error),
        (_, Availability::Denied) => words::store_error(&crate::store::StoreError::Denied),
        (_, Availability::Full) => words::store_error(&crate::store::StoreError::Full),
        (_, Availability::TooNew) => words::store_error(&crate::store::StoreError::TooNew),
        (_, Availability::Working) => return None,
    };
    // The text advises to download what is on screen, so the way to it is here.
    let mut settle = Vec::new();
    if app.route.get().document().is_some() {
        settle.push(button("button", tr!(common.download), move |_| {
            if let Some((name, text)) = app.file_on_screen() {
                download(&name, &text);
            }
        }));
    }
    Some(standing("alert", "error", title, sentence(text), settle))
}

/// Says aloud that the browser has lost what was stored, with the names of it.
fn missing_notice(app: App) -> Option<AnyView> {
    app.missing_seen.track();
    let missing = crate::store::missing();
    if missing.is_empty() {
        return None;
    }
    // A dossier comes back as a file in its door, a response on the page that restores.
    let dossiers = missing
        .iter()
        .all(|known| known.key.starts_with("dossier/"));
    let back = if dossiers {
        "#/planificar"
    } else {
        "#/rescate"
    };
    let names = missing.iter().map(|known| match known.name.trim() {
        "" => tr!(home.unnamed).to_string(),
        name => name.to_string(),
    });
    let names = names.collect::<Vec<_>>().join(", ");
    let text = tr!(common.missing_text, n = missing.len(), names = names);
    let understood = button("button quiet", tr!(common.missing_understood), move |_| {
        crate::store::forget_missing();
        app.missing_seen.set(true);
    });
    Some(standing(
        "alert",
        "error",
        tr!(common.missing_title).to_string(),
        sentence(text),
        vec![
            link(back.to_string(), tr!(common.missing_restore)),
            understood,
        ],
    ))
}

/// Says that two versions were kept, and where they differ.
fn conflict_notice(app: App) -> Option<AnyView> {
    let conflict = app.conflict.get()?;
    let parts = conflict.parts.into_iter().map(difference).collect_view();
    let text = view! { <p>{tr!(common.conflict_kept_both)}</p><ul>{parts}</ul> };
    let understood = button("button quiet", tr!(common.missing_understood), move |_| {
        app.conflict.set(None);
    });
    Some(standing(
        "alert",
        "warn",
        tr!(common.conflict_title).to_string(),
        text.into_any(),
        vec![
            link(conflict.theirs.href(), tr!(common.conflict_see_theirs)),
            understood,
        ],
    ))
}

/// One part that differs, in a sentence: what the other version has, and what is here.
fn difference(part: DifferingPart) -> impl IntoView {
    let name = words::part(&part.field);
    let joined = |texts: &[String]| {
        let said = texts
            .iter()
            .map(String::as_str)
            .filter(|text| !text.is_empty());
        said.collect::<Vec<_>>().join(" · ")
    };
    let (theirs, ours) = (joined(&part.one), joined(&part.other));
    let words = if part.count > part.one.len().max(part.other.len()) {
        tr!(common.conflict_changes, name = name, n = part.count)
    } else {
        tr!(
            common.conflict_part,
            name = name,
            theirs = theirs,
            ours = ours
        )
    };
    view! { <li>{words}</li> }
}

/// Says that another tab writes the document on screen, and offers to write here.
fn read_only_notice(app: App) -> Option<AnyView> {
    app.is_read_only().then(|| {
        let here = button("button", tr!(common.edit_here), move |_| app.take_pen());
        let text = sentence(tr!(common.elsewhere_text).to_string());
        let title = tr!(common.elsewhere_title).to_string();
        standing("status", "info", title, text, vec![here])
    })
}

/// Says that the framework kept on this device cannot be read; where it is kept it can be taken away.
fn framework_notice(app: App) -> Option<AnyView> {
    let here = Route::Framework("archivo".to_string());
    let shown = app.catalogue.unreadable.get() && *app.route.read() != here;
    shown.then(|| {
        let title = tr!(common.framework_unreadable).to_string();
        let see = tr!(common.framework_unreadable_see);
        let text = view! { <p><a href=here.href()>{see}</a></p> }.into_any();
        standing("alert", "warn", title, text, vec![])
    })
}

/// Says that a newer version waits; it comes when the user says so.
fn newer_notice(app: App) -> Option<AnyView> {
    app.newer.get().then(|| {
        let now = button("button primary", tr!(common.newer_now), move |_| {
            app.change_version();
        });
        let later = button("button quiet", tr!(common.newer_later), move |_| {
            app.newer.set(false);
        });
        let text = sentence(tr!(common.newer_text).to_string());
        let title = tr!(common.newer_title).to_string();
        standing("status", "info", title, text, vec![now, later])
    })
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

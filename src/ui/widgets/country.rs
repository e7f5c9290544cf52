//! Choosing the country.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Choice, radio_group};
use crate::order::ordered;
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};

/// The countries of the framework as radios; nothing where there is only one. The view is drawn anew
/// with the names of the country chosen, so the focus is put back on it.
pub fn country_choice(
    app: App,
    chosen: impl Fn() -> String + Copy + Send + Sync + 'static,
    choose: impl Fn(String) + Copy + 'static,
) -> Option<AnyView> {
    let framework = app.framework();
    // In the order of the alphabet, so that choosing one moves nothing.
    let choices = framework
        .packs()
        .map(|pack| Choice::new(pack.country.clone(), pack.name.get(language())));
    let choices = ordered(choices.collect(), |one: &Choice<String>, other| {
        one.label.cmp(&other.label)
    });
    (choices.len() > 1).then(|| {
        radio_group(
            "country".into(),
            tr!(common.country).into(),
            choices,
            move || Some(chosen()),
            move |country| {
                choose(country);
                request_animation_frame(focus_chosen);
            },
        )
    })
}

fn focus_chosen() {
    let found = document()
        .query_selector("input[name=country]:checked")
        .ok()
        .flatten();
    if let Some(radio) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = radio.focus_with_options(&options);
    }
}

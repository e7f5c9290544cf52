//! The municipality of whoever answers.

use leptos::prelude::*;

use crate::response::{CodeStatus, Response, code_status};
use crate::store::witness;
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{Field, dynamic, suggested_field, text_field};

/// Says that the municipality is missing; empty where it is not.
pub fn missing_place(response: &Response) -> String {
    let place = &response.municipality;
    if place.name.trim().is_empty() && place.code.trim().is_empty() {
        tr!(respond.place_missing).to_string()
    } else {
        String::new()
    }
}

/// The municipality: its name and its code.
pub fn place(app: App, tried: RwSignal<bool>) -> impl IntoView {
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
            known_places(app),
            move || app.response.read(|r| r.municipality.name.clone()),
            move || if tried.get() { app.response.read(missing_place) } else { String::new() },
            move |text| {
                // A name known on this device brings its code along.
                let code = known_code(app, &text);
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

/// Names and codes of the municipalities of the country in force that documents on this device speak of.
fn known(app: App) -> Vec<(String, String)> {
    let country = app.framework().pack.country.clone();
    let mut found: Vec<(String, String)> = Vec::new();
    for known in witness().documents {
        let here = !known.example && known.country == country;
        let place = (known.name, known.code);
        if here && !place.0.is_empty() && !found.contains(&place) {
            found.push(place);
        }
    }
    found
}

fn known_places(app: App) -> Vec<String> {
    let mut names: Vec<_> = known(app).into_iter().map(|(name, _)| name).collect();
    names.dedup();
    names
}

fn known_code(app: App, name: &str) -> Option<String> {
    let found = known(app)
        .into_iter()
        .find(|(known, code)| known == name && !code.is_empty());
    found.map(|(_, code)| code)
}

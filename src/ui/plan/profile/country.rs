//! The country: the name of the plan, norms, calendar, currency and names of posts follow it.

use leptos::prelude::*;

use crate::dossier::Dossier;
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{country_choice, dynamic, notice};

pub fn country(app: App) -> impl IntoView {
    let chosen = move || {
        app.dossier
            .read(|dossier| dossier.municipality.country.clone())
    };
    let choice = country_choice(app, chosen, move |country| change(app, country));
    choice.map(|choice| {
        view! {
            {choice}
            <p class="hint">{tr!(plan.country_hint)}</p>
            <div role="status">{dynamic(move || mixed(app))}</div>
        }
    })
}

/// Changes the country, with a way back. What is shown follows the dossier.
fn change(app: App, country: String) {
    let framework = app.framework();
    let pack = framework.packs().find(|pack| pack.country == country);
    let name = pack.map(|pack| pack.name.get(language()).to_string());
    let message = tr!(plan.country_changed, country = name.unwrap_or_default()).to_string();
    app.dossier.edit_undoable(app, message, |dossier| {
        dossier.municipality.country = country
    });
}

/// Says that responses of another country are in the dossier.
fn mixed(app: App) -> Option<impl IntoView> {
    let foreign = app.dossier.read(Dossier::responses_of_other_countries);
    (foreign > 0).then(|| {
        notice(
            "warn",
            tr!(plan.country_mixed_title).to_string(),
            tr!(plan.country_mixed, n = foreign).to_string(),
        )
    })
}

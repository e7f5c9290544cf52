//! The country in force, and the others to choose from.

use leptos::prelude::*;

use super::super::list::List;
use super::super::place::Place;
use super::sheet::facts;
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::country_choice;

/// The country in force, what it brings and a switch to another.
pub fn country(app: App) -> AnyView {
    let framework = app.framework();
    let pack = &framework.pack;
    let now = app.catalogue.country;
    let pairs = vec![
        (
            tr!(framework.pack_plan),
            pack.plan_name.get(language()).to_string(),
        ),
        (
            tr!(framework.pack_act),
            pack.approving_act.get(language()).to_string(),
        ),
        (
            tr!(framework.pack_code),
            pack.code_name.get(language()).to_string(),
        ),
        (tr!(framework.pack_regions), pack.regions.len().to_string()),
        (tr!(framework.pack_currency), pack.currency.clone()),
    ];
    view! {
        <section class="part">
            <h2>{tr!(framework.country_title)}</h2>
            {country_choice(app, move || now.get(), move |code| app.set_country(&code))}
            {named(&framework)}
            {facts(pairs)}
            <p class="row">
                <a href=Place::List(List::Calendar).href()>{List::Calendar.name()}</a>
                <a href=Place::List(List::Norms).href()>{List::Norms.name()}</a>
            </p>
        </section>
    }
    .into_any()
}

/// Names the country in force, with its mark.
pub fn named(framework: &Framework) -> AnyView {
    let pack = &framework.pack;
    let name = pack.name.get(language()).to_string();
    view! { <p>{tr!(framework.country_now, name = name)}" "{mark(pack.verified)}</p> }.into_any()
}

/// Says whether something was read in a published source.
pub fn mark(verified: bool) -> AnyView {
    let (kind, words) = if verified {
        ("ok", tr!(framework.verified))
    } else {
        ("warn", tr!(framework.unverified))
    };
    view! { <span class="badge" data-kind=kind>{words}</span> }.into_any()
}

//! Where the municipality is in its term.

use leptos::prelude::*;

use crate::dossier::{Dossier, moment_at};
use crate::framework::Moment;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::derived::section_href;
use crate::ui::plan::figures::day;
use crate::ui::route::Section;
use crate::ui::widgets::dynamic;
use crate::ui::words;
use crate::ui::world::today;

/// The term, its moment today, and what that moment calls for.
pub fn place(app: App) -> impl IntoView {
    let profile = section_href(app, Section::Profile);
    view! {
        <section class="part">
            <h2>{tr!(cycles.place_title)}</h2>
            <p class="lead">{dynamic(move || app.dossier.read(sentence))}</p>
            <p>{dynamic(move || app.dossier.read(advice))}" "<a href=profile>{tr!(plan.to_profile)}</a></p>
        </section>
    }
}

fn moment(dossier: &Dossier) -> Option<Moment> {
    Some(moment_at(dossier.term.dates().ok()?, today()))
}

fn sentence(dossier: &Dossier) -> String {
    let Ok((begins, ends)) = dossier.term.dates() else {
        return tr!(cycles.place_unknown).to_string();
    };
    if ends < today() {
        return tr!(cycles.place_ended, ends = day(ends)).to_string();
    }
    if today() < begins {
        return tr!(cycles.place_before, begins = day(begins)).to_string();
    }
    let moment = words::moment(moment_at((begins, ends), today()));
    let days = (ends - today()).num_days();
    tr!(
        cycles.place_now,
        moment = moment,
        ends = day(ends),
        days = days
    )
    .to_string()
}

fn advice(dossier: &Dossier) -> &'static str {
    if crate::cycles::term_has_ended(dossier, today()) {
        return tr!(cycles.advice_ended);
    }
    match moment(dossier) {
        None => tr!(cycles.advice_unknown),
        Some(Moment::Start) => tr!(cycles.advice_start),
        Some(Moment::Stable) => tr!(cycles.advice_stable),
        Some(Moment::Exit) => tr!(cycles.advice_exit),
    }
}

//! Profile: whose dossier it is, the term, the years of the plan, the staff.

mod country;
mod staff;
mod term;

use leptos::prelude::*;

use super::draft::parsed_field;
use crate::dossier::{DEFAULT_THRESHOLD, Dossier, MINIMUM_THRESHOLD};
use crate::plan::set_years;
use crate::response::{CodeStatus, code_status};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{Field, dynamic, text_field};
use crate::ui::world::BrowserWorld;

pub use staff::mismatch;
pub use term::date;

/// The section.
pub fn profile(app: App) -> impl IntoView {
    view! {
        <section class="part">
            <h2>{tr!(plan.profile_who)}</h2>
            {country::country(app)}
            {name_field(app)}
            {code_field(app)}
        </section>
        {term::term(app)}
        <section class="part">
            <h2>{tr!(plan.profile_years)}</h2>
            {year_field(app, "plan-from", tr!(plan.profile_year_from), |years| &mut years.0)}
            {year_field(app, "plan-to", tr!(plan.profile_year_to), |years| &mut years.1)}
            <p class="hint" role="status">{dynamic(move || {
                app.dossier.read(Dossier::plan_leaves_term).then(|| tr!(plan.plan_leaves_term))
            })}</p>
        </section>
        {staff::staff(app)}
        <section class="part">
            <h2>{tr!(plan.threshold_title)}</h2>
            {threshold_field(app)}
        </section>
    }
}

fn no_error() -> String {
    String::new()
}

fn name_field(app: App) -> impl IntoView {
    let field = Field {
        id: "name".into(),
        label: tr!(plan.profile_name).into(),
        hint: tr!(plan.profile_name_hint).into(),
        optional: false,
    };
    let value = move || {
        app.dossier
            .read(|dossier| dossier.municipality.name.clone())
    };
    text_field(field, "text", value, no_error, move |text| {
        app.dossier
            .edit(app, |dossier| dossier.municipality.name = text);
    })
}

fn code_field(app: App) -> impl IntoView {
    let framework = app.framework();
    let field = Field {
        id: "code".into(),
        label: tr!(plan.profile_code).into(),
        hint: framework.pack.code_name.get(language()).to_string(),
        optional: true,
    };
    let value = move || {
        app.dossier
            .read(|dossier| dossier.municipality.code.clone())
    };
    let status = move || match code_status(&framework.pack, &value()) {
        CodeStatus::Empty => ().into_any(),
        CodeStatus::Known(region) => {
            let region = region.name.get(language()).to_string();
            let words = tr!(plan.profile_code_known, region = region).to_string();
            view! { <span class="badge" data-kind="ok">{words}</span> }.into_any()
        }
        CodeStatus::Unknown => view! {
            <span class="badge" data-kind="warn">{tr!(plan.profile_code_unknown)}</span>
            " "{tr!(plan.profile_code_unknown_text)}
        }
        .into_any(),
    };
    view! {
        {text_field(field, "text", value, no_error, move |text| {
            app.dossier.edit(app, |dossier| dossier.municipality.code = text.trim().to_string());
        })}
        <p role="status">{status}</p>
    }
}

/// Years in which a plan can be; outside of them it is a slip of the finger.
const PLAN_YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Reads a year, or says why it is none.
///
/// # Errors
/// The sentence for the screen.
pub fn year(text: &str) -> Result<i32, String> {
    let year = text
        .trim()
        .parse()
        .ok()
        .filter(|year| PLAN_YEARS.contains(year));
    year.ok_or_else(|| tr!(plan.profile_year_wrong).to_string())
}

fn year_field(
    app: App,
    id: &'static str,
    label: &'static str,
    place: fn(&mut (i32, i32)) -> &mut i32,
) -> impl IntoView {
    let field = Field {
        id: id.into(),
        label: label.into(),
        hint: String::new(),
        optional: false,
    };
    let kept = move || {
        let mut years = app.dossier.read(|dossier| dossier.years);
        place(&mut years).to_string()
    };
    let keep = move |year| {
        app.dossier.edit(app, |dossier| {
            let mut years = dossier.years;
            *place(&mut years) = year;
            set_years(dossier, years, &BrowserWorld);
        });
    };
    // The sentence stands once, under the second field.
    let conflict = move || {
        let (from, to) = app.dossier.read(|dossier| dossier.years);
        if id == "plan-to" && to < from {
            tr!(plan.profile_years_wrong).to_string()
        } else {
            String::new()
        }
    };
    parsed_field(field, "number", kept, year, keep, conflict)
}

fn threshold(text: &str) -> Result<usize, String> {
    let people = text
        .trim()
        .parse()
        .ok()
        .filter(|people| *people >= MINIMUM_THRESHOLD);
    people.ok_or_else(|| tr!(plan.threshold_wrong, minimum = MINIMUM_THRESHOLD).to_string())
}

fn threshold_field(app: App) -> impl IntoView {
    let hint = tr!(
        plan.threshold_hint,
        usual = DEFAULT_THRESHOLD,
        minimum = MINIMUM_THRESHOLD
    );
    let field = Field {
        id: "threshold".into(),
        label: tr!(plan.threshold_label).into(),
        hint: hint.to_string(),
        optional: false,
    };
    let kept = move || app.dossier.read(|dossier| dossier.threshold().to_string());
    let keep = move |people| {
        app.dossier.edit(app, |dossier| {
            let before = dossier.clone();
            dossier.threshold = people;
            dossier.hold_back(&before);
        });
    };
    parsed_field(field, "number", kept, threshold, keep, no_error)
}

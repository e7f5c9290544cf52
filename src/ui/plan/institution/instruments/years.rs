//! The years that an instrument covers.

use chrono::Datelike;
use leptos::prelude::*;

use super::Place;
use crate::dossier::{InstrumentFinding, InstrumentStatus};
use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::profile::year;
use crate::ui::widgets::Field;
use crate::ui::world::today;

pub fn years(place: Place) -> impl IntoView {
    view! {
        <div class="pair-of-fields">
            {field(place, "from", tr!(institution.year_from), |found| &mut found.from)}
            {field(place, "to", tr!(institution.year_to), |found| &mut found.to)}
        </div>
    }
}

fn optional_year(text: &str) -> Result<Option<i32>, String> {
    match text.trim() {
        "" => Ok(None),
        text => year(text).map(Some),
    }
}

fn field(
    place: Place,
    id: &'static str,
    label: &'static str,
    value: fn(&mut InstrumentFinding) -> &mut Option<i32>,
) -> impl IntoView {
    let field = Field {
        id: place.html_id(id),
        label: label.into(),
        hint: String::new(),
        optional: true,
    };
    let kept = move || {
        let mut found = place.read(InstrumentFinding::clone);
        value(&mut found)
            .map(|year| year.to_string())
            .unwrap_or_default()
    };
    let keep = move |year| place.edit(|finding| *value(finding) = year);
    let conflict = move || {
        if id == "to" {
            place.read(|finding| conflict(finding).to_string())
        } else {
            String::new()
        }
    };
    parsed_field(field, "number", kept, optional_year, keep, conflict)
}

/// Says what of the years cannot be right; empty where nothing is wrong.
fn conflict(finding: &InstrumentFinding) -> &'static str {
    let in_force = finding.status == Some(InstrumentStatus::InForce);
    match (finding.from, finding.to) {
        (Some(from), Some(to)) if to < from => tr!(institution.years_wrong),
        (_, Some(to)) if in_force && to < today().year() => tr!(institution.years_over),
        _ => "",
    }
}

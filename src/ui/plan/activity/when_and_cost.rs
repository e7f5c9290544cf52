//! Hours, months, who answers for it, cost, notes.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use crate::ui::widgets::dynamic;

use super::Editing;
use crate::dossier::{Activity, CostLine};
use crate::plan::read_cents;
use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::figures::plain_money;
use crate::ui::widgets::{Field, text_area, text_field};

pub fn when_and_cost(editing: Editing) -> impl IntoView {
    let measure = Memo::new(move |_| editing.read(|activity| activity.measure));
    view! {
        <section class="part">
            <h2>{tr!(plan.when_title)}</h2>
            {dynamic(move || (!measure.get()).then(|| hours_field(editing)))}
            {month_field(editing, "from", tr!(plan.month_from), |activity| &mut activity.from)}
            {month_field(editing, "to", tr!(plan.month_to), |activity| &mut activity.to)}
            {responsible_field(editing)}
            {cost_field(editing)}
            {notes_field(editing)}
        </section>
    }
}

fn field(id: &'static str, label: &'static str, hint: String) -> Field {
    Field {
        id: id.into(),
        label: label.into(),
        hint,
        optional: true,
    }
}

fn hours(text: &str) -> Result<Option<u16>, String> {
    match text.trim() {
        "" => Ok(None),
        text => {
            let hours = text.parse().ok().filter(|hours| (1..=2000).contains(hours));
            hours
                .map(Some)
                .ok_or_else(|| tr!(plan.hours_wrong).to_string())
        }
    }
}

fn hours_field(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let modality = editing.activity.with_untracked(|found| {
        found
            .as_ref()
            .and_then(|activity| activity.modality.clone())
    });
    let usual = modality.and_then(|id| Some(framework.modality(&id)?.hours));
    let hint =
        usual.map(|(least, most)| tr!(plan.hours_usual, least = least, most = most).to_string());
    let kept = move || {
        let hours = editing.read(|activity| activity.hours);
        hours.map(|hours| hours.to_string()).unwrap_or_default()
    };
    let keep = move |hours| editing.edit(|activity| activity.hours = hours);
    let field = field("hours", tr!(plan.hours), hint.unwrap_or_default());
    parsed_field(field, "number", kept, hours, keep, String::new)
}

fn month(text: &str) -> Result<Option<NaiveDate>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let day: Option<NaiveDate> = format!("{text}-01").parse().ok();
    let day = day.filter(|day| (2000..=2100).contains(&day.year()));
    day.map(Some)
        .ok_or_else(|| tr!(plan.month_wrong).to_string())
}

fn month_field(
    editing: Editing,
    id: &'static str,
    label: &'static str,
    place: fn(&mut Activity) -> &mut Option<NaiveDate>,
) -> impl IntoView {
    let kept = move || {
        let mut activity = editing.read(Activity::clone);
        place(&mut activity)
            .map(|day| day.format("%Y-%m").to_string())
            .unwrap_or_default()
    };
    let keep = move |day| editing.edit(|activity| *place(activity) = day);
    let conflict = move || {
        let reversed =
            editing.read(|activity| activity.to < activity.from && activity.to.is_some());
        if id == "to" && reversed {
            tr!(plan.months_wrong).to_string()
        } else {
            String::new()
        }
    };
    parsed_field(
        field(id, label, String::new()),
        "month",
        kept,
        month,
        keep,
        conflict,
    )
}

fn responsible_field(editing: Editing) -> impl IntoView {
    let field = field(
        "responsible",
        tr!(plan.responsible),
        tr!(plan.responsible_hint).into(),
    );
    let value = move || editing.read(|activity| activity.responsible.clone());
    text_field(field, "text", value, String::new, move |text| {
        editing.edit(|activity| activity.responsible = text);
    })
}

fn cents(text: &str) -> Result<Option<u64>, String> {
    match text.trim() {
        "" => Ok(None),
        text => {
            let cents = read_cents(text);
            cents
                .map(Some)
                .ok_or_else(|| tr!(plan.cost_wrong).to_string())
        }
    }
}

fn cost_field(editing: Editing) -> impl IntoView {
    let currency = editing.app.framework().pack.currency.clone();
    let hint = tr!(plan.cost_hint, currency = currency).to_string();
    let kept = move || {
        let cents = editing.read(|activity| activity.costs.first().map(|line| line.cents));
        cents.map(plain_money).unwrap_or_default()
    };
    let keep = move |cents: Option<u64>| {
        editing.edit(|activity| {
            activity.costs = cents
                .map(|cents| CostLine {
                    cents,
                    ..CostLine::default()
                })
                .into_iter()
                .collect();
        });
    };
    parsed_field(
        field("cost", tr!(plan.cost), hint),
        "text",
        kept,
        cents,
        keep,
        String::new,
    )
}

fn notes_field(editing: Editing) -> impl IntoView {
    let value = move || editing.read(|activity| activity.notes.clone());
    text_area(
        field("notes", tr!(plan.notes), String::new()),
        value,
        move |text| {
            editing.edit(|activity| activity.notes = text);
        },
    )
}

//! Hours and months.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::Editing;
use super::fields::field;
use crate::dossier::Activity;
use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::widgets::dynamic;

pub fn when(editing: Editing) -> impl IntoView {
    let measure = Memo::new(move |_| editing.read(|activity| activity.measure));
    let modality = Memo::new(move |_| editing.read(|activity| activity.modality.clone()));
    view! {
        <div class="fields">
            {month_field(editing, "from", tr!(plan.month_from), |found| found.from, |found| &mut found.from)}
            {month_field(editing, "to", tr!(plan.month_to), |found| found.to, |found| &mut found.to)}
        </div>
        {dynamic(move || (!measure.get()).then(|| hours_field(editing, modality.get())))}
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

fn hours_field(editing: Editing, modality: Option<String>) -> impl IntoView {
    let framework = editing.app.framework();
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
    read: fn(&Activity) -> Option<NaiveDate>,
    place: fn(&mut Activity) -> &mut Option<NaiveDate>,
) -> impl IntoView {
    let kept = move || {
        let day = editing.read(read);
        day.map(|day| format!("{:04}-{:02}", day.year(), day.month()))
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
    parsed_field(field(id, label, ""), "month", kept, month, keep, conflict)
}

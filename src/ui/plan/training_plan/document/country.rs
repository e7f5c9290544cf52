//! What the country's pack says beside the norms: how training is evaluated, the municipal year, the
//! documents that go with a plan.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::part;
use crate::dossier::Dossier;
use crate::framework::{CalendarItem, CountryPack, Framework};
use crate::ui::i18n::{language, tr};
use crate::ui::plan::figures::month_name;
use crate::ui::world::today;

/// Names the levels at which training is evaluated, the nearest first.
pub fn levels(framework: &Framework) -> String {
    let levels = framework.pack.evaluation_levels.iter();
    let names: Vec<&str> = levels.map(|level| level.name.get(language())).collect();
    names.join(", ")
}

/// The levels at which training is evaluated, each with its question.
pub fn evaluation(pack: &CountryPack) -> impl IntoView + use<> {
    let rows = pack.evaluation_levels.iter().map(|level| {
        view! {
            <tr>
                <th scope="row">{level.name.get(language()).to_string()}</th>
                <td>{level.asks.get(language()).to_string()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let table = (!rows.is_empty()).then(|| {
        view! {
            <p>{tr!(plan.evaluation_text)}</p>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{tr!(plan.evaluation_level)}</th>
                        <th scope="col">{tr!(plan.evaluation_asks)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    });
    part(tr!(plan.evaluation_title), table.into_iter().collect())
}

/// The dates of the municipal year that hold in the moment of the plan.
pub fn calendar(pack: &CountryPack, dossier: &Dossier) -> impl IntoView + use<> {
    let moment = dossier.moment(today()).ok();
    let holds = |item: &&CalendarItem| {
        item.moments.is_empty() || moment.is_some_and(|moment| item.moments.contains(&moment))
    };
    let rows = pack.calendar.iter().filter(holds).map(|item| {
        let mark = (!item.verified).then(|| tr!(plan.calendar_unverified));
        view! {
            <tr>
                <th scope="row">{item.name.get(language()).to_string()}</th>
                <td>{when(item)}" "{mark.map(|mark| view! { <small>"["{mark}"]"</small> })}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let table = (!rows.is_empty()).then(|| {
        view! {
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{tr!(plan.calendar_what)}</th>
                        <th scope="col">{tr!(plan.calendar_when)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    });
    part(tr!(plan.calendar_title), table.into_iter().collect())
}

/// Writes the months of a date of the municipal year, and its last day where there is one.
fn when(item: &CalendarItem) -> String {
    let name = |month: u8| {
        let first = NaiveDate::from_ymd_opt(2000, u32::from(month), 1);
        first.map(month_name).unwrap_or_default()
    };
    let months = if item.from_month == item.to_month {
        name(item.to_month)
    } else {
        tr!(
            plan.period,
            from = name(item.from_month),
            to = name(item.to_month)
        )
        .to_string()
    };
    match item.day {
        Some(day) => tr!(plan.calendar_until, months = months, day = day).to_string(),
        None => months,
    }
}

/// What the country calls the documents that go with a plan.
pub fn documents(pack: &CountryPack) -> impl IntoView + use<> {
    let others = pack
        .documents
        .iter()
        .filter(|document| document.id != "plan");
    let items =
        others.map(|document| view! { <li>{document.name.get(language()).to_string()}</li> });
    let items = items.collect_view();
    let list = (!items.is_empty()).then(|| view! { <ul>{items}</ul> }.into_any());
    part(tr!(plan.documents_title), list.into_iter().collect())
}

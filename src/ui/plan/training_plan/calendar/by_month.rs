//! The calendar for narrow screens: month by month, what begins and what is due.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::moving::{buttons, period_words};
use super::{Shown, due_words, link, unverified};
use crate::plan::{Schedule, last_of_month};
use crate::ui::i18n::tr;
use crate::ui::plan::figures::month;
use crate::ui::widgets::dynamic;

pub fn by_month(shown: Shown) -> impl IntoView {
    let months = Memo::new(move |_| {
        let found = shown.schedule.read();
        let full = found
            .months
            .iter()
            .filter(|start| !is_empty(&found, **start));
        full.copied().collect::<Vec<NaiveDate>>()
    });
    view! {
        <div class="by-month">
            <For each=move || months.get() key=|start| *start children=move |start| {
                one(shown, start)
            } />
        </div>
    }
}

fn within(day: NaiveDate, start: NaiveDate) -> bool {
    start <= day && day <= last_of_month(start)
}

fn is_empty(found: &Schedule, start: NaiveDate) -> bool {
    let begins = found.rows.iter().any(|row| within(row.days.from, start));
    !begins && !found.due.iter().any(|due| within(due.days.to, start))
}

fn one(shown: Shown, start: NaiveDate) -> impl IntoView {
    let framework = shown.app.framework();
    let content = Memo::new(move |_| {
        let found = shown.schedule.read();
        let begins = found.rows.iter().filter(|row| within(row.days.from, start));
        let begins = begins.map(|row| (row.activity.id.clone(), row.days));
        let due = found.due.iter().filter(|due| within(due.days.to, start));
        (begins.collect::<Vec<_>>(), due.cloned().collect::<Vec<_>>())
    });
    let items = move || {
        let content = content.read();
        let begins = content.0.iter().map(|(id, days)| {
            view! {
                <li>
                    <p>{link(shown, id)}<br /><small>{period_words(*days)}</small></p>
                    <div class="row">{buttons(shown.app, "month", id)}</div>
                </li>
            }
        });
        let due = content.1.iter().map(|due| {
            let (name, days) = due_words(&framework, due);
            view! { <li class="due"><p>{name}<br /><small>{tr!(builder.due, days = days)}</small>{unverified(due)}</p></li> }
        });
        view! { <ul>{begins.collect_view()}{due.collect_view()}</ul> }
    };
    view! {
        <section>
            <h3>{month(start)}</h3>
            {dynamic(items)}
        </section>
    }
}

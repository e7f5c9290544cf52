//! The plan on the municipal calendar: chart, list by month for phones, table, and the file for other calendars.

mod by_month;
mod file;
mod moving;
mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use self::moving::shift;
use super::changes::last_modification;
use super::conflicts::conflict_counts;
use super::kept::Kept;
use super::titles::{Activities, activities_of, activity_href};
use super::views::nothing_planned;
use crate::framework::Framework;
use crate::plan::{Due, Schedule, ScheduleRow, Span, last_of_month, schedule};
use crate::ui::app::App;
use crate::ui::charts::gantt::{self, Bar, Mark, Scale, Wish};
use crate::ui::i18n::{language, tr};
use crate::ui::office::office_button;
use crate::ui::plan::figures::{day, month};
use crate::ui::widgets::{Icon, click, dynamic, print};

/// Percent of the chart's width under which two dates are one mark.
const CLOSE: f64 = 2.0;

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct Shown {
    app: App,
    schedule: Memo<Schedule>,
    rows: Memo<BTreeMap<String, Arc<ScheduleRow>>>,
    /// The activities with a row, in the order of the plan.
    order: Memo<Vec<String>>,
    activities: Memo<Activities>,
    /// The activity that is looked at.
    chosen: RwSignal<Option<String>>,
}

/// The view.
pub fn calendar(app: App) -> impl IntoView {
    let framework = app.framework();
    let found = Memo::new(move |_| app.dossier.read(|dossier| schedule(&framework, dossier)));
    let shown = Shown {
        app,
        schedule: found,
        rows: Memo::new_owning(move |before| {
            let mut kept = Kept::of(before);
            let found = found.read();
            for row in &found.rows {
                let make = || Arc::new(row.clone());
                kept.put(&row.activity, |before: &Arc<_>| **before == *row, make);
            }
            kept.only(found.rows.iter().map(|row| row.activity.as_str()));
            kept.end()
        }),
        order: Memo::new_owning(move |before: Option<Vec<String>>| {
            let found = found.read();
            let ids = found.rows.iter().map(|row| &row.activity);
            match before {
                Some(before) if before.iter().eq(ids.clone()) => (before, false),
                _ => (ids.cloned().collect(), true),
            }
        }),
        activities: activities_of(app),
        chosen: RwSignal::new(None),
    };
    let empty = Memo::new(move |_| {
        let found = found.read();
        found.rows.is_empty() && found.undated.is_empty() && found.elsewhere.is_empty()
    });
    dynamic(move || {
        if empty.get() {
            nothing_planned(app).into_any()
        } else {
            whole(shown).into_any()
        }
    })
}

fn whole(shown: Shown) -> impl IntoView {
    let app = shown.app;
    let found = Memo::new(move |_| finding(&shown.schedule.read()));
    let year = municipal_year(shown);
    view! {
        <section class="part">
            <h2>{tr!(builder.calendar_title)}</h2>
            <p>{move || found.get()}</p>
            <div class="row no-print">
                {office_button(tr!(builder.calendar_file), "i-save", move || file::file(app))}
                <button class="button" type="button" on:click=click(|_| print())>
                    <Icon name="i-print" />{tr!(builder.calendar_print)}
                </button>
            </div>
            <p class="hint no-print">{tr!(builder.calendar_file_hint)}</p>
            {last_modification(app)}
            {chart(shown, year)}
            {by_month::by_month(shown)}
            {dates(app, year)}
            {table::table(shown)}
        </section>
        {without_months(shown)}
    }
}

/// What does not move with the activities: the dates of the municipal year and the exit moment.
type Year = (Vec<Due>, Option<Span>);

fn municipal_year(shown: Shown) -> Memo<Year> {
    Memo::new(move |_| {
        let found = shown.schedule.read();
        (found.due.clone(), found.exit)
    })
}

/// Says what there is to see.
fn finding(found: &Schedule) -> String {
    let dated = found.rows.len();
    let busiest = found.months.iter().map(|start| {
        let end = last_of_month(*start);
        let held = found
            .rows
            .iter()
            .filter(|row| row.days.from <= end && *start <= row.days.to);
        (held.count(), *start)
    });
    // The first of several that are equal.
    let busiest = busiest.rev().max_by_key(|(held, _)| *held);
    match busiest.filter(|(held, _)| *held > 1) {
        Some((held, start)) => {
            tr!(
                builder.calendar_finding,
                dated = dated,
                month = month(start),
                held = held
            )
        }
        None => tr!(builder.calendar_dated, dated = dated),
    }
}

fn chart(shown: Shown, year: Memo<Year>) -> impl IntoView {
    let app = shown.app;
    let scale = Memo::new(move |_| Scale::of(shown.schedule.read().months.clone()));
    let counts = conflict_counts(app);
    let order = shown.order;
    let entry = Memo::new(move |_| {
        let chosen = shown.chosen.get();
        let here = chosen.filter(|id| shown.rows.read().contains_key(id));
        here.or_else(|| order.read().first().cloned())
    });
    let heads = move || {
        let (year, scale) = (year.read(), scale.read());
        let due = year.0.iter().map(|due| scale.place(due.days.to));
        gantt::heads(&scale, marks(due), year.1.map(|days| scale.span(days)))
    };
    let months = Memo::new(move |_| scale.read().months().len());
    let row = move |id: String| {
        let (wanted, named, counted) = (id.clone(), id.clone(), id.clone());
        let row = Memo::new(move |_| shown.rows.read().get(&wanted).cloned());
        let title = Memo::new(move |_| shown.activities.read().title(&named));
        let count = Memo::new(move |_| counts.read().get(&counted).copied().unwrap_or(0));
        let bar = Memo::new(move |_| bar(row.get(), &scale.read(), &title.read(), count.get()));
        let (one, two, moved) = (id.clone(), id.clone(), id.clone());
        let reachable = Memo::new(move |_| entry.read().as_ref() == Some(&one));
        let chosen = Memo::new(move |_| shown.chosen.read().as_ref() == Some(&two));
        let wish = move |wish| {
            shown.chosen.set(Some(moved.clone()));
            if let Wish::Move(by) = wish {
                shift(app, &moved, by);
            }
        };
        let href = activity_href(app, &id);
        gantt::row(
            format!("bar-{id}"),
            href,
            months,
            bar,
            reachable,
            chosen,
            wish,
        )
    };
    view! {
        <div class="gantt">
            <p class="hint no-print" id="gantt-keys">{tr!(builder.gantt_keys)}</p>
            <ol class="gantt-rows">
                {dynamic(heads)}
                <For each=move || order.get() key=String::clone children=row />
            </ol>
            {dynamic(move || tools(shown))}
        </div>
    }
}

/// Numbers the dates; those too close to be told apart share a mark.
fn marks(places: impl Iterator<Item = f64>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (number, place) in places.enumerate() {
        let number = (number + 1).to_string();
        match marks.last_mut() {
            Some(last) if place - last.place < CLOSE => {
                last.label = format!("{}·{number}", last.label)
            }
            _ => marks.push(Mark {
                label: number,
                place,
            }),
        }
    }
    marks
}

fn bar(row: Option<Arc<ScheduleRow>>, scale: &Scale, title: &str, conflicts: usize) -> Bar {
    let Some(row) = row else {
        return Bar::default();
    };
    Bar {
        label: title.to_string(),
        period: moving::period_words(row.days),
        place: scale.span(row.days),
        phases: row
            .phases
            .iter()
            .map(|phase| scale.span(phase.days))
            .collect(),
        warning: match conflicts {
            0 => String::new(),
            n => tr!(builder.conflicts_count, n = n),
        },
    }
}

/// What can be done with the bar that is looked at, for those who have no keyboard.
fn tools(shown: Shown) -> Option<AnyView> {
    let id = shown.chosen.get()?;
    let rows = shown.rows.read();
    let row = rows.get(&id)?;
    let title = shown.activities.read().title(&id);
    let words = tr!(
        builder.chosen,
        title = title,
        period = moving::period_words(row.days)
    );
    Some(
        view! {
            <div class="gantt-tools no-print">
                <p>{words}</p>
                <div class="row">{moving::buttons(shown.app, "chosen", &id)}</div>
            </div>
        }
        .into_any(),
    )
}

/// Names a date of the municipal year with its days.
fn due_words(framework: &Framework, due: &Due) -> (String, String) {
    let item = framework
        .pack
        .calendar
        .iter()
        .find(|item| item.id == due.item);
    let name = item.map(|item| item.name.get(language()).to_string());
    let days = if due.days.from == due.days.to {
        day(due.days.to)
    } else {
        tr!(
            builder.days_to,
            from = day(due.days.from),
            to = day(due.days.to)
        )
    };
    (name.unwrap_or_else(|| due.item.clone()), days)
}

/// The dates of the municipal year that the numbers on the chart stand for.
fn dates(app: App, year: Memo<Year>) -> impl IntoView {
    let framework = app.framework();
    dynamic(move || {
        let year = year.read();
        let items = year.0.iter().map(|due| {
            let (name, days) = due_words(&framework, due);
            view! { <li>{name}": "{days}{unverified(due)}</li> }
        });
        let exit = year.1.map(|days| {
            let words = tr!(
                builder.exit_moment,
                from = day(days.from),
                to = day(days.to)
            );
            view! { <p>{words}</p> }
        });
        view! {
            <details class="more">
                <summary>{tr!(builder.dates_title, n = year.0.len())}</summary>
                <ol>{items.collect_view()}</ol>
                {exit}
                <p class="hint">{tr!(builder.dates_hint)}</p>
            </details>
        }
    })
}

/// Marks a date that was not read in a published source.
fn unverified(due: &Due) -> Option<AnyView> {
    (!due.verified)
        .then(|| view! { " "<small class="muted">{tr!(builder.unverified)}</small> }.into_any())
}

/// The activities without months, and those outside the years of the plan.
fn without_months(shown: Shown) -> impl IntoView {
    let found = Memo::new(move |_| {
        let found = shown.schedule.read();
        (found.undated.clone(), found.elsewhere.clone())
    });
    dynamic(move || {
        let found = found.read();
        let undated = links(shown, &found.0).map(|list| {
            view! { <h2>{tr!(builder.undated_title)}</h2><p>{tr!(builder.undated_text)}</p>{list} }
        });
        let elsewhere = links(shown, &found.1).map(|list| {
            view! { <h2>{tr!(builder.elsewhere_title)}</h2><p>{tr!(builder.elsewhere_text)}</p>{list} }
        });
        (undated.is_some() || elsewhere.is_some())
            .then(|| view! { <section class="part">{undated}{elsewhere}</section> })
    })
}

fn links(shown: Shown, ids: &[String]) -> Option<AnyView> {
    let links = ids.iter().cloned();
    let links = links.map(|id| view! { <li>{link(shown, id)}</li> });
    let links = links.collect_view();
    (!links.is_empty()).then(|| view! { <ul>{links}</ul> }.into_any())
}

/// Links to an activity by its title, which may change while it is on screen.
fn link(shown: Shown, id: String) -> impl IntoView {
    let href = activity_href(shown.app, &id);
    let title = Memo::new(move |_| shown.activities.read().title(&id));
    view! { <a href=href>{title}</a> }
}

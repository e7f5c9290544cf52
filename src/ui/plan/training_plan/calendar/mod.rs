//! The plan on the municipal calendar: chart, list by month for phones, table, and the file for other calendars.

mod by_month;
mod file;
mod moving;
mod table;

use std::sync::Arc;

use leptos::prelude::*;

use self::moving::shift;
use super::changes::last_modification;
use super::conflicts::conflict_counts;
use super::rows::{Row, Rows};
use super::titles::{Activities, activities_of, activity_href};
use super::views::nothing_planned;
use crate::framework::Framework;
use crate::plan::{Due, Schedule, ScheduleRow, Span, last_of_month, schedule};
use crate::ui::app::App;
use crate::ui::charts::gantt::{self, Bar, Mark, Scale, Wish};
use crate::ui::i18n::{language, tr};
use crate::ui::office::office_button;
use crate::ui::plan::derived::held;
use crate::ui::plan::figures::{day, month};
use crate::ui::widgets::{Icon, click, dynamic, print, wide_or_paper};

/// Percent of the chart's width under which two dates are one mark.
const CLOSE: f64 = 2.0;

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct Shown {
    app: App,
    schedule: Memo<Schedule>,
    /// The activities with months.
    rows: Rows<Dated>,
    activities: Memo<Activities>,
    /// The activity that is looked at.
    chosen: RwSignal<Option<Arc<str>>>,
}

/// What is shown of an activity with months.
#[derive(Clone, PartialEq)]
struct Dated {
    row: ScheduleRow,
    title: Arc<str>,
    conflicts: usize,
}

impl Row for Dated {
    fn id(&self) -> &str {
        &self.row.activity.id
    }
}

/// The view.
pub fn calendar(app: App) -> impl IntoView {
    let framework = app.framework();
    let found = Memo::new(move |_| app.dossier.read(|dossier| schedule(&framework, dossier)));
    let (activities, counts) = (activities_of(app), conflict_counts(app));
    let rows = move || {
        let (found, activities, counts) = (found.read(), activities.read(), counts.read());
        let rows = found.rows.iter().map(|row| Dated {
            row: row.clone(),
            title: activities.title(&row.activity.id),
            conflicts: counts.get(&row.activity.id).copied().unwrap_or(0),
        });
        rows.collect()
    };
    let shown = Shown {
        app,
        schedule: found,
        rows: Rows::follow(rows),
        activities,
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
    let wide = wide_or_paper();
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
            {dynamic(move || match wide() {
                true => chart(shown, year).into_any(),
                false => by_month::by_month(shown).into_any(),
            })}
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
    let scale = held(move || Scale::of(shown.schedule.read().months.clone()));
    let heads = move || {
        let (year, scale) = (year.read(), scale.read());
        let due = year.0.iter().map(|due| scale.place(due.days.to));
        gantt::heads(&scale, marks(due), year.1.map(|days| scale.span(days)))
    };
    // Of all rows only the two are told between which the eye or the keyboard moves.
    let chosen = Selector::new(move || shown.chosen.get());
    let reachable = Selector::new(move || {
        let chosen = shown.chosen.get();
        let here = chosen.filter(|id| shown.rows.order().contains(id));
        here.or_else(|| shown.rows.first())
    });
    let row = move |id: Arc<str>| {
        let row = shown.rows.get(&id)?;
        let (chosen, reachable) = (chosen.clone(), reachable.clone());
        Some(bar_row(shown, scale, id, row, chosen, reachable))
    };
    view! {
        <div class="gantt">
            <p class="hint no-print" id="gantt-keys">{tr!(builder.gantt_keys)}</p>
            <ol class="gantt-rows">
                {dynamic(heads)}
                <For each=move || shown.rows.order() key=|id| id.clone() children=row />
            </ol>
            {dynamic(move || tools(shown))}
        </div>
    }
}

/// Tells of an activity whether it is the one that is looked for.
type Wanted = Selector<Option<Arc<str>>>;

fn bar_row(
    shown: Shown,
    scale: RwSignal<Scale>,
    id: Arc<str>,
    row: ArcRwSignal<Dated>,
    chosen: Wanted,
    reachable: Wanted,
) -> impl IntoView {
    let app = shown.app;
    let bar = Memo::new(move |_| bar(&row.read(), &scale.read()));
    let (html_id, href) = (format!("bar-{id}"), activity_href(app, &id));
    let wanted = Some(id.clone());
    let again = wanted.clone();
    let reachable = move || reachable.selected(&wanted);
    let chosen = move || chosen.selected(&again);
    let wish = move |wish| {
        if shown.chosen.read_untracked().as_ref() != Some(&id) {
            shown.chosen.set(Some(id.clone()));
        }
        if let Wish::Move(by) = wish {
            shift(app, &id, by);
        }
    };
    let months = move || scale.read().months().len();
    gantt::row(html_id, href, months, bar, reachable, chosen, wish)
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

fn bar(shown: &Dated, scale: &Scale) -> Bar {
    let row = &shown.row;
    Bar {
        label: shown.title.to_string(),
        period: moving::period_words(row.days),
        place: scale.span(row.days),
        phases: row
            .phases()
            .iter()
            .map(|phase| scale.span(phase.days))
            .collect(),
        warning: match shown.conflicts {
            0 => String::new(),
            n => tr!(builder.conflicts_count, n = n),
        },
    }
}

/// What can be done with the bar that is looked at, for those who have no keyboard.
fn tools(shown: Shown) -> Option<AnyView> {
    let id = shown.chosen.get()?;
    // It may have gone in the meantime.
    let row = shown
        .rows
        .order()
        .contains(&id)
        .then(|| shown.rows.get(&id));
    let row = row??;
    let row = row.read();
    let words = tr!(
        builder.chosen,
        title = row.title.clone(),
        period = moving::period_words(row.row.days)
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
    let links = ids.iter();
    let links = links.map(|id| view! { <li>{link(shown, id)}</li> });
    let links = links.collect_view();
    (!links.is_empty()).then(|| view! { <ul>{links}</ul> }.into_any())
}

/// Links to an activity by its title, which may change while it is on screen.
fn link(shown: Shown, id: &str) -> impl IntoView + use<> {
    let href = activity_href(shown.app, id);
    let (row, id) = (shown.rows.get(id), id.to_string());
    let title = Memo::new(move |_| match &row {
        Some(row) => row.read().title.clone(),
        None => shown.activities.read().title(&id),
    });
    view! { <a href=href>{title}</a> }
}

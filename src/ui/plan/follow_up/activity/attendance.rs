//! Who came, for how long: a column of hours that is filled in from top to bottom.

use leptos::prelude::*;

use super::super::column::{ColumnCell, along_the_column, column_cell};
use super::super::followed::Followed;
use super::super::{parse, words};
use crate::dossier::Activity;
use crate::export::{Cell, Table};
use crate::follow_up::{
    Attendance as Came, attendance as came, attendance_figures, hours_given, share_percent,
    trained_percent,
};
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::words_of;
use crate::ui::plan::spreadsheet::table_button;
use crate::ui::route::Route;
use crate::ui::widgets::{Icon, click, dynamic, live};

pub fn attendance(followed: Followed) -> impl IntoView {
    let people = followed.people();
    let empty = Memo::new(move |_| people.read().is_empty());
    let percent = Memo::new(move |_| {
        followed
            .app
            .dossier
            .read(|dossier| trained_percent(&dossier.plan))
    });
    view! {
        <section class="part">
            <h3>{tr!(follow.attendance_title)}</h3>
            {dynamic(move || if empty.get() {
                nobody(followed).into_any()
            } else {
                view! {
                    <p>{dynamic(move || said(followed, percent.get()))}</p>
                    {buttons(followed)}
                    {table(followed, people, percent)}
                    {table_button(followed.app, "asistencia", move || sheet(followed, &people.get_untracked()))}
                }
                .into_any()
            })}
        </section>
    }
}

/// Nobody is on the list yet.
fn nobody(followed: Followed) -> impl IntoView {
    let dossier = followed.app.dossier.id().unwrap_or_default();
    let enrol = Route::PlanActivity(dossier, followed.id()).href();
    view! {
        <p>{tr!(follow.nobody_enrolled)}</p>
        <div class="row no-print"><a class="button" href=enrol>{tr!(follow.to_enrol)}</a></div>
    }
}

fn said(followed: Followed, percent: u8) -> String {
    let figures = followed.read(|activity| Some(attendance_figures(activity, percent)));
    let figures = figures.unwrap_or_default();
    let counts = tr!(
        follow.attendance_said,
        enrolled = figures.enrolled,
        came = figures.came,
        trained = figures.trained
    );
    let rule = tr!(follow.trained_rule, percent = percent);
    format!("{counts} {rule}")
}

fn buttons(followed: Followed) -> impl IntoView {
    let given = Memo::new(move |_| followed.read(hours_given));
    let fill = move |_| {
        if let Some(hours) = given.get_untracked() {
            followed.edit_undoable(tr!(follow.all_came_done).into(), |activity| {
                let people = activity.enrolled.values_mut();
                let open = people.filter(|found| found.hours.is_none());
                open.for_each(|found| found.hours = Some(hours));
            });
        }
    };
    let empty = move |_| {
        followed.edit_undoable(tr!(follow.attendance_emptied).into(), |activity| {
            activity
                .enrolled
                .values_mut()
                .for_each(|found| found.hours = None);
        });
    };
    view! {
        <div class="row">
            <button class="button" type="button" disabled=live(move || given.get().is_none())
                on:click=click(fill)><Icon name="i-check" />{tr!(follow.all_came)}</button>
            <button class="button danger" type="button" on:click=click(empty)>
                {tr!(follow.attendance_empty)}
            </button>
        </div>
        <p class="hint no-print">{dynamic(move || if given.get().is_some() {
            tr!(follow.attendance_hint)
        } else {
            tr!(follow.attendance_hours_first)
        })}</p>
    }
}

fn table(followed: Followed, people: Memo<Vec<String>>, percent: Memo<u8>) -> impl IntoView {
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(follow.attendance_title)>
            <table class="data column">
                <thead>
                    <tr>
                        <th scope="col">{tr!(follow.person)}</th>
                        <th scope="col">{tr!(follow.hours)}</th>
                        <th scope="col">{tr!(follow.share)}</th>
                    </tr>
                </thead>
                <tbody on:keydown=along_the_column>
                    <For each=move || people.get() key=String::clone children=move |id| {
                        row(followed, id, percent)
                    } />
                </tbody>
            </table>
        </div>
    }
}

fn row(followed: Followed, id: String, percent: Memo<u8>) -> impl IntoView {
    let name = followed
        .app
        .dossier
        .read(|dossier| words::person_of(dossier, &id));
    let cell = ColumnCell {
        id: format!("hours-{id}"),
        column: "hours",
        label: tr!(follow.hours_of, name = name),
    };
    let id = StoredValue::new(id);
    let kept = move || {
        let hours = id.with_value(|id| followed.of(id, |found| found.hours));
        hours.map(|hours| hours.to_string()).unwrap_or_default()
    };
    let keep = move |hours| id.with_value(|id| followed.edit_of(id, |found| found.hours = hours));
    let share = Memo::new(move |_| {
        id.with_value(|id| followed.read(|activity| share(activity, id, percent.get())))
    });
    view! {
        <tr>
            <th scope="row">{name}</th>
            {column_cell(cell, kept, parse::hours, keep)}
            <td>{dynamic(move || share.get().map(|(words, kind)| view! {
                <span class="badge" data-kind=kind>{words}</span>
            }))}</td>
        </tr>
    }
}

/// Says how far somebody took part, with the mark of it; nothing while nothing was noted.
fn share(activity: &Activity, person: &str, percent: u8) -> Option<(String, &'static str)> {
    let enrolment = activity.enrolled.get(person)?;
    let share = share_percent(activity, enrolment);
    let share = share.map(|share| format!("{share} %")).unwrap_or_default();
    match came(activity, enrolment, percent) {
        Came::Unknown => None,
        Came::Absent => Some((tr!(follow.absent).into(), "error")),
        Came::Partly => Some((share, "warn")),
        Came::Enough => Some((share, "ok")),
    }
}

/// The list as a table for a spreadsheet.
fn sheet(followed: Followed, people: &[String]) -> Table {
    let framework = followed.app.framework();
    let title = tr!(follow.activity);
    let heads = [
        title,
        tr!(follow.person),
        tr!(follow.hours),
        tr!(follow.share),
    ];
    let mut table = Table::new(heads.map(str::to_string));
    let number = |value: Option<f64>| value.map_or(Cell::text(""), |value| Cell::Number(value, 0));
    followed.app.dossier.read_untracked(|dossier| {
        let activity = followed.activity.get_untracked().unwrap_or_default();
        let title = words_of(&framework, &activity).title;
        for id in people {
            let found = activity.enrolled.get(id).cloned().unwrap_or_default();
            table.row([
                Cell::text(title.clone()),
                Cell::text(words::person_of(dossier, id)),
                number(found.hours.map(f64::from)),
                number(share_percent(&activity, &found).map(f64::from)),
            ]);
        }
    });
    table
}

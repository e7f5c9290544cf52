//! What, where, when, whose.

use leptos::prelude::*;

use crate::documents::time::{iso_day, read_day};
use crate::dossier::{DEFAULT_THRESHOLD, Dossier, MINIMUM_THRESHOLD};
use crate::store;
use crate::ui::app::App;
use crate::ui::facilitate::{names, session};
use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::names as plan_names;
use crate::ui::widgets::{Field, dynamic, select_field, text_field};
use crate::workshop::{USUAL_DISCUSSION, Workshop};

fn field(id: &str, label: &str, hint: &str, optional: bool) -> Field {
    Field {
        id: id.to_string(),
        label: label.to_string(),
        hint: hint.to_string(),
        optional,
    }
}

/// A line of text of the session.
fn line(
    app: App,
    of: Field,
    read: fn(&Workshop) -> String,
    write: fn(&mut Workshop, String),
) -> AnyView {
    let kept = move || session().read(read);
    text_field(of, "text", kept, String::new, move |text| {
        session().edit(app, |found| write(found, text));
    })
}

/// The fields.
pub fn details(app: App) -> impl IntoView {
    let day = move || session().read(|found| found.day.map(iso_day).unwrap_or_default());
    let loose = Memo::new(move |_| session().read(|found| found.dossier.is_none()));
    view! {
        {line(app, field("title", tr!(facilitate.session_title), "", false), |found| found.title.clone(), |found, text| found.title = text)}
        {whose(app)}
        {dynamic(move || loose.get().then(|| {
            line(app, field("municipality", tr!(facilitate.municipality), tr!(facilitate.municipality_hint), true),
                |found| found.municipality.name.clone(), |found, text| found.municipality.name = text)
        }))}
        {text_field(field("day", tr!(facilitate.day), "", false), "date", day, String::new, move |text| {
            if let Some(day) = read_day(&text) {
                session().edit(app, |found| found.day = Some(day));
            }
        })}
        {begins(app)}
        {line(app, field("place", tr!(facilitate.place_held), "", true), |found| found.place.clone(), |found, text| found.place = text)}
        {line(app, field("facilitator", tr!(facilitate.facilitator), "", true), |found| found.facilitator.clone(), |found, text| found.facilitator = text)}
        {discussion(app)}
        {threshold(app)}
    }
}

/// Whose session it is: a dossier of this device, or none.
fn whose(app: App) -> AnyView {
    let none = (String::new(), tr!(facilitate.no_dossier).to_string());
    let known = store::list::<Dossier>().into_iter();
    let known = known.filter_map(|entry| {
        let found = entry.document.ok()?;
        Some((found.id.clone(), plan_names::dossier(&found.payload)))
    });
    let choices = std::iter::once(none).chain(known).collect();
    let kept = || {
        session()
            .read(|found| found.dossier.clone())
            .unwrap_or_default()
    };
    let label = field(
        "dossier",
        tr!(facilitate.whose),
        tr!(facilitate.whose_hint),
        false,
    );
    select_field(label, choices, kept, move |id| {
        session().edit(app, |found| match store::load::<Dossier>(&id) {
            Some(Ok(dossier)) => found.belong_to(&dossier),
            _ => found.dossier = None,
        });
    })
}

fn begins(app: App) -> AnyView {
    let kept = || {
        session()
            .read(|found| found.begins.map(|begins| names::hour(u32::from(begins))))
            .unwrap_or_default()
    };
    let label = field(
        "begins",
        tr!(facilitate.begins),
        tr!(facilitate.begins_hint),
        true,
    );
    parsed_field(
        label,
        "text",
        kept,
        hour,
        move |begins| {
            session().edit(app, |found| found.begins = begins);
        },
        String::new,
    )
    .into_any()
}

/// The most minutes that a discussion may be given.
const MOST_MINUTES: u32 = 60;

/// The most people that showing votes may ask for: with more no session would show any.
const MOST_PEOPLE: usize = 20;

/// How long a discussion may take.
fn discussion(app: App) -> AnyView {
    let hint = tr!(facilitate.discussion_hint, usual = USUAL_DISCUSSION / 60);
    let label = field(
        "discussion",
        tr!(facilitate.discussion_minutes),
        &hint,
        false,
    );
    // Seconds that a file says are not lost by looking at them.
    let kept = || session().read(|found| (found.discussion_limit.div_ceil(60)).to_string());
    let keep = move |minutes: u32| {
        session().edit(app, |found| found.discussion_limit = minutes * 60);
    };
    parsed_field(label, "number", kept, discussion_minutes, keep, String::new).into_any()
}

fn discussion_minutes(text: &str) -> Result<u32, String> {
    let minutes = text.trim().parse().ok();
    let minutes = minutes.filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
    minutes.ok_or_else(|| tr!(facilitate.discussion_wrong).to_string())
}

/// People below which nothing of votes and points is shown.
fn threshold(app: App) -> AnyView {
    let hint = tr!(
        facilitate.threshold_hint,
        minimum = MINIMUM_THRESHOLD,
        most = MOST_PEOPLE,
        usual = DEFAULT_THRESHOLD
    );
    let label = field("threshold", tr!(facilitate.threshold), &hint, false);
    let kept = || session().read(|found| found.threshold().to_string());
    let keep = move |people: usize| {
        session().edit(app, |found| found.threshold = people);
    };
    parsed_field(label, "number", kept, threshold_people, keep, String::new).into_any()
}

fn threshold_people(text: &str) -> Result<usize, String> {
    let people = text.trim().parse().ok();
    let people = people.filter(|people| (MINIMUM_THRESHOLD..=MOST_PEOPLE).contains(people));
    people.ok_or_else(|| {
        tr!(
            facilitate.threshold_wrong,
            minimum = MINIMUM_THRESHOLD,
            most = MOST_PEOPLE
        )
    })
}

/// Reads the hour of a day, `8:30` or `08.30`, in minutes after midnight.
fn hour(text: &str) -> Result<Option<u16>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (hours, minutes) = text.split_once([':', '.']).unwrap_or((text, "0"));
    let read = |text: &str, most: u16| text.parse::<u16>().ok().filter(|number| *number <= most);
    let found = read(hours, 23).zip(read(minutes, 59));
    found
        .map(|(hours, minutes)| Some(hours * 60 + minutes))
        .ok_or_else(|| tr!(facilitate.hour_wrong).to_string())
}

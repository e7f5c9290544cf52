//! The elected term and the moment that follows from it.

use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic};

use crate::documents::time::read_day;
use crate::dossier::{Dossier, Term, TermError, moment_at};
use crate::framework::Moment;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::figures::day;
use crate::ui::widgets::{Choice, Field, radio_group};
use crate::ui::words;
use crate::ui::world::today;

/// A year in which a Peruvian term began; the others follow every `term_years` (not verified: a
/// default that the user changes).
const A_FIRST_YEAR: i32 = 2003;

pub fn term(app: App) -> impl IntoView {
    view! {
        <section class="part">
            <h2>{tr!(plan.term_title)}</h2>
            <p>{tr!(plan.term_text)}</p>
            {date_field(app, "term-begins", tr!(plan.term_begins), |term| &mut term.begins)}
            {date_field(app, "term-ends", tr!(plan.term_ends), |term| &mut term.ends)}
            {usual_term(app)}
            <p role="status">{dynamic(move || app.dossier.read(computed))}</p>
            {moment_choice(app)}
        </section>
    }
}

fn date(text: &str) -> Result<Option<NaiveDate>, String> {
    match text.trim() {
        "" => Ok(None),
        text => read_day(text)
            .map(Some)
            .ok_or_else(|| tr!(plan.term_date_wrong).to_string()),
    }
}

fn date_field(
    app: App,
    id: &'static str,
    label: &'static str,
    place: fn(&mut Term) -> &mut Option<NaiveDate>,
) -> impl IntoView {
    let field = Field {
        id: id.into(),
        label: label.into(),
        hint: String::new(),
        optional: false,
    };
    let kept = move || {
        let mut term = app.dossier.read(|dossier| dossier.term.clone());
        place(&mut term)
            .map(|date| date.to_string())
            .unwrap_or_default()
    };
    let keep = move |date| {
        app.dossier
            .edit(app, |dossier| *place(&mut dossier.term) = date)
    };
    let conflict = move || match app.dossier.read(|dossier| dossier.term.dates().err()) {
        Some(TermError::EndsBeforeItBegins) if id == "term-ends" => {
            tr!(plan.term_ends_before).to_string()
        }
        _ => String::new(),
    };
    parsed_field(field, "date", kept, date, keep, conflict)
}

/// Returns the term of the usual length that contains a day.
fn usual_dates(day: NaiveDate, years: i32) -> Option<(NaiveDate, NaiveDate)> {
    let years = years.max(1);
    let first = A_FIRST_YEAR + (day.year() - A_FIRST_YEAR).div_euclid(years) * years;
    let begins = NaiveDate::from_ymd_opt(first, 1, 1)?;
    let next = NaiveDate::from_ymd_opt(first + years, 1, 1)?;
    Some((begins, next.checked_sub_days(Days::new(1))?))
}

fn usual_term(app: App) -> Option<impl IntoView> {
    let years = i32::from(app.framework().pack.term_years);
    let (begins, ends) = usual_dates(today(), years)?;
    let label = tr!(plan.term_usual, begins = day(begins), ends = day(ends)).to_string();
    Some(view! {
        <div class="row">
        <button class="button" type="button" on:click=click(move |_| {
            app.dossier.edit_undoable(app, tr!(plan.term_filled).to_string(), |dossier| {
                dossier.term.begins = Some(begins);
                dossier.term.ends = Some(ends);
            });
        })>{label}</button>
        </div>
        <p class="hint">{tr!(plan.term_usual_hint)}</p>
    })
}

/// Says which moment the dates give and why.
fn computed(dossier: &Dossier) -> String {
    let dates = match dossier.term.dates() {
        Ok(dates) => dates,
        Err(TermError::Incomplete) => return tr!(plan.term_incomplete).to_string(),
        Err(TermError::EndsBeforeItBegins) => return tr!(plan.term_reversed).to_string(),
    };
    let today = dossier.plan_day(today());
    let why = match moment_at(dates, today) {
        _ if today < dates.0 => tr!(plan.term_why_before),
        _ if today > dates.1 => tr!(plan.term_why_after),
        Moment::Start => tr!(plan.term_why_start),
        Moment::Stable => tr!(plan.term_why_stable),
        Moment::Exit => tr!(plan.term_why_exit),
    };
    let moment = words::moment(moment_at(dates, today));
    tr!(plan.term_computed, moment = moment, why = why).to_string()
}

fn moment_choice(app: App) -> impl IntoView {
    let by_hand = [Moment::Start, Moment::Stable, Moment::Exit];
    let by_hand = by_hand.map(|moment| Choice::new(Some(moment), words::moment(moment)));
    let mut choices = vec![Choice::new(None, tr!(plan.moment_computed))];
    choices.extend(by_hand);
    radio_group(
        "moment".into(),
        tr!(plan.moment_title).into(),
        choices,
        move || app.dossier.with(|found| found.payload.term.chosen),
        move |chosen| {
            app.dossier
                .edit(app, |dossier| dossier.term.chosen = chosen)
        },
    )
}

//! The elected term and the moment that follows from it.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic};

use crate::documents::time::read_day;
use crate::dossier::{Dossier, Term, TermError, moment_at, usual_term};
use crate::framework::Moment;
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::figures::day;
use crate::ui::widgets::{Choice, Field, radio_group};
use crate::ui::words;
use crate::ui::world::today;

pub fn term(app: App) -> impl IntoView {
    view! {
        <section class="part">
            <h2>{tr!(plan.term_title)}</h2>
            <p>{tr!(plan.term_text)}</p>
            {date_field(app, "term-begins", tr!(plan.term_begins), |term| &mut term.begins)}
            {date_field(app, "term-ends", tr!(plan.term_ends), |term| &mut term.ends)}
            {usual(app)}
            <p role="status">{dynamic(move || app.dossier.read(computed))}</p>
            {moment_choice(app)}
        </section>
    }
}

/// Reads a date; an empty text is none.
///
/// # Errors
/// The sentence for the screen.
pub fn date(text: &str) -> Result<Option<NaiveDate>, String> {
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

/// Offers the country's own term, and says whether its dates were held against a published source.
fn usual(app: App) -> Option<impl IntoView> {
    let framework = app.framework();
    let pack = &framework.pack;
    let first = pack.first_term;
    let (begins, ends) = usual_term(first.begins, pack.term_years, today())?;
    let label = tr!(plan.term_usual, begins = day(begins), ends = day(ends)).to_string();
    let country = pack.name.get(language()).to_string();
    let years = pack.term_years;
    let begun = day(first.begins);
    let hint = tr!(
        plan.term_usual_hint,
        country = country,
        years = years,
        begins = begun
    );
    let unverified = (!first.verified).then(|| {
        view! {
            <span class="badge" data-kind="warn">{tr!(plan.to_check)}</span>" "
            {tr!(plan.term_usual_unverified)}
        }
    });
    Some(view! {
        <div class="row">
        <button class="button" type="button" on:click=click(move |_| {
            app.dossier.edit_undoable(app, tr!(plan.term_filled).to_string(), |dossier| {
                dossier.term.begins = Some(begins);
                dossier.term.ends = Some(ends);
            });
        })>{label}</button>
        </div>
        <p class="hint">{hint}" "{unverified}</p>
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

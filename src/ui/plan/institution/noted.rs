//! Evidence and date of an answer, folded under it, and the way to take the answer back.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::figures::day;
use crate::ui::plan::profile::date;
use crate::ui::widgets::{Field, click, dynamic, fold, text_area};

/// What is noted beside an answer.
pub struct Noted {
    /// An id of its own on the screen.
    pub id: String,
    /// What the answer is about.
    pub title: String,
    /// Reads the evidence.
    pub evidence: Box<dyn Fn() -> String + Send + Sync>,
    /// Keeps the evidence.
    pub note: Box<dyn Fn(String) + Send + Sync>,
    /// Day of the answer.
    pub date: Memo<Option<NaiveDate>>,
    /// Keeps the day.
    pub set_date: Callback<Option<NaiveDate>>,
    /// More fields.
    pub more: Box<dyn Fn() -> AnyView + Send + Sync>,
    /// Takes the answer back.
    pub clear: Callback<()>,
}

/// The fold; its fields are drawn when it is opened.
pub fn noted(noted: Noted) -> AnyView {
    let noted = StoredValue::new(noted);
    let title = noted.with_value(|noted| noted.title.clone());
    let said = move || noted.with_value(|noted| said(&(noted.evidence)(), noted.date.get()));
    let summary = view! { {dynamic(said)}<span class="visually-hidden">": "{title}</span> };
    fold("more noted", summary, move || fields(noted))
}

/// Says what was noted, in a few words.
fn said(evidence: &str, date: Option<NaiveDate>) -> String {
    let evidence = evidence.trim();
    let words = if evidence.is_empty() {
        tr!(institution.evidence_none).to_string()
    } else {
        let mut short: String = evidence.chars().take(60).collect();
        if short.len() < evidence.len() {
            short.push('…');
        }
        format!("{} {short}", tr!(institution.evidence_said))
    };
    match date {
        Some(date) => format!("{words} · {}", day(date)),
        None => words,
    }
}

fn fields(noted: StoredValue<Noted>) -> AnyView {
    let (id, title) = noted.with_value(|noted| (noted.id.clone(), noted.title.clone()));
    let evidence = Field {
        id: format!("{id}-evidence"),
        label: tr!(institution.evidence).into(),
        hint: tr!(institution.evidence_hint).into(),
        optional: true,
    };
    let clear_label = tr!(institution.clear_named, name = title).to_string();
    view! {
        <div class="stack">
            {text_area(
                evidence,
                move || noted.with_value(|noted| (noted.evidence)()),
                move |text| noted.with_value(|noted| (noted.note)(text)),
            )}
            {date_field(&id, noted)}
            {noted.with_value(|noted| (noted.more)())}
            <div class="row">
                <button class="button danger" type="button" aria-label=clear_label
                    on:click=click(move |_| noted.with_value(|noted| noted.clear.run(())))
                >{tr!(institution.clear)}</button>
            </div>
        </div>
    }
    .into_any()
}

fn date_field(id: &str, noted: StoredValue<Noted>) -> impl IntoView + use<> {
    let field = Field {
        id: format!("{id}-date"),
        label: tr!(institution.date).into(),
        hint: String::new(),
        optional: true,
    };
    let (shown, keep) = noted.with_value(|noted| (noted.date, noted.set_date));
    let kept = move || shown.get().map(|date| date.to_string()).unwrap_or_default();
    parsed_field(
        field,
        "date",
        kept,
        date,
        move |date| keep.run(date),
        String::new,
    )
}

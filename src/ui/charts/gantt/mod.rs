//! Activities on the calendar: a bar each, over equal months, with the dates of the municipal year above them.
//!
//! The chart is moved through by arrow keys, a row at a time; with shift they move the bar itself by months.

mod scale;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

pub use self::scale::Scale;
use crate::ui::i18n::tr;
use crate::ui::plan::figures::month_name;
use crate::ui::widgets::{click, live};

/// A bar with the inner phases that have days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its days in words.
    pub period: String,
    /// Where it begins and how long it is, in percent of the months shown.
    pub place: (f64, f64),
    /// The same of each phase.
    pub phases: Vec<(f64, f64)>,
    /// What should be looked at, in words; empty for nothing.
    pub warning: String,
}

/// One or several dates of the municipal year.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its number in the list under the chart; several of dates that are close together.
    pub label: String,
    /// Where it is, in percent.
    pub place: f64,
}

/// What the user wants of the bar that has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Look at it.
    Choose,
    /// Move it by months, later ones positive.
    Move(i32),
}

/// The heads: years and months, then the dates of the municipal year and the exit moment.
pub fn heads(scale: &Scale, marks: Vec<Mark>, exit: Option<(f64, f64)>) -> impl IntoView + use<> {
    let all = scale.months().len() as f64;
    let months = scale.months().iter().enumerate().map(|(number, month)| {
        let at = percent((number as f64 + 0.5) / all * 100.0);
        let letter: String = month_name(*month).chars().take(1).collect();
        view! { <text x=at y="34">{letter.to_uppercase()}</text> }
    });
    let years = scale.years().into_iter().map(|(year, at)| {
        view! { <text class="year" x=percent(at) y="14">{year}</text> }
    });
    let exit = exit.map(|(from, wide)| {
        view! { <rect class="exit" x=percent(from) width=percent(wide) y="0" height="22"></rect> }
    });
    let marks = marks.into_iter().map(|mark| {
        view! {
            <line class="due" x1=percent(mark.place) x2=percent(mark.place) y1="16" y2="22"></line>
            <text class="due" x=percent(mark.place) y="13">{mark.label}</text>
        }
    });
    view! {
        <li class="gantt-heads" aria-hidden="true">
            <span></span>
            <svg class="gantt-months" data-months=scale.months().len()>{years.collect_view()}{months.collect_view()}</svg>
            <span class="muted">{tr!(builder.municipal_year)}</span>
            <svg class="gantt-due" data-months=scale.months().len()>{exit}{marks.collect_view()}</svg>
        </li>
    }
}

/// A row with its bar. `first` tells whether the keyboard comes here first, `chosen` whether it is the one looked at.
pub fn row(
    id: String,
    href: String,
    months: impl Fn() -> usize + Send + Sync + 'static,
    bar: Memo<Bar>,
    reachable: impl Fn() -> bool + Send + Sync + 'static,
    chosen: impl Fn() -> bool + Send + Sync + 'static,
    wish: impl Fn(Wish) + Clone + 'static,
) -> impl IntoView {
    let (chosen_by_click, chosen_by_key) = (wish.clone(), wish);
    let keys = move |event: KeyboardEvent| match (event.key().as_str(), event.shift_key()) {
        ("ArrowLeft", true) => {
            event.prevent_default();
            chosen_by_key(Wish::Move(-1));
        }
        ("ArrowRight", true) => {
            event.prevent_default();
            chosen_by_key(Wish::Move(1));
        }
        ("ArrowUp", false) => go_to(&event, false),
        ("ArrowDown", false) => go_to(&event, true),
        ("Enter" | " ", _) => {
            event.prevent_default();
            chosen_by_key(Wish::Choose);
        }
        _ => {}
    };
    let keys: Box<dyn FnMut(KeyboardEvent)> = Box::new(keys);
    view! {
        <li class="gantt-row">
            <a class="label" href=href>{move || bar.read().label.clone()}</a>
            <div class="gantt-track" id=id role="button" data-months=live(move || months().to_string())
                tabindex=live(move || if reachable() { "0" } else { "-1" })
                aria-pressed=live(move || if chosen() { "true" } else { "false" })
                aria-describedby="gantt-keys"
                aria-label=live(move || bar.with(words))
                on:click=click(move |_| chosen_by_click(Wish::Choose))
                on:keydown=keys
            >
                <svg aria-hidden="true">{move || bar.with(drawn)}</svg>
            </div>
        </li>
    }
}

fn words(bar: &Bar) -> String {
    let parts = [&bar.label, &bar.period, &bar.warning];
    let parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(". ")
}

fn drawn(bar: &Bar) -> impl IntoView + use<> {
    let (from, wide) = bar.place;
    let phases = bar.phases.iter().map(|(from, wide)| {
        view! { <rect class="phase" x=percent(*from) width=percent(*wide) y="11" height="10"></rect> }
    });
    let warned = (!bar.warning.is_empty()).then(|| {
        view! { <text class="warned" x=percent(from + wide) dx="6" y="21">"!"</text> }
    });
    view! {
        <rect class="bar-whole" x=percent(from) width=percent(wide) y="6" height="20" rx="3"></rect>
        {phases.collect_view()}
        {warned}
    }
}

fn percent(value: f64) -> String {
    format!("{:.2}%", value.clamp(0.0, 100.0))
}

/// Gives the focus to the bar of the row before or after.
fn go_to(event: &KeyboardEvent, down: bool) {
    let here = event.current_target();
    let row = here.and_then(|found| found.dyn_into::<HtmlElement>().ok()?.parent_element());
    let other = row.and_then(|row| {
        if down {
            row.next_element_sibling()
        } else {
            row.previous_element_sibling()
        }
    });
    let bar = other.and_then(|row| row.query_selector(".gantt-track").ok()?);
    if let Some(bar) = bar.and_then(|bar| bar.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        let _ = bar.focus();
    }
}

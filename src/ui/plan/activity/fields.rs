//! Fields that several parts of the form are made of.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::Editing;
use crate::documents::time::iso_day;
use crate::dossier::Activity;
use crate::plan::read_cents;
use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::profile::date;
use crate::ui::widgets::{Field, text_area, text_field};

/// A field that may stay empty.
pub fn field(id: impl ToString, label: impl ToString, hint: impl ToString) -> Field {
    Field {
        id: id.to_string(),
        label: label.to_string(),
        hint: hint.to_string(),
        optional: true,
    }
}

/// A field that always has a value, such as one chosen from a list.
pub fn choice(id: impl ToString, label: impl ToString, hint: impl ToString) -> Field {
    Field {
        optional: false,
        ..field(id, label, hint)
    }
}

/// A heading that the index can bring to; `id` names it.
pub fn heading(id: &'static str, words: &'static str) -> impl IntoView {
    view! { <h2 id=id tabindex="-1">{words}</h2> }
}

/// A line of text of the activity: `read` finds it, `change` finds it to change it; nothing where it is gone.
pub fn line<R, W>(editing: Editing, field: Field, read: R, change: W) -> AnyView
where
    R: Fn(&Activity) -> Option<&String> + Copy + Send + Sync + 'static,
    W: Fn(&mut Activity) -> Option<&mut String> + Copy + Send + Sync + 'static,
{
    let value = move || editing.read(|activity| read(activity).cloned().unwrap_or_default());
    text_field(field, "text", value, String::new, move |text| {
        write(editing, change, text);
    })
}

/// Several lines of text of the activity.
pub fn area<R, W>(editing: Editing, field: Field, read: R, change: W) -> AnyView
where
    R: Fn(&Activity) -> Option<&String> + Copy + Send + Sync + 'static,
    W: Fn(&mut Activity) -> Option<&mut String> + Copy + Send + Sync + 'static,
{
    let value = move || editing.read(|activity| read(activity).cloned().unwrap_or_default());
    text_area(field, value, move |text| write(editing, change, text))
}

fn write<T>(editing: Editing, place: impl Fn(&mut Activity) -> Option<&mut T>, value: T) {
    editing.edit(|activity| {
        if let Some(own) = place(activity) {
            *own = value;
        }
    });
}

/// The places of lines that have no identity, each with how often all were drawn anew: after one is taken out `drawn`
/// counts up, so that nothing typed in one stays with another.
pub fn places(count: Memo<usize>, drawn: RwSignal<u32>) -> Vec<(u32, usize)> {
    (0..count.get()).map(|place| (drawn.get(), place)).collect()
}

/// A day of the activity; `conflict` says what is wrong with it beside others.
pub fn day_field<R, W>(
    editing: Editing,
    field: Field,
    read: R,
    change: W,
    conflict: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> AnyView
where
    R: Fn(&Activity) -> Option<NaiveDate> + Copy + Send + Sync + 'static,
    W: Fn(&mut Activity) -> Option<&mut Option<NaiveDate>> + Copy + Send + Sync + 'static,
{
    let kept = move || editing.read(|activity| read(activity).map(iso_day).unwrap_or_default());
    let keep = move |day| write(editing, change, day);
    parsed_field(field, "date", kept, date, keep, conflict).into_any()
}

/// Largest amount that can be typed, in cents: ten thousand million units.
const MOST_CENTS: u64 = 1_000_000_000_000;

/// Reads an amount; an empty text is none.
///
/// # Errors
/// The sentence for the screen.
pub fn cents(text: &str) -> Result<u64, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(0);
    }
    if text.starts_with(['-', '−']) {
        return Err(tr!(activity.cost_negative).to_string());
    }
    match read_cents(text) {
        Some(cents) if cents > MOST_CENTS => Err(tr!(activity.cost_absurd).to_string()),
        Some(cents) => Ok(cents),
        None => Err(tr!(plan.cost_wrong).to_string()),
    }
}

//! Fields whose text stands for a number, a date or an amount: what was typed stays on screen while
//! it cannot be read, with the sentence that says why, and what was kept before stays: not the first
//! half of a number that became none.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::widgets::{change, dynamic, live};

use crate::ui::i18n::tr;
use crate::ui::widgets::{Field, left_field};

/// What a field shows of what is kept.
type Kept = Arc<dyn Fn() -> String + Send + Sync>;

/// What is typed at the moment, where it differs from what is kept.
#[derive(Clone)]
pub struct Draft {
    typed: RwSignal<Option<String>>,
    /// What was kept when typing began, while what is typed is kept instead.
    before: StoredValue<Option<String>>,
    kept: Kept,
}

impl Draft {
    /// Nothing typed yet. `kept` is the value as text.
    pub fn new(kept: impl Fn() -> String + Send + Sync + 'static) -> Draft {
        Draft {
            typed: RwSignal::new(None),
            before: StoredValue::new(None),
            kept: Arc::new(kept),
        }
    }

    /// Returns the text of the field.
    pub fn text(&self) -> String {
        self.typed.get().unwrap_or_else(|| (self.kept)())
    }

    /// Returns what is wrong with what was typed; empty for nothing.
    pub fn fault<T>(&self, parse: impl Fn(&str) -> Result<T, String>) -> String {
        let wrong = self
            .typed
            .with(|text| text.as_deref().and_then(|text| parse(text).err()));
        wrong.unwrap_or_default()
    }

    /// Takes what is being typed, and keeps what it stands for where it can be read.
    pub fn input<T>(
        &self,
        text: String,
        parse: impl Fn(&str) -> Result<T, String>,
        keep: impl Fn(T),
    ) {
        let found = parse(&text);
        self.typed.set(Some(text));
        match found {
            Ok(value) => {
                let kept = untrack(|| (self.kept)());
                self.before.update_value(|before| {
                    before.get_or_insert(kept);
                });
                keep(value);
            }
            // `10000` is no number of people, and `1000` was never meant.
            Err(_) => {
                let before = self.before.try_update_value(Option::take).flatten();
                if let Some(Ok(value)) = before.map(|text| parse(&text)) {
                    keep(value);
                }
            }
        }
    }

    /// Takes what was typed when the field is left; from then on what is kept is shown, unless it
    /// could not be read.
    pub fn finish<T>(
        &self,
        text: String,
        parse: impl Fn(&str) -> Result<T, String>,
        keep: impl Fn(T),
    ) {
        // A field that is taken off the screen while it holds the cursor fires a last event; what
        // was typed is kept already.
        if self.typed.is_disposed() {
            return;
        }
        self.input(text, &parse, keep);
        if self.fault(parse).is_empty() {
            self.typed.set(None);
            self.before.set_value(None);
        }
    }
}

/// A field whose text stands for a value. `kept` is the value as text, `parse` reads a text or says
/// why not, `keep` keeps it; `conflict` says what is wrong with it beside other values.
pub fn parsed_field<T: 'static>(
    field: Field,
    kind: &'static str,
    kept: impl Fn() -> String + Send + Sync + 'static,
    parse: impl Fn(&str) -> Result<T, String> + Copy + Send + Sync + 'static,
    keep: impl Fn(T) + Copy + Send + Sync + 'static,
    conflict: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let draft = Draft::new(kept);
    // The browser gives no text for a date that is only half typed: that is not "no date" yet.
    let half_typed = move |text: &str| text.is_empty() && matches!(kind, "date" | "month");
    let (shown, typed, left) = (draft.clone(), draft.clone(), draft.clone());
    let error = move || match draft.fault(parse) {
        none if none.is_empty() => conflict(),
        fault => fault,
    };
    let input = move |text: String| {
        if !half_typed(&text) {
            typed.input(text, parse, keep);
        }
    };
    let finish = move |text: String| left.finish(text, parse, keep);
    left_field(field, kind, move || shown.text(), error, input, finish)
}

/// Reads a number of people; an empty text is "not said".
fn people(text: &str) -> Result<Option<u16>, String> {
    count(text, tr!(plan.people_wrong))
}

/// Reads a number up to 9,999; an empty text is "not said", and `wrong` says what is no number.
pub fn count(text: &str, wrong: &'static str) -> Result<Option<u16>, String> {
    match text.trim() {
        "" => Ok(None),
        text => {
            let found = text.parse().ok().filter(|number| *number <= 9999);
            found.map(Some).ok_or_else(|| wrong.to_string())
        }
    }
}

/// A table of people per post with its total; `label` names it and `people` its second column.
pub fn people_table(
    label: &'static str,
    people: &'static str,
    rows: Vec<AnyView>,
    total: impl Fn() -> u64 + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=label>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{tr!(plan.post)}</th>
                        <th scope="col">{people}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr><th scope="row">{tr!(plan.total)}</th><td>{total}</td></tr>
                </tfoot>
            </table>
        </div>
    }
}

/// A row of a table of people per post: the post, its number and what is wrong with it. `hint` is
/// the id of the text that explains the numbers.
pub fn people_row(
    id: String,
    hint: &'static str,
    name: String,
    kept: impl Fn() -> Option<u16> + Send + Sync + 'static,
    keep: impl Fn(Option<u16>) + Copy + Send + Sync + 'static,
    conflict: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    let draft = Draft::new(move || kept().map(|people| people.to_string()).unwrap_or_default());
    let (shown, typed, left) = (draft.clone(), draft.clone(), draft.clone());
    let trouble = Memo::new(move |_| match draft.fault(people) {
        none if none.is_empty() => conflict(),
        fault => fault,
    });
    let error_id = format!("{id}-error");
    view! {
        <tr>
            <th scope="row"><label for=id.clone()>{name}</label></th>
            <td>
                <input
                    class="short"
                    id=id
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-describedby=format!("{hint} {error_id}")
                    aria-invalid=live(move || (!trouble.get().is_empty()).then_some("true"))
                    prop:value=live(move || shown.text())
                    on:input=change(move |event| typed.input(event_target_value(&event), people, keep))
                    on:change=change(move |event| left.finish(event_target_value(&event), people, keep))
                />
                <p class="error" id=error_id role="alert">{dynamic(move || trouble.get())}</p>
            </td>
        </tr>
    }
}

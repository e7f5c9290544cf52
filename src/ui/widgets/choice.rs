//! Choices: one of several, or any of several.

use leptos::prelude::*;

use crate::ui::widgets::change;

/// One choice on screen.
pub struct Choice<T> {
    /// What it stands for.
    pub value: T,
    /// Its words.
    pub label: String,
    /// An explanation; empty for none.
    pub hint: String,
}

impl<T> Choice<T> {
    /// Returns a choice without explanation.
    pub fn new(value: T, label: impl ToString) -> Self {
        Choice {
            value,
            label: label.to_string(),
            hint: String::new(),
        }
    }
}

/// One of several. Choosing the chosen one again changes nothing.
pub fn radio_group<T: Clone + PartialEq + Send + Sync + 'static>(
    name: String,
    legend: String,
    choices: Vec<Choice<T>>,
    chosen: impl Fn() -> Option<T> + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + Copy + 'static,
) -> AnyView {
    let radios = choices.into_iter().map(|choice| {
        let (value, shown) = (choice.value.clone(), choice.value);
        Radio {
            words: words(choice.label, choice.hint),
            checked: Box::new(move || chosen().as_ref() == Some(&shown)),
            choose: Box::new(move || choose(value.clone())),
        }
    });
    radios_view(name, legend, radios.collect())
}

/// One radio. Boxed, so that every group on every screen is the same compiled code.
struct Radio {
    words: AnyView,
    checked: Box<dyn Fn() -> bool + Send + Sync>,
    choose: Box<dyn Fn()>,
}

fn radios_view(name: String, legend: String, radios: Vec<Radio>) -> AnyView {
    view! {
        <fieldset class="choices wide">
            <legend>{legend}</legend>
            {radios.into_iter().map(|radio| view! {
                <label class="choice">
                    <input
                        type="radio"
                        name=name.clone()
                        prop:checked=radio.checked
                        on:change=change(move |_| (radio.choose)())
                    />
                    <span>{radio.words}</span>
                </label>
            }).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// One choice that is on or off; several of them make "any of several".
pub fn checkbox(
    label: String,
    hint: String,
    on: impl Fn() -> bool + Send + Sync + 'static,
    set: impl Fn(bool) + 'static,
) -> AnyView {
    checkbox_view(words(label, hint), Box::new(on), Box::new(set))
}

fn checkbox_view(
    words: AnyView,
    on: Box<dyn Fn() -> bool + Send + Sync>,
    set: Box<dyn Fn(bool)>,
) -> AnyView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=on
                on:change=change(move |event| set(event_target_checked(&event)))
            />
            <span>{words}</span>
        </label>
    }
    .into_any()
}

fn words(label: String, hint: String) -> AnyView {
    let small = (!hint.is_empty()).then(|| view! { " "<small>{hint}</small> });
    view! { <b>{label}</b>{small} }.into_any()
}

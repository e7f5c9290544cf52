//! Text fields.

use leptos::prelude::*;

use crate::ui::widgets::{change, dynamic, live};

use crate::ui::i18n::tr;

/// What every text field needs.
pub struct Field {
    /// Id, unique on the screen.
    pub id: String,
    /// Label.
    pub label: String,
    /// Help under the label; empty for none.
    pub hint: String,
    /// Whether it may stay empty.
    pub optional: bool,
}

/// What a field shows. Boxed, so that every field on every screen is the same compiled code.
type Read = Box<dyn Fn() -> String + Send + Sync>;
type Write = Box<dyn Fn(String)>;

/// What takes the text of a field: at every key, and once it is left.
struct Writes {
    input: Write,
    leave: Option<Write>,
}

impl Writes {
    fn only(input: impl Fn(String) + 'static) -> Writes {
        Writes {
            input: Box::new(input),
            leave: None,
        }
    }
}

impl Field {
    fn label(&self) -> AnyView {
        let optional = self.optional.then(|| {
            view! {
                " "<span class="optional">{tr!(common.optional)}</span>
            }
        });
        view! { <label for=self.id.clone()>{self.label.clone()}{optional}</label> }.into_any()
    }

    fn hint(&self) -> Option<AnyView> {
        let id = format!("{}-hint", self.id);
        let hint = self.hint.clone();
        (!hint.is_empty()).then(|| view! { <p class="hint" id=id>{hint}</p> }.into_any())
    }

    fn described_by(&self) -> String {
        format!("{0}-hint {0}-error", self.id)
    }
}

/// A line of text. `kind` is the type of the input (`text`, `number`, `date`, `month`); `error`
/// gives the sentence that is shown while it is not empty.
pub fn text_field(
    field: Field,
    kind: &'static str,
    value: impl Fn() -> String + Send + Sync + 'static,
    error: impl Fn() -> String + Send + Sync + 'static,
    input: impl Fn(String) + 'static,
) -> AnyView {
    let error = Memo::new(move |_| error());
    line(
        field,
        kind,
        Vec::new(),
        Box::new(value),
        error,
        Writes::only(input),
    )
}

/// As [`text_field`], for a field that has to know when it is left: `leave` gets its text then.
pub fn left_field(
    field: Field,
    kind: &'static str,
    value: impl Fn() -> String + Send + Sync + 'static,
    error: impl Fn() -> String + Send + Sync + 'static,
    input: impl Fn(String) + 'static,
    leave: impl Fn(String) + 'static,
) -> AnyView {
    let error = Memo::new(move |_| error());
    let writes = Writes {
        input: Box::new(input),
        leave: Some(Box::new(leave)),
    };
    line(field, kind, Vec::new(), Box::new(value), error, writes)
}

/// A line of text that offers words known already.
pub fn suggested_field(
    field: Field,
    known: Vec<String>,
    value: impl Fn() -> String + Send + Sync + 'static,
    error: impl Fn() -> String + Send + Sync + 'static,
    input: impl Fn(String) + 'static,
) -> AnyView {
    let error = Memo::new(move |_| error());
    line(
        field,
        "text",
        known,
        Box::new(value),
        error,
        Writes::only(input),
    )
}

fn line(
    field: Field,
    kind: &'static str,
    known: Vec<String>,
    value: Read,
    error: Memo<String>,
    writes: Writes,
) -> AnyView {
    let Writes { input, leave } = writes;
    // A browser's own field for numbers tells nothing of `1.` and `-`: written back, that turns -4 into 4.
    let digits = kind == "number";
    let list = (!known.is_empty()).then(|| format!("{}-list", field.id));
    let options = known
        .into_iter()
        .map(|word| view! { <option value=word></option> });
    let options = options.collect_view();
    view! {
        <div class="field">
            {field.label()}
            {field.hint()}
            <input
                id=field.id.clone()
                type=if digits { "text" } else { kind }
                inputmode=digits.then_some("numeric")
                class:short=kind != "text"
                autocomplete="off"
                list=list.clone()
                aria-describedby=field.described_by()
                aria-invalid=live(move || error.with(|text| (!text.is_empty()).then_some("true")))
                prop:value=value
                on:input=change(move |event| input(event_target_value(&event)))
                on:change=change(move |event| {
                    if let Some(leave) = &leave {
                        leave(event_target_value(&event));
                    }
                })
            />
            {list.map(|id| view! { <datalist id=id>{options}</datalist> })}
            <p class="error" id=format!("{}-error", field.id) role="alert">{dynamic(move || error.get())}</p>
        </div>
    }
    .into_any()
}

/// Several lines of text.
pub fn text_area(
    field: Field,
    value: impl Fn() -> String + Send + Sync + 'static,
    input: impl Fn(String) + 'static,
) -> AnyView {
    area(field, Box::new(value), Box::new(input))
}

fn area(field: Field, value: Read, input: Write) -> AnyView {
    view! {
        <div class="field">
            {field.label()}
            {field.hint()}
            <textarea
                id=field.id.clone()
                rows="3"
                aria-describedby=field.described_by()
                prop:value=value
                on:input=change(move |event| input(event_target_value(&event)))
            ></textarea>
        </div>
    }
    .into_any()
}

/// One of several in a list that opens: a value and its words each. A value that is not among them is shown as
/// it is, never as another.
pub fn select_field(
    field: Field,
    choices: Vec<(String, String)>,
    value: impl Fn() -> String + Send + Sync + 'static,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let value = Memo::new(move |_| value());
    select(field, choices, value, Box::new(choose))
}

fn select(
    field: Field,
    choices: Vec<(String, String)>,
    value: Memo<String>,
    choose: Write,
) -> AnyView {
    let known: Vec<String> = choices.iter().map(|(value, _)| value.clone()).collect();
    let other = move || Some(value.get()).filter(|value| !known.contains(value));
    let options = choices.into_iter().map(|(of, words)| {
        let chosen = of.clone();
        view! {
            <option value=of selected=live(move || value.with(|value| *value == chosen))>{words}</option>
        }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            {field.label()}
            {field.hint()}
            <select
                id=field.id.clone()
                aria-describedby=field.described_by()
                prop:value=move || value.get()
                on:change=change(move |event| choose(event_target_value(&event)))
            >
                {options}
                {dynamic(move || other().map(|value| {
                    view! { <option value=value.clone() selected>{value.clone()}</option> }
                }))}
            </select>
        </div>
    }
    .into_any()
}

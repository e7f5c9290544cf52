//! Columns of a table that are filled in from top to bottom: each cell is a short field, and the keyboard
//! goes down the column.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::ui::plan::draft::Draft;
use crate::ui::widgets::{change, dynamic, live};

/// A cell of a column.
pub struct ColumnCell {
    /// Id, unique on the screen.
    pub id: String,
    /// Name of the column, without blanks; the keyboard stays in it.
    pub column: &'static str,
    /// What is asked of whom, for those who do not see the table.
    pub label: String,
}

/// A cell whose text stands for a value: what was typed stays while it cannot be read.
pub fn column_cell<T: 'static>(
    cell: ColumnCell,
    kept: impl Fn() -> String + Send + Sync + 'static,
    parse: fn(&str) -> Result<T, String>,
    keep: impl Fn(T) + Copy + Send + Sync + 'static,
) -> AnyView {
    let draft = Draft::new(kept);
    let (shown, typed, left) = (draft.clone(), draft.clone(), draft.clone());
    let trouble = Memo::new(move |_| draft.fault(parse));
    let error_id = format!("{}-error", cell.id);
    view! {
        <td class="cell">
            <input
                class="short"
                id=cell.id
                type="text"
                inputmode="numeric"
                autocomplete="off"
                data-column=cell.column
                aria-label=cell.label
                aria-describedby=error_id.clone()
                aria-invalid=live(move || (!trouble.read().is_empty()).then_some("true"))
                prop:value=live(move || shown.text())
                on:input=change(move |event| typed.input(event_target_value(&event), parse, keep))
                on:change=change(move |event| left.finish(event_target_value(&event), parse, keep))
            />
            <p class="error" id=error_id role="alert">{dynamic(move || trouble.get())}</p>
        </td>
    }
    .into_any()
}

/// Goes down or up a column with Enter, with Shift and Enter, and with the arrows, as a spreadsheet does.
pub fn along_the_column(event: KeyboardEvent) {
    let down = match event.key().as_str() {
        "Enter" => !event.shift_key(),
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let Some(column) = target
        .as_ref()
        .and_then(|cell| cell.get_attribute("data-column"))
    else {
        return;
    };
    event.prevent_default();
    let row = target.and_then(|cell| cell.closest("tr").ok().flatten());
    let next = row.and_then(|row| {
        if down {
            row.next_element_sibling()
        } else {
            row.previous_element_sibling()
        }
    });
    let selector = format!("input[data-column={column}]");
    let cell = next.and_then(|row| row.query_selector(&selector).ok().flatten());
    if let Some(Ok(cell)) = cell.map(|cell| cell.dyn_into::<HtmlInputElement>()) {
        let _ = cell.focus();
        cell.select();
    }
}

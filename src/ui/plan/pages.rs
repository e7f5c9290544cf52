//! Long tables, the first rows at once and more when asked for: drawing hundreds would hold up whoever types.

use leptos::prelude::*;

use crate::ui::i18n::tr;
use crate::ui::widgets::{click, dynamic};

/// Rows that are drawn at once; asking for more doubles them.
const FIRST: usize = 25;

/// How many rows of a table are drawn.
#[derive(Clone, Copy)]
pub struct Pages(RwSignal<usize>);

impl Pages {
    /// The first rows.
    pub fn new() -> Pages {
        Pages(RwSignal::new(FIRST))
    }

    /// Returns the rows that are drawn.
    pub fn of<'a, T>(&self, rows: &'a [T]) -> &'a [T] {
        rows.get(..self.0.get().min(rows.len())).unwrap_or_default()
    }

    /// The button for more of `total` rows, while there are more.
    pub fn more(self, total: Memo<usize>) -> impl IntoView {
        dynamic(move || {
            let left = total.get().saturating_sub(self.0.get());
            (left > 0).then(|| {
                let more = click(move |_| self.0.update(|shown| *shown *= 2));
                view! {
                    <button class="button no-print" type="button" on:click=more>
                        {tr!(framework.show_more, n = left)}
                    </button>
                }
            })
        })
    }
}

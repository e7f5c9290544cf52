//! What the municipality already does well.

use leptos::prelude::*;

use crate::dossier::Board;
use crate::order::ordered;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::figures::decimal;
use crate::ui::plan::names;

/// The three competencies that are furthest above, or at, what the posts require.
pub fn strengths(app: App, board: &Board) -> impl IntoView + use<> {
    let framework = app.framework();
    let shown = board
        .rows
        .iter()
        .filter_map(|row| Some((row, row.total.figures()?)));
    let strong: Vec<_> = shown
        .filter(|(_, found)| found.level >= found.required)
        .collect();
    let strong = ordered(strong, |a, b| {
        let above = |found: &crate::dossier::Figures| found.level - found.required;
        above(b.1).total_cmp(&above(a.1))
    });
    let items = strong.into_iter().take(3).map(|(row, found)| {
        let name = names::competency(&framework, &row.competency);
        let (level, required) = (decimal(found.level), decimal(found.required));
        let words = tr!(
            plan.strength,
            name = name,
            level = level,
            required = required
        );
        view! { <li>{words.to_string()}</li> }
    });
    let items = items.collect_view();
    view! {
        <section class="part">
            <h2>{tr!(plan.strengths_title)}</h2>
            {if items.is_empty() {
                view! { <p>{tr!(plan.strengths_none)}</p> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }}
        </section>
    }
}

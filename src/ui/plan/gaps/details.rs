//! What is behind a row of the board: the figures of every group that may be shown.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::ui::widgets::dynamic;

use crate::dossier::{Board, BoardRow, Figures};
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::figures::{decimal, whole};
use crate::ui::plan::names;

/// The dialog; it opens for the competency in `opened`.
pub fn dialog(app: App, board: Memo<Board>, opened: RwSignal<Option<String>>) -> impl IntoView {
    let node = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if opened.get().is_some()
            && let Some(dialog) = node.get()
        {
            let _ = dialog.show_modal();
        }
    });
    let close = move |_| {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog class="dialog" node_ref=node aria-labelledby="behind" on:close=move |_| opened.set(None)>
            {dynamic(move || opened.get().map(|id| content(app, &board.read(), &id)))}
            <div class="row end">
                <button class="button primary" type="button" on:click=close>{tr!(common.close)}</button>
            </div>
        </dialog>
    }
}

fn content(app: App, board: &Board, id: &str) -> Option<impl IntoView + use<>> {
    let framework = app.framework();
    let row = board.rows.iter().find(|row| row.competency == id)?;
    let found = framework.competency(id)?;
    let levels = found
        .levels
        .iter()
        .map(|text| view! { <li>{text.get(language()).to_string()}</li> });
    let levels = levels.collect_view();
    let sentence = row.total.figures().and_then(ranked_sentence);
    Some(view! {
        <h2 id="behind" tabindex="-1" autofocus>{found.name.get(language()).to_string()}</h2>
        <p>{found.definition.get(language()).to_string()}</p>
        {sentence.map(|words| view! { <p><b>{words}</b></p> })}
        {table(&framework, board, row)}
        <p class="hint">{tr!(plan.behind_note)}</p>
        <details class="more">
            <summary>{tr!(plan.level_sentences)}</summary>
            <ol>{levels}</ol>
        </details>
    })
}

/// The ranked discrepancy as a sentence.
fn ranked_sentence(figures: &Figures) -> Option<String> {
    let found = figures.discrepancy?;
    Some(
        tr!(
            plan.ranked_sentence,
            below = found.below,
            people = found.people
        )
        .to_string(),
    )
}

/// One line of the table: its name and how it is read from a group's figures.
type Line = (&'static str, fn(&Figures) -> Option<String>);

fn lines() -> [Line; 8] {
    [
        (tr!(plan.line_people), |f| Some(f.people.to_string())),
        (tr!(plan.line_level), |f| Some(decimal(f.level))),
        (tr!(plan.line_required), |f| Some(decimal(f.required))),
        (tr!(plan.line_gap), |f| Some(decimal(f.gap))),
        (tr!(plan.line_with_gap), |f| Some(f.with_gap.to_string())),
        (tr!(plan.line_importance), |f| {
            Some(decimal(f.discrepancy?.importance))
        }),
        (tr!(plan.line_borich), |f| {
            Some(decimal(f.discrepancy?.borich?))
        }),
        (tr!(plan.line_ranked), |f| {
            Some(whole(f.discrepancy?.ranked))
        }),
    ]
}

fn table(framework: &Framework, board: &Board, row: &BoardRow) -> impl IntoView + use<> {
    let units = board.units.iter().zip(&row.units);
    let units = units
        .filter_map(|(unit, cell)| Some((names::post(framework, unit), cell.figures()?.clone())));
    let total = row.total.figures().cloned();
    let total = total.map(|figures| (tr!(plan.all_units).to_string(), figures));
    let groups: Vec<(String, Figures)> = total.into_iter().chain(units).collect();
    if groups.is_empty() {
        return view! { <p>{tr!(plan.behind_protected)}</p> }.into_any();
    }
    let heads = groups.iter().map(|(name, _)| {
        view! { <th scope="col" class="num">{name.clone()}</th> }
    });
    let heads = heads.collect_view();
    let body = lines().map(|(name, read)| {
        let cells = groups.iter().map(|(_, figures)| {
            view! { <td class="num">{read(figures).unwrap_or_else(|| "–".to_string())}</td> }
        });
        let cells = cells.collect_view();
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    });
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-labelledby="behind">
            <table class="data">
                <thead><tr><th scope="col">{tr!(plan.figure)}</th>{heads}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

//! The ranking: every need with the parts of its priority.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::weights::{FIRST_WEIGHT, part_names};
use crate::dossier::Weights;
use crate::export::{Cell, Table};
use crate::plan::Need;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::derived::section_href;
use crate::ui::plan::figures::{decimal, whole};
use crate::ui::plan::names;
use crate::ui::plan::spreadsheet::table_buttons;
use crate::ui::route::Section;
use crate::ui::widgets::click;
use crate::ui::widgets::focus_soon;

/// What is drawn of one need.
struct Bar {
    name: String,
    tied: bool,
    priority: f64,
    parts: [f64; 5],
}

/// The needs with figures, then those of protected groups.
pub fn ranking(
    app: App,
    needs: &[Need],
    settings: &(Weights, BTreeSet<String>),
    threshold: usize,
) -> impl IntoView + use<> {
    let framework = app.framework();
    let (weights, tied) = settings;
    let bars: Vec<Bar> = needs
        .iter()
        .filter_map(|need| {
            let (priority, parts) = need.ranking?;
            Some(Bar {
                name: names::competency(&framework, &need.competency),
                tied: tied.contains(&need.competency),
                priority,
                parts: parts.contributions(weights),
            })
        })
        .collect();
    let protected = needs.iter().filter(|need| need.ranking.is_none());
    let protected: Vec<String> = protected
        .map(|need| names::competency(&framework, &need.competency))
        .collect();
    let to_gaps = section_href(app, Section::Gaps);
    view! {
        <section class="part">
            <h2>{tr!(plan.needs_title)}</h2>
            <p>{tr!(plan.needs_text)}" "<a href=to_gaps>{tr!(plan.to_gaps)}</a></p>
            <button class="button quiet jump" type="button" on:click=click(|_| focus_soon(FIRST_WEIGHT.into()))>
                {tr!(plan.weights_change)}
            </button>
            {if bars.is_empty() {
                view! { <p class="muted">{tr!(plan.needs_none)}</p> }.into_any()
            } else {
                let table = as_table(&bars);
                view! {
                    {chart(bars)}
                    {table_buttons(app, "necesidades", tr!(plan.needs_title), move || table.clone())}
                }
                .into_any()
            }}
            {(!protected.is_empty()).then(|| hidden(protected, threshold))}
        </section>
    }
}

fn chart(bars: Vec<Bar>) -> impl IntoView {
    let first = bars.first().map(|bar| bar.name.clone()).unwrap_or_default();
    let rows = bars.iter().map(table_row).collect_view();
    let heads = part_names().map(|name| view! { <th scope="col" class="num">{name}</th> });
    let items = bars.into_iter().enumerate();
    let items = items
        .map(|(index, bar)| item(index + 1, bar))
        .collect_view();
    view! {
        <figure class="chart">
            <figcaption>{tr!(plan.needs_finding, name = first).to_string()}</figcaption>
            {legend()}
            <ol class="bars">{items}</ol>
            <details class="more">
                <summary>{tr!(common.see_table)}</summary>
                <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(plan.needs_title)>
                    <table class="data">
                        <thead>
                            <tr>
                                <th scope="col">{tr!(plan.competency)}</th>
                                {heads}
                                <th scope="col" class="num">{tr!(plan.priority)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        </figure>
    }
}

/// The ranking for a spreadsheet, with the same decimals as on screen.
fn as_table(bars: &[Bar]) -> Table {
    let competency = std::iter::once(tr!(plan.competency));
    let heads = competency.chain(part_names()).chain([tr!(plan.priority)]);
    let mut table = Table::new(heads.map(str::to_string));
    for bar in bars {
        let figures = bar.parts.into_iter().chain([bar.priority]);
        let figures = figures.map(|value| Cell::Number(value, 1));
        table.row(std::iter::once(Cell::text(bar.name.clone())).chain(figures));
    }
    table
}

fn legend() -> impl IntoView {
    let names = part_names().into_iter().enumerate();
    let names = names.map(|(index, name)| view! {
        <span class="swatch" data-part=(index + 1).to_string() aria-hidden="true"></span>" "{name}" "
    });
    view! { <p class="legend">{names.collect_view()}</p> }
}

fn item(place: usize, bar: Bar) -> impl IntoView {
    let said: Vec<String> = part_names()
        .into_iter()
        .zip(bar.parts)
        .map(|(name, part)| format!("{name}: {}", decimal(part)))
        .collect();
    let tied = bar.tied.then(|| {
        view! {
            " "<span class="badge" data-kind="info">{tr!(plan.tied_badge)}</span>
        }
    });
    view! {
        <li>
            <span class="label">{format!("{place}. {}", bar.name)}{tied}</span>
            <svg class="bar parts" role="img" aria-label=said.join("; ")>{segments(bar.parts)}</svg>
            <span class="value">{whole(bar.priority)}</span>
        </li>
    }
}

/// The parts one after another; a part that is wide enough carries its number.
fn segments(parts: [f64; 5]) -> impl IntoView {
    let mut from = 0.0;
    let segments = parts.into_iter().enumerate().map(|(index, part)| {
        let (start, middle) = (from, from + part / 2.0);
        from += part;
        let number = (part >= 7.0).then(|| view! {
            <text x=format!("{middle:.2}%") y="50%" data-part=(index + 1).to_string()>{whole(part)}</text>
        });
        view! {
            <rect
                data-part=(index + 1).to_string()
                x=format!("{start:.2}%")
                y="0"
                width=format!("{part:.2}%")
                height="100%"
            ></rect>
            {number}
        }
    });
    segments.collect_view()
}

fn table_row(bar: &Bar) -> impl IntoView + use<> {
    let parts = bar
        .parts
        .map(|part| view! { <td class="num">{decimal(part)}</td> });
    view! {
        <tr>
            <th scope="row">{bar.name.clone()}</th>
            {parts}
            <td class="num">{decimal(bar.priority)}</td>
        </tr>
    }
}

fn hidden(names: Vec<String>, threshold: usize) -> impl IntoView {
    let names = names
        .into_iter()
        .map(|name| view! { <li>{name}</li> })
        .collect_view();
    view! {
        <h3>{tr!(plan.needs_protected_title)}</h3>
        <p>{tr!(plan.needs_protected_text, k = threshold).to_string()}</p>
        <ul>{names}</ul>
    }
}

//! A document drawn as a page: what is on screen is what prints.

use leptos::html::col;
use leptos::prelude::*;
use leptos::tachys::html::attribute::custom::CustomAttribute;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::export::{Align, Block, Column, Document, Grid, SignaturePlace, spans};
use crate::ui::i18n::tr;

/// The document. Its title is a heading under that of the screen.
pub fn preview(document: &Document) -> AnyView {
    // What a table stands under, which tells it from one with the same columns elsewhere.
    let mut under = "";
    let blocks = document.blocks.iter().map(|found| {
        if let Block::Heading { text, .. } = found {
            under = text;
        }
        block(found, under)
    });
    let blocks = blocks.collect_view();
    let owner = document.owner.clone();
    name_pages(&owner);
    let class = match document.compact {
        true => "document paper compact",
        false => "document paper",
    };
    on_cleanup(|| name_pages(""));
    view! {
        <article class=class lang=document.language.clone() aria-label=tr!(papers.preview)>
            <p class="paper-owner">{owner}</p>
            <div class="paper-body">{blocks}</div>
        </article>
    }
    .into_any()
}

/// The property that the margin of printed pages shows.
const OWNER: &str = "--paper-owner";

/// Puts whose the document is at the head of every printed page; an empty name takes it away.
fn name_pages(owner: &str) {
    let root = leptos::prelude::document().document_element();
    let root = root.and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let Some(root) = root else {
        return;
    };
    // A name may hold quotes and backslashes.
    let text = owner.replace('\\', "\\\\").replace('"', "\\\"");
    let _ = if owner.is_empty() {
        root.style().remove_property(OWNER).map(|_| ())
    } else {
        root.style().set_property(OWNER, &format!("\"{text}\""))
    };
}

fn block(block: &Block, under: &str) -> AnyView {
    match block {
        Block::Heading { level, text } => heading(*level, text),
        Block::Paragraph { text } => view! { <p>{words(text)}</p> }.into_any(),
        Block::Items { numbered, items } => {
            let items = items.iter().map(|item| view! { <li>{words(item)}</li> });
            let items = items.collect_view();
            if *numbered {
                view! { <ol>{items}</ol> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }
        }
        Block::Table { table } => grid(table, under),
        Block::Picture {
            png,
            width,
            height,
            words,
        } => {
            let source = format!("data:image/png;base64,{png}");
            let (width, height) = (pixels(*width), pixels(*height));
            view! { <p><img src=source alt=words.clone() width=width height=height/></p> }
                .into_any()
        }
        Block::Signatures { places } => signatures(places),
        Block::PageBreak => view! { <div class="page-break" role="separator"></div> }.into_any(),
    }
}

/// Returns the pixels of a screen, 96 to the inch, that millimetres take.
fn pixels(millimetres: u16) -> String {
    (u32::from(millimetres) * 960 / 254).to_string()
}

fn heading(level: u8, text: &str) -> AnyView {
    let text = words(text);
    match level {
        1 => view! { <h3 class="paper-title">{text}</h3> }.into_any(),
        2 => view! { <h4 class="paper-part">{text}</h4> }.into_any(),
        _ => view! { <h5 class="list-name">{text}</h5> }.into_any(),
    }
}

/// Words, some of which stand out.
fn words(text: &str) -> Vec<AnyView> {
    let spans = spans(text).into_iter();
    spans
        .map(|(bold, words)| {
            let words = words.to_string();
            if bold {
                view! { <strong>{words}</strong> }.into_any()
            } else {
                words.into_any()
            }
        })
        .collect()
}

fn is_figure(column: Option<&Column>) -> bool {
    column.is_some_and(|column| column.align == Align::End)
}

/// A table; its columns take their share of the width where there is room.
fn grid(table: &Grid, under: &str) -> AnyView {
    let whole: u32 = table
        .heads
        .iter()
        .map(|column| u32::from(column.width))
        .sum();
    let columns = table.heads.iter().map(|column| {
        let share = u32::from(column.width) * 100 / whole.max(1);
        col().attr("width", format!("{share}%"))
    });
    let heads = table.heads.iter().map(|column| {
        view! { <th scope="col" class:num=is_figure(Some(column))>{column.head.clone()}</th> }
    });
    let cells = |cells: &Vec<String>| {
        let cells = cells.iter().enumerate().map(|(place, text)| {
            let figure = is_figure(table.heads.get(place));
            let text = words(text);
            if place == 0 {
                view! { <th scope="row">{text}</th> }.into_any()
            } else {
                view! { <td class:num=figure>{text}</td> }.into_any()
            }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    let foot = (!table.foot.is_empty()).then(|| view! { <tfoot>{cells(&table.foot)}</tfoot> });
    let rows = table.rows.iter().map(cells).collect_view();
    let caption =
        (!table.caption.is_empty()).then(|| view! { <p class="hint">{table.caption.clone()}</p> });
    // Two tables may begin with the same column, never under one heading with all the same ones.
    let names: Vec<&str> = table
        .heads
        .iter()
        .map(|column| column.head.as_str())
        .collect();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=format!("{under}: {}", names.join(", "))>
            <table class="data">
                <colgroup>{columns.collect_view()}</colgroup>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
                {foot}
            </table>
        </div>
        {caption}
    }
    .into_any()
}

fn signatures(places: &[SignaturePlace]) -> AnyView {
    let places = places.iter().map(|place| {
        view! { <div><p>{place.name.clone()}</p><p>{place.office.clone()}</p></div> }
    });
    view! { <div class="signatures">{places.collect_view()}</div> }.into_any()
}

//! All competencies in a table: the way for a wide screen. Real radios in real cells.

use leptos::prelude::*;

use crate::ui::widgets::{change, live};

use super::answers::{is_rated, rate, rating_of, set_importance};
use super::one_by_one::{evidence, speak};
use crate::framework::Competency;
use crate::response::{Level, Rating};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::words;

/// Draws the matrix, grouped by axis.
pub fn matrix(app: App) -> impl IntoView {
    let framework = app.framework();
    let posts = app.response.read_untracked(|r| r.respondent.posts.clone());
    let profile = framework.profile_of(&posts);
    let groups = framework.axes.iter().filter_map(|axis| {
        let items: Vec<&Competency> = profile
            .iter()
            .map(|(item, _)| *item)
            .filter(|item| item.axis == axis.id)
            .collect();
        (!items.is_empty()).then(|| view! {
            <tbody>
                <tr class="group"><th colspan="9" scope="colgroup">{axis.name.get(language()).to_string()}</th></tr>
                {items.into_iter().map(|item| row(app, item)).collect_view()}
            </tbody>
        })
    });
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-labelledby="matrix-caption">
            <table class="matrix">
                <caption id="matrix-caption">{tr!(respond.matrix_caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(respond.competency)}</th>
                        {Level::ALL.map(|level| view! {
                            <th scope="col">{level.get()}<span class="level" data-level=level.get()></span></th>
                        })}
                        <th scope="col" class="aside">{words::missing(Rating::NOT_APPLICABLE)}</th>
                        <th scope="col" class="aside">{words::missing(Rating::PREFER_NOT_TO_SAY)}</th>
                        <th scope="col">{tr!(respond.importance_short)}</th>
                    </tr>
                </thead>
                {groups.collect_view()}
            </table>
        </div>
    }
}

fn row(app: App, item: &Competency) -> impl IntoView + use<> {
    let ratings = Level::ALL
        .into_iter()
        .zip(&item.levels)
        .map(|(level, text)| {
            let label = format!("{}: {}", level.get(), text.get(language()));
            (Rating::Level(level), label, "")
        });
    let missing = [Rating::NOT_APPLICABLE, Rating::PREFER_NOT_TO_SAY]
        .map(|rating| (rating, words::missing(rating).to_string(), "aside"));
    let cells = ratings.chain(missing).map(|(rating, label, class)| {
        let (id, shown) = (item.id.clone(), item.id.clone());
        let tip = label.clone();
        view! {
            <td class=class>
                <label title=tip>
                    <input
                        type="radio"
                        name=format!("rating-{id}")
                        aria-label=label
                        prop:checked=live(move || app.response.read(|r| rating_of(r, &shown)) == Some(rating))
                        on:change=change(move |_| rate(app, &id, rating))
                    />
                </label>
            </td>
        }
    });
    let cells = cells.collect_view();
    let done = item.id.clone();
    let levels = item.levels.clone();
    let said = item.id.clone();
    let said = move || {
        let rating = app.response.read(|r| rating_of(r, &said));
        rating.map(|rating| match rating.level() {
            Some(level) => {
                let text = levels.get(usize::from(level.get()) - 1);
                text.map(|text| text.get(language()).to_string())
                    .unwrap_or_default()
            }
            None => words::missing(rating).to_string(),
        })
    };
    view! {
        <tr data-state=live(move || if app.response.read(|r| is_rated(r, &done)) { "done" } else { "open" })>
            <th scope="row">
                {item.name.get(language()).to_string()}
                <p class="said">{said}</p>
                {sentences(item)}
                {evidence(&item.id, item.evidence.get(language()))}
            </th>
            {cells}
            <td data-label=tr!(respond.importance_short)>{importance_select(app, item)}</td>
        </tr>
    }
}

/// The five sentences, folded away, for whoever wants to read them before choosing.
fn sentences(item: &Competency) -> impl IntoView + use<> {
    let list = item
        .levels
        .iter()
        .map(|text| view! { <li>{text.get(language()).to_string()}</li> });
    view! {
        <details class="more">
            <summary>{tr!(respond.read_sentences)}</summary>
            {speak(item)}
            <p>{item.definition.get(language()).to_string()}</p>
            <ol>{list.collect_view()}</ol>
        </details>
    }
}

fn importance_select(app: App, item: &Competency) -> impl IntoView + use<> {
    let (id, shown) = (item.id.clone(), item.id.clone());
    let current = Memo::new(move |_| {
        let found = |r: &crate::response::Response| r.diagnosis.get(&shown)?.importance;
        app.response.read(found).map(Level::get)
    });
    let label = format!("{}: {}", tr!(respond.importance), item.name.get(language()));
    view! {
        <select
            aria-label=label
            prop:value=live(move || current.get().map(|n| n.to_string()).unwrap_or_default())
            on:change=change(move |event| {
                let level = event_target_value(&event).parse::<u8>().ok();
                if let Some(level) = level.and_then(|n| Level::try_from(n).ok()) {
                    set_importance(app, &id, level);
                }
            })
        >
            <option value="" disabled=true selected=live(move || current.get().is_none())>"–"</option>
            {Level::ALL.map(|level| view! {
                <option value=level.get() selected=live(move || current.get() == Some(level.get()))>{level.get()}</option>
            })}
        </select>
    }
}

//! One competency at a time: the way for a phone.

use leptos::prelude::*;

use crate::ui::widgets::{change, live};

use super::answers::{rate, rating_of, set_importance};
use crate::framework::Competency;
use crate::response::{Level, Rating};
use crate::ui::app::{App, app};
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{Field, speak_button, text_area};
use crate::ui::words;

/// Draws the competency at this place of the profile.
pub fn one_by_one(app: App, index: usize) -> impl IntoView {
    let framework = app.framework();
    let posts = app.response.read_untracked(|r| r.respondent.posts.clone());
    let profile = framework.profile_of(&posts);
    let (item, _) = *profile.get(index)?;
    let axis = framework
        .axis(&item.axis)
        .map(|axis| axis.name.get(language()));
    let place = tr!(respond.place_of, number = index + 1, total = profile.len()).to_string();
    Some(view! {
        <fieldset class="rating">
            <legend>
                <small>{place}" · "{axis.unwrap_or_default().to_string()}</small>" "
                {item.name.get(language()).to_string()}
            </legend>
            {speak(item)}
            <p class="hint">{item.definition.get(language()).to_string()}</p>
            {rungs(app, item)}
            <div class="asides">
                {[Rating::NOT_APPLICABLE, Rating::PREFER_NOT_TO_SAY].map(|rating| aside(app, item, rating))}
            </div>
        </fieldset>
        {importance(app, &item.id)}
        {evidence(&item.id, item.evidence.get(language()))}
    })
}

/// A button that reads a competency aloud: its name, what it is, and the five sentences with their
/// numbers.
pub fn speak(item: &Competency) -> AnyView {
    let levels = Level::ALL.into_iter().zip(&item.levels);
    let levels = levels.map(|(level, text)| format!("{}: {}", level.get(), text.get(language())));
    let levels: Vec<String> = levels.collect();
    let (name, definition) = (item.name.get(language()), item.definition.get(language()));
    let text = format!("{name}. {definition} {}", levels.join(" "));
    speak_button(move || text.clone(), language().code())
}

fn rungs(app: App, item: &Competency) -> impl IntoView + use<> {
    let levels = Level::ALL.into_iter().zip(item.levels.clone());
    let rung = |(level, text): (Level, crate::framework::Text)| {
        let rating = Rating::Level(level);
        let (id, shown) = (item.id.clone(), item.id.clone());
        view! {
            <label class="rung">
                <input
                    type="radio"
                    name=format!("rating-{id}")
                    value=level.get()
                    prop:checked=live(move || app.response.read(|r| rating_of(r, &shown)) == Some(rating))
                    on:change=change(move |_| rate(app, &id, rating))
                />
                <span class="rung-no">{level.get()}</span>
                <span class="level" data-level=level.get()></span>
                <span class="rung-text">{text.get(language()).to_string()}</span>
            </label>
        }
    };
    levels.map(rung).collect_view()
}

fn aside(app: App, item: &Competency, rating: Rating) -> impl IntoView + use<> {
    let (id, shown) = (item.id.clone(), item.id.clone());
    view! {
        <label class="choice">
            <input
                type="radio"
                name=format!("rating-{id}")
                prop:checked=live(move || app.response.read(|r| rating_of(r, &shown)) == Some(rating))
                on:change=change(move |_| rate(app, &id, rating))
            />
            <span>{words::missing(rating)}</span>
        </label>
    }
}

fn importance(app: App, competency: &str) -> impl IntoView + use<> {
    let name = format!("importance-{competency}");
    let choice = |level: Level| {
        let (id, shown) = (competency.to_string(), competency.to_string());
        let current = move || {
            app.response
                .read(|r| r.diagnosis.get(&shown).and_then(|answer| answer.importance))
        };
        view! {
            <label>
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=live(move || current() == Some(level))
                    on:change=change(move |_| set_importance(app, &id, level))
                />
                <span>{level.get()}</span>
            </label>
        }
    };
    view! {
        <fieldset class="scale">
            <legend>{tr!(respond.importance)}</legend>
            <div class="scale-row">{Level::ALL.map(choice)}</div>
            <p class="scale-ends"><span>{tr!(respond.importance_low)}</span><span>{tr!(respond.importance_high)}</span></p>
        </fieldset>
    }
}

/// The optional evidence of a competency, folded away.
pub fn evidence(competency: &str, example: &str) -> impl IntoView + use<> {
    let app = app();
    let (id, shown) = (competency.to_string(), competency.to_string());
    let field = Field {
        id: format!("evidence-{id}"),
        label: tr!(respond.evidence_label).into(),
        hint: tr!(respond.evidence_hint, example = example.to_string()).to_string(),
        optional: true,
    };
    view! {
        <details class="more">
            <summary>{tr!(respond.evidence_add)}</summary>
            {text_area(
                field,
                move || app.response.read(|r| {
                    r.diagnosis.get(&shown).map(|answer| answer.evidence.clone()).unwrap_or_default()
                }),
                move |text| app.response.edit(app, |r| {
                    r.diagnosis.entry(id.clone()).or_default().evidence = text;
                }),
            )}
        </details>
    }
}

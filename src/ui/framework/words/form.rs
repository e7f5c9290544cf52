//! Adding a word and changing one.

use leptos::prelude::*;

use super::draft::{Draft, draft, own, set_own};
use crate::framework::{Term, Text};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::focus_soon;
use crate::ui::widgets::{Field, change, click, dynamic, live, text_field};

/// Frequent words that municipalities call otherwise, in both languages.
const FREQUENT: [(&str, &str); 9] = [
    ("regidor", "councillor"),
    ("alcalde", "mayor"),
    ("concejo municipal", "municipal council"),
    (
        "plan de desarrollo concertado",
        "concerted development plan",
    ),
    ("presupuesto participativo", "participatory budget"),
    ("diplomado", "diploma course"),
    ("taller", "workshop"),
    ("asistencia técnica", "technical assistance"),
    ("vecinos", "residents"),
];

/// The form, and words to begin with.
pub fn form(app: App) -> AnyView {
    let words = RwSignal::from(draft());
    let list = app.catalogue.words;
    let line = |id: &str, label: &'static str, hint: &'static str| Field {
        id: id.to_string(),
        label: label.to_string(),
        hint: hint.to_string(),
        optional: id != "word-from",
    };
    view! {
        <section class="part" data-unsent=live(move || words.read().is_begun())>
            <h2>{dynamic(move || match words.read().place {
                Some(_) => tr!(framework.word_change),
                None => tr!(framework.word_add),
            })}</h2>
            {dynamic(move || words.read().place.is_none().then(|| suggestions(app)))}
            {text_field(
                line("word-from", tr!(framework.word_from), tr!(framework.word_from_hint)),
                "text",
                move || own(&words.read().term.from).to_string(),
                move || list.with(|list| words.read().fault_of_from(list)),
                move |text| words.update(|draft| set_own(&mut draft.term.from, text)),
            )}
            {text_field(
                line("word-to", tr!(framework.word_to), tr!(framework.word_to_hint)),
                "text",
                move || own(&words.read().term.to).to_string(),
                move || words.read().fault_of_to(),
                move |text| words.update(|draft| set_own(&mut draft.term.to, text)),
            )}
            {text_field(
                line("word-second", tr!(framework.word_second), tr!(framework.word_second_hint)),
                "text",
                move || words.read().term.second.clone(),
                move || words.read().fault_of_second(),
                move |text| words.update(|draft| draft.term.second = text),
            )}
            {second_language(app, words)}
            <div class="row">
                <button class="button primary" type="button" on:click=click(move |_| keep(app))>
                    {dynamic(move || match words.read().place {
                        Some(_) => tr!(framework.word_keep),
                        None => tr!(framework.word_add_button),
                    })}
                </button>
                {dynamic(move || words.read().place.is_some().then(|| view! {
                    <button class="button quiet" type="button" on:click=click(move |_| words.set(Draft::default()))>
                        {tr!(common.cancel)}
                    </button>
                }))}
            </div>
        </section>
    }
    .into_any()
}

/// The language of the second label: those of the country besides the one on screen.
fn second_language(app: App, words: RwSignal<Draft>) -> AnyView {
    let framework = app.framework();
    let kept = [words.read_untracked().term.language.clone()];
    let others = framework.languages_with(&kept);
    let others = others
        .into_iter()
        .filter(|found| found.id != language().code());
    let others: Vec<(String, String)> = others
        .map(|found| (found.id.clone(), found.name.get(language()).to_string()))
        .collect();
    let first = others.first().map(|(id, _)| id.clone()).unwrap_or_default();
    if words.read_untracked().term.language.is_empty() {
        words.update_untracked(|draft| draft.term.language = first);
    }
    let options = others.into_iter().map(|(id, name)| {
        let this = id.clone();
        view! { <option value=id selected=live(move || words.read().term.language == this)>{name}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            <label for="word-language">{tr!(framework.word_language)}</label>
            <select id="word-language" on:change=change(move |event| {
                words.update(|draft| draft.term.language = event_target_value(&event));
            })>{options}</select>
        </div>
    }
    .into_any()
}

fn suggestions(app: App) -> AnyView {
    let list = app.catalogue.words.get_untracked();
    let free = FREQUENT
        .into_iter()
        .filter(|(es, _)| list.iter().all(|term| term.from.es != *es));
    let chips = free.map(|(es, en)| {
        let from = Text {
            es: es.to_string(),
            en: en.to_string(),
        };
        let name = own(&from).to_string();
        view! {
            <li><button class="chip" type="button" on:click=click(move |_| {
                draft().update(|draft| {
                    draft.term.from = from.clone();
                    draft.tried = false;
                });
                focus_soon("word-to".to_string());
            })>{name}</button></li>
        }
    });
    let chips = chips.collect_view();
    view! { <p>{tr!(framework.word_frequent)}</p><ul class="chips">{chips}</ul> }.into_any()
}

/// Keeps the word, or says what is wrong with it.
fn keep(app: App) {
    let written = draft();
    let before = app.catalogue.words.get_untracked();
    written.update(|draft| draft.tried = true);
    let now = written.get_untracked();
    if !now.is_right(&before) {
        let wrong = if now.fault_of_from(&before).is_empty() {
            "word-to"
        } else {
            "word-from"
        };
        focus_soon(wrong.to_string());
        return;
    }
    let term = now.kept();
    let name = term.from.get(language()).to_string();
    let after = with_term(&before, now.place, term);
    written.set(Draft::default());
    app.catalogue.set_words(after);
    focus_soon("word-from".to_string());
    let said = match now.place {
        Some(_) => tr!(framework.word_changed, name = name),
        None => tr!(framework.word_added, name = name),
    };
    app.toast_with_undo(said, move || app.catalogue.set_words(before.clone()));
}

fn with_term(before: &[Term], place: Option<usize>, term: Term) -> Vec<Term> {
    let mut after = before.to_vec();
    match place.and_then(|place| after.get_mut(place)) {
        Some(slot) => *slot = term,
        None => after.push(term),
    }
    after
}

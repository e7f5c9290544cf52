//! Own words in place of the product's: on every screen at once, and in the file of the framework.

mod draft;
mod form;
mod seen;

use leptos::prelude::*;

use self::draft::{Draft, draft, own};
use crate::framework::Term;
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::focus_soon;
use crate::ui::widgets::{Icon, click, dynamic, has_voice, speak_button};
use crate::ui::words::language_name;

/// The screen.
pub fn words(app: App) -> AnyView {
    let list = app.catalogue.words.get_untracked();
    view! {
        <p class="lead">{tr!(framework.words_lead)}</p>
        <section class="part">
            <h2>{tr!(framework.words_title)}</h2>
            {if list.is_empty() {
                view! { <p>{tr!(framework.words_none)}</p> }.into_any()
            } else {
                table(app, &list)
            }}
            {no_voice(app, &list)}
        </section>
        {form::form(app)}
        {given(app)}
    }
    .into_any()
}

fn table(app: App, list: &[Term]) -> AnyView {
    let texts = seen::texts(app);
    let rows = list
        .iter()
        .enumerate()
        .map(|(place, term)| row(app, place, term, &texts));
    let rows = rows.collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=tr!(framework.words_title)>
            <table class="words">
                <thead><tr>
                    <th scope="col">{tr!(framework.word_from)}</th>
                    <th scope="col">{tr!(framework.word_to)}</th>
                    <th scope="col">{tr!(framework.word_second)}</th>
                    <th scope="col">{tr!(framework.word_seen)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(app: App, place: usize, term: &Term, texts: &[String]) -> AnyView {
    let from = own(&term.from).to_string();
    // A word may be replaced in the other language alone.
    let elsewhere = from.is_empty();
    let name = if elsewhere {
        term.from.get(language()).to_string()
    } else {
        from
    };
    let to = own(&term.to).to_string();
    let spoken = to.clone();
    let listen = (!to.is_empty()).then(|| speak_button(move || spoken.clone(), language().code()));
    let seen = if elsewhere {
        tr!(framework.word_other_language).to_string()
    } else {
        seen::example(term, texts).unwrap_or_else(|| tr!(framework.word_not_seen).to_string())
    };
    let (edited, edit_name) = (term.clone(), name.clone());
    let delete_name = name.clone();
    view! {
        <tr>
            <th scope="row">
                <span>{name}</span>
                <span class="row">
                    <button
                        class="icon-button"
                        type="button"
                        aria-label=tr!(framework.edit_named, name = edit_name)
                        on:click=click(move |_| {
                            draft().set(Draft { term: edited.clone(), place: Some(place), tried: false });
                            focus_soon("word-to".to_string());
                        })
                    ><Icon name="i-edit" /></button>
                    <button
                        class="icon-button"
                        type="button"
                        aria-label=tr!(common.remove_named, name = delete_name)
                        on:click=click(move |_| remove(app, place))
                    ><Icon name="i-delete" /></button>
                </span>
            </th>
            <td><span class="spoken">{to}{listen}</span></td>
            <td>{second(app, term)}</td>
            <td class="muted">{seen}</td>
        </tr>
    }
    .into_any()
}

/// The word in a second language, with its language.
fn second(app: App, term: &Term) -> Option<AnyView> {
    if term.second.is_empty() {
        return None;
    }
    let name = language_name(&app.framework(), &term.language);
    let spoken = term.second.clone();
    let listen = speak_button(move || spoken.clone(), &term.language);
    let code = term.language.clone();
    let view = view! {
        <span class="spoken"><span lang=code>{term.second.clone()}</span>{listen}</span>
        <span class="muted">{name}</span>
    };
    Some(view.into_any())
}

/// Says why some words cannot be listened to.
fn no_voice(app: App, list: &[Term]) -> AnyView {
    let mut used = vec![language().code().to_string()];
    for term in list {
        if !term.second.is_empty() && !used.contains(&term.language) {
            used.push(term.language.clone());
        }
    }
    if list.is_empty() {
        return ().into_any();
    }
    dynamic(move || {
        let mute = used.iter().filter(|code| !has_voice(code));
        let framework = app.framework();
        let mute: Vec<String> = mute.map(|code| language_name(&framework, code)).collect();
        (!mute.is_empty()).then(|| {
            view! { <p class="hint">{tr!(framework.no_voice, names = mute.join(", "))}</p> }
        })
    })
    .into_any()
}

fn remove(app: App, place: usize) {
    let before = app.catalogue.words.get_untracked();
    let mut after = before.clone();
    if place >= after.len() {
        return;
    }
    let gone = after.remove(place);
    draft().update(|draft| draft.place = None);
    let name = gone.from.get(language()).to_string();
    app.catalogue.set_words(after);
    focus_soon("word-from".to_string());
    let said = tr!(framework.word_removed, name = name);
    app.toast_with_undo(said, move || app.catalogue.set_words(before.clone()));
}

/// The words that the framework and the country bring.
fn given(app: App) -> Option<AnyView> {
    let framework = app.catalogue.as_read();
    let spoken = app.framework();
    let terms = framework.glossary.iter().chain(&spoken.pack.terms);
    let pairs = terms.filter_map(|term| {
        let (from, to) = (own(&term.from).to_string(), own(&term.to).to_string());
        (!from.is_empty() && !to.is_empty()).then_some((from, to))
    });
    let pairs: Vec<(String, String)> = pairs.collect();
    let count = pairs.len();
    (count > 0).then(|| {
        let rows = pairs.into_iter().map(|(from, to)| {
            view! { <tr><th scope="row">{from}</th><td>{to}</td></tr> }
        });
        view! {
            <section class="part">
                <h2>{tr!(framework.words_given)}</h2>
                <details>
                    <summary>{tr!(framework.words_given_count, n = count)}</summary>
                    <table>
                        <thead><tr>
                            <th scope="col">{tr!(framework.word_from)}</th>
                            <th scope="col">{tr!(framework.word_to)}</th>
                        </tr></thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </details>
            </section>
        }
        .into_any()
    })
}

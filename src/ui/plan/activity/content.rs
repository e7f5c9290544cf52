//! What is learnt: fixed for what was suggested, chosen for what was added by hand.

use leptos::prelude::*;

use crate::ui::widgets::{change, dynamic, live};

use super::Editing;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::names;
use crate::ui::widgets::checkbox;

pub fn content(editing: Editing) -> impl IntoView {
    let by_hand = Memo::new(move |_| editing.read(|activity| activity.suggestion.is_none()));
    view! {
        <section class="part">
            <h2>{tr!(plan.content_title)}</h2>
            {dynamic(move || if by_hand.get() {
                view! { {choose_content(editing)} {choose_competencies(editing)} }.into_any()
            } else {
                fixed(editing).into_any()
            })}
        </section>
    }
}

fn fixed(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let named = framework.clone();
    let content = move || {
        editing.read(|activity| {
            activity
                .content
                .as_deref()
                .map(|id| names::content(&named, id))
        })
    };
    let competencies = move || {
        let ids = editing.read(|activity| activity.competencies.clone());
        let items = ids.into_iter();
        items
            .map(|id| view! { <li>{names::competency(&framework, &id)}</li> })
            .collect_view()
    };
    let some = Memo::new(move |_| editing.read(|activity| !activity.competencies.is_empty()));
    view! {
        <dl class="pairs">
            <div><dt>{tr!(plan.content)}</dt><dd>{content}</dd></div>
            {dynamic(move || some.get().then(|| view! {
                <div><dt>{tr!(plan.closes)}</dt><dd><ul>{competencies()}</ul></dd></div>
            }))}
        </dl>
    }
}

fn choose_content(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let chosen = move || {
        editing
            .read(|activity| activity.content.clone())
            .unwrap_or_default()
    };
    let options = framework.contents.iter().map(|item| {
        let id = item.id.clone();
        view! {
            <option value=item.id.clone() selected=live(move || chosen() == id)>
                {item.name.get(language()).to_string()}
            </option>
        }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            <label for="content">{tr!(plan.content)}</label>
            <select id="content" prop:value=chosen on:change=change(move |event| {
                let id = event_target_value(&event);
                editing.edit(|activity| activity.content = (!id.is_empty()).then_some(id));
            })>
                <option value="" selected=live(move || chosen().is_empty())>{tr!(plan.content_none)}</option>
                {options}
            </select>
        </div>
    }
}

fn choose_competencies(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let choices = framework.competencies.iter().map(|item| {
        let (shown, id) = (item.id.clone(), item.id.clone());
        let on = move || editing.read(|activity| activity.competencies.contains(&shown));
        let name = item.name.get(language()).to_string();
        checkbox(name, String::new(), on, move |on| {
            editing.edit(|activity| {
                activity.competencies.retain(|other| *other != id);
                if on {
                    activity.competencies.push(id.clone());
                }
            });
        })
    });
    let choices = choices.collect_view();
    view! {
        <details class="more">
            <summary>{dynamic(move || {
                let count = editing.read(|activity| activity.competencies.len());
                tr!(plan.choose_competencies, n = count).to_string()
            })}</summary>
            <fieldset class="choices wide">
                <legend class="visually-hidden">{tr!(plan.competencies)}</legend>
                {choices}
            </fieldset>
        </details>
    }
}

//! What is learnt: fixed for what was suggested, chosen for what was added by hand.

use leptos::prelude::*;

use super::Editing;
use super::fields::{choice, heading};
use crate::ui::i18n::{language, tr};
use crate::ui::plan::names;
use crate::ui::widgets::{checkbox, dynamic, fold, select_field};

pub fn content(editing: Editing) -> impl IntoView {
    let by_hand = Memo::new(move |_| editing.read(|activity| activity.suggestion.is_none()));
    view! {
        <section class="part">
            {heading("part-content", tr!(plan.content_title))}
            {dynamic(move || if by_hand.get() {
                view! {
                    {choose_content(editing)}
                    {more_contents(editing)}
                    {choose_competencies(editing)}
                }.into_any()
            } else {
                view! { {fixed(editing)} {more_contents(editing)} }.into_any()
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
    let contents = framework.contents.iter();
    let mut choices = vec![(String::new(), tr!(plan.content_none).to_string())];
    choices.extend(contents.map(|item| (item.id.clone(), item.name.get(language()).to_string())));
    let chosen = move || {
        editing
            .read(|activity| activity.content.clone())
            .unwrap_or_default()
    };
    select_field(
        choice("content", tr!(plan.content), ""),
        choices,
        chosen,
        move |id| {
            editing.edit(|activity| {
                activity.more_contents.retain(|other| *other != id);
                activity.content = (!id.is_empty()).then_some(id);
            });
        },
    )
}

/// Contents beside the main one: those of suggestions that were merged, or chosen by hand.
fn more_contents(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let named = framework.clone();
    let chosen = move || {
        let ids = editing.read(|activity| activity.more_contents.clone());
        let names = ids
            .iter()
            .map(|id| view! { <li>{names::content(&named, id)}</li> });
        let names = names.collect_view();
        (!ids.is_empty()).then(|| view! { <ul>{names}</ul> })
    };
    let count = move || {
        let n = editing.read(|activity| activity.more_contents.len());
        tr!(activity.more_contents, n = n).to_string()
    };
    view! {
        {dynamic(chosen)}
        {fold("more", dynamic(count), move || {
            let main = editing.read(|activity| activity.content.clone());
            let others = framework.contents.iter().filter(|item| main.as_ref() != Some(&item.id));
            let ticks = others.map(|item| tick(editing, item.id.clone(), item.name.get(language())));
            view! {
                <fieldset class="choices wide">
                    <legend class="visually-hidden">{tr!(activity.more_contents_legend)}</legend>
                    {ticks.collect_view()}
                </fieldset>
            }
        })}
    }
}

fn tick(editing: Editing, id: String, name: &str) -> AnyView {
    let shown = id.clone();
    let on = move || editing.read(|activity| activity.more_contents.contains(&shown));
    checkbox(name.to_string(), String::new(), on, move |on| {
        editing.edit(|activity| {
            activity.more_contents.retain(|other| *other != id);
            if on {
                activity.more_contents.push(id.clone());
            }
        });
    })
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

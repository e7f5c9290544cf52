//! The entry of a trainer.

use leptos::prelude::*;

use super::trainers::One;
use crate::dossier::Trainer;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::conflict_words::person;
use crate::ui::widgets::{
    Field, checkbox, click, dynamic, fold, select_field, text_area, text_field,
};

pub fn form(one: One) -> impl IntoView {
    view! {
        <div class="stack">
            {line(one, "name", tr!(people.trainer_name), false, |found| &mut found.name)}
            {own_person(one)}
            {line(one, "institution", tr!(people.trainer_institution), true, |found| &mut found.institution)}
            {languages(one)}
            {contents(one)}
            {line(one, "contact", tr!(people.trainer_contact), true, |found| &mut found.contact)}
            {text_area(field("notes", tr!(people.trainer_notes), true),
                move || one.read(|found| found.notes.clone()),
                move |text| one.edit(|found| found.notes = text))}
            <div class="row">
                <button class="button" type="button" on:click=click(move |_| one.close())>
                    {tr!(people.trainer_close)}
                </button>
                <button class="button danger" type="button" on:click=click(move |_| one.remove())>
                    {tr!(people.trainer_remove)}
                </button>
            </div>
        </div>
    }
}

fn field(id: &str, label: &str, optional: bool) -> Field {
    Field {
        id: format!("trainer-{id}"),
        label: label.into(),
        hint: String::new(),
        optional,
    }
}

fn line(
    one: One,
    id: &str,
    label: &str,
    optional: bool,
    own: fn(&mut Trainer) -> &mut String,
) -> AnyView {
    let value = move || own(&mut one.read(Trainer::clone)).clone();
    text_field(
        field(id, label, optional),
        "text",
        value,
        String::new,
        move |text| {
            one.edit(|found| *own(found) = text);
        },
    )
}

/// Whether it is somebody of the register; their name and languages come along where none were written.
fn own_person(one: One) -> impl IntoView {
    let people = one.app.dossier.read_untracked(|dossier| {
        let people = dossier.people.iter();
        people
            .map(|found| (found.id.clone(), person(dossier, &found.id)))
            .collect::<Vec<_>>()
    });
    let mut choices = vec![(String::new(), tr!(people.trainer_outside).to_string())];
    choices.extend(people);
    let chosen = move || one.read(|found| found.person.clone()).unwrap_or_default();
    let choose = move |id: String| {
        let found = one
            .app
            .dossier
            .read_untracked(|dossier| dossier.person(&id).cloned());
        one.edit(|trainer| {
            if let Some(found) = &found {
                if trainer.name.trim().is_empty() {
                    trainer.name = found.name.clone();
                }
                if trainer.languages.is_empty() {
                    trainer.languages = found.languages.clone();
                }
            }
            trainer.person = found.map(|found| found.id);
        });
    };
    select_field(
        field("person", tr!(people.trainer_person), false),
        choices,
        chosen,
        choose,
    )
}

fn languages(one: One) -> impl IntoView {
    let framework = one.app.framework();
    let ticks = framework.pack.languages.iter().map(|item| {
        tick(one, item.id.clone(), item.name.get(language()), |found| {
            &mut found.languages
        })
    });
    view! {
        <fieldset class="choices wide">
            <legend>{tr!(people.languages_spoken)}</legend>
            {ticks.collect_view()}
        </fieldset>
    }
}

fn contents(one: One) -> impl IntoView {
    let framework = one.app.framework();
    let count = move || one.read(|found| found.contents.len());
    let summary = dynamic(move || tr!(people.trainer_contents, n = count()));
    fold("more", summary, move || {
        let ticks = framework.contents.iter().map(|item| {
            tick(one, item.id.clone(), item.name.get(language()), |found| {
                &mut found.contents
            })
        });
        view! {
            <fieldset class="choices wide">
                <legend class="visually-hidden">{tr!(people.trainer_contents_legend)}</legend>
                {ticks.collect_view()}
            </fieldset>
        }
    })
}

fn tick(one: One, id: String, name: &str, own: fn(&mut Trainer) -> &mut Vec<String>) -> AnyView {
    let shown = id.clone();
    let on = move || own(&mut one.read(Trainer::clone)).contains(&shown);
    checkbox(name.to_string(), String::new(), on, move |on| {
        one.edit(|found| {
            let list = own(found);
            list.retain(|other| *other != id);
            if on {
                list.push(id.clone());
            }
        });
    })
}

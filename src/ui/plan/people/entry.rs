//! The entry of a person: every field is kept as it is typed.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::Register;
use super::list::button_id;
use super::removing::removing;
use crate::documents::time::iso_day;
use crate::dossier::{MAX_YEARS, Person};
use crate::ui::i18n::{language, tr};
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::profile::date;
use crate::ui::widgets::{
    Field, checkbox, click, dynamic, fold, select_field, text_area, text_field,
};
use crate::ui::world::today;

/// The person whose entry is open.
#[derive(Clone, Copy)]
pub struct Entry {
    pub register: Register,
    pub id: StoredValue<String>,
    found: Memo<Option<Person>>,
}

impl Entry {
    pub fn read<R: Default>(self, read: impl FnOnce(&Person) -> R) -> R {
        self.found
            .with(|found| found.as_ref().map(read))
            .unwrap_or_default()
    }

    fn edit(self, change: impl FnOnce(&mut Person)) {
        let app = self.register.app;
        app.dossier.edit(app, |dossier| {
            if let Some(person) = self.id.with_value(|id| dossier.person_mut(id)) {
                change(person);
            }
        });
    }

    /// Closes it; an entry in which nothing was written does not stay.
    fn close(self) {
        let (app, id) = (self.register.app, self.id.get_value());
        let empty = Person {
            id: id.clone(),
            ..Person::default()
        };
        let untouched = untrack(|| self.found.with(|found| found.as_ref() == Some(&empty)));
        if untouched {
            // The list comes first: an entry whose person is gone would close itself and take the focus.
            self.register.back("person-add".to_string());
            app.dossier.edit(app, |dossier| dossier.remove_person(&id));
        } else {
            self.register.back(button_id(&id));
        }
    }

    /// Notes that the person no longer works here, as of yesterday, with a way back; the day can be corrected.
    pub fn leaves(self, name: String) {
        let (app, id) = (self.register.app, self.id.get_value());
        app.dossier
            .edit_undoable(app, tr!(people.leaves_done, name = name), |dossier| {
                if let Some(person) = dossier.person_mut(&id) {
                    person.left = today().pred_opt();
                }
            });
    }
}

pub fn entry(register: Register, id: String) -> impl IntoView {
    let wanted = id.clone();
    let app = register.app;
    let entry = Entry {
        register,
        id: StoredValue::new(id),
        found: Memo::new(move |_| app.dossier.read(|dossier| dossier.person(&wanted).cloned())),
    };
    // Undone, or removed in another tab.
    let here = Memo::new(move |_| entry.found.read().is_some());
    Effect::new(move |_| {
        if !here.get() {
            register.back("register".to_string());
        }
    });
    view! {
        <h3>{tr!(people.form_title)}</h3>
        {name(entry)}
        {main_post(entry)}
        {other_posts(entry)}
        {languages(entry)}
        <div class="choices">
            {switch(entry, tr!(people.degree), tr!(people.degree_hint), |person| &mut person.degree)}
        </div>
        {experience(entry)}
        <div class="choices">
            {switch(entry, tr!(people.trust), tr!(people.trust_hint), |person| &mut person.trust)}
        </div>
        <div class="fields">
            {day_field(entry, "since", tr!(people.since), "", |person| &mut person.since)}
            {day_field(entry, "left", tr!(people.left), tr!(people.left_hint), |person| &mut person.left)}
        </div>
        {text_area(field("notes", tr!(people.notes), "", true),
            move || entry.read(|person| person.notes.clone()),
            move |text| entry.edit(|person| person.notes = text))}
        <div class="row">
            <button class="button primary" type="button" on:click=click(move |_| entry.close())>
                {tr!(people.done)}
            </button>
        </div>
        {removing(entry)}
    }
}

fn field(id: &str, label: &str, hint: &str, optional: bool) -> Field {
    Field {
        id: format!("person-{id}"),
        label: label.into(),
        hint: hint.into(),
        optional,
    }
}

fn name(entry: Entry) -> impl IntoView {
    let value = move || entry.read(|person| person.name.clone());
    let missing = move || {
        // Nothing is said of an entry that was only just opened.
        let begun = entry.read(|person| {
            person.name.is_empty()
                && *person
                    != Person {
                        id: person.id.clone(),
                        ..Person::default()
                    }
        });
        match begun {
            true => tr!(people.name_missing).to_string(),
            false => String::new(),
        }
    };
    let field = field("name", tr!(people.name), tr!(people.name_hint), false);
    text_field(field, "text", value, missing, move |text| {
        entry.edit(|person| person.name = text)
    })
}

fn main_post(entry: Entry) -> impl IntoView {
    let framework = entry.register.app.framework();
    let posts = framework.posts.iter();
    let mut choices = vec![(String::new(), tr!(people.no_post).to_string())];
    choices.extend(posts.map(|post| (post.id.clone(), post.name.get(language()).to_string())));
    let chosen = move || {
        entry
            .read(|person| person.posts.first().cloned())
            .unwrap_or_default()
    };
    let field = field("post", tr!(people.main_post), "", false);
    select_field(field, choices, chosen, move |id| {
        entry.edit(|person| {
            let others = person
                .posts
                .iter()
                .skip(1)
                .filter(|other| **other != id)
                .cloned();
            let main = Some(id.clone()).filter(|id| !id.is_empty());
            person.posts = main.into_iter().chain(others).collect();
        });
    })
}

fn other_posts(entry: Entry) -> impl IntoView {
    let framework = entry.register.app.framework();
    let main = Memo::new(move |_| entry.read(|person| person.posts.first().cloned()));
    let ticks = move || {
        let others = framework
            .posts
            .iter()
            .filter(|post| main.read().as_ref() != Some(&post.id));
        let ticks = others.map(|post| {
            let (shown, id) = (post.id.clone(), post.id.clone());
            let on = move || entry.read(|person| person.posts.contains(&shown));
            checkbox(
                post.name.get(language()).to_string(),
                String::new(),
                on,
                move |on| {
                    entry.edit(|person| {
                        person.posts.retain(|other| *other != id);
                        if on {
                            person.posts.push(id.clone());
                        }
                    });
                },
            )
        });
        ticks.collect_view()
    };
    let count = move || entry.read(|person| person.posts.len().saturating_sub(1));
    let summary = dynamic(move || tr!(people.other_posts, n = count()));
    fold("more", summary, move || {
        view! {
            <fieldset class="choices wide">
                <legend class="visually-hidden">{tr!(people.other_posts_legend)}</legend>
                {ticks()}
            </fieldset>
        }
    })
}

fn languages(entry: Entry) -> impl IntoView {
    let framework = entry.register.app.framework();
    let ticks = framework.pack.languages.iter().map(|item| {
        let (shown, id) = (item.id.clone(), item.id.clone());
        let on = move || entry.read(|person| person.languages.contains(&shown));
        checkbox(
            item.name.get(language()).to_string(),
            String::new(),
            on,
            move |on| {
                entry.edit(|person| {
                    person.languages.retain(|other| *other != id);
                    if on {
                        person.languages.push(id.clone());
                    }
                });
            },
        )
    });
    view! {
        <fieldset class="choices wide">
            <legend>{tr!(people.languages_spoken)}</legend>
            {ticks.collect_view()}
        </fieldset>
    }
}

fn switch(
    entry: Entry,
    label: &'static str,
    hint: &'static str,
    own: fn(&mut Person) -> &mut bool,
) -> AnyView {
    let on = move || entry.read(|person| *own(&mut person.clone()));
    checkbox(label.to_string(), hint.to_string(), on, move |on| {
        entry.edit(|person| *own(person) = on)
    })
}

fn years(text: &str) -> Result<Option<u8>, String> {
    match text.trim() {
        "" => Ok(None),
        text => {
            let years = text.parse().ok().filter(|years| *years <= MAX_YEARS);
            years
                .map(Some)
                .ok_or_else(|| tr!(people.experience_wrong, most = MAX_YEARS))
        }
    }
}

fn experience(entry: Entry) -> impl IntoView {
    let kept = move || {
        let years = entry.read(|person| person.experience);
        years.map(|years| years.to_string()).unwrap_or_default()
    };
    let keep = move |years| entry.edit(|person| person.experience = years);
    let field = field("experience", tr!(people.experience), "", true);
    parsed_field(field, "number", kept, years, keep, String::new)
}

fn day_field(
    entry: Entry,
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    own: fn(&mut Person) -> &mut Option<NaiveDate>,
) -> impl IntoView {
    let kept = move || {
        let mut person = entry.read(Person::clone);
        own(&mut person).map(iso_day).unwrap_or_default()
    };
    let keep = move |day| entry.edit(|person| *own(person) = day);
    let conflict = move || {
        let reversed =
            entry.read(|person| person.since.zip(person.left).is_some_and(|(a, b)| b < a));
        match id == "left" && reversed {
            true => tr!(people.left_before).to_string(),
            false => String::new(),
        }
    };
    parsed_field(
        field(id, label, hint, true),
        "date",
        kept,
        date,
        keep,
        conflict,
    )
}

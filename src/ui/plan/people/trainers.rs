//! The directory: who can teach.

use leptos::prelude::*;

use super::trainer::form;
use crate::documents::World;
use crate::dossier::{Dossier, Trainer};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::conflict_words::trainer as trainer_name;
use crate::ui::plan::names;
use crate::ui::widgets::{Icon, click, dynamic, focus_soon};
use crate::ui::world::BrowserWorld;

/// One trainer of the directory.
#[derive(Clone, Copy)]
pub struct One {
    pub app: App,
    pub id: StoredValue<String>,
    found: Memo<Option<Trainer>>,
    /// The trainer whose entry is open.
    open: RwSignal<Option<String>>,
}

impl One {
    pub fn read<R: Default>(self, read: impl FnOnce(&Trainer) -> R) -> R {
        self.found
            .with(|found| found.as_ref().map(read))
            .unwrap_or_default()
    }

    pub fn edit(self, change: impl FnOnce(&mut Trainer)) {
        self.app.dossier.edit(self.app, |dossier| {
            let id = self.id.get_value();
            if let Some(found) = dossier.trainers.iter_mut().find(|item| item.id == id) {
                change(found);
            }
        });
    }

    pub fn close(self) {
        self.open.set(None);
        focus_soon(edit_id(&self.id.get_value()));
    }

    pub fn remove(self) {
        let (app, id) = (self.app, self.id.get_value());
        let (name, activities) = app.dossier.read_untracked(|dossier: &Dossier| {
            let taught = dossier.plan.activities.iter();
            let taught = taught.filter(|item| item.trainer.as_ref() == Some(&id));
            (trainer_name(dossier, &id), taught.count())
        });
        let message = tr!(people.trainer_removed, name = name, n = activities);
        app.dossier.edit_undoable(app, message, |dossier| {
            dossier.remove_trainer(&id);
        });
        self.open.set(None);
        focus_soon("trainer-add".to_string());
    }
}

fn edit_id(trainer: &str) -> String {
    format!("trainer-edit-{trainer}")
}

/// The part of the section.
pub fn trainers(app: App) -> impl IntoView {
    let open = RwSignal::new(None);
    let ids = Memo::new(move |_| {
        app.dossier.read(|dossier| {
            let ids = dossier.trainers.iter().map(|item| item.id.clone());
            ids.collect::<Vec<String>>()
        })
    });
    let add = move |_| {
        let trainer = Trainer {
            id: BrowserWorld.new_id(),
            ..Trainer::default()
        };
        open.set(Some(trainer.id.clone()));
        app.dossier
            .edit(app, |dossier| dossier.trainers.push(trainer));
        focus_soon("trainer-name".to_string());
    };
    view! {
        <section class="part">
            <h2>{tr!(people.trainers_title)}</h2>
            <p>{tr!(people.trainers_text)}</p>
            <ul class="lines">
                <For each=move || ids.get() key=String::clone children=move |id| one(app, id, open) />
            </ul>
            <div class="row">
                <button class="button" type="button" id="trainer-add" on:click=click(add)>
                    <Icon name="i-add" />{tr!(people.trainer_add)}
                </button>
            </div>
        </section>
    }
}

fn one(app: App, id: String, open: RwSignal<Option<String>>) -> impl IntoView {
    let (wanted, shown) = (id.clone(), id.clone());
    let found = Memo::new(move |_| {
        app.dossier
            .read(|dossier| dossier.trainer(&wanted).cloned())
    });
    let one = One {
        app,
        id: StoredValue::new(id),
        found,
        open,
    };
    let is_open = Memo::new(move |_| open.read().as_ref() == Some(&shown));
    view! {
        <li>{dynamic(move || match is_open.get() {
            true => form(one).into_any(),
            false => summary(one).into_any(),
        })}</li>
    }
}

fn summary(one: One) -> impl IntoView {
    let framework = one.app.framework();
    let id = one.id.get_value();
    let named = id.clone();
    let name = Memo::new(move |_| {
        one.app
            .dossier
            .read(|dossier| trainer_name(dossier, &named))
    });
    let meta = move || {
        let found = one.read(Trainer::clone);
        let languages = names::languages(&framework, &found.languages).join(", ");
        let own = found.person.map(|_| tr!(people.trainer_own).to_string());
        let contents = (!found.contents.is_empty())
            .then(|| tr!(people.trainer_teaches, n = found.contents.len()));
        let parts = own
            .into_iter()
            .chain([found.institution, languages])
            .chain(contents);
        let parts = parts.filter(|part| !part.trim().is_empty());
        let parts = parts
            .map(|part| view! { <span>{part}</span> })
            .collect_view();
        view! { <p class="meta">{parts}</p> }
    };
    let (button, open) = (edit_id(&id), move |_| {
        one.open.set(Some(id.clone()));
        focus_soon("trainer-name".to_string());
    });
    view! {
        <h3>{move || name.get()}</h3>
        {dynamic(meta)}
        <div class="row no-print">
            <button class="button" type="button" id=button on:click=click(open)
                aria-label=move || tr!(people.edit_named, name = name.get())>{tr!(people.trainer_edit)}</button>
        </div>
    }
}

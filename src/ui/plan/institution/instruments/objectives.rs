//! Objectives of an instrument that training can serve, and the competencies that they ask for.

use leptos::prelude::*;

use super::Place;
use crate::documents::World;
use crate::dossier::Objective;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::names;
use crate::ui::widgets::{Field, Icon, checkbox, click, dynamic, focus_soon, fold, text_area};
use crate::ui::world::BrowserWorld;

/// One objective of an instrument.
#[derive(Clone, Copy)]
struct One {
    place: Place,
    id: StoredValue<String>,
}

impl One {
    fn read<R: Default>(self, read: impl FnOnce(&Objective) -> R) -> R {
        self.place.read(|finding| {
            let found = self
                .id
                .with_value(|id| finding.objectives.iter().find(|item| item.id == *id));
            found.map(read).unwrap_or_default()
        })
    }

    fn edit(self, change: impl FnOnce(&mut Objective)) {
        self.place.edit(|finding| {
            let id = self.id.get_value();
            if let Some(found) = finding.objectives.iter_mut().find(|item| item.id == id) {
                change(found);
            }
        });
    }

    fn remove(self) {
        let (app, instrument) = (self.place.app, self.place.id.get_value());
        let message = tr!(institution.objective_removed).to_string();
        app.dossier.edit_undoable(app, message, |dossier| {
            if let Some(finding) = dossier.institution.instruments.get_mut(&instrument) {
                self.id
                    .with_value(|id| finding.objectives.retain(|item| item.id != *id));
            }
        });
        focus_soon(self.place.html_id("add-objective"));
    }
}

pub fn objectives(place: Place) -> impl IntoView {
    let ids = Memo::new(move |_| {
        place.read(|finding| {
            let ids = finding.objectives.iter().map(|item| item.id.clone());
            ids.collect::<Vec<String>>()
        })
    });
    view! {
        <section class="stack">
            <h4>{tr!(institution.objectives)}</h4>
            <p class="hint">{tr!(institution.objectives_text)}</p>
            <For each=move || ids.get() key=String::clone children=move |id| one(place, id) />
            <div class="row">
                <button class="button" type="button" id=place.html_id("add-objective")
                    on:click=click(move |_| add(place))>
                    <Icon name="i-add" />{tr!(institution.objective_add)}
                </button>
            </div>
        </section>
    }
}

fn add(place: Place) {
    let objective = Objective {
        id: BrowserWorld.new_id(),
        ..Objective::default()
    };
    let field = field_id(&objective.id);
    place.edit(|finding| finding.objectives.push(objective));
    focus_soon(field);
}

fn field_id(objective: &str) -> String {
    format!("objective-{objective}")
}

fn one(place: Place, id: String) -> impl IntoView {
    let field = Field {
        id: field_id(&id),
        label: tr!(institution.objective).into(),
        hint: tr!(institution.objective_hint).into(),
        optional: false,
    };
    let one = One {
        place,
        id: StoredValue::new(id),
    };
    let count = move || {
        let n = one.read(|objective| objective.competencies.len());
        tr!(institution.objective_competencies, n = n).to_string()
    };
    let label = move || {
        let name = one.read(|objective| objective.text.clone());
        tr!(institution.objective_remove_named, name = name).to_string()
    };
    view! {
        <div class="objective stack">
            {text_area(field, move || one.read(|found| found.text.clone()), move |text| {
                one.edit(|objective| objective.text = text);
            })}
            {dynamic(move || chosen(one))}
            {fold("more", dynamic(count), move || competencies(one))}
            <div class="row">
                <button class="button danger" type="button" aria-label=label
                    on:click=click(move |_| one.remove())>{tr!(institution.objective_remove)}</button>
            </div>
        </div>
    }
}

/// The competencies that are ticked.
fn chosen(one: One) -> Option<impl IntoView> {
    let framework = one.place.app.framework();
    let ids = one.read(|objective| objective.competencies.clone());
    let names = ids
        .iter()
        .map(|id| view! { <li>{names::competency(&framework, id)}</li> });
    let names = names.collect_view();
    (!names.is_empty()).then(|| view! { <ul>{names}</ul> })
}

/// Every competency by its axis.
fn competencies(one: One) -> impl IntoView {
    let framework = one.place.app.framework();
    let axes = framework.axes.iter().map(|axis| {
        let here = framework.competencies.iter();
        let here = here.filter(|item| item.axis == axis.id);
        let ticks =
            here.map(|item| tick(one, item.id.clone(), item.name.get(language()).to_string()));
        let ticks = ticks.collect_view();
        view! {
            <fieldset class="choices wide">
                <legend>{axis.name.get(language()).to_string()}</legend>
                {ticks}
            </fieldset>
        }
    });
    axes.collect_view()
}

fn tick(one: One, id: String, name: String) -> AnyView {
    let shown = id.clone();
    let on = move || one.read(|objective| objective.competencies.contains(&shown));
    checkbox(name, String::new(), on, move |on| {
        one.edit(|objective| {
            if on {
                objective.competencies.insert(id.clone());
            } else {
                objective.competencies.remove(&id);
            }
        });
    })
}

//! Somebody goes: noted as gone, or removed for good.

use leptos::prelude::*;

use super::entry::Entry;
use crate::dossier::Traces;
use crate::ui::i18n::tr;
use crate::ui::plan::conflict_words::person;
use crate::ui::widgets::{click, dynamic, focus_soon};

pub fn removing(entry: Entry) -> impl IntoView {
    let app = entry.register.app;
    let asked = RwSignal::new(false);
    let name = move || {
        let id = entry.id.get_value();
        app.dossier.read_untracked(|dossier| person(dossier, &id))
    };
    let here = Memo::new(move |_| entry.read(|person| person.left.is_none()));
    view! {
        <div class="row">
            {dynamic(move || here.get().then(|| view! {
                <button class="button" type="button" on:click=click(move |_| entry.leaves(name()))>
                    {tr!(people.leaves)}
                </button>
            }))}
            <button class="button danger" type="button" id="person-remove"
                on:click=click(move |_| {
                    asked.set(true);
                    focus_soon("person-removing".to_string());
                })>{tr!(people.remove)}</button>
        </div>
        {dynamic(move || asked.get().then(|| question(entry, asked, name())))}
    }
}

/// What removing takes along.
fn consequences(traces: Traces) -> String {
    let mut sentences = Vec::new();
    if traces.activities + traces.earlier == 0 {
        sentences.push(tr!(people.remove_free).to_string());
    } else {
        sentences.push(tr!(
            people.remove_traces,
            activities = traces.activities,
            earlier = traces.earlier,
            noted = traces.noted
        ));
    }
    if traces.teaches {
        sentences.push(tr!(people.remove_teaches).to_string());
    }
    sentences.join(" ")
}

fn question(entry: Entry, asked: RwSignal<bool>, name: String) -> impl IntoView {
    let (register, app) = (entry.register, entry.register.app);
    let id = entry.id.get_value();
    let traces = app.dossier.read(|dossier| dossier.traces(&id));
    let enrolled = traces.activities + traces.earlier > 0;
    let (gone, title) = (name.clone(), tr!(people.remove_title, name = name.clone()));
    let remove = move |_| {
        let message = tr!(people.removed, name = gone.clone());
        let id = id.clone();
        app.dossier
            .edit_undoable(app, message, move |dossier| dossier.remove_person(&id));
        register.back("register".to_string());
    };
    let stay = move |_| {
        asked.set(false);
        focus_soon("person-remove".to_string());
    };
    let leaves = enrolled.then(|| {
        view! {
            <button class="button" type="button" on:click=click(move |_| {
                entry.leaves(name.clone());
                asked.set(false);
                focus_soon("person-left".to_string());
            })>{tr!(people.leaves)}</button>
        }
    });
    view! {
        <div class="notice" data-kind="warn" role="group" aria-labelledby="person-removing">
            <h3 id="person-removing" tabindex="-1">{title}</h3>
            <p>{consequences(traces)}</p>
            <div class="row">
                {leaves}
                <button class="button danger" type="button" on:click=click(remove)>
                    {match enrolled {
                        true => tr!(people.remove_anyway),
                        false => tr!(people.remove),
                    }}
                </button>
                <button class="button quiet" type="button" on:click=click(stay)>{tr!(common.cancel)}</button>
            </div>
        </div>
    }
}

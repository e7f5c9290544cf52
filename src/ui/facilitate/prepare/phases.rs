//! The phases, their order and their times.

use leptos::prelude::*;

use super::phase::phase;
use crate::framework::SessionTask;
use crate::ui::app::App;
use crate::ui::facilitate::{names, session};
use crate::ui::i18n::tr;
use crate::ui::widgets::{Field, Icon, click, dynamic, text_field};
use crate::ui::world::BrowserWorld;

/// The list of phases.
pub fn phases(app: App) -> impl IntoView {
    let ids = Memo::new(move |_| {
        session().read(|found| {
            found
                .phases
                .iter()
                .map(|item| item.id.clone())
                .collect::<Vec<_>>()
        })
    });
    view! {
        {times(app)}
        <div class="folds room-phase-list">
            <For each=move || ids.get() key=Clone::clone children=move |id| phase(app, id) />
        </div>
        <button class="button" type="button" id="add-phase" on:click=click(move |_| {
            session().edit(app, |found| {
                found.add_phase(tr!(facilitate.phase_new), SessionTask::Talk, &BrowserWorld);
            });
        })><Icon name="i-add" />{tr!(facilitate.phase_add)}</button>
    }
}

/// How long all of it takes, and fitting it into other hours.
fn times(app: App) -> impl IntoView {
    let typed = RwSignal::new(None::<String>);
    let total =
        Memo::new(move |_| session().read(|found| (found.minutes(), found.begins.map(u32::from))));
    let words = move || {
        let (minutes, begins) = total.get();
        match begins {
            Some(begins) => tr!(
                facilitate.times_ends,
                time = names::minutes(minutes),
                begins = names::hour(begins),
                ends = names::hour(begins + minutes)
            ),
            None => tr!(facilitate.times, time = names::minutes(minutes)),
        }
    };
    let label = Field {
        id: "fit".into(),
        label: tr!(facilitate.fit).into(),
        hint: tr!(facilitate.fit_hint).into(),
        optional: false,
    };
    let wrong = move || {
        let typed = typed.get().unwrap_or_default();
        match typed.trim().is_empty() || super::super::list::minutes(&typed).is_some() {
            true => String::new(),
            false => tr!(facilitate.hours_wrong).to_string(),
        }
    };
    view! {
        <p role="status"><b>{dynamic(words)}</b></p>
        <div class="room-add">
            {text_field(label, "text", move || typed.get().unwrap_or_default(), wrong, move |text| typed.set(Some(text)))}
            <button class="button" type="button" on:click=click(move |_| {
                let minutes = typed.get_untracked().as_deref().and_then(super::super::list::minutes);
                if let Some(minutes) = minutes {
                    let framework = app.framework();
                    let message = tr!(facilitate.fitted).to_string();
                    session().edit_undoable(app, message, |found| found.fit(&framework, minutes));
                }
            })>{tr!(facilitate.fit_do)}</button>
        </div>
    }
}

//! The sessions on this device, and beginning one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::place::Place;
use super::{names, session, timers};
use crate::documents::time::spoken_day;
use crate::documents::{Kind, restore};
use crate::dossier::Dossier;
use crate::framework::SessionModel;
use crate::response::MunicipalityRef;
use crate::store;
use crate::ui::app::{App, app};
use crate::ui::device::{self, Shelved};
use crate::ui::files::{Incoming, Refusal, download};
use crate::ui::i18n::{country, language, tr};
use crate::ui::plan::drop_zone::drop_zone;
use crate::ui::plan::names as plan_names;
use crate::ui::widgets::{
    Choice, Field, Icon, click, dynamic, radio_group, select_field, text_field,
};
use crate::ui::words;
use crate::ui::world::{BrowserWorld, today};
use crate::workshop::{Workshop, begin, from_model};

/// What the screen remembers.
#[derive(Clone, Copy)]
struct Desk {
    app: App,
    /// Changes whenever what is stored changed.
    changes: RwSignal<u32>,
    /// The model that is chosen: its id, or that of a session of one's own after `own/`.
    model: RwSignal<String>,
    /// Hours, as typed.
    hours: RwSignal<String>,
    /// Id of the dossier that it belongs to; empty for none.
    dossier: RwSignal<String>,
    /// What became of files: their name, and what is wrong with them.
    results: RwSignal<Vec<(String, String)>>,
}

impl Desk {
    /// Has the list read anew; the screen may be gone by the time something is undone.
    fn refresh(self) {
        self.changes
            .try_update(|count| *count = count.wrapping_add(1));
    }
}

/// The sessions on this device.
pub fn sessions() -> impl IntoView {
    let app = app();
    app.save_all();
    timers::close();
    let desk = Desk {
        app,
        changes: RwSignal::new(0),
        model: RwSignal::new(String::new()),
        hours: RwSignal::new(String::new()),
        dossier: RwSignal::new(String::new()),
        results: RwSignal::new(Vec::new()),
    };
    view! {
        <main id="main" class="page" tabindex="-1">
            <h1>{tr!(facilitate.title)}</h1>
            <p class="lead">{tr!(facilitate.lead)}</p>
            {dynamic(move || {
                desk.changes.track();
                entries(desk)
            })}
            {dynamic(move || {
                desk.changes.track();
                new_session(desk)
            })}
            {dynamic(move || {
                desk.changes.track();
                super::example::part(app)
            })}
            <section class="part">
                <h2>{tr!(facilitate.import_title)}</h2>
                {drop_zone(tr!(facilitate.import_drop), tr!(facilitate.import_hint), move |files| import(desk, files))}
                <div role="status">{dynamic(move || {
                    let list = desk.results.get();
                    (!list.is_empty()).then(|| view! {
                        <ul class="files">
                            {list.into_iter().map(|(name, text)| view! {
                                <li data-state="error"><b>{name}</b><span>{text}</span></li>
                            }).collect_view()}
                        </ul>
                    })
                })}</div>
            </section>
        </main>
    }
}

fn stored() -> Vec<store::Entry<Workshop>> {
    store::list::<Workshop>()
}

fn entries(desk: Desk) -> AnyView {
    let stored = stored();
    if stored.is_empty() {
        return ().into_any();
    }
    let (models, sessions): (Vec<_>, Vec<_>) = stored.into_iter().partition(|entry| {
        entry
            .document
            .as_ref()
            .is_ok_and(|found| found.payload.model)
    });
    let part = |title: &'static str, list: Vec<store::Entry<Workshop>>| {
        (!list.is_empty()).then(|| {
            view! {
                <section class="part">
                    <h2>{title}</h2>
                    {list.into_iter().map(|entry| entry_view(desk, entry)).collect_view()}
                </section>
            }
        })
    };
    view! {
        {part(tr!(facilitate.list_sessions), sessions)}
        {part(tr!(facilitate.list_models), models)}
    }
    .into_any()
}

fn entry_view(desk: Desk, entry: store::Entry<Workshop>) -> AnyView {
    let id = entry.id.clone();
    let found = match entry.document {
        Ok(found) => found,
        Err(error) => {
            let raw = id.clone();
            return view! {
                <article class="activity">
                    <h3>{tr!(common.unreadable_title)}</h3>
                    <p>{words::restore_error(&error)}</p>
                    <p>{tr!(common.unreadable_keep)}</p>
                    <div class="row">
                        <button class="button" type="button" on:click=click(move |_| download_raw(&raw))>{tr!(common.download)}</button>
                        {delete_button(desk, id, tr!(common.delete).to_string())}
                    </div>
                </article>
            }
            .into_any();
        }
    };
    let workshop = &found.payload;
    let name = names::session(workshop);
    let place = match (workshop.model, &workshop.at, &workshop.closed) {
        (false, _, Some(_)) => Place::Minutes,
        (false, Some(_), None) => Place::Lead,
        _ => Place::Prepare,
    };
    let municipality = workshop.municipality.name.clone();
    let day = workshop.day.map(spoken_day);
    let times = names::minutes(workshop.minutes());
    let state = match place {
        Place::Minutes => Some(tr!(facilitate.state_closed)),
        Place::Lead => Some(tr!(facilitate.state_running)),
        _ => None,
    };
    let label = tr!(plan.delete_named, name = name.clone());
    view! {
        <article class="activity">
            <h3><a href=place.of(&found.id).href()>{name}</a></h3>
            <p class="meta">
                {(!municipality.is_empty()).then(|| view! { <span>{municipality}</span> })}
                {day.map(|day| view! { <span>{day}</span> })}
                <span>{times}</span>
                {workshop.example.then(|| view! { <span class="badge" data-kind="info">{tr!(common.example_badge)}</span> })}
                {state.map(|state| view! { <span><b>{state}</b></span> })}
            </p>
            <div class="row">{delete_button(desk, id, label)}</div>
        </article>
    }
    .into_any()
}

fn download_raw(id: &str) {
    let kept = Shelved::session(id);
    if let Some(text) = kept.text() {
        download(&format!("yachay-sesion-{id}.json"), &text);
        device::note_download(&kept, &text);
    }
}

fn delete_button(desk: Desk, id: String, label: String) -> impl IntoView {
    view! {
        <button class="button danger" type="button" aria-label=label on:click=click(move |_| {
            desk.app.save_all();
            if session().id().as_deref() == Some(id.as_str()) {
                session().forget();
            }
            let message = tr!(common.removed).to_string();
            desk.app.remove_documents(Kind::Workshop, vec![id.clone()], message, move || desk.refresh());
            desk.refresh();
        })>{tr!(common.delete)}</button>
    }
}

/// Choosing a model and beginning.
fn new_session(desk: Desk) -> AnyView {
    let framework = desk.app.framework();
    let mut choices: Vec<Choice<String>> = framework
        .sessions
        .iter()
        .map(|model| Choice {
            value: model.id.clone(),
            label: model.name.get(language()).to_string(),
            hint: format!("{} {}", model.summary.get(language()), hours_of(model)),
        })
        .collect();
    let own = stored().into_iter().filter_map(|entry| entry.document.ok());
    choices.extend(own.filter(|found| found.payload.model).map(|found| Choice {
        value: format!("own/{}", found.id),
        label: names::session(&found.payload),
        hint: tr!(facilitate.own_model).to_string(),
    }));
    let chosen = move || Some(desk.model.get()).filter(|model| !model.is_empty());
    let usual = framework.clone();
    let choose = StoredValue::new(usual);
    let dossiers = dossiers();
    let hours = Field {
        id: "hours".into(),
        label: tr!(facilitate.hours).into(),
        hint: tr!(facilitate.hours_hint).into(),
        optional: false,
    };
    let whose = Field {
        id: "whose".into(),
        label: tr!(facilitate.whose).into(),
        hint: tr!(facilitate.whose_hint).into(),
        optional: false,
    };
    view! {
        <section class="part new-session" id="new">
            <h2>{tr!(facilitate.new_title)}</h2>
            {radio_group("model".into(), tr!(facilitate.new_model).into(), choices, chosen, move |id: String| {
                let usual = choose.with_value(|framework| {
                    let mut models = framework.sessions.iter();
                    models.find(|model| model.id == id).map(|model| model.usual)
                });
                if let Some(usual) = usual {
                    desk.hours.set(usual.to_string());
                }
                desk.model.set(id);
            })}
            {text_field(hours, "number", move || desk.hours.get(), move || hours_fault(&desk.hours.read()), move |text| desk.hours.set(text))}
            {select_field(whose, dossiers, move || desk.dossier.get(), move |id| desk.dossier.set(id))}
            <button class="button primary" type="button" on:click=click(move |_| start(desk))>
                <Icon name="i-add" />{tr!(facilitate.new_begin)}
            </button>
        </section>
    }
    .into_any()
}

fn hours_of(model: &SessionModel) -> String {
    let (least, most) = model.hours;
    tr!(facilitate.model_hours, least = least, most = most)
}

fn dossiers() -> Vec<(String, String)> {
    let none = (String::new(), tr!(facilitate.no_dossier).to_string());
    let known = store::list::<Dossier>().into_iter();
    let known = known.filter_map(|entry| {
        let found = entry.document.ok()?;
        Some((found.id.clone(), plan_names::dossier(&found.payload)))
    });
    std::iter::once(none).chain(known).collect()
}

/// The most hours that a session can have.
const MOST_HOURS: f64 = 24.0;

/// Reads hours, also halves, with a point or a comma, and returns minutes.
pub fn minutes(text: &str) -> Option<u16> {
    let hours: f64 = text.trim().replace(',', ".").parse().ok()?;
    (hours > 0.0 && hours <= MOST_HOURS).then_some((hours * 60.0).round() as u16)
}

fn hours_fault(text: &str) -> String {
    match text.trim().is_empty() || minutes(text).is_some() {
        true => String::new(),
        false => tr!(facilitate.hours_wrong).to_string(),
    }
}

fn start(desk: Desk) {
    let app = desk.app;
    if session().has_unsaved() {
        app.toast(tr!(plan.other_unsaved_first).to_string());
        return;
    }
    let framework = app.framework();
    let chosen = desk.model.get_untracked();
    let minutes = minutes(&desk.hours.get_untracked());
    let own = chosen
        .strip_prefix("own/")
        .and_then(|id| match store::load::<Workshop>(id) {
            Some(Ok(found)) => Some(from_model(&found.payload, &BrowserWorld)),
            _ => None,
        });
    let model = framework.sessions.iter().find(|model| model.id == chosen);
    let made = match (own, model) {
        (Some(mut own), _) => {
            if let Some(minutes) = minutes {
                own.fit(&framework, minutes);
            }
            Some(own)
        }
        (None, Some(model)) => {
            let usual = u16::from(model.usual) * 60;
            let minutes = minutes.unwrap_or(usual);
            Some(begin(&framework, model, minutes, language(), &BrowserWorld))
        }
        (None, None) => None,
    };
    let Some(mut made) = made else {
        app.toast(tr!(facilitate.new_choose).to_string());
        return;
    };
    made.day = Some(today());
    made.municipality = MunicipalityRef {
        country: country(),
        ..MunicipalityRef::default()
    };
    let dossier = desk.dossier.get_untracked();
    if let Some(Ok(found)) = store::load::<Dossier>(&dossier) {
        made.belong_to(&found);
    }
    let id = session().start_new(app, made, framework.reference());
    app.go(Place::Prepare.of(&id));
}

/// Takes session files in; a later state takes the place of an earlier one, with a way back, and nothing else is
/// touched.
fn import(desk: Desk, files: Vec<Incoming>) {
    spawn_local(async move {
        let mut refused = Vec::new();
        let mut opened = None;
        for file in files {
            let read = file
                .bytes
                .and_then(|bytes| restore::<Workshop>(&bytes).map_err(Refusal::from));
            let came = match read {
                Err(why) => Err(words::refusal(&why)),
                Ok(found) => device::take_session(desk.app, found, move |id| taken(desk, id)).await,
            };
            match came {
                Ok(id) => opened = Some(id),
                Err(why) => refused.push((file.name, why)),
            }
        }
        let fine = refused.is_empty();
        desk.results.try_set(refused);
        desk.refresh();
        if let Some(id) = opened.filter(|_| fine) {
            desk.app.go(Place::Prepare.of(&id));
        }
    });
}

/// Reads the open session anew after what is stored of it was replaced.
fn taken(desk: Desk, id: &str) {
    if session().id().as_deref() == Some(id) {
        session().forget();
        let _ = session().open(desk.app, id);
    }
    desk.refresh();
}

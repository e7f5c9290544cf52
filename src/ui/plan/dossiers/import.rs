//! Files of dossiers and plans coming in; sessions and frameworks go where they belong. Nothing that is here is lost: what is replaced can be put
//! back, and of two different versions with the same number both stay.

use std::cmp::Ordering;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Desk;
use super::plan_choice::PlanChoice;
use crate::documents::{Envelope, Kind, RestoreError, World, peek_kind, restore};
use crate::dossier::Dossier;
use crate::framework::Framework;
use crate::plan::{PlanFile, merge_plan};
use crate::store::{self, After, StoreError};
use crate::ui::app::{App, SaveState};
use crate::ui::device;
use crate::ui::files::Incoming;
use crate::ui::framework::load_framework;
use crate::ui::i18n::tr;
use crate::ui::plan::file_results::FileResult;
use crate::ui::plan::frame::unsaved;
use crate::ui::plan::names;
use crate::ui::route::Route;
use crate::ui::words;
use crate::ui::world::{BrowserWorld, local_now, today};
use crate::workshop::Workshop;

/// Takes every file in, or says why not.
pub fn import_all(desk: Desk, files: Vec<Incoming>) {
    desk.app.save_all();
    spawn_local(async move { take_all(desk, files).await });
}

async fn take_all(desk: Desk, files: Vec<Incoming>) {
    for file in files {
        let kind = file.bytes.as_ref().ok().map(|bytes| peek_kind(bytes));
        if kind == Some(Ok(Kind::Response)) {
            desk.responses.update(|list| list.push(file));
            continue;
        }
        match file.bytes.and_then(|bytes| Ok(read(&bytes)?)) {
            Ok(Found::Dossier(document)) => {
                let result = take_dossier(desk, &file.name, *document).await;
                desk.results.update(|list| list.push(result));
            }
            Ok(Found::Plan(document)) => take_plan(desk, file.name, document.payload).await,
            Ok(Found::Session(document)) => {
                let result = take_session(desk, &file.name, *document).await;
                desk.results.update(|list| list.push(result));
            }
            Ok(Found::Framework(bytes)) => {
                let result = FileResult::new(&file.name, "warn", tr!(plan.import_framework));
                let place = load_framework(desk.app, file.name, bytes);
                desk.results
                    .update(|list| list.push(result.leading_to_place(place)));
            }
            Err(error) => {
                let result = FileResult::refused(&file.name, &error);
                desk.results.update(|list| list.push(result));
            }
        }
    }
    desk.refresh();
}

enum Found {
    Dossier(Box<Envelope<Dossier>>),
    Plan(Box<Envelope<PlanFile>>),
    Session(Box<Envelope<Workshop>>),
    /// It is checked and compared on its own screen.
    Framework(Vec<u8>),
}

fn read(bytes: &[u8]) -> Result<Found, RestoreError> {
    match peek_kind(bytes)? {
        Kind::Plan => Ok(Found::Plan(Box::new(restore(bytes)?))),
        Kind::Workshop => Ok(Found::Session(Box::new(restore(bytes)?))),
        Kind::Framework => {
            restore::<Framework>(bytes)?;
            Ok(Found::Framework(bytes.to_vec()))
        }
        // A kind that does not belong here is refused by name.
        Kind::Dossier | Kind::Response => Ok(Found::Dossier(Box::new(restore(bytes)?))),
    }
}

async fn take_dossier(desk: Desk, name: &str, document: Envelope<Dossier>) -> FileResult {
    match store::load::<Dossier>(&document.id) {
        None => add(desk.app, name, document).await,
        Some(Err(_)) => replace(desk, name, &document).await,
        Some(Ok(ours)) => match document.revision.cmp(&ours.revision) {
            Ordering::Equal if document.payload == ours.payload => {
                FileResult::new(name, "warn", tr!(plan.import_same)).leading_to(&ours.id)
            }
            Ordering::Equal => add_copy(desk.app, name, document).await,
            Ordering::Less => {
                let (kept, came) = (ours.revision, document.revision);
                let text = tr!(plan.import_older, kept = kept, came = came).to_string();
                FileResult::new(name, "warn", text).leading_to(&ours.id)
            }
            Ordering::Greater => replace(desk, name, &document).await,
        },
    }
}

async fn add(app: App, name: &str, document: Envelope<Dossier>) -> FileResult {
    let called = names::dossier(&document.payload);
    match store::save(&document, After::Revision(0), local_now()).await {
        Ok(_) => {
            store::ask_to_persist();
            let text = tr!(plan.import_added, name = called).to_string();
            FileResult::new(name, "ok", text).leading_to(&document.id)
        }
        // Without storage one dossier at a time can still be worked on.
        Err(StoreError::Denied | StoreError::Full | StoreError::BrokenOff) if !unsaved(app) => {
            let id = app.dossier.start(app, document);
            let text = tr!(plan.import_in_memory, name = called).to_string();
            FileResult::new(name, "warn", text).leading_to(&id)
        }
        Err(error) => refused(name, &error),
    }
}

async fn add_copy(app: App, name: &str, mut document: Envelope<Dossier>) -> FileResult {
    document.id = BrowserWorld.new_id();
    let added = add(app, name, document).await;
    if added.state == "error" {
        return added;
    }
    FileResult {
        text: tr!(plan.import_copy).to_string(),
        ..added
    }
}

/// Puts a later version, or a readable one, in the place of what is here; it can be undone.
async fn replace(desk: Desk, name: &str, document: &Envelope<Dossier>) -> FileResult {
    let id = document.id.clone();
    let before = store::raw_text(Kind::Dossier, &id).unwrap_or_default();
    let saved = store::save(document, After::Whatever, local_now());
    if let Err(error) = saved.await {
        return refused(name, &error);
    }
    store::ask_to_persist();
    reopen(desk.app, &id);
    let called = names::dossier(&document.payload);
    let message = tr!(plan.import_replaced, name = called).to_string();
    let result = FileResult::new(name, "ok", &message).leading_to(&id);
    desk.app.toast_with_undo(message, move || {
        let (id, before) = (id.clone(), before.clone());
        let put_back = store::put_back(Kind::Dossier, &id, before, local_now());
        spawn_local(async move {
            if let Err(error) = put_back.await {
                desk.app.save.set(SaveState::Failed(error));
            }
            reopen(desk.app, &id);
            desk.refresh();
        });
    });
    result
}

/// Keeps a session; it is worked on in Facilitar.
async fn take_session(desk: Desk, name: &str, document: Envelope<Workshop>) -> FileResult {
    let id = document.id.clone();
    let place = Route::Facilitate(id);
    match device::take_session(desk.app, document, move |_| desk.refresh()).await {
        Ok(_) => FileResult::new(name, "ok", tr!(plan.import_session)).leading_to_place(place),
        Err(why) => FileResult::new(name, "warn", why).leading_to_place(place),
    }
}

/// Reads the open dossier anew after what is stored of it was replaced.
pub fn reopen(app: App, id: &str) {
    if app.dossier.id().as_deref() == Some(id) {
        app.dossier.forget();
        let _ = app.dossier.open(app, id);
    }
}

fn refused(name: &str, error: &StoreError) -> FileResult {
    let (title, text) = words::store_error(error);
    FileResult::new(name, "error", format!("{title}. {text}"))
}

async fn take_plan(desk: Desk, name: String, plan: PlanFile) {
    let matches: Vec<(String, String)> = store::list::<Dossier>()
        .into_iter()
        .filter_map(|entry| entry.document.ok())
        .filter(|found| found.payload.example == plan.example)
        .filter(|found| found.payload.municipality.may_be(&plan.municipality))
        .map(|found| (found.id.clone(), names::dossier(&found.payload)))
        .collect();
    if matches.is_empty() {
        let result = new_from_plan(desk.app, &name, plan).await;
        desk.results.update(|list| list.push(result));
    } else {
        let choice = PlanChoice {
            file: name,
            plan,
            matches,
        };
        desk.choices.update(|list| list.push(choice));
    }
}

/// Makes a new dossier from a plan.
pub async fn new_from_plan(app: App, name: &str, plan: PlanFile) -> FileResult {
    let framework = app.framework();
    let empty = Dossier::new(&framework.pack.country, today());
    let payload = merge_plan(&empty, plan);
    add(
        app,
        name,
        Envelope::new(payload, framework.reference(), &BrowserWorld),
    )
    .await
}

/// Replaces the plan of a dossier; it can be undone.
pub fn replace_plan(app: App, name: &str, id: &str, plan: PlanFile) -> FileResult {
    if app.dossier.id().as_deref() != Some(id) && unsaved(app) {
        return FileResult::new(name, "error", tr!(plan.other_unsaved_first));
    }
    if app.dossier.open(app, id).is_err() {
        return FileResult::new(name, "error", tr!(common.absent_title));
    }
    if app
        .dossier
        .read_untracked(|dossier| PlanFile::of(dossier) == plan)
    {
        return FileResult::new(name, "warn", tr!(plan.import_plan_same)).leading_to(id);
    }
    let called = app.dossier.read_untracked(names::dossier);
    let message = tr!(plan.import_plan_replaced, name = called).to_string();
    app.dossier.edit_undoable(app, message.clone(), |dossier| {
        *dossier = merge_plan(dossier, plan);
    });
    FileResult::new(name, "ok", message).leading_to(id)
}

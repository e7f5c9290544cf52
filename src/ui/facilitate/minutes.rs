//! The papers of a session: its minutes, the facilitator's sheet; and taking what came out to the dossier.

use leptos::prelude::*;

use super::picture::pictures;
use super::session;
use crate::dossier::Dossier;
use crate::export::{Document, office_name};
use crate::store;
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::office::{Office, office_button};
use crate::ui::plan::document_preview;
use crate::ui::widgets::{Icon, click, dynamic, print};
use crate::ui::world::today;
use crate::workshop::{self, Landed, facilitator_sheet, land};

/// The minutes of the open session.
pub fn minutes(app: App) -> impl IntoView {
    view! {
        {to_dossier(app)}
        <section class="part">
            <h2 class="no-print">{tr!(facilitate.tab_minutes)}</h2>
            {paper(app, written_minutes, "acta")}
        </section>
    }
}

/// The facilitator's sheet.
pub fn sheet(app: App) -> impl IntoView {
    view! {
        <section class="part">
            <h2 class="no-print">{tr!(facilitate.sheet)}</h2>
            {paper(app, written_sheet, "hoja")}
        </section>
    }
}

/// What writes a paper of the open session, with or without its pictures.
type Write = fn(App) -> Option<Document>;

fn written_minutes(app: App) -> Option<Document> {
    let framework = app.framework();
    session().with(|found| {
        let pictures = pictures(&found.payload, &framework);
        workshop::minutes(&found.payload, &framework, language(), &pictures, today())
    })
}

fn written_sheet(app: App) -> Option<Document> {
    let framework = app.framework();
    session().with(|found| facilitator_sheet(&found.payload, &framework, language()))
}

/// A paper as it prints, with its buttons; `holds` names its file.
fn paper(app: App, write: Write, holds: &'static str) -> impl IntoView {
    let make = move || {
        let place = session().read_untracked(|found| found.municipality.name.clone());
        let document = untrack(|| write(app))?;
        let name = office_name(holds, &place, today(), "docx");
        Some((name, Office::Docx(document)))
    };
    view! {
        <div class="row no-print paper-actions">
            <button class="button" type="button" on:click=click(|_| print())>
                <Icon name="i-print" />{tr!(common.print)}
            </button>
            {office_button(tr!(facilitate.docx), "i-save", make)}
        </div>
        {dynamic(move || write(app).map(|document| document_preview(&document)))}
    }
}

/// Taking the results to the dossier.
fn to_dossier(app: App) -> impl IntoView {
    let dossier = Memo::new(move |_| session().read(|found| found.dossier.clone()));
    let said = RwSignal::new(String::new());
    let here = |id: &String| matches!(store::load::<Dossier>(id), Some(Ok(_)));
    view! {
        <section class="part no-print">
            <h2>{tr!(facilitate.land_title)}</h2>
            {dynamic(move || match dossier.get().filter(here) {
                None => view! { <p>{tr!(facilitate.land_none)}</p> }.into_any(),
                Some(id) => view! {
                    <p>{tr!(facilitate.land_text)}</p>
                    <button class="button primary" type="button" id="land" on:click=click(move |_| said.set(take(app, &id)))>
                        <Icon name="i-check" />{tr!(facilitate.land)}
                    </button>
                }.into_any(),
            })}
            <p role="status">{dynamic(move || said.get())}</p>
        </section>
    }
}

/// Puts the results into the dossier and says what became of it; it can be undone.
fn take(app: App, id: &str) -> String {
    app.save_all();
    if app.dossier.open(app, id).is_err() {
        return tr!(facilitate.land_failed).to_string();
    }
    let mut landed = None;
    let message = tr!(facilitate.land_done).to_string();
    session().with(|document| {
        app.dossier
            .edit_undoable(app, message, |dossier| landed = land(dossier, document));
    });
    app.dossier.save_now(app);
    match landed {
        None => tr!(facilitate.land_same).to_string(),
        Some(Landed {
            answers,
            levels,
            agreed,
            ..
        }) => {
            tr!(
                facilitate.landed,
                answers = answers,
                levels = levels,
                agreed = agreed
            )
        }
    }
}

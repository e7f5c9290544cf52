//! Keeping a session: as a file, as a model of one's own, on paper.

use leptos::prelude::*;

use crate::documents::{Envelope, Kind};
use crate::export::file_name;
use crate::store::{self, After};
use crate::ui::app::App;
use crate::ui::device::{Shelved, note_download};
use crate::ui::facilitate::{names, session};
use crate::ui::files::download;
use crate::ui::i18n::tr;
use crate::ui::widgets::{Icon, click};
use crate::ui::world::{BrowserWorld, day_of, local_now};
use crate::workshop::{Workshop, from_model};

/// The buttons.
pub fn file(app: App) -> impl IntoView {
    let model = session().read_untracked(|found| found.model);
    view! {
        <div class="row">
            <button class="button" type="button" on:click=click(move |_| save_file())>
                <Icon name="i-save" />{tr!(common.download)}
            </button>
            {(!model).then(|| view! {
                <button class="button" type="button" on:click=click(move |_| keep_model(app))>{tr!(facilitate.keep_model)}</button>
            })}
        </div>
        {(!model).then(|| view! { <p class="hint">{tr!(facilitate.keep_model_hint)}</p> })}
    }
}

/// Downloads the session as a file.
pub fn save_file() {
    let found = session().with(|document| {
        let name = &document.payload.municipality.name;
        let name = file_name(Kind::Workshop, name, &document.id, day_of(document.written));
        let kept = Shelved::session(&document.id);
        (kept, name, document.to_file_text())
    });
    if let Some((kept, name, text)) = found {
        download(&name, &text);
        note_download(&kept, &text);
    }
}

/// Keeps the phases of the session as a model of one's own, beside it.
fn keep_model(app: App) {
    let reference = app.framework().reference();
    let made = session().read_untracked(|found| {
        let mut made = from_model(found, &BrowserWorld);
        made.model = true;
        made
    });
    let title = names::session(&made);
    let document: Envelope<Workshop> = Envelope::new(made, reference, &BrowserWorld);
    leptos::task::spawn_local(async move {
        let saved = store::save(&document, After::Revision(0), local_now()).await;
        match saved {
            Ok(_) => app.toast(tr!(facilitate.model_kept, name = title)),
            Err(error) => {
                let (title, text) = crate::ui::words::store_error(&error);
                app.toast(format!("{title}. {text}"));
            }
        }
    });
}

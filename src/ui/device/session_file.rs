//! The file of a session coming in, from whichever door. A later state takes the place of an earlier one, with a way
//! back; an earlier one changes nothing.

use leptos::prelude::Set;
use leptos::task::spawn_local;

use crate::documents::{Envelope, Kind};
use crate::store::{self, After};
use crate::ui::app::{App, SaveState};
use crate::ui::i18n::tr;
use crate::ui::words;
use crate::ui::world::local_now;
use crate::workshop::Workshop;

/// Keeps a session that came in and returns its id, or says why not. `changed` is called with it whenever what is stored of it
/// was replaced.
pub async fn take_session(
    app: App,
    found: Envelope<Workshop>,
    changed: impl Fn(&str) + Clone + Send + Sync + 'static,
) -> Result<String, String> {
    let id = found.id.clone();
    let before = store::raw_text(Kind::Workshop, &id);
    if let Some(Ok(kept)) = store::load::<Workshop>(&id)
        && kept.revision >= found.revision
    {
        return Err(tr!(device.session_older).to_string());
    }
    if let Err(error) = store::save(&found, After::Whatever, local_now()).await {
        let (title, text) = words::store_error(&error);
        return Err(format!("{title}. {text}"));
    }
    store::ask_to_persist();
    changed(&id);
    if let Some(before) = before {
        let of = id.clone();
        let undo = move || {
            let put_back = store::put_back(Kind::Workshop, &of, before.clone(), local_now());
            let (of, changed) = (of.clone(), changed.clone());
            spawn_local(async move {
                if let Err(error) = put_back.await {
                    app.save.set(SaveState::Failed(error));
                }
                changed(&of);
            });
        };
        app.toast_with_undo(tr!(device.session_replaced).to_string(), undo);
    }
    Ok(id)
}

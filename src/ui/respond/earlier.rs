//! A response that was begun with an earlier framework than the one in use.

use crate::documents::Envelope;
use crate::dossier::map_response;
use crate::store;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::world::BrowserWorld;

/// Puts the open response into the ids of the framework in use, where that one knows the framework
/// that it was begun with. Answers to questions that are no longer asked stay in a copy of their own,
/// and a message says so.
pub fn follow(app: App) {
    let framework = app.framework();
    let made_with = app.response.made_with();
    if made_with.is_none_or(|made_with| framework.is_of(&made_with)) {
        return;
    }
    let gone = app
        .response
        .follow_framework(app, framework.reference(), |response, made_with| {
            let before = Envelope::new(response.clone(), made_with.clone(), &BrowserWorld);
            let (mapped, set_aside) = map_response(&framework, &before)?;
            let gone: Vec<String> = set_aside.into_values().flatten().collect();
            // What cannot be kept apart stays where it is.
            if !gone.is_empty() && store::save(&before, 0).is_err() {
                return None;
            }
            *response = mapped.payload;
            Some(gone)
        });
    match gone {
        Some(gone) if !gone.is_empty() => {
            app.toast(tr!(respond.earlier_set_aside, ids = gone.join(", ")));
        }
        None => app.toast(tr!(respond.earlier_unknown).to_string()),
        Some(_) => {}
    }
}

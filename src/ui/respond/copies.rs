//! Whether a response left this device, and how long ago: what is only here is lost with the device.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::documents::{Kind, World};
use crate::response::Step;
use crate::store::{self, Copied, key_of};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::route::Route;
use crate::ui::widgets::dynamic;
use crate::ui::words::copy_kind;
use crate::ui::world::{BrowserWorld, days_since};

/// The line about one response; `way` leads to the hand-over. Before the questions are through there is none
/// until the answers have waited for a week.
pub fn copy_line(id: &str, step: Step, way: bool) -> Option<AnyView> {
    let witness = store::witness();
    let known = witness.get(&key_of(Kind::Response, id))?;
    let kind = copy_kind(known);
    let words = match &known.copy {
        None if step < Step::Result && kind.is_none() => return None,
        None => tr!(respond.copy_none, age = age(known.since)),
        Some(copy) if copy.revision == known.revision => {
            tr!(respond.copy_current, age = age(copy.moment))
        }
        Some(copy) => tr!(respond.copy_behind, age = age(copy.moment)),
    };
    let way = way.then(|| {
        let to = Route::RespondStep(id.to_string(), Step::HandOver).href();
        view! { <a href=to>{tr!(respond.hand_over_title)}</a> }.into_any()
    });
    let line =
        view! { <p class="copy-line no-print" data-kind=kind><span>{words}" "{way}</span></p> };
    Some(line.into_any())
}

/// Writes how many days ago an instant was. In words of its own: the formatter that Planificar uses would add half a
/// kilobyte to the first visit.
fn age(instant: DateTime<Utc>) -> String {
    match days_since(instant) {
        0 => tr!(respond.copy_today).to_string(),
        1 => tr!(respond.copy_yesterday).to_string(),
        days => tr!(respond.copy_days, n = days),
    }
}

/// The line about the open response, as it stands after each save.
pub fn open_copy_line(app: App, step: Step) -> impl IntoView {
    dynamic(move || {
        app.save.get();
        copy_line(&app.response.id()?, step, step != Step::HandOver)
    })
}

/// Notes that the open response left this device as it is now.
pub fn note_copy(app: App) {
    let copied = Copied {
        revision: app.response.revision(),
        moment: BrowserWorld.now(),
        file: None,
    };
    let id = app.response.id().unwrap_or_default();
    store::note_copy(Kind::Response, &id, copied);
    // Whoever shows the line looks again.
    app.save.set(app.save.get_untracked());
}

/// Goes to a step of the open response. Where somebody stands is no change that a copy would lack.
pub fn stand_at(app: App, id: &str, step: Step) {
    let before = app.response.revision();
    app.response.edit(app, |response| response.step = step);
    let revision = app.response.revision();
    let witness = store::witness();
    let known = witness.get(&key_of(Kind::Response, id));
    let copy = known.and_then(|known| known.copy.clone());
    if let Some(copy) = copy.filter(|copy| copy.revision == before && revision != before) {
        store::note_copy(Kind::Response, id, Copied { revision, ..copy });
    }
}

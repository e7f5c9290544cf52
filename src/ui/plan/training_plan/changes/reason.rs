//! Why something was changed by hand: asked for where it was done, and in the history.

use leptos::prelude::*;

use super::entry::title;
use crate::plan::{give_reason, modifications};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::route::{PlanView, Route};
use crate::ui::widgets::{Field, dynamic, text_field};

/// The field for the reason of a change, of which is said whether it is a modification; then it is not optional.
pub fn reason_field(
    app: App,
    (change, after): (String, bool),
    id: String,
    label: &'static str,
) -> AnyView {
    let field = Field {
        id,
        label: label.into(),
        hint: match after {
            true => tr!(builder.reason_hint_after).into(),
            false => String::new(),
        },
        optional: !after,
    };
    let written = change.clone();
    let value = move || {
        app.dossier.read(|dossier| {
            let mut changes = dossier.plan.changes.iter().rev();
            let found = changes.find(|item| item.id == change);
            found.map(|item| item.reason.clone()).unwrap_or_default()
        })
    };
    let write = move |text: String| {
        app.dossier.edit(app, |dossier| {
            give_reason(&mut dossier.plan, &written, &text)
        });
    };
    text_field(field, "text", value, String::new, write)
}

/// Asks for the reason of the last modification where it has none yet: what is removed, merged or moved has no screen
/// of its own that would ask.
pub fn last_modification(app: App) -> impl IntoView {
    let last = Memo::new(move |_| {
        app.dossier.read(|dossier| {
            let last = modifications(&dossier.plan).last();
            last.map(|change| change.id.clone())
        })
    });
    let to = Route::PlanView(app.dossier.id().unwrap_or_default(), PlanView::Changes).href();
    // Drawn for another modification, not for every letter of the reason.
    dynamic(move || {
        let id = last.get()?;
        let change = app.dossier.read_untracked(|dossier| {
            let mut changes = dossier.plan.changes.iter();
            changes.find(|change| change.id == id).cloned()
        });
        let change = change.filter(|change| change.reason.trim().is_empty())?;
        let title = title(app, &change, None);
        let to = to.clone();
        Some(view! {
            <section class="notice no-print" data-kind="info" aria-label=tr!(builder.reason_title)>
                <h3>{title}</h3>
                {reason_field(app, (change.id.clone(), true), "last-reason".into(), tr!(builder.reason))}
                <p><a href=to>{tr!(builder.to_changes)}</a></p>
            </section>
        })
    })
}

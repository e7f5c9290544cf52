//! Why the activity was changed by hand: the reason of its last change.

use leptos::prelude::*;

use super::Editing;
use crate::dossier::ChangeKind;
use crate::plan::last_change;
use crate::ui::i18n::tr;
use crate::ui::plan::training_plan::reason_field;
use crate::ui::route::{PlanView, Route};
use crate::ui::widgets::dynamic;

pub fn reason(editing: Editing) -> impl IntoView {
    let app = editing.app;
    let id = editing.id.get_value();
    // The change that a reason is asked for, and whether the plan had been approved.
    let change = Memo::new(move |_| {
        app.dossier.read(|dossier| {
            let found = last_change(&dossier.plan, &id)?;
            let by_hand = found.kind != ChangeKind::Added;
            by_hand.then(|| (found.id.clone(), found.after_approval))
        })
    });
    let changes = Route::PlanView(app.dossier.id().unwrap_or_default(), PlanView::Changes).href();
    dynamic(move || {
        let changes = changes.clone();
        change.get().map(|(id, after)| {
            view! {
                <section class="part">
                    <h2>{tr!(builder.reason_title)}</h2>
                    {reason_field(app, (id, after), "change-reason".into(), tr!(builder.reason_of_last))}
                    <p><a href=changes>{tr!(builder.to_changes)}</a></p>
                </section>
            }
        })
    })
}

//! Why the activity was changed by hand: the reason of its last change.

use leptos::prelude::*;

use super::Editing;
use crate::dossier::ChangeKind;
use crate::plan::{give_reason, last_change};
use crate::ui::i18n::tr;
use crate::ui::route::{PlanView, Route};
use crate::ui::widgets::{Field, dynamic, text_field};

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
                    {field(editing, id, after)}
                    <p><a href=changes>{tr!(builder.to_changes)}</a></p>
                </section>
            }
        })
    })
}

fn field(editing: Editing, change: String, after: bool) -> impl IntoView {
    let app = editing.app;
    let field = Field {
        id: "change-reason".into(),
        label: tr!(builder.reason_of_last).into(),
        hint: if after {
            tr!(builder.reason_hint_after).into()
        } else {
            String::new()
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

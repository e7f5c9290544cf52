//! Moving an activity by months.

use leptos::prelude::*;

use crate::plan::{Span, days_of, move_by_months, record_edit};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::words_of;
use crate::ui::plan::figures::month;
use crate::ui::plan::training_plan::titles::activity_href;
use crate::ui::widgets::{click, focus_soon};
use crate::ui::world::BrowserWorld;

/// Writes the months of days.
pub fn period_words(days: Span) -> String {
    let (from, to) = (month(days.from), month(days.to));
    match from == to {
        true => from,
        false => tr!(plan.period, from = from, to = to),
    }
}

/// Moves an activity of the open plan with its phases, says where it is now, and offers to undo it.
pub fn shift(app: App, id: &str, months: i32) {
    let before = app.dossier.read_untracked(|dossier| {
        let mut activities = dossier.plan.activities.iter();
        activities.find(|item| item.id == id).cloned()
    });
    let Some(before) = before else { return };
    let mut next = before.clone();
    if !move_by_months(&mut next, months) {
        return;
    }
    next.edited = true;
    let title = words_of(&app.framework(), &next).title;
    let period = days_of(&next).map(period_words).unwrap_or_default();
    let message = tr!(builder.moved, title = title, period = period);
    app.dossier.edit_undoable(app, message, move |dossier| {
        let mut activities = dossier.plan.activities.iter_mut();
        if let Some(place) = activities.find(|item| item.id == before.id) {
            *place = next;
        }
        record_edit(&mut dossier.plan, &before, &BrowserWorld);
    });
}

/// The same by buttons, with the way to the activity; `place` tells apart where they stand.
pub fn buttons(app: App, place: &'static str, id: &str) -> impl IntoView + use<> {
    let button = |months: i32, side: &str, words: &'static str| {
        let (html_id, moved) = (format!("{place}-{side}-{id}"), id.to_string());
        let (kept, shift_it) = (html_id.clone(), move || shift(app, &moved, months));
        view! {
            <button class="button" type="button" id=html_id on:click=click(move |_| {
                shift_it();
                // It is drawn anew where the activity stands now.
                focus_soon(kept.clone());
            })>{words}</button>
        }
    };
    view! {
        {button(-1, "earlier", tr!(builder.month_earlier))}
        {button(1, "later", tr!(builder.month_later))}
        <a class="button" href=activity_href(app, id)>{tr!(common.edit)}</a>
    }
}

//! The approval of the plan, and what was changed by hand before and after it.

mod approval;
mod entry;
mod reason;

use leptos::prelude::*;

pub use self::reason::{last_modification, reason_field};
use super::titles::activities_of;
use crate::plan::{Told, told};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::widgets::dynamic;

/// Changes shown at once; the others unfold.
const SHOWN_FIRST: usize = 20;

/// The view.
pub fn changes(app: App) -> impl IntoView {
    let listed = Memo::new(move |_| {
        app.dossier
            .read(|dossier| told(&dossier.plan, dossier.years))
    });
    let activities = activities_of(app);
    let group = move |after: bool| {
        let all = listed.read();
        let chosen = all
            .iter()
            .filter(|item| item.change.after_approval == after);
        chosen.cloned().collect::<Vec<Told>>()
    };
    let (later, earlier) = (
        Memo::new(move |_| group(true)),
        Memo::new(move |_| group(false)),
    );
    let entry = move |item: Told| entry::entry(app, item, activities);
    let list = move |found: Memo<Vec<Told>>| {
        let key = |item: &Told| item.change.id.clone();
        let first = move || {
            found
                .read()
                .iter()
                .take(SHOWN_FIRST)
                .cloned()
                .collect::<Vec<_>>()
        };
        let rest = move || {
            found
                .read()
                .iter()
                .skip(SHOWN_FIRST)
                .cloned()
                .collect::<Vec<_>>()
        };
        let more = Memo::new(move |_| found.read().len().saturating_sub(SHOWN_FIRST));
        view! {
            <For each=first key=key children=entry />
            {dynamic(move || (more.get() > 0).then(|| view! {
                <details class="more">
                    <summary>{tr!(builder.changes_more, n = more.get())}</summary>
                    <For each=rest key=key children=entry />
                </details>
            }))}
        }
    };
    // Not drawn anew while a reason is typed.
    let modified = Memo::new(move |_| !later.read().is_empty());
    view! {
        {approval::approval(app)}
        {dynamic(move || modified.get().then(|| view! {
            <section class="part">
                <h2>{tr!(builder.modifications_title)}</h2>
                <p>{tr!(builder.modifications_text)}</p>
                {list(later)}
            </section>
        }))}
        <section class="part">
            <h2>{tr!(builder.changes_title)}</h2>
            <p>{tr!(builder.changes_text)}</p>
            {dynamic(move || listed.read().is_empty().then(|| view! { <p class="muted">{tr!(builder.changes_none)}</p> }))}
            {list(earlier)}
        </section>
    }
}

//! What of the activity does not fit, on top of it and up to date at every pause.

use leptos::prelude::*;

use super::Editing;
use crate::plan::{Severity, conflicts_of};
use crate::ui::i18n::tr;
use crate::ui::plan::conflict_words::{Mend, Said, said};
use crate::ui::widgets::{click, dynamic, focus_soon};
use crate::ui::world::today;

pub fn conflicts(editing: Editing) -> impl IntoView {
    let (app, framework) = (editing.app, editing.app.framework());
    let found = Memo::new(move |_| {
        let id = editing.id.get_value();
        editing.pause.track();
        let document = app.dossier.id().unwrap_or_default();
        app.dossier.read_untracked(|dossier| {
            let found = conflicts_of(&framework, dossier, &id, today());
            let words = found
                .iter()
                .map(|one| (one.severity, said(&framework, dossier, &document, one)));
            words.collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| found.with(Vec::len));
    let opened = RwSignal::new(true);
    view! {
        <section class="no-print stack" aria-labelledby="conflicts-title">
            <h2 id="conflicts-title" class="visually-hidden">{tr!(activity.conflicts_title)}</h2>
            <p role="status" class="hint">{dynamic(move || match count.get() {
                0 => tr!(activity.conflicts_none).to_string(),
                n => tr!(activity.conflicts_count, n = n).to_string(),
            })}</p>
            {dynamic(move || (opened.get() && count.get() > 0).then(|| view! {
                <ul class="conflicts">
                    {move || found.get().into_iter().map(line).collect_view()}
                </ul>
            }))}
            {dynamic(move || (count.get() > SHORT).then(|| view! {
                <div class="row">
                    <button class="button quiet" type="button"
                        aria-expanded=move || opened.get().to_string()
                        on:click=click(move |_| opened.update(|open| *open = !*open))>
                        {dynamic(move || match opened.get() {
                            true => tr!(activity.conflicts_hide),
                            false => tr!(activity.conflicts_show),
                        })}
                    </button>
                </div>
            }))}
        </section>
    }
}

/// Conflicts up to which the list needs no switch.
const SHORT: usize = 3;

fn line((severity, said): (Severity, Said)) -> impl IntoView {
    let (name, word) = match severity {
        Severity::Warning => ("warning", tr!(activity.severity_warning)),
        Severity::Notice => ("notice", tr!(activity.severity_notice)),
    };
    let mend = match said.mend {
        Mend::Field(id) => view! {
            <button type="button" on:click=click(move |_| focus_soon(id.to_string()))>
                {tr!(activity.to_field)}
            </button>
        }
        .into_any(),
        Mend::Place(to, words) => view! { <a href=to>{words}</a> }.into_any(),
    };
    view! {
        <li data-severity=name>
            <p>
                <span class="visually-hidden">{word}": "</span>
                {said.sentence}" "{mend}
            </p>
        </li>
    }
}

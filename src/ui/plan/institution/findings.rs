//! The groups of a part, folded, each with how far it has come.

use leptos::html::Details;
use leptos::prelude::*;

use super::filter::Filter;
use super::finding::finding;
use super::groups::{Group, groups};
use crate::dossier::{DiagnosisPart, State};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::widgets::{dynamic, live};

/// Everything that a part asks about.
pub fn findings(app: App, part: DiagnosisPart) -> impl IntoView {
    let filter = Filter::new(app, part);
    let groups = groups(&app.framework(), part).into_iter();
    view! {
        {filter.switch()}
        <div class="folds">
            {groups.map(|found| group(app, part, filter, found)).collect_view()}
        </div>
    }
}

fn group(app: App, part: DiagnosisPart, filter: Filter, group: Group) -> impl IntoView {
    let ids: Vec<String> = group.items.iter().map(|item| item.id.clone()).collect();
    let answered = ids.clone();
    let said = move || {
        app.dossier.read(|dossier| {
            let states = answered.iter();
            let states = states.map(|id| dossier.institution.state_of(part, id));
            progress(&states.collect::<Vec<_>>())
        })
    };
    let shown = Memo::new(move |_| ids.iter().any(|id| filter.shows(id)));
    let items = StoredValue::new(group.items);
    let summary = group.summary;
    let body = move || {
        let about = (!summary.is_empty()).then(|| view! { <p class="muted">{summary.clone()}</p> });
        let items = items.get_value().into_iter();
        view! {
            {about}
            <ul class="findings">
                {items.map(|item| finding(app, part, filter, item)).collect_view()}
            </ul>
        }
        .into_any()
    };
    let head = view! { <h3>{group.title}</h3><span class="hint">{dynamic(said)}</span> };
    fold(filter, shown, head.into_any(), Box::new(body))
}

/// Something folded: its head, and its body, which is drawn when it is opened for the first time. A
/// filter that narrows opens what it leaves.
pub fn fold(
    filter: Filter,
    shown: Memo<bool>,
    head: AnyView,
    body: Box<dyn Fn() -> AnyView + Send + Sync>,
) -> AnyView {
    let node = NodeRef::<Details>::new();
    let opened = RwSignal::new(false);
    Effect::new(move |_| {
        if filter.narrows()
            && shown.get()
            && let Some(details) = node.get()
        {
            details.set_open(true);
        }
    });
    let toggled = move |_| {
        if node.get_untracked().is_some_and(|details| details.open()) {
            opened.set(true);
        }
    };
    view! {
        <details class="fold" node_ref=node hidden=live(move || !shown.get()) on:toggle=toggled>
            <summary>{head}</summary>
            <div class="stack">{dynamic(move || opened.get().then(&body))}</div>
        </details>
    }
    .into_any()
}

/// Says how many were answered and how many are lacking.
fn progress(states: &[Option<State>]) -> String {
    let count = |wanted: fn(&State) -> bool| states.iter().flatten().filter(|s| wanted(s)).count();
    let answered = count(|_| true);
    let lacking = count(|state| matches!(state, State::Partly | State::Not));
    let said = tr!(institution.progress, n = answered, all = states.len()).to_string();
    match lacking {
        0 => said,
        lacking => format!("{said} · {}", tr!(institution.lacking_count, n = lacking)),
    }
}

//! The activities in their order, and the measures apart.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic, live};

use super::conflicts::conflict_counts;
use super::kept::Kept;
use super::merging::{self, Choosing};
use crate::documents::Shared;
use crate::dossier::{Activity, Progress, TrainingPlan};
use crate::framework::Framework;
use crate::plan::{activity_cents, people_in, take_out};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::words_of;
use crate::ui::plan::derived::section_href;
use crate::ui::plan::figures::{money, month};
use crate::ui::plan::follow_up::words;
use crate::ui::plan::names;
use crate::ui::route::{Route, Section};
use crate::ui::widgets::Icon;
use crate::ui::widgets::focus_soon_either;
use crate::ui::world::BrowserWorld;

/// The training activities, or the organisational measures.
pub fn list(app: App, plan: Memo<TrainingPlan>, measures: bool) -> impl IntoView {
    let items = Memo::new(move |_| {
        let plan = plan.read();
        let chosen = plan
            .activities
            .iter()
            .filter(|item| item.measure == measures);
        chosen.cloned().collect::<Vec<Shared<Activity>>>()
    });
    let choosing = Choosing::new(None);
    let count = Memo::new(move |_| items.read().len());
    let place = places(items);
    let conflicts = conflict_counts(app);
    let rows = move || {
        view! {
            <For each=move || items.get() key=|item| item.id.clone() children=move |item| {
                row(Listed { app, items, count, place, conflicts, choosing }, item.id.clone())
            } />
        }
    };
    let several = Memo::new(move |_| count.get() > 1);
    let empty = move || count.get() == 0;
    view! {
        {dynamic(move || (!measures || !empty()).then(|| view! {
            <section class="part">
                <h2>{if measures { tr!(plan.plan_measures_title) } else { tr!(plan.plan_title) }}</h2>
                {dynamic(move || empty().then(|| nothing_yet(app)))}
                {rows()}
                {dynamic(move || several.get().then(|| merging::bar(app, choosing)))}
                {(!measures).then(|| view! {
                    <div class="row">
                        <button class="button" type="button" on:click=click(move |_| super::add(app))>
                            <Icon name="i-add" />{tr!(plan.add_activity)}
                        </button>
                    </div>
                })}
            </section>
        }))}
    }
}

fn nothing_yet(app: App) -> impl IntoView {
    view! {
        <p>{tr!(plan.plan_empty)}" "<a href=section_href(app, Section::Suggestions)>
            {tr!(plan.to_suggestions)}
        </a></p>
    }
}

/// What the rows of a list share.
#[derive(Clone, Copy)]
struct Listed {
    app: App,
    items: Memo<Vec<Shared<Activity>>>,
    /// How many there are.
    count: Memo<usize>,
    /// Where each activity stands, by id.
    place: Memo<BTreeMap<String, usize>>,
    conflicts: Memo<BTreeMap<String, usize>>,
    choosing: Choosing,
}

/// Follows where each activity stands, so that no row looks through the whole list.
fn places(items: Memo<Vec<Shared<Activity>>>) -> Memo<BTreeMap<String, usize>> {
    Memo::new_owning(move |before| {
        let mut kept = Kept::of(before);
        let items = items.read();
        for (place, item) in items.iter().enumerate() {
            kept.put(&item.id, |before| *before == place, || place);
        }
        kept.only(items.iter().map(|item| item.id.as_str()));
        kept.end()
    })
}

fn row(listed: Listed, id: String) -> impl IntoView {
    let Listed {
        app, items, place, ..
    } = listed;
    let framework = app.framework();
    let (wanted, counted) = (id.clone(), id.clone());
    let activity = Memo::new(move |_| {
        let place = place.read().get(&wanted).copied();
        let items = items.read();
        place
            .and_then(|place| items.get(place))
            .cloned()
            .unwrap_or_default()
    });
    let conflicts = Memo::new(move |_| listed.conflicts.read().get(&counted).copied().unwrap_or(0));
    let (named, shown) = (framework.clone(), framework);
    let title = Memo::new(move |_| words_of(&named, &activity.read()).title);
    let dossier = app.dossier.id().unwrap_or_default();
    let to = Route::PlanActivity(dossier, id.clone()).href();
    let title_id = format!("title-{id}");
    view! {
        <article class="activity planned">
            <h3><a href=to id=title_id>{title}</a></h3>
            {dynamic(move || meta(app, &shown, &activity.read(), conflicts.get()))}
            {merging::choice(listed.choosing, id.clone(), title)}
            {buttons(listed, id, title)}
        </article>
    }
}

fn meta(
    app: App,
    framework: &Framework,
    activity: &Activity,
    conflicts: usize,
) -> impl IntoView + use<> {
    let mut parts = Vec::new();
    if let Some(id) = &activity.modality {
        parts.push(names::modality(framework, id));
    }
    parts.push(tr!(plan.people_count, n = people_in(activity)).to_string());
    if let Some(hours) = activity.hours.filter(|_| !activity.measure) {
        parts.push(tr!(plan.hours_count, n = hours).to_string());
    }
    parts.extend(period(activity));
    if !activity.costs.is_empty() {
        parts.push(money(
            activity_cents(activity),
            &app.framework().pack.currency,
        ));
    }
    if activity.edited {
        parts.push(tr!(plan.edited).to_string());
    }
    let progress = activity.execution.progress;
    let state = (progress != Progress::Planned).then(|| {
        let kind = words::progress_kind(progress);
        view! { <span class="badge" data-kind=kind>{words::progress(progress)}</span> }
    });
    let parts = parts
        .into_iter()
        .map(|part| view! { <span>{part}</span> })
        .collect_view();
    let conflicts = (conflicts > 0).then(|| {
        let words = tr!(builder.conflicts_count, n = conflicts);
        view! { <span class="badge" data-kind="warn">{words}</span> }
    });
    view! { <p class="meta">{parts}{state}{conflicts}</p> }
}

/// Writes the months of an activity, as far as they are known.
pub fn period(activity: &Activity) -> Option<String> {
    match (activity.from, activity.to) {
        (Some(from), Some(to)) if from == to => Some(month(from)),
        (Some(from), Some(to)) => {
            Some(tr!(plan.period, from = month(from), to = month(to)).to_string())
        }
        (Some(from), None) => Some(tr!(plan.period_from, from = month(from)).to_string()),
        (None, Some(to)) => Some(tr!(plan.period_to, to = month(to)).to_string()),
        (None, None) => None,
    }
}

fn buttons(listed: Listed, id: String, title: Memo<String>) -> impl IntoView {
    let Listed { app, items, .. } = listed;
    let place = Memo::new({
        let id = id.clone();
        move |_| listed.place.read().get(&id).copied()
    });
    let last = move || {
        place
            .get()
            .is_none_or(|place| place + 1 == listed.count.get())
    };
    let first = move || place.get().is_none_or(|place| place == 0);
    let (up_id, down_id) = (format!("up-{id}"), format!("down-{id}"));
    let (moving_up, moving_down) = (id.clone(), id.clone());
    let (keep_up, keep_down) = (up_id.clone(), down_id.clone());
    // At the ends of the list one of the two is disabled.
    let (other_up, other_down) = (down_id.clone(), up_id.clone());
    view! {
        <div class="row">
            <button class="icon-button" type="button" id=up_id disabled=first
                aria-label=live(move || tr!(common.up, name = title.get()).to_string())
                on:click=click(move |_| {
                    shift(app, items, &moving_up, false);
                    focus_soon_either([keep_up.clone(), other_up.clone()]);
                })><Icon name="i-up" /></button>
            <button class="icon-button" type="button" id=down_id disabled=last
                aria-label=live(move || tr!(common.down, name = title.get()).to_string())
                on:click=click(move |_| {
                    shift(app, items, &moving_down, true);
                    focus_soon_either([keep_down.clone(), other_down.clone()]);
                })><Icon name="i-down" /></button>
            <button class="button quiet" type="button"
                aria-label=live(move || tr!(common.remove_named, name = title.get()).to_string())
                on:click=click(move |_| remove(app, &id, title.get_untracked()))
            >{tr!(plan.remove)}</button>
        </div>
    }
}

/// Changes places with the neighbour of the same list.
fn shift(app: App, items: Memo<Vec<Shared<Activity>>>, id: &str, down: bool) {
    let list = items.get_untracked();
    let Some(place) = list.iter().position(|item| item.id == id) else {
        return;
    };
    let neighbour = if down {
        place.checked_add(1)
    } else {
        place.checked_sub(1)
    };
    let Some(other) = neighbour.and_then(|place| list.get(place)) else {
        return;
    };
    app.dossier.edit(app, |dossier| {
        let activities = &mut dossier.plan.activities;
        let find = |wanted: &str| activities.iter().position(|item| item.id == wanted);
        if let (Some(one), Some(two)) = (find(id), find(&other.id)) {
            activities.swap(one, two);
        }
    });
}

fn remove(app: App, id: &str, title: String) {
    let message = tr!(plan.activity_removed, title = title).to_string();
    app.dossier.edit_undoable(app, message, |dossier| {
        take_out(&mut dossier.plan, &[id.to_string()], "", &BrowserWorld);
    });
}

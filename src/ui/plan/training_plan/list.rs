//! The activities in their order, and the measures apart.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic, live};

use super::conflicts::conflict_counts;
use super::merging::{self, Choosing};
use super::rows::{Row, Rows};
use crate::documents::Shared;
use crate::dossier::{Activity, Progress, TrainingPlan};
use crate::framework::Framework;
use crate::plan::{activity_cents, move_in_list, people_in, take_out};
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
    let choosing = Choosing::new(None);
    let conflicts = conflict_counts(app);
    let rows = Rows::follow(move || listed(&plan.read(), measures, &conflicts.read()));
    let all = move || {
        view! {
            <For each=move || rows.order() key=|id| id.clone() children=move |id| {
                rows.get(&id).map(|shown| row(app, choosing, id, shown))
            } />
        }
    };
    let count = Memo::new(move |_| rows.count());
    let several = Memo::new(move |_| count.get() > 1);
    let empty = Memo::new(move |_| count.get() == 0);
    view! {
        {dynamic(move || (!measures || !empty.get()).then(|| view! {
            <section class="part">
                <h2>{if measures { tr!(plan.plan_measures_title) } else { tr!(plan.plan_title) }}</h2>
                {dynamic(move || empty.get().then(|| nothing_yet(app)))}
                {all()}
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

/// What a row of the list shows.
#[derive(Clone, PartialEq)]
struct Listed {
    activity: Shared<Activity>,
    first: bool,
    last: bool,
    conflicts: usize,
}

impl Row for Listed {
    fn id(&self) -> &str {
        &self.activity.id
    }
}

fn listed(plan: &TrainingPlan, measures: bool, conflicts: &BTreeMap<String, usize>) -> Vec<Listed> {
    let chosen = plan
        .activities
        .iter()
        .filter(|item| item.measure == measures);
    let mut rows: Vec<Listed> = chosen
        .map(|item| Listed {
            activity: item.clone(),
            first: false,
            last: false,
            conflicts: conflicts.get(&item.id).copied().unwrap_or(0),
        })
        .collect();
    if let Some(first) = rows.first_mut() {
        first.first = true;
    }
    if let Some(last) = rows.last_mut() {
        last.last = true;
    }
    rows
}

fn nothing_yet(app: App) -> impl IntoView {
    view! {
        <p>{tr!(plan.plan_empty)}" "<a href=section_href(app, Section::Suggestions)>
            {tr!(plan.to_suggestions)}
        </a></p>
    }
}

fn row(app: App, choosing: Choosing, id: Arc<str>, shown: ArcRwSignal<Listed>) -> impl IntoView {
    let framework = app.framework();
    let (named, titled) = (framework.clone(), shown.clone());
    let title = Memo::new(move |_| words_of(&named, &titled.read().activity).title);
    let dossier = app.dossier.id().unwrap_or_default();
    let to = Route::PlanActivity(dossier, id.to_string()).href();
    let title_id = format!("title-{id}");
    let ends = shown.clone();
    view! {
        <article class="activity planned">
            <h3><a href=to id=title_id>{title}</a></h3>
            {dynamic(move || meta(app, &framework, &shown.read()))}
            {merging::choice(choosing, id.to_string(), title)}
            {buttons(app, id, title, ends)}
        </article>
    }
}

fn meta(app: App, framework: &Framework, shown: &Listed) -> impl IntoView + use<> {
    let (activity, conflicts) = (&shown.activity, shown.conflicts);
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

fn buttons(
    app: App,
    id: Arc<str>,
    title: Memo<String>,
    shown: ArcRwSignal<Listed>,
) -> impl IntoView {
    let at_end = shown.clone();
    let first = move || shown.read().first;
    let last = move || at_end.read().last;
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
                    shift(app, &moving_up, false);
                    focus_soon_either([keep_up.clone(), other_up.clone()]);
                })><Icon name="i-up" /></button>
            <button class="icon-button" type="button" id=down_id disabled=last
                aria-label=live(move || tr!(common.down, name = title.get()).to_string())
                on:click=click(move |_| {
                    shift(app, &moving_down, true);
                    focus_soon_either([keep_down.clone(), other_down.clone()]);
                })><Icon name="i-down" /></button>
            <button class="button quiet" type="button"
                aria-label=live(move || tr!(common.remove_named, name = title.get()).to_string())
                on:click=click(move |_| remove(app, &id, title.get_untracked()))
            >{tr!(plan.remove)}</button>
        </div>
    }
}

fn shift(app: App, id: &str, down: bool) {
    app.dossier.edit(app, |dossier| {
        move_in_list(&mut dossier.plan, id, down, &BrowserWorld);
    });
}

fn remove(app: App, id: &str, title: String) {
    let message = tr!(plan.activity_removed, title = title).to_string();
    app.dossier.edit_undoable(app, message, |dossier| {
        take_out(&mut dossier.plan, &[id.to_string()], "", &BrowserWorld);
    });
}

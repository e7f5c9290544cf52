//! How far each activity is, and the next thing to do.

use leptos::prelude::*;

use super::{href, words};
use crate::dossier::{Dossier, Progress};
use crate::follow_up::{
    CardCounts, NextStep, ProgressReport, cards_due, is_late, next_step, progress,
};
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::words_of;
use crate::ui::plan::derived::section_href;
use crate::ui::plan::figures::{day, money};
use crate::ui::plan::names;
use crate::ui::plan::training_plan::period;
use crate::ui::route::{FollowUpPlace, PlanView, Route, Section};
use crate::ui::widgets::{Icon, click, dynamic, live};
use crate::ui::world::today;

/// What the list shows of one activity.
#[derive(Clone, PartialEq)]
struct Row {
    id: String,
    title: String,
    meta: String,
    progress: Progress,
    late: bool,
    step: NextStep,
}

/// Which activities are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Show {
    All,
    ToDo,
    Done,
}

/// The section.
pub fn overview(app: App) -> impl IntoView {
    let rows = Memo::new(move |_| {
        let framework = app.framework();
        app.dossier.read(|dossier| rows_of(&framework, dossier))
    });
    let empty = Memo::new(move |_| rows.read().is_empty());
    dynamic(move || {
        if empty.get() {
            // Earlier plans and the register of actions are followed before there is a new plan.
            view! { <div class="stack">{no_plan(app)}{places(app)}</div> }.into_any()
        } else {
            let show = RwSignal::new(Show::All);
            view! {
                <div class="stack overview">
                    <h2>{tr!(follow.title)}</h2>
                    {dynamic(move || approval(app))}
                    {dynamic(move || app.dossier.with(|found| figures(app, &progress(&found.payload, today()))))}
                    {first_step(app, rows)}
                    {places(app)}
                    {filter(rows, show)}
                    {list(app, rows, show)}
                </div>
            }
            .into_any()
        }
    })
}

fn no_plan(app: App) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name="i-file" />
            <h2>{tr!(follow.no_plan_title)}</h2>
            <p>{tr!(follow.no_plan_text)}</p>
            <a class="button primary" href=section_href(app, Section::Plan)>{tr!(follow.to_plan)}</a>
        </div>
    }
}

fn rows_of(framework: &Framework, dossier: &Dossier) -> Vec<Row> {
    let today = today();
    let cards = cards_due(dossier, today);
    let activities = dossier.plan.activities.iter();
    let rows = activities.map(|activity| {
        let modality = activity.modality.as_deref();
        let modality = modality.map(|id| names::modality(framework, id));
        let kind = if activity.measure {
            Some(tr!(follow.measure).to_string())
        } else {
            modality
        };
        let parts = kind.into_iter().chain(period(activity));
        Row {
            id: activity.id.clone(),
            title: words_of(framework, activity).title,
            meta: parts.collect::<Vec<_>>().join(" · "),
            progress: activity.execution.progress,
            late: is_late(activity, today),
            step: next_step(dossier, activity, &cards, today),
        }
    });
    rows.collect()
}

/// Says that nothing approved the plan yet, or what did.
fn approval(app: App) -> impl IntoView {
    let approval = app.dossier.read(|dossier| dossier.plan.approval.clone());
    let id = app.dossier.id().unwrap_or_default();
    match approval {
        Some(act) => {
            let words = tr!(follow.approved, act = act.act, day = day(act.on));
            view! { <p class="muted">{words}</p> }.into_any()
        }
        None => view! {
            <div class="notice" data-kind="info">
                <h3>{tr!(follow.draft_title)}</h3>
                <p>{tr!(follow.draft_text)}" "<a class="no-print" href=Route::PlanView(id, PlanView::Changes).href()>
                    {tr!(follow.to_approval)}
                </a></p>
            </div>
        }
        .into_any(),
    }
}

/// The one thing to do now: the first activity of the plan that waits for something.
fn first_step(app: App, rows: Memo<Vec<Row>>) -> impl IntoView {
    let first = Memo::new(move |_| {
        let rows = rows.read();
        let mut waiting = rows.iter().filter(|row| waits(row.step));
        // What is under way or late goes before what has not begun.
        let pressing = waiting
            .clone()
            .find(|row| row.late || row.progress != Progress::Planned);
        pressing.or_else(|| waiting.next()).cloned()
    });
    dynamic(move || match first.get() {
        Some(row) => view! {
            <section class="part">
                <h3>{tr!(follow.first_title)}</h3>
                <p><b>{row.title.clone()}</b>": "{words::next_step(row.step)}</p>
                <div class="row no-print">
                    <a class="button primary" href=step_href(app, &row)>{tr!(follow.first_open)}</a>
                </div>
            </section>
        }
        .into_any(),
        None => view! { <p>{tr!(follow.first_none)}</p> }.into_any(),
    })
}

/// Tells whether a step can be done today.
fn waits(step: NextStep) -> bool {
    !matches!(step, NextStep::WaitUntil(_) | NextStep::Nothing)
}

/// Where a step is done.
fn step_href(app: App, row: &Row) -> String {
    let dossier = app.dossier.id().unwrap_or_default();
    match row.step {
        NextStep::Enrol | NextStep::Reschedule => {
            Route::PlanActivity(dossier, row.id.clone()).href()
        }
        NextStep::AnswerCards(_) => href(app, FollowUpPlace::Cards),
        _ => href(app, FollowUpPlace::Activity(row.id.clone())),
    }
}

fn figures(app: App, report: &ProgressReport) -> impl IntoView + use<> {
    let currency = &app.framework().pack.currency;
    let of = |part: String, whole: String| {
        let whole = tr!(follow.figure_of, whole = whole);
        view! { {part}" "<small>{whole}</small> }.into_any()
    };
    let done = report.training.done + report.measures.done;
    let all = report.training.standing() + report.measures.standing();
    let CardCounts { due, overdue, .. } = report.cards;
    let people = report.people;
    let spent = report.whole_money;
    let figures = [
        (
            tr!(follow.figure_done),
            of(done.to_string(), all.to_string()),
        ),
        (
            tr!(follow.figure_trained),
            of(people.trained.to_string(), people.planned.to_string()),
        ),
        (
            tr!(follow.figure_spent),
            of(money(spent.spent, currency), money(spent.planned, currency)),
        ),
        (
            tr!(follow.figure_in_use),
            of(
                report.products.in_use.to_string(),
                report.products.expected.to_string(),
            ),
        ),
        (
            tr!(follow.figure_cards),
            (due + overdue).to_string().into_any(),
        ),
    ];
    let figures = figures.map(|(name, figure)| {
        view! { <div><dt>{name}</dt><dd>{figure}</dd></div> }
    });
    view! { <dl class="figures">{figures}</dl> }
}

fn places(app: App) -> impl IntoView {
    let places = [
        (FollowUpPlace::Cards, tr!(follow.cards_title)),
        (FollowUpPlace::Trained, tr!(follow.trained_title)),
        (FollowUpPlace::Progress, tr!(follow.report_title)),
        (FollowUpPlace::Register, tr!(follow.register_title)),
    ];
    let links = places.map(|(place, name)| {
        view! { <a class="button" href=href(app, place)>{name}</a> }
    });
    view! { <nav class="row no-print" aria-label=tr!(follow.places)>{links}</nav> }
}

fn shown(show: Show, row: &Row) -> bool {
    match show {
        Show::All => true,
        Show::ToDo => waits(row.step),
        Show::Done => row.progress == Progress::Done,
    }
}

fn filter(rows: Memo<Vec<Row>>, show: RwSignal<Show>) -> impl IntoView {
    let name = move |choice: Show| {
        let rows = rows.read();
        let n = rows.iter().filter(|row| shown(choice, row)).count();
        match choice {
            Show::All => tr!(follow.show_all, n = n),
            Show::ToDo => tr!(follow.show_to_do, n = n),
            Show::Done => tr!(follow.show_done, n = n),
        }
    };
    let chips = [Show::All, Show::ToDo, Show::Done].map(|choice| {
        view! {
            <button class="chip" type="button"
                aria-pressed=live(move || (show.get() == choice).to_string())
                on:click=click(move |_| show.set(choice))
            >{dynamic(move || name(choice))}</button>
        }
    });
    view! { <div class="chips no-print" role="group" aria-label=tr!(follow.show)>{chips}</div> }
}

fn list(app: App, rows: Memo<Vec<Row>>, show: RwSignal<Show>) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        let rows = rows.read();
        let chosen = rows.iter().filter(|row| shown(show.get(), row));
        chosen.cloned().collect::<Vec<_>>()
    });
    view! {
        <ul class="followed" role="list">
            <For each=move || chosen.get() key=|row| {
                // A row that reads the same stays as it is.
                (row.id.clone(), row.title.clone(), row.meta.clone(), format!("{:?}{:?}{}", row.progress, row.step, row.late))
            } children=move |row| item(app, &row) />
        </ul>
        {dynamic(move || chosen.read().is_empty().then(|| view! {
            <p class="muted" role="status">{tr!(follow.show_none)}</p>
        }))}
    }
}

fn item(app: App, row: &Row) -> impl IntoView + use<> {
    let late = row.late.then(|| {
        view! { <span class="badge" data-kind="warn">{tr!(follow.late)}</span> }
    });
    let step = words::next_step(row.step);
    let step = if waits(row.step) {
        let to = step_href(app, row);
        view! { <a href=to>{step}</a> }.into_any()
    } else {
        view! { <span class="muted">{step}</span> }.into_any()
    };
    view! {
        <li>
            <div>
                <h3><a href=href(app, FollowUpPlace::Activity(row.id.clone()))>{row.title.clone()}</a></h3>
                <p class="muted">{row.meta.clone()}</p>
            </div>
            <p class="state">
                <span class="badge" data-kind=words::progress_kind(row.progress)>{words::progress(row.progress)}</span>
                {late}
            </p>
            <p>{step}</p>
        </li>
    }
}

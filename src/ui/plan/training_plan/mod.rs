//! The plan: what was decided, its totals, its files, and its working copy on paper.

mod budget;
mod by_objective;
mod by_person;
mod calendar;
mod changes;
mod conflicts;
mod document;
mod files;
mod kept;
mod list;
mod merging;
mod rejected;
mod rows;
mod titles;
mod totals;
mod views;
mod what_if;

use leptos::prelude::*;

use crate::ui::widgets::{Icon, click, dynamic, on_paper, print};

pub use self::changes::reason_field;
use self::files::Part;
pub use self::list::period;
pub use self::views::other_view;
use crate::dossier::TrainingPlan;
use crate::plan::{add_by_hand, modifications, proposals};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::derived::section_href;
use crate::ui::plan::figures::day;
use crate::ui::route::{PlanView, Route, Section};
use crate::ui::transfer::lock_form;
use crate::ui::world::BrowserWorld;

/// The section.
pub fn training_plan(app: App) -> impl IntoView {
    let plan = Memo::new(move |_| app.dossier.read(|dossier| dossier.plan.clone()));
    view! {
        <div class="stack no-print">
            {views::links(app, None)}
            {approved_note(app)}
            {changes::last_modification(app)}
            {totals::totals(app, plan)}
            {list::list(app, plan, false)}
            {list::list(app, plan, true)}
            {whole_proposals(app, plan)}
            {rejected::rejected(app)}
            <section class="part">
                <h2>{tr!(plan.files_title)}</h2>
                {actions(app)}
            </section>
        </div>
        {on_paper(move || document::document(app))}
    }
}

/// Says that the plan was approved, so that changes are modifications, and how many of those have no reason yet.
fn approved_note(app: App) -> impl IntoView {
    let found = Memo::new(move |_| {
        app.dossier.read(|dossier| {
            let plan = &dossier.plan;
            let without = modifications(plan).filter(|change| change.reason.trim().is_empty());
            let without = without.count();
            plan.approval.clone().map(|approval| (approval, without))
        })
    });
    dynamic(move || {
        let (approval, without) = found.get()?;
        let text = match without {
            0 => tr!(builder.approved_text).to_string(),
            n => tr!(builder.approved_without_reason, n = n),
        };
        let words = tr!(
            builder.approved,
            act = approval.act.clone(),
            day = day(approval.on)
        );
        let id = app.dossier.id().unwrap_or_default();
        let to = Route::PlanView(id, PlanView::Changes).href();
        Some(view! {
            <div class="notice" data-kind="info">
                <h3>{words}</h3>
                <p>{text}" "<a href=to>{tr!(builder.to_changes)}</a></p>
            </div>
        })
    })
}

fn actions(app: App) -> impl IntoView {
    let locking = RwSignal::new(None);
    let locked = move |part, words: String| {
        view! {
            <button class="button" type="button" on:click=click(move |_| locking.set(Some(part)))>{words}</button>
        }
    };
    let closed = move || locking.set(None);
    view! {
        <div class="row">
            <button class="button primary" type="button" on:click=click(move |_| {
                app.save_all();
                print();
            })><Icon name="i-print" />{tr!(plan.print_plan)}</button>
            <button class="button" type="button" on:click=click(move |_| files::export(app, Part::Plan))>
                <Icon name="i-save" />{tr!(plan.export_plan)}
            </button>
            <button class="button" type="button" on:click=click(move |_| files::export(app, Part::Dossier))>
                <Icon name="i-save" />{tr!(plan.export_dossier)}
            </button>
        </div>
        <p class="hint">{tr!(plan.print_hint)}" "<a href=section_href(app, Section::Papers)>{tr!(papers.section)}</a></p>
        <p class="hint">{tr!(plan.export_hint)}</p>
        <div class="row">
            {locked(Part::Plan, tr!(transfer.lock_named, name = tr!(plan.export_plan)))}
            {locked(Part::Dossier, tr!(transfer.lock_named, name = tr!(plan.export_dossier)))}
        </div>
        {dynamic(move || locking.get().map(|part| {
            let left = match part {
                Part::Plan => |_: App, _: &str| (),
                Part::Dossier => files::note,
            };
            lock_form(app, Box::new(move || files::contents(app, part)), left, closed)
        }))}
    }
}

/// Adds an empty activity and opens it.
fn add(app: App) {
    let mut activity = String::new();
    app.dossier.edit(app, |dossier| {
        activity = add_by_hand(&mut dossier.plan, &BrowserWorld);
    });
    if let Some(id) = app.dossier.id() {
        app.go(Route::PlanActivity(id, activity));
    }
}

fn whole_proposals(app: App, plan: Memo<TrainingPlan>) -> impl IntoView {
    let framework = app.framework();
    let texts = Memo::new(move |_| {
        let texts = proposals(&framework, &plan.read().activities).into_iter();
        texts
            .map(|text| text.get(language()).to_string())
            .collect::<Vec<String>>()
    });
    dynamic(move || {
        let texts = texts.get();
        (!texts.is_empty()).then(|| {
            let items = texts.into_iter().map(|text| view! { <li>{text}</li> });
            view! {
                <section class="part">
                    <h2>{tr!(plan.proposals_title)}</h2>
                    <p>{tr!(plan.proposals_text)}</p>
                    <ul>{items.collect_view()}</ul>
                </section>
            }
        })
    })
}

//! The plan: what was decided, its totals, its files, and the document to sign.

mod document;
mod files;
mod list;
mod rejected;
mod totals;

use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic};

use self::files::Part;
pub use self::list::period;
use crate::dossier::TrainingPlan;
use crate::plan::{add_by_hand, proposals};
use crate::ui::app::App;
use crate::ui::files::print;
use crate::ui::i18n::{language, tr};
use crate::ui::route::{PlanView, Route};
use crate::ui::transfer::lock_form;
use crate::ui::widgets::Icon;
use crate::ui::world::BrowserWorld;

/// The section.
pub fn training_plan(app: App) -> impl IntoView {
    let plan = Memo::new(move |_| app.dossier.read(|dossier| dossier.plan.clone()));
    view! {
        <div class="stack no-print">
            {actions(app)}
            {totals::totals(app, plan)}
            {list::list(app, plan, false)}
            {list::list(app, plan, true)}
            {dynamic(move || whole_proposals(app, &plan.read()))}
            {dynamic(move || rejected::rejected(app, &plan.read()))}
        </div>
        {document::document(app)}
    }
}

/// Another view of the plan.
pub fn other_view(_app: App, _view: PlanView) -> impl IntoView {}

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
        <p class="hint">{tr!(plan.export_hint)}</p>
        <div class="row">
            {locked(Part::Plan, tr!(transfer.lock_named, name = tr!(plan.export_plan)))}
            {locked(Part::Dossier, tr!(transfer.lock_named, name = tr!(plan.export_dossier)))}
        </div>
        {dynamic(move || locking.get().map(|part| {
            lock_form(Box::new(move || files::contents(app, part)), closed)
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

fn whole_proposals(app: App, plan: &TrainingPlan) -> Option<impl IntoView + use<>> {
    let framework = app.framework();
    let texts = proposals(&framework, &plan.activities);
    let items = texts.into_iter();
    let items = items.map(|text| view! { <li>{text.get(language()).to_string()}</li> });
    let items = items.collect_view();
    (!items.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>{tr!(plan.proposals_title)}</h2>
                <p>{tr!(plan.proposals_text)}</p>
                <ul>{items}</ul>
            </section>
        }
    })
}

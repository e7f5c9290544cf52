//! The editor of one activity.

mod commitments;
mod conflicts;
mod content;
mod costs;
mod fields;
mod form;
mod participants;
mod phases;
mod reason;
mod result;
mod serves;
mod teaching;
mod when;
mod wording;

use leptos::prelude::*;

use super::activity_words::words_of;
use super::derived::{after_pause, section_href};
use super::reasons::reason_items;
use crate::documents::Shared;
use crate::dossier::{Activity, Dossier};
use crate::plan::record_edit;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::route::Section;
use crate::ui::widgets::{click, focus_soon};
use crate::ui::world::BrowserWorld;

/// One activity of the open dossier.
#[derive(Clone, Copy)]
pub struct Editing {
    /// The application.
    pub app: App,
    /// The activity; absent once it was removed.
    pub activity: Memo<Option<Shared<Activity>>>,
    /// Changes once nobody typed for a moment: for what is computed from the whole plan.
    pub pause: RwSignal<u32>,
    id: StoredValue<String>,
}

impl Editing {
    fn new(app: App, id: String) -> Editing {
        let wanted = id.clone();
        let activity = Memo::new(move |_| {
            app.dossier.read(|dossier| {
                let mut activities = dossier.plan.activities.iter();
                activities.find(|item| item.id == wanted).cloned()
            })
        });
        Editing {
            app,
            activity,
            pause: after_pause(app),
            id: StoredValue::new(id),
        }
    }

    /// Reads the activity and tracks it.
    pub fn read<R: Default>(self, read: impl FnOnce(&Activity) -> R) -> R {
        self.activity
            .with(|found| found.as_deref().map(read))
            .unwrap_or_default()
    }

    /// Changes the activity and marks it as changed by hand.
    pub fn edit(self, change: impl FnOnce(&mut Activity)) {
        edit_activity(self.app, &self.id.get_value(), change);
    }

    /// The same with a way back, until the next change.
    pub fn edit_undoable(self, message: String, edit: impl FnOnce(&mut Activity)) {
        let (app, id) = (self.app, self.id.get_value());
        app.dossier
            .edit_undoable(app, message, |dossier| change(dossier, &id, edit));
    }
}

/// Changes an activity of the open dossier, marks it as changed by hand and records the change.
fn edit_activity(app: App, id: &str, edit: impl FnOnce(&mut Activity)) {
    app.dossier.edit(app, |dossier| change(dossier, id, edit));
}

/// Changes an activity, marks it as changed by hand and records the change. Every change made on this screen comes by
/// here.
fn change(dossier: &mut Dossier, id: &str, edit: impl FnOnce(&mut Activity)) {
    let plan = &mut dossier.plan;
    let Some(activity) = plan.activities.iter_mut().find(|item| item.id == id) else {
        return;
    };
    let before = activity.clone();
    edit(activity);
    // Fields that were only looked at leave nothing behind.
    activity
        .phases
        .retain(|phase| phase.from.is_some() || phase.to.is_some());
    activity
        .trainer_profile
        .take_if(|text| text.trim().is_empty());
    if *activity != before {
        activity.edited = true;
        record_edit(plan, &before, &BrowserWorld);
    }
}

/// The screen.
pub fn activity(app: App, id: String) -> impl IntoView {
    let editing = Editing::new(app, id);
    let here = Memo::new(move |_| editing.activity.read().is_some());
    move || {
        if here.get() {
            editor(editing).into_any()
        } else {
            gone(app).into_any()
        }
    }
}

/// The activity was removed, here or in another tab.
fn gone(app: App) -> impl IntoView {
    view! {
        <main id="main" class="page narrow" tabindex="-1">
            <div class="empty">
                <h1>{tr!(plan.activity_absent_title)}</h1>
                <p>{tr!(plan.activity_absent_text)}</p>
                <a class="button primary" href=section_href(app, Section::Plan)>{tr!(plan.back_to_plan)}</a>
            </div>
        </main>
    }
}

fn editor(editing: Editing) -> impl IntoView {
    let app = editing.app;
    let framework = app.framework();
    let title = move || editing.read(|activity| words_of(&framework, activity).title);
    let back = section_href(app, Section::Plan);
    view! {
        <main id="main" class="page narrow" tabindex="-1">
            <p class="eyebrow"><a href=back.clone()>{tr!(plan.back_to_plan)}</a></p>
            <h1>{title}</h1>
            {conflicts::conflicts(editing)}
            {index(editing)}
            {wording::wording(editing)}
            {content::content(editing)}
            {form::form(editing)}
            {participants::participants(editing)}
            {teaching::teaching(editing)}
            {costs::costs(editing)}
            {result::result(editing)}
            {commitments::commitments(editing)}
            {reasons(editing)}
            {reason::reason(editing)}
        </main>
        <nav class="actions no-print" aria-label=tr!(plan.actions)>
            <a class="button primary" href=back>{tr!(plan.done)}</a>
        </nav>
    }
}

/// The parts of the form; the address belongs to the places of the application, so these are buttons.
fn index(editing: Editing) -> impl IntoView {
    let measure = Memo::new(move |_| editing.read(|activity| activity.measure));
    move || {
        let parts = [
            ("part-goal", tr!(activity.index_goal), true),
            ("part-content", tr!(activity.index_content), true),
            ("part-form", tr!(activity.index_form), true),
            ("participants", tr!(activity.index_people), true),
            (
                "part-teaching",
                tr!(activity.index_teaching),
                !measure.get(),
            ),
            ("costs", tr!(activity.index_costs), true),
            ("part-result", tr!(activity.index_result), true),
            ("part-commitments", tr!(activity.index_commitments), true),
        ];
        let parts = parts.into_iter().filter(|(.., here)| *here);
        let buttons = parts.map(|(id, words, _)| {
            view! {
                <button type="button" on:click=click(move |_| focus_soon(id.to_string()))>{words}</button>
            }
        });
        view! {
            <nav class="part-index no-print" aria-label=tr!(activity.index)>{buttons.collect_view()}</nav>
        }
    }
}

fn reasons(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let reasons = Memo::new(move |_| editing.read(|activity| activity.reasons.clone()));
    move || {
        let items = reason_items(&framework, &reasons.read());
        (!items.is_empty()).then(|| {
            view! {
                <section class="part">
                    <h2>{tr!(plan.why)}</h2>
                    <ul>{items}</ul>
                </section>
            }
        })
    }
}

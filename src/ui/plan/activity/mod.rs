//! The editor of one activity.

mod content;
mod form;
mod participants;
mod serves;
mod when_and_cost;
mod wording;

use leptos::prelude::*;

use super::activity_words::words_of;
use super::derived::section_href;
use super::reasons::reason_items;
use crate::documents::Shared;
use crate::dossier::Activity;
use crate::plan::record_edit;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::route::Section;
use crate::ui::world::BrowserWorld;

/// One activity of the open dossier.
#[derive(Clone, Copy)]
pub struct Editing {
    /// The application.
    pub app: App,
    /// The activity; absent once it was removed.
    pub activity: Memo<Option<Shared<Activity>>>,
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
}

/// Changes an activity of the open dossier, marks it as changed by hand and records the change.
fn edit_activity(app: App, id: &str, change: impl FnOnce(&mut Activity)) {
    app.dossier.edit(app, |dossier| {
        let plan = &mut dossier.plan;
        let Some(place) = plan.activities.iter_mut().find(|item| item.id == id) else {
            return;
        };
        let before = place.clone();
        change(place);
        if *place != before {
            place.edited = true;
            record_edit(plan, &before, &BrowserWorld);
        }
    });
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
            {wording::wording(editing)}
            {serves::serves(editing)}
            {content::content(editing)}
            {form::form(editing)}
            {when_and_cost::when_and_cost(editing)}
            {participants::participants(editing)}
            {reasons(editing)}
        </main>
        <nav class="actions no-print" aria-label=tr!(plan.actions)>
            <a class="button primary" href=back>{tr!(plan.done)}</a>
        </nav>
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

//! Titles of the plan's activities with the way to each, made once per change of the plan.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::documents::Shared;
use crate::dossier::Activity;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::words_of;
use crate::ui::route::Route;

/// The activities of the open plan by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Activities(BTreeMap<String, Shared<Activity>>);

/// Follows the activities of the open plan.
pub fn activities_of(app: App) -> Memo<Activities> {
    Memo::new(move |_| {
        app.dossier.read(|dossier| {
            let list = dossier.plan.activities.iter();
            Activities(list.map(|item| (item.id.clone(), item.clone())).collect())
        })
    })
}

impl Activities {
    /// Finds an activity.
    pub fn get(&self, id: &str) -> Option<&Shared<Activity>> {
        self.0.get(id)
    }

    /// Returns the title of an activity; says so where it is no longer in the plan.
    pub fn title(&self, app: App, id: &str) -> String {
        let found = self.get(id);
        let title = found.map(|activity| words_of(&app.framework(), activity).title);
        title.unwrap_or_else(|| tr!(builder.activity_gone).to_string())
    }

    /// Returns a link with the title of an activity.
    pub fn link(&self, app: App, id: &str) -> AnyView {
        let href = activity_href(app, id);
        view! { <a href=href>{self.title(app, id)}</a> }.into_any()
    }
}

/// Returns the address of an activity.
pub fn activity_href(app: App, id: &str) -> String {
    Route::PlanActivity(app.dossier.id().unwrap_or_default(), id.to_string()).href()
}

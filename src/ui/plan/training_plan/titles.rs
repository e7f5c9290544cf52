//! Titles of the plan's activities with the way to each, made once per change of the plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::kept::Kept;
use crate::documents::Shared;
use crate::dossier::Activity;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::words_of;
use crate::ui::route::Route;

/// The activities of the open plan by id, each with its title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Activities(BTreeMap<String, (Shared<Activity>, Arc<str>)>);

/// Follows the activities of the open plan; the title of one that did not change is not written anew.
pub fn activities_of(app: App) -> Memo<Activities> {
    let framework = app.framework();
    Memo::new_owning(move |before: Option<Activities>| {
        let mut kept = Kept::of(before.map(|before| before.0));
        app.dossier.read(|dossier| {
            for item in dossier.plan.activities.iter() {
                kept.put(
                    &item.id,
                    |(before, _)| before == item,
                    || (item.clone(), words_of(&framework, item).title.into()),
                );
            }
            kept.only(dossier.plan.activities.iter().map(|item| item.id.as_str()));
        });
        let (found, changed) = kept.end();
        (Activities(found), changed)
    })
}

impl Activities {
    /// Finds an activity.
    pub fn get(&self, id: &str) -> Option<&Shared<Activity>> {
        self.0.get(id).map(|(activity, _)| activity)
    }

    /// Returns the title of an activity; says so where it is no longer in the plan.
    pub fn title(&self, id: &str) -> Arc<str> {
        let title = self.0.get(id).map(|(_, title)| title.clone());
        title.unwrap_or_else(|| tr!(builder.activity_gone).into())
    }

    /// Returns a link with the title of an activity.
    pub fn link(&self, app: App, id: &str) -> AnyView {
        let href = activity_href(app, id);
        view! { <a href=href>{self.title(id)}</a> }.into_any()
    }
}

/// Returns the address of an activity.
pub fn activity_href(app: App, id: &str) -> String {
    Route::PlanActivity(app.dossier.id().unwrap_or_default(), id.to_string()).href()
}

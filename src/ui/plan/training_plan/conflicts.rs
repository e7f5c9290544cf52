//! How much does not fit in each activity, as other views of the plan show it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::plan::conflicts;
use crate::ui::app::App;
use crate::ui::plan::derived::after_pause;
use crate::ui::world::today;

/// Follows the number of conflicts by activity id, after a pause: they look at the whole plan. Activities without any
/// are not in it.
pub fn conflict_counts(app: App) -> Memo<BTreeMap<String, usize>> {
    let framework = app.framework();
    let pause = after_pause(app);
    Memo::new(move |_| {
        pause.track();
        let found = app
            .dossier
            .read_untracked(|dossier| conflicts(&framework, dossier, today()));
        let mut counts = BTreeMap::new();
        for item in found {
            *counts.entry(item.activity).or_default() += 1;
        }
        counts
    })
}

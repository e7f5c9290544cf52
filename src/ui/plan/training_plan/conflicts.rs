//! How much does not fit in each activity, as other views of the plan show it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::plan::conflicts;
use crate::ui::app::App;
use crate::ui::world::today;

/// Follows the number of conflicts by activity id; activities without any are not in it.
pub fn conflict_counts(app: App) -> Memo<BTreeMap<String, usize>> {
    let framework = app.framework();
    Memo::new(move |_| {
        let found = app
            .dossier
            .read(|dossier| conflicts(&framework, dossier, today()));
        let mut counts = BTreeMap::new();
        for item in found {
            *counts.entry(item.activity).or_default() += 1;
        }
        counts
    })
}

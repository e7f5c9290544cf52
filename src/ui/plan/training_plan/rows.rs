//! Rows of a long list, each with a signal of its own: a change is told only to the rows that it changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

/// What a row shows.
pub trait Row: Clone + PartialEq + Send + Sync + 'static {
    /// Returns what tells it apart from the others.
    fn id(&self) -> &str;
}

/// The rows of a list that follows the plan.
pub struct Rows<T: 'static> {
    order: RwSignal<Vec<Arc<str>>>,
    table: StoredValue<BTreeMap<Arc<str>, ArcRwSignal<T>>>,
}

impl<T> Clone for Rows<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Rows<T> {}

impl<T: Row> Rows<T> {
    /// Follows what `find` returns: the rows in their order, each with another id.
    pub fn follow(find: impl Fn() -> Vec<T> + 'static) -> Rows<T> {
        let rows = Rows {
            order: RwSignal::new(Vec::new()),
            table: StoredValue::new(BTreeMap::new()),
        };
        let effect = RenderEffect::new(move |_| {
            let found = find();
            untrack(|| rows.take(found));
        });
        on_cleanup(move || drop(effect));
        rows
    }

    fn take(self, found: Vec<T>) {
        let same = self.order.with_untracked(|before| {
            let before = before.iter().map(|id| &**id);
            before.eq(found.iter().map(Row::id))
        });
        let mut order = Vec::new();
        self.table.update_value(|table| {
            if !same {
                let ids: BTreeSet<&str> = found.iter().map(Row::id).collect();
                table.retain(|id, _| ids.contains(&**id));
                for row in &found {
                    if !table.contains_key(row.id()) {
                        table.insert(row.id().into(), ArcRwSignal::new(row.clone()));
                    }
                }
                let keys = found.iter().filter_map(|row| table.get_key_value(row.id()));
                order = keys.map(|(id, _)| id.clone()).collect();
            }
            for row in found {
                if let Some(signal) = table.get(row.id())
                    && *signal.read_untracked() != row
                {
                    signal.set(row);
                }
            }
        });
        if !same {
            self.order.set(order);
        }
    }

    /// Returns the ids in their order; for somebody who follows them.
    pub fn order(self) -> Vec<Arc<str>> {
        self.order.get()
    }

    /// Returns how many there are; for somebody who follows that.
    pub fn count(self) -> usize {
        self.order.read().len()
    }

    /// Returns the first id; for somebody who follows it.
    pub fn first(self) -> Option<Arc<str>> {
        self.order.read().first().cloned()
    }

    /// Finds what a row shows, to be followed.
    pub fn get(self, id: &str) -> Option<ArcRwSignal<T>> {
        self.table.with_value(|table| table.get(id).cloned())
    }
}

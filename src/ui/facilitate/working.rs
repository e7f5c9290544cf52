//! The session that is being worked on. It belongs to this program alone, so that the others need not know its type.

use std::cell::OnceCell;

use leptos::prelude::*;

use crate::ui::working::Working;
use crate::workshop::Workshop;

/// Milliseconds that changes are gathered before they are saved: the room sees them first.
const GATHERED: u64 = 100;

thread_local! {
    static SESSION: OnceCell<(Owner, Working<Workshop>)> = const { OnceCell::new() };
}

/// Returns the place of the open session; it outlives every screen.
pub fn session() -> Working<Workshop> {
    SESSION.with(|session| {
        let (_, working) = session.get_or_init(|| {
            let owner = Owner::new_root(None);
            let working = owner.with(|| Working::new(GATHERED));
            (owner, working)
        });
        *working
    })
}

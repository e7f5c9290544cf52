//! The timers of the open session, counted at each of its places by a clock that nobody can set.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::*;

use super::session;
use crate::documents::World;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::world::BrowserWorld;
use crate::workshop::{Gap, Workshop};

/// How often running timers are kept.
const KEPT: Duration = Duration::from_secs(10);

thread_local! {
    /// The session whose timers are counted, and the milliseconds up to which they were.
    static COUNTED: RefCell<Option<(String, f64)>> = const { RefCell::new(None) };
}

/// Returns milliseconds on a clock that nobody can set.
fn now_steady() -> f64 {
    window().performance().map_or(0.0, |found| found.now())
}

/// Returns the whole seconds that were not counted yet; nothing where the session was not being counted.
fn passed() -> Option<u32> {
    let id = session().id()?;
    let now = now_steady();
    COUNTED.with_borrow_mut(|counted| match counted {
        Some((of, until)) if *of == id => {
            let seconds = ((now - *until) / 1000.0).floor().max(0.0);
            *until += seconds * 1000.0;
            Some(seconds as u32)
        }
        _ => {
            *counted = Some((id, now));
            None
        }
    })
}

/// The session is closed: when it is opened again, only the time of day tells what passed.
pub fn close() {
    COUNTED.set(None);
}

/// Changes the session; timers are counted up to now, and what became of them is returned beside what was done.
pub fn change<R: Default>(app: App, change: impl FnOnce(&mut Workshop) -> R) -> (R, Gap) {
    let seconds = passed();
    let now = BrowserWorld.now();
    let (mut done, mut gap) = (R::default(), Gap::None);
    session().edit(app, |found| {
        gap = match seconds {
            Some(seconds) => found.tick_timers(seconds, now),
            None => found.reopen_timers(now),
        };
        done = change(found);
    });
    (done, gap)
}

/// Counts timers up to now and keeps them; `say` is told of what somebody has to know.
pub fn keep(app: App, say: impl Fn(&'static str)) {
    let ((), gap) = change(app, |_| ());
    if let Some(text) = words(gap) {
        say(text);
    }
}

/// Counts running timers for as long as the screen is there; `say` is told of what somebody has to know.
pub fn follow(app: App, say: impl Fn(&'static str) + Copy + 'static) {
    let count = move || {
        let runs =
            session().read_untracked(|found| found.clock.running || found.discussion.running);
        if runs {
            keep(app, say);
        } else {
            passed();
        }
    };
    count();
    let timer = set_interval_with_handle(count, KEPT);
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
}

/// Says what became of the timers, where somebody has to know it.
pub fn words(gap: Gap) -> Option<&'static str> {
    match gap {
        Gap::Stopped => Some(tr!(facilitate.clock_stopped)),
        Gap::WentBack => Some(tr!(facilitate.clock_went_back)),
        Gap::None | Gap::Counted(_) => None,
    }
}

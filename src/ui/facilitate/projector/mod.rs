//! What the room sees: a window of its own that draws slides and knows nothing else.

mod draw;
mod link;
mod results;

use leptos::ev;
use leptos::prelude::*;

pub use draw::screen;
pub use link::{Stage, Told};
pub use results::{ordinal, reading};

use crate::ui::app::app;
use crate::ui::i18n::tr;
use crate::workshop::{Slide, SlideClock};

/// What a timer shows, told from seconds that it had when the slide was made and how long that is ago.
#[derive(Clone, Copy)]
pub struct Since {
    /// Seconds since the slide came.
    passed: RwSignal<u32>,
}

impl Since {
    /// Counts the seconds from now on, for as long as the screen is there.
    pub fn new() -> Since {
        let passed = RwSignal::new(0);
        let timer = set_interval_with_handle(
            move || {
                passed.try_update(|seconds| *seconds += 1);
            },
            std::time::Duration::from_secs(1),
        );
        on_cleanup(move || {
            if let Ok(timer) = timer {
                timer.clear();
            }
        });
        Since { passed }
    }

    /// Begins anew.
    pub fn restart(&self) {
        self.passed.set(0);
    }

    /// Returns the seconds that a timer has; tracked.
    pub fn of(&self, spent: u32, running: bool) -> u32 {
        let passed = if running { self.passed.get() } else { 0 };
        spent.saturating_add(passed)
    }

    /// Returns a clock as it stands now; tracked.
    pub fn clock(&self, clock: &SlideClock) -> SlideClock {
        SlideClock {
            spent: self.of(clock.spent, clock.running),
            discussion_spent: self.of(clock.discussion_spent, clock.discussion_running),
            ..clock.clone()
        }
    }
}

/// The window on the second screen.
pub fn projector() -> impl IntoView {
    let app = app();
    let slide = RwSignal::new(None::<Slide>);
    let since = Since::new();
    let audience = link::Audience::join(move |found| {
        // The windows look for each other every second; the clock goes on from the slide that stands.
        if slide.read_untracked().as_ref() == Some(&found) {
            return;
        }
        since.restart();
        slide.set(Some(found));
    });
    // The presenter's remote may speak to this window.
    let keys = window_event_listener(ev::keydown, move |event| match event.key().as_str() {
        "f" | "F" => link::whole_screen(),
        key if link::is_command(key) => {
            event.prevent_default();
            audience.tell(key);
        }
        _ => {}
    });
    on_cleanup(move || keys.remove());
    let framework = app.framework();
    let alone = !audience.has_presenter();
    view! {
        <main id="main" class="projector" tabindex="-1">
            <h1 class="visually-hidden">{tr!(facilitate.projector)}</h1>
            {move || match slide.get() {
                Some(found) => screen(&framework, &found, since).into_any(),
                None if alone => view! {
                    <div class="screen"><div class="screen-body">
                        <p class="screen-heading">{tr!(facilitate.projector_alone)}</p>
                        <p>{tr!(facilitate.projector_alone_text)}</p>
                    </div></div>
                }.into_any(),
                None => view! {
                    <div class="screen"><div class="screen-body">
                        <p class="screen-heading">{tr!(facilitate.projector_waiting)}</p>
                    </div></div>
                }.into_any(),
            }}
        </main>
    }
}

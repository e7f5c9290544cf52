//! What follows from the open dossier, computed once per change and only while it is on screen.

use std::time::Duration;

use leptos::prelude::*;

use crate::dossier::{Board, TermError, board};
use crate::plan::{Need, Suggestions, needs, suggestions};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::route::{Route, Section};
use crate::ui::widgets::{Icon, dynamic, notice};
use crate::ui::world::today;

/// How long nothing is changed before [`after_pause`] changes.
const PAUSE: Duration = Duration::from_millis(250);

/// The gap board.
pub fn board_of(app: App) -> Memo<Board> {
    let framework = app.framework();
    Memo::new(move |_| {
        let found = app.dossier.with(|found| board(&framework, &found.payload));
        found.unwrap_or(Board {
            units: Vec::new(),
            rows: Vec::new(),
        })
    })
}

/// The needs, or why the moment of the term is missing.
pub fn needs_of(app: App) -> Memo<Result<Vec<Need>, TermError>> {
    let framework = app.framework();
    Memo::new(move |_| {
        let found = app.dossier.with(|found| {
            let moment = found.payload.moment(today())?;
            Ok(needs(&framework, &found.payload, moment, today()))
        });
        found.unwrap_or(Err(TermError::Incomplete))
    })
}

/// The suggestions, or why the moment of the term is missing.
pub fn suggestions_of(app: App) -> Memo<Result<Suggestions, TermError>> {
    let framework = app.framework();
    Memo::new(move |_| {
        let found = app.dossier.with(|found| {
            let moment = found.payload.moment(today())?;
            Ok(suggestions(&framework, &found.payload, moment, today()))
        });
        found.unwrap_or(Err(TermError::Incomplete))
    })
}

/// Changes once nothing of the open dossier was changed for a moment. What is computed from the whole plan beside a
/// field follows this instead of the dossier, so that no key waits for it.
pub fn after_pause(app: App) -> RwSignal<u32> {
    settled(move || {
        app.dossier.with(|_| ());
    })
}

/// Follows a value for the many who look at it: unlike a memo it does not even ask them to look again while it stays
/// as it is.
pub fn held<T: Clone + PartialEq + Send + Sync + 'static>(
    find: impl Fn() -> T + 'static,
) -> RwSignal<T> {
    let value = RwSignal::new(untrack(&find));
    let effect = RenderEffect::new(move |_| {
        let found = find();
        if *value.read_untracked() != found {
            value.set(found);
        }
    });
    on_cleanup(move || drop(effect));
    value
}

/// Changes once nothing of what `track` reads was changed for a moment.
pub fn settled(track: impl Fn() + 'static) -> RwSignal<u32> {
    let pause = RwSignal::new(0u32);
    let latest = StoredValue::new(0u32);
    Effect::new(move |before: Option<()>| {
        track();
        if before.is_none() {
            return;
        }
        let number = latest.get_value().wrapping_add(1);
        latest.set_value(number);
        let settle = move || {
            // The screen may be gone by then.
            if latest.try_get_value() == Some(number) {
                pause.try_set(number);
            }
        };
        set_timeout(settle, PAUSE);
    });
    pause
}

/// Counts the responses of the open dossier.
pub fn responses_of(app: App) -> Memo<usize> {
    Memo::new(move |_| app.dossier.read(|dossier| dossier.responses.len()))
}

/// The threshold of the open dossier.
pub fn threshold_of(app: App) -> Memo<usize> {
    Memo::new(move |_| app.dossier.read(|dossier| dossier.threshold()))
}

/// Says how many responses do not count in figures yet, and why; nothing when all do.
pub fn waiting_note(app: App) -> impl IntoView {
    dynamic(move || {
        let (waiting, threshold) = app
            .dossier
            .read(|dossier| (dossier.waiting.len(), dossier.threshold()));
        (waiting > 0).then(|| {
            let text = tr!(plan.waiting_text, k = threshold);
            notice("info", tr!(plan.waiting_title, n = waiting), text)
        })
    })
}

/// Links to a section of the open dossier.
pub fn section_href(app: App, section: Section) -> String {
    let id = app.dossier.id().unwrap_or_default();
    Route::PlanSection(id, section).href()
}

/// Says that the moment of the term is missing and where to set it.
pub fn term_missing(app: App, error: TermError) -> impl IntoView {
    let text = match error {
        TermError::Incomplete => tr!(plan.moment_missing),
        TermError::EndsBeforeItBegins => tr!(plan.term_reversed),
    };
    view! {
        <div class="empty">
            <h2>{tr!(plan.moment_missing_title)}</h2>
            <p>{text}</p>
            <a class="button primary" href=section_href(app, Section::Profile)>{tr!(plan.to_profile)}</a>
        </div>
    }
}

/// Says that there are no responses and where to bring them.
pub fn no_responses(app: App) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name="i-file" />
            <h2>{tr!(plan.no_responses_title)}</h2>
            <p>{tr!(plan.no_responses_text)}</p>
            <a class="button primary" href=section_href(app, Section::Responses)>
                {tr!(plan.to_responses)}
            </a>
        </div>
    }
}

//! Priorities: needs by their visible weights, beside what people asked for.

mod asked;
mod needs;
mod tied;
mod weights;
mod workshops;

use leptos::prelude::*;

use crate::ui::widgets::dynamic;

use super::derived::{needs_of, no_responses, responses_of, term_missing, threshold_of};
use crate::ui::app::App;

/// The section.
pub fn priorities(app: App) -> impl IntoView {
    let responses = responses_of(app);
    let found = needs_of(app);
    let missing = Memo::new(move |_| found.with(|found| found.as_ref().err().copied()));
    view! {
        {dynamic(move || match (responses.get(), missing.get()) {
            (0, _) => no_responses(app).into_any(),
            (_, Some(error)) => term_missing(app, error).into_any(),
            (_, None) => whole(app).into_any(),
        })}
        {workshops::workshops(app)}
    }
}

fn whole(app: App) -> impl IntoView {
    let found = needs_of(app);
    let list = Memo::new(move |_| found.get().unwrap_or_default());
    let threshold = threshold_of(app);
    let settings = Memo::new(move |_| {
        app.dossier
            .read(|dossier| (dossier.weights, tied::everything(dossier)))
    });
    view! {
        <div class="weighing">
            {dynamic(move || needs::ranking(app, &list.read(), &settings.read(), threshold.get()))}
            {weights::weights(app)}
        </div>
        {tied::tied(app)}
        {dynamic(move || asked::asked(app, &list.read(), threshold.get()))}
    }
}

//! The gap board: competency × unit, with what stands behind every figure.

mod board;
mod details;
mod measure;
mod strengths;

use leptos::prelude::*;

use crate::ui::widgets::dynamic;

use super::derived::{board_of, no_responses, responses_of, threshold_of, waiting_note};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::spreadsheet::table_buttons;
use crate::ui::widgets::notice;
use measure::Measure;

/// The section.
pub fn gaps(app: App) -> impl IntoView {
    let responses = responses_of(app);
    let alone = Memo::new(move |_| app.dossier.read(|dossier| dossier.individual_mode()));
    let threshold = threshold_of(app);
    move || match (responses.get(), alone.get()) {
        (0, _) => no_responses(app).into_any(),
        (_, true) => individual(threshold.get()).into_any(),
        (responses, false) => whole(app, responses).into_any(),
    }
}

/// A municipality with too few people for any group figure.
fn individual(threshold: usize) -> impl IntoView {
    view! {
        <h2>{tr!(plan.section_gaps)}</h2>
        {notice(
            "info",
            tr!(plan.individual_title).to_string(),
            tr!(plan.individual_text, k = threshold).to_string(),
        )}
    }
}

fn whole(app: App, responses: usize) -> impl IntoView {
    let board = board_of(app);
    let threshold = threshold_of(app);
    let measure = RwSignal::new(Measure::Gap);
    let opened = RwSignal::new(None);
    let few = move || {
        let k = threshold.get();
        (responses < k).then(|| {
            let text = tr!(plan.few_text, n = responses, k = k).to_string();
            notice("info", tr!(plan.few_title).to_string(), text)
        })
    };
    view! {
        <h2>{tr!(plan.section_gaps)}</h2>
        <p>{tr!(plan.gaps_text)}</p>
        {few}
        {waiting_note(app)}
        {measure::switch(measure)}
        {dynamic(move || board::table(app, &board.read(), measure.get(), opened))}
        {measure::legend(measure, threshold)}
        {table_buttons(app, "brechas", tr!(plan.section_gaps), move || {
            board::as_table(app, &board.read_untracked(), measure.get_untracked())
        })}
        {dynamic(move || strengths::strengths(app, &board.read()))}
        {details::dialog(app, board, opened)}
    }
}

//! Institutional diagnosis: what the municipality does and lacks as an institution.

mod answers;
mod filter;
mod finding;
mod findings;
mod graph;
mod groups;
mod instruments;
mod lacks;
mod noted;
mod objectives;
mod overview;
mod parts;
mod principles;
pub(in crate::ui) mod words;

use leptos::prelude::*;

use crate::dossier::DiagnosisPart;
use crate::ui::app::App;

pub use graph::{
    back_row_mark, broken_links, finding as links_finding, graph_of, shown as graph_shown,
};
pub use lacks::lack_lines;
pub use objectives::{asked_by, objective_words};
pub use overview::{counts, overview, without};
pub use parts::part_href;
pub use words::part as part_name;

/// The screen of a part.
pub fn part(app: App, part: DiagnosisPart) -> impl IntoView {
    view! {
        {parts::line(app, Some(part))}
        <h2>{words::part(part)}</h2>
        <div class="stack">
            {parts::intro(app, part)}
            {parts::progress(app, part)}
        </div>
        {match part {
            DiagnosisPart::Instruments => instruments::instruments(app).into_any(),
            part => findings::findings(app, part).into_any(),
        }}
        {(part == DiagnosisPart::Principles).then(|| principles::table(app))}
        {parts::next(app, part)}
    }
}

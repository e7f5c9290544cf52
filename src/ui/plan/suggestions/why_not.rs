//! The contents that are not suggested, and why.

use leptos::prelude::*;

use crate::framework::Framework;
use crate::plan::{MenuItem, Suggestions, WhyNot, why_not};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::names;
use crate::ui::words;
use crate::ui::world::today;

/// Every other content with the reason why it is not suggested.
pub fn others(app: App, found: &Suggestions) -> Option<impl IntoView + use<>> {
    let framework = app.framework();
    let list = app.dossier.with(|document| {
        let dossier = &document.payload;
        let moment = dossier.moment(today()).ok()?;
        Some(why_not(&framework, dossier, found, moment, today()))
    });
    let list = list.flatten().filter(|list| !list.is_empty())?;
    let rows = list
        .iter()
        .map(|(content, why)| {
            view! {
                <tr>
                    <th scope="row">{names::content(&framework, content)}</th>
                    <td>{sentence(&framework, why)}</td>
                </tr>
            }
        })
        .collect_view();
    let label = tr!(plan.why_not);
    Some(view! {
        <section class="part">
            <details class="more why">
                <summary>{tr!(plan.why_not_count, n = list.len())}</summary>
                <p>{tr!(plan.why_not_text)}</p>
                <div class="table-scroll" role="region" tabindex="0" aria-label=label>
                    <table class="data">
                        <thead>
                            <tr>
                                <th scope="col">{tr!(plan.content)}</th>
                                <th scope="col">{label}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        </section>
    })
}

fn sentence(framework: &Framework, why: &WhyNot) -> String {
    match why {
        WhyNot::Instead { contents } => {
            let names: Vec<String> = contents
                .iter()
                .map(|id| names::content(framework, id))
                .collect();
            tr!(plan.why_not_instead, names = names.join("; "))
        }
        WhyNot::Reached => tr!(plan.why_not_reached).to_string(),
        WhyNot::NoAnswers => tr!(plan.why_not_no_answers).to_string(),
        WhyNot::NoPost => tr!(plan.why_not_no_post).to_string(),
    }
}

/// Says that a form of training does not take the people that it would be for.
pub fn not_for_them(framework: &Framework, item: &MenuItem) -> Option<String> {
    let form = framework
        .modality(&item.modality)
        .filter(|_| !item.fits_people)?;
    let actors: Vec<String> = form
        .actors
        .iter()
        .map(|actor| words::actors(*actor).to_lowercase())
        .collect();
    let audience = form.audience.get(language());
    Some(tr!(
        plan.not_for_them,
        actors = actors.join(", "),
        audience = audience.to_string()
    ))
}

//! Models of sessions with a group.

use leptos::prelude::*;

use super::super::list::List;
use super::sheet::{Sheet, all_said, said};
use crate::framework::{SessionModel, SessionPhase};
use crate::ui::i18n::tr;

/// A model with all that its phases say; it is led in the door Facilitar.
pub fn session(sheet: &mut Sheet, model: &SessionModel) {
    sheet.lead(&model.summary);
    let (least, most) = model.hours;
    let hours = tr!(framework.hours_range, least = least, most = most);
    sheet.facts(vec![(tr!(framework.hours), hours.to_string())]);
    sheet.part(tr!(framework.phases), phases(model));
    let modality: Vec<String> = model.modality.iter().cloned().collect();
    sheet.links(tr!(framework.modalities), List::Modalities, &modality);
    let questions = model.phases.iter().flat_map(|phase| &phase.questions);
    let questions: Vec<String> = questions.cloned().collect();
    sheet.links(tr!(framework.questions), List::Questions, &questions);
    sheet.sources(&model.source);
}

fn phases(model: &SessionModel) -> AnyView {
    let phases = model.phases.iter().map(|phase| {
        view! {
            <details class="fold">
                <summary><h3>{said(&phase.name)}</h3><span class="hint">{phase.share}" %"</span></summary>
                <div class="stack">{steps(phase)}</div>
            </details>
        }
    });
    view! { <div class="folds">{phases.collect_view()}</div> }.into_any()
}

/// What is said and done, what is asked, what must lie ready.
fn steps(phase: &SessionPhase) -> AnyView {
    let list = |lines: Vec<String>| {
        (!lines.is_empty()).then(|| {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
            view! { <ul>{lines.collect_view()}</ul> }
        })
    };
    let script = all_said(&phase.script).into_iter();
    let script = script.map(|line| view! { <li>{line}</li> });
    view! {
        <ol>{script.collect_view()}</ol>
        {list(all_said(&phase.ask))}
        {list(all_said(&phase.materials))}
    }
    .into_any()
}

//! The three factors: what stops a higher level, for each competency with a gap.

use leptos::prelude::*;

use crate::framework::{Competency, Factor, Framework};
use crate::response::{Response, own_result};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{Choice, radio_group};
use crate::ui::words;

/// Returns the competencies with a gap, in the order of the framework.
pub fn gaps<'a>(framework: &'a Framework, response: &Response) -> Vec<&'a Competency> {
    let result = own_result(framework, response);
    let with_gap = |item: &&Competency| {
        let row = result.iter().find(|row| row.competency.id == item.id);
        row.and_then(|row| row.gap()).is_some_and(|gap| gap > 0)
    };
    framework.competencies.iter().filter(with_gap).collect()
}

/// Asks for each gap what stops it.
pub fn factors(app: App) -> impl IntoView {
    let framework = app.framework();
    let items = app.response.read_untracked(|response| {
        let found = gaps(&framework, response);
        found
            .into_iter()
            .map(|item| question(app, item))
            .collect_view()
    });
    view! {
        <p class="lead">{tr!(respond.factors_lead)}</p>
        {items}
    }
}

fn question(app: App, item: &Competency) -> impl IntoView + use<> {
    let choices = [Factor::Knowing, Factor::Relations, Factor::Functions]
        .map(|factor| Choice::new(factor, words::factor(factor)));
    let id = StoredValue::new(item.id.clone());
    radio_group(
        format!("factor-{}", item.id),
        item.name.get(language()).to_string(),
        choices.into(),
        move || {
            id.with_value(|id| {
                app.response
                    .read(|r| r.diagnosis.get(id).and_then(|a| a.factor))
            })
        },
        move |factor| {
            let id = id.get_value();
            app.response.edit(app, |r| {
                r.diagnosis.entry(id).or_default().factor = Some(factor)
            });
        },
    )
}

//! What it leaves: product at work, indicator with what it was and should become, how it is evaluated.

use leptos::prelude::*;

use super::Editing;
use super::fields::{choice, field, heading, line};
use super::wording::{indicator, product};
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{dynamic, select_field};

pub fn result(editing: Editing) -> impl IntoView {
    let measure = Memo::new(move |_| editing.read(|activity| activity.measure));
    view! {
        <section class="part">
            {heading("part-result", tr!(activity.part_result))}
            {product(editing)}
            {indicator(editing)}
            <div class="fields">
                {line(editing, field("measured-before", tr!(activity.before), tr!(activity.before_hint)),
                    |activity| Some(&activity.measured.before), |activity| Some(&mut activity.measured.before))}
                {line(editing, field("measured-target", tr!(activity.target), tr!(activity.target_hint)),
                    |activity| Some(&activity.measured.target), |activity| Some(&mut activity.measured.target))}
            </div>
            {dynamic(move || (!measure.get()).then(|| evaluation(editing)))}
        </section>
    }
}

fn evaluation(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let levels = &framework.pack.evaluation_levels;
    let mut choices = vec![(String::new(), tr!(activity.evaluation_none).to_string())];
    choices.extend(
        levels
            .iter()
            .map(|level| (level.id.clone(), level.name.get(language()).to_string())),
    );
    let chosen = move || {
        editing
            .read(|activity| activity.evaluation.clone())
            .unwrap_or_default()
    };
    let field = choice(
        "evaluation",
        tr!(activity.evaluation),
        tr!(activity.evaluation_hint),
    );
    let shown = framework.clone();
    let asks = move || {
        let id = chosen();
        let mut levels = shown.pack.evaluation_levels.iter();
        let level = levels.find(|level| level.id == id)?;
        Some(view! { <p class="hint">{level.asks.get(language()).to_string()}</p> })
    };
    view! {
        {select_field(field, choices, chosen, move |id| {
            editing.edit(|activity| activity.evaluation = (!id.is_empty()).then_some(id));
        })}
        {dynamic(asks)}
    }
}

//! How the parts of a priority weigh, visible and changed on the spot.

use leptos::prelude::*;

use crate::dossier::Weights;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::widgets::Field;

/// Id on screen of the first weight.
pub const FIRST_WEIGHT: &str = "weight-gap";

/// Names the five parts, in the order of [`crate::plan::Parts::contributions`].
pub fn part_names() -> [&'static str; 5] {
    [
        tr!(plan.part_gap),
        tr!(plan.part_importance),
        tr!(plan.part_people),
        tr!(plan.part_urgency),
        tr!(plan.part_objective),
    ]
}

/// A weight: its id on screen, what it looks at, and where it is kept.
type Part = (&'static str, &'static str, fn(&mut Weights) -> &mut u8);

fn parts() -> [Part; 5] {
    [
        (FIRST_WEIGHT, tr!(plan.part_gap_text), |w| &mut w.gap),
        ("weight-importance", tr!(plan.part_importance_text), |w| {
            &mut w.importance
        }),
        ("weight-people", tr!(plan.part_people_text), |w| {
            &mut w.people
        }),
        ("weight-urgency", tr!(plan.part_urgency_text), |w| {
            &mut w.urgency
        }),
        ("weight-objective", tr!(plan.part_objective_text), |w| {
            &mut w.objective
        }),
    ]
}

pub fn weights(app: App) -> impl IntoView {
    let fields = part_names().into_iter().zip(parts());
    let fields = fields.map(|(name, (id, hint, place))| field(app, id, name, hint, place));
    let reset = move |_| {
        app.dossier
            .edit_undoable(app, tr!(plan.weights_reset_done).to_string(), |dossier| {
                dossier.weights = Weights::default();
            });
    };
    let usual = move || {
        app.dossier
            .read(|dossier| dossier.weights == Weights::default())
    };
    view! {
        <section class="part">
            <h2>{tr!(plan.weights_title)}</h2>
            <p>{tr!(plan.weights_text)}</p>
            <div class="cards">{fields.map(|field| view! { <div>{field}</div> }).collect_view()}</div>
            <div class="row">
            <button class="button" type="button" disabled=usual on:click=reset>
                {tr!(plan.weights_reset)}
            </button>
            </div>
        </section>
    }
}

fn weight(text: &str) -> Result<u8, String> {
    let weight = text.trim().parse().ok().filter(|weight| *weight <= 100);
    weight.ok_or_else(|| tr!(plan.weight_wrong).to_string())
}

fn field(
    app: App,
    id: &'static str,
    name: &'static str,
    hint: &'static str,
    place: fn(&mut Weights) -> &mut u8,
) -> impl IntoView {
    let field = Field {
        id: id.into(),
        label: name.into(),
        hint: hint.into(),
        optional: false,
    };
    let kept = move || {
        let mut weights = app.dossier.read(|dossier| dossier.weights);
        place(&mut weights).to_string()
    };
    let keep = move |weight| {
        app.dossier
            .edit(app, |dossier| *place(&mut dossier.weights) = weight)
    };
    parsed_field(field, "number", kept, weight, keep, String::new)
}

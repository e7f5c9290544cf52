//! Which competencies an objective of the municipality's own plans asks for.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::ui::widgets::dynamic;

use crate::dossier::{DiagnosisPart, Dossier};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::derived::board_of;
use crate::ui::plan::institution::{asked_by, part_href};
use crate::ui::widgets::checkbox;

pub fn tied(app: App) -> impl IntoView {
    let board = board_of(app);
    let asked = Memo::new(move |_| {
        let rows = board.read();
        rows.rows
            .iter()
            .map(|row| row.competency.clone())
            .collect::<Vec<String>>()
    });
    view! {
        <section class="part">
            <h2>{tr!(plan.tied_title)}</h2>
            <p>{tr!(plan.tied_text)}</p>
            {dynamic(move || from_plans(app))}
            <details class="more">
                <summary>{dynamic(move || {
                    let count = app.dossier.read(|dossier| dossier.tied.len());
                    tr!(plan.tied_choose, n = count).to_string()
                })}</summary>
                <fieldset class="choices wide">
                    <legend class="visually-hidden">{tr!(plan.tied_title)}</legend>
                    {dynamic(move || asked.get().into_iter().map(|id| choice(app, id)).collect_view())}
                </fieldset>
            </details>
        </section>
    }
}

/// Returns the competencies that are marked by hand or asked for by an objective that was noted.
pub fn everything(dossier: &Dossier) -> BTreeSet<String> {
    let mut tied = dossier.tied.clone();
    tied.extend(asked_for(dossier));
    tied
}

/// Returns the competencies that an objective that was noted asks for.
fn asked_for(dossier: &Dossier) -> BTreeSet<String> {
    let instruments = dossier.institution.instruments.values();
    let objectives = instruments.flat_map(|finding| &finding.objectives);
    let competencies = objectives.flat_map(|objective| &objective.competencies);
    competencies.cloned().collect()
}

/// Says how many the objectives of the institutional diagnosis ask for, and leads to them.
fn from_plans(app: App) -> impl IntoView {
    let n = app.dossier.read(|dossier| asked_for(dossier).len());
    let said = match n {
        0 => tr!(institution.serves_empty).to_string(),
        n => tr!(institution.tied_from_plans, n = n).to_string(),
    };
    let to_instruments = part_href(app, DiagnosisPart::Instruments);
    view! { <p>{said}" "<a href=to_instruments>{tr!(institution.serves_add)}</a></p> }
}

fn choice(app: App, id: String) -> impl IntoView {
    let framework = app.framework();
    let found = framework.competency(&id);
    let name = found
        .map(|item| item.name.get(language()).to_string())
        .unwrap_or_else(|| id.clone());
    let shown = id.clone();
    let asking = app
        .dossier
        .read(|dossier| asked_by(&framework, &dossier.institution, &id));
    let hint = match asking.as_slice() {
        [] => String::new(),
        asking => format!("{} {}", tr!(institution.asked_by), asking.join("; ")),
    };
    let on = move || app.dossier.read(|dossier| dossier.tied.contains(&shown));
    checkbox(name, hint, on, move |on| {
        app.dossier.edit(app, |dossier| {
            if on {
                dossier.tied.insert(id.clone());
            } else {
                dossier.tied.remove(&id);
            }
        });
    })
}

//! What serves each objective of the planning instruments, and what serves none.

use leptos::prelude::*;

use super::titles::{Activities, activities_of};
use super::views::nothing_planned;
use crate::dossier::DiagnosisPart;
use crate::plan::{Served, by_objective as served_by};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::figures::money;
use crate::ui::plan::institution::{objective_words, part_href};
use crate::ui::widgets::dynamic;

/// The view.
pub fn by_objective(app: App) -> impl IntoView {
    let framework = app.framework();
    let rows = Memo::new(move |_| app.dossier.read(|dossier| served_by(&framework, dossier)));
    let activities = activities_of(app);
    view! {
        <section class="part">
            <h2>{tr!(builder.by_objective_title)}</h2>
            {dynamic(move || {
                let planned = rows.read().iter().any(|row| !row.activities.is_empty());
                if planned { table(app, &rows.read(), &activities.read()).into_any() }
                else { nothing_planned(app).into_any() }
            })}
        </section>
    }
}

fn table(app: App, rows: &[Served], activities: &Activities) -> impl IntoView + use<> {
    let without = rows.last().map_or(0, |row| row.activities.len());
    let unserved = rows
        .iter()
        .filter(|row| row.objective.is_some() && row.activities.is_empty());
    let (unserved, objectives) = (unserved.count(), rows.len().saturating_sub(1));
    let finding = match objectives {
        0 => tr!(builder.objectives_none).to_string(),
        all => tr!(
            builder.objectives_finding,
            unserved = unserved,
            all = all,
            without = without
        ),
    };
    let lines = rows
        .iter()
        .filter(|row| row.objective.is_some() || !row.activities.is_empty())
        .map(|row| line(app, row, activities))
        .collect_view();
    let to_instruments = part_href(app, DiagnosisPart::Instruments);
    view! {
        <p>{finding}" "<a class="no-print" href=to_instruments>{tr!(builder.to_objectives)}</a></p>
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(builder.by_objective_title)>
            <table class="data">
                <thead><tr>
                    <th scope="col">{tr!(builder.objective)}</th>
                    <th scope="col">{tr!(builder.served_by)}</th>
                    <th scope="col" class="num">{tr!(plan.hours)}</th>
                    <th scope="col" class="num">{tr!(builder.places)}</th>
                    <th scope="col" class="num">{tr!(plan.cost)}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

fn line(app: App, row: &Served, activities: &Activities) -> impl IntoView + use<> {
    let framework = app.framework();
    let words = match &row.objective {
        Some(found) => app
            .dossier
            .read_untracked(|dossier| objective_words(&framework, &dossier.institution, found))
            .unwrap_or_default(),
        None => tr!(builder.no_objective).to_string(),
    };
    let links = row
        .activities
        .iter()
        .map(|id| view! { <li>{activities.link(app, id)}</li> });
    let links = links.collect_view();
    let links = if links.is_empty() {
        view! { <span class="muted">{tr!(builder.nothing_serves)}</span> }.into_any()
    } else {
        view! { <ul>{links}</ul> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">{words}</th>
            <td>{links}</td>
            <td class="num">{row.hours}</td>
            <td class="num">{row.places}</td>
            <td class="num">{money(row.cents, &framework.pack.currency)}</td>
        </tr>
    }
}

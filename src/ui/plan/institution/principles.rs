//! The principles against the dimensions in which they hold.

use leptos::prelude::*;

use super::words;
use crate::dossier::Institution;
use crate::framework::{Framework, Principle};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::dynamic;

/// The table.
pub fn table(app: App) -> impl IntoView {
    let framework = app.framework();
    let heads = framework.dimensions.iter().map(|dimension| {
        view! { <th scope="col">{dimension.name.get(language()).to_string()}</th> }
    });
    let heads = heads.collect_view();
    let rows = move || {
        app.dossier.read(|dossier| {
            let principles = framework.principles.iter();
            let rows =
                principles.map(|item| row(&framework, &dossier.institution, item).into_any());
            rows.collect::<Vec<AnyView>>()
        })
    };
    view! {
        <section class="part">
            <h2>{tr!(institution.principles_table)}</h2>
            <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(institution.principles_table)>
                <table class="data">
                    <thead><tr><th scope="col">{tr!(institution.principle)}</th>{heads}</tr></thead>
                    <tbody>{dynamic(rows)}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(
    framework: &Framework,
    institution: &Institution,
    principle: &Principle,
) -> impl IntoView + use<> {
    let found = institution.principles.get(&principle.id);
    let state = found.and_then(|finding| finding.state);
    let said = match state {
        Some(state) => format!("{} {}", words::state_mark(state), words::state(state)),
        None => tr!(institution.state_unsaid).to_string(),
    };
    let cells = framework.dimensions.iter().map(|dimension| {
        if principle.dimensions.contains(&dimension.id) {
            view! { <td class:muted=state.is_none()>{said.clone()}</td> }.into_any()
        } else {
            view! { <td></td> }.into_any()
        }
    });
    let cells = cells.collect_view();
    let name = principle.name.get(language()).to_string();
    view! { <tr><th scope="row">{name}</th>{cells}</tr> }
}

//! Which competencies an objective of the municipality's own plans asks for.

use leptos::prelude::*;

use crate::ui::widgets::dynamic;

use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::derived::board_of;
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

fn choice(app: App, id: String) -> impl IntoView {
    let framework = app.framework();
    let found = framework.competency(&id);
    let name = found
        .map(|item| item.name.get(language()).to_string())
        .unwrap_or_else(|| id.clone());
    let shown = id.clone();
    let on = move || app.dossier.read(|dossier| dossier.tied.contains(&shown));
    checkbox(name, String::new(), on, move |on| {
        app.dossier.edit(app, |dossier| {
            if on {
                dossier.tied.insert(id.clone());
            } else {
                dossier.tied.remove(&id);
            }
        });
    })
}

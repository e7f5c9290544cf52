//! Tables of the screen as files for spreadsheets: what is on screen and nothing else, so small groups
//! stay protected.

use leptos::prelude::*;

use crate::export::{Table, table_name};
use crate::ui::app::App;
use crate::ui::files::download;
use crate::ui::i18n::tr;
use crate::ui::plan::figures::dialect;
use crate::ui::widgets::click;
use crate::ui::world::today;

/// A button that downloads a table; `holds` says what is in it, in the name of the file.
pub fn table_button(
    app: App,
    holds: &'static str,
    table: impl Fn() -> Table + 'static,
) -> impl IntoView {
    let get = move |_| {
        let place = app
            .dossier
            .read_untracked(|dossier| dossier.municipality.name.clone());
        let name = table_name(holds, &place, today());
        download(&name, &table().to_csv(dialect()));
    };
    view! {
        <p class="no-print">
            <button class="button" type="button" on:click=click(get)>{tr!(plan.table_download)}</button>
        </p>
    }
}

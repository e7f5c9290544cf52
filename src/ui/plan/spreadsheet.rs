//! Tables of the screen as files for spreadsheets: what is on screen and nothing else, so small groups
//! stay protected.

use leptos::prelude::*;

use crate::export::{Sheet, Table, Workbook, office_name, table_name};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::office::{Office, office_button};
use crate::ui::world::today;

/// Buttons that download a table, for any spreadsheet and as a workbook; `holds` says what is in it, in the names
/// of the files, `title` on the sheet.
pub fn table_buttons(
    app: App,
    holds: &'static str,
    title: &'static str,
    table: impl Fn() -> Table + Clone + 'static,
) -> impl IntoView {
    let rows = table.clone();
    let sheets = move || {
        let sheet = Sheet {
            name: title.to_string(),
            title: title.to_string(),
            table: rows(),
            ..Sheet::default()
        };
        vec![sheet]
    };
    view! {
        <div class="row">
            {table_button(app, holds, table)}
            {workbook_button(app, holds, title, sheets)}
        </div>
    }
}

/// A button that downloads a table; `holds` says what is in it, in the name of the file.
pub fn table_button(app: App, holds: &'static str, table: impl Fn() -> Table + 'static) -> AnyView {
    office_button(tr!(plan.table_download), "i-save", move || {
        let name = table_name(holds, &municipality(app), today());
        Some((name, Office::Csv(table())))
    })
}

/// A button that downloads sheets as a workbook; `holds` says what is in it, in the name of the file.
pub fn workbook_button(
    app: App,
    holds: &'static str,
    title: &'static str,
    sheets: impl Fn() -> Vec<Sheet> + 'static,
) -> AnyView {
    office_button(tr!(plan.workbook_download), "i-save", move || {
        let owner = municipality(app);
        let name = office_name(holds, &owner, today(), "xlsx");
        let workbook = Workbook {
            title: title.to_string(),
            owner,
            language: language().code().to_string(),
            sheets: sheets(),
        };
        Some((name, Office::Xlsx(workbook)))
    })
}

fn municipality(app: App) -> String {
    app.dossier
        .read_untracked(|dossier| dossier.municipality.name.clone())
}

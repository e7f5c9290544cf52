//! A batch of response files: one change of the dossier, one line per file.

use crate::documents::{World, restore};
use crate::dossier::{Dossier, Intake, take_in};
use crate::framework::Framework;
use crate::response::Response;
use crate::ui::app::App;
use crate::ui::files::Incoming;
use crate::ui::i18n::tr;
use crate::ui::plan::file_results::FileResult;
use crate::ui::words;
use crate::ui::world::BrowserWorld;

/// Takes a batch into the open dossier; returns what became of each file.
pub fn take_all(app: App, files: Vec<Incoming>) -> Vec<FileResult> {
    let Some(mut next) = app.dossier.read_untracked(|dossier| Some(dossier.clone())) else {
        return Vec::new();
    };
    let framework = app.framework();
    let found: Vec<FileResult> = files
        .into_iter()
        .map(|file| take_one(&mut next, &framework, file))
        .collect();
    let arrived = found.iter().filter(|item| item.state == "ok").count();
    if arrived > 0 {
        app.dossier.read_untracked(|before| next.hold_back(before));
        let message = tr!(plan.intake_done, n = arrived).to_string();
        app.dossier
            .edit_undoable(app, message, |dossier| *dossier = next);
    }
    found
}

fn take_one(dossier: &mut Dossier, framework: &Framework, file: Incoming) -> FileResult {
    let document = file
        .bytes
        .and_then(|bytes| Ok(restore::<Response>(&bytes)?));
    let document = match document {
        Ok(document) => document,
        Err(refusal) => return FileResult::refused(&file.name, &refusal),
    };
    match take_in(dossier, document, framework, BrowserWorld.now()) {
        Ok(Intake::Added) => FileResult::new(&file.name, "ok", tr!(plan.intake_added)),
        Ok(Intake::Updated) => FileResult::new(&file.name, "ok", tr!(plan.intake_updated)),
        Err(refusal) => FileResult::new(&file.name, "error", words::intake_refusal(&refusal)),
    }
}

/// Says how many arrived and how many were set aside.
pub fn summary(results: &[FileResult]) -> String {
    let total = results.len();
    let arrived = results.iter().filter(|item| item.state == "ok").count();
    let aside = total - arrived;
    if aside == 0 {
        tr!(plan.intake_summary_all, arrived = arrived, total = total).to_string()
    } else {
        tr!(
            plan.intake_summary,
            arrived = arrived,
            total = total,
            aside = aside
        )
        .to_string()
    }
}

//! The plan and the dossier as files. Equal content gives equal bytes.

use crate::documents::{Envelope, Payload};
use crate::dossier::Dossier;
use crate::export::file_name;
use crate::plan::PlanFile;
use crate::ui::app::App;
use crate::ui::device::{Shelved, note_download};
use crate::ui::files::download;
use crate::ui::plan::frame::dossier_file;
use crate::ui::world::day_of;

/// What can be handed out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// The plan alone.
    Plan,
    /// The whole dossier.
    Dossier,
}

/// Downloads a file.
pub fn export(app: App, part: Part) {
    if let Some((name, text)) = file(app, part) {
        download(&name, &text);
        if part == Part::Dossier {
            note(app, &text);
        }
    }
}

/// Notes that the whole dossier left: that is a copy outside the browser.
pub fn note(app: App, text: &str) {
    if let Some(id) = app.dossier.id() {
        note_download(&Shelved::dossier(&id), text);
    }
}

/// Returns the id of the document and the text of its file.
pub fn contents(app: App, part: Part) -> (String, String) {
    let text = file(app, part).map(|(_, text)| text);
    (
        app.dossier.id().unwrap_or_default(),
        text.unwrap_or_default(),
    )
}

/// Returns the name and the text of a file, as it stands now.
fn file(app: App, part: Part) -> Option<(String, String)> {
    app.save_all();
    match part {
        Part::Dossier => dossier_file(app),
        Part::Plan => app.dossier.with(|document| {
            let plan = plan_of(document);
            let name = &plan.payload.municipality.name;
            let name = file_name(PlanFile::KIND, name, &plan.id, day_of(plan.written));
            (name, plan.to_file_text())
        }),
    }
}

/// Returns the plan as a document. It shares identity, revision and time with its dossier, so that
/// the same dossier gives the same file again.
fn plan_of(dossier: &Envelope<Dossier>) -> Envelope<PlanFile> {
    Envelope {
        about: PlanFile::ABOUT.to_string(),
        kind: PlanFile::KIND,
        schema: PlanFile::CHAIN.current(),
        id: dossier.id.clone(),
        revision: dossier.revision,
        written: dossier.written,
        app: dossier.app.clone(),
        framework: dossier.framework.clone(),
        purpose: PlanFile::PURPOSE.to_string(),
        checksum: String::new(),
        payload: PlanFile::of(&dossier.payload),
    }
}

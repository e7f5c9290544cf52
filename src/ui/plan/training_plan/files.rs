//! The plan and the dossier as files. Equal content gives equal bytes.

use crate::documents::{Envelope, Payload};
use crate::dossier::Dossier;
use crate::export::file_name;
use crate::plan::PlanFile;
use crate::ui::app::App;
use crate::ui::files::download;
use crate::ui::plan::frame::download_dossier;

/// Downloads the plan alone.
pub fn export_plan(app: App) {
    app.save_all();
    let found = app.dossier.with(|document| {
        let plan = plan_of(document);
        let name = &plan.payload.municipality.name;
        let name = file_name(PlanFile::KIND, name, &plan.id, plan.written);
        (name, plan.to_file_text())
    });
    if let Some((name, text)) = found {
        download(&name, &text);
    }
}

/// Downloads the whole dossier.
pub fn export_dossier(app: App) {
    app.save_all();
    download_dossier(app);
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

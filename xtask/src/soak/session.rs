//! Work in Facilitar.

use fastrand::Rng;
use serde_json::json;

use super::matter::Matter;
use super::promise::Ledger;
use super::script::{Builder, Script};
use super::work::{Deed, one};

/// Types into the preparation of a session, sometimes of a new one.
pub fn preparing(rng: &mut Rng, ledger: &Ledger, matter: &Matter) -> Option<Script> {
    let sessions = ledger.of_kind("workshop");
    let old = rng.choice(&sessions).map(|(id, _)| (*id).to_owned());
    let old = old.filter(|_| rng.u8(..4) > 0);
    let mut work = Builder::new(rng, old.as_ref().map(|id| format!("workshop/{id}")));
    let (place, ready) = match old {
        Some(id) => (format!("#/facilitar/{id}"), "#title"),
        None => {
            let model = matter.framework().sessions.first()?;
            work.press("#new label.choice", None);
            work.press("#new button.primary", one("/made_from", json!(model.id)));
            work.wait("#title");
            ("#/facilitar".to_owned(), "#new button.primary")
        }
    };
    for _ in 0..6 {
        work.type_words("#title", "/title");
        let people = work.rng.u16(1..200);
        let text = people.to_string();
        work.set("#counted", "/attendance/counted", &text, json!(people));
    }
    Some(work.script(Deed::Session, place, ready))
}

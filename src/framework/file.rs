//! The framework as a file: exported, edited by hand, loaded.

use super::history::{Ancestor, Renamed};
use super::model::Framework;
use crate::documents::{Chain, Kind, Payload};

impl Payload for Framework {
    const KIND: Kind = Kind::Framework;
    const CHAIN: Chain = Chain(&[]);
    // A framework is meant to be edited by hand; its faults are found by `validate`.
    const SEALED: bool = false;
    const ABOUT: &'static str = "Yachay Municipal: marco (puestos, competencias, contenidos, modalidades, reglas y datos de cada país). Se puede editar a mano: cambie textos o ítems, suba el número de versión y cárguelo en la aplicación, que dice qué falta. / Framework (posts, competencies, contents, modalities, rules and country data). It may be edited by hand: change texts or items, raise the version and load it in the application, which says what is missing.";
    const PURPOSE: &'static str = "Catálogo con el que se hacen el autodiagnóstico y el plan; no contiene datos de personas. / Catalogue behind self-diagnosis and plan; it holds no personal data.";
}

impl Framework {
    /// Prepares a framework that was loaded to be used in place of `in_use`: its hash is that of its
    /// content; where that differs although identity and version are the same, the version gets a
    /// suffix, so that nobody's answers are taken for those to other questions; and where both are
    /// of one family it understands what was answered with the one in use.
    pub fn adopt(mut self, in_use: &Framework) -> Framework {
        self.seal();
        if self.content_hash == in_use.content_hash {
            return self;
        }
        let same_version = (&self.id, &self.version) == (&in_use.id, &in_use.version);
        if same_version {
            let digest = self.content_hash.rsplit(':').next().unwrap_or_default();
            let suffix: String = digest.chars().take(8).collect();
            self.version = format!("{}+{suffix}", self.version);
        }
        if self.id == in_use.id && self.mapping_from(&in_use.reference()).is_none() {
            self.history.push(Ancestor {
                id: in_use.id.clone(),
                version: in_use.version.clone(),
                renamed: Renamed::default(),
            });
            self.seal();
        }
        self
    }
}

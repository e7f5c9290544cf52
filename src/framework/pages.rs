//! Reading the part of a framework that the door Responder needs, and nothing else: the readers of all
//! the rest would be a tenth of the first download. Of a whole framework, as one kept on the device
//! is, the rest is passed over.

use std::collections::BTreeMap;

use serde_json::Value;

use super::model::{CountUnit, Framework, Modality};
use super::pack::CountryPack;
use super::text::Text;
use crate::documents::{Faults, FromValue, ReadError, read_text};

/// Reads what the door Responder needs of a framework.
///
/// # Errors
/// What the reader did not understand.
pub fn read_pages(text: &str) -> Result<Framework, ReadError> {
    read_text::<Pages>(text).map(|pages| pages.0)
}

struct Pages(Framework);

impl FromValue for Pages {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let mut map = faults.object(value);
        let packs: Vec<PackPages> = faults.optional(&mut map, "other_packs");
        let modalities: Vec<ModalityPages> = faults.required(&mut map, "modalities");
        let pack: PackPages = faults.required(&mut map, "pack");
        Pages(Framework {
            id: faults.required(&mut map, "id"),
            version: faults.required(&mut map, "version"),
            content_hash: faults.optional(&mut map, "content_hash"),
            history: Vec::new(),
            pack: pack.0,
            other_packs: packs.into_iter().map(|pack| pack.0).collect(),
            glossary: faults.optional(&mut map, "glossary"),
            sources: Vec::new(),
            axes: faults.required(&mut map, "axes"),
            mandates: Vec::new(),
            contents: faults.required(&mut map, "contents"),
            modalities: modalities.into_iter().map(|item| item.0).collect(),
            competencies: faults.required(&mut map, "competencies"),
            posts: faults.required(&mut map, "posts"),
            rules: faults.required(&mut map, "rules"),
            systems: Vec::new(),
            instruments: Vec::new(),
            dimensions: Vec::new(),
            principles: Vec::new(),
            practice_axes: Vec::new(),
            practices: Vec::new(),
            services: Vec::new(),
            questions: Vec::new(),
            sessions: Vec::new(),
            notes: Vec::new(),
            labels: BTreeMap::new(),
        })
    }
}

struct PackPages(CountryPack);

impl FromValue for PackPages {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let mut map = faults.object(value);
        PackPages(CountryPack {
            country: faults.required(&mut map, "country"),
            name: faults.required(&mut map, "name"),
            code_name: faults.required(&mut map, "code_name"),
            code_digits: faults.required(&mut map, "code_digits"),
            regions: faults.required(&mut map, "regions"),
            term_years: faults.required(&mut map, "term_years"),
            first_term: faults.required(&mut map, "first_term"),
            plan_name: faults.required(&mut map, "plan_name"),
            approving_act: Text::default(),
            currency: faults.required(&mut map, "currency"),
            languages: faults.required(&mut map, "languages"),
            calendar: Vec::new(),
            norms: faults.required(&mut map, "norms"),
            mandate_norm: None,
            evaluation_levels: Vec::new(),
            documents: Vec::new(),
            instruments: BTreeMap::new(),
            posts: faults.required(&mut map, "posts"),
            terms: faults.required(&mut map, "terms"),
            exempt: Vec::new(),
            permanence_factor: None,
            templates: Vec::new(),
            matrices: Vec::new(),
            verified: faults.required(&mut map, "verified"),
        })
    }
}

struct ModalityPages(Modality);

impl FromValue for ModalityPages {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let mut map = faults.object(value);
        ModalityPages(Modality {
            id: faults.required(&mut map, "id"),
            name: faults.required(&mut map, "name"),
            unit: CountUnit::Activity,
            purpose: faults.required(&mut map, "purpose"),
            phases: Vec::new(),
            sequential: false,
            audience: Text::default(),
            actors: faults.optional(&mut map, "actors"),
            degree_or_years: None,
            requirements: Vec::new(),
            limits: Vec::new(),
            trainer: Vec::new(),
            hours: faults.required(&mut map, "hours"),
            step: faults.required(&mut map, "step"),
            source: Vec::new(),
        })
    }
}

//! The steps of the Responder.

use serde::Serialize;

use crate::documents::names;

/// A step of the Responder (product.md, door 1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Privacy notice and consent.
    #[default]
    Consent,
    /// Municipality, posts, experience.
    About,
    /// The practice item.
    Practice,
    /// Self-diagnosis and the three factors.
    Diagnosis,
    /// Needs survey.
    Survey,
    /// My result.
    Result,
    /// Hand-over.
    HandOver,
}

names!(Step {
    Consent = "consent",
    About = "about",
    Practice = "practice",
    Diagnosis = "diagnosis",
    Survey = "survey",
    Result = "result",
    HandOver = "hand-over"
});

impl Step {
    /// The steps in order.
    pub const ALL: [Step; 7] = [
        Step::Consent,
        Step::About,
        Step::Practice,
        Step::Diagnosis,
        Step::Survey,
        Step::Result,
        Step::HandOver,
    ];

    /// Returns the place in the order, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// Returns the step after this one.
    pub fn next(self) -> Option<Step> {
        Step::ALL.get(self as usize + 1).copied()
    }

    /// Returns the step before this one.
    pub fn previous(self) -> Option<Step> {
        Step::ALL.get((self as usize).checked_sub(1)?).copied()
    }

    /// Returns the name used in addresses.
    pub fn slug(self) -> &'static str {
        match self {
            Step::Consent => "aviso",
            Step::About => "datos",
            Step::Practice => "practica",
            Step::Diagnosis => "autodiagnostico",
            Step::Survey => "necesidades",
            Step::Result => "resultado",
            Step::HandOver => "entrega",
        }
    }
}

//! Where a person is in the form, and how long it takes.

use serde::Serialize;

use super::model::Response;
use crate::documents::names;
use crate::framework::{Framework, Language};

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

    /// Returns the name used in files.
    pub fn name(self) -> &'static str {
        match self {
            Step::Consent => "consent",
            Step::About => "about",
            Step::Practice => "practice",
            Step::Diagnosis => "diagnosis",
            Step::Survey => "survey",
            Step::Result => "result",
            Step::HandOver => "hand-over",
        }
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

impl Response {
    /// Tells whether a step may be entered: consent comes before everything, the posts before
    /// whatever depends on them.
    pub fn may_enter(&self, step: Step) -> bool {
        match step {
            Step::Consent => true,
            Step::About => self.consent.is_some(),
            _ => self.consent.is_some() && !self.respondent.posts.is_empty(),
        }
    }

    /// Returns how many competencies of the profile have an answer, and how many there are.
    pub fn answered(&self, framework: &Framework) -> (usize, usize) {
        let profile = framework.profile_of(&self.respondent.posts);
        let given = profile.iter().filter(|(item, _)| {
            let answer = self.diagnosis.get(&item.id);
            answer.is_some_and(|answer| answer.rating.is_some())
        });
        (given.count(), profile.len())
    }
}

/// Estimates the minutes that the self-diagnosis of the posts takes: the words of every sentence at
/// 200 words a minute and 15 seconds of thought per competency, rounded up. The two figures are
/// this product's own assumption, on the slow side for adults reading on a screen.
pub fn reading_minutes(framework: &Framework, posts: &[String], language: Language) -> u32 {
    let profile = framework.profile_of(posts);
    let words: usize = profile
        .iter()
        .flat_map(|(item, _)| item.levels.iter().chain([&item.name, &item.definition]))
        .map(|text| text.get(language).split_whitespace().count())
        .sum();
    let seconds = words as u32 * 60 / 200 + profile.len() as u32 * 15;
    seconds.div_ceil(60)
}

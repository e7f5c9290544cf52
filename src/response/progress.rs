//! Where a person is in the form, and how long it takes.

use super::model::Response;
use super::step::Step;
use crate::framework::{Framework, Language};

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

//! Copies of a framework: in one language, for a door, in another country.

use super::glossary::{Glossary, Term};
use super::model::Framework;
use super::pack::CountryPack;
use super::rule::Effect;
use super::text::{Language, Text};

/// Id of the norm on personal data, in the packs of countries that have one.
pub const PERSONAL_DATA: &str = "datos-personales";

/// Visits the texts that own words are put into.
pub type Speak = fn(&mut Framework, &mut dyn FnMut(&mut Text));

impl Framework {
    /// Returns a copy with the words of one language only, for a smaller download. The identity and
    /// the content hash stay those of the whole.
    pub fn in_language(&self, language: Language) -> Framework {
        let mut copy = self.clone();
        copy.for_each_text(&mut |text| match language {
            Language::Spanish => text.en.clear(),
            Language::English => text.es.clear(),
        });
        copy
    }

    /// Returns a copy as it is spoken in a country, see [`Framework::into_country`].
    pub fn in_country(&self, country: &str, own: &[Term], languages: &[Language]) -> Framework {
        let speak: Speak = |framework, visit| framework.for_each_own_text(visit);
        self.clone().into_country(country, own, languages, speak)
    }

    /// Returns the framework as it is spoken in a country: its pack in force, its names and words in
    /// place of the catalogue's, and before them those of `own`. A country that the framework does
    /// not know leaves the one in force.
    #[must_use]
    pub fn into_country(
        mut self,
        country: &str,
        own: &[Term],
        languages: &[Language],
        speak: Speak,
    ) -> Framework {
        let mut others = self.other_packs.iter_mut();
        if let Some(other) = others.find(|pack| pack.country == country) {
            std::mem::swap(&mut self.pack, other);
        }
        for post in &mut self.posts {
            if let Some(name) = self.pack.posts.get(&post.id) {
                post.name = name.clone();
            }
        }
        for instrument in &mut self.instruments {
            if let Some(named) = self.pack.instruments.get(&instrument.id) {
                instrument.name = named.name.clone();
                instrument.acronym.clone_from(&named.acronym);
            }
        }
        for language in languages {
            let glossary = self.glossary(own, *language);
            if glossary.is_empty() {
                continue;
            }
            speak(&mut self, &mut |text| {
                let words = match language {
                    Language::Spanish => &mut text.es,
                    Language::English => &mut text.en,
                };
                *words = glossary.apply(words, true);
            });
        }
        self
    }

    /// Returns the words that stand for the product's: those of `own` before those of the framework
    /// and of the country in force.
    pub fn glossary(&self, own: &[Term], language: Language) -> Glossary {
        let terms = own.iter().chain(&self.glossary).chain(&self.pack.terms);
        Glossary::new(terms, language)
    }

    /// Returns a copy with only what the door Responder reads ([`pages`]): the questions and what
    /// chooses a form of learning, without what only a plan needs. The identity and the content hash
    /// stay those of the whole.
    ///
    /// [`pages`]: super::pages
    pub fn for_respondent(&self) -> Framework {
        let mut copy = self.clone();
        copy.sources.clear();
        copy.mandates.clear();
        pack_for_respondent(&mut copy.pack);
        copy.other_packs.iter_mut().for_each(pack_for_respondent);
        for content in &mut copy.contents {
            content.product = Text::default();
            content.indicator = Text::default();
        }
        for modality in &mut copy.modalities {
            modality.phases.clear();
            modality.requirements.clear();
            modality.limits.clear();
            modality.trainer.clear();
            modality.audience = Text::default();
        }
        for competency in &mut copy.competencies {
            competency.mandates.clear();
            competency.source.clear();
        }
        for post in &mut copy.posts {
            post.functions.clear();
            post.source.clear();
        }
        copy.systems.clear();
        copy.instruments.clear();
        copy.dimensions.clear();
        copy.principles.clear();
        copy.practice_axes.clear();
        copy.practices.clear();
        copy.services.clear();
        copy.questions.clear();
        copy.sessions.clear();
        copy.notes.clear();
        copy.labels.clear();
        copy.rules_for_respondent();
        copy
    }

    /// Returns a copy with only what the first pages read, before the questions: countries and posts.
    pub fn for_first_page(&self) -> Framework {
        let mut copy = self.for_respondent();
        copy.axes.clear();
        copy.contents.clear();
        copy.modalities.clear();
        copy.competencies.clear();
        copy.rules.clear();
        for post in &mut copy.posts {
            post.profile.clear();
        }
        copy
    }

    fn rules_for_respondent(&mut self) {
        for rule in &mut self.rules {
            for case in &mut rule.cases {
                let chooses = |effect: &Effect| {
                    matches!(effect, Effect::Favor { .. } | Effect::Exclude { .. })
                };
                case.then.retain(chooses);
            }
            rule.cases.retain(|case| !case.then.is_empty());
        }
        self.rules.retain(|rule| !rule.cases.is_empty());
    }
}

fn pack_for_respondent(pack: &mut CountryPack) {
    // The notice before the first question names the norm on personal data.
    pack.norms.retain(|norm| norm.id == PERSONAL_DATA);
    for norm in &mut pack.norms {
        norm.says = Text::default();
    }
    pack.calendar.clear();
    pack.documents.clear();
    pack.evaluation_levels.clear();
    pack.instruments.clear();
    pack.exempt.clear();
    pack.templates.clear();
    pack.matrices.clear();
}

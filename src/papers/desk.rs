//! What documents are written from: a framework, a dossier, a language and a day.

use chrono::{DateTime, NaiveDate, Utc};

use super::dates::{long_day, month_end};
use super::money::money;
use crate::dossier::{Activity, CostSource, Dossier, ObjectiveRef, Party, Person};
use crate::framework::{Framework, Label, Language, Piece, template_pieces};
use crate::plan::{ActivityWords, Naming, people_in, words_of};

/// What documents are written from.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The framework, in the country of the dossier.
    pub framework: &'a Framework,
    /// The dossier.
    pub dossier: &'a Dossier,
    /// The language of the documents.
    pub language: Language,
    /// The day they are written.
    pub today: NaiveDate,
    /// Tells the day of a moment where the user is.
    pub day_of: fn(DateTime<Utc>) -> NaiveDate,
}

impl<'a> Desk<'a> {
    /// Returns a word of the engine.
    pub fn label(&self, label: Label) -> &'a str {
        self.framework.label(label, self.language)
    }

    /// Returns a sentence of the engine with values in the places of their names.
    pub fn say(&self, label: Label, values: &[(&str, &str)]) -> String {
        let mut said = String::new();
        for piece in template_pieces(self.label(label)) {
            said.push_str(match piece {
                Piece::Words(words) => words,
                Piece::Placeholder(name) => {
                    let value = values.iter().find(|(known, _)| *known == name);
                    value.map_or(name, |(_, value)| value)
                }
            });
        }
        said
    }

    /// Names whose the documents are; those of the example say that they are one.
    pub fn owner(&self) -> String {
        let name = self.dossier.municipality.name.trim();
        match self.dossier.example {
            true => format!("{name} · {}", self.label(Label::Example)),
            false => name.to_string(),
        }
    }

    /// Returns the words of an activity.
    pub fn words(&self, activity: &Activity) -> ActivityWords {
        let naming = Naming {
            language: self.language,
            measure: &|name| self.say(Label::MeasureNamed, &[("name", name)]),
            unnamed: self.label(Label::Unnamed),
        };
        words_of(self.framework, activity, &naming)
    }

    /// Writes an amount in the country's currency.
    pub fn money(&self, cents: u64) -> String {
        money(cents, &self.framework.pack.currency)
    }

    /// Returns the conventions of its language in its country, as [`Language::locale`].
    pub fn locale(&self) -> String {
        self.language.locale(&self.framework.pack.country)
    }

    /// Writes a day in words.
    pub fn day(&self, day: NaiveDate) -> String {
        long_day(day, &self.locale())
    }

    /// Names a post; an id that the framework does not know stays as it is.
    pub fn post(&self, id: &str) -> String {
        let found = self.framework.post(id);
        let name = found.map(|post| post.name.get(self.language));
        name.unwrap_or(id).to_string()
    }

    /// Writes the posts that take part, each with its people, and how many people there are.
    pub fn participants(&self, activity: &Activity) -> String {
        let posts = activity.participants.iter().filter(|(_, n)| **n > 0);
        let posts: Vec<String> = posts
            .map(|(id, n)| format!("{} ({n})", self.post(id)))
            .collect();
        match (people_in(activity), posts.as_slice()) {
            (0, _) => String::new(),
            (n, []) => self.people(n),
            (n, posts) => format!("{}: {}", posts.join(", "), self.people(n)),
        }
    }

    /// Writes a number of people.
    pub fn people(&self, n: u64) -> String {
        match n {
            1 => self.label(Label::OnePerson).to_string(),
            n => self.say(Label::PeopleCount, &[("n", &n.to_string())]),
        }
    }

    /// Finds a person of the register.
    pub fn person(&self, id: &str) -> Option<&'a Person> {
        self.dossier.people.iter().find(|person| person.id == id)
    }

    /// Names an objective of a planning instrument.
    pub fn objective(&self, found: &ObjectiveRef) -> Option<String> {
        let objective = self.dossier.institution.objective(found)?;
        let instrument = self.framework.instrument(&found.instrument);
        let instrument = match instrument {
            Some(item) if item.acronym.is_empty() => item.name.get(self.language),
            Some(item) => &item.acronym,
            None => &found.instrument,
        };
        let text = objective.text.trim();
        (!text.is_empty()).then(|| format!("{instrument}: {text}"))
    }

    /// Names who pays.
    pub fn source(&self, source: CostSource) -> &'a str {
        self.label(match source {
            CostSource::Municipality => Label::Municipality,
            CostSource::Association => Label::Association,
            CostSource::Fund => Label::Fund,
            CostSource::Cooperation => Label::Cooperation,
            CostSource::University => Label::University,
        })
    }

    /// Names who promises something.
    pub fn party(&self, party: Party) -> &'a str {
        self.label(match party {
            Party::Authority => Label::Authority,
            Party::Person => Label::Person,
            Party::Head => Label::Head,
            Party::Organiser => Label::Organiser,
            Party::Trainer => Label::Trainer,
        })
    }
}

/// Returns the training activities of a plan that stand, in its order.
pub fn training(dossier: &Dossier) -> impl Iterator<Item = &Activity> {
    dossier.plan.standing().filter(|item| !item.measure)
}

/// Returns the first day of an activity: that of its earliest phase, or the first of its first month.
pub fn first_day(activity: &Activity) -> Option<NaiveDate> {
    let phases = activity.phases.iter().filter_map(|phase| phase.from);
    phases.min().or(activity.from)
}

/// Returns the last day of an activity: that of its latest phase, or the last of its last month.
pub fn last_day(activity: &Activity) -> Option<NaiveDate> {
    let phases = activity.phases.iter().filter_map(|phase| phase.to);
    phases.max().or(activity.to.map(month_end))
}

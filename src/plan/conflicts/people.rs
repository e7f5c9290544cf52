//! Conflicts of people: twice at once, left, too many, languages.

use std::collections::BTreeSet;

use super::{ConflictKind, Found, Look, One};
use crate::plan::people_in;

impl Look<'_> {
    pub(super) fn people(&self, one: &One<'_>, found: &mut Found) {
        let activity = one.activity;
        let known = |id: &String| one.people.iter().any(|person| person.id == *id);
        for person in activity.enrolled.keys().filter(|id| !known(id)) {
            let person = person.clone();
            found.warn(ConflictKind::PersonUnknown { person });
        }
        let until = one.days.may_end().unwrap_or(self.today);
        for person in &one.people {
            if let Some(left) = person.left.filter(|left| *left < until) {
                let person = person.id.clone();
                found.warn(ConflictKind::PersonLeft { person, left });
            }
        }
        self.twice(one, found);
        let planned: usize = activity
            .participants
            .values()
            .map(|n| usize::from(*n))
            .sum();
        let enrolled = activity.enrolled.len();
        if planned > 0 && enrolled > planned {
            found.note(ConflictKind::MoreEnrolled { enrolled, planned });
        }
        if people_in(activity) == 0 {
            found.note(ConflictKind::NoParticipants);
        }
    }

    /// Finds whoever is in another activity at the same time.
    fn twice(&self, one: &One<'_>, found: &mut Found) {
        let mine = &one.activity.enrolled;
        let others = mine
            .keys()
            .filter_map(|id| self.places.get(id.as_str()))
            .flatten();
        let mut places = BTreeSet::new();
        places.extend(others.copied());
        let others = places.iter();
        for other in others.filter_map(|place| self.activities.get(*place)) {
            let theirs = &other.activity.enrolled;
            if other.activity.id == one.activity.id {
                continue;
            }
            let Some(shared) = one.days.overlap(&other.days) else {
                continue;
            };
            for person in mine.keys().filter(|id| theirs.contains_key(*id)) {
                let kind = ConflictKind::PersonTwice {
                    person: person.clone(),
                    other: other.activity.id.clone(),
                    from: shared.from,
                    to: shared.to,
                };
                if shared.exact {
                    found.warn(kind);
                } else {
                    found.note(kind);
                }
            }
        }
    }

    /// Holds the language of the activity against the trainer's and those of the people. Whoever's languages
    /// were not noted is not judged.
    pub(super) fn languages(&self, one: &One<'_>, found: &mut Found) {
        let activity = one.activity;
        let wanted = activity.trainer.as_deref();
        let trainers = &self.dossier.trainers;
        let trainer = wanted.and_then(|id| trainers.iter().find(|item| item.id == id));
        if let (Some(id), None) = (wanted, trainer) {
            found.warn(ConflictKind::TrainerUnknown {
                trainer: id.to_string(),
            });
        }
        let spoken = trainer
            .map(|trainer| trainer.languages.as_slice())
            .unwrap_or_default();
        if let (Some(trainer), Some(language)) = (trainer, &activity.language)
            && !spoken.is_empty()
            && !spoken.contains(language)
        {
            found.warn(ConflictKind::TrainerLanguage {
                trainer: trainer.id.clone(),
                language: language.clone(),
            });
        }
        let offered = match &activity.language {
            Some(language) => std::slice::from_ref(language),
            None => spoken,
        };
        if offered.is_empty() {
            return;
        }
        let left_out = one.people.iter().filter(|person| {
            let speaks = person.languages.iter().any(|id| offered.contains(id));
            !person.languages.is_empty() && !speaks
        });
        let people: Vec<String> = left_out.map(|person| person.id.clone()).collect();
        if !people.is_empty() {
            found.warn(ConflictKind::PeopleLanguage { people });
        }
    }
}

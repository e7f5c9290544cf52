//! What in the plan does not fit: people, dates, term, calendar, permission, languages, money. Nothing is
//! forbidden by it; the screen says what, where and what to do.

mod dates;
mod money;
mod people;
mod taken;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use self::dates::Occupied;
use self::money::Sums;
use super::costs::costs_by_source;
use crate::dossier::{Activity, CostSource, Dossier, Person};
use crate::framework::{ActorKind, Framework, Modality, Moment};
use crate::order::ordered;

pub use self::taken::{asks_permission, takes_post};

/// How much a conflict weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The activity cannot take place as it is written, or not by the rules.
    Warning,
    /// Somebody should look at it.
    Notice,
}

/// Something of an activity that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The activity.
    pub activity: String,
    /// What does not fit.
    pub kind: ConflictKind,
    /// How much it weighs.
    pub severity: Severity,
}

/// What does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// Its last month comes before its first.
    MonthsReversed,
    /// The last day of a phase comes before its first.
    PhaseReversed {
        /// Phase id.
        phase: String,
    },
    /// Phases that follow one another do not: one begins before an earlier one begins.
    PhasesOutOfOrder {
        /// Phase id of the one that begins too early.
        phase: String,
        /// Phase id of the one that should come first.
        after: String,
    },
    /// A phase lies outside the months of the activity.
    PhaseOutsideMonths {
        /// Phase id.
        phase: String,
    },
    /// It lies outside the years of the plan.
    OutsideYears {
        /// First and last year of the plan.
        years: (i32, i32),
    },
    /// It begins before the elected term.
    BeforeTerm {
        /// First day of the term.
        begins: NaiveDate,
    },
    /// It ends after the elected term.
    AfterTerm {
        /// Last day of the term.
        ends: NaiveDate,
    },
    /// The rules take its modality out of the menu of that moment (a warning), or advise against beginning it
    /// then (a notice).
    OutsideMoment {
        /// Modality id.
        modality: String,
        /// The moment that it takes place in.
        moment: Moment,
        /// The rule that says so.
        rule: String,
    },
    /// A date of the municipal year falls in the same weeks.
    Deadline {
        /// Calendar item id of the country pack.
        item: String,
        /// The day by which it is due.
        due: NaiveDate,
        /// Whether the activity prepares for it and so comes too late; otherwise it takes away people who are
        /// busy with it.
        serves: bool,
    },
    /// The rules ask for the authority's written permission, and no date of it is noted.
    PermissionMissing {
        /// Modality id.
        modality: String,
        /// The rule that asks for it.
        rule: String,
    },
    /// The modality takes no people of these posts.
    PostsNotTaken {
        /// Modality id.
        modality: String,
        /// Post ids, in the order of the framework.
        posts: Vec<String>,
        /// The kinds of actors that hold them.
        actors: Vec<ActorKind>,
    },
    /// People without what the modality asks for: a degree, or years of experience. A notice where nothing was
    /// noted of them.
    NotQualified {
        /// Modality id.
        modality: String,
        /// Years of experience that stand in place of a degree.
        years: u8,
        /// Person ids, in the order of the register.
        people: Vec<String>,
    },
    /// The modality asks for a degree or years of experience, and of people who are planned by their post alone nobody
    /// can tell.
    QualifiedByPost {
        /// Modality id.
        modality: String,
        /// Years of experience that stand in place of a degree.
        years: u8,
        /// How many people have no name yet.
        people: u64,
    },
    /// The modality asks for a project of one's own to apply, and none is noted: no product in the municipality's words,
    /// no commitment of the person trained, not something to be seen of each person.
    NoOwnProject {
        /// Modality id.
        modality: String,
    },
    /// Somebody takes part in two activities at once: a warning where the days are known, a notice where only
    /// the months are.
    PersonTwice {
        /// Person id.
        person: String,
        /// Id of the other activity.
        other: String,
        /// First day of both.
        from: NaiveDate,
        /// Last day of both.
        to: NaiveDate,
    },
    /// Somebody who takes part no longer works here when it takes place.
    PersonLeft {
        /// Person id.
        person: String,
        /// Last day here.
        left: NaiveDate,
    },
    /// Somebody who takes part is not in the register.
    PersonUnknown {
        /// Person id.
        person: String,
    },
    /// More people are enrolled than were planned.
    MoreEnrolled {
        /// People enrolled.
        enrolled: usize,
        /// People planned.
        planned: usize,
    },
    /// Nobody takes part.
    NoParticipants,
    /// The trainer does not speak its language.
    TrainerLanguage {
        /// Trainer id.
        trainer: String,
        /// Language id.
        language: String,
    },
    /// People who take part speak neither its language nor, where none is said, one of the trainer's.
    PeopleLanguage {
        /// Person ids, in the order of the register.
        people: Vec<String>,
    },
    /// The trainer is not in the directory.
    TrainerUnknown {
        /// Trainer id.
        trainer: String,
    },
    /// The plan spends more of a source in a year than there is.
    OverBudget {
        /// Who pays.
        source: CostSource,
        /// Budget year.
        year: i32,
        /// What may be spent, in cents.
        limit: u64,
        /// What the plan spends, in cents.
        planned: u64,
    },
    /// A cost falls in a year that is not of the plan.
    CostOutsideYears {
        /// Budget year.
        year: i32,
    },
    /// Its hours are far from the usual ones: a slip of the finger.
    UnusualHours {
        /// Hours.
        hours: u16,
        /// Usual hours of the modality, least and most.
        usual: (u16, u16),
    },
    /// It costs more than a million units of the currency: a slip of the finger.
    UnusualCost {
        /// Cents.
        cents: u64,
    },
    /// No product at work is named.
    NoProduct,
    /// No indicator is named.
    NoIndicator,
}

/// Returns what does not fit in the plan, activity by activity in their order, warnings first. An activity that
/// will not take place conflicts with nothing.
pub fn conflicts(framework: &Framework, dossier: &Dossier, today: NaiveDate) -> Vec<Conflict> {
    let look = Look::new(framework, dossier, today);
    let found = look.activities.iter().map(|one| look.at(one));
    found.collect::<Vec<_>>().concat()
}

/// Returns what does not fit in one activity, warnings first; the same as [`conflicts`] says of it, in time
/// that grows with the plan and not with its square.
pub fn conflicts_of(
    framework: &Framework,
    dossier: &Dossier,
    activity: &str,
    today: NaiveDate,
) -> Vec<Conflict> {
    let look = Look::new(framework, dossier, today);
    let mut all = look.activities.iter();
    let found = all.find(|one| one.activity.id == activity);
    found.map(|one| look.at(one)).unwrap_or_default()
}

/// An activity with the days that it takes up and its people.
struct One<'a> {
    activity: &'a Activity,
    days: Occupied,
    /// The people of the register who are enrolled, in its order.
    people: Vec<&'a Person>,
}

/// What every check looks at.
struct Look<'a> {
    framework: &'a Framework,
    dossier: &'a Dossier,
    today: NaiveDate,
    /// The activities that will take place.
    activities: Vec<One<'a>>,
    /// Places among these of the training activities that somebody is enrolled in, by person id.
    places: BTreeMap<&'a str, Vec<usize>>,
    /// What the plan spends, by source and year.
    sums: Sums,
}

/// What was found in one activity.
struct Found {
    activity: String,
    list: Vec<Conflict>,
}

impl Found {
    fn warn(&mut self, kind: ConflictKind) {
        self.add(Severity::Warning, kind);
    }

    fn note(&mut self, kind: ConflictKind) {
        self.add(Severity::Notice, kind);
    }

    fn add(&mut self, severity: Severity, kind: ConflictKind) {
        self.list.push(Conflict {
            activity: self.activity.clone(),
            kind,
            severity,
        });
    }
}

/// Returns the people of the register who are enrolled, in its order; `register` has the place of each.
fn enrolled<'a>(
    activity: &Activity,
    dossier: &'a Dossier,
    register: &BTreeMap<&str, usize>,
) -> Vec<&'a Person> {
    let places = activity.enrolled.keys();
    let places = places.filter_map(|id| register.get(id.as_str()).copied());
    let people = ordered(places.collect(), usize::cmp).into_iter();
    people
        .filter_map(|place| dossier.people.get(place))
        .collect()
}

impl<'a> Look<'a> {
    fn new(framework: &'a Framework, dossier: &'a Dossier, today: NaiveDate) -> Look<'a> {
        // Put in one by one: collecting would compile a sort of their own (see `order`).
        let mut register = BTreeMap::new();
        let people = dossier.people.iter().enumerate();
        register.extend(people.map(|(place, person)| (person.id.as_str(), place)));
        let activities = dossier.plan.standing();
        let activities: Vec<One<'a>> = activities
            .map(|activity| One {
                activity,
                days: Occupied::of(activity),
                people: enrolled(activity, dossier, &register),
            })
            .collect();
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, one) in activities.iter().enumerate() {
            let people = one.activity.enrolled.keys();
            for person in people.filter(|_| !one.activity.measure) {
                places.entry(person).or_default().push(place);
            }
        }
        let counted = activities.iter().map(|one| one.activity);
        let sums = costs_by_source(counted, dossier.years.0);
        Look {
            framework,
            dossier,
            today,
            activities,
            places,
            sums,
        }
    }

    fn at(&self, one: &One<'_>) -> Vec<Conflict> {
        let mut found = Found {
            activity: one.activity.id.clone(),
            list: Vec::new(),
        };
        self.order_of_days(one, &mut found);
        self.years_and_term(one, &mut found);
        self.money(one, &mut found);
        if !one.activity.measure {
            self.moment(one, &mut found);
            self.deadlines(one, &mut found);
            self.modality_takes(one, &mut found);
            self.people(one, &mut found);
            self.languages(one, &mut found);
            self.words(one, &mut found);
        }
        ordered(found.list, |a, b| a.severity.cmp(&b.severity))
    }

    fn modality(&self, activity: &Activity) -> Option<&'a Modality> {
        self.framework.modality(activity.modality.as_deref()?)
    }

    /// Notes the words that are missing: those of the framework stand where the municipality wrote none.
    fn words(&self, one: &One<'_>, found: &mut Found) {
        let activity = one.activity;
        let content = activity.content.as_deref();
        let content = content.and_then(|id| self.framework.content(id));
        let own =
            |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        if !own(&activity.product) && content.is_none_or(|content| content.product.es.is_empty()) {
            found.note(ConflictKind::NoProduct);
        }
        if !own(&activity.indicator)
            && content.is_none_or(|content| content.indicator.es.is_empty())
        {
            found.note(ConflictKind::NoIndicator);
        }
    }
}

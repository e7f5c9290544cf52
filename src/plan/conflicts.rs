//! What in the plan does not fit: people, dates, term, calendar, permission, languages, money. Nothing is
//! forbidden by it; the screen says what, where and what to do.

use chrono::NaiveDate;

use crate::dossier::{Activity, CostSource, Dossier, Progress};
use crate::framework::{ActorKind, Framework, Moment};

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
    let _ = (framework, today);
    let activities = dossier.plan.activities.iter();
    let stands = |item: &&crate::documents::Shared<Activity>| takes_place(item);
    activities.filter(stands).flat_map(|_| None).collect()
}

/// Returns what does not fit in one activity, warnings first; the same as [`conflicts`] says of it, without
/// looking at what the others have among themselves.
pub fn conflicts_of(
    framework: &Framework,
    dossier: &Dossier,
    activity: &str,
    today: NaiveDate,
) -> Vec<Conflict> {
    let mut all = conflicts(framework, dossier, today);
    all.retain(|found| found.activity == activity);
    all
}

/// Tells whether an activity is still to be counted on.
fn takes_place(activity: &Activity) -> bool {
    activity.execution.progress != Progress::Cancelled
}

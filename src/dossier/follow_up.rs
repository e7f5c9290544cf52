//! What came of an activity: for the municipality, and for each person (domain.md, section 6).

use chrono::NaiveDate;
use serde::Serialize;

use super::activity::CostSource;
use crate::documents::{fields, names};
use crate::response::Level;

/// How far an activity is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// It is planned.
    #[default]
    Planned,
    /// It has begun.
    Running,
    /// It was carried out.
    Done,
    /// It was put off.
    Postponed,
    /// It will not take place.
    Cancelled,
}

names!(Progress {
    Planned = "planned",
    Running = "running",
    Done = "done",
    Postponed = "postponed",
    Cancelled = "cancelled"
});

impl Progress {
    /// The states in the order of choices.
    pub const ALL: [Progress; 5] = [
        Progress::Planned,
        Progress::Running,
        Progress::Done,
        Progress::Postponed,
        Progress::Cancelled,
    ];
}

/// How far a product at work is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ProductState {
    /// Nothing was handed in.
    #[default]
    Pending,
    /// It was handed in.
    HandedIn,
    /// It is in use or was approved.
    InUse,
}

names!(ProductState {
    Pending = "pending",
    HandedIn = "handed-in",
    InUse = "in-use"
});

impl ProductState {
    /// The states in the order of choices.
    pub const ALL: [ProductState; 3] = [
        ProductState::Pending,
        ProductState::HandedIn,
        ProductState::InUse,
    ];
}

/// What came of an activity for the municipality.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Execution {
    /// How far it is.
    pub progress: Progress,
    /// First day that it took place.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub from: Option<NaiveDate>,
    /// Last day that it took place.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub to: Option<NaiveDate>,
    /// Hours given.
    pub hours: Option<u16>,
    /// What was spent.
    pub spent: Vec<Spending>,
    /// Why it was put off or will not take place.
    pub reason: String,
    /// How far the municipality's product is.
    pub product: ProductState,
    /// Where the product can be seen: document, number, place.
    pub evidence: String,
}

fields!(Execution { ; progress, from, to, hours, spent, reason, product, evidence });

impl Execution {
    /// Tells whether nothing was noted.
    pub fn is_untouched(&self) -> bool {
        *self == Execution::default()
    }
}

/// An amount that was spent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Spending {
    /// Who paid.
    pub source: CostSource,
    /// Budget year; that of the execution's first day where it is absent.
    pub year: Option<i32>,
    /// Amount in cents of the pack's currency.
    pub cents: u64,
}

fields!(Spending { ; source, year, cents });

/// What came of an activity for one person who is enrolled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Enrolment {
    /// Hours attended; absent while nothing was noted, 0 for somebody who did not come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<u16>,
    /// Reaction: how useful the person found it, 1–5 (first evaluation level).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reaction: Option<Level>,
    /// Learning: level shown before, 1–5 (second evaluation level).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Level>,
    /// Learning: level shown at the end, 1–5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Level>,
    /// How far the person's own product is.
    #[serde(skip_serializing_if = "is_pending")]
    pub product: ProductState,
    /// Where the product can be seen.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// Application: cards answered after three and six months (third evaluation level).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<Card>,
}

fields!(Enrolment { ; hours, reaction, before, after, product, evidence, cards });

fn is_pending(state: &ProductState) -> bool {
    *state == ProductState::Pending
}

/// When a card is due, counted from the last day of the activity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CardDue {
    /// After 90 days.
    #[default]
    ThreeMonths,
    /// After 180 days.
    SixMonths,
}

names!(CardDue {
    ThreeMonths = "three-months",
    SixMonths = "six-months"
});

impl CardDue {
    /// Both in their order.
    pub const ALL: [CardDue; 2] = [CardDue::ThreeMonths, CardDue::SixMonths];

    /// Returns the days after the last day of the activity.
    pub fn days(self) -> u16 {
        match self {
            CardDue::ThreeMonths => 90,
            CardDue::SixMonths => 180,
        }
    }
}

/// Whose view a card is. The two stand side by side and are never averaged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CardView {
    /// The person trained.
    #[default]
    Person,
    /// The head of the unit.
    Head,
}

names!(CardView {
    Person = "person",
    Head = "head"
});

impl CardView {
    /// Both in their order.
    pub const ALL: [CardView; 2] = [CardView::Person, CardView::Head];
}

/// How often somebody used at work what was learnt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Applied {
    /// Never.
    #[default]
    Never,
    /// Once.
    Once,
    /// Sometimes.
    Sometimes,
    /// Always when it is called for.
    Always,
}

names!(Applied {
    Never = "never",
    Once = "once",
    Sometimes = "sometimes",
    Always = "always"
});

impl Applied {
    /// The choices in order.
    pub const ALL: [Applied; 4] = [
        Applied::Never,
        Applied::Once,
        Applied::Sometimes,
        Applied::Always,
    ];
}

/// What stood in the way of using it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Hindrance {
    /// No time.
    Time,
    /// No equipment or network.
    Equipment,
    /// The head of the unit.
    Boss,
    /// A norm or procedure does not allow it.
    Norm,
    /// The person changed posts or left.
    Rotation,
    /// It did not correspond to the work.
    NotMyWork,
}

names!(Hindrance {
    Time = "time",
    Equipment = "equipment",
    Boss = "boss",
    Norm = "norm",
    Rotation = "rotation",
    NotMyWork = "not-my-work"
});

impl Hindrance {
    /// The choices in order.
    pub const ALL: [Hindrance; 6] = [
        Hindrance::Time,
        Hindrance::Equipment,
        Hindrance::Boss,
        Hindrance::Norm,
        Hindrance::Rotation,
        Hindrance::NotMyWork,
    ];
}

/// A card: what one side says of the use of what was learnt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Card {
    /// Which of the two cards it is.
    pub due: CardDue,
    /// Whose view.
    pub view: CardView,
    /// The day it was answered.
    #[serde(with = "crate::documents::time::day")]
    #[cfg_attr(feature = "schema", schemars(with = "NaiveDate"))]
    pub answered: NaiveDate,
    /// How often it was used.
    pub applied: Applied,
    /// What could be shown.
    #[serde(default)]
    pub evidence: String,
    /// What stood in the way.
    #[serde(default)]
    pub hindrance: Option<Hindrance>,
}

fields!(Card { due, view, answered, applied; evidence, hindrance });

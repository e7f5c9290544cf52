//! By what responses can be told apart.

use crate::framework::Moment;

/// What a response can be counted by. Every response has exactly one value of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Region of the municipality.
    Region,
    /// Its province.
    Province,
    /// The municipality itself.
    District,
    /// Main post.
    Post,
    /// Role or roles, see [`ROLES`].
    Role,
    /// Moment of the elected term on the day of the answer.
    Moment,
    /// Preferred modality.
    Modality,
    /// Preferred language of learning.
    Language,
    /// Possible days: the kinds of day together, `weekdays+saturday`.
    Days,
    /// Possible parts of the day, together.
    DayParts,
    /// Possible hours a week, see [`HOURS`].
    Hours,
    /// Years of experience.
    Experience,
    /// How the internet is at work.
    Connectivity,
}

impl Dimension {
    /// Every dimension, in the order in which they are offered.
    pub const ALL: [Dimension; 13] = [
        Dimension::Region,
        Dimension::Province,
        Dimension::District,
        Dimension::Post,
        Dimension::Role,
        Dimension::Moment,
        Dimension::Modality,
        Dimension::Language,
        Dimension::Days,
        Dimension::DayParts,
        Dimension::Hours,
        Dimension::Experience,
        Dimension::Connectivity,
    ];

    /// Returns the name used in receipts and files.
    pub fn name(self) -> &'static str {
        match self {
            Dimension::Region => "region",
            Dimension::Province => "province",
            Dimension::District => "district",
            Dimension::Post => "post",
            Dimension::Role => "role",
            Dimension::Moment => "moment",
            Dimension::Modality => "modality",
            Dimension::Language => "language",
            Dimension::Days => "days",
            Dimension::DayParts => "day-parts",
            Dimension::Hours => "hours",
            Dimension::Experience => "experience",
            Dimension::Connectivity => "connectivity",
        }
    }

    /// Returns the dimension of which each value holds several of this one's.
    pub fn wider(self) -> Option<Dimension> {
        match self {
            Dimension::District => Some(Dimension::Province),
            Dimension::Province => Some(Dimension::Region),
            _ => None,
        }
    }
}

/// A value of a dimension.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// What it is: an id of the framework, a code, a name of the file format; empty where nothing was said.
    pub key: String,
    /// Its name as people wrote it, where it is a municipality.
    pub name: String,
}

impl Label {
    pub(super) fn key(key: &str) -> Label {
        Label {
            key: key.to_string(),
            name: String::new(),
        }
    }
}

/// Keys of roles, by their bits: strategic 1, operative 2.
pub const ROLES: [&str; 4] = ["", "strategic", "operative", "strategic+operative"];

/// Moments in order.
pub const MOMENTS: [Moment; 3] = [Moment::Start, Moment::Stable, Moment::Exit];

/// Bands of hours a week: the most hours of each, and its key.
pub const HOURS: [(u8, &str); 5] = [
    (0, "0"),
    (2, "1-2"),
    (5, "3-5"),
    (10, "6-10"),
    (u8::MAX - 1, "11+"),
];

/// Returns the key of several choices together, `weekdays+saturday`.
pub(super) fn together<'a>(names: impl Iterator<Item = &'a str>, bits: u8) -> String {
    let chosen = names
        .enumerate()
        .filter(|(place, _)| bits >> place & 1 == 1);
    let chosen: Vec<_> = chosen.map(|(_, name)| name).collect();
    chosen.join("+")
}

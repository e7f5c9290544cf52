//! Counting responses into cells, in whole numbers: sums of parts are exactly those of the whole, in any order.

use std::sync::LazyLock;

use super::question::Condition;
use crate::association::table::{Dimension, Table};
use crate::dossier::{Figures, Stated};
use crate::response::{PairSums, mean_of};

/// In no cell.
const NOWHERE: u32 = u32::MAX;

/// What the people of a cell say of one competency that their posts ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// People whose posts ask for it.
    pub asked: u32,
    /// People who gave a level.
    pub people: u32,
    /// Their levels.
    pub level: u32,
    /// The levels that their posts require.
    pub required: u32,
    /// Their gaps.
    pub gap: u32,
    /// People with a gap.
    pub with_gap: u32,
    /// Importance against level, over those who gave both.
    pub stated: PairSums,
}

/// What the people of a cell say of one content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Demand {
    /// People.
    pub people: u32,
    /// People who want it.
    pub wanted: u32,
    /// People who were trained in it.
    pub trained: u32,
    /// People who could teach it.
    pub teaches: u32,
}

impl Sums {
    /// Adds those of others.
    pub fn add(&mut self, other: &Sums) {
        self.asked += other.asked;
        self.people += other.people;
        self.level += other.level;
        self.required += other.required;
        self.gap += other.gap;
        self.with_gap += other.with_gap;
        self.stated.people += other.stated.people;
        self.stated.importance += other.stated.importance;
        self.stated.level += other.stated.level;
        self.stated.above += other.stated.above;
        self.stated.below += other.stated.below;
    }

    /// Returns the figures, as the gap board of a dossier gives them; those of importance only where they are
    /// `stated`. Nothing where nobody gave a level.
    pub fn figures(&self, stated: bool) -> Option<Figures> {
        let mean = |sum| mean_of(sum, self.people);
        let found = self.stated.discrepancy().filter(|_| stated);
        Some(Figures {
            people: self.people as usize,
            level: mean(self.level)?,
            required: mean(self.required)?,
            gap: mean(self.gap)?,
            with_gap: self.with_gap as usize,
            discrepancy: found.map(|found| Stated {
                people: found.people,
                importance: found.importance,
                borich: Some(found.borich),
                ranked: found.ranked,
                below: found.below,
            }),
        })
    }
}

impl Demand {
    /// Adds those of others.
    pub fn add(&mut self, other: &Demand) {
        self.people += other.people;
        self.wanted += other.wanted;
        self.trained += other.trained;
        self.teaches += other.teaches;
    }
}

/// Required levels, 0 to 5.
const LEVELS: usize = 6;

/// What each answer adds, by its level and importance (the lower six bits) and the level required.
static ADDS: LazyLock<Vec<Sums>> = LazyLock::new(|| {
    let all = (0..64_u32).flat_map(|bits| (0..LEVELS as u32).map(move |required| (bits, required)));
    all.map(|(bits, required)| adds(bits & 7, bits >> 3, required))
        .collect()
});

fn adds(level: u32, importance: u32, required: u32) -> Sums {
    if !(1..=5).contains(&level) || required == 0 {
        return Sums::default();
    }
    let gap = required.saturating_sub(level);
    let both = (1..=5).contains(&importance);
    let stated = if both {
        PairSums {
            people: 1,
            importance,
            level,
            above: u32::from(level > importance),
            below: u32::from(level < importance),
        }
    } else {
        PairSums::default()
    };
    Sums {
        asked: 0,
        people: 1,
        level,
        required,
        gap,
        with_gap: u32::from(gap > 0),
        stated,
    }
}

/// Every response in its cell.
pub(super) struct Cells {
    /// The cell of each response, row after row.
    of: Vec<u32>,
    /// How many cells there are.
    count: usize,
}

impl Cells {
    /// Puts the responses that fulfil all conditions into cells.
    pub(super) fn of(
        table: &Table,
        conditions: &[&Condition],
        rows: Dimension,
        columns: Option<Dimension>,
    ) -> Cells {
        let codes = |dimension| {
            table
                .column(dimension)
                .map(|column| column.codes.as_slice())
                .unwrap_or_default()
        };
        let width = columns.map_or(1, |dimension| table.labels(dimension).len());
        let mut cells: Vec<u32> = match columns {
            None => codes(rows).to_vec(),
            Some(columns) => {
                let pairs = codes(rows).iter().zip(codes(columns));
                pairs
                    .map(|(row, column)| row * width as u32 + column)
                    .collect()
            }
        };
        for condition in conditions {
            let labels = table.labels(condition.dimension).len() as u32;
            let chosen: Vec<bool> = (0..labels)
                .map(|code| condition.values.contains(&code))
                .collect();
            for (cell, code) in cells.iter_mut().zip(codes(condition.dimension)) {
                if chosen.get(*code as usize) != Some(&true) {
                    *cell = NOWHERE;
                }
            }
        }
        Cells {
            of: cells,
            count: width * table.labels(rows).len(),
        }
    }

    /// Counts people.
    pub(super) fn people(&self) -> Vec<u32> {
        let mut found = vec![0; self.count];
        for cell in &self.of {
            if let Some(people) = found.get_mut(*cell as usize) {
                *people += 1;
            }
        }
        found
    }

    /// Sums up what they say of a competency.
    pub(super) fn sums(&self, table: &Table, competency: usize) -> Vec<Sums> {
        let mut found = vec![Sums::default(); self.count];
        let required =
            |profile: &Vec<u8>| profile.get(competency).copied().unwrap_or_default().min(5);
        let required: Vec<u8> = table.required.iter().map(required).collect();
        let answers = table
            .answers
            .get(competency)
            .map(Vec::as_slice)
            .unwrap_or_default();
        for (cell, profile) in self.of.iter().zip(&table.profiles) {
            let required = required.get(*profile as usize).copied().unwrap_or_default();
            if let Some(sums) = found.get_mut(*cell as usize) {
                sums.asked += u32::from(required > 0);
            }
        }
        let adds: &[Sums] = &ADDS;
        for ((cell, answer), profile) in self.of.iter().zip(answers).zip(&table.profiles) {
            if *answer == 0 {
                continue;
            }
            let required = required.get(*profile as usize).copied().unwrap_or_default();
            let place = usize::from(*answer & 63) * LEVELS + usize::from(required);
            if let (Some(sums), Some(adds)) = (found.get_mut(*cell as usize), adds.get(place)) {
                sums.add(adds);
            }
        }
        found
    }

    /// Counts what they say of a content.
    pub(super) fn demand(&self, table: &Table, content: usize) -> Vec<Demand> {
        let mut found = vec![Demand::default(); self.count];
        let wishes = table
            .wishes
            .get(content)
            .map(Vec::as_slice)
            .unwrap_or_default();
        for (cell, wish) in self.of.iter().zip(wishes) {
            if let Some(demand) = found.get_mut(*cell as usize) {
                demand.people += 1;
                demand.wanted += u32::from(wish & 15 > 0);
                demand.trained += u32::from(wish >> 4 & 7 > 0);
                demand.teaches += u32::from(wish >> 7);
            }
        }
        found
    }
}

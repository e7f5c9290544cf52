//! A diagnosis beside the one before it. The same people are compared where that gives nobody away; otherwise the
//! two groups as a whole, and never both for one competency.

use std::collections::{BTreeMap, BTreeSet};

use super::rounds::{Round, rounds};
use super::same::Threads;
use crate::dossier::{Board, BoardCell, BoardRow, Dossier, PastFigures, ReceivedResponse, board};
use crate::framework::Framework;
use crate::response::mean;

/// Two diagnoses that follow one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Place of the first among [`rounds`]; the second is the next.
    pub first: usize,
    /// People who answered both; absent where they are fewer than the threshold.
    pub both: Option<usize>,
    /// People below which a group is not shown.
    pub threshold: usize,
    /// One row per competency that either asked for, in the order of the framework.
    pub rows: Vec<CompareRow>,
}

/// One competency in both diagnoses.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareRow {
    /// Competency id.
    pub competency: String,
    /// What may be shown of it.
    pub compared: Compared,
}

/// What may be shown of a competency.
#[derive(Clone, Debug, PartialEq)]
pub enum Compared {
    /// The same people, before and after.
    SamePeople(PairFigures),
    /// All who answered, before and after: not the same people.
    Groups(GroupFigures),
    /// One of the groups is too small.
    Protected,
    /// Only one of the two diagnoses has levels of it.
    OnlyOnce,
}

/// The same people before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct PairFigures {
    /// People.
    pub people: usize,
    /// Mean level before, 1–5.
    pub before: f64,
    /// Mean level after, 1–5.
    pub after: f64,
    /// Mean level that their posts require after, 1–5.
    pub required: f64,
    /// People whose level is higher after.
    pub rose: usize,
    /// People whose level is lower after.
    pub fell: usize,
}

/// All who answered, before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupFigures {
    /// People before.
    pub people_before: usize,
    /// Mean level before, 1–5.
    pub before: f64,
    /// People after.
    pub people_after: usize,
    /// Mean level after, 1–5.
    pub after: f64,
    /// Mean level that the posts require after, 1–5; absent where only the figures of a diagnosis are left.
    pub required: Option<f64>,
}

/// Whose levels were compared as the same people, by competency.
type Cuts<'a> = BTreeMap<String, BTreeSet<&'a str>>;

/// Compares every diagnosis with the one before it, the earliest first.
///
/// The same people are shown where they are at least the threshold, and where no sum over them, over those who
/// were compared with the diagnosis before, and over what the board shows of either diagnosis (everybody, each
/// shown unit, those who gave an importance) tells of fewer: everybody falls into groups of those who are in the
/// same sums, and each of those groups is empty or as large as the threshold. So attrition of one or two people
/// hides the pairs of a competency, and the groups as a whole stand instead. Diagnoses further apart than one are
/// not compared: the pairs of several would give away those who are in one and not in the other.
pub fn compare(framework: &Framework, dossier: &Dossier) -> Vec<Comparison> {
    let threads = Threads::of(dossier);
    let all = rounds(dossier);
    let seen: Vec<Seen<'_>> = all
        .iter()
        .map(|round| Seen::of(framework, &threads, *round))
        .collect();
    let mut cuts = Cuts::new();
    let mut found = Vec::new();
    for (first, pair) in seen.windows(2).enumerate() {
        let [one, two] = pair else { continue };
        let (comparison, shown) = compare_two(framework, first, (one, two), &cuts);
        cuts = shown;
        found.push(comparison);
    }
    found
}

/// A diagnosis and what its board shows.
struct Seen<'a> {
    round: Round<'a>,
    board: Board,
    threshold: usize,
    /// Who counts, each by their earliest response; nobody's where two responses are of one person.
    people: Vec<(Option<&'a str>, &'a ReceivedResponse)>,
}

/// What a person contributes to a competency in one diagnosis.
struct Case<'a> {
    person: Option<&'a str>,
    level: u8,
    required: u8,
    unit: Option<&'a str>,
    /// Whether the person said how important it is.
    stated: bool,
}

impl<'a> Seen<'a> {
    fn of(framework: &Framework, threads: &Threads<'a>, round: Round<'a>) -> Seen<'a> {
        let as_dossier = round.as_dossier();
        let counted = round.responses().iter();
        let counted = counted.filter(|item| !as_dossier.waiting.contains(&item.document.id));
        let people: Vec<_> = counted
            .map(|item| (threads.first(&item.document.id), item))
            .collect();
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for (person, _) in &people {
            *times.entry(person).or_default() += 1;
        }
        let once = |person: &str| times.get(person) == Some(&1);
        let people = people.into_iter();
        Seen {
            round,
            board: board(framework, &as_dossier),
            threshold: as_dossier.threshold(),
            people: people
                .map(|(person, item)| (once(person).then_some(person), item))
                .collect(),
        }
    }

    fn row(&self, competency: &str) -> Option<&BoardRow> {
        let mut rows = self.board.rows.iter();
        rows.find(|row| row.competency == competency)
    }

    /// Returns what each person says of a competency that their posts ask for.
    fn cases(&self, framework: &Framework, competency: &str) -> Vec<Case<'a>> {
        let cases = self.people.iter().filter_map(|(person, item)| {
            let answers = item.response();
            let answer = answers.diagnosis.get(competency)?;
            let posts = &answers.respondent.posts;
            Some(Case {
                person: *person,
                level: answer.level()?.get(),
                required: framework.required_level(posts, competency)?,
                unit: item.main_post(),
                stated: answer.importance.is_some(),
            })
        });
        cases.collect()
    }

    /// Tells whether a sum over some people beside what the board shows of a competency, and beside a sum over
    /// those of an earlier cut, tells of no group under the threshold.
    fn may_show(
        &self,
        row: &BoardRow,
        cases: &[Case<'_>],
        pairs: &BTreeSet<&str>,
        cut: Option<&BTreeSet<&str>>,
        threshold: usize,
    ) -> bool {
        let units = self.board.units.iter().zip(&row.units);
        let shown: BTreeSet<&str> = units
            .filter(|(_, cell)| cell.figures().is_some())
            .map(|(unit, _)| unit.as_str())
            .collect();
        // Borich holds a mean level over those who gave an importance.
        let borich = |cell: &BoardCell| {
            let stated = cell.figures().and_then(|found| found.discrepancy);
            stated.is_some_and(|stated| stated.borich.is_some())
        };
        let by_importance = borich(&row.total) || row.units.iter().any(borich);
        let mut alike: BTreeMap<_, usize> = BTreeMap::new();
        for case in cases {
            let among = |set: &BTreeSet<&str>| case.person.is_some_and(|who| set.contains(who));
            let unit = case.unit.filter(|unit| shown.contains(unit));
            let stated = by_importance && case.stated;
            let key = (unit, stated, among(pairs), cut.is_some_and(among));
            *alike.entry(key).or_default() += 1;
        }
        alike.values().all(|people| *people >= threshold)
    }
}

/// Compares two diagnoses; returns whose levels are shown as those of the same people too.
fn compare_two<'a>(
    framework: &Framework,
    first: usize,
    (one, two): (&Seen<'a>, &Seen<'a>),
    cuts: &Cuts<'a>,
) -> (Comparison, Cuts<'a>) {
    let threshold = one.threshold.max(two.threshold);
    let mut shown = Cuts::new();
    let mut rows = Vec::new();
    for item in &framework.competencies {
        let id = item.id.as_str();
        let asked = one.row(id).is_some() || two.row(id).is_some() || stored(one, id).is_some();
        if !asked {
            continue;
        }
        let pairs = pairs(framework, id, (one, two), cuts.get(id), threshold);
        let compared = match pairs {
            Some((people, figures)) => {
                shown.insert(id.to_string(), people);
                Compared::SamePeople(figures)
            }
            None => groups(id, one, two),
        };
        let competency = id.to_string();
        rows.push(CompareRow {
            competency,
            compared,
        });
    }
    let earlier: BTreeSet<&str> = one
        .people
        .iter()
        .filter_map(|(person, _)| *person)
        .collect();
    let later = two.people.iter().filter_map(|(person, _)| *person);
    let both = later.filter(|person| earlier.contains(person)).count();
    let comparison = Comparison {
        first,
        both: (both >= threshold).then_some(both),
        threshold,
        rows,
    };
    (comparison, shown)
}

/// Returns the same people before and after, where they may be shown.
fn pairs<'a>(
    framework: &Framework,
    competency: &str,
    (one, two): (&Seen<'a>, &Seen<'a>),
    cut: Option<&BTreeSet<&'a str>>,
    threshold: usize,
) -> Option<(BTreeSet<&'a str>, PairFigures)> {
    let (row_one, row_two) = (one.row(competency)?, two.row(competency)?);
    let before = one.cases(framework, competency);
    let after = two.cases(framework, competency);
    let mut matched: Vec<(&Case<'a>, &Case<'a>)> = Vec::new();
    for later in &after {
        let earlier = before.iter();
        let mut earlier = earlier.filter(|case| case.person.is_some());
        let found = earlier.find(|case| case.person == later.person);
        matched.extend(found.map(|earlier| (earlier, later)));
    }
    let people: BTreeSet<&str> = matched.iter().filter_map(|(case, _)| case.person).collect();
    let safe = people.len() >= threshold
        && one.may_show(row_one, &before, &people, cut, threshold)
        && two.may_show(row_two, &after, &people, None, threshold);
    if !safe {
        return None;
    }
    let figures = PairFigures {
        people: matched.len(),
        before: mean(matched.iter().map(|(case, _)| case.level))?,
        after: mean(matched.iter().map(|(_, case)| case.level))?,
        required: mean(matched.iter().map(|(_, case)| case.required))?,
        rose: matched.iter().filter(|(a, b)| b.level > a.level).count(),
        fell: matched.iter().filter(|(a, b)| b.level < a.level).count(),
    };
    Some((people, figures))
}

/// Returns the figures that a closed diagnosis kept.
fn stored<'a>(seen: &Seen<'a>, competency: &str) -> Option<&'a PastFigures> {
    match seen.round {
        Round::Past(diagnosis) => diagnosis.figures.get(competency),
        Round::Present(_) => None,
    }
}

/// One side of two groups: people, mean level, mean required level.
type Side = (usize, f64, Option<f64>);

/// What may be shown of a whole group: its side, nothing because there is nothing, or nothing because it is small.
fn side(seen: &Seen<'_>, competency: &str) -> Result<Side, Compared> {
    let kept = stored(seen, competency).filter(|kept| kept.people >= seen.threshold);
    if let Some(kept) = kept.filter(|_| !seen.round.has_responses()) {
        let level = f64::from(kept.levels) / kept.people as f64;
        return Ok((kept.people, level, None));
    }
    if !seen.round.has_responses() {
        return Err(Compared::Protected);
    }
    match seen.row(competency).map(|row| &row.total) {
        None | Some(BoardCell::NoData) => Err(Compared::OnlyOnce),
        Some(BoardCell::Protected) => Err(Compared::Protected),
        Some(BoardCell::Shown(found)) => Ok((found.people, found.level, Some(found.required))),
    }
}

fn groups(competency: &str, one: &Seen<'_>, two: &Seen<'_>) -> Compared {
    match (side(one, competency), side(two, competency)) {
        (Ok((people_before, before, _)), Ok((people_after, after, required))) => {
            Compared::Groups(GroupFigures {
                people_before,
                before,
                people_after,
                after,
                required,
            })
        }
        (Err(Compared::Protected), _) | (_, Err(Compared::Protected)) => Compared::Protected,
        _ => Compared::OnlyOnce,
    }
}

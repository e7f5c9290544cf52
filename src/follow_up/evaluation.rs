//! The levels at which training is evaluated (domain.md, section 6), with small groups protected: what people
//! answered is summed up only over enough of them.

use std::collections::{BTreeMap, BTreeSet};

use super::plans::all_activities;
use crate::dossier::{
    Activity, Applied, Card, CardDue, CardView, Dossier, Enrolment, Hindrance, protect,
};
use crate::framework::CountryPack;
use crate::order::ordered;
use crate::response::Level;

/// What a level of evaluation asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvaluationKind {
    /// Whether people found it useful.
    Reaction,
    /// What they know or can do now.
    Learning,
    /// Whether they use it at work.
    Application,
    /// What got better for the municipality.
    Impact,
}

/// Returns what a level of a country's pack asks: by its id, or by its place counted from the last one, which
/// is the impact (Peru has four levels, Bolivia the last three).
pub fn evaluation_kind(pack: &CountryPack, id: &str) -> Option<EvaluationKind> {
    use EvaluationKind::{Application, Impact, Learning, Reaction};
    match id {
        "reaccion" => Some(Reaction),
        "aprendizaje" => Some(Learning),
        "aplicacion" => Some(Application),
        "impacto" => Some(Impact),
        _ => {
            let mut from_last = pack.evaluation_levels.iter().rev();
            let place = from_last.position(|level| level.id == id)?;
            [Impact, Application, Learning, Reaction]
                .get(place)
                .copied()
        }
    }
}

/// What may be shown of a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GroupFigure<T> {
    /// Nobody answered.
    NoData,
    /// Too few answered, or the figure would give a small group away.
    TooFew,
    /// So many people answered, with what they say together.
    Shown(usize, T),
}

impl<T> GroupFigure<T> {
    /// Returns the people and their figure where it may be shown.
    pub fn shown(&self) -> Option<(usize, &T)> {
        match self {
            GroupFigure::Shown(people, value) => Some((*people, value)),
            GroupFigure::NoData | GroupFigure::TooFew => None,
        }
    }
}

/// A mean of levels, exact until it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mean {
    /// Sum of the levels.
    pub sum: u32,
    /// How many there are.
    pub count: u32,
}

impl Mean {
    /// Returns the mean, 1–5; 0 of none.
    pub fn value(self) -> f64 {
        f64::from(self.sum) / f64::from(self.count.max(1))
    }

    fn of(levels: impl Iterator<Item = Level>) -> Mean {
        levels.fold(Mean::default(), |mean, level| Mean {
            sum: mean.sum + u32::from(level.get()),
            count: mean.count + 1,
        })
    }
}

/// Learning of those who showed a level before and at the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Learning {
    /// Before.
    pub before: Mean,
    /// At the end.
    pub after: Mean,
    /// How many people show a higher level at the end, of one activity at least.
    pub rose: usize,
}

/// What people answered of training: each activity, and all of it together.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluated {
    /// How useful people found an activity, by its id.
    pub reactions: BTreeMap<String, GroupFigure<Mean>>,
    /// How useful people found all of it.
    pub reaction: GroupFigure<Mean>,
    /// What people learnt in an activity, by its id.
    pub learnings: BTreeMap<String, GroupFigure<Learning>>,
    /// What people learnt in all of it.
    pub learning: GroupFigure<Learning>,
}

/// Sums up what people answered at the first two levels. An activity with fewer people than the threshold, or
/// one that could be had by subtraction from all of it, has no figure.
pub fn evaluated<'a>(
    activities: impl Iterator<Item = &'a Activity>,
    threshold: usize,
) -> Evaluated {
    let activities: Vec<&Activity> = activities.filter(|item| !item.measure).collect();
    let (reactions, reaction) = figures(
        &activities,
        threshold,
        |found| found.reaction,
        |all| Mean::of(all.iter().map(|(_, level)| *level)),
    );
    let pair = |found: &Enrolment| found.before.zip(found.after);
    let (learnings, learning) = figures(&activities, threshold, pair, |all| Learning {
        before: Mean::of(all.iter().map(|(_, (before, _))| *before)),
        after: Mean::of(all.iter().map(|(_, (_, after))| *after)),
        rose: {
            let rose = all.iter().filter(|(_, (before, after))| after > before);
            people_of(rose.map(|(person, _)| *person))
        },
    });
    Evaluated {
        reactions,
        reaction,
        learnings,
        learning,
    }
}

type ByActivity<T> = BTreeMap<String, GroupFigure<T>>;

/// Tells how many people these are: somebody in two activities is one, however many answers there are.
fn people_of<'a>(people: impl Iterator<Item = &'a String>) -> usize {
    people.collect::<BTreeSet<_>>().len()
}

/// What somebody answered.
type By<'a, A> = (&'a String, A);

fn figures<'a, A: Copy, T>(
    activities: &[&'a Activity],
    threshold: usize,
    answer: impl Fn(&Enrolment) -> Option<A>,
    sum_up: impl Fn(&[By<'a, A>]) -> T,
) -> (ByActivity<T>, GroupFigure<T>) {
    let given =
        |(person, enrolment): (&'a String, &'a Enrolment)| Some((person, answer(enrolment)?));
    let answers: Vec<Vec<By<'a, A>>> = activities
        .iter()
        .map(|activity| activity.enrolled.iter().filter_map(given).collect())
        .collect();
    let counts: Vec<usize> = answers.iter().map(Vec::len).collect();
    let shown = protect(&counts, threshold);
    let each = activities.iter().zip(answers.iter().zip(shown));
    let each = each.map(|(activity, (answers, shown))| {
        (
            activity.id.clone(),
            figure(answers, answers.len(), shown, &sum_up),
        )
    });
    let each = each.collect();
    let all: Vec<By<'a, A>> = answers.into_iter().flatten().collect();
    let people = people_of(all.iter().map(|(person, _)| *person));
    (each, figure(&all, people, people >= threshold, &sum_up))
}

fn figure<A, T>(
    answers: &[A],
    people: usize,
    shown: bool,
    sum_up: impl Fn(&[A]) -> T,
) -> GroupFigure<T> {
    match people {
        0 => GroupFigure::NoData,
        _ if !shown => GroupFigure::TooFew,
        people => GroupFigure::Shown(people, sum_up(answers)),
    }
}

/// How many cards say that what was learnt is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Used {
    /// Cards answered.
    pub cards: usize,
    /// Those that say sometimes or always.
    pub used: usize,
    /// Those that say never.
    pub never: usize,
}

/// Every card that was answered, with its person.
fn cards(dossier: &Dossier) -> impl Iterator<Item = (&String, &Card)> {
    let enrolled = all_activities(dossier).flat_map(|activity| &activity.enrolled);
    enrolled.flat_map(|(person, found)| found.cards.iter().map(move |card| (person, card)))
}

/// Sums up what one side says on the first or the second cards. The two sides are never added together.
pub fn used(dossier: &Dossier, due: CardDue, view: CardView) -> GroupFigure<Used> {
    let answers: Vec<_> = cards(dossier)
        .filter(|(_, card)| card.due == due && card.view == view)
        .collect();
    let count = |wanted: &[Applied]| {
        let answers = answers.iter();
        answers
            .filter(|(_, card)| wanted.contains(&card.applied))
            .count()
    };
    let sum_up = Used {
        cards: answers.len(),
        used: count(&[Applied::Sometimes, Applied::Always]),
        never: count(&[Applied::Never]),
    };
    let people = people_of(answers.iter().map(|(person, _)| *person));
    figure(&answers, people, people >= dossier.threshold(), |_| sum_up)
}

/// Counts the people whose cards name each hindrance, the most frequent first, where enough people answered.
/// A hindrance that too few people name, or that could be had by subtraction, has no number; one that nobody
/// names is not in the list.
pub fn hindrances(dossier: &Dossier) -> GroupFigure<Vec<(Hindrance, Option<usize>)>> {
    let answers: Vec<_> = cards(dossier).collect();
    let naming = |wanted: Hindrance| -> usize {
        let found = answers
            .iter()
            .filter(|(_, card)| card.hindrance == Some(wanted));
        people_of(found.map(|(person, _)| *person))
    };
    let counts = Hindrance::ALL.map(naming);
    let shown = protect(&counts, dossier.threshold());
    let named = Hindrance::ALL.into_iter().zip(counts).zip(shown);
    let named = named.filter(|((_, count), _)| *count > 0);
    let named: Vec<_> = named
        .map(|((hindrance, count), shown)| (hindrance, shown.then_some(count)))
        .collect();
    let named = ordered(named, |(_, a), (_, b)| b.cmp(a));
    let people = people_of(answers.iter().map(|(person, _)| *person));
    figure(&answers, people, people >= dossier.threshold(), |_| {
        named.clone()
    })
}

//! From rows as they came to the table of those that count.

use std::collections::{BTreeMap, BTreeSet};

use super::dimension::{Dimension, HOURS, Label, MOMENTS, ROLES, together};
use super::lexicon::listed_ids;
use super::places::{Places, wider_key};
use super::rows::{NONE, Person, Rows};
use crate::association::intake::Facts;
use crate::dossier::{moment_at, usual_term};
use crate::framework::{CountryPack, Framework, Listed, Moment};
use crate::response::{Connectivity, DayKind, DayPart, Experience};

/// One dimension of all responses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The value of each response, a place among the labels.
    pub codes: Vec<u32>,
    /// The values that occur, in order; the one of those who said nothing comes last.
    pub labels: Vec<Label>,
}

/// The responses that count. Equal responses give equal tables, whatever order they came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Competency ids: the columns of answers.
    pub competencies: Vec<String>,
    /// Content ids: the columns of wishes.
    pub contents: Vec<String>,
    columns: BTreeMap<Dimension, Column>,
    /// By response, which of the profiles its posts have together.
    pub(in crate::association) profiles: Vec<u32>,
    /// By profile, the level required of each competency; 0 where none is.
    pub(in crate::association) required: Vec<Vec<u8>>,
    /// By competency, the answer of each response, packed as `intake::narrow` packs it.
    pub(in crate::association) answers: Vec<Vec<u8>>,
    /// By content, the wish of each response, packed as `rows::wish` packs it.
    pub(in crate::association) wishes: Vec<Vec<u8>>,
    /// Answers and wishes that have no place in the present framework.
    pub without_place: u64,
    /// Staff of each municipality as its dossier says, by the key of its label.
    pub staff: BTreeMap<String, usize>,
}

impl Table {
    /// Returns how many responses count.
    pub fn people(&self) -> usize {
        self.profiles.len()
    }

    /// Returns a dimension.
    pub fn column(&self, dimension: Dimension) -> Option<&Column> {
        self.columns.get(&dimension)
    }

    /// Returns the values of a dimension that occur.
    pub fn labels(&self, dimension: Dimension) -> &[Label] {
        self.columns
            .get(&dimension)
            .map(|column| column.labels.as_slice())
            .unwrap_or_default()
    }

    /// Returns for each value of a dimension the value of the wider one that holds it.
    pub fn wider(&self, dimension: Dimension) -> Option<(Dimension, Vec<u32>)> {
        let wider = dimension.wider()?;
        let (narrow, wide) = (self.column(dimension)?, self.column(wider)?);
        let mut holds = vec![0; narrow.labels.len()];
        for (code, holder) in narrow.codes.iter().zip(&wide.codes) {
            if let Some(place) = holds.get_mut(*code as usize) {
                *place = *holder;
            }
        }
        Some((wider, holds))
    }

    /// Returns how many bytes the columns take.
    pub fn bytes(&self) -> usize {
        let columns = self.columns.len() + 1;
        let packed = self.answers.len() + self.wishes.len();
        self.people() * (columns * size_of::<u32>() + packed)
    }

    /// Returns the table of the rows that count, in this order, with what dossiers say of their municipalities.
    pub(in crate::association) fn of(
        framework: &Framework,
        rows: &Rows,
        counted: &[u32],
        facts: &[&Facts],
    ) -> Table {
        let people: Vec<&Person> = counted
            .iter()
            .filter_map(|row| rows.people.get(*row as usize))
            .collect();
        let mut written: BTreeMap<u32, usize> = BTreeMap::new();
        for person in &people {
            *written.entry(person.municipality).or_default() += 1;
        }
        let pack = &framework.pack;
        let named = written.iter();
        let named =
            named.filter_map(|(place, people)| Some((rows.municipalities.value(*place)?, *people)));
        let places = Places::of(pack, named);
        let towns = Towns::of(pack, &places, rows, &written, facts);
        let profiles = Profiles::of(framework, rows, &people);
        let columns = Dimension::ALL.map(|dimension| {
            let column = column(framework, rows, &people, &towns, dimension);
            (dimension, column)
        });
        let row = |values: &[u8], width: usize, row: u32, place: usize| {
            values
                .get(row as usize * width + place)
                .copied()
                .unwrap_or_default()
        };
        let turned = |values: &[u8], width: usize| -> Vec<Vec<u8>> {
            let column = |place| {
                counted
                    .iter()
                    .map(|number| row(values, width, *number, place))
                    .collect()
            };
            (0..width).map(column).collect()
        };
        Table {
            competencies: listed_ids(framework, Listed::Competency),
            contents: listed_ids(framework, Listed::Content),
            columns: columns.into_iter().collect(),
            profiles: profiles.codes,
            required: profiles.required,
            answers: turned(&rows.answers, rows.competencies),
            wishes: turned(&rows.wishes, rows.contents),
            without_place: people
                .iter()
                .map(|person| u64::from(person.without_place))
                .sum(),
            staff: towns.staff,
        }
    }
}

/// What posts require together.
struct Profiles {
    codes: Vec<u32>,
    required: Vec<Vec<u8>>,
}

impl Profiles {
    fn of(framework: &Framework, rows: &Rows, people: &[&Person]) -> Profiles {
        let mut held: BTreeSet<Vec<u8>> = BTreeSet::new();
        let sorted = |person: &Person| {
            let mut posts = rows.posts.value(person.posts).cloned().unwrap_or_default();
            posts.sort_unstable();
            posts
        };
        held.extend(people.iter().map(|person| sorted(person)));
        let level = |posts: &[u8], competency: &str| {
            let posts = posts
                .iter()
                .filter_map(|post| framework.posts.get(usize::from(*post)));
            let levels = posts.filter_map(|post| post.profile.get(competency).copied());
            levels.max().unwrap_or_default()
        };
        let required = held.iter().map(|posts| {
            let all = framework.competencies.iter();
            all.map(|item| level(posts, &item.id)).collect()
        });
        let required: Vec<Vec<u8>> = required.collect();
        let numbers: BTreeMap<&Vec<u8>, u32> = held.iter().zip(0..).collect();
        let code = |person: &&Person| numbers.get(&sorted(person)).copied().unwrap_or_default();
        Profiles {
            codes: people.iter().map(code).collect(),
            required,
        }
    }
}

/// Municipalities, by their place in the dictionary of the rows.
struct Towns {
    labels: BTreeMap<u32, Label>,
    terms: BTreeMap<String, crate::dossier::Term>,
    staff: BTreeMap<String, usize>,
}

impl Towns {
    fn of(
        pack: &CountryPack,
        places: &Places,
        rows: &Rows,
        written: &BTreeMap<u32, usize>,
        facts: &[&Facts],
    ) -> Towns {
        let label = |number: &u32| {
            let (_, code, name) = rows.municipalities.value(*number)?;
            Some((*number, places.label(&places.key(pack, code, name))))
        };
        let known = places.keys();
        let mut towns = Towns {
            labels: written.keys().filter_map(label).collect(),
            terms: BTreeMap::new(),
            staff: BTreeMap::new(),
        };
        // Where several dossiers are of one municipality, the last in the order of their identities stands.
        for facts in facts {
            let key = places.key_of(pack, &facts.municipality);
            if known.contains(key.as_str()) {
                towns.terms.insert(key.clone(), facts.term.clone());
            }
            towns.staff.insert(key, facts.people());
        }
        towns
    }

    fn key(&self, person: &Person) -> &str {
        let label = self.labels.get(&person.municipality);
        label.map(|label| label.key.as_str()).unwrap_or_default()
    }

    /// Returns the moment of the term on the day of the answer: by the municipality's own dates, otherwise by
    /// the usual term of the country.
    fn moment(&self, pack: &CountryPack, person: &Person) -> Option<Moment> {
        let own = self.terms.get(self.key(person));
        let own = own.and_then(|term| term.moment(person.written).ok());
        own.or_else(|| {
            let term = usual_term(pack.first_term.begins, pack.term_years, person.written)?;
            Some(moment_at(term, person.written))
        })
    }
}

fn column(
    framework: &Framework,
    rows: &Rows,
    people: &[&Person],
    towns: &Towns,
    dimension: Dimension,
) -> Column {
    let pack = &framework.pack;
    let listed = |ids: Vec<String>| ids.iter().map(|id| Label::key(id)).collect::<Vec<_>>();
    let coded = |labels: Vec<Label>, code: &dyn Fn(&Person) -> Option<usize>| {
        let codes = people.iter().map(|person| code(person));
        fixed(labels, codes.collect())
    };
    let names = |all: &[&str]| all.iter().map(|name| Label::key(name)).collect::<Vec<_>>();
    let bits = |all: &[&str]| -> Vec<Label> {
        let sets = 0..1_u8 << all.len();
        sets.map(|bits| Label::key(&together(all.iter().copied(), bits)))
            .collect()
    };
    let number = |number: u8| (number != NONE).then_some(usize::from(number));
    match dimension {
        Dimension::Region => free(
            people
                .iter()
                .map(|person| Label::key(wider_key(towns.key(person), 2))),
        ),
        Dimension::Province => free(
            people
                .iter()
                .map(|person| Label::key(wider_key(towns.key(person), 4))),
        ),
        Dimension::District => free(people.iter().map(|person| {
            towns
                .labels
                .get(&person.municipality)
                .cloned()
                .unwrap_or_default()
        })),
        Dimension::Post => coded(listed(listed_ids(framework, Listed::Post)), &|p| {
            number(p.main_post)
        }),
        Dimension::Role => coded(names(&ROLES), &|p| Some(role(framework, rows, p))),
        Dimension::Moment => coded(names(&MOMENTS.map(Moment::name)), &|p| {
            towns.moment(pack, p).map(|moment| moment as usize)
        }),
        Dimension::Modality => coded(listed(listed_ids(framework, Listed::Modality)), &|p| {
            number(p.modality)
        }),
        Dimension::Language => free(people.iter().map(|person| {
            Label::key(
                rows.languages
                    .value(person.language)
                    .map(String::as_str)
                    .unwrap_or_default(),
            )
        })),
        Dimension::Days => coded(bits(&DayKind::ALL.map(DayKind::name)), &|p| {
            Some(usize::from(p.days))
        }),
        Dimension::DayParts => coded(bits(&DayPart::ALL.map(DayPart::name)), &|p| {
            Some(usize::from(p.day_parts))
        }),
        Dimension::Hours => coded(names(&HOURS.map(|(_, key)| key)), &|p| {
            number(p.hours)?;
            HOURS.iter().position(|(most, _)| p.hours <= *most)
        }),
        Dimension::Experience => coded(names(&Experience::ALL.map(Experience::name)), &|p| {
            number(p.experience)
        }),
        Dimension::Connectivity => coded(names(&Connectivity::ALL.map(Connectivity::name)), &|p| {
            number(p.connectivity)
        }),
    }
}

/// Returns the bits of the roles: those that the person gave, otherwise those of the posts.
fn role(framework: &Framework, rows: &Rows, person: &Person) -> usize {
    if person.role != NONE {
        return usize::from(person.role);
    }
    let posts = rows.posts.value(person.posts).into_iter().flatten();
    let ids = posts.filter_map(|post| framework.posts.get(usize::from(*post)));
    let ids: Vec<String> = ids.map(|post| post.id.clone()).collect();
    let roles = framework.roles_of(&ids);
    roles
        .iter()
        .fold(0, |bits, role| bits | 1 << *role as usize)
}

/// Keeps the order of the labels, leaves out those that do not occur, and puts what nobody said last.
fn fixed(mut labels: Vec<Label>, codes: Vec<Option<usize>>) -> Column {
    let nothing = labels.iter().position(|label| label.key.is_empty());
    let nothing = nothing.unwrap_or(labels.len());
    labels.push(Label::default());
    let last = labels.len() - 1;
    let place = |code: Option<usize>| {
        code.filter(|code| *code < last && *code != nothing)
            .unwrap_or(last)
    };
    let mut people = vec![false; labels.len()];
    for code in &codes {
        if let Some(there) = people.get_mut(place(*code)) {
            *there = true;
        }
    }
    let mut next = 0;
    let numbers: Vec<u32> = people
        .iter()
        .map(|there| {
            next += u32::from(*there);
            next.saturating_sub(1)
        })
        .collect();
    let number = |code| numbers.get(place(code)).copied().unwrap_or_default();
    let codes = codes.into_iter().map(number).collect();
    let labels = labels
        .into_iter()
        .zip(people)
        .filter_map(|(label, there)| there.then_some(label));
    Column {
        codes,
        labels: labels.collect(),
    }
}

/// Puts values in the order of their keys, and what nobody said last.
fn free(values: impl Iterator<Item = Label>) -> Column {
    let values: Vec<Label> = values.collect();
    let mut labels: Vec<Label> = values
        .iter()
        .cloned()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    if labels.first().is_some_and(|label| label.key.is_empty()) {
        labels.rotate_left(1);
    }
    let numbers: BTreeMap<&Label, u32> = labels.iter().zip(0..).collect();
    let codes = values
        .iter()
        .map(|label| numbers.get(label).copied().unwrap_or_default());
    Column {
        codes: codes.collect(),
        labels: labels.clone(),
    }
}

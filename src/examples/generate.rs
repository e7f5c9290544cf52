//! Invented responses of many municipalities, as an association gets them: most of them right, some twice, some in
//! an earlier version too, some broken; and the truth about all of it. The same seed gives the same bytes.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::people_of::{Dice, person};
use crate::association::intake::Rule;
use crate::documents::{Envelope, World};
use crate::dossier::{Dossier, Term};
use crate::framework::Framework;
use crate::response::{MunicipalityRef, Response};

/// How much to invent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Lines of the file altogether.
    pub lines: usize,
    /// Of a thousand lines, those that are set aside.
    pub bad: usize,
    /// Of a thousand lines, second copies.
    pub duplicates: usize,
    /// Of a thousand lines, earlier versions of others.
    pub older: usize,
    /// What the rest follows from.
    pub seed: u64,
}

impl Recipe {
    /// Returns the usual shares: 3 % bad, 5 % second copies, 10 % earlier versions.
    pub fn usual(lines: usize, seed: u64) -> Recipe {
        Recipe {
            lines,
            bad: 30,
            duplicates: 50,
            older: 100,
            seed,
        }
    }
}

/// What the consolidation of the lines must come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Truth {
    /// Lines by the name of the rule that decides on them.
    pub rules: BTreeMap<String, u64>,
    /// Lines that are set aside, from 1, with the rule.
    pub set_aside: Vec<(usize, Rule)>,
    /// By competency, over those that count and whose posts ask for it: people with a level, their levels, the
    /// levels required, their gaps.
    pub levels: BTreeMap<String, [u32; 4]>,
    /// By content, people who want it.
    pub wanted: BTreeMap<String, u32>,
    /// By region, people.
    pub regions: BTreeMap<String, u32>,
}

/// What is wrong with a bad line.
const FAULTS: [Rule; 11] = [
    Rule::Unreadable,
    Rule::Example,
    Rule::NoConsent,
    Rule::Unreadable,
    Rule::OtherCountry,
    Rule::Unreadable,
    Rule::OtherFramework,
    Rule::NoPost,
    Rule::NewerSchema,
    Rule::OtherKind,
    Rule::Conflict,
];

/// A line that will be written.
#[derive(Clone, Copy)]
enum Line {
    Right(usize),
    Again(usize),
    Earlier(usize),
    Bad(usize),
    /// Of two documents that contradict one another, the first or the second.
    Rival(usize, bool),
}

/// An association that does not exist.
pub struct Invented<'f> {
    framework: &'f Framework,
    recipe: Recipe,
    municipalities: Vec<MunicipalityRef>,
}

/// People of a municipality who answer, on average.
const ANSWERING: usize = 25;

impl<'f> Invented<'f> {
    /// Returns the association of a recipe.
    pub fn of(framework: &'f Framework, recipe: Recipe) -> Invented<'f> {
        let mut dice = Dice::of(recipe.seed, 0);
        let count = recipe.lines / ANSWERING + 2;
        let pack = &framework.pack;
        let mut municipalities = Vec::new();
        while municipalities.len() < count {
            let Some(region) = dice.one(&pack.regions) else {
                break;
            };
            let province = dice.below(usize::from(region.provinces)) + 1;
            let district = dice.below(20) + 1;
            let code = format!("{}{province:02}{district:02}", region.id);
            municipalities.push(MunicipalityRef {
                country: pack.country.clone(),
                name: format!("Distrito {code}"),
                code,
            });
        }
        Invented {
            framework,
            recipe,
            municipalities,
        }
    }

    /// Returns the municipalities; some of them come twice.
    pub fn municipalities(&self) -> &[MunicipalityRef] {
        &self.municipalities
    }

    /// Gives the lines of the file one after another, each without its end, and returns the truth about them.
    pub fn write(&self, give: &mut dyn FnMut(&str)) -> Truth {
        let mut truth = Truth::default();
        for (place, line) in self.lines().into_iter().enumerate() {
            let (text, rule) = self.line(line);
            give(&text);
            *truth.rules.entry(rule.name().to_string()).or_default() += 1;
            if rule.sets_aside() {
                truth.set_aside.push((place + 1, rule));
            }
            if let Line::Right(number) = line {
                self.count(&self.response(number, 2), &mut truth);
            }
        }
        truth
    }

    /// Returns the dossier of a municipality: its profile and staff, no responses.
    pub fn dossier(&self, number: usize, world: &dyn World) -> Envelope<Dossier> {
        let mut dice = Dice::of(self.recipe.seed, 1_000_000_007 + number as u64);
        let posts = self.framework.posts.iter();
        let staff = posts.map(|post| (post.id.clone(), dice.below(6) as u16));
        let dossier = Dossier {
            municipality: self.municipalities.get(number).cloned().unwrap_or_default(),
            term: Term {
                begins: NaiveDate::from_ymd_opt(2026, 1, 1),
                ends: NaiveDate::from_ymd_opt(2029, 12, 31),
                chosen: None,
            },
            staff: staff.collect(),
            ..Dossier::new(&self.framework.pack.country, world.now().date_naive())
        };
        Envelope::new(dossier, self.framework.reference(), world)
    }

    /// Returns which lines there are, in the order of the file.
    fn lines(&self) -> Vec<Line> {
        let share = |of_thousand: usize| self.recipe.lines * of_thousand / 1000;
        let (bad, again, earlier) = (
            share(self.recipe.bad),
            share(self.recipe.duplicates),
            share(self.recipe.older),
        );
        let right = self.recipe.lines.saturating_sub(bad + again + earlier);
        let mut lines: Vec<Line> = (0..right).map(Line::Right).collect();
        let mut dice = Dice::of(self.recipe.seed, 1);
        if right > 0 {
            lines.extend((0..again).map(|_| Line::Again(dice.below(right))));
            // Each earlier version is of another person.
            lines.extend((0..earlier).map(|number| Line::Earlier(number % right)));
        }
        let mut number = right;
        let end = right + again + earlier + bad;
        while lines.len() < end {
            let rival = matches!(self.fault(number), Rule::Conflict);
            match rival && lines.len() + 2 <= end {
                true => lines.extend([Line::Rival(number, false), Line::Rival(number, true)]),
                false => lines.push(Line::Bad(number)),
            }
            number += 1;
        }
        dice.shuffle(&mut lines);
        lines
    }

    fn fault(&self, number: usize) -> Rule {
        FAULTS
            .get(number % FAULTS.len())
            .copied()
            .unwrap_or(Rule::Unreadable)
    }

    fn line(&self, line: Line) -> (String, Rule) {
        match line {
            Line::Right(number) => (self.document(number, 2).to_line(), Rule::Counted),
            Line::Again(number) => (self.document(number, 2).to_line(), Rule::Duplicate),
            Line::Earlier(number) => (self.document(number, 1).to_line(), Rule::OlderVersion),
            Line::Rival(number, second) => {
                let mut document = self.document(number, 2);
                if second {
                    document.payload.survey.comment.push_str(" (corregido)");
                }
                (document.to_line(), Rule::Conflict)
            }
            Line::Bad(number) => self.bad(number),
        }
    }

    fn bad(&self, number: usize) -> (String, Rule) {
        let mut document = self.document(number, 2);
        let rule = match self.fault(number) {
            // There was no room for the second.
            Rule::Conflict => Rule::NoConsent,
            rule => rule,
        };
        match rule {
            Rule::Example => document.payload.example = true,
            Rule::NoConsent => document.payload.consent = None,
            Rule::OtherCountry => document.payload.municipality.country = "XX".into(),
            Rule::OtherFramework => document.framework.version = "1999.1".into(),
            Rule::NoPost => document.payload.respondent.posts = vec!["puesto-inventado".into()],
            Rule::NewerSchema => document.schema = 999,
            _ => {}
        }
        let text = document.to_line();
        let text = match rule {
            Rule::OtherKind => text.replacen("\"kind\":\"response\"", "\"kind\":\"plan\"", 1),
            Rule::Unreadable => match number % 3 {
                0 => text.chars().take(text.chars().count() / 2).collect(),
                1 => text.replacen("\"notice\":1", "\"notice\":2", 1),
                _ => "no es un documento".to_string(),
            },
            _ => text,
        };
        (text, rule)
    }

    /// Returns the response of a person in a revision; the second is the later one.
    pub fn document(&self, number: usize, revision: u64) -> Envelope<Response> {
        let world = At {
            now: self.written(number, revision),
            id: Dice::of(self.recipe.seed, number as u64).identity(),
        };
        let response = self.response(number, revision);
        let mut document = Envelope::new(response, self.framework.reference(), &world);
        document.revision = revision;
        document
    }

    fn written(&self, number: usize, revision: u64) -> DateTime<Utc> {
        let begin = DateTime::from_timestamp(1_773_671_400, 0).unwrap_or_default();
        let days = Days::new((number % 60) as u64 + revision);
        begin.checked_add_days(days).unwrap_or(begin)
    }

    fn response(&self, number: usize, revision: u64) -> Response {
        let mut dice = Dice::of(self.recipe.seed, number as u64 * 4 + revision);
        // Few municipalities are large.
        let count = self.municipalities.len();
        let place = dice.below(count).min(dice.below(count));
        let municipality = self.municipalities.get(place).cloned().unwrap_or_default();
        let given = self.written(number, revision).date_naive();
        person(self.framework, municipality, given, &mut dice)
    }

    fn count(&self, response: &Response, truth: &mut Truth) {
        for (id, answer) in &response.diagnosis {
            let required = self
                .framework
                .required_level(&response.respondent.posts, id);
            if let Some((level, required)) = answer.level().zip(required) {
                let level = level.get();
                let gap = required.saturating_sub(level);
                let sums = truth.levels.entry(id.clone()).or_default();
                for (sum, more) in sums.iter_mut().zip([1, level, required, gap]) {
                    *sum += u32::from(more);
                }
            }
        }
        for content in &response.survey.wanted {
            *truth.wanted.entry(content.clone()).or_default() += 1;
        }
        let region = response.municipality.code.chars().take(2).collect();
        *truth.regions.entry(region).or_default() += 1;
    }
}

/// A moment, and the next identity.
struct At {
    now: DateTime<Utc>,
    id: String,
}

impl World for At {
    fn now(&self) -> DateTime<Utc> {
        self.now
    }

    fn new_id(&self) -> String {
        self.id.clone()
    }
}

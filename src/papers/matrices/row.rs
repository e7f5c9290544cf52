//! One activity as a row of a matrix.

use chrono::Datelike;

use super::costs::{UnitCost, unit_cost};
use super::pertinence::{Pertinence, pertinence};
use crate::dossier::{Activity, Board, CivilService};
use crate::export::Cell;
use crate::framework::{Label, MatrixCell};
use crate::papers::desk::{Desk, first_day};
use crate::papers::tables::when;
use crate::plan::{ActivityWords, people_in};

/// The modality that gives an academic degree.
const DEGREE: &str = "maestria";

/// One activity as a row of a matrix.
pub struct Row<'a> {
    desk: &'a Desk<'a>,
    place: usize,
    activity: &'a Activity,
    words: ActivityWords,
    /// People who take part.
    pub people: u64,
    /// What it costs.
    pub cost: UnitCost,
    /// How much it matters.
    pub pertinence: Pertinence,
}

impl<'a> Row<'a> {
    pub fn new(desk: &'a Desk<'a>, board: &Board, place: usize, activity: &'a Activity) -> Row<'a> {
        Row {
            desk,
            place,
            activity,
            words: desk.words(activity),
            people: people_in(activity),
            cost: unit_cost(activity),
            pertinence: pertinence(desk.framework, board, activity),
        }
    }

    /// What somebody stated for the matrices.
    pub fn stated(&self) -> &CivilService {
        &self.activity.civil
    }

    pub fn hours(&self) -> u64 {
        self.activity.hours.unwrap_or(0).into()
    }

    /// Returns what stands in a column.
    pub fn cell(&self, holds: MatrixCell) -> Cell {
        match holds {
            MatrixCell::Year => Cell::Year(self.year()),
            MatrixCell::Hours => whole(self.hours()),
            MatrixCell::Beneficiaries => whole(self.people),
            MatrixCell::Benefit => small(self.pertinence.benefit),
            MatrixCell::Functions => small(self.pertinence.functions),
            MatrixCell::Objective => small(self.pertinence.objective),
            MatrixCell::Pertinence => small(self.pertinence.sum()),
            MatrixCell::DirectCost => self.share(self.cost.direct),
            MatrixCell::IndirectCost => self.share(self.cost.indirect),
            MatrixCell::Subtotal => self.share(self.cost.subtotal()),
            MatrixCell::Total => Cell::Cents(self.cost.total),
            other => Cell::Text(self.text(other)),
        }
    }

    /// Without people there is no cost for each.
    fn share(&self, cents: u64) -> Cell {
        match self.people {
            0 => Cell::default(),
            _ => Cell::Cents(cents),
        }
    }

    fn text(&self, holds: MatrixCell) -> String {
        let stated = self.stated();
        let or = |text: &str, other: &dyn Fn() -> String| match text.trim() {
            "" => other(),
            text => text.to_string(),
        };
        match holds {
            MatrixCell::Code => format!("{:02}", self.place + 1),
            MatrixCell::Need => self.needs(),
            MatrixCell::Name => self.words.title.clone(),
            MatrixCell::ProfileFunction => or(&stated.profile_function, &|| self.function()),
            MatrixCell::Units => or(&stated.units, &|| self.posts()),
            MatrixCell::Posts => self.posts(),
            MatrixCell::TrainingType => self.training_type(),
            MatrixCell::ActionType => self.modality(),
            MatrixCell::PriorityCode => stated.priority_code.clone(),
            MatrixCell::Credits => stated.credits.clone(),
            MatrixCell::LearningObjective => {
                or(&stated.learning_objective, &|| self.words.objective.clone())
            }
            MatrixCell::PerformanceObjective => or(&stated.performance_objective, &|| {
                self.words.indicator.clone()
            }),
            MatrixCell::EvaluationLevel => self.evaluation(),
            MatrixCell::Mode => stated.mode.clone(),
            MatrixCell::Opportunity => or(&stated.opportunity, &|| when(self.desk, self.activity)),
            // Figures, see `cell`.
            _ => String::new(),
        }
    }

    fn year(&self) -> i32 {
        let begins = first_day(self.activity).or(self.activity.to);
        begins.map_or(self.desk.dossier.years.0, |day| day.year())
    }

    fn needs(&self) -> String {
        let names = self.activity.competencies.iter().map(|id| {
            let found = self.desk.framework.competency(id);
            found.map_or(id.as_str(), |item| item.name.get(self.desk.language))
        });
        let names: Vec<&str> = names.collect();
        names.join("; ")
    }

    fn post_ids(&self) -> impl Iterator<Item = &String> {
        let posts = self.activity.participants.iter();
        posts.filter(|(_, people)| **people > 0).map(|(id, _)| id)
    }

    fn posts(&self) -> String {
        let names: Vec<String> = self.post_ids().map(|id| self.desk.post(id)).collect();
        names.join("; ")
    }

    /// The first function of the first post that takes part.
    fn function(&self) -> String {
        let mut posts = self
            .post_ids()
            .filter_map(|id| self.desk.framework.post(id));
        let function = posts.next().and_then(|post| post.functions.first());
        function
            .map(|text| text.get(self.desk.language).to_string())
            .unwrap_or_default()
    }

    fn training_type(&self) -> String {
        let degree = self.activity.modality.as_deref() == Some(DEGREE);
        let label = match self.stated().professional.unwrap_or(degree) {
            true => Label::TypeProfessional,
            false => Label::TypeWork,
        };
        self.desk.label(label).to_string()
    }

    fn modality(&self) -> String {
        let id = self.activity.modality.as_deref();
        let found = id.and_then(|id| self.desk.framework.modality(id));
        found
            .map(|item| item.name.get(self.desk.language).to_string())
            .unwrap_or_default()
    }

    fn evaluation(&self) -> String {
        let mut levels = self.desk.framework.pack.evaluation_levels.iter();
        let level = levels.find(|level| self.activity.evaluation.as_ref() == Some(&level.id));
        level
            .map(|level| level.name.get(self.desk.language).to_string())
            .unwrap_or_default()
    }

    /// Says where the cost for each person is not the exact share of the total.
    pub fn cost_note(&self, desk: &Desk<'_>) -> Option<String> {
        let name = self.words.title.as_str();
        if self.cost.difference == 0 {
            return None;
        }
        if self.people == 0 {
            return Some(desk.say(Label::NoteNobody, &[("name", name)]));
        }
        let cents = u64::try_from(self.cost.difference.unsigned_abs()).unwrap_or(u64::MAX);
        let sign = if self.cost.difference < 0 { "−" } else { "" };
        let difference = format!("{sign}{}", desk.money(cents));
        let people = self.people.to_string();
        let values = [
            ("name", name),
            ("people", &people),
            ("difference", &difference),
        ];
        Some(desk.say(Label::NoteRounded, &values))
    }
}

fn whole(number: u64) -> Cell {
    match number {
        0 => Cell::default(),
        number => Cell::Number(number as f64, 0),
    }
}

fn small(number: Option<u8>) -> Cell {
    number.map_or_else(Cell::default, |number| Cell::Number(number.into(), 0))
}

//! What a plan's activities add to the register of executed actions.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::dossier::{
    Activity, Dossier, ExecutedAction, Progress, Term, TrainingPlan, moment_at, usual_term,
};
use crate::framework::{CountUnit, CountryPack, Framework, Language, Moment};
use crate::response::{CodeStatus, code_status};

/// The lines that follow from the plans of a dossier, and what keeps others from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actions {
    /// One line per activity carried out; its id is that of the activity.
    pub of_plan: Vec<ExecutedAction>,
    /// Activities carried out that have no line because the municipality's code names no region.
    pub without_region: usize,
    /// Activities carried out that have no line because no modality, or no known one, was chosen.
    pub without_modality: usize,
}

/// Turns the training activities carried out, of the present plan and those of earlier terms, into lines of the
/// register. Each counts one in the unit of its modality. A municipality assisted twice in a year in the same
/// contents is one assisted municipality; what runs all the time is not counted. The moment is that of the plan's
/// term on the day it was held, or of the country's usual term where the plan has no dates.
pub fn actions_of(framework: &Framework, dossier: &Dossier, language: Language) -> Actions {
    let region = region_of(&framework.pack, &dossier.municipality.code, language);
    let mut reading = Reading {
        framework,
        region,
        assisted: BTreeSet::new(),
        found: Actions::default(),
    };
    for past in &dossier.past_plans {
        reading.plan(&past.plan, &past.term, past.years.0);
    }
    reading.plan(&dossier.plan, &dossier.term, dossier.years.0);
    reading.found
}

fn region_of(pack: &CountryPack, code: &str, language: Language) -> Option<String> {
    match code_status(pack, code) {
        CodeStatus::Known(region) => Some(region.name.get(language).to_string()),
        CodeStatus::Empty | CodeStatus::Unknown => None,
    }
}

struct Reading<'a> {
    framework: &'a Framework,
    region: Option<String>,
    /// Year, modality and contents in which the municipality was assisted.
    assisted: BTreeSet<(i32, String, Vec<String>, String)>,
    found: Actions,
}

impl Reading<'_> {
    fn plan(&mut self, plan: &TrainingPlan, term: &Term, first_year: i32) {
        for activity in &plan.activities {
            if activity.execution.progress == Progress::Done && !activity.measure {
                self.activity(activity, term, first_year);
            }
        }
    }

    fn activity(&mut self, activity: &Activity, term: &Term, first_year: i32) {
        let modality = activity.modality.as_deref();
        let Some(modality) = modality.and_then(|id| self.framework.modality(id)) else {
            self.found.without_modality += 1;
            return;
        };
        if modality.unit == CountUnit::Continuous {
            return;
        }
        let Some(region) = self.region.clone() else {
            self.found.without_region += 1;
            return;
        };
        let day = held_on(activity, first_year);
        let contents: Vec<String> = activity.contents().cloned().collect();
        let subject = match contents.is_empty() {
            true => activity.title.clone().unwrap_or_default(),
            false => String::new(),
        };
        let mut sorted = contents.clone();
        sorted.sort();
        let key = (day.year(), modality.id.clone(), sorted, subject.clone());
        if modality.unit == CountUnit::AssistedMunicipality && !self.assisted.insert(key) {
            return;
        }
        let line = ExecutedAction {
            id: activity.id.clone(),
            year: day.year(),
            moment: moment_of(&self.framework.pack, term, day),
            region,
            modality: modality.id.clone(),
            contents,
            subject,
            count: 1,
        };
        self.found.of_plan.push(line);
    }
}

/// Returns the day on which an activity was held, as far as it is known; otherwise the middle of the plan's first
/// year.
fn held_on(activity: &Activity, first_year: i32) -> NaiveDate {
    let execution = &activity.execution;
    let noted = execution.from.or(execution.to);
    let day = noted.or(activity.from).or(activity.to);
    day.or_else(|| NaiveDate::from_ymd_opt(first_year, 7, 1))
        .unwrap_or_default()
}

fn moment_of(pack: &CountryPack, term: &Term, day: NaiveDate) -> Moment {
    let dates = term.dates().ok();
    let usual = || usual_term(pack.first_term.begins, pack.term_years, day);
    dates
        .or_else(usual)
        .map_or(Moment::Stable, |dates| moment_at(dates, day))
}

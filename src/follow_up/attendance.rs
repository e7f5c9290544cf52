//! Who came, for how long, and who counts as trained.

use crate::dossier::{Activity, Enrolment, Progress, TrainingPlan};
use crate::plan::people_in;

/// Share of the hours, in percent, from which somebody counts as trained unless the municipality sets
/// another. It is the product's own starting point and rests on no norm.
pub const DEFAULT_TRAINED_PERCENT: u8 = 80;

/// How far somebody who is enrolled took part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attendance {
    /// Nothing was noted yet.
    Unknown,
    /// The person did not come.
    Absent,
    /// The person came for less than the share that counts, or nobody noted how many hours were given.
    Partly,
    /// The person came for the share that counts.
    Enough,
}

/// Returns the share of the hours from which people of a plan count as trained, 1–100 percent.
pub fn trained_percent(plan: &TrainingPlan) -> u8 {
    let percent = plan.trained_percent.unwrap_or(DEFAULT_TRAINED_PERCENT);
    percent.clamp(1, 100)
}

/// Returns the hours that an activity lasted: those given, or those planned while nobody noted them.
pub fn hours_given(activity: &Activity) -> Option<u16> {
    let hours = activity.execution.hours.or(activity.hours);
    hours.filter(|hours| *hours > 0)
}

/// Returns the share of the hours that somebody attended, rounded down to whole percent; more than 100
/// where more was noted than was given.
pub fn share_percent(activity: &Activity, enrolment: &Enrolment) -> Option<u32> {
    let (attended, given) = (enrolment.hours?, hours_given(activity)?);
    Some(u32::from(attended) * 100 / u32::from(given))
}

/// Tells how far somebody took part, where `percent` of the hours count.
pub fn attendance(activity: &Activity, enrolment: &Enrolment, percent: u8) -> Attendance {
    match enrolment.hours {
        None => Attendance::Unknown,
        Some(0) => Attendance::Absent,
        Some(attended) => {
            let enough = hours_given(activity).is_some_and(|given| {
                u32::from(attended) * 100 >= u32::from(given) * u32::from(percent)
            });
            if enough {
                Attendance::Enough
            } else {
                Attendance::Partly
            }
        }
    }
}

/// Tells whether somebody counts as trained: the activity is training, was carried out, and the person
/// attended at least `percent` of its hours.
pub fn is_trained(activity: &Activity, enrolment: &Enrolment, percent: u8) -> bool {
    let done = activity.execution.progress == Progress::Done && !activity.measure;
    done && attendance(activity, enrolment, percent) == Attendance::Enough
}

/// How many people an activity was for, and how many came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AttendanceFigures {
    /// Places planned.
    pub planned: u64,
    /// People enrolled.
    pub enrolled: usize,
    /// People whose attendance was noted.
    pub noted: usize,
    /// People who came.
    pub came: usize,
    /// People who count as trained.
    pub trained: usize,
}

/// Counts the people of an activity. These are facts of the register, not answers, and are shown whatever
/// their number.
pub fn attendance_figures(activity: &Activity, percent: u8) -> AttendanceFigures {
    let count = |test: &dyn Fn(&Enrolment) -> bool| {
        let people = activity.enrolled.values();
        people.filter(|enrolment| test(enrolment)).count()
    };
    AttendanceFigures {
        planned: people_in(activity),
        enrolled: activity.enrolled.len(),
        noted: count(&|enrolment| enrolment.hours.is_some()),
        came: count(&|enrolment| enrolment.hours.is_some_and(|hours| hours > 0)),
        trained: count(&|enrolment| is_trained(activity, enrolment, percent)),
    }
}

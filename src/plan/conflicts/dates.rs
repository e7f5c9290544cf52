//! Conflicts of days: reversed, out of order, outside the plan or the term, against moment and calendar.

use chrono::{Datelike, Days, NaiveDate};

use super::{ConflictKind, Found, Look, One, taken};
use crate::dossier::Activity;
use crate::framework::CalendarItem;
use crate::plan::last_of_month;
use crate::plan::phases::due_day;

/// Days of a span up to which whoever takes part is taken to be there all the time; a longer one, such as the
/// months of an accompaniment, leaves days for something else. The product's own default.
const DENSE_DAYS: i64 = 14;

/// Days before a date of the municipal year in which those who prepare it have no time. The product's own
/// default.
const BUSY_DAYS: u64 = 21;

/// Days of a deadline's window under which it is an event and not work that somebody is busy with.
const SHORTEST_WINDOW: i64 = 6;

/// The days that an activity takes up, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Occupied {
    /// First and last day of each stretch, never reversed.
    spans: Vec<(NaiveDate, NaiveDate)>,
    /// Whether the days themselves are known, and not only the months.
    exact: bool,
}

/// Days that two activities share.
pub(super) struct Overlap {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Whether nobody can be in both.
    pub exact: bool,
}

impl Occupied {
    /// Returns the days: those that it was carried out on, else those of its phases, else its months.
    pub(super) fn of(activity: &Activity) -> Occupied {
        let carried_out = span(activity.execution.from, activity.execution.to);
        let phases = activity.phases.iter().map(|phase| (phase.from, phase.to));
        let days: Vec<_> = match carried_out {
            Some(days) => vec![days],
            None => phases.filter_map(|(from, to)| span(from, to)).collect(),
        };
        if !days.is_empty() {
            return Occupied {
                spans: days,
                exact: true,
            };
        }
        let months = span(activity.from, activity.to);
        let months = months.map(|(from, to)| (from, last_of_month(to)));
        Occupied {
            spans: months.into_iter().collect(),
            exact: false,
        }
    }

    pub(super) fn first(&self) -> Option<NaiveDate> {
        self.spans.iter().map(|span| span.0).min()
    }

    pub(super) fn last(&self) -> Option<NaiveDate> {
        self.spans.iter().map(|span| span.1).max()
    }

    /// Returns the earliest day by which it may be over: of months, the last one's first.
    pub(super) fn may_end(&self) -> Option<NaiveDate> {
        let last = self.last()?;
        if self.exact {
            Some(last)
        } else {
            last.with_day(1)
        }
    }

    /// Returns the latest day on which it may begin: of months, the first one's last.
    fn may_begin(&self) -> Option<NaiveDate> {
        let first = self.first()?;
        Some(if self.exact {
            first
        } else {
            last_of_month(first)
        })
    }

    /// Returns days that both take up, exact ones before others.
    pub(super) fn overlap(&self, other: &Occupied) -> Option<Overlap> {
        let pairs = self
            .spans
            .iter()
            .flat_map(|one| other.spans.iter().map(move |two| (one, two)));
        let both_exact = self.exact && other.exact;
        let shared = pairs.filter_map(|(one, two)| {
            let (from, to) = (one.0.max(two.0), one.1.min(two.1));
            let dense = |span: &(NaiveDate, NaiveDate)| (span.1 - span.0).num_days() < DENSE_DAYS;
            (from <= to).then(|| Overlap {
                from,
                to,
                exact: both_exact && dense(one) && dense(two),
            })
        });
        shared.min_by_key(|found| (!found.exact, found.from))
    }

    /// Tells whether it may take somebody away within these days: days that are known, or a single month.
    fn falls_into(&self, (from, to): (NaiveDate, NaiveDate)) -> bool {
        let mut spans = self.spans.iter();
        spans.any(|span| {
            let short = self.exact || (span.1 - span.0).num_days() < 31;
            short && span.0 <= to && from <= span.1
        })
    }
}

/// Returns a stretch of days; one day where only one end is known, nothing where it is reversed.
fn span(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = (from.or(to)?, to.or(from)?);
    (from <= to).then_some((from, to))
}

impl Look<'_> {
    pub(super) fn order_of_days(&self, one: &One<'_>, found: &mut Found) {
        let activity = one.activity;
        let reversed = activity
            .from
            .zip(activity.to)
            .is_some_and(|(from, to)| to < from);
        if reversed {
            found.warn(ConflictKind::MonthsReversed);
        }
        for phase in &activity.phases {
            if phase.from.zip(phase.to).is_some_and(|(from, to)| to < from) {
                let phase = phase.phase.clone();
                found.warn(ConflictKind::PhaseReversed { phase });
            } else if !reversed
                && outside(activity, phase.from.or(phase.to), phase.to.or(phase.from))
            {
                let phase = phase.phase.clone();
                found.note(ConflictKind::PhaseOutsideMonths { phase });
            }
        }
        if self.modality(activity).is_some_and(|form| form.sequential) {
            self.order_of_phases(activity, found);
        }
    }

    /// Holds phases that follow one another against their order in the modality.
    fn order_of_phases(&self, activity: &Activity, found: &mut Found) {
        let Some(form) = self.modality(activity) else {
            return;
        };
        let mut before: Option<(&str, NaiveDate)> = None;
        for phase in &form.phases {
            let dated = activity.phases.iter().find(|dated| dated.phase == phase.id);
            let Some(begins) = dated.and_then(|dated| dated.from.or(dated.to)) else {
                continue;
            };
            match before {
                Some((after, earlier)) if begins < earlier => {
                    found.note(ConflictKind::PhasesOutOfOrder {
                        phase: phase.id.clone(),
                        after: after.to_string(),
                    });
                }
                _ => before = Some((&phase.id, begins)),
            }
        }
    }

    pub(super) fn years_and_term(&self, one: &One<'_>, found: &mut Found) {
        let (Some(first), Some(last)) = (one.days.first(), one.days.last()) else {
            return;
        };
        let years = self.dossier.years;
        if years.0 <= years.1 && (first.year() < years.0 || last.year() > years.1) {
            found.warn(ConflictKind::OutsideYears { years });
        }
        let Ok((begins, ends)) = self.dossier.term.dates() else {
            return;
        };
        if one.days.may_begin().is_some_and(|day| day < begins) {
            found.warn(ConflictKind::BeforeTerm { begins });
        }
        if one.days.may_end().is_some_and(|day| day > ends) {
            found.warn(ConflictKind::AfterTerm { ends });
        }
    }

    /// Holds the modality against the moments that it takes place in; without days, against those that the
    /// plan has.
    pub(super) fn moment(&self, one: &One<'_>, found: &mut Found) {
        let Some(form) = self.modality(one.activity) else {
            return;
        };
        let (first_year, last_year) = self.dossier.years;
        let known = one.days.first().zip(one.days.last());
        let plan = NaiveDate::from_ymd_opt(first_year, 1, 1)
            .zip(NaiveDate::from_ymd_opt(last_year, 12, 31));
        let Some((first, last)) = known.or(plan) else {
            return;
        };
        let at = |day| self.dossier.term.moment(day).ok();
        let (Some(begins), Some(ends)) = (at(first), at(last)) else {
            return;
        };
        let excluded = |moment| taken::excluded_in(self.framework, &form.id, moment);
        let out = match (excluded(begins), excluded(ends)) {
            (Some(rule), _) if known.is_some() => Some((rule, begins)),
            (_, Some(rule)) if known.is_some() => Some((rule, ends)),
            // Some part of the plan's years is left for it.
            (Some(rule), Some(_)) => Some((rule, begins)),
            _ => None,
        };
        let outside = |rule: &str, moment| ConflictKind::OutsideMoment {
            modality: form.id.clone(),
            moment,
            rule: rule.to_string(),
        };
        if let Some((rule, moment)) = out {
            found.warn(outside(rule, moment));
        } else if let Some(rule) = taken::advised_against(self.framework, &form.id, begins)
            && known.is_some()
        {
            found.note(outside(rule, begins));
        }
    }

    /// Holds the days against the dates of the municipal year.
    pub(super) fn deadlines(&self, one: &One<'_>, found: &mut Found) {
        let (Some(first), Some(last)) = (one.days.first(), one.days.last()) else {
            return;
        };
        // A file may hold days centuries apart.
        let years = first.year()..=last.year().min(first.year().saturating_add(5));
        for year in years {
            for item in &self.framework.pack.calendar {
                let Some(window) = window(item, year) else {
                    continue;
                };
                let now = self.dossier.term.moment(window.1).ok();
                if !item.moments.is_empty() && !now.is_some_and(|now| item.moments.contains(&now)) {
                    continue;
                }
                self.deadline(one, item, window, found);
            }
        }
    }

    fn deadline(
        &self,
        one: &One<'_>,
        item: &CalendarItem,
        window: (NaiveDate, NaiveDate),
        found: &mut Found,
    ) {
        let serves = one.activity.contents().any(|id| item.contents.contains(id));
        let collides = if serves {
            let begins = one.days.may_begin();
            begins.is_some_and(|day| window.0 <= day && day <= last_of_month(window.1))
                && one.days.first().is_some_and(|day| day <= window.1)
        } else {
            one.days.falls_into(window) && self.is_for(one, item)
        };
        if collides {
            found.note(ConflictKind::Deadline {
                item: item.id.clone(),
                due: window.1,
                serves,
            });
        }
    }

    /// Tells whether somebody of a post that prepares a date of the municipal year takes part.
    fn is_for(&self, one: &One<'_>, item: &CalendarItem) -> bool {
        let busy = taken::busy_posts(self.framework, item);
        let planned = one
            .activity
            .participants
            .iter()
            .filter(|(_, people)| **people > 0);
        let planned = planned.map(|(post, _)| post);
        let enrolled = one.people.iter();
        let enrolled = enrolled.filter_map(|person| person.posts.first());
        planned
            .chain(enrolled)
            .any(|post| busy.contains(&post.as_str()))
    }
}

/// Returns the weeks before a date of the municipal year in a year; nothing for an event without preparation.
fn window(item: &CalendarItem, year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let opens = NaiveDate::from_ymd_opt(year, u32::from(item.from_month), 1)?;
    let due = due_day(item, year)?;
    let weeks_before = due.checked_sub_days(Days::new(BUSY_DAYS - 1))?;
    let from = opens.max(weeks_before);
    ((due - from).num_days() >= SHORTEST_WINDOW).then_some((from, due))
}

/// Tells whether days lie outside the months of an activity, where both are known.
fn outside(activity: &Activity, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    let before = from
        .zip(activity.from)
        .is_some_and(|(day, first)| day < first);
    let after = to
        .zip(activity.to)
        .is_some_and(|(day, last)| day > last_of_month(last));
    before || after
}

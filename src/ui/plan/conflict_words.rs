//! What does not fit, in words: what, where, what to do, and the place where it is done.

use super::activity_words::words_of;
use super::figures::{day, money};
use super::names;
use crate::dossier::{CostSource, Dossier, Person};
use crate::framework::Framework;
use crate::plan::{Conflict, ConflictKind};
use crate::ui::i18n::{language, tr};
use crate::ui::route::{PlanView, Route, Section};
use crate::ui::words::{self, language_name};

/// Where a conflict is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// At a field of the activity, by its id on screen.
    Field(&'static str),
    /// At another place of the dossier: its address and what the link says.
    Place(String, &'static str),
}

/// A conflict as the screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What is wrong and what to do, in one or two sentences.
    pub sentence: String,
    /// Where it is mended.
    pub mend: Mend,
}

/// Puts a conflict of a dossier into words; `id` is the dossier's, for addresses.
pub fn said(framework: &Framework, dossier: &Dossier, id: &str, found: &Conflict) -> Said {
    Said {
        sentence: sentence(framework, dossier, &found.kind),
        mend: mend(id, &found.kind),
    }
}

/// Names who pays.
pub fn source(source: CostSource) -> &'static str {
    match source {
        CostSource::Municipality => tr!(activity.source_municipality),
        CostSource::Association => tr!(activity.source_association),
        CostSource::Fund => tr!(activity.source_fund),
        CostSource::Cooperation => tr!(activity.source_cooperation),
        CostSource::University => tr!(activity.source_university),
    }
}

/// Names a person of the register.
pub fn person(dossier: &Dossier, id: &str) -> String {
    match dossier.person(id) {
        None => tr!(people.not_in_register).to_string(),
        Some(person) => person_name(person),
    }
}

/// Names a person who is in the register.
pub fn person_name(person: &Person) -> String {
    match person.name.trim() {
        "" => tr!(people.unnamed).to_string(),
        name => name.to_string(),
    }
}

/// Names a trainer of the directory.
pub fn trainer(dossier: &Dossier, id: &str) -> String {
    match dossier.trainer(id).map(|trainer| trainer.name.trim()) {
        None => tr!(people.trainer_gone).to_string(),
        Some("") => tr!(people.unnamed).to_string(),
        Some(name) => name.to_string(),
    }
}

/// Names several people: at most five, and how many more.
fn several(dossier: &Dossier, people: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = people
        .iter()
        .take(SHOWN)
        .map(|id| person(dossier, id))
        .collect();
    let shown = shown.join(", ");
    match people.len().saturating_sub(SHOWN) {
        0 => shown,
        more => tr!(activity.and_more, names = shown, n = more).to_string(),
    }
}

fn phase_name(framework: &Framework, id: &str) -> String {
    let mut phases = framework.modalities.iter().flat_map(|form| &form.phases);
    let found = phases.find(|phase| phase.id == id);
    found
        .map_or(id, |phase| phase.name.get(language()))
        .to_string()
}

fn sentence(framework: &Framework, dossier: &Dossier, kind: &ConflictKind) -> String {
    let currency = &framework.pack.currency;
    match kind {
        ConflictKind::MonthsReversed => tr!(activity.conflict_months).into(),
        ConflictKind::PhaseReversed { phase } => {
            tr!(
                activity.conflict_phase_reversed,
                phase = phase_name(framework, phase)
            )
        }
        ConflictKind::PhasesOutOfOrder { phase, after } => {
            let (phase, after) = (phase_name(framework, phase), phase_name(framework, after));
            tr!(activity.conflict_phase_order, phase = phase, after = after)
        }
        ConflictKind::PhaseOutsideMonths { phase } => {
            tr!(
                activity.conflict_phase_outside,
                phase = phase_name(framework, phase)
            )
        }
        ConflictKind::OutsideYears { years } => {
            tr!(activity.conflict_years, years = names::years(*years))
        }
        ConflictKind::BeforeTerm { begins } => tr!(activity.conflict_before, day = day(*begins)),
        ConflictKind::AfterTerm { ends } => tr!(activity.conflict_after, day = day(*ends)),
        ConflictKind::OutsideMoment {
            modality,
            moment,
            rule,
        } => {
            let name = names::modality(framework, modality);
            let moment = words::moment(*moment);
            let rule = rule_sentence(framework, rule);
            tr!(
                activity.conflict_moment,
                name = name,
                moment = moment,
                rule = rule
            )
        }
        ConflictKind::Deadline { item, due, serves } => {
            deadline(framework, item, day(*due), *serves)
        }
        ConflictKind::PermissionMissing { rule, .. } => {
            tr!(
                activity.conflict_permission,
                rule = rule_sentence(framework, rule)
            )
        }
        ConflictKind::PostsNotTaken {
            modality, posts, ..
        } => {
            let name = names::modality(framework, modality);
            let posts: Vec<String> = posts.iter().map(|id| names::post(framework, id)).collect();
            tr!(
                activity.conflict_posts,
                name = name,
                posts = posts.join(", ")
            )
        }
        _ => people_sentence(framework, dossier, kind)
            .unwrap_or_else(|| money_sentence(kind, currency)),
    }
}

fn rule_sentence(framework: &Framework, id: &str) -> String {
    let rule = framework.rules.iter().find(|rule| rule.id == id);
    rule.map_or(id, |rule| rule.sentence.get(language()))
        .to_string()
}

fn deadline(framework: &Framework, item: &str, due: String, serves: bool) -> String {
    let mut calendar = framework.pack.calendar.iter();
    let found = calendar.find(|found| found.id == item);
    let name = found.map_or(item, |found| found.name.get(language()));
    let sentence = if serves {
        tr!(activity.conflict_deadline_late, name = name, due = due)
    } else {
        tr!(activity.conflict_deadline_busy, name = name, due = due)
    };
    match found.is_some_and(|found| !found.verified) {
        true => format!("{sentence} {}", tr!(activity.conflict_deadline_unverified)),
        false => sentence,
    }
}

fn people_sentence(
    framework: &Framework,
    dossier: &Dossier,
    kind: &ConflictKind,
) -> Option<String> {
    Some(match kind {
        ConflictKind::NotQualified { years, people, .. } => {
            let known = people.iter().all(|id| {
                dossier
                    .person(id)
                    .is_some_and(|found| found.experience.is_some())
            });
            let people = several(dossier, people);
            if known {
                tr!(
                    activity.conflict_unqualified,
                    people = people,
                    years = years
                )
            } else {
                tr!(
                    activity.conflict_qualified_unknown,
                    people = people,
                    years = years
                )
            }
        }
        ConflictKind::QualifiedByPost {
            modality,
            years,
            people,
        } => {
            let name = names::modality(framework, modality);
            tr!(
                activity.conflict_qualified_by_post,
                name = name,
                years = years,
                n = people
            )
        }
        ConflictKind::NoOwnProject { modality } => {
            let name = names::modality(framework, modality);
            tr!(activity.conflict_own_project, name = name)
        }
        ConflictKind::PersonTwice {
            person: who,
            other,
            from,
            to,
        } => {
            let found = dossier.plan.activity(other);
            let title = found.map(|found| words_of(framework, found).title);
            let title = title.unwrap_or_else(|| tr!(plan.activity_unnamed).to_string());
            let (from, to) = (day(*from), day(*to));
            let name = person(dossier, who);
            if from == to {
                tr!(
                    activity.conflict_twice_day,
                    name = name,
                    title = title,
                    day = from
                )
            } else {
                tr!(
                    activity.conflict_twice,
                    name = name,
                    title = title,
                    from = from,
                    to = to
                )
            }
        }
        ConflictKind::PersonLeft { person: who, left } => {
            tr!(
                activity.conflict_left,
                name = person(dossier, who),
                day = day(*left)
            )
        }
        ConflictKind::PersonUnknown { .. } => tr!(activity.conflict_unknown).into(),
        ConflictKind::MoreEnrolled { enrolled, planned } => {
            tr!(
                activity.conflict_more,
                enrolled = enrolled,
                planned = planned
            )
        }
        ConflictKind::NoParticipants => tr!(activity.conflict_nobody).into(),
        ConflictKind::TrainerLanguage {
            trainer: who,
            language,
        } => {
            let language = language_name(framework, language);
            tr!(
                activity.conflict_trainer,
                name = trainer(dossier, who),
                language = language
            )
        }
        ConflictKind::TrainerUnknown { .. } => tr!(activity.conflict_trainer_gone).into(),
        ConflictKind::PeopleLanguage { people } => {
            tr!(
                activity.conflict_language,
                people = several(dossier, people)
            )
        }
        _ => return None,
    })
}

fn money_sentence(kind: &ConflictKind, currency: &str) -> String {
    match kind {
        ConflictKind::OverBudget {
            source: who,
            year,
            limit,
            planned,
        } => {
            let over = money(planned.saturating_sub(*limit), currency);
            let limit = money(*limit, currency);
            let who = source(*who);
            tr!(
                activity.conflict_budget,
                source = who,
                year = year,
                limit = limit,
                over = over
            )
        }
        ConflictKind::CostOutsideYears { year } => tr!(activity.conflict_cost_year, year = year),
        ConflictKind::UnusualHours {
            hours,
            usual: (least, most),
        } => {
            tr!(
                activity.conflict_hours,
                hours = hours,
                least = least,
                most = most
            )
        }
        ConflictKind::UnusualCost { cents } => {
            tr!(activity.conflict_cost, amount = money(*cents, currency))
        }
        ConflictKind::NoProduct => tr!(activity.conflict_product).into(),
        ConflictKind::NoIndicator => tr!(activity.conflict_indicator).into(),
        _ => String::new(),
    }
}

fn mend(id: &str, kind: &ConflictKind) -> Mend {
    let section = |section| Route::PlanSection(id.to_string(), section).href();
    match kind {
        ConflictKind::MonthsReversed
        | ConflictKind::OutsideYears { .. }
        | ConflictKind::AfterTerm { .. } => Mend::Field("to"),
        ConflictKind::BeforeTerm { .. } | ConflictKind::Deadline { .. } => Mend::Field("from"),
        ConflictKind::PhaseReversed { .. }
        | ConflictKind::PhasesOutOfOrder { .. }
        | ConflictKind::PhaseOutsideMonths { .. } => Mend::Field("phases"),
        ConflictKind::OutsideMoment { .. } => Mend::Field("modality"),
        ConflictKind::PermissionMissing { .. } => Mend::Field("permitted"),
        ConflictKind::PostsNotTaken { .. } | ConflictKind::NoParticipants => {
            Mend::Field("participants")
        }
        ConflictKind::NotQualified { .. } | ConflictKind::PersonLeft { .. } => {
            Mend::Place(section(Section::People), tr!(activity.to_people))
        }
        ConflictKind::PersonTwice { other, .. } => {
            let to = Route::PlanActivity(id.to_string(), other.clone()).href();
            Mend::Place(to, tr!(activity.to_other))
        }
        ConflictKind::PersonUnknown { .. }
        | ConflictKind::MoreEnrolled { .. }
        | ConflictKind::QualifiedByPost { .. } => Mend::Field("enrolled"),
        ConflictKind::TrainerLanguage { .. } | ConflictKind::TrainerUnknown { .. } => {
            Mend::Field("trainer")
        }
        ConflictKind::PeopleLanguage { .. } => Mend::Field("language"),
        ConflictKind::OverBudget { .. } => {
            let to = Route::PlanView(id.to_string(), PlanView::Budget).href();
            Mend::Place(to, tr!(activity.to_budget))
        }
        ConflictKind::CostOutsideYears { .. } | ConflictKind::UnusualCost { .. } => {
            Mend::Field("costs")
        }
        ConflictKind::UnusualHours { .. } => Mend::Field("hours"),
        ConflictKind::NoProduct | ConflictKind::NoOwnProject { .. } => Mend::Field("product"),
        ConflictKind::NoIndicator => Mend::Field("indicator"),
    }
}

//! Several activities as one: nothing that they hold is lost, and not a cent.

use std::collections::BTreeMap;

use super::costs::{line_cents, line_year, people_in};
use super::history::push;
use crate::documents::{Shared, World};
use crate::dossier::{
    Activity, ChangeKind, CivilService, CostLine, Enrolment, Execution, Measured, ProductState,
    Progress, TrainingPlan,
};
use crate::framework::Framework;

/// Why activities cannot be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeFault {
    /// Fewer than two of them are in the plan.
    Few,
    /// Some are training and some organisational measures.
    Kinds,
}

/// Merges activities of the plan into the first of them, records it with what was there before, and returns its id.
/// `first_year` is that of the plan.
///
/// # Errors
/// When they cannot be merged; then nothing changes.
pub fn merge(
    plan: &mut TrainingPlan,
    framework: &Framework,
    first_year: i32,
    ids: &[String],
    world: &dyn World,
) -> Result<String, MergeFault> {
    let activities = plan.activities.iter().enumerate();
    let chosen = activities.filter(|(_, item)| ids.contains(&item.id));
    let (places, before): (Vec<u32>, Vec<Shared<Activity>>) = chosen
        .map(|(place, item)| (place as u32, item.clone()))
        .unzip();
    let parts: Vec<&Activity> = before.iter().map(|item| &**item).collect();
    let merged = united(framework, first_year, &parts)?;
    let id = merged.id.clone();
    plan.activities
        .retain(|item| item.id == id || !ids.contains(&item.id));
    if let Some(place) = plan.activity_mut(&id) {
        *place = merged;
    }
    let kind = ChangeKind::Merged;
    push(plan, world, kind, id.clone(), before, places, "");
    Ok(id)
}

/// Returns one activity that holds everything these hold; it keeps the identity of the first.
///
/// Competencies, contents, companions, commitments and reasons are united without repeats; of each post come as many
/// people as the largest number says; hours and costs add up, and what was an amount for each person becomes one for
/// all where the number of people changes.
///
/// # Errors
/// When they cannot be merged.
pub fn united(
    framework: &Framework,
    first_year: i32,
    parts: &[&Activity],
) -> Result<Activity, MergeFault> {
    let [first, _, ..] = parts else {
        return Err(MergeFault::Few);
    };
    if parts.iter().any(|item| item.measure != first.measure) {
        return Err(MergeFault::Kinds);
    }
    let mut contents = unique(parts.iter().flat_map(|item| item.contents()).cloned()).into_iter();
    let mut suggestions = unique(parts.iter().flat_map(suggestions_of).cloned()).into_iter();
    let (execution, enrolled) = united_results(parts);
    let mut merged = Activity {
        id: first.id.clone(),
        suggestion: suggestions.next(),
        merged: suggestions.collect(),
        measure: first.measure,
        title: words(parts, "; ", |item| item.title.as_deref()),
        objective: words(parts, "\n", |item| item.objective.as_deref()),
        content: contents.next(),
        more_contents: contents.collect(),
        competencies: unique(parts.iter().flat_map(|item| item.competencies.clone())),
        modality: parts.iter().find_map(|item| item.modality.clone()),
        companions: Vec::new(),
        phases: Vec::new(),
        participants: largest(parts),
        enrolled,
        language: parts.iter().find_map(|item| item.language.clone()),
        trainer: parts.iter().find_map(|item| item.trainer.clone()),
        trainer_profile: words(parts, "\n", |item| item.trainer_profile.as_deref()),
        serves: parts.iter().find_map(|item| item.serves.clone()),
        hours: sum(parts.iter().map(|item| item.hours)),
        from: parts.iter().filter_map(|item| item.from).min(),
        to: parts.iter().filter_map(|item| item.to).max(),
        product: words(parts, "\n", |item| item.product.as_deref()),
        indicator: words(parts, "\n", |item| item.indicator.as_deref()),
        measured: measured(parts),
        evaluation: highest_level(framework, parts),
        responsible: joined(parts, "; ", |item| &item.responsible),
        costs: Vec::new(),
        permitted: None,
        commitments: unique(parts.iter().flat_map(|item| item.commitments.clone())),
        civil: civil(parts),
        execution,
        notes: joined(parts, "\n", |item| &item.notes),
        reasons: unique(parts.iter().flat_map(|item| item.reasons.clone())),
        edited: true,
    };
    // The forms of the others run beside the one that it has.
    let beside = parts
        .iter()
        .flat_map(|item| item.modality.iter().chain(&item.companions));
    let mut beside = unique(beside.cloned());
    beside.retain(|id| merged.modality.as_ref() != Some(id));
    merged.companions = beside;
    let dated = parts.iter().filter(|item| item.modality == merged.modality);
    let phases = dated.map(|item| &item.phases).find(|list| !list.is_empty());
    merged.phases = phases.cloned().unwrap_or_default();
    // A permission holds for those who have one: the whole has it once every part does.
    let permitted: Option<Vec<_>> = parts.iter().map(|item| item.permitted).collect();
    merged.permitted = permitted.and_then(|days| days.into_iter().max());
    merged.costs = costs(parts, &merged, first_year);
    Ok(merged)
}

/// Returns what the matrices of the civil service say of activities, together: what is said first stands, points
/// are the highest, and texts that can stand beside each other do.
fn civil(parts: &[&Activity]) -> CivilService {
    let first = |text: fn(&CivilService) -> &String| {
        let mut said = parts.iter().map(|item| text(&item.civil));
        said.find(|text| !text.is_empty())
            .cloned()
            .unwrap_or_default()
    };
    let most = |points: fn(&CivilService) -> Option<u8>| {
        parts.iter().filter_map(|item| points(&item.civil)).max()
    };
    CivilService {
        priority_code: first(|civil| &civil.priority_code),
        benefit: most(|civil| civil.benefit),
        functions: most(|civil| civil.functions),
        objective: most(|civil| civil.objective),
        professional: parts.iter().find_map(|item| item.civil.professional),
        profile_function: joined(parts, "; ", |item| &item.civil.profile_function),
        units: joined(parts, "; ", |item| &item.civil.units),
        mode: first(|civil| &civil.mode),
        opportunity: joined(parts, "; ", |item| &item.civil.opportunity),
        learning_objective: joined(parts, "\n", |item| &item.civil.learning_objective),
        performance_objective: joined(parts, "\n", |item| &item.civil.performance_objective),
        credits: first(|civil| &civil.credits),
    }
}

/// Returns what came of activities, together: their execution, and each person's once.
pub(super) fn united_results(parts: &[&Activity]) -> (Execution, BTreeMap<String, Enrolment>) {
    let mut enrolled: BTreeMap<String, Enrolment> = BTreeMap::new();
    for (person, found) in parts.iter().flat_map(|item| &item.enrolled) {
        match enrolled.get_mut(person) {
            Some(known) => unite_enrolments(known, found),
            None => {
                enrolled.insert(person.clone(), found.clone());
            }
        }
    }
    (united_execution(parts), enrolled)
}

fn suggestions_of<'a>(item: &&'a Activity) -> impl Iterator<Item = &'a String> + use<'a> {
    item.suggestion.iter().chain(&item.merged)
}

fn unique<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut found = Vec::new();
    for item in items {
        if !found.contains(&item) {
            found.push(item);
        }
    }
    found
}

/// Joins the municipality's own words; nothing where there are none.
fn words(parts: &[&Activity], between: &str, own: fn(&Activity) -> Option<&str>) -> Option<String> {
    let texts = parts.iter().filter_map(|item| own(item));
    let texts = unique(texts.filter(|text| !text.trim().is_empty()));
    (!texts.is_empty()).then(|| texts.join(between))
}

fn joined(parts: &[&Activity], between: &str, text: fn(&Activity) -> &String) -> String {
    let texts = parts.iter().map(|item| text(item).as_str());
    unique(texts.filter(|text| !text.trim().is_empty())).join(between)
}

fn sum(hours: impl Iterator<Item = Option<u16>>) -> Option<u16> {
    hours.flatten().reduce(u16::saturating_add)
}

fn largest(parts: &[&Activity]) -> BTreeMap<String, u16> {
    let mut people: BTreeMap<String, u16> = BTreeMap::new();
    for (post, number) in parts.iter().flat_map(|item| &item.participants) {
        let known = people.entry(post.clone()).or_default();
        *known = (*known).max(*number);
    }
    people
}

fn measured(parts: &[&Activity]) -> Measured {
    Measured {
        before: joined(parts, "\n", |item| &item.measured.before),
        target: joined(parts, "\n", |item| &item.measured.target),
        after: joined(parts, "\n", |item| &item.measured.after),
        on: parts.iter().filter_map(|item| item.measured.on).max(),
    }
}

fn highest_level(framework: &Framework, parts: &[&Activity]) -> Option<String> {
    let levels = &framework.pack.evaluation_levels;
    let place = |id: &String| levels.iter().position(|level| level.id == *id);
    let planned = parts.iter().filter_map(|item| item.evaluation.as_ref());
    planned.max_by_key(|id| place(id)).cloned()
}

/// Returns the lines of all parts, each with the amount and year that it had.
fn costs(parts: &[&Activity], merged: &Activity, first_year: i32) -> Vec<CostLine> {
    let lines = parts.iter().flat_map(|item| {
        item.costs.iter().map(move |line| {
            let (cents, year) = (line_cents(item, line), line_year(item, line, first_year));
            let same_people = people_in(item) == people_in(merged);
            let same_year = line_year(merged, line, first_year) == year;
            let per_person = line.per_person && same_people;
            CostLine {
                per_person,
                cents: if per_person { line.cents } else { cents },
                year: if same_year { line.year } else { Some(year) },
                ..line.clone()
            }
        })
    });
    lines.collect()
}

fn unite_enrolments(known: &mut Enrolment, other: &Enrolment) {
    known.hours = sum([known.hours, other.hours].into_iter());
    known.reaction = known.reaction.or(other.reaction);
    known.before = known.before.or(other.before);
    known.after = other.after.or(known.after);
    known.product = further(known.product, other.product);
    known.evidence = both(&known.evidence, &other.evidence);
    for card in &other.cards {
        let same = |item: &&crate::dossier::Card| (item.due, item.view) == (card.due, card.view);
        if !known.cards.iter().any(|item| same(&item)) {
            known.cards.push(card.clone());
        }
    }
}

fn united_execution(parts: &[&Activity]) -> Execution {
    let mut touched = parts.iter().map(|item| &item.execution);
    let Some(first) = touched.next() else {
        return Execution::default();
    };
    touched.fold(first.clone(), |mut all, next| {
        if all.progress != next.progress {
            all.progress = Progress::Running;
        }
        all.from = all.from.into_iter().chain(next.from).min();
        all.to = all.to.max(next.to);
        all.hours = sum([all.hours, next.hours].into_iter());
        all.spent.extend(next.spent.iter().cloned());
        all.reason = both(&all.reason, &next.reason);
        // The product of the whole is where the part that is least far is.
        if further(all.product, next.product) == all.product {
            all.product = next.product;
        }
        all.evidence = both(&all.evidence, &next.evidence);
        all
    })
}

fn further(one: ProductState, other: ProductState) -> ProductState {
    let place = |state: ProductState| ProductState::ALL.iter().position(|item| *item == state);
    if place(other) > place(one) {
        other
    } else {
        one
    }
}

fn both(one: &str, other: &str) -> String {
    let texts = [one, other].into_iter();
    unique(texts.filter(|text| !text.trim().is_empty())).join("; ")
}

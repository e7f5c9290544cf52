//! The suggestions of one unit together, beside those of one content.

use std::collections::BTreeMap;

use super::history::record_added;
use super::merge::united;
use super::suggest::{Suggestion, Suggestions};
use crate::documents::World;
use crate::dossier::{Activity, Dossier, TrainingPlan};
use crate::framework::Framework;

/// What is suggested for one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitSuggestions {
    /// Post id.
    pub post: String,
    /// Its people, as the suggestions count them.
    pub people: u16,
    /// Ids of the training suggestions that are for it and not in the plan for it yet, the most pressing first.
    pub open: Vec<String>,
    /// Ids of those that are in the plan for it already.
    pub accepted: Vec<String>,
}

/// Groups the training that is suggested by unit, in the order of the framework. A suggestion for several units stands
/// in each of them; what was rejected in none.
pub fn by_unit(
    framework: &Framework,
    plan: &TrainingPlan,
    suggestions: &Suggestions,
) -> Vec<UnitSuggestions> {
    let wanted = |item: &&Suggestion| {
        let mut rejected = plan.rejected.iter();
        !rejected.any(|found| found.suggestion == item.id)
    };
    let groups = framework.posts.iter().filter_map(|post| {
        let all = suggestions.training.iter().filter(wanted);
        let mut group = UnitSuggestions {
            post: post.id.clone(),
            people: 0,
            open: Vec::new(),
            accepted: Vec::new(),
        };
        for item in all {
            let Some(people) = item.participants.get(&post.id) else {
                continue;
            };
            group.people = group.people.max(*people);
            match accepted_for(plan, &item.id, &post.id) {
                true => group.accepted.push(item.id.clone()),
                false => group.open.push(item.id.clone()),
            }
        }
        (group.people > 0).then_some(group)
    });
    groups.collect()
}

/// Tells whether a suggestion is in the plan for the people of a post.
pub fn accepted_for(plan: &TrainingPlan, suggestion: &str, post: &str) -> bool {
    let mut from = plan.activities.iter();
    from.any(|item| item.comes_from(suggestion) && item.participants.contains_key(post))
}

/// Returns the posts that a suggestion is for and that no activity from it takes in yet; none while it is not in the
/// plan at all.
pub fn left_out(plan: &TrainingPlan, suggestion: &Suggestion) -> Vec<String> {
    let mut from = plan.activities.iter();
    if !from.any(|item| item.comes_from(&suggestion.id)) {
        return Vec::new();
    }
    let posts = suggestion.participants.keys();
    let missing = posts.filter(|post| !accepted_for(plan, &suggestion.id, post));
    missing.cloned().collect()
}

/// Puts suggestions into the plan as one activity for the people of some posts, and returns its id; nothing where none
/// of them is for any of those posts.
pub fn accept_for(
    plan: &mut TrainingPlan,
    framework: &Framework,
    dossier_years: (i32, i32),
    suggestions: &[&Suggestion],
    posts: &[String],
    world: &dyn World,
) -> Option<String> {
    let id = world.new_id();
    let activities: Vec<Activity> = suggestions
        .iter()
        .filter_map(|item| {
            let mut activity = item.to_activity(framework, id.clone());
            let people: BTreeMap<String, u16> = activity
                .participants
                .into_iter()
                .filter(|(post, _)| posts.contains(post))
                .collect();
            activity.participants = people;
            (!activity.participants.is_empty()).then_some(activity)
        })
        .collect();
    let parts: Vec<&Activity> = activities.iter().collect();
    let activity = match parts.as_slice() {
        [] => return None,
        [one] => (*one).clone(),
        many => Activity {
            // Nobody changed anything by hand yet.
            edited: false,
            ..united(framework, dossier_years.0, many).ok()?
        },
    };
    plan.activities.push(activity.into());
    record_added(plan, &id, world);
    Some(id)
}

/// Returns the suggestion with this id.
pub fn training<'a>(suggestions: &'a Suggestions, id: &str) -> Option<&'a Suggestion> {
    suggestions.training.iter().find(|item| item.id == id)
}

/// Puts everything that is open for a unit into the plan as one activity, and returns its id; nothing where nothing is
/// open.
pub fn accept_unit(
    dossier: &mut Dossier,
    framework: &Framework,
    suggestions: &Suggestions,
    post: &str,
    world: &dyn World,
) -> Option<String> {
    let groups = by_unit(framework, &dossier.plan, suggestions);
    let group = groups.into_iter().find(|group| group.post == post)?;
    let open = group.open.iter();
    let open: Vec<&Suggestion> = open.filter_map(|id| training(suggestions, id)).collect();
    let (years, posts) = (dossier.years, [post.to_string()]);
    accept_for(&mut dossier.plan, framework, years, &open, &posts, world)
}

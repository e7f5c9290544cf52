//! What the rules and the catalogue ask of a modality: moment, permission, posts.

use super::{ConflictKind, Found, Look, One};
use crate::dossier::{Activity, Party};
use crate::framework::{
    ActorKind, CalendarItem, Condition, Effect, Framework, Moment, Post, Rule, RuleCase,
};
use crate::plan::people_in;

/// The rule that asks for the authority's written permission (domain.md, section 5).
const PERMISSION: &str = "permission";

/// Level from which a post leads what a competency is about: its holders prepare the dates of the municipal
/// year. The product's own default.
const LEADS: u8 = 4;

/// Returns the rule that asks for the authority's written permission to take part in a modality.
pub fn asks_permission<'a>(framework: &'a Framework, modality: &str) -> Option<&'a str> {
    let rule = framework.rules.iter().find(|rule| rule.id == PERMISSION)?;
    let asks = |case: &RuleCase| {
        let requires = |effect: &Effect| matches!(effect, Effect::Require { .. });
        case.when.modalities.iter().any(|id| id == modality) && case.then.iter().any(requires)
    };
    rule.cases.iter().any(asks).then_some(rule.id.as_str())
}

/// Tells whether a modality takes people of a post; posts and modalities that the framework does not know are
/// not judged.
pub fn takes_post(framework: &Framework, modality: &str, post: &str) -> bool {
    let form = framework.modality(modality);
    let post = framework.post(post);
    form.zip(post)
        .is_none_or(|(form, post)| form.takes(post.actor))
}

/// Returns the rule that takes a modality out of the menu in a moment, whatever else holds.
pub(super) fn excluded_in<'a>(
    framework: &'a Framework,
    modality: &str,
    moment: Moment,
) -> Option<&'a str> {
    rule_that(framework, moment, |effect| match effect {
        Effect::Exclude { modalities } => modalities.iter().any(|id| id == modality),
        _ => false,
    })
}

/// Returns the rule that advises against a modality in a moment, whatever else holds.
pub(super) fn advised_against<'a>(
    framework: &'a Framework,
    modality: &str,
    moment: Moment,
) -> Option<&'a str> {
    rule_that(framework, moment, |effect| match effect {
        Effect::Favor { modalities, points } => {
            *points < 0 && modalities.iter().any(|id| id == modality)
        }
        _ => false,
    })
}

fn rule_that(
    framework: &Framework,
    moment: Moment,
    says: impl Fn(&Effect) -> bool,
) -> Option<&str> {
    let by_moment_alone = |when: &Condition| {
        let alone = || Condition {
            moments: when.moments.clone(),
            ..Condition::default()
        };
        when.moments.contains(&moment) && *when == alone()
    };
    let fires = |case: &RuleCase| by_moment_alone(&case.when) && case.then.iter().any(&says);
    let mut rules = framework.rules.iter();
    let found = rules.find(|rule: &&Rule| rule.cases.iter().any(fires));
    found.map(|rule| rule.id.as_str())
}

/// Returns the posts that prepare a date of the municipal year: those that lead a competency which is built
/// above all by one of its contents.
pub(super) fn busy_posts<'a>(framework: &'a Framework, item: &CalendarItem) -> Vec<&'a str> {
    let built = framework.competencies.iter().filter(|competency| {
        let first = competency.contents.first();
        first.is_some_and(|id| item.contents.contains(id))
    });
    let built: Vec<&String> = built.map(|competency| &competency.id).collect();
    let leads = |post: &&Post| {
        let mut levels = built.iter().filter_map(|id| post.profile.get(*id));
        levels.any(|level| *level >= LEADS)
    };
    let posts = framework.posts.iter().filter(leads);
    posts.map(|post| post.id.as_str()).collect()
}

impl Look<'_> {
    /// Holds the modality's own conditions against the activity: permission, posts, degree, own project, usual hours.
    pub(super) fn modality_takes(&self, one: &One<'_>, found: &mut Found) {
        let activity = one.activity;
        let Some(form) = self.modality(activity) else {
            return;
        };
        let modality = form.id.clone();
        if let Some(rule) = asks_permission(self.framework, &form.id)
            && activity.permitted.is_none()
        {
            found.warn(ConflictKind::PermissionMissing {
                modality: modality.clone(),
                rule: rule.to_string(),
            });
        }
        let planned = |post: &&Post| {
            let people = activity.participants.get(&post.id).copied();
            let mut enrolled = one.people.iter();
            people.unwrap_or(0) > 0 || enrolled.any(|person| person.posts.first() == Some(&post.id))
        };
        let posts = self.framework.posts.iter();
        let not_taken = posts.filter(|post| !form.takes(post.actor)).filter(planned);
        let not_taken: Vec<&Post> = not_taken.collect();
        if !not_taken.is_empty() {
            let held = |kind: &ActorKind| not_taken.iter().any(|post| post.actor == *kind);
            found.warn(ConflictKind::PostsNotTaken {
                modality: modality.clone(),
                posts: not_taken.iter().map(|post| post.id.clone()).collect(),
                actors: ActorKind::ALL.into_iter().filter(held).collect(),
            });
        }
        // Whoever asks for a degree asks for an own project too (REM II.d; domain.md, 3.10).
        if let Some(years) = form.degree_or_years {
            self.qualified(one, &modality, years, found);
            if !has_own_project(activity) {
                found.note(ConflictKind::NoOwnProject { modality });
            }
        }
        let (least, most) = form.hours;
        if let Some(hours) = activity.hours
            && (hours > most.saturating_mul(2) || hours.saturating_mul(2) < least)
        {
            found.note(ConflictKind::UnusualHours {
                hours,
                usual: form.hours,
            });
        }
    }

    fn qualified(&self, one: &One<'_>, modality: &str, years: u8, found: &mut Found) {
        let without = one.people.iter().filter(|person| !person.degree);
        let without: Vec<_> = without.collect();
        let people = |wanted: &dyn Fn(Option<u8>) -> bool| -> Vec<String> {
            let these = without.iter().filter(|person| wanted(person.experience));
            these.map(|person| person.id.clone()).collect()
        };
        let short = people(&|experience| experience.is_some_and(|had| had < years));
        let unknown = people(&|experience| experience.is_none());
        let kind = |people| ConflictKind::NotQualified {
            modality: modality.to_string(),
            years,
            people,
        };
        if !short.is_empty() {
            found.warn(kind(short));
        }
        if !unknown.is_empty() {
            found.note(kind(unknown));
        }
        let named = one.activity.enrolled.len() as u64;
        let unnamed = people_in(one.activity).saturating_sub(named);
        if unnamed > 0 {
            found.note(ConflictKind::QualifiedByPost {
                modality: modality.to_string(),
                years,
                people: unnamed,
            });
        }
    }
}

/// Tells whether a project of the people's own is noted: as the product in the municipality's words, as what the person
/// trained promises, or as something of each person who is enrolled. The framework's words for every product are nobody's.
fn has_own_project(activity: &Activity) -> bool {
    let said = |text: &str| !text.trim().is_empty();
    let mut promises = activity.commitments.iter();
    let mut people = activity.enrolled.values();
    activity.product.as_deref().is_some_and(said)
        || promises.any(|promise| promise.by == Party::Person && said(&promise.text))
        || (!activity.enrolled.is_empty() && people.all(|enrolment| said(&enrolment.evidence)))
}

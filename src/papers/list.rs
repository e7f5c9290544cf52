//! Which documents a plan asks for.

use std::collections::BTreeMap;

use super::desk::{Desk, training};
use super::fill::{Blank, blanks_in, by_hand};
use super::keys::PaperKey;
use super::values::{
    Values, activity_values, entity, person_values, plan_values, shares, trainer_of,
};
use crate::dossier::Activity;
use crate::follow_up::{Payer, payer};
use crate::framework::{CountUnit, DocumentTemplate, Framework, Part, TemplateScope, read_markup};

/// Rule that says which modalities need the authority's written permission.
const PERMISSION: &str = "permission";

/// Rule that says which modalities ask for a commitment of the person trained.
const KEEP_TRAINED: &str = "keep-trained";

/// Step of the ladder from which on training is a long absence: pasantía, diplomado, maestría (domain.md, 3.10).
const SPECIALISE: u8 = 3;

/// Where a document stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperGroup {
    /// What the council approves.
    Approve,
    /// About one activity.
    Activity,
    /// A letter of one person.
    Person,
    /// What came of the plan.
    FollowUp,
}

/// A document that the plan asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperEntry {
    /// Which document.
    pub key: PaperKey,
    /// Where it stands.
    pub group: PaperGroup,
    /// What kind of document it is.
    pub title: String,
    /// Title of the activity that it is about; empty for the plan.
    pub activity: String,
    /// Name of the person that it is about; empty for none.
    pub person: String,
    /// What is missing in it.
    pub blanks: Vec<Blank>,
    /// Places that its text leaves to be filled in by hand.
    pub by_hand: usize,
    /// Whether its text was changed by hand.
    pub edited: bool,
}

/// Returns the documents of a plan: what the council approves, what each activity and each person enrolled needs,
/// the reports. A template that the product does not know is offered for everything of its scope.
pub fn papers_of(desk: &Desk<'_>) -> Vec<PaperEntry> {
    let mut list = List {
        desk: *desk,
        plan: plan_values(desk),
        parts: BTreeMap::new(),
        entries: Vec::new(),
    };
    let templates = &desk.framework.pack.templates;
    for template in templates
        .iter()
        .filter(|item| item.scope == TemplateScope::Plan)
    {
        if template.id != "adjustments" || desk.dossier.plan.standing().any(|i| i.measure) {
            list.add(template, None, None);
        }
    }
    for activity in training(desk.dossier) {
        list.add_activity(activity);
    }
    crate::order::ordered(list.entries, |a, b| a.group.cmp(&b.group))
}

struct List<'a> {
    desk: Desk<'a>,
    plan: Values,
    /// Texts that were read already, by the key of the document or its template.
    parts: BTreeMap<String, Vec<Part>>,
    entries: Vec<PaperEntry>,
}

/// An activity with its values.
type Subject<'b> = (&'b Activity, &'b str, &'b Values);

impl List<'_> {
    fn add_activity(&mut self, activity: &Activity) {
        let desk = self.desk;
        let values = activity_values(&desk, activity);
        let title = desk.words(activity).title;
        let subject = (activity, title.as_str(), &values);
        for template in &desk.framework.pack.templates {
            match template.scope {
                TemplateScope::Plan => {}
                TemplateScope::Activity if is_asked_for(&desk, template, activity) => {
                    self.add(template, Some(subject), None);
                }
                TemplateScope::Person if is_asked_for(&desk, template, activity) => {
                    for id in activity.enrolled.keys() {
                        self.add(template, Some(subject), Some(id));
                    }
                }
                TemplateScope::Activity | TemplateScope::Person => {}
            }
        }
    }

    fn add(
        &mut self,
        template: &DocumentTemplate,
        subject: Option<Subject<'_>>,
        person: Option<&String>,
    ) {
        let desk = self.desk;
        // Somebody who is no longer in the register signs no letter.
        let found = person.and_then(|id| desk.person(id));
        if person.is_some() && found.is_none() {
            return;
        }
        let key = PaperKey {
            template: template.id.clone(),
            activity: subject.map(|(activity, ..)| activity.id.clone()),
            person: person.cloned(),
        };
        let letter = subject.zip(found);
        let letter = letter.map(|((activity, ..), person)| person_values(&desk, activity, person));
        let own = desk.dossier.plan.documents.get(&key.to_string());
        let place = own.map_or(template.id.clone(), |_| key.to_string());
        let text = own.map_or(template.body.get(desk.language), String::as_str);
        let parts = self.parts.entry(place).or_insert_with(|| read_markup(text));
        let mut values = vec![&self.plan];
        values.extend(subject.map(|(.., values)| values));
        values.extend(&letter);
        self.entries.push(PaperEntry {
            group: group(template),
            title: template.title.get(desk.language).to_string(),
            activity: subject
                .map(|(_, title, _)| title.to_string())
                .unwrap_or_default(),
            person: found.map(|person| person.name.clone()).unwrap_or_default(),
            blanks: blanks_in(parts, &values),
            by_hand: by_hand(parts, &values),
            edited: own.is_some(),
            key,
        });
    }
}

fn group(template: &DocumentTemplate) -> PaperGroup {
    match (template.scope, template.id.as_str()) {
        (TemplateScope::Plan, "progress-report" | "hand-over") => PaperGroup::FollowUp,
        (TemplateScope::Plan, _) => PaperGroup::Approve,
        (TemplateScope::Activity, _) => PaperGroup::Activity,
        (TemplateScope::Person, _) => PaperGroup::Person,
    }
}

/// Tells whether an activity needs a document.
fn is_asked_for(desk: &Desk<'_>, template: &DocumentTemplate, activity: &Activity) -> bool {
    let framework = desk.framework;
    let modality = activity
        .modality
        .as_deref()
        .and_then(|id| framework.modality(id));
    match template.id.as_str() {
        "terms-of-reference" => {
            modality.is_some_and(|item| item.unit == CountUnit::AssistedMunicipality)
        }
        "agreement" => asks_agreement(desk, activity),
        "permission" => needs_permission(framework, activity),
        "commitment" => asks_commitment(desk, activity),
        _ => true,
    }
}

/// Tells whether an activity needs an agreement: others pay for it, or somebody from outside teaches.
pub fn asks_agreement(desk: &Desk<'_>, activity: &Activity) -> bool {
    let outside = trainer_of(desk, activity).map(entity);
    shares(activity).1 > 0 || outside.is_some_and(|name| !name.trim().is_empty())
}

/// Tells whether those who take part in an activity sign a letter: the State pays for it, or it is a long absence, or a
/// rule says so.
pub fn asks_commitment(desk: &Desk<'_>, activity: &Activity) -> bool {
    let modality = activity.modality.as_deref();
    let modality = modality.and_then(|id| desk.framework.modality(id));
    payer(activity) == Payer::State
        || modality.is_some_and(|item| item.step == SPECIALISE)
        || rule_names(desk.framework, KEEP_TRAINED, activity)
}

/// Tells whether an activity needs the authority's written permission, as the framework's rule says by its modality.
pub fn needs_permission(framework: &Framework, activity: &Activity) -> bool {
    rule_names(framework, PERMISSION, activity)
}

fn rule_names(framework: &Framework, rule: &str, activity: &Activity) -> bool {
    let rule = framework.rule(rule);
    let mut named = rule
        .iter()
        .flat_map(|rule| &rule.cases)
        .flat_map(|case| &case.when.modalities);
    named.any(|id| activity.modality.as_ref() == Some(id))
}

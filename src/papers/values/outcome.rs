//! What stands for the placeholders that say what came of the plan so far, and what nothing in the plan contradicts.

use super::{Value, Values, one};
use crate::dossier::{Activity, CardDue, CardView, Hindrance, Progress};
use crate::follow_up::{hindrances, spent_cents, used};
use crate::framework::Label;
use crate::papers::desk::{Desk, training};
use crate::papers::list::{asks_agreement, asks_commitment, needs_permission};
use crate::papers::one_page::clip;
use crate::plan::{ConflictKind, conflicts};

/// Returns what was spent, what is asked to be signed, what was left standing and noticed.
pub fn outcome_values(desk: &Desk<'_>) -> Values {
    let dossier = desk.dossier;
    let all = dossier.plan.activities.iter();
    let spent = all.fold(0u64, |sum, item| sum.saturating_add(spent_cents(item)));
    let agreements = training(dossier).filter(|item| asks_agreement(desk, item));
    Values::from([
        ("gastado", one(desk.money(spent))),
        ("actas", one(letters_asked(desk).to_string())),
        ("convenios", one(agreements.count().to_string())),
        ("autorizaciones", one(permissions(desk))),
        ("evidencias", evidence(desk)),
        ("obstaculos", obstacles(desk)),
        ("cambios_notados", changes(desk)),
    ])
}

/// Returns the placeholders that are known only while no conflict of the plan says the contrary: that its dates respect
/// the municipal year, that its trainers speak the language of those who learn.
pub fn kept_values(desk: &Desk<'_>) -> Values {
    let found = conflicts(desk.framework, desk.dossier, desk.today);
    let unless = |against: fn(&ConflictKind) -> bool| {
        let contradicted = found.iter().any(|conflict| against(&conflict.kind));
        match contradicted {
            true => Value::new(),
            false => one(desk.label(Label::Yes)),
        }
    };
    Values::from([
        (
            "fechas_respetadas",
            unless(|kind| matches!(kind, ConflictKind::Deadline { .. })),
        ),
        (
            "lengua_respetada",
            unless(|kind| {
                matches!(
                    kind,
                    ConflictKind::TrainerLanguage { .. } | ConflictKind::PeopleLanguage { .. }
                )
            }),
        ),
    ])
}

/// Counts the letters of commitment that the plan asks for. Which of them were signed is noted nowhere.
pub fn letters_asked(desk: &Desk<'_>) -> usize {
    let asked = training(desk.dossier).filter(|item| asks_commitment(desk, item));
    asked.map(|item| signing(desk, item)).sum()
}

/// Counts the people of the register who sign a letter for an activity.
fn signing(desk: &Desk<'_>, activity: &Activity) -> usize {
    let people = activity.enrolled.keys();
    people.filter(|id| desk.person(id).is_some()).count()
}

/// Says for how many of the activities that still go on and need it a permission is noted.
fn permissions(desk: &Desk<'_>) -> String {
    let open = training(desk.dossier).filter(|item| {
        item.execution.progress != Progress::Done && needs_permission(desk.framework, item)
    });
    let (mut given, mut needed) = (0usize, 0usize);
    for activity in open {
        needed += 1;
        given += usize::from(activity.permitted.is_some());
    }
    let (part, whole) = (given.to_string(), needed.to_string());
    desk.say(Label::PartOf, &[("part", &part), ("whole", &whole)])
}

/// Names where the products can be seen.
fn evidence(desk: &Desk<'_>) -> Value {
    let noted = desk.dossier.plan.standing();
    let noted = noted.filter(|item| !item.execution.evidence.trim().is_empty());
    let lines = noted.map(|item| {
        let title = desk.words(item).title;
        format!("{title}: {}", item.execution.evidence.trim())
    });
    lines.collect()
}

/// Names what people say stands in the way, the most frequent first, as far as small groups stay protected.
fn obstacles(desk: &Desk<'_>) -> Value {
    let figure = hindrances(desk.dossier);
    let found = figure.shown().map(|(_, list)| list.as_slice());
    let named = found.unwrap_or_default().iter().map(|(hindrance, people)| {
        let name = desk.label(words(*hindrance));
        match people {
            Some(people) => format!("{name} ({people})"),
            None => name.to_string(),
        }
    });
    named.collect()
}

fn words(hindrance: Hindrance) -> Label {
    match hindrance {
        Hindrance::Time => Label::HindranceTime,
        Hindrance::Equipment => Label::HindranceEquipment,
        Hindrance::Boss => Label::HindranceBoss,
        Hindrance::Norm => Label::HindranceNorm,
        Hindrance::Rotation => Label::HindranceRotation,
        Hindrance::NotMyWork => Label::HindranceNotMyWork,
    }
}

/// Letters of an indicator's name at most: what it became is said beside it.
const INDICATOR: usize = 80;

/// Says what the indicators became, where somebody noted it, and whether what was learnt is used, as the latest cards
/// of each side say; small groups protected.
fn changes(desk: &Desk<'_>) -> Value {
    let measured = desk.dossier.plan.standing();
    let measured = measured.filter(|item| !item.measured.after.trim().is_empty());
    let lines = measured.map(|item| {
        let words = desk.words(item);
        let mut name = match words.indicator.trim() {
            "" => words.title,
            indicator => indicator.trim_end_matches('.').to_string(),
        };
        clip(&mut name, INDICATOR);
        match item.measured.before.trim() {
            "" => format!("{name}: {}", item.measured.after.trim()),
            before => format!("{name}: {before} → {}", item.measured.after.trim()),
        }
    });
    CardView::ALL
        .into_iter()
        .filter_map(|view| applied(desk, view))
        .chain(lines)
        .collect()
}

/// Says of how many cards of one side, the second ones where they may be shown, what was learnt is used.
fn applied(desk: &Desk<'_>, view: CardView) -> Option<String> {
    let latest = CardDue::ALL.into_iter().rev();
    let mut figures = latest.map(|due| (due, used(desk.dossier, due, view)));
    let (due, found) = figures.find_map(|(due, figure)| Some((due, *figure.shown()?.1)))?;
    let who = desk.label(match view {
        CardView::Person => Label::Person,
        CardView::Head => Label::Head,
    });
    let days = due.days().to_string();
    let (part, whole) = (found.used.to_string(), found.cards.to_string());
    let values = [
        ("who", who),
        ("days", &days),
        ("part", &part),
        ("whole", &whole),
    ];
    Some(desk.say(Label::CardsUsed, &values))
}

//! Parts of the report: headline figures, what is in use, what stands in the way, signatures.

use leptos::prelude::*;

use super::super::words;
use crate::dossier::{Activity, Dossier, Signatory};
use crate::follow_up::{GroupFigure, ProgressReport};
use crate::framework::{ActorKind, Framework};
use crate::ui::i18n::{language, tr};
use crate::ui::plan::activity_words::words_of;
use crate::ui::plan::figures::money;

/// Reasons, and activities with an indicator, that a page has room for.
const ROOM: usize = 2;

/// The headline.
pub fn figures(framework: &Framework, report: &ProgressReport) -> impl IntoView + use<> {
    let done = report.training.done + report.measures.done;
    let all = report.training.standing() + report.measures.standing();
    let people = report.people;
    let currency = &framework.pack.currency;
    let figures = [
        (tr!(follow.figure_done), done.to_string(), all.to_string()),
        (
            tr!(follow.figure_trained),
            people.trained.to_string(),
            people.planned.to_string(),
        ),
        (
            tr!(follow.figure_hours),
            report.hours.0.to_string(),
            report.hours.1.to_string(),
        ),
        (
            tr!(follow.figure_spent),
            money(report.whole_money.spent, currency),
            money(report.whole_money.planned, currency),
        ),
        (
            tr!(follow.figure_in_use),
            report.products.in_use.to_string(),
            report.products.expected.to_string(),
        ),
    ];
    let figures = figures.map(|(name, part, whole)| {
        let whole = tr!(follow.figure_of, whole = whole);
        view! { <div><dt>{name}</dt><dd>{part}" "<small>{whole}</small></dd></div> }
    });
    view! { <dl class="figures">{figures}</dl> }
}

/// What is used at work: cards of both sides, reaction and learning, indicators.
pub fn in_use(
    framework: &Framework,
    dossier: &Dossier,
    report: &ProgressReport,
) -> impl IntoView + use<> {
    let threshold = dossier.threshold();
    let mut lines = Vec::new();
    for (due, view, figure) in &report.used {
        let said = match figure {
            GroupFigure::NoData => continue,
            GroupFigure::TooFew => tr!(follow.too_few, k = threshold),
            GroupFigure::Shown(_, used) => words::used(*used),
        };
        lines.push(format!(
            "{}, {}: {said}",
            words::due(*due),
            words::view(*view)
        ));
    }
    if let Some((people, mean)) = report.evaluated.reaction.shown() {
        lines.push(words::reaction(people, *mean));
    }
    if let Some((people, found)) = report.evaluated.learning.shown() {
        lines.push(words::learning(people, *found));
    }
    let people = report.people;
    if people.persons > 0 {
        lines.push(tr!(
            follow.report_people,
            n = people.persons,
            left = people.left,
            percent = report.trained_percent
        ));
    }
    let products = report.products;
    lines.push(tr!(
        follow.report_products,
        handed = products.handed_in,
        used = products.in_use,
        own = products.own_handed_in + products.own_in_use
    ));
    let measured = report.measured.iter().take(ROOM);
    lines.extend(measured.filter_map(|id| Some(indicator(framework, dossier.plan.activity(id)?))));
    let more = report.measured.len().saturating_sub(ROOM);
    if more > 0 {
        lines.push(tr!(follow.report_indicators, n = more));
    }
    listed(tr!(follow.in_use_title), lines)
}

/// What the indicator of an activity became.
fn indicator(framework: &Framework, activity: &Activity) -> String {
    let measured = &activity.measured;
    let known = |text: &String| match text.trim() {
        "" => "–".to_string(),
        text => text.to_string(),
    };
    tr!(
        follow.report_indicator,
        title = words_of(framework, activity).title,
        after = known(&measured.after),
        before = known(&measured.before),
        target = known(&measured.target)
    )
}

/// What stands in the way: late and stopped activities, cards, hindrances.
pub fn in_the_way(
    framework: &Framework,
    dossier: &Dossier,
    report: &ProgressReport,
) -> impl IntoView + use<> {
    let mut lines = Vec::new();
    let late = report.training.late + report.measures.late;
    if late > 0 {
        lines.push(tr!(follow.way_late, n = late));
    }
    for (id, state, reason) in report.stopped.iter().take(ROOM) {
        let activity = dossier.plan.activity(id);
        let title = activity
            .map(|found| words_of(framework, found).title)
            .unwrap_or_default();
        let reason = match reason.trim() {
            "" => tr!(follow.way_no_reason),
            reason => reason,
        };
        lines.push(format!("{title} ({}): {reason}", words::progress(*state)));
    }
    let more = report.stopped.len().saturating_sub(ROOM);
    if more > 0 {
        lines.push(tr!(follow.way_more_stopped, n = more));
    }
    if report.cards.overdue > 0 {
        lines.push(tr!(follow.way_cards, n = report.cards.overdue));
    }
    lines.extend(hindrances(report, dossier.threshold()));
    if lines.is_empty() {
        lines.push(tr!(follow.way_nothing).to_string());
    }
    listed(tr!(follow.in_the_way_title), lines)
}

fn hindrances(report: &ProgressReport, threshold: usize) -> Option<String> {
    match &report.hindrances {
        GroupFigure::NoData => None,
        GroupFigure::TooFew => Some(tr!(follow.way_few, k = threshold)),
        GroupFigure::Shown(_, named) if named.is_empty() => None,
        GroupFigure::Shown(_, named) => {
            let shown = named.iter().filter_map(|(hindrance, count)| {
                Some(format!("{} ({})", words::hindrance(*hindrance), (*count)?))
            });
            let shown: Vec<String> = shown.collect();
            Some(match shown.is_empty() {
                true => tr!(follow.way_few, k = threshold),
                false => tr!(follow.way_hindrances, list = shown.join(", ")),
            })
        }
    }
}

fn listed(title: &'static str, lines: Vec<String>) -> impl IntoView {
    let items = lines
        .into_iter()
        .map(|line| view! { <li><span class="clamped">{line}</span></li> });
    view! { <section><h3>{title}</h3><ul>{items.collect_view()}</ul></section> }
}

/// Places to sign: the first two who sign the plan's documents, or the authority and a line to fill in.
pub fn signatures(framework: &Framework, dossier: &Dossier) -> impl IntoView + use<> {
    let mut signers: Vec<Signatory> = dossier.signatories.iter().take(2).cloned().collect();
    if signers.is_empty() {
        let kinds = [ActorKind::Authority, ActorKind::Official];
        let offices = kinds
            .into_iter()
            .filter_map(|kind| framework.posts.iter().find(|post| post.actor == kind));
        signers.extend(offices.map(|post| Signatory {
            office: post.name.get(language()).to_string(),
            name: String::new(),
        }));
    }
    let signers = signers.into_iter().map(|signer| {
        let name = match signer.name.trim() {
            "" => tr!(plan.signature).to_string(),
            name => name.to_string(),
        };
        view! { <div><p>{name}</p><p>{signer.office}</p></div> }
    });
    view! { <div class="signatures">{signers.collect_view()}</div> }
}

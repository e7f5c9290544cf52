//! The activities: a table of all, then each in full.

use leptos::prelude::*;

use super::country::levels;
use super::shared::Shared;
use super::{pair, pair_of_list};
use crate::dossier::{Activity, Dossier};
use crate::framework::Framework;
use crate::plan::{activity_cents, people_in};
use crate::ui::i18n::{language, tr};
use crate::ui::plan::activity_words::words_of;
use crate::ui::plan::figures::money;
use crate::ui::plan::institution::objective_words;
use crate::ui::plan::names;
use crate::ui::plan::training_plan::list::period;
use crate::ui::plan::training_plan::totals::Totals;

fn training(dossier: &Dossier) -> impl Iterator<Item = (usize, &Activity)> {
    let training = dossier.plan.standing().filter(|item| !item.measure);
    training.enumerate().map(|(index, item)| (index + 1, item))
}

/// All training activities with their totals.
pub fn table(framework: &Framework, dossier: &Dossier) -> impl IntoView + use<> {
    let currency = &framework.pack.currency;
    let rows = training(dossier).map(|(number, item)| {
        let modality = item
            .modality
            .as_deref()
            .map(|id| names::modality(framework, id));
        let hours = item
            .hours
            .map(|hours| hours.to_string())
            .unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{format!("{number}. {}", words_of(framework, item).title)}</th>
                <td>{modality}</td>
                <td>{period(item)}</td>
                <td class="num">{people_in(item)}</td>
                <td class="num">{hours}</td>
                <td class="num">{cost(framework, item)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let cents = training(dossier).map(|(_, item)| activity_cents(item));
    let cents = cents.fold(0u64, u64::saturating_add);
    let totals = Totals::of(&dossier.plan);
    view! {
        <section class="part">
            <h2>{tr!(plan.activities_title)}</h2>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{tr!(plan.activity)}</th>
                        <th scope="col">{tr!(plan.modality)}</th>
                        <th scope="col">{tr!(plan.months)}</th>
                        <th scope="col" class="num">{tr!(plan.people)}</th>
                        <th scope="col" class="num">{tr!(plan.hours)}</th>
                        <th scope="col" class="num">{tr!(plan.cost)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan="3">{tr!(plan.total)}</th>
                        <td class="num">{totals.places}</td>
                        <td class="num">{totals.hours}</td>
                        <td class="num">{money(cents, currency)}</td>
                    </tr>
                </tfoot>
            </table>
        </section>
    }
}

/// Each training activity in full.
pub fn in_full(framework: &Framework, dossier: &Dossier, shared: &Shared) -> impl IntoView + use<> {
    let items = training(dossier);
    let items =
        items.map(|(number, item)| activity(framework, dossier, shared, number, item).into_any());
    super::part(tr!(plan.in_full_title), items.collect())
}

fn activity(
    framework: &Framework,
    dossier: &Dossier,
    shared: &Shared,
    number: usize,
    item: &Activity,
) -> impl IntoView + use<> {
    let words = words_of(framework, item);
    let content = item
        .content
        .as_deref()
        .map(|id| names::content(framework, id));
    let list = |ids: &[String], name: fn(&Framework, &str) -> String| {
        let names: Vec<String> = ids.iter().map(|id| name(framework, id)).collect();
        names.join("; ")
    };
    let needed = shared.own_requirements(framework, &item.reasons);
    let hours = item
        .hours
        .map(|hours| hours.to_string())
        .unwrap_or_default();
    view! {
        <article class="activity">
            <h3>{format!("{number}. {}", words.title)}</h3>
            <dl class="pairs">
                {pair(tr!(plan.objective), words.objective)}
                {pair(tr!(institution.serves), served(framework, dossier, item))}
                {pair(tr!(plan.content), content.unwrap_or_default())}
                {pair_of_list(tr!(plan.why_needs), shared.needs(framework, &item.competencies))}
                {pair(tr!(plan.modality), modality(framework, item))}
                {pair(tr!(plan.companions), list(&item.companions, names::modality))}
                {pair(tr!(plan.participants), participants(framework, item))}
                {pair(tr!(plan.hours), hours)}
                {pair(tr!(plan.months), period(item).unwrap_or_default())}
                {pair(tr!(plan.product), words.product)}
                {pair(tr!(plan.indicator), words.indicator)}
                {pair(tr!(plan.evaluation_levels), levels(framework))}
                {pair_of_list(tr!(plan.requirements), needed)}
                {pair(tr!(plan.responsible), item.responsible.clone())}
                {pair(tr!(plan.cost), cost(framework, item))}
                {pair(tr!(plan.why), shared.numbers(&item.reasons))}
                {pair(tr!(plan.printed_facts), shared.facts(framework, &item.reasons))}
                {pair(tr!(plan.notes), item.notes.clone())}
            </dl>
        </article>
    }
}

/// What an activity costs; nothing where nobody said.
pub fn cost(framework: &Framework, item: &Activity) -> String {
    match item.costs.is_empty() {
        true => String::new(),
        false => money(activity_cents(item), &framework.pack.currency),
    }
}

/// The objective of a planning instrument that an activity serves.
pub fn served(framework: &Framework, dossier: &Dossier, item: &Activity) -> String {
    let found = item.serves.as_ref();
    let words = found.and_then(|found| objective_words(framework, &dossier.institution, found));
    words.unwrap_or_default()
}

/// The modality with its phases.
fn modality(framework: &Framework, item: &Activity) -> String {
    let Some(found) = item
        .modality
        .as_deref()
        .and_then(|id| framework.modality(id))
    else {
        return String::new();
    };
    let phases: Vec<&str> = found
        .phases
        .iter()
        .map(|phase| phase.name.get(language()))
        .collect();
    let name = found.name.get(language());
    if phases.is_empty() {
        return name.to_string();
    }
    let arrow = if found.sequential { " → " } else { "; " };
    format!("{name}: {}", phases.join(arrow))
}

/// The posts that take part and how many people in all.
fn participants(framework: &Framework, item: &Activity) -> String {
    let posts = item.participants.iter().filter(|(_, people)| **people > 0);
    let posts: Vec<String> = posts.map(|(id, _)| names::post(framework, id)).collect();
    match posts.as_slice() {
        [] => String::new(),
        posts => {
            let (posts, n) = (posts.join(", "), people_in(item));
            tr!(plan.participants_line, posts = posts, n = n).to_string()
        }
    }
}

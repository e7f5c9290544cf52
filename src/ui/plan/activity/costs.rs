//! What it costs, line by line, and what that comes to by source and year.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::Editing;
use super::fields::{cents, choice, field, heading, line, places};
use crate::dossier::{Activity, CostLine, CostSource, Dossier};
use crate::plan::{activity_cents, costs_by_source, line_cents, line_year, people_in};
use crate::ui::i18n::tr;
use crate::ui::plan::conflict_words::source;
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::figures::{money, plain_money};
use crate::ui::widgets::{Icon, click, dynamic, focus_soon, select_field};

pub fn costs(editing: Editing) -> impl IntoView {
    let count = Memo::new(move |_| editing.read(|activity| activity.costs.len()));
    let drawn = RwSignal::new(0_u32);
    view! {
        <section class="part">
            {heading("costs", tr!(activity.part_costs))}
            <p>{tr!(activity.costs_text)}</p>
            <ol class="lines">
                <For each=move || places(count, drawn) key=|found| *found children=move |(_, place)| one(editing, place, drawn) />
            </ol>
            <div class="row">
                <button class="button" type="button" id="cost-add" on:click=click(move |_| add(editing))>
                    <Icon name="i-add" />{tr!(activity.cost_add)}
                </button>
            </div>
            {dynamic(move || (count.get() > 0).then(|| totals(editing)))}
        </section>
    }
}

fn add(editing: Editing) {
    let place = untrack(|| editing.read(|activity| activity.costs.len()));
    editing.edit(|activity| {
        // The next line is most often paid by whoever paid the one before.
        let before = activity.costs.last();
        let line = CostLine {
            source: before.map(|line| line.source).unwrap_or_default(),
            year: before.and_then(|line| line.year),
            ..CostLine::default()
        };
        activity.costs.push(line);
    });
    focus_soon(format!("cost-concept-{place}"));
}

fn remove(editing: Editing, place: usize, drawn: RwSignal<u32>) {
    editing.edit_undoable(tr!(activity.cost_removed).to_string(), |activity| {
        if place < activity.costs.len() {
            activity.costs.remove(place);
        }
    });
    drawn.update(|drawn| *drawn += 1);
    focus_soon("cost-add".to_string());
}

/// Reads one line; a default where it is gone.
fn read<R: Default>(editing: Editing, place: usize, read: impl FnOnce(&CostLine) -> R) -> R {
    editing.read(|activity| activity.costs.get(place).map(read).unwrap_or_default())
}

fn write(editing: Editing, place: usize, change: impl FnOnce(&mut CostLine)) {
    editing.edit(|activity| {
        if let Some(line) = activity.costs.get_mut(place) {
            change(line);
        }
    });
}

fn one(editing: Editing, place: usize, drawn: RwSignal<u32>) -> impl IntoView {
    let id = move |part: &str| format!("cost-{part}-{place}");
    let name = tr!(activity.cost_line, n = place + 1);
    let concept = line(
        editing,
        field(id("concept"), tr!(activity.concept), ""),
        move |activity| activity.costs.get(place).map(|line| &line.concept),
        move |activity| activity.costs.get_mut(place).map(|line| &mut line.concept),
    );
    view! {
        <li>
            <div class="fields" role="group" aria-label=name.clone()>
                {concept}
                {amount(editing, place, id("amount"))}
                {payer(editing, place, id("source"))}
                {per_person(editing, place, id("per-person"))}
                {indirect(editing, place, id("indirect"))}
                {year(editing, place, id("year"))}
            </div>
            <p class="sum">{dynamic(move || comes_to(editing, place))}</p>
            <div class="row">
                <button class="button danger" type="button" aria-label=tr!(common.remove_named, name = name)
                    on:click=click(move |_| remove(editing, place, drawn))>{tr!(plan.remove)}</button>
            </div>
        </li>
    }
}

fn amount(editing: Editing, place: usize, id: String) -> impl IntoView {
    let currency = editing.app.framework().pack.currency.clone();
    let field = field(id, tr!(activity.amount, currency = currency), "");
    let kept = move || match read(editing, place, |line| line.cents) {
        0 => String::new(),
        cents => plain_money(cents),
    };
    let keep = move |cents| write(editing, place, |line| line.cents = cents);
    parsed_field(field, "text", kept, cents, keep, String::new)
}

fn payer(editing: Editing, place: usize, id: String) -> impl IntoView {
    let key = |found: CostSource| format!("{found:?}");
    let choices = CostSource::ALL.map(|found| (key(found), source(found).to_string()));
    let chosen = move || key(read(editing, place, |line| line.source));
    select_field(
        choice(id, tr!(activity.source), ""),
        choices.into(),
        chosen,
        move |value| {
            if let Some(found) = CostSource::ALL
                .into_iter()
                .find(|found| key(*found) == value)
            {
                write(editing, place, |line| line.source = found);
            }
        },
    )
}

/// A choice of two.
fn either(
    editing: Editing,
    place: usize,
    id: String,
    label: &'static str,
    words: [&'static str; 2],
    own: fn(&mut CostLine) -> &mut bool,
) -> impl IntoView {
    let choices = ["no", "yes"].into_iter().zip(words);
    let choices = choices
        .map(|(value, words)| (value.to_string(), words.to_string()))
        .collect();
    let chosen = move || match read(editing, place, |line| *own(&mut line.clone())) {
        true => "yes".to_string(),
        false => "no".to_string(),
    };
    select_field(choice(id, label, ""), choices, chosen, move |value| {
        write(editing, place, |line| *own(line) = value == "yes");
    })
}

fn per_person(editing: Editing, place: usize, id: String) -> impl IntoView {
    let words = [tr!(activity.whole), tr!(activity.per_person)];
    either(editing, place, id, tr!(activity.counted), words, |line| {
        &mut line.per_person
    })
}

fn indirect(editing: Editing, place: usize, id: String) -> impl IntoView {
    let words = [tr!(activity.direct), tr!(activity.indirect)];
    either(
        editing,
        place,
        id,
        tr!(activity.kind_of_cost),
        words,
        |line| &mut line.indirect,
    )
}

fn year(editing: Editing, place: usize, id: String) -> impl IntoView {
    let (first, last) = editing.app.dossier.read_untracked(|dossier| dossier.years);
    let years = first..=last.min(first.saturating_add(10));
    let mut choices = vec![(String::new(), tr!(activity.year_of_start).to_string())];
    choices.extend(years.map(|year| (year.to_string(), year.to_string())));
    let chosen = move || {
        let year = read(editing, place, |line| line.year);
        year.map(|year| year.to_string()).unwrap_or_default()
    };
    select_field(
        choice(id, tr!(activity.year), ""),
        choices,
        chosen,
        move |value| {
            write(editing, place, |line| line.year = value.parse().ok());
        },
    )
}

/// What a line for each person comes to.
fn comes_to(editing: Editing, place: usize) -> Option<String> {
    let currency = editing.app.framework().pack.currency.clone();
    editing.read(|activity| {
        let line = activity
            .costs
            .get(place)
            .filter(|line| line.per_person && line.cents > 0)?;
        let (each, people) = (money(line.cents, &currency), people_in(activity));
        let total = money(line_cents(activity, line), &currency);
        Some(tr!(
            activity.comes_to,
            each = each,
            people = people,
            total = total
        ))
    })
}

/// What the activity and the plan take from a source in a year.
#[derive(Clone, PartialEq)]
struct Sum {
    source: CostSource,
    year: i32,
    here: u64,
    plan: u64,
    limit: Option<u64>,
}

fn sums(dossier: &Dossier, activity: &Activity) -> Vec<Sum> {
    let first = dossier.years.0;
    let mut here: BTreeMap<(CostSource, i32), u64> = BTreeMap::new();
    for line in &activity.costs {
        let sum = here
            .entry((line.source, line_year(activity, line, first)))
            .or_default();
        *sum = sum.saturating_add(line_cents(activity, line));
    }
    let whole = costs_by_source(dossier.plan.standing(), first);
    let sums = here.into_iter().map(|((source, year), here)| {
        let budget = dossier.plan.budget.iter();
        let limits = budget.filter(|line| (line.source, line.year) == (source, year));
        let limits: Vec<u64> = limits.map(|line| line.cents).collect();
        Sum {
            source,
            year,
            here,
            plan: whole.get(&(source, year)).copied().unwrap_or(0),
            limit: limits.into_iter().reduce(u64::saturating_add),
        }
    });
    sums.collect()
}

fn totals(editing: Editing) -> impl IntoView {
    let currency = editing.app.framework().pack.currency.clone();
    let found = Memo::new(move |_| {
        editing.pause.track();
        let activity = editing.activity.get_untracked().unwrap_or_default();
        editing
            .app
            .dossier
            .read_untracked(|dossier| sums(dossier, &activity))
    });
    let total = Memo::new(move |_| editing.read(activity_cents));
    let (in_rows, in_foot) = (currency.clone(), currency);
    let rows = move || {
        let rows = found.get().into_iter().map(|sum| {
            let limit = sum.limit.map(|limit| money(limit, &in_rows));
            view! {
                <tr>
                    <th scope="row">{source(sum.source)}", "{sum.year}</th>
                    <td class="num">{money(sum.here, &in_rows)}</td>
                    <td class="num">{money(sum.plan, &in_rows)}</td>
                    <td class="num">{limit.unwrap_or_else(|| "–".to_string())}</td>
                </tr>
            }
        });
        rows.collect_view()
    };
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(activity.sums)>
            <table class="data">
                <thead><tr>
                    <th scope="col">{tr!(activity.source)}</th>
                    <th scope="col" class="num">{tr!(activity.sum_here)}</th>
                    <th scope="col" class="num">{tr!(activity.sum_plan)}</th>
                    <th scope="col" class="num">{tr!(activity.sum_limit)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr>
                    <th scope="row">{tr!(plan.total)}</th>
                    <td class="num">{move || money(total.get(), &in_foot)}</td>
                    <td></td>
                    <td></td>
                </tr></tfoot>
            </table>
        </div>
    }
}

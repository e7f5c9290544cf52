//! A diagnosis beside the one before it.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::diagnoses::name;
use crate::cycles::{Compared, Comparison, GroupFigures, PairFigures, compare, rounds};
use crate::export::{Cell, Table};
use crate::framework::Framework;
use crate::order::ordered;
use crate::ui::app::App;
use crate::ui::charts::{Growth, growths};
use crate::ui::i18n::tr;
use crate::ui::plan::figures::decimal;
use crate::ui::plan::names;
use crate::ui::plan::spreadsheet::table_button;
use crate::ui::widgets::{Choice, dynamic, radio_group};

/// The same people before and after where that gives nobody away, otherwise the two groups as a whole.
pub fn compared(app: App) -> impl IntoView {
    let framework = app.framework();
    let all = Memo::new(move |_| {
        let found = app
            .dossier
            .with(|found| compare(&framework, &found.payload));
        found.unwrap_or_default()
    });
    let kept = Memo::new(move |_| {
        app.dossier.read(|dossier| {
            let all = rounds(dossier).into_iter();
            all.map(|round| (round.closed(), round.has_responses()))
                .collect::<Vec<_>>()
        })
    });
    let chosen = RwSignal::new(None::<usize>);
    let shown = move || {
        let last = all.read().len().checked_sub(1)?;
        let place = chosen.get().unwrap_or(last).min(last);
        all.read().get(place).cloned()
    };
    dynamic(move || {
        (!all.read().is_empty()).then(|| {
            view! {
                <section class="part">
                    <h2>{tr!(cycles.compared_title)}</h2>
                    {choice(&all.read(), &kept.read(), chosen)}
                    {dynamic(move || shown().map(|comparison| {
                    let both = [comparison.first, comparison.first + 1];
                    let kept = kept.read();
                    let whole = both.iter().all(|place| kept.get(*place).is_some_and(|(_, whole)| *whole));
                    one(app, comparison, whole)
                }))}
                </section>
            }
        })
    })
}

/// Which two are looked at, where there are more.
fn choice(
    all: &[Comparison],
    kept: &[(Option<NaiveDate>, bool)],
    chosen: RwSignal<Option<usize>>,
) -> Option<AnyView> {
    let last = all.len().checked_sub(1).filter(|last| *last > 0)?;
    let named = |place: usize| name(place + 1, kept.get(place).and_then(|(closed, _)| *closed));
    let choices = all.iter().enumerate().map(|(place, comparison)| {
        let (one, two) = (named(comparison.first), named(comparison.first + 1));
        Choice::new(place, tr!(cycles.compared_pair, one = one, two = two))
    });
    Some(radio_group(
        "compared".into(),
        tr!(cycles.compared_which).into(),
        choices.collect(),
        move || Some(chosen.get().unwrap_or(last)),
        move |place| chosen.set(Some(place)),
    ))
}

/// Rows of one kind, by the name of their competency.
type Rows<T> = Vec<(String, T)>;

/// One comparison; `whole` tells whether the answers of both are there, not only figures.
fn one(app: App, comparison: Comparison, whole: bool) -> impl IntoView {
    let framework = app.framework();
    let k = comparison.threshold;
    let (mut same, mut groups): (Rows<PairFigures>, Rows<GroupFigures>) = Default::default();
    let (mut protected, mut once) = (Vec::new(), Vec::new());
    for row in &comparison.rows {
        let name = names::competency(&framework, &row.competency);
        match &row.compared {
            Compared::SamePeople(found) => same.push((name, found.clone())),
            Compared::Groups(found) => groups.push((name, found.clone())),
            Compared::Protected => protected.push(name),
            Compared::OnlyOnce => once.push(name),
        }
    }
    // What grew most stands first.
    let same = ordered(same, |(_, a), (_, b)| {
        (b.after - b.before).total_cmp(&(a.after - a.before))
    });
    let groups = ordered(groups, |(_, a), (_, b)| {
        (b.after - b.before).total_cmp(&(a.after - a.before))
    });
    let both = match comparison.both {
        Some(people) => tr!(cycles.both, n = people).to_string(),
        None if !whole => tr!(cycles.both_unknown).to_string(),
        None => tr!(cycles.both_few, k = k).to_string(),
    };
    let table = as_table(&framework, &comparison);
    view! {
        <p>{both}</p>
        {(!same.is_empty()).then(|| same_chart(same))}
        {(!groups.is_empty()).then(|| view! {
            <h3>{tr!(cycles.groups_title)}</h3>
            {whole.then(|| view! { <p>{tr!(cycles.groups_text, k = k).to_string()}</p> })}
            {groups_chart(groups)}
        })}
        {listed(tr!(cycles.protected_title), tr!(cycles.protected_text, k = k).to_string(), protected)}
        {listed(tr!(cycles.once_title), tr!(cycles.once_text).to_string(), once)}
        {table_button(app, "comparacion", move || table.clone())}
    }
}

fn listed(title: &'static str, text: String, names: Vec<String>) -> Option<impl IntoView> {
    let count = names.len();
    (count > 0).then(|| {
        view! {
            <details class="more">
                <summary>{format!("{title} ({count})")}</summary>
                <p>{text}</p>
                <ul>{names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}</ul>
            </details>
        }
    })
}

fn same_chart(rows: Rows<PairFigures>) -> impl IntoView {
    let rose = rows.iter().filter(|(_, found)| found.after > found.before);
    let finding = tr!(cycles.same_finding, n = rose.count(), all = rows.len()).to_string();
    let drawn = rows.iter().map(|(name, found)| Growth {
        label: name.clone(),
        before: found.before,
        after: found.after,
        required: Some(found.required),
        said: tr!(
            cycles.same_said,
            before = decimal(found.before),
            after = decimal(found.after),
            required = decimal(found.required),
            rose = found.rose,
            fell = found.fell,
            n = found.people
        )
        .to_string(),
    });
    let drawn = drawn.collect();
    let heads = [
        tr!(cycles.people),
        tr!(cycles.chart_before),
        tr!(cycles.chart_after),
        tr!(common.chart_required),
        tr!(cycles.rose),
        tr!(cycles.fell),
    ];
    let rows = rows.into_iter().map(|(name, found)| {
        let cells = vec![
            found.people.to_string(),
            decimal(found.before),
            decimal(found.after),
            decimal(found.required),
            found.rose.to_string(),
            found.fell.to_string(),
        ];
        (name, cells)
    });
    growths(
        finding.clone(),
        drawn,
        data(finding, heads.into(), rows.collect()),
    )
}

fn groups_chart(rows: Rows<GroupFigures>) -> impl IntoView {
    let rose = rows.iter().filter(|(_, found)| found.after > found.before);
    let finding = tr!(cycles.groups_finding, n = rose.count(), all = rows.len()).to_string();
    let drawn = rows.iter().map(|(name, found)| Growth {
        label: name.clone(),
        before: found.before,
        after: found.after,
        required: found.required,
        said: tr!(
            cycles.groups_said,
            before = decimal(found.before),
            one = found.people_before,
            after = decimal(found.after),
            two = found.people_after
        )
        .to_string(),
    });
    let drawn = drawn.collect();
    let heads = [
        tr!(cycles.people_before),
        tr!(cycles.chart_before),
        tr!(cycles.people_after),
        tr!(cycles.chart_after),
        tr!(common.chart_required),
    ];
    let rows = rows.into_iter().map(|(name, found)| {
        let required = found.required.map(decimal);
        let cells = vec![
            found.people_before.to_string(),
            decimal(found.before),
            found.people_after.to_string(),
            decimal(found.after),
            required.unwrap_or_else(|| "–".into()),
        ];
        (name, cells)
    });
    growths(
        finding.clone(),
        drawn,
        data(finding, heads.into(), rows.collect()),
    )
}

fn data(caption: String, heads: Vec<&'static str>, rows: Rows<Vec<String>>) -> AnyView {
    let heads = heads.into_iter();
    let heads = heads.map(|head| view! { <th scope="col" class="num">{head}</th> });
    let rows = rows.into_iter().map(|(name, cells)| {
        let cells = cells
            .into_iter()
            .map(|cell| view! { <td class="num">{cell}</td> });
        view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
    });
    let label = caption.clone();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=label>
            <table class="data">
                <caption class="visually-hidden">{caption}</caption>
                <thead><tr><th scope="col">{tr!(plan.competency)}</th>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The comparison for a spreadsheet: what is on screen and nothing else.
fn as_table(framework: &Framework, comparison: &Comparison) -> Table {
    let heads = [
        tr!(plan.competency),
        tr!(cycles.kind),
        tr!(cycles.people_before),
        tr!(cycles.chart_before),
        tr!(cycles.people_after),
        tr!(cycles.chart_after),
        tr!(common.chart_required),
        tr!(cycles.rose),
        tr!(cycles.fell),
    ];
    let mut table = Table::new(heads.map(str::to_string));
    let count = |people: usize| Cell::Number(people as f64, 0);
    let level = |level: f64| Cell::Number(level, 2);
    let none = || Cell::text("");
    for row in &comparison.rows {
        let name = Cell::text(names::competency(framework, &row.competency));
        let cells = match &row.compared {
            Compared::SamePeople(found) => vec![
                Cell::text(tr!(cycles.kind_same)),
                count(found.people),
                level(found.before),
                count(found.people),
                level(found.after),
                level(found.required),
                count(found.rose),
                count(found.fell),
            ],
            Compared::Groups(found) => vec![
                Cell::text(tr!(cycles.kind_groups)),
                count(found.people_before),
                level(found.before),
                count(found.people_after),
                level(found.after),
                found.required.map_or_else(none, level),
                none(),
                none(),
            ],
            Compared::Protected => vec![Cell::text(tr!(plan.protected))],
            Compared::OnlyOnce => vec![Cell::text(tr!(cycles.once_title))],
        };
        table.row(std::iter::once(name).chain(cells));
    }
    table
}

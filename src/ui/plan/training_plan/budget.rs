//! The budget: what is planned by source and year, beside what may be spent.

use leptos::prelude::*;

use super::views::nothing_planned;
use crate::dossier::CostSource;
use crate::export::{Cell, Table};
use crate::plan::{Budget, BudgetCell, read_cents, set_limit};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::figures::{money, plain_money};
use crate::ui::plan::follow_up::words::source as source_name;
use crate::ui::plan::spreadsheet::table_button;
use crate::ui::widgets::{Field, dynamic, notice};
use crate::ui::world::BrowserWorld;

/// The view.
pub fn budget(app: App) -> impl IntoView {
    let found = Memo::new(move |_| {
        app.dossier
            .read(|dossier| Some(Budget::of(&dossier.plan, dossier.years)))
            .unwrap_or_default()
    });
    let years = Memo::new(move |_| found.read().years.clone());
    view! {
        <section class="part">
            <h2>{tr!(builder.budget_title)}</h2>
            {dynamic(move || state(app, &found.read()))}
            {dynamic(move || table(app, &found.read()))}
            {table_button(app, tr!(builder.budget_file), move || as_table(&found.get_untracked()))}
        </section>
        <section class="part no-print">
            <h2>{tr!(builder.limits_title)}</h2>
            <p>{tr!(builder.limits_text)}</p>
            {dynamic(move || limits(app, &years.read()))}
        </section>
    }
}

fn currency(app: App) -> String {
    app.framework().pack.currency.clone()
}

/// Says in words whether the plan keeps to its limits.
fn state(app: App, budget: &Budget) -> AnyView {
    let over = budget.overspent();
    if budget.cells.values().all(|cell| cell.cents == 0) {
        return view! { <p>{tr!(builder.budget_no_costs)}</p> }.into_any();
    }
    if over.is_empty() {
        let limited = budget.cells.values().any(|cell| cell.limit.is_some());
        let words = if limited {
            tr!(builder.budget_fits)
        } else {
            tr!(builder.budget_no_limits)
        };
        return view! { <p>{words}</p> }.into_any();
    }
    let currency = currency(app);
    let lines: Vec<String> = over
        .iter()
        .map(|((source, year), cents)| {
            let amount = money(*cents, &currency);
            let source = source_name(*source);
            tr!(
                builder.budget_over_line,
                source = source,
                year = year,
                amount = amount
            )
        })
        .collect();
    let title = tr!(builder.budget_over_title, n = over.len());
    notice("warn", title, lines.join(" ")).into_any()
}

fn table(app: App, budget: &Budget) -> AnyView {
    if app
        .dossier
        .read(|dossier| dossier.plan.activities.is_empty())
    {
        return nothing_planned(app).into_any();
    }
    let currency = currency(app);
    let cell = |found: BudgetCell, strong: bool| amount(found, &currency, strong);
    let heads = budget
        .years
        .iter()
        .map(|year| view! { <th scope="col" class="num">{*year}</th> });
    let rows = CostSource::ALL.map(|source| {
        let years = budget
            .years
            .iter()
            .map(|year| cell(budget.cell(source, *year), false));
        view! {
            <tr>
                <th scope="row">{source_name(source)}</th>
                {years.collect_view()}
                {cell(budget.total(|other, _| other == source), true)}
            </tr>
        }
    });
    let sums = budget
        .years
        .iter()
        .map(|year| cell(budget.total(|_, other| other == *year), true));
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(builder.budget_title)>
            <table class="data budget">
                <thead><tr>
                    <th scope="col">{tr!(builder.source)}</th>
                    {heads.collect_view()}
                    <th scope="col" class="num">{tr!(plan.total)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr>
                    <th scope="row">{tr!(plan.total)}</th>
                    {sums.collect_view()}
                    {cell(budget.total(|_, _| true), true)}
                </tr></tfoot>
            </table>
        </div>
    }
    .into_any()
}

/// An amount, and in words how it stands to its limit.
fn amount(found: BudgetCell, currency: &str, strong: bool) -> AnyView {
    let planned = match found.cents {
        0 if !strong => "–".to_string(),
        cents => money(cents, currency),
    };
    let limit = found.limit.map(|limit| match found.over() {
        Some(over) => tr!(
            builder.cell_over,
            limit = money(limit, currency),
            over = money(over, currency)
        ),
        None => tr!(builder.cell_of, limit = money(limit, currency)),
    });
    let over = found.over().map(|_| "over");
    view! {
        <td class="num" data-state=over>
            {planned}
            {limit.map(|words| view! { <small>{words}</small> })}
        </td>
    }
    .into_any()
}

fn as_table(budget: &Budget) -> Table {
    let heads = [
        tr!(builder.source),
        tr!(builder.year),
        tr!(builder.planned),
        tr!(builder.limit),
    ];
    let mut table = Table::new(heads.map(str::to_string));
    for ((source, year), cell) in &budget.cells {
        table.row([
            Cell::text(source_name(*source)),
            Cell::Number(f64::from(*year), 0),
            Cell::Cents(cell.cents),
            cell.limit.map_or(Cell::text(""), Cell::Cents),
        ]);
    }
    table
}

fn limits(app: App, years: &[i32]) -> AnyView {
    let groups = years.iter().map(|year| {
        let year = *year;
        view! {
            <fieldset class="limits">
                <legend>{year}</legend>
                {CostSource::ALL.map(|source| limit_field(app, source, year)).into_iter().collect_view()}
            </fieldset>
        }
    });
    groups.collect_view().into_any()
}

/// Reads an amount; an empty text is no limit.
pub fn optional_cents(text: &str) -> Result<Option<u64>, String> {
    match text.trim() {
        "" => Ok(None),
        text => {
            let cents = read_cents(text);
            cents
                .map(Some)
                .ok_or_else(|| tr!(builder.amount_wrong).to_string())
        }
    }
}

fn limit_field(app: App, source: CostSource, year: i32) -> AnyView {
    let field = Field {
        id: format!("limit-{year}-{}", source.name()),
        label: source_name(source).to_string(),
        hint: String::new(),
        optional: false,
    };
    let kept = move || {
        let cents = app.dossier.read(|dossier| {
            let lines = dossier.plan.budget.iter();
            let mut same = lines.filter(|line| (line.source, line.year) == (source, year));
            same.next_back().map(|line| line.cents)
        });
        cents.map(plain_money).unwrap_or_default()
    };
    let keep = move |cents| {
        app.dossier.edit(app, |dossier| {
            set_limit(&mut dossier.plan, source, year, cents, &BrowserWorld)
        });
    };
    parsed_field(field, "text", kept, optional_cents, keep, String::new).into_any()
}

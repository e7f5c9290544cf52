//! What was spent, by source and year, against what was planned.

use leptos::prelude::*;

use super::super::followed::Followed;
use super::super::{parse, words};
use crate::dossier::{CostSource, Spending};
use crate::follow_up::{Against, spending_as_planned, spending_by_source, spending_year};
use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::figures::{money as amount, plain_money};
use crate::ui::plan::profile::year;
use crate::ui::widgets::{Field, Icon, change, click, dynamic, focus_soon, live};

pub fn money(followed: Followed) -> impl IntoView {
    let lines = Memo::new(move |_| followed.read(|activity| activity.execution.spent.len()));
    let costs = Memo::new(move |_| followed.read(|activity| !activity.costs.is_empty()));
    view! {
        <section class="part">
            <h3>{tr!(follow.spending_title)}</h3>
            {dynamic(move || against(followed))}
            {dynamic(move || (0..lines.get()).map(|place| line(followed, place)).collect_view())}
            <div class="row no-print">
                <button class="button" type="button" on:click=click(move |_| add(followed))>
                    <Icon name="i-add" />{tr!(follow.spending_add)}
                </button>
                {dynamic(move || (costs.get() && lines.get() == 0).then(|| view! {
                    <button class="button" type="button" on:click=click(move |_| as_planned(followed))>
                        {tr!(follow.spending_as_planned)}
                    </button>
                }))}
            </div>
        </section>
    }
}

fn first_year(followed: Followed) -> i32 {
    followed
        .app
        .dossier
        .read_untracked(|dossier| dossier.years.0)
}

fn add(followed: Followed) {
    let mut place = 0;
    followed.edit(|activity| {
        let used = |source: &CostSource| {
            activity
                .execution
                .spent
                .iter()
                .any(|line| line.source == *source)
        };
        // The next source of the plan that nothing was spent from yet.
        let planned = activity.costs.iter().map(|line| line.source);
        let source = planned.into_iter().find(|source| !used(source));
        place = activity.execution.spent.len();
        activity.execution.spent.push(Spending {
            source: source.unwrap_or_default(),
            ..Spending::default()
        });
    });
    focus_soon(format!("spent-{place}"));
}

fn as_planned(followed: Followed) {
    let year = first_year(followed);
    followed.edit_undoable(tr!(follow.spending_copied).into(), |activity| {
        activity.execution.spent = spending_as_planned(activity, year);
    });
    focus_soon("spent-0".into());
}

fn line(followed: Followed, place: usize) -> impl IntoView {
    let source = move || {
        let read = |found: &crate::dossier::Activity| {
            found.execution.spent.get(place).map(|line| line.source)
        };
        followed.read(read).unwrap_or_default()
    };
    let number = place + 1;
    let remove = move |_| {
        followed.edit_undoable(tr!(follow.spending_removed).into(), |activity| {
            if place < activity.execution.spent.len() {
                activity.execution.spent.remove(place);
            }
        });
    };
    view! {
        <fieldset class="spent">
            <legend>{tr!(follow.spending_line, n = number)}</legend>
            <div class="side">
                {source_field(followed, place, source)}
                {year_field(followed, place)}
                {cents_field(followed, place)}
                <button class="icon-button" type="button"
                    aria-label=tr!(follow.spending_remove, n = number)
                    on:click=click(remove)><Icon name="i-delete" /></button>
            </div>
        </fieldset>
    }
}

fn edit_line(followed: Followed, place: usize, change: impl FnOnce(&mut Spending)) {
    followed.edit(|activity| {
        if let Some(line) = activity.execution.spent.get_mut(place) {
            change(line);
        }
    });
}

fn source_field(
    followed: Followed,
    place: usize,
    chosen: impl Fn() -> CostSource + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let place_of = |source| CostSource::ALL.into_iter().position(|item| item == source);
    let options = CostSource::ALL
        .into_iter()
        .enumerate()
        .map(|(number, source)| {
            view! {
                <option value=number.to_string() selected=live(move || chosen() == source)>
                    {words::source(source)}
                </option>
            }
        });
    let id = format!("spent-source-{place}");
    view! {
        <div class="field">
            <label for=id.clone()>{tr!(follow.source)}</label>
            <select id=id
                prop:value=live(move || place_of(chosen()).unwrap_or(0).to_string())
                on:change=change(move |event| {
                    let found = event_target_value(&event).parse::<usize>().ok();
                    let found = found.and_then(|number| CostSource::ALL.get(number));
                    edit_line(followed, place, |line| line.source = found.copied().unwrap_or_default());
                })>{options.collect_view()}</select>
        </div>
    }
}

fn year_field(followed: Followed, place: usize) -> impl IntoView {
    let first = first_year(followed);
    let field = Field {
        id: format!("spent-year-{place}"),
        label: tr!(follow.year).into(),
        hint: String::new(),
        optional: false,
    };
    let kept = move || {
        let read = |activity: &crate::dossier::Activity| {
            let line = activity.execution.spent.get(place)?;
            Some(spending_year(activity, line, first))
        };
        followed
            .read(read)
            .map(|year| year.to_string())
            .unwrap_or_default()
    };
    let keep = move |year| edit_line(followed, place, |line| line.year = Some(year));
    parsed_field(field, "number", kept, year, keep, String::new)
}

fn cents_field(followed: Followed, place: usize) -> impl IntoView {
    let currency = followed.app.framework().pack.currency.clone();
    let field = Field {
        id: format!("spent-{place}"),
        label: tr!(follow.amount, currency = currency),
        hint: String::new(),
        optional: false,
    };
    let kept = move || {
        let read = |activity: &crate::dossier::Activity| {
            activity.execution.spent.get(place).map(|line| line.cents)
        };
        followed
            .read(read)
            .filter(|cents| *cents > 0)
            .map(plain_money)
            .unwrap_or_default()
    };
    let keep = move |cents| edit_line(followed, place, |line| line.cents = cents);
    parsed_field(field, "text", kept, parse::cents, keep, String::new)
}

/// Planned and spent by source and year, with the sum.
fn against(followed: Followed) -> impl IntoView {
    let currency = followed.app.framework().pack.currency.clone();
    let activity = followed.activity.get()?;
    let (sums, whole) = spending_by_source(std::iter::once(&*activity), first_year(followed));
    if sums.is_empty() {
        return Some(view! { <p>{tr!(follow.spending_none)}</p> }.into_any());
    }
    let cells = |found: Against| {
        let (planned, spent) = (
            amount(found.planned, &currency),
            amount(found.spent, &currency),
        );
        view! { <td class="num">{planned}</td><td class="num">{spent}</td> }
    };
    let rows = sums.into_iter().map(|((source, year), found)| {
        view! { <tr><th scope="row">{format!("{} · {year}", words::source(source))}</th>{cells(found)}</tr> }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(follow.spending_title)>
                <table class="data">
                    <thead><tr>
                        <th scope="col">{tr!(follow.source_and_year)}</th>
                        <th scope="col" class="num">{tr!(follow.planned)}</th>
                        <th scope="col" class="num">{tr!(follow.spent)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                    <tfoot><tr><th scope="row">{tr!(plan.total)}</th>{cells(whole)}</tr></tfoot>
                </table>
            </div>
        }
        .into_any(),
    )
}

//! What fits a smaller budget or fewer hours. Nothing changes until it is applied.

use leptos::prelude::*;

use super::budget::optional_cents;
use super::titles::{Activities, activities_of};
use super::views::nothing_planned;
use crate::dossier::CostSource;
use crate::plan::{Budget, Exceeded, FallsOut, Limits, WhatIf, take_out, what_if as computed};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::derived::{needs_of, section_href, settled};
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::figures::{money, plain_money};
use crate::ui::plan::follow_up::words::source as source_name;
use crate::ui::plan::names;
use crate::ui::plan::pages::Pages;
use crate::ui::route::Section;
use crate::ui::widgets::{Field, click, dynamic, notice};
use crate::ui::world::BrowserWorld;

/// The view.
pub fn what_if(app: App) -> impl IntoView {
    let limits = RwSignal::new(Limits::default());
    // The whole plan is weighed once nobody types.
    let pause = settled(move || limits.track());
    let tried = Memo::new(move |_| {
        pause.track();
        limits.get_untracked()
    });
    let needs = needs_of(app);
    let activities = activities_of(app);
    let found = Memo::new(move |_| {
        let needs = needs.read();
        let needs = needs.as_deref().unwrap_or_default();
        app.dossier
            .read(|dossier| computed(&dossier.plan, dossier.years.0, needs, &tried.read()))
    });
    let empty =
        Memo::new(move |_| found.with(|found| found.stays.is_empty() && found.falls.is_empty()));
    view! {
        <section class="part">
            <h2>{tr!(builder.what_if_title)}</h2>
            {dynamic(move || if empty.get() {
                nothing_planned(app).into_any()
            } else {
                view! {
                    <p>{tr!(builder.what_if_text)}</p>
                    {fields(app, limits)}
                }.into_any()
            })}
            <div role="status">{dynamic(move || (!empty.get()).then(|| summary(app, &found.read(), &tried.read())))}</div>
        </section>
        {falls(app, found, activities)}
        {dynamic(move || left_open(app, &found.read()))}
        {dynamic(move || apply_button(app, &found.read(), tried))}
    }
}

fn field(id: String, label: String, hint: String) -> Field {
    Field {
        id,
        label,
        hint,
        optional: true,
    }
}

fn hours(text: &str) -> Result<Option<u64>, String> {
    match text.trim() {
        "" => Ok(None),
        text => {
            let hours: Option<u64> = text.parse().ok().filter(|hours| *hours <= 100_000);
            hours
                .map(Some)
                .ok_or_else(|| tr!(builder.hours_wrong).to_string())
        }
    }
}

fn fields(app: App, limits: RwSignal<Limits>) -> impl IntoView {
    let currency = app.framework().pack.currency.clone();
    let (budget, all_hours) = app.dossier.read_untracked(|dossier| {
        let hours = dossier.plan.standing().filter(|item| !item.measure);
        let hours = hours
            .filter_map(|item| item.hours)
            .map(u64::from)
            .sum::<u64>();
        (Some(Budget::of(&dossier.plan, dossier.years)), hours)
    });
    let budget = budget.unwrap_or_default();
    let now = money(budget.total(|_, _| true).cents, &currency);
    let cents = field(
        "what-if-cents".into(),
        tr!(builder.what_if_cents).into(),
        tr!(builder.what_if_now, now = now),
    );
    let of_hours = field(
        "what-if-hours".into(),
        tr!(builder.what_if_hours).into(),
        tr!(builder.what_if_now, now = all_hours),
    );
    let kept_hours = move || {
        limits
            .read()
            .hours
            .map(|hours| hours.to_string())
            .unwrap_or_default()
    };
    let kept_cents = move || limits.read().cents.map(plain_money).unwrap_or_default();
    let keep_hours = move |hours| limits.update(|limits| limits.hours = hours);
    let keep_cents = move |cents| limits.update(|limits| limits.cents = cents);
    let by_source = budget.cells.into_iter().filter(|(_, cell)| cell.cents > 0);
    let by_source = by_source.map(|(key, cell)| {
        let now = money(cell.cents, &currency);
        source_field(limits, key, tr!(builder.what_if_now, now = now))
    });
    let by_source = by_source.collect_view();
    view! {
        <div class="field-row">
            {parsed_field(cents, "text", kept_cents, optional_cents, keep_cents, String::new)}
            {parsed_field(of_hours, "text", kept_hours, hours, keep_hours, String::new)}
        </div>
        {(!by_source.is_empty()).then(|| view! {
            <details class="more">
                <summary>{tr!(builder.what_if_by_source)}</summary>
                <div class="limits">{by_source}</div>
            </details>
        })}
    }
}

fn source_field(limits: RwSignal<Limits>, key: (CostSource, i32), hint: String) -> AnyView {
    let (source, year) = key;
    let label = format!("{} {year}", source_name(source));
    let field = field(format!("what-if-{}-{year}", source.name()), label, hint);
    let kept = move || {
        let cents = limits.read().by_source.get(&key).copied();
        cents.map(plain_money).unwrap_or_default()
    };
    let keep = move |cents: Option<u64>| {
        limits.update(|limits| {
            match cents {
                Some(cents) => limits.by_source.insert(key, cents),
                None => limits.by_source.remove(&key),
            };
        });
    };
    parsed_field(field, "text", kept, optional_cents, keep, String::new).into_any()
}

fn summary(app: App, found: &WhatIf, limits: &Limits) -> AnyView {
    let currency = app.framework().pack.currency.clone();
    if limits.is_empty() {
        return view! { <p class="muted">{tr!(builder.what_if_no_limit)}</p> }.into_any();
    }
    let all = found.stays.len() + found.falls.len();
    let words = tr!(
        builder.what_if_summary,
        stays = found.stays.len(),
        all = all,
        cents = money(found.cents, &currency),
        hours = found.hours
    );
    let begun = (!found.exceeded.is_empty()).then(|| {
        let reasons: Vec<String> = found.exceeded.iter().map(|item| exceeded(*item)).collect();
        let text = tr!(builder.what_if_begun_text, limits = reasons.join("; "));
        notice("warn", tr!(builder.what_if_begun_title).to_string(), text)
    });
    view! { <p><strong>{words}</strong></p>{begun} }.into_any()
}

fn exceeded(item: Exceeded) -> String {
    match item {
        Exceeded::Cents => tr!(builder.exceeds_cents).to_string(),
        Exceeded::Hours => tr!(builder.exceeds_hours).to_string(),
        Exceeded::Source(source, year) => {
            let source = source_name(source);
            tr!(builder.exceeds_source, source = source, year = year)
        }
    }
}

/// What falls out, with why.
fn falls(app: App, found: Memo<WhatIf>, activities: Memo<Activities>) -> impl IntoView {
    let pages = Pages::new();
    let total = Memo::new(move |_| found.read().falls.len());
    view! {
        {dynamic(move || fallen(app, pages.of(&found.read().falls), &activities.read()))}
        {pages.more(total)}
    }
}

fn fallen(app: App, falls: &[FallsOut], activities: &Activities) -> Option<AnyView> {
    let currency = app.framework().pack.currency.clone();
    let rows = falls.iter().map(|item| {
        let activity = activities.get(&item.activity);
        let cents = activity.map(|activity| crate::plan::activity_cents(activity));
        let hours = activity.and_then(|activity| activity.hours);
        let why: Vec<String> = item.exceeds.iter().map(|item| exceeded(*item)).collect();
        view! {
            <tr>
                <th scope="row">{activities.link(app, &item.activity)}</th>
                <td class="num">{cents.map(|cents| money(cents, &currency))}</td>
                <td class="num">{hours}</td>
                <td>{why.join("; ")}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>{tr!(builder.falls_title)}</h2>
                <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(builder.falls_title)>
                    <table class="data">
                        <thead><tr>
                            <th scope="col">{tr!(plan.activity)}</th>
                            <th scope="col" class="num">{tr!(plan.cost)}</th>
                            <th scope="col" class="num">{tr!(plan.hours)}</th>
                            <th scope="col">{tr!(builder.falls_why)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any()
    })
}

/// What it costs: the gaps that nothing else in the plan works on.
fn left_open(app: App, found: &WhatIf) -> Option<AnyView> {
    if found.falls.is_empty() {
        return None;
    }
    let framework = app.framework();
    let rows = found.open.iter().map(|item| {
        view! {
            <tr>
                <th scope="row">{names::competency(&framework, &item.competency)}</th>
                <td class="num">{item.levels}</td>
                <td class="num">{item.people}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let protected = found.open_protected.iter();
    let protected: Vec<String> = protected
        .map(|id| names::competency(&framework, id))
        .collect();
    let levels: u64 = found.open.iter().map(|item| item.levels).sum();
    let finding = match (found.open.len(), protected.len()) {
        (0, 0) => tr!(builder.open_none).to_string(),
        (0, _) => String::new(),
        (n, _) => tr!(builder.open_finding, n = n, levels = levels),
    };
    let table = (!found.open.is_empty()).then(|| {
        view! {
            <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(builder.open_title)>
                <table class="data">
                    <thead><tr>
                        <th scope="col">{tr!(plan.competency)}</th>
                        <th scope="col" class="num">{tr!(builder.open_levels)}</th>
                        <th scope="col" class="num">{tr!(builder.open_people)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="hint">{tr!(builder.open_hint)}" "
                <a href=section_href(app, Section::Gaps)>{tr!(plan.to_gaps)}</a></p>
        }
    });
    let protected = (!protected.is_empty()).then(|| {
        view! { <p>{tr!(builder.open_protected, names = protected.join("; "))}</p> }
    });
    Some(
        view! {
            <section class="part">
                <h2>{tr!(builder.open_title)}</h2>
                <p>{finding}</p>
                {table}
                {protected}
            </section>
        }
        .into_any(),
    )
}

fn apply_button(app: App, found: &WhatIf, limits: Memo<Limits>) -> Option<AnyView> {
    let falls: Vec<String> = found
        .falls
        .iter()
        .map(|item| item.activity.clone())
        .collect();
    let n = falls.len();
    (n > 0).then(|| {
        let apply = move |_| {
            let reason = reason(app, &limits.get_untracked());
            let message = tr!(builder.what_if_applied, n = n);
            app.dossier.edit_undoable(app, message, |dossier| {
                take_out(&mut dossier.plan, &falls, &reason, &BrowserWorld);
            });
        };
        view! {
            <div class="row no-print">
                <button class="button primary" type="button" on:click=click(apply)>
                    {tr!(builder.what_if_apply, n = n)}
                </button>
            </div>
            <p class="hint no-print">{tr!(builder.what_if_apply_hint)}</p>
        }
        .into_any()
    })
}

/// The limits in words, as the reason that stands in the history.
fn reason(app: App, limits: &Limits) -> String {
    let currency = app.framework().pack.currency.clone();
    let whole = limits.cents.map(|cents| money(cents, &currency));
    let hours = limits.hours.map(|hours| tr!(plan.hours_count, n = hours));
    let by_source = limits.by_source.iter().map(|((source, year), cents)| {
        format!(
            "{} {year}: {}",
            source_name(*source),
            money(*cents, &currency)
        )
    });
    let parts: Vec<String> = whole.into_iter().chain(hours).chain(by_source).collect();
    tr!(builder.what_if_reason, limits = parts.join("; "))
}

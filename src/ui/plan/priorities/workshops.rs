//! What groups decided in sessions of the door Facilitar, and taking it into the plan.

use leptos::prelude::*;

use crate::dossier::{Dossier, GroupLevel, GroupPriority, HeldWorkshop};
use crate::framework::Framework;
use crate::plan::add_by_hand;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::{figures, names};
use crate::ui::route::Route;
use crate::ui::widgets::{click, dynamic};
use crate::ui::world::BrowserWorld;

/// The sessions whose results the dossier has; nothing where there are none.
pub fn workshops(app: App) -> impl IntoView {
    let held = Memo::new(move |_| app.dossier.read(|dossier| dossier.workshops.clone()));
    dynamic(move || {
        let held = held.get();
        (!held.is_empty()).then(|| {
            view! {
                <section class="part" id="workshops">
                    <h2>{tr!(plan.workshops)}</h2>
                    <p>{tr!(plan.workshops_text)}</p>
                    {held.into_iter().rev().map(|item| workshop(app, item)).collect_view()}
                </section>
            }
        })
    })
}

fn workshop(app: App, held: HeldWorkshop) -> impl IntoView {
    let framework = app.framework();
    let day = held.day.map(figures::day).unwrap_or_default();
    let people = tr!(plan.workshop_people, n = held.people);
    let rows = held
        .priorities
        .iter()
        .map(|item| priority(app, &framework, &held, item));
    let rows = rows.collect_view();
    let levels = held
        .levels
        .iter()
        .map(|item| level(&framework, item))
        .collect_view();
    let commitments = held.commitments.iter().map(|item| {
        let due = item.due.map(figures::day);
        let who = [Some(item.responsible.clone()), due].into_iter().flatten();
        let who: Vec<String> = who.filter(|words| !words.is_empty()).collect();
        view! { <li>{item.text.clone()}" "<span class="hint">{who.join(" · ")}</span></li> }
    });
    let commitments = commitments.collect_view();
    let agreements = held
        .agreements
        .iter()
        .map(|text| view! { <li>{text.clone()}</li> })
        .collect_view();
    view! {
        <details class="fold" open>
            <summary><h3>{held.title.clone()}</h3><span class="hint">{day}" · "{people}</span></summary>
            <div class="stack">
                {(!held.priorities.is_empty()).then(|| view! {
                    <h4>{tr!(plan.workshop_first)}</h4>
                    <ul class="asked">{rows}</ul>
                })}
                {(!held.levels.is_empty()).then(|| view! {
                    <h4>{tr!(plan.workshop_levels)}</h4>
                    <ul>{levels}</ul>
                })}
                {(!held.agreements.is_empty()).then(|| view! {
                    <h4>{tr!(plan.workshop_agreements)}</h4>
                    <ul>{agreements}</ul>
                })}
                {(!held.commitments.is_empty()).then(|| view! {
                    <h4>{tr!(plan.workshop_commitments)}</h4>
                    <ul>{commitments}</ul>
                })}
            </div>
        </details>
    }
}

fn subject(framework: &Framework, competency: &str, text: &str) -> String {
    match competency {
        "" => text.to_string(),
        id => names::competency(framework, id),
    }
}

fn level(framework: &Framework, item: &GroupLevel) -> impl IntoView + use<> {
    let name = subject(framework, &item.competency, &item.text);
    let words = match (item.level, item.required) {
        (Some(level), Some(required)) => {
            tr!(plan.workshop_level, level = level, required = required)
        }
        (Some(level), None) => level.to_string(),
        (None, _) => String::new(),
    };
    let factor = match item.factor {
        Some(1) => tr!(plan.workshop_knowing),
        Some(2) => tr!(plan.workshop_relations),
        Some(3) => tr!(plan.workshop_functions),
        _ => "",
    };
    let evidence = (!item.evidence.is_empty())
        .then(|| view! { " "<span class="hint">{item.evidence.clone()}</span> });
    view! { <li>{name}": "<b>{words}</b>" "{factor}{evidence}</li> }
}

fn priority(
    app: App,
    framework: &Framework,
    held: &HeldWorkshop,
    item: &GroupPriority,
) -> impl IntoView + use<> {
    let name = subject(framework, &item.competency, &item.text);
    let points = tr!(plan.workshop_points, place = item.place, n = item.points);
    let mut levels = held.levels.iter();
    let of =
        levels.find(|level| (&level.competency, &level.text) == (&item.competency, &item.text));
    // What is held back by relations or functions is no training need (REM I.a).
    let measure = of
        .and_then(|level| level.factor)
        .is_some_and(|factor| factor > 1);
    let (competency, title) = (item.competency.clone(), name.clone());
    let (of, called) = (item.competency.clone(), name.clone());
    let there = Memo::new(move |_| {
        app.dossier
            .read(|dossier| is_planned(dossier, &of, &called))
    });
    let measured =
        measure.then(|| view! { " "<span class="badge">{tr!(plan.workshop_measure)}</span> });
    let label = tr!(plan.workshop_take_named, name = name.clone());
    view! {
        <li>
            <span>{name}" "<span class="hint">{points}</span>{measured}</span>
            {dynamic(move || match there.get() {
                true => view! { <span class="hint">{tr!(plan.workshop_planned)}</span> }.into_any(),
                false => {
                    let (competency, title, label) = (competency.clone(), title.clone(), label.clone());
                    view! {
                        <button class="button" type="button" aria-label=label on:click=click(move |_| {
                            take(app, &competency, &title, measure);
                        })>{tr!(plan.workshop_take)}</button>
                    }.into_any()
                }
            })}
        </li>
    }
}

fn is_planned(dossier: &Dossier, competency: &str, title: &str) -> bool {
    dossier.plan.activities.iter().any(|activity| {
        let builds =
            !competency.is_empty() && activity.competencies.iter().any(|id| id == competency);
        builds || activity.title.as_deref() == Some(title)
    })
}

/// Adds an activity for what the group put first and goes there, so that the rest can be filled in.
fn take(app: App, competency: &str, title: &str, measure: bool) {
    let mut id = String::new();
    app.dossier.edit(app, |dossier| {
        id = add_by_hand(&mut dossier.plan, &BrowserWorld);
        // What is filled in here belongs to its adding.
        if let Some(activity) = dossier.plan.activity_mut(&id) {
            activity.title = Some(title.to_string());
            activity.measure = measure;
            if !competency.is_empty() {
                activity.competencies.push(competency.to_string());
            }
        }
    });
    if let Some(dossier) = app.dossier.id() {
        app.go(Route::PlanActivity(dossier, id));
    }
}

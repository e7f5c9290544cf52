//! The views of a plan and the way between them.

use leptos::prelude::*;

use super::{budget, by_objective, by_person, calendar, changes, what_if};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::derived::section_href;
use crate::ui::route::{PlanView, Route, Section};
use crate::ui::widgets::here_in_line;

/// Another view of the plan than the list of its activities.
pub fn other_view(app: App, view: PlanView) -> impl IntoView {
    let body = match view {
        PlanView::Calendar => calendar::calendar(app).into_any(),
        PlanView::Budget => budget::budget(app).into_any(),
        PlanView::People => by_person::by_person(app).into_any(),
        PlanView::Objectives => by_objective::by_objective(app).into_any(),
        PlanView::WhatIf => what_if::what_if(app).into_any(),
        PlanView::Changes => changes::changes(app).into_any(),
    };
    view! { <div class="stack">{links(app, Some(view))}{body}</div> }
}

/// Links to all views; the list is the one without a name.
pub fn links(app: App, current: Option<PlanView>) -> impl IntoView {
    let id = app.dossier.id().unwrap_or_default();
    let here = here_in_line();
    let link = |href: String, name: &'static str, is_here: bool| match is_here {
        true => view! { <a node_ref=here href=href aria-current="page">{name}</a> }.into_any(),
        false => view! { <a href=href>{name}</a> }.into_any(),
    };
    let list = section_href(app, Section::Plan);
    view! {
        <nav class="views no-print" aria-label=tr!(builder.views)>
            {link(list, tr!(builder.view_list), current.is_none())}
            {PlanView::ALL.map(|view| {
                let href = Route::PlanView(id.clone(), view).href();
                link(href, name(view), current == Some(view))
            })}
        </nav>
    }
}

fn name(view: PlanView) -> &'static str {
    match view {
        PlanView::Calendar => tr!(builder.view_calendar),
        PlanView::Budget => tr!(builder.view_budget),
        PlanView::People => tr!(builder.view_people),
        PlanView::Objectives => tr!(builder.view_objectives),
        PlanView::WhatIf => tr!(builder.view_what_if),
        PlanView::Changes => tr!(builder.view_changes),
    }
}

/// Says that there is nothing to show yet, and where to begin.
pub fn nothing_planned(app: App) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{tr!(builder.empty_title)}</h2>
            <p>{tr!(builder.empty_text)}</p>
            <a class="button primary" href=section_href(app, Section::Suggestions)>{tr!(plan.to_suggestions)}</a>
        </div>
    }
}

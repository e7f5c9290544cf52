//! The frame of a step: where one is, the step itself, the way back and on.

use leptos::prelude::*;

use crate::ui::widgets::click;

use super::copies::open_copy_line;
use crate::response::Step;
use crate::ui::app::{App, app};
use crate::ui::i18n::tr;
use crate::ui::route::Route;
use crate::ui::words;

/// Draws a step. `next` is what the main button does, with its words.
pub fn frame(
    step: Step,
    title: impl IntoView,
    body: impl IntoView,
    actions: impl IntoView,
) -> impl IntoView {
    let app = app();
    view! {
        <main id="main" class="page split" tabindex="-1">
            {stepper(app, step)}
            <div class="column">
                <h1>{title.into_any()}</h1>
                {open_copy_line(app, step)}
                {body.into_any()}
            </div>
        </main>
        <nav class="actions no-print" aria-label=tr!(common.go_on)>{actions.into_any()}</nav>
    }
}

/// The way back to the step before, for the left end of the actions.
pub fn back(step: Step) -> impl IntoView {
    let id = app().response.id().unwrap_or_default();
    let to = match step.previous() {
        Some(previous) => Route::RespondStep(id, previous),
        None => Route::Respond,
    };
    view! { <a class="button quiet" href=to.href()>{tr!(common.back)}</a> }
}

/// The main button: goes on to the next step.
pub fn go_on(step: Step) -> impl IntoView {
    let app = app();
    view! {
        <button class="button primary" type="button" on:click=click(move |_| advance(app, step))>
            {tr!(common.continue_)}
        </button>
    }
}

/// Goes to the step after this one.
pub fn advance(app: App, step: Step) {
    let id = app.response.id().unwrap_or_default();
    if let Some(next) = step.next() {
        app.go(Route::RespondStep(id, next));
    }
}

fn stepper(app: App, now: Step) -> impl IntoView {
    let id = app.response.id();
    let (number, total) = (now.number(), Step::ALL.len());
    view! {
        <nav class="stepper no-print" aria-label=tr!(respond.steps)>
            <p class="stepper-now">
                <b>{tr!(respond.step_of, step = number, total = total).to_string()}</b>
                " "<span>{words::step(now)}</span>
            </p>
            <progress max=total value=number aria-label=tr!(respond.progress)></progress>
            <ol>
                {Step::ALL.map(|step| {
                    let open = id.clone().filter(|_| {
                        app.response.read_untracked(|response| response.may_enter(step))
                    });
                    let state = if step == now { "now" } else if step < now { "done" } else { "todo" };
                    let current = (step == now).then_some("step");
                    let link = match open {
                        Some(id) => view! {
                            <a href=Route::RespondStep(id, step).href() aria-current=current>
                                {words::step(step)}
                            </a>
                        }.into_any(),
                        None => view! { <span aria-current=current>{words::step(step)}</span> }.into_any(),
                    };
                    view! { <li data-state=state>{link}</li> }
                })}
            </ol>
        </nav>
    }
}

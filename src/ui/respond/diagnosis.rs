//! Step 4: the competencies of the posts, one at a time or as a matrix, then the three factors.

use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic, live};

use super::answers::is_rated;
use super::factors::{factors, gaps};
use super::frame::{advance, back, frame};
use super::matrix::matrix;
use super::one_by_one::one_by_one;
use crate::response::{Response, Step};
use crate::ui::app::{App, app};
use crate::ui::i18n::tr;
use crate::ui::route::Route;

/// What the step shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// One competency, by its place in the profile.
    One(usize),
    /// All of them in a table.
    Matrix,
    /// What stops a higher level.
    Factors,
}

/// The self-diagnosis.
#[component]
pub fn Diagnosis() -> impl IntoView {
    let app = app();
    let wide = window().match_media("(min-width: 64rem)").ok().flatten();
    let wide = wide.is_some_and(|query| query.matches());
    let begin = if wide {
        Part::Matrix
    } else {
        Part::One(first_open(app))
    };
    let part = RwSignal::new(begin);
    Effect::new(move |before: Option<Part>| {
        let now = part.get();
        // Where a new part begins the reader should be at its top; within one, the place stays.
        if before.is_some_and(|before| before != now) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            focus_legend();
        }
        now
    });
    let body = view! {
        {dynamic(move || (part.get() != Part::Factors).then(|| ways(part, app)))}
        <p class="visually-hidden" role="status">{dynamic(move || progress(app))}</p>
        {dynamic(move || match part.get() {
            Part::One(index) => one_by_one(app, index).into_any(),
            Part::Matrix => matrix(app).into_any(),
            Part::Factors => factors(app).into_any(),
        })}
    };
    let actions = view! {
        {dynamic(move || backward(app, part))}
        <button class="button primary" type="button" on:click=click(move |_| forward(app, part))>
            {tr!(common.continue_)}
        </button>
    };
    let title = move || match part.get() {
        Part::Factors => tr!(respond.factors_title),
        Part::One(_) | Part::Matrix => tr!(respond.diagnosis_title),
    };
    frame(Step::Diagnosis, title, body, actions)
}

fn focus_legend() {
    use wasm_bindgen::JsCast;
    let found = document()
        .query_selector(".column h1, .rating legend")
        .ok()
        .flatten();
    if let Some(found) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = found.set_attribute("tabindex", "-1");
        let _ = found.focus();
    }
}

/// Returns the place of the first competency without an answer, or the first one.
fn first_open(app: App) -> usize {
    let framework = app.framework();
    app.response.read_untracked(|response| {
        let profile = framework.profile_of(&response.respondent.posts);
        let open = profile
            .iter()
            .position(|(item, _)| !is_rated(response, &item.id));
        open.unwrap_or(0)
    })
}

fn progress(app: App) -> String {
    let (given, all) = app
        .response
        .read(|response| response.answered(&app.framework()));
    tr!(respond.answered_of, given = given, all = all).to_string()
}

fn ways(part: RwSignal<Part>, app: App) -> impl IntoView {
    let in_matrix = move || part.get() == Part::Matrix;
    view! {
        <div class="row ways no-print">
            <div class="switch" role="group" aria-label=tr!(respond.ways)>
                <button type="button" aria-pressed=live(move || (!in_matrix()).to_string())
                    on:click=click(move |_| if in_matrix() { part.set(Part::One(first_open(app))) })
                >{tr!(respond.way_one)}</button>
                <button type="button" aria-pressed=live(move || in_matrix().to_string())
                    on:click=click(move |_| part.set(Part::Matrix))
                >{tr!(respond.way_matrix)}</button>
            </div>
            <span class="muted num" aria-hidden="true">{dynamic(move || progress(app))}</span>
        </div>
    }
}

fn forward(app: App, part: RwSignal<Part>) {
    let framework = app.framework();
    let (count, has_gaps) = app.response.read_untracked(|response| {
        let profile = framework.profile_of(&response.respondent.posts);
        (profile.len(), !gaps(&framework, response).is_empty())
    });
    match part.get_untracked() {
        Part::One(index) if index + 1 < count => part.set(Part::One(index + 1)),
        Part::One(_) | Part::Matrix if has_gaps => part.set(Part::Factors),
        Part::One(_) | Part::Matrix | Part::Factors => advance(app, Step::Diagnosis),
    }
}

fn backward(app: App, part: RwSignal<Part>) -> impl IntoView {
    let to = match part.get() {
        Part::One(0) | Part::Matrix => return back(Step::Diagnosis).into_any(),
        Part::One(index) => Part::One(index.saturating_sub(1)),
        Part::Factors => {
            let profile = |r: &Response| app.framework().profile_of(&r.respondent.posts).len();
            let last = app.response.read_untracked(profile).saturating_sub(1);
            Part::One(last)
        }
    };
    let id = app.response.id().unwrap_or_default();
    // A button that looks like the link it stands for; the address stays the same.
    let here = Route::RespondStep(id, Step::Diagnosis).href();
    view! {
        <a class="button quiet" href=here on:click=click(move |event| {
            event.prevent_default();
            part.set(to);
        })>{tr!(common.back)}</a>
    }
    .into_any()
}

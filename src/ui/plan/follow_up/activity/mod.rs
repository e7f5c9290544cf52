//! What came of one activity.

mod attendance;
mod evaluation;
mod execution;
mod impact;
mod money;
mod products;

use leptos::prelude::*;

use super::followed::Followed;
use super::{head, words};
use crate::follow_up::doubts;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::words_of;
use crate::ui::plan::derived::section_href;
use crate::ui::route::{Route, Section};
use crate::ui::widgets::dynamic;
use crate::ui::world::today;

/// The place.
pub fn activity(app: App, id: String) -> impl IntoView {
    let followed = Followed::new(app, id);
    let here = Memo::new(move |_| followed.activity.read().is_some());
    let measure = Memo::new(move |_| followed.read(|activity| activity.measure));
    dynamic(move || {
        let state = (here.get(), measure.get());
        // What each part shows is its own affair: nothing that is typed makes the place anew.
        untrack(|| match state {
            (false, _) => gone(app).into_any(),
            (true, false) => training(followed).into_any(),
            (true, true) => organisational(followed).into_any(),
        })
    })
}

/// The activity was removed, here or in another tab.
fn gone(app: App) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{tr!(plan.activity_absent_title)}</h2>
            <p>{tr!(plan.activity_absent_text)}</p>
            <a class="button primary" href=section_href(app, Section::FollowUp)>{tr!(follow.back)}</a>
        </div>
    }
}

fn training(followed: Followed) -> impl IntoView {
    view! {
        <div class="stack">
            {top(followed)}
            {execution::execution(followed)}
            {attendance::attendance(followed)}
            {products::products(followed)}
            {evaluation::evaluation(followed)}
            {impact::impact(followed)}
            {money::money(followed)}
            {bottom(followed)}
        </div>
    }
}

/// A measure has neither people nor hours.
fn organisational(followed: Followed) -> impl IntoView {
    view! {
        <div class="stack">
            {top(followed)}
            {execution::execution(followed)}
            {products::of_municipality(followed)}
            {impact::impact(followed)}
            {money::money(followed)}
            {bottom(followed)}
        </div>
    }
}

fn top(followed: Followed) -> impl IntoView {
    let app = followed.app;
    let framework = app.framework();
    let title = move || followed.read(|activity| words_of(&framework, activity).title);
    let in_plan = Route::PlanActivity(app.dossier.id().unwrap_or_default(), followed.id()).href();
    view! {
        {head(app, title)}
        <p class="no-print"><a href=in_plan>{tr!(follow.in_plan)}</a></p>
        {doubtful(followed)}
    }
}

/// What cannot be right, in words; it is kept as it was typed.
fn doubtful(followed: Followed) -> impl IntoView {
    let app = followed.app;
    let framework = app.framework();
    let found = Memo::new(move |_| {
        app.dossier.read(|dossier| {
            followed.read(|activity| {
                let doubts = doubts(dossier, activity, today());
                let currency = &framework.pack.currency;
                let words = doubts.iter().map(|doubt| words::doubt(doubt, currency));
                words.collect::<Vec<String>>()
            })
        })
    });
    view! {
        <div role="status">
            {dynamic(move || {
                let items = found.get().into_iter().map(|words| view! { <li>{words}</li> });
                let items = items.collect_view();
                (!items.is_empty()).then(|| view! {
                    <div class="notice" data-kind="warn">
                        <h3>{tr!(follow.doubts_title)}</h3>
                        <ul>{items}</ul>
                    </div>
                })
            })}
        </div>
    }
}

fn bottom(followed: Followed) -> impl IntoView {
    let back = section_href(followed.app, Section::FollowUp);
    view! {
        <nav class="actions no-print" aria-label=tr!(plan.actions)>
            <a class="button primary" href=back>{tr!(follow.done)}</a>
        </nav>
    }
}

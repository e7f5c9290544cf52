//! Responses received against staff.

use leptos::prelude::*;

use crate::ui::widgets::dynamic;

use crate::dossier::{PostRate, ResponseRate, response_rate};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::names;
use crate::ui::plan::profile::mismatch;
use crate::ui::route::{Route, Section};

pub fn rate(app: App) -> impl IntoView {
    let framework = app.framework();
    let rate = Memo::new(move |_| {
        let found = app
            .dossier
            .with(|found| response_rate(&framework, &found.payload));
        found.unwrap_or(ResponseRate {
            posts: Vec::new(),
            staff: 0,
            received: 0,
        })
    });
    view! {
        <section class="part">
            <h2>{tr!(plan.rate_title)}</h2>
            {dynamic(move || {
                let rate = rate.get();
                if rate.posts.is_empty() {
                    view! { <p>{tr!(plan.rate_empty)}</p> }.into_any()
                } else {
                    table(app, rate).into_any()
                }
            })}
        </section>
    }
}

fn table(app: App, rate: ResponseRate) -> impl IntoView {
    let percent = match rate.percent() {
        Some(percent) => tr!(plan.rate_percent, percent = percent).to_string(),
        None => tr!(plan.rate_no_staff).to_string(),
    };
    let to_profile = app
        .dossier
        .id()
        .map(|id| Route::PlanSection(id, Section::Profile).href());
    let to_profile = (rate.staff == 0).then(|| {
        view! {
            " "<a href=to_profile>{tr!(plan.to_profile)}</a>
        }
    });
    let rows = rate
        .posts
        .iter()
        .map(|row| post_row(app, row))
        .collect_view();
    view! {
        <p>{percent}{to_profile}</p>
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(plan.rate_title)>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{tr!(plan.post)}</th>
                        <th scope="col" class="num">{tr!(plan.rate_staff)}</th>
                        <th scope="col" class="num">{tr!(plan.rate_received)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{tr!(plan.total)}</th>
                        <td class="num">{rate.staff}</td>
                        <td class="num">{rate.received}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}

fn post_row(app: App, row: &PostRate) -> impl IntoView + use<> {
    let framework = app.framework();
    let staff = row
        .staff
        .map_or_else(|| tr!(plan.rate_unsaid).to_string(), |n| n.to_string());
    let trouble = app
        .dossier
        .read_untracked(|dossier| mismatch(&framework, dossier, &row.post));
    let trouble = (!trouble.is_empty()).then(|| view! { <p class="error">{trouble}</p> });
    view! {
        <tr>
            <th scope="row">{names::post(&framework, &row.post)}{trouble}</th>
            <td class="num">{staff}</td>
            <td class="num">{row.received}</td>
        </tr>
    }
}

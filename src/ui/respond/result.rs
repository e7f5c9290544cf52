//! Step 6: my result, at once.

use leptos::prelude::*;

use crate::ui::widgets::{Icon, click, print};

use super::frame::{back, frame, go_on};
use super::start::remove_response;
use crate::framework::Framework;
use crate::plan::{PersonalSuggestion, personal_suggestions};
use crate::response::{OwnResult, Response, Step, own_result};
use crate::ui::app::{App, app};
use crate::ui::charts::{Dumbbell, dumbbells};
use crate::ui::i18n::{language, tr};
use crate::ui::route::Route;

/// Contents suggested on this screen: what a person can take in at once.
const MOST_SUGGESTED: usize = 4;

/// The result of the person who answers.
#[component]
pub fn MyResult() -> impl IntoView {
    let app = app();
    let framework = app.framework();
    let response = app.response.read_untracked(Clone::clone);
    let rows = own_result(&framework, &response);
    let body = view! {
        <p class="print-only">{posts(&framework, &response)}</p>
        {chart(&rows)}
        {strengths(&rows)}
        {suggested(&framework, &response)}
        <p class="muted">{tr!(respond.result_note)}</p>
        <div class="row no-print">
            <button class="button" type="button" on:click=click(move |_| print())>
                <Icon name="i-print" />{tr!(common.print)}
            </button>
            {delete_button(app)}
        </div>
        <div class="weave end"></div>
    };
    let actions = view! { {back(Step::Result)} {go_on(Step::Result)} };
    frame(Step::Result, tr!(respond.result_title), body, actions)
}

/// Removes the response of this screen from the device.
pub fn delete_button(app: App) -> impl IntoView {
    view! {
        <button class="button danger" type="button" on:click=click(move |_| {
            let id = app.response.id().unwrap_or_default();
            remove_response(app, &id);
            app.go(Route::Home);
        })><Icon name="i-delete" />{tr!(respond.delete_mine)}</button>
    }
}

fn posts(framework: &Framework, response: &Response) -> String {
    let posts = response.respondent.posts.iter();
    let names: Vec<_> = posts
        .filter_map(|id| Some(framework.post(id)?.name.get(language())))
        .collect();
    names.join(", ")
}

fn chart(rows: &[OwnResult]) -> impl IntoView + use<> {
    let rated = rows.iter().filter(|row| row.level.is_some()).count();
    if rated == 0 {
        return view! {
            <div class="empty"><h2>{tr!(respond.result_empty)}</h2><p>{tr!(respond.result_empty_text)}</p></div>
        }
        .into_any();
    }
    let reached = rows.iter().filter(|row| row.gap() == Some(0)).count();
    let finding = tr!(respond.result_finding, reached = reached, rated = rated).to_string();
    let rows = rows.iter().map(|row| Dumbbell {
        label: row.competency.name.get(language()).to_string(),
        now: row.level,
        required: row.required,
    });
    dumbbells(finding, tr!(respond.competency), rows.collect()).into_any()
}

fn strengths(rows: &[OwnResult]) -> impl IntoView + use<> {
    let strong: Vec<_> = rows
        .iter()
        .filter(|row| row.gap() == Some(0))
        .take(3)
        .map(|row| row.competency.name.get(language()).to_string())
        .collect();
    (!strong.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>{tr!(respond.strengths)}</h2>
                <ul>{strong.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}</ul>
            </section>
        }
    })
}

fn suggested(framework: &Framework, response: &Response) -> impl IntoView + use<> {
    let all = personal_suggestions(framework, response);
    let cards = all
        .iter()
        .take(MOST_SUGGESTED)
        .map(|item| card(framework, response, item));
    let cards = cards.collect_view();
    (!all.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>{tr!(respond.suggested)}</h2>
                <p>{tr!(respond.suggested_text)}</p>
                {cards}
            </section>
        }
    })
}

fn card(
    framework: &Framework,
    response: &Response,
    item: &PersonalSuggestion,
) -> impl IntoView + use<> {
    let content = framework.content(&item.content);
    let name = content.map(|content| content.name.get(language()).to_string());
    let summary = content.map(|content| content.summary.get(language()).to_string());
    let modality = framework.modality(&item.modality);
    let modality = modality.map(|modality| modality.name.get(language()).to_string());
    let because = item.competencies.iter().filter_map(|id| {
        let name = framework.competency(id)?.name.get(language()).to_string();
        let now = response.diagnosis.get(id)?.level()?.get();
        let required = framework.required_level(&response.respondent.posts, id)?;
        Some(
            tr!(
                respond.because_gap,
                name = name,
                now = now,
                required = required
            )
            .to_string(),
        )
    });
    let rules = item.reasons.iter().filter_map(|reason| {
        Some(
            framework
                .rule(&reason.rule)?
                .sentence
                .get(language())
                .to_string(),
        )
    });
    let why = because
        .chain(rules)
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    view! {
        <article class="suggestion">
            <h3>{name}</h3>
            <p class="meta"><span>{modality}</span></p>
            <p>{summary}</p>
            <details class="why"><summary>{tr!(respond.why)}</summary><ul>{why}</ul></details>
        </article>
    }
}

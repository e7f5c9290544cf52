//! What is said to the presenter above what there is to do.

use leptos::prelude::*;

use super::desk::Desk;
use crate::ui::facilitate::{names, session};
use crate::ui::i18n::tr;
use crate::ui::widgets::dynamic;

/// What was refused, and what happened.
pub fn messages(desk: Desk) -> impl IntoView {
    view! {
        <div role="alert">{dynamic(move || {
            let text = desk.refused.get();
            (!text.is_empty()).then(|| view! { <div class="notice" data-kind="error"><p>{text}</p></div> })
        })}</div>
        <div role="status">{dynamic(move || {
            let text = desk.said.get();
            (!text.is_empty()).then(|| view! {
                <div class="notice" data-kind="info"><p>{text}</p></div>
            })
        })}</div>
        {dynamic(move || excesses(desk, !desk.refused.read().is_empty()))}
    }
}

/// Places that are named; more of them are only counted, so that what there is to do stays in sight.
const NAMED: usize = 2;

/// Names the places where more voted than are there; but for the one at hand where that is said already.
fn excesses(desk: Desk, said: bool) -> Option<AnyView> {
    let framework = desk.app.framework();
    let list = session().read(|found| {
        let excesses = found.excesses().into_iter();
        let here = found.at.filter(|_| said);
        let excesses = excesses.filter(|excess| {
            let item = excess.item.unwrap_or_default();
            here.is_none_or(|at| (at.phase, at.item) != (excess.phase, item))
        });
        let words = excesses.filter_map(|excess| {
            let phase = found.phases.get(excess.phase)?;
            Some(match excess.item {
                Some(item) => {
                    let ballot = phase.ballots.get(item)?;
                    let name = names::subject(&framework, &ballot.competency, &ballot.text);
                    tr!(
                        facilitate.excess_votes,
                        name = name,
                        votes = excess.given,
                        people = excess.most
                    )
                }
                None => tr!(
                    facilitate.excess_points,
                    name = phase.name.clone(),
                    given = excess.given,
                    most = excess.most
                ),
            })
        });
        words.collect::<Vec<String>>()
    });
    let others = list.len().saturating_sub(NAMED);
    let others = (others > 0).then(|| tr!(facilitate.excess_more, n = others));
    let list: Vec<String> = list.into_iter().take(NAMED).chain(others).collect();
    (!list.is_empty()).then(|| {
        view! {
            <div class="notice" data-kind="warn" role="status">
                <ul>{list.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
            </div>
        }
        .into_any()
    })
}

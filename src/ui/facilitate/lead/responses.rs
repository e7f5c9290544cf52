//! Responses that are counted as votes.

use leptos::prelude::*;

use super::desk::Desk;
use crate::documents::restore;
use crate::response::Response;
use crate::ui::facilitate::names;
use crate::ui::files::{Incoming, Refusal};
use crate::ui::i18n::tr;
use crate::ui::plan::drop_zone::drop_zone;
use crate::ui::transfer::camera;
use crate::ui::widgets::{checkbox, dynamic};
use crate::ui::words;
use crate::workshop::take_response;

/// A place to drop response files on; each counts once.
pub fn responses(desk: Desk, phase: usize) -> impl IntoView {
    let absent = RwSignal::new(false);
    let results = RwSignal::new(Vec::<(String, &'static str, String)>::new());
    view! {
        <details class="fold">
            <summary><h3>{tr!(facilitate.responses_title)}</h3></summary>
            <div class="stack">
                <p>{tr!(facilitate.responses_text)}</p>
                {checkbox(tr!(facilitate.responses_absent).into(), tr!(facilitate.responses_absent_hint).into(), move || absent.get(), move |on| absent.set(on))}
                {drop_zone(tr!(facilitate.responses_drop), tr!(facilitate.responses_hint), move |files| {
                    results.set(count(desk, phase, files, absent.get_untracked()));
                })}
                {camera(move |file| {
                    let found = count(desk, phase, vec![file], absent.get_untracked());
                    let what = found.first().map(|(_, _, text)| text.clone());
                    results.update(|results| results.extend(found));
                    what.unwrap_or_default()
                })}
                <div role="status">{dynamic(move || {
                    let list = results.get();
                    (!list.is_empty()).then(|| view! {
                        <ul class="files">{list.into_iter().map(|(name, state, text)| view! {
                            <li data-state=state><b>{name}</b><span>{text}</span></li>
                        }).collect_view()}</ul>
                    })
                })}</div>
            </div>
        </details>
    }
}

fn count(
    desk: Desk,
    phase: usize,
    files: Vec<Incoming>,
    absent: bool,
) -> Vec<(String, &'static str, String)> {
    let framework = desk.app.framework();
    let mut results = Vec::new();
    for file in files {
        let read = file
            .bytes
            .and_then(|bytes| restore::<Response>(&bytes).map_err(Refusal::from));
        let (state, text) = match read {
            Err(why) => ("error", words::refusal(&why)),
            Ok(document) => {
                let taken = desk.change(|found| {
                    Some(take_response(found, phase, &document, absent, &framework))
                });
                match taken {
                    Some(Ok(items)) => ("ok", tr!(facilitate.response_counted, n = items)),
                    Some(Err(refusal)) => ("warn", names::room_refusal(&refusal)),
                    None => continue,
                }
            }
        };
        results.push((file.name, state, text));
    }
    results
}

//! Earlier states of a document: when and why each was kept, what differs from now, and the way back to it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::compare::{self, Comparison};
use super::shelved::{Content, Shelved};
use super::{Shelf, restoring};
use crate::dossier::Dossier;
use crate::export::file_name;
use crate::store::{Known, Snapshot, Why};
use crate::ui::app::App;
use crate::ui::files::download;
use crate::ui::i18n::tr;
use crate::ui::plan::figures;
use crate::ui::widgets::{click, dynamic, live};
use crate::ui::words;
use crate::ui::world::day_of;
use crate::workshop::Workshop;

/// Returns the id of the line that unfolds the earlier states of a document.
pub fn summary_id(id: &str) -> String {
    format!("earlier-{id}")
}

/// Returns the id of the link that opens a document, where nothing is unfolded any more.
pub fn title_id(id: &str) -> String {
    format!("title-{id}")
}

/// The list, the latest first.
pub fn earlier(shelf: Shelf, kept: &Shelved, snapshots: Vec<Snapshot>) -> AnyView {
    let items = snapshots.into_iter();
    let items = items.map(|snapshot| item(shelf, kept.clone(), snapshot));
    view! { <ul class="plain states">{items.collect_view()}</ul> }.into_any()
}

fn item(shelf: Shelf, kept: Shelved, snapshot: Snapshot) -> AnyView {
    let moment = figures::moment_of(snapshot.taken);
    let number = snapshot.number;
    // What differs from now, once somebody wants to see it.
    let seen = RwSignal::new(None::<Seen>);
    let labels = (
        tr!(device.see_named, moment = moment.clone()),
        tr!(device.restore_named, moment = moment.clone()),
        tr!(device.download_state_named, moment = moment.clone()),
    );
    let (to_see, to_restore) = (kept.clone(), kept.clone());
    let spoken = moment.clone();
    view! {
        <li>
            <p class="meta">
                <b>{moment}</b>
                <span>{why(snapshot.why)}</span>
                <span>{tr!(device.revision, n = snapshot.revision)}</span>
            </p>
            <div class="row">
                <button class="button" type="button" aria-label=labels.0
                    aria-expanded=live(move || seen.read().is_some().to_string())
                    on:click=click(move |_| see(seen, to_see.clone(), number))
                >{tr!(device.see)}</button>
                <button class="button" type="button" aria-label=labels.1 on:click=click(move |_| {
                    restoring::restore_state(shelf, to_restore.clone(), number, spoken.clone());
                })>{tr!(device.restore)}</button>
                <button class="button quiet" type="button" aria-label=labels.2 on:click=click(move |_| {
                    download_state(shelf.app, kept.clone(), number);
                })>{tr!(device.download_state)}</button>
            </div>
            <div role="status">{dynamic(move || seen.get().map(drawn))}</div>
        </li>
    }
    .into_any()
}

/// What was found when somebody looked.
#[derive(Clone, PartialEq)]
enum Seen {
    Sentence(String),
    Rows(Vec<Comparison>),
}

fn drawn(found: Seen) -> AnyView {
    let rows = match found {
        Seen::Sentence(text) => return view! { <p>{text}</p> }.into_any(),
        Seen::Rows(rows) => rows.into_iter(),
    };
    let rows = rows.map(|row| {
        view! { <tr><th scope="row">{row.subject}</th><td>{row.then}</td><td>{row.now}</td></tr> }
    });
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(device.compare_caption)>
            <table>
                <caption>{tr!(device.compare_caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(device.compare_what)}</th>
                        <th scope="col">{tr!(device.compare_then)}</th>
                        <th scope="col">{tr!(device.compare_now)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Names what an earlier state was kept for.
fn why(why: Why) -> &'static str {
    match why {
        Why::Recent => tr!(device.why_recent),
        Why::Replaced => tr!(device.why_replaced),
        Why::Removed => tr!(device.why_removed),
        Why::Conflict => tr!(device.why_conflict),
    }
}

fn see(seen: RwSignal<Option<Seen>>, kept: Shelved, number: u32) {
    if seen.get_untracked().is_some() {
        seen.set(None);
        return;
    }
    spawn_local(async move {
        let text = kept.snapshot_text(number).await;
        seen.try_set(Some(difference(&kept, text.as_deref())));
    });
}

/// Says how an earlier state differs from now.
fn difference(kept: &Shelved, text: Option<&str>) -> Seen {
    let then = match text.map(|text| kept.read(text)) {
        None => return Seen::Sentence(tr!(device.state_gone).to_string()),
        Some(Err(error)) => return Seen::Sentence(words::restore_error(&error)),
        Some(Ok(then)) => then,
    };
    // What cannot be read or is gone has nothing to set beside it.
    let now = kept.text().and_then(|text| kept.read(&text).ok());
    let rows = match (then, now) {
        (Content::Dossier(then), Some(Content::Dossier(now))) => {
            compare::dossiers(&then.payload, &now.payload)
        }
        (Content::Session(then), Some(Content::Session(now))) => {
            compare::sessions(&then.payload, &now.payload)
        }
        (Content::Dossier(then), _) => alone(compare::dossiers(&then.payload, &Dossier::default())),
        (Content::Session(then), _) => {
            alone(compare::sessions(&then.payload, &Workshop::default()))
        }
    };
    if rows.is_empty() {
        Seen::Sentence(tr!(device.compare_same).to_string())
    } else {
        Seen::Rows(rows)
    }
}

/// What is in an earlier state, in figures, where nothing is beside it.
fn alone(rows: Vec<Comparison>) -> Vec<Comparison> {
    let rows = rows.into_iter().filter(|row| !row.then.is_empty());
    let rows = rows.map(|row| Comparison {
        now: tr!(device.compare_nothing).to_string(),
        ..row
    });
    rows.collect()
}

/// Downloads an earlier state as it is.
pub fn download_state(app: App, kept: Shelved, number: u32) {
    spawn_local(async move {
        let Some(text) = kept.snapshot_text(number).await else {
            app.toast(tr!(device.state_gone).to_string());
            return;
        };
        let known = Known::of(&kept.key(), &text);
        let name = known.map(|known| known.name).unwrap_or_default();
        let taken = kept.read(&text).map(|found| found.written());
        let day = day_of(taken.unwrap_or_default());
        let name = file_name(kept.kind, &name, &kept.id, day);
        download(&name, &text);
    });
}

//! Earlier states of a dossier: when and why each was kept, what differs from now, and the way back to it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::compare::{Comparison, compare};
use super::{Shelf, restoring};
use crate::documents::{Kind, restore};
use crate::dossier::Dossier;
use crate::export::file_name;
use crate::store::{self, Known, Snapshot, Why, key_of};
use crate::ui::app::App;
use crate::ui::files::download;
use crate::ui::i18n::tr;
use crate::ui::plan::figures;
use crate::ui::widgets::{click, dynamic, live};
use crate::ui::words;
use crate::ui::world::day_of;

/// Returns the id of the line that unfolds the earlier states of a dossier.
pub fn summary_id(id: &str) -> String {
    format!("earlier-{id}")
}

/// Returns the id of the link that opens a dossier, where nothing is unfolded any more.
pub fn title_id(id: &str) -> String {
    format!("title-{id}")
}

/// The list, the latest first.
pub fn earlier(shelf: Shelf, id: &str, snapshots: Vec<Snapshot>) -> AnyView {
    let items = snapshots.into_iter();
    let items = items.map(|snapshot| item(shelf, id.to_string(), snapshot));
    view! { <ul class="plain states">{items.collect_view()}</ul> }.into_any()
}

fn item(shelf: Shelf, id: String, snapshot: Snapshot) -> AnyView {
    let moment = figures::moment_of(snapshot.taken);
    let number = snapshot.number;
    // What differs from now, once somebody wants to see it.
    let seen = RwSignal::new(None::<Seen>);
    let labels = (
        tr!(device.see_named, moment = moment.clone()),
        tr!(device.restore_named, moment = moment.clone()),
        tr!(device.download_state_named, moment = moment.clone()),
    );
    let (see_id, restore_id) = (id.clone(), id.clone());
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
                    on:click=click(move |_| see(seen, see_id.clone(), number))
                >{tr!(device.see)}</button>
                <button class="button" type="button" aria-label=labels.1 on:click=click(move |_| {
                    restoring::restore_state(shelf, restore_id.clone(), number, spoken.clone());
                })>{tr!(device.restore)}</button>
                <button class="button quiet" type="button" aria-label=labels.2 on:click=click(move |_| {
                    download_state(shelf.app, id.clone(), number);
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

fn see(seen: RwSignal<Option<Seen>>, id: String, number: u32) {
    if seen.get_untracked().is_some() {
        seen.set(None);
        return;
    }
    spawn_local(async move {
        let text = store::snapshot_text(Kind::Dossier, &id, number).await;
        seen.try_set(Some(difference(&id, text.as_deref())));
    });
}

/// Says how an earlier state differs from now.
fn difference(id: &str, text: Option<&str>) -> Seen {
    let then = match text.map(|text| restore::<Dossier>(text.as_bytes())) {
        None => return Seen::Sentence(tr!(device.state_gone).to_string()),
        Some(Err(error)) => return Seen::Sentence(words::restore_error(&error)),
        Some(Ok(then)) => then,
    };
    let rows = match store::load::<Dossier>(id) {
        Some(Ok(now)) => compare(&then.payload, &now.payload),
        // What cannot be read or is gone has nothing to set beside it.
        Some(Err(_)) | None => alone(&then.payload),
    };
    if rows.is_empty() {
        Seen::Sentence(tr!(device.compare_same).to_string())
    } else {
        Seen::Rows(rows)
    }
}

/// What is in an earlier state, in figures.
fn alone(then: &Dossier) -> Vec<Comparison> {
    let rows = compare(then, &Dossier::default()).into_iter();
    let rows = rows.filter(|row| !row.then.is_empty());
    let rows = rows.map(|row| Comparison {
        now: tr!(device.compare_nothing).to_string(),
        ..row
    });
    rows.collect()
}

/// Downloads an earlier state as it is.
pub fn download_state(app: App, id: String, number: u32) {
    spawn_local(async move {
        let Some(text) = store::snapshot_text(Kind::Dossier, &id, number).await else {
            app.toast(tr!(device.state_gone).to_string());
            return;
        };
        let known = Known::of(&key_of(Kind::Dossier, &id), &text);
        let name = known.map(|known| known.name).unwrap_or_default();
        let taken = restore::<Dossier>(text.as_bytes()).map(|found| found.written);
        let name = file_name(Kind::Dossier, &name, &id, day_of(taken.unwrap_or_default()));
        download(&name, &text);
    });
}

//! How this browser keeps what it is given: for good or not, with how much room, with or without a network.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::store::{self, Availability, Room};
use crate::ui::app::App;
use crate::ui::host::{Offline, host};
use crate::ui::i18n::tr;
use crate::ui::plan::figures;
use crate::ui::widgets::{click, dynamic};

/// What the browser says of itself.
#[derive(Clone, Copy, PartialEq)]
struct Found {
    persistent: Option<bool>,
    room: Option<Room>,
    offline: Offline,
}

pub fn browser(app: App) -> AnyView {
    let found = RwSignal::new(None);
    look(found);
    view! {
        <section class="part">
            <h2>{tr!(device.browser_title)}</h2>
            <div class="stack">{dynamic(move || found.get().map(|seen| state(app, found, seen)))}</div>
        </section>
    }
    .into_any()
}

/// Asks the browser; it answers when the screen may be gone.
fn look(found: RwSignal<Option<Found>>) {
    spawn_local(async move {
        let offline = match host() {
            Some(host) => host.kept_offline().await,
            None => Offline::None,
        };
        let seen = Found {
            persistent: store::is_persistent().await,
            room: store::room().await,
            offline,
        };
        found.try_set(Some(seen));
    });
}

fn state(app: App, found: RwSignal<Option<Found>>, seen: Found) -> AnyView {
    let single = host().is_some_and(|host| host.single());
    let version = host().map(|host| host.version()).unwrap_or_default();
    view! {
        {keeping(app, found, seen.persistent)}
        {seen.room.map_or_else(no_room, room)}
        <dl class="pairs">
            <div><dt>{tr!(device.offline)}</dt><dd>{offline(seen.offline, single)}</dd></div>
            {(!version.is_empty()).then(|| view! {
                <div><dt>{tr!(device.version)}</dt><dd><code>{version}</code></dd></div>
            })}
        </dl>
        {single.then(|| view! { <p>{tr!(home.single_text)}</p> })}
    }
    .into_any()
}

/// Whether the browser may take back what it keeps, in a sentence.
fn keeping(app: App, found: RwSignal<Option<Found>>, persistent: Option<bool>) -> AnyView {
    let (kind, text) = match (app.storage.get(), persistent) {
        (Availability::Working, Some(true)) => ("ok", tr!(device.kept)),
        (Availability::Working, _) => ("info", tr!(device.may_go)),
        _ => ("error", tr!(device.nothing_kept)),
    };
    let can_ask = kind == "info" && persistent.is_some();
    view! {
        <div class="notice" data-kind=kind role="status">
            <p>{text}</p>
            {can_ask.then(|| view! {
                <div class="row">
                    <button class="button" type="button" on:click=click(move |_| ask(app, found))>
                        {tr!(device.ask)}
                    </button>
                </div>
            })}
        </div>
    }
    .into_any()
}

fn ask(app: App, found: RwSignal<Option<Found>>) {
    spawn_local(async move {
        if !store::persist().await {
            app.toast(tr!(device.ask_refused).to_string());
        }
        look(found);
    });
}

fn room(room: Room) -> AnyView {
    let (used, given) = (figures::size(room.used), figures::size(room.given));
    let words = tr!(device.room, used = used, given = given);
    view! {
        <div class="room">
            <p id="room-words">{words}</p>
            <progress aria-labelledby="room-words" max=room.given.to_string() value=room.used.to_string()></progress>
        </div>
    }
    .into_any()
}

/// WebKit, for one, does not say how much room there is.
fn no_room() -> AnyView {
    view! { <p class="room">{tr!(device.room_unknown)}</p> }.into_any()
}

fn offline(state: Offline, single: bool) -> &'static str {
    match state {
        _ if single => tr!(device.offline_single),
        Offline::Ready => tr!(device.offline_ready),
        Offline::Coming => tr!(device.offline_coming),
        Offline::None => tr!(device.offline_none),
    }
}

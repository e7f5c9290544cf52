//! A button that makes a file for an office and offers it.

use std::time::Duration;

use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{Office, OfficeFault, docx, fetch, xlsx};
use crate::ui::files::{download, download_bytes};
use crate::ui::host::{Offline, host};
use crate::ui::i18n::tr;
use crate::ui::plan::figures::{dialect, whole};
use crate::ui::widgets::{Icon, click, dynamic, live};

/// Media types of what the program makes.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Gives the name of a file and what it is made of; nothing where there is nothing to make, which the screen says
/// itself.
type Make = Box<dyn Fn() -> Option<(String, Office)>>;

/// How far a button has come.
#[derive(Clone, PartialEq)]
enum State {
    /// Nothing was asked of it.
    Rest,
    /// The program is on its way.
    Fetching,
    /// The file is being made.
    Making,
    /// The file with this name was offered.
    Done(String),
    /// There is no file, and why; whether the application is kept for use without a network.
    Failed(OfficeFault, Offline),
}

/// What a button remembers; it may be gone before its file is there.
#[derive(Clone, Copy)]
struct Button {
    make: StoredValue<Make, LocalStorage>,
    state: RwSignal<State>,
    /// The share of the program that has arrived, see `Host::office`.
    arrived: RwSignal<f64>,
}

/// A button that makes a file when it is pressed and says what becomes of it; `icon` is the id of a symbol.
pub fn office_button(
    label: impl ToString,
    icon: &'static str,
    make: impl Fn() -> Option<(String, Office)> + 'static,
) -> AnyView {
    draw(label.to_string(), icon, Box::new(make))
}

fn draw(label: String, icon: &'static str, make: Make) -> AnyView {
    let button = Button {
        make: StoredValue::new_local(make),
        state: RwSignal::new(State::Rest),
        arrived: RwSignal::new(-1.0),
    };
    view! {
        <div class="office no-print">
            <button
                class="button"
                type="button"
                aria-disabled=live(move || button.is_busy().then_some("true"))
                on:click=click(move |_| button.press())
            >
                <Icon name=icon />
                {label}
            </button>
            <div class="office-state" role="status">{dynamic(move || button.said())}</div>
            {dynamic(move || button.fault())}
        </div>
    }
    .into_any()
}

impl Button {
    fn is_busy(self) -> bool {
        matches!(self.state.get(), State::Fetching | State::Making)
    }

    fn press(self) {
        let busy = matches!(self.state.get_untracked(), State::Fetching | State::Making);
        let made = match busy {
            true => None,
            false => self.make.try_with_value(|make| make()).flatten(),
        };
        let Some((name, office)) = made else {
            return;
        };
        spawn_local(async move {
            let end = match self.offer(&name, office).await {
                Ok(()) => State::Done(name),
                Err(fault) => State::Failed(fault, kept_offline().await),
            };
            self.state.try_set(end);
        });
    }

    /// Makes the file and offers it.
    async fn offer(self, name: &str, office: Office) -> Result<(), OfficeFault> {
        match office {
            Office::Csv(table) => download(name, &table.to_csv(dialect())),
            Office::Ics(text) => download(name, &text),
            Office::Docx(document) => {
                self.fetch().await?;
                download_bytes(name, &docx(&document).await?, DOCX);
            }
            Office::Xlsx(workbook) => {
                self.fetch().await?;
                download_bytes(name, &xlsx(&workbook).await?, XLSX);
            }
        }
        Ok(())
    }

    /// Fetches the program and says so, then lets the screen show that the file is being made.
    async fn fetch(self) -> Result<(), OfficeFault> {
        self.state.try_set(State::Fetching);
        self.arrived.try_set(-1.0);
        fetch(move |share| {
            self.arrived.try_set(share);
        })
        .await?;
        self.state.try_set(State::Making);
        a_moment().await;
        Ok(())
    }

    /// What goes on, in words.
    fn said(self) -> AnyView {
        match self.state.get() {
            State::Rest | State::Failed(..) => ().into_any(),
            State::Fetching => self.fetching(),
            State::Making => view! { <p>{tr!(papers.office_making)}</p> }.into_any(),
            State::Done(name) => {
                view! { <p>{tr!(papers.office_done, name = name).to_string()}</p> }.into_any()
            }
        }
    }

    fn fetching(self) -> AnyView {
        let known = Memo::new(move |_| self.arrived.get() >= 0.0);
        view! {
            <p>{tr!(papers.office_fetching)}</p>
            {dynamic(move || if known.get() {
                view! {
                    <progress
                        max="1"
                        aria-label=tr!(papers.office_progress)
                        prop:value=live(move || self.arrived.get())
                    ></progress>
                    <p class="hint" aria-hidden="true">
                        {dynamic(move || format!("{}\u{a0}%", whole(self.arrived.get() * 100.0)))}
                    </p>
                }.into_any()
            } else {
                view! {
                    <div class="loading" role="progressbar" aria-label=tr!(papers.office_progress)></div>
                }.into_any()
            })}
        }
        .into_any()
    }

    /// Why there is no file, what was kept and what to do.
    fn fault(self) -> Option<AnyView> {
        let State::Failed(fault, offline) = self.state.get() else {
            return None;
        };
        let (title, text) = match (fault, offline) {
            (OfficeFault::NotFetched, Offline::Coming) => {
                (tr!(papers.office_not_fetched), tr!(papers.office_coming))
            }
            (OfficeFault::NotFetched, _) => (
                tr!(papers.office_not_fetched),
                tr!(papers.office_connection),
            ),
            (OfficeFault::NotMade, _) => (
                tr!(papers.office_not_made),
                tr!(papers.office_not_made_text),
            ),
        };
        let view = view! {
            <div class="notice" data-kind="error" role="alert">
                <h3>{title}</h3>
                <p>{text}</p>
                <div class="row">
                    <button class="button" type="button" on:click=click(move |_| self.press())>
                        {tr!(papers.office_again)}
                    </button>
                </div>
            </div>
        };
        Some(view.into_any())
    }
}

async fn kept_offline() -> Offline {
    match host() {
        Some(host) => host.kept_offline().await,
        None => Offline::None,
    }
}

/// Waits until the browser has drawn what was said. Not for a frame: a tab that nobody sees draws none.
async fn a_moment() {
    let over = Promise::new(&mut |done, _| {
        let end = move || {
            let _ = done.call0(&JsValue::NULL);
        };
        set_timeout(end, Duration::from_millis(30));
    });
    let _ = JsFuture::from(over).await;
}

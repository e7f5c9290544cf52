//! The second copy, outside the browser: in a folder where the browser can write to one, else by hand.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::copying::{self, Copying};
use super::shelved;
use crate::store::{CopyFault, can_choose_folder};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::widgets::{Icon, click, dynamic};

pub fn copy(app: App) -> AnyView {
    view! {
        <section class="part" id="copy">
            <h2>{tr!(device.copy_title)}</h2>
            <p>{tr!(device.copy_why)}</p>
            {if can_choose_folder() {
                view! { <div class="stack">{dynamic(move || in_folder(app))}</div> }.into_any()
            } else {
                by_hand()
            }}
            <p class="muted">{tr!(device.copy_confidence)}</p>
        </section>
    }
    .into_any()
}

fn in_folder(app: App) -> AnyView {
    let folder = copying::folder_name();
    match copying::state() {
        Copying::Off => view! {
            <p>{tr!(device.folder_offer)}</p>
            <div class="row">{choose_button(app, "button primary", tr!(device.choose))}</div>
        }
        .into_any(),
        Copying::Following => {
            let title = tr!(device.following_title, folder = folder);
            let other = choose_button(app, "button", tr!(device.choose_other));
            copying::track_notes();
            let mut all = shelved::all().into_iter();
            if all.any(|(kept, known)| copying::is_beside(&kept, &known)) {
                notice("warn", title, tr!(device.beside_text), other)
            } else {
                notice("ok", title, tr!(device.following_text), other)
            }
        }
        Copying::Paused => {
            let text = tr!(device.paused_text, folder = folder);
            let buttons = view! {
                {resume_button("button primary", tr!(device.resume))}
                {choose_button(app, "button", tr!(device.choose_other))}
            };
            notice(
                "warn",
                tr!(device.paused_title).to_string(),
                &text,
                buttons.into_any(),
            )
        }
        Copying::Failed(fault) => {
            let title = tr!(device.failed_title, folder = folder);
            let buttons = view! {
                {resume_button("button primary", tr!(device.copy_now))}
                {choose_button(app, "button", tr!(device.choose_other))}
            };
            notice("error", title, fault_words(fault), buttons.into_any())
        }
    }
}

fn notice(kind: &'static str, title: String, text: &str, buttons: AnyView) -> AnyView {
    let stop = view! {
        <button class="button quiet" type="button" on:click=click(|_| spawn_local(copying::stop()))>
            {tr!(device.stop)}
        </button>
    };
    view! {
        <div class="notice" data-kind=kind role="status">
            <h3>{title}</h3>
            <p>{text.to_string()}</p>
            <div class="row">{buttons}{stop}</div>
        </div>
    }
    .into_any()
}

fn choose_button(app: App, class: &'static str, words: &'static str) -> AnyView {
    let choose = move || async move {
        if let Err(fault) = copying::choose().await {
            app.toast(fault_words(fault).to_string());
        }
    };
    view! {
        <button class=class type="button" on:click=click(move |_| spawn_local(choose()))>{words}</button>
    }
    .into_any()
}

fn resume_button(class: &'static str, words: &'static str) -> AnyView {
    view! {
        <button class=class type="button" on:click=click(|_| spawn_local(copying::resume()))>{words}</button>
    }
    .into_any()
}

/// Where the browser cannot write to folders.
fn by_hand() -> AnyView {
    view! {
        <p>{tr!(device.no_folders)}</p>
        <div class="row">
            <button class="button primary" type="button" on:click=click(|_| copying::download_all())>
                <Icon name="i-save" />{tr!(device.download_all)}
            </button>
        </div>
    }
    .into_any()
}

/// Says why a copy was not made, what is kept and what to do.
fn fault_words(fault: CopyFault) -> &'static str {
    match fault {
        CopyFault::Asks => tr!(device.fault_asks),
        CopyFault::Gone => tr!(device.fault_gone),
        CopyFault::Full => tr!(device.fault_full),
        CopyFault::Refused => tr!(device.fault_refused),
        CopyFault::NotReadBack => tr!(device.fault_not_read_back),
        CopyFault::Foreign => tr!(device.fault_foreign),
    }
}

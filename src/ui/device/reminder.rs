//! The age of the last copy outside the browser, in one quiet line.

use leptos::prelude::*;

use super::copying::{self, Copying};
use super::shelved::Shelved;
use crate::store::{self, Known};
use crate::ui::i18n::tr;
use crate::ui::plan::figures;
use crate::ui::route::Route;
use crate::ui::widgets::dynamic;
use crate::ui::words;

/// The line in the frame of a document, with the way to its copies; nothing for an example.
pub fn reminder(kept: Shelved) -> AnyView {
    dynamic(move || {
        copying::track_notes();
        let known = store::witness().get(&kept.key())?.clone();
        if known.example {
            return None;
        }
        let (stopped, at_least) = match copying::state() {
            Copying::Paused => (
                Some(tr!(
                    device.reminder_paused,
                    folder = copying::folder_name()
                )),
                None,
            ),
            Copying::Failed(_) => (
                Some(tr!(
                    device.reminder_failed,
                    folder = copying::folder_name()
                )),
                Some("warn"),
            ),
            Copying::Following if copying::is_beside(&kept, &known) => (
                Some(tr!(
                    device.reminder_beside,
                    folder = copying::folder_name()
                )),
                Some("warn"),
            ),
            Copying::Off | Copying::Following => (None, None),
        };
        Some(view! {
            <p class="copy-line no-print" data-kind=words::copy_kind(&known).or(at_least)>
                <span>{age(&known)}" "{stopped}" "<a href=Route::Device.href()>{tr!(device.to_copies)}</a></span>
            </p>
        })
    })
    .into_any()
}

/// The line on the screen of the device, without the way there.
pub fn copy_line(kept: &Shelved) -> AnyView {
    let key = kept.key();
    dynamic(move || {
        copying::track_notes();
        let known = store::witness().get(&key)?.clone();
        let file = known.copy.as_ref().and_then(|copy| copy.file.clone());
        let file = file.filter(|_| copying::state() != Copying::Off);
        (!known.example).then(|| {
            view! {
                <p class="copy-line" data-kind=words::copy_kind(&known)>{age(&known)}</p>
                {file.map(|file| view! { <p class="copy-line"><code>{file}</code></p> })}
            }
        })
    })
    .into_any()
}

fn age(known: &Known) -> String {
    let Some(copy) = &known.copy else {
        return tr!(device.copy_none).to_string();
    };
    let age = figures::days_ago(copy.moment);
    if copy.revision == known.revision {
        tr!(device.copy_current, age = age)
    } else {
        tr!(device.copy_behind, age = age)
    }
}

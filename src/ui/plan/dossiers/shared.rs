//! Files that another program shared to the application. A web page can send some too, so nothing of them is read
//! before the user has seen their names and opened them.

use std::cell::RefCell;

use js_sys::Reflect;
use leptos::prelude::*;
use web_sys::File;

use super::{Desk, take_files};
use crate::ui::i18n::tr;
use crate::ui::widgets::click;

/// Letters of a name that are shown at most.
const MOST_LETTERS: usize = 120;

thread_local! {
    /// They wait, whichever screen is shown meanwhile.
    static WAITING: RefCell<Vec<File>> = const { RefCell::new(Vec::new()) };
}

/// Tells whether a file came as a share (src/ui/offline.js); what the user opened with the application did not.
pub fn is_shared(file: &File) -> bool {
    let shared = Reflect::get(file, &"shared".into());
    shared.is_ok_and(|shared| shared.is_truthy())
}

/// Has files wait for the user.
pub fn keep(files: Vec<File>) {
    WAITING.with_borrow_mut(|waiting| waiting.extend(files));
}

/// The question, while files wait; what the service worker took nothing of is said.
pub fn question(desk: Desk) -> AnyView {
    desk.changes.track();
    let waiting = WAITING.with_borrow(Clone::clone);
    // That is what a file without a name stands for (src/ui/worker.js).
    let (named, refused): (Vec<File>, Vec<File>) = waiting
        .into_iter()
        .partition(|file| !file.name().is_empty());
    let refused = (!refused.is_empty()).then(|| {
        view! {
            <div class="notice" data-kind="warn" role="alert">
                <h3>{tr!(plan.shared_refused_title)}</h3>
                <p>{tr!(plan.shared_refused_text)}</p>
                <button class="button" type="button" on:click=click(move |_| {
                    WAITING.with_borrow_mut(|waiting| waiting.retain(|file| !file.name().is_empty()));
                    desk.refresh();
                })>{tr!(common.close)}</button>
            </div>
        }
    });
    let named = (!named.is_empty()).then(|| offer(desk, &named));
    view! { {refused} {named} }.into_any()
}

fn offer(desk: Desk, files: &[File]) -> AnyView {
    let names = files.iter().map(|file| {
        let name: String = file.name().chars().take(MOST_LETTERS).collect();
        view! { <li>{name}</li> }
    });
    let names = names.collect_view();
    view! {
        <div class="notice" data-kind="info" role="alert">
            <h3>{tr!(plan.shared_title, n = files.len())}</h3>
            <ul>{names}</ul>
            <p>{tr!(plan.shared_text)}</p>
            <div class="row">
                <button class="button primary" type="button" on:click=click(move |_| {
                    let files = take_named();
                    desk.refresh();
                    take_files(desk, files);
                })>{tr!(plan.open)}</button>
                <button class="button quiet" type="button" on:click=click(move |_| {
                    take_named();
                    desk.refresh();
                })>{tr!(plan.shared_discard)}</button>
            </div>
        </div>
    }
    .into_any()
}

fn take_named() -> Vec<File> {
    let waiting = WAITING.take();
    let (named, refused) = waiting
        .into_iter()
        .partition(|file: &File| !file.name().is_empty());
    WAITING.set(refused);
    named
}

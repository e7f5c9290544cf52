//! Loading a framework: read, checked, compared. The one in use stays until somebody says otherwise.

use std::sync::Arc;
use std::time::Duration;

use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::in_use_file;
use crate::documents::{Envelope, RestoreError, restore};
use crate::framework::{Difference, Fault, Framework, compare};
use crate::order::ordered;
use crate::plan::framework_faults;
use crate::ui::app::App;
use crate::ui::files::{Incoming, Refusal};
use crate::ui::i18n::tr;
use crate::ui::widgets::notice;
use crate::ui::words;

/// What became of the last file; the first word of each is its name.
pub enum Check {
    /// None came.
    Nothing,
    /// It is being read.
    Busy(String),
    /// It is no framework, and why.
    Refused(String, String),
    /// It is one, with faults.
    Faulty(String, Arc<Vec<Fault>>),
    /// It can be used.
    Fine(Loaded),
}

/// A framework without faults, beside the one in use.
#[derive(Clone)]
pub struct Loaded {
    /// Name of its file.
    pub file: String,
    /// The framework, as it would be used.
    pub framework: Arc<Framework>,
    /// The one in use, with both languages.
    pub in_use: Arc<Framework>,
    /// What is different.
    pub differences: Arc<Vec<Difference>>,
}

thread_local! {
    /// It outlives a change of language.
    static CHECK: ArcRwSignal<Check> = ArcRwSignal::new(Check::Nothing);
}

/// Returns what became of the last file.
pub fn check() -> RwSignal<Check> {
    RwSignal::from(CHECK.with(Clone::clone))
}

/// Forgets the last file.
pub fn forget() {
    CHECK.with(|check| check.set(Check::Nothing));
}

/// Reads the first of some files.
pub fn load(app: App, files: Vec<Incoming>) {
    let Some(file) = files.into_iter().next() else {
        return;
    };
    let check = CHECK.with(Clone::clone);
    check.set(Check::Busy(file.name.clone()));
    leptos::task::spawn_local(async move {
        breathe().await;
        check.set(examine(app, file).await);
    });
}

async fn examine(app: App, file: Incoming) -> Check {
    let read: Result<Envelope<Framework>, Refusal> =
        file.bytes.and_then(|bytes| Ok(restore(&bytes)?));
    let framework = match read {
        Ok(document) => document.payload,
        Err(error) => return Check::Refused(file.name, why(&error)),
    };
    breathe().await;
    // Both languages may have the same fault; it is told once.
    let mut faults = ordered(framework_faults(&framework), Ord::cmp);
    faults.dedup();
    if !faults.is_empty() {
        return Check::Faulty(file.name, Arc::new(faults));
    }
    breathe().await;
    let Some((in_use, _)) = in_use_file(app).await else {
        return Check::Refused(file.name, tr!(framework.export_failed).to_string());
    };
    let in_use = in_use.payload;
    let framework = framework.adopt(&in_use);
    let differences = compare(&in_use, &framework);
    Check::Fine(Loaded {
        file: file.name,
        framework: Arc::new(framework),
        in_use: Arc::new(in_use),
        differences: Arc::new(differences),
    })
}

/// Says why a file is no framework; one that was edited by hand can be put right.
fn why(refusal: &Refusal) -> String {
    let why = match refusal {
        Refusal::Document(RestoreError::Invalid { detail }) => misread(detail),
        Refusal::Document(RestoreError::BrokenJson { .. } | RestoreError::RepeatedField) => None,
        _ => return words::refusal(refusal),
    };
    let why = why.unwrap_or_else(|| words::refusal(refusal));
    format!("{why} {}", tr!(framework.refused_hint))
}

/// Says in the words of the screen what the reader of documents notes: `path: found is no thing`.
fn misread(detail: &str) -> Option<String> {
    let (place, thing) = detail.rsplit_once(" is no ")?;
    let (path, found) = place.split_once(": ")?;
    let path = path.trim_start_matches("payload.").to_string();
    Some(if thing.starts_with("field") {
        tr!(framework.refused_unknown, path = path)
    } else {
        tr!(
            framework.refused_part,
            path = path,
            found = found.to_string()
        )
    })
}

/// Lets the browser draw what was said before it is busy again.
async fn breathe() {
    let pause = Duration::from_millis(40);
    let promise = Promise::new(&mut |done, _| {
        set_timeout(
            move || {
                let _ = done.call0(&wasm_bindgen::JsValue::UNDEFINED);
            },
            pause,
        );
    });
    let _ = JsFuture::from(promise).await;
}

/// Says that a file is being read.
pub fn busy(check: &Check) -> Option<AnyView> {
    let Check::Busy(name) = check else {
        return None;
    };
    let view = view! {
        <p>{tr!(framework.checking, name = name.clone())}</p>
        <div class="loading" role="progressbar" aria-label=tr!(framework.checking_short)></div>
    };
    Some(view.into_any())
}

/// Says why a file is no framework.
pub fn refused(name: &str, why: &str) -> AnyView {
    let title = tr!(framework.refused, name = name.to_string());
    let text = format!("{why} {}", tr!(framework.in_use_stays));
    notice("error", title, text).into_any()
}

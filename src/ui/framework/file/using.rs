//! Changing the framework in use: kept on this device, and back.

use std::sync::Arc;

use leptos::prelude::*;

use super::load::{Loaded, forget};
use crate::documents::{Envelope, restore};
use crate::framework::Framework;
use crate::store::{self, StoreError};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::words;
use crate::ui::world::BrowserWorld;

/// Keeps a loaded framework on this device and uses it; it can be undone.
pub fn use_loaded(app: App, loaded: &Loaded) {
    let before = text_in_use(app);
    let framework = (*loaded.framework).clone();
    let reference = framework.reference();
    let document = Envelope::new(framework, reference, &BrowserWorld);
    if let Err(error) = store::save_framework(&document) {
        failed(app, &error);
        return;
    }
    forget();
    app.catalogue.replace(text_of(&document.payload), true);
    app.toast_with_undo(tr!(framework.used).to_string(), move || {
        put_back(app, before.clone())
    });
}

/// Uses the product's own framework again; it can be undone.
pub fn back_to_product(app: App) {
    let before = text_in_use(app);
    if let Err(error) = store::remove_framework() {
        failed(app, &error);
        return;
    }
    let undo = move || put_back(app, before.clone());
    use_product(app, Some(Arc::new(undo)));
}

/// Removes one that cannot be read; it can be undone.
pub fn remove_unreadable(app: App, gone: RwSignal<bool>) {
    let before = store::kept_framework_text();
    if let Err(error) = store::remove_framework() {
        failed(app, &error);
        return;
    }
    gone.set(true);
    app.catalogue.unreadable.set(false);
    app.toast_with_undo(tr!(framework.unreadable_removed).to_string(), move || {
        let back = before.as_deref().map(store::put_back_framework);
        match back {
            Some(Err(error)) => failed(app, &error),
            _ => {
                app.catalogue.unreadable.set(true);
                let _ = gone.try_set(false);
            }
        }
    });
}

/// Returns the text of the framework kept, where it is the one in use.
fn text_in_use(app: App) -> Option<String> {
    let kept = app.catalogue.kept.get_untracked();
    kept.then(store::kept_framework_text).flatten()
}

/// Returns the text that the program reads a framework from.
fn text_of(framework: &Framework) -> String {
    // Frameworks are plain data with string keys, so this has no way to fail.
    serde_json::to_string(framework).unwrap_or_default()
}

/// Uses what was in use before: a framework kept, or the product's own.
fn put_back(app: App, before: Option<String>) {
    let Some(text) = before else {
        match store::remove_framework() {
            Ok(()) => use_product(app, None),
            Err(error) => failed(app, &error),
        }
        return;
    };
    if let Err(error) = store::put_back_framework(&text) {
        failed(app, &error);
        return;
    }
    let read: Result<Envelope<Framework>, _> = restore(text.as_bytes());
    if let Ok(document) = read {
        app.catalogue.replace(text_of(&document.payload), true);
    }
}

/// Fetches the product's own framework and uses it; without a network it is there after reloading.
fn use_product(app: App, undo: Option<Arc<dyn Fn() + Send + Sync>>) {
    leptos::task::spawn_local(async move {
        let language = app.language.get_untracked();
        let Some(framework) = app.product_framework(language).await else {
            app.toast(tr!(framework.product_after_reload).to_string());
            return;
        };
        app.catalogue.replace(framework, false);
        let said = tr!(framework.product_used).to_string();
        match undo {
            Some(undo) => app.toast_with_undo(said, move || undo()),
            None => app.toast(said),
        }
    });
}

fn failed(app: App, error: &StoreError) {
    let (title, text) = words::store_error(error);
    let stays = tr!(framework.in_use_stays);
    app.toast(format!("{title}. {text} {stays}"));
}

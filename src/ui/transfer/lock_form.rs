//! Handing out a file under a password.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::{carry, dialog, secret};
use crate::export::locked_file_name;
use crate::ui::app::App;
use crate::ui::files::download;
use crate::ui::i18n::tr;
use crate::ui::widgets::{checkbox, dynamic, focus_soon};

/// Letters below which a password is found by trying, and from which it is not.
const SHORT: usize = 8;
const LONG: usize = 14;
/// A word of fewer different letters repeats itself.
const DIFFERENT: usize = 5;

/// What the form remembers.
#[derive(Clone, Copy)]
struct Form {
    app: App,
    left: fn(App, &str),
    first: RwSignal<String>,
    second: RwSignal<String>,
    shown: RwSignal<bool>,
    missing: RwSignal<String>,
    unequal: RwSignal<String>,
    /// What became of it.
    said: RwSignal<String>,
}

/// The dialog; `file` returns the id of the document and the text of its file, and `left` hears of a text that left.
pub fn lock_form(
    app: App,
    file: Box<dyn Fn() -> (String, String)>,
    left: fn(App, &str),
    closed: impl Fn() + 'static,
) -> AnyView {
    let text = || RwSignal::new(String::new());
    let form = Form {
        app,
        left,
        first: text(),
        second: text(),
        shown: RwSignal::new(false),
        missing: text(),
        unequal: text(),
        said: text(),
    };
    let submit: Box<dyn FnMut(SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        if form.is_complete() {
            form.lock(file());
        }
    });
    let shown = form.shown;
    let body = view! {
        <p>{tr!(transfer.lock_text)}</p>
        <form class="stack" on:submit=submit>
            {secret("password", tr!(transfer.password), shown, form.first, form.missing)}
            <p class="hint" role="status">{dynamic(move || strength(&form.first.read()))}</p>
            {secret("password-again", tr!(transfer.password_again), shown, form.second, form.unequal)}
            {checkbox(
                tr!(transfer.password_show).to_string(),
                String::new(),
                move || shown.get(),
                move |on| shown.set(on),
            )}
            <p role="status">{dynamic(move || form.said.get())}</p>
            <button class="button primary" type="submit">{tr!(transfer.lock)}</button>
        </form>
    };
    dialog(tr!(transfer.lock), body.into_any(), closed)
}

impl Form {
    /// Tells whether there is a password, typed twice; says what is wrong otherwise.
    fn is_complete(self) -> bool {
        let (first, second) = (self.first.get_untracked(), self.second.get_untracked());
        let missing = first.is_empty();
        let unequal = !missing && first != second;
        let said = |wrong: bool, words: &str| {
            if wrong {
                words.to_string()
            } else {
                String::new()
            }
        };
        self.missing
            .set(said(missing, tr!(transfer.password_missing)));
        self.unequal
            .set(said(unequal, tr!(transfer.password_unequal)));
        if missing {
            focus_soon("password".to_string());
        } else if unequal {
            focus_soon("password-again".to_string());
        }
        !missing && !unequal
    }

    fn lock(self, (id, text): (String, String)) {
        self.said.set(tr!(transfer.lock_busy).to_string());
        let password = self.first.get_untracked();
        leptos::task::spawn_local(async move {
            let said = match locked(&text, &password).await {
                Ok(locked) => {
                    let name = locked_file_name(&id);
                    download(&name, &locked);
                    (self.left)(self.app, &text);
                    tr!(transfer.lock_done, name = name).to_string()
                }
                Err(fault) => fault.to_string(),
            };
            // The dialog may have been closed meanwhile.
            self.said.try_set(said);
        });
    }
}

async fn locked(text: &str, password: &str) -> Result<String, &'static str> {
    let carry = carry().await.ok_or(tr!(transfer.not_loaded))?;
    let locked = carry.locked(text, password).await;
    locked.map_err(|fault| match fault.as_str() {
        "no-crypto" => tr!(transfer.no_crypto),
        _ => tr!(transfer.lock_failed),
    })
}

/// Says how hard a password is to guess.
fn strength(password: &str) -> &'static str {
    let letters = password.chars().count();
    let mut different: Vec<char> = Vec::new();
    for letter in password.chars() {
        if !different.contains(&letter) {
            different.push(letter);
        }
    }
    match letters {
        0 => "",
        _ if letters < SHORT || different.len() < DIFFERENT => tr!(transfer.password_weak),
        _ if letters < LONG => tr!(transfer.password_fair),
        _ => tr!(transfer.password_strong),
    }
}

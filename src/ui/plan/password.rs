//! The question for the password of a file, where files come in.

use js_sys::{Function, Promise};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::ui::i18n::tr;
use crate::ui::transfer::secret;
use crate::ui::widgets::{checkbox, click, dynamic, focus_soon};

const FIELD: &str = "file-password";

/// A file that waits for its password.
#[derive(Clone)]
struct Question {
    file: String,
    /// Whether the one given before was wrong.
    wrong: bool,
    answer: Function,
}

/// The files that wait; the first one is asked about.
#[derive(Clone, Copy)]
pub struct Asking(RwSignal<Vec<Question>, LocalStorage>);

impl Asking {
    /// Returns one without questions.
    pub fn new() -> Asking {
        Asking(RwSignal::new_local(Vec::new()))
    }

    /// Asks for the password of a file; nothing when it is left aside.
    pub async fn ask(self, file: &str, wrong: bool) -> Option<String> {
        let file = file.to_string();
        let promise = Promise::new(&mut |answer, _| {
            let question = Question {
                file: file.clone(),
                wrong,
                answer,
            };
            // Whoever left the screen has left the file.
            self.0.try_update(|waiting| waiting.push(question));
        });
        focus_soon(FIELD.to_string());
        JsFuture::from(promise).await.ok()?.as_string()
    }

    fn answer(self, answer: Option<&str>) {
        let mut waiting = self.0.get_untracked();
        if waiting.is_empty() {
            return;
        }
        let question = waiting.remove(0);
        self.0.set(waiting);
        // A function that settles a promise never throws.
        let _ = question.answer.call1(&JsValue::NULL, &answer.into());
    }
}

/// The question about the first file that waits.
pub fn questions(asking: Asking) -> impl IntoView {
    let shown = RwSignal::new(false);
    dynamic(move || {
        let first = asking.0.with(|waiting| waiting.first().cloned());
        first.map(|first| question(asking, first, shown))
    })
}

fn question(asking: Asking, question: Question, shown: RwSignal<bool>) -> impl IntoView {
    let password = RwSignal::new(String::new());
    let error = RwSignal::new(match question.wrong {
        true => tr!(transfer.password_wrong).to_string(),
        false => String::new(),
    });
    let submit: Box<dyn FnMut(SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        let typed = password.get_untracked();
        if typed.is_empty() {
            error.set(tr!(transfer.password_missing).to_string());
        } else {
            asking.answer(Some(&typed));
        }
    });
    view! {
        <form class="notice asking" data-kind="info" on:submit=submit>
            <h3>{tr!(transfer.password_asked)}</h3>
            <p>{tr!(transfer.password_of, name = question.file)}</p>
            {secret(FIELD, tr!(transfer.password), shown, password, error)}
            {checkbox(
                tr!(transfer.password_show).to_string(),
                String::new(),
                move || shown.get(),
                move |on| shown.set(on),
            )}
            <div class="row">
                <button class="button primary" type="submit">{tr!(transfer.unlock)}</button>
                <button class="button" type="button" on:click=click(move |_| asking.answer(None))>
                    {tr!(transfer.password_leave)}
                </button>
            </div>
        </form>
    }
}

//! One question with its few answers in a row, within reach of a thumb.

use leptos::prelude::*;

use crate::ui::i18n::tr;
use crate::ui::widgets::change;

/// One answer.
pub struct Answer {
    words: &'static str,
    /// Whether it is the absence of an answer.
    none: bool,
    on: Box<dyn Fn() -> bool + Send + Sync>,
    choose: Box<dyn Fn()>,
}

impl Answer {
    /// Returns an answer: its words, whether it is the one given, and what giving it does.
    pub fn new(
        words: &'static str,
        on: impl Fn() -> bool + Send + Sync + 'static,
        choose: impl Fn() + 'static,
    ) -> Answer {
        Answer {
            words,
            none: false,
            on: Box::new(on),
            choose: Box::new(choose),
        }
    }
}

/// A question with its answers. `name` is an id of its own on the screen; `note` stands between
/// question and answers.
pub fn answers(name: String, question: String, note: AnyView, answers: Vec<Answer>) -> AnyView {
    let count = answers.len().to_string();
    let long = |word: &str| word.chars().count() > 9;
    let wordy = answers
        .iter()
        .any(|answer| answer.words.split(' ').any(long));
    let radios = answers.into_iter().enumerate().map(|(place, answer)| {
        view! {
            <label class:unsaid=answer.none>
                <input
                    type="radio"
                    id=answer_id(&name, place)
                    name=name.clone()
                    prop:checked=answer.on
                    on:change=change(move |_| (answer.choose)())
                />
                <span>{answer.words}</span>
            </label>
        }
    });
    view! {
        <fieldset class="question">
            <legend>{question}</legend>
            {note}
            <div class="scale-row" class:wordy=wordy data-answers=count>{radios.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// Returns the id of an answer by its place.
pub fn answer_id(name: &str, place: usize) -> String {
    format!("{name}-{place}")
}

/// Yes, no, or not known, which takes the answer away.
pub fn yes_or_no(
    name: String,
    question: String,
    given: Memo<Option<bool>>,
    give: impl Fn(Option<bool>) + Copy + 'static,
) -> AnyView {
    let answer =
        |words, value| Answer::new(words, move || given.get() == value, move || give(value));
    let all = vec![
        answer(tr!(institution.yes), Some(true)),
        answer(tr!(institution.no), Some(false)),
        Answer {
            none: true,
            ..answer(tr!(institution.not_known), None)
        },
    ];
    answers(name, question, ().into_any(), all)
}

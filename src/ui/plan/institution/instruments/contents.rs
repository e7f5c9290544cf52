//! What an instrument must have, and who took part in making it.

use leptos::prelude::*;

use super::super::answers::{Answer, answers, yes_or_no};
use super::super::words;
use super::Place;
use crate::dossier::State;
use crate::framework::Named;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::dynamic;

/// The minimum contents, folded.
pub fn minimum(place: Place) -> impl IntoView {
    let items = place.instrument(|item| item.minimum.clone());
    let all = items.len();
    let said = move || {
        let n = place.read(|finding| finding.minimum.len());
        tr!(institution.minimum, n = n, all = all).to_string()
    };
    let questions = items.into_iter().map(|item| one_of_minimum(place, item));
    folded(said, questions.collect())
}

fn one_of_minimum(place: Place, item: Named) -> AnyView {
    let (name, id) = (item.id.clone(), StoredValue::new(item.id));
    let given = Memo::new(move |_| {
        place.read(|finding| id.with_value(|id| finding.minimum.get(id).copied()))
    });
    let all = [State::Done, State::Partly, State::Not].map(|one| {
        Answer::new(
            words::state(one),
            move || given.get() == Some(one),
            move || {
                place.edit(|finding| {
                    finding.minimum.insert(id.get_value(), one);
                });
            },
        )
    });
    let question = item.name.get(language()).to_string();
    answers(name, question, ().into_any(), all.into())
}

/// Who took part, folded.
pub fn participants(place: Place) -> impl IntoView {
    let items = place.instrument(|item| item.participants.clone());
    let all = items.len();
    let said = move || {
        let n = place.read(|finding| finding.participants.len());
        tr!(institution.participants, n = n, all = all).to_string()
    };
    let questions = items.into_iter().map(|item| one_who_took_part(place, item));
    folded(said, questions.collect())
}

fn one_who_took_part(place: Place, item: Named) -> AnyView {
    let (name, id) = (item.id.clone(), StoredValue::new(item.id));
    let given = Memo::new(move |_| {
        place.read(|finding| id.with_value(|id| finding.participants.get(id).copied()))
    });
    let question = item.name.get(language()).to_string();
    yes_or_no(name, question, given, move |took_part| {
        place.edit(|finding| {
            let id = id.get_value();
            match took_part {
                Some(took_part) => finding.participants.insert(id, took_part),
                None => finding.participants.remove(&id),
            };
        });
    })
}

fn folded(said: impl Fn() -> String + Send + Sync + 'static, questions: Vec<AnyView>) -> AnyView {
    view! {
        <details class="more">
            <summary>{dynamic(said)}</summary>
            <div class="findings">{questions}</div>
        </details>
    }
    .into_any()
}

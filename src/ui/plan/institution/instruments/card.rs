//! One instrument: whether there is one and, where there is, how it is.

use leptos::prelude::*;

use super::super::answers::{Answer, answer_id, answers, yes_or_no};
use super::super::noted::{Noted, noted};
use super::super::words;
use super::{Place, contents, links, objectives, years};
use crate::dossier::InstrumentStatus;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::names;
use crate::ui::widgets::dynamic;
use crate::ui::widgets::focus_soon;
use crate::ui::world::today;

pub fn card(place: Place) -> impl IntoView {
    let there = Memo::new(move |_| {
        let status = place.status.get();
        status.is_some_and(|status| status != InstrumentStatus::Missing)
    });
    let answered = Memo::new(move |_| place.status.get().is_some());
    view! {
        <p>{place.instrument(|item| item.purpose.get(language()).to_string())}</p>
        {status(place)}
        {dynamic(move || answered.get().then(|| evidence(place)))}
        {dynamic(move || there.get().then(|| how_it_is(place)))}
    }
}

fn how_it_is(place: Place) -> impl IntoView {
    view! {
        <div class="stack">
            {years::years(place)}
            {approved(place)}
            {links::links(place)}
            {contents::minimum(place)}
            {contents::participants(place)}
            {objectives::objectives(place)}
        </div>
    }
}

fn status(place: Place) -> AnyView {
    let all = InstrumentStatus::ALL.map(|one| {
        let on = move || place.status.get() == Some(one);
        Answer::new(words::status(Some(one)), on, move || {
            place.edit(|finding| {
                finding.status = Some(one);
                finding.date = finding.date.or_else(|| Some(today()));
            });
        })
    });
    let question = tr!(institution.status_question).to_string();
    answers(place.html_id("status"), question, ().into_any(), all.into())
}

fn approved(place: Place) -> AnyView {
    let given = Memo::new(move |_| place.read(|finding| finding.approved));
    let question = tr!(institution.approved).to_string();
    yes_or_no(place.html_id("approved"), question, given, move |value| {
        place.edit(|finding| finding.approved = value);
    })
}

fn evidence(place: Place) -> AnyView {
    let framework = place.app.framework();
    let id = place.id.get_value();
    noted(Noted {
        title: names::instrument(&framework, &id),
        id,
        evidence: Box::new(move || place.read(|finding| finding.evidence.clone())),
        note: Box::new(move |text| place.edit(|finding| finding.evidence = text)),
        date: Memo::new(move |_| place.read(|finding| finding.date)),
        set_date: Callback::new(move |date| place.edit(|finding| finding.date = date)),
        more: Box::new(|| ().into_any()),
        clear: Callback::new(move |()| clear(place)),
    })
}

fn clear(place: Place) {
    let id = place.id.get_value();
    let name = names::instrument(&place.app.framework(), &id);
    let message = tr!(institution.cleared, name = name).to_string();
    place
        .app
        .dossier
        .edit_undoable(place.app, message, |dossier| {
            dossier.institution.instruments.remove(&id);
        });
    focus_soon(answer_id(&place.html_id("status"), 0));
}

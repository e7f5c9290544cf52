//! One thing that is done, done in part or not done, with what shows it.

use leptos::prelude::*;

use super::answers::{Answer, answer_id, answers};
use super::filter::Filter;
use super::groups::Item;
use super::noted::{Noted, noted};
use super::words;
use crate::dossier::{DiagnosisPart, Finding, State};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::widgets::focus_soon;
use crate::ui::widgets::{Field, dynamic, live, text_field};
use crate::ui::world::today;

/// Where a finding is kept.
#[derive(Clone, Copy)]
struct Place {
    app: App,
    part: DiagnosisPart,
    id: StoredValue<String>,
    title: StoredValue<String>,
}

impl Place {
    fn read<R: Default>(self, read: impl FnOnce(&Finding) -> R) -> R {
        self.app.dossier.read(|dossier| {
            let findings = dossier.institution.findings(self.part);
            let found = findings.and_then(|list| self.id.with_value(|id| list.get(id)));
            found.map(read).unwrap_or_default()
        })
    }

    fn edit(self, change: impl FnOnce(&mut Finding)) {
        self.app.dossier.edit(self.app, |dossier| {
            if let Some(list) = dossier.institution.findings_mut(self.part) {
                change(list.entry(self.id.get_value()).or_default());
            }
        });
    }

    fn answer(self, state: State) {
        self.edit(|finding| {
            finding.state = Some(state);
            finding.date = finding.date.or_else(|| Some(today()));
        });
    }

    fn clear(self) {
        let message = tr!(institution.cleared, name = self.title.get_value()).to_string();
        self.app
            .dossier
            .edit_undoable(self.app, message, |dossier| {
                if let Some(list) = dossier.institution.findings_mut(self.part) {
                    self.id.with_value(|id| list.remove(id));
                }
            });
        focus_soon(answer_id(&self.id.get_value(), 0));
    }
}

/// One thing as an item of a list.
pub fn finding(app: App, part: DiagnosisPart, filter: Filter, item: Item) -> impl IntoView {
    let place = Place {
        app,
        part,
        id: StoredValue::new(item.id.clone()),
        title: StoredValue::new(item.title.clone()),
    };
    let state = Memo::new(move |_| place.read(|finding| finding.state));
    let answered = Memo::new(move |_| state.get().is_some());
    let all = State::ALL.map(|one| {
        let on = move || state.get() == Some(one);
        Answer::new(words::state(one), on, move || place.answer(one))
    });
    let text = (!item.text.is_empty()).then(|| view! { <p>{item.text}</p> });
    let note = (!item.note.is_empty()).then(|| view! { <p class="hint">{item.note}</p> });
    let about = view! { {text}{note} }.into_any();
    let id = item.id.clone();
    view! {
        <li class="finding" hidden=live(move || !filter.shows(&id))>
            {answers(item.id, item.title, about, all.into())}
            {dynamic(move || answered.get().then(|| evidence(place)))}
        </li>
    }
}

fn evidence(place: Place) -> AnyView {
    let teacher = place.part == DiagnosisPart::Practices;
    noted(Noted {
        id: place.id.get_value(),
        title: place.title.get_value(),
        evidence: Box::new(move || place.read(|finding| finding.evidence.clone())),
        note: Box::new(move |text| place.edit(|finding| finding.evidence = text)),
        date: Memo::new(move |_| place.read(|finding| finding.date)),
        set_date: Callback::new(move |date| place.edit(|finding| finding.date = date)),
        more: Box::new(move || teacher.then(|| teacher_field(place)).into_any()),
        clear: Callback::new(move |()| place.clear()),
    })
}

fn teacher_field(place: Place) -> AnyView {
    let field = Field {
        id: format!("{}-teacher", place.id.get_value()),
        label: tr!(institution.teacher).into(),
        hint: tr!(institution.teacher_hint).into(),
        optional: true,
    };
    let value = move || place.read(|finding| finding.teacher.clone());
    text_field(field, "text", value, String::new, move |text| {
        place.edit(|finding| finding.teacher = text);
    })
}

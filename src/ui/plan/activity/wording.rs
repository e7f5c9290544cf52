//! The texts: the framework's words until the municipality writes its own.

use leptos::ev;
use leptos::prelude::*;

use crate::ui::widgets::click;
use leptos::tachys::html::event::on;

use super::fields::heading;
use super::serves::serves;
use super::{Editing, edit_activity};
use crate::dossier::Activity;
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::{ActivityWords, framework_words};
use crate::ui::widgets::{Field, text_area, text_field};

/// A text of an activity.
#[derive(Clone, Copy)]
struct Worded {
    editing: Editing,
    id: &'static str,
    label: &'static str,
    read: fn(&Activity) -> &Option<String>,
    own: fn(&mut Activity) -> &mut Option<String>,
    given: fn(ActivityWords) -> String,
}

impl Worded {
    /// Returns the municipality's own words, where it wrote some.
    fn own_words(self) -> Option<String> {
        self.editing.read(|activity| (self.read)(activity).clone())
    }

    fn framework_words(self) -> String {
        let framework = self.editing.app.framework();
        self.editing
            .read(|activity| (self.given)(framework_words(&framework, activity)))
    }

    fn text(self) -> String {
        self.own_words().unwrap_or_else(|| self.framework_words())
    }

    fn write(self, text: String) {
        let given = untrack(|| self.framework_words());
        self.editing.edit(|activity| {
            *(self.own)(activity) = (text != given).then_some(text);
        });
    }

    /// An emptied text is the framework's again, once the field is left.
    fn leave(self) {
        // Also fired while the screen is taken away.
        if self.editing.activity.try_get_untracked().is_none() {
            return;
        }
        self.editing.edit(|activity| {
            (self.own)(activity).take_if(|text| text.trim().is_empty());
        });
    }

    fn give_back(self) {
        let (app, own) = (self.editing.app, self.own);
        // The screen may be gone when this is undone, so nothing of it is used then.
        let id = self.editing.id.get_value();
        let before = untrack(|| self.own_words());
        self.editing.edit(|activity| *own(activity) = None);
        app.toast_with_undo(tr!(plan.words_given_back).to_string(), move || {
            edit_activity(app, &id, |activity| *own(activity) = before.clone());
        });
    }
}

/// Title and objective.
pub fn wording(editing: Editing) -> impl IntoView {
    let title = Worded {
        editing,
        id: "title",
        label: tr!(plan.activity_title),
        read: |activity| &activity.title,
        own: |activity| &mut activity.title,
        given: |words| words.title,
    };
    let objective = Worded {
        editing,
        id: "objective",
        label: tr!(plan.objective),
        read: |activity| &activity.objective,
        own: |activity| &mut activity.objective,
        given: |words| words.objective,
    };
    view! {
        <section class="part">
            {heading("part-goal", tr!(plan.wording_title))}
            <p>{tr!(plan.wording_text)}</p>
            {line(title)}
            {area(objective, "")}
            {serves(editing)}
        </section>
    }
}

/// The product at work.
pub fn product(editing: Editing) -> impl IntoView {
    let product = Worded {
        editing,
        id: "product",
        label: tr!(plan.product),
        read: |activity| &activity.product,
        own: |activity| &mut activity.product,
        given: |words| words.product,
    };
    area(product, tr!(plan.product_hint))
}

/// The indicator.
pub fn indicator(editing: Editing) -> impl IntoView {
    let indicator = Worded {
        editing,
        id: "indicator",
        label: tr!(plan.indicator),
        read: |activity| &activity.indicator,
        own: |activity| &mut activity.indicator,
        given: |words| words.indicator,
    };
    area(indicator, tr!(plan.indicator_hint))
}

fn field(worded: Worded, hint: &'static str) -> Field {
    Field {
        id: worded.id.into(),
        label: worded.label.into(),
        hint: hint.into(),
        optional: false,
    }
}

fn line(worded: Worded) -> impl IntoView {
    let input = move |text| worded.write(text);
    view! {
        {text_field(field(worded, ""), "text", move || worded.text(), String::new, input)
            .add_any_attr(on(ev::change, move |_| worded.leave()))}
        {give_back_button(worded)}
    }
}

fn area(worded: Worded, hint: &'static str) -> impl IntoView {
    view! {
        {text_area(field(worded, hint), move || worded.text(), move |text| worded.write(text))
            .add_any_attr(on(ev::change, move |_| worded.leave()))}
        {give_back_button(worded)}
    }
}

/// Offered where the municipality wrote its own words and the framework has some.
fn give_back_button(worded: Worded) -> impl IntoView {
    let offered =
        Memo::new(move |_| worded.own_words().is_some() && !worded.framework_words().is_empty());
    let label = tr!(plan.give_back_named, field = worded.label).to_string();
    move || {
        offered.get().then(|| {
            view! {
                <div class="row">
                <button class="button quiet" type="button" aria-label=label.clone()
                    on:click=click(move |_| worded.give_back())>{tr!(plan.give_back)}</button>
            </div>
            }
        })
    }
}

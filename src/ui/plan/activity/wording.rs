//! The texts: the framework's words until the municipality writes its own.

use leptos::ev;
use leptos::prelude::*;

use crate::ui::widgets::click;
use leptos::tachys::html::event::on;

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
    own: fn(&mut Activity) -> &mut Option<String>,
    given: fn(ActivityWords) -> String,
}

impl Worded {
    /// Returns the municipality's own words, where it wrote some.
    fn own_words(self) -> Option<String> {
        let mut activity = self.editing.activity.get()?;
        (self.own)(&mut activity).take()
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

pub fn wording(editing: Editing) -> impl IntoView {
    let worded = |id, label, own, given| Worded {
        editing,
        id,
        label,
        own,
        given,
    };
    let title = worded(
        "title",
        tr!(plan.activity_title),
        |a| &mut a.title,
        |w| w.title,
    );
    let objective = worded(
        "objective",
        tr!(plan.objective),
        |a| &mut a.objective,
        |w| w.objective,
    );
    let product = worded(
        "product",
        tr!(plan.product),
        |a| &mut a.product,
        |w| w.product,
    );
    let indicator = worded(
        "indicator",
        tr!(plan.indicator),
        |a| &mut a.indicator,
        |w| w.indicator,
    );
    view! {
        <section class="part">
            <h2>{tr!(plan.wording_title)}</h2>
            <p>{tr!(plan.wording_text)}</p>
            {line(title)}
            {area(objective, "")}
            {area(product, tr!(plan.product_hint))}
            {area(indicator, tr!(plan.indicator_hint))}
        </section>
    }
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

//! Accept, edit, reject with a reason, take back.

use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic, live};

use crate::plan::{
    Decision, Suggestion, accept, accept_for, decision_of, left_out, reject, withdraw,
};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::names;
use crate::ui::route::Route;
use crate::ui::widgets::focus_soon;
use crate::ui::widgets::{Field, text_field};
use crate::ui::world::BrowserWorld;

/// What was decided, as far as the card shows it.
#[derive(Clone, Debug, PartialEq)]
pub enum Decided {
    /// Nothing yet.
    Open,
    /// In the plan, as this activity.
    Accepted(String),
    /// Not wanted, for this reason.
    Rejected(String),
}

impl Decided {
    /// Names the state for the style sheet.
    pub fn state(&self) -> Option<&'static str> {
        match self {
            Decided::Open => None,
            Decided::Accepted(_) => Some("accepted"),
            Decided::Rejected(_) => Some("rejected"),
        }
    }
}

/// Follows the decision about a suggestion.
pub fn decided(app: App, suggestion: &str) -> Memo<Decided> {
    let suggestion = suggestion.to_string();
    Memo::new(move |_| {
        let found = app.dossier.with(
            |found| match decision_of(&found.payload.plan, &suggestion) {
                Decision::Open => Decided::Open,
                Decision::Accepted(activity) => Decided::Accepted(activity.id.clone()),
                Decision::Rejected(rejection) => Decided::Rejected(rejection.reason.clone()),
            },
        );
        found.unwrap_or(Decided::Open)
    })
}

/// What one card needs to decide.
#[derive(Clone, Copy)]
struct Deciding {
    app: App,
    suggestion: StoredValue<Suggestion>,
    title: StoredValue<String>,
    /// Whether the form for the reason is open.
    rejecting: RwSignal<bool>,
}

impl Deciding {
    fn html_id(self, part: &str) -> String {
        // Ids of suggestions hold a plus sign, which an id may, and a selector may not.
        format!(
            "{part}-{}",
            self.suggestion
                .with_value(|found| found.id.replace('+', "-"))
        )
    }

    fn accept(self) -> String {
        let framework = self.app.framework();
        let mut activity = String::new();
        self.app.dossier.edit(self.app, |dossier| {
            activity = self
                .suggestion
                .with_value(|found| accept(&mut dossier.plan, &framework, found, &BrowserWorld));
        });
        activity
    }

    fn edit(self) {
        let activity = self.accept();
        if let Some(id) = self.app.dossier.id() {
            self.app.go(Route::PlanActivity(id, activity));
        }
    }

    fn reject(self, reason: &str) {
        let message = tr!(plan.rejected_done, title = self.title.get_value()).to_string();
        self.app
            .dossier
            .edit_undoable(self.app, message, |dossier| {
                self.suggestion.with_value(|found| {
                    reject(&mut dossier.plan, &found.id, reason, &BrowserWorld);
                });
            });
        self.rejecting.set(false);
        focus_soon(self.html_id("back"));
    }

    fn take_back(self) {
        let message = tr!(plan.taken_back, title = self.title.get_value()).to_string();
        self.app
            .dossier
            .edit_undoable(self.app, message, |dossier| {
                self.suggestion
                    .with_value(|found| withdraw(&mut dossier.plan, &found.id, &BrowserWorld));
            });
        focus_soon(self.html_id("accept"));
    }
}

/// The buttons of a card.
pub fn buttons(
    app: App,
    suggestion: Suggestion,
    title: String,
    state: Memo<Decided>,
) -> impl IntoView {
    let deciding = Deciding {
        app,
        suggestion: StoredValue::new(suggestion),
        title: StoredValue::new(title),
        rejecting: RwSignal::new(false),
    };
    view! {
        <div role="status">{dynamic(move || status(&state.read()))}</div>
        {dynamic(move || match state.get() {
            _ if deciding.rejecting.get() => reason_form(deciding).into_any(),
            Decided::Open => open_buttons(deciding).into_any(),
            Decided::Accepted(activity) => accepted_buttons(deciding, activity).into_any(),
            Decided::Rejected(_) => {
                view! { <div class="row">{take_back_button(deciding)}</div> }.into_any()
            }
        })}
    }
}

fn status(state: &Decided) -> impl IntoView + use<> {
    match state {
        Decided::Open => ().into_any(),
        Decided::Accepted(_) => {
            view! { <span class="badge" data-kind="ok">{tr!(plan.accepted)}</span> }.into_any()
        }
        Decided::Rejected(reason) => {
            view! { <p>{tr!(plan.rejected_because)}" "{reason.clone()}</p> }.into_any()
        }
    }
}

fn open_buttons(deciding: Deciding) -> impl IntoView {
    let title = deciding.title.get_value();
    let accept_label = tr!(plan.accept_named, title = title.clone()).to_string();
    let edit_label = tr!(plan.accept_edit_named, title = title).to_string();
    view! {
        <div class="row">
            <button class="button" type="button" id=deciding.html_id("accept") aria-label=accept_label
                on:click=click(move |_| {
                    deciding.accept();
                    focus_soon(deciding.html_id("back"));
                })>{tr!(plan.accept)}</button>
            <button class="button" type="button" aria-label=edit_label
                on:click=click(move |_| deciding.edit())>{tr!(plan.accept_edit)}</button>
            {reject_button(deciding)}
        </div>
    }
}

fn accepted_buttons(deciding: Deciding, activity: String) -> impl IntoView {
    let id = deciding.app.dossier.id().unwrap_or_default();
    let to = Route::PlanActivity(id, activity).href();
    let label = format!("{}: {}", tr!(common.edit), deciding.title.get_value());
    view! {
        <div class="row">
            <a class="button" href=to aria-label=label>{tr!(common.edit)}</a>
            {take_back_button(deciding)}
            {reject_button(deciding)}
        </div>
        {rest_button(deciding)}
    }
}

/// Offered where the suggestion was accepted for some of its units only.
fn rest_button(deciding: Deciding) -> impl IntoView {
    let app = deciding.app;
    let rest = Memo::new(move |_| {
        app.dossier.read(|dossier| {
            deciding
                .suggestion
                .with_value(|found| left_out(&dossier.plan, found))
        })
    });
    let add = move |_| {
        let framework = app.framework();
        let message = tr!(builder.rest_added).to_string();
        app.dossier.edit_undoable(app, message, |dossier| {
            let (years, posts) = (dossier.years, rest.get_untracked());
            deciding.suggestion.with_value(|found| {
                accept_for(
                    &mut dossier.plan,
                    &framework,
                    years,
                    &[found],
                    &posts,
                    &BrowserWorld,
                )
            });
        });
        focus_soon(deciding.html_id("back"));
    };
    dynamic(move || {
        let framework = app.framework();
        let posts: Vec<String> = rest
            .read()
            .iter()
            .map(|id| names::post(&framework, id))
            .collect();
        (!posts.is_empty()).then(|| {
            view! {
                <p>{tr!(builder.rest_text, posts = posts.join(", "))}</p>
                <div class="row">
                    <button class="button" type="button" on:click=click(add)>{tr!(builder.rest_add)}</button>
                </div>
            }
        })
    })
}

fn reject_button(deciding: Deciding) -> impl IntoView {
    let label = tr!(plan.reject_named, title = deciding.title.get_value()).to_string();
    view! {
        <button class="button quiet" type="button" id=deciding.html_id("reject") aria-label=label
            on:click=click(move |_| {
                deciding.rejecting.set(true);
                focus_soon(deciding.html_id("reason"));
            })>{tr!(plan.reject)}</button>
    }
}

fn take_back_button(deciding: Deciding) -> impl IntoView {
    let label = tr!(plan.take_back_named, title = deciding.title.get_value()).to_string();
    view! {
        <button class="button quiet" type="button" id=deciding.html_id("back") aria-label=label
            on:click=click(move |_| deciding.take_back())>{tr!(plan.take_back)}</button>
    }
}

fn reason_form(deciding: Deciding) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let field = Field {
        id: deciding.html_id("reason"),
        label: tr!(plan.reject_why).into(),
        hint: tr!(plan.reject_why_hint).into(),
        optional: false,
    };
    let error = move || {
        if tried.get() && reason.with(|text| text.trim().is_empty()) {
            tr!(plan.reject_why_missing).to_string()
        } else {
            String::new()
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let text = reason.get_untracked();
        if text.trim().is_empty() {
            focus_soon(deciding.html_id("reason"));
        } else {
            deciding.reject(&text);
        }
    };
    view! {
        <form class="stack" on:submit=submit data-unsent=live(move || reason.with(|text| !text.trim().is_empty()))>
            {text_field(field, "text", move || reason.get(), error, move |text| reason.set(text))}
            <div class="row">
                <button class="button" type="submit">{tr!(plan.reject_confirm)}</button>
                <button class="button quiet" type="button" on:click=click(move |_| {
                    deciding.rejecting.set(false);
                    focus_soon(deciding.html_id("reject"));
                })>{tr!(common.cancel)}</button>
            </div>
        </form>
    }
}

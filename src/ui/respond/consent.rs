//! Step 1: privacy notice and consent (domain.md, section 7).

use leptos::prelude::*;

use crate::ui::widgets::dynamic;

use super::again::{Before, before_view};
use super::frame::{back, frame, go_on};
use super::hand_over::unsaved_notice;
use crate::documents::time::spoken_day;
use crate::framework::{CountryPack, PERSONAL_DATA};
use crate::response::{Consent as Given, Step, again};
use crate::ui::app::{App, app};
use crate::ui::i18n::{language, tr};
use crate::ui::route::Route;
use crate::ui::widgets::{checkbox, country_choice, speak_button};
use crate::ui::world::today;

/// Version of the notice; it grows when what it says changes.
const NOTICE: u32 = 2;

/// The notice of a response that has its consent.
#[component]
pub fn Consent() -> impl IntoView {
    let given = app().response.read_untracked(|r| r.consent.clone());
    let given = given.map(|consent| spoken_day(consent.given));
    let given = given.map(|day| {
        view! {
            <p>{tr!(respond.consent_given, day = day).to_string()}</p>
        }
    });
    let actions = view! { {back(Step::Consent)} {go_on(Step::Consent)} };
    frame(
        Step::Consent,
        tr!(respond.consent_title),
        view! { {notice()} {given} },
        actions,
    )
}

/// The notice before the first question; agreeing begins a new response, after the one before where there is one.
pub fn consent_form(app: App, before: Before) -> impl IntoView {
    let agreed = RwSignal::new(false);
    let missing = RwSignal::new(false);
    let unsaved = RwSignal::new(false);
    let begin = move |_| {
        if !agreed.get_untracked() {
            missing.set(true);
            return;
        }
        if app.response.has_unsaved() {
            unsaved.set(true);
            return;
        }
        let framework = app.framework();
        let mut response = before
            .with_untracked(|before| before.as_ref().map(again))
            .unwrap_or_default();
        response.consent = Some(Given {
            given: today(),
            notice: NOTICE,
        });
        response.step = Step::About;
        response.municipality.country = framework.pack.country.clone();
        let posts = &mut response.respondent.posts;
        posts.retain(|id| framework.post(id).is_some());
        let id = app.response.start_new(app, response, framework.reference());
        app.go(Route::RespondStep(id, Step::About));
    };
    view! {
        <main id="main" class="page narrow" tabindex="-1">
            <p class="eyebrow">{tr!(respond.door)}</p>
            <h1>{tr!(respond.consent_title)}</h1>
            <p class="lead">{tr!(respond.consent_lead)}</p>
            {country_choice(
                app,
                move || app.catalogue.country.get(),
                move |country| app.set_country(&country),
            )}
            {before_view(app, before)}
            {notice()}
            <div class="consent">
                {checkbox(
                    tr!(respond.consent_box).to_string(),
                    String::new(),
                    move || agreed.get(),
                    move |on| { agreed.set(on); missing.set(false); },
                )}
            </div>
            {dynamic(move || unsaved.get().then(unsaved_notice))}
            <p class="error" role="alert">{dynamic(move || missing.get().then(|| tr!(respond.consent_missing)))}</p>
        </main>
        <nav class="actions no-print" aria-label=tr!(common.go_on)>
            <a class="button quiet" href=Route::Home.href()>{tr!(common.back)}</a>
            <button class="button primary" type="button" on:click=begin>{tr!(respond.begin)}</button>
        </nav>
    }
}

/// The notice, and a button that reads it aloud.
fn notice() -> impl IntoView {
    let framework = app().framework();
    let own = [
        (tr!(respond.notice_who), tr!(respond.notice_who_text)),
        (
            tr!(respond.notice_what_for),
            tr!(respond.notice_what_for_text),
        ),
        (tr!(respond.notice_what), tr!(respond.notice_what_text)),
        (tr!(respond.notice_where), tr!(respond.notice_where_text)),
        (
            tr!(respond.notice_who_sees),
            tr!(respond.notice_who_sees_text),
        ),
        (tr!(respond.notice_delete), tr!(respond.notice_delete_text)),
    ];
    let own = own.map(|(term, text)| (term.to_string(), text.to_string()));
    let pairs: Vec<_> = own.into_iter().chain(norm(&framework.pack)).collect();
    let lines = pairs.iter().map(|(term, text)| format!("{term}: {text}"));
    let aloud = lines.collect::<Vec<_>>().join(" ");
    view! {
        <div class="aloud">
            {speak_button(move || aloud.clone(), language().code())}
            <dl class="pairs">
                {pairs.into_iter().map(|(term, text)| view! {
                    <div><dt>{term}</dt><dd>{text}</dd></div>
                }).collect_view()}
            </dl>
        </div>
    }
}

/// The norm on personal data of the country in force, where its pack names one.
fn norm(pack: &CountryPack) -> Option<(String, String)> {
    let norm = pack.norms.iter().find(|norm| norm.id == PERSONAL_DATA)?;
    let country = pack.name.get(language()).to_string();
    let name = norm.name.get(language());
    let text = if norm.verified {
        format!("{name}.")
    } else {
        format!("{name} ({}).", tr!(respond.to_check))
    };
    Some((tr!(respond.notice_law, country = country).to_string(), text))
}

//! Closing a term: what is still open, and the pack for the administration that comes.

use leptos::prelude::*;

use crate::cycles::{hand_over_pack, open_items};
use crate::export::hand_over_name;
use crate::papers::letters_asked;
use crate::ui::app::App;
use crate::ui::files::download;
use crate::ui::i18n::tr;
use crate::ui::plan::derived::section_href;
use crate::ui::plan::frame::download_dossier;
use crate::ui::plan::papers::at_desk;
use crate::ui::route::{FollowUpPlace, Route, Section};
use crate::ui::transfer::lock_form;
use crate::ui::widgets::{Icon, click, dynamic};
use crate::ui::world::{day_of, today};

/// A line of the checklist: how many are open, what they are, and where to see to them.
struct Check {
    open: usize,
    words: String,
    done: &'static str,
    to: String,
}

/// The checklist and the pack, which is the first thing to do until the term has ended.
pub fn closing(app: App, ended: bool) -> impl IntoView {
    let locking = RwSignal::new(false);
    let report = section_href(app, Section::Papers);
    let goes = [
        tr!(cycles.pack_profile),
        tr!(cycles.pack_plan),
        tr!(cycles.pack_people),
        tr!(cycles.pack_diagnoses),
        tr!(cycles.pack_register),
    ];
    let stays = [
        tr!(cycles.pack_no_responses),
        tr!(cycles.pack_no_notes),
        tr!(cycles.pack_no_drafts),
    ];
    view! {
        <section class="part">
            <h2>{tr!(cycles.closing_title)}</h2>
            <p>{tr!(cycles.closing_text)}</p>
            {dynamic(move || checklist(app))}
            <h3>{tr!(cycles.pack_title)}</h3>
            <p>{tr!(cycles.pack_text)}</p>
            <div class="row">
                <button class="button" class:primary=!ended type="button" on:click=click(move |_| hand_out(app))>
                    <Icon name="i-save" />{tr!(cycles.pack_download)}
                </button>
                <button class="button" type="button" on:click=click(move |_| locking.set(true))>
                    {tr!(transfer.lock_named, name = tr!(cycles.pack_download))}
                </button>
            </div>
            <details class="more">
                <summary>{tr!(cycles.pack_what)}</summary>
                <h4>{tr!(cycles.pack_goes)}</h4>
                <ul>{goes.map(|line| view! { <li>{line}</li> })}</ul>
                <h4>{tr!(cycles.pack_stays)}</h4>
                <ul>{stays.map(|line| view! { <li>{line}</li> })}</ul>
            </details>
            <p><a href=report>{tr!(cycles.pack_report)}</a></p>
            {dynamic(move || locking.get().then(|| {
                // It holds no responses, so it is no copy of the dossier.
                lock_form(app, Box::new(move || contents(app)), |_, _| (), move || locking.set(false))
            }))}
        </section>
    }
}

fn checklist(app: App) -> impl IntoView {
    let open = app.dossier.read(|dossier| open_items(dossier, today()));
    let letters = at_desk(app, letters_asked);
    let id = app.dossier.id().unwrap_or_default();
    let follow_up = section_href(app, Section::FollowUp);
    let checks = [
        Check {
            open: open.activities,
            words: tr!(cycles.check_activities, n = open.activities).to_string(),
            done: tr!(cycles.check_activities_done),
            to: follow_up.clone(),
        },
        Check {
            open: open.products,
            words: tr!(cycles.check_products, n = open.products).to_string(),
            done: tr!(cycles.check_products_done),
            to: follow_up.clone(),
        },
        Check {
            open: open.cards,
            words: tr!(cycles.check_cards, n = open.cards).to_string(),
            done: tr!(cycles.check_cards_done),
            to: Route::PlanFollowUp(id, FollowUpPlace::Cards).href(),
        },
        Check {
            open: open.commitments,
            words: tr!(cycles.check_commitments, n = open.commitments).to_string(),
            done: tr!(cycles.check_commitments_done),
            to: section_href(app, Section::Plan),
        },
        Check {
            open: letters,
            words: tr!(cycles.check_letters, n = letters).to_string(),
            done: tr!(cycles.check_letters_done),
            to: section_href(app, Section::Papers),
        },
    ];
    view! {
        <ul class="files">
            {checks.map(check)}
            <li>
                <b>{tr!(cycles.check_copy)}</b>
                <span><button class="button" type="button" on:click=click(move |_| {
                    app.save_all();
                    download_dossier(app);
                })>{tr!(plan.export_dossier)}</button></span>
            </li>
        </ul>
    }
}

fn check(check: Check) -> impl IntoView {
    match check.open {
        0 => view! { <li data-state="ok"><b>{check.done}</b></li> }.into_any(),
        _ => view! {
            <li data-state="warn">
                <b>{check.words}</b>
                <span><a href=check.to>{tr!(cycles.check_see)}</a></span>
            </li>
        }
        .into_any(),
    }
}

/// Returns the name, the id and the text of the pack, as the dossier stands now.
fn pack(app: App) -> Option<(String, String, String)> {
    app.save_all();
    let framework = app.framework();
    app.dossier.with(|document| {
        let written = day_of(document.written);
        let pack = hand_over_pack(&framework, document, written);
        let name = hand_over_name(&pack.payload.municipality.name, &pack.id, written);
        let text = pack.to_file_text();
        (name, pack.id, text)
    })
}

fn contents(app: App) -> (String, String) {
    let found = pack(app).map(|(_, id, text)| (id, text));
    found.unwrap_or_default()
}

fn hand_out(app: App) {
    if let Some((name, _, text)) = pack(app) {
        download(&name, &text);
        app.toast(tr!(cycles.pack_ready, name = name).to_string());
    }
}

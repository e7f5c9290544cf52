//! The act that approves the plan.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use crate::documents::time::{iso_day, read_day};
use crate::dossier::Approval;
use crate::plan::{note_approval, withdraw_approval};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::figures::day;
use crate::ui::widgets::{Field, click, dynamic, focus_soon, live, text_field};
use crate::ui::world::{BrowserWorld, day_of, today};

pub fn approval(app: App) -> impl IntoView {
    let kept = Memo::new(move |_| app.dossier.read(|dossier| dossier.plan.approval.clone()));
    view! {
        <section class="part">
            <h2>{tr!(builder.approval_title)}</h2>
            {dynamic(move || match kept.get() {
                Some(approval) => approved(app, approval).into_any(),
                None => form(app).into_any(),
            })}
        </section>
    }
}

fn approved(app: App, approval: Approval) -> impl IntoView {
    let words = tr!(builder.approved, act = approval.act, day = day(approval.on));
    let asking = RwSignal::new(false);
    let ask = move |_| {
        asking.set(true);
        focus_soon("withdraw-reason".into());
    };
    view! {
        <p><strong>{words}</strong></p>
        <p>{tr!(builder.approved_text)}</p>
        {dynamic(move || match asking.get() {
            true => withdrawing(app, asking).into_any(),
            false => view! {
                <div class="row no-print">
                    <button class="button quiet" type="button" id="withdraw-approval" on:click=click(ask)>
                        {tr!(builder.approval_withdraw)}
                    </button>
                </div>
            }.into_any(),
        })}
    }
}

/// The approval goes for a reason, which stands in the history.
fn withdrawing(app: App, asking: RwSignal<bool>) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let field = Field {
        id: "withdraw-reason".into(),
        label: tr!(builder.withdraw_reason).into(),
        hint: tr!(builder.withdraw_hint).into(),
        optional: false,
    };
    let fault = move || match tried.get() && reason.read().trim().is_empty() {
        true => tr!(builder.withdraw_reason_missing).to_string(),
        false => String::new(),
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let why = reason.get_untracked();
        if why.trim().is_empty() {
            return focus_soon("withdraw-reason".into());
        }
        let message = tr!(builder.approval_withdrawn).to_string();
        app.dossier.edit_undoable(app, message, |dossier| {
            withdraw_approval(&mut dossier.plan, &why, &BrowserWorld);
        });
        focus_soon("act".into());
    };
    let cancel = move |_| {
        asking.set(false);
        focus_soon("withdraw-approval".into());
    };
    view! {
        <form class="stack no-print" on:submit=submit
            data-unsent=live(move || !reason.read().trim().is_empty())>
            {text_field(field, "text", move || reason.get(), fault, move |text| reason.set(text))}
            <div class="row">
                <button class="button danger" type="submit">{tr!(builder.approval_withdraw)}</button>
                <button class="button quiet" type="button" on:click=click(cancel)>{tr!(common.cancel)}</button>
            </div>
        </form>
    }
}

/// Reads the day of an act: none that no calendar of people who live has.
fn act_day(text: &str) -> Option<NaiveDate> {
    read_day(text).filter(|day| (2000..=2100).contains(&day.year()))
}

fn form(app: App) -> impl IntoView {
    let act = RwSignal::new(String::new());
    let on = RwSignal::new(iso_day(today()));
    let tried = RwSignal::new(false);
    let kind = app
        .framework()
        .pack
        .approving_act
        .get(language())
        .to_string();
    let field = |id: &str, label: &'static str, hint: String| Field {
        id: id.into(),
        label: label.into(),
        hint,
        optional: false,
    };
    let act_field = field("act", tr!(builder.act), tr!(builder.act_hint, kind = kind));
    let day_field = field("act-day", tr!(builder.act_day), String::new());
    let wrong = move |text: &'static str, is_wrong: bool| match tried.get() && is_wrong {
        true => text.to_string(),
        false => String::new(),
    };
    let act_fault = move || wrong(tr!(builder.act_missing), act.read().trim().is_empty());
    let day_fault = move || wrong(tr!(builder.act_day_wrong), act_day(&on.read()).is_none());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let text = act.get_untracked().trim().to_string();
        match (text.is_empty(), act_day(&on.get_untracked())) {
            (true, _) => focus_soon("act".into()),
            (_, None) => focus_soon("act-day".into()),
            (false, Some(on)) => {
                let message = tr!(builder.approval_done).to_string();
                app.dossier.edit_undoable(app, message, |dossier| {
                    note_approval(&mut dossier.plan, Approval { act: text, on }, day_of);
                });
                focus_soon("withdraw-approval".into());
            }
        }
    };
    view! {
        <p>{tr!(builder.approval_text)}</p>
        <form class="stack no-print" on:submit=submit
            data-unsent=live(move || !act.read().trim().is_empty())>
            {text_field(act_field, "text", move || act.get(), act_fault, move |text| act.set(text))}
            {text_field(day_field, "date", move || on.get(), day_fault, move |text| on.set(text))}
            <div class="row">
                <button class="button primary" type="submit">{tr!(builder.approve)}</button>
            </div>
        </form>
    }
}

//! One change: what was done, which parts, why, and the way back.

use leptos::prelude::*;

use super::reason::reason_field;
use crate::dossier::{Activity, Change, ChangeKind, PlanPart, Progress};
use crate::framework::Framework;
use crate::papers::from_to;
use crate::plan::{ActivityPart, TakeBackFault, Told, changed_parts, take_back_of};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::activity_words::words_of;
use crate::ui::plan::figures::{day, moment_of, money};
use crate::ui::plan::follow_up::words::source as source_name;
use crate::ui::plan::names::years;
use crate::ui::plan::papers::at_desk;
use crate::ui::plan::training_plan::titles::Activities;
use crate::ui::widgets::{click, dynamic};
use crate::ui::world::BrowserWorld;

pub fn entry(app: App, shown: Told, activities: Memo<Activities>) -> impl IntoView {
    let Told { change, after, .. } = shown;
    let title = title(app, &change, after.as_deref());
    let when = moment_of(change.made);
    let edited = change.is_of_text();
    let parts = edited.then(|| parts(app, &change, after.as_deref()));
    let here = change.activity.clone();
    let link = dynamic(move || {
        let activities = activities.read();
        activities
            .get(&here)
            .is_some()
            .then(|| view! { <span>{activities.link(app, &here)}</span> })
    });
    view! {
        <article class="change">
            <h3>{title.clone()}</h3>
            <p class="meta"><span>{when}</span>{link}</p>
            {parts}
            {reason_field(app, (change.id.clone(), change.after_approval), format!("reason-{}", change.id), tr!(builder.reason))}
            {take_back_button(app, &change, title)}
        </article>
    }
}

/// Says what was done to what.
pub fn title(app: App, change: &Change, after: Option<&Activity>) -> String {
    let framework = app.framework();
    if let Some(part) = &change.whole {
        return part_title(&framework, part);
    }
    if let Some(before) = change.years {
        return tr!(builder.change_years, before = years(before));
    }
    let known = after.or_else(|| change.before.first().map(|item| &**item));
    let title = match known {
        Some(activity) => words_of(&framework, activity).title,
        None => tr!(builder.activity_gone).to_string(),
    };
    match change.kind {
        ChangeKind::Edited => match (change.progress, change.places.is_empty()) {
            (Some(Progress::Cancelled), _) => tr!(builder.change_taken_up, title = title),
            (Some(_), _) => tr!(builder.change_called_off, title = title),
            (None, false) => tr!(builder.change_moved, title = title),
            (None, true) => tr!(builder.change_edited, title = title),
        },
        ChangeKind::Added => tr!(builder.change_added, title = title),
        ChangeKind::Removed => tr!(builder.change_removed, title = title),
        ChangeKind::Merged => {
            let titles = change
                .before
                .iter()
                .map(|item| words_of(&framework, item).title);
            let titles: Vec<String> = titles.collect();
            tr!(builder.change_merged, titles = titles.join("; "))
        }
        ChangeKind::Separated => tr!(builder.change_separated, title = title),
    }
}

/// Says which part of the plan as a whole was changed.
fn part_title(framework: &Framework, part: &PlanPart) -> String {
    match part {
        PlanPart::Approval { value } => {
            let (act, on) = (value.act.clone(), day(value.on));
            tr!(builder.change_withdrawn, act = act, day = on)
        }
        PlanPart::Document { key, .. } => {
            let id = key.split('/').next().unwrap_or_default();
            let mut templates = framework.pack.templates.iter();
            let template = templates.find(|template| template.id == id);
            let title = template.map_or(id, |template| template.title.get(language()));
            tr!(builder.change_document, title = title)
        }
        PlanPart::Limit {
            source,
            year,
            cents,
        } => {
            let source = source_name(*source);
            let before = cents.map(|cents| money(cents, &framework.pack.currency));
            let before = before.unwrap_or_else(|| "–".to_string());
            tr!(
                builder.change_limit,
                source = source,
                year = year,
                before = before
            )
        }
    }
}

/// The parts that changed; of those that fit on a line, from what to what.
fn parts(app: App, change: &Change, after: Option<&Activity>) -> AnyView {
    let Some((before, after)) = change.before.first().zip(after) else {
        return ().into_any();
    };
    let items = changed_parts(before, after).into_iter().map(|part| {
        let name = part_name(part);
        let words = untrack(|| at_desk(app, |desk| from_to(desk, part, [before, after])));
        let words = words.map(|(_, words)| words);
        view! { <li><b>{name}</b>{words.map(|words| format!(": {words}"))}</li> }
    });
    let items = items.collect_view();
    if items.is_empty() {
        return view! { <p class="muted">{tr!(builder.change_undone)}</p> }.into_any();
    }
    view! { <ul>{items}</ul> }.into_any()
}

fn part_name(part: ActivityPart) -> &'static str {
    match part {
        ActivityPart::Title => tr!(plan.activity_title),
        ActivityPart::Objective => tr!(plan.objective),
        ActivityPart::Contents => tr!(plan.content),
        ActivityPart::Competencies => tr!(builder.part_competencies),
        ActivityPart::Modality => tr!(plan.modality),
        ActivityPart::Phases => tr!(builder.phases),
        ActivityPart::Participants => tr!(plan.participants),
        ActivityPart::Language => tr!(builder.part_language),
        ActivityPart::Trainer => tr!(builder.part_trainer),
        ActivityPart::Serves => tr!(institution.serves),
        ActivityPart::Hours => tr!(plan.hours),
        ActivityPart::Months => tr!(plan.months),
        ActivityPart::Product => tr!(plan.product),
        ActivityPart::Indicator => tr!(plan.indicator),
        ActivityPart::Evaluation => tr!(plan.evaluation_levels),
        ActivityPart::Responsible => tr!(plan.responsible),
        ActivityPart::Costs => tr!(plan.cost),
        ActivityPart::Permission => tr!(builder.part_permission),
        ActivityPart::Commitments => tr!(builder.part_commitments),
        ActivityPart::Notes => tr!(plan.notes),
    }
}

fn take_back_button(app: App, change: &Change, title: String) -> Option<AnyView> {
    let id = change.id.clone();
    let label = tr!(builder.take_back_named, title = title);
    let press = move |_| {
        let mut outcome = Ok(());
        let message = tr!(builder.change_taken_back).to_string();
        // Tried first, so that what cannot be taken back offers nothing to undo.
        app.dossier.read_untracked(|dossier| {
            outcome = take_back_of(&mut dossier.clone(), &id, &BrowserWorld);
        });
        match outcome {
            Ok(()) => app.dossier.edit_undoable(app, message, |dossier| {
                // It was tried a moment ago on the same plan.
                let _ = take_back_of(dossier, &id, &BrowserWorld);
            }),
            Err(fault) => app.toast(fault_words(fault).to_string()),
        }
    };
    (change.kind != ChangeKind::Separated).then(|| {
        view! {
            <div class="row no-print">
                <button class="button quiet" type="button" aria-label=label on:click=click(press)>
                    {tr!(builder.take_back)}
                </button>
            </div>
        }
        .into_any()
    })
}

fn fault_words(fault: TakeBackFault) -> &'static str {
    match fault {
        TakeBackFault::Unknown | TakeBackFault::Gone => tr!(builder.take_back_gone),
        TakeBackFault::AlreadyThere => tr!(builder.take_back_there),
        TakeBackFault::AsItWas => tr!(builder.change_undone),
        TakeBackFault::Approved => tr!(builder.take_back_approved),
        TakeBackFault::HasResults => tr!(builder.take_back_results),
        TakeBackFault::Separated => tr!(builder.take_back_separated),
    }
}

//! Commitments of earlier terms that are still open.

use leptos::prelude::*;

use crate::cycles::open_commitments;
use crate::dossier::Party;
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::words_of;
use crate::ui::plan::figures::day;
use crate::ui::widgets::{click, dynamic};

/// An open commitment, and where it stands.
#[derive(Clone, PartialEq)]
struct Line {
    plan: usize,
    activity: String,
    place: usize,
    title: String,
    by: Party,
    text: String,
    until: String,
}

/// What earlier terms promised and nobody has said was kept.
pub fn inherited(app: App) -> impl IntoView {
    let lines = Memo::new(move |_| lines(app, &app.framework()));
    dynamic(move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            view! {
                <section class="part">
                    <h2>{tr!(cycles.inherited_title)}</h2>
                    <p>{tr!(cycles.inherited_text)}</p>
                    {lines.into_iter().map(|line| row(app, line)).collect_view()}
                </section>
            }
        })
    })
}

fn lines(app: App, framework: &Framework) -> Vec<Line> {
    app.dossier.read(|dossier| {
        let open = open_commitments(dossier).into_iter();
        let past = open.filter_map(|open| {
            let until = open.commitment.until.map(day).unwrap_or_default();
            Some(Line {
                plan: open.past_plan?,
                activity: open.activity.id.clone(),
                place: open.place,
                title: words_of(framework, open.activity).title,
                by: open.commitment.by,
                text: open.commitment.text.clone(),
                until,
            })
        });
        past.collect()
    })
}

/// Names who promises.
fn party(by: Party) -> &'static str {
    match by {
        Party::Authority => tr!(cycles.party_authority),
        Party::Person => tr!(cycles.party_person),
        Party::Head => tr!(cycles.party_head),
        Party::Organiser => tr!(cycles.party_organiser),
        Party::Trainer => tr!(cycles.party_trainer),
    }
}

fn row(app: App, line: Line) -> impl IntoView {
    let until =
        (!line.until.is_empty()).then(|| tr!(cycles.until, day = line.until.clone()).to_string());
    let (yes, no) = (answer(app, &line, true), answer(app, &line, false));
    view! {
        <article class="activity">
            <h3>{line.text.clone()}</h3>
            <p class="meta"><span>{party(line.by)}</span><span>{line.title}</span>{until.map(|text| view! { <span>{text}</span> })}</p>
            <div class="row">{yes}{no}</div>
        </article>
    }
}

fn answer(app: App, line: &Line, kept: bool) -> impl IntoView + use<> {
    let words = match kept {
        true => tr!(cycles.kept),
        false => tr!(cycles.not_kept),
    };
    let label = format!("{words}: {}", line.text);
    let (plan, activity, place) = (line.plan, line.activity.clone(), line.place);
    let note = move |_| {
        let message = tr!(cycles.commitment_noted).to_string();
        app.dossier.edit_undoable(app, message, |dossier| {
            let past = dossier.past_plans.get_mut(plan);
            let activity = past.and_then(|past| past.plan.activity_mut(&activity));
            let commitment = activity.and_then(|found| found.commitments.get_mut(place));
            if let Some(commitment) = commitment {
                commitment.kept = Some(kept);
            }
        });
    };
    view! { <button class="button" type="button" aria-label=label on:click=click(note)>{words}</button> }
}

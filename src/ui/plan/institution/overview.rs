//! The summary: where to begin, how far each part has come, what was found and what helps.

use leptos::prelude::*;

use super::graph::graph;
use super::parts::{line, part_href, progress, tally_of};
use super::words;
use crate::dossier::{DiagnosisPart, Institution, InstrumentStatus, Tally};
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::derived::section_href;
use crate::ui::plan::names;
use crate::ui::route::Section;
use crate::ui::widgets::{Icon, dynamic};

/// The section's first screen.
pub fn overview(app: App) -> impl IntoView {
    let empty = Memo::new(move |_| app.dossier.read(|dossier| dossier.institution.is_empty()));
    view! {
        {line(app, None)}
        <h2>{tr!(institution.title)}</h2>
        {dynamic(move || if empty.get() {
            beginning(app).into_any()
        } else {
            found(app).into_any()
        })}
        <section class="part">
            <h2>{tr!(institution.parts)}</h2>
            <ul class="diagnosis-index">
                {DiagnosisPart::ALL.map(|part| part_row(app, part))}
            </ul>
        </section>
        <section class="part">
            <h2>{tr!(institution.links_title)}</h2>
            <p>{tr!(institution.links_text)}</p>
            {graph(app)}
        </section>
    }
}

/// What to do first.
fn beginning(app: App) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name="i-file" />
            <h3>{tr!(institution.begin_title)}</h3>
            <p>{tr!(institution.begin_text)}</p>
            <ol>
                <li>{tr!(institution.begin_people)}</li>
                <li>{tr!(institution.begin_evidence)}</li>
                <li>{tr!(institution.begin_order)}</li>
                <li>{tr!(institution.begin_doubt)}</li>
            </ol>
            <a class="button primary" href=part_href(app, DiagnosisPart::Instruments)>
                {tr!(institution.begin)}
            </a>
        </div>
    }
}

/// What was found, and the way to what helps.
fn found(app: App) -> impl IntoView {
    let framework = app.framework();
    let helps = Memo::new(move |_| {
        app.dossier.read(|dossier| {
            let institution = &dossier.institution;
            (
                lacking(&framework, institution),
                institution.lacks(&framework).len(),
            )
        })
    });
    let named = app.framework();
    let without = move || {
        app.dossier
            .read(|dossier| without(&named, &dossier.institution))
    };
    let to_suggestions = section_href(app, Section::Suggestions);
    view! {
        <p class="lead">{dynamic(move || match helps.get() {
            (0, _) => tr!(institution.found_nothing).to_string(),
            (n, contents) => tr!(institution.found, n = n, contents = contents).to_string(),
        })}</p>
        {dynamic(move || without().map(|words| view! { <p>{words}</p> }))}
        {dynamic(move || (helps.get().1 > 0).then(|| view! {
            <div class="row">
                <a class="button primary" href=to_suggestions.clone()>{tr!(institution.to_suggestions)}</a>
            </div>
        }))}
    }
}

/// Counts everything that is lacking, in all parts.
fn lacking(framework: &Framework, institution: &Institution) -> usize {
    let parts = DiagnosisPart::ALL.into_iter();
    parts
        .map(|part| institution.tally(framework, part).lacking())
        .sum()
}

/// Names the instruments that are missing or expired.
pub fn without(framework: &Framework, institution: &Institution) -> Option<String> {
    let gone = |id: &str| {
        let status = institution.instruments.get(id)?.status?;
        let gone = [InstrumentStatus::Missing, InstrumentStatus::Expired].contains(&status);
        gone.then(|| {
            let name = names::instrument_short(framework, id);
            format!("{name} ({})", words::status(Some(status)).to_lowercase())
        })
    };
    let gone: Vec<String> = framework
        .instruments
        .iter()
        .filter_map(|item| gone(&item.id))
        .collect();
    (!gone.is_empty()).then(|| tr!(institution.without, names = gone.join(", ")).to_string())
}

fn part_row(app: App, part: DiagnosisPart) -> impl IntoView {
    let tally = tally_of(app, part);
    view! {
        <li>
            <h3><a href=part_href(app, part)>{words::part(part)}</a></h3>
            {progress(app, part)}
            <p class="hint">{dynamic(move || counts(&tally.read()))}</p>
        </li>
    }
}

/// Says how many of each answer; empty without answers.
pub fn counts(tally: &Tally) -> String {
    if tally.answered() == 0 {
        return String::new();
    }
    tr!(
        institution.counts,
        done = tally.done,
        partly = tally.partly,
        not = tally.not,
        apart = tally.not_applicable
    )
    .to_string()
}

//! The parts of the diagnosis: the line that leads to them, how far each has come, what comes next.

use leptos::prelude::*;

use super::words;
use crate::dossier::{DiagnosisPart, Tally};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::derived::section_href;
use crate::ui::route::{Route, Section};
use crate::ui::widgets::{dynamic, live};

/// Links to a part of the open dossier's diagnosis.
pub fn part_href(app: App, part: DiagnosisPart) -> String {
    let id = app.dossier.id().unwrap_or_default();
    Route::PlanDiagnosis(id, part).href()
}

/// Follows the counts of a part.
pub fn tally_of(app: App, part: DiagnosisPart) -> Memo<Tally> {
    let framework = app.framework();
    Memo::new(move |_| {
        app.dossier
            .read(|dossier| dossier.institution.tally(&framework, part))
    })
}

/// The line of parts; `current` is absent in the summary.
pub fn line(app: App, current: Option<DiagnosisPart>) -> impl IntoView {
    let page = |here: bool| here.then_some("page");
    let to_summary = section_href(app, Section::Institution);
    view! {
        <nav class="parts-line no-print" aria-label=tr!(institution.parts)>
            <a href=to_summary aria-current=page(current.is_none())>{tr!(institution.summary)}</a>
            {DiagnosisPart::ALL.map(|part| view! {
                <a href=part_href(app, part) aria-current=page(current == Some(part))>
                    {words::part_short(part)}
                </a>
            })}
        </nav>
    }
}

/// What a part asks, and how to answer it.
pub fn intro(app: App, part: DiagnosisPart) -> impl IntoView {
    let text = match part {
        DiagnosisPart::Mandates => tr!(institution.intro_mandates),
        DiagnosisPart::Systems => tr!(institution.intro_systems),
        DiagnosisPart::Instruments => tr!(institution.intro_instruments),
        DiagnosisPart::Principles => tr!(institution.intro_principles),
        DiagnosisPart::Practices => tr!(institution.intro_practices),
    };
    let norm = (part == DiagnosisPart::Mandates)
        .then(|| mandate_norm(app))
        .flatten();
    view! {
        <p>{text}</p>
        {norm.map(|words| view! { <p class="hint">{words}</p> })}
    }
}

/// Says where it stands whose each function is, and what "to check" means.
fn mandate_norm(app: App) -> Option<String> {
    let framework = app.framework();
    let Some(id) = framework.pack.mandate_norm.as_ref() else {
        return Some(tr!(institution.mandate_norm_none).to_string());
    };
    let norm = framework.pack.norms.iter().find(|norm| norm.id == *id)?;
    Some(tr!(institution.mandate_norm, norm = norm.name.get(language())).to_string())
}

/// How many were answered, in words and as a bar.
pub fn progress(app: App, part: DiagnosisPart) -> impl IntoView {
    let tally = tally_of(app, part);
    let said = move || {
        let tally = tally.get();
        tr!(
            institution.progress,
            n = tally.answered(),
            all = tally.all()
        )
        .to_string()
    };
    view! {
        <div class="answered">
            <p>{dynamic(said)}</p>
            <progress
                aria-hidden="true"
                max=live(move || tally.get().all().to_string())
                value=live(move || tally.get().answered().to_string())
            ></progress>
        </div>
    }
}

/// The way on: to the next part, and from the last to the summary.
pub fn next(app: App, part: DiagnosisPart) -> impl IntoView {
    let mut rest = DiagnosisPart::ALL
        .into_iter()
        .skip_while(|other| *other != part)
        .skip(1);
    let (href, words) = match rest.next() {
        Some(next) => {
            let name = words::part(next);
            (
                part_href(app, next),
                tr!(institution.go_on_with, name = name).to_string(),
            )
        }
        None => {
            let words = tr!(institution.to_summary).to_string();
            (section_href(app, Section::Institution), words)
        }
    };
    view! { <div class="row end no-print"><a class="button primary" href=href>{words}</a></div> }
}

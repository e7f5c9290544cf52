//! A dossier that was made with another framework than the one in use.

use leptos::prelude::*;

use crate::dossier::follow_framework;
use crate::framework::Listed;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::widgets::{dynamic, notice};

/// Puts the open dossier into the ids of the framework in use, where that one knows the framework that
/// it was made with, and says so.
pub fn follow(app: App) {
    let framework = app.framework();
    let reference = framework.reference();
    let Some(made_with) = app.dossier.made_with().filter(|found| *found != reference) else {
        return;
    };
    // Other words in the same version change no id, but may understand what was set aside before.
    let quiet = framework.is_of(&made_with);
    let set_aside = app
        .dossier
        .follow_framework(app, reference, |dossier, made_with| {
            follow_framework(dossier, made_with, &framework)
        });
    let Some(set_aside) = set_aside else {
        return;
    };
    let gone: Vec<String> = set_aside.into_values().flatten().collect();
    let version = format!("{} {}", framework.id, framework.version);
    let mut said = if gone.is_empty() {
        tr!(plan.framework_followed, version = version)
    } else {
        tr!(
            plan.framework_followed_partly,
            version = version,
            ids = gone.join(", ")
        )
    };
    let partly = app.dossier.read(|dossier| {
        let responses = dossier.responses.iter();
        responses
            .filter(|item| !item.set_aside(&framework).is_empty())
            .count()
    });
    if quiet {
        return;
    }
    said.push(' ');
    if partly > 0 {
        said.push_str(&tr!(plan.framework_answers_aside, n = partly));
    } else if gone.is_empty() {
        said.push_str(tr!(plan.framework_nothing_lost));
    }
    app.toast(said);
}

/// Says that the open dossier was made with a framework that the one in use does not know.
pub fn unknown_framework(app: App) -> impl IntoView {
    dynamic(move || {
        let framework = app.framework();
        let made_with = app.dossier.with(|document| document.framework.clone())?;
        framework.mapping_from(&made_with).is_none().then(|| {
            let found = format!("{} {}", made_with.id, made_with.version);
            let in_use = format!("{} {}", framework.id, framework.version);
            let text = tr!(plan.framework_unknown_text, found = found, in_use = in_use);
            notice("warn", tr!(plan.framework_unknown).to_string(), text)
        })
    })
}

/// Names a list of the framework.
pub fn listed(listed: Listed) -> &'static str {
    match listed {
        Listed::Competency => tr!(plan.listed_competencies),
        Listed::Content => tr!(plan.listed_contents),
        Listed::Modality => tr!(plan.listed_modalities),
        Listed::Post => tr!(plan.listed_posts),
    }
}

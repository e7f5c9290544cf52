//! What is missing in a document and where to fill it in.

use leptos::prelude::*;

use super::document::Paper;
use crate::framework::Framework;
use crate::papers::{Blank, Place, place_of};
use crate::ui::i18n::{language, tr};
use crate::ui::plan::derived::section_href;
use crate::ui::route::{PlanView, Route, Section};

/// The missing values, grouped by the screen where they are filled in; nothing where there are none.
pub fn missing(paper: Paper, blanks: &[Blank]) -> Option<AnyView> {
    let framework = paper.app.framework();
    let mut places: Vec<(Place, Vec<String>)> = Vec::new();
    for blank in blanks {
        let words = words(&framework, blank);
        let place = place_of(blank);
        match places.iter_mut().find(|(known, _)| *known == place) {
            Some((_, names)) => names.push(words),
            None => places.push((place, vec![words])),
        }
    }
    (!places.is_empty()).then(|| {
        let items = places.into_iter().map(|(place, names)| {
            let (name, to) = link(paper, place);
            view! { <li>{names.join(", ")}": "<a href=to>{name}</a></li> }
        });
        let items = items.collect_view();
        view! {
            <div class="notice" data-kind="warn">
                <h3>{tr!(papers.missing_title, n = blanks.len()).to_string()}</h3>
                <p>{tr!(papers.missing_text)}</p>
                <ul>{items}</ul>
            </div>
        }
        .into_any()
    })
}

/// Says what a placeholder stands for.
pub fn words(framework: &Framework, name: &str) -> String {
    framework.placeholder_words(name, language()).to_string()
}

/// Names the screen where something is filled in, with its address.
fn link(paper: Paper, place: Place) -> (&'static str, String) {
    let app = paper.app;
    let dossier = app.dossier.id().unwrap_or_default();
    match place {
        Place::Profile => (tr!(papers.to_profile), section_href(app, Section::Profile)),
        Place::People => (tr!(papers.to_people), section_href(app, Section::People)),
        Place::Responses => (
            tr!(papers.to_responses),
            section_href(app, Section::Responses),
        ),
        Place::Institution => (
            tr!(papers.to_institution),
            section_href(app, Section::Institution),
        ),
        Place::Plan => (tr!(papers.to_plan), section_href(app, Section::Plan)),
        Place::FollowUp => (
            tr!(papers.to_follow_up),
            section_href(app, Section::FollowUp),
        ),
        Place::Approval => {
            let to = Route::PlanView(dossier, PlanView::Changes).href();
            (tr!(papers.to_approval), to)
        }
        Place::Activity => {
            let activity = paper.key.with_value(|key| key.activity.clone());
            let to = match activity {
                Some(activity) => Route::PlanActivity(dossier, activity).href(),
                None => section_href(app, Section::Plan),
            };
            (tr!(papers.to_activity), to)
        }
    }
}

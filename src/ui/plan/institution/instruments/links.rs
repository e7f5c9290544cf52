//! Whether the instruments that this one guides follow it.

use leptos::prelude::*;

use super::super::answers::yes_or_no;
use super::Place;
use crate::dossier::InstrumentStatus;
use crate::framework::Framework;
use crate::ui::i18n::tr;
use crate::ui::plan::names;
use crate::ui::widgets::dynamic;

pub fn links(place: Place) -> Option<impl IntoView> {
    let guided = place.instrument(|item| item.guides.clone());
    let expired = move || place.status.get() == Some(InstrumentStatus::Expired);
    (!guided.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h4>{tr!(institution.follow_title)}</h4>
                {dynamic(move || expired().then(|| view! {
                    <p class="hint">{tr!(institution.follow_expired)}</p>
                }))}
                <div class="findings">
                    {guided.into_iter().map(|id| one(place, id)).collect_view()}
                </div>
            </section>
        }
    })
}

fn one(place: Place, guided: String) -> AnyView {
    let framework = place.app.framework();
    let question = question(&framework, &place.id.get_value(), &guided);
    let name = place.html_id(&format!("guides-{guided}"));
    let guided = StoredValue::new(guided);
    let given = Memo::new(move |_| {
        place.read(|finding| guided.with_value(|id| finding.followed_by.get(id).copied()))
    });
    yes_or_no(name, question, given, move |follows| {
        place.edit(|finding| {
            let id = guided.get_value();
            match follows {
                Some(follows) => finding.followed_by.insert(id, follows),
                None => finding.followed_by.remove(&id),
            };
        });
    })
}

/// Asks whether one follows the other: by their initials, where both have some.
fn question(framework: &Framework, guide: &str, guided: &str) -> String {
    let initials = |id: &str| {
        let found = framework.instrument(id).map(|item| item.acronym.clone());
        found.filter(|initials| !initials.is_empty())
    };
    match (initials(guide), initials(guided)) {
        (Some(guide), Some(guided)) => {
            tr!(institution.follow_question, guided = guided, guide = guide).to_string()
        }
        _ => {
            let guided = names::instrument(framework, guided);
            tr!(institution.follow_question_named, guided = guided).to_string()
        }
    }
}

//! Cards on paper, to be filled in by hand: those of the people first, those of their heads after them.

use leptos::prelude::*;

use super::super::words;
use super::Line;
use crate::dossier::{Applied, CardView, Hindrance};
use crate::follow_up::CardState;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::figures::day;
use crate::ui::plan::names;

/// The cards that wait for an answer, one for each side that has not given one.
pub fn paper(app: App, lines: &[Line]) -> impl IntoView + use<> {
    let place = app
        .dossier
        .with(|found| names::dossier(&found.payload))
        .unwrap_or_default();
    let waits = |line: &&Line| matches!(line.card.state, CardState::Due | CardState::Overdue);
    let cards = CardView::ALL.into_iter().flat_map(|view| {
        let open = lines.iter().filter(waits);
        let open = open.filter(move |line| line.card.says(view).is_none());
        open.map(move |line| (line, view))
    });
    let cards: Vec<_> = cards
        .map(|(line, view)| one(&place, line, view).into_any())
        .collect();
    let none = cards
        .is_empty()
        .then(|| view! { <p>{tr!(follow.cards_print_none)}</p> });
    view! { <div class="paper-cards print-only">{cards}{none}</div> }
}

fn one(place: &str, line: &Line, view: CardView) -> impl IntoView + use<> {
    let asks = match view {
        CardView::Person => tr!(follow.applied_ask_person),
        CardView::Head => tr!(follow.applied_ask_head),
    };
    let boxes = |words: Vec<&'static str>| {
        let items = words
            .into_iter()
            .map(|words| view! { <li>"☐ "{words}</li> });
        view! { <ul class="boxes">{items.collect_view()}</ul> }
    };
    let applied = boxes(Applied::ALL.map(words::applied).to_vec());
    let hindrances = boxes(Hindrance::ALL.map(words::hindrance).to_vec());
    view! {
        <article>
            <p class="eyebrow">{place.to_string()}" · "{words::due(line.card.due)}" · "{words::view(view)}</p>
            <h3>{line.person.clone()}</h3>
            <p>{line.title.clone()}". "{tr!(follow.paper_due, day = day(line.card.on))}</p>
            <p><b>{asks}</b></p>
            {applied}
            <p><b>{tr!(follow.hindrance_ask)}</b></p>
            {hindrances}
            <p><b>{tr!(follow.card_evidence)}</b></p>
            <p class="blank"></p>
            <p class="blank"></p>
            <p class="sign">{tr!(follow.paper_sign)}</p>
        </article>
    }
}

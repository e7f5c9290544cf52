//! Answering a card, for the person or for the head of the unit.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::super::words;
use crate::dossier::{Applied, Card, CardDue, CardView, Hindrance};
use crate::follow_up::{DueCard, find_activity, put_card, take_card};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::profile::date;
use crate::ui::widgets::{Choice, Field, click, dynamic, radio_group, text_area};
use crate::ui::world::today;

/// Whose view of which card is answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answering {
    activity: String,
    person: String,
    due: CardDue,
    view: CardView,
}

impl Answering {
    /// A side of a card.
    pub fn of(card: &DueCard, view: CardView) -> Answering {
        Answering {
            activity: card.activity.clone(),
            person: card.person.clone(),
            due: card.due,
            view,
        }
    }

    /// The id of the button that opens it.
    pub fn button_id(&self) -> String {
        let Answering {
            activity,
            person,
            due,
            view,
        } = self;
        format!("{view:?}-{activity}-{person}-{due:?}")
    }

    /// Tells whether it is a side of this card.
    pub fn is_of(&self, card: &DueCard) -> bool {
        (&self.activity, &self.person, self.due) == (&card.activity, &card.person, card.due)
    }
}

/// An answer that is open.
#[derive(Clone, Copy)]
struct Answer {
    app: App,
    of: StoredValue<Answering>,
}

impl Answer {
    fn card(self) -> Option<Card> {
        self.app.dossier.read(|dossier| {
            self.of.with_value(|of| {
                let activity = find_activity(dossier, &of.activity)?;
                let mut cards = activity.enrolled.get(&of.person)?.cards.iter();
                cards
                    .find(|card| card.due == of.due && card.view == of.view)
                    .cloned()
            })
        })
    }

    /// Keeps the card; the first choice makes it.
    fn edit(self, change: impl FnOnce(&mut Card)) {
        self.app.dossier.edit(self.app, |dossier| {
            let card = untrack(|| self.card());
            self.of.with_value(|of| {
                let mut card = card.unwrap_or(Card {
                    due: of.due,
                    view: of.view,
                    answered: today(),
                    applied: Applied::default(),
                    evidence: String::new(),
                    hindrance: None,
                });
                change(&mut card);
                put_card(dossier, &of.activity, &of.person, card);
            });
        });
    }

    fn take_back(self) {
        let message = tr!(follow.card_removed).to_string();
        self.app
            .dossier
            .edit_undoable(self.app, message, |dossier| {
                self.of.with_value(|of| {
                    take_card(dossier, &of.activity, &of.person, of.due, of.view);
                });
            });
    }
}

/// The form of an answer. The rest of it appears once the first question is answered.
pub fn answer(
    app: App,
    answering: Answering,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let view = answering.view;
    let answer = Answer {
        app,
        of: StoredValue::new(answering),
    };
    let there = Memo::new(move |_| answer.card().is_some());
    let legend = match view {
        CardView::Person => tr!(follow.applied_ask_person),
        CardView::Head => tr!(follow.applied_ask_head),
    };
    let choices = Applied::ALL.map(|applied| Choice::new(applied, words::applied(applied)));
    view! {
        <div class="answer stack">
            {radio_group(
                "applied".into(),
                legend.into(),
                choices.into(),
                move || answer.card().map(|card| card.applied),
                move |applied| answer.edit(|card| card.applied = applied),
            )}
            {dynamic(move || there.get().then(|| rest(answer)))}
            <div class="row">
                <button class="button" type="button" on:click=click(move |_| close())>{tr!(follow.done)}</button>
                {dynamic(move || there.get().then(|| view! {
                    <button class="button danger" type="button" on:click=click(move |_| {
                        answer.take_back();
                        close();
                    })>{tr!(follow.card_remove)}</button>
                }))}
            </div>
        </div>
    }
}

fn rest(answer: Answer) -> impl IntoView {
    let mut hindrances = vec![Choice::new(None, tr!(follow.hindrance_none))];
    let all = Hindrance::ALL.map(|item| Choice::new(Some(item), words::hindrance(item)));
    hindrances.extend(all);
    let evidence = Field {
        id: "card-evidence".into(),
        label: tr!(follow.card_evidence).into(),
        hint: tr!(follow.evidence_hint).into(),
        optional: true,
    };
    view! {
        {radio_group(
            "hindrance".into(),
            tr!(follow.hindrance_ask).into(),
            hindrances,
            move || answer.card().map(|card| card.hindrance),
            move |hindrance| answer.edit(|card| card.hindrance = hindrance),
        )}
        {text_area(
            evidence,
            move || answer.card().map(|card| card.evidence).unwrap_or_default(),
            move |text| answer.edit(|card| card.evidence = text),
        )}
        {answered_on(answer)}
    }
}

/// Reads the day of an answer, which is never in the future.
fn past_day(text: &str) -> Result<NaiveDate, String> {
    let day = date(text)?.ok_or_else(|| tr!(follow.answered_missing).to_string())?;
    if day > today() {
        Err(tr!(follow.answered_future).to_string())
    } else {
        Ok(day)
    }
}

fn answered_on(answer: Answer) -> impl IntoView {
    let field = Field {
        id: "card-answered".into(),
        label: tr!(follow.answered_on).into(),
        hint: String::new(),
        optional: false,
    };
    let kept = move || {
        answer
            .card()
            .map(|card| card.answered.to_string())
            .unwrap_or_default()
    };
    let keep = move |day| answer.edit(|card| card.answered = day);
    parsed_field(field, "date", kept, past_day, keep, String::new)
}

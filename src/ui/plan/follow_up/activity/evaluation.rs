//! Reaction and learning, as the country's pack names its levels: a line per person, and what they say together.

use leptos::prelude::*;

use super::super::column::{ColumnCell, along_the_column, column_cell};
use super::super::followed::Followed;
use super::super::words::{learning as learning_words, reaction as reaction_words};
use super::super::{href, parse, words};
use crate::dossier::{Activity, CardDue, Dossier, Enrolment};
use crate::follow_up::{
    CardState, Evaluated, EvaluationKind, GroupFigure, cards_of, due_on, evaluated, evaluation_kind,
};
use crate::response::Level;
use crate::ui::charts::{Change, changes};
use crate::ui::i18n::{language, tr};
use crate::ui::plan::figures::day;
use crate::ui::route::FollowUpPlace;
use crate::ui::widgets::dynamic;
use crate::ui::world::today;

/// A column of levels.
#[derive(Clone, Copy)]
struct Asked {
    column: &'static str,
    head: &'static str,
    place: fn(&mut Enrolment) -> &mut Option<Level>,
}

const REACTION: fn(&mut Enrolment) -> &mut Option<Level> = |found| &mut found.reaction;
const BEFORE: fn(&mut Enrolment) -> &mut Option<Level> = |found| &mut found.before;
const AFTER: fn(&mut Enrolment) -> &mut Option<Level> = |found| &mut found.after;

pub fn evaluation(followed: Followed) -> impl IntoView {
    let people = followed.people();
    let empty = Memo::new(move |_| people.read().is_empty());
    dynamic(move || {
        (!empty.get()).then(|| {
            view! {
                <section class="part">
                    <h3>{tr!(follow.evaluation_title)}</h3>
                    {levels(followed)}
                    {table(followed, people)}
                    {together(followed)}
                    {learning(followed, people)}
                </section>
                <section class="part">
                    <h3>{tr!(follow.cards_title)}</h3>
                    {application(followed)}
                    <div class="row no-print">
                        <a class="button" href=href(followed.app, FollowUpPlace::Cards)>{tr!(follow.to_cards)}</a>
                    </div>
                </section>
            }
        })
    })
}

/// The levels of the country, with what each asks and where it is answered.
fn levels(followed: Followed) -> impl IntoView {
    let framework = followed.app.framework();
    let pack = &framework.pack;
    let items = pack.evaluation_levels.iter().map(|level| {
        let place = match evaluation_kind(pack, &level.id) {
            Some(EvaluationKind::Reaction | EvaluationKind::Learning) => tr!(follow.level_here),
            Some(EvaluationKind::Application) => tr!(follow.level_cards),
            Some(EvaluationKind::Impact) => tr!(follow.level_indicator),
            None => "",
        };
        let (name, asks) = (level.name.get(language()), level.asks.get(language()));
        view! { <li><b>{name.to_string()}</b>": "{asks.to_string()}" "{place}</li> }
    });
    view! { <ol>{items.collect_view()}</ol> }
}

fn columns(followed: Followed) -> Vec<Asked> {
    let framework = followed.app.framework();
    let pack = &framework.pack;
    let asks = |kind| {
        let mut levels = pack.evaluation_levels.iter();
        levels.any(|level| evaluation_kind(pack, &level.id) == Some(kind))
    };
    let asked = |column, head, place| Asked {
        column,
        head,
        place,
    };
    let mut columns = Vec::new();
    if asks(EvaluationKind::Reaction) {
        columns.push(asked("reaction", tr!(follow.reaction), REACTION));
    }
    if asks(EvaluationKind::Learning) {
        columns.push(asked("before", tr!(follow.before), BEFORE));
        columns.push(asked("after", tr!(follow.after), AFTER));
    }
    columns
}

fn table(followed: Followed, people: Memo<Vec<String>>) -> impl IntoView {
    let columns = columns(followed);
    let heads = columns
        .iter()
        .map(|asked| view! { <th scope="col">{asked.head}</th> });
    let heads = heads.collect_view();
    view! {
        <p class="hint no-print">{tr!(follow.levels_hint)}</p>
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(follow.evaluation_title)>
            <table class="data column">
                <thead><tr><th scope="col">{tr!(follow.person)}</th>{heads}</tr></thead>
                <tbody on:keydown=along_the_column>
                    <For each=move || people.get() key=String::clone children=move |id| {
                        row(followed, id, &columns)
                    } />
                </tbody>
            </table>
        </div>
    }
}

fn row(followed: Followed, id: String, columns: &[Asked]) -> impl IntoView + use<> {
    let name = followed
        .app
        .dossier
        .read(|dossier| words::person_of(dossier, &id));
    let stored = StoredValue::new(id.clone());
    let cells = columns.iter().map(|asked| {
        let place = asked.place;
        let cell = ColumnCell {
            id: format!("{}-{id}", asked.column),
            column: asked.column,
            label: format!("{}: {name}", asked.head),
        };
        let kept = move || {
            let mut found = stored.with_value(|id| followed.of(id, Enrolment::clone));
            place(&mut found)
                .map(|level| level.get().to_string())
                .unwrap_or_default()
        };
        let keep = move |level| {
            stored.with_value(|id| followed.edit_of(id, |found| *place(found) = level));
        };
        column_cell(cell, kept, parse::level, keep)
    });
    let cells = cells.collect_view();
    view! { <tr><th scope="row">{name}</th>{cells}</tr> }
}

/// What people say together, where they are enough.
fn together(followed: Followed) -> impl IntoView {
    let lines = Memo::new(move |_| {
        followed
            .app
            .dossier
            .read(|dossier| said(dossier, &followed.id()))
    });
    view! {
        <div role="status">{dynamic(move || {
            let lines = lines.get().into_iter();
            lines.map(|line| view! { <p>{line}</p> }).collect_view()
        })}</div>
    }
}

fn said(dossier: &Dossier, id: &str) -> Vec<String> {
    let k = dossier.threshold();
    let activities = dossier.plan.activities.iter().map(|item| &**item);
    let Evaluated {
        reactions,
        learnings,
        ..
    } = evaluated(activities, k);
    let reaction = reactions.get(id).and_then(|figure| match figure {
        GroupFigure::NoData => None,
        GroupFigure::TooFew => Some(tr!(follow.reaction_few, k = k)),
        GroupFigure::Shown(people, mean) => Some(reaction_words(*people, *mean)),
    });
    let learning = learnings.get(id).and_then(|figure| match figure {
        GroupFigure::NoData => None,
        GroupFigure::TooFew => Some(tr!(follow.learning_few, k = k)),
        GroupFigure::Shown(people, found) => Some(learning_words(*people, *found)),
    });
    reaction.into_iter().chain(learning).collect()
}

/// Each person's level before and at the end.
fn learning(followed: Followed, people: Memo<Vec<String>>) -> impl IntoView {
    let rows = Memo::new(move |_| {
        followed.app.dossier.read(|dossier| {
            followed.read(|activity| {
                let people = people.read();
                let pairs = people.iter().filter_map(|id| {
                    let found = activity.enrolled.get(id)?;
                    let (before, after) = found.before.zip(found.after)?;
                    Some(Change {
                        label: words::person_of(dossier, id),
                        before: f64::from(before.get()),
                        after: f64::from(after.get()),
                    })
                });
                pairs.collect::<Vec<Change>>()
            })
        })
    });
    dynamic(move || {
        let rows = rows.get();
        let rose = rows.iter().filter(|row| row.after > row.before).count();
        let finding = tr!(follow.learning_finding, rose = rose, n = rows.len());
        (!rows.is_empty()).then(|| changes(finding, tr!(follow.person), rows))
    })
}

/// When the cards fall due, and how many were answered.
fn application(followed: Followed) -> impl IntoView {
    let lines = Memo::new(move |_| {
        followed
            .app
            .dossier
            .read(|dossier| followed.read(|activity| card_lines(dossier, activity)))
    });
    dynamic(move || {
        let lines = lines.get().into_iter();
        let items = lines.map(|line| view! { <li>{line}</li> }).collect_view();
        if items.is_empty() {
            view! { <p>{tr!(follow.cards_no_day)}</p> }.into_any()
        } else {
            view! { <ul>{items}</ul> }.into_any()
        }
    })
}

/// A line for each of the two cards; none while the last day is not known.
fn card_lines(dossier: &Dossier, activity: &Activity) -> Vec<String> {
    let Some(last) = activity.execution.to.or(activity.execution.from) else {
        return Vec::new();
    };
    let cards = cards_of(dossier, activity, today());
    let line = |due| {
        let of_this = || cards.iter().filter(|card| card.due == due);
        let answered = of_this().filter(|card| card.state == CardState::Answered);
        tr!(
            follow.cards_line,
            card = words::due(due),
            day = day(due_on(last, due)),
            answered = answered.count(),
            n = of_this().count()
        )
    };
    CardDue::ALL.map(line).into()
}

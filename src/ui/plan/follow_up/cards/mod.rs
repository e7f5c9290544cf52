//! The cards after three and six months: those that are due first, each with the two views side by side.

mod answer;
mod paper;

use leptos::prelude::*;

use self::answer::{Answering, answer};
use super::{head, href, words};
use crate::dossier::{CardDue, CardView, Dossier};
use crate::follow_up::{
    CardState, DueCard, GRACE_DAYS, GroupFigure, cards_due, find_activity, used,
};
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::words_of;
use crate::ui::plan::derived::section_href;
use crate::ui::route::{FollowUpPlace, Section};
use crate::ui::widgets::{Icon, change, click, dynamic, focus_soon_either, live, on_paper, print};
use crate::ui::world::today;

/// What the list shows of one card.
#[derive(Clone, PartialEq)]
struct Line {
    card: DueCard,
    person: String,
    title: String,
}

/// The card whose answer is open, and where it was when it was opened: it stays there until it is closed, so
/// that it does not disappear from under the hand that answers it.
type Open = RwSignal<Option<(Answering, CardState)>>;

/// The groups in their order.
const GROUPS: [CardState; 4] = [
    CardState::Overdue,
    CardState::Due,
    CardState::Coming,
    CardState::Answered,
];

/// The place.
pub fn cards(app: App) -> impl IntoView {
    let lines = Memo::new(move |_| {
        let framework = app.framework();
        app.dossier.read(|dossier| lines_of(&framework, dossier))
    });
    let empty = Memo::new(move |_| lines.read().is_empty());
    view! {
        <div class="stack">
            {head(app, tr!(follow.cards_title))}
            {dynamic(move || if empty.get() {
                no_cards(app).into_any()
            } else {
                listed(app, lines).into_any()
            })}
        </div>
    }
}

fn no_cards(app: App) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name="i-file" />
            <h3>{tr!(follow.cards_none_title)}</h3>
            <p>{tr!(follow.cards_none_text)}</p>
            <a class="button primary" href=section_href(app, Section::FollowUp)>{tr!(follow.back)}</a>
        </div>
    }
}

fn lines_of(framework: &Framework, dossier: &Dossier) -> Vec<Line> {
    let title = |id: &str| {
        let found = find_activity(dossier, id);
        found.map(|activity| words_of(framework, activity).title)
    };
    let lines = cards_due(dossier, today()).into_iter().map(|card| Line {
        person: words::person_of(dossier, &card.person),
        title: title(&card.activity).unwrap_or_default(),
        card,
    });
    lines.collect()
}

fn listed(app: App, lines: Memo<Vec<Line>>) -> impl IntoView {
    let open: Open = RwSignal::new(None);
    let only = RwSignal::new(String::new());
    let chosen = Memo::new(move |_| {
        let only = only.read();
        let lines = lines.read();
        let chosen = lines
            .iter()
            .filter(|line| only.is_empty() || line.card.activity == *only);
        chosen.cloned().collect::<Vec<_>>()
    });
    view! {
        <div class="stack no-print">
            <p>{tr!(follow.cards_text, days = GRACE_DAYS)}</p>
            {dynamic(move || both_views(app))}
            {activity_choice(lines, only)}
            <div class="row no-print">
                <button class="button primary" type="button" id="cards-print" on:click=click(|_| print())><Icon name="i-print" />{tr!(follow.cards_print)}</button>
            </div>
            <p class="hint no-print">{tr!(follow.cards_print_hint)}</p>
            {GROUPS.map(|state| group(app, chosen, open, state))}
        </div>
        {on_paper(move || paper::paper(app, &chosen.read()))}
    }
}

/// What both sides say, side by side: never added together.
fn both_views(app: App) -> impl IntoView {
    let (threshold, cells) = app.dossier.read(|dossier| {
        let of = |due| CardView::ALL.map(|view| used(dossier, due, view));
        (
            dossier.threshold(),
            CardDue::ALL.map(|due| (due, of(due))).to_vec(),
        )
    });
    let none = cells.iter().flat_map(|(_, figures)| figures);
    if none.clone().all(|figure| *figure == GroupFigure::NoData) {
        return None;
    }
    let cell = move |figure: GroupFigure<_>| match figure {
        GroupFigure::NoData => tr!(follow.nobody_yet).to_string(),
        GroupFigure::TooFew => tr!(follow.too_few, k = threshold),
        GroupFigure::Shown(_, used) => words::used(used),
    };
    let rows = cells.into_iter().map(|(due, figures)| {
        let cells = figures.map(|figure| view! { <td>{cell(figure)}</td> });
        view! { <tr><th scope="row">{words::due(due)}</th>{cells}</tr> }
    });
    Some(view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(follow.used_title)>
            <table class="data">
                <caption>{tr!(follow.used_title)}</caption>
                <thead><tr>
                    <th scope="col">{tr!(follow.card)}</th>
                    {CardView::ALL.map(|view| view! { <th scope="col">{words::view(view)}</th> })}
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    })
}

/// Chooses one activity where there are several.
fn activity_choice(lines: Memo<Vec<Line>>, only: RwSignal<String>) -> impl IntoView {
    let activities = Memo::new(move |_| {
        let mut found: Vec<(String, String)> = Vec::new();
        for line in lines.read().iter() {
            if !found.iter().any(|(id, _)| *id == line.card.activity) {
                found.push((line.card.activity.clone(), line.title.clone()));
            }
        }
        found
    });
    dynamic(move || {
        let found = activities.get();
        let options = found.iter().cloned();
        let options = options.map(|(id, title)| view! { <option value=id>{title}</option> });
        let options = options.collect_view();
        (found.len() > 1).then(|| {
            view! {
                <div class="field no-print">
                    <label for="cards-activity">{tr!(follow.activity)}</label>
                    <select id="cards-activity" on:change=change(move |event| only.set(event_target_value(&event)))>
                        <option value="">{tr!(follow.all_activities)}</option>
                        {options}
                    </select>
                </div>
            }
        })
    })
}

fn group_title(state: CardState, n: usize) -> String {
    match state {
        CardState::Overdue => tr!(follow.group_overdue, n = n),
        CardState::Due => tr!(follow.group_due, n = n),
        CardState::Coming => tr!(follow.group_coming, n = n),
        CardState::Answered => tr!(follow.group_answered, n = n),
    }
}

fn group(app: App, chosen: Memo<Vec<Line>>, open: Open, state: CardState) -> impl IntoView {
    let here = Memo::new(move |_| {
        let open = open.get();
        let place = |line: &Line| match &open {
            Some((answering, since)) if answering.is_of(&line.card) => *since,
            _ => line.card.state,
        };
        let lines = chosen.read();
        let here = lines.iter().filter(|line| place(line) == state);
        here.cloned().collect::<Vec<_>>()
    });
    let count = Memo::new(move |_| here.read().len());
    // What waits is there at once; the rest is drawn when it is asked for.
    let folded = matches!(state, CardState::Coming | CardState::Answered);
    let opened = RwSignal::new(!folded);
    let items = move || {
        view! {
            <ul class="followed" role="list">
                <For each=move || here.get() key=|line| {
                    let DueCard { activity, person, due, .. } = &line.card;
                    format!("{activity}{person}{due:?}")
                } children=move |line| item(app, here, open, line) />
            </ul>
        }
    };
    let title = move || group_title(state, count.get());
    let any = Memo::new(move |_| count.get() > 0);
    dynamic(move || {
        any.get().then(|| {
            if folded {
                view! {
                    <details class="more" on:toggle=change(move |_| opened.set(true))>
                        <summary><h3>{dynamic(title)}</h3></summary>
                        {dynamic(move || opened.get().then(items))}
                    </details>
                }
                .into_any()
            } else {
                view! { <section class="part"><h3>{dynamic(title)}</h3>{items()}</section> }
                    .into_any()
            }
        })
    })
}

fn item(app: App, here: Memo<Vec<Line>>, open: Open, line: Line) -> impl IntoView {
    let Line {
        card,
        person,
        title,
    } = line;
    let to = href(app, FollowUpPlace::Activity(card.activity.clone()));
    let same = card.clone();
    let now = Memo::new(move |_| {
        let lines = here.read();
        let mut lines = lines.iter().map(|line| &line.card);
        let found = lines.find(|other| {
            (&other.activity, &other.person, other.due) == (&same.activity, &same.person, same.due)
        });
        found.cloned().unwrap_or_else(|| same.clone())
    });
    let buttons = CardView::ALL.map(|view| side(open, now, view, person.clone()));
    let shown = Memo::new(move |_| {
        let open = open.get();
        open.filter(|(answering, _)| answering.is_of(&now.read()))
            .map(|(answering, _)| answering)
    });
    view! {
        <li>
            <div>
                <h4>{person.clone()}</h4>
                <p class="muted"><a href=to>{title}</a>" · "{words::due(card.due)}</p>
                <p>{dynamic(move || {
                    let card = now.get();
                    view! {
                        <span class="badge" data-kind=words::card_kind(card.state)>
                            {words::card_state(card.state, card.on)}
                        </span>
                    }
                })}</p>
            </div>
            <div class="sides">{buttons}</div>
            {dynamic(move || shown.get().map(|answering| {
                let back = StoredValue::new(answering.button_id());
                answer(app, answering, move || close(open, back.get_value()))
            }))}
        </li>
    }
}

/// Closes an answer; the keyboard goes back to where it was opened, wherever that card is now.
fn close(open: Open, button: String) {
    open.set(None);
    focus_soon_either([button, "cards-print".into()]);
}

/// One of the two views: what it says, or that it waits.
fn side(open: Open, now: Memo<DueCard>, view: CardView, person: String) -> impl IntoView {
    let said = move || {
        let card = now.read();
        match card.says(view) {
            Some(found) => words::applied(found.applied),
            None => tr!(follow.not_answered),
        }
    };
    let id = move || Answering::of(&now.read(), view).button_id();
    let label = move || {
        tr!(
            follow.side_label,
            view = words::view(view),
            said = said(),
            name = person.clone()
        )
    };
    let toggle = move |_| {
        let card = now.get_untracked();
        let answering = Answering::of(&card, view);
        let open_now =
            open.with_untracked(|open| open.as_ref().is_some_and(|(other, _)| *other == answering));
        open.set((!open_now).then_some((answering, card.state)));
    };
    let expanded = move || {
        let open = open.read();
        let here = Answering::of(&now.read(), view);
        open.as_ref()
            .is_some_and(|(other, _)| *other == here)
            .to_string()
    };
    view! {
        <button class="button" type="button" id=live(id) aria-label=live(label)
            aria-expanded=live(expanded) on:click=click(toggle)>
            {words::view(view)}": "{dynamic(said)}
        </button>
    }
}

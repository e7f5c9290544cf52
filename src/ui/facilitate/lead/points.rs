//! Priorities by points per person.

use leptos::prelude::*;

use super::clock::parse;
use super::desk::Desk;
use crate::documents::World;
use crate::ui::facilitate::projector::ordinal;
use crate::ui::facilitate::{names, session};
use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::widgets::{Field, click, dynamic, live, text_field};
use crate::ui::world::BrowserWorld;
use crate::workshop::{Beat, Points, PointsOption, Workshop};

fn points(found: &Workshop, phase: usize) -> Points {
    found
        .phases
        .get(phase)
        .map(|phase| phase.points.clone())
        .unwrap_or_default()
}

fn field(id: String, label: String) -> Field {
    Field {
        id,
        label,
        hint: String::new(),
        optional: false,
    }
}

/// Entering points; the sum is held against what the people can give.
pub fn giving(desk: Desk, at: Beat) -> AnyView {
    let framework = desk.app.framework();
    let phase = at.phase;
    let options = Memo::new(move |_| {
        let options = session().read(|found| points(found, phase).options);
        let key = |item: PointsOption| (item.id, item.competency, item.text);
        options.into_iter().map(key).collect::<Vec<_>>()
    });
    let sums = Memo::new(move |_| {
        session().read(|found| {
            let points = points(found, phase);
            let people = found.attendance.present();
            (
                points.given(),
                people.map(|people| points.most(people)),
                points.each(),
            )
        })
    });
    let each = parsed_field(
        field("each".into(), tr!(facilitate.points_each).into()),
        "number",
        move || sums.get().2.to_string(),
        parse,
        move |each| {
            desk.change(|found| {
                if let Some(phase) = found.phases.get_mut(phase) {
                    phase.points.each = each.unwrap_or_default();
                }
            });
        },
        String::new,
    );
    view! {
        {each}
        <div class="room-points">
            {move || options.get().into_iter().map(|(id, competency, text)| {
                let name = names::subject(&framework, &competency, &text);
                option(desk, phase, id, name)
            }).collect_view()}
        </div>
        <p role="status" data-over=live(move || {
            let (given, most, _) = sums.get();
            most.is_some_and(|most| given > most).to_string()
        })>{dynamic(move || {
            let (given, most, _) = sums.get();
            match most {
                Some(most) => tr!(facilitate.points_of, n = given, most = most),
                None => tr!(facilitate.points_sum, n = given),
            }
        })}</p>
        {add_option(desk, phase)}
    }
    .into_any()
}

fn option(desk: Desk, phase: usize, id: String, name: String) -> impl IntoView {
    let of = id.clone();
    let kept = move || {
        let points = session().read(|found| {
            let points = points(found, phase);
            points
                .options
                .iter()
                .find(|item| item.id == of)
                .map_or(0, |item| item.points)
        });
        if points == 0 {
            String::new()
        } else {
            points.to_string()
        }
    };
    let to = StoredValue::new(id.clone());
    parsed_field(
        field(format!("points-{id}"), name),
        "number",
        kept,
        parse,
        move |points| {
            let id = to.get_value();
            desk.attempt(|found| found.give_points(phase, &id, points.unwrap_or_default()));
        },
        String::new,
    )
}

/// Subjects that can be read from the back row at once.
const MOST_OPTIONS: usize = 10;

/// Adding something that the room names itself.
pub fn add_option(desk: Desk, phase: usize) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let add = move || {
        let text = typed.get_untracked().trim().to_string();
        if text.is_empty() {
            return;
        }
        let there = session().read_untracked(|found| points(found, phase).options.len());
        if there >= MOST_OPTIONS {
            desk.refused.set(tr!(facilitate.points_many, n = there));
            return;
        }
        desk.change(|found| {
            if let Some(phase) = found.phases.get_mut(phase) {
                phase.points.options.push(PointsOption {
                    id: BrowserWorld.new_id(),
                    text,
                    ..PointsOption::default()
                });
            }
        });
        typed.set(String::new());
    };
    let label = field("new-option".into(), tr!(facilitate.points_new).into());
    view! {
        <div class="room-add" data-unsent=live(move || !typed.read().trim().is_empty())>
            {text_field(label, "text", move || typed.get(), String::new, move |text| typed.set(text))}
            <button class="button" type="button" on:click=click(move |_| add())>{tr!(facilitate.add)}</button>
        </div>
    }
}

/// The ranking, ties, and changing one's mind.
pub fn ranking(desk: Desk, at: Beat) -> AnyView {
    let framework = desk.app.framework();
    let phase = at.phase;
    let found = Memo::new(move |_| session().read(|found| points(found, phase)));
    let ties = framework.clone();
    let rows = move || {
        let points = found.get();
        let ranked = points.ranking().into_iter().map(|item| {
            let name = names::subject(&framework, &item.option.competency, &item.option.text);
            let place = ordinal((item.place.first, item.place.last));
            let before = item.before.map(|before| tr!(facilitate.points_before, n = before));
            view! {
                <tr>
                    <td>{place}</td>
                    <th scope="row">{name}</th>
                    <td>{item.option.points}{before.map(|before| view! { " "<span class="hint">{before}</span> })}</td>
                </tr>
            }
        });
        ranked.collect_view()
    };
    let tied = Memo::new(move |_| {
        let points = found.get();
        let tied = points.tied().into_iter().cloned();
        tied.map(|item| (item.id, item.competency, item.text))
            .collect::<Vec<_>>()
    });
    let few =
        Memo::new(move |_| session().read(|found| points(found, phase).few(found.threshold())));
    view! {
        {dynamic(move || few.get().then(|| view! {
            <div class="notice" data-kind="info"><p>{tr!(facilitate.few_points)}</p></div>
        }))}
        <div class="table-scroll" role="region" tabindex="0" aria-labelledby="phase" hidden=live(move || few.get())>
            <table class="data">
                <thead><tr>
                    <th scope="col">{tr!(facilitate.place)}</th>
                    <th scope="col">{tr!(facilitate.hands_what)}</th>
                    <th scope="col">{tr!(facilitate.points)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {dynamic(move || {
            let list = tied.get();
            (!list.is_empty() && !few.get()).then(|| view! {
                <section class="stack">
                    <h3>{tr!(facilitate.tie_title)}</h3>
                    <p>{tr!(facilitate.tie_text)}</p>
                    <div class="room-points">
                        {list.into_iter().map(|(id, competency, text)| {
                            tie(desk, phase, id, names::subject(&ties, &competency, &text))
                        }).collect_view()}
                    </div>
                </section>
            })
        })}
        <div class="row">
            <button class="button" type="button" on:click=click(move |_| {
                if desk.attempt(|found| found.reopen_points(phase)) {
                    desk.go(Beat { face: crate::workshop::Face::Giving, ..at });
                }
            })>{tr!(facilitate.points_again)}</button>
        </div>
    }
    .into_any()
}

fn tie(desk: Desk, phase: usize, id: String, name: String) -> impl IntoView {
    let of = id.clone();
    let kept = move || {
        let hands = session().read(|found| {
            let points = points(found, phase);
            points
                .options
                .iter()
                .find(|item| item.id == of)
                .map_or(0, |item| item.tie)
        });
        if hands == 0 {
            String::new()
        } else {
            hands.to_string()
        }
    };
    let to = StoredValue::new(id.clone());
    parsed_field(
        field(format!("tie-{id}"), name),
        "number",
        kept,
        parse,
        move |hands| {
            let id = to.get_value();
            desk.attempt(|found| found.break_tie(phase, &id, hands.unwrap_or_default()));
        },
        String::new,
    )
}

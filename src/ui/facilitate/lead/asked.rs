//! The institutional diagnosis, answered by the group.

use leptos::prelude::*;

use super::desk::Desk;
use super::script::leave_phase;
use crate::dossier::{DiagnosisPart, InstrumentStatus, State};
use crate::framework::Framework;
use crate::ui::facilitate::session;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::institution::words;
use crate::ui::widgets::{Field, click, live, text_field};
use crate::ui::world::today;
use crate::workshop::{Asked, Beat, Face, Workshop, asked_in};

/// Returns what is asked at a place.
fn asked_at(framework: &Framework, at: Beat) -> Option<Asked> {
    session().read_untracked(|found| {
        let phase = found.phases.get(at.phase)?;
        asked_in(phase, framework).into_iter().nth(at.item)
    })
}

/// An answer that can be given: its words, whether it is given, and giving it.
struct Answer {
    words: &'static str,
    on: Box<dyn Fn() -> bool + Send + Sync>,
    give: Box<dyn Fn(&mut Workshop)>,
}

fn answers(asked: &Asked) -> Vec<Answer> {
    match asked.clone() {
        Asked::Finding { part, id } => State::ALL
            .into_iter()
            .map(|state| {
                let (of, to) = (id.clone(), id.clone());
                let given = move || {
                    session().read(|found| found.institution.state_of(part, &of)) == Some(state)
                };
                Answer {
                    words: words::state(state),
                    on: Box::new(given),
                    give: Box::new(move |found| {
                        let again = found.institution.state_of(part, &to) == Some(state);
                        found.answer(part, &to, (!again).then_some(state), today());
                    }),
                }
            })
            .collect(),
        Asked::Instrument { id } => InstrumentStatus::ALL
            .into_iter()
            .map(|status| {
                let (of, to) = (id.clone(), id.clone());
                let said = |found: &Workshop, id: &str| {
                    found
                        .institution
                        .instruments
                        .get(id)
                        .and_then(|item| item.status)
                };
                Answer {
                    words: words::status(Some(status)),
                    on: Box::new(move || session().read(|found| said(found, &of)) == Some(status)),
                    give: Box::new(move |found| {
                        let again = said(found, &to) == Some(status);
                        found.say_instrument(&to, (!again).then_some(status), today());
                    }),
                }
            })
            .collect(),
        Asked::Link { guide, guided } => [(true, tr!(common.yes)), (false, tr!(common.no))]
            .into_iter()
            .map(|(follows, words)| {
                let (of, to) = (
                    (guide.clone(), guided.clone()),
                    (guide.clone(), guided.clone()),
                );
                let said = |found: &Workshop, (guide, guided): &(String, String)| {
                    let item = found.institution.instruments.get(guide);
                    item.and_then(|item| item.followed_by.get(guided).copied())
                };
                Answer {
                    words,
                    on: Box::new(move || session().read(|found| said(found, &of)) == Some(follows)),
                    give: Box::new(move |found| {
                        let again = said(found, &to) == Some(follows);
                        found.say_link(&to.0, &to.1, (!again).then_some(follows));
                    }),
                }
            })
            .collect(),
    }
}

/// Gives the answer with this number; returns whether there was one to give.
pub fn answer_by_key(desk: Desk, digit: &str) -> bool {
    let at = session().read_untracked(|found| found.at);
    let Some(at) = at.filter(|at| at.face == Face::Asked) else {
        return false;
    };
    let place = digit
        .parse::<usize>()
        .ok()
        .and_then(|digit| digit.checked_sub(1));
    let asked = asked_at(&desk.app.framework(), at);
    let answer = asked
        .zip(place)
        .and_then(|(asked, place)| answers(&asked).into_iter().nth(place));
    match answer {
        Some(answer) => {
            desk.change(|found| (answer.give)(found));
            true
        }
        None => false,
    }
}

/// The question with its answers, and what shows it.
pub fn asked(desk: Desk, at: Beat) -> AnyView {
    let framework = desk.app.framework();
    let Some(asked) = asked_at(&framework, at) else {
        return ().into_any();
    };
    let name = |id: &str| {
        let mut known = framework.instruments.iter();
        let found = known.find(|item| item.id == id);
        found
            .map(|item| item.name.get(language()).to_string())
            .unwrap_or_default()
    };
    let question = match &asked {
        Asked::Finding { .. } => desk.slide.get_untracked().heading,
        Asked::Instrument { id } => tr!(facilitate.instrument_ask, name = name(id)),
        Asked::Link { guide, guided } => {
            tr!(
                facilitate.link_ask,
                guided = name(guided),
                guide = name(guide)
            )
        }
    };
    let buttons = answers(&asked).into_iter().enumerate().map(|(place, answer)| {
        let give = answer.give;
        view! {
            <button class="button room-answer" type="button" aria-pressed=live(move || (answer.on)().to_string())
                on:click=click(move |_| desk.change(|found| give(found)))>
                <kbd>{place + 1}</kbd>" "{answer.words}
            </button>
        }
    });
    let buttons = buttons.collect_view();
    let evidence = match asked {
        Asked::Finding { part, id } => evidence(desk, part, id),
        Asked::Instrument { id } => {
            instrument_evidence(desk, id, tr!(facilitate.evidence).to_string())
        }
        // What shows a link stands in the plan that should follow.
        Asked::Link { guided, .. } => {
            let label = tr!(facilitate.evidence_of, name = name(&guided));
            instrument_evidence(desk, guided, label)
        }
    };
    view! {
        <p class="room-question">{question}</p>
        <div class="row" role="group" aria-label=tr!(facilitate.answers)>{buttons}</div>
        {evidence}
        <div class="row">{leave_phase(desk)}</div>
    }
    .into_any()
}

fn evidence_field(label: String) -> Field {
    Field {
        id: "evidence".into(),
        label,
        hint: tr!(facilitate.evidence_hint).into(),
        optional: true,
    }
}

/// What shows what was said of an instrument.
fn instrument_evidence(desk: Desk, id: String, label: String) -> AnyView {
    let of = id.clone();
    let kept = move || {
        session().read(|found| {
            let finding = found.institution.instruments.get(&of);
            finding
                .map(|finding| finding.evidence.clone())
                .unwrap_or_default()
        })
    };
    let field = evidence_field(label);
    text_field(field, "text", kept, String::new, move |words| {
        desk.change(|found| found.show_instrument(&id, &words));
    })
}

fn evidence(desk: Desk, part: DiagnosisPart, id: String) -> AnyView {
    let field = evidence_field(tr!(facilitate.evidence).to_string());
    let of = id.clone();
    let kept = move || {
        session().read(|found| {
            let finding = found
                .institution
                .findings(part)
                .and_then(|list| list.get(&of));
            finding
                .map(|finding| finding.evidence.clone())
                .unwrap_or_default()
        })
    };
    text_field(field, "text", kept, String::new, move |words| {
        desk.change(|found| {
            let finding = found
                .institution
                .findings(part)
                .and_then(|list| list.get(&id));
            let teacher = finding
                .map(|finding| finding.teacher.clone())
                .unwrap_or_default();
            found.show_evidence(part, &id, &words, &teacher);
        });
    })
}

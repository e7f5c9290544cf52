//! What the facilitator says and does, and what the group said.

use leptos::prelude::*;

use super::desk::Desk;
use crate::framework::SessionTask;
use crate::ui::facilitate::place::Place;
use crate::ui::facilitate::{names, session};
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{Field, click, dynamic, live, text_area};
use crate::workshop::{Beat, Face, Progress, Workshop, slide};

/// Where the session stands.
pub fn head(at: Beat) -> AnyView {
    let words = Memo::new(move |_| {
        session().read(|found| {
            let name = found.phases.get(at.phase).map(|phase| phase.name.clone());
            (name.unwrap_or_default(), found.phases.len())
        })
    });
    let eyebrow = move || {
        tr!(
            facilitate.phase_of,
            place = at.phase + 1,
            all = words.get().1
        )
    };
    view! {
        <div class="room-where">
            <p class="eyebrow">{eyebrow}</p>
            <h2 id="phase">{move || words.get().0}</h2>
        </div>
    }
    .into_any()
}

/// Before the session begins.
pub fn before(desk: Desk) -> AnyView {
    let phases = Memo::new(move |_| {
        session().read(|found| {
            let phases = found.phases.iter();
            phases
                .map(|phase| (phase.name.clone(), phase.minutes))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <h2>{tr!(facilitate.before_title)}</h2>
        <p>{tr!(facilitate.before_text)}</p>
        <ol class="room-phases">
            {move || phases.get().into_iter().enumerate().map(|(place, (name, minutes))| view! {
                <li>
                    <button class="button quiet" type="button" on:click=click(move |_| desk.go(Beat { phase: place, ..Beat::default() }))>{name}</button>
                    <span class="hint">{names::minutes(u32::from(minutes))}</span>
                </li>
            }).collect_view()}
        </ol>
    }
    .into_any()
}

/// The script of a phase, and the question that the room sees.
pub fn script(desk: Desk, at: Beat) -> AnyView {
    let phase = session().read_untracked(|found| found.phases.get(at.phase).cloned());
    let Some(phase) = phase else {
        return ().into_any();
    };
    let question = match at.face {
        Face::Question => phase.questions.get(at.item).cloned(),
        _ => None,
    };
    let list =
        |title: &'static str, items: Vec<String>| {
            (!items.is_empty()).then(|| view! {
            <h3>{title}</h3>
            <ul>{items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}</ul>
        })
        };
    let nothing = phase.ballots.is_empty()
        && phase.points.options.is_empty()
        && matches!(
            phase.task,
            SessionTask::Vote | SessionTask::Points | SessionTask::Factors
        );
    let to = session().id().map(|id| Place::Prepare.of(&id).href());
    let missing = nothing.then(|| {
        let words = match phase.task {
            SessionTask::Vote => tr!(facilitate.nothing_to_vote),
            _ => tr!(facilitate.nothing_found),
        };
        view! {
            <div class="notice" data-kind="warn">
                <p>{words}" "<a href=to>{tr!(facilitate.tab_prepare)}</a></p>
            </div>
        }
    });
    let add =
        (phase.task == SessionTask::Points).then(|| super::points::add_option(desk, at.phase));
    view! {
        {missing}
        {question.map(|question| view! { <p class="room-question">{question}</p> })}
        <ol class="room-script">{phase.script.into_iter().map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
        {add}
        {list(tr!(facilitate.materials), phase.materials)}
        {list(tr!(facilitate.roles), phase.roles)}
    }
    .into_any()
}

/// What the group said in the phase at hand, for the minutes.
pub fn notes(desk: Desk) -> impl IntoView {
    let place = Memo::new(move |_| session().read(|found| found.at.map(|at| at.phase)));
    dynamic(move || {
        place.get().map(|place| {
            let field = Field {
                id: "notes".into(),
                label: tr!(facilitate.notes).into(),
                hint: tr!(facilitate.notes_hint).into(),
                optional: true,
            };
            let kept = move || {
                session().read(|found| found.phases.get(place).map(|phase| phase.notes.clone()))
            };
            text_area(
                field,
                move || kept().unwrap_or_default(),
                move |text| {
                    desk.change(|found| {
                        if let Some(phase) = found.phases.get_mut(place) {
                            phase.notes = text;
                        }
                    });
                },
            )
        })
    })
}

/// The script at places that do not show it, folded, so that nobody has to go back for it.
pub fn aside(desk: Desk) -> impl IntoView {
    let script = Memo::new(move |_| {
        let at = desk.at.get()?;
        let shown = matches!(at.face, Face::Opening | Face::Question);
        let script =
            session().read(|found| found.phases.get(at.phase).map(|phase| phase.script.clone()));
        script.filter(|script| !shown && !script.is_empty())
    });
    dynamic(move || {
        script.get().map(|script| view! {
            <details class="fold">
                <summary><h3>{tr!(facilitate.script)}</h3></summary>
                <ol class="room-script">{script.into_iter().map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
            </details>
        })
    })
}

/// All phases, how far each is, and going to any of them; what was done stays.
pub fn phases(desk: Desk) -> impl IntoView {
    let framework = desk.app.framework();
    let count = Memo::new(move |_| session().read(|found| found.phases.len()));
    // A moment after the room: how far the phases are is read with the presenter's own screen.
    let progress = Memo::new(move |_| {
        desk.shown.track();
        desk.at.track();
        session().read_untracked(|found| {
            let places = 0..found.phases.len();
            places
                .map(|place| found.progress(place, &framework))
                .collect::<Vec<_>>()
        })
    });
    let begun = Memo::new(move |_| desk.at.get().is_some());
    let entry = move |place: usize| {
        let name = move || {
            let name = |found: &Workshop| found.phases.get(place).map(|phase| phase.name.clone());
            session().read(|found| name(found)).unwrap_or_default()
        };
        let here = Memo::new(move |_| progress.read().get(place).copied());
        let words = move || match here.get() {
            Some(Progress::Here) => tr!(facilitate.phase_here).to_string(),
            Some(Progress::Done) => tr!(facilitate.phase_done).to_string(),
            Some(Progress::Left { done, all }) => {
                tr!(facilitate.phase_left, done = done, all = all)
            }
            _ => String::new(),
        };
        view! {
            <li>
                <button class="button quiet" type="button"
                    aria-current=live(move || (here.get() == Some(Progress::Here)).then_some("step"))
                    on:click=click(move |_| desk.go_to_phase(place))>{name}</button>
                <span class="hint">{dynamic(words)}</span>
            </li>
        }
    };
    dynamic(move || {
        begun.get().then(|| view! {
            <details class="fold" id="phases">
                <summary><h3>{tr!(facilitate.phases)}</h3></summary>
                <ol class="room-phases">{dynamic(move || (0..count.get()).map(entry).collect_view())}</ol>
            </details>
        })
    })
}

/// Leaving what is left of a long phase for another time.
pub fn leave_phase(desk: Desk) -> impl IntoView {
    let framework = desk.app.framework();
    let left = Memo::new(move |_| {
        desk.shown.track();
        session().read_untracked(|found| {
            let left = found.left_here(&framework);
            let next = found.next_phase()?;
            let name = found.phases.get(next.phase)?.name.clone();
            (left > 1).then_some((left, name))
        })
    });
    dynamic(move || {
        left.get().map(|(left, name)| view! {
            <button class="button quiet" type="button" id="leave-phase" on:click=click(move |_| desk.leave_phase())>
                {tr!(facilitate.leave_phase, n = left, name = name)}
            </button>
        })
    })
}

/// What comes next, beside the button that goes there.
pub fn next_up(desk: Desk) -> impl IntoView {
    let framework = desk.app.framework();
    let words = Memo::new(move |_| {
        let _ = desk.at.get();
        session().read(|found| {
            let Some(next) = found.next(&framework) else {
                return tr!(facilitate.next_end).to_string();
            };
            let Some(phase) = found.phases.get(next.phase) else {
                return String::new();
            };
            match next.face {
                Face::Question => phase.questions.get(next.item).cloned().unwrap_or_default(),
                Face::Ballot => {
                    let ballot = phase.ballots.get(next.item);
                    ballot
                        .map(|item| names::subject(&framework, &item.competency, &item.text))
                        .unwrap_or_default()
                }
                Face::Asked => {
                    let at = Some(next);
                    let ahead = Workshop {
                        at,
                        ..found.clone()
                    };
                    slide(&ahead, &framework, language()).heading
                }
                Face::Result | Face::Ranking => tr!(facilitate.next_result).to_string(),
                _ => phase.name.clone(),
            }
        })
    });
    view! { <p class="hint next-up">{dynamic(move || tr!(facilitate.next_up, what = words.get()))}</p> }
}

//! The presenter's view: the script, what to do now, the timer, what the room sees, what comes next.

mod asked;
mod board;
mod clock;
mod desk;
mod hands;
mod keys;
mod messages;
mod points;
mod responses;
mod result;
mod script;
mod stage;

use leptos::prelude::*;

pub use self::clock::parse as parse_people;
use self::desk::Desk;
pub use self::hands::choices;
pub use self::stage::keep_in_step;
use super::place::Place;
use super::projector::screen;
use super::session;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::widgets::{Icon, click, dynamic, live};
use crate::workshop::{Beat, Face, StepKind};

/// The presenter's view of the open session.
pub fn lead(app: App) -> impl IntoView {
    let desk = Desk::new(app);
    keys::listen(desk);
    let closed = Memo::new(move |_| session().read(|found| found.closed.is_some()));
    // The pages of the board are the room's alone: who writes stays where they are.
    let at = Memo::new(move |_| {
        let page = |at: Beat| match at.face {
            Face::Board => Beat { item: 0, ..at },
            _ => at,
        };
        desk.at.get().map(page)
    });
    let empty = Memo::new(move |_| session().read(|found| found.phases.is_empty()));
    view! {
        {move || desk.one_screen.get().then(|| stage::one_screen(desk))}
        {dynamic(move || match (empty.get(), closed.get()) {
            (true, _) => nothing(),
            (_, true) => over(desk),
            _ => view! {
                <div class="lead-room">
                    <section class="stack lead-now" aria-label=tr!(facilitate.now)>
                        {clock::bar(desk)}
                        {messages::messages(desk)}
                        {dynamic(move || now(desk, at.get()))}
                    </section>
                    <aside class="stack lead-beside" aria-label=tr!(facilitate.beside)>
                        {stage::stage(desk)}
                        {script::phases(desk)}
                        {script::aside(desk)}
                        {board::aside(desk)}
                        {script::notes(desk)}
                        {stage::key_list()}
                    </aside>
                </div>
                {actions(desk)}
            }.into_any(),
        })}
    }
}

fn nothing() -> AnyView {
    let to = session().id().map(|id| Place::Prepare.of(&id).href());
    view! {
        <div class="empty">
            <h2>{tr!(facilitate.no_phases)}</h2>
            <a class="button primary" href=to>{tr!(facilitate.tab_prepare)}</a>
        </div>
    }
    .into_any()
}

fn over(desk: Desk) -> AnyView {
    let to = session().id().map(|id| Place::Minutes.of(&id).href());
    view! {
        <div class="empty">
            <h2>{tr!(facilitate.closed_title)}</h2>
            <p>{tr!(facilitate.closed_text)}</p>
            <div class="row">
                <a class="button primary" href=to>{tr!(facilitate.tab_minutes)}</a>
                <button class="button" type="button" on:click=click(move |_| desk.reopen())>{tr!(facilitate.reopen)}</button>
            </div>
        </div>
    }
    .into_any()
}

/// What there is to do at a place.
fn now(desk: Desk, at: Option<Beat>) -> AnyView {
    let Some(at) = at else {
        return script::before(desk);
    };
    let head = script::head(at);
    let body = match at.face {
        Face::Opening | Face::Question => script::script(desk, at),
        Face::Ballot => hands::hands(desk, at),
        Face::Result => result::result(desk, at),
        Face::Summary => result::summary(desk, at),
        Face::Asked => asked::asked(desk, at),
        Face::Giving => points::giving(desk, at),
        Face::Ranking => points::ranking(desk, at),
        Face::Board => board::board(desk),
    };
    view! { {head}{body} }.into_any()
}

/// Back, take back, dark, and what comes next.
fn actions(desk: Desk) -> impl IntoView {
    let at = Memo::new(move |_| session().read(|found| found.at));
    let dark = Memo::new(move |_| session().read(|found| found.dark));
    let past = Memo::new(move |_| session().read(|found| found.past.last().map(|step| step.kind)));
    let person = move || matches!(past.get(), Some(StepKind::Kiosk | StepKind::Response));
    view! {
        <div class="actions lead-actions no-print">
            <button class="button quiet" type="button" disabled=live(move || at.get().is_none()) on:click=click(move |_| desk.back())>
                <Icon name="i-back" />{tr!(common.back)}
            </button>
            <button class="button quiet" type="button" disabled=live(move || past.get().is_none())
                aria-describedby=live(move || person().then_some("undo-person")) on:click=click(move |_| desk.take_back())>
                <Icon name="i-undo" />{tr!(common.undo)}
            </button>
            {dynamic(move || person().then(|| view! {
                <p class="hint" id="undo-person">{tr!(facilitate.undo_person)}<span>" "{tr!(facilitate.undo_person_why)}</span></p>
            }))}
            <button class="button quiet" type="button" aria-pressed=live(move || dark.get().to_string()) on:click=click(move |_| desk.toggle_dark())>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M3 5h18v12H3zM8 21h8" fill="currentcolor"></path></svg>
                {tr!(facilitate.dark)}<span class="by-key">"(B)"</span>
            </button>
            {script::next_up(desk)}
            <button class="button primary" type="button" id="next" on:click=click(move |_| desk.next())>
                {dynamic(move || next_words(desk, at.get()))}
                <Icon name="i-next" />
            </button>
        </div>
    }
}

/// Says what going on does here; tracked.
fn next_words(desk: Desk, at: Option<Beat>) -> String {
    match at.map(|at| at.face) {
        None => tr!(facilitate.begin).to_string(),
        Some(Face::Ballot | Face::Giving) => tr!(facilitate.close_and_show).to_string(),
        Some(Face::Result) if desk.leaves_without() => tr!(facilitate.go_without).to_string(),
        Some(_) if desk.is_last() => tr!(facilitate.finish).to_string(),
        Some(_) => tr!(facilitate.next).to_string(),
    }
}

/// What the room would see now, small.
fn preview(desk: Desk) -> AnyView {
    let framework = desk.app.framework();
    view! {
        <div class="preview-screen" aria-hidden="true" inert=true>
            {move || screen(&framework, &desk.shown.get(), desk.since)}
        </div>
    }
    .into_any()
}

//! What the presenter's view remembers, and what its buttons and keys do.

use std::time::Duration;

use leptos::prelude::*;

use crate::documents::World;
use crate::framework::{Framework, SessionTask};
use crate::ui::app::App;
use crate::ui::facilitate::projector::{Since, Stage, Told};
use crate::ui::facilitate::{names, session, timers};
use crate::ui::i18n::{language, tr};
use crate::ui::world::BrowserWorld;
use crate::workshop::{Beat, Face, Refusal, Slide, Workshop, slide};

/// The presenter's view.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The application.
    pub app: App,
    /// The projector's window.
    pub stage: Stage,
    /// What the room sees.
    pub slide: Memo<Slide>,
    /// The same a moment later, for the presenter's own screen.
    pub shown: Memo<Slide>,
    /// Where the session stands, the same moment later.
    pub at: Memo<Option<Beat>>,
    /// The seconds since the slide was made.
    pub since: Since,
    /// Whether the slide covers the presenter's own screen.
    pub one_screen: RwSignal<bool>,
    /// Why the last thing was not done.
    pub refused: RwSignal<String>,
    /// What happened to a timer or a window, or what would be left out; gone once the session moves on.
    pub said: RwSignal<String>,
    /// The result that has no agreed value and whose presenter was told so: going on leaves it without.
    warned: RwSignal<Option<Beat>>,
}

impl Desk {
    /// Goes on where the session stands, with its timers.
    pub fn new(app: App) -> Desk {
        let since = Since::new();
        let framework = app.framework();
        let made = Memo::new(move |_| session().read(|found| slide(found, &framework, language())));
        let told = RwSignal::new(None::<Told>);
        let stage = Stage::new(move |word| {
            told.try_set(Some(word));
        });
        let at = session().read_untracked(|found| found.at);
        let late = RwSignal::new((made.get_untracked(), at));
        let desk = Desk {
            app,
            stage,
            slide: made,
            shown: Memo::new(move |_| late.with(|(slide, _)| slide.clone())),
            at: Memo::new(move |_| late.with(|(_, at)| *at)),
            since,
            one_screen: RwSignal::new(false),
            refused: RwSignal::new(String::new()),
            said: RwSignal::new(String::new()),
            warned: RwSignal::new(None),
        };
        timers::follow(app, move |words| {
            desk.said.try_set(words.to_string());
        });
        Effect::new(move |_| {
            let slide = desk.slide.get();
            let at = session().read(|found| found.at);
            desk.stage.send(&slide);
            desk.since.restart();
            // The room first: what is drawn here would hold up the message.
            let draw = move || {
                late.try_set((slide, at));
            };
            set_timeout(draw, Duration::ZERO);
        });
        Effect::new(move |_| {
            if let Some(word) = told.get() {
                untrack(|| desk.hear(word));
            }
        });
        desk
    }

    fn hear(self, word: Told) {
        match word {
            Told::Ready => self.stage.send(&self.slide.get_untracked()),
            Told::New => {
                self.change(|_| ());
                self.stage.send(&self.slide.get_untracked());
            }
            Told::Key(key) => {
                super::keys::press(self, &key);
            }
            Told::Closed => self.said.set(tr!(facilitate.window_closed).to_string()),
        }
    }

    /// Changes the session; timers are counted up to now.
    pub fn change<R: Default>(self, change: impl FnOnce(&mut Workshop) -> R) -> R {
        let (done, gap) = timers::change(self.app, change);
        if let Some(words) = timers::words(gap) {
            self.said.set(words.to_string());
        }
        done
    }

    /// Does something that may be refused, and says why it was.
    pub fn attempt(self, attempt: impl FnOnce(&mut Workshop) -> Result<(), Refusal>) -> bool {
        let refused = self.change(|found| attempt(found).err());
        self.refused
            .set(refused.map(names::refusal).unwrap_or_default());
        refused.is_none()
    }

    /// Goes to a place; a phase that goes on with what earlier ones found gets it now.
    pub fn go(self, beat: Beat) {
        self.refused.set(String::new());
        self.said.set(String::new());
        self.warned.set(None);
        let framework = self.app.framework();
        self.change(|found| enter(found, beat, &framework));
    }

    /// Goes on: what is being voted on is closed first, and stays where it cannot be. One change, so that the room sees
    /// it at once. A result without an agreed value is left by the second press only: the first one says what is missing, and from
    /// then on the button says that it goes on without.
    pub fn next(self) {
        let lacks = session().read_untracked(lacking);
        if let Some(at) = lacks.filter(|at| self.warned.get_untracked() != Some(*at)) {
            self.warned.set(Some(at));
            self.said.set(missing(at).to_string());
            return;
        }
        self.warned.set(None);
        self.said.set(String::new());
        let framework = self.app.framework();
        let moved = self.change(|found| {
            let moved = close(found).map(|()| {
                let next = next_of(found, &framework);
                next.is_some_and(|next| {
                    enter(found, next, &framework);
                    true
                })
            });
            Some(moved)
        });
        let refused = match moved {
            Some(Err(refusal)) => names::refusal(refusal),
            _ => String::new(),
        };
        self.refused.set(refused);
        if let Some(Ok(false)) = moved {
            self.finish();
        }
    }

    /// Tells whether going on from here leaves a result without its value, after its presenter was told so; tracked.
    pub fn leaves_without(self) -> bool {
        let warned = self.warned.get();
        warned.is_some() && warned == session().read(lacking)
    }

    /// Goes to a phase: to the first thing that was left in it, where some were done.
    pub fn go_to_phase(self, place: usize) {
        let framework = self.app.framework();
        self.go(session().read_untracked(|found| found.resume(place, &framework)));
    }

    /// Leaves what is left of a phase for another time and goes on with the next one.
    pub fn leave_phase(self) {
        if let Some(next) = session().read_untracked(Workshop::next_phase) {
            self.go(next);
        }
    }

    /// Leaves a vote out: the next thing is voted on, or what comes after.
    pub fn leave_out(self) {
        let framework = self.app.framework();
        let next = session().read_untracked(|found| {
            let mut ahead = found.clone();
            if let Some(next) = ahead.next(&framework) {
                ahead.go(next);
            }
            ahead.next(&framework)
        });
        if let Some(next) = next {
            self.go(next);
        }
    }

    /// Goes back.
    pub fn back(self) {
        let framework = self.app.framework();
        let previous = session().read_untracked(|found| found.previous(&framework));
        if let Some(previous) = previous {
            self.go(previous);
        }
    }

    /// Tells whether nothing comes after the present place; tracked.
    pub fn is_last(self) -> bool {
        let framework = self.app.framework();
        session().read(|found| found.at.is_some() && found.next(&framework).is_none())
    }

    /// Takes the last thing back.
    pub fn take_back(self) {
        self.refused.set(String::new());
        if let Some(kind) = self.change(|found| found.take_back()) {
            self.said.set(names::taken_back(kind).to_string());
        }
    }

    /// Makes the projector dark, or light again.
    pub fn toggle_dark(self) {
        self.change(|found| found.dark = !found.dark);
    }

    /// Begins or stops the timer of the phase.
    pub fn toggle_clock(self) {
        self.change(|found| match found.clock.running {
            true => found.clock.stop(),
            false => found.clock.start(BrowserWorld.now()),
        });
    }

    /// Begins or stops the timer of a discussion.
    pub fn toggle_discussion(self) {
        self.change(|found| match found.discussion.running {
            true => found.discussion.stop(),
            false => found.discussion.start(BrowserWorld.now()),
        });
    }

    /// Closes the session.
    pub fn finish(self) {
        let before = session().id();
        self.change(|found| {
            found.clock.stop();
            found.discussion.stop();
            found.dark = false;
            found.past.clear();
            found.closed = Some(BrowserWorld.now());
        });
        if let Some(id) = before {
            self.app
                .go(crate::ui::facilitate::place::Place::Minutes.of(&id));
        }
    }

    /// Opens the session again.
    pub fn reopen(self) {
        self.change(|found| found.closed = None);
    }
}

/// Returns the place at hand where it is a result without an agreed value.
fn lacking(found: &Workshop) -> Option<Beat> {
    let at = found.at.filter(|at| at.face == Face::Result)?;
    let ballot = found.phases.get(at.phase)?.ballots.get(at.item)?;
    (!ballot.is_open() && ballot.agreed.is_none()).then_some(at)
}

/// Says what is missing at a result, and what the next press does.
fn missing(at: Beat) -> &'static str {
    let task = session().read_untracked(|found| found.phases.get(at.phase).map(|phase| phase.task));
    match task {
        Some(SessionTask::Factors) => tr!(facilitate.factor_missing),
        _ => tr!(facilitate.agreed_missing),
    }
}

/// Closes what is being voted on at the present place.
fn close(found: &mut Workshop) -> Result<(), Refusal> {
    let Some(at) = found.at else {
        return Ok(());
    };
    let Some(phase) = found.phases.get(at.phase) else {
        return Ok(());
    };
    match at.face {
        Face::Ballot
            if phase
                .ballots
                .get(at.item)
                .is_some_and(|ballot| ballot.is_open()) =>
        {
            found.close(at.phase, at.item)
        }
        Face::Giving if !phase.points.closed => found.close_points(at.phase),
        _ => Ok(()),
    }
}

/// Returns the place that comes next. A phase that goes on with earlier ones gets its things first.
fn next_of(found: &mut Workshop, framework: &Framework) -> Option<Beat> {
    if let Some(at) = found.at.filter(|at| at.face == Face::Opening) {
        found.carry_on(at.phase, framework, language(), &BrowserWorld);
    }
    found.next(framework)
}

/// Goes to a place; the timer of a phase begins with it.
fn enter(found: &mut Workshop, beat: Beat, framework: &Framework) {
    let other = found.at.map(|at| at.phase) != Some(beat.phase);
    if other {
        found.carry_on(beat.phase, framework, language(), &BrowserWorld);
    }
    found.go(beat);
    if other && !found.clock.running {
        found.clock.start(BrowserWorld.now());
    }
}

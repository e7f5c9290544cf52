//! Anything that a facilitator can do, in any order.

use proptest::prelude::*;
use proptest::sample::select;
use yachay_municipal::documents::Envelope;
use yachay_municipal::dossier::{DiagnosisPart, InstrumentStatus, State};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::Language;
use yachay_municipal::response::Response;
use yachay_municipal::workshop::*;

use crate::made::*;
use crate::support::{answer, day, document, instant, peru, response};

#[derive(Clone, Debug)]
pub enum Command {
    Hands(usize, usize, Choice, u16),
    Device(usize, Vec<(usize, Choice)>),
    Response(u8, [u8; 3], bool),
    Close(usize, usize),
    Correct(usize, usize),
    Again(usize, usize),
    Agree(usize, usize, Option<u8>),
    Points(&'static str, u16),
    ClosePoints,
    ReopenPoints,
    Tie(&'static str, u16),
    Answer(usize, Option<State>),
    Instrument(usize, Option<InstrumentStatus>),
    Link(usize, Option<bool>),
    Evidence(usize, &'static str),
    Words(usize, &'static str),
    Attendance(u16),
    Go(usize),
    Tick(u32),
    TakeBack,
}

/// What became of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It was refused, or nothing changed.
    Nothing,
    /// Something that is no vote changed.
    Beside,
    /// The group's votes, points or answers changed.
    Changed,
    /// One person's vote was counted on so many ballots.
    Person(usize),
    /// Something was taken back.
    Back(StepKind),
}

fn any_choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        6 => (0u8..=6).prop_map(Choice::Value),
        1 => Just(Choice::NotApplicable),
        1 => Just(Choice::NoAnswer),
    ]
}

pub fn any_command() -> impl Strategy<Value = Command> {
    let voted = || (select(vec![VOTE, VOTE, VOTE, FACTORS]), 0usize..3);
    let option = || select(vec!["a", "b", "c", "d"]);
    let state = || {
        let states = State::ALL.map(Some);
        select([&states[..], &[None]].concat())
    };
    prop_oneof![
        6 => (voted(), any_choice(), 0u16..15)
            .prop_map(|((phase, item), choice, votes)| Command::Hands(phase, item, choice, votes)),
        4 => (voted(), proptest::collection::vec((0usize..4, any_choice()), 0..4))
            .prop_map(|((phase, _), votes)| Command::Device(phase, votes)),
        3 => (0u8..8, proptest::array::uniform3(0u8..=5), any::<bool>())
            .prop_map(|(who, levels, absent)| Command::Response(who, levels, absent)),
        4 => voted().prop_map(|(phase, item)| Command::Close(phase, item)),
        1 => voted().prop_map(|(phase, item)| Command::Correct(phase, item)),
        2 => voted().prop_map(|(phase, item)| Command::Again(phase, item)),
        2 => (voted(), proptest::option::of(0u8..=6))
            .prop_map(|((phase, item), value)| Command::Agree(phase, item, value)),
        3 => (option(), 0u16..25).prop_map(|(option, points)| Command::Points(option, points)),
        1 => Just(Command::ClosePoints),
        1 => Just(Command::ReopenPoints),
        1 => (option(), 0u16..8).prop_map(|(option, hands)| Command::Tie(option, hands)),
        2 => (0usize..4, state()).prop_map(|(item, state)| Command::Answer(item, state)),
        1 => (0usize..4, proptest::option::of(Just(InstrumentStatus::InForce)))
            .prop_map(|(item, status)| Command::Instrument(item, status)),
        1 => (0usize..4, proptest::option::of(any::<bool>()))
            .prop_map(|(item, follows)| Command::Link(item, follows)),
        1 => (0usize..4, select(vec!["", "Acta 12"]))
            .prop_map(|(item, words)| Command::Evidence(item, words)),
        1 => (0usize..3, select(vec!["", "Nadie lleva el registro"]))
            .prop_map(|(item, words)| Command::Words(item, words)),
        1 => (0u16..30).prop_map(Command::Attendance),
        2 => (0usize..80).prop_map(Command::Go),
        1 => (0u32..900).prop_map(Command::Tick),
        2 => Just(Command::TakeBack),
    ]
}

pub fn any_commands() -> impl Strategy<Value = Vec<Command>> {
    proptest::collection::vec(any_command(), 0..60)
}

/// The response of somebody.
pub fn somebody(who: u8, levels: [u8; 3]) -> Envelope<Response> {
    let answers = COMPETENCIES.into_iter().zip(levels);
    let answers = answers.filter(|(_, level)| *level > 0);
    let answers: Vec<_> = answers.map(|(id, level)| (id, answer(level))).collect();
    let mut file = document(response(&["regidor"], &answers), &FixedWorld::default());
    file.id = who.to_string().repeat(32);
    file
}

impl Command {
    pub fn apply(&self, session: &mut Workshop) -> Done {
        let before = session.clone();
        if let Some(done) = self.of_a_person(session) {
            return done;
        }
        if matches!(self, Command::TakeBack) {
            return session.take_back().map_or(Done::Nothing, Done::Back);
        }
        let beside = self.beside(session);
        if !beside {
            self.of_the_group(session);
        }
        match *session == before {
            true => Done::Nothing,
            false if beside => Done::Beside,
            false => Done::Changed,
        }
    }

    fn of_a_person(&self, session: &mut Workshop) -> Option<Done> {
        let counted = match self {
            Command::Device(phase, votes) => session.vote_on_device(*phase, votes).ok(),
            Command::Response(who, levels, absent) => {
                let file = somebody(*who, *levels);
                take_response(session, VOTE, &file, *absent, peru()).ok()
            }
            _ => return None,
        };
        Some(counted.map_or(Done::Nothing, Done::Person))
    }

    /// What is no vote and cannot be taken back.
    fn beside(&self, session: &mut Workshop) -> bool {
        match self {
            Command::Evidence(item, words) => {
                let (part, id) = finding(*item);
                session.show_evidence(part, &id, words, words);
            }
            Command::Words(item, words) => {
                session.phases[VOTE].ballots[*item].evidence = (*words).into();
                session.phases[VOTE].ballots[*item].dissent = (*words).into();
            }
            Command::Attendance(people) => session.attendance.counted = Some(*people),
            Command::Go(place) => {
                let beats = session.beats(peru());
                let beat = beats[place % beats.len()];
                session.go(beat);
                let world = FixedWorld::default();
                session.carry_on(beat.phase, peru(), Language::Spanish, &world);
            }
            Command::Tick(seconds) => {
                session.clock.start(instant("2027-03-05T14:00:00Z"));
                session
                    .clock
                    .tick(*seconds, instant("2027-03-05T14:10:00Z"));
            }
            _ => return false,
        }
        true
    }

    /// What is refused changes nothing; the caller sees that.
    fn of_the_group(&self, session: &mut Workshop) {
        let today = day("2027-03-05");
        let done = match self {
            Command::Hands(phase, item, choice, votes) => {
                session.count_hands(*phase, *item, *choice, *votes)
            }
            Command::Close(phase, item) => session.close(*phase, *item),
            Command::Correct(phase, item) => session.correct(*phase, *item),
            Command::Again(phase, item) => session.vote_again(*phase, *item),
            Command::Agree(phase, item, value) => session.agree(*phase, *item, *value),
            Command::Points(option, points) => session.give_points(POINTS, option, *points),
            Command::ClosePoints => session.close_points(POINTS),
            Command::ReopenPoints => session.reopen_points(POINTS),
            Command::Tie(option, hands) => session.break_tie(POINTS, option, *hands),
            Command::Answer(item, state) => {
                let (part, id) = finding(*item);
                session.answer(part, &id, *state, today);
                Ok(())
            }
            Command::Instrument(item, status) => {
                session.say_instrument(&peru().instruments[*item].id, *status, today);
                Ok(())
            }
            Command::Link(item, follows) => {
                let mut guides = peru().instruments.iter().filter(|i| !i.guides.is_empty());
                let guide = guides.nth(item % 2).expect("instruments that guide");
                session.say_link(&guide.id, &guide.guides[0], *follows);
                Ok(())
            }
            _ => Ok(()),
        };
        // Refusals are looked at in the tests of each command.
        let _ = done;
    }
}

fn finding(item: usize) -> (DiagnosisPart, String) {
    let part = DiagnosisPart::Systems;
    let ids = peru().asked_in(part);
    (part, ids[item % ids.len()].clone())
}

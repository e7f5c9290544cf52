//! The way back: nothing is taken back but what is asked for, and all of that.

use proptest::prelude::*;
use yachay_municipal::documents::restore;
use yachay_municipal::dossier::{DiagnosisPart, State};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::workshop::*;

use crate::commands::*;
use crate::made::*;
use crate::support::{day, peru};

/// The four ways of a round, and whether it is closed.
type Ways = ([Tally; 4], bool);

/// Points and hands of each option.
type Numbers = Vec<(u16, u16)>;

/// Votes, points and answers, as they are counted.
#[derive(Debug, PartialEq)]
struct Counted {
    /// Of each ballot its rounds and the agreed value.
    ballots: Vec<(Vec<Ways>, Option<u8>)>,
    /// Of each phase its options, what they had before, and whether giving is closed.
    points: Vec<(Numbers, Vec<PointsBefore>, bool)>,
    institution: String,
    taken: Vec<Taken>,
}

fn counted(session: &Workshop) -> Counted {
    let round = |round: &Round| {
        let ways = [round.hands, round.kiosk, round.imported, round.absent];
        (ways, round.closed)
    };
    let ballots = session.phases.iter().flat_map(|phase| &phase.ballots);
    let points = session.phases.iter().map(|phase| &phase.points);
    Counted {
        ballots: ballots
            .map(|ballot| (ballot.rounds.iter().map(round).collect(), ballot.agreed))
            .collect(),
        points: points
            .map(|points| {
                let options = points.options.iter();
                let numbers = options.map(|option| (option.points, option.tie)).collect();
                (numbers, points.before.clone(), points.closed)
            })
            .collect(),
        institution: serde_json::to_string(&session.institution).expect("plain data"),
        taken: session.taken.clone(),
    }
}

/// Votes of single people that are counted somewhere.
fn of_people(session: &Workshop) -> usize {
    let ballots = session.phases.iter().flat_map(|phase| &phase.ballots);
    let rounds = ballots.flat_map(|ballot| &ballot.rounds);
    let votes = rounds.map(|round| Tally::sum([&round.kiosk, &round.imported, &round.absent]));
    votes.map(|tally| tally.votes()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// A step right after it was made leads back to just what was before.
    #[test]
    fn a_step_back_leads_to_what_was_before(commands in any_commands()) {
        let mut session = workshop(12);
        for command in commands {
            let before = session.clone();
            let done = command.apply(&mut session);
            if session.past == before.past {
                // Refused, written beside, or a number that was typed on.
                continue;
            }
            let mut after = session.clone();
            match done {
                Done::Changed => {
                    prop_assert!(after.take_back().is_some(), "{command:?}");
                    prop_assert_eq!(counted(&after), counted(&before), "{:?}", command);
                }
                Done::Person(_) => {
                    let kind = after.take_back();
                    prop_assert!(matches!(kind, Some(StepKind::Kiosk | StepKind::Response)));
                    prop_assert_eq!(counted(&after), counted(&before), "{:?}", command);
                    prop_assert_eq!(after.take_back(), None, "no row of votes is kept");
                }
                Done::Nothing | Done::Beside | Done::Back(_) => {}
            }
        }
    }

    /// However much is taken back, the votes of people stay, but for those that were taken back.
    #[test]
    fn nobodys_vote_is_lost(commands in any_commands()) {
        let mut session = workshop(12);
        let (mut counted, mut last) = (0, 0);
        let back = commands.iter().cloned().chain(std::iter::repeat_n(Command::TakeBack, 50));
        for command in back {
            match command.apply(&mut session) {
                Done::Person(votes) => (counted, last) = (counted + votes, votes),
                Done::Back(StepKind::Kiosk | StepKind::Response) => {
                    counted -= last;
                    last = 0;
                }
                Done::Nothing | Done::Beside | Done::Changed | Done::Back(_) => {}
            }
            prop_assert_eq!(of_people(&session), counted, "{:?}", command);
        }
        prop_assert_eq!(session.take_back(), None);
        // Words are nobody's step.
        let mut words = commands.iter().filter_map(|command| match command {
            Command::Words(0, words) => Some(*words),
            _ => None,
        });
        let expected = words.next_back().unwrap_or_default();
        prop_assert_eq!(&session.phases[VOTE].ballots[0].evidence, expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A session that is closed and opened again after each step goes on as if it had not been.
    #[test]
    fn a_session_continues_where_it_was(commands in any_commands()) {
        let mut session = workshop(12);
        let mut reopened = session.clone();
        for command in commands {
            let text = file(reopened).to_file_text();
            reopened = restore::<Workshop>(text.as_bytes()).expect("our own file").payload;
            prop_assert_eq!(&reopened, &session);
            let (done, again) = (command.apply(&mut session), command.apply(&mut reopened));
            prop_assert_eq!(done, again, "{:?}", command);
            prop_assert_eq!(&reopened, &session);
            prop_assert_eq!(seen(&reopened), seen(&session));
            prop_assert_eq!(reopened.next(peru()), session.next(peru()));
        }
    }
}

#[test]
fn a_number_is_one_step_and_the_next_number_another() {
    let mut session = workshop(40);
    let two = |session: &mut Workshop, votes| {
        assert_eq!(
            session.count_hands(VOTE, 0, Choice::Value(2), votes),
            Ok(())
        );
    };
    let hands = |session: &Workshop| {
        let round = session.phases[VOTE].ballots[0].round();
        round.map_or([0, 0], |round| {
            [2, 3].map(|value| round.hands.of(Choice::Value(value)))
        })
    };
    // 1, 12, back to 1, 13: the figures of one number.
    for votes in [1, 12, 1, 13] {
        two(&mut session, votes);
    }
    assert_eq!(session.past.len(), 1);
    assert_eq!(session.count_hands(VOTE, 0, Choice::Value(3), 7), Ok(()));
    // The same again is no step; another number is one.
    two(&mut session, 13);
    assert_eq!(session.past.len(), 2);
    two(&mut session, 14);
    two(&mut session, 15);
    let expected = [[15, 7], [14, 7], [13, 7], [13, 0], [0, 0]];
    for (place, expected) in expected.into_iter().enumerate() {
        assert_eq!(hands(&session), expected, "after {place} steps");
        let kind = session.take_back();
        assert_eq!(kind, (place < 4).then_some(StepKind::Hands));
    }
    // So it is with points, and closing them is a step of its own.
    for points in [1, 10] {
        assert_eq!(session.give_points(POINTS, "a", points), Ok(()));
    }
    assert_eq!(session.close_points(POINTS), Ok(()));
    assert_eq!(session.take_back(), Some(StepKind::Points));
    assert!(!session.phases[POINTS].points.closed);
    assert_eq!(session.phases[POINTS].points.given(), 10);
    assert_eq!(session.take_back(), Some(StepKind::Points));
    assert_eq!(session.phases[POINTS].points.given(), 0);
    assert_eq!(session.take_back(), None);
}

#[test]
fn words_and_options_that_came_since_stay() {
    let mut session = workshop(12);
    voted(&mut session, VOTE, 0, [0, 8, 0, 0, 0]);
    assert_eq!(session.agree(VOTE, 0, Some(2)), Ok(()));
    session.phases[VOTE].ballots[0].evidence = "Actas sin firma".into();
    session.phases[VOTE].ballots[0].dissent = "Dos personas ven un 3".into();
    assert_eq!(session.take_back(), Some(StepKind::Agreed));
    assert_eq!(session.take_back(), Some(StepKind::Closed));
    let ballot = &session.phases[VOTE].ballots[0];
    assert_eq!((ballot.agreed, ballot.is_open()), (None, true));
    assert_eq!(ballot.evidence, "Actas sin firma");
    assert_eq!(ballot.dissent, "Dos personas ven un 3");

    assert_eq!(session.give_points(POINTS, "a", 4), Ok(()));
    let points = &mut session.phases[POINTS].points;
    points.options.push(option("e", 0));
    points.options.retain(|option| option.id != "b");
    points.each = 3;
    assert_eq!(session.take_back(), Some(StepKind::Points));
    let points = &session.phases[POINTS].points;
    let options: Vec<_> = points
        .options
        .iter()
        .map(|option| option.id.as_str())
        .collect();
    assert_eq!(options, ["a", "c", "d", "e"]);
    assert_eq!((points.given(), points.each), (0, 3));

    let (part, today) = (DiagnosisPart::Systems, day("2027-03-05"));
    session.answer(part, "check", Some(State::Partly), today);
    session.show_evidence(part, "check", "Informe 3", "Contabilidad");
    assert_eq!(session.take_back(), Some(StepKind::Finding));
    let finding = &session.institution.systems["check"];
    assert_eq!((finding.state, finding.date), (None, None));
    assert_eq!(finding.evidence, "Informe 3");
    // The same answer once more is no step; one without words leaves nothing.
    let steps = session.past.len();
    session.answer(part, "check", None, today);
    assert_eq!(session.past.len(), steps);
    session.show_evidence(part, "check", "", "");
    assert!(session.institution.systems.is_empty());
}

/// What somebody voted on the device is not kept longer than voting lasts.
#[test]
fn the_last_persons_vote_cannot_be_told_from_the_file() {
    let mut session = workshop(12);
    hands(&mut session, VOTE, 0, [0, 8, 0, 0, 0]);
    let sheet = [(0, Choice::Value(5)), (1, Choice::Value(1))];
    for _ in 0..2 {
        assert_eq!(session.vote_on_device(VOTE, &sheet), Ok(2));
    }
    assert_eq!(session.past.len(), 1, "one person's vote can be taken back");
    assert_eq!(session.count_hands(VOTE, 0, Choice::Value(3), 1), Ok(()));
    assert_eq!(session.close(VOTE, 0), Ok(()));
    let kinds: Vec<_> = session.past.iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [StepKind::Hands, StepKind::Closed]);
    let all: Vec<_> = session.past.iter().flat_map(|step| &step.ballots).collect();
    let device = |ballot: &&&Ballot| ballot.rounds.iter().any(|round| round.kiosk.votes() == 1);
    assert_eq!(
        all.iter().filter(device).count(),
        0,
        "nothing to compare with"
    );
    assert_eq!(session.take_back(), Some(StepKind::Closed));
    assert_eq!(session.take_back(), Some(StepKind::Hands));
    assert_eq!(session.take_back(), None);
    assert_eq!(round(&session, VOTE, 0).kiosk.votes(), 2);
}

#[test]
fn the_latest_steps_are_kept() {
    let mut session = workshop(40);
    for votes in 0..50 {
        // Never one figure more or less than before.
        let votes = 11 + votes % 2;
        assert_eq!(
            session.count_hands(VOTE, 0, Choice::Value(2), votes),
            Ok(())
        );
    }
    assert_eq!(session.past.len(), 40);
    while session.take_back().is_some() {}
    assert_eq!(round(&session, VOTE, 0).hands.of(Choice::Value(2)), 12);
    let world = FixedWorld::default();
    assert!(from_model(&session, &world).past.is_empty());
}

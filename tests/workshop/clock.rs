//! Timers that live through a closed laptop and a clock that somebody sets.

use chrono::TimeDelta;
use proptest::prelude::*;
use yachay_municipal::workshop::*;

use crate::made::*;
use crate::support::instant;

const BEGIN: &str = "2027-03-05T14:00:00Z";

fn running(spent: u32) -> Timer {
    let mut timer = Timer::default();
    timer.start(instant(BEGIN));
    timer.tick(spent, instant(BEGIN));
    timer
}

#[test]
fn what_passed_while_the_page_was_closed() {
    // Seconds until it is opened again, what becomes of them, seconds on the timer, and whether it runs.
    let table = [
        (0, Gap::None, 100, true),
        (1, Gap::Counted(1), 101, true),
        (14 * 60 + 59, Gap::Counted(899), 999, true),
        (15 * 60, Gap::Counted(900), 1_000, true),
        (15 * 60 + 1, Gap::Stopped, 100, false),
        // The night.
        (10 * 3_600, Gap::Stopped, 100, false),
        (400 * 86_400, Gap::Stopped, 100, false),
        // Somebody set the clock back.
        (-1, Gap::WentBack, 100, true),
        (-3_600, Gap::WentBack, 100, true),
        (-400 * 86_400, Gap::WentBack, 100, true),
    ];
    for (seconds, expected, spent, runs) in table {
        let mut timer = running(100);
        let now = instant(BEGIN) + TimeDelta::seconds(seconds);
        assert_eq!(timer.reopen(now), expected, "{seconds} s");
        assert_eq!((timer.spent, timer.running), (spent, runs), "{seconds} s");
        // From there on it counts from this moment.
        assert_eq!(timer.noted, runs.then_some(now));
        if runs {
            let next = now + TimeDelta::seconds(7);
            assert_eq!(timer.reopen(next), Gap::Counted(7));
            assert_eq!(timer.spent, spent + 7);
        }
    }
}

#[test]
fn a_timer_that_stands_counts_nothing() {
    let later = instant(BEGIN) + TimeDelta::seconds(60);
    let mut timer = running(100);
    timer.stop();
    assert_eq!(timer.reopen(later), Gap::None);
    timer.tick(5, later);
    assert_eq!(
        (timer.spent, timer.running, timer.noted),
        (100, false, None)
    );
    timer.start(later);
    timer.tick(5, later);
    assert_eq!((timer.spent, timer.running), (105, true));
    timer.reset();
    assert_eq!(timer, Timer::default());
    assert_eq!(timer.reopen(later), Gap::None);
}

proptest! {
    /// Ticks count whatever the clock says; a timer never goes back and never runs over.
    #[test]
    fn only_time_that_passed_counts(
        steps in proptest::collection::vec((0u32..=2_000, -100_000i64..=100_000), 0..30),
    ) {
        let mut timer = running(0);
        let mut now = instant(BEGIN);
        let mut ticked = 0u32;
        for (seconds, jump) in steps {
            if !timer.running {
                timer.start(now);
            }
            now += TimeDelta::seconds(jump);
            timer.tick(seconds, now);
            ticked += seconds;
            prop_assert_eq!(timer.spent, ticked);
            now += TimeDelta::seconds(jump);
            if let Gap::Counted(seconds) = timer.reopen(now) {
                prop_assert!(i64::from(seconds) <= LONGEST_GAP);
                ticked += seconds;
            }
            prop_assert_eq!(timer.spent, ticked);
        }
        timer.start(now);
        timer.tick(u32::MAX, now);
        prop_assert_eq!(timer.spent, u32::MAX);
    }
}

#[test]
fn each_phase_has_its_own_time() {
    let mut session = workshop(10);
    session.go(beat(TALK, Face::Opening, 0));
    session.clock.start(instant(BEGIN));
    session.clock.tick(600, instant(BEGIN));
    session.discussion.start(instant(BEGIN));
    session.discussion.tick(20, instant(BEGIN));
    // Within a phase its time goes on; a discussion belongs to what was discussed.
    session.go(beat(TALK, Face::Question, 0));
    assert_eq!((session.clock.spent, session.discussion.spent), (600, 0));
    session.go(beat(VOTE, Face::Opening, 0));
    assert_eq!((session.clock.spent, session.clock.running), (0, true));
    assert_eq!(session.phases[TALK].spent, 600);
    session.clock.tick(2_000, instant(BEGIN));
    // Half an hour was planned for each: 20 minutes won, 200 seconds lost.
    assert_eq!(session.late(), 600 - 1_800 + 200);
    session.go(beat(TALK, Face::Question, 0));
    assert_eq!(session.clock.spent, 600);
    assert_eq!(session.phases[VOTE].spent, 2_000);
    session.go(beat(VOTE, Face::Ballot, 1));
    assert_eq!(session.clock.spent, 2_000);
    assert_eq!(workshop(10).late(), 0);
    // Standing where one stands changes nothing.
    let before = session.clone();
    session.go(beat(VOTE, Face::Ballot, 1));
    assert_eq!(session, before);
}

#[test]
fn the_room_sees_a_discussion_only_while_there_is_one() {
    let mut session = workshop(10);
    session.go(beat(VOTE, Face::Result, 0));
    assert_eq!(seen(&session).clock.limit, 1_800);
    assert_eq!(seen(&session).clock.discussion_limit, 0);
    session.discussion.start(instant(BEGIN));
    let clock = seen(&session).clock;
    assert_eq!(
        (clock.discussion_limit, clock.discussion_running),
        (180, true)
    );
}

#[test]
fn of_two_timers_the_worse_is_told() {
    let mut session = workshop(12);
    session.clock = running(100);
    session.discussion = running(50);
    // The discussion was noted long before the phase.
    session.clock.noted = Some(instant(BEGIN) + TimeDelta::hours(2));
    let now = instant(BEGIN) + TimeDelta::hours(2) + TimeDelta::seconds(9);
    assert_eq!(session.reopen_timers(now), Gap::Stopped);
    assert_eq!((session.clock.spent, session.clock.running), (109, true));
    assert_eq!(
        (session.discussion.spent, session.discussion.running),
        (50, false)
    );
    // Nothing is hidden by the timer of a phase that stands.
    session.clock.stop();
    session.discussion = running(50);
    let back = instant(BEGIN) - TimeDelta::seconds(9);
    assert_eq!(session.reopen_timers(back), Gap::WentBack);
}

#[test]
fn a_computer_that_slept_with_the_page_open_stops_the_timers() {
    let at = |seconds| instant(BEGIN) + TimeDelta::seconds(seconds);
    let mut session = Workshop::default();
    assert_eq!(session.tick_timers(5_000, at(0)), Gap::None, "nothing runs");
    session.clock.start(at(0));
    session.discussion.start(at(0));
    assert_eq!(session.tick_timers(900, at(900)), Gap::Counted(900));
    assert_eq!((session.clock.spent, session.discussion.spent), (900, 900));
    assert_eq!(session.tick_timers(901, at(1_801)), Gap::Stopped);
    assert_eq!((session.clock.spent, session.discussion.spent), (900, 900));
    assert!(!session.clock.running && !session.discussion.running);
}

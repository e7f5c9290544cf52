//! Earlier states of documents: which must be there after a kill, and what must stand in them.
//!
//! The product's own rule is not asked, but told here a second time: while somebody works, a snapshot at most every ten
//! minutes; the latest five stay, and of earlier ones the last of each of fourteen days.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::killed::Killed;
use super::promise::{Found, Ledger, Places, is_in};
use super::script::Script;
use super::work::Deed;

/// How many of the latest snapshots stay in any case.
pub const LATEST: usize = 5;

/// For how many days the last snapshot of the day stays.
const DAYS: usize = 14;

/// Minutes after which a save takes a snapshot.
const DUE_AFTER: u64 = 10;

/// Milliseconds of a minute.
const MINUTE: u64 = 60_000;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// An earlier state of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// Its number within the document, from 1.
    pub number: u64,
    /// When it was taken, in milliseconds since 1970.
    pub taken: i64,
    /// Revision of the document in it.
    pub revision: u64,
    /// What it was taken for.
    pub why: String,
    /// What the document contained.
    pub payload: Value,
}

/// The earlier states of all documents, as they were last found.
#[derive(Debug, Default)]
pub struct Past {
    states: BTreeMap<String, Vec<State>>,
}

/// What came of a look at the earlier states.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How many snapshots were taken since the look before.
    pub taken: u64,
    /// What is not as it must be.
    pub faults: Vec<String>,
}

impl Past {
    /// Returns the earlier states of a document, oldest first.
    pub fn of(&self, document: &str) -> &[State] {
        self.states
            .get(document)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Notes an earlier state that is there from the start.
    #[cfg(test)]
    pub fn begin_with(&mut self, document: &str, state: State) {
        let states = self.states.entry(document.to_owned()).or_default();
        states.push(state);
    }

    /// Compares what is found with what was there and with what was done since, and goes on from what is found.
    pub fn settle(
        &mut self,
        states: BTreeMap<String, Vec<State>>,
        found: &Found,
        ledger: &Ledger,
        last: Option<&Killed>,
    ) -> Outcome {
        let before = std::mem::replace(&mut self.states, states);
        let names: BTreeSet<&String> = before.keys().chain(self.states.keys()).collect();
        let mut outcome = Outcome::default();
        for name in names {
            let old = before.get(name).map(Vec::as_slice).unwrap_or_default();
            let now = self.of(name);
            let mut faults = faults(old, now);
            faults.extend(strange(old, now, name, ledger));
            let taken = last_number(now).saturating_sub(last_number(old));
            let work = last.filter(|last| last.script.document.as_ref() == Some(name));
            if let Some(work) = work {
                let copies = found.get(name).map(Vec::as_slice).unwrap_or_default();
                faults.extend(owed(work, taken, name, ledger));
                faults.extend(astray(work, (old, now), (copies, name), ledger));
            }
            outcome.taken += taken;
            let told = faults.into_iter();
            outcome
                .faults
                .extend(told.map(|what| format!("{name}: {what}")));
        }
        outcome
    }
}

fn last_number(states: &[State]) -> u64 {
    states.last().map_or(0, |state| state.number)
}

/// Tells whether the rule lets a snapshot go, given those that are there.
fn makes_room(state: &State, there: &[State]) -> bool {
    let later = there.iter().filter(|other| other.number > state.number);
    let days: BTreeSet<i64> = later.map(day).collect();
    let is_recent = last_number(there) < state.number.saturating_add(LATEST as u64);
    !is_recent && (days.contains(&day(state)) || days.len() >= DAYS)
}

fn day(state: &State) -> i64 {
    state.taken.div_euclid(DAY)
}

/// Says what the rule does not allow, going from some snapshots to others.
fn faults(old: &[State], now: &[State]) -> Vec<String> {
    let mut faults = Vec::new();
    for state in old {
        let number = state.number;
        match now.iter().find(|other| other.number == number) {
            Some(other) if other == state => {}
            Some(_) => faults.push(format!("snapshot {number} is another one than before")),
            None if makes_room(state, now) => {}
            None => faults.push(format!("snapshot {number} is lost")),
        }
    }
    for state in now.iter().filter(|state| makes_room(state, now)) {
        faults.push(format!(
            "snapshot {} should have made room for later ones",
            state.number
        ));
    }
    for pair in now.windows(2) {
        let [one, next] = pair else { continue };
        if next.number <= one.number {
            faults.push(format!("snapshot {} is not after the others", next.number));
        }
        let follows = next.number == one.number + 1 && next.why == "recent";
        if follows && next.taken.abs_diff(one.taken) < DUE_AFTER * MINUTE {
            faults.push(format!("snapshot {} came too soon", next.number));
        }
    }
    faults
}

/// Returns those of the snapshots that were taken since.
fn since<'s>(old: &[State], now: &'s [State]) -> impl Iterator<Item = &'s State> {
    let last = last_number(old);
    now.iter().filter(move |state| state.number > last)
}

/// Says which new snapshot is of a state that the document never had.
fn strange(old: &[State], now: &[State], document: &str, ledger: &Ledger) -> Vec<String> {
    let Some(possible) = ledger.states(document) else {
        return Vec::new();
    };
    let never = since(old, now).filter(|state| {
        let mut possible = possible.iter().flatten();
        !possible.any(|places| is_in(&state.payload, places))
    });
    never
        .map(|state| {
            format!(
                "snapshot {} ({}) is as the document never was",
                state.number, state.why
            )
        })
        .collect()
}

/// Says whether there are fewer new snapshots than the ticks promise.
fn owed(work: &Killed, taken: u64, document: &str, ledger: &Ledger) -> Option<String> {
    let owed = match work.script.deed {
        Deed::Snapshots => due(&work.script, &work.noticed.ticks, ledger.known(document)?),
        Deed::Back => {
            let ticked = work.script.steps.iter().take(work.noticed.ticked);
            ticked.filter(|step| step.effect.is_some()).count() as u64
        }
        _ => 0,
    };
    (taken < owed).then(|| format!("{taken} snapshots were taken, and {owed} were due"))
}

/// Counts the snapshots that ticks promise: one for each that shows a change made more than ten minutes after what
/// the tick before it showed was saved.
fn due(script: &Script, ticks: &[usize], known: &Places) -> u64 {
    let (mut now, mut minutes, mut due) = (known.clone(), 0, 0);
    // Whether something was done since the tick before, and whether something changed late enough.
    let (mut worked, mut changed) = (false, false);
    for (place, step) in script.steps.iter().enumerate() {
        minutes += step.ahead();
        for (place, value) in step.effect.iter().flat_map(|effect| &effect.places) {
            let before = now.insert(place.clone(), value.clone());
            // Of a value that nobody knew, the new one may be the same.
            let is_other = before.is_some_and(|before| before != *value);
            changed |= minutes > DUE_AFTER && is_other;
            worked = true;
        }
        // A tick after nothing was done shows what the one before it showed.
        if worked && ticks.contains(&(place + 1)) {
            due += u64::from(changed);
            (minutes, worked, changed) = (0, false, false);
        }
    }
    due
}

/// Says what is wrong after somebody went back: with every state that came, the one before must have become a
/// snapshot, in the same stroke.
fn astray(
    work: &Killed,
    (old, now): (&[State], &[State]),
    (copies, document): (&[Value], &str),
    ledger: &Ledger,
) -> Option<String> {
    if work.script.deed != Deed::Back {
        return None;
    }
    let states = ledger.states(document)?;
    let mut states = states.iter().flatten();
    let put_aside = since(old, now).filter(|state| state.why == "replaced");
    for state in put_aside {
        let is_before = states
            .next()
            .is_some_and(|before| is_in(&state.payload, before));
        if !is_before {
            let number = state.number;
            return Some(format!("snapshot {number} is not the state before"));
        }
    }
    let stands = states
        .next()
        .is_some_and(|state| copies.iter().any(|copy| is_in(copy, state)));
    (!stands).then(|| "the document and the states put aside for it do not belong together".into())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::page::Noticed;
    use super::super::promise::Effect;
    use super::super::script::Step;
    use super::*;

    const DOCUMENT: &str = "dossier/a";

    fn state(number: u64, hours: i64, why: &str, name: &str) -> State {
        State {
            number,
            taken: hours * DAY / 24,
            revision: number,
            why: why.to_owned(),
            payload: json!({ "name": name }),
        }
    }

    fn recent(numbers: &[u64], hours: i64) -> Vec<State> {
        let at = |number: &u64| state(*number, (*number as i64) * hours, "recent", "A");
        numbers.iter().map(at).collect()
    }

    fn places(name: &str) -> Places {
        Places::from([("/name".to_owned(), json!(name))])
    }

    fn step(order: Value, name: Option<&str>) -> Step {
        let document = Some(DOCUMENT.to_owned());
        let effect = name.map(|name| Effect {
            document,
            places: places(name),
        });
        Step { order, effect }
    }

    fn killed(deed: Deed, steps: Vec<Step>, ticks: &[usize]) -> Killed {
        Killed {
            script: Script {
                deed,
                place: String::new(),
                ready: String::new(),
                document: Some(DOCUMENT.to_owned()),
                steps,
                fields: Vec::new(),
            },
            after: 0,
            noticed: Noticed {
                ticked: ticks.last().copied().unwrap_or_default(),
                ticks: ticks.to_vec(),
                ..Noticed::default()
            },
        }
    }

    /// Looks at snapshots and a document after some work on a document named A with one snapshot, named Z.
    fn look(work: &Killed, states: &[State], name: &str) -> Vec<String> {
        let mut ledger = Ledger::default();
        ledger.begin_with(DOCUMENT.to_owned(), places("A"));
        let effects: Vec<_> = work
            .script
            .steps
            .iter()
            .map(|step| step.effect.clone())
            .collect();
        ledger.note(&effects, work.noticed.ticked, None);
        let mut past = Past::default();
        past.begin_with(DOCUMENT, state(1, 0, "recent", "Z"));
        let mut all = vec![state(1, 0, "recent", "Z")];
        all.extend_from_slice(states);
        let found = Found::from([(DOCUMENT.to_owned(), vec![json!({ "name": name })])]);
        let now = BTreeMap::from([(DOCUMENT.to_owned(), all)]);
        past.settle(now, &found, &ledger, Some(work)).faults
    }

    #[test]
    fn snapshots_go_only_where_the_rule_lets_them() {
        // Seven of one day: the latest five stay.
        let old = recent(&[1, 2, 3], 1);
        assert!(faults(&old, &recent(&[3, 4, 5, 6, 7], 1)).is_empty());
        assert_eq!(
            faults(&old, &recent(&[4, 5, 6, 7], 1)),
            ["snapshot 3 is lost"]
        );
        let room = ["snapshot 2 should have made room for later ones"];
        assert_eq!(faults(&old, &recent(&[2, 3, 4, 5, 6, 7], 1)), room);
        // One each day: fourteen days stay.
        let days: Vec<u64> = (1..=14).collect();
        let later: Vec<u64> = (2..=15).collect();
        let old = recent(&days, 24);
        assert!(faults(&old, &recent(&later, 24)).is_empty());
        let gap: Vec<u64> = (3..=15).collect();
        assert_eq!(faults(&old[1..], &recent(&gap, 24)), ["snapshot 2 is lost"]);
    }

    #[test]
    fn snapshots_never_change_and_do_not_come_too_soon() {
        let old = recent(&[1, 2], 1);
        let mut now = old.clone();
        now[1].payload = json!({ "name": "B" });
        assert_eq!(
            faults(&old, &now),
            ["snapshot 2 is another one than before"]
        );
        let soon = recent(&[1, 2], 0);
        assert_eq!(faults(&[], &soon), ["snapshot 2 came too soon"]);
    }

    #[test]
    fn ticks_promise_snapshots_where_time_passed() {
        let away = |minutes: u64| step(json!({ "ahead": minutes }), None);
        let types = |name| step(json!({}), Some(name));
        let steps = vec![away(11), types("B"), away(5), types("C"), away(30), away(1)];
        let work = killed(Deed::Snapshots, steps, &[1, 2, 4, 6]);
        let one = state(2, 1, "recent", "A");
        assert!(look(&work, std::slice::from_ref(&one), "C").is_empty());
        let few = "dossier/a: 0 snapshots were taken, and 1 were due";
        assert_eq!(look(&work, &[], "C"), [few]);
        let never = "dossier/a: snapshot 2 (recent) is as the document never was";
        assert_eq!(look(&work, &[state(2, 1, "recent", "X")], "C"), [never]);
    }

    #[test]
    fn going_back_keeps_what_was_there() {
        let back = |name| step(json!({}), Some(name));
        let aside = |number, name| state(number, 1, "replaced", name);
        let work = killed(Deed::Back, vec![back("Z"), back("A")], &[1]);
        assert!(look(&work, &[aside(2, "A")], "Z").is_empty());
        assert!(look(&work, &[aside(2, "A"), aside(3, "Z")], "A").is_empty());
        assert_eq!(look(&work, &[aside(2, "A")], "A").len(), 1);
        assert_eq!(look(&work, &[aside(2, "Z")], "Z").len(), 1);
        // Nothing was put aside, and a tick said that it was.
        assert_eq!(look(&work, &[], "Z").len(), 2);
    }
}

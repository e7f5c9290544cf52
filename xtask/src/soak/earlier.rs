//! Work that makes earlier states of a dossier, and work that goes back to them.

use fastrand::Rng;
use serde_json::{Value, json};

use super::past::{LATEST, Past};
use super::promise::{Ledger, Places, value_at};
use super::script::{Builder, Script, Step};
use super::work::{self, Deed};

/// How many times the work goes back at most; what each puts aside must still be among the latest.
const BACK: usize = LATEST - 1;

/// Types in a dossier and looks elsewhere again and again, while the clock goes on.
pub fn taking(rng: &mut Rng, ledger: &Ledger) -> Option<Script> {
    let dossiers = ledger.of_kind("dossier");
    let (id, _) = rng.choice(dossiers)?;
    let on_plan = if rng.bool() {
        work::activity(rng, ledger)
    } else {
        None
    };
    let mut script = match on_plan {
        Some(script) => script,
        None => work::on_profile(rng, &format!("dossier/{id}")),
    };
    let mut steps = Vec::new();
    for step in script.steps {
        steps.push(step);
        if rng.u8(..3) == 0 {
            steps.extend(leave_and_come(rng));
        }
    }
    script.steps = steps;
    script.deed = Deed::Snapshots;
    Some(script)
}

/// Mostly away long enough for a snapshot, at times until the next day, at times too short.
fn leave_and_come(rng: &mut Rng) -> [Step; 2] {
    let minutes = match rng.u8(..6) {
        0 => rng.u32(1..10),
        1 => rng.u32(900..2000),
        _ => rng.u32(11..200),
    };
    // Mostly what waited is saved before somebody comes back.
    let orders = [
        json!({ "act": "leave", "pause": rng.u32(0..20) }),
        json!({ "act": "come", "ahead": minutes, "pause": rng.u32(0..80) }),
    ];
    orders.map(|order| Step {
        order,
        effect: None,
    })
}

/// Goes back to an earlier state of a dossier, and on to others, sometimes by taking the last one back.
pub fn going_back(rng: &mut Rng, ledger: &Ledger, past: &Past) -> Option<Script> {
    let dossiers = ledger.of_kind("dossier").into_iter();
    let with_past: Vec<_> = dossiers
        .filter(|(id, _)| !past.of(&format!("dossier/{id}")).is_empty())
        .collect();
    let (id, known) = rng.choice(with_past)?;
    let document = format!("dossier/{id}");
    // As the screen shows them, the latest first.
    let states = past.of(&document).iter().rev();
    let mut list: Vec<Places> = states
        .map(|state| of_payload(known, &state.payload))
        .collect();
    let mut now = (*known).clone();
    let unfold = format!("#earlier-{id}");
    let states = format!("article:has({unfold}) .states");
    let mut work = Builder::new(rng, Some(document));
    work.press(&unfold, None);
    let shown = format!("{states} > li");
    work.step(
        json!({ "act": "count", "css": shown, "many": list.len() }),
        None,
    );
    // Only what was gone back to by the list can be taken back by its message.
    let mut undoable = false;
    for turn in 0..BACK {
        let undoes = undoable && work.rng.u8(..4) == 0;
        undoable = !undoes;
        // Of the earlier ones some may have made room since.
        let shown = if turn == 0 { list.len() } else { LATEST };
        let place = if undoes {
            0
        } else {
            work.rng.usize(..list.len().min(shown))
        };
        let css = if undoes {
            ".toasts .toast:last-child .button".to_owned()
        } else {
            format!(
                "{states} > li:nth-child({}) .button:nth-child(2)",
                place + 1
            )
        };
        let next = list.get(place)?.clone();
        list.insert(0, std::mem::replace(&mut now, next.clone()));
        let order = json!({ "act": "back", "css": css, "list": states, "vouched": true });
        work.step(order, Some(next));
    }
    work.shows("#name", "/municipality/name");
    Some(work.script(Deed::Back, "#/equipo".to_owned(), &unfold))
}

/// Returns what an earlier state has where something is known of the present one.
fn of_payload(known: &Places, payload: &Value) -> Places {
    let places = known.keys();
    places
        .map(|place| (place.clone(), value_at(payload, place)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::past::State;
    use super::*;

    const DOCUMENT: &str = "dossier/a";

    fn ledger() -> Ledger {
        let mut ledger = Ledger::default();
        let places = Places::from([("/municipality/name".to_owned(), json!("now"))]);
        ledger.begin_with(DOCUMENT.to_owned(), places);
        ledger
    }

    #[test]
    fn somebody_who_looks_elsewhere_comes_back_later() {
        let mut rng = Rng::with_seed(4);
        let script = taking(&mut rng, &ledger()).unwrap();
        assert_eq!(script.deed, Deed::Snapshots);
        assert!(script.ahead() > 60);
        assert!(script.steps.iter().any(|step| step.effect.is_some()));
    }

    #[test]
    fn going_back_is_to_what_was_or_to_what_was_just_left() {
        let mut rng = Rng::with_seed(5);
        assert!(going_back(&mut rng, &ledger(), &Past::default()).is_none());
        let mut past = Past::default();
        let payload = json!({ "municipality": { "name": "then" } });
        let state = State {
            payload,
            ..State::default()
        };
        past.begin_with(DOCUMENT, state);
        for _ in 0..20 {
            let script = going_back(&mut rng, &ledger(), &past).unwrap();
            let counted = script
                .steps
                .iter()
                .find(|step| step.order["act"] == "count");
            assert_eq!(counted.unwrap().order["many"], 1);
            let effects = script.steps.iter().filter_map(|step| step.effect.as_ref());
            let names: Vec<&Value> = effects
                .map(|effect| &effect.places["/municipality/name"])
                .collect();
            assert_eq!(names.len(), BACK);
            assert_eq!(names[0], "then");
            assert!(names.iter().all(|name| *name == "then" || *name == "now"));
        }
    }
}

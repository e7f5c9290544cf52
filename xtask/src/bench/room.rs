//! From the presenter's key to the changed projector, beside a bare message from window to window.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::json;
use yachay_municipal::documents::Envelope;
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::{Framework, Language, SessionTask};
use yachay_municipal::workshop::{Beat, Choice, Face, Workshop, begin};

use super::page::{Page, SLOW_DOWN};
use crate::soak::browser::Browser;

/// How many times as long as a bare message a key may take until the projector has changed, where it takes more than
/// [`UNNOTICED`]: a bare message takes 8 to 12 ms at a quarter of the speed (two cores, November 2026), and eight times that
/// is the tenth of a second again.
pub const MOST: f64 = 8.0;

/// Milliseconds that a room does not notice.
const UNNOTICED: f64 = 100.0;

/// What is voted on in the session that is measured.
const BALLOTS: usize = 30;

/// Walks through votes and results and measures each step, then as many bare messages; in milliseconds.
const WALK: &str = include_str!("room.js");

/// What was measured, in milliseconds.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Measured {
    /// From each key to the frame of the projector that shows what it did.
    pub keys: Vec<f64>,
    /// From each message to the frame of the projector that shows that it came.
    pub bare: Vec<f64>,
}

impl Measured {
    /// Tells whether a room waits for its screen.
    pub fn is_slow(&self) -> bool {
        let (keys, _, ratio) = self.ratio();
        keys > UNNOTICED && ratio > MOST
    }

    /// Returns the median of the keys, that of bare messages, and how many times as long the first is.
    pub fn ratio(&self) -> (f64, f64, f64) {
        let (keys, bare) = (median(&self.keys), median(&self.bare));
        (keys, bare, keys / bare.max(1.0))
    }
}

fn median(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Returns a session of forty people that stands at the first of thirty votes, all of them counted and agreed on.
fn session(framework: &Framework) -> Result<Envelope<Workshop>> {
    let world = FixedWorld::default();
    let mut models = framework.sessions.iter();
    let votes = |task: SessionTask| task == SessionTask::Vote;
    let model = models.find(|model| model.phases.iter().any(|phase| votes(phase.task)));
    let model = model.context("a model with a vote")?;
    let mut workshop = begin(framework, model, 240, Language::Spanish, &world);
    let phase = workshop.phases.iter().position(|phase| votes(phase.task));
    let phase = phase.context("a vote")?;
    let ids = framework.competencies.iter().take(BALLOTS);
    let ids: Vec<String> = ids.map(|item| item.id.clone()).collect();
    workshop.put_to_vote(phase, &ids, |_| Some(4), &world);
    workshop.attendance.counted = Some(40);
    workshop.at = Some(Beat {
        phase,
        face: Face::Ballot,
        item: 0,
    });
    for item in 0..ids.len() {
        for (choice, votes) in [(2, 10), (3, 20), (4, 10)] {
            let counted = workshop.count_hands(phase, item, Choice::Value(choice), votes);
            if let Err(refusal) = counted {
                bail!("the session of the benchmark cannot be made: {refusal:?}");
            }
        }
    }
    // A result without an agreed value would hold the presenter up.
    let ballots = workshop
        .phases
        .iter_mut()
        .flat_map(|phase| &mut phase.ballots);
    ballots.for_each(|ballot| ballot.agreed = Some(3));
    workshop.past.clear();
    Ok(Envelope::new(workshop, framework.reference(), &world))
}

/// Opens the session in a browser of its own with the projector beside it, and measures `keys` keys.
///
/// # Errors
/// The browser cannot be started, or a window does not appear.
pub fn measure(
    address: &str,
    folder: &Path,
    framework: &Framework,
    keys: usize,
) -> Result<Measured> {
    fs::create_dir_all(folder)?;
    let session = session(framework)?;
    let file = folder.join("sesion.json");
    fs::write(&file, session.to_file_text())?;
    let browser = Browser::start(&folder.join("profile"))?;
    let mut page = Page::of(&browser, address)?;
    page.take_in("#/facilitar", &file, &session.id)?;
    page.go(
        &format!("#/facilitar/{}/conducir", session.id),
        "open-projector",
    )?;
    page.value("void document.getElementById('open-projector').click()")?;
    page.until(
        "the projector",
        "!!window.open('', 'yachay-projector')?.document.querySelector('.screen-levels')",
    )?;
    page.call(
        "Emulation.setCPUThrottlingRate",
        json!({ "rate": SLOW_DOWN }),
    )?;
    let steps = keys.min(2 * BALLOTS - 2);
    let found = page.value(&format!("({WALK})({steps})"))?;
    serde_json::from_value(found).context("what was measured")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_is_that_of_the_medians() {
        let measured = Measured {
            keys: vec![40.0, 60.0, 500.0],
            bare: vec![20.0, 19.0, 21.0],
        };
        assert_eq!(measured.ratio(), (60.0, 20.0, 3.0));
    }
}

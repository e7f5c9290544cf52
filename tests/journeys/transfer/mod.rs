//! Hand-over without a network: codes on a screen, a camera that sees them, passwords, archives.

pub mod film;
mod large;
pub mod locked;
pub mod zip;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use yachay_municipal::transfer::qr::{Code, Picture};
use yachay_municipal::transfer::{CodeSize, Receiver, Taken};

use crate::browser::{PHONE, Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::{file_text, framework, response};
use crate::responder::MAYOR;
use crate::words::es;
use film::{Film, pixels};

#[tokio::test]
async fn codes_on_a_phone_are_the_file() -> Result<()> {
    let setting = Setting::needing(&[Need::Colours, Need::Narrow]);
    play("codes", setting, async |stage| {
        let framework = framework(stage)?;
        let text = stage.respond(&framework, &MAYOR).await?;
        stage.resize(PHONE).await?;
        stage.prefer_colours("dark").await?;
        stage
            .click_named("main button", &es("transfer.codes", &[]))
            .await?;
        ensure!(receive(stage).await? == text, "another text");
        let paper = "
            const style = getComputedStyle(document.querySelector('.code'));
            return [style.backgroundColor, style.fill]";
        ensure!(
            stage.js(paper, vec![]).await? == json!(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]),
            "dark paper"
        );
        stage.shot("respond-codes-phone-dark").await?;
        ensure!(
            stage.js(IN_SIGHT, vec![]).await? == json!([]),
            "out of sight on a phone"
        );
        for _ in 0..2 {
            stage
                .click_named("dialog button", &es("transfer.codes_smaller", &[]))
                .await?;
        }
        let side = code(stage).await?.0.side;
        ensure!(side == yachay_municipal::transfer::qr::side(CodeSize::Large));
        ensure!(receive(stage).await? == text, "another text in large codes");
        by_hand(stage).await?;
        stage
            .click_named("dialog button", &es("common.close", &[]))
            .await?;
        let closed = "return !document.querySelector('dialog[open]')
            && document.activeElement.textContent.trim() === arguments[0]";
        let button = vec![json!(es("transfer.codes", &[]))];
        stage
            .until_with("the way back", closed, button)
            .await
            .map(|_| ())
    })
    .await
}

/// Names what of the code and of the buttons for it does not lie whole on the screen of the phone.
const IN_SIGHT: &str = "
    const parts = [...document.querySelectorAll('.code, .code-count, .code-buttons button')];
    const out = parts.filter((part) => {
        const { left, right, top, bottom } = part.getBoundingClientRect();
        return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
    });
    return out.map((part) => part.textContent || 'the code');";

/// While it stands still, codes change only when somebody wants the next one.
async fn by_hand(stage: &Stage) -> Result<()> {
    let pause = es("transfer.codes_pause", &[]);
    stage.click_named("dialog button", &pause).await?;
    stage.element("dialog [aria-pressed=true]").await?;
    let (still, _) = code(stage).await?;
    let (number, all, round) = count(stage).await?;
    ensure!(1 <= number && number <= all && round >= 1);
    tokio::time::sleep(Duration::from_millis(600)).await;
    ensure!(code(stage).await?.0 == still, "it does not stand still");
    stage
        .click_named("dialog button", &es("transfer.codes_next", &[]))
        .await?;
    ensure!(code(stage).await?.0 != still, "no next code");
    let next = if number < all {
        (number + 1, all, round)
    } else {
        (1, all, round + 1)
    };
    ensure!(count(stage).await? == next, "the codes are not counted");
    Ok(())
}

/// Returns which code is on screen, of how many, and in which round.
async fn count(stage: &Stage) -> Result<(u64, u64, u64)> {
    let script =
        "return document.querySelector('.code-count').textContent.match(/\\d+/g)?.map(Number)";
    let found = stage.until("a count", script).await?;
    let number = |place: usize| found[place].as_u64().context("a number");
    let found = (number(0)?, number(1)?, number(2)?);
    let [code, all, round] = [found.0, found.1, found.2].map(|number| number.to_string());
    let words = [("code", code.as_str()), ("all", &all), ("round", &round)];
    stage
        .sees(".code-count", &es("transfer.codes_count", &words))
        .await?;
    Ok(found)
}

/// Returns the code on screen, and the picture that a camera would take of it.
async fn code(stage: &Stage) -> Result<(Code, Vec<u8>)> {
    let script = "
        const place = document.querySelector('svg.code');
        const path = place?.querySelector('path')?.getAttribute('d');
        return path && [place.viewBox.baseVal.width, path]";
    let found = stage.until("a code", script).await?;
    let whole = found[0].as_u64().context("a width")? as usize;
    let side = whole - 8;
    let mut dark = vec![false; side * side];
    for bar in found[1].as_str().unwrap_or_default().split('M').skip(1) {
        let numbers: Vec<usize> = bar
            .split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let [x, y, width, ..] = numbers[..] else {
            continue;
        };
        dark[y * side + x..][..width].fill(true);
    }
    let code = Code { side, dark };
    let picture = pixels(&code, 4);
    Ok((code, picture))
}

/// Looks at the screen until the text is whole.
async fn receive(stage: &Stage) -> Result<String> {
    let mut receiver = Receiver::default();
    let begin = Instant::now();
    while receiver.text().is_none() {
        ensure!(
            begin.elapsed() < Duration::from_secs(40),
            "{} of the text after {:?}",
            receiver.progress(),
            begin.elapsed()
        );
        let (code, pixels) = code(stage).await?;
        let side = (code.side + 8) * 4;
        let picture = Picture::new(side, side, &pixels)
            .ok()
            .context("a picture")?;
        for bytes in picture.codes() {
            let taken = receiver.take(&bytes);
            ensure!(matches!(taken, Taken::New | Taken::Known), "{taken:?}");
        }
    }
    receiver.finish().context("a text")
}

#[tokio::test]
async fn a_camera_takes_in_one_person_after_the_other() -> Result<()> {
    let framework = xtask::dist::content::assemble()?;
    let texts = [0, 1].map(|number| file_text(&response(&framework, number)));
    let film = Film::new("two.y4m", &texts)?;
    let setting = Setting {
        film: Some(film.path.clone()),
        ..Setting::needing(&[Need::Cdp])
    };
    play("camera", setting, async |stage| {
        stage.new_dossier().await?;
        stage.section("respuestas").await?;
        stage
            .click_named("main button", &es("transfer.camera", &[]))
            .await?;
        let both = es("plan.received_title", &[("n", "2")]);
        let begin = Instant::now();
        while !stage
            .js("return document.body.innerText", vec![])
            .await?
            .as_str()
            .is_some_and(|all| all.contains(&both))
        {
            ensure!(begin.elapsed() < Duration::from_secs(60), "two responses");
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        stage.shot("plan-camera-desktop").await?;
        // The film begins anew; what is known already says nothing.
        tokio::time::sleep(Duration::from_secs(3)).await;
        let (_, lines) = stage.results().await?;
        ensure!(
            lines.len() == 2 && lines.iter().all(|line| line.state == "ok"),
            "{lines:?}"
        );
        let stored = stage.only_stored("dossier").await?;
        ensure!(stored["payload"]["responses"].as_array().map(Vec::len) == Some(2));
        stage.close_camera().await
    })
    .await
}

impl Stage {
    /// Closes the camera that is on, and sees that it goes dark.
    pub async fn close_camera(&self) -> Result<()> {
        self.click_named("main button", &es("transfer.camera_close", &[]))
            .await?;
        self.until("a dark camera", "return !document.querySelector('video')")
            .await
            .map(|_| ())
    }
}

/// What the browser says of a camera that cannot be had, and the sentence for it.
const REFUSALS: [(&str, &str); 4] = [
    (
        "throw new DOMException('', 'NotAllowedError')",
        "transfer.camera_denied",
    ),
    (
        "throw new DOMException('', 'NotFoundError')",
        "transfer.camera_absent",
    ),
    (
        "throw new DOMException('', 'NotReadableError')",
        "transfer.camera_busy",
    ),
    ("", "transfer.camera_insecure"),
];

#[tokio::test]
async fn a_camera_that_cannot_be_had_has_its_sentence() -> Result<()> {
    play("no-camera", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        stage.section("respuestas").await?;
        stage
            .click_named("main button", &es("transfer.camera", &[]))
            .await?;
        for (act, sentence) in REFUSALS {
            let script = match act {
                "" => "
                    Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true });
                    Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true });".to_owned(),
                act => format!("
                    const getUserMedia = async () => {{ {act} }};
                    const value = {{ getUserMedia }};
                    Object.defineProperty(navigator, 'mediaDevices', {{ value, configurable: true }});"),
            };
            stage.element(".camera .notice button").await?;
            stage.js(&script, vec![]).await?;
            stage
                .click_named(".camera button", &es("transfer.camera_again", &[]))
                .await?;
            let failed = ".camera .notice[data-kind=error]";
            stage.sees(failed, &es(sentence, &[])).await?;
            // The button that opened the camera is as it was before.
            stage.sees("#camera-toggle[aria-expanded=false]", &es("transfer.camera", &[])).await?;
        }
        stage.shot("plan-camera-insecure-desktop").await?;
        let asked = "
            const getUserMedia = async () => { window.asked = true; throw new DOMException('', 'NotFoundError'); };
            Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia }, configurable: true });";
        stage.js(asked, vec![]).await?;
        stage.click("#camera-toggle").await?;
        stage.until("another attempt", "return window.asked === true").await?;
        stage.sees(".camera .notice", &es("transfer.camera_absent", &[])).await?;
        let nothing: Value = stage.only_stored("dossier").await?["payload"]["responses"].clone();
        ensure!(nothing == json!([]));
        Ok(())
    })
    .await
}

//! The largest response that is shown as codes: off a screen, and through a camera that sees what that screen showed.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use yachay_municipal::documents::Envelope;
use yachay_municipal::framework::Framework;
use yachay_municipal::response::{Response, Step};
use yachay_municipal::transfer::qr::{Code, Picture};
use yachay_municipal::transfer::{MAX_CARRIED_BYTES, Receiver, Taken};

use super::code;
use super::film::Film;
use crate::browser::{PHONE, Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::{file_text, response};
use crate::words::es;

/// How long showing or seeing all of it may take on a slow computer.
const PATIENCE: Duration = Duration::from_secs(150);

/// Pictures of one code, at ten a second: as long as a screen shows it.
const PICTURES: usize = 2;

#[tokio::test]
async fn sixty_thousand_bytes_go_from_a_screen_through_a_camera() -> Result<()> {
    let framework = xtask::dist::content::assemble()?;
    let document = large(&framework)?;
    let text = file_text(&document);
    let mut seen = Vec::new();
    let setting = Setting {
        size: PHONE,
        ..Setting::needing(&[Need::Cdp])
    };
    play("large-codes", setting, async |stage| {
        keep(stage, &document.id, &text).await?;
        stage
            .click_named("main button", &es("transfer.codes", &[]))
            .await?;
        seen = watch(stage, &text).await?;
        Ok(())
    })
    .await?;
    let film = Film::of("large.y4m", &seen, PICTURES)?;
    let setting = Setting {
        film: Some(film.path.clone()),
        ..Setting::needing(&[Need::Cdp])
    };
    play("large-camera", setting, async |stage| {
        stage.new_dossier().await?;
        stage.section("respuestas").await?;
        stage
            .click_named("main button", &es("transfer.camera", &[]))
            .await?;
        let shares = shares_until_it_is_there(stage).await?;
        ensure!(
            shares.len() > 10 && shares.is_sorted(),
            "the bar went {shares:?}"
        );
        let dossier = stage.only_stored("dossier").await?;
        let taken = &dossier["payload"]["responses"][0]["document"];
        let sent: Value = serde_json::from_str(&text)?;
        ensure!(
            taken["payload"] == sent["payload"] && taken["id"] == sent["id"],
            "another response"
        );
        Ok(())
    })
    .await
}

/// Returns a response whose file is as large as one that is shown may be. Its reasons are random letters, which hardly
/// get smaller: nobody's words take more codes.
fn large(framework: &Framework) -> Result<Envelope<Response>> {
    let mut document = response(framework, 0);
    document.payload.step = Step::HandOver;
    let letters: Vec<char> =
        "abcdefghijklmnopqrstuvwxyz áéíóúñABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789"
            .chars()
            .collect();
    let mut random = fastrand::Rng::with_seed(60);
    let ids: Vec<String> = document.payload.diagnosis.keys().cloned().collect();
    for id in ids.iter().cycle() {
        let room = MAX_CARRIED_BYTES - file_text(&document).len();
        if room < 20 {
            break;
        }
        // A letter takes two bytes at most.
        let words = (0..(room / 2).min(400)).map(|_| letters[random.usize(..letters.len())]);
        let answer = document
            .payload
            .diagnosis
            .get_mut(id)
            .context("an answer")?;
        answer.evidence.extend(words);
    }
    Ok(document)
}

/// Has the device hold a response that waits to be handed over, and opens it there.
async fn keep(stage: &Stage, id: &str, text: &str) -> Result<()> {
    stage.open_rescue().await?;
    let key = json!(format!("yachay/response/{id}"));
    stage
        .js(
            "localStorage.setItem(arguments[0], arguments[1])",
            vec![key, json!(text)],
        )
        .await?;
    stage.go(&format!("#/responder/{id}/entrega")).await?;
    let stored = stage.only_stored("response").await?;
    ensure!(stored["id"] == id, "another response is there");
    Ok(())
}

/// Looks at the screen until the text is whole; returns every code that was seen.
async fn watch(stage: &Stage, text: &str) -> Result<Vec<Code>> {
    let mut receiver = Receiver::default();
    let mut seen: Vec<Code> = Vec::new();
    let begin = Instant::now();
    while receiver.text().is_none() {
        ensure!(
            begin.elapsed() < PATIENCE,
            "{} of the text after {:?}",
            receiver.progress(),
            begin.elapsed()
        );
        let (code, picture) = code(stage).await?;
        if seen.last() == Some(&code) {
            continue;
        }
        let side = (code.side + 8) * 4;
        let picture = Picture::new(side, side, &picture)
            .ok()
            .context("a picture")?;
        for bytes in picture.codes() {
            let taken = receiver.take(&bytes);
            ensure!(matches!(taken, Taken::New | Taken::Known), "{taken:?}");
        }
        seen.push(code);
    }
    let shown = receiver.finish().context("a text")?;
    ensure!(
        shown.len() + 500 > MAX_CARRIED_BYTES,
        "{} bytes",
        shown.len()
    );
    let [shown, sent] = [shown.as_str(), text].map(serde_json::from_str::<Value>);
    ensure!(shown? == sent?, "another text");
    ensure!(seen.len() > 90, "only {} codes", seen.len());
    Ok(seen)
}

/// Notes what the bar says until the response is there.
async fn shares_until_it_is_there(stage: &Stage) -> Result<Vec<f64>> {
    let title = es("plan.received_title", &[("n", "1")]);
    let begin = Instant::now();
    let mut shares: Vec<f64> = Vec::new();
    let look = "return [document.querySelector('.camera progress')?.value ?? 0,
        document.body.innerText.includes(arguments[0])]";
    loop {
        let found = stage.js(look, vec![json!(title)]).await?;
        if found[1] == true {
            return Ok(shares);
        }
        ensure!(begin.elapsed() < PATIENCE, "only {shares:?}");
        let share = found[0].as_f64().context("a share")?;
        if shares.last() != Some(&share) {
            shares.push(share);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

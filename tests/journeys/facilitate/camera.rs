//! A response that somebody shows on a phone, counted as votes.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use serde_json::Value;

use super::{MODEL, POST, own_text};
use crate::browser::{Setting, play};
use crate::engines::Need;
use crate::transfer::film::Film;
use crate::words::es;

#[tokio::test]
async fn a_camera_takes_a_response_into_a_session_once() -> Result<()> {
    let text = own_text(&xtask::dist::content::assemble()?)?;
    let film = Film::new("session.y4m", &[text])?;
    let setting = Setting {
        film: Some(film.path.clone()),
        ..Setting::needing(&[Need::Cdp])
    };
    play("facilitate-camera", setting, async |stage| {
        let id = stage.new_session(MODEL, "10").await?;
        stage.put_to_vote(POST).await?;
        stage.lead(&id).await?;
        stage
            .click_named("main summary", &es("facilitate.responses_title", &[]))
            .await?;
        stage
            .click_named("main button", &es("transfer.camera", &[]))
            .await?;
        let begin = Instant::now();
        while stage.count("ul.files li[data-state=ok]").await? == 0 {
            ensure!(begin.elapsed() < Duration::from_secs(60), "no response");
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        stage.saved().await?;
        let once = stage.ballots().await?;
        let votes = |ballot: &Value| {
            let votes = ballot["rounds"][0]["imported"].as_array();
            votes.map_or(0, |votes| votes.iter().filter_map(Value::as_u64).sum())
        };
        let votes: Vec<u64> = once.iter().map(votes).collect();
        ensure!(
            votes.contains(&1) && votes.iter().all(|votes| *votes <= 1),
            "{votes:?}"
        );

        // The film begins anew; nothing of it counts again.
        tokio::time::sleep(Duration::from_secs(3)).await;
        stage.saved().await?;
        ensure!(stage.ballots().await? == once, "it was counted twice");
        let session = stage.only_stored("workshop").await?;
        let taken = session["payload"]["taken"].as_array().map(Vec::len);
        ensure!(taken == Some(1), "{taken:?} responses");
        stage.close_camera().await
    })
    .await
}

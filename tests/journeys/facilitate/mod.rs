//! Facilitar: a session from its model to its minutes, with the window that the room sees.

mod beside;
mod camera;
mod faults;
mod forty;
mod keys;
mod papers;
mod prepared;
mod readable;
mod timers;

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use yachay_municipal::framework::Framework;

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::{CODE, PLACE, file_text, framework, response};
use crate::words::es;

/// The model of the session that is played.
pub const MODEL: &str = "taller-autodiagnostico";

/// A post whose competencies are voted on.
pub const POST: &str = "planificacion-presupuesto";

impl Stage {
    /// Prepares a session from a model for the municipality of a new dossier, with `people` in the room; returns its
    /// id.
    pub async fn new_session(&self, model: &str, people: &str) -> Result<String> {
        self.new_dossier().await?;
        let dossier = self.only_stored("dossier").await?["id"].clone();
        let dossier = dossier.as_str().context("an id")?.to_owned();
        self.go("#/facilitar").await?;
        let place = format!("label.choice:nth-of-type({})", place_of(self, model)?);
        self.click(&place).await?;
        self.choose("#whose", &dossier).await?;
        self.click_named("main button.primary", &es("facilitate.new_begin", &[]))
            .await?;
        self.element("#title").await?;
        self.fill("#counted", people).await?;
        let session = self.only_stored("workshop").await?;
        let id = session["id"].as_str().context("an id")?.to_owned();
        self.stored_has(
            "workshop",
            "/attendance/counted",
            json!(people.parse::<u16>()?),
        )
        .await?;
        Ok(id)
    }

    /// Puts what a post asks for to the vote in the phase that votes; returns how many things that are.
    pub async fn put_to_vote(&self, post: &str) -> Result<usize> {
        let session = self.only_stored("workshop").await?;
        let phases = session["payload"]["phases"].as_array().context("phases")?;
        let vote = phases.iter().find(|phase| phase["task"] == "vote");
        let vote = vote.context("a vote")?;
        let id = vote["id"].as_str().context("an id")?;
        let before = vote["ballots"].as_array().map_or(0, Vec::len);
        if self.count(&format!("#post-{id}")).await? == 0 {
            self.click(&format!(".room-phase:has(#up-{id}) summary"))
                .await?;
        }
        self.choose(&format!("#post-{id}"), post).await?;
        self.click(&format!(".room-add:has(#post-{id}) button"))
            .await?;
        self.element(&format!(".room-phase:has(#up-{id}) .room-list li"))
            .await?;
        self.saved().await?;
        let ballots = self.ballots().await?;
        let framework = framework(self)?;
        let profile = framework.posts.iter().find(|item| item.id == post);
        let profile = &profile.context("a post")?.profile;
        for ballot in ballots.iter().skip(before) {
            let asked = ballot["competency"].as_str().and_then(|id| profile.get(id));
            ensure!(
                asked.is_some() && ballot["required"] == json!(asked),
                "{post} asks for {asked:?}: {ballot}"
            );
        }
        Ok(ballots.len())
    }

    /// Returns what is voted on, as it is kept.
    async fn ballots(&self) -> Result<Vec<Value>> {
        let session = self.only_stored("workshop").await?;
        let phases = session["payload"]["phases"].as_array().context("phases")?;
        let vote = phases.iter().find(|phase| phase["task"] == "vote");
        let ballots = vote.context("a vote")?["ballots"].as_array();
        Ok(ballots.cloned().unwrap_or_default())
    }

    /// Writes a response of somebody of the dossier's municipality who holds the post that is voted on.
    fn own_response(&self) -> Result<PathBuf> {
        self.file("respuesta.json", own_text(&framework(self)?)?)
    }

    /// Opens the presenter's view and goes to the first vote.
    pub async fn lead(&self, id: &str) -> Result<()> {
        self.go(&format!("#/facilitar/{id}/conducir")).await?;
        self.element("#next").await?;
        for _ in 0..30 {
            if self.count("#hands-0").await? > 0 {
                return Ok(());
            }
            let before = self.at().await?;
            self.click("#next").await?;
            self.until_with(
                "the next place",
                "return JSON.stringify(arguments[0]) !== document.body.dataset.none && true",
                vec![before],
            )
            .await?;
            self.saved().await?;
        }
        anyhow::bail!("no vote came")
    }

    /// Returns where the session stands.
    async fn at(&self) -> Result<Value> {
        Ok(self.only_stored("workshop").await?["payload"]["at"].clone())
    }

    /// Types counted hands, 1 first.
    async fn hands(&self, votes: &[u16]) -> Result<()> {
        for (place, votes) in votes.iter().enumerate() {
            self.fill(&format!("#hands-{place}"), &votes.to_string())
                .await?;
        }
        Ok(())
    }

    /// Opens the projector and returns its window and the presenter's.
    pub async fn projector(&self) -> Result<(WindowHandle, WindowHandle)> {
        let presenter = self.browser().window().await?;
        let before = self.browser().windows().await?;
        self.click("#open-projector").await?;
        let opened = self
            .until_some("the projector's window", async || {
                let windows = self.browser().windows().await?;
                Ok(windows.into_iter().find(|window| !before.contains(window)))
            })
            .await?;
        self.switch_to(&opened).await?;
        // The screen is drawn anew with every slide, so that no element of it is held.
        let drawn = "return !!document.querySelector('.projector .screen-body')";
        self.until("the projector", drawn).await?;
        Ok((presenter, opened))
    }

    /// Returns the words that the room sees.
    pub async fn room(&self) -> Result<String> {
        let words = self
            .js(
                "return document.querySelector('.projector').innerText",
                vec![],
            )
            .await?;
        Ok(words.as_str().unwrap_or_default().to_owned())
    }
}

/// Returns the text of a response of somebody of the journeys' municipality who holds the post that is voted on.
fn own_text(framework: &Framework) -> Result<String> {
    let mut own = (0..12).map(|number| response(framework, number));
    let mut own = own
        .find(|item| {
            let mut posts = item.payload.respondent.posts.iter();
            posts.any(|post| post == POST)
        })
        .context("a response")?;
    own.payload.example = false;
    own.payload.municipality.name = PLACE.into();
    own.payload.municipality.code = CODE.into();
    Ok(file_text(&own))
}

/// Returns the place of a model among the choices, 1 first.
fn place_of(stage: &Stage, model: &str) -> Result<usize> {
    let framework = framework(stage)?;
    let place = framework.sessions.iter().position(|item| item.id == model);
    Ok(place.context("a model")? + 1)
}

#[tokio::test]
async fn a_session_is_prepared_voted_on_and_lands_in_the_dossier() -> Result<()> {
    play("facilitate", Setting::default(), async |stage| {
        let id = stage.new_session(MODEL, "40").await?;
        let ballots = stage.put_to_vote(POST).await?;
        ensure!(ballots >= 15, "only {ballots} things to vote on");
        stage.lead(&id).await?;

        // More hands than people: said, and everything stays.
        stage.hands(&[5, 10, 30]).await?;
        stage.click("#next").await?;
        let more = es(
            "facilitate.refused_more",
            &[("votes", "45"), ("people", "40")],
        );
        stage.sees("main .notice", &more).await?;
        stage.fill("#hands-2", "25").await?;
        stage.click("#next").await?;
        stage.element("input[name=agreed]").await?;
        stage
            .sees(
                ".room-result",
                &es(
                    "facilitate.most_near",
                    &[("n", "25"), ("all", "40"), ("level", "3"), ("near", "35")],
                ),
            )
            .await?;

        // A second vote stands beside the first.
        stage.click("#vote-again").await?;
        stage.hands(&[0, 0, 40]).await?;
        stage.click("#next").await?;
        stage
            .sees(".room-result", &es("facilitate.all_same", &[("n", "40")]))
            .await?;
        ensure!(stage.count(".room-result table").await? == 2, "one round");
        stage
            .click(".room-agreed label.choice:nth-of-type(3)")
            .await?;
        stage.fill("#evidence", "Acta 12").await?;
        stage.saved().await?;
        let first = stage.ballots().await?[0].clone();
        ensure!(first["agreed"] == 3 && first["evidence"] == "Acta 12");

        // Every step can be taken back, also after the page was loaded anew.
        stage.reload().await?;
        stage.element("#next").await?;
        stage
            .click_named(".actions button", &es("common.undo", &[]))
            .await?;
        stage
            .sees("main .notice", &es("facilitate.back_agreed", &[]))
            .await?;
        stage.saved().await?;
        ensure!(stage.ballots().await?[0].get("agreed").is_none());
        stage
            .click(".room-agreed label.choice:nth-of-type(3)")
            .await?;
        stage.saved().await?;

        stage.go(&format!("#/facilitar/{id}/acta")).await?;
        stage.click("#land").await?;
        stage
            .stored_has("dossier", "/workshops/0/levels/0/level", json!(3))
            .await?;
        let dossier = stage.only_stored("dossier").await?;
        let dossier = dossier["id"].as_str().context("an id")?.to_owned();
        stage
            .go(&format!("#/planificar/{dossier}/prioridades"))
            .await?;
        stage.sees("#workshops", "Acta 12").await
    })
    .await
}

#[tokio::test]
async fn the_room_sees_what_it_may_in_a_window_of_its_own() -> Result<()> {
    play(
        "facilitate-projector",
        Setting::needing(&[Need::Windows]),
        async |stage| {
            let id = stage.new_session(MODEL, "12").await?;
            stage.put_to_vote(POST).await?;
            stage.lead(&id).await?;
            let (presenter, room) = stage.projector().await?;
            stage
                .sees(".projector", &es("facilitate.vote_alone", &[]))
                .await?;

            // Votes are counted, and nothing of them is in the window.
            stage.switch_to(&presenter).await?;
            stage.hands(&[0, 4, 8]).await?;
            stage.saved().await?;
            stage.switch_to(&room).await?;
            stage
                .sees(".projector", &es("facilitate.voted", &[("n", "12")]))
                .await?;
            ensure!(
                stage.count(".projector .screen-bars").await? == 0,
                "votes are shown before they are closed"
            );

            // A remote's key in the projector's window closes the vote in the presenter's.
            let body = stage.element("body").await?;
            body.send_keys(Key::PageDown + "").await?;
            stage.element(".projector .screen-bars").await?;
            body.send_keys("b").await?;
            stage.element(".projector .screen[data-face=dark]").await?;
            body.send_keys("b").await?;
            stage.element(".projector .screen-bars").await?;

            // The presenter's page is loaded anew: the window finds it again.
            stage.switch_to(&presenter).await?;
            stage.reload().await?;
            stage
                .click(".room-agreed label.choice:nth-of-type(3)")
                .await?;
            stage.click("#next").await?;
            stage.switch_to(&room).await?;
            stage
                .sees(".projector", &es("facilitate.vote_alone", &[]))
                .await?;
            let seen = stage.room().await?;
            ensure!(seen.contains("2/"), "the room still sees: {seen}");

            // A window that somebody closes is missed.
            stage.browser().close_window().await?;
            stage.switch_to(&presenter).await?;
            stage
                .sees("main .notice", &es("facilitate.window_closed", &[]))
                .await?;
            stage.element("#open-projector").await.map(|_| ())
        },
    )
    .await
}

#[tokio::test]
async fn votes_come_by_turns_and_by_file_and_count_once() -> Result<()> {
    play("facilitate-mixed", Setting::default(), async |stage| {
        let id = stage.new_session(MODEL, "10").await?;
        let ballots = stage.put_to_vote(POST).await?;
        stage.lead(&id).await?;
        stage
            .click_named("main a.button", &es("facilitate.kiosk_open", &[]))
            .await?;
        for _ in 0..2 {
            stage.click("#kiosk-begin").await?;
            for _ in 0..ballots {
                stage.click(".kiosk label.choice:nth-of-type(4)").await?;
                stage.click("#kiosk-next").await?;
            }
            stage.click("#kiosk-count").await?;
            stage.click("#kiosk-next-person").await?;
        }
        stage.saved().await?;
        let kept = stage.ballots().await?;
        ensure!(
            kept.iter()
                .all(|ballot| ballot["rounds"][0]["kiosk"][3] == 2),
            "the turns were not counted: {}",
            kept[0]
        );
        // What a person voted is nowhere but in the sums.
        let session = stage.only_stored("workshop").await?;
        let past = session["payload"]["past"]
            .as_array()
            .context("the way back")?;
        ensure!(past.len() == 1, "a row of single votes is kept");

        stage.go(&format!("#/facilitar/{id}/conducir")).await?;
        stage
            .click_named("main summary", &es("facilitate.responses_title", &[]))
            .await?;
        let own = stage.own_response()?;
        stage.give(std::slice::from_ref(&own)).await?;
        stage.element("ul.files li[data-state=ok]").await?;
        stage.saved().await?;
        let once = stage.ballots().await?;
        stage.give(&[own]).await?;
        stage
            .sees("ul.files", &es("facilitate.file_counted", &[]))
            .await?;
        ensure!(stage.ballots().await? == once, "it was counted twice");
        Ok(())
    })
    .await
}

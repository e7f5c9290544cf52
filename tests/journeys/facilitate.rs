//! Facilitar: a session from its model to its minutes, with the window that the room sees.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::{file_text, framework, response};
use crate::office::reader::reread;
use crate::words::es;

/// The model of the session that is played.
const MODEL: &str = "taller-autodiagnostico";

/// A post whose competencies are voted on.
const POST: &str = "planificacion-presupuesto";

/// Another one, so that there are thirty.
const SECOND_POST: &str = "desarrollo-economico";

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
        let id = vote.context("a vote")?["id"].as_str().context("an id")?;
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
        Ok(self.ballots().await?.len())
    }

    /// Returns what is voted on, as it is kept.
    async fn ballots(&self) -> Result<Vec<Value>> {
        let session = self.only_stored("workshop").await?;
        let phases = session["payload"]["phases"].as_array().context("phases")?;
        let vote = phases.iter().find(|phase| phase["task"] == "vote");
        let ballots = vote.context("a vote")?["ballots"].as_array();
        Ok(ballots.cloned().unwrap_or_default())
    }

    /// Opens the presenter's view and goes to the first vote.
    async fn lead(&self, id: &str) -> Result<()> {
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
    async fn projector(&self) -> Result<(WindowHandle, WindowHandle)> {
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
        self.element(".projector .screen-body").await?;
        Ok((presenter, opened))
    }

    /// Returns the words that the room sees.
    async fn room(&self) -> Result<String> {
        let words = self
            .js(
                "return document.querySelector('.projector').innerText",
                vec![],
            )
            .await?;
        Ok(words.as_str().unwrap_or_default().to_owned())
    }
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
            stage.element("#next").await?;
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
        let framework = framework(stage)?;
        let own = (0..12)
            .map(|number| response(&framework, number))
            .map(|mut document| {
                document.payload.example = false;
                document.payload.municipality.name = crate::fixtures::PLACE.into();
                document.payload.municipality.code = crate::fixtures::CODE.into();
                document
            })
            .find(|document| {
                document
                    .payload
                    .respondent
                    .posts
                    .iter()
                    .any(|post| post == POST)
            });
        let own = stage.file("respuesta.json", file_text(&own.context("a response")?))?;
        stage.give(&[own.clone()]).await?;
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

/// Votes of forty people by hands, 1 first, another row for every thing that is voted on.
fn forty(item: usize) -> [u16; 5] {
    let low = u16::try_from(item % 7).unwrap_or_default();
    [low, 10, 20 - low, 8, 2]
}

/// A clock on which three hours take a few minutes.
const FAST_CLOCK: &str = "
    const steady = performance.now.bind(performance), day = Date.now, begin = day();
    performance.now = () => steady() * 100;
    Date.now = () => begin + (day() - begin) * 100;";

#[tokio::test]
async fn forty_people_in_three_hours_without_a_network_and_with_two_power_cuts() -> Result<()> {
    let setting = Setting::needing(&[Need::Windows, Need::Cdp]);
    play("facilitate-forty", setting, async |stage| {
        let id = stage.new_session(MODEL, "40").await?;
        stage.put_to_vote(POST).await?;
        let ballots = stage.put_to_vote(SECOND_POST).await?;
        ensure!(ballots >= 30, "only {ballots} things to vote on");
        stage.kept_whole().await?;
        stage.stop_server();
        stage.before_pages(FAST_CLOCK).await?;
        stage.reload().await?;
        stage.lead(&id).await?;
        let (presenter, _) = stage.projector().await?;
        stage.switch_to(&presenter).await?;
        for item in 0..ballots {
            stage.element("#hands-0").await?;
            stage.hands(&forty(item)).await?;
            stage.click("#next").await?;
            stage.element("input[name=agreed]").await?;
            stage
                .click(".room-agreed label.choice:nth-of-type(2)")
                .await?;
            stage.saved().await?;
            if item == ballots / 3 || item == 2 * ballots / 3 {
                let before = stage.only_stored("workshop").await?;
                stage.kill_browser().await?;
                stage.before_pages(FAST_CLOCK).await?;
                let place = format!("{}#/facilitar/{id}/conducir", stage.address());
                stage.browser().goto(place).await?;
                stage.element("input[name=agreed]").await?;
                let after = stage.only_stored("workshop").await?;
                for part in ["at", "phases", "attendance"] {
                    let (before, after) = (&before["payload"][part], &after["payload"][part]);
                    ensure!(before == after, "{part} was {before}, is {after}");
                }
            }
            stage.click("#next").await?;
        }
        let kept = stage.ballots().await?;
        for (item, ballot) in kept.iter().enumerate() {
            let hands: Vec<u64> = forty(item).into_iter().map(u64::from).collect();
            let counted: Vec<u64> = serde_json::from_value(ballot["rounds"][0]["hands"].clone())?;
            ensure!(counted.starts_with(&hands), "{item}: {counted:?}");
            ensure!(ballot["agreed"] == 2, "{item} has no value");
        }
        to_the_end(stage).await?;
        let session = stage.only_stored("workshop").await?;
        let phases = session["payload"]["phases"].as_array().context("phases")?;
        let spent: u64 = phases
            .iter()
            .filter_map(|phase| phase["spent"].as_u64())
            .sum();
        ensure!(spent > 3600, "the timers counted {spent} s");
        let press = async || {
            stage
                .click_named(".office button", &es("facilitate.docx", &[]))
                .await
        };
        let read = reread(&stage.download_of(".docx", press).await?);
        let pictures = read["pictures"].as_array().map_or(0, Vec::len);
        ensure!(
            pictures >= ballots,
            "{pictures} pictures of {ballots} votes"
        );
        stage.click("#land").await?;
        stage
            .stored_has("dossier", "/workshops/0/people", json!(40))
            .await?;
        let dossier = stage.only_stored("dossier").await?;
        let levels = dossier["payload"]["workshops"][0]["levels"].as_array();
        ensure!(levels.map(Vec::len) == Some(ballots), "levels are missing");
        Ok(())
    })
    .await
}

/// Goes on to the end of the session: factors, points, agreements.
async fn to_the_end(stage: &Stage) -> Result<()> {
    for _ in 0..120 {
        if stage.count("#land").await? > 0 {
            return Ok(());
        }
        if stage.count("[id^=points-]").await? > 0 {
            let fields = stage.js("return [...document.querySelectorAll('[id^=points-]')].map((field) => field.id)", vec![]).await?;
            let fields: Vec<String> = serde_json::from_value(fields)?;
            for (place, field) in fields
                .iter()
                .filter(|id| !id.ends_with("-error"))
                .enumerate()
            {
                let points = (200 / fields.len()).saturating_sub(place);
                stage
                    .fill(&format!("[id='{field}']"), &points.to_string())
                    .await?;
            }
        }
        if stage.count("#hands-0").await? > 0 {
            stage.fill("#hands-0", "30").await?;
            stage.fill("#hands-1", "10").await?;
        }
        if stage.count("#new-commitment").await? > 0 && stage.count("[id^=what-]").await? == 0 {
            stage.click("#new-commitment").await?;
            stage
                .fill("[id^=what-]:not([id$=error])", "Ordenar el archivo")
                .await?;
        }
        stage.click("#next").await?;
        stage.saved().await?;
    }
    anyhow::bail!("the session does not end")
}

#[tokio::test]
async fn what_cannot_be_is_said_and_nothing_is_lost() -> Result<()> {
    play("facilitate-faults", Setting::default(), async |stage| {
        let id = stage.new_session(MODEL, "40").await?;
        stage.put_to_vote(POST).await?;
        stage.lead(&id).await?;
        stage.hands(&[0, 20, 20]).await?;
        stage.click("#next").await?;
        stage.element("input[name=agreed]").await?;
        stage.saved().await?;

        // Fewer people than voted: said, and every vote stays.
        let before = stage.ballots().await?;
        stage.fill("#people", "30").await?;
        stage.sees(".notice[data-kind=warn]", "40 votos").await?;
        ensure!(stage.ballots().await? == before, "votes were changed");
        stage.fill("#people", "x").await?;
        stage
            .sees("#people-error", &es("facilitate.number_wrong", &[]))
            .await?;
        stage.fill("#people", "40").await?;
        stage
            .until(
                "no excess",
                "return !document.querySelector('.notice[data-kind=warn]')",
            )
            .await?;

        // A browser that opens no windows.
        stage.js("window.open = () => null", vec![]).await?;
        stage.click("#open-projector").await?;
        stage
            .sees("main .notice", &es("facilitate.window_blocked", &[]))
            .await?;
        stage
            .click_named("main button", &es("facilitate.one_screen", &[]))
            .await?;
        stage.element(".over-all .screen-bars").await?;
        stage
            .click_named(".over-all button", &es("facilitate.one_screen_leave", &[]))
            .await?;

        // A second facilitator reads along.
        let place = format!("#/facilitar/{id}/conducir");
        let first = stage.new_tab().await?;
        stage.go(&place).await?;
        stage
            .sees(".notice", &es("common.elsewhere_title", &[]))
            .await?;
        stage.browser().close_window().await?;
        stage.switch_to(&first).await?;

        // The computer's clock went back while the session was closed.
        let framework = framework(stage)?;
        let mut session = crate::room::whole(&framework, "ballot")?;
        let later = session.written + chrono::TimeDelta::days(40_000);
        session.payload.clock.running = true;
        session.payload.clock.spent = 61;
        session.payload.clock.noted = Some(later);
        stage.take_session(&session).await?;
        stage
            .go(&format!("#/facilitar/{}/conducir", session.id))
            .await?;
        stage
            .sees("main .notice", &es("facilitate.clock_went_back", &[]))
            .await?;
        let clock = stage
            .js(
                "return document.querySelector('.room-clock b').innerText",
                vec![],
            )
            .await?;
        let limit = session.payload.phases[session.payload.at.context("a place")?.phase].minutes;
        let left = format!("{}:", limit - 2);
        ensure!(
            clock.as_str().is_some_and(|text| text.starts_with(&left)),
            "{clock} left of {limit}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_vote_is_led_by_the_keyboard_alone() -> Result<()> {
    play("facilitate-keyboard", Setting::default(), async |stage| {
        let framework = framework(stage)?;
        stage.take_session(&crate::room::whole(&framework, "ballot")?).await?;
        let id = "5e5510f0000000000000000000000000";
        stage.go(&format!("#/facilitar/{id}/conducir")).await?;
        let field = stage.element("#hands-0").await?;
        stage.until("the first number", "return document.activeElement?.id === 'hands-0'").await?;
        field.send_keys(Key::Delete + "").await?;
        // Enter goes from number to number, and from the last one to closing.
        for _ in 0..7 {
            let focused = stage.browser().active_element().await?;
            focused.send_keys(Key::Enter + "").await?;
        }
        stage.until("closing", "return document.activeElement?.id === 'next'").await?;
        stage.browser().active_element().await?.send_keys(Key::Enter + "").await?;
        stage.element("input[name=agreed]").await?;
        let body = stage.element("body").await?;
        stage.js("document.activeElement.blur()", vec![]).await?;
        body.send_keys(Key::PageDown + "").await?;
        stage.until("the next thing", "return location.hash.includes('conducir') && !document.querySelector('input[name=agreed]')?.checked").await?;
        body.send_keys(Key::PageUp + "").await?;
        stage.element("input[name=agreed]").await?;
        stage.js("document.activeElement.blur()", vec![]).await?;
        body.send_keys("b").await?;
        stage.element(".preview-screen .screen[data-face=dark]").await?;
        body.send_keys("b").await?;
        body.send_keys("p").await?;
        stage.element(".over-all .screen").await?;
        body.send_keys(Key::Escape + "").await?;
        stage.until("no slide over all", "return !document.querySelector('.over-all')").await?;
        // The digits answer the institutional diagnosis.
        stage.stand_at(id, "asked").await?;
        stage.js("document.activeElement.blur()", vec![]).await?;
        stage.element("body").await?.send_keys("3").await?;
        stage
            .until("an answer", "return document.querySelector('.room-answer:nth-of-type(3)').ariaPressed === 'true'")
            .await
            .map(|_| ())
    })
    .await
}

/// What is wrong with what stands in the projector's window: text that is too small for the back row, contrast under 7:1,
/// something that does not fit.
const READABLE: &str = r#"
    const least = arguments[0], faults = [];
    const light = (text) => {
        const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number);
        if (!alpha) return null;
        const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
    };
    const behind = (element) => {
        for (; element; element = element.parentElement) {
            const found = light(getComputedStyle(element).backgroundColor);
            if (found !== null) return found;
        }
        return 1;
    };
    const walker = document.createTreeWalker(document.querySelector(".projector"), NodeFilter.SHOW_TEXT);
    for (let text; (text = walker.nextNode()); ) {
        const element = text.parentElement, words = text.textContent.trim();
        if (!words || element.closest(".visually-hidden, [hidden]") || !element.checkVisibility()) continue;
        const style = getComputedStyle(element);
        const size = element.closest("svg") ? element.getBoundingClientRect().height : parseFloat(style.fontSize);
        const colour = light(element.closest("svg") ? style.fill : style.color), ground = behind(element);
        const ratio = (Math.max(colour, ground) + 0.05) / (Math.min(colour, ground) + 0.05);
        if (size < least) faults.push(`${size} px: ${words.slice(0, 40)}`);
        if (ratio < 7) faults.push(`contrast ${ratio.toFixed(1)}: ${words.slice(0, 40)}`);
    }
    for (const part of document.querySelectorAll(".screen, .screen-body, .screen-graph")) {
        if (part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
            faults.push(`${part.className} needs ${part.scrollWidth} x ${part.scrollHeight}, has ${part.clientWidth} x ${part.clientHeight}: ${part.innerText.slice(0, 60)}`);
    }
    return faults;
"#;

/// The smallest letters that a window of this height may have: a twenty-eighth of 768 lines, the same share of more.
fn least(height: u32) -> f64 {
    f64::from(height) / 768.0 * 27.0
}

#[tokio::test]
async fn every_projector_screen_is_read_from_the_back_row() -> Result<()> {
    let setting = Setting::needing(&[Need::Windows]);
    play("facilitate-readable", setting, async |stage| {
        let mut faults = Vec::new();
        let faces = [
            "opening", "question", "ballot", "result", "summary", "asked", "giving", "ranking",
            "board",
        ];
        for face in faces {
            stage
                .stand_at("5e5510f0000000000000000000000000", face)
                .await?;
            let (presenter, room) = stage.projector().await?;
            for size in [(1024, 768), (1920, 1080)] {
                stage.resize(size).await?;
                let found = stage.js(READABLE, vec![json!(least(size.1))]).await?;
                let found: Vec<String> = serde_json::from_value(found)?;
                faults.extend(found.iter().map(|fault| format!("{face} {size:?} {fault}")));
                stage.shot(&format!("proyector-{face}-{}", size.0)).await?;
            }
            stage.switch_to(&room).await?;
            stage.browser().close_window().await?;
            stage.switch_to(&presenter).await?;
        }
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    })
    .await
}

//! The whole journey of a person who has a keyboard and nothing else.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Setting, Stage, play};
use crate::filling::{Person, Way};
use crate::fixtures::{PLACE, framework};
use crate::words::es;

/// Somebody in procurement; the shortest profile.
const PERSON: Person = Person {
    post: "abastecimiento",
    seed: 1,
    way: Way::Matrix,
};

/// Tells what is wrong with how the focus shows, or nothing; and whether it is where it is wanted.
const FOCUS: &str = r#"
    const [css, words] = arguments;
    const element = document.activeElement;
    if (!element || element === document.body) return { fault: null, there: false };
    const label = element.closest("label");
    const said = `${element.getAttribute("aria-label") ?? ""} ${label?.textContent ?? element.textContent}`.replace(/\s+/g, " ").trim();
    const there = element.matches(css) && (words === null || said.startsWith(words));
    const name = `<${element.tagName.toLowerCase()} ${element.name ?? ""} ${element.id}> ${said.slice(0, 60)}`;
    // The parts of a date mark themselves.
    if (element.type === "date") return { fault: null, there };
    if (!element.matches(":focus-visible")) return { fault: `no visible focus on ${name}`, there };
    const around = [element, element.nextElementSibling, label, element.closest("td"), element.parentElement];
    const marked = around.filter(Boolean).some((found) => {
        const style = getComputedStyle(found);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
    });
    if (!marked) return { fault: `nothing marks the focus on ${name}`, there };
    const box = element.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right <= left || bottom <= top) return { fault: `${name} is outside of the screen`, there };
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const own = over && [element, label].filter(Boolean).some((found) => found.contains(over) || over.contains(found));
    return { fault: own ? null : `${name} is covered by <${over?.tagName} ${over?.className}>`, there };
"#;

impl Stage {
    /// Types these keys where the focus is.
    pub async fn press(&self, keys: &str) -> Result<()> {
        Ok(self
            .browser()
            .action_chain()
            .send_keys(keys)
            .perform()
            .await?)
    }

    /// Presses a key that is no letter.
    pub async fn press_key(&self, key: Key) -> Result<()> {
        self.press(&key.value().to_string()).await
    }

    /// Presses Tab while Shift is held.
    async fn press_back(&self) -> Result<()> {
        let keys = self.browser().action_chain().key_down(Key::Shift);
        let keys = keys.send_keys(Key::Tab.value().to_string());
        Ok(keys.key_up(Key::Shift).perform().await?)
    }

    /// Presses Tab until the focus is on what is wanted; checks on the way that it always shows.
    pub async fn tab_to(&self, css: &str, words: Option<&str>) -> Result<()> {
        for _ in 0..300 {
            let found = self.js(FOCUS, vec![json!(css), json!(words)]).await?;
            if found["there"] == true {
                ensure!(found["fault"].is_null(), "{}", found["fault"]);
                return Ok(());
            }
            self.press_key(Key::Tab).await?;
            let found = self.js(FOCUS, vec![json!(css), json!(words)]).await?;
            ensure!(
                found["fault"].is_null(),
                "on the way to {css}: {}",
                found["fault"]
            );
        }
        bail!("Tab never reaches {css} {}", words.unwrap_or_default())
    }

    /// Goes on to the next step by its main button.
    async fn key_on(&self, slug: &str) -> Result<()> {
        self.tab_to("nav.actions button.primary", None).await?;
        self.press_key(Key::Enter).await?;
        self.step(slug).await
    }

    /// Chooses the radio at a place of its group, counted from 0.
    pub async fn key_radio(&self, name: &str, place: usize) -> Result<()> {
        self.tab_to(&format!("input[name='{name}']"), None).await?;
        self.press(" ").await?;
        for _ in 0..place {
            self.press_key(Key::Right).await?;
        }
        let script = "return [...document.getElementsByName(arguments[0])].findIndex((radio) => radio.checked)";
        let chosen = self.js(script, vec![json!(name)]).await?;
        ensure!(
            chosen == json!(place),
            "{name}: the keys chose {chosen}, not {place}"
        );
        Ok(())
    }
}

#[tokio::test]
async fn the_keyboard_alone_answers_everything() -> Result<()> {
    play("keyboard", Setting::default(), async |stage| {
        let framework = framework(stage)?;
        stage.browser().goto(stage.address()).await?;
        stage.ready().await?;
        skip_link(stage).await?;
        stage.tab_to("a.door[data-door=respond]", None).await?;
        stage.press_key(Key::Enter).await?;
        stage
            .sees("main h1", &es("respond.consent_title", &[]))
            .await?;
        stage.tab_to(".consent input", None).await?;
        stage.press(" ").await?;
        stage.key_on("datos").await?;
        stage.tab_to("#place-name", None).await?;
        stage.press(PLACE).await?;
        let post = framework
            .post(PERSON.post)
            .context("a post")?
            .name
            .es
            .clone();
        stage
            .tab_to("main input[type=checkbox]", Some(&post))
            .await?;
        stage.press(" ").await?;
        stage.key_radio("experience", 2).await?;
        stage.key_on("practica").await?;
        stage.key_radio("practice", 2).await?;
        stage.key_on("autodiagnostico").await?;
        diagnose(stage, &PERSON.profile(&framework)).await?;
        let gaps = stage.key_factors(&framework).await?;
        ensure!(gaps > 0, "no factor was asked");
        stage.key_on("necesidades").await?;
        survey(stage).await?;
        stage.key_on("resultado").await?;
        stage.key_on("entrega").await?;
        stage.tab_to("nav.actions button.primary", None).await?;
        let (_, text) = stage
            .download(async || stage.press_key(Key::Enter).await)
            .await?;
        check(&framework, &text)
    })
    .await
}

/// The first stop leads past the header.
async fn skip_link(stage: &Stage) -> Result<()> {
    stage.press_key(Key::Tab).await?;
    stage.tab_to("a.skip", None).await?;
    stage.press_key(Key::Enter).await?;
    let in_main = "return document.activeElement.id === 'main'";
    stage
        .until("the focus on the content", in_main)
        .await
        .map(|_| ())
}

async fn diagnose(stage: &Stage, profile: &[(String, u8)]) -> Result<()> {
    for (place, (id, _)) in profile.iter().enumerate() {
        let given = PERSON.answer(place);
        stage
            .key_radio(&format!("rating-{id}"), given.choice)
            .await?;
        if let Some(importance) = given.importance {
            stage.tab_to("table.matrix select", None).await?;
            stage.press(&importance.to_string()).await?;
        }
    }
    // Backwards too: the way to the last group leads over what follows it.
    let (last, _) = profile.last().context("a profile")?;
    stage.tab_to("nav.actions button.primary", None).await?;
    let wanted = format!("input[name='rating-{last}']");
    stage
        .until_some("the last group by Shift and Tab", async || {
            let found = stage.js(FOCUS, vec![json!(wanted), Value::Null]).await?;
            ensure!(found["fault"].is_null(), "backwards: {}", found["fault"]);
            if found["there"] == true {
                return Ok(Some(()));
            }
            stage.press_back().await?;
            Ok(None)
        })
        .await?;
    stage.tab_to("nav.actions button.primary", None).await?;
    stage.press_key(Key::Enter).await?;
    stage
        .sees("main h1", &es("respond.factors_title", &[]))
        .await
}

impl Stage {
    /// Says of every gap that knowing how is missing; returns how many there were.
    async fn key_factors(
        &self,
        framework: &yachay_municipal::framework::Framework,
    ) -> Result<usize> {
        let expected = PERSON.diagnosis(framework);
        let mut asked = 0;
        for (id, _) in PERSON.profile(framework) {
            if expected[&id]["factor"].is_string() {
                self.key_radio(&format!("factor-{id}"), 0).await?;
                asked += 1;
            }
        }
        Ok(asked)
    }
}

async fn survey(stage: &Stage) -> Result<()> {
    stage.tab_to("#wanted", None).await?;
    stage.press_key(Key::Down).await?;
    stage.tab_to("#wanted-add", None).await?;
    stage.press(" ").await?;
    stage.element("ol.ranking li").await?;
    stage.key_radio("modality", 1).await?;
    stage.key_radio("learning-language", 0).await?;
    let morning = es("words.part_morning", &[]);
    stage
        .tab_to("main input[type=checkbox]", Some(&morning))
        .await?;
    stage.press(" ").await?;
    stage.tab_to("#weekly-hours", None).await?;
    stage.press("3").await?;
    stage.key_radio("would-teach", 1).await?;
    stage.tab_to("#comment", None).await?;
    stage.press("Sin ratón").await
}

fn check(framework: &yachay_municipal::framework::Framework, text: &str) -> Result<()> {
    let file: Value = serde_json::from_str(text)?;
    let payload = &file["payload"];
    let expected = PERSON.diagnosis(framework);
    for (id, _) in PERSON.profile(framework) {
        for part in ["rating", "importance"] {
            let (found, wanted) = (&payload["diagnosis"][&id][part], &expected[&id][part]);
            ensure!(found == wanted, "{id}: {part} is {found}, not {wanted}");
        }
    }
    let survey = &payload["survey"];
    ensure!(
        survey["wanted"].as_array().map(Vec::len) == Some(1),
        "{survey}"
    );
    ensure!(
        survey["weekly_hours"] == 3
            && survey["would_teach"] == false
            && survey["comment"] == "Sin ratón",
        "{survey}"
    );
    ensure!(
        survey["day_parts"] == json!(["morning"]) && survey["modality"].is_string(),
        "{survey}"
    );
    Ok(())
}

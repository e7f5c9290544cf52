//! Every screen of the projector, read from the back row.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::axe;
use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::room::ID;
use crate::words::es;

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
    // Words behind dots are not read either.
    const cut = [...document.querySelectorAll(".projector *")].filter((element) => {
        const style = getComputedStyle(element);
        return style.webkitLineClamp !== "none" || style.textOverflow === "ellipsis";
    });
    for (const part of cut) {
        if (part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
            faults.push(`cut: ${part.innerText.slice(0, 60)} (${part.scrollWidth} x ${part.scrollHeight} in ${part.clientWidth} x ${part.clientHeight})`);
    }
    for (const part of document.querySelectorAll(".screen, .screen-body, .screen-graph")) {
        if (part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
            faults.push(`${part.className} needs ${part.scrollWidth} x ${part.scrollHeight}, has ${part.clientWidth} x ${part.clientHeight}: ${part.innerText.slice(0, 60)}`);
    }
    return [...new Set(faults)];
"#;

/// The smallest letters that a window of this height may have: a twenty-eighth of 768 lines, the same share of more.
fn least(height: u32) -> f64 {
    f64::from(height) / 768.0 * 27.0
}

/// Windows that the room looks at: their size, and the colours that the computer prefers.
const SIGHTS: [((u32, u32), &str); 4] = [
    ((1024, 768), "light"),
    ((1024, 768), "dark"),
    ((1920, 1080), "light"),
    ((1920, 1080), "dark"),
];

/// Reads what stands in the projector's window at every sight; returns what is wrong with it.
async fn look(stage: &Stage, face: &str) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (size, scheme) in SIGHTS {
        stage.resize(size).await?;
        stage.prefer_colours(scheme).await?;
        let found = stage.js(READABLE, vec![json!(least(size.1))]).await?;
        let mut found: Vec<String> = serde_json::from_value(found)?;
        if size == SIGHTS[0].0 {
            found.extend(axe::here(stage).await?);
        }
        let sight = format!("{face} {size:?} {scheme}");
        faults.extend(found.iter().map(|fault| format!("{sight} {fault}")));
        stage
            .shot(&format!("proyector-{face}-{}-{scheme}", size.0))
            .await?;
    }
    Ok(faults)
}

/// Without the room below its last line a sentence loses its tails, and that is found.
async fn tails_are_looked_for(stage: &Stage) -> Result<()> {
    let script = "document.querySelectorAll('.screen-rows li > span').forEach((row) => { row.style.paddingBlockEnd = 0; })";
    stage.js(script, vec![]).await?;
    let found = stage.js(READABLE, vec![json!(least(768))]).await?;
    let found: Vec<String> = serde_json::from_value(found)?;
    let cut = found.iter().filter(|fault| fault.starts_with("cut: "));
    ensure!(cut.count() > 0, "cut tails are not found: {found:?}");
    Ok(())
}

#[tokio::test]
async fn every_projector_screen_is_read_from_the_back_row() -> Result<()> {
    let setting = Setting::needing(&[Need::Windows, Need::Colours]);
    play("facilitate-readable", setting, async |stage| {
        let mut faults = Vec::new();
        let faces = [
            "welcome",
            "opening",
            "pause",
            "second",
            "few",
            "nobody",
            "discussing",
            "talked-over",
            "factors",
            "factors-result",
            "evidence",
            "instrument",
            "link",
            "question",
            "ballot",
            "result",
            "summary",
            "asked",
            "giving",
            "ranking",
            "ranking-before",
            "ranking-few",
            "results",
            "board",
            "board-long",
            "board-many",
            "board-many-2",
            "board-many-3",
        ];
        for face in faces {
            stage.stand_at(ID, face).await?;
            let (presenter, room) = stage.projector().await?;
            faults.extend(look(stage, face).await?);
            if face == "ranking" {
                tails_are_looked_for(stage).await?;
            }
            stage.switch_to(&room).await?;
            stage.browser().close_window().await?;
            stage.switch_to(&presenter).await?;
        }
        // A closed session has no button for the window, which is open from before; then it waits for whoever comes.
        stage.stand_at(ID, "board").await?;
        let (presenter, room) = stage.projector().await?;
        stage.switch_to(&presenter).await?;
        stage.stand_at(ID, "end").await?;
        stage.switch_to(&room).await?;
        stage
            .sees(".projector", &es("facilitate.end_thanks", &[]))
            .await?;
        faults.extend(look(stage, "end").await?);
        stage.switch_to(&presenter).await?;
        stage.go("#/facilitar").await?;
        stage.switch_to(&room).await?;
        stage.reload().await?;
        stage
            .sees(".projector", &es("facilitate.projector_waiting", &[]))
            .await?;
        faults.extend(look(stage, "waiting").await?);
        stage.browser().close_window().await?;
        stage.switch_to(&presenter).await?;
        // One screen for both: the slide over the presenter's own.
        stage.stand_at(ID, "second").await?;
        stage
            .click_named("main button", &es("facilitate.one_screen", &[]))
            .await?;
        stage.element(".over-all .screen-bars").await?;
        let whole = "return document.querySelector('.over-all').getBoundingClientRect().top";
        ensure!(
            stage.js(whole, vec![]).await? == 0,
            "what is below is seen above the slide"
        );
        for (size, scheme) in SIGHTS {
            stage.resize(size).await?;
            stage.prefer_colours(scheme).await?;
            let found = axe::here(stage).await?;
            faults.extend(
                found
                    .iter()
                    .map(|fault| format!("one screen {scheme} {fault}")),
            );
        }
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    })
    .await
}

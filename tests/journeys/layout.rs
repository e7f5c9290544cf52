//! Large text and narrow screens: the page never has to be moved sideways, and no button touches its edge.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::screens::{Door, visit};

/// Names the words of the bottom bar that are nearer to the edge of the page than a thumb likes.
const AT_THE_EDGE: &str = r#"
    const page = document.documentElement.clientWidth;
    const words = (element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range.getBoundingClientRect();
    };
    const near = [...document.querySelectorAll(".actions :is(a, button)")].filter((element) => {
        const { left, right, width } = words(element);
        return width > 0 && (left < 12 || right > page - 12);
    });
    return near.map((element) => `at the edge: ${element.textContent.trim()}`);
"#;

/// Names what reaches over the right edge of the page; what scrolls in a box of its own does not count.
const OVERFLOW: &str = r#"
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter((element) =>
        element.getBoundingClientRect().right > page.clientWidth + 1 && !element.closest(".table-scroll, nav.tabs, dialog"));
    return [`${page.scrollWidth} > ${page.clientWidth}: ` + wide.slice(-3).map((element) =>
        `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${element.textContent.trim().slice(0, 30)}`).join(" | ")];
"#;

#[tokio::test]
async fn home_and_responder_fit() -> Result<()> {
    fits("fit-respond", Door::Respond).await
}

#[tokio::test]
async fn planificar_fits() -> Result<()> {
    fits("fit-plan", Door::Plan).await
}

#[tokio::test]
async fn facilitar_fits() -> Result<()> {
    fits("fit-facilitate", Door::Facilitate).await
}

async fn fits(name: &str, door: Door) -> Result<()> {
    play(name, Setting::needing(&[Need::Narrow]), async |stage| {
        stage.browser().goto(stage.address()).await?;
        let mut faults = Vec::new();
        visit(stage, door, async |screen| {
            faults.extend(overflows(stage, screen).await?);
            Ok(())
        })
        .await?;
        ensure!(
            faults.is_empty(),
            "{} screens too wide:\n{}",
            faults.len(),
            faults.join("\n")
        );
        Ok(())
    })
    .await
}

/// Looks at a screen 320 pixels wide, and with text of twice the size on a phone and on a computer.
pub async fn overflows(stage: &Stage, screen: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (width, height, percent) in [(320, 640, 100), (360, 740, 200), (1280, 800, 200)] {
        stage.resize((width, height)).await?;
        let size =
            "document.documentElement.style.setProperty('font-size', arguments[0], 'important')";
        stage.js(size, vec![json!(format!("{percent}%"))]).await?;
        for script in [OVERFLOW, AT_THE_EDGE] {
            let lines = stage.js(script, vec![]).await?;
            let lines = lines.as_array().context("a list")?.iter();
            let lines = lines.filter_map(Value::as_str);
            found.extend(lines.map(|line| format!("{screen}, {width} px, {percent} %: {line}")));
        }
        if percent == 200 && screen.ends_with("-es") {
            stage.shot(&format!("{screen}-{width}-large-text")).await?;
        }
        stage
            .js(
                "document.documentElement.style.removeProperty('font-size')",
                vec![],
            )
            .await?;
    }
    stage.resize(crate::browser::DESKTOP).await?;
    Ok(found)
}

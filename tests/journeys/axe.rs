//! Accessibility of every screen by axe-core: both languages, light and dark, phone and desktop, zero violations.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::browser::{DESKTOP, PHONE, Setting, Stage, play};
use crate::engines::Need;
use crate::screens::{Door, visit};

/// Checks the page as it is and returns what is wrong, one line per place.
const CHECK: &str = r#"
    const done = arguments[arguments.length - 1];
    // Colours on their way from light to dark are nobody's colours.
    for (const animation of document.getAnimations()) {
        try { animation.finish(); } catch { animation.cancel(); }
    }
    axe.run(document, { resultTypes: ["violations"], preload: false }).then(
        (found) => done(found.violations.flatMap((rule) =>
            rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.any.concat(node.all, node.none).map((check) => check.message)[0] ?? ""}`))),
        (error) => done([String(error)]));
"#;

#[tokio::test]
async fn home_and_responder_have_no_violation() -> Result<()> {
    audit("axe-respond", Door::Respond).await
}

#[tokio::test]
async fn planificar_has_no_violation() -> Result<()> {
    audit("axe-plan", Door::Plan).await
}

#[tokio::test]
async fn facilitar_has_no_violation() -> Result<()> {
    audit("axe-facilitate", Door::Facilitate).await
}

async fn audit(name: &str, door: Door) -> Result<()> {
    let script = fs::read_to_string(xtask::tools::axe_core()?)?;
    play(name, Setting::needing(&[Need::Room]), async |stage| {
        stage.browser().goto(stage.address()).await?;
        let mut faults = Vec::new();
        let mut screens = 0;
        visit(stage, door, async |screen| {
            screens += 1;
            faults.extend(violations(stage, &script, screen).await?);
            Ok(())
        })
        .await?;
        ensure!(screens >= 24, "only {screens} screens");
        ensure!(
            faults.is_empty(),
            "{} violations:\n{}",
            faults.len(),
            faults.join("\n")
        );
        Ok(())
    })
    .await
}

/// Returns the violations of the screen as it is, in both sizes and both colours.
pub async fn faults(stage: &Stage, screen: &str) -> Result<Vec<String>> {
    let script = fs::read_to_string(xtask::tools::axe_core()?)?;
    violations(stage, &script, screen).await
}

/// Returns the violations of the screen as it is, in its size and colours.
pub async fn here(stage: &Stage) -> Result<Vec<String>> {
    let script = fs::read_to_string(xtask::tools::axe_core()?)?;
    check(stage, &script).await
}

async fn check(stage: &Stage, script: &str) -> Result<Vec<String>> {
    if stage.js("return typeof axe", vec![]).await? != "object" {
        stage.js(script, vec![]).await?;
    }
    let lines = stage.browser().execute_async(CHECK, vec![]).await?;
    let lines = lines.json().as_array().context("a list of violations")?;
    let lines = lines.iter().filter_map(Value::as_str);
    Ok(lines.map(str::to_owned).collect())
}

/// Returns the violations of one screen in both sizes and both colours.
async fn violations(stage: &Stage, script: &str, screen: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let both = ["light", "dark"];
    let schemes = &both[..if stage.offers(Need::Colours) { 2 } else { 1 }];
    for (size, device) in [(PHONE, "phone"), (DESKTOP, "desktop")] {
        stage.resize(size).await?;
        for scheme in schemes {
            if stage.offers(Need::Colours) {
                stage.prefer_colours(scheme).await?;
            }
            let lines = check(stage, script).await?.into_iter();
            found.extend(lines.map(|line| format!("{screen}, {device}, {scheme}: {line}")));
            stage.shot(&format!("{screen}-{device}-{scheme}")).await?;
        }
    }
    Ok(found)
}

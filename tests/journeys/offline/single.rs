//! The application as one file on a stick: every door, and the page of rescue that is inside.

use std::fs;

use anyhow::{Result, ensure};
use serde_json::json;
use xtask::dist::SINGLE;

use crate::browser::{Setting, Stage, play};
use crate::fixtures::framework;
use crate::words::es;

impl Stage {
    /// Checks that the page of rescue within the single file has its own title and both languages, and leads home.
    async fn rescue_inside(&self) -> Result<()> {
        let titled = "return document.title === `${arguments[0]} · Yachay Municipal`
            && document.documentElement.lang === arguments[1]";
        for (lang, title, kept) in [
            ("es", "Rescate y borrado", "Lo guardado en este equipo"),
            ("en", "Rescue and erasure", "What is kept on this device"),
        ] {
            self.click(&format!(".switch button[lang={lang}]")).await?;
            self.sees("main h1", title).await?;
            self.sees("#rescue h2", kept).await?;
            self.until_with("the title", titled, vec![json!(title), json!(lang)])
                .await?;
        }
        ensure!(
            self.count("main h1:not([hidden] *)").await? == 1,
            "two titles"
        );
        self.click("a.wordmark").await?;
        self.sees("a[data-door=respond]", &es("home.finished_respond", &[]))
            .await?;
        ensure!(
            self.count("#rescue").await? == 0,
            "the page of rescue stays"
        );
        self.until_with(
            "Spanish",
            "return document.documentElement.lang === 'es'",
            vec![],
        )
        .await?;
        // And again, from an address.
        self.go("#/rescate").await?;
        self.sees("main h1", "Rescate y borrado").await
    }
}

#[tokio::test]
async fn the_single_file_works_from_a_stick() -> Result<()> {
    play("single-file", Setting::default(), async |stage| {
        let framework = framework(stage)?;
        stage.stop_server();
        let contents = fs::read(stage.dist.folder.join(SINGLE))?;
        let copy = stage.file("yachay en la memoria.html", contents)?;
        stage.page = Some(format!("file://{}", copy.display()).replace(' ', "%20"));
        stage.go("").await?;
        stage
            .sees("main .notice h3", &es("home.single_title", &[]))
            .await?;
        stage.shot("single-file-desktop").await?;
        stage.every_door(&framework).await?;
        stage.leave().await?;
        stage.go("").await?;
        stage
            .sees("a[data-door=respond]", &es("home.finished_respond", &[]))
            .await?;
        stage.click("a[href='rescate.html']").await?;
        stage.rescue_inside().await?;
        stage.erase().await?;
        stage.proof_stays().await?;
        stage.click("a.wordmark").await?;
        stage
            .sees("a[data-door=respond]", &es("home.respond", &[]))
            .await?;
        ensure!(
            stage.count(".door-state[data-state=started]").await? == 0,
            "something of what was erased"
        );
        stage.go("#/planificar").await?;
        ensure!(
            stage.server.requests().is_empty(),
            "{:?}",
            stage.server.requests()
        );
        Ok(())
    })
    .await
}

//! What stands around the doors: the first paint, any path, language and colours, work without network.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::server::Trouble;

use crate::browser::{PHONE, Setting, Stage, play};
use crate::engines::Need;
use crate::responder::MAYOR;
use crate::silence::NOT_FETCHED;
use crate::words::{en, es};

#[tokio::test]
async fn the_first_paint_does_not_wait_for_the_program() -> Result<()> {
    let setting = Setting {
        size: PHONE,
        ..Setting::default()
    };
    play("first-paint", setting, async |stage| {
        // Requests for the program hang for ever, as on a line that has just broken.
        stage.server.trouble(".wasm", Trouble::Silence);
        stage.browser().goto(stage.address()).await?;
        stage.sees("#shell h1", &es("home.title", &[])).await?;
        stage.sees("#shell .lead", &es("home.lead", &[])).await?;
        stage.sees("#shell .wordmark", "Yachay Municipal").await?;
        stage.sees("#shell [data-when=loading]", "Abriendo").await?;
        ensure!(
            stage.count("#shell [data-when=failed]").await? == 0,
            "it is not a failure yet"
        );
        let painted = "return performance.getEntriesByName('first-contentful-paint').length";
        stage.until("a first paint", painted).await?;
        stage.shot("shell-loading-phone").await?;
        stage.server.end_trouble();
        stage.ready().await
    })
    .await
}

#[tokio::test]
async fn a_program_that_does_not_come_is_said_in_words() -> Result<()> {
    let setting = Setting {
        expected: NOT_FETCHED,
        size: PHONE,
        ..Setting::default()
    };
    play("no-program", setting, async |stage| {
        stage.server.trouble(".wasm", Trouble::Cut);
        stage.browser().goto(stage.address()).await?;
        stage.sees("#shell h1", &es("home.title", &[])).await?;
        stage
            .sees("#shell [data-when=failed]", "No se pudo abrir")
            .await?;
        stage.shot("shell-failed-phone").await?;
        stage.server.end_trouble();
        stage.reload().await
    })
    .await
}

#[tokio::test]
async fn it_works_under_any_path() -> Result<()> {
    for prefix in ["", "a/deep/path with ñ", "~user"] {
        let encoded = prefix.replace(' ', "%20").replace('ñ', "%C3%B1");
        let setting = Setting {
            prefix: Box::leak(encoded.into_boxed_str()),
            ..Setting::default()
        };
        play("path", setting, async |stage| {
            stage.go("").await?;
            let title = stage.browser().title().await?;
            ensure!(title.contains("Yachay Municipal"), "the title is {title}");
            stage.click("a.door[data-door=respond]").await?;
            stage
                .sees("main h1", &es("respond.consent_title", &[]))
                .await?;
            stage.go("#/planificar").await?;
            stage.sees("main h1", &es("plan.title", &[])).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn language_and_colours_change_at_once_and_stay() -> Result<()> {
    play("language", Setting::default(), async |stage| {
        stage.go("").await?;
        stage.sees("main h1", &es("home.title", &[])).await?;
        ensure!(lang(stage).await? == "es");
        stage.click(".switch button[lang=en]").await?;
        stage.sees("main h1", &en("home.title")).await?;
        ensure!(lang(stage).await? == "en");
        stage.consent_in_english().await?;
        stage.fill("#place-name", "Kept across languages").await?;
        stage.reload().await?;
        stage.sees("main h1", &en("respond.about_title")).await?;
        stage.click(".switch button[lang=es]").await?;
        stage
            .sees("main h1", &es("respond.about_title", &[]))
            .await?;
        let typed = stage.element("#place-name").await?.prop("value").await?;
        ensure!(
            typed.as_deref() == Some("Kept across languages"),
            "the switch lost {typed:?}"
        );
        let ground = "return getComputedStyle(document.documentElement).backgroundColor";
        let mut seen: Vec<Value> = Vec::new();
        for theme in ["light", "dark", "contrast"] {
            stage.choose("header.top select", theme).await?;
            let set = "return document.documentElement.dataset.theme === arguments[0]";
            stage
                .until_with("the theme", set, vec![json!(theme)])
                .await?;
            seen.push(stage.js(ground, vec![]).await?);
        }
        ensure!(seen[0] != seen[1], "light and dark are both {}", seen[0]);
        stage.choose("header.top select", "dark").await?;
        stage.reload().await?;
        ensure!(
            stage.js(ground, vec![]).await? == seen[1],
            "the colours were forgotten"
        );
        if !stage.offers(Need::Colours) {
            return Ok(());
        }
        stage.choose("header.top select", "auto").await?;
        stage.prefer_colours("dark").await?;
        ensure!(
            stage.js(ground, vec![]).await? == seen[1],
            "the device's wish for dark is not followed"
        );
        stage.prefer_colours("light").await?;
        ensure!(stage.js(ground, vec![]).await? == seen[0]);
        Ok(())
    })
    .await
}

async fn lang(stage: &Stage) -> Result<String> {
    let found = stage
        .js("return document.documentElement.lang", vec![])
        .await?;
    Ok(found.as_str().context("a language")?.to_owned())
}

impl Stage {
    async fn consent_in_english(&self) -> Result<()> {
        self.go("#/responder").await?;
        self.sees("main h1", &en("respond.consent_title")).await?;
        self.click(".consent label").await?;
        self.click_named("nav.actions button.primary", &en("respond.begin"))
            .await?;
        self.step("datos").await
    }
}

#[tokio::test]
async fn without_consent_nothing_is_asked_or_stored() -> Result<()> {
    play("consent", Setting::default(), async |stage| {
        stage.go("#/responder").await?;
        let ticked = stage
            .js(
                "return document.querySelector('.consent input').checked",
                vec![],
            )
            .await?;
        ensure!(ticked == false, "consent is given in advance");
        stage
            .click_named("nav.actions button.primary", &es("respond.begin", &[]))
            .await?;
        stage
            .sees("main .error", &es("respond.consent_missing", &[]))
            .await?;
        ensure!(stage.stored("response").await?.is_empty());
        stage.consent().await?;
        // Nothing goes on without a place and a post.
        stage.go_on().await?;
        stage
            .sees("main .error", &es("respond.posts_missing", &[]))
            .await?;
        stage
            .sees("main .error", &es("respond.place_missing", &[]))
            .await?;
        ensure!(MAYOR.post == "alcalde");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn once_open_it_works_without_network() -> Result<()> {
    play("offline", Setting::default(), async |stage| {
        let framework = crate::fixtures::framework(stage)?;
        stage.go("").await?;
        // What keeps the application on the device comes last: from then on the page is whole.
        let whole = "return performance.getEntriesByType('resource').some((one) => one.name.endsWith('/offline.js'))";
        stage.until("the whole page", whole).await?;
        stage.stop_server();
        stage.respond(&framework, &MAYOR).await?;
        Ok(())
    })
    .await
}

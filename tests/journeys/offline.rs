//! Without a network: from the second visit on, as one file on a stick, and what comes from other programs. And the
//! change to a newer version, which nobody has to fear.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use yachay_municipal::framework::Framework;

use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::facilitate::{MODEL, POST};
use crate::fixtures::{PLACE, file_text, framework, response};
use crate::rescue::SESSION_TITLE;
use crate::responder::MAYOR;
use crate::transfer::zip::stored;
use crate::words::{en, es};

mod single;

#[tokio::test]
async fn from_the_second_visit_on_no_server_is_needed() -> Result<()> {
    play("second-visit", Setting::default(), async |stage| {
        let framework = framework(stage)?;
        stage.go("").await?;
        stage.kept_whole().await?;
        stage.stop_server();
        stage.leave().await?;
        stage.go("").await?;
        stage.every_door(&framework).await?;
        let rescue = format!("{}rescate.html", stage.address());
        stage.browser().goto(rescue).await?;
        stage.sees("main h1", "Rescate").await
    })
    .await
}

#[tokio::test]
async fn a_newer_version_waits_for_the_word_of_the_user() -> Result<()> {
    play("newer-version", Setting::default(), async |stage| {
        stage.go("").await?;
        stage.kept_whole().await?;
        let before = stage.dist.version.clone();
        stage.consent().await?;
        stage.fill("#place-name", PLACE).await?;
        stage.js("window.stays = true", vec![]).await?;
        let after = stage.publish_another_version()?.version;
        stage.ask_for_newer().await?;
        stage
            .sees(".storage-notice h3", &es("common.newer_title", &[]))
            .await?;
        stage.shot("newer-version-desktop").await?;
        // Nothing reloads under a form: it is as it was, and goes on.
        ensure!(stage.js("return window.stays", vec![]).await? == true);
        stage.fill("#place-name", "Ñahuin Alto y Bajo").await?;
        stage
            .click_named(".storage-notice button", &es("common.newer_later", &[]))
            .await?;
        stage.load_anew().await?;
        ensure!(
            stage.version().await? == before,
            "it changed without being told to"
        );
        stage
            .sees(".storage-notice h3", &es("common.newer_title", &[]))
            .await?;
        stage
            .sees_value("#place-name", "Ñahuin Alto y Bajo")
            .await?;
        stage.fill("#place-name", "A medio escribir").await?;
        let first = stage.new_tab().await?;
        stage.go("#/planificar").await?;
        ensure!(
            stage.version().await? == before,
            "a new tab changed without being told to"
        );
        let second = stage.browser().window().await?;
        stage.switch_to(&first).await?;
        stage
            .click_named(".storage-notice button", &es("common.newer_now", &[]))
            .await?;
        stage.runs(&after).await?;
        stage.sees_value("#place-name", "A medio escribir").await?;
        // The other tab lives on with all its doors, though no server has them any more.
        stage.stop_server();
        stage.switch_to(&second).await?;
        stage.go("#/responder").await?;
        stage
            .sees("main h1", &es("respond.start_title", &[]))
            .await?;
        ensure!(stage.version().await? == before);
        stage.load_anew().await?;
        stage.runs(&after).await?;
        let left = "return caches.keys().then((names) =>
            !names.some((name) => name.endsWith(arguments[0])))";
        stage
            .until_with("the old version gone", left, vec![json!(before)])
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn words_that_are_no_part_of_a_document_yet_hold_the_change_back() -> Result<()> {
    play("newer-version-unsent", Setting::default(), async |stage| {
        stage.go("#/planificar/ejemplo").await?;
        stage.section("propuestas").await?;
        stage.kept_whole().await?;
        stage
            .click_named("main button", &es("plan.reject", &[]))
            .await?;
        stage.fill("main form input", "No hay quien lo dé").await?;
        stage.js("window.stays = true", vec![]).await?;
        stage.publish_another_version()?;
        stage.ask_for_newer().await?;
        stage
            .click_named(".storage-notice button", &es("common.newer_now", &[]))
            .await?;
        stage
            .sees(".toast", &es("common.newer_not_yet", &[]))
            .await?;
        ensure!(stage.js("return window.stays", vec![]).await? == true);
        stage
            .sees_value("main form input", "No hay quien lo dé")
            .await
    })
    .await
}

#[tokio::test]
async fn a_turn_that_is_begun_and_names_that_are_typed_hold_the_change_back() -> Result<()> {
    let setting = Setting::default();
    play("newer-version-session", setting, async |stage| {
        let id = stage.new_session(MODEL, "12").await?;
        stage.put_to_vote(POST).await?;
        stage.kept_whole().await?;
        stage.fill("#names", "Rosa Quispe, regidora").await?;
        stage.publish_another_version()?;
        stage.ask_for_newer().await?;
        stage.not_yet().await?;
        stage.sees_value("#names", "Rosa Quispe, regidora").await?;
        stage.fill("#names", "").await?;
        stage.lead(&id).await?;
        stage.go(&format!("#/facilitar/{id}/turnos")).await?;
        stage.click("#kiosk-begin").await?;
        stage.click(".kiosk label.choice:nth-of-type(4)").await?;
        stage.not_yet().await?;
        ensure!(
            stage.count(".kiosk :checked").await? == 1,
            "the vote is gone"
        );
        stage.click("#kiosk-next").await?;
        stage.not_yet().await
    })
    .await
}

impl Stage {
    /// Asks for the version that waits, and is told why it does not come.
    pub async fn not_yet(&self) -> Result<()> {
        self.js("window.stays = true", vec![]).await?;
        self.newer_now().await?;
        self.sees(".toast", &es("common.newer_not_yet", &[]))
            .await?;
        ensure!(self.js("return window.stays", vec![]).await? == true);
        self.dismiss().await
    }

    /// Asks for the version that waits.
    pub async fn newer_now(&self) -> Result<()> {
        self.click_named(".storage-notice button", &es("common.newer_now", &[]))
            .await
    }
}

#[tokio::test]
async fn files_of_other_programs_arrive_where_they_are_sorted() -> Result<()> {
    play("arrived", Setting::needing(&[Need::BeforePages]), async |stage| {
        let framework = framework(stage)?;
        stage.before_pages(LAUNCH_QUEUE).await?;
        stage.new_dossier().await?;
        stage.kept_whole().await?;
        let answered = file_text(&response(&framework, 1));
        // The address that the service worker answers without asking the server, which would refuse it.
        stage.dist.files.push("compartir".to_owned());
        // A share comes as a form that is sent off by leaving the page, so nothing but the page follows the answer.
        let share = "
            const form = new FormData();
            form.append('files', new File([arguments[0]], 'de Ana.json', { type: 'application/json' }));
            form.append('files', new File(['hola'], 'nota.txt'));
            return fetch('compartir', { method: 'POST', body: form, redirect: 'manual' })
                .then((answer) => answer.type === 'opaqueredirect')";
        ensure!(stage.js(share, vec![json!(answered)]).await? == true);
        stage.go("").await?;
        stage.load_anew().await?;
        stage.sees("#import .notice", &es("plan.shared_title", &[("n", "2")])).await?;
        for name in ["de Ana.json", "nota.txt"] {
            stage.sees("#import .notice li", name).await?;
        }
        ensure!(stage.count("ul.files").await? == 0, "it was read before somebody opened it");
        stage.click_named("#import .notice button", &es("plan.open", &[])).await?;
        stage.sees("ul.files", "nota.txt").await?;
        stage.sees("main .notice", &es("plan.arrived_title", &[("n", "1")])).await?;
        stage.shot("arrived-desktop").await?;
        stage.click_named("main .notice button", PLACE).await?;
        stage.sees("ul.files", "de Ana.json").await?;
        stage.stored_has("dossier", "/responses/0/document/id", json!(response(&framework, 1).id)).await?;
        // A file opened with the application comes through the launch queue.
        let launch = "
            const file = new File([arguments[0]], 'de Rosa.json', { type: 'application/json' });
            window.launched({ files: [{ getFile: async () => file }] })";
        stage.go("").await?;
        stage.js(launch, vec![json!(file_text(&response(&framework, 2)))]).await?;
        stage.click_named("main .notice button", PLACE).await?;
        stage.sees("ul.files", "de Rosa.json").await?;
        others_arrive(stage, launch).await?;
        archives_arrive(stage, &framework).await
    })
    .await
}

/// A session and a framework are not refused: one is kept, the other is compared, and the way there is offered.
async fn others_arrive(stage: &Stage, launch: &str) -> Result<()> {
    let session = include_str!("../golden/workshop-1.json");
    stage.go("").await?;
    stage.js(launch, vec![json!(session)]).await?;
    stage
        .sees("ul.files", &es("plan.import_session", &[]))
        .await?;
    stage
        .stored_has("workshop", "/title", json!(SESSION_TITLE))
        .await?;
    stage.click("ul.files a[href^='#/facilitar/']").await?;
    stage.element("#title").await?;
    stage.go("").await?;
    stage.js(launch, vec![json!(session)]).await?;
    stage
        .sees("ul.files", &es("device.session_older", &[]))
        .await?;
    let framework = include_str!("../golden/framework-1.json");
    stage.go("").await?;
    stage.js(launch, vec![json!(framework)]).await?;
    stage
        .sees("ul.files", &es("plan.import_framework", &[]))
        .await?;
    stage.click("ul.files a[href='#/marco/archivo']").await?;
    stage.sees(".check", "de Rosa.json").await
}

/// An archive comes the same two ways, and what is in it is sorted.
async fn archives_arrive(stage: &Stage, framework: &Framework) -> Result<()> {
    let archive = |name: &str, number| {
        let answered = file_text(&response(framework, number));
        stored(&[(name, answered.as_bytes(), 0)])
    };
    let share = "
        const form = new FormData();
        const bytes = new Uint8Array(arguments[0]);
        form.append('files', new File([bytes], 'mayo.zip', { type: 'application/zip' }));
        return fetch('compartir', { method: 'POST', body: form, redirect: 'manual' })
            .then((answer) => answer.type === 'opaqueredirect')";
    let shared = json!(archive("de Luz.json", 3)?);
    ensure!(stage.js(share, vec![shared]).await? == true);
    stage.go("").await?;
    stage.load_anew().await?;
    stage
        .click_named("#import .notice button", &es("plan.open", &[]))
        .await?;
    stage.click_named("main .notice button", PLACE).await?;
    stage.sees("ul.files", "mayo.zip › de Luz.json").await?;
    let launch = "
        const file = new File([new Uint8Array(arguments[0])], 'junio.zip');
        window.launched({ files: [{ getFile: async () => file }] })";
    stage.go("").await?;
    stage
        .js(launch, vec![json!(archive("de Eva.json", 4)?)])
        .await?;
    stage.click_named("main .notice button", PLACE).await?;
    stage.sees("ul.files", "junio.zip › de Eva.json").await
}

/// Stands in for the operating system, which opens a file with the installed application.
const LAUNCH_QUEUE: &str = "
    Object.defineProperty(window, 'launchQueue', {
        value: { setConsumer: (take) => { window.launched = take } },
    });";

impl Stage {
    /// Waits until every file of the application is on this device.
    pub async fn kept_whole(&self) -> Result<()> {
        let script = "return !!navigator.serviceWorker?.controller";
        self.until("the service worker", script).await.map(|_| ())
    }

    /// Switches the computer off and on; where a browser forgets its profile by that, only the page is left.
    async fn leave(&mut self) -> Result<()> {
        if self.offers(Need::Profile) {
            return self.restart_browser().await;
        }
        self.running().listen().await?;
        Ok(self.browser().goto("about:blank").await?)
    }

    /// Returns the version on screen, by the name of its folder.
    async fn version(&self) -> Result<String> {
        let script = "return document.querySelector('script[src*=\"v-\"]').src.split('/').at(-2)";
        let found = self.js(script, vec![]).await?;
        Ok(found.as_str().context("a version")?.to_owned())
    }

    /// Loads the page anew as a person does; a driver may pass by the service worker.
    pub async fn load_anew(&self) -> Result<()> {
        self.js("window.old = true; location.reload()", vec![])
            .await?;
        let loaded = self.until_some("the page anew", async || {
            // Between two pages there is none that could answer.
            let old = self.js("return window.old === true", vec![]).await;
            Ok((old.ok() == Some(json!(false))).then_some(()))
        });
        loaded.await?;
        self.ready().await
    }

    /// Waits until a version is on screen.
    pub async fn runs(&self, version: &str) -> Result<()> {
        let found = self.until_some(version, async || {
            // Between two pages there is none that could answer.
            let now = self.version().await.unwrap_or_default();
            Ok((now == version).then_some(()))
        });
        found.await?;
        self.ready().await
    }

    /// Waits until a field has this text.
    pub async fn sees_value(&self, css: &str, value: &str) -> Result<()> {
        let script = "return document.querySelector(arguments[0])?.value === arguments[1]";
        let with = vec![json!(css), json!(value)];
        self.until_with(value, script, with).await.map(|_| ())
    }

    /// Has the browser look for a newer version now, as it does by itself from time to time.
    pub async fn ask_for_newer(&self) -> Result<()> {
        let script = "navigator.serviceWorker.ready.then((registration) => registration.update())";
        self.js(script, vec![]).await.map(|_| ())
    }

    /// Begins a session, shows the room's screen, in a window of its own where the driver sees one, and finds the session
    /// again.
    async fn a_session(&self) -> Result<()> {
        self.go("#/facilitar").await?;
        self.click("label.choice:nth-of-type(1)").await?;
        self.click_named("main button.primary", &es("facilitate.new_begin", &[]))
            .await?;
        self.fill("#counted", "12").await?;
        self.stored_has("workshop", "/attendance/counted", json!(12))
            .await?;
        let session = self.only_stored("workshop").await?;
        let id = session["id"].as_str().context("an id")?;
        self.go(&format!("#/facilitar/{id}/conducir")).await?;
        self.element("#next").await?;
        if self.offers(Need::Windows) {
            let (presenter, _) = self.projector().await?;
            ensure!(!self.room().await?.is_empty(), "nothing for the room");
            self.browser().close_window().await?;
            self.switch_to(&presenter).await?;
        }
        self.click_named("main button", &es("facilitate.one_screen", &[]))
            .await?;
        self.element(".projector .screen-body").await?;
        self.load_anew().await?;
        self.element("#next").await.map(|_| ())
    }

    /// Opens every door, saves, takes files out and changes the language.
    async fn every_door(&self, framework: &Framework) -> Result<()> {
        self.respond(framework, &MAYOR).await?;
        self.go("#/planificar/ejemplo").await?;
        self.sees("main .badge", &es("common.example_badge", &[]))
            .await?;
        self.section("plan").await?;
        let (_, text) = self.export_dossier().await?;
        let file: Value = serde_json::from_str(&text)?;
        ensure!(file["payload"]["example"] == true);
        self.go("#/marco").await?;
        self.a_session().await?;
        self.go("").await?;
        self.click(".switch button[lang=en]").await?;
        self.sees("main h1", &en("home.title")).await?;
        self.go("#/planificar").await?;
        self.sees("main h1", &en("plan.title")).await?;
        self.click(".switch button[lang=es]").await?;
        self.sees("main h1", &es("plan.title", &[])).await
    }
}

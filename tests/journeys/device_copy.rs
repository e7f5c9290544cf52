//! The second copy, outside the browser: in a folder that follows every change, or downloaded by hand; and the line
//! that says how old it is.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::axe;
use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::facilitate::MODEL;
use crate::fixtures::PLACE;
use crate::words::es;

const DAY: u64 = 24 * 60;

/// Gives, in Chromium, where alone pages see folders, the page's own file system for the folder that a user would choose: its handles are real.
const STICK: &str = "
    window.stick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('memoria', { create: true });
    window.showDirectoryPicker = () => window.stick();";

/// A stick that fails as `window.fault` says, an exception's name, and asks as `window.permission` says.
const FAILING_STICK: &str = "
    window.fault = '';
    window.permission = 'granted';
    const real = () => navigator.storage.getDirectory();
    window.showDirectoryPicker = async () => ({
        name: 'memoria',
        queryPermission: async () => window.permission,
        requestPermission: async () => (window.permission = 'granted'),
        getFileHandle: async (...given) => {
            if (window.fault) throw new DOMException('the stick', window.fault);
            return (await real()).getFileHandle(...given);
        },
        removeEntry: async (...given) => (await real()).removeEntry(...given),
    });";

/// Reads every file of the stick, by name; what the browser writes beside a file is gone a moment later.
const FILES: &str = "
    return (async () => {
        const found = {};
        for await (const [name, handle] of (await window.stick()).entries()) {
            try {
                found[name] = await (await handle.getFile()).text();
            } catch (error) {
                if (error.name !== 'NotFoundError') throw error;
            }
        }
        return found;
    })();";

/// Writes a file of the stick, as another device does.
const WRITE: &str = "
    const [name, text] = arguments;
    return (async () => {
        const writer = await (await (await window.stick()).getFileHandle(name)).createWritable();
        await writer.write(text);
        await writer.close();
        return true;
    })();";

#[tokio::test]
async fn every_change_follows_into_the_folder() -> Result<()> {
    play(
        "device-folder",
        Setting::needing(&[Need::Cdp]),
        async |stage| {
            stage.before_pages(STICK).await?;
            stage.new_dossier().await?;
            stage.device().await?;
            stage
                .click_named("#copy button", &es("device.choose", &[]))
                .await?;
            let following = es("device.following_title", &[("folder", "memoria")]);
            stage.sees("#copy .notice", &following).await?;
            same_on_stick(stage).await?;
            let faults = axe::faults(stage, "device-folder-es").await?;
            ensure!(faults.is_empty(), "{faults:#?}");
            stage.click("main article h3 a").await?;
            stage.fill("#code", "030201").await?;
            same_on_stick(stage).await?;
            // Another name of the municipality is another name of its only file.
            stage.fill("#name", "Ñahuimpuquio").await?;
            same_on_stick(stage).await?;
            stage.reload().await?;
            stage.fill("#code", "030202").await?;
            same_on_stick(stage).await?;
            stage.device().await?;
            stage.sees("#copy .notice", &following).await?;
            other_device(stage).await?;
            stage
                .click_named("#copy button", &es("device.stop", &[]))
                .await?;
            stage.sees("#copy", &es("device.folder_offer", &[])).await?;
            stage.reload().await?;
            stage.device().await?;
            stage.sees("#copy", &es("device.folder_offer", &[])).await
        },
    )
    .await
}

/// Returns the only file on the stick.
async fn file(stage: &Stage) -> Result<Option<(String, Value)>> {
    let found = stage.js(FILES, vec![]).await?;
    let files = found.as_object().context("files")?;
    ensure!(files.len() <= 1, "{:?}", files.keys());
    // While it is written for the first time it is there, and empty.
    let Some((name, text)) = files.iter().next().filter(|(_, text)| **text != "") else {
        return Ok(None);
    };
    let text = text.as_str().unwrap_or_default();
    Ok(Some((name.clone(), serde_json::from_str(text)?)))
}

/// Waits until the stick has what is stored.
async fn same_on_stick(stage: &Stage) -> Result<()> {
    stage.saved().await?;
    stage
        .until_some("the copy on the stick", async || {
            let stored = stage.only_stored("dossier").await?;
            // A name that is being typed may have its file under the old and the new name for a moment.
            let file = file(stage).await.unwrap_or_default();
            Ok(file.is_some_and(|(_, file)| file == stored).then_some(()))
        })
        .await
}

/// Another device has left other work on the stick: four edits do not overwrite it, ours stands beside it, and that
/// is said; once it is taken away, ours has its name again.
async fn other_device(stage: &Stage) -> Result<()> {
    let (name, mut theirs) = file(stage).await?.context("a file")?;
    let revision = theirs["revision"].as_u64().context("a revision")?;
    theirs["revision"] = json!(revision + 3);
    let text = theirs.to_string();
    stage.js(WRITE, vec![json!(name), json!(text)]).await?;
    stage.click("main article h3 a").await?;
    let beside = name.replace(".json", "-2.json");
    for code in ["030203", "030204", "030205", "030206"] {
        stage.fill("#code", code).await?;
        stage.saved().await?;
        stage
            .until_some("the copy beside", async || {
                let found = stage.js(FILES, vec![]).await?;
                ensure!(found[&name] == text, "the other device's work is gone");
                let ours = found[&beside].as_str().unwrap_or_default();
                let ours: Option<Value> = serde_json::from_str(ours).ok();
                let stored = stage.only_stored("dossier").await?;
                Ok((ours == Some(stored)).then_some(()))
            })
            .await?;
    }
    let folder = [("folder", "memoria")];
    let said = es("device.reminder_beside", &folder);
    stage.sees(".copy-line[data-kind=warn]", &said).await?;
    stage.click(".copy-line a").await?;
    stage
        .sees("#copy .notice", &es("device.beside_text", &[]))
        .await?;
    stage.sees("main article .copy-line", &beside).await?;
    let faults = axe::faults(stage, "device-beside-es").await?;
    ensure!(faults.is_empty(), "{faults:#?}");
    let away = "return window.stick()
        .then((stick) => stick.removeEntry(arguments[0])).then(() => true)";
    stage.js(away, vec![json!(name)]).await?;
    stage.click("main article h3 a").await?;
    stage.fill("#code", "030207").await?;
    same_on_stick(stage).await?;
    let (now, _) = file(stage).await?.context("a file")?;
    ensure!(now == name, "{now}");
    stage.device().await?;
    let following = es("device.following_text", &[]);
    stage.sees("#copy .notice", &following).await
}

#[tokio::test]
async fn what_facilitar_saves_follows_into_the_folder() -> Result<()> {
    let setting = Setting::needing(&[Need::Cdp]);
    play("device-folder-session", setting, async |stage| {
        stage.before_pages(STICK).await?;
        stage.own_clock().await?;
        let id = stage.new_session(MODEL, "12").await?;
        // Without a copy that is said, and after fifteen days in red.
        stage
            .sees(".copy-line", &es("device.copy_none", &[]))
            .await?;
        stage.later(16 * DAY).await?;
        stage.go(&format!("#/facilitar/{id}/acta")).await?;
        stage.element(".copy-line[data-kind=error]").await?;
        stage.device().await?;
        stage
            .click_named("#copy button", &es("device.choose", &[]))
            .await?;
        all_on_stick(stage).await?;
        // The program was here before the folder was chosen.
        stage.go(&format!("#/facilitar/{id}")).await?;
        stage.fill("#title", "Taller en el distrito").await?;
        all_on_stick(stage).await?;
        // On a later visit it is alone in the page; the dossier that it writes to follows too.
        stage.reload().await?;
        let place = stage.only_stored("workshop").await?["payload"]["phases"].clone();
        ensure!(place.as_array().is_some_and(|phases| !phases.is_empty()));
        stage.go(&format!("#/facilitar/{id}/acta")).await?;
        stage.click("#land").await?;
        stage
            .stored_has(
                "dossier",
                "/workshops/0/title",
                json!("Taller en el distrito"),
            )
            .await?;
        all_on_stick(stage).await?;
        let current =
            "return document.querySelector('.copy-line')?.innerText.includes(arguments[0])";
        let words = es("device.copy_current", &[("age", "")]);
        let words = words.split('(').next().unwrap_or_default();
        stage
            .until_with("the age of the copy", current, vec![json!(words.trim())])
            .await
            .map(|_| ())
    })
    .await
}

/// Waits until the stick has the dossier and the session as they are stored, and nothing else.
async fn all_on_stick(stage: &Stage) -> Result<()> {
    stage.saved().await?;
    stage
        .until_some("the copies on the stick", async || {
            let found = stage.js(FILES, vec![]).await?;
            let files = found.as_object().context("files")?.values();
            let texts: Vec<Value> = files
                .filter_map(|text| serde_json::from_str(text.as_str()?).ok())
                .collect();
            let dossier = stage.only_stored("dossier").await?;
            let session = stage.only_stored("workshop").await?;
            let both = texts.contains(&dossier) && texts.contains(&session);
            Ok((both && texts.len() == 2).then_some(()))
        })
        .await
}

#[tokio::test]
async fn a_folder_that_fails_loses_nothing_and_says_why() -> Result<()> {
    play(
        "device-failing",
        Setting::needing(&[Need::Cdp]),
        async |stage| {
            stage.before_pages(FAILING_STICK).await?;
            stage.new_dossier().await?;
            stage.device().await?;
            stage.js("window.fault = 'NotFoundError'", vec![]).await?;
            stage
                .click_named("#copy button", &es("device.choose", &[]))
                .await?;
            for (fault, sentence) in [
                ("NotFoundError", "device.fault_gone"),
                ("QuotaExceededError", "device.fault_full"),
                ("NoModificationAllowedError", "device.fault_refused"),
            ] {
                stage
                    .js("window.fault = arguments[0]", vec![json!(fault)])
                    .await?;
                stage
                    .click_named("#copy button", &es("device.copy_now", &[]))
                    .await?;
                stage.sees("#copy .notice", &es(sentence, &[])).await?;
            }
            let faults = axe::faults(stage, "device-failing-es").await?;
            ensure!(faults.is_empty(), "{faults:#?}");
            let place = "window.fault = ''; window.permission = 'prompt'";
            stage.js(place, vec![]).await?;
            stage.click("main article h3 a").await?;
            stage.fill("#code", "030203").await?;
            stage
                .sees(
                    ".copy-line",
                    &es("device.reminder_paused", &[("folder", "memoria")]),
                )
                .await?;
            stage
                .stored_has("dossier", "/municipality/code", json!("030203"))
                .await?;
            stage.click(".copy-line a").await?;
            stage
                .click_named("#copy button", &es("device.resume", &[]))
                .await?;
            let following = es("device.following_title", &[("folder", "memoria")]);
            stage.sees("#copy .notice", &following).await
        },
    )
    .await
}

#[tokio::test]
async fn a_copy_that_is_paused_still_says_its_age() -> Result<()> {
    play(
        "device-paused",
        Setting::needing(&[Need::Cdp]),
        async |stage| {
            stage.own_clock().await?;
            stage.before_pages(FAILING_STICK).await?;
            stage.new_dossier().await?;
            stage.device().await?;
            stage
                .click_named("#copy button", &es("device.choose", &[]))
                .await?;
            let following = es("device.following_title", &[("folder", "memoria")]);
            stage.sees("#copy .notice", &following).await?;
            let current = es("device.copy_current", &[("age", "hoy")]);
            stage.sees(".copy-line", &current).await?;
            stage.js("window.permission = 'prompt'", vec![]).await?;
            stage.click("main article h3 a").await?;
            stage.fill("#code", "030203").await?;
            let paused = es("device.reminder_paused", &[("folder", "memoria")]);
            stage.sees(".copy-line:not([data-kind])", &paused).await?;
            let behind = |age| es("device.copy_behind", &[("age", age)]);
            stage.sees(".copy-line", &behind("hoy")).await?;
            stage.later(15 * DAY).await?;
            // What is typed has the line drawn anew.
            stage.fill("#code", "030204").await?;
            let late = ".copy-line[data-kind=error]";
            stage.sees(late, &behind("hace 15 días")).await?;
            stage.sees(late, &paused).await?;
            stage.shot("planificar-copia-en-pausa-desktop").await?;
            let faults = axe::faults(stage, "device-paused-es").await?;
            ensure!(faults.is_empty(), "{faults:#?}");
            Ok(())
        },
    )
    .await
}

#[tokio::test]
async fn without_folders_the_copy_is_downloaded_and_its_age_is_said() -> Result<()> {
    play(
        "device-by-hand",
        Setting::needing(&[Need::BeforePages]),
        async |stage| {
            stage.own_clock().await?;
            stage
                .before_pages("window.showDirectoryPicker = undefined")
                .await?;
            stage.new_dossier().await?;
            stage
                .sees(".copy-line", &es("device.copy_none", &[]))
                .await?;
            stage.device().await?;
            stage.sees("#copy", &es("device.no_folders", &[])).await?;
            let button = es("device.download_named", &[("name", PLACE)]);
            let (_, text) = stage
                .download(async || stage.click_named("main article button", &button).await)
                .await?;
            let copy: Value = serde_json::from_str(&text)?;
            ensure!(copy == stage.only_stored("dossier").await?, "another text");
            let current = es("device.copy_current", &[("age", "hoy")]);
            stage.sees(".copy-line", &current).await?;
            stage.click("main article h3 a").await?;
            stage.sees(".copy-line", &current).await?;
            stage.fill("#code", "030203").await?;
            let behind = |age| es("device.copy_behind", &[("age", age)]);
            stage
                .sees(".copy-line:not([data-kind])", &behind("hoy"))
                .await?;
            for (days, kind, age) in [(8, "warn", "hace 8 días"), (15, "error", "hace 15 días")] {
                stage.later(days * DAY).await?;
                stage.reload().await?;
                let line = format!(".copy-line[data-kind={kind}]");
                stage.sees(&line, &behind(age)).await?;
                let faults = axe::faults(stage, &format!("device-reminder-{kind}-es")).await?;
                ensure!(faults.is_empty(), "{faults:#?}");
            }
            session_by_hand(stage).await?;
            stage.go("#/planificar/ejemplo").await?;
            stage
                .sees("main .badge", &es("common.example_badge", &[]))
                .await?;
            ensure!(
                stage.count(".copy-line").await? == 0,
                "the example needs no copy"
            );
            Ok(())
        },
    )
    .await
}

/// What is downloaded of a session is its copy too, from its own page as from the list of what is kept.
async fn session_by_hand(stage: &Stage) -> Result<()> {
    stage.go("#/facilitar").await?;
    stage.click("label.choice:nth-of-type(1)").await?;
    stage
        .click_named("main button.primary", &es("facilitate.new_begin", &[]))
        .await?;
    stage.fill("#title", "Taller en el distrito").await?;
    stage.saved().await?;
    stage
        .sees(".copy-line", &es("device.copy_none", &[]))
        .await?;
    let current = es("device.copy_current", &[("age", "hoy")]);
    let behind = es("device.copy_behind", &[("age", "hoy")]);
    let its_own = es("common.download", &[]);
    let (_, text) = stage
        .download(async || stage.click_named("main button", &its_own).await)
        .await?;
    let copy: Value = serde_json::from_str(&text)?;
    ensure!(
        copy == stage.only_stored("workshop").await?,
        "another session"
    );
    stage.sees(".copy-line", &current).await?;
    let place = stage.browser().current_url().await?;
    let place = format!("#{}", place.fragment().context("a session")?);
    stage.fill("#title", "Taller en la provincia").await?;
    stage.sees(".copy-line:not([data-kind])", &behind).await?;
    stage.saved().await?;
    stage.device().await?;
    let named = [("name", "Taller en la provincia")];
    let named = es("device.download_named", &named);
    stage
        .download(async || stage.click_named("main article button", &named).await)
        .await?;
    stage.go(&place).await?;
    stage.sees(".copy-line", &current).await
}

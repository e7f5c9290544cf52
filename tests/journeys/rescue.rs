//! When the program does not come or stops: everything kept is listed, leaves and comes back; and erasing, with proof.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::dist::INDEX;
use xtask::server::Trouble;

use crate::axe;
use crate::browser::{PHONE, Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::{PLACE, changed, file_text, framework, response};
use crate::layout::overflows;
use crate::silence::{NO_PROGRAM, NOT_FETCHED, STOPPED};
use crate::words::{es, rescue};

/// A dossier as an earlier version wrote it, and its name.
const DOSSIER: &str = include_str!("../golden/dossier-2.json");
const DOSSIER_NAME: &str = "Pueblo de prueba";

/// A session with a group, and its title.
const SESSION: &str = include_str!("../golden/workshop-1.json");
pub const SESSION_TITLE: &str = "«Ñawi» \"citado\" <b>&</b> 🌽 عربي";

/// Returns the earlier copy of the dossier.
fn earlier() -> Result<String> {
    changed(DOSSIER, |value| value["revision"] = json!(6))
}

/// Keeps a response and a damaged text in local storage, a dossier with an earlier copy and a session in the database, and
/// things of another application beside them.
const SEED: &str = r#"
    const [response, dossier, earlier, session, done] = arguments;
    const id = (text) => JSON.parse(text).id;
    localStorage.setItem(`yachay/response/${id(response)}`, response);
    localStorage.setItem("yachay/plan/damaged", '{"cut');
    localStorage.setItem("foreign", "theirs");
    const open = (name, ...stores) => new Promise((ready, refuse) => {
        const request = indexedDB.open(name, 1);
        request.onupgradeneeded = () => stores.forEach((store) => request.result.createObjectStore(store));
        request.onsuccess = () => ready(request.result);
        request.onerror = () => refuse(request.error);
    });
    (async () => {
        (await open("foreign", "theirs")).close();
        await caches.open("foreign");
        await caches.open("yachay-test");
        const database = await open("yachay", "documents", "snapshots", "handles");
        const key = `dossier/${id(dossier)}`;
        const { revision, schema } = JSON.parse(dossier);
        const snapshots = [{ number: 1, taken: "2026-11-19T10:00:00Z", revision: revision - 1, why: "recent" }];
        const since = "2026-11-19T10:00:00Z";
        const transaction = database.transaction(["documents", "snapshots"], "readwrite");
        transaction.objectStore("documents").put({ kind: "dossier", id: id(dossier), revision, schema, text: dossier, since, snapshots }, key);
        const held = JSON.parse(session);
        const of = { kind: "workshop", id: held.id, revision: held.revision, schema: held.schema };
        transaction.objectStore("documents").put({ ...of, text: session, since, snapshots: [] }, `workshop/${held.id}`);
        transaction.objectStore("snapshots").put(earlier, `${key}/00000001`);
        await new Promise((end) => { transaction.oncomplete = end; });
        database.close();
        done();
    })();
"#;

/// Names what is left of ours and of others in this browser.
const LEFT: &str = r#"
    const done = arguments[0];
    (async () => done({
        keys: Object.keys(localStorage),
        databases: (await indexedDB.databases()).map(({ name }) => name).sort(),
        caches: await caches.keys(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
    }))();
"#;

impl Stage {
    /// Opens the rescue page and waits for its list.
    pub async fn open_rescue(&self) -> Result<()> {
        let address = format!("{}rescate.html", self.address());
        self.browser().goto(address).await?;
        self.sees("#rescue h2", &rescue("wipe", &[])).await
    }

    /// Keeps a response, a dossier and a session as the application does; returns the texts of the first two.
    pub async fn seed(&self) -> Result<(String, String)> {
        let text = file_text(&response(&framework(self)?, 1));
        let with = vec![
            json!(text),
            json!(DOSSIER),
            json!(earlier()?),
            json!(SESSION),
        ];
        self.browser().execute_async(SEED, with).await?;
        Ok((text, DOSSIER.to_owned()))
    }

    async fn left(&self) -> Result<Value> {
        let found = self.browser().execute_async(LEFT, vec![]).await?;
        Ok(found.json().clone())
    }

    /// Downloads what a button of the rescue page offers.
    async fn rescued(&self, name: &str) -> Result<String> {
        let button = format!("{} {name}", rescue("download", &[]));
        let file = self.download(async || self.click_named(".rescue button", &button).await);
        Ok(file.await?.1)
    }

    /// Types the word and erases everything.
    pub async fn erase(&self) -> Result<()> {
        self.fill("#rescue-word", &rescue("wipe_word", &[])).await?;
        self.click(".rescue form button").await?;
        self.sees(".document h2", &rescue("proof", &[])).await
    }

    /// Checks that the proof is still there after the programs of this page heard that everything was erased.
    pub async fn proof_stays(&self) -> Result<()> {
        self.sees(".notice", &rescue("proof_clean", &[])).await?;
        // Longer than any program takes to hear of it.
        tokio::time::sleep(Duration::from_secs(1)).await;
        self.sees(".document h2", &rescue("proof", &[])).await?;
        let said = "return document.body.innerText.includes(arguments[0])";
        let elsewhere = es("common.wiped_elsewhere", &[]);
        ensure!(self.js(said, vec![json!(elsewhere)]).await? == json!(false));
        Ok(())
    }

    /// Checks the list and that what leaves is what was stored, byte by byte.
    async fn lists_and_hands_out(&self, response: &str, dossier: &str) -> Result<()> {
        let dossier_name = format!("Expediente · {DOSSIER_NAME}");
        let response_name = format!("Respuesta · {PLACE}");
        self.sees(".rescue li", &dossier_name).await?;
        self.sees(".rescue li", &response_name).await?;
        self.sees(".rescue li", &rescue("as_it_is", &[])).await?;
        ensure!(self.rescued(&dossier_name).await? == dossier);
        ensure!(self.rescued(&response_name).await? == response);
        let session = format!("Sesión · {SESSION_TITLE}");
        self.sees(".rescue li", &session).await?;
        ensure!(self.rescued(&session).await? == SESSION);
        ensure!(self.rescued("Plan").await? == "{\"cut");
        self.click_named(".rescue summary", &rescue("snapshots", &[]))
            .await?;
        let copy = self.download(async || self.click(".rescue details li button").await);
        ensure!(copy.await?.1 == earlier()?);
        Ok(())
    }
}

fn expecting(expected: &'static [&'static str]) -> Setting {
    Setting {
        expected,
        ..Setting::default()
    }
}

#[tokio::test]
async fn a_program_that_does_not_come_leaves_everything_within_reach() -> Result<()> {
    let setting = Setting {
        size: PHONE,
        ..expecting(NOT_FETCHED)
    };
    play("rescue-no-program", setting, async |stage| {
        stage.open_rescue().await?;
        let (response, dossier) = stage.seed().await?;
        stage.server.trouble(".wasm", Trouble::Cut);
        stage.browser().goto(stage.address()).await?;
        stage.lists_and_hands_out(&response, &dossier).await?;
        stage.shot("rescue-card-phone").await
    })
    .await
}

#[tokio::test]
async fn the_card_of_a_door_that_does_not_come_erases_and_shows_the_proof() -> Result<()> {
    play("rescue-card-erase", expecting(NOT_FETCHED), async |stage| {
        stage.open_rescue().await?;
        stage.seed().await?;
        stage.go("#/responder").await?;
        stage
            .sees("main h1", &es("respond.start_title", &[]))
            .await?;
        stage.server.trouble("plan_bg.wasm", Trouble::Cut);
        stage.js("location.hash = '#/planificar'", vec![]).await?;
        stage.sees(".rescue li", DOSSIER_NAME).await?;
        stage.erase().await?;
        stage.proof_stays().await?;
        ensure!(
            stage
                .count(".notice[data-when=failed]:not([hidden])")
                .await?
                == 0,
            "what was erased is said to be still in place"
        );
        stage.shot("rescue-card-proof").await
    })
    .await
}

#[tokio::test]
async fn a_start_script_that_does_not_come_leaves_the_way_to_the_rescue() -> Result<()> {
    let setting = Setting {
        size: PHONE,
        ..expecting(NOT_FETCHED)
    };
    play("rescue-no-start", setting, async |stage| {
        stage.server.trouble("start.js", Trouble::Cut);
        stage.browser().goto(stage.address()).await?;
        let seen = "
            const late = document.querySelector('.late');
            return !!late && late.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true }) && late.offsetHeight > 0";
        ensure!(
            stage.js(seen, vec![]).await? == json!(false),
            "said before anything could have come"
        );
        stage.until("the notice", seen).await?;
        stage.shot("rescue-no-start-phone").await?;
        stage.click(".late a[href='rescate.html']").await?;
        stage.sees("h1", "Rescate y borrado").await
    })
    .await
}

#[tokio::test]
async fn a_program_of_garbage_leaves_everything_within_reach() -> Result<()> {
    play("rescue-garbage", expecting(NO_PROGRAM), async |stage| {
        stage.open_rescue().await?;
        let (response, dossier) = stage.seed().await?;
        let folder = stage.publish_another_version()?;
        for file in folder.files.iter().filter(|file| file.ends_with(".wasm")) {
            fs::write(folder.folder.join(file), b"\0asm\x09\x09\x09\x09")?;
        }
        stage.browser().goto(stage.address()).await?;
        stage.lists_and_hands_out(&response, &dossier).await
    })
    .await
}

#[tokio::test]
async fn a_panic_shows_what_is_kept() -> Result<()> {
    play("rescue-panic", expecting(STOPPED), async |stage| {
        stage.open_rescue().await?;
        let (response, dossier) = stage.seed().await?;
        stage.go("").await?;
        // The browser refuses one element, which the program cannot go on without.
        let fault = "
            for (const [owner, name] of [[Document, 'createElement'], [Node, 'cloneNode']]) {
                const real = owner.prototype[name];
                owner.prototype[name] = function (...given) {
                    for (const [other, method, first] of window.real) other.prototype[method] = first;
                    throw new DOMException('no', 'NotSupportedError');
                };
                window.real = [...(window.real ?? []), [owner, name, real]];
            }
            location.hash = '#/responder';";
        stage.js(fault, vec![]).await?;
        stage
            .sees("[data-rescue] .notice", &rescue("stopped", &[]))
            .await?;
        stage.lists_and_hands_out(&response, &dossier).await?;
        stage.shot("rescue-panic-desktop").await
    })
    .await
}

#[tokio::test]
async fn a_version_that_is_gone_suggests_to_reload() -> Result<()> {
    play("rescue-stale", expecting(NOT_FETCHED), async |stage| {
        let old = stage.publish_another_version()?;
        stage.server.trouble(".wasm", Trouble::Silence);
        stage.browser().goto(stage.address()).await?;
        stage.sees("#shell h1", &es("home.title", &[])).await?;
        // While its program is still on the way, the host gets a newer version in its place.
        fs::copy(stage.dist.folder.join(INDEX), old.folder.join(INDEX))?;
        stage.server.trouble(".wasm", Trouble::Cut);
        stage
            .sees("[data-rescue] .notice", &rescue("stale", &[]))
            .await
    })
    .await
}

#[tokio::test]
async fn erasing_leaves_nothing_of_ours_and_everything_of_others() -> Result<()> {
    play("rescue-erase", Setting::default(), async |stage| {
        stage.open_rescue().await?;
        stage.seed().await?;
        stage.js("sessionStorage.setItem('yachay/session', '1')", vec![]).await?;
        stage.open_rescue().await?;
        stage.sees(".rescue li", DOSSIER_NAME).await?;
        stage.fill("#rescue-word", "borrar todo").await?;
        stage.click(".rescue form button").await?;
        let word = rescue("wipe_word", &[]);
        let wrong = rescue("wipe_wrong", &[("word", &word)]);
        stage.sees(".rescue .error", &wrong).await?;
        ensure!(stage.left().await?["keys"].as_array().context("keys")?.len() == 3);
        stage.erase().await?;
        stage.sees(".notice", &rescue("proof_clean", &[])).await?;
        let counts = "return [...document.querySelectorAll('.document tbody tr')].map((row) => row.cells[2].textContent)";
        let counts = stage.js(counts, vec![]).await?;
        let counts = counts.as_array().context("rows")?.clone();
        ensure!(counts.len() == 9 && counts.iter().all(|count| count == "0 ✓"), "{counts:?}");
        let left = stage.left().await?;
        let others = json!({ "keys": ["foreign"], "databases": ["foreign"], "caches": ["foreign"], "workers": 0 });
        ensure!(left == others, "{left}");
        ensure!(stage.js("return sessionStorage.length", vec![]).await? == 0);
        stage.shot("rescue-proof-desktop").await?;
        stage.open_rescue().await?;
        stage.sees("#rescue p", &rescue("nothing", &[])).await
    })
    .await
}

#[tokio::test]
async fn erasing_while_another_tab_holds_on_says_so_and_ends_when_it_lets_go() -> Result<()> {
    play("rescue-erase-busy", Setting::default(), async |stage| {
        stage.open_rescue().await?;
        stage.seed().await?;
        let hold = "
            const [done] = arguments;
            const request = indexedDB.open('yachay');
            request.onsuccess = () => { window.held = request.result; done(); };";
        stage.browser().execute_async(hold, vec![]).await?;
        let holder = stage.new_tab().await?;
        let eraser = stage.browser().window().await?;
        stage.open_rescue().await?;
        stage.sees(".rescue li", DOSSIER_NAME).await?;
        stage.erase().await?;
        stage.sees(".notice", &rescue("proof_busy", &[])).await?;
        stage.shot("rescue-proof-busy-desktop").await?;
        stage.switch_to(&holder).await?;
        // It heard that everything was erased, and its list says so.
        stage
            .sees("#rescue p", &rescue("database_busy_text", &[]))
            .await?;
        stage.browser().close_window().await?;
        stage.switch_to(&eraser).await?;
        let again = rescue("check_again", &[]);
        stage.click_named(".document button", &again).await?;
        stage.sees(".notice", &rescue("proof_clean", &[])).await?;
        ensure!(stage.left().await?["databases"] == json!(["foreign"]));
        // Another tab that saves its work again is noticed.
        let first = stage.new_tab().await?;
        stage.open_rescue().await?;
        stage
            .js("localStorage.setItem('yachay/plan/again', '{}')", vec![])
            .await?;
        stage.switch_to(&first).await?;
        stage.sees(".notice", &rescue("proof_again", &[])).await
    })
    .await
}

#[tokio::test]
async fn erasing_silences_the_application_in_other_tabs() -> Result<()> {
    play("rescue-erase-open", Setting::default(), async |stage| {
        stage.consent().await?;
        stage.fill("#place-name", PLACE).await?;
        stage.saved().await?;
        let working = stage.new_tab().await?;
        let eraser = stage.browser().window().await?;
        stage.open_rescue().await?;
        stage.sees(".rescue li", PLACE).await?;
        stage.erase().await?;
        stage.sees(".notice", &rescue("proof_clean", &[])).await?;
        stage.switch_to(&working).await?;
        stage
            .sees(".toast", &es("common.wiped_elsewhere", &[]))
            .await?;
        // Leaving the page saves nothing either.
        stage.browser().goto("about:blank").await?;
        stage.switch_to(&eraser).await?;
        let again = rescue("check_again", &[]);
        stage.click_named(".document button", &again).await?;
        stage.sees(".notice", &rescue("proof_clean", &[])).await?;
        let left = stage.left().await?;
        ensure!(
            left["keys"] == json!([]) && left["databases"] == json!([]),
            "{left}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn erasing_while_the_application_is_being_kept_leaves_nothing() -> Result<()> {
    play("rescue-erase-coming", Setting::default(), async |stage| {
        // The service worker waits for a file that the page does not need.
        stage.server.trouble("office_bg.wasm", Trouble::Silence);
        stage.consent().await?;
        stage.saved().await?;
        let coming =
            "return navigator.serviceWorker.getRegistration().then((found) => !!found?.installing)";
        stage.until("a worker that comes", coming).await?;
        stage.open_rescue().await?;
        stage.erase().await?;
        stage.sees(".notice", &rescue("proof_clean", &[])).await?;
        // What it waited for comes, and it does nothing with it.
        stage.server.end_trouble();
        for _ in 0..10 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            let left = stage.left().await?["caches"].clone();
            ensure!(left == json!([]), "it came back: {left}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_nothing_may_be_stored_the_page_says_so() -> Result<()> {
    let setting = Setting {
        deny_storage: true,
        ..Setting::needing(&[Need::DeniedStorage])
    };
    play("rescue-denied", setting, async |stage| {
        stage.open_rescue().await?;
        stage.sees(".notice", &rescue("local_denied", &[])).await
    })
    .await
}

#[tokio::test]
async fn the_rescue_page_is_accessible_and_fits() -> Result<()> {
    play("rescue-axe", Setting::default(), async |stage| {
        stage.open_rescue().await?;
        let (response, _) = stage.seed().await?;
        let other = changed(&response, |value| value["revision"] = json!(90))?;
        let other = stage.file("otra.json", other)?;
        let mut faults = Vec::new();
        for language in ["es", "en"] {
            stage.open_rescue().await?;
            stage
                .click(&format!(".switch button[lang={language}]"))
                .await?;
            stage.element(".rescue li").await?;
            stage.give(std::slice::from_ref(&other)).await?;
            stage.element(".rescue .choice").await?;
            let screen = format!("rescue-{language}");
            faults.extend(axe::faults(stage, &screen).await?);
            faults.extend(overflows(stage, &screen).await?);
        }
        stage.open_rescue().await?;
        stage.erase().await?;
        faults.extend(axe::faults(stage, "rescue-proof").await?);
        faults.extend(overflows(stage, "rescue-proof-es").await?);
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    })
    .await
}

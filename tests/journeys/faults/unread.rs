//! A browser that cannot give back what it keeps: one record, or the whole database; or that never answers.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::axe;
use crate::browser::{PHONE, Setting, Stage, play};
use crate::engines::Need;
use crate::words::{es, rescue};

/// Fails to read the record whose key the tab remembers, or to open any database, as after a fault of the disk.
const UNREADABLE: &str = "
    const fault = (name) => {
        try {
            return sessionStorage.getItem(name);
        } catch {
            // A page of nobody's has no storage.
            return null;
        }
    };
    const get = IDBObjectStore.prototype.get;
    IDBObjectStore.prototype.get = function (key) {
        const request = get.call(this, key);
        if (fault('unread') === key) {
            request.addEventListener('success', (event) => {
                event.stopImmediatePropagation();
                const error = new DOMException('gone', 'NotReadableError');
                Object.defineProperty(request, 'error', { value: error });
                request.dispatchEvent(new Event('error'));
            });
        }
        return request;
    };
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...given) {
        // The journey itself looks past the fault.
        if (fault('closed') && given.length > 1) throw new DOMException('broken', 'UnknownError');
        if (!fault('silent')) return open.apply(this, given);
        const request = open.call(this, 'elsewhere');
        for (const event of ['success', 'error', 'upgradeneeded']) {
            request.addEventListener(event, (event) => event.stopImmediatePropagation());
        }
        return request;
    };";

const ONE: &str = "Distrito ilegible";
const OTHER: &str = "Distrito de al lado";

impl Stage {
    async fn fault(&self, name: &str, value: &str) -> Result<()> {
        let script = "sessionStorage.clear(); sessionStorage.setItem(arguments[0], arguments[1])";
        self.js(script, vec![json!(name), json!(value)]).await?;
        self.reload().await
    }

    /// Waits until these dossiers are named as unread.
    async fn names_unread(&self, n: &str, names: &str) -> Result<()> {
        let text = es("common.unread_text", &[("n", n), ("names", names)]);
        for words in [es("common.unread_title", &[]), text] {
            self.sees(".storage-notice", &words).await?;
        }
        Ok(())
    }
}

#[tokio::test]
async fn one_record_that_cannot_be_read_hides_no_other_and_is_named() -> Result<()> {
    let setting = Setting {
        size: PHONE,
        ..Setting::needing(&[Need::BeforePages, Need::Narrow])
    };
    play("unread", setting, async |stage| {
        stage.before_pages(UNREADABLE).await?;
        stage.dossier_named(ONE).await?;
        stage.dossier_named(OTHER).await?;
        let kept = stage.kept_in_database("dossier").await?;
        let one = kept
            .iter()
            .find(|(_, text)| text["payload"]["municipality"]["name"] == ONE);
        let (id, text) = one.expect("the dossier");
        stage.go("#/planificar").await?;
        stage.fault("unread", &format!("dossier/{id}")).await?;
        stage.names_unread("1", ONE).await?;
        stage.sees("main", OTHER).await?;
        let faults = axe::faults(stage, "unread").await?;
        ensure!(faults.is_empty(), "{faults:#?}");
        stage.shot("unread-phone").await?;
        // A copy does not go over it here, and the reason that is said is the true one.
        let copy = stage.file("copia.json", text.to_string())?;
        stage.give(&[copy]).await?;
        let why = es("common.store_unreadable_title", &[]);
        stage.sees("main", &why).await?;
        // As soon as the browser reads it again everything is as before.
        stage.js("sessionStorage.clear()", vec![]).await?;
        let again = es("common.unread_again", &[]);
        stage.click_named(".storage-notice button", &again).await?;
        for name in [ONE, OTHER] {
            stage.sees("main", name).await?;
        }
        stage.says_nothing().await
    })
    .await
}

#[tokio::test]
async fn a_database_that_does_not_open_is_said_and_what_it_holds_is_named() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("unread-database", setting, async |stage| {
        stage.before_pages(UNREADABLE).await?;
        stage.dossier_named(ONE).await?;
        stage.go("#/planificar").await?;
        stage.fault("closed", "yes").await?;
        stage.names_unread("1", ONE).await?;
        // What is begun meanwhile is kept beside, and moves in when the database is back.
        stage.new_dossier().await?;
        stage.fill("#name", OTHER).await?;
        stage
            .stored_has("dossier", "/municipality/name", json!(OTHER))
            .await?;
        stage.go("#/planificar").await?;
        stage.fault("nothing", "").await?;
        for name in [ONE, OTHER] {
            stage.sees("main", name).await?;
        }
        stage
            .database_has("dossier", "/municipality/name", json!(OTHER))
            .await?;
        stage.says_nothing().await
    })
    .await
}

#[tokio::test]
async fn a_database_that_never_answers_is_said_so_and_the_rescue_is_one_step_away() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("silent-database", setting, async |stage| {
        stage.before_pages(UNREADABLE).await?;
        stage.dossier_named(ONE).await?;
        stage.go("#/planificar").await?;
        let silent = "sessionStorage.setItem('silent', 'yes')";
        stage.js(silent, vec![]).await?;
        stage.running().listen().await?;
        stage.browser().refresh().await?;
        // No other tab is there, and none is spoken of as if it were.
        let waiting = "#shell [data-when=waiting]";
        stage
            .sees(waiting, "El almacén del navegador no responde")
            .await?;
        let faults = axe::faults(stage, "silent").await?;
        ensure!(faults.is_empty(), "{faults:#?}");
        stage.shot("silent-desktop").await?;
        stage.resize(PHONE).await?;
        stage.shot("silent-phone").await?;
        let link = format!("{waiting} a[href='rescate.html']");
        stage.click(&link).await?;
        for part in ["database_busy", "database_busy_text"] {
            stage.sees(".rescue .notice", &rescue(part, &[])).await?;
        }
        stage
            .sees(".rescue li", &format!("Expediente · {ONE}"))
            .await?;
        stage.shot("silent-rescue-phone").await?;
        // As soon as it answers everything is as before.
        stage.js("sessionStorage.clear()", vec![]).await?;
        let again = rescue("again", &[]);
        stage.click_named(".rescue button", &again).await?;
        let download = format!("{} Expediente", rescue("download", &[]));
        stage.named(".rescue button", &download).await?;
        stage.go("#/planificar").await?;
        stage.sees("main", ONE).await?;
        stage.says_nothing().await
    })
    .await
}

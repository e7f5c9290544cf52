//! A dossier that can no longer be read: what the list offers in its place.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::axe;
use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::PLACE;
use crate::words::es;

/// Cuts what is kept of every dossier in half, and puts one beside it that never had an earlier state.
const CUT: &str = "
    const done = arguments[0];
    const request = indexedDB.open('yachay');
    request.onsuccess = () => {
        const transaction = request.result.transaction('documents', 'readwrite');
        const documents = transaction.objectStore('documents');
        documents.openCursor().onsuccess = ({ target: { result: cursor } }) => {
            if (!cursor) return;
            const { text, ...rest } = cursor.value;
            cursor.update({ ...rest, text: text.slice(0, text.length / 2) });
            documents.put({ ...rest, id: 'alone', text: 'cut', snapshots: [] }, 'dossier/alone');
        };
        transaction.oncomplete = () => { request.result.close(); done(true); };
    };";

const CARD: &str = "main article:has(.states)";

impl Stage {
    async fn says_what_to_do(&self) -> Result<()> {
        self.sees("main article h3", &es("common.unreadable_title", &[]))
            .await?;
        self.sees(CARD, &es("common.unreadable_keep", &[])).await?;
        self.sees(CARD, &es("plan.unreadable_states", &[])).await
    }
}

#[tokio::test]
async fn a_dossier_that_cannot_be_read_comes_back_from_an_earlier_state() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("damaged-dossier", setting, async |stage| {
        stage.own_clock().await?;
        stage.new_dossier().await?;
        stage.later(11).await?;
        stage.fill("#name", "Otra municipalidad").await?;
        stage
            .stored_has("dossier", "/municipality/name", json!("Otra municipalidad"))
            .await?;
        stage.go("").await?;
        stage.browser().execute_async(CUT, vec![]).await?;
        stage.reload().await?;
        stage.go("#/planificar").await?;
        stage.says_what_to_do().await?;
        let alone = es("plan.unreadable_alone", &[]);
        stage
            .sees("main article:not(:has(.states))", &alone)
            .await?;
        stage
            .click(".states li:last-child button[aria-expanded]")
            .await?;
        stage.sees(".states td", PLACE).await?;
        let faults = axe::faults(stage, "plan-damaged-es").await?;
        ensure!(faults.is_empty(), "{faults:#?}");
        stage.shot("plan-damaged-desktop").await?;
        stage
            .click(".states li:last-child .row button:nth-child(2)")
            .await?;
        stage.sees("main article h3 a", PLACE).await?;
        let focused = "return document.activeElement.textContent.includes(arguments[0])";
        stage
            .until_with("the keyboard at the dossier", focused, vec![json!(PLACE)])
            .await?;
        // What could not be read is kept, and the way back leads to it.
        stage.undo().await?;
        stage.says_what_to_do().await?;
        stage
            .click_named(".states li:last-child button", &es("device.restore", &[]))
            .await?;
        stage.sees("main article h3 a", PLACE).await?;
        stage.click("main article h3 a").await?;
        stage.sees("main h1", PLACE).await?;
        stage
            .stored_has("dossier", "/municipality/name", json!(PLACE))
            .await
    })
    .await
}

//! What the browser had and lost: the rescue page names it, says where the last copy is, and puts it back.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::axe;
use crate::browser::{PHONE, Setting, play};
use crate::layout::overflows;
use crate::rescue_unread::{DOSSIERS, key, listed};
use crate::words::rescue;

/// What the browser does of itself when it clears a database: nothing is said.
const EVICT: &str = "
    const [done] = arguments;
    indexedDB.deleteDatabase('yachay').onsuccess = () => done(true);";

#[tokio::test]
async fn what_the_browser_lost_is_named_with_its_last_state_and_copy_until_it_is_back() -> Result<()>
{
    play("rescue-lost", Setting::default(), async |stage| {
        let texts = stage.with_dossiers().await?;
        let (_, working) = DOSSIERS[2];
        let set = "localStorage.setItem(arguments[0], arguments[1])";
        let beside = format!("yachay/{}", key(working));
        stage.js(set, vec![json!(beside), json!(texts[2])]).await?;
        stage.browser().execute_async(EVICT, vec![]).await?;
        stage.open_rescue().await?;
        let lost = ".rescue .notice li";
        stage
            .sees(".rescue .notice h3", &rescue("gone", &[]))
            .await?;
        stage
            .sees(".rescue .notice p", &rescue("gone_text", &[]))
            .await?;
        for (name, revision, copy) in [
            ("Primero", "7", rescue("gone_no_copy", &[])),
            ("Segundo", "50", "12 nov".to_owned()),
        ] {
            stage.sees(lost, &listed(name)).await?;
            stage
                .sees(lost, &rescue("revision", &[("n", revision)]))
                .await?;
            stage.sees(lost, &copy).await?;
        }
        stage.sees(lost, "19 nov").await?;
        stage.sees(lost, "segundo.json").await?;
        // A working copy that is as far stands in for the third.
        ensure!(stage.count(lost).await? == 2, "more than was lost");
        stage.sees(".rescue li", &listed("Tercero")).await?;
        stage.shot("rescue-lost-desktop").await?;
        stage.resize(PHONE).await?;
        stage.shot("rescue-lost-phone").await?;
        let mut faults = axe::faults(stage, "rescue-lost").await?;
        faults.extend(overflows(stage, "rescue-lost").await?);
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        // The way to what brings it back, and the copy back in its place: then one is named, then none.
        stage
            .click_named(".rescue .notice button", &rescue("gone_open", &[]))
            .await?;
        let focus = "return document.activeElement.id === 'rescue-file'";
        stage.until("the field for the copy", focus).await?;
        for (text, left) in [(&texts[1], 1), (&texts[0], 0)] {
            stage.is_offered("copia.json", text, "state_new").await?;
            stage.restore_chosen().await?;
            let names =
                "return document.querySelectorAll('.rescue .notice li').length === arguments[0]";
            stage
                .until_with("fewer that are lost", names, vec![json!(left)])
                .await?;
        }
        // The application finds all three and misses nothing.
        stage.go("#/planificar").await?;
        for (name, _) in DOSSIERS {
            stage.sees("main", name).await?;
        }
        stage.says_nothing().await
    })
    .await
}

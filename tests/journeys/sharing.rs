//! A page of another site sends files to the place where other programs share them: nothing enters by itself.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::server::{Options, Server, Trouble};
use yachay_municipal::documents::{checksum, to_canonical_string};

use crate::axe;
use crate::browser::{Setting, Stage, play};
use crate::words::es;

/// What the file of the other site is called.
const GIFT: &str = "regalo.json";

#[tokio::test]
async fn a_page_of_another_site_puts_nothing_in() -> Result<()> {
    play("shared-by-a-page", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        stage.kept_whole().await?;
        let ours = stage.only_stored("dossier").await?;
        // It says where it is: nothing of it is taken, and that is said.
        stage.visit_strange_page("").await?;
        let said = es("plan.shared_refused_title", &[]);
        stage
            .sees("#import .notice[data-kind=warn] h3", &said)
            .await?;
        ensure!(stage.count("#import .notice").await? == 1, "more is asked");
        let faults = axe::faults(stage, "shared-refused-es").await?;
        ensure!(faults.is_empty(), "{faults:#?}");
        stage
            .click_named("#import .notice button", &es("common.close", &[]))
            .await?;
        stage.has_only(&ours).await?;
        // It keeps silent about that, as a program of this device does: the file is named, and waits for the user.
        stage
            .visit_strange_page("<meta name=\"referrer\" content=\"no-referrer\">")
            .await?;
        let asked = es("plan.shared_title", &[("n", "1")]);
        stage.sees("#import .notice h3", &asked).await?;
        stage.sees("#import .notice li", GIFT).await?;
        stage.shot("shared-desktop").await?;
        let faults = axe::faults(stage, "shared-es").await?;
        ensure!(faults.is_empty(), "{faults:#?}");
        // It waits while the user looks elsewhere.
        stage.go("").await?;
        stage.go("#/planificar").await?;
        stage.sees("#import .notice li", GIFT).await?;
        ensure!(stage.count("ul.files").await? == 0, "it was read");
        ensure!(stage.only_stored("dossier").await? == ours, "it got in");
        stage
            .click_named("#import .notice button", &es("plan.shared_discard", &[]))
            .await?;
        stage.has_only(&ours).await?;
        stage.reload().await?;
        stage.has_only(&ours).await
    })
    .await
}

impl Stage {
    /// Checks that nothing is asked and nothing was said of a file, and that the only dossier is as it was.
    async fn has_only(&self, ours: &Value) -> Result<()> {
        let script = "return !document.querySelector('#import .notice, ul.files')";
        self.until("nothing more to say", script).await?;
        ensure!(self.only_stored("dossier").await? == *ours, "it got in");
        Ok(())
    }

    /// Opens a page of another server, which sends a later version of the only dossier at once, and follows it here.
    async fn visit_strange_page(&mut self, head: &str) -> Result<()> {
        let here = self.server.address();
        let target = format!("{here}compartir");
        let gift = gift(self.only_stored("dossier").await?)?;
        let gift = serde_json::to_string(&gift)?.replace("</", "<\\/");
        let page = format!(
            "<!DOCTYPE html><html lang=\"es\"><head><title>Otra</title>{head}<link rel=\"icon\" href=\"data:,\"></head>
            <body><form method=\"post\" enctype=\"multipart/form-data\" action=\"{target}\">
            <input type=\"file\" name=\"files\" multiple></form><script>
            const files = new DataTransfer();
            files.items.add(new File([{gift}], '{GIFT}', {{ type: 'application/json' }}));
            document.querySelector('input').files = files.files;
            document.forms[0].submit();</script></body></html>"
        );
        let file = self.file("otra.html", page)?;
        let folder = file.parent().context("a folder")?.to_path_buf();
        let server = Server::start(folder, &Options::default())?;
        server.trouble("otra.html", Trouble::NoPolicy);
        let strange = format!("{}otra.html", server.address());
        ensure!(!strange.starts_with(&here), "it is no other site");
        // The address that the service worker answers, and the page that is somebody else's on purpose.
        self.dist.files.push("compartir".to_owned());
        self.page = Some(strange.clone());
        self.running().listen().await?;
        self.browser().goto(&strange).await?;
        let script = "return location.href === arguments[0]";
        let back = json!(format!("{here}#/planificar"));
        self.until_some("the product", async || {
            // Between two pages there is none that could answer.
            let now = self.js(script, vec![back.clone()]).await.ok();
            Ok((now == Some(json!(true))).then_some(()))
        })
        .await?;
        self.ready().await?;
        self.check_silence().await?;
        self.page = None;
        fs::remove_file(file)?;
        Ok(())
    }
}

/// A later version of a dossier, whole.
fn gift(mut dossier: Value) -> Result<String> {
    let revision = dossier["revision"].as_u64().context("a revision")?;
    dossier["revision"] = json!(revision + 1);
    dossier["payload"]["municipality"]["name"] = json!("Inyectado");
    dossier
        .as_object_mut()
        .context("a file")?
        .remove("checksum");
    dossier["checksum"] = json!(checksum(&dossier));
    Ok(to_canonical_string(&dossier))
}

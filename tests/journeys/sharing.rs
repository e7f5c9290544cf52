//! A page of another site sends files to the place where other programs share them: nothing enters by itself.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::server::{Options, Server, Trouble};
use yachay_municipal::documents::{MAX_BYTES_AT_ONCE, checksum, to_canonical_string};

use crate::axe;
use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
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

/// Sends a form with so many files of so many bytes each; tells whether it was answered.
const SEND: &str = "
    const [count, size] = arguments;
    const form = new FormData();
    const million = new Uint8Array(1e6);
    const file = new Blob([...Array(Math.floor(size / 1e6)).fill(million), million.subarray(0, size % 1e6)]);
    for (let number = 0; number < count; number += 1) form.append('files', new File([file], `${number}.json`));
    return fetch('compartir', { method: 'POST', body: form, redirect: 'manual' })
        .then((answer) => answer.type === 'opaqueredirect')";

/// Sends a form that never ends; tells how many bytes went until it was answered, and whether it was stopped then.
const SEND_FOR_EVER: &str = "
    let [sent, stopped] = [0, false];
    const first = '--fin\\r\\nContent-Disposition: form-data; name=\"files\"; filename=\"a.json\"\\r\\n\\r\\n';
    const give = (stream, bytes) => {
        sent += bytes.length;
        stream.enqueue(bytes);
    };
    const body = new ReadableStream({
        start: (stream) => give(stream, new TextEncoder().encode(first)),
        pull: (stream) => give(stream, new Uint8Array(1e6)),
        cancel: () => (stopped = true),
    });
    const headers = { 'Content-Type': 'multipart/form-data; boundary=fin' };
    return fetch('compartir', { method: 'POST', body, headers, duplex: 'half', redirect: 'manual' })
        .then(async (answer) => {
            for (let turn = 0; !stopped && turn < 100; turn += 1) await new Promise((done) => setTimeout(done, 20));
            return { answered: answer.type === 'opaqueredirect', sent, stopped };
        })";

#[tokio::test]
async fn of_more_than_there_may_be_nothing_is_taken_and_that_is_said() -> Result<()> {
    play("shared-too-much", Setting::default(), async |stage| {
        stage.new_dossier().await?;
        stage.kept_whole().await?;
        let ours = stage.only_stored("dossier").await?;
        // The address that the service worker answers.
        stage.dist.files.push("compartir".to_owned());
        // As much as there may be waits until it is opened.
        ensure!(stage.js(SEND, vec![json!(500), json!(2)]).await? == true);
        stage.look_at_share().await?;
        let asked = es("plan.shared_title", &[("n", "500")]);
        stage.sees("#import .notice h3", &asked).await?;
        let too_many = [json!(501), json!(2)];
        let too_long = [json!(1), json!(MAX_BYTES_AT_ONCE + 1)];
        let far_too_long = [json!(2), json!(MAX_BYTES_AT_ONCE)];
        for form in [too_many, too_long, far_too_long] {
            ensure!(stage.js(SEND, form.to_vec()).await? == true, "{form:?}");
            stage.refuses(&ours).await?;
        }
        if stage.offers(Need::Cdp) {
            let found = stage.js(SEND_FOR_EVER, vec![]).await?;
            ensure!(
                found["answered"] == true && found["stopped"] == true,
                "{found}"
            );
            // Some is on its way when it is stopped.
            let sent = found["sent"].as_u64().context("a size")?;
            ensure!(sent < MAX_BYTES_AT_ONCE + 50_000_000, "{sent} bytes");
            stage.refuses(&ours).await?;
        }
        Ok(())
    })
    .await
}

impl Stage {
    /// Comes to the page anew, as the browser does that follows the answer to a share.
    async fn look_at_share(&self) -> Result<()> {
        self.go("#/planificar").await?;
        self.load_anew().await
    }

    /// Checks that nothing was taken of a share, that this is said, and that the only dossier is as it was.
    async fn refuses(&self, ours: &Value) -> Result<()> {
        self.look_at_share().await?;
        let said = es("plan.shared_refused_title", &[]);
        self.sees("#import .notice[data-kind=warn] h3", &said)
            .await?;
        ensure!(self.count("#import .notice").await? == 1, "more is asked");
        self.click_named("#import .notice button", &es("common.close", &[]))
            .await?;
        self.has_only(ours).await
    }

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

//! The line that says whether a response left its device, and how old what left is.

use anyhow::{Result, ensure};

use crate::axe;
use crate::browser::{Setting, Stage, play};
use crate::engines::Need;
use crate::fixtures::framework;
use crate::responder::MAYOR;
use crate::words::es;

const DAY: u64 = 24 * 60;

/// Where the line stands: on the home page, on the card of what was started, in the frame of a step.
const IN_DOOR: &str = "a.door[data-door=respond] .copy-line";
const ON_CARD: &str = "main article .copy-line";
const IN_FRAME: &str = "main h1 + .copy-line";

fn never(age: &str) -> String {
    es("respond.copy_none", &[("age", age)])
}

fn current() -> String {
    es("respond.copy_current", &[("age", "hoy")])
}

impl Stage {
    /// Answers up to one's own result, and hands nothing over.
    async fn answer_all(&self) -> Result<()> {
        let framework = framework(self)?;
        self.consent().await?;
        self.about(&framework, MAYOR.post).await?;
        self.practice().await?;
        ensure!(self.count(".copy-line").await? == 0, "too early");
        let count = MAYOR.profile(&framework).len();
        self.diagnose(&framework, &MAYOR, 0..count).await?;
        self.factors(&framework, &MAYOR).await?;
        self.survey().await
    }

    /// Checks the line in all its places, the frame last.
    async fn copy_is(&self, kind: &str, words: &str) -> Result<()> {
        let kind = match kind {
            "" => ":not([data-kind])".to_owned(),
            kind => format!("[data-kind={kind}]"),
        };
        self.go("").await?;
        self.sees(&format!("{IN_DOOR}{kind}"), words).await?;
        self.shot("home-response-copy-desktop").await?;
        self.click("a[data-door=respond]").await?;
        self.sees(&format!("{ON_CARD}{kind}"), words).await?;
        self.click("main article a.button").await?;
        self.sees(&format!("{IN_FRAME}{kind}"), words).await
    }
}

#[tokio::test]
async fn an_answered_response_that_never_left_is_said_with_its_age() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("response-copy", setting, async |stage| {
        stage.own_clock().await?;
        stage.answer_all().await?;
        stage.sees(IN_FRAME, &never("hoy")).await?;
        stage.copy_is("", &never("hoy")).await?;
        for (days, kind, age) in [
            (1, "", "ayer"),
            (8, "warn", "hace 8 días"),
            (15, "error", "hace 15 días"),
        ] {
            stage.later(days * DAY).await?;
            stage.reload().await?;
            stage.copy_is(kind, &never(age)).await?;
            let faults = axe::faults(stage, &format!("response-copy-{days}-es")).await?;
            ensure!(faults.is_empty(), "{faults:#?}");
        }
        // The way to hand it over is in the line.
        stage.click(&format!("{IN_FRAME} a")).await?;
        stage.step("entrega").await?;
        stage.hand_over().await?;
        stage
            .sees(&format!("{IN_FRAME}:not([data-kind])"), &current())
            .await?;
        // Looking at the result again is no change.
        stage.click("nav.actions a.quiet").await?;
        stage.step("resultado").await?;
        stage.saved().await?;
        stage.copy_is("", &current()).await
    })
    .await
}

#[tokio::test]
async fn what_changed_after_the_hand_over_is_said() -> Result<()> {
    let setting = Setting::needing(&[Need::BeforePages]);
    play("response-copy-behind", setting, async |stage| {
        stage.own_clock().await?;
        stage.answer_all().await?;
        stage.go_on().await?;
        stage.step("entrega").await?;
        // Whoever shows codes says whether they were received.
        let open = es("transfer.codes", &[]);
        stage.click_named("main button", &open).await?;
        stage.element("svg.code path[d]").await?;
        stage
            .click_named("dialog button", &es("common.close", &[]))
            .await?;
        stage.sees(IN_FRAME, &never("hoy")).await?;
        stage.click_named("main button", &open).await?;
        stage.element("svg.code path[d]").await?;
        stage
            .click_named("dialog button", &es("transfer.codes_received", &[]))
            .await?;
        stage.sees(IN_FRAME, &current()).await?;
        ensure!(stage.count("dialog[open]").await? == 0);
        let id = stage.only_stored("response").await?["id"].clone();
        let id = id.as_str().unwrap_or_default();
        stage.go(&format!("#/responder/{id}/encuesta")).await?;
        stage.sees(IN_FRAME, &current()).await?;
        stage.fill("#comment", "Algo más").await?;
        let behind = |age| es("respond.copy_behind", &[("age", age)]);
        stage
            .sees(&format!("{IN_FRAME}:not([data-kind])"), &behind("hoy"))
            .await?;
        stage.later(15 * DAY).await?;
        stage.reload().await?;
        stage.copy_is("error", &behind("hace 15 días")).await
    })
    .await
}

//! Beginning, being interrupted, and going on.

use anyhow::{Result, ensure};
use serde_json::Value;
use yachay_municipal::framework::Framework;

use crate::browser::Stage;
use crate::engines::Need;
use crate::filling::Person;
use crate::words::es;

impl Stage {
    /// Removes the response on this device, as the next person at a shared computer would.
    pub async fn forget_response(&self) -> Result<()> {
        self.go("#/responder").await?;
        self.click_named("main button", &es("common.delete", &[]))
            .await?;
        self.sees("main h1", &es("respond.consent_title", &[]))
            .await?;
        self.dismiss().await?;
        ensure!(
            self.stored("response").await?.is_empty(),
            "a deleted response is still stored"
        );
        Ok(())
    }

    /// Answers in two parts: half-way the tab crashes, a new one goes on, and then the
    /// computer is switched off and on, where the browser keeps what it knows.
    pub async fn respond_in_two_parts(
        &mut self,
        framework: &Framework,
        person: &Person,
    ) -> Result<String> {
        self.consent().await?;
        self.about(framework, person.post).await?;
        self.practice().await?;
        let half = person.profile(framework).len() / 2;
        self.diagnose(framework, person, 0..half).await?;
        let before = self.only_stored("response").await?;
        self.crash_tab().await?;
        ensure!(
            self.resume().await? == before["payload"],
            "the crash changed the answers"
        );
        self.diagnose(framework, person, half..half + 2).await?;
        let before = self.only_stored("response").await?;
        if self.offers(Need::Profile) {
            self.restart_browser().await?;
        }
        ensure!(
            self.resume().await? == before["payload"],
            "the restart changed the answers"
        );
        let count = person.profile(framework).len();
        self.diagnose(framework, person, half + 2..count).await?;
        self.factors(framework, person).await?;
        self.survey().await?;
        self.finish(framework, person).await
    }

    /// Comes back through the home page, which offers what was started; returns what is stored then.
    async fn resume(&self) -> Result<Value> {
        self.go("").await?;
        let started = es("home.resume_respond", &[("step", "4"), ("total", "7")]);
        self.sees("a.door", &started).await?;
        self.click("a.door[data-door=respond]").await?;
        self.click("main article a.button").await?;
        self.step("autodiagnostico").await?;
        Ok(self.only_stored("response").await?["payload"].clone())
    }
}

//! Words that stand in a field and are no part of a document yet: the change to a newer version waits for them, at
//! every place that has such fields.

use anyhow::{Context, Result};

use crate::browser::{Setting, Stage, play};
use crate::facilitate::{MODEL, POST};
use crate::words::es;

#[tokio::test]
async fn every_field_with_words_that_are_not_added_holds_the_change_back() -> Result<()> {
    play("newer-version-fields", Setting::default(), async |stage| {
        let id = stage.new_session(MODEL, "12").await?;
        stage.put_to_vote(POST).await?;
        stage.kept_whole().await?;
        let after = stage.publish_another_version()?.version;
        stage.ask_for_newer().await?;
        // A sentence of one's own, for the vote.
        stage
            .waits_for(".room-phase [id^=own-]:not([id$=error], [id$=hint])")
            .await?;
        stage.go(&format!("#/facilitar/{id}/conducir")).await?;
        stage.click("#next").await?;
        stage.click("#note-down summary").await?;
        for list in ["agreement", "parked"] {
            stage.waits_for(&format!("#note-down #new-{list}")).await?;
        }
        stage.click("#phases summary").await?;
        stage
            .click_named("#phases button", "Qué aprendemos primero")
            .await?;
        stage.waits_for("#new-option").await?;
        let dossier = stage.only_stored("dossier").await?["id"].clone();
        let dossier = dossier.as_str().context("an id")?;
        stage
            .go(&format!("#/planificar/{dossier}/seguimiento/acciones"))
            .await?;
        let by_hand = es("cycles.register_add_title", &[]);
        stage.click_named("main summary", &by_hand).await?;
        for (field, text) in [("subject", "Presupuesto"), ("count", "7")] {
            let field = format!("#register-line-{field}");
            stage.waits_for_words(&field, text).await?;
        }
        // Nothing of it is left, and nothing holds it back any more.
        stage.newer_now().await?;
        stage.runs(&after).await
    })
    .await
}

impl Stage {
    async fn waits_for(&self, field: &str) -> Result<()> {
        self.waits_for_words(field, "A medio escribir").await
    }

    /// Types into a field, is told that the newer version waits for it, and empties the field.
    async fn waits_for_words(&self, field: &str, words: &str) -> Result<()> {
        self.fill(field, words).await?;
        self.not_yet().await.with_context(|| field.to_owned())?;
        self.sees_value(field, words).await?;
        self.fill(field, "").await?;
        self.sees_value(field, "").await
    }
}

//! Own words in place of the product's, on every screen.

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::axe;
use crate::browser::{DESKTOP, Setting, play};
use crate::words::es;

#[tokio::test]
async fn an_own_word_is_spoken_everywhere_and_leaves_with_the_framework() -> Result<()> {
    play("framework-words", Setting::default(), async |stage| {
        stage.go("#/marco/palabras").await?;
        let add = es("framework.word_add_button", &[]);
        stage.click_named("main button", &add).await?;
        stage
            .sees(".error", &es("framework.word_from_empty", &[]))
            .await?;
        stage.fill("#word-from", "Alcalde").await?;
        stage.fill("#word-to", "<b>jefe</b>").await?;
        stage
            .sees(".error", &es("framework.word_markup", &[]))
            .await?;
        stage.fill("#word-to", &"a".repeat(300)).await?;
        stage.sees(".error", "Tiene 300 letras").await?;
        stage.fill("#word-to", "Burgomaestre").await?;
        stage.click_named("main button", &add).await?;
        stage.sees("table.words th", "Alcalde").await?;
        stage.fill("#word-from", "alcalde").await?;
        stage
            .sees(".error", &es("framework.word_twice", &[]))
            .await?;
        stage.go("#/marco/catalogo/puestos").await?;
        stage.sees("main li a", "Burgomaestre").await?;
        stage.go("#/marco/archivo").await?;
        let button = es("framework.export", &[]);
        let act = async || stage.click_named("main button", &button).await;
        let (_, text) = stage.download(act).await?;
        let file: Value = serde_json::from_str(&text)?;
        ensure!(
            file["payload"]["glossary"][0]["to"]["es"] == "Burgomaestre",
            "no glossary"
        );
        stage.consent().await?;
        stage.sees("main label", "Burgomaestre").await?;
        let left = r"return /\balcalde\b/i.test(document.querySelector('main').innerText)";
        ensure!(
            stage.js(left, vec![]).await? == false,
            "the word of the product is still there"
        );
        let post = "Alcaldesa o Burgomaestre";
        stage.click_named("main label.choice", post).await?;
        stage.reload().await?;
        stage.sees("main label.choice:has(:checked)", post).await?;
        let faults = axe::faults(stage, "responder-own-word").await?;
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        stage.resize(DESKTOP).await?;
        stage.go("#/marco/palabras").await?;
        stage.click("table.words th button:last-child").await?;
        stage
            .sees("main p", &es("framework.words_none", &[]))
            .await?;
        stage.undo().await?;
        stage.sees("table.words td", "Burgomaestre").await
    })
    .await
}

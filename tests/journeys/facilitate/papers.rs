//! The minutes as they are taken away.

use anyhow::{Context, Result, ensure};

use crate::browser::{Setting, play};
use crate::office::reader::reread;
use crate::room::ID;
use crate::words::es;

#[tokio::test]
async fn the_minutes_hold_both_votes_beside_each_other_and_how_the_plans_are_joined() -> Result<()>
{
    play("facilitate-minutes", Setting::default(), async |stage| {
        stage.stand_at(ID, "minutes").await?;
        stage.go(&format!("#/facilitar/{ID}/acta")).await?;
        stage.element(".document img").await?;
        let drawn = stage.count(".document img").await?;
        let press = async || {
            stage
                .click_named(".office button", &es("facilitate.docx", &[]))
                .await
        };
        let read = reread(&stage.download_of(".docx", press).await?);
        let pictures = read["pictures"].as_array().context("pictures")?;
        let words: Vec<&str> = pictures
            .iter()
            .filter_map(|picture| picture["words"].as_str())
            .collect();
        // Of 24 votes one is open, one has too few people and one nobody's; one factor was voted on; and the graph.
        ensure!(words.len() == 23, "{} pictures: {words:#?}", words.len());
        let all = u64::try_from(words.len())?;
        ensure!(drawn == all, "the screen shows {drawn}");
        let twice: Vec<_> = words
            .iter()
            .filter(|words| words.contains("Vuelta 1: nivel 1: 3; nivel 2: 12; nivel 3: 20; nivel 4: 0; nivel 5: 5. Vuelta 2: nivel 1: 1; nivel 2: 37; nivel 3: 2;"))
            .collect();
        ensure!(twice.len() == 1, "one was voted on twice: {words:#?}");
        let link = es("institution.link_broken", &[]);
        let graph = words.iter().filter(|words| words.contains(&format!(": {link}")));
        ensure!(graph.count() == 1, "no graph: {words:#?}");
        Ok(())
    })
    .await
}

//! A day is the day where the user is, also where that is not the day in Greenwich.

use std::time::SystemTime;

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, FixedOffset, Timelike, Utc};
use serde_json::{Value, json};

use crate::browser::{Setting, play};
use crate::engines::Need;
use crate::fixtures::framework;
use crate::responder::MAYOR;
use crate::words::es;

/// A place of the world where it is another day now than in Greenwich, and stays so for an hour at least: its name for
/// browsers, and how many hours its clocks are ahead.
fn where_it_is_another_day(now: DateTime<Utc>) -> (&'static str, i32) {
    if now.hour() >= 10 {
        ("Pacific/Kiritimati", 14)
    } else {
        ("Pacific/Pago_Pago", -11)
    }
}

#[tokio::test]
async fn a_day_is_the_day_where_the_user_is() -> Result<()> {
    let setting = Setting::needing(&[Need::Cdp]);
    play("local-day", setting, async |stage| {
        let now = DateTime::<Utc>::from(SystemTime::now());
        let (place, ahead) = where_it_is_another_day(now);
        let zone = FixedOffset::east_opt(ahead * 3600).context("a zone")?;
        let there = now.with_timezone(&zone).date_naive();
        ensure!(there != now.date_naive(), "the same day in {place}");
        let zone = json!({ "timezoneId": place });
        stage.cdp("Emulation.setTimezoneOverride", zone).await?;
        let (spoken, in_name) = (there.format("%d/%m/%Y"), there.format("%Y%m%d"));
        let (spoken, ending) = (spoken.to_string(), format!("-{in_name}.json"));
        // A response: when it was agreed to, when it was written, and what its file is called.
        let framework = framework(stage)?;
        stage.consent().await?;
        stage.about(&framework, MAYOR.post).await?;
        stage.practice().await?;
        let (id, _) = MAYOR.profile(&framework).swap_remove(0);
        stage.rate(&MAYOR, &id, 0).await?;
        stage.go_to_step("entrega").await?;
        stage.saved().await?;
        stage.sees(".preview dd", &spoken).await?;
        let revision = stage.only_stored("response").await?["revision"].to_string();
        let said = [("revision", revision.as_str()), ("day", spoken.as_str())];
        let said = es("respond.preview_written_value", &said);
        stage.sees(".preview dd", &said).await?;
        let (name, text) = stage.hand_over().await?;
        ensure!(name.ends_with(&ending), "{name}, but it is {there}");
        let file: Value = serde_json::from_str(&text)?;
        let given = &file["payload"]["consent"]["given"];
        ensure!(*given == there.to_string(), "agreed to on {given}");
        // Whoever reads the file elsewhere finds the moment itself in it.
        let written = file["written"].as_str().context("a moment")?;
        let written = DateTime::parse_from_rfc3339(written)?.to_utc();
        ensure!(
            (written - now).num_minutes().abs() < 10,
            "written at {written}"
        );
        // A dossier.
        stage.new_dossier().await?;
        stage.section("plan").await?;
        let (name, _) = stage.export_dossier().await?;
        ensure!(name.ends_with(&ending), "{name}, but it is {there}");
        Ok(())
    })
    .await
}

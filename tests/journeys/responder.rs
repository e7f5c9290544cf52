//! The door Responder: three people, three ways.

use anyhow::Result;
use serde_json::json;

use crate::browser::{DESKTOP, PHONE, Setting, play};
use crate::filling::{Person, Way};
use crate::fixtures::framework;

/// The mayor, at an office computer, in the table.
pub const MAYOR: Person = Person {
    post: "alcalde",
    seed: 0,
    way: Way::Matrix,
};

/// Somebody in planning, on a phone, one competency after the other.
pub const PLANNER: Person = Person {
    post: "planificacion-presupuesto",
    seed: 2,
    way: Way::OneByOne,
};

#[tokio::test]
async fn a_response_in_the_table_on_a_wide_screen() -> Result<()> {
    let setting = Setting {
        size: DESKTOP,
        ..Setting::default()
    };
    play("responder-desktop", setting, async |stage| {
        let framework = framework(stage)?;
        stage.respond(&framework, &MAYOR).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_response_one_by_one_on_a_phone() -> Result<()> {
    let setting = Setting {
        size: PHONE,
        ..Setting::default()
    };
    play("responder-phone", setting, async |stage| {
        let framework = framework(stage)?;
        stage.respond(&framework, &PLANNER).await?;
        stage
            .stored_has("response", "/step", json!("hand-over"))
            .await
    })
    .await
}

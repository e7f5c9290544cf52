//! Files for an office: the program that makes them comes when it is wanted, says how far it is and why it does not
//! come, and needs no network once it is here.

#[path = "../office/reread.rs"]
pub mod reader;

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use xtask::dist::SINGLE;
use xtask::server::Trouble;
use yachay_municipal::export::{Block, Cell, Document, Sheet, Table, Workbook};

use self::reader::reread;
use crate::axe;
use crate::browser::{PHONE, Setting, Stage, play};
use crate::silence::NOT_FETCHED;
use crate::words::es;

/// The second button: the first one downloads the table for any spreadsheet.
const OFFICE: &str = "main .office + .office";
const BUTTON: &str = "main .office + .office > button";

#[tokio::test]
async fn a_workbook_is_made_by_a_program_that_comes_when_it_is_wanted() -> Result<()> {
    let setting = Setting {
        expected: NOT_FETCHED,
        size: PHONE,
        ..Setting::default()
    };
    play("office", setting, async |stage| {
        stage.server.trouble("office", Trouble::Cut);
        gaps_of_example(stage).await?;
        ensure!(
            asked_for(stage, "office").await? == json!([]),
            "nobody wanted it yet"
        );
        stage.click(BUTTON).await?;
        stage
            .sees(
                &format!("{OFFICE} [role=alert]"),
                &es("papers.office_not_fetched", &[]),
            )
            .await?;
        let mut faults = axe::faults(stage, "office-failed").await?;
        stage.shot("office-failed-phone").await?;

        stage.server.trouble("office_bg", Trouble::Silence);
        let again = es("papers.office_again", &[]);
        let file = stage
            .download_of(".xlsx", async || {
                stage
                    .click_named(&format!("{OFFICE} [role=alert] button"), &again)
                    .await?;
                let fetching = es("papers.office_fetching", &[]);
                stage
                    .sees(&format!("{OFFICE} [role=status]"), &fetching)
                    .await?;
                ensure!(stage.count(&format!("{OFFICE} [role=alert]")).await? == 0);
                // Another press changes nothing: it is on its way.
                stage.click(BUTTON).await?;
                faults.extend(axe::faults(stage, "office-busy").await?);
                stage.shot("office-busy-phone").await?;
                stage.server.end_trouble();
                Ok(())
            })
            .await?;
        ensure!(faults.is_empty(), "{faults:#?}");
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        stage
            .sees(
                &format!("{OFFICE} [role=status]"),
                &es("papers.office_done", &[("name", &name)]),
            )
            .await?;
        stage.shot("office-done-phone").await?;
        // It works in a thread of its own: the page has nothing of it but the thread's beginning.
        ensure!(asked_for(stage, "office_bg").await? == json!([]));
        ensure!(asked_for(stage, "office-worker").await? != json!([]));
        same_table(stage, &file).await?;
        same_bytes(stage).await
    })
    .await
}

#[tokio::test]
async fn the_bar_rises_with_what_has_arrived_of_the_program() -> Result<()> {
    play("office-slow", Setting::default(), async |stage| {
        stage.server.trouble("office_bg", Trouble::Slow);
        gaps_of_example(stage).await?;
        let script = format!("return document.querySelector('{OFFICE} progress')?.value ?? null");
        let file = stage
            .download_of(".xlsx", async || {
                stage.click(BUTTON).await?;
                let further = format!(
                    "const now = document.querySelector('{OFFICE} progress')?.value;
                    return now > arguments[0] && now < 1"
                );
                let mut share = 0.0;
                for _ in 0..3 {
                    stage
                        .until_with("the bar rises", &further, vec![json!(share)])
                        .await?;
                    let now = stage.js(&script, vec![]).await?;
                    let now = now.as_f64().unwrap_or_default();
                    ensure!(share < now && now < 1.0, "{share}, then {now}");
                    share = now;
                }
                stage.shot("office-bar-desktop").await?;
                stage.server.end_trouble();
                Ok(())
            })
            .await?;
        ensure!(stage.count(&format!("{OFFICE} progress")).await? == 0);
        same_table(stage, &file).await
    })
    .await
}

#[tokio::test]
async fn the_copy_on_the_device_makes_files_without_a_network() -> Result<()> {
    play("office-offline", Setting::default(), async |stage| {
        gaps_of_example(stage).await?;
        stage.kept_whole().await?;
        ensure!(stage.count(".office-state > *").await? == 0);
        stage.stop_server();
        let click = async || stage.click(BUTTON).await;
        let file = stage.download_of(".xlsx", click).await?;
        same_table(stage, &file).await
    })
    .await
}

#[tokio::test]
async fn the_single_file_makes_files_too() -> Result<()> {
    play("office-single", Setting::default(), async |stage| {
        stage.stop_server();
        let contents = fs::read(stage.dist.folder.join(SINGLE))?;
        let copy = stage.file("yachay.html", contents)?;
        stage.page = Some(format!("file://{}", copy.display()));
        gaps_of_example(stage).await?;
        let click = async || stage.click(BUTTON).await;
        let file = stage.download_of(".xlsx", click).await?;
        same_table(stage, &file).await
    })
    .await
}

/// Opens the gaps of the example.
async fn gaps_of_example(stage: &Stage) -> Result<()> {
    stage.go("").await?;
    stage.open_example().await?;
    stage.section("brechas").await?;
    stage.element("table.heat").await.map(|_| ())
}

/// Lists what the page itself asked for with this in its name; what keeps the application on the device asks for all.
async fn asked_for(stage: &Stage, part: &str) -> Result<Value> {
    let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)
        .filter((name) => name.includes(arguments[0]))";
    stage.js(script, vec![json!(part)]).await
}

/// The workbook holds as many rows as the table on screen, with the same names in front of them.
async fn same_table(stage: &Stage, file: &Path) -> Result<()> {
    let seen = reread(file);
    let sheet = &seen["sheets"][0];
    ensure!(sheet["name"] == es("plan.section_gaps", &[]), "{sheet}");
    let script = "return [...document.querySelectorAll('table.heat tbody tr:not(.group)')]
        .map((row) => row.querySelector('th')?.innerText.trim()).filter(Boolean)";
    let shown = stage.js(script, vec![]).await?;
    let shown: Vec<&str> = crate::groups::list(&shown)
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let cells = crate::groups::list(&sheet["cells"]);
    let first = |row: &Value| row[0]["value"].as_str().unwrap_or_default().to_owned();
    let written: Vec<String> = cells.iter().skip(2).map(first).collect();
    ensure!(
        written.len() > 20 && written == shown,
        "{written:?}, not {shown:?}"
    );
    Ok(())
}

/// In the browser the program makes the same bytes as on any machine.
async fn same_bytes(stage: &Stage) -> Result<()> {
    let mut table = Table::new(["Costo".into()]);
    table.row([Cell::Cents(123_456_789)]);
    let workbook = Workbook {
        sheets: vec![Sheet {
            table: table.clone(),
            ..Sheet::default()
        }],
        ..Workbook::default()
    };
    let document = Document {
        title: "Plan".into(),
        blocks: vec![Block::Paragraph {
            text: "**Artículo 1.** 🦙".into(),
        }],
        ..Document::default()
    };
    let script = "const folder = new URL(arguments[0] + '/', location);
        return import(new URL('office.js', folder)).then(async (office) => {
            await office.default({ module_or_path: new URL('office_bg.wasm', folder) });
            return [...office[arguments[1]](arguments[2])];
        })";
    let version = json!(stage.dist.version);
    for (make, text, expected) in [
        ("docx", json!(document).to_string(), document.to_docx()?),
        ("xlsx", json!(workbook).to_string(), workbook.to_xlsx()?),
    ] {
        let with = vec![version.clone(), json!(make), json!(text)];
        let made = stage.js(script, with).await?;
        ensure!(made == json!(expected), "{make} differs");
    }
    Ok(())
}

//! What a person does behind the door Planificar.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::browser::Stage;
use crate::fixtures::{CODE, PLACE, sorted};
use crate::words::es;

/// Staff of the municipality, by post.
const STAFF: [(&str, &str); 6] = [
    ("alcalde", "1"),
    ("regidor", "5"),
    ("gerente-municipal", "1"),
    ("planificacion-presupuesto", "3"),
    ("abastecimiento", "2"),
    ("desarrollo-economico", "3"),
];

impl Stage {
    /// Returns what the plan on screen says on paper: its document is there only while the page is printed.
    pub async fn plan_on_paper(&self) -> Result<String> {
        let script = "
            if (!document.querySelector('.document')) window.dispatchEvent(new Event('beforeprint'));
            return document.querySelector('.document')?.textContent ?? ''";
        let text = self.until("the document", script).await?;
        self.js("window.dispatchEvent(new Event('afterprint'))", vec![])
            .await?;
        self.until(
            "a screen without it",
            "return !document.querySelector('.document')",
        )
        .await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Starts a dossier and fills in its profile.
    pub async fn new_dossier(&self) -> Result<()> {
        self.go("#/planificar").await?;
        self.click_named("main button.primary", &es("plan.new_dossier", &[]))
            .await?;
        self.fill("#name", PLACE).await?;
        self.fill("#code", CODE).await?;
        self.click_named(
            "main button",
            &es("plan.term_usual", &[("begins", ""), ("ends", "")])[..20],
        )
        .await?;
        for (post, people) in STAFF {
            self.fill(&format!("#staff-{post}"), people).await?;
        }
        self.stored_has("dossier", "/staff/desarrollo-economico", json!(3))
            .await?;
        self.saved().await
    }

    /// Opens a section of the open dossier.
    pub async fn section(&self, slug: &str) -> Result<()> {
        self.click(&format!("nav.tabs a[href$='/{slug}']")).await?;
        let script = "return location.hash.endsWith('/' + arguments[0])
            && document.querySelector('nav.tabs [aria-current]')?.hash.endsWith(arguments[0])
            && !!document.querySelector('main h2')";
        self.until_with("a section", script, vec![json!(slug)])
            .await
            .map(|_| ())
    }

    /// Gives files to the place for files, and waits for what became of them; returns the summary and one line
    /// per file, with its state.
    pub async fn take_in(&self, files: &[PathBuf]) -> Result<(String, Vec<Line>)> {
        self.close_results().await?;
        self.give(files).await?;
        self.results().await
    }

    /// Takes in files that each hold one of the texts, of which all must arrive.
    pub async fn take_in_all(&self, texts: &[String]) -> Result<()> {
        self.section("respuestas").await?;
        let named = texts.iter().enumerate();
        let paths = named.map(|(number, text)| self.file(&format!("r-{number}.json"), text));
        let paths = paths.collect::<Result<Vec<_>>>()?;
        let (summary, lines) = self.take_in(&paths).await?;
        let count = texts.len().to_string();
        let counts = [("arrived", count.as_str()), ("total", count.as_str())];
        let all = es("plan.intake_summary_all", &counts);
        ensure!(summary == all, "{summary}: {lines:?}");
        self.close_results().await
    }

    /// Opens the example from the home page, where one is.
    pub async fn open_example(&self) -> Result<()> {
        self.click_named("main a.button", &es("home.example_open", &[]))
            .await?;
        self.sees("main .badge", &es("common.example_badge", &[]))
            .await
    }

    /// Closes the list of an earlier batch.
    pub async fn close_results(&self) -> Result<()> {
        if self.count("ul.files").await? > 0 {
            self.click_named("main button", &es("plan.results_close", &[]))
                .await?;
            self.until(
                "a closed list",
                "return !document.querySelector('ul.files')",
            )
            .await?;
        }
        Ok(())
    }

    /// Reads the list of what became of a batch.
    pub async fn results(&self) -> Result<(String, Vec<Line>)> {
        let script = "
            const list = document.querySelector('ul.files');
            return list && {
                summary: list.parentElement.querySelector('h2').textContent.trim(),
                lines: [...list.children].map((line) => ({
                    state: line.dataset.state,
                    name: line.querySelector('b').textContent,
                    says: line.querySelector('span').textContent.trim(),
                })),
            }";
        let found = self.until("what became of the files", script).await?;
        let summary = found["summary"].as_str().context("a summary")?.to_owned();
        let text = |line: &Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let lines = found["lines"]
            .as_array()
            .context("lines")?
            .iter()
            .map(|line| Line {
                state: text(line, "state"),
                name: text(line, "name"),
                says: text(line, "says"),
            });
        Ok((summary, lines.collect()))
    }

    /// Downloads the plan.
    pub async fn export_plan(&self) -> Result<(String, String)> {
        let button = es("plan.export_plan", &[]);
        self.download(async || self.click_named("main button", &button).await)
            .await
    }

    /// Downloads the dossier.
    pub async fn export_dossier(&self) -> Result<(String, String)> {
        let button = es("plan.export_dossier", &[]);
        self.download(async || self.click_named("main button", &button).await)
            .await
    }

    /// Wipes what the browser keeps for the product and opens it anew, as on another device.
    pub async fn clear_everything(&self) -> Result<()> {
        self.js(crate::storage::CLEAR, vec![]).await?;
        self.reload().await?;
        self.go("#/planificar").await?;
        self.sees("main", &es("plan.empty_title", &[])).await
    }

    /// Opens the only dossier of the list.
    pub async fn open_dossier(&self) -> Result<()> {
        self.click("main article h3 a").await?;
        self.until("the dossier", "return !!document.querySelector('nav.tabs')")
            .await
            .map(|_| ())
    }
}

/// What became of one file.
#[derive(Debug)]
pub struct Line {
    /// `ok`, `warn` or `error`.
    pub state: String,
    /// Name of the file on screen.
    pub name: String,
    /// The sentence.
    pub says: String,
}

/// Returns the payload of a file in its one canonical form.
pub fn payload(text: &str) -> Result<String> {
    let file: Value = serde_json::from_str(text)?;
    Ok(sorted(file.get("payload").context("a payload")?).to_string())
}

/// Checks a file against the published schema of its kind, by a validator that knows nothing of the product.
pub fn check_schema(text: &str) -> Result<()> {
    let file: Value = serde_json::from_str(text)?;
    let (kind, version) = (file["kind"].as_str().context("a kind")?, &file["schema"]);
    let name = format!("src/documents/schemas/{kind}-{version}.schema.json");
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(xtask::paths::root().join(name))?)?;
    let validator: Validator = jsonschema::draft202012::new(&schema)?;
    let faults: Vec<String> = validator
        .iter_errors(&file)
        .map(|fault| fault.to_string())
        .collect();
    ensure!(faults.is_empty(), "{kind}: {}", faults.join("; "));
    Ok(())
}

//! `cargo xtask papers`: every document and matrix of a plan as a file, and what an office program makes of it.
//!
//! Where LibreOffice is there, this prints each file and looks at its pages; `cargo xtask test` does it too, and installs
//! LibreOffice's writer and spreadsheet without their screens where the system can. Without it the files are written and
//! it is said that nobody looked at them.

mod pages;
mod sample;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use yachay_municipal::documents::World;
use yachay_municipal::dossier::Dossier;
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::export::Document;
use yachay_municipal::framework::{Framework, Language, assemble_dir, catalogue_dir};
use yachay_municipal::papers::matrices::matrix;
use yachay_municipal::papers::{Desk, PaperKey, fill, papers_of};

use crate::{paths, process, say, tools};

/// The countries whose documents there are.
const COUNTRIES: [&str; 2] = ["PE", "BO"];
/// The documents that have to stay on one page: a letter is signed twice, for each of many people; the authority reads
/// one page, however large the plan is.
const ONE_PAGE: [&str; 2] = ["commitment", REPORT];
const REPORT: &str = "progress-report";
/// How many documents of each kind are printed for each country and language: agreements and letters are many.
const OF_A_KIND: usize = 4;

/// A file that was written.
struct Written {
    path: PathBuf,
    says: Says,
    /// Whether it may have one page only.
    one_page: bool,
}

/// What a file says.
enum Says {
    /// A document.
    Document(Document),
    /// A matrix: whose it is, and the heads of its columns.
    Matrix { owner: String, heads: Vec<String> },
}

/// Writes every document of the example's plan in both countries and languages to `target/papers`, prints them where
/// LibreOffice is there, and names what is wrong with the pages.
///
/// # Errors
/// A file cannot be written or printed, or a page is wrong.
pub fn report() -> Result<()> {
    let folder = paths::target().join("papers");
    paths::remove_folder(&folder)?;
    let peru = assemble_dir(&catalogue_dir()).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("{}", lines.join("\n"))
    })?;
    let mut written = Vec::new();
    for country in COUNTRIES {
        let framework = peru.in_country(country, &[], &Language::ALL);
        let dossier = sample::sample(&framework);
        let large = sample::large(dossier.clone());
        for language in Language::ALL {
            let folder = folder.join(format!("{}-{}", country.to_lowercase(), language.code()));
            written.extend(write(&framework, &dossier, language, &folder)?);
            written.push(write_large(&framework, &large, language, &folder)?);
        }
    }
    say(format!(
        "papers: {} files in {}",
        written.len(),
        folder.display()
    ));
    let Some(office) = tools::office() else {
        say("papers: left out: LibreOffice is not here, so nobody looked at a page");
        return Ok(());
    };
    print(&office, &written)?;
    let mut faults = Vec::new();
    for file in &written {
        faults.extend(look(file)?);
    }
    if faults.is_empty() {
        say(
            "papers: no page is empty, no word or head is broken, each letter and each report has one page",
        );
        return Ok(());
    }
    bail!("{}", faults.join("\n"))
}

fn write(
    framework: &Framework,
    dossier: &Dossier,
    language: Language,
    folder: &Path,
) -> Result<Vec<Written>> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let desk = Desk {
        framework,
        dossier,
        language,
        today: FixedWorld::default().now().date_naive(),
        day_of: |moment| moment.date_naive(),
    };
    let mut written = Vec::new();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for entry in papers_of(&desk) {
        let number = kinds.entry(entry.key.template.clone()).or_default();
        *number += 1;
        if *number > OF_A_KIND {
            continue;
        }
        let filled = fill(&desk, &entry.key).context("a document of the list")?;
        let bytes = filled.document.to_docx().context("a document")?;
        written.push(Written {
            path: folder.join(format!("{}-{number}.docx", entry.key.template)),
            one_page: ONE_PAGE.contains(&entry.key.template.as_str()),
            says: Says::Document(filled.document),
        });
        save(written.last(), &bytes)?;
    }
    for template in &framework.pack.matrices {
        let made = matrix(&desk, &template.id).context("a matrix of the country")?;
        written.push(Written {
            path: folder.join(format!("matrix-{}.xlsx", template.id)),
            one_page: false,
            says: Says::Matrix {
                owner: desk.owner(),
                heads: made.heads.clone(),
            },
        });
        save(
            written.last(),
            &made.workbook(&desk).to_xlsx().context("a matrix")?,
        )?;
    }
    Ok(written)
}

/// Writes the report of a large plan.
fn write_large(
    framework: &Framework,
    dossier: &Dossier,
    language: Language,
    folder: &Path,
) -> Result<Written> {
    let desk = Desk {
        framework,
        dossier,
        language,
        today: FixedWorld::default().now().date_naive(),
        day_of: |moment| moment.date_naive(),
    };
    let filled = fill(&desk, &PaperKey::of_plan(REPORT)).context("a report")?;
    let bytes = filled.document.to_docx().context("a document")?;
    let written = Written {
        path: folder.join(format!("{REPORT}-large.docx")),
        says: Says::Document(filled.document),
        one_page: true,
    };
    save(Some(&written), &bytes)?;
    Ok(written)
}

fn save(file: Option<&Written>, bytes: &[u8]) -> Result<()> {
    let Some(Written { path, .. }) = file else {
        return Ok(());
    };
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Prints files as PDF beside them.
fn print(office: &Path, files: &[Written]) -> Result<()> {
    for folder in folders(files) {
        let mut command = Command::new(office);
        command.args([
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
        ]);
        command.arg(folder);
        let inside = files
            .iter()
            .filter(|file| file.path.parent() == Some(folder));
        process::capture(command.args(inside.map(|file| &file.path)))?;
    }
    Ok(())
}

/// The folders of files, each once.
fn folders(files: &[Written]) -> Vec<&Path> {
    let mut folders: Vec<&Path> = files.iter().filter_map(|file| file.path.parent()).collect();
    folders.dedup();
    folders
}

/// Returns what is wrong with the pages of a file.
fn look(file: &Written) -> Result<Vec<String>> {
    let mut command = Command::new("pdftotext");
    // As it stands on the page: else a word is put together over the end of a line.
    command.arg("-layout");
    command.arg(file.path.with_extension("pdf")).arg("-");
    let text = process::capture(&mut command)?;
    // Every page ends with a form feed.
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    let mut faults = match &file.says {
        Says::Document(document) => pages::faults(document, &pages),
        Says::Matrix { owner, heads } => pages::matrix_faults(owner, heads, &pages),
    };
    if file.one_page && pages.len() > 1 {
        faults.push(format!("it has {} pages in place of one", pages.len()));
    }
    let name = file.path.display();
    Ok(faults
        .into_iter()
        .map(|fault| format!("{name}: {fault}"))
        .collect())
}

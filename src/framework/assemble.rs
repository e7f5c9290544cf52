//! Putting a framework together from its data files, when the product is built.

use std::fs;
use std::path::{Path, PathBuf};

use super::history::Ancestor;
use super::institution::{Dimension, Practice, PracticeAxis, Principle};
use super::model::{Competency, Framework};
use super::pack::CountryPack;
use super::template::{DocumentTemplate, TemplateScope};
use super::text::Text;
use super::validate::{Fault, validate};
use crate::documents::{FromValue, fields, read_text};

/// Returns the folder with the data of the product's framework.
pub fn catalogue_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/framework/catalogue")
}

/// The heading of a framework, `framework.json`.
struct Heading {
    id: String,
    version: String,
    history: Vec<Ancestor>,
    packs: Vec<String>,
    competencies: Vec<String>,
}

fields!(strict Heading { id, version, history, packs, competencies });

/// The file `principles.json`.
struct Principles {
    dimensions: Vec<Dimension>,
    principles: Vec<Principle>,
}

fields!(strict Principles { dimensions, principles });

/// The file `practices.json`.
struct Practices {
    axes: Vec<PracticeAxis>,
    practices: Vec<Practice>,
}

fields!(strict Practices { axes, practices });

/// Reads the data files of `dir`, validates the whole and sets its content hash.
///
/// # Errors
/// Every fault found, each with its path.
pub fn assemble_dir(dir: &Path) -> Result<Framework, Vec<Fault>> {
    let mut framework = read_parts(dir).map_err(|fault| vec![fault])?;
    let faults = validate(&framework);
    if !faults.is_empty() {
        return Err(faults);
    }
    framework.seal();
    Ok(framework)
}

fn read_parts(dir: &Path) -> Result<Framework, Fault> {
    let heading: Heading = read(dir, "framework.json")?;
    let mut competencies = Vec::new();
    for name in &heading.competencies {
        let part: Vec<Competency> = read(dir, &format!("competencies/{name}.json"))?;
        competencies.extend(part);
    }
    let mut packs = Vec::new();
    for name in &heading.packs {
        let mut pack: CountryPack = read(dir, &format!("packs/{name}.json"))?;
        pack.templates = templates(dir, name, &pack)?;
        packs.push(pack);
    }
    if packs.is_empty() {
        return Err(unreadable("framework.json", &"names no pack"));
    }
    let principles: Principles = read(dir, "principles.json")?;
    let practices: Practices = read(dir, "practices.json")?;
    Ok(Framework {
        id: heading.id,
        version: heading.version,
        content_hash: String::new(),
        history: heading.history,
        pack: packs.remove(0),
        other_packs: packs,
        glossary: Vec::new(),
        sources: read(dir, "sources.json")?,
        axes: read(dir, "axes.json")?,
        mandates: read(dir, "mandates.json")?,
        contents: read(dir, "contents.json")?,
        modalities: read(dir, "modalities.json")?,
        competencies,
        posts: read(dir, "posts.json")?,
        rules: read(dir, "rules.json")?,
        systems: read(dir, "systems.json")?,
        instruments: read(dir, "instruments.json")?,
        dimensions: principles.dimensions,
        principles: principles.principles,
        practice_axes: practices.axes,
        practices: practices.practices,
        services: read(dir, "services.json")?,
        questions: read(dir, "questions.json")?,
        sessions: read(dir, "sessions.json")?,
        notes: read(dir, "notes.json")?,
        labels: read(dir, "papers/labels.json")?,
    })
}

/// A kind of document, `papers/papers.json`; its name is that of the pack's documents.
struct Paper {
    id: String,
    scope: TemplateScope,
    source: Vec<String>,
}

fields!(strict Paper { id, scope, source });

/// Reads the templates of a pack: a text file for each document and language. A country may go without one.
fn templates(dir: &Path, name: &str, pack: &CountryPack) -> Result<Vec<DocumentTemplate>, Fault> {
    let papers: Vec<Paper> = read(dir, "papers/papers.json")?;
    let mut found = Vec::new();
    for Paper { id, scope, source } in papers {
        let path = |language: &str| format!("papers/{name}/{id}.{language}.txt");
        let there = |language| dir.join(path(language)).exists();
        if !there("es") && !there("en") {
            continue;
        }
        let text = |language| {
            let path = path(language);
            let text =
                fs::read_to_string(dir.join(&path)).map_err(|error| unreadable(&path, &error))?;
            Ok(text.replace("\r\n", "\n").trim().to_string())
        };
        let mut documents = pack.documents.iter();
        let title = documents.find(|item| item.id == id);
        let title = title.ok_or_else(|| Fault::DanglingId {
            path: format!("packs/{name}/documents"),
            id: id.clone(),
        })?;
        found.push(DocumentTemplate {
            scope,
            title: title.name.clone(),
            body: Text {
                es: text("es")?,
                en: text("en")?,
            },
            source,
            id,
        });
    }
    Ok(found)
}

fn read<T: FromValue>(dir: &Path, name: &str) -> Result<T, Fault> {
    let text = fs::read_to_string(dir.join(name)).map_err(|e| unreadable(name, &e))?;
    read_text(&text).map_err(|error| unreadable(name, &error))
}

fn unreadable(path: &str, error: &dyn std::fmt::Display) -> Fault {
    Fault::Unreadable {
        path: path.to_string(),
        detail: error.to_string(),
    }
}

//! How much of each source document stands in the framework.

use anyhow::{Context, Result};
use yachay_municipal::framework::{coverage, coverage_markdown};

use crate::{dist, paths, say};

/// Where the table is kept, for whoever reads the repository.
pub const FILE: &str = "docs/coverage.md";

/// How the table is given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Form {
    /// As Markdown, on the screen.
    Table,
    /// As JSON, for machines.
    Json,
    /// As Markdown, in [`FILE`].
    File,
}

/// Gives the table.
///
/// # Errors
/// The framework has faults, or the file cannot be written.
pub fn report(form: Form) -> Result<()> {
    let framework = dist::content::assemble()?;
    match form {
        Form::Table => print!("{}", coverage_markdown(&framework)),
        Form::Json => println!("{}", serde_json::to_string_pretty(&coverage(&framework))?),
        Form::File => {
            let path = paths::root().join(FILE);
            std::fs::write(&path, coverage_markdown(&framework))
                .with_context(|| format!("cannot write {}", path.display()))?;
            say(format!("coverage: wrote {FILE}"));
        }
    }
    Ok(())
}

//! Measures what the first visit downloads, and holds it against the budget.

use std::io::Write;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::dist::{self, Dist};
use crate::{paths, say};

/// The most the first visit may download through brotli, in bytes.
const BROTLI_BUDGET: u64 = 260_000;

/// The most the first visit may download through gzip, in bytes.
const GZIP_BUDGET: u64 = 330_000;

/// Files that the first visit does not fetch: the other language, and the program behind the door Planificar.
/// Everything else counts, so that nothing grows unseen.
const LATER: [&str; 3] = ["framework-pe.en.json", "plan.js", "plan_bg.wasm"];

/// The bytes of one file, or of several together.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bytes {
    /// As it lies on the disk.
    pub raw: u64,
    /// Through gzip at level 9.
    pub gzip: u64,
    /// Through brotli at level 11.
    pub brotli: u64,
}

/// What the first visit downloads.
#[derive(Debug, Clone, PartialEq)]
pub struct FirstVisit {
    /// Each file by its name without the version's folder, largest first.
    pub files: Vec<(String, Bytes)>,
}

impl FirstVisit {
    /// Compresses and measures the files of a build.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn measure(built: &Dist) -> Result<Self> {
        let mut files = Vec::new();
        for file in &built.files {
            let Some(name) = first_visit_name(file, &built.version) else {
                continue;
            };
            let path = built.folder.join(file);
            let contents =
                std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.push((name.to_owned(), measure(&contents)?));
        }
        files.sort_by_key(|(name, bytes)| (std::cmp::Reverse(bytes.brotli), name.clone()));
        Ok(Self { files })
    }

    /// Returns the sum over all files.
    pub fn total(&self) -> Bytes {
        let add = |sum: Bytes, (_, bytes): &(String, Bytes)| Bytes {
            raw: sum.raw + bytes.raw,
            gzip: sum.gzip + bytes.gzip,
            brotli: sum.brotli + bytes.brotli,
        };
        self.files.iter().fold(Bytes::default(), add)
    }

    /// Returns one sentence for each budget that is exceeded.
    pub fn excesses(&self) -> Vec<String> {
        let total = self.total();
        [
            ("brotli", total.brotli, BROTLI_BUDGET),
            ("gzip", total.gzip, GZIP_BUDGET),
        ]
        .into_iter()
        .filter(|(_, bytes, budget)| bytes > budget)
        .map(|(coding, bytes, budget)| {
            format!(
                "the first visit downloads {} kB through {coding}, {} kB more than its budget of {} kB",
                kilobytes(bytes),
                kilobytes(bytes - budget),
                kilobytes(budget)
            )
        })
        .collect()
    }

    fn table(&self) -> String {
        let width = self.files.iter().map(|(name, _)| name.len()).max();
        let width = width.unwrap_or_default().max("first visit, kB".len());
        let mut lines = vec![format!(
            "{:width$}  {:>9}  {:>8}  {:>8}",
            "first visit, kB", "raw", "gzip", "brotli"
        )];
        let mut add = |name: &str, raw: String, gzip: String, brotli: String| {
            lines.push(format!("{name:width$}  {raw:>9}  {gzip:>8}  {brotli:>8}"));
        };
        let total = ("total".to_owned(), self.total());
        for (name, bytes) in self.files.iter().chain([&total]) {
            add(
                name,
                kilobytes(bytes.raw),
                kilobytes(bytes.gzip),
                kilobytes(bytes.brotli),
            );
        }
        add(
            "budget",
            String::new(),
            kilobytes(GZIP_BUDGET),
            kilobytes(BROTLI_BUDGET),
        );
        lines.join("\n")
    }

    fn json(&self) -> Value {
        let value =
            |bytes: &Bytes| json!({ "raw": bytes.raw, "gzip": bytes.gzip, "brotli": bytes.brotli });
        let files: serde_json::Map<String, Value> = self
            .files
            .iter()
            .map(|(name, bytes)| (name.clone(), value(bytes)))
            .collect();
        json!({
            "unit": "byte",
            "files": files,
            "total": value(&self.total()),
            "budget": { "gzip": GZIP_BUDGET, "brotli": BROTLI_BUDGET },
            "within_budget": self.excesses().is_empty(),
        })
    }
}

/// Measures the build in `dist/`, building first when there is none, and prints the table or JSON.
///
/// # Errors
/// A budget is exceeded, or there is nothing to measure.
pub fn report(as_json: bool) -> Result<()> {
    let built = match Dist::open(paths::dist()) {
        Ok(built) => built,
        Err(_) => dist::build()?,
    };
    report_on(&built, as_json)
}

/// Measures this build, and prints the table or JSON.
///
/// # Errors
/// A budget is exceeded, or a file cannot be read.
pub fn report_on(built: &Dist, as_json: bool) -> Result<()> {
    say(format!(
        "size: measures what the first visit of version {} downloads",
        built.version
    ));
    let visit = FirstVisit::measure(built)?;
    if as_json {
        println!("{:#}", visit.json());
    } else {
        println!("{}", visit.table());
    }
    let excesses = visit.excesses();
    if !excesses.is_empty() {
        bail!("{}", excesses.join("; "));
    }
    Ok(())
}

/// Returns the short name of a file that the first visit downloads, `None` for all others.
fn first_visit_name<'a>(file: &'a str, version: &str) -> Option<&'a str> {
    if file == dist::INDEX {
        return Some(file);
    }
    let name = file.strip_prefix(version)?.strip_prefix('/')?;
    (!LATER.contains(&name)).then_some(name)
}

fn measure(contents: &[u8]) -> Result<Bytes> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(contents)?;
    let gzip = gzip.finish()?;
    let mut brotli = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: contents.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*contents, &mut brotli, &parameters)?;
    Ok(Bytes {
        raw: contents.len() as u64,
        gzip: gzip.len() as u64,
        brotli: brotli.len() as u64,
    })
}

/// Writes bytes as thousands with one decimal.
fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(sizes: &[(&str, u64, u64, u64)]) -> FirstVisit {
        let file = |&(name, raw, gzip, brotli): &(&str, u64, u64, u64)| {
            (name.to_owned(), Bytes { raw, gzip, brotli })
        };
        FirstVisit {
            files: sizes.iter().map(file).collect(),
        }
    }

    #[test]
    fn prints_a_table_with_total_and_budget() {
        let visit = visit(&[
            ("app.wasm", 600_000, 210_049, 180_050),
            ("index.html", 1_234, 700, 600),
        ]);
        let expected = "\
first visit, kB        raw      gzip    brotli
app.wasm             600.0     210.0     180.1
index.html             1.2       0.7       0.6
total                601.2     210.7     180.7
budget                         330.0     260.0";
        assert_eq!(visit.table(), expected);
        assert!(visit.excesses().is_empty());
    }

    #[test]
    fn the_budget_itself_is_allowed_and_one_byte_more_is_not() {
        let at = |gzip, brotli| visit(&[("a", 1, gzip, brotli)]).excesses();
        assert!(at(GZIP_BUDGET, BROTLI_BUDGET).is_empty());
        assert_eq!(at(GZIP_BUDGET + 1, BROTLI_BUDGET + 1).len(), 2);
        let sentence = "the first visit downloads 262.5 kB through brotli, \
                        2.5 kB more than its budget of 260.0 kB";
        assert_eq!(at(1, 262_500), [sentence]);
    }

    #[test]
    fn machines_get_bytes() {
        let json = visit(&[("a", 3, 2, BROTLI_BUDGET + 1)]).json();
        assert_eq!(json["files"]["a"]["gzip"], 2);
        assert_eq!(json["total"]["raw"], 3);
        assert_eq!(json["within_budget"], false);
    }

    #[test]
    fn counts_what_the_first_visit_downloads() {
        let name = |file| first_visit_name(file, "v-0123456789ab");
        assert_eq!(name("index.html"), Some("index.html"));
        assert_eq!(
            name("v-0123456789ab/framework-pe.es.json"),
            Some("framework-pe.es.json")
        );
        assert_eq!(name("v-0123456789ab/framework-pe.en.json"), None);
        assert_eq!(name("v-0123456789ab/plan_bg.wasm"), None);
        assert_eq!(name("schemas/response.schema.json"), None);
    }

    #[test]
    fn compresses_as_the_web_does() {
        let text = "from self-diagnosis to plan ".repeat(400);
        let bytes = measure(text.as_bytes()).unwrap();
        assert_eq!(bytes.raw, text.len() as u64);
        assert!(bytes.brotli < bytes.gzip && bytes.gzip < 200, "{bytes:?}");
    }
}

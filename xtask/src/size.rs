//! Measures what the first visit downloads, and holds it against the budget.

use std::io::Write;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::dist::{self, Dist};
use crate::{paths, say};

/// What somebody downloads at one time, and the most it may be.
#[derive(Debug, PartialEq)]
struct Occasion {
    /// What it is called in the table.
    title: &'static str,
    /// The name of its object in the JSON.
    key: &'static str,
    /// The most through gzip, in bytes.
    gzip_budget: u64,
    /// The most through brotli, in bytes.
    brotli_budget: u64,
}

/// The first page somebody opens, up to the first answer. It was 260 kB through brotli before documents were kept
/// in IndexedDB, read back, healed and guarded against a second writer, 280 kB before a file could be too many, a
/// damaged one be told from a whole one, and somebody answer a second diagnosis, and 287 kB before what could not be
/// saved of a document was tried again after another one came on screen, and 290 kB before what cannot be read, or was
/// left unsaved, was named with a way out. Before the work on the plan as a living document (issue 5) the budget was 350 kB
/// through gzip and 280 kB through brotli.
const FIRST_VISIT: Occasion = Occasion {
    title: "first visit",
    key: "first_visit",
    gzip_budget: 363_500,
    brotli_budget: 291_000,
};

/// What follows while the notice is read: the questions and what goes with them, a file of their own.
const QUESTIONS: Occasion = Occasion {
    title: "before the self-diagnosis",
    key: "before_self_diagnosis",
    gzip_budget: 50_000,
    brotli_budget: 42_000,
};

/// What entering the door Planificar adds to the first visit, once. It was 932 kB through brotli before modifications of
/// an approved plan stood in its document and what groups decided came into it, and 944 kB before sessions had copies and
/// earlier states, modifications said what had changed, and saves joined what had not.
const PLANNING: Occasion = Occasion {
    title: "entering Planificar",
    key: "entering_planificar",
    gzip_budget: 1_318_000,
    brotli_budget: 957_000,
};

/// What entering the door Facilitar adds to the first visit, once; the texts and style sheets that it shares with
/// Planificar count there.
const FACILITATING: Occasion = Occasion {
    title: "entering Facilitar",
    key: "entering_facilitar",
    gzip_budget: 600_000,
    brotli_budget: 465_000,
};

/// The whole framework in one language, a file of its own that stays when the program changes. It was 100 kB through
/// brotli before it held models of sessions with a group.
const FRAMEWORK: Occasion = Occasion {
    title: "the framework",
    key: "framework",
    gzip_budget: 142_000,
    brotli_budget: 110_000,
};

/// What comes once the page is usable, before the copy for use without a network: that copy is everything.
const BACKGROUND: Occasion = Occasion {
    title: "once the page is usable",
    key: "in_background",
    gzip_budget: 6_000,
    brotli_budget: 5_000,
};

/// What carrying documents without a network adds, once: QR codes, files under a password, archives.
const CARRYING: Occasion = Occasion {
    title: "carrying without a network",
    key: "carrying",
    gzip_budget: 190_000,
    brotli_budget: 160_000,
};

/// What the first document or workbook for an office adds, once.
const OFFICE: Occasion = Occasion {
    title: "office exporters",
    key: "office",
    gzip_budget: 330_000,
    brotli_budget: 272_000,
};

/// Files of an occasion after the first visit, by their name.
const LATER: &[(&str, &Occasion)] = &[
    ("offline.js", &BACKGROUND),
    (dist::WORKER, &BACKGROUND),
    (dist::MANIFEST, &BACKGROUND),
    ("carry.js", &CARRYING),
    ("carry_bg.wasm", &CARRYING),
    ("transfer.css", &CARRYING),
    ("office-worker.js", &OFFICE),
    ("office.js", &OFFICE),
    ("office_bg.wasm", &OFFICE),
    ("framework.respond.es.json", &QUESTIONS),
    ("charts.css", &PLANNING),
    ("institution.css", &PLANNING),
    ("builder.css", &PLANNING),
    ("people.css", &PLANNING),
    ("papers.css", &PLANNING),
    ("framework.css", &PLANNING),
    ("device.css", &PLANNING),
    ("follow.css", &PLANNING),
    ("texts.plan.es.txt", &PLANNING),
    ("plan.js", &PLANNING),
    ("plan_bg.wasm", &PLANNING),
    ("room.css", &FACILITATING),
    ("texts.facilitate.es.txt", &FACILITATING),
    ("facilitate.js", &FACILITATING),
    ("facilitate_bg.wasm", &FACILITATING),
    ("framework.es.json", &FRAMEWORK),
];

/// Files that are fetched only when somebody asks for them: the other language, the framework with all
/// languages and the example. Everything else counts for the first visit, so that nothing grows unseen.
const ON_REQUEST: [&str; 8] = [
    "example.json",
    "framework.json",
    "framework.en.json",
    "framework.first.en.json",
    "framework.respond.en.json",
    "texts.en.txt",
    "texts.plan.en.txt",
    "texts.facilitate.en.txt",
];

/// How the files of the rescue page begin, `rescue.js` and the folder beside it: fetched when something failed
/// or somebody wants to erase.
const RESCUE: &str = "rescue";

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

/// What is downloaded on one occasion.
#[derive(Debug, PartialEq)]
struct Visit {
    occasion: &'static Occasion,
    /// Each file by its name without the version's folder, largest first.
    files: Vec<(String, Bytes)>,
}

impl Visit {
    /// Compresses and measures the files of a build.
    ///
    /// # Errors
    /// A file cannot be read.
    fn measure(built: &Dist, occasion: &'static Occasion) -> Result<Self> {
        let mut files = Vec::new();
        for file in &built.files {
            let Some((name, _)) =
                occasion_of(file, &built.version).filter(|(_, of)| *of == occasion)
            else {
                continue;
            };
            let path = built.folder.join(file);
            let contents =
                std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.push((name.to_owned(), measure(&contents)?));
        }
        files.sort_by_key(|(name, bytes)| (std::cmp::Reverse(bytes.brotli), name.clone()));
        Ok(Self { occasion, files })
    }

    /// Returns the sum over all files.
    fn total(&self) -> Bytes {
        let add = |sum: Bytes, (_, bytes): &(String, Bytes)| Bytes {
            raw: sum.raw + bytes.raw,
            gzip: sum.gzip + bytes.gzip,
            brotli: sum.brotli + bytes.brotli,
        };
        self.files.iter().fold(Bytes::default(), add)
    }

    /// Returns one sentence for each budget that is exceeded.
    fn excesses(&self) -> Vec<String> {
        let total = self.total();
        [
            ("brotli", total.brotli, self.occasion.brotli_budget),
            ("gzip", total.gzip, self.occasion.gzip_budget),
        ]
        .into_iter()
        .filter(|(_, bytes, budget)| bytes > budget)
        .map(|(coding, bytes, budget)| {
            format!(
                "{}: {} kB through {coding}, {} kB more than its budget of {} kB",
                self.occasion.title,
                kilobytes(bytes),
                kilobytes(bytes - budget),
                kilobytes(budget)
            )
        })
        .collect()
    }

    fn table(&self) -> String {
        let width = self.files.iter().map(|(name, _)| name.len()).max();
        let heading = format!("{}, kB", self.occasion.title);
        let width = width.unwrap_or_default().max(heading.len());
        let mut lines = vec![format!(
            "{:width$}  {:>9}  {:>8}  {:>8}",
            heading, "raw", "gzip", "brotli"
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
            kilobytes(self.occasion.gzip_budget),
            kilobytes(self.occasion.brotli_budget),
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
            "files": files,
            "total": value(&self.total()),
            "budget": { "gzip": self.occasion.gzip_budget, "brotli": self.occasion.brotli_budget },
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
        "size: measures what version {} makes people download",
        built.version
    ));
    let visits = [
        Visit::measure(built, &FIRST_VISIT)?,
        Visit::measure(built, &QUESTIONS)?,
        Visit::measure(built, &PLANNING)?,
        Visit::measure(built, &FACILITATING)?,
        Visit::measure(built, &FRAMEWORK)?,
        Visit::measure(built, &BACKGROUND)?,
        Visit::measure(built, &CARRYING)?,
        Visit::measure(built, &OFFICE)?,
    ];
    if as_json {
        let visits = visits
            .iter()
            .map(|visit| (visit.occasion.key.to_owned(), visit.json()));
        let visits: serde_json::Map<String, Value> = visits.collect();
        println!("{:#}", json!({ "unit": "byte", "occasions": visits }));
    } else {
        let tables: Vec<String> = visits.iter().map(Visit::table).collect();
        println!("{}", tables.join("\n\n"));
    }
    let excesses: Vec<String> = visits.iter().flat_map(Visit::excesses).collect();
    if !excesses.is_empty() {
        bail!("{}", excesses.join("; "));
    }
    Ok(())
}

/// Returns the short name of a file and the occasion on which it is downloaded, `None` for files that are
/// fetched on request or by other programs.
fn occasion_of<'a>(file: &'a str, version: &str) -> Option<(&'a str, &'static Occasion)> {
    if file == dist::INDEX {
        return Some((file, &FIRST_VISIT));
    }
    let inside = file
        .strip_prefix(version)
        .and_then(|name| name.strip_prefix('/'));
    let name = inside.unwrap_or(file);
    if let Some((_, occasion)) = LATER.iter().find(|(later, _)| *later == name) {
        return Some((name, occasion));
    }
    let on_request = ON_REQUEST.contains(&name) || name.starts_with(RESCUE);
    (inside.is_some() && !on_request).then_some((name, &FIRST_VISIT))
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

    fn visit(sizes: &[(&str, u64, u64, u64)]) -> Visit {
        let file = |&(name, raw, gzip, brotli): &(&str, u64, u64, u64)| {
            (name.to_owned(), Bytes { raw, gzip, brotli })
        };
        Visit {
            occasion: &FIRST_VISIT,
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
budget                         363.5     291.0";
        assert_eq!(visit.table(), expected);
        assert!(visit.excesses().is_empty());
    }

    #[test]
    fn the_budget_itself_is_allowed_and_one_byte_more_is_not() {
        let at = |gzip, brotli| visit(&[("a", 1, gzip, brotli)]).excesses();
        let (gzip, brotli) = (FIRST_VISIT.gzip_budget, FIRST_VISIT.brotli_budget);
        assert!(at(gzip, brotli).is_empty());
        assert_eq!(at(gzip + 1, brotli + 1).len(), 2);
        let sentence = "first visit: 291.5 kB through brotli, \
                        0.5 kB more than its budget of 291.0 kB";
        assert_eq!(at(1, 291_500), [sentence]);
    }

    #[test]
    fn machines_get_bytes() {
        let json = visit(&[("a", 3, 2, FIRST_VISIT.brotli_budget + 1)]).json();
        assert_eq!(json["files"]["a"]["gzip"], 2);
        assert_eq!(json["total"]["raw"], 3);
        assert_eq!(json["within_budget"], false);
    }

    #[test]
    fn every_file_counts_on_its_occasion() {
        let of = |file| occasion_of(file, "v-0123456789ab").map(|(_, occasion)| occasion.key);
        assert_eq!(of("index.html"), Some("first_visit"));
        assert_eq!(of("v-0123456789ab/something-new.js"), Some("first_visit"));
        assert_eq!(
            of("v-0123456789ab/plan_bg.wasm"),
            Some("entering_planificar")
        );
        assert_eq!(of("v-0123456789ab/framework.es.json"), Some("framework"));
        assert_eq!(of("v-0123456789ab/carry_bg.wasm"), Some("carrying"));
        assert_eq!(of("v-0123456789ab/office_bg.wasm"), Some("office"));
        assert_eq!(of("v-0123456789ab/framework.en.json"), None);
        assert_eq!(of("v-0123456789ab/rescue.js"), None);
        assert_eq!(of("v-0123456789ab/rescue/wipe.js"), None);
        assert_eq!(of("rescate.html"), None);
        assert_eq!(of("sw.js"), Some("in_background"));
        assert_eq!(of("v-0123456789ab/offline.js"), Some("in_background"));
        assert_eq!(of("yachay-municipal.html"), None);
        assert_eq!(of("schemas/response-1.schema.json"), None);
    }

    #[test]
    fn compresses_as_the_web_does() {
        let text = "from self-diagnosis to plan ".repeat(400);
        let bytes = measure(text.as_bytes()).unwrap();
        assert_eq!(bytes.raw, text.len() as u64);
        assert!(bytes.brotli < bytes.gzip && bytes.gzip < 200, "{bytes:?}");
    }
}

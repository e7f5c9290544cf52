//! Zip archives: a backup of many documents, or a folder of them that somebody sent.
//!
//! Nothing an archive says of itself is believed: declared sizes are bounds, paths are cut to their last
//! part, archives in archives stay closed. What is refused is named.

use std::collections::BTreeSet;
use std::io::Write;

use rawzip::{
    CompressionMethod, DataDescriptorOutput, ErrorKind, ZipArchive, ZipArchiveEntryWayfinder,
    ZipArchiveWriter, ZipFileHeaderRecord, ZipSliceArchive, crc32,
};

use super::compress::{deflate, inflate};
use crate::documents::MAX_FILE_BYTES;
use crate::order::ordered;

/// Largest archive that is read, in bytes.
pub const MAX_ARCHIVE_BYTES: usize = 50_000_000;
/// Most entries of an archive.
pub const MAX_ENTRIES: usize = 10_000;
/// Most bytes that all entries of an archive may become together; the rest is named, not read.
pub const MAX_TOTAL_BYTES: u64 = 100_000_000;
/// How many times its size an entry may become; our own files become 10 to 30 times theirs.
pub const MAX_RATIO: u64 = 200;
/// Smaller entries may become as large as they like.
const RATIO_MATTERS_FROM: u64 = 1_000_000;
/// Letters that are kept of a name.
const MAX_NAME_LETTERS: usize = 120;
/// What a file without a name is called.
const NAMELESS: &str = "documento";

/// Why a whole archive is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveFault {
    /// It is none.
    NotZip,
    /// It is larger than [`MAX_ARCHIVE_BYTES`].
    TooLarge,
    /// It has more than [`MAX_ENTRIES`] entries.
    TooMany,
    /// Its entries share the same bytes, as only bombs do.
    Overlapping,
    /// Its table of contents is broken.
    Damaged,
}

impl ArchiveFault {
    /// Returns its name, for other programs.
    pub fn code(self) -> &'static str {
        match self {
            ArchiveFault::NotZip => "not-zip",
            ArchiveFault::TooLarge => "too-large",
            ArchiveFault::TooMany => "too-many",
            ArchiveFault::Overlapping => "overlapping",
            ArchiveFault::Damaged => "damaged",
        }
    }
}

/// Why one entry was not read; the others were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// It needs the password of the program that made the archive.
    Encrypted,
    /// It is an archive itself.
    Nested,
    /// It is compressed in a way that is rarely used.
    Method,
    /// It is not what it was when it was put in.
    Broken,
    /// It is larger than [`MAX_FILE_BYTES`].
    TooLarge,
    /// It would become more than [`MAX_RATIO`] times its size.
    Bomb,
    /// The entries before it took all of [`MAX_TOTAL_BYTES`].
    Total,
}

impl EntryFault {
    /// Returns its name, for other programs.
    pub fn code(self) -> &'static str {
        match self {
            EntryFault::Encrypted => "encrypted",
            EntryFault::Nested => "nested",
            EntryFault::Method => "method",
            EntryFault::Broken => "broken",
            EntryFault::TooLarge => "too-large",
            EntryFault::Bomb => "bomb",
            EntryFault::Total => "total",
        }
    }
}

/// One file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The last part of its path; two entries may have the same.
    pub name: String,
    /// What it holds, or why it was not read.
    pub contents: Result<Vec<u8>, EntryFault>,
}

/// An entry as the table of contents has it.
struct Listed {
    name: String,
    method: CompressionMethod,
    encrypted: bool,
    place: ZipArchiveEntryWayfinder,
}

/// An archive whose table of contents is in order.
pub struct Archive<'a> {
    zip: ZipSliceArchive<&'a [u8]>,
    listed: Vec<Listed>,
}

impl<'a> Archive<'a> {
    /// Reads the table of contents; nothing is unpacked yet.
    ///
    /// # Errors
    /// The archive as a whole is refused.
    pub fn open(bytes: &'a [u8]) -> Result<Archive<'a>, ArchiveFault> {
        if bytes.len() > MAX_ARCHIVE_BYTES {
            return Err(ArchiveFault::TooLarge);
        }
        let zip = ZipArchive::from_slice(bytes).map_err(|error| match error.kind() {
            ErrorKind::MissingEndOfCentralDirectory if !bytes.starts_with(b"PK\x03\x04") => {
                ArchiveFault::NotZip
            }
            _ => ArchiveFault::Damaged,
        })?;
        let mut listed = Vec::new();
        let mut seen = 0;
        let mut records = zip.entries();
        while let Some(record) = records.next_entry().map_err(|_| ArchiveFault::Damaged)? {
            seen += 1;
            if seen > MAX_ENTRIES {
                return Err(ArchiveFault::TooMany);
            }
            listed.extend(list(&record));
        }
        if seen as u64 != zip.entries_hint() {
            return Err(ArchiveFault::Damaged);
        }
        let archive = Archive { zip, listed };
        match archive.overlaps() {
            true => Err(ArchiveFault::Overlapping),
            false => Ok(archive),
        }
    }

    /// Unpacks one entry after the other.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        let mut room = MAX_TOTAL_BYTES;
        self.listed.iter().map(move |listed| Entry {
            name: listed.name.clone(),
            contents: self.unpack(listed, &mut room),
        })
    }

    fn unpack(&self, listed: &Listed, room: &mut u64) -> Result<Vec<u8>, EntryFault> {
        if listed.encrypted {
            return Err(EntryFault::Encrypted);
        }
        let name = listed.name.to_ascii_lowercase();
        if name.ends_with(".zip") {
            return Err(EntryFault::Nested);
        }
        let packed = listed.place.compressed_size_hint();
        let size = listed.place.uncompressed_size_hint();
        if size > MAX_FILE_BYTES {
            return Err(EntryFault::TooLarge);
        }
        if size > RATIO_MATTERS_FROM && size / MAX_RATIO > packed {
            return Err(EntryFault::Bomb);
        }
        *room = room.checked_sub(size).ok_or(EntryFault::Total)?;
        let entry = self.zip.get_entry(listed.place);
        let entry = entry.map_err(|_| EntryFault::Broken)?;
        let limit = usize::try_from(size).map_err(|_| EntryFault::TooLarge)?;
        let contents = match listed.method {
            CompressionMethod::STORE => entry.data().to_vec(),
            CompressionMethod::DEFLATE => {
                inflate(entry.data(), limit).map_err(|_| EntryFault::Broken)?
            }
            _ => return Err(EntryFault::Method),
        };
        let promised = entry.claim_verifier();
        let kept =
            contents.len() as u64 == promised.uncompressed_size && crc32(&contents) == promised.crc;
        kept.then_some(contents).ok_or(EntryFault::Broken)
    }

    /// Tells whether two entries share bytes of the archive.
    fn overlaps(&self) -> bool {
        let place = |listed: &Listed| {
            let entry = self.zip.get_entry(listed.place).ok()?;
            Some(entry.compressed_data_range())
        };
        let ranges = self.listed.iter().filter_map(place).collect();
        let ranges = ordered(ranges, |a: &(u64, u64), b: &(u64, u64)| a.cmp(b));
        let mut after = 0;
        ranges.into_iter().any(|(start, end)| {
            let shared = start < after;
            after = end;
            shared
        })
    }
}

/// Returns what the table of contents says of a file; nothing for folders and what macOS adds.
fn list(record: &ZipFileHeaderRecord) -> Option<Listed> {
    let path = record.file_path();
    let path = path.as_bytes();
    if record.is_dir() || path.starts_with(b"__MACOSX/") {
        return None;
    }
    Some(Listed {
        name: last_part(&String::from_utf8_lossy(path)),
        method: record.compression_method(),
        encrypted: record.flags().is_encrypted()
            || record.compression_method() == CompressionMethod::AES,
        place: record.wayfinder(),
    })
}

/// Returns the last part of a path, without what cannot be shown; never a path itself.
fn last_part(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = name.chars().filter(|letter| !letter.is_control());
    shown.take(MAX_NAME_LETTERS).collect()
}

/// Packs texts under their names; equal names get a number. The same files give the same bytes.
///
/// # Errors
/// There are too many, or together they are too large to be read back.
pub fn pack(files: &[(String, String)]) -> Result<Vec<u8>, ArchiveFault> {
    let total: u64 = files.iter().map(|(_, text)| text.len() as u64).sum();
    if files.len() > MAX_ENTRIES {
        return Err(ArchiveFault::TooMany);
    }
    if total > MAX_TOTAL_BYTES {
        return Err(ArchiveFault::TooLarge);
    }
    let mut taken = BTreeSet::new();
    let mut writer = ZipArchiveWriter::new(Vec::new());
    for (name, text) in files {
        let name = free_name(&last_part(name), &taken);
        add(&mut writer, &name, text.as_bytes()).map_err(|_| ArchiveFault::Damaged)?;
        taken.insert(name);
    }
    let packed = writer.finish().map_err(|_| ArchiveFault::Damaged)?;
    match packed.len() > MAX_ARCHIVE_BYTES {
        true => Err(ArchiveFault::TooLarge),
        false => Ok(packed),
    }
}

/// Packs the parts of a file that is an archive itself, under their paths. The same parts give the same bytes.
///
/// # Errors
/// A part or its path is larger than an archive allows.
pub fn pack_parts<T: AsRef<[u8]>>(parts: &[(&str, T)]) -> Result<Vec<u8>, ArchiveFault> {
    let mut writer = ZipArchiveWriter::new(Vec::new());
    for (path, contents) in parts {
        add(&mut writer, path, contents.as_ref()).map_err(|_| ArchiveFault::TooLarge)?;
    }
    writer.finish().map_err(|_| ArchiveFault::TooLarge)
}

fn add(
    writer: &mut ZipArchiveWriter<Vec<u8>>,
    name: &str,
    contents: &[u8],
) -> Result<(), rawzip::Error> {
    let method = CompressionMethod::DEFLATE;
    let file = writer.new_file(name).compression_method(method);
    let (mut entry, _) = file.start()?;
    entry.write_all(&deflate(contents))?;
    let descriptor = DataDescriptorOutput::new(crc32(contents), contents.len() as u64);
    entry.finish(descriptor).map(|_| ())
}

/// Returns the name, or with a number before its ending when it is taken.
fn free_name(name: &str, taken: &BTreeSet<String>) -> String {
    let name = if name.is_empty() { NAMELESS } else { name };
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let mut numbered = (2..).map(|number| format!("{stem} ({number}){ending}"));
    let mut free = name.to_string();
    while taken.contains(&free) {
        free = numbered.next().unwrap_or_default();
    }
    free
}

//! Archives: what is in them comes out under its name, and what would do harm is named.

use proptest::collection::vec;
use proptest::prelude::*;
use yachay_municipal::documents::MAX_FILE_BYTES;
use yachay_municipal::transfer::archive::{
    Archive, ArchiveFault, Entry, EntryFault, MAX_ARCHIVE_BYTES, MAX_ENTRIES, MAX_TOTAL_BYTES, pack,
};
use yachay_municipal::transfer::deflate;

use crate::{noise, usual_text};

fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| ((*name).to_string(), (*text).to_string()))
        .collect();
    pack(&files).expect("an archive")
}

fn unpacked(bytes: &[u8]) -> Vec<Entry> {
    let archive = Archive::open(bytes).expect("an archive");
    archive.entries().collect()
}

fn refused(bytes: &[u8]) -> ArchiveFault {
    match Archive::open(bytes) {
        Ok(_) => panic!("this archive is refused"),
        Err(fault) => fault,
    }
}

/// One entry as an archive by hand has it: everything in it may be a lie.
#[derive(Clone)]
struct Raw {
    name: &'static str,
    data: Vec<u8>,
    method: u16,
    flags: u16,
    crc: u32,
    size: u32,
    /// Where its header is said to be, instead of where it is.
    at: Option<u32>,
}

impl Raw {
    fn stored(name: &'static str, contents: &[u8]) -> Raw {
        Raw {
            name,
            data: contents.to_vec(),
            method: 0,
            flags: 0,
            crc: rawzip::crc32(contents),
            size: contents.len() as u32,
            at: None,
        }
    }

    fn deflated(name: &'static str, contents: &[u8]) -> Raw {
        Raw {
            data: deflate(contents),
            method: 8,
            ..Raw::stored(name, contents)
        }
    }

    /// The fields that both headers share, from the version needed to the length of the name.
    fn shared(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for field in [20, self.flags, self.method, 0, 33] {
            out.extend(field.to_le_bytes());
        }
        for field in [self.crc, self.data.len() as u32, self.size] {
            out.extend(field.to_le_bytes());
        }
        out.extend((self.name.len() as u16).to_le_bytes());
        out
    }
}

/// An archive of these entries, said to be `count` of them.
fn raw(entries: &[Raw], count: u16) -> Vec<u8> {
    let (mut out, mut table) = (Vec::new(), Vec::new());
    for entry in entries {
        let at = entry.at.unwrap_or(out.len() as u32);
        out.extend(b"PK\x03\x04");
        out.extend(entry.shared());
        out.extend([0; 2]);
        out.extend(entry.name.bytes());
        out.extend(&entry.data);
        table.extend(b"PK\x01\x02\x14\0");
        table.extend(entry.shared());
        table.extend([0; 12]);
        table.extend(at.to_le_bytes());
        table.extend(entry.name.bytes());
    }
    let start = out.len() as u32;
    out.extend(&table);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend((table.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

/// What becomes of one entry alone in an archive.
fn alone(entry: Raw) -> Result<Vec<u8>, EntryFault> {
    let mut found = unpacked(&raw(&[entry], 1));
    assert_eq!(found.len(), 1);
    found.remove(0).contents
}

#[test]
fn what_was_packed_comes_out() {
    let text = usual_text();
    let bytes = packed(&[
        ("respuesta.json", &text),
        ("ñandú 😀.json", "{}"),
        ("vacío", ""),
    ]);
    let found = unpacked(&bytes);
    let names: Vec<_> = found.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["respuesta.json", "ñandú 😀.json", "vacío"]);
    assert_eq!(found[0].contents.as_deref(), Ok(text.as_bytes()));
    assert_eq!(found[2].contents.as_deref(), Ok(&b""[..]));
    assert_eq!(unpacked(&packed(&[])), []);
    assert_eq!(alone(Raw::stored("a", b"abc")).as_deref(), Ok(&b"abc"[..]));
    assert_eq!(
        alone(Raw::deflated("a", b"abc")).as_deref(),
        Ok(&b"abc"[..])
    );
}

#[test]
fn equal_names_get_a_number_and_paths_their_last_part() {
    let files = [
        ("a.json", "1"),
        ("x/a.json", "2"),
        ("..\\a.json", "3"),
        ("/", "4"),
        ("", "5"),
    ];
    let found = unpacked(&packed(&files));
    let names: Vec<_> = found.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "a.json",
            "a (2).json",
            "a (3).json",
            "documento",
            "documento (2)"
        ]
    );
    let path = |name| unpacked(&raw(&[Raw::stored(name, b"x")], 1));
    assert_eq!(path("../../etc/passwd")[0].name, "passwd");
    assert_eq!(path("C:\\Windows\\a\u{7}.json")[0].name, "a.json");
    assert_eq!(path("carpeta/"), []);
    assert_eq!(path("__MACOSX/._a.json"), []);
}

#[test]
fn what_is_no_archive_is_said_to_be_none() {
    for bytes in [
        &b""[..],
        b"PK",
        b"hola",
        usual_text().as_bytes(),
        &[0; 1_000],
    ] {
        assert_eq!(refused(bytes), ArchiveFault::NotZip);
    }
    let whole = packed(&[("a.json", "{}"), ("b.json", "{}")]);
    assert_eq!(refused(&whole[..whole.len() - 30]), ArchiveFault::Damaged);
    let too_few = raw(&[Raw::stored("a", b"a"), Raw::stored("b", b"b")], 1);
    assert_eq!(refused(&too_few), ArchiveFault::Damaged);
    let too_many = raw(&[Raw::stored("a", b"a")], 2);
    assert_eq!(refused(&too_many), ArchiveFault::Damaged);
}

#[test]
fn one_bad_entry_is_named_and_the_others_are_read() {
    let good = Raw::deflated("bueno.json", b"{}");
    let changed = Raw {
        crc: 1,
        ..good.clone()
    };
    let grown = Raw {
        size: 3,
        ..good.clone()
    };
    let shrunk = Raw {
        size: 1,
        ..good.clone()
    };
    let cut = Raw {
        data: vec![0xff; 4],
        ..good.clone()
    };
    let secret = Raw {
        flags: 1,
        ..good.clone()
    };
    let aes = Raw {
        method: 99,
        ..good.clone()
    };
    let zstd = Raw {
        method: 93,
        ..good.clone()
    };
    let nested = Raw::stored("Más.ZIP", &packed(&[("a", "b")]));
    let table = [
        (changed, EntryFault::Broken),
        (grown, EntryFault::Broken),
        (shrunk, EntryFault::Broken),
        (cut, EntryFault::Broken),
        (secret, EntryFault::Encrypted),
        (aes, EntryFault::Encrypted),
        (zstd, EntryFault::Method),
        (nested, EntryFault::Nested),
    ];
    for (bad, expected) in table {
        let found = unpacked(&raw(&[bad, good.clone()], 2));
        assert_eq!(found[0].contents, Err(expected));
        assert_eq!(
            found[1].contents.as_deref(),
            Ok(&b"{}"[..]),
            "after {expected:?}"
        );
    }
}

#[test]
fn bombs_do_not_go_off() {
    let blank = vec![b' '; 20_000_000];
    assert_eq!(
        alone(Raw::deflated("a.json", &blank)),
        Err(EntryFault::Bomb)
    );
    let lies_small = Raw {
        size: 2,
        ..Raw::deflated("a.json", &blank)
    };
    assert_eq!(alone(lies_small), Err(EntryFault::Broken));
    let lies_large = Raw {
        size: u32::MAX - 1,
        ..Raw::deflated("a.json", b"{}")
    };
    assert_eq!(alone(lies_large), Err(EntryFault::TooLarge));
    let over = Raw {
        size: MAX_FILE_BYTES as u32 + 1,
        ..Raw::deflated("a.json", b"{}")
    };
    assert_eq!(alone(over), Err(EntryFault::TooLarge));
}

#[test]
fn entries_that_share_their_bytes_are_refused() {
    // As in David Fifield's bomb: many entries of the table point at the same data.
    let kernel = Raw::deflated("a.json", &noise(1_000, 3).into_bytes());
    let again = Raw {
        at: Some(0),
        ..kernel.clone()
    };
    assert_eq!(
        refused(&raw(&[kernel.clone(), again], 2)),
        ArchiveFault::Overlapping
    );
    assert_eq!(unpacked(&raw(&[kernel.clone(), kernel], 2)).len(), 2);
}

#[test]
fn all_entries_together_have_a_bound() {
    let count = (MAX_TOTAL_BYTES / 20_000_000) as usize + 1;
    let kernel = noise(150_000, 2).into_bytes();
    let small = Raw::deflated("a.json", &[kernel, vec![b' '; 19_850_000]].concat());
    let mut entries = vec![small; count];
    entries.push(Raw::stored("b", b"b"));
    let bytes = raw(&entries, count as u16 + 1);
    let archive = Archive::open(&bytes).expect("an archive");
    let faults: Vec<_> = archive
        .entries()
        .map(|entry| entry.contents.err())
        .collect();
    assert_eq!(
        faults.iter().filter(|fault| fault.is_none()).count(),
        count - 1
    );
    assert_eq!(faults[count - 1..], [Some(EntryFault::Total); 2]);
}

#[test]
fn archives_have_a_size_and_a_count() {
    assert_eq!(
        refused(&vec![0; MAX_ARCHIVE_BYTES + 1]),
        ArchiveFault::TooLarge
    );
    let entry = Raw::stored("a", b"");
    let most = raw(&vec![entry.clone(); MAX_ENTRIES], MAX_ENTRIES as u16);
    assert_eq!(unpacked(&most).len(), MAX_ENTRIES);
    let more = raw(&vec![entry; MAX_ENTRIES + 1], MAX_ENTRIES as u16 + 1);
    assert_eq!(refused(&more), ArchiveFault::TooMany);
    let many: Vec<_> = (0..=MAX_ENTRIES)
        .map(|number| (number.to_string(), String::new()))
        .collect();
    assert_eq!(pack(&many), Err(ArchiveFault::TooMany));
    let large = vec![("a".to_string(), " ".repeat(MAX_TOTAL_BYTES as usize + 1))];
    assert_eq!(pack(&large), Err(ArchiveFault::TooLarge));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_files_come_back(files in vec(("[a-z]{1,8}\\.json", ".{0,200}"), 0..12)) {
        let found = unpacked(&pack(&files).expect("an archive"));
        prop_assert_eq!(found.len(), files.len());
        for (entry, (_, text)) in found.iter().zip(&files) {
            prop_assert_eq!(entry.contents.as_deref(), Ok(text.as_bytes()));
        }
    }

    #[test]
    fn any_change_of_bytes_is_harmless(changes in vec((any::<usize>(), any::<u8>()), 1..8)) {
        let text = usual_text();
        let mut bytes = packed(&[("a.json", &text), ("b.json", "{}")]);
        for (place, to) in changes {
            let place = place % bytes.len();
            bytes[place] = to;
        }
        if let Ok(archive) = Archive::open(&bytes) {
            for entry in archive.entries() {
                let kept = entry.contents.is_err()
                    || entry.contents.as_deref() == Ok(text.as_bytes())
                    || entry.contents.as_deref() == Ok(&b"{}"[..]);
                prop_assert!(kept, "{entry:?}");
            }
        }
    }
}

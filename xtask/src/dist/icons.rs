//! The icons of the installed application: the woven mark of `style/icons.svg`, drawn in the sizes that phones
//! and computers ask for.

use std::io::Write;

use anyhow::Result;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

/// Wool, cochineal and yellow of `style/tokens.css`, as red, green and blue.
const COLOURS: [u8; 9] = [0xfb, 0xf8, 0xf2, 0x8c, 0x1d, 0x33, 0xb9, 0x7a, 0x08];

/// Their folder in a finished build.
pub const FOLDER: &str = "icons";

/// Name, side and side of one of the five squares across the mark, in pixels. The mark of a maskable icon stays
/// in the middle, where no phone cuts.
const DRAWN: [(&str, usize, usize); 4] = [
    ("icons/icon-192.png", 192, 36),
    ("icons/icon-512.png", 512, 96),
    ("icons/maskable-512.png", 512, 72),
    // iPhones put it on a square of their own, with its corners cut.
    ("icons/touch-180.png", 180, 28),
];

/// The same mark for any size.
const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 17 17" shape-rendering="crispEdges"><path fill="#fbf8f2" d="M0 0h17v17H0z"/><path fill="#8c1d33" d="M7 1h3v3h3v3h3v3h-3v3h-3v3H7v-3H4v-3H1V7h3V4h3z"/><path fill="#b97a08" d="M7 4h3v3h3v3h-3v3H7v-3H4V7h3z"/><path fill="#8c1d33" d="M7 7h3v3H7z"/></svg>
"##;

/// Returns all icons by name.
///
/// # Errors
/// A picture cannot be compressed.
pub fn all() -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = vec![("icons/icon.svg".to_owned(), SVG.into())];
    for (name, side, square) in DRAWN {
        files.push((name.to_owned(), png(side, square)?));
    }
    Ok(files)
}

/// Draws the mark in the middle of a square picture.
fn png(side: usize, square: usize) -> Result<Vec<u8>> {
    let mut pixels = ZlibEncoder::new(Vec::new(), Compression::best());
    for row in 0..side {
        // Each row begins with the number of its filter: none.
        let colours =
            (0..side).map(|column| colour(place(row, side, square), place(column, side, square)));
        let line: Vec<u8> = std::iter::once(0).chain(colours).collect();
        pixels.write_all(&line)?;
    }
    let length = u32::try_from(side)?.to_be_bytes();
    // Eight bits a pixel, each the number of a colour; no other choices.
    let head = [&length[..], &length, &[8, 3, 0, 0, 0]].concat();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [
        (b"IHDR", &head[..]),
        (b"PLTE", &COLOURS),
        (b"IDAT", &pixels.finish()?),
        (b"IEND", &[]),
    ] {
        let mut check = Crc::new();
        check.update(name);
        check.update(data);
        file.extend(u32::try_from(data.len())?.to_be_bytes());
        file.extend(name);
        file.extend(data);
        file.extend(check.sum().to_be_bytes());
    }
    Ok(file)
}

/// Returns how many squares a pixel is away from the middle one, in one direction.
fn place(pixel: usize, side: usize, square: usize) -> usize {
    let twice = (2 * pixel + 1).abs_diff(side);
    (twice + square) / (2 * square)
}

/// Returns the number of the colour of a square: rings around the middle, as woven.
fn colour(down: usize, across: usize) -> u8 {
    match down + across {
        0 | 2 => 1,
        1 => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_symmetric_and_stays_inside() {
        for (name, side, square) in DRAWN {
            let row = |row: usize| -> Vec<u8> {
                let at = |pixel| place(pixel, side, square);
                (0..side)
                    .map(|column| colour(at(row), at(column)))
                    .collect()
            };
            let middle = row(side / 2);
            let mirrored: Vec<u8> = middle.iter().rev().copied().collect();
            assert_eq!(middle, mirrored, "{name}");
            assert_eq!(middle[side / 2], 1, "{name}");
            assert!(row(0).iter().all(|&colour| colour == 0), "{name}");
            assert!(
                middle.iter().filter(|&&colour| colour > 0).count() == 5 * square,
                "{name}"
            );
        }
    }

    #[test]
    fn every_icon_has_its_size() {
        for (name, contents) in all().unwrap() {
            if name.ends_with(".png") {
                let side: u32 = name
                    .trim_end_matches(".png")
                    .rsplit('-')
                    .next()
                    .unwrap()
                    .parse()
                    .unwrap();
                assert_eq!(contents[16..20], side.to_be_bytes(), "{name}");
            }
        }
    }
}

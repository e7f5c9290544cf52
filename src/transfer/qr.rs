//! QR codes: drawn from a frame, read from a picture.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use rxing::common::{BitMatrix, DetectorRXingResult, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};
use rxing::{Binarizer, Luma8LuminanceSource};

use super::sender::CodeSize;

/// Most pixels of a picture that is looked at; a camera's is made smaller first.
pub const MAX_PIXELS: usize = 2_000_000;
/// Fewer pixels on a side than the smallest code has modules are nothing to look at.
const LEAST_SIDE: u32 = 21;
/// Most patterns like the corners of a code that are looked at; a wall of windows has many.
const MAX_CORNERS: usize = 400;
/// Most groups of three corners that are read.
const MAX_GROUPS: usize = 40;

/// A QR code: a square of dark and light modules, without the light margin that has to surround it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Modules on each side.
    pub side: usize,
    /// Row by row, `true` for dark.
    pub dark: Vec<bool>,
}

impl Code {
    /// Returns SVG path data of the dark modules, one unit a module: a row of bars.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.dark.chunks(self.side.max(1)).enumerate() {
            let mut x = 0;
            for bar in row.chunk_by(|a, b| a == b) {
                if bar.first() == Some(&true) {
                    let width = bar.len();
                    path.push_str(&format!("M{x} {y}h{width}v1h-{width}z"));
                }
                x += bar.len();
            }
        }
        path
    }
}

/// Returns the modules on each side of codes of a size.
pub fn side(size: CodeSize) -> usize {
    usize::from(size.version()) * 4 + 17
}

/// Draws bytes as a code of exactly this size; `None` when they do not fit.
pub fn draw(bytes: &[u8], size: CodeSize) -> Option<Code> {
    if bytes.len() > size.capacity() {
        return None;
    }
    let version = Version::new(size.version());
    let segments = [QrSegment::make_bytes(bytes)];
    let level = QrCodeEcc::Medium;
    let drawn =
        QrCode::encode_segments_advanced(&segments, level, version, version, None, false).ok()?;
    let places = 0..drawn.size();
    let row = |y| places.clone().map(move |x| (x, y));
    let dark = places
        .clone()
        .flat_map(row)
        .map(|(x, y)| drawn.get_module(x, y));
    Some(Code {
        side: side(size),
        dark: dark.collect(),
    })
}

/// Why a picture was not looked at: its size does not fit its bytes, or it is larger than [`MAX_PIXELS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureError;

/// A picture in shades of grey.
pub struct Picture {
    width: usize,
    height: usize,
    /// Row by row, 0 for black.
    luma: Vec<u8>,
}

impl Picture {
    /// Takes a picture of one byte (luma) or four bytes (red, green, blue, opacity) for each pixel.
    ///
    /// # Errors
    /// The number of bytes does not fit, or there are too many pixels.
    pub fn new(width: usize, height: usize, bytes: &[u8]) -> Result<Picture, PictureError> {
        let pixels = width
            .checked_mul(height)
            .filter(|pixels| (1..=MAX_PIXELS).contains(pixels))
            .ok_or(PictureError)?;
        let luma = match bytes.len() {
            length if length == pixels => bytes.to_vec(),
            length if length == pixels * 4 => bytes.as_chunks().0.iter().map(luma).collect(),
            _ => return Err(PictureError),
        };
        Ok(Picture {
            width,
            height,
            luma,
        })
    }

    /// Returns what each code in the picture holds; those that cannot be read are left out.
    pub fn codes(&self) -> Vec<Vec<u8>> {
        let (width, height) = (self.width as u32, self.height as u32);
        if width.min(height) < LEAST_SIDE {
            return Vec::new();
        }
        let source = Luma8LuminanceSource::new(self.luma.clone(), width, height);
        let binarizer = source.map(HybridBinarizer::new);
        let dark = binarizer.as_ref().map(HybridBinarizer::get_black_matrix);
        match dark {
            Ok(Ok(dark)) => codes_in(dark),
            _ => Vec::new(),
        }
    }
}

/// Reads each group of three patterns that may be the corners of a code, the likeliest first.
fn codes_in(dark: &BitMatrix) -> Vec<Vec<u8>> {
    let mut corners = FindFinderPatterns(dark, true, 0);
    corners.truncate(MAX_CORNERS);
    let groups = GenerateFinderPatternSets(&mut corners);
    let mut codes: Vec<Vec<u8>> = Vec::new();
    for group in groups.iter().take(MAX_GROUPS) {
        let sampled = SampleQR(dark, group);
        let Ok(read) = sampled.and_then(|sampled| Decode(sampled.getBits())) else {
            continue;
        };
        let bytes = read.content().bytes();
        if read.error().is_none() && !codes.iter().any(|code| code == bytes) {
            codes.push(bytes.to_vec());
        }
    }
    codes
}

/// Returns how bright a pixel is (ITU-R BT.601).
fn luma([red, green, blue, _]: &[u8; 4]) -> u8 {
    let parts = [(red, 77), (green, 150), (blue, 29)];
    let sum: u32 = parts
        .into_iter()
        .map(|(&part, of)| u32::from(part) * of)
        .sum();
    (sum >> 8) as u8
}

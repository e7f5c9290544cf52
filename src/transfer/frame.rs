//! One frame of a transfer: what one QR code holds.
//!
//! | bytes | meaning |
//! |---|---|
//! | 2 | `YM` |
//! | 1 | version of this format, 1 |
//! | 4 | identity of the transfer: the beginning of the SHA-256 of what is carried |
//! | 4 | length of what is carried, in bytes |
//! | 4 | number of the symbol |
//! | … | the symbol; all of a transfer are equally long |
//! | 4 | CRC-32 of everything before it |
//!
//! Numbers are big-endian. What is carried: SHA-256 of the text (32), its length (4), the text deflated.

use rawzip::crc32;
use sha2::{Digest, Sha256};

use super::compress::{deflate, inflate};
use super::sender::MAX_CARRIED_BYTES;

const MAGIC: [u8; 2] = *b"YM";
const VERSION: u8 = 1;

/// Bytes of a frame beside its symbol.
pub const FRAME_BYTES: usize = 2 + 1 + 4 + 4 + 4 + 4;

/// Bytes of what is carried beside the deflated text.
const LABEL_BYTES: usize = 32 + 4;

/// The most that can be carried: text that cannot be compressed grows by five bytes in each 64 kB.
pub const MAX_LOAD_BYTES: usize = MAX_CARRIED_BYTES + LABEL_BYTES + 64;

/// Symbols are this long. Shorter ones would be more than a phone can sort out, longer ones more than a code holds.
const SYMBOL_BYTES: std::ops::RangeInclusive<usize> = 100..=1_500;

/// What all frames of one transfer have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// The beginning of the SHA-256 of what is carried.
    pub id: [u8; 4],
    /// Length of what is carried, in bytes.
    pub length: usize,
    /// Length of each symbol, in bytes.
    pub symbol: usize,
}

impl Transfer {
    /// Returns how many symbols what is carried was cut into.
    pub fn count(&self) -> usize {
        self.length.div_ceil(self.symbol.max(1))
    }
}

/// Why bytes are no frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameError {
    /// They are something else, or a frame that was misread.
    Foreign,
    /// A later version of the program shows it.
    TooNew,
}

/// Writes a frame.
pub fn write(transfer: &Transfer, number: u32, symbol: &[u8]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(FRAME_BYTES + symbol.len());
    frame.extend(MAGIC);
    frame.push(VERSION);
    frame.extend(transfer.id);
    frame.extend((transfer.length as u32).to_be_bytes());
    frame.extend(number.to_be_bytes());
    frame.extend(symbol);
    frame.extend(crc32(&frame).to_be_bytes());
    frame
}

/// Reads a frame: its transfer, the number of its symbol and the symbol.
///
/// # Errors
/// It is none, or of a later version.
pub fn read(bytes: &[u8]) -> Result<(Transfer, u32, &[u8]), FrameError> {
    parts(bytes).ok_or(FrameError::Foreign)?
}

/// The transfer of a frame, its number and its symbol.
type Parts<'a> = (Transfer, u32, &'a [u8]);

fn parts(bytes: &[u8]) -> Option<Result<Parts<'_>, FrameError>> {
    let (checked, sum) = bytes.split_last_chunk::<4>()?;
    let (magic, rest) = checked.split_first_chunk::<2>()?;
    let (version, rest) = rest.split_first()?;
    if *magic != MAGIC || crc32(checked) != u32::from_be_bytes(*sum) {
        return None;
    }
    if *version > VERSION {
        return Some(Err(FrameError::TooNew));
    }
    let (id, rest) = rest.split_first_chunk::<4>()?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let (number, symbol) = rest.split_first_chunk::<4>()?;
    let transfer = Transfer {
        id: *id,
        length: usize::try_from(u32::from_be_bytes(*length)).ok()?,
        symbol: symbol.len(),
    };
    let fits = (1..=MAX_LOAD_BYTES).contains(&transfer.length)
        && SYMBOL_BYTES.contains(&symbol.len())
        && *version == VERSION;
    fits.then_some(Ok((transfer, u32::from_be_bytes(*number), symbol)))
}

/// Returns what is carried for a text.
pub fn load(text: &str) -> Vec<u8> {
    let mut load = Sha256::digest(text).to_vec();
    load.extend((text.len() as u32).to_be_bytes());
    load.extend(deflate(text.as_bytes()));
    load
}

/// Returns the identity of what is carried.
pub fn identity(load: &[u8]) -> [u8; 4] {
    let digest: [u8; 32] = Sha256::digest(load).into();
    let [a, b, c, d, ..] = digest;
    [a, b, c, d]
}

/// Returns the text that is carried, if it is whole and unchanged.
pub fn unload(load: &[u8]) -> Option<String> {
    let (digest, rest) = load.split_first_chunk::<32>()?;
    let (length, stream) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    if length > MAX_CARRIED_BYTES {
        return None;
    }
    let text = inflate(stream, length).ok()?;
    let same = text.len() == length && Sha256::digest(&text).as_slice() == digest;
    same.then(|| String::from_utf8(text).ok())?
}

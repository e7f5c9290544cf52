//! The device that shows: a text becomes an endless row of QR codes.

use super::fountain;
use super::frame::{self, FRAME_BYTES, Transfer};

/// Largest text that is shown as QR codes, in bytes; a larger one is handed over as a file.
pub const MAX_CARRIED_BYTES: usize = 60_000;

/// How much one QR code holds. Large ones are faster, small ones are read by poor cameras and from afar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CodeSize {
    /// Version 10: 57 modules a side.
    Small,
    /// Version 15: 77 modules a side.
    #[default]
    Medium,
    /// Version 20: 97 modules a side.
    Large,
}

impl CodeSize {
    /// Every size, from the smallest.
    pub const ALL: [CodeSize; 3] = [CodeSize::Small, CodeSize::Medium, CodeSize::Large];

    /// Returns its name, for other programs.
    pub fn name(self) -> &'static str {
        match self {
            CodeSize::Small => "small",
            CodeSize::Medium => "medium",
            CodeSize::Large => "large",
        }
    }

    /// Returns the version of the QR code.
    pub(super) fn version(self) -> u8 {
        match self {
            CodeSize::Small => 10,
            CodeSize::Medium => 15,
            CodeSize::Large => 20,
        }
    }

    /// Returns the bytes that fit at error correction level M (ISO/IEC 18004, table 7).
    pub(super) fn capacity(self) -> usize {
        match self {
            CodeSize::Small => 213,
            CodeSize::Medium => 412,
            CodeSize::Large => 666,
        }
    }
}

/// Why a text is not shown as QR codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendError {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`MAX_CARRIED_BYTES`]: hand over a file.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
}

/// A text on its way out.
pub struct Sender {
    transfer: Transfer,
    load: Vec<u8>,
}

impl Sender {
    /// Prepares a text. The same text and size give the same frames, so that a row that was broken off can
    /// be taken up again.
    ///
    /// # Errors
    /// It is empty or too large.
    pub fn new(text: &str, size: CodeSize) -> Result<Sender, SendError> {
        match text.len() {
            0 => return Err(SendError::Empty),
            bytes if bytes > MAX_CARRIED_BYTES => return Err(SendError::TooLarge { bytes }),
            _ => {}
        }
        let load = frame::load(text);
        let transfer = Transfer {
            id: frame::identity(&load),
            length: load.len(),
            symbol: size.capacity() - FRAME_BYTES,
        };
        Ok(Sender { transfer, load })
    }

    /// Returns how many frames suffice when none is lost.
    pub fn needed(&self) -> usize {
        self.transfer.count()
    }

    /// Returns the frame with this number, from 0 as far as one likes.
    pub fn frame(&self, number: u32) -> Vec<u8> {
        let symbol = fountain::symbol(&self.load, self.transfer.symbol, number);
        frame::write(&self.transfer, number, &symbol)
    }
}

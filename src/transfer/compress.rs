//! Deflate, with a bound on what comes out.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

/// How hard the compressor tries, from 0 to 10.
const LEVEL: u8 = 9;

/// Why compressed bytes were not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InflateError {
    /// More would come out than was allowed.
    TooLarge,
    /// They are no deflate stream, or not all of one.
    Broken,
}

/// Compresses bytes into a raw deflate stream; equal bytes give equal streams.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, LEVEL)
}

/// Returns what a raw deflate stream holds. Never takes more memory than `limit` and the stream itself.
///
/// # Errors
/// More than `limit` bytes would come out, or the stream is broken.
pub fn inflate(stream: &[u8], limit: usize) -> Result<Vec<u8>, InflateError> {
    if stream.is_empty() {
        return Err(InflateError::Broken);
    }
    decompress_to_vec_with_limit(stream, limit).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => InflateError::TooLarge,
        _ => InflateError::Broken,
    })
}

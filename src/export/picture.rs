//! Pictures in documents.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// What every PNG begins with, and the name and the length of its first part (ISO/IEC 15948, 5.2 and 11.2.2).
const BEGINS: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
/// What every PNG ends with: its last part, which is empty, with its checksum.
const ENDS: &[u8] = b"\0\0\0\0IEND\xaeB`\x82";

/// Returns the bytes of a PNG that was given in Base64; nothing where it is none.
pub(super) fn png(base64: &str) -> Option<Vec<u8>> {
    let bytes = STANDARD.decode(base64).ok()?;
    let size = bytes.strip_prefix(BEGINS)?;
    let has_pixels =
        |side: Option<&[u8]>| side.is_some_and(|side| side.iter().any(|byte| *byte != 0));
    let whole = has_pixels(size.get(..4)) && has_pixels(size.get(4..8)) && size.ends_with(ENDS);
    whole.then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of one point.
    const POINT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    #[test]
    fn nothing_else_is_a_png() {
        let bytes = STANDARD.decode(POINT).unwrap();
        assert_eq!(png(POINT), Some(bytes.clone()));
        let coded = |bytes: &[u8]| STANDARD.encode(bytes);
        let mut wide = bytes.clone();
        wide[19] = 0;
        let mut other = bytes.clone();
        other[1] = b'J';
        let mut more = bytes.clone();
        more.extend(b"<svg/>");
        let refused = [
            String::new(),
            "no Base64".into(),
            format!("data:image/png;base64,{POINT}"),
            coded(b"GIF89a"),
            coded(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            coded(&bytes[..16]),
            coded(&bytes[..bytes.len() - 1]),
            coded(&wide),
            coded(&other),
            coded(&more),
        ];
        for (place, refused) in refused.iter().enumerate() {
            assert_eq!(png(refused), None, "case {place}");
        }
    }
}

//! What comes by another way than a plain file: archives, locked files, frames of a QR transfer and the
//! pictures they are read from.

use std::sync::LazyLock;

use yachay_municipal::transfer::archive::{Archive, MAX_TOTAL_BYTES};
use yachay_municipal::transfer::lock::{self, Draft, IV_BYTES, SALT_BYTES};
use yachay_municipal::transfer::qr::Picture;
use yachay_municipal::transfer::{CodeSize, Receiver, Sender, Taken, deflate, inflate, is_locked};

/// Unpacks as much as an archive may hold; what was packed by us comes back.
pub fn zip(bytes: &[u8]) {
    if let Ok(archive) = Archive::open(bytes) {
        let mut total = 0;
        for entry in archive.entries() {
            assert!(!entry.name.contains('/') && !entry.name.contains('\\'));
            total += entry.contents.map_or(0, |contents| contents.len() as u64);
        }
        assert!(total <= MAX_TOTAL_BYTES);
    }
    // Nothing more than the limit comes out of a stream.
    if let Ok(found) = inflate(bytes, 10_000) {
        assert!(found.len() <= 10_000);
        assert_eq!(inflate(&deflate(&found), found.len()).as_ref(), Ok(&found));
    }
}

/// Reads a locked file as it is, and its parts in a file that is whole.
pub fn locked(bytes: &[u8]) {
    let read = lock::read(bytes);
    if read.is_ok() {
        assert!(is_locked(bytes));
    }
    // What the cipher would give after the right password.
    let _ = lock::unpack(bytes);
    let (salt, rest) = halves(bytes);
    let (iv, data) = halves(rest);
    let draft = Draft::new(exactly::<SALT_BYTES>(salt), exactly::<IV_BYTES>(iv));
    let recipe = draft.recipe.clone();
    if data.len() > 16
        && let Ok(text) = draft.finish(data)
    {
        let again = lock::read(text.as_bytes()).expect("our own file");
        assert!(again.recipe == recipe && again.data == data);
    }
}

fn halves(bytes: &[u8]) -> (&[u8], &[u8]) {
    bytes.split_at(bytes.len().min(8))
}

fn exactly<const N: usize>(bytes: &[u8]) -> [u8; N] {
    std::array::from_fn(|place| bytes.get(place).copied().unwrap_or_default())
}

/// Takes the bytes as frames, each after its length: as they are, and with a check that is right, with frames
/// of a good transfer among them.
pub fn frames(bytes: &[u8]) {
    static GOOD: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
        let text: String = (0..3_000).map(|n| format!("{n} ñ ")).collect();
        let sender = Sender::new(&text, CodeSize::Small).expect("a text that fits");
        (0..40).map(|number| sender.frame(number)).collect()
    });
    let mut receiver = Receiver::default();
    let mut rest = bytes;
    let mut good = GOOD.iter().cycle();
    while let Some((length, behind)) = rest.split_first() {
        let (frame, behind) = behind.split_at(behind.len().min(4 * usize::from(*length)));
        rest = behind;
        receiver.take(frame);
        if let Some((body, _)) = frame.split_last_chunk::<4>() {
            let mut checked = body.to_vec();
            checked.extend(crc32(body).to_be_bytes());
            receiver.take(&checked);
        }
        if length % 3 == 0
            && let Some(frame) = good.next()
        {
            let taken = receiver.take(frame);
            assert_ne!(taken, Taken::Foreign);
        }
        assert!((0.0..=1.0).contains(&receiver.progress()));
    }
}

/// A plain CRC-32 (ISO-HDLC), written here so that the check is another program's.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(sum & 1));
        }
    }
    !sum
}

/// Looks for codes in a picture made of the bytes.
pub fn picture(bytes: &[u8]) {
    let Some((width, luma)) = bytes.split_first() else {
        return;
    };
    let width = usize::from(*width).max(1);
    let height = luma.len() / width;
    let luma = luma.get(..width * height).unwrap_or_default();
    if let Ok(picture) = Picture::new(width, height, luma) {
        picture.codes();
    }
    // A code that was drawn by us, with the bytes as spots on it.
    static CODE: LazyLock<(usize, Vec<u8>)> = LazyLock::new(drawn);
    let (side, clean) = &*CODE;
    let mut spotted = clean.clone();
    for spot in bytes.chunks_exact(3) {
        if let [high, low, shade] = spot {
            let place = usize::from(u16::from_be_bytes([*high, *low])) % spotted.len();
            if let Some(pixel) = spotted.get_mut(place) {
                *pixel = *shade;
            }
        }
    }
    if let Ok(picture) = Picture::new(*side, *side, &spotted) {
        picture.codes();
    }
}

/// Draws a small code, two pixels a module, with a quiet edge.
fn drawn() -> (usize, Vec<u8>) {
    let sender = Sender::new("ñ", CodeSize::Small).expect("a text that fits");
    let code = yachay_municipal::transfer::qr::draw(&sender.frame(0), CodeSize::Small);
    let code = code.expect("a frame fits");
    let side = (code.side + 8) * 2;
    let mut luma = vec![255; side * side];
    for (place, dark) in code.dark.iter().enumerate() {
        let (x, y) = (place % code.side + 4, place / code.side + 4);
        for (dx, dy) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            let pixel = luma.get_mut((y * 2 + dy) * side + x * 2 + dx);
            if let Some(pixel) = pixel.filter(|_| *dark) {
                *pixel = 0;
            }
        }
    }
    (side, luma)
}

//! Carrying documents without a network: what arrives is byte for byte what was sent, or a named reason.

mod support;

#[path = "transfer/archives.rs"]
mod archives;
#[path = "transfer/frames.rs"]
mod frames;
#[path = "transfer/locks.rs"]
mod locks;
#[path = "transfer/pictures.rs"]
mod pictures;

use support::{answer, document, response};
use yachay_municipal::examples::FixedWorld;

/// The file text of a response with every competency of two posts answered.
pub fn usual_text() -> String {
    let answers = ["siaf", "analizar-informacion", "trabajar-en-equipo"].map(|id| (id, answer(2)));
    let mut response = response(&["regidor", "abastecimiento"], &answers);
    response.survey.comment = "Prefiero en la tarde; ñandú, 😀, «comillas»".into();
    document(response, &FixedWorld::default()).to_file_text()
}

/// Bytes that no compressor makes smaller, as text; always the same.
pub fn noise(length: usize, seed: u64) -> String {
    let mut random = Random(seed);
    (0..length)
        .map(|_| char::from(32 + (random.draw() % 95) as u8))
        .collect()
}

/// A generator of numbers that look random (xorshift).
pub struct Random(pub u64);

impl Random {
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.max(1);
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number from 0 to 1.
    pub fn share(&mut self) -> f64 {
        (self.draw() >> 11) as f64 / (1u64 << 53) as f64
    }
}

//! A quick fingerprint of many bytes: good at telling apart what nobody forged, and nothing more.

/// Odd numbers without a pattern: the digits of π.
const KEYS: [u64; 4] = [
    0x243f_6a88_85a3_08d3,
    0x1319_8a2e_0370_7345,
    0xa409_3822_299f_31d1,
    0x082e_fa98_ec4e_6c89,
];

/// Multiplies and folds the upper half onto the lower.
fn folded(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    (product >> 64) as u64 ^ product as u64
}

/// Returns 128 bits that follow from the bytes and the seed, sixteen bytes at a time.
pub(super) fn mixed(bytes: &[u8], seed: u64) -> u128 {
    let [first, second, third, fourth] = KEYS;
    let (mut high, mut low) = (seed ^ first, seed.rotate_left(32) ^ second);
    let (blocks, rest) = bytes.as_chunks::<16>();
    let mut last = [0; 16];
    for (place, byte) in last.iter_mut().zip(rest) {
        *place = *byte;
    }
    for block in blocks.iter().chain([&last]) {
        let block = u128::from_le_bytes(*block);
        let (one, other) = (block as u64, (block >> 64) as u64);
        high = folded(high ^ one ^ third, other ^ fourth).wrapping_add(low);
        low = folded(low ^ other ^ first, one ^ second).wrapping_add(high.rotate_left(17));
    }
    let length = bytes.len() as u64;
    high = folded(high ^ length, third);
    low = folded(low ^ length, fourth ^ high);
    u128::from(high) << 64 | u128::from(low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_bit_and_the_length_count() {
        let mut seen = BTreeSet::new();
        for length in 0..70 {
            let mut bytes = vec![0; length];
            assert!(seen.insert(mixed(&bytes, 1)), "{length}");
            for bit in 0..length * 8 {
                bytes[bit / 8] ^= 1 << (bit % 8);
                assert!(seen.insert(mixed(&bytes, 1)), "{length} {bit}");
                bytes[bit / 8] ^= 1 << (bit % 8);
            }
        }
        assert_ne!(mixed(b"a", 1), mixed(b"a", 2));
        assert_eq!(mixed(b"a", 1), mixed(b"a", 1));
    }
}

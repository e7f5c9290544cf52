//! A fountain code: from `count` symbols of equal length it makes as many as one likes, and any `count` of them
//! that are independent give the first ones back.
//!
//! The first `count` are the symbols themselves; each further one is the exclusive-or of about half of them,
//! chosen by its number. `count` received ones and one or two more suffice (the chance that `n` more do not
//! is 2⁻ⁿ). With the few hundred symbols here the elimination is cheaper than drawing a picture, and it is
//! a hundredth of the size of a RaptorQ crate, which would save those one or two.

/// A choice among symbols, one bit each.
type Choice = Vec<u64>;

/// Returns which symbols make up the one with this number.
fn choice(number: u32, count: usize) -> Choice {
    let mut words = vec![0; count.div_ceil(64)];
    if (number as usize) < count {
        set(&mut words, number as usize);
        return words;
    }
    let mut state = u64::from(number);
    for word in &mut words {
        *word = split_mix(&mut state);
    }
    if let (Some(last), spare @ 1..) = (words.last_mut(), words_spare(count)) {
        *last &= u64::MAX >> spare;
    }
    if words.iter().all(|word| *word == 0) {
        set(&mut words, number as usize % count.max(1));
    }
    words
}

/// Bits of the last word that no symbol has.
fn words_spare(count: usize) -> u32 {
    (count.div_ceil(64) * 64 - count) as u32
}

/// The generator SplitMix64 (Steele, Lea and Flood 2014). It is part of the format: both sides need the same.
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

fn set(words: &mut [u64], place: usize) {
    if let Some(word) = words.get_mut(place / 64) {
        *word |= 1 << (place % 64);
    }
}

fn has(words: &[u64], place: usize) -> bool {
    words
        .get(place / 64)
        .is_some_and(|word| word >> (place % 64) & 1 == 1)
}

/// Adds symbol `b` onto symbol `a`.
fn add(a: &mut [u8], b: &[u8]) {
    for (a, b) in a.iter_mut().zip(b) {
        *a ^= b;
    }
}

/// Returns the symbol with this number, made from `bytes` cut into symbols of `length`.
pub fn symbol(bytes: &[u8], length: usize, number: u32) -> Vec<u8> {
    let length = length.max(1);
    let chosen = choice(number, bytes.len().div_ceil(length));
    let mut made = vec![0; length];
    for (place, part) in bytes.chunks(length).enumerate() {
        if has(&chosen, place) {
            add(&mut made, part);
        }
    }
    made
}

/// One equation: these symbols together give these bytes.
struct Row {
    chosen: Choice,
    sum: Vec<u8>,
}

impl Row {
    fn subtract(&mut self, other: &Row) {
        for (word, other) in self.chosen.iter_mut().zip(&other.chosen) {
            *word ^= other;
        }
        add(&mut self.sum, &other.sum);
    }
}

/// Gathers symbols until the first ones can be told from them.
pub struct Solver {
    count: usize,
    known: usize,
    /// In place `p` the equation whose first symbol is `p`.
    rows: Vec<Option<Row>>,
}

impl Solver {
    /// Returns one that looks for `count` symbols.
    pub fn new(count: usize) -> Self {
        Self {
            count,
            known: 0,
            rows: std::iter::repeat_with(|| None).take(count).collect(),
        }
    }

    /// Returns how many independent symbols are there.
    pub fn known(&self) -> usize {
        self.known
    }

    /// Tells whether there are enough.
    pub fn complete(&self) -> bool {
        self.known == self.count
    }

    /// Takes a symbol, and tells whether it said anything new. All have the same length.
    pub fn take(&mut self, number: u32, sum: &[u8]) -> bool {
        let mut row = Row {
            chosen: choice(number, self.count),
            sum: sum.to_vec(),
        };
        for (place, slot) in self.rows.iter_mut().enumerate() {
            if !has(&row.chosen, place) {
                continue;
            }
            match slot {
                Some(known) => row.subtract(known),
                None => {
                    *slot = Some(row);
                    self.known += 1;
                    return true;
                }
            }
        }
        false
    }

    /// Returns the first symbols one after the other, once there are enough.
    pub fn solve(mut self) -> Option<Vec<u8>> {
        if !self.complete() {
            return None;
        }
        let mut solved: Vec<Row> = Vec::new();
        // From the last place back: what follows a row's first symbol is already known alone.
        for place in (0..self.count).rev() {
            let mut row = self.rows.get_mut(place)?.take()?;
            for (other, later) in (place + 1..self.count).rev().zip(&solved) {
                if has(&row.chosen, other) {
                    row.subtract(later);
                }
            }
            solved.push(row);
        }
        Some(solved.into_iter().rev().flat_map(|row| row.sum).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_choice_of_a_number_never_changes() {
        // Part of the format: another device may run an older version.
        assert_eq!(choice(3, 5), [0b01000]);
        assert_eq!(choice(5, 5), [0b11010]);
        assert_eq!(choice(64, 64), [0xD696_7248_FBE6_8CC3]);
        assert_eq!(choice(1_000, 70), [0x3C1E_BA8B_4DCC_C148, 0b101111]);
        assert_eq!(choice(8, 1), [1], "never nothing");
    }

    #[test]
    fn symbols_that_say_nothing_new_are_told() {
        let bytes = b"abcdefgh";
        let mut solver = Solver::new(4);
        assert!(solver.take(1, b"cd"));
        assert!(!solver.take(1, b"cd"));
        let mut number = 100;
        while !solver.complete() {
            solver.take(number, &symbol(bytes, 2, number));
            number += 1;
        }
        assert!(!solver.take(0, b"ab"));
        assert_eq!(solver.known(), 4);
        assert_eq!(solver.solve().as_deref(), Some(&bytes[..]));
    }
}

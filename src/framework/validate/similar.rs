//! Sentences that are nearly the same.

use std::collections::{BTreeMap, BTreeSet};

/// Share of common words above which two sentences count as nearly the same: those in both, of those
/// in either (Jaccard). The figure is this product's own.
const NEARLY: f64 = 0.7;

/// Pairs reported at most; whoever mends these sees the rest.
const MOST: usize = 100;

/// Comparisons made at most; a list that needs more is of sentences so alike that the first pairs
/// say enough.
const MOST_COMPARISONS: usize = 2_000_000;

/// Returns pairs of sentences that are nearly the same, by their places in the list, the earlier
/// first; sentences that are equal word for word count too.
///
/// Two sentences that share that much must share one of the rarest words of each, so only those are
/// compared: the work grows with the text, not with its square.
pub(super) fn nearly_same(sentences: &[&str]) -> Vec<(usize, usize)> {
    let words: Vec<BTreeSet<String>> = sentences.iter().map(|text| words_of(text)).collect();
    let mut frequency: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words.iter().flatten() {
        *frequency.entry(word).or_default() += 1;
    }
    let mut with_rare: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    let mut comparisons = 0;
    for (place, set) in words.iter().enumerate() {
        let mut rarest: Vec<&str> = set.iter().map(String::as_str).collect();
        rarest.sort_by_key(|word| (frequency.get(word).copied().unwrap_or_default(), *word));
        let needed = set.len() - (set.len() as f64 * NEARLY).ceil() as usize + 1;
        let mut candidates = BTreeSet::new();
        for word in rarest.into_iter().take(needed) {
            let earlier = with_rare.entry(word).or_default();
            candidates.extend(earlier.iter().copied());
            earlier.push(place);
        }
        for earlier in candidates {
            comparisons += 1;
            if words.get(earlier).is_some_and(|other| alike(set, other)) {
                found.push((earlier, place));
            }
            if found.len() >= MOST || comparisons >= MOST_COMPARISONS {
                return found;
            }
        }
    }
    found
}

fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let common = one.intersection(other).count();
    let either = one.len() + other.len() - common;
    either > 0 && common as f64 >= NEARLY * either as f64
}

fn words_of(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_differs_in_a_word_and_nothing_else() {
        let sentences = [
            "Preparo la convocatoria y las actas con ayuda, siguiendo el modelo del año anterior.",
            "Reviso que cada proyecto cumpla los requisitos y llevo el registro.",
            "Preparo la convocatoria y las actas con ayuda, siguiendo el modelo del año pasado.",
            "Busco a quienes no suelen venir y explico por qué un proyecto quedó fuera.",
            "reviso que cada proyecto cumpla los requisitos, y llevo el registro",
            "",
            "",
        ];
        assert_eq!(nearly_same(&sentences), [(0, 2), (1, 4)]);
    }

    #[test]
    fn ten_thousand_copies_end_soon() {
        let sentences = vec!["Una frase que se repite muchas veces en el mismo archivo"; 10_000];
        assert_eq!(nearly_same(&sentences).len(), MOST);
    }

    #[test]
    fn agrees_with_comparing_every_pair() {
        // Sentences of 1–6 words out of 7, all of them: every pair compared, and the quick way.
        let words = ["a", "b", "c", "d", "e", "f", "g"];
        let sentences: Vec<String> = (1..100usize)
            .map(|code| {
                let picked = words.iter().enumerate();
                let picked = picked.filter(|(bit, _)| code >> bit & 1 == 1);
                picked.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
            })
            .collect();
        let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
        let mut expected = BTreeSet::new();
        for second in 0..sentences.len() {
            for first in 0..second {
                if alike(&words_of(sentences[first]), &words_of(sentences[second])) {
                    expected.insert((first, second));
                }
            }
        }
        let quick: BTreeSet<_> = nearly_same(&sentences).into_iter().collect();
        assert!(quick.is_subset(&expected));
        assert!(quick.len() == expected.len() || quick.len() == MOST);
    }
}

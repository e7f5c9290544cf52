//! Small groups: which cells of a table may be shown (domain.md, section 6).

/// People below which a group is not shown, unless the municipality sets another number.
pub const DEFAULT_THRESHOLD: usize = 5;

/// The lowest threshold a municipality can set.
pub const MINIMUM_THRESHOLD: usize = 3;

/// Decides which cells of one row may be shown, given the people behind each and that the row's
/// total may be shown beside them. Returns one flag per cell.
///
/// A cell with fewer than `threshold` people is never shown. The cells left out can be had together
/// by subtraction from the total, so they too must hold at least `threshold` people, and at least
/// two of them must be hidden: otherwise the smallest shown cell is left out as well, again and
/// again until that is true or nothing is shown. A `threshold` under [`MINIMUM_THRESHOLD`] counts
/// as that.
pub fn protect(people: &[usize], threshold: usize) -> Vec<bool> {
    protect_of(people, &vec![true; people.len()], threshold)
}

/// Decides the same where only those cells that `may` be shown can be, for reasons beside their size.
pub fn protect_of(people: &[usize], may: &[bool], threshold: usize) -> Vec<bool> {
    let threshold = threshold.max(MINIMUM_THRESHOLD);
    let cells = people.iter().zip(may);
    let mut shown: Vec<bool> = cells.map(|(n, may)| *may && *n >= threshold).collect();
    loop {
        let hidden = |shown: &[bool]| -> Vec<usize> {
            let cells = people.iter().zip(shown);
            let left_out = cells.filter(|(n, shown)| !**shown && **n > 0);
            left_out.map(|(n, _)| *n).collect()
        };
        let left_out = hidden(&shown);
        let safe = left_out.is_empty()
            || (left_out.len() > 1 && left_out.iter().sum::<usize>() >= threshold);
        if safe {
            return shown;
        }
        let cells = people.iter().zip(&shown).enumerate();
        let smallest = cells
            .filter(|(_, (_, shown))| **shown)
            .min_by_key(|(index, (n, _))| (**n, *index));
        match smallest.map(|(index, _)| index) {
            Some(index) => {
                if let Some(cell) = shown.get_mut(index) {
                    *cell = false;
                }
            }
            None => return shown,
        }
    }
}

/// Decides the same for figures over a part of the people of each cell, given which cells are `shown`:
/// returns one flag per cell, and that of the total.
///
/// The parts that are left out can be had together by subtraction from that of the total, so they must
/// be nobody or at least `threshold` people. Where `beside` is true, the same figures stand over all
/// people of the shown cells too, so that those outside the part can be had as well and must be nobody
/// or as many: in each cell, in what is left out, and in that of it which is in shown cells, where
/// nobody else is left out on that side.
pub(super) fn protect_part(
    people: &[usize],
    part: &[usize],
    shown: &[bool],
    threshold: usize,
    beside: bool,
) -> (Vec<bool>, bool) {
    let safe = |n: usize| n == 0 || n >= threshold;
    // People left out, inside and outside the part: of shown cells, and of hidden ones.
    let (mut mixed, mut hidden) = ((0, 0), (0, 0));
    let mut cells = Vec::new();
    for ((people, part), shown) in people.iter().zip(part).zip(shown) {
        let outside = if beside { people - part } else { 0 };
        let known = *shown && safe(*part) && safe(outside);
        if !known {
            let rest = if *shown { &mut mixed } else { &mut hidden };
            *rest = (rest.0 + part, rest.1 + outside);
        }
        cells.push(known);
    }
    let together = safe(mixed.0 + hidden.0) && safe(mixed.1 + hidden.1);
    let apart = (hidden.1 > 0 || safe(mixed.0)) && (hidden.0 > 0 || safe(mixed.1));
    (cells, together && (apart || !beside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_rows() {
        // (people per cell, threshold, shown)
        let table: [(&[usize], usize, &[bool]); 8] = [
            (&[], 5, &[]),
            (&[6, 7], 5, &[true, true]),
            (&[6, 0, 7], 5, &[true, false, true]),
            (&[6, 2, 7], 5, &[false, false, true]),
            (&[6, 3, 3], 5, &[true, false, false]),
            (&[6, 1, 1], 5, &[false, false, false]),
            (&[9, 6, 1, 1], 5, &[true, false, false, false]),
            (&[2, 2, 4], 1, &[false, false, true]),
        ];
        for (people, threshold, expected) in table {
            assert_eq!(protect(people, threshold), expected, "{people:?}");
        }
    }

    #[test]
    fn no_row_gives_a_small_group_away() {
        // Every row of up to four cells of 0–7 people, exhaustively.
        for code in 0..8usize.pow(4) {
            let people: Vec<usize> = (0..4).map(|place| code / 8usize.pow(place) % 8).collect();
            let shown = protect(&people, 5);
            let cells = || people.iter().zip(&shown);
            assert!(cells().all(|(n, shown)| !shown || *n >= 5), "{people:?}");
            let hidden: Vec<usize> = cells().filter(|(_, s)| !**s).map(|(n, _)| *n).collect();
            let rest: usize = hidden.iter().sum();
            let alone = hidden.iter().filter(|n| **n > 0).count() == 1;
            let total_known = people.iter().sum::<usize>() >= 5;
            if total_known && shown.contains(&true) {
                assert!(rest == 0 || (rest >= 5 && !alone), "{people:?} {shown:?}");
            }
        }
    }
}

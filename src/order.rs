//! Putting things in order.
//!
//! The standard library compiles its sort anew for every type, about 5 kB each; one compiled merge of places serves
//! all lists here, in half a kilobyte.

use std::cmp::Ordering;

/// Returns the items in the order that `compare` gives; equal ones stay as they were.
pub fn ordered<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let places = ordered_places(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let take = |place: usize| items.get_mut(place).and_then(Option::take);
    places.into_iter().filter_map(take).collect()
}

fn ordered_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut run = 1;
    while run < count {
        let mut merged = Vec::with_capacity(count);
        for pair in places.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let (Some((a, rest)), Some((b, others))) =
                (left.split_first(), right.split_first())
            {
                // Of equal ones the left comes first.
                if compare(*b, *a) == Ordering::Less {
                    merged.push(*b);
                    right = others;
                } else {
                    merged.push(*a);
                    left = rest;
                }
            }
            merged.extend(left.iter().chain(right));
        }
        (places, run) = (merged, 2 * run);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ones_stay_as_they_were() {
        let items = vec![("b", 2), ("a", 1), ("b", 1), ("a", 2)];
        let found = ordered(items, |a, b| a.0.cmp(b.0));
        assert_eq!(found, [("a", 1), ("a", 2), ("b", 2), ("b", 1)]);
        assert!(ordered(Vec::<u8>::new(), u8::cmp).is_empty());
        // Against the sort of the standard library, which keeps equal ones too.
        for count in 0..70_usize {
            let items: Vec<(usize, usize)> =
                (0..count).map(|place| (place * 37 % 11, place)).collect();
            let mut wanted = items.clone();
            wanted.sort_by_key(|item| item.0);
            assert_eq!(ordered(items, |a, b| a.0.cmp(&b.0)), wanted, "{count}");
        }
    }
}

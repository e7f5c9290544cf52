//! Measures over pairs of importance and level (domain.md, section 6).

/// Discrepancy between importance and present level over the people who gave both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Discrepancy {
    /// People who gave both.
    pub people: usize,
    /// Mean importance Ī, 1–5.
    pub importance: f64,
    /// Mean present level Ā, 1–5.
    pub level: f64,
    /// Borich mean weighted discrepancy Ī × (Ī − Ā); larger is a greater need, −20 to 20.
    pub borich: f64,
    /// Ranked discrepancy: share(level > importance) − share(level < importance), in percent;
    /// lower is a greater need, −100 to 100.
    pub ranked: f64,
    /// People whose level is below the importance they give.
    pub below: usize,
}

/// Sums over people who gave both an importance and a level: whole numbers, so that the sums of two groups are
/// exactly those of both together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PairSums {
    /// People who gave both.
    pub people: u32,
    /// Their importances.
    pub importance: u32,
    /// Their levels.
    pub level: u32,
    /// People whose level is above the importance they give.
    pub above: u32,
    /// People whose level is below it.
    pub below: u32,
}

impl PairSums {
    /// Returns the discrepancy; nothing where nobody gave both.
    pub fn discrepancy(self) -> Option<Discrepancy> {
        let importance = mean_of(self.importance, self.people)?;
        let level = mean_of(self.level, self.people)?;
        Some(Discrepancy {
            people: self.people as usize,
            importance,
            level,
            borich: importance * (importance - level),
            ranked: (f64::from(self.above) - f64::from(self.below)) / f64::from(self.people)
                * 100.0,
            below: self.below as usize,
        })
    }
}

/// Returns the discrepancy over the pairs `(importance, level)` in which both are present; nothing
/// when there is none.
pub fn discrepancy(pairs: &[(Option<u8>, Option<u8>)]) -> Option<Discrepancy> {
    let mut sums = PairSums::default();
    for (importance, level) in pairs.iter().filter_map(|(i, a)| i.zip(*a)) {
        sums.people += 1;
        sums.importance += u32::from(importance);
        sums.level += u32::from(level);
        sums.above += u32::from(level > importance);
        sums.below += u32::from(level < importance);
    }
    sums.discrepancy()
}

/// Returns the mean of small whole numbers; nothing when there is none.
pub fn mean(values: impl Iterator<Item = u8>) -> Option<f64> {
    let (sum, count) = values.fold((0u32, 0u32), |(s, n), v| (s + u32::from(v), n + 1));
    mean_of(sum, count)
}

/// Returns the mean of whole numbers by their sum; nothing when there is none.
pub fn mean_of(sum: u32, count: u32) -> Option<f64> {
    (count > 0).then(|| f64::from(sum) / f64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(i: &[u8], a: &[u8]) -> (f64, f64) {
        // 0 stands for a missing answer in these tables only.
        let given = |v: &u8| (*v > 0).then_some(*v);
        let pairs: Vec<_> = i.iter().map(given).zip(a.iter().map(given)).collect();
        let found = discrepancy(&pairs).unwrap();
        let round = |v: f64| (v * 100.0).round() / 100.0;
        (round(found.borich), round(found.ranked))
    }

    #[test]
    fn worked_values_of_the_domain() {
        assert_eq!(
            measured(&[5, 5, 4, 5, 4, 5], &[2, 3, 2, 4, 3, 2]),
            (9.33, -100.0)
        );
        assert_eq!(
            measured(&[4, 3, 4, 3, 4, 3], &[3, 3, 4, 3, 2, 3]),
            (1.75, -33.33)
        );
        assert_eq!(measured(&[5, 4, 0, 5], &[2, 0, 3, 4]).0, 10.0);
    }

    #[test]
    fn nothing_is_not_zero() {
        assert_eq!(discrepancy(&[]), None);
        assert_eq!(discrepancy(&[(Some(5), None), (None, Some(1))]), None);
        assert_eq!(mean([].into_iter()), None);
    }
}

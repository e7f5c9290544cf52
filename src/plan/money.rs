//! Amounts as people type them.

/// Reads an amount such as `1200`, `1 200,50`, `1,200.50`, `S/ 1.200` or `Bs 50` exactly, in cents. A comma
/// or point before one or two last digits marks the cents; before three digits it groups thousands.
/// Returns nothing for anything else.
pub fn read_cents(text: &str) -> Option<u64> {
    let text: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let text = without_currency(&text);
    let (units, cents) = match text.rfind([',', '.']) {
        Some(place) if text.len() - place <= 3 => (text.get(..place)?, text.get(place + 1..)?),
        _ => (text, ""),
    };
    let sign = text.get(units.len()..).and_then(|rest| rest.chars().next());
    if sign.is_some_and(|sign| units.contains(sign)) {
        return None;
    }
    let cents: u64 = match cents.len() {
        0 => 0,
        1 => cents.parse::<u64>().ok()? * 10,
        _ => cents.parse().ok()?,
    };
    read_units(units)?.checked_mul(100)?.checked_add(cents)
}

/// Takes off the sign or code of a currency before an amount: at most three letters, with or without a
/// stroke and a point.
fn without_currency(text: &str) -> &str {
    let bare = text.trim_start_matches(char::is_alphabetic);
    let letters = text.chars().count() - bare.chars().count();
    if !(1..=3).contains(&letters) {
        return text;
    }
    let bare = bare.strip_prefix('/').unwrap_or(bare);
    bare.strip_prefix('.').unwrap_or(bare)
}

/// Reads whole units whose thousands may be grouped by one kind of sign.
fn read_units(text: &str) -> Option<u64> {
    let mut groups = text.split([',', '.']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let signs: Vec<char> = text
        .chars()
        .filter(|letter| !letter.is_ascii_digit())
        .collect();
    let one_sign = signs.windows(2).all(|pair| pair.first() == pair.last());
    let grouped =
        rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || first.len() <= 3);
    // Nobody groups the thousands of nothing: `0.005` is a part of a unit, and too small a one.
    let nothing = !rest.is_empty() && first.starts_with('0');
    if first.is_empty() || !one_sign || !grouped || nothing {
        return None;
    }
    format!("{first}{}", rest.concat()).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_people_type_them() {
        let table = [
            ("1200", Some(120_000)),
            ("0", Some(0)),
            ("12.", Some(1200)),
            ("12,5", Some(1250)),
            ("1 200,50", Some(120_050)),
            ("1,200.50", Some(120_050)),
            ("1.200,50", Some(120_050)),
            ("S/ 1.200", Some(120_000)),
            ("S/. 15.05", Some(1505)),
            ("Bs 1.200,50", Some(120_050)),
            ("Bs. 40", Some(4000)),
            ("BOB 40", Some(4000)),
            ("soles 40", None),
            ("40 Bs", None),
            ("1,234,567.89", Some(123_456_789)),
            ("0.1", Some(10)),
            ("0.005", None),
            ("0,500", None),
            ("", None),
            (".5", None),
            ("12.345.6", None),
            ("1,23,456", None),
            ("1.234,567.00", None),
            ("-5", None),
            ("mil", None),
            ("12.3a", None),
            ("1e3", None),
            ("99999999999999999999", None),
        ];
        for (text, expected) in table {
            assert_eq!(read_cents(text), expected, "{text}");
        }
    }
}

//! Amounts as documents write them, the same on every device.

/// How a currency is written.
struct Currency {
    code: &'static str,
    sign: &'static str,
    /// Between groups of three digits.
    thousands: char,
    /// Before the cents.
    decimal: char,
}

/// The currencies of the countries that the product knows, as their own offices write them.
const CURRENCIES: [Currency; 2] = [
    Currency {
        code: "PEN",
        sign: "S/",
        thousands: ',',
        decimal: '.',
    },
    Currency {
        code: "BOB",
        sign: "Bs",
        thousands: '.',
        decimal: ',',
    },
];

/// Writes an amount exactly: `S/ 1,234.50`, `Bs 1.234,50`; of another currency the ISO 4217 code, `USD 1,234.50`.
/// Sign and amount do not part at the end of a line.
pub fn money(cents: u64, currency: &str) -> String {
    let mut known = CURRENCIES.iter();
    let known = known.find(|item| item.code == currency);
    let (sign, thousands, decimal) = known.map_or((currency, ',', '.'), |item| {
        (item.sign, item.thousands, item.decimal)
    });
    let units = grouped(cents / 100, thousands);
    format!("{sign}\u{a0}{units}{decimal}{:02}", cents % 100)
}

/// Returns what stands before the decimals of a number, as the offices that use a currency write it.
pub fn decimal_mark(currency: &str) -> char {
    let mut known = CURRENCIES.iter();
    let known = known.find(|item| item.code == currency);
    known.map_or('.', |item| item.decimal)
}

/// Returns the sign of a currency, or its code.
pub fn currency_sign(currency: &str) -> &str {
    let mut known = CURRENCIES.iter();
    let known = known.find(|item| item.code == currency);
    known.map_or(currency, |item| item.sign)
}

/// Writes a whole number in groups of three digits.
fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_in_each_currency() {
        let table = [
            (0, "PEN", "S/\u{a0}0.00"),
            (5, "PEN", "S/\u{a0}0.05"),
            (99_999, "PEN", "S/\u{a0}999.99"),
            (123_450, "PEN", "S/\u{a0}1,234.50"),
            (123_450, "BOB", "Bs\u{a0}1.234,50"),
            (10_000_000_001, "BOB", "Bs\u{a0}100.000.000,01"),
            (123_450, "USD", "USD\u{a0}1,234.50"),
            (u64::MAX, "PEN", "S/\u{a0}184,467,440,737,095,516.15"),
        ];
        for (cents, currency, expected) in table {
            assert_eq!(money(cents, currency), expected);
        }
        assert_eq!((currency_sign("BOB"), currency_sign("USD")), ("Bs", "USD"));
    }
}

//! Capital and small letters of the languages that the product meets, which are written in the Latin
//! alphabet of western Europe. The tables for all of Unicode would be a part of the first download
//! that nobody here reads.

/// Returns the small letter of a capital; any other letter as it is.
pub fn small(letter: char) -> char {
    match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => shifted(letter, 32),
        letter => letter,
    }
}

/// Returns the capital of a small letter; any other letter as it is.
pub fn capital(letter: char) -> char {
    match letter {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' => shifted(letter, -32),
        letter => letter,
    }
}

/// In this part of Unicode a capital and its small letter are 32 places apart.
fn shifted(letter: char, places: i32) -> char {
    let place = u32::from(letter).checked_add_signed(places);
    place.and_then(char::from_u32).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_unicode_for_the_letters_of_western_europe() {
        for letter in ('\u{20}'..='\u{ff}').filter(|letter| !"µßÿ".contains(*letter)) {
            assert_eq!(
                vec![small(letter)],
                letter.to_lowercase().collect::<Vec<_>>()
            );
            assert_eq!(
                vec![capital(letter)],
                letter.to_uppercase().collect::<Vec<_>>()
            );
        }
        assert_eq!(
            (small('Ж'), capital('ж'), small('ß'), capital('ÿ')),
            ('Ж', 'ж', 'ß', 'ÿ')
        );
    }
}

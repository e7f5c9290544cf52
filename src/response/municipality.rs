//! Which municipality a document belongs to.

use serde::Serialize;

use crate::documents::fields;
use crate::framework::{CountryPack, Region};
use crate::letters::small;

/// A municipality as somebody named it. The code is kept as typed, with its country: the codes of
/// different countries collide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct MunicipalityRef {
    /// ISO 3166-1 alpha-2 code of the country.
    pub country: String,
    /// Official code as typed; empty where unknown.
    pub code: String,
    /// Name as typed.
    pub name: String,
}

fields!(MunicipalityRef { ; country, code, name });

impl MunicipalityRef {
    /// Tells whether two documents may belong to the same municipality: equal codes or equal names,
    /// since people mistype either. A name without letters or digits equals none.
    pub fn may_be(&self, other: &MunicipalityRef) -> bool {
        let (one, two) = (self.code.trim(), other.code.trim());
        let same_code = !one.is_empty() && one == two;
        let name = normalized_name(&self.name);
        let same_name = !name.is_empty() && name == normalized_name(&other.name);
        self.country == other.country && (same_code || same_name)
    }

    /// Tells whether neither a name nor a code was given.
    pub fn is_unnamed(&self) -> bool {
        self.name.trim().is_empty() && self.code.trim().is_empty()
    }
}

/// What a code says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeStatus<'a> {
    /// None was typed.
    Empty,
    /// In a province that this region has; whether the district exists was not checked.
    Known(&'a Region),
    /// No municipality can have it; it is kept and marked.
    Unknown,
}

/// Reads a municipality code of the pack's country: its digits are two for the region, two for the
/// province and the rest for the municipality (domain.md, section 7). The region must exist and have that many provinces; districts are
/// counted from 01, and how many there are is not known here.
pub fn code_status<'a>(pack: &'a CountryPack, code: &str) -> CodeStatus<'a> {
    let code = code.trim();
    if code.is_empty() {
        return CodeStatus::Empty;
    }
    let digits = code.len() == usize::from(pack.code_digits)
        && code.bytes().all(|byte| byte.is_ascii_digit());
    let (Some(region), Some(province), Some(district)) =
        (code.get(0..2), code.get(2..4), code.get(4..))
    else {
        return CodeStatus::Unknown;
    };
    let region = pack.regions.iter().find(|item| item.id == region);
    let province = province.parse::<u8>().unwrap_or_default();
    match region {
        Some(region)
            if digits
                && (1..=region.provinces).contains(&province)
                && district.bytes().any(|digit| digit != b'0') =>
        {
            CodeStatus::Known(region)
        }
        _ => CodeStatus::Unknown,
    }
}

/// Returns a name without case, accents, signs and words that say only "municipality", for
/// comparison.
pub fn normalized_name(name: &str) -> String {
    const FILLERS: [&str; 10] = [
        "municipalidad",
        "distrital",
        "provincial",
        "municipio",
        "distrito",
        "provincia",
        "gobierno",
        "autonomo",
        "municipal",
        "de",
    ];
    let plain = plain(name);
    let words = plain.split_whitespace();
    let kept: Vec<_> = words.filter(|word| !FILLERS.contains(word)).collect();
    kept.join(" ")
}

/// Returns a text without case, accents and signs, for searching.
pub fn plain(text: &str) -> String {
    text.chars()
        .map(|letter| match small(letter) {
            'á' | 'à' | 'ä' => 'a',
            'é' | 'è' | 'ë' => 'e',
            'í' | 'ì' | 'ï' => 'i',
            'ó' | 'ò' | 'ö' => 'o',
            'ú' | 'ù' | 'ü' => 'u',
            letter if letter.is_alphanumeric() => letter,
            _ => ' ',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(code: &str, name: &str) -> MunicipalityRef {
        MunicipalityRef {
            country: "PE".into(),
            code: code.into(),
            name: name.into(),
        }
    }

    #[test]
    fn codes_decide_and_names_help_out() {
        let one = named("030101", "Abancay");
        assert!(one.may_be(&named("030101", "Municipalidad Provincial de Abancay")));
        assert!(one.may_be(&named("030102", "Abancay")));
        assert!(!one.may_be(&named("030102", "Chacoche")));
        assert!(one.may_be(&named("", "Municipalidad Provincial de ABANCAY")));
        assert!(!one.may_be(&named("", "Chacoche")));
        assert!(!named("", "😀").may_be(&named("", "🏔")));
        assert!(!named("", "").may_be(&named("", "")));
    }

    #[test]
    fn names_lose_case_accents_and_fillers() {
        assert_eq!(
            normalized_name("  Municipalidad de Pacucha-Ñahuín "),
            "pacucha ñahuin"
        );
        assert_eq!(
            normalized_name("Gobierno Autónomo Municipal de Villa Tunari"),
            "villa tunari"
        );
        assert_eq!(normalized_name("😀"), "");
    }
}

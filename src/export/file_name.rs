//! Names of the files that leave.

use chrono::NaiveDate;

use crate::documents::{Kind, time::iso_day};
use crate::response::normalized_name;

/// Returns a name that sorts well and says what it is: kind, municipality or short id, date. Only
/// lower-case ASCII letters, digits and hyphens, whatever the municipality's name holds.
pub fn file_name(kind: Kind, municipality: &str, id: &str, day: NaiveDate) -> String {
    let day = iso_day(day).replace('-', "");
    format!("{}-{day}.json", stem(kind, municipality, id))
}

/// Returns the name of the pack that the next administration gets: as [`file_name`], with a word of its own.
pub fn hand_over_name(municipality: &str, id: &str, day: NaiveDate) -> String {
    let day = iso_day(day).replace('-', "");
    format!("{}-{day}.json", labelled("entrega", municipality, id))
}

/// Returns the name of the copy of a document that follows its changes: as [`file_name`], without the date.
pub fn copy_name(kind: Kind, municipality: &str, id: &str) -> String {
    format!("{}.json", stem(kind, municipality, id))
}

fn stem(kind: Kind, municipality: &str, id: &str) -> String {
    let label = match kind {
        Kind::Response => "respuesta",
        Kind::Dossier => "expediente",
        Kind::Plan => "plan",
        Kind::Workshop => "sesion",
        Kind::Framework => "marco",
    };
    labelled(label, municipality, id)
}

fn labelled(label: &str, municipality: &str, id: &str) -> String {
    let place = plain_place(municipality);
    let short = short(id);
    let parts = ["yachay", label, &place, &short];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// Returns the name of a table: what it holds, in plain letters, municipality, date.
pub fn table_name(holds: &str, municipality: &str, day: NaiveDate) -> String {
    office_name(holds, municipality, day, "csv")
}

/// Returns the name of a file for office programs, as [`table_name`]; `ending` is `docx`, `xlsx`, `csv` or `ics`.
pub fn office_name(holds: &str, municipality: &str, day: NaiveDate, ending: &str) -> String {
    let parts = ["yachay", holds, &plain_place(municipality)];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let day = iso_day(day).replace('-', "");
    format!("{}-{day}.{ending}", parts.join("-"))
}

/// Returns a municipality's name in lower-case ASCII letters, digits and hyphens.
fn plain_place(municipality: &str) -> String {
    let place: String = normalized_name(municipality)
        .replace('ñ', "n")
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    let place: String = place.chars().take(40).collect();
    place.trim_matches('-').to_string()
}

/// Returns a name for a file under a password, which says neither what it holds nor of whom.
pub fn locked_file_name(id: &str) -> String {
    format!("yachay-con-clave-{}.json", short(id))
}

fn short(id: &str) -> String {
    let letters = id.chars().filter(char::is_ascii_alphanumeric);
    letters.take(6).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_whatever_the_municipality_is_called() {
        let day: NaiveDate = "2026-11-20".parse().unwrap();
        let name = |place| file_name(Kind::Response, place, "ab12cd34", day);
        assert_eq!(
            name("Municipalidad Distrital de Ñahuimpuquio"),
            "yachay-respuesta-nahuimpuquio-ab12cd-20261120.json"
        );
        assert_eq!(name("../<b>😀"), "yachay-respuesta-b-ab12cd-20261120.json");
        assert_eq!(name("مدينة"), "yachay-respuesta-ab12cd-20261120.json");
        assert_eq!(
            copy_name(Kind::Dossier, "Ñaña", "ab12cd34"),
            "yachay-expediente-nana-ab12cd.json"
        );
        assert_eq!(
            hand_over_name("Ñaña", "ab12cd34", day),
            "yachay-entrega-nana-ab12cd-20261120.json"
        );
        let table = table_name("brechas", "Ñahuimpuquio", day);
        assert_eq!(table, "yachay-brechas-nahuimpuquio-20261120.csv");
        let matrix = office_name("matriz-pdp", "", day, "xlsx");
        assert_eq!(matrix, "yachay-matriz-pdp-20261120.xlsx");
    }

    #[test]
    fn a_locked_file_keeps_its_secret() {
        assert_eq!(
            locked_file_name("ab-12cd-34"),
            "yachay-con-clave-ab12cd.json"
        );
    }
}

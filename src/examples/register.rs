//! The invented people who work for the invented municipality, two who teach, and what may be spent.

use chrono::NaiveDate;

use crate::dossier::{BudgetLine, CostSource, Person, Trainer};

/// The agronomist, who is also offered as a trainer.
const AGRONOMIST: &str = "persona-11";

/// One entry of the register.
struct Entry {
    name: &'static str,
    posts: &'static [&'static str],
    languages: &'static [&'static str],
    degree: bool,
    experience: u8,
    since: (i32, u32, u32),
}

/// The first day of the term.
const ELECTED: (i32, u32, u32) = (2023, 1, 1);

const fn entry(
    name: &'static str,
    posts: &'static [&'static str],
    languages: &'static [&'static str],
    degree: bool,
    experience: u8,
    since: (i32, u32, u32),
) -> Entry {
    Entry {
        name,
        posts,
        languages,
        degree,
        experience,
        since,
    }
}

const COUNCILLOR: &[&str] = &["regidor"];
const PLANNING: &[&str] = &["planificacion-presupuesto"];
const BUYING: &[&str] = &["abastecimiento"];
const ECONOMY: &[&str] = &["desarrollo-economico"];

/// The twelve who answered, in the order of [`super::people::PEOPLE`], and five who did not. Landscapes stand
/// where surnames would, so that nobody finds a neighbour here.
#[rustfmt::skip]
const REGISTER: [Entry; 17] = [
    entry("Honorata Lluvia Serena", COUNCILLOR, &["es", "qu"], true, 3, ELECTED),
    entry("Saturnino Piedra Honda", COUNCILLOR, &["qu", "es"], false, 3, ELECTED),
    entry("Yanira Brisa Temprana", COUNCILLOR, &["es", "qu"], false, 3, ELECTED),
    entry("Eulogio Puente Nuevo", COUNCILLOR, &["es"], false, 3, ELECTED),
    entry("Maura Cumbre Blanca", COUNCILLOR, &["es"], true, 7, ELECTED),
    entry("Teófilo Río Claro", &["alcalde"], &["es", "qu"], false, 7, ELECTED),
    entry("Elsa Trigo Maduro", &["gerente-municipal"], &["es"], true, 16, (2023, 1, 9)),
    entry("Ramiro Sendero Largo", PLANNING, &["es"], true, 8, (2019, 5, 2)),
    entry("Nélida Surco Verde", &["planificacion-presupuesto", "desarrollo-economico"],
        &["es", "qu"], false, 3, (2023, 2, 1)),
    entry("Óscar Nube Alta", &["abastecimiento", "desarrollo-economico"], &["es"], false, 6, (2020, 8, 3)),
    entry("Wílber Campo Fértil", ECONOMY, &["es", "qu"], true, 6, (2020, 3, 2)),
    entry("Florinda Puna Clara", ECONOMY, &["qu", "es"], false, 0, (2025, 10, 13)),
    entry("Amadeo Farol Antiguo", PLANNING, &["es", "qu"], false, 12, (2014, 1, 6)),
    entry("Justina Molle Florido", BUYING, &["es", "qu"], false, 2, (2024, 1, 8)),
    entry("Edgar Camino Ancho", BUYING, &["es"], true, 4, (2022, 6, 1)),
    entry("Rosalía Agua Mansa", BUYING, &["es", "qu"], false, 9, (2017, 3, 1)),
    entry("Isidro Quinual Viejo", ECONOMY, &["es", "qu"], false, 11, (2015, 4, 1)),
];

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|item| (*item).to_string()).collect()
}

/// Returns the people who work for the municipality, as many per post as its profile says.
pub(super) fn register() -> Vec<Person> {
    let entries = REGISTER.iter().zip(1..);
    entries
        .map(|(entry, number)| Person {
            id: format!("persona-{number:02}"),
            name: entry.name.into(),
            posts: texts(entry.posts),
            languages: texts(entry.languages),
            degree: entry.degree,
            experience: Some(entry.experience),
            trust: entry.posts == ["gerente-municipal"],
            since: {
                let (year, month, day) = entry.since;
                NaiveDate::from_ymd_opt(year, month, day)
            },
            ..Person::default()
        })
        .collect()
}

/// Returns a teacher from outside and one of the municipality's own.
pub(super) fn trainers() -> Vec<Trainer> {
    let outside = Trainer {
        id: "capacitadora-01".into(),
        name: "Clemencia Faro Abierto".into(),
        institution: "Escuela Rural de Gestión del Valle Sereno".into(),
        languages: texts(&["es", "qu"]),
        contents: texts(&[
            "marco-legal-municipal",
            "rendicion-de-cuentas",
            "contrataciones",
        ]),
        contact: "escuela@vallesereno.example".into(),
        notes: "Doce años en municipalidades rurales; va a la comunidad los sábados.".into(),
        ..Trainer::default()
    };
    let of_ours = REGISTER.get(10).map(|entry| entry.name);
    let own = Trainer {
        id: "capacitador-02".into(),
        name: of_ours.unwrap_or_default().into(),
        person: Some(AGRONOMIST.into()),
        languages: texts(&["es", "qu"]),
        contents: texts(&["productos-bandera-y-cadenas", "roles-en-del"]),
        notes: "Enseña en campo, con los productores.".into(),
        ..Trainer::default()
    };
    vec![outside, own]
}

/// Returns what may be spent in a year, by who pays.
pub(super) fn budget(year: i32) -> Vec<BudgetLine> {
    let lines = [
        (CostSource::Municipality, 1_500_000),
        (CostSource::Association, 600_000),
        (CostSource::Fund, 900_000),
    ];
    lines
        .map(|(source, cents)| BudgetLine {
            source,
            year,
            cents,
        })
        .into()
}

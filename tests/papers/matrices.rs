//! The matrices: the columns of the country, exact totals, starting values that are said to be such.

use proptest::prelude::*;
use yachay_municipal::dossier::{Activity, CostSource, Dossier};
use yachay_municipal::export::{Cell, Dialect};
use yachay_municipal::framework::{Framework, Language};
use yachay_municipal::papers::Desk;
use yachay_municipal::papers::matrices::{Matrix, matrix, unit_cost};
use yachay_municipal::plan::{activity_cents, people_in};

use crate::full::{cost, full_dossier};
use crate::support::{peru, staff};

fn pdp(dossier: &Dossier) -> Matrix {
    let desk = crate::desk(peru(), dossier, Language::Spanish);
    matrix(&desk, "pdp").expect("Peru has it")
}

fn column<'a>(matrix: &'a Matrix, row: usize, head: &str) -> &'a Cell {
    let place = matrix
        .heads
        .iter()
        .position(|found| found == head)
        .expect("a column");
    &matrix.rows[row][place]
}

/// The needs matrix of the civil service: pertinence is benefit, functions and objective, 1–3 each (domain.md, 7).
const DNC: [&str; 11] = [
    "N.º",
    "Unidad(es) orgánica(s)",
    "Puesto(s)",
    "Necesidad de capacitación",
    "Acción de capacitación propuesta",
    "Beneficiarios",
    "Código de prioridad",
    "Beneficio (1–3)",
    "Funciones (1–3)",
    "Objetivo (1–3)",
    "Pertinencia (3–9)",
];

/// The row of the people development plan (domain.md, 7).
const PDP: [&str; 22] = [
    "Año",
    "Código",
    "Función del perfil del puesto",
    "Nombre de la acción de capacitación",
    "Unidad(es) orgánica(s)",
    "Puesto(s)",
    "Beneficiarios",
    "Tipo de capacitación",
    "Tipo de acción de capacitación",
    "Horas",
    "Código de prioridad",
    "Créditos",
    "Pertinencia",
    "Objetivo de aprendizaje",
    "Objetivo de desempeño",
    "Nivel de evaluación",
    "Modalidad",
    "Oportunidad",
    "Costo directo",
    "Costo indirecto",
    "Subtotal",
    "Total",
];

#[test]
fn the_columns_are_those_of_the_country() {
    let dossier = full_dossier(peru());
    let desk = crate::desk(peru(), &dossier, Language::Spanish);
    for (id, heads) in [("dnc", DNC.as_slice()), ("pdp", PDP.as_slice())] {
        let found = matrix(&desk, id).expect("Peru has it");
        assert_eq!(found.heads, heads, "{id}");
        assert_eq!(found.rows.len(), 3, "{id}: measures are no training");
        let mut rows = found.rows.iter().chain([&found.foot]);
        assert!(rows.all(|row| row.len() == heads.len()), "{id}");
    }
}

#[test]
fn a_country_without_matrices_has_none() {
    let bolivia: Framework = peru().in_country("BO", &[], &Language::ALL);
    let dossier = full_dossier(&bolivia);
    let desk: Desk<'_> = crate::desk(&bolivia, &dossier, Language::Spanish);
    assert_eq!(matrix(&desk, "pdp"), None);
    assert!(bolivia.pack.matrices.is_empty());
}

#[test]
fn costs_for_each_person_and_what_rounding_leaves() {
    // 100.01 among three people is 33.34 each, a cent more; 500.00 for each of three is exact.
    let found = pdp(&full_dossier(peru()));
    assert_eq!(*column(&found, 1, "Costo directo"), Cell::Cents(3_334));
    assert_eq!(*column(&found, 1, "Costo indirecto"), Cell::Cents(50_000));
    assert_eq!(*column(&found, 1, "Subtotal"), Cell::Cents(53_334));
    assert_eq!(*column(&found, 1, "Total"), Cell::Cents(160_001));
    let notes: Vec<&String> = found
        .notes
        .iter()
        .filter(|note| note.contains("redondeó"))
        .collect();
    assert_eq!(notes.len(), 1, "{:?}", found.notes);
    assert!(notes[0].contains("S/\u{a0}0.01"), "{notes:?}");
}

#[test]
fn nothing_is_stated_that_nobody_said() {
    let mut dossier = full_dossier(peru());
    let found = pdp(&dossier);
    assert_eq!(*column(&found, 0, "Código de prioridad"), Cell::text(""));
    assert_eq!(*column(&found, 0, "Modalidad"), Cell::text(""));
    // No competencies, no figures: the dossier allows no pertinence.
    assert_eq!(*column(&found, 0, "Pertinencia"), Cell::text(""));
    assert!(
        found
            .notes
            .iter()
            .any(|note| note.contains("valores de partida"))
    );
    let civil = &mut dossier
        .plan
        .activity_mut("workshop")
        .expect("it is there")
        .civil;
    civil.priority_code = "C1".into();
    (civil.benefit, civil.functions, civil.objective) = (Some(3), Some(2), Some(9));
    let found = pdp(&dossier);
    assert_eq!(*column(&found, 0, "Código de prioridad"), Cell::text("C1"));
    let desk = crate::desk(peru(), &dossier, Language::Spanish);
    let dnc = matrix(&desk, "dnc").expect("Peru has it");
    assert_eq!(*column(&dnc, 0, "Beneficio (1–3)"), Cell::Number(3.0, 0));
    // 9 is no value: what follows from the plan stands.
    assert_eq!(*column(&dnc, 0, "Objetivo (1–3)"), Cell::Number(1.0, 0));
    assert_eq!(*column(&dnc, 0, "Pertinencia (3–9)"), Cell::Number(6.0, 0));
}

#[test]
fn names_that_begin_like_formulas_stay_words() {
    let dialect = Dialect {
        separator: ';',
        decimal_mark: '.',
    };
    let csv = pdp(&full_dossier(peru())).table().to_csv(dialect);
    assert!(csv.contains("\"'=1+1 & <taller> 😀\""), "{csv}");
    assert!(csv.contains(";1600.01\r\n"), "{csv}");
}

proptest! {
    #[test]
    fn totals_are_exact_and_the_difference_is_what_is_said(
        lines in prop::collection::vec((0u64..1_000_000_000, any::<bool>(), any::<bool>()), 0..6),
        people in 0u16..200,
    ) {
        let costs = lines.iter().map(|(cents, each, indirect)| {
            cost(CostSource::Municipality, *cents, *each, *indirect)
        });
        let activity = Activity {
            costs: costs.collect(),
            participants: staff(&[("tesoreria", people)]),
            ..Activity::default()
        };
        let found = unit_cost(&activity);
        prop_assert_eq!(found.total, activity_cents(&activity));
        let n = i128::from(people_in(&activity));
        let product = i128::from(found.subtotal()) * n;
        prop_assert_eq!(product - i128::from(found.total), found.difference);
        // Two roundings of at most half a cent for each person.
        if n > 0 {
            prop_assert!(found.difference.abs() <= n);
        }
    }
}

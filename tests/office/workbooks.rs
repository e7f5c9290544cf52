//! Workbooks: exact amounts, days, no formulas, ready to print.

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Value, json};
use yachay_municipal::documents::{read_text, read_value};
use yachay_municipal::export::{Cell, Dialect, Sheet, Table, Workbook};

use crate::{FORBIDDEN, NASTY, part, reread};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn budget() -> Workbook {
    let heads = ["Actividad", "Inicio", "Horas", "Costo, S/"];
    let mut table = Table::new(heads.map(String::from));
    for (name, start, hours, cents) in [
        ("Taller de SIAF", "2027-02-28", 16.0, 120_050),
        ("Pasantía", "2028-02-29", 40.5, 123_456_789),
    ] {
        table.row([
            Cell::text(name),
            Cell::Day(day(start)),
            Cell::Number(hours, 1),
            Cell::Cents(cents),
        ]);
    }
    table.row([
        Cell::text("Total"),
        Cell::text(""),
        Cell::Number(f64::NAN, 1),
        Cell::Cents(123_576_839),
    ]);
    Workbook {
        title: "Presupuesto del plan".into(),
        owner: "Municipalidad de Ñahuimpuquio & anexos".into(),
        language: "es".into(),
        sheets: vec![
            Sheet {
                name: "Presupuesto 2027/2028".into(),
                title: "Presupuesto por actividad".into(),
                table,
                widths: vec![40, 0],
                totals: true,
                notes: vec![
                    "Fuente: el plan aprobado.".into(),
                    "Montos en soles.".into(),
                ],
            },
            Sheet::default(),
        ],
    }
}

fn values(sheet: &Value, row: usize) -> Vec<Value> {
    let cells = sheet["cells"][row].as_array().unwrap();
    cells.iter().map(|cell| cell["value"].clone()).collect()
}

#[test]
fn another_library_reads_the_table() {
    let seen = reread("budget.xlsx", &budget().to_xlsx().unwrap());
    assert_eq!(seen["title"], "Presupuesto del plan");
    assert_eq!(seen["author"], "Municipalidad de Ñahuimpuquio & anexos");
    assert_eq!(seen["created"], "2026-01-01T00:00:00");
    let sheet = &seen["sheets"][0];
    assert_eq!(sheet["name"], "Presupuesto 2027 2028");
    assert_eq!(sheet["cells"][0][0]["value"], "Presupuesto por actividad");
    assert_eq!(
        values(sheet, 1),
        ["Actividad", "Inicio", "Horas", "Costo, S/"]
    );
    let first = json!(["Taller de SIAF", "2027-02-28", 16, 1200.5]);
    assert_eq!(json!(values(sheet, 2)), first);
    let second = json!(["Pasantía", "2028-02-29", 40.5, 1234567.89]);
    assert_eq!(json!(values(sheet, 3)), second);
    assert_eq!(
        json!(values(sheet, 4)),
        json!(["Total", null, null, 1235768.39])
    );
    assert_eq!(sheet["cells"][6][0]["value"], "Fuente: el plan aprobado.");
    assert_eq!(sheet["cells"][7][0]["value"], "Montos en soles.");

    let look = |row: usize, column: usize, what: &str| sheet["cells"][row][column][what].clone();
    assert_eq!(look(2, 1, "format"), "dd/mm/yyyy");
    assert_eq!(look(2, 2, "format"), "#,##0.0");
    assert_eq!(look(2, 3, "format"), "#,##0.00");
    let bold: Vec<Value> = (0..5).map(|row| look(row, 0, "bold")).collect();
    assert_eq!(bold, [true, true, false, false, true]);
}

#[test]
fn it_is_ready_to_look_through_and_print() {
    let seen = reread("print.xlsx", &budget().to_xlsx().unwrap());
    let sheet = &seen["sheets"][0];
    assert_eq!(sheet["freeze"], "A3");
    assert_eq!(sheet["filter"], "A2:D4", "totals are not filtered");
    assert_eq!(sheet["merged"], json!(["A1:D1", "A7:D7", "A8:D8"]));
    assert_eq!(sheet["landscape"], true);
    assert_eq!(sheet["paper"], 9);
    assert_eq!(sheet["fit"], json!([true, 0]));
    assert_eq!(sheet["repeated"], "$2:$2");
    let header = json!([
        "Municipalidad de Ñahuimpuquio && anexos",
        "Presupuesto por actividad"
    ]);
    let trimmed: Vec<&str> = sheet["header"]
        .as_array()
        .unwrap()
        .iter()
        .map(|words| words.as_str().unwrap().trim())
        .collect();
    assert_eq!(json!(trimmed), header);
    assert_eq!(sheet["footer"], "Página &P de &N");
    let widths = sheet["widths"].as_array().unwrap();
    assert!(
        (widths[0].as_f64().unwrap() - 40.0).abs() < 1.0,
        "{widths:?}"
    );
    assert!(
        (widths[1].as_f64().unwrap() - 12.0).abs() < 1.0,
        "{widths:?}"
    );
}

#[test]
fn no_text_is_ever_a_formula() {
    let long = "=".repeat(300);
    let names: Vec<&str> = NASTY.into_iter().chain([long.as_str()]).collect();
    let mut table = Table::new(names.iter().map(|name| name.to_string()));
    table.row(names.iter().map(|name| Cell::text(*name)));
    let sheet = |name: &&str| Sheet {
        name: name.to_string(),
        title: name.to_string(),
        table: table.clone(),
        notes: vec![name.to_string()],
        ..Sheet::default()
    };
    let file = Workbook {
        title: FORBIDDEN.0.into(),
        owner: "&P&[Page]&\"Arial\"".into(),
        language: "en".into(),
        sheets: names.iter().map(sheet).collect(),
    };
    let seen = reread("names.xlsx", &file.to_xlsx().unwrap());
    assert_eq!(seen["title"], FORBIDDEN.1);
    let sheets = seen["sheets"].as_array().unwrap();
    assert_eq!(sheets.len(), names.len());
    for (sheet, name) in sheets.iter().zip(&names) {
        let cells = sheet["cells"].as_array().unwrap();
        for cell in cells.iter().flat_map(|row| row.as_array().unwrap()) {
            assert_ne!(cell["type"], "f", "{cell}");
        }
        assert_eq!(cells[0][0]["value"], name.replace(['\n', '\t'], " ").trim());
        assert_eq!(json!(values(sheet, 1)), json!(names));
        assert_eq!(json!(values(sheet, 2)), json!(names));
        assert_eq!(sheet["footer"], "Page &P of &N");
    }
}

#[test]
fn what_no_cell_can_hold_is_cut_where_one_sees_it() {
    let mut table = Table::new(["a".into(), "b".into(), "c".into()]);
    let huge = "🦙".repeat(20_000);
    table.row([
        Cell::text(huge),
        Cell::text(FORBIDDEN.0),
        Cell::Cents(u64::MAX),
    ]);
    table.row([
        Cell::Day(day("1899-12-31")),
        Cell::Number(f64::INFINITY, 0),
        Cell::Number(2.5, 99),
    ]);
    let sheets = vec![Sheet {
        table,
        ..Sheet::default()
    }];
    let file = Workbook {
        sheets,
        ..Workbook::default()
    };
    let seen = reread("limits.xlsx", &file.to_xlsx().unwrap());
    let row = values(&seen["sheets"][0], 1);
    let cut = row[0].as_str().unwrap();
    assert_eq!(cut.encode_utf16().count(), 32_767);
    assert!(cut.ends_with("🦙…"));
    assert_eq!(row[1], FORBIDDEN.1);
    assert_eq!(row[2], "184467440737095516.15", "no digit is lost");
    assert_eq!(
        json!(values(&seen["sheets"][0], 2)),
        json!(["31/12/1899", null, 2.5])
    );
}

#[test]
fn a_workbook_without_anything_is_one_and_too_much_is_refused() {
    let seen = reread("empty.xlsx", &Workbook::default().to_xlsx().unwrap());
    assert_eq!(seen["sheets"][0]["name"], "Hoja");
    let wide = Table::new((0..16_385).map(|column| column.to_string()));
    let sheets = vec![Sheet {
        table: wide,
        ..Sheet::default()
    }];
    let file = Workbook {
        sheets,
        ..Workbook::default()
    };
    assert!(file.to_xlsx().is_err());
}

#[test]
fn equal_workbooks_give_equal_bytes_also_by_way_of_the_program() {
    let file = budget();
    let bytes = file.to_xlsx().unwrap();
    let sent: Workbook = read_text(&serde_json::to_string(&file).unwrap()).unwrap();
    assert_eq!(sent.to_xlsx().unwrap(), bytes);
    assert_eq!(file.to_xlsx().unwrap(), bytes);
}

#[test]
fn a_cell_that_nobody_knows_is_named() {
    for (cell, expected) in [
        (json!({ "formula": "1+1" }), "\"formula\" is no cell"),
        (json!({ "cents": -1 }), "-1 is no number of type u64"),
        (json!({ "cents": 1.5 }), "1.5 is no number of type u64"),
        (json!({ "day": "2027-02-29" }), "\"2027-02-29\" is no day"),
        (json!({ "number": [1] }), "[1] is no list of 2"),
        (json!(7), "7 is no choice"),
    ] {
        let fault = read_value::<Cell>(cell).unwrap_err().to_string();
        assert_eq!(fault, expected);
    }
}

fn column_of(cents: &[u64]) -> Table {
    let mut table = Table::new(["Costo".into()]);
    for amount in cents {
        table.row([Cell::Cents(*amount)]);
    }
    table
}

/// Reads an amount without rounding.
fn read_amount(text: &str) -> u128 {
    let (units, decimals) = text.split_once('.').unwrap_or((text, ""));
    assert!(decimals.len() <= 2, "{text}");
    format!("{units}{decimals:0<2}").parse().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn amounts_are_exact_to_the_cent(cents in prop::collection::vec(0_u64..1_000_000_000_000_000, 1..40)) {
        let expected: u128 = cents.iter().map(|amount| u128::from(*amount)).sum();
        let table = column_of(&cents);
        let dialect = Dialect { separator: ';', decimal_mark: '.' };
        let csv: u128 = table.to_csv(dialect).lines().skip(1).map(read_amount).sum();
        prop_assert_eq!(csv, expected);
        let sheets = vec![Sheet { table, ..Sheet::default() }];
        let file = Workbook { sheets, ..Workbook::default() };
        let sheet = part(&file.to_xlsx().unwrap(), "sheet1.xml");
        // The head is a shared text, the first of all.
        let numbers = sheet.split("<v>").skip(2).filter_map(|rest| rest.split("</v>").next());
        let amounts: Vec<u128> = numbers.map(read_amount).collect();
        prop_assert_eq!(amounts.len(), cents.len());
        prop_assert_eq!(amounts.into_iter().sum::<u128>(), expected);
    }
}

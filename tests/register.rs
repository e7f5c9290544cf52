//! The register of executed actions: REM's Cuadros 3 and 4, lines out of spreadsheets, lines out of plans.

#[path = "register/printed.rs"]
mod printed;
mod support;

use printed::{Printed, cuadro_3, cuadro_4};
use proptest::prelude::*;
use support::{day, ids, peru};
use yachay_municipal::dossier::{
    Activity, Dossier, ExecutedAction, Execution, PastPlan, Progress, Term, TrainingPlan,
    moment_at, usual_term,
};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::{CountUnit, Language, Moment};
use yachay_municipal::register::{
    ReadFault, RegisterTable, Selection, actions_of, read_actions, table,
};
use yachay_municipal::response::MunicipalityRef;

const CUADRO_3: &[u8] = include_bytes!("register/cuadro-3.csv");
const CUADRO_4: &[u8] = include_bytes!("register/cuadro-4.csv");

fn read(bytes: &[u8]) -> Vec<ExecutedAction> {
    let read = read_actions(peru(), bytes, &FixedWorld::default());
    assert_eq!(read.faults, []);
    read.actions
}

/// Holds a table against a printed one, cell by cell and in its order.
fn same_as(table: &RegisterTable, printed: &[Printed]) {
    assert_eq!(table.regions, ["Apurímac", "Cajamarca", "Cusco"]);
    assert!(table.national);
    let rows = table.groups.iter().flat_map(|group| {
        let rows = group.rows.iter();
        rows.map(|row| {
            (
                group.modality.as_str(),
                row.subject.as_str(),
                row.cells.clone(),
            )
        })
    });
    let rows: Vec<_> = rows.collect();
    assert_eq!(rows.len(), printed.len());
    for (found, (modality, subject, cells)) in rows.iter().zip(printed) {
        assert_eq!((found.0, found.1), (*modality, *subject));
        assert_eq!(found.2, cells, "{subject}");
    }
}

#[test]
fn cuadros_3_and_4_of_rem_come_out_as_they_are_printed() {
    let mut all = read(CUADRO_4);
    all.extend(read(CUADRO_3));
    let at = |moment| Selection {
        moment: Some(moment),
        year: None,
    };
    same_as(&table(peru(), all.iter(), at(Moment::Stable)), &cuadro_3());
    same_as(&table(peru(), all.iter(), at(Moment::Exit)), &cuadro_4());
    let of_2006 = Selection {
        year: Some(2006),
        moment: None,
    };
    same_as(&table(peru(), all.iter(), of_2006), &cuadro_4());
    assert_eq!(
        table(peru(), all.iter(), at(Moment::Start)),
        RegisterTable::default()
    );
}

#[test]
fn what_is_counted_and_added_up() {
    let lines = read(CUADRO_3);
    let found = table(peru(), lines.iter(), Selection::default());
    let units: Vec<_> = found.groups.iter().map(|group| group.unit).collect();
    let by = |unit| Some(unit);
    assert_eq!(
        units,
        [
            by(CountUnit::Activity),
            by(CountUnit::AssistedMunicipality),
            by(CountUnit::Activity),
            by(CountUnit::Activity),
            by(CountUnit::Activity)
        ]
    );
    let sums: Vec<_> = found
        .groups
        .iter()
        .map(|group| group.sums.clone())
        .collect();
    assert_eq!(sums[0], [Some(10), Some(16), Some(14), None]);
    assert_eq!(sums[1], [Some(38), Some(64), Some(48), None]);
    assert_eq!(sums[3], [None, None, None, Some(1)]);
    assert_eq!(found.groups[1].rows[0].sum(), 53);
}

#[test]
fn years_of_rem_have_the_moments_that_it_names() {
    let first = day("2003-01-01");
    for (year, moment) in [
        (2006, Moment::Exit),
        (2007, Moment::Start),
        (2008, Moment::Stable),
    ] {
        for within in ["01-01", "06-30", "12-31"] {
            let on = day(&format!("{year}-{within}"));
            let pack = &peru().pack;
            assert_eq!(pack.first_term.begins, first);
            let term = usual_term(first, pack.term_years, on).expect("a term");
            assert_eq!(moment_at(term, on), moment, "{on}");
        }
    }
}

#[test]
fn a_line_with_a_fault_is_named_and_the_others_are_read() {
    let good = "2008;estable;Cusco;taller;siaf;;3";
    let table: [(&str, ReadFault); 12] = [
        (
            "2008;estable;Cusco;taller;siaf;3",
            ReadFault::Columns { found: 6 },
        ),
        ("hola", ReadFault::Columns { found: 1 }),
        (
            "mil;estable;Cusco;taller;siaf;;3",
            ReadFault::Year("mil".into()),
        ),
        (
            "1776;estable;Cusco;taller;siaf;;3",
            ReadFault::Year("1776".into()),
        ),
        (
            "2008;medio;Cusco;taller;siaf;;3",
            ReadFault::Moment("medio".into()),
        ),
        (
            "2008;estable;Cusco;charla;siaf;;3",
            ReadFault::Modality("charla".into()),
        ),
        (
            "2008;estable;Cusco;taller;siaf|no-existe;;3",
            ReadFault::Content("no-existe".into()),
        ),
        ("2008;estable;Cusco;taller;;;3", ReadFault::NoSubject),
        (
            "2008;estable;Cusco;taller;siaf;;-3",
            ReadFault::Count("-3".into()),
        ),
        (
            "2008;estable;Cusco;taller;siaf;;3,5",
            ReadFault::Count("3,5".into()),
        ),
        (
            "2008;estable;Cusco;taller;siaf;;100001",
            ReadFault::Count("100001".into()),
        ),
        (
            "2008;estable;Cusco;taller;siaf;\"abierto;3",
            ReadFault::OpenQuote,
        ),
    ];
    for (line, fault) in table {
        let text = format!("{good}\r\n\r\n{line}\r\n{good}\r\n");
        let found = read_actions(peru(), text.as_bytes(), &FixedWorld::default());
        assert_eq!(found.actions.len(), 2, "{line}");
        let faults: Vec<_> = found
            .faults
            .iter()
            .map(|f| (f.line, f.text.as_str()))
            .collect();
        assert_eq!(faults, [(3, line)]);
        assert_eq!(found.faults[0].fault, fault);
    }
}

#[test]
fn lines_come_as_spreadsheets_write_them() {
    let one = |text: &[u8]| {
        let lines = read(text);
        assert_eq!(lines.len(), 1);
        let line = lines[0].clone();
        (
            line.year,
            line.moment,
            line.region,
            line.modality,
            line.contents,
            line.subject,
            line.count,
        )
    };
    let expected = (
        2008,
        Moment::Stable,
        "Áncash".to_string(),
        "asistencia-tecnica".to_string(),
        ids(&["rendicion-de-cuentas"]),
        "Uno; y \"dos\"".to_string(),
        0,
    );
    let quoted = "\u{feff}\"Año\";\"Momento\";a;b;c;d;e\r\n2008;\"Gestión estable\";Áncash;Asistencia técnica;Rendición de cuentas;\"Uno; y \"\"dos\"\"\";0\r\n;;;;;;\r\n";
    assert_eq!(one(quoted.as_bytes()), expected);
    let tabs = "2008\tstable\tÁncash\tTechnical assistance (on-the-job support)\trendicion-de-cuentas\t\"Uno; y \"\"dos\"\"\"\t0";
    assert_eq!(one(tabs.as_bytes()), expected);
    // Older spreadsheets write Latin 1.
    let latin: Vec<u8> = "2008;estable;Áncash;asistencia-tecnica;rendicion-de-cuentas;Rendición;2"
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).expect("Latin 1"))
        .collect();
    assert_eq!(read(&latin)[0].subject, "Rendición");
    assert_eq!(read(&latin)[0].region, "Áncash");
}

fn held(id: &str, modality: &str, content: &str, on: &str) -> Activity {
    Activity {
        id: id.into(),
        content: Some(content.into()),
        modality: Some(modality.into()),
        execution: Execution {
            progress: Progress::Done,
            from: Some(day(on)),
            ..Execution::default()
        },
        ..Activity::default()
    }
}

fn planning(code: &str, activities: Vec<Activity>) -> Dossier {
    Dossier {
        municipality: MunicipalityRef {
            country: "PE".into(),
            code: code.into(),
            name: "Pueblo de prueba".into(),
        },
        plan: TrainingPlan {
            activities: activities.into_iter().map(Into::into).collect(),
            ..TrainingPlan::default()
        },
        ..Dossier::new("PE", day("2027-01-01"))
    }
}

#[test]
fn activities_carried_out_are_lines_and_others_are_not() {
    let mut planned = held("planned", "taller", "siaf", "2027-03-01");
    planned.execution.progress = Progress::Running;
    let mut measure = held("measure", "taller", "siaf", "2027-03-01");
    measure.measure = true;
    let mut open = held("open", "taller", "siaf", "2027-03-01");
    open.modality = None;
    let activities = vec![
        held("a", "taller", "siaf", "2027-03-01"),
        held("b", "asistencia-tecnica", "siaf", "2028-03-01"),
        // Assisted again in the same year and contents: the same municipality.
        held("c", "asistencia-tecnica", "siaf", "2028-09-01"),
        held("d", "asistencia-tecnica", "siaf", "2029-09-01"),
        held("e", "red-informacion", "siaf", "2029-09-01"),
        planned,
        measure,
        open,
    ];
    let mut dossier = planning("080101", activities.clone());
    dossier.past_plans = vec![
        PastPlan {
            term: Term {
                begins: Some(day("2023-01-01")),
                ends: Some(day("2026-12-31")),
                chosen: None,
            },
            plan: TrainingPlan {
                activities: vec![held("old", "diplomado", "siaf", "2026-02-01").into()],
                ..TrainingPlan::default()
            },
            ..PastPlan::default()
        }
        .into(),
    ];
    let found = actions_of(peru(), &dossier, Language::Spanish);
    let lines: Vec<_> = found
        .of_plan
        .iter()
        .map(|line| {
            (
                line.id.as_str(),
                line.year,
                line.moment,
                line.region.as_str(),
                line.count,
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            ("old", 2026, Moment::Exit, "Cusco", 1),
            ("a", 2027, Moment::Start, "Cusco", 1),
            ("b", 2028, Moment::Stable, "Cusco", 1),
            ("d", 2029, Moment::Stable, "Cusco", 1)
        ]
    );
    assert_eq!((found.without_region, found.without_modality), (0, 1));
    // Without a code that names a region nothing is guessed.
    for code in ["", "999999"] {
        let found = actions_of(
            peru(),
            &planning(code, activities.clone()),
            Language::Spanish,
        );
        assert_eq!(
            (found.of_plan.len(), found.without_region),
            (0, 4),
            "{code}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_is_lost_whatever_it_holds(lines in prop::collection::vec("[a-z0-9;,|\" áñ-]{0,30}", 0..20)) {
        let found = read_actions(peru(), lines.join("\n").as_bytes(), &FixedWorld::default());
        let says = |line: &&String| line.chars().any(char::is_alphanumeric);
        let (least, most) = (lines.iter().filter(says).count(), lines.len());
        let read = found.actions.len() + found.faults.len();
        prop_assert!((least..=most).contains(&read), "{} of {}..={}", read, least, most);
        for fault in &found.faults {
            prop_assert_eq!(&lines[fault.line - 1], &fault.text);
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_actions(peru(), &bytes, &FixedWorld::default());
    }

    #[test]
    fn a_table_holds_what_its_lines_hold(counts in prop::collection::vec((0..5_usize, 0..4_usize, 0..3_usize, 0..1000_u32), 0..40)) {
        let modalities = ["taller", "asistencia-tecnica", "diplomado", "maestria", "desconocida"];
        let regions = ["Cusco", "Cajamarca", "Apurímac", ""];
        let contents = ["siaf", "contrataciones", "diseno-pdi"];
        let lines: Vec<_> = counts.iter().map(|(modality, region, content, count)| ExecutedAction {
            id: String::new(),
            year: 2008,
            moment: Moment::Stable,
            region: regions[*region].into(),
            modality: modalities[*modality].into(),
            contents: ids(&[contents[*content]]),
            subject: String::new(),
            count: *count,
        }).collect();
        let found = table(peru(), lines.iter(), Selection::default());
        let all: u32 = counts.iter().map(|line| line.3).sum();
        let rows: u32 = found.groups.iter().flat_map(|group| &group.rows).map(|row| row.sum()).sum();
        let sums: u32 = found.groups.iter().flat_map(|group| &group.sums).flatten().sum();
        prop_assert_eq!((rows, sums), (all, all));
        let national = lines.iter().any(|line| line.region.is_empty());
        prop_assert_eq!(found.national, national);
    }
}

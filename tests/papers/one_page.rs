//! The report for the authority names what presses most, and counts the rest.

use yachay_municipal::dossier::*;
use yachay_municipal::export::{Block, Grid};
use yachay_municipal::framework::Language;
use yachay_municipal::papers::*;

use crate::full::full_dossier;
use crate::support::{day, peru};
use crate::{desk, words};

/// Activities of the plan.
const ALL: usize = 60;
/// Rows of the report's table, with the one that counts the rest.
const ROWS: usize = 13;

/// A plan of sixty activities: planned, but for two that are late, two under way, one put off; each has a result.
fn large() -> Dossier {
    let mut dossier = full_dossier(peru());
    let made = (0..ALL).map(|number| {
        let mut activity = Activity {
            id: format!("a{number}"),
            title: Some(format!(
                "Actividad {number} {}",
                "de nombre largo ".repeat(9)
            )),
            from: Some(day("2028-05-01")),
            to: Some(day("2028-05-01")),
            ..Activity::default()
        };
        activity.measured.after = format!("{number} de 60");
        match number {
            20 | 50 => {
                (activity.from, activity.to) = (Some(day("2027-01-01")), Some(day("2027-01-01")))
            }
            30 | 59 => activity.execution.progress = Progress::Running,
            40 => activity.execution.progress = Progress::Postponed,
            _ => {}
        }
        activity.costs = vec![CostLine {
            cents: 100_001,
            ..CostLine::default()
        }];
        activity
    });
    dossier.plan.activities = made.map(Into::into).collect();
    dossier
}

fn progress_of(dossier: &Dossier, template: &str) -> (Grid, String) {
    let desk = desk(peru(), dossier, Language::Spanish);
    let filled = fill(&desk, &PaperKey::of_plan(template)).expect("it is there");
    let text = words(&filled.document);
    let tables = filled.document.blocks.into_iter();
    let mut tables = tables.filter_map(|block| match block {
        Block::Table { table } if table.heads.iter().any(|head| head.head == "Avance") => {
            Some(table)
        }
        _ => None,
    });
    (tables.next().expect("the table"), text)
}

#[test]
fn of_sixty_activities_the_report_names_the_pressing_ones_and_counts_the_rest() {
    let (table, text) = progress_of(&large(), "progress-report");
    assert_eq!(table.rows.len(), ROWS);
    let (last, named) = table.rows.split_last().expect("rows");
    assert_eq!(last[0], "… y 48 más, en el plan");
    assert_eq!(last.len(), table.heads.len());
    // In the order of the plan: the first that are planned, then the five that press.
    let number = |row: &Vec<String>| row[0].split(' ').nth(1).map(str::to_string);
    let numbers: Vec<String> = named.iter().filter_map(number).collect();
    assert_eq!(
        numbers,
        [
            "0", "1", "2", "3", "4", "5", "6", "20", "30", "40", "50", "59"
        ]
    );
    assert!(
        named
            .iter()
            .all(|row| row[0].ends_with('…') && row[0].chars().count() <= 47)
    );
    // The sum is that of all.
    assert_eq!(table.foot[4], "S/\u{a0}60,000.60");
    // Some results are named, each with what it became.
    let noticed = text.lines().find(|line| line.contains("Qué se nota"));
    let noticed = noticed.expect("the line");
    assert!(
        noticed.ends_with("…: 3 de 60; … y 56 más, en el plan"),
        "{noticed}"
    );
}

#[test]
fn a_plan_that_fits_and_the_hand_over_stay_whole() {
    let mut dossier = large();
    let (whole, _) = progress_of(&dossier, "hand-over");
    assert_eq!(whole.rows.len(), ALL);
    let few: Vec<_> = dossier.plan.activities.iter().take(12).cloned().collect();
    dossier.plan.activities = few.into_iter().collect();
    let (table, text) = progress_of(&dossier, "progress-report");
    assert_eq!(table.rows.len(), 12);
    assert!(text.contains("… y 8 más, en el plan"), "{text}");
    // More of them have room where their names are short.
    let mut dossier = large();
    for number in 0..ALL {
        let found = dossier.plan.activity_mut(&format!("a{number}"));
        found.expect("an activity").title = Some(format!("Taller {number}"));
    }
    let (table, _) = progress_of(&dossier, "progress-report");
    assert_eq!(table.rows.len(), 28);
}

#[test]
fn what_was_called_off_is_named_and_costs_nothing_any_more() {
    let mut dossier = large();
    let gone = dossier.plan.activity_mut("a3").expect("an activity");
    gone.execution.progress = Progress::Cancelled;
    let (table, text) = progress_of(&dossier, "hand-over");
    assert_eq!(table.rows.len(), ALL);
    assert_eq!(table.rows[3][4], "");
    assert_eq!(table.rows[4][4], "S/\u{a0}1,000.01");
    assert_eq!(table.foot[4], "S/\u{a0}59,000.59");
    assert!(!text.contains("60,000.60"), "{text}");
}

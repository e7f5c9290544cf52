//! When and where a session was, who was there, and how long its parts took.

use super::desk::{Desk, clock, full_minutes, heading, items, paragraph, said, table};
use crate::export::Block;
use crate::framework::{Label, SessionLabel};

/// Empty lines of a list that is signed by hand.
const MOST_LINES: usize = 60;
/// Makes a line high enough to sign in.
const ROOM: &str = "\n";

/// Returns what stands under the title, one line for each thing that is known.
pub(super) fn facts(desk: &Desk<'_>) -> Vec<Block> {
    let workshop = desk.workshop;
    let took: u32 = (0..workshop.phases.len())
        .map(|place| desk.spent(place))
        .fold(0, u32::saturating_add);
    let took = full_minutes(took);
    let begins = workshop.begins.map(u32::from);
    let ends = begins.filter(|_| took > 0);
    let present = workshop.attendance.present();
    let mut lines = basics(desk);
    let begun = begins.map(clock).unwrap_or_default();
    let ended = ends.map(|begins| clock(begins + took)).unwrap_or_default();
    let length = match took {
        0 => String::new(),
        took => desk.length(took),
    };
    lines.extend([
        (desk.label(SessionLabel::Begins), begun),
        (desk.label(SessionLabel::Ends), ended),
        (desk.label(SessionLabel::Took), length),
        (
            desk.label(SessionLabel::Present),
            present
                .map(|present| present.to_string())
                .unwrap_or_default(),
        ),
    ]);
    listed(lines)
}

/// Municipality, day, place and who leads.
pub(super) fn basics<'a>(desk: &Desk<'a>) -> Vec<(&'a str, String)> {
    let workshop = desk.workshop;
    let day = workshop.day.map(|day| desk.day(day)).unwrap_or_default();
    vec![
        (
            desk.word(Label::Municipality),
            workshop.municipality.name.trim().to_string(),
        ),
        (desk.label(SessionLabel::Day), day),
        (
            desk.label(SessionLabel::Place),
            workshop.place.trim().to_string(),
        ),
        (
            desk.label(SessionLabel::Leads),
            workshop.facilitator.trim().to_string(),
        ),
    ]
}

/// Returns a list of names and values, without what is not known.
pub(super) fn listed(lines: Vec<(&str, String)>) -> Vec<Block> {
    let lines = lines.into_iter().filter(|(_, value)| !value.is_empty());
    let lines: Vec<String> = lines
        .map(|(name, value)| format!("**{name}:** {value}"))
        .collect();
    match lines.is_empty() {
        true => Vec::new(),
        false => vec![items(false, lines)],
    }
}

/// Returns the list of those who came, to be signed; of names that nobody took down as many empty lines as people were
/// counted.
pub(super) fn attendance(desk: &Desk<'_>) -> Vec<Block> {
    let attendance = &desk.workshop.attendance;
    let came = attendance.people.iter().filter(|person| person.present);
    let mut rows: Vec<Vec<String>> = came
        .map(|person| {
            vec![
                person.name.trim().to_string(),
                person.office.trim().to_string(),
                ROOM.to_string(),
            ]
        })
        .collect();
    let present = attendance.present().unwrap_or_default();
    let more = present.saturating_sub(rows.len());
    let empty = match attendance.people.is_empty() {
        true => more.min(MOST_LINES),
        false => 0,
    };
    rows.extend(std::iter::repeat_n(
        vec![String::new(), String::new(), ROOM.to_string()],
        empty,
    ));
    let absent = attendance.people.iter().filter(|person| !person.present);
    let absent = said(absent.map(|person| &person.name));
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        let rows = rows.into_iter().zip(1..);
        let rows = rows.map(|(row, number): (_, u32)| [vec![number.to_string()], row].concat());
        let heads = [
            ("N.º", 9),
            (desk.word(Label::Name), 34),
            (desk.label(SessionLabel::Office), 31),
            (desk.label(SessionLabel::Signature), 26),
        ];
        blocks.push(table(&heads, 0..0, rows.collect()));
    }
    if more > empty {
        let more = (more - empty).to_string();
        blocks.push(paragraph(
            &desk.say(SessionLabel::Unlisted, &[("n", &more)]),
        ));
    }
    if !absent.is_empty() {
        let names = absent.join(", ");
        blocks.push(paragraph(
            &desk.say(SessionLabel::Absent, &[("names", &names)]),
        ));
    }
    if !blocks.is_empty() {
        blocks.insert(0, heading(2, desk.label(SessionLabel::Attendance)));
    }
    blocks
}

/// Returns the parts of the session with the minutes that were planned and taken.
pub(super) fn parts(desk: &Desk<'_>) -> Vec<Block> {
    let phases = desk.workshop.phases.iter().enumerate();
    let rows: Vec<Vec<String>> = phases
        .map(|(place, phase)| {
            let spent = match full_minutes(desk.spent(place)) {
                0 => "–".to_string(),
                spent => spent.to_string(),
            };
            vec![phase.name.clone(), phase.minutes.to_string(), spent]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let heads = [
        (desk.word(Label::Phase), 60),
        (desk.label(SessionLabel::Planned), 20),
        (desk.label(SessionLabel::Spent), 20),
    ];
    let title = heading(2, desk.label(SessionLabel::Parts));
    vec![title, table(&heads, 1..3, rows)]
}

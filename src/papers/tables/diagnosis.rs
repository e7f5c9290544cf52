//! What the diagnosis found, as far as the board shows it, and the planning instruments.

use super::{figures, grid, words};
use crate::dossier::{InstrumentFinding, InstrumentStatus};
use crate::export::Grid;
use crate::framework::{Label, Language};
use crate::papers::dates::years_text;
use crate::papers::desk::Desk;
use crate::plan::needs;

/// Writes a measure with one decimal, as the country writes figures.
fn decimal(desk: &Desk<'_>, value: f64) -> String {
    let text = format!("{value:.1}");
    let comma = desk.language == Language::Spanish && desk.framework.pack.currency == "BOB";
    if comma { text.replace('.', ",") } else { text }
}

/// The needs with figures that may be shown, the most pressing first. A last row says how many competencies belong
/// to groups too small to be shown, which is the same whatever was answered.
pub fn needs_found(desk: &Desk<'_>) -> Grid {
    let heads = vec![
        words(desk, Label::Competency, 40),
        figures(desk, Label::Level, 13),
        figures(desk, Label::Required, 14),
        figures(desk, Label::Gap, 13),
        figures(desk, Label::Below, 15),
    ];
    let moment = desk.dossier.moment(desk.today);
    let found = moment.map(|moment| needs(desk.framework, desk.dossier, moment, desk.today));
    let found = found.unwrap_or_default();
    let shown = found.iter().filter_map(|need| {
        let figures = need.figures.as_ref()?;
        let competency = desk.framework.competency(&need.competency)?;
        let (part, whole) = (figures.with_gap.to_string(), figures.people.to_string());
        Some(vec![
            competency.name.get(desk.language).to_string(),
            decimal(desk, figures.level),
            decimal(desk, figures.required),
            decimal(desk, figures.gap),
            desk.say(Label::PartOf, &[("part", &part), ("whole", &whole)]),
        ])
    });
    let mut rows: Vec<_> = shown.collect();
    let hidden = found.iter().filter(|need| need.figures.is_none()).count();
    if hidden > 0 {
        let protected = desk.label(Label::Protected).to_string();
        let others = desk.say(Label::ProtectedMore, &[("n", &hidden.to_string())]);
        let cells = std::iter::repeat_n(protected, heads.len() - 1);
        rows.push([others].into_iter().chain(cells).collect());
    }
    grid(heads, rows)
}

/// The planning instruments, as the institutional diagnosis found them.
pub fn instruments(desk: &Desk<'_>) -> Grid {
    let heads = vec![
        words(desk, Label::Instrument, 44),
        words(desk, Label::Status, 18),
        words(desk, Label::Approved, 18),
        words(desk, Label::Period, 16),
    ];
    let rows = desk.framework.instruments.iter().filter_map(|item| {
        let finding = desk.dossier.institution.instruments.get(&item.id)?;
        let status = finding.status?;
        Some(vec![
            item.name.get(desk.language).to_string(),
            desk.label(state(status)).to_string(),
            approved(desk, finding).to_string(),
            covers(finding),
        ])
    });
    grid(heads, rows.collect())
}

fn state(status: InstrumentStatus) -> Label {
    match status {
        InstrumentStatus::InForce => Label::InForce,
        InstrumentStatus::InPreparation => Label::InPreparation,
        InstrumentStatus::Expired => Label::Expired,
        InstrumentStatus::Missing => Label::Missing,
    }
}

fn approved<'a>(desk: &Desk<'a>, finding: &InstrumentFinding) -> &'a str {
    desk.label(match finding.approved {
        Some(true) => Label::Yes,
        Some(false) => Label::No,
        None => Label::NotSaid,
    })
}

fn covers(finding: &InstrumentFinding) -> String {
    match (finding.from, finding.to) {
        (Some(from), Some(to)) => years_text((from, to)),
        (Some(year), None) | (None, Some(year)) => year.to_string(),
        (None, None) => String::new(),
    }
}

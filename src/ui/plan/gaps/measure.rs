//! What the cells of the board show.

use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic, live};

use crate::dossier::{Figures, Stated};
use crate::export::Cell;
use crate::ui::i18n::tr;
use crate::ui::plan::figures::{decimal, whole};

/// A measure of a group (domain.md, section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Mean individual gap.
    Gap,
    /// Mean present level.
    Level,
    /// People with a gap.
    People,
    /// Borich mean weighted discrepancy.
    Borich,
    /// Ranked discrepancy.
    Ranked,
}

impl Measure {
    const ALL: [Measure; 5] = [
        Measure::Gap,
        Measure::Level,
        Measure::People,
        Measure::Borich,
        Measure::Ranked,
    ];

    /// Names it.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Gap => tr!(plan.measure_gap),
            Measure::Level => tr!(plan.measure_level),
            Measure::People => tr!(plan.measure_people),
            Measure::Borich => tr!(plan.measure_borich),
            Measure::Ranked => tr!(plan.measure_ranked),
        }
    }

    /// Explains it in a sentence.
    pub fn explanation(self) -> &'static str {
        match self {
            Measure::Gap => tr!(plan.measure_gap_text),
            Measure::Level => tr!(plan.measure_level_text),
            Measure::People => tr!(plan.measure_people_text),
            Measure::Borich => tr!(plan.measure_borich_text),
            Measure::Ranked => tr!(plan.measure_ranked_text),
        }
    }

    /// Writes its value; nothing where too few people said how important it is.
    pub fn text(self, figures: &Figures) -> Option<String> {
        Some(match self {
            Measure::Gap => decimal(figures.gap),
            Measure::Level => decimal(figures.level),
            Measure::People => {
                tr!(plan.of, part = figures.with_gap, whole = figures.people).to_string()
            }
            Measure::Borich => decimal(figures.discrepancy?.borich?),
            Measure::Ranked => whole(figures.discrepancy?.ranked),
        })
    }

    /// Returns the same for a spreadsheet: a number where it is one.
    pub fn cell(self, figures: &Figures) -> Option<Cell> {
        Some(match self {
            Measure::Gap => Cell::Number(figures.gap, 1),
            Measure::Level => Cell::Number(figures.level, 1),
            Measure::People => Cell::text(self.text(figures)?),
            Measure::Borich => Cell::Number(figures.discrepancy?.borich?, 1),
            // Adding zero turns a rounded −0 into 0.
            Measure::Ranked => Cell::Number(figures.discrepancy?.ranked.round() + 0.0, 0),
        })
    }

    /// Returns the step of the colour scale, 0–5; the fuller, the larger the need (for the level:
    /// the higher the level).
    pub fn step(self, figures: &Figures) -> u8 {
        let need = |value: fn(&Stated) -> f64| figures.discrepancy.as_ref().map_or(0.0, value);
        let step = match self {
            Measure::Gap => figures.gap,
            Measure::Level => figures.level,
            Measure::People => figures.with_gap as f64 / figures.people as f64 * 4.0,
            Measure::Borich => need(|found| found.borich.unwrap_or(0.0) / 4.0),
            Measure::Ranked => need(|found| -found.ranked / 20.0),
        };
        step.round().clamp(0.0, 5.0) as u8
    }

    /// Labels the steps of the colour scale.
    fn scale(self) -> Vec<(u8, &'static str)> {
        let words: &[&'static str] = match self {
            Measure::Gap => &["0", "1", "2", "3", "4"],
            Measure::Level => return vec![(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
            Measure::People => &["0 %", "25 %", "50 %", "75 %", "100 %"],
            Measure::Borich => &["≤ 0", "4", "8", "12", "16", "20"],
            Measure::Ranked => &["≥ 0", "−20", "−40", "−60", "−80", "−100"],
        };
        (0..).zip(words.iter().copied()).collect()
    }
}

/// Chooses the measure shown, and explains it on the spot.
pub fn switch(shown: RwSignal<Measure>) -> impl IntoView {
    view! {
        <div class="stack no-print">
            <div class="chips" role="group" aria-label=tr!(plan.measure_title)>
                {Measure::ALL.map(|measure| view! {
                    <button
                        class="chip"
                        type="button"
                        aria-pressed=live(move || (shown.get() == measure).to_string())
                        on:click=click(move |_| shown.set(measure))
                    >{measure.name()}</button>
                })}
            </div>
        </div>
        <p role="status">{dynamic(move || shown.get().explanation())}</p>
    }
}

/// What the colours and marks mean.
pub fn legend(shown: RwSignal<Measure>, threshold: Memo<usize>) -> impl IntoView {
    view! {
        <p class="legend">
            {dynamic(move || shown.get().scale().into_iter().map(|(step, words)| view! {
                <span class="swatch" data-level=step.to_string() aria-hidden="true"></span>" "{words}" "
            }).collect_view())}
            <span class="swatch" data-state="protected" aria-hidden="true"></span>
            " "{dynamic(move || tr!(plan.protected_legend, k = threshold.get()).to_string())}" "
            <span>{tr!(plan.no_data_legend)}</span>
        </p>
    }
}

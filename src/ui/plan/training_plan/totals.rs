//! What the plan adds up to.

use leptos::prelude::*;

use crate::dossier::TrainingPlan;
use crate::plan::{activity_cents, people_in};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::figures::money;

/// The sums over a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Totals {
    /// Training activities.
    pub activities: usize,
    /// Organisational measures.
    pub measures: usize,
    /// Hours of training.
    pub hours: u64,
    /// Places in training: one person in two activities counts twice.
    pub places: u64,
    /// Cost in cents.
    pub cents: u64,
}

impl Totals {
    /// Adds a plan up, without what was called off.
    pub fn of(plan: &TrainingPlan) -> Totals {
        plan.standing()
            .fold(Totals::default(), |mut sum, activity| {
                if activity.measure {
                    sum.measures += 1;
                } else {
                    sum.activities += 1;
                    sum.hours += u64::from(activity.hours.unwrap_or(0));
                    sum.places += people_in(activity);
                }
                sum.cents = sum.cents.saturating_add(activity_cents(activity));
                sum
            })
    }
}

/// The sums as figures.
pub fn totals(app: App, plan: Memo<TrainingPlan>) -> impl IntoView {
    let totals = Memo::new(move |_| Totals::of(&plan.read()));
    move || figures(app, totals.get())
}

/// The sums as a list, on screen and in print.
pub fn figures(app: App, totals: Totals) -> impl IntoView {
    let cost = money(totals.cents, &app.framework().pack.currency);
    let figures = [
        (tr!(plan.total_activities), totals.activities.to_string()),
        (tr!(plan.total_measures), totals.measures.to_string()),
        (tr!(plan.total_hours), totals.hours.to_string()),
        (tr!(plan.total_places), totals.places.to_string()),
        (tr!(plan.total_cost), cost),
    ];
    let figures = figures.map(|(name, figure)| {
        view! { <div><dt>{name}</dt><dd>{figure}</dd></div> }
    });
    view! { <dl class="figures">{figures}</dl> }
}

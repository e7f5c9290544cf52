//! Whom the plan is for and what it adds up to.

use leptos::prelude::*;

use crate::dossier::{Dossier, response_rate};
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::training_plan::totals::{Totals, figures};
use crate::ui::words;
use crate::ui::world::today;

pub fn summary(app: App, framework: &Framework, dossier: &Dossier) -> impl IntoView + use<> {
    let rate = response_rate(framework, dossier);
    let answered = match (rate.received, rate.staff) {
        (0, _) => String::new(),
        (received, 0) => tr!(plan.summary_received, received = received).to_string(),
        (received, staff) => {
            tr!(plan.summary_answered, received = received, staff = staff).to_string()
        }
    };
    let moment = dossier
        .moment(today())
        .map(words::moment)
        .unwrap_or_default();
    let moment =
        (!moment.is_empty()).then(|| tr!(plan.summary_moment, moment = moment).to_string());
    view! {
        <section class="part">
            <h2>{tr!(plan.summary_title)}</h2>
            <p>{tr!(plan.summary_text)}</p>
            <p>{answered}" "{moment}</p>
            {figures(app, Totals::of(&dossier.plan))}
        </section>
    }
}

//! What the civil service's matrices ask beside the plan, stated for each activity.

use leptos::prelude::*;

use super::at_desk;
use crate::dossier::CivilService;
use crate::framework::MatrixCell;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::widgets::{Field, change, live, text_field};

/// Fields of one activity.
#[derive(Clone, Copy)]
struct Stating {
    app: App,
    activity: StoredValue<String>,
}

impl Stating {
    fn read<R: Default>(self, read: impl FnOnce(&CivilService) -> R) -> R {
        self.app.dossier.read(|dossier| {
            let found = self.activity.with_value(|id| dossier.plan.activity(id));
            found
                .map(|activity| read(&activity.civil))
                .unwrap_or_default()
        })
    }

    fn edit(self, change: impl FnOnce(&mut CivilService)) {
        self.app.dossier.edit(self.app, |dossier| {
            let found = self.activity.with_value(|id| dossier.plan.activity_mut(id));
            if let Some(activity) = found {
                change(&mut activity.civil);
            }
        });
    }

    fn id(self, field: &str) -> String {
        self.activity.with_value(|id| format!("civil-{field}-{id}"))
    }
}

/// The columns and the codes of a matrix.
type Shape = (Vec<MatrixCell>, Vec<String>);

/// What can be stated for the matrix `id`, activity by activity.
pub fn statements(app: App, id: StoredValue<String>) -> AnyView {
    let (columns, codes): Shape = untrack(|| {
        at_desk(app, |desk| {
            let mut matrices = desk.framework.pack.matrices.iter();
            let found = id.with_value(|id| matrices.find(|item| item.id == *id));
            found
                .map(|item| {
                    let columns = item.columns.iter().map(|column| column.holds).collect();
                    (columns, item.priorities.clone())
                })
                .unwrap_or_default()
        })
    });
    let shape = StoredValue::new((columns, codes));
    let activities = Memo::new(move |_| {
        at_desk(app, |desk| {
            let training = desk
                .dossier
                .plan
                .activities
                .iter()
                .filter(|item| !item.measure);
            let named = training.map(|item| (item.id.clone(), desk.words(item).title));
            named.collect::<Vec<(String, String)>>()
        })
    });
    view! {
        <section class="part no-print">
            <h3>{tr!(papers.civil_title)}</h3>
            <p>{tr!(papers.civil_text)}</p>
            <For each=move || activities.get() key=|item| item.clone() children=move |(id, name)| {
                let stating = Stating { app, activity: StoredValue::new(id) };
                view! {
                    <details class="paper-group">
                        <summary>{name}</summary>
                        <div class="civil">{shape.with_value(|shape| fields(stating, shape))}</div>
                    </details>
                }
            } />
        </section>
    }
    .into_any()
}

/// A text that can be stated.
type Own = fn(&mut CivilService) -> &mut String;

fn fields(stating: Stating, (columns, codes): &Shape) -> AnyView {
    let has = |cell: MatrixCell| columns.contains(&cell);
    let mut views: Vec<AnyView> = Vec::new();
    if has(MatrixCell::PriorityCode) {
        views.push(priority(stating, codes));
    }
    if has(MatrixCell::Pertinence) {
        views.push(degree(stating, "benefit", tr!(papers.benefit), |civil| {
            &mut civil.benefit
        }));
        views.push(degree(
            stating,
            "functions",
            tr!(papers.functions),
            |civil| &mut civil.functions,
        ));
        views.push(degree(
            stating,
            "objective",
            tr!(papers.objective),
            |civil| &mut civil.objective,
        ));
    }
    if has(MatrixCell::TrainingType) {
        views.push(training_type(stating));
    }
    let texts: [(MatrixCell, &str, &'static str, Own); 7] = [
        (
            MatrixCell::ProfileFunction,
            "function",
            tr!(papers.profile_function),
            |c| &mut c.profile_function,
        ),
        (MatrixCell::Units, "units", tr!(papers.units), |c| {
            &mut c.units
        }),
        (MatrixCell::Mode, "mode", tr!(papers.mode), |c| &mut c.mode),
        (
            MatrixCell::Opportunity,
            "when",
            tr!(papers.opportunity),
            |c| &mut c.opportunity,
        ),
        (
            MatrixCell::LearningObjective,
            "learning",
            tr!(papers.learning_objective),
            |c| &mut c.learning_objective,
        ),
        (
            MatrixCell::PerformanceObjective,
            "performance",
            tr!(papers.performance_objective),
            |c| &mut c.performance_objective,
        ),
        (MatrixCell::Credits, "credits", tr!(papers.credits), |c| {
            &mut c.credits
        }),
    ];
    for (cell, id, label, own) in texts {
        if has(cell) {
            views.push(text(stating, id, label, own));
        }
    }
    views.into_any()
}

fn text(stating: Stating, id: &str, label: &'static str, own: Own) -> AnyView {
    let field = Field {
        id: stating.id(id),
        label: label.to_string(),
        hint: String::new(),
        optional: true,
    };
    let value = move || stating.read(|civil| own(&mut civil.clone()).clone());
    let write = move |text: String| stating.edit(|civil| *own(civil) = text);
    text_field(field, "text", value, String::new, write)
}

fn select(
    id: String,
    label: &'static str,
    none: &'static str,
    choices: Vec<(String, String)>,
    chosen: impl Fn() -> String + Copy + Send + Sync + 'static,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options = choices.into_iter().map(|(value, words)| {
        let shown = value.clone();
        view! { <option value=value selected=live(move || chosen() == shown)>{words}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id prop:value=live(chosen) on:change=change(move |event| choose(event_target_value(&event)))>
                <option value="" selected=live(move || chosen().is_empty())>{none}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn priority(stating: Stating, codes: &[String]) -> AnyView {
    let codes = codes
        .iter()
        .map(|code| (code.clone(), code.clone()))
        .collect();
    let chosen = move || stating.read(|civil| civil.priority_code.clone());
    let choose = move |code| stating.edit(|civil| civil.priority_code = code);
    let id = stating.id("priority");
    select(
        id,
        tr!(papers.priority_code),
        tr!(papers.not_stated),
        codes,
        chosen,
        choose,
    )
}

/// A value from 1 to 3; while nobody states one, the product's starting value stands.
fn degree(
    stating: Stating,
    id: &str,
    label: &'static str,
    own: fn(&mut CivilService) -> &mut Option<u8>,
) -> AnyView {
    let choices = (1..=3)
        .map(|n: u8| (n.to_string(), n.to_string()))
        .collect();
    let chosen = move || {
        let value = stating.read(|civil| *own(&mut civil.clone()));
        value.map(|n| n.to_string()).unwrap_or_default()
    };
    let choose = move |text: String| stating.edit(|civil| *own(civil) = text.parse().ok());
    select(
        stating.id(id),
        label,
        tr!(papers.starting_value),
        choices,
        chosen,
        choose,
    )
}

fn training_type(stating: Stating) -> AnyView {
    let choices = vec![
        ("work".to_string(), tr!(papers.type_work).to_string()),
        (
            "professional".to_string(),
            tr!(papers.type_professional).to_string(),
        ),
    ];
    let chosen = move || match stating.read(|civil| civil.professional) {
        Some(true) => "professional".to_string(),
        Some(false) => "work".to_string(),
        None => String::new(),
    };
    let choose = move |text: String| {
        stating.edit(|civil| {
            civil.professional = (!text.is_empty()).then_some(text == "professional");
        });
    };
    let id = stating.id("type");
    select(
        id,
        tr!(papers.training_type),
        tr!(papers.starting_value),
        choices,
        chosen,
        choose,
    )
}

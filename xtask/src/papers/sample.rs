//! A plan of ordinary size: the example's, with every suggestion accepted, people enrolled and a beginning carried out.

use chrono::{Days, Months, NaiveDate};
use yachay_municipal::documents::World;
use yachay_municipal::dossier::{
    Activity, Applied, Approval, Card, CardDue, CardView, Commitment, CostLine, CostSource,
    Dossier, Enrolment, Execution, Hindrance, Person, ProductState, Progress, Spending,
    TrainingPlan,
};
use yachay_municipal::examples::{FixedWorld, example_dossier};
use yachay_municipal::framework::Framework;
use yachay_municipal::plan::{
    accept, give_reason, last_change, note_progress, note_stopped, record_edit, suggestions,
};

/// Activities at most; a plan of two years has about as many.
const MOST: usize = 15;
/// Of these, the first ones were carried out.
const DONE: usize = 4;
/// People enrolled in each activity.
const ENROLLED: usize = 3;

/// Makes the dossier of a country.
pub fn sample(framework: &Framework) -> Dossier {
    let world = FixedWorld::default();
    let today = world.now().date_naive();
    let mut dossier = example_dossier(framework, &world).payload;
    if let Ok(moment) = dossier.term.moment(today) {
        let found = suggestions(framework, &dossier, moment, today);
        for suggestion in found.training.iter().take(MOST).chain(&found.measures) {
            accept(&mut dossier.plan, framework, suggestion, &world);
        }
    }
    dossier.plan.approval = Some(Approval {
        act: "Ordenanza 003-2026".into(),
        on: today,
    });
    let people: Vec<String> = dossier.people.iter().map(|item| item.id.clone()).collect();
    let trainer = dossier.trainers.first().map(|item| item.id.clone());
    for (place, activity) in dossier.plan.activities.iter_mut().enumerate() {
        let people = people.iter().cycle().skip(place * ENROLLED).take(ENROLLED);
        plan(activity, framework, place, today);
        if !activity.measure {
            activity.enrolled = people
                .map(|id| (id.clone(), Enrolment::default()))
                .collect();
            activity.trainer = trainer.clone().filter(|_| place % 2 == 1);
        }
        if place < DONE && !activity.measure {
            carry_out(activity);
        }
    }
    modify(&mut dossier.plan, &world);
    dossier
}

/// Changes an approved plan, so that its document has modifications to name: hours, and an activity that is called off.
fn modify(plan: &mut TrainingPlan, world: &dyn World) {
    let Some(before) = plan.activities.last().cloned() else {
        return;
    };
    if let Some(activity) = plan.activity_mut(&before.id) {
        activity.hours = Some(24);
    }
    record_edit(plan, &before, world);
    if let Some(change) = last_change(plan, &before.id).map(|change| change.id.clone()) {
        give_reason(plan, &change, "La sede solo está libre tres mañanas");
    }
    let off = plan.activities.iter().rev().find(|item| !item.measure);
    if let Some(off) = off.map(|item| item.id.clone()) {
        note_progress(plan, &off, Progress::Cancelled, world);
        note_stopped(plan, &off, "No llegó el fondo");
    }
}

/// Activities of a large plan.
const LARGE: usize = 60;
/// People who answer cards, each with another hindrance as far as there are any.
const ANSWERING: usize = 40;

/// Makes of a sample a plan of sixty activities with long names, of which each has a result, and everything stands in
/// the way of using what was learnt.
pub fn large(sample: Dossier) -> Dossier {
    let mut dossier = sample;
    let whole: Vec<Activity> = dossier
        .plan
        .activities
        .iter()
        .map(|item| (**item).clone())
        .collect();
    let named = whole.iter().cycle().take(LARGE).enumerate();
    let named = named.map(|(place, activity)| {
        let mut activity = activity.clone();
        activity.id = format!("large-{place}");
        activity.title = Some("Formular y ejecutar proyectos de inversión ".repeat(7));
        activity.indicator = Some("Expedientes observados por la oficina de control ".repeat(4));
        for line in &mut activity.costs {
            line.cents *= 1_000;
        }
        activity.measured.before = "12 de cada 20".into();
        activity.measured.after = "3 de cada 20, según el informe de la gerencia".into();
        activity
    });
    dossier.plan.activities = named.map(Into::into).collect();
    answered(&mut dossier);
    dossier
}

/// Has many people answer their cards.
fn answered(dossier: &mut Dossier) {
    let people = (0..ANSWERING).map(|number| Person {
        id: format!("answers-{number}"),
        name: format!("Persona {number}"),
        ..Person::default()
    });
    let people: Vec<Person> = people.collect();
    let Some(first) = dossier.plan.activity_mut("large-0") else {
        return;
    };
    for (place, person) in people.iter().enumerate() {
        let hindrance = Hindrance::ALL.into_iter().cycle().nth(place);
        let both = CardView::ALL.map(|view| Card {
            due: CardDue::ThreeMonths,
            view,
            answered: FixedWorld::default().now().date_naive(),
            applied: Applied::Sometimes,
            evidence: String::new(),
            hindrance,
        });
        let enrolment = Enrolment {
            cards: both.into(),
            ..Enrolment::default()
        };
        first.enrolled.insert(person.id.clone(), enrolment);
    }
    dossier.people = people.into();
}

/// Gives an activity a form of training, so that every form stands in the plan, and its month, money and promise.
fn plan(activity: &mut Activity, framework: &Framework, place: usize, today: NaiveDate) {
    let begins = match place < DONE {
        true => today.checked_sub_months(Months::new(2)),
        false => today.checked_add_months(Months::new(place as u32)),
    };
    (activity.from, activity.to) = (begins, begins);
    activity.responsible = "Gerencia municipal".into();
    if activity.measure {
        return;
    }
    let forms = framework.modalities.iter().cycle();
    activity.modality = forms.skip(place).map(|form| form.id.clone()).next();
    activity.hours = Some(16);
    let costs = [
        (CostSource::Municipality, 124_040, false),
        (CostSource::Association, 15_000, true),
    ];
    activity.costs = costs
        .map(|(source, cents, per_person)| CostLine {
            concept: "Materiales y pasajes".into(),
            source,
            cents,
            per_person,
            ..CostLine::default()
        })
        .into();
    activity.commitments = vec![Commitment {
        text: "Da el permiso y usa lo aprendido en la unidad".into(),
        ..Commitment::default()
    }];
}

fn carry_out(activity: &mut Activity) {
    let to = activity
        .from
        .and_then(|day| day.checked_add_days(Days::new(1)));
    activity.execution = Execution {
        progress: Progress::Done,
        from: activity.from,
        to,
        product: ProductState::HandedIn,
        spent: vec![Spending {
            source: CostSource::Municipality,
            cents: 118_000,
            ..Spending::default()
        }],
        ..Execution::default()
    };
    for enrolment in activity.enrolled.values_mut() {
        enrolment.hours = activity.hours;
    }
}

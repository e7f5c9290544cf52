//! Models of sessions with a group: each thing that can be wrong with one.

use yachay_municipal::framework::{Fault, Framework, Language, SessionModel, SessionPhase};

use crate::plant::*;

/// The first model and its path.
fn model(f: &mut Framework) -> (&mut SessionModel, String) {
    let model = &mut f.sessions[0];
    let path = format!("sessions/{}", model.id);
    (model, path)
}

/// The first phase of the first model and its path.
fn phase(f: &mut Framework) -> (&mut SessionPhase, String) {
    let (model, path) = model(f);
    let phase = &mut model.phases[0];
    let path = format!("{path}/phases/{}", phase.id);
    (phase, path)
}

/// What is found of the models that follow a modality when it has no phases any more.
pub fn steps_of(f: &Framework, modality: usize) -> Vec<Fault> {
    let id = Some(f.modalities[modality].id.clone());
    let models = f.sessions.iter().filter(|item| item.modality == id);
    let steps = models.flat_map(|model| model.phases.iter().map(move |phase| (model, phase)));
    let lost = steps.filter_map(|(model, phase)| {
        let path = format!("sessions/{}/phases/{}", model.id, phase.id);
        let id = phase.step.clone()?;
        Some(Fault::DanglingId { path, id })
    });
    lost.collect()
}

#[test]
fn ids_that_are_there_twice_or_lead_nowhere() {
    let table: [Plant; 7] = [
        |f| {
            let item = f.sessions[0].clone();
            let path = format!("sessions/{}", item.id);
            f.sessions.push(item);
            vec![repeated(&path)]
        },
        |f| {
            let (model, path) = model(f);
            let id = model.phases[0].id.clone();
            model.phases[1].id.clone_from(&id);
            vec![repeated(&format!("{path}/phases/{id}"))]
        },
        |f| {
            // Then no step of any phase is known either.
            let followed = f.sessions[0].modality.clone();
            let mut modalities = f.modalities.iter();
            let place = modalities.position(|item| Some(&item.id) == followed.as_ref());
            let mut faults = steps_of(f, place.expect("a modality"));
            let (model, path) = model(f);
            model.modality = Some(nothing());
            faults.push(dangling(&path));
            faults
        },
        |f| {
            let (phase, path) = phase(f);
            phase.step = Some(nothing());
            vec![dangling(&path)]
        },
        |f| {
            // A step of another modality.
            let (phase, path) = phase(f);
            phase.step = Some("transferencia".into());
            let id = "transferencia".into();
            vec![Fault::DanglingId { path, id }]
        },
        |f| {
            // A step where no modality is followed.
            let place = f.sessions.iter().position(|item| item.modality.is_none());
            let model = &mut f.sessions[place.expect("a model of its own")];
            model.phases[0].step = Some(nothing());
            let path = format!("sessions/{}/phases/{}", model.id, model.phases[0].id);
            vec![dangling(&path)]
        },
        |f| {
            let (phase, path) = phase(f);
            phase.questions.push(nothing());
            vec![dangling(&format!("{path}/questions"))]
        },
    ];
    check(&table);
}

#[test]
fn times_that_cannot_be() {
    const HOURS: &str = "hours from least to most";
    const LEAST: &str = "least minutes within the hours";
    const SHARES: &str = "phases that add up to 100 %";
    let hours = |path: String| vec![out_of_range(&format!("{path}/hours"), HOURS)];
    fn set(f: &mut Framework, hours: (u8, u8), usual: u8) -> String {
        let (model, path) = model(f);
        (model.hours, model.usual) = (hours, usual);
        path
    }
    // Least, most and usual hours; the first model needs two hours at least.
    for (least, most, usual) in [
        (8, 2, 4),
        (2, 8, 9),
        (2, 8, 1),
        (2, 25, 4),
        (3, 3, 2),
        (3, 3, 4),
    ] {
        let mut framework = crate::support::peru().clone();
        let planted = hours(set(&mut framework, (least, most), usual));
        let found = yachay_municipal::plan::framework_faults(&framework);
        assert_eq!(found, planted, "{least}–{most}, {usual}");
    }
    for (least, most, usual) in [(2, 24, 4), (2, 2, 2), (8, 8, 8)] {
        let mut framework = crate::support::peru().clone();
        set(&mut framework, (least, most), usual);
        let found = yachay_municipal::plan::framework_faults(&framework);
        assert_eq!(found, [], "{least}–{most}, {usual}");
    }
    check(&[
        |f| {
            let path = set(f, (0, 8), 4);
            vec![
                out_of_range(&format!("{path}/hours"), HOURS),
                out_of_range(&format!("{path}/phases/least"), LEAST),
            ]
        },
        |f| {
            let (phase, _) = phase(f);
            phase.share += 1;
            let (_, path) = model(f);
            vec![out_of_range(&format!("{path}/phases/share"), SHARES)]
        },
        |f| {
            let (model, path) = model(f);
            model.phases.clear();
            vec![out_of_range(&format!("{path}/phases/share"), SHARES)]
        },
        |f| {
            // One minute more than the least hours have.
            let (model, path) = model(f);
            let all: u16 = model.phases.iter().map(|phase| phase.least).sum();
            model.phases[0].least += u16::from(model.hours.0) * 60 - all + 1;
            vec![out_of_range(&format!("{path}/phases/least"), LEAST)]
        },
    ]);
}

#[test]
fn words_that_are_missing_or_have_markup_and_sources() {
    let table: [Plant; 10] = [
        |f| {
            let (model, path) = model(f);
            model.name.es.clear();
            vec![missing(&format!("{path}/name"), Language::Spanish)]
        },
        |f| {
            let (model, path) = model(f);
            model.summary.en = " ".into();
            vec![missing(&format!("{path}/summary"), Language::English)]
        },
        |f| {
            let (phase, path) = phase(f);
            phase.name.en = "<b>Welcome</b>".into();
            vec![markup(&format!("{path}/name"))]
        },
        |f| {
            let (phase, path) = phase(f);
            phase.script[1].es.clear();
            vec![missing(&format!("{path}/script/2"), Language::Spanish)]
        },
        |f| {
            let (phase, path) = phase(f);
            phase.ask[0].en.clear();
            vec![missing(&format!("{path}/ask/1"), Language::English)]
        },
        |f| {
            let (phase, path) = phase(f);
            phase.materials[0].es.clear();
            vec![missing(&format!("{path}/materials/1"), Language::Spanish)]
        },
        |f| {
            let (phase, path) = phase(f);
            phase.roles[2].en.clear();
            vec![missing(&format!("{path}/roles/3"), Language::English)]
        },
        |f| {
            // Nobody would know what to do.
            let (phase, path) = phase(f);
            phase.script.clear();
            vec![unused(&format!("{path}/script"))]
        },
        |f| {
            let (model, path) = model(f);
            model.source.clear();
            vec![no_source(&path)]
        },
        |f| {
            let (model, path) = model(f);
            model.source.push("REM IX".into());
            vec![no_source(&path)]
        },
    ];
    check(&table);
}

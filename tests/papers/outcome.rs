//! What documents say of what came of the plan, what they state only while nothing contradicts it, and what they leave
//! to be written by hand.

use std::collections::BTreeMap;

use yachay_municipal::dossier::*;
use yachay_municipal::framework::Language;
use yachay_municipal::papers::*;

use crate::full::full_dossier;
use crate::support::{day, ids, peru};
use crate::{desk, words};

/// The words of a document about the plan.
fn said(dossier: &Dossier, template: &str) -> String {
    let desk = desk(peru(), dossier, Language::Spanish);
    let filled = fill(&desk, &PaperKey::of_plan(template)).expect("it is there");
    assert_eq!(filled.faults, []);
    words(&filled.document)
}

fn has(dossier: &Dossier, template: &str, lines: &[&str]) {
    let text = said(dossier, template);
    for line in lines {
        assert!(text.lines().any(|found| found == *line), "{line}\n{text}");
    }
}

#[test]
fn the_hand_over_says_what_is_known() {
    let mut dossier = full_dossier(peru());
    // Nothing in a dossier says which letters were signed: they are counted by hand.
    let letters = "Actas de compromiso, con el plazo de permanencia de cada persona: firmadas ______, de 3 pedidas.";
    let agreements = "Convenios con otras entidades: firmados ______, de 1 pedidos.";
    let open =
        "Autorizaciones de las actividades que aún no terminan, con su fecha anotada: 0 de 1.";
    assert!(!said(&dossier, "hand-over").contains("se entregan, firmados"));
    assert_eq!(letters_asked(&desk(peru(), &dossier, Language::Spanish)), 3);
    let nothing = "Gastado hasta hoy: S/\u{a0}0.00. Por pagar, con su contrato o convenio: ____________________";
    has(&dossier, "hand-over", &[letters, agreements, open, nothing]);
    let diploma = dossier.plan.activity_mut("diploma").expect("the diploma");
    diploma.permitted = Some(day("2027-04-01"));
    diploma.execution.spent = vec![Spending {
        cents: 118_005,
        ..Spending::default()
    }];
    diploma.execution.evidence = "Resolución 12, mesa de partes".into();
    let title = "Los productos están en: Políticas y desarrollo: ideas básicas: Resolución 12, mesa de partes";
    let given =
        "Autorizaciones de las actividades que aún no terminan, con su fecha anotada: 1 de 1.";
    let spent = "Gastado hasta hoy: S/\u{a0}1,180.05. Por pagar, con su contrato o convenio: ____________________";
    has(&dossier, "hand-over", &[title, given, spent]);
    let diploma = dossier.plan.activity_mut("diploma").expect("the diploma");
    diploma.execution.progress = Progress::Done;
    let over =
        "Autorizaciones de las actividades que aún no terminan, con su fecha anotada: 0 de 0.";
    has(&dossier, "hand-over", &[over]);
}

/// A dossier in which some people of the workshop answered a card and name what stood in the way.
fn with_cards(answers: &[Option<Hindrance>]) -> Dossier {
    let mut dossier = full_dossier(peru());
    let people = answers.iter().enumerate().map(|(place, _)| Person {
        id: format!("p{place}"),
        name: format!("Persona {place}"),
        posts: ids(&["tesoreria"]),
        ..Person::default()
    });
    dossier.people = people.collect::<Vec<_>>().into();
    let enrolled = answers.iter().enumerate().map(|(place, hindrance)| {
        let card = Card {
            due: CardDue::ThreeMonths,
            view: CardView::Person,
            answered: day("2027-09-01"),
            applied: Applied::Sometimes,
            evidence: String::new(),
            hindrance: *hindrance,
        };
        let enrolment = Enrolment {
            cards: vec![card],
            ..Enrolment::default()
        };
        (format!("p{place}"), enrolment)
    });
    let enrolled: BTreeMap<String, Enrolment> = enrolled.collect();
    let workshop = dossier.plan.activity_mut("workshop").expect("the workshop");
    workshop.enrolled = enrolled;
    dossier
}

#[test]
fn the_report_says_what_stood_in_the_way_and_what_changed() {
    let mut dossier = with_cards(&[Some(Hindrance::Time); 6]);
    let workshop = dossier.plan.activity_mut("workshop").expect("the workshop");
    workshop.indicator = Some("Expedientes observados.".into());
    workshop.measured.before = "12 de 20".into();
    workshop.measured.after = "3 de 20".into();
    let changed = "**Qué se nota ya en el trabajo y en el servicio a la población:** Persona capacitada, a los 90 días: lo aprendido se usa en 6 de 6 tarjetas; Expedientes observados: 12 de 20 → 3 de 20";
    let stood = "**Qué impide avanzar o aplicar lo aprendido** (tiempo, equipos, jefatura, norma, rotación o que no correspondía al puesto): Falta de tiempo (6)";
    has(&dossier, "progress-report", &[changed, stood]);
}

#[test]
fn a_few_who_name_something_are_not_shown() {
    // Fewer than the threshold: nobody is told what they said.
    let few = said(&with_cards(&[Some(Hindrance::Boss); 2]), "progress-report");
    assert!(
        !few.contains("jefatura no") && !few.contains("se usa en"),
        "{few}"
    );
    // One among many: named without a number, or it could be had by subtraction.
    let mut answers = [Some(Hindrance::Time); 7];
    answers[0] = Some(Hindrance::Boss);
    let one = said(&with_cards(&answers), "progress-report");
    assert!(one.contains("La jefatura no lo permitió"), "{one}");
    assert!(!one.contains("permitió (1)"), "{one}");
}

#[test]
fn what_the_plan_contradicts_it_does_not_state() {
    const LANGUAGE: &str = "quien enseña habla la lengua en que las personas pidieron aprender;";
    const DATES: &str = "Las fechas respetan las obligaciones del calendario municipal.";
    let mut dossier = full_dossier(peru());
    // Some month of the plan is free of dates that matter to these posts.
    let free = (1..=12).find(|month| {
        move_to(&mut dossier, *month);
        said(&dossier, "plan").contains(DATES)
    });
    assert!(free.is_some());
    has(&dossier, "plan", &[LANGUAGE, DATES]);
    let mut others = (1..=12).filter(|month| {
        move_to(&mut dossier, *month);
        !said(&dossier, "plan").contains(DATES)
    });
    let busy = others.next().expect("a month with an obligation");
    move_to(&mut dossier, busy);
    let found = yachay_municipal::plan::conflicts(peru(), &dossier, crate::today());
    assert!(found.iter().any(|conflict| {
        use yachay_municipal::plan::ConflictKind::Deadline;
        matches!(conflict.kind, Deadline { .. })
    }));

    let help = dossier.plan.activity_mut("help").expect("the assistance");
    help.language = Some("qu".into());
    dossier.trainers[0].languages = ids(&["es"]);
    assert!(!said(&dossier, "plan").contains(LANGUAGE));
    dossier.trainers[0].languages = ids(&["es", "qu"]);
    has(&dossier, "plan", &[LANGUAGE]);
}

fn move_to(dossier: &mut Dossier, month: u32) {
    for id in ["workshop", "help", "diploma"] {
        let activity = dossier.plan.activity_mut(id).expect("an activity");
        let first = day(&format!("2027-{month:02}-01"));
        (activity.from, activity.to) = (Some(first), Some(first));
        activity.phases.clear();
    }
}

#[test]
fn what_is_to_be_written_by_hand_is_counted() {
    let mut dossier = full_dossier(peru());
    let key = PaperKey::of_plan("approving-act");
    for (text, expected) in [
        ("# Sin nada que escribir\n\nEs de {municipalidad}.", 0),
        ("Nombre: ______ Firma: __________", 2),
        ("En ________, el ____ de ____________ de 20____.", 2),
        ("Hasta: ____ / ____ / ______ y ___", 1),
        (
            "- uno ____\n- ?{numero_de_acto} dos ____\n\n?{evidencias} tres ____",
            1,
        ),
    ] {
        dossier.plan.documents.insert(key.to_string(), text.into());
        let entries = papers_of(&desk(peru(), &dossier, Language::Spanish));
        let entry = entries.iter().find(|entry| entry.key == key);
        let entry = entry.expect("it is in the list");
        assert_eq!((entry.blanks.len(), entry.by_hand), (0, expected), "{text}");
    }
}

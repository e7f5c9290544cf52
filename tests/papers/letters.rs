//! Letters to those who take part: until when they stay, and what is said where no day is known.

use yachay_municipal::dossier::{CostLine, CostSource};
use yachay_municipal::framework::Language;
use yachay_municipal::papers::*;

use crate::full::{self, full_dossier};
use crate::support::peru;
use crate::{desk, words};

#[test]
fn who_stays_until_when_stands_in_the_letter() {
    let mut dossier = full_dossier(peru());
    let paid = full::cost(CostSource::Municipality, 10_000, false, false);
    let diploma = dossier.plan.activity_mut("diploma").expect("it");
    diploma.costs = vec![paid];
    let desk = desk(peru(), &dossier, Language::Spanish);
    let letter = |key: PaperKey| words(&fill(&desk, &key).expect("a letter").document);
    // The phases go from 1 May to 30 June: 61 days, twice 61 is 122: until 30 October.
    let ana = letter(PaperKey::of_person("commitment", "diploma", "ana"));
    assert!(ana.contains("30 de octubre de 2027"), "{ana}");
    assert!(
        ana.contains("desde 1 de mayo de 2027 hasta 30 de junio de 2027"),
        "{ana}"
    );
    let rosa = letter(PaperKey::of_person("commitment", "diploma", "rosa"));
    assert!(rosa.contains("Mi puesto está exceptuado"), "{rosa}");
    // Whoever signs says it of themselves; only the authority is spoken of.
    for (letter, ours) in [
        (&ana, "me comprometo a permanecer"),
        (&rosa, "me comprometo a entregar"),
    ] {
        assert!(letter.to_lowercase().contains(ours), "{letter}");
        let own = letter.split("La autoridad").next().expect("its first part");
        assert!(!own.to_lowercase().contains("se compromete"), "{own}");
    }
    assert!(
        ana.contains("Ana <b>Quispe</b>") && ana.contains("Rosa Mamani"),
        "{ana}"
    );
}

#[test]
fn a_letter_without_days_says_the_rule_and_waits_for_the_date() {
    let key = PaperKey::of_person("commitment", "diploma", "ana");
    let date = "fecha_de_permanencia";
    let letter = |costs: Vec<CostLine>, country: &str| {
        let framework = peru().in_country(country, &[], &Language::ALL);
        let mut dossier = full_dossier(&framework);
        let diploma = dossier.plan.activity_mut("diploma").expect("it");
        diploma.phases.clear();
        diploma.costs = costs;
        let desk = desk(&framework, &dossier, Language::Spanish);
        let mut listed = papers_of(&desk).into_iter();
        let listed = listed.find(|entry| entry.key == key).expect("the letter");
        let filled = fill(&desk, &key).expect("the letter");
        assert_eq!(listed.blanks, filled.blanks);
        (words(&filled.document), filled.blanks.contains(&date))
    };
    let cost = |source| vec![full::cost(source, 10_000, false, false)];
    let (words, waits) = letter(cost(CostSource::Fund), "PE");
    let rule = "por lo menos 2 veces los días que dure la actividad";
    assert!(waits && words.contains(rule), "{words}");
    assert!(words.contains(&format!("hasta el {BLANK}")), "{words}");
    assert!(
        words.contains("desde mayo de 2027 hasta junio de 2027"),
        "months are not days: {words}"
    );
    let (words, waits) = letter(Vec::new(), "PE");
    assert!(waits && words.contains("Si el Estado paga la actividad"));
    assert_eq!(place_of(date), Place::Activity);
    // Where no date is asked for none is missing.
    let (words, waits) = letter(cost(CostSource::University), "PE");
    assert!(!waits && words.contains("no hay un plazo obligatorio"));
    let (_, waits) = letter(cost(CostSource::Fund), "BO");
    assert!(!waits);
}

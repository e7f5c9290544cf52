//! The plan's section on modifications names what was changed after the approval, and why.

use yachay_municipal::documents::World;
use yachay_municipal::dossier::{Approval, CostSource, Dossier, Progress};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::export::{Block, Document};
use yachay_municipal::framework::{Framework, Label, Language};
use yachay_municipal::papers::*;
use yachay_municipal::plan::{
    give_reason, move_in_list, note_approval, note_progress, note_stopped, record_edit, set_limit,
    take_out, write_document,
};

use crate::full::full_dossier;
use crate::support::{ids, peru};
use crate::{desk, words};

fn approve(dossier: &mut Dossier) {
    let act = Approval {
        act: "Ordenanza 12-2027".into(),
        on: FixedWorld::default().now().date_naive(),
    };
    note_approval(&mut dossier.plan, act, |made| made.date_naive());
}

/// Changes an approved plan in each way.
fn change(dossier: &mut Dossier, world: &FixedWorld) {
    let plan = &mut dossier.plan;
    let before = plan.activities[0].clone();
    plan.activity_mut("workshop").expect("it").hours = Some(24);
    record_edit(plan, &before, world);
    let edit = plan.changes[0].id.clone();
    give_reason(plan, &edit, "La sede está libre tres días");
    note_progress(plan, "help", Progress::Cancelled, world);
    note_stopped(plan, "help", "No llegó el fondo");
    move_in_list(plan, "diploma", false, world);
    take_out(plan, &ids(&["measure"]), "Ya se hizo", world);
    set_limit(plan, CostSource::Fund, 2027, Some(100), world);
    write_document(plan, "permission/diploma", Some("Otra".into()), world);
}

fn plan_of(framework: &Framework, dossier: &Dossier, language: Language) -> Document {
    let desk = desk(framework, dossier, language);
    let filled = fill(&desk, &PaperKey::of_plan("plan")).expect("the plan");
    assert_eq!(filled.faults, []);
    filled.document
}

/// The rows of the section, without the day.
fn rows(document: &Document) -> Vec<String> {
    let of_it = document.blocks.iter().skip_while(
        |block| !matches!(block, Block::Heading { text, .. } if text.starts_with("12.")),
    );
    let table = of_it.into_iter().find_map(|block| match block {
        Block::Table { table } => Some(table),
        _ => None,
    });
    let rows = table.into_iter().flat_map(|table| &table.rows);
    rows.map(|row| row[1..].join(" | ")).collect()
}

#[test]
fn an_approved_plan_names_its_modifications_with_their_reasons() {
    let world = FixedWorld::default();
    for country in ["PE", "BO"] {
        let framework = peru().in_country(country, &[], &Language::ALL);
        let mut dossier = full_dossier(&framework);
        approve(&mut dossier);
        let untouched = plan_of(&framework, &dossier, Language::Spanish);
        assert_eq!(rows(&untouched).len(), 0);
        assert!(
            words(&untouched).contains("no se anotó ninguna"),
            "{country}"
        );
        change(&mut dossier, &world);
        let titles = |language| -> [String; 3] {
            let desk = desk(&framework, &dossier, language);
            ["help", "diploma", "measure"].map(|id| {
                let mut before = full_dossier(&framework).plan.activities.into_iter();
                let found = before.find(|item| item.id == id).expect("it");
                desk.words(&found).title
            })
        };
        let [help, diploma, measure] = titles(Language::Spanish);
        let fund = framework.label(Label::Fund, Language::Spanish);
        assert_eq!(
            rows(&plan_of(&framework, &dossier, Language::Spanish)),
            [
                "Se cambió: =1+1 & <taller> 😀. Horas: 40 → 24 | La sede está libre tres días"
                    .to_string(),
                format!("Se canceló: {help} | No llegó el fondo"),
                format!("Cambió de lugar en la lista: {diploma} | {BLANK}"),
                format!("Se sacó: {measure} | Ya se hizo"),
                format!("Se cambió lo que se puede gastar: {fund}, 2027 | {BLANK}"),
            ],
            "{country}"
        );
        let english = rows(&plan_of(&framework, &dossier, Language::English));
        let [help, ..] = titles(Language::English);
        assert_eq!(english[1], format!("Cancelled: {help} | No llegó el fondo"));
    }
}

#[test]
fn what_was_tried_in_a_draft_is_no_modification() {
    let mut dossier = full_dossier(peru());
    change(&mut dossier, &FixedWorld::default());
    let said = plan_of(peru(), &dossier, Language::Spanish);
    assert_eq!(rows(&said).len(), 0, "{}", words(&said));
    approve(&mut dossier);
    assert_eq!(rows(&plan_of(peru(), &dossier, Language::Spanish)).len(), 0);
}

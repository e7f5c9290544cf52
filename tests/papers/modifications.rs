//! The plan's section on modifications names what was changed after the approval, and why.

use yachay_municipal::documents::World;
use yachay_municipal::dossier::{Activity, Approval, CostLine, CostSource, Dossier, Progress};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::export::{Block, Document};
use yachay_municipal::framework::{Framework, Label, Language};
use yachay_municipal::papers::*;
use yachay_municipal::plan::{
    give_reason, move_in_list, note_approval, note_progress, note_stopped, record_edit, set_limit,
    set_years, take_out, write_document,
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
        let [before, after] = limits(&framework);
        assert_eq!(
            rows(&plan_of(&framework, &dossier, Language::Spanish)),
            [
                "Se cambió: =1+1 & <taller> 😀. Horas: 40 → 24 | La sede está libre tres días"
                    .to_string(),
                format!("Se canceló: {help} | No llegó el fondo"),
                format!("Cambió de lugar en la lista: {diploma} | {BLANK}"),
                format!("Se sacó: {measure} | Ya se hizo"),
                format!(
                    "Se cambió lo que se puede gastar: {fund}, 2027: {before} → {after} | {BLANK}"
                ),
            ],
            "{country}"
        );
        let english = rows(&plan_of(&framework, &dossier, Language::English));
        let [help, ..] = titles(Language::English);
        assert_eq!(english[1], format!("Cancelled: {help} | No llegó el fondo"));
    }
}

/// What may be spent from the fund in 2027 before and after the change, as documents write it.
fn limits(framework: &Framework) -> [String; 2] {
    let dossier = full_dossier(framework);
    let desk = desk(framework, &dossier, Language::Spanish);
    let mut lines = dossier.plan.budget.iter();
    let line = lines.find(|line| (line.source, line.year) == (CostSource::Fund, 2027));
    let before = line.map_or("—".to_string(), |line| desk.money(line.cents));
    [before, desk.money(100)]
}

#[test]
fn what_changed_is_named_where_its_sum_stayed() {
    let mut dossier = full_dossier(peru());
    approve(&mut dossier);
    let costs = |source| {
        vec![CostLine {
            source,
            cents: 75_000,
            ..CostLine::default()
        }]
    };
    let posts = ["alcalde", "gerente-municipal"];
    let world = FixedWorld::default();
    let edit = |dossier: &mut Dossier, change: &dyn Fn(&mut Activity)| {
        let before = dossier.plan.activities[0].clone();
        change(dossier.plan.activity_mut("workshop").expect("it"));
        let last = dossier.plan.changes.len();
        record_edit(&mut dossier.plan, &before, &world);
        // The next edit is an entry of its own.
        if let Some(change) = dossier
            .plan
            .changes
            .get(last)
            .map(|change| change.id.clone())
        {
            give_reason(&mut dossier.plan, &change, "x");
        }
    };
    edit(&mut dossier, &|item| {
        item.costs = costs(CostSource::Association);
        item.participants = [(posts[0].to_string(), 3)].into();
    });
    edit(&mut dossier, &|item| item.costs = costs(CostSource::Fund));
    edit(&mut dossier, &|item| item.costs[0].concept = "Sede".into());
    edit(&mut dossier, &|item| {
        item.participants = [(posts[1].to_string(), 3)].into()
    });
    edit(&mut dossier, &|item| {
        item.objective = Some("Otro".into());
        item.language = Some("qu".into());
    });
    set_years(&mut dossier, (2026, 2028), &world);
    set_years(&mut dossier, (2026, 2029), &world);
    let said = rows(&plan_of(peru(), &dossier, Language::Spanish));
    let said: Vec<&str> = said[1..]
        .iter()
        .map(|row| row.split(" | ").next().unwrap())
        .collect();
    let said: Vec<&str> = said
        .iter()
        .map(|row| row.split(" 😀. ").last().unwrap())
        .collect();
    let expected = [
        "Costo: Asociación de municipalidades 2027 S/\u{a0}750.00 → Fondo de capacitación y asistencia técnica 2027 S/\u{a0}750.00",
        "Partes que cambiaron: detalle de los costos",
        "Personas: Alcaldesa o alcalde 3 → Gerente municipal 3",
        "Partes que cambiaron: objetivo, idioma",
        "Se cambiaron los años del plan: 2027–2028 → 2026–2029",
    ];
    assert_eq!(said, expected);
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

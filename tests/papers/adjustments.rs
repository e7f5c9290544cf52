//! The ordered adjustments: what each measure of the plan changes.

use std::collections::BTreeMap;

use yachay_municipal::dossier::{Activity, Execution, Fact, Progress, Reason};
use yachay_municipal::export::Block;
use yachay_municipal::framework::{Factor, Language};
use yachay_municipal::papers::*;

use crate::desk;
use crate::full::full_dossier;
use crate::support::{self, day, peru};

#[test]
fn measures_are_tied_to_what_they_change() {
    for (country, names) in [
        ("PE", ["ROF", "MOF, CAP", "PAP"]),
        (
            "BO",
            [
                "Manual de organización",
                "Manual de funciones, Cuadro de puestos",
                "Presupuesto de personal",
            ],
        ),
    ] {
        let framework = peru().in_country(country, &[], &Language::ALL);
        let mut dossier = full_dossier(&framework);
        let functions = |value| Reason {
            rule: "org-not-training".into(),
            cases: vec![match value {
                Factor::Relations => 1,
                _ => 2,
            }],
            facts: vec![Fact::Factor { value }],
        };
        let measure = dossier.plan.activity("measure").expect("it").clone();
        let by_rule = Activity {
            id: "by-rule".into(),
            objective: None,
            competencies: vec!["conducir-presupuesto-participativo".into()],
            participants: support::staff(&[("tesoreria", 2), ("contabilidad", 0)]),
            enrolled: BTreeMap::from([("rosa".into(), Default::default())]),
            responsible: "Planificación".into(),
            to: Some(day("2027-09-01")),
            reasons: vec![functions(Factor::Functions)],
            ..measure.clone()
        };
        let reworded = Activity {
            id: "reworded".into(),
            objective: Some("Que una sola oficina responda".into()),
            reasons: vec![functions(Factor::Functions)],
            ..measure.clone()
        };
        let together = Activity {
            id: "together".into(),
            objective: None,
            reasons: vec![functions(Factor::Relations)],
            ..measure.clone()
        };
        let own = Activity {
            id: "own".into(),
            objective: None,
            content: None,
            title: Some(format!(
                "Aprobar el {}, sin la capacitación",
                names[2].to_uppercase()
            )),
            ..measure.clone()
        };
        let called_off = Activity {
            id: "off".into(),
            title: Some("Ya no".into()),
            execution: Execution {
                progress: Progress::Cancelled,
                ..Execution::default()
            },
            ..measure
        };
        let added = [by_rule, reworded, together, own, called_off];
        dossier.plan.activities.extend(added.map(Into::into));
        let desk = desk(&framework, &dossier, Language::Spanish);
        let filled = fill(&desk, &PaperKey::of_plan("adjustments")).expect("it is there");
        let mut tables = filled
            .document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Table { table } => Some(table),
                _ => None,
            });
        let rows = &tables.next().expect("the table").rows;
        assert_eq!(rows.len(), 5, "what was called off changes nothing");
        let documents: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
        let all = format!("{}, {}", names[0], names[1]);
        let none = "Ninguno: es un acuerdo de trabajo";
        // Who typed MOF in Bolivia means the document that is called otherwise there.
        let mof = names[1].split(", ").next().expect("the first");
        assert_eq!(documents, [mof, &all, &all, none, names[2]]);
        let post = |id: &str| framework.post(id).expect("a post").name.es.clone();
        let competency = framework.competency("conducir-presupuesto-participativo");
        let competency = competency.expect("it").name.es.clone();
        assert_eq!(rows[1][2], competency);
        assert_eq!(
            rows[1][3],
            format!("{}, {}", post("alcalde"), post("tesoreria"))
        );
        let month = match country {
            "PE" => "setiembre de 2027",
            _ => "septiembre de 2027",
        };
        assert_eq!(rows[1][4..], ["Planificación", month]);
        // What nobody typed is left to be written by hand, and only that.
        assert_eq!(rows[0][2], framework.contents[0].name.es);
        assert_eq!(rows[4][2..], [BLANK; 4]);
    }
}

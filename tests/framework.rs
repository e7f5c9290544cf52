//! The Peruvian framework is whole, says what domain.md asks of it, and every fault would be found.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::peru;
use yachay_municipal::documents::checksum;
use yachay_municipal::framework::{
    CountUnit, Fault, Language, Moment, SessionTask, assemble_dir, catalogue_dir,
};

fn json(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("plain data")
}

#[test]
fn it_assembles_without_a_fault_and_is_large_enough() {
    let peru = peru();
    assert_eq!(
        (peru.id.as_str(), peru.version.as_str()),
        ("yachay", "2026.2")
    );
    assert_eq!((peru.competencies.len(), peru.rules.len()), (77, 25));
    assert_eq!((peru.posts.len(), peru.contents.len()), (18, 56));
    assert_eq!((peru.mandates.len(), peru.modalities.len()), (7, 7));
    assert_eq!(peru.pack.country, "PE");
    assert_eq!(peru.pack.regions.len(), 25);
}

#[test]
fn every_post_of_the_issue_meets_15_to_25_competencies_and_says_what_it_asks() {
    let posts = [
        "alcalde",
        "regidor",
        "gerente-municipal",
        "planificacion-presupuesto",
        "abastecimiento",
        "desarrollo-economico",
    ];
    for id in posts {
        let post = peru().post(id).unwrap_or_else(|| panic!("no post {id}"));
        let count = post.profile.len();
        assert!((15..=25).contains(&count), "{id} meets {count}");
        assert!(post.functions.len() >= 3, "{id}");
        let levels: BTreeSet<_> = post.profile.values().collect();
        assert!(levels.len() > 1, "{id} asks the same level of everything");
    }
}

#[test]
fn every_modality_has_the_phases_of_the_domain_in_order() {
    use CountUnit::{Activity, AssistedMunicipality, Continuous};
    let table: [(&str, CountUnit, bool, &[&str]); 7] = [
        (
            "taller",
            Activity,
            true,
            &[
                "exposicion-motivadora",
                "trabajo-en-grupo",
                "socializacion-y-debate",
                "conceptos-y-conclusiones",
            ],
        ),
        (
            "asistencia-tecnica",
            AssistedMunicipality,
            true,
            &[
                "autodiagnostico",
                "transferencia",
                "acompanamiento",
                "evaluacion-y-ajuste",
            ],
        ),
        (
            "pasantia",
            Activity,
            true,
            &["objetivos", "observacion", "aplicacion"],
        ),
        (
            "diplomado",
            Activity,
            false,
            &[
                "lectura",
                "talleres",
                "exposicion",
                "foro",
                "conferencias",
                "ejercicios",
                "trabajo-aplicativo",
            ],
        ),
        ("maestria", Activity, true, &["plan-de-la-universidad"]),
        (
            "municipio-escuela",
            Activity,
            true,
            &[
                "objetivos",
                "observacion-participante",
                "dialogo-con-actores",
                "analisis-de-la-experiencia",
                "aplicaciones",
                "evaluacion",
            ],
        ),
        (
            "red-informacion",
            Continuous,
            true,
            &["publicar", "alertar", "intercambiar"],
        ),
    ];
    assert_eq!(table.len(), peru().modalities.len());
    for (id, unit, sequential, phases) in table {
        let found = peru()
            .modality(id)
            .unwrap_or_else(|| panic!("no modality {id}"));
        let ids: Vec<_> = found.phases.iter().map(|phase| phase.id.as_str()).collect();
        assert_eq!(ids, phases, "{id}");
        assert_eq!(found.unit, unit, "{id}");
        // Order means nothing to a single phase.
        assert!(found.sequential == sequential || phases.len() == 1, "{id}");
        assert!(
            !found.limits.is_empty() && !found.trainer.is_empty(),
            "{id}"
        );
    }
}

#[test]
fn sessions_with_a_group_go_through_the_phases_of_their_modality_in_order() {
    let expected = [
        ("taller-autodiagnostico", Some("taller")),
        ("ciclo-asistencia-tecnica", Some("asistencia-tecnica")),
        ("visita-municipio-escuela", Some("municipio-escuela")),
        ("diagnostico-institucional", None),
        ("validacion-del-plan", None),
        ("reunion-de-seguimiento", None),
    ];
    let sessions = &peru().sessions;
    let found: Vec<_> = sessions
        .iter()
        .map(|item| (item.id.as_str(), item.modality.as_deref()))
        .collect();
    assert_eq!(found, expected);
    for session in sessions {
        let modality = session.modality.iter();
        let modality =
            modality.flat_map(|id| peru().modalities.iter().filter(move |i| i.id == *id));
        let expected: Vec<_> = modality.flat_map(|i| &i.phases).map(|i| &i.id).collect();
        let mut found: Vec<_> = session
            .phases
            .iter()
            .filter_map(|i| i.step.as_ref())
            .collect();
        found.dedup();
        assert_eq!(found, expected, "{}", session.id);
    }
    let phases = || sessions.iter().flat_map(|item| &item.phases);
    let tasks: BTreeSet<_> = phases().map(|phase| phase.task).collect();
    assert_eq!(tasks.len(), SessionTask::ALL.len(), "every task is used");
    for phase in phases() {
        let asks = !phase.diagnosis.is_empty();
        assert_eq!(asks, phase.task == SessionTask::Institution, "{}", phase.id);
    }
}

#[test]
fn every_content_of_the_domain_is_there_and_so_is_every_rule() {
    // domain.md 3.4, 3.5, 3.6 in their order.
    let contents = "politicas-y-desarrollo estructura-del-estado marco-legal-municipal \
        politica-publica participacion-y-capital-social representacion-y-gobierno \
        gestion-por-resultados contrataciones tributacion-y-recaudacion siaf \
        instrumentos-de-gestion liderazgo-y-cultura \
        roles-en-del politica-de-promocion planificacion-economica-territorial inversion-privada \
        competitividad-territorial planes-y-agendas-compartidas concertacion-publico-privada \
        seguimiento-y-vigilancia-del productos-bandera-y-cadenas \
        presupuesto-participativo reestructuracion-organizativa rendicion-de-cuentas \
        proyectos-sociales diseno-pdi proyectos-de-inversion evaluacion-de-planes \
        gestion-concertada-y-asociatividad informe-de-gestion transferencia-de-gestion \
        concertacion-con-organizaciones";
    let missing: Vec<_> = contents
        .split_whitespace()
        .filter(|id| peru().content(id).is_none())
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
    // domain.md 5, and what the institutional diagnosis adds (domain.md 2, step 4).
    let rules = "moment-menu legal-by-workshop procedure-by-assistance role-modality ladder \
        pp-purpose del-timing small-general org-not-training joint-first permission \
        applied-product keep-trained multiply language evaluate-application institutionalise \
        reference-plan small-first network-session \
        missing-instrument weak-system unattended-mandate principle-in-practice see-it-done";
    let expected: BTreeSet<_> = rules.split_whitespace().collect();
    let found: BTreeSet<_> = peru().rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_budget_and_the_transfer_of_office_are_in_the_calendar() {
    let item = |id: &str| {
        let mut calendar = peru().pack.calendar.iter();
        calendar
            .find(|item| item.id == id)
            .expect("a date of domain.md 3.11")
    };
    assert_eq!((item("pia").to_month, item("pia").day), (12, Some(31)));
    assert!(item("pia").verified);
    let budget = item("presupuesto-participativo");
    assert_eq!((budget.from_month, budget.to_month), (2, 6));
    assert!(!budget.verified);
    let transfer = item("transferencia");
    assert!(transfer.moments.contains(&Moment::Exit) && !transfer.contents.is_empty());
}

/// Takes the words of one language out of every text below `value`.
fn without(value: &mut Value, code: &str) {
    match value {
        Value::Object(map) => {
            map.remove(code);
            map.values_mut().for_each(|item| without(item, code));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| without(item, code)),
        _ => {}
    }
}

#[test]
fn a_copy_in_one_language_lacks_nothing_but_the_other() {
    for (language, other) in [(Language::Spanish, "en"), (Language::English, "es")] {
        let copy = peru().in_language(language);
        assert_eq!(copy.content_hash, peru().content_hash);
        assert_eq!(copy.reference(), peru().reference());
        let mut expected = json(peru());
        without(&mut expected, other);
        assert_eq!(json(&copy), expected, "{language:?}");
        assert!(
            copy.competencies
                .iter()
                .all(|c| !c.name.get(language).is_empty())
        );
    }
}

#[test]
fn the_hash_is_of_the_content() {
    let mut bare = peru().clone();
    bare.content_hash.clear();
    assert_eq!(checksum(&json(&bare)), peru().content_hash);
    bare.competencies[0].levels[2].en.push('.');
    assert_ne!(checksum(&json(&bare)), peru().content_hash);
}

/// The share of words that two sentences have in common.
fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let common = one.intersection(other).count() as f64;
    common / one.union(other).count() as f64
}

#[test]
fn no_two_level_sentences_are_nearly_the_same() {
    for language in Language::ALL {
        let mut seen: Vec<(String, BTreeSet<String>)> = Vec::new();
        for competency in &peru().competencies {
            for (index, sentence) in competency.levels.iter().enumerate() {
                let path = format!("{} {}", competency.id, index + 1);
                let words = sentence.get(language).to_lowercase();
                let words = words.split(|letter: char| !letter.is_alphanumeric());
                let words: BTreeSet<_> = words
                    .filter(|word| !word.is_empty())
                    .map(String::from)
                    .collect();
                assert!(
                    words.len() >= 5,
                    "{path} is too short to be seen by a third person"
                );
                for (other, their) in &seen {
                    let share = likeness(&words, their);
                    assert!(
                        share < 0.6,
                        "{path} is {share:.2} like {other} in {language:?}"
                    );
                }
                seen.push((path, words));
            }
        }
        assert_eq!(seen.len(), 77 * 5);
    }
}

/// Copies the data files of the Peruvian framework to a folder of this test.
fn copy_of_peru(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    let parts = ["", "competencies", "packs", "papers"];
    for part in parts.into_iter().chain(["papers/peru", "papers/bolivia"]) {
        fs::create_dir_all(folder.join(part)).unwrap();
        for entry in fs::read_dir(catalogue_dir().join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, folder.join(part).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    folder
}

#[test]
fn files_that_cannot_be_read_are_named() {
    type Change = Option<(&'static str, &'static str)>;
    let plant: [(&str, &str, Change); 4] = [
        ("absent", "rules.json", None),
        ("broken", "posts.json", Some(("{", ""))),
        ("misspelt", "axes.json", Some(("\"summary\"", "\"sumary\""))),
        (
            "other-type",
            "competencies/generales.json",
            Some(("\"levels\": [", "\"levels\": [1,")),
        ),
    ];
    for (name, file, change) in plant {
        let folder = copy_of_peru(name);
        let path = folder.join(file);
        match change {
            None => fs::remove_file(&path).unwrap(),
            Some((old, new)) => {
                let text = fs::read_to_string(&path).unwrap();
                assert!(text.contains(old), "{name}");
                fs::write(&path, text.replacen(old, new, 1)).unwrap();
            }
        }
        let faults = assemble_dir(&folder).expect_err(name);
        assert!(
            matches!(&faults[..], [Fault::Unreadable { path, .. }] if path == file),
            "{name}: {faults:?}"
        );
    }
    let same = assemble_dir(&copy_of_peru("untouched")).expect("the copy is good");
    assert_eq!(&same, peru());
}

#[test]
fn a_folder_with_faults_gives_all_of_them() {
    let folder = copy_of_peru("faulty");
    let path = folder.join("rules.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"taller\"", "\"nada\"")).unwrap();
    let faults = assemble_dir(&folder).expect_err("dangling ids");
    assert!(faults.len() > 3);
    let expected = Fault::DanglingId {
        path: "rules/legal-by-workshop/cases/1".into(),
        id: "nada".into(),
    };
    assert!(faults.contains(&expected));
}

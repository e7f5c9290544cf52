//! Whole dossiers, with what was planned and decided in them.

use std::collections::BTreeSet;
use std::path::Path;

use yachay_municipal::documents::restore;
use yachay_municipal::dossier::{Dossier, SetAside, follow_framework};
use yachay_municipal::framework::{Ancestor, Listed, Renamed};
use yachay_municipal::plan::{Decision, decision_of};

use crate::later::*;
use crate::support::{peru, staff};

#[test]
fn a_dossier_follows_and_what_has_no_place_stays_in_it() {
    let framework = later(
        "2027.1",
        &[
            (Listed::Competency, "operar-siaf", Some("usar-siaf")),
            (Listed::Content, "siaf", Some("siaf-rural")),
            (Listed::Content, "contrataciones", None),
            (Listed::Modality, "pasantia", Some("visita")),
            (Listed::Post, "regidor", Some("concejal")),
        ],
    );
    let mut found = full_dossier();
    let set_aside = follow_framework(&mut found, &peru().reference(), &framework);
    let expected = aside(&[
        (Listed::Content, &["contrataciones"]),
        (Listed::Post, &["desconocido"]),
    ]);
    assert_eq!(set_aside, Some(expected));
    assert_eq!(
        found.staff,
        staff(&[("concejal", 5), ("alcalde", 1), ("desconocido", 2)])
    );
    let names = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>();
    assert_eq!(names(&found.tied), ["rendir-cuentas", "usar-siaf"]);
    let objective = &found.institution.instruments["pdc"].objectives[0];
    assert_eq!(names(&objective.competencies), ["usar-siaf"]);
    let activity = &found.plan.activities[0];
    assert_eq!(activity.content.as_deref(), Some("siaf-rural"));
    assert_eq!(activity.modality.as_deref(), Some("visita"));
    assert_eq!(activity.companions, ["taller", "visita"]);
    assert_eq!(activity.competencies, ["usar-siaf", "rendir-cuentas"]);
    assert_eq!(
        activity.participants,
        staff(&[("concejal", 5), ("alcalde", 1)])
    );
    // What was decided about a suggestion is still known when it comes up under its new id.
    let decided = decision_of(&found.plan, "siaf-rural+functions");
    assert!(matches!(decided, Decision::Accepted(_)), "{decided:?}");
    let decided = decision_of(&found.plan, "contrataciones");
    assert!(matches!(decided, Decision::Rejected(_)), "{decided:?}");
}

#[test]
fn posts_that_became_one_keep_all_their_people() {
    let framework = later(
        "2027.1",
        &[
            (Listed::Post, "regidor", Some("alcalde")),
            (Listed::Competency, "operar-siaf", Some("rendir-cuentas")),
            (Listed::Modality, "pasantia", Some("taller")),
        ],
    );
    let mut found = full_dossier();
    follow_framework(&mut found, &peru().reference(), &framework);
    assert_eq!(found.staff, staff(&[("alcalde", 6), ("desconocido", 2)]));
    let activity = &found.plan.activities[0];
    assert_eq!(activity.participants, staff(&[("alcalde", 6)]));
    assert_eq!(activity.competencies, ["rendir-cuentas"]);
    assert_eq!(activity.companions, ["taller"]);
}

#[test]
fn followed_twice_is_followed_once() {
    let framework = later(
        "2027.1",
        &[
            (Listed::Competency, "operar-siaf", Some("usar-siaf")),
            (Listed::Competency, "fiscalizar-gestion", None),
            (Listed::Content, "siaf", Some("contrataciones")),
            (Listed::Post, "regidor", Some("concejal")),
        ],
    );
    let mut once = full_dossier();
    follow_framework(&mut once, &peru().reference(), &framework);
    let mut twice = once.clone();
    follow_framework(&mut twice, &framework.reference(), &framework);
    assert_eq!(twice, once);
    let set_aside = |dossier: &Dossier| dossier.responses[0].set_aside(&framework);
    assert_eq!(set_aside(&twice), set_aside(&once));
    assert!(!set_aside(&once).is_empty(), "still listed");
}

#[test]
fn what_a_later_framework_knows_again_comes_back_from_the_original() {
    let without = later(
        "2027.1",
        &[
            (Listed::Competency, "operar-siaf", None),
            (Listed::Content, "siaf", None),
            (Listed::Post, "planificacion-presupuesto", None),
        ],
    );
    let mut again = later(
        "2028.1",
        &[(Listed::Competency, "operar-siaf", Some("usar-siaf"))],
    );
    again.history.push(Ancestor {
        id: without.id.clone(),
        version: without.version.clone(),
        renamed: Renamed::default(),
    });
    let mut found = full_dossier();
    follow_framework(&mut found, &peru().reference(), &without);
    assert!(
        !found.responses[0]
            .response()
            .diagnosis
            .contains_key("operar-siaf")
    );
    follow_framework(&mut found, &without.reference(), &again);
    let answers = found.responses[0].response();
    let before = somebody().payload;
    assert_eq!(
        answers.diagnosis["usar-siaf"],
        before.diagnosis["operar-siaf"]
    );
    assert_eq!(answers.survey.wanted, before.survey.wanted);
    assert_eq!(answers.respondent.posts, before.respondent.posts);
    assert_eq!(found.responses[0].set_aside(&again), SetAside::new());
    assert_eq!(found.responses[0].original, Some(somebody()));
    // Back in a version with the ids of the beginning there is nothing to keep apart.
    let mut whole = later("2029.1", &[]);
    whole.history.push(Ancestor {
        id: again.id.clone(),
        version: again.version.clone(),
        renamed: Renamed::default(),
    });
    follow_framework(&mut found, &again.reference(), &whole);
    assert_eq!(found.responses[0].original, None);
    assert_eq!(found.responses[0].response(), &before);
}

#[test]
fn a_framework_that_forgot_the_first_version_still_follows_the_last() {
    let first = later(
        "2027.1",
        &[(Listed::Competency, "operar-siaf", Some("usar-siaf"))],
    );
    let mut second = first.clone();
    second.version = "2028.1".into();
    rename(&mut second, Listed::Competency, "usar-siaf", "siaf-al-dia");
    second.history = vec![Ancestor {
        id: first.id.clone(),
        version: first.version.clone(),
        renamed: Renamed {
            competencies: [("usar-siaf".to_string(), "siaf-al-dia".to_string())].into(),
            ..Renamed::default()
        },
    }];
    let mut found = full_dossier();
    follow_framework(&mut found, &peru().reference(), &first);
    assert!(found.responses[0].original.is_some());
    follow_framework(&mut found, &first.reference(), &second);
    let received = &found.responses[0];
    let before = somebody();
    assert_eq!(
        received.response().diagnosis["siaf-al-dia"],
        before.payload.diagnosis["operar-siaf"]
    );
    assert_eq!(received.document.framework, second.reference());
    assert_eq!(
        received.original.as_ref(),
        Some(&before),
        "kept whatever happens"
    );
}

#[test]
fn the_golden_dossier_of_the_first_framework_maps_whole() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/dossier-1.json");
    let text = std::fs::read(path).expect("golden files are never removed");
    let mut file = restore::<Dossier>(&text).expect("golden files open for ever");
    assert_eq!(
        (file.framework.id.as_str(), file.framework.version.as_str()),
        ("pe", "2026.1")
    );
    let before = file.payload.clone();
    let set_aside = follow_framework(&mut file.payload, &file.framework, peru());
    assert_eq!(set_aside, Some(SetAside::new()));
    assert!(!before.responses.is_empty());
    for (found, earlier) in file.payload.responses.iter().zip(&before.responses) {
        assert_eq!(found.set_aside(peru()), SetAside::new());
        assert_eq!(found.original, None);
        assert_eq!(found.document.payload, earlier.document.payload);
        assert_eq!(found.document.framework, peru().reference());
    }
    assert_eq!(
        (&file.payload.staff, &file.payload.plan),
        (&before.staff, &before.plan)
    );
    assert_eq!(
        (&file.payload.tied, &file.payload.weights),
        (&before.tied, &before.weights)
    );
}

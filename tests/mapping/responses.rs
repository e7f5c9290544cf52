//! Single responses, as they are taken in.

use yachay_municipal::documents::{Envelope, FrameworkRef, restore};
use yachay_municipal::dossier::{
    Dossier, Intake, IntakeRefusal, SetAside, follow_framework, map_response,
};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::Listed;
use yachay_municipal::response::{Application, Response};

use crate::later::*;
use crate::support::{answer, dossier, ids, peru};

#[test]
fn renamed_ids_are_followed_in_every_list() {
    let framework = later(
        "2027.1",
        &[
            (Listed::Competency, "operar-siaf", Some("usar-siaf")),
            (Listed::Content, "siaf", Some("siaf-rural")),
            (Listed::Content, "contrataciones", Some("compras")),
            (Listed::Modality, "pasantia", Some("visita")),
            (Listed::Post, "regidor", Some("concejal")),
        ],
    );
    let (mapped, set_aside) = map_response(&framework, &somebody()).expect("a known version");
    assert_eq!(set_aside, SetAside::new());
    assert_eq!(mapped.framework, framework.reference());
    let answers = &mapped.payload;
    assert_eq!(
        answers.respondent.posts,
        ["concejal", "planificacion-presupuesto"]
    );
    let keys: Vec<_> = answers.diagnosis.keys().map(String::as_str).collect();
    assert_eq!(keys, ["fiscalizar-gestion", "rendir-cuentas", "usar-siaf"]);
    let kept = &somebody().payload.diagnosis["operar-siaf"];
    assert_eq!(&answers.diagnosis["usar-siaf"], kept);
    let survey = &answers.survey;
    assert_eq!(
        survey.wanted,
        ["siaf-rural", "compras", "rendicion-de-cuentas"]
    );
    assert_eq!(survey.teaches, ["compras"]);
    assert_eq!(survey.trained["siaf-rural"], Some(Application::Applied));
    assert_eq!(survey.trained["compras"], None);
    assert_eq!(survey.modality.as_deref(), Some("visita"));
    // What has no id of the framework stays, and so does the document's own identity.
    assert_eq!(survey.comment, somebody().payload.survey.comment);
    assert_eq!(
        (&mapped.id, mapped.revision),
        (&somebody().id, somebody().revision)
    );
}

#[test]
fn what_has_no_place_is_set_aside_listed_and_kept_byte_for_byte() {
    let framework = later(
        "2027.1",
        &[
            (Listed::Competency, "operar-siaf", None),
            (Listed::Content, "siaf", None),
            (Listed::Content, "contrataciones", None),
            (Listed::Modality, "pasantia", None),
            (Listed::Post, "planificacion-presupuesto", None),
        ],
    );
    let text = somebody().to_file_text();
    let file = restore::<Response>(text.as_bytes()).expect("our own file");
    let mut dossier = dossier(Vec::new());
    assert_eq!(take(&mut dossier, file, &framework), Ok(Intake::Added));
    let received = &dossier.responses[0];
    let expected = aside(&[
        (Listed::Competency, &["operar-siaf"]),
        (Listed::Content, &["contrataciones", "siaf"]),
        (Listed::Modality, &["pasantia"]),
        (Listed::Post, &["planificacion-presupuesto"]),
    ]);
    assert_eq!(received.set_aside(&framework), expected);
    let original = received.original.as_ref().expect("what was handed over");
    assert_eq!(original.to_file_text(), text);
    let answers = received.response();
    assert_eq!(answers.respondent.posts, ["regidor"]);
    assert_eq!(answers.survey.wanted, ["rendicion-de-cuentas"]);
    assert!(answers.survey.trained.is_empty() && answers.survey.modality.is_none());
    // And so in the file of the dossier.
    let file = Envelope::new(
        dossier.clone(),
        framework.reference(),
        &FixedWorld::default(),
    );
    let again = restore::<Dossier>(file.to_file_text().as_bytes()).expect("our own file");
    assert_eq!(again.payload, dossier);
    let kept = again.payload.responses[0].original.as_ref().expect("kept");
    assert_eq!(kept.to_file_text(), text);
}

#[test]
fn an_unchanged_response_has_no_second_copy() {
    let framework = later("2027.1", &[]);
    let mut dossier = dossier(Vec::new());
    assert_eq!(
        take(&mut dossier, somebody(), &framework),
        Ok(Intake::Added)
    );
    assert_eq!(dossier.responses[0].original, None);
    assert_eq!(dossier.responses[0].document.payload, somebody().payload);
    // The same file again is known again, although it was put into other ids.
    let changed = later(
        "2027.2",
        &[(Listed::Competency, "operar-siaf", Some("usar-siaf"))],
    );
    let mut other = self::dossier(Vec::new());
    assert_eq!(take(&mut other, somebody(), &changed), Ok(Intake::Added));
    assert_eq!(
        take(&mut other, somebody(), &changed),
        Err(IntakeRefusal::AlreadyThere)
    );
    let mut next = somebody();
    next.revision += 1;
    assert_eq!(
        take(&mut other, next.clone(), &changed),
        Ok(Intake::Updated)
    );
    assert_eq!(other.responses[0].original, Some(next));
}

#[test]
fn swapped_ids_change_places() {
    let mut framework = later("2027.1", &[]);
    let swap = &mut framework.history.last_mut().expect("an ancestor").renamed;
    for (one, other) in [
        ("operar-siaf", "rendir-cuentas"),
        ("rendir-cuentas", "operar-siaf"),
    ] {
        swap.competencies.insert(one.into(), other.into());
    }
    swap.contents.insert("siaf".into(), "contrataciones".into());
    swap.contents.insert("contrataciones".into(), "siaf".into());
    let (mapped, set_aside) = map_response(&framework, &somebody()).expect("a known version");
    let (before, after) = (somebody().payload, mapped.payload);
    assert_eq!(set_aside, SetAside::new());
    assert_eq!(
        after.diagnosis["operar-siaf"],
        before.diagnosis["rendir-cuentas"]
    );
    assert_eq!(
        after.diagnosis["rendir-cuentas"],
        before.diagnosis["operar-siaf"]
    );
    assert_eq!(
        after.survey.wanted,
        ["contrataciones", "siaf", "rendicion-de-cuentas"]
    );
}

#[test]
fn of_ids_that_became_one_the_other_answers_are_set_aside_and_not_lost() {
    // Two into one that was there: its own answer stands.
    let framework = later(
        "2027.1",
        &[
            (
                Listed::Competency,
                "fiscalizar-gestion",
                Some("rendir-cuentas"),
            ),
            (Listed::Competency, "operar-siaf", Some("rendir-cuentas")),
            (Listed::Content, "siaf", Some("contrataciones")),
        ],
    );
    let (mapped, set_aside) = map_response(&framework, &somebody()).expect("a known version");
    let answers = &mapped.payload;
    let kept: Vec<_> = answers.diagnosis.iter().collect();
    let own = &somebody().payload.diagnosis["rendir-cuentas"];
    assert_eq!(kept, [(&"rendir-cuentas".to_string(), own)]);
    assert_eq!(
        answers.survey.wanted,
        ["contrataciones", "rendicion-de-cuentas"],
        "once"
    );
    let expected = aside(&[
        (Listed::Competency, &["fiscalizar-gestion", "operar-siaf"]),
        (Listed::Content, &["siaf"]),
    ]);
    assert_eq!(
        set_aside, expected,
        "the training in `siaf` was said otherwise than the other's"
    );
    // Where they say the same there is nothing to set aside.
    let mut same = somebody();
    for given in same.payload.diagnosis.values_mut() {
        *given = answer(3);
    }
    same.payload.survey.trained.clear();
    let (mapped, set_aside) = map_response(&framework, &same).expect("a known version");
    assert_eq!(
        (mapped.payload.diagnosis.len(), set_aside),
        (1, SetAside::new())
    );
}

#[test]
fn an_unknown_version_is_refused_and_nothing_is_lost() {
    let strangers = [("yachay", "2019.1"), ("otra", "2026.2"), ("", "")];
    for (id, version) in strangers {
        let found = FrameworkRef {
            id: id.into(),
            version: version.into(),
            content_hash: peru().content_hash.clone(),
        };
        let mut file = somebody();
        file.framework = found.clone();
        assert!(map_response(peru(), &file).is_none());
        let mut known = full_dossier();
        let before = known.clone();
        let refusal = IntakeRefusal::OtherFramework {
            found: found.clone(),
        };
        assert_eq!(take(&mut known, file, peru()), Err(refusal));
        assert_eq!(follow_framework(&mut known, &found, peru()), None);
        assert_eq!(known, before);
    }
    // An older program does not know what came after it.
    let mut file = somebody();
    file.framework = later("2027.1", &[]).reference();
    assert!(map_response(peru(), &file).is_none());
}

#[test]
fn a_response_of_posts_that_are_no_longer_there_is_refused_by_name() {
    let framework = later(
        "2027.1",
        &[
            (Listed::Post, "regidor", None),
            (Listed::Post, "planificacion-presupuesto", None),
        ],
    );
    let mut known = dossier(Vec::new());
    let posts = ids(&["regidor", "planificacion-presupuesto"]);
    let refusal = IntakeRefusal::UnknownPosts { posts };
    assert_eq!(take(&mut known, somebody(), &framework), Err(refusal));
    assert!(known.responses.is_empty());
}

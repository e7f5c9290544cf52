//! Taking responses in: each refusal by its name, nothing lost, and the rest goes on.

mod support;

use support::{answer, document, dossier, instant, level, peru, place, response};
use yachay_municipal::documents::{Envelope, FrameworkRef, RestoreError, restore};
use yachay_municipal::dossier::{Dossier, Intake, IntakeRefusal, take_in};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::response::{MunicipalityRef, Response};

type Change = fn(&mut Envelope<Response>);

fn handed_over(world: &FixedWorld) -> Envelope<Response> {
    let said = [("fiscalizar-gestion", answer(2))];
    document(response(&["regidor"], &said), world)
}

fn take(dossier: &mut Dossier, file: Envelope<Response>) -> Result<Intake, IntakeRefusal> {
    let now = instant("2026-11-20T09:00:00Z");
    take_in(dossier, file, peru(), now)
}

#[test]
fn each_refusal_has_its_name_and_changes_nothing() {
    let other_framework = |change: fn(&mut FrameworkRef)| {
        let mut found = peru().reference();
        change(&mut found);
        IntakeRefusal::OtherFramework { found }
    };
    let elsewhere = MunicipalityRef {
        code: "030202".into(),
        name: "Otro pueblo".into(),
        ..place()
    };
    let nameless = MunicipalityRef {
        name: "Otro pueblo".into(),
        code: String::new(),
        ..place()
    };
    let table: [(Change, IntakeRefusal); 7] = [
        (
            |f| f.framework.id = "bo".into(),
            other_framework(|r| r.id = "bo".into()),
        ),
        (
            |f| f.framework.version = "2019.1".into(),
            other_framework(|r| r.version = "2019.1".into()),
        ),
        (|f| f.payload.consent = None, IntakeRefusal::NoConsent),
        (
            |f| f.payload.respondent.posts.clear(),
            IntakeRefusal::NoPost,
        ),
        (|f| f.payload.example = true, IntakeRefusal::ExampleMixed),
        (
            |f| {
                f.payload.municipality.code = "030202".into();
                f.payload.municipality.name = "Otro pueblo".into();
            },
            IntakeRefusal::OtherMunicipality { found: elsewhere },
        ),
        (
            |f| {
                f.payload.municipality.code.clear();
                f.payload.municipality.name = "Otro pueblo".into();
            },
            IntakeRefusal::OtherMunicipality { found: nameless },
        ),
    ];
    let world = FixedWorld::default();
    for (change, expected) in table {
        let mut dossier = dossier(vec![response(&["alcalde"], &[])]);
        let before = dossier.clone();
        let mut file = handed_over(&world);
        change(&mut file);
        assert_eq!(take(&mut dossier, file), Err(expected));
        assert_eq!(dossier, before);
    }
}

#[test]
fn a_real_response_does_not_enter_an_example() {
    let mut dossier = support::example().payload;
    let mut file = handed_over(&FixedWorld::default());
    file.payload.municipality = dossier.municipality.clone();
    assert_eq!(take(&mut dossier, file), Err(IntakeRefusal::ExampleMixed));
    assert_eq!(dossier, support::example().payload);
}

#[test]
fn the_same_place_under_another_spelling_is_taken_in() {
    let world = FixedWorld::default();
    let mut dossier = dossier(Vec::new());
    let spellings: [Change; 3] = [
        |f| f.payload.municipality.name = "Otro nombre, mismo código".into(),
        |f| {
            f.payload.municipality.code.clear();
            f.payload.municipality.name = "MUNICIPALIDAD DISTRITAL DE PUEBLO DE PRUÉBA".into();
        },
        |f| f.framework.content_hash = "sha256:corrected".into(),
    ];
    for (count, change) in spellings.into_iter().enumerate() {
        let mut file = handed_over(&world);
        change(&mut file);
        assert_eq!(take(&mut dossier, file), Ok(Intake::Added));
        assert_eq!(dossier.responses.len(), count + 1);
    }
}

#[test]
fn older_newer_and_same_revisions() {
    let world = FixedWorld::default();
    let mut dossier = dossier(Vec::new());
    let mut file = handed_over(&world);
    file.revision = 3;
    assert_eq!(take(&mut dossier, file.clone()), Ok(Intake::Added));
    assert_eq!(
        take(&mut dossier, file.clone()),
        Err(IntakeRefusal::AlreadyThere)
    );

    let mut older = file.clone();
    older.revision = 2;
    older.payload.survey.comment = "antes".into();
    let refusal = IntakeRefusal::OlderRevision { kept: 3, came: 2 };
    assert_eq!(take(&mut dossier, older), Err(refusal));
    assert_eq!(dossier.responses[0].document, file);

    let mut newer = file.clone();
    newer.revision = 4;
    newer
        .payload
        .diagnosis
        .insert("fiscalizar-gestion".into(), answer(5));
    assert_eq!(take(&mut dossier, newer.clone()), Ok(Intake::Updated));
    assert_eq!(dossier.responses.len(), 1);
    assert_eq!(dossier.responses[0].document, newer);

    let other = handed_over(&world);
    assert_eq!(
        take(&mut dossier, other),
        Ok(Intake::Added),
        "another identity"
    );
    assert_eq!(dossier.responses.len(), 2);
    let received = instant("2026-11-20T09:00:00Z");
    assert!(
        dossier
            .responses
            .iter()
            .all(|item| item.received == received)
    );
}

#[test]
fn of_fifty_files_three_are_bad_and_forty_seven_arrive() {
    let world = FixedWorld::default();
    let mut files: Vec<Vec<u8>> = (0..50)
        .map(|number: u8| {
            let mut file = handed_over(&world);
            let given = answer(number % 5 + 1);
            file.payload
                .diagnosis
                .insert("fiscalizar-gestion".into(), given);
            file.to_file_text().into_bytes()
        })
        .collect();
    files[7] = b"\xff\xd8\xff\xe0 a photo".to_vec();
    files[23].truncate(900);
    let other = String::from_utf8(files[41].clone()).expect("text");
    files[41] = other
        .replace("Pueblo de prueba", "Pueblo de Prueba")
        .into_bytes();

    let mut dossier = dossier(Vec::new());
    let mut refused = Vec::new();
    for (number, bytes) in files.iter().enumerate() {
        match restore::<Response>(bytes) {
            Ok(file) => assert_eq!(take(&mut dossier, file), Ok(Intake::Added)),
            Err(error) => refused.push((number, error)),
        }
    }
    // Line breaks at the end count for nothing.
    let cut = files[23].trim_ascii_end();
    let line = cut.iter().filter(|byte| **byte == b'\n').count() + 1;
    assert_eq!(
        refused,
        [
            (7, RestoreError::NotText),
            (23, RestoreError::BrokenJson { line }),
            (41, RestoreError::Damaged),
        ]
    );
    assert_eq!(dossier.responses.len(), 47);
    let figures = yachay_municipal::dossier::board(peru(), &dossier);
    let row = figures
        .rows
        .iter()
        .find(|row| row.competency == "fiscalizar-gestion");
    let shown = row.and_then(|row| row.total.figures());
    assert_eq!(shown.map(|figures| figures.people), Some(47));
}

#[test]
fn what_arrived_is_kept_as_it_came() {
    let mut file = handed_over(&FixedWorld::default());
    let given = file
        .payload
        .diagnosis
        .entry("fiscalizar-gestion".into())
        .or_default();
    given.importance = Some(level(5));
    given.evidence = "«Informe» <b>firmado</b> 📄".into();
    let mut dossier = dossier(Vec::new());
    let came = restore::<Response>(file.to_file_text().as_bytes()).expect("our own file");
    take(&mut dossier, came).expect("taken in");
    let kept = dossier.responses[0].document.to_file_text();
    assert_eq!(kept, file.to_file_text());
}

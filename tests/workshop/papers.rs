//! The minutes of a session, and the sheet that its facilitator leads it with.

use std::path::PathBuf;

use yachay_municipal::dossier::{DiagnosisPart, InstrumentStatus, State};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::export::{Block, Document, Grid};
use yachay_municipal::framework::{Framework, Language, SessionLabel, SessionTask};
use yachay_municipal::plan::framework_faults;
use yachay_municipal::response::MunicipalityRef;
use yachay_municipal::workshop::*;

use crate::made::*;
use crate::reader;
use crate::support::{day, peru};

const POINT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// A session that was held, with results of every kind.
pub fn held() -> Workshop {
    let mut session = workshop(12);
    session.municipality.name = "Ñahuimpuquio".into();
    session.place = "Local comunal".into();
    session.facilitator = "Rosa Quispe".into();
    session.day = Some(day("2027-03-05"));
    session.begins = Some(545);
    for (number, person) in session.attendance.people.iter_mut().enumerate() {
        person.name = format!("Persona {number}");
        person.office = "Contabilidad".into();
    }
    session.attendance.people[11].present = false;
    for phase in &mut session.phases {
        phase.notes.clear();
    }
    session.phases[TALK].notes = "Nadie enseñó el puesto.".into();
    session.phases[TALK].spent = 1_500;
    session.phases[VOTE].spent = 4_810;
    voted(&mut session, VOTE, 0, [1, 6, 2, 1, 1]);
    assert_eq!(session.vote_again(VOTE, 0), Ok(()));
    hands(&mut session, VOTE, 0, [0, 8, 1, 0, 0]);
    let counted = session.count_hands(VOTE, 0, Choice::NotApplicable, 2);
    assert_eq!(counted, Ok(()));
    assert_eq!(session.close(VOTE, 0), Ok(()));
    voted(&mut session, VOTE, 1, [0, 0, 0, 5, 4]);
    voted(&mut session, VOTE, 2, [0, 0, 2, 1, 0]);
    for (item, value) in [(0, 2), (1, 4), (2, 3)] {
        assert_eq!(session.agree(VOTE, item, Some(value)), Ok(()));
    }
    session.phases[VOTE].ballots[0].evidence = "Actas sin cifras".into();
    session.phases[VOTE].ballots[2].dissent = "Dos ven un 4".into();
    voted(&mut session, FACTORS, 0, [2, 3, 6, 0, 0]);
    assert_eq!(session.agree(FACTORS, 0, Some(3)), Ok(()));
    hands(&mut session, FACTORS, 1, [1, 0, 0, 0, 0]);
    let today = day("2027-03-05");
    let asked = peru().asked_in(DiagnosisPart::Systems);
    session.answer(
        DiagnosisPart::Systems,
        &asked[0],
        Some(State::Partly),
        today,
    );
    session.show_evidence(
        DiagnosisPart::Systems,
        &asked[0],
        "Informe 3",
        "Contabilidad",
    );
    session.say_instrument("pdi", Some(InstrumentStatus::InForce), today);
    session.say_link("pdi", "poi", Some(false));
    for (option, points) in [("a", 10), ("b", 20), ("c", 10)] {
        assert_eq!(session.give_points(POINTS, option, points), Ok(()));
    }
    assert_eq!(session.close_points(POINTS), Ok(()));
    assert_eq!(session.break_tie(POINTS, "c", 3), Ok(()));
    assert_eq!(session.break_tie(POINTS, "a", 3), Ok(()));
    let noted = |text: &str| Noted {
        id: text.into(),
        text: text.into(),
    };
    session.agreements = vec![noted("Reunirse cada mes"), noted("  ")];
    session.commitments = vec![Commitment {
        id: "1".into(),
        text: "Llevar el registro".into(),
        responsible: "Contabilidad".into(),
        due: Some(day("2027-06-30")),
    }];
    session.parked = vec![noted("El local nuevo")];
    session
}

pub fn written(session: &Workshop, language: Language) -> Document {
    minutes(session, peru(), language, &[], day("2027-03-06"))
}

/// Every text of a document, line by line; cells of a row beside each other.
pub fn lines(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text } => lines.push(text.clone()),
            Block::Items { items, .. } => lines.extend(items.clone()),
            Block::Table { table } => {
                let heads = table.heads.iter().map(|column| column.head.clone());
                lines.push(heads.collect::<Vec<_>>().join(" | "));
                lines.extend(table.rows.iter().map(|row| row.join(" | ")));
            }
            Block::Picture { words, .. } => lines.push(words.clone()),
            Block::Signatures { places } => {
                lines.extend(
                    places
                        .iter()
                        .map(|place| format!("{} | {}", place.name, place.office)),
                );
            }
            Block::PageBreak => {}
        }
    }
    lines
}

/// The tables under a heading.
pub fn tables<'a>(document: &'a Document, under: &str) -> Vec<&'a Grid> {
    let blocks = document.blocks.iter();
    let blocks =
        blocks.skip_while(|block| !matches!(block, Block::Heading { text, .. } if text == under));
    let blocks = blocks.skip(1);
    let blocks = blocks.take_while(|block| !matches!(block, Block::Heading { .. }));
    blocks
        .filter_map(|block| match block {
            Block::Table { table } => Some(table),
            _ => None,
        })
        .collect()
}

pub fn has(lines: &[String], line: &str) {
    assert!(
        lines.iter().any(|found| found == line),
        "no {line:?} in {lines:#?}"
    );
}

#[test]
fn an_empty_session_has_minutes_that_say_so() {
    for language in Language::ALL {
        let document = written(&Workshop::default(), language);
        let nothing = SessionLabel::Nothing.usual(language);
        let said = lines(&document);
        assert_eq!(said.iter().filter(|line| *line == nothing).count(), 2);
        assert!(document.to_docx().is_ok());
        let sheet = facilitator_sheet(&Workshop::default(), peru(), language);
        assert!(sheet.to_docx().is_ok());
    }
}

#[test]
fn pictures_stand_with_their_phase_and_another_library_finds_them() {
    let picture = |phase, words: &str| Picture {
        phase,
        png: POINT.into(),
        width: 120,
        height: 60,
        words: words.into(),
    };
    let pictures = [
        picture(VOTE, "Votos de la primera"),
        picture(99, "Foto del papelote"),
        picture(VOTE, "Votos de la segunda"),
    ];
    let session = held();
    let today = day("2027-03-06");
    let document = minutes(&session, peru(), Language::Spanish, &pictures, today);
    let lines = lines(&document);
    let place = |line: &str| lines.iter().position(|found| found == line).expect(line);
    assert!(place("Parte 1") < place("Votos de la primera"));
    assert!(place("Votos de la primera") < place("Votos de la segunda"));
    // Its place among the parts comes first, then its own heading.
    let next = lines
        .iter()
        .rposition(|line| line == "Parte 3")
        .expect("the next part");
    assert!(place("Votos de la segunda") < next);
    assert!(place("Imágenes") < place("Foto del papelote"));
    let bytes = document.to_docx().expect("a file");
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("minutes.docx");
    std::fs::write(&path, bytes).expect("a file");
    let seen = reader::reread(&path);
    let words = seen["pictures"].as_array().expect("pictures").iter();
    let words: Vec<_> = words
        .map(|picture| picture["words"].as_str().expect("words"))
        .collect();
    assert_eq!(
        words,
        [
            "Votos de la primera",
            "Votos de la segunda",
            "Foto del papelote"
        ]
    );
    assert_eq!(seen["title"], document.title);
    let tables = document
        .blocks
        .iter()
        .filter(|block| matches!(block, Block::Table { .. }));
    let found = seen["tables"].as_array().expect("tables").len();
    assert_eq!(found, tables.count() + 1, "all, and places to sign");
    let cells = seen["tables"].to_string();
    for words in [
        "Llevar el registro",
        "30 de junio de 2027",
        "Persona 10",
        "Informe 3",
    ] {
        assert!(cells.contains(words), "{words}");
    }
    let wrong = [Picture {
        png: "R0lGODlh".into(),
        ..picture(VOTE, "GIF")
    }];
    let refused = minutes(&session, peru(), Language::Spanish, &wrong, today).to_docx();
    assert!(refused.is_err());
}

#[test]
fn the_sheet_says_what_to_do_when() {
    let mut session = held();
    session.phases[TALK].script = vec!["Salude".into(), "Pregunte".into()];
    session.phases[TALK].materials = vec!["Papelote".into()];
    session.phases[VOTE].materials = vec!["Tarjetas".into(), "Papelote".into()];
    let sheet = facilitator_sheet(&session, peru(), Language::Spanish);
    assert_eq!(
        sheet.title,
        "Hoja de quien facilita: Taller de autodiagnóstico"
    );
    let found = lines(&sheet);
    for line in [
        "**Duración prevista:** 3 h 30 min",
        "09:05–09:35 | Parte 0 | Conversa o escucha | 30",
        "12:05–12:35 | Parte 6 | Acuerda y se compromete | 30",
        "09:05–09:35 · Parte 0",
        "**Conversa o escucha** · 30 min",
        "Salude",
        "¿Qué aprendió sin que nadie le enseñara?",
        "Reciben puntos: 5 por persona",
        "Opción a",
    ] {
        has(&found, line);
    }
    // What must lie ready stands once in the list, and again in its part.
    let count = |words: &str| found.iter().filter(|line| *line == words).count();
    assert_eq!((count("Tarjetas"), count("Papelote")), (2, 3));
    // Nothing of what people voted, found or said, and nobody's name.
    for words in [
        "Persona 1",
        "Actas sin cifras",
        "Dos ven un 4",
        "Llevar el registro",
        "Protegido",
    ] {
        assert!(!found.iter().any(|line| line.contains(words)), "{words}");
    }
    // Without a beginning times count from there, and a night begins the day anew.
    session.begins = None;
    has(
        &lines(&facilitator_sheet(&session, peru(), Language::Spanish)),
        "00:30–01:00 · Parte 1",
    );
    session.begins = Some(23 * 60 + 45);
    has(
        &lines(&facilitator_sheet(&session, peru(), Language::Spanish)),
        "23:45–00:15 · Parte 0",
    );
}

#[test]
fn every_model_has_a_sheet_in_both_languages() {
    let world = FixedWorld::default();
    for model in &peru().sessions {
        for language in Language::ALL {
            let minutes = u16::from(model.usual) * 60;
            let session = begin(peru(), model, minutes, language, &world);
            let sheet = facilitator_sheet(&session, peru(), language);
            let found = lines(&sheet);
            for phase in &model.phases {
                for text in phase
                    .script
                    .iter()
                    .chain(&phase.materials)
                    .chain(&phase.roles)
                {
                    has(&found, text.get(language).trim());
                }
            }
            assert!(sheet.to_docx().is_ok());
        }
    }
}

/// The words stand in the framework, where they can be changed; one handed out before they came goes on without.
#[test]
fn words_of_the_papers_are_those_of_the_framework() {
    let mut known = std::collections::BTreeSet::new();
    for label in SessionLabel::ALL {
        assert!(known.insert(label.key()), "{}", label.key());
        let text = &peru().labels[label.key()];
        assert_eq!(text.es, label.usual(Language::Spanish), "{}", label.key());
        assert_eq!(text.en, label.usual(Language::English), "{}", label.key());
    }
    let mut before: Framework = peru().clone();
    before.labels.retain(|key, _| !known.contains(key.as_str()));
    assert_eq!(framework_faults(&before), []);
    let document = |framework: &Framework| {
        minutes(
            &held(),
            framework,
            Language::Spanish,
            &[],
            day("2027-03-06"),
        )
    };
    assert_eq!(document(&before), document(peru()));
    let mut own = peru().clone();
    let agreements = own.labels.get_mut("session_agreements").expect("a word");
    agreements.es = "Lo acordado".into();
    has(&lines(&document(&own)), "Lo acordado");
}

#[test]
fn who_writes_between_stars_or_markup_harms_nothing() {
    let mut session = held();
    session.title = "</w:t> ** & \u{0} <b>".into();
    session.municipality = MunicipalityRef::default();
    session.phases[TALK].name = "**".into();
    session.phases[TALK].task = SessionTask::Pause;
    let document = written(&session, Language::Spanish);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("nasty-minutes.docx");
    std::fs::write(&path, document.to_docx().expect("a file")).expect("a file");
    let seen = reader::reread(&path);
    assert_eq!(seen["title"], "Acta de la sesión: </w:t> ** &  <b>");
}

//! What the minutes of a session say.

use std::path::PathBuf;

use yachay_municipal::framework::{Language, SessionLabel};
use yachay_municipal::workshop::*;

use crate::made::*;
use crate::papers::{has, held, lines, tables, written};
use crate::support::{day, peru};

#[test]
fn the_minutes_say_when_where_and_who() {
    let session = held();
    let document = written(&session, Language::Spanish);
    assert_eq!(
        document.title,
        "Acta de la sesión: Taller de autodiagnóstico"
    );
    assert_eq!(
        (document.owner.as_str(), document.language.as_str()),
        ("Ñahuimpuquio", "es-PE")
    );
    let lines = lines(&document);
    for line in [
        "Acta de la sesión: Taller de autodiagnóstico",
        "**Municipalidad:** Ñahuimpuquio",
        "**Fecha:** 5 de marzo de 2027",
        "**Lugar:** Local comunal",
        "**Conduce:** Rosa Quispe",
        "**Hora de inicio:** 09:05",
        // 25 minutes, and 80 minutes and 10 seconds.
        "**Hora de término, según el tiempo registrado:** 10:50",
        "**Duración registrada:** 1 h 45 min",
        "**Asistentes:** 11",
        "N.º | Nombre | Cargo u organización | Firma",
        "1 | Persona 0 | Contabilidad | \n",
        "11 | Persona 10 | Contabilidad | \n",
        "Estaban en la lista y no asistieron: Persona 11.",
        "Fase | Minutos previstos | Minutos que duró",
        "Parte 0 | 30 | 25",
        "Parte 1 | 30 | 80",
        "Parte 2 | 30 | –",
        "Lo que dijo el grupo: Nadie enseñó el puesto.",
        "Acta escrita el 6 de marzo de 2027.",
        "Rosa Quispe | Quien condujo la sesión",
        " | Por la municipalidad",
    ] {
        has(&lines, line);
    }
    assert!(
        !lines.iter().any(|line| line.contains(SECRET)),
        "the script stays with the facilitator"
    );
    // A phase in which nothing was written down has no part of its own.
    assert_eq!(lines.iter().filter(|line| *line == "Parte 2").count(), 0);
}

#[test]
fn results_stand_in_the_minutes_where_they_may_be_shown() {
    let document = written(&held(), Language::Spanish);
    let names = COMPETENCIES.map(|id| {
        let mut all = peru().competencies.iter();
        all.find(|item| item.id == id).expect("it").name.es.clone()
    });
    let [votes, words] = tables(&document, "Parte 1")[..] else {
        panic!("votes, and what shows them");
    };
    let row =
        |cells: &[&str]| -> Vec<String> { cells.iter().map(|cell| cell.to_string()).collect() };
    let expected = [
        row(&[&names[0], "1", "1", "6", "2", "1", "1", "0", "–", "–"]),
        row(&[&names[0], "2", "0", "8", "1", "0", "0", "2", "4", "2"]),
        row(&[&names[1], "1", "0", "0", "0", "5", "4", "0", "–", "4"]),
        // Three people: their votes are nobody's business.
        row(&[&names[2], "1", "–", "–", "–", "–", "–", "–", "–", "3"]),
    ];
    assert_eq!(votes.rows, expected);
    assert_eq!(votes.heads.len(), 10);
    let expected = [
        row(&[&names[0], "Actas sin cifras", ""]),
        row(&[&names[2], "", "Dos ven un 4"]),
    ];
    assert_eq!(words.rows, expected);
    let lines = lines(&document);
    has(
        &lines,
        "Protegido: menos de 5 personas dieron un valor, así que sus votos no se muestran.",
    );
    let found = held().phases[VOTE].agreement(0, 5).expect("two results");
    let alpha = format!("{:.3}", found.alpha.expect("a figure"));
    let line = format!("Acuerdo del grupo en la vuelta 1: α = {alpha}. ");
    assert!(
        lines.iter().any(|found| found.starts_with(&line)),
        "{line}: {lines:#?}"
    );
    // Of the second round there is one result alone.
    assert!(!lines.iter().any(|line| line.contains("en la vuelta 2")));
    let [factors] = tables(&document, "Parte 3")[..] else {
        panic!("factors");
    };
    let expected = row(&[
        &names[0],
        "1",
        "2",
        "3",
        "6",
        "0",
        "Cómo está asignada la función",
    ]);
    assert_eq!(factors.rows, [expected]);
    has(
        &lines,
        &format!("No se cerró la votación de: {}.", names[1]),
    );
}

#[test]
fn answers_links_points_and_promises_stand_in_the_minutes() {
    let session = held();
    let document = written(&session, Language::Spanish);
    let [answers, instruments] = tables(&document, "Parte 4")[..] else {
        panic!("answers and instruments");
    };
    assert_eq!(
        answers.rows[0][1..],
        ["En parte", "Informe 3", "Contabilidad"]
    );
    assert_eq!(instruments.rows.len(), 1);
    assert_eq!(instruments.rows[0][1], "Vigente");
    let lines = lines(&document);
    has(&lines, "POI no sigue a PDI.");
    let open = asked_in(&session.phases[ASKED], peru()).len() - 3;
    has(&lines, &format!("Preguntas sin responder: {open}."));
    let [ranking] = tables(&document, "Parte 5")[..] else {
        panic!("a ranking");
    };
    let rows: Vec<String> = ranking.rows.iter().map(|row| row.join(" | ")).collect();
    let expected = [
        "1 | Opción b | 20 | 0",
        "2–3 | Opción a | 10 | 3",
        "2–3 | Opción c | 10 | 3",
        "4 | Opción d | 0 | 0",
    ];
    assert_eq!(rows, expected);
    let [commitments] = tables(&document, "Compromisos")[..] else {
        panic!("commitments");
    };
    assert_eq!(
        commitments.rows,
        [["Llevar el registro", "Contabilidad", "30 de junio de 2027"]]
    );
    has(&lines, "Reunirse cada mes");
    has(&lines, "El local nuevo");
    // Somebody changed their mind; giving was left open.
    let mut changed = session.clone();
    assert_eq!(changed.reopen_points(POINTS), Ok(()));
    let open = written(&changed, Language::Spanish);
    assert_eq!(tables(&open, "Parte 5").len(), 0);
    has(
        &crate::papers::lines(&open),
        "No se cerró la entrega de puntos.",
    );
    assert_eq!(changed.give_points(POINTS, "d", 2), Ok(()));
    assert_eq!(changed.close_points(POINTS), Ok(()));
    let again = written(&changed, Language::Spanish);
    let table = tables(&again, "Parte 5")[0];
    assert_eq!(
        table.heads.last().map(|column| column.head.as_str()),
        Some("Antes")
    );
    assert_eq!(table.rows[3], ["4", "Opción d", "2", "0"]);
    assert_eq!(table.rows[0], ["1", "Opción b", "20", "–"]);
}

#[test]
fn a_list_to_be_signed_by_hand() {
    // Counted, names, of those who came; rows, and whether more came than are listed.
    let table = [
        (Some(7), 0, 7, None),
        (Some(100), 0, 60, Some("40")),
        (Some(7), 5, 5, Some("2")),
        (Some(5), 5, 5, None),
        (Some(3), 5, 5, None),
        (None, 5, 5, None),
        (None, 0, 0, None),
    ];
    for (counted, named, rows, more) in table {
        let mut session = workshop(named);
        session.attendance.counted = counted;
        let document = written(&session, Language::Spanish);
        let found = tables(&document, "Asistencia")
            .first()
            .map_or(0, |table| table.rows.len());
        assert_eq!(found, rows, "{counted:?} {named}");
        let unlisted = "Además asistieron, sin anotarse en la lista: ";
        let lines = lines(&document);
        let found = lines.iter().find_map(|line| line.strip_prefix(unlisted));
        assert_eq!(found, more.map(|more| format!("{more}.")).as_deref());
    }
}

#[test]
fn minutes_are_written_in_the_language_and_the_figures_of_the_country() {
    let session = held();
    let english = lines(&written(&session, Language::English));
    for line in [
        "Minutes of the session: Taller de autodiagnóstico",
        "**Date:** 5 March 2027",
        "Protected: fewer than 5 people gave a value, so their votes are not shown.",
        "POI does not follow PDI.",
    ] {
        has(&english, line);
    }
    let bolivia = peru().in_country("BO", &[], &Language::ALL);
    let document = minutes(
        &session,
        &bolivia,
        Language::Spanish,
        &[],
        day("2027-03-06"),
    );
    assert_eq!(document.language, "es-BO");
    assert!(
        lines(&document).iter().any(|line| line.contains("α = 0,")),
        "a comma"
    );
    // The example says that it is one.
    let example = Workshop {
        example: true,
        ..session
    };
    let owner = written(&example, Language::Spanish).owner;
    assert_eq!(owner, "Ñahuimpuquio · Ejemplo con datos inventados");
}

#[test]
fn pictures_show_both_rounds_and_nothing_that_is_protected() {
    let mut session = held();
    let charts = |session: &Workshop| charts(session, peru(), Language::Spanish);
    let found = charts(&session);
    let of = |phase: usize| found.iter().filter(move |chart| chart.phase == phase);
    let votes: Vec<_> = of(VOTE).collect();
    // The third thing was voted on by three people.
    assert_eq!(votes.len(), 2);
    let both = vec![(1, vec![1, 6, 2, 1, 1]), (2, vec![0, 8, 1, 0, 0])];
    assert!(votes[0].again && !votes[0].factors);
    assert_eq!(votes[0].rounds, both);
    assert_eq!(votes[1].rounds, [(1, vec![0, 0, 0, 5, 4])]);
    assert!(!votes[1].again);
    let factors: Vec<_> = of(FACTORS).collect();
    assert_eq!(factors.len(), 1);
    assert!(factors[0].factors);
    assert_eq!(factors[0].rounds, [(1, vec![2, 3, 6])]);
    // Of two rounds only the one that may be shown is, under its own number.
    session.threshold = 10;
    let few = charts(&session);
    assert_eq!(few[0].rounds, [(1, vec![1, 6, 2, 1, 1])]);
    assert!(few[0].again);
    assert!(few.iter().all(|chart| chart.name != votes[1].name));
    // The graph stands where instruments were asked about.
    assert_eq!(graph_phase(&session, peru()), Some(ASKED));
    session.institution.instruments.clear();
    assert_eq!(graph_phase(&session, peru()), None);
}

#[test]
fn the_wall_and_the_minutes_have_the_same_words_for_the_three_factors() {
    for (language, folder) in [(Language::Spanish, "es"), (Language::English, "en")] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join(format!("locales/{folder}/facilitate.json"));
        let text = std::fs::read_to_string(path).expect("a locale file");
        let wall: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        for (key, label) in [
            ("factor_knowing", SessionLabel::Knowing),
            ("factor_relations", SessionLabel::Relations),
            ("factor_functions", SessionLabel::Functions),
        ] {
            assert_eq!(wall[key], peru().session_label(label, language), "{key}");
            assert_eq!(wall[key], label.usual(language), "{key}");
        }
    }
}

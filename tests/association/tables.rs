//! The table of those that count: what it holds, what it takes, and ids of earlier frameworks.

use std::collections::BTreeMap;

use yachay_municipal::association::intake::Intake;
use yachay_municipal::association::table::{Dimension, Table};
use yachay_municipal::documents::Envelope;
use yachay_municipal::dossier::{map_response, moment_at, usual_term};
use yachay_municipal::framework::{Ancestor, Listed, Renamed};
use yachay_municipal::response::{MunicipalityRef, NeedsSurvey, Response};

use crate::support::{answer, document, ids, peru, response};
use crate::{consolidated, invented, of_responses};

fn keys(table: &Table, dimension: Dimension) -> Vec<(String, usize)> {
    let column = table.column(dimension).unwrap();
    let mut people = vec![0; column.labels.len()];
    column
        .codes
        .iter()
        .for_each(|code| people[*code as usize] += 1);
    let labels = column.labels.iter().map(|label| label.key.clone());
    labels.zip(people).collect()
}

fn at(code: &str, name: &str) -> Response {
    Response {
        municipality: MunicipalityRef {
            country: "PE".into(),
            code: code.into(),
            name: name.into(),
        },
        ..response(&["regidor"], &[("fiscalizar-gestion", answer(2))])
    }
}

fn table_of(responses: Vec<Response>) -> Table {
    let world = yachay_municipal::examples::FixedWorld::default();
    let documents: Vec<Envelope<Response>> = responses
        .into_iter()
        .map(|item| document(item, &world))
        .collect();
    let found = of_responses(&documents);
    assert_eq!(found.quarantine.set_aside, []);
    found.table
}

fn expected(list: &[(&str, usize)]) -> Vec<(String, usize)> {
    list.iter()
        .map(|(key, people)| ((*key).to_string(), *people))
        .collect()
}

#[test]
fn codes_decide_about_municipalities_and_names_help_out() {
    let table = table_of(vec![
        at("030201", "Municipalidad Distrital de Pacucha"),
        at(" 030201 ", "Pacucha"),
        at("", "PACUCHA"),
        at("999999", "pacucha"),
        at("030202", "Kishuará"),
        at("040101", "Kishuará"),
        at("", "Kishuará"),
        at("", "Sin Código"),
        at("", ""),
    ]);
    let districts = [
        ("030201", 4),
        ("030202", 1),
        ("040101", 1),
        ("~kishuara", 1),
        ("~sin codigo", 1),
        ("", 1),
    ];
    assert_eq!(keys(&table, Dimension::District), expected(&districts));
    assert_eq!(
        keys(&table, Dimension::Province),
        expected(&[("0302", 5), ("0401", 1), ("", 3)])
    );
    assert_eq!(
        keys(&table, Dimension::Region),
        expected(&[("03", 5), ("04", 1), ("", 3)])
    );
    assert_eq!(
        table.wider(Dimension::District),
        Some((Dimension::Province, vec![0, 0, 1, 2, 2, 2]))
    );
    let named = &table.labels(Dimension::District)[0];
    assert_eq!(named.name, "Municipalidad Distrital de Pacucha");
}

/// Counts of one thing of each response.
fn counted<'a>(
    responses: &'a [Response],
    key: impl Fn(&'a Response) -> String,
) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for response in responses {
        *found.entry(key(response)).or_default() += 1;
    }
    found
}

#[test]
fn every_dimension_counts_what_people_said() {
    let association = invented(400, 5);
    let documents: Vec<_> = (0..300)
        .map(|number| association.document(number, 1))
        .collect();
    let table = of_responses(&documents).table;
    let responses: Vec<Response> = documents
        .iter()
        .map(|document| document.payload.clone())
        .collect();
    let same = |dimension: Dimension, key: &dyn Fn(&Response) -> String| {
        let found: BTreeMap<String, usize> = keys(&table, dimension).into_iter().collect();
        assert_eq!(found, counted(&responses, key), "{dimension:?}");
    };
    let joined = |names: Vec<&str>| names.join("+");
    same(Dimension::Region, &|r| r.municipality.code[..2].to_string());
    same(Dimension::Province, &|r| {
        r.municipality.code[..4].to_string()
    });
    same(Dimension::District, &|r| r.municipality.code.clone());
    same(Dimension::Post, &|r| r.respondent.posts[0].clone());
    same(Dimension::Role, &|r| {
        let roles = peru().roles_of(&r.respondent.posts);
        joined(roles.into_iter().map(|role| role.name()).collect())
    });
    same(Dimension::Modality, &|r| {
        r.survey.modality.clone().unwrap_or_default()
    });
    same(Dimension::Language, &|r| {
        r.survey.language.clone().unwrap_or_default()
    });
    same(Dimension::Days, &|r| {
        joined(r.survey.days.iter().map(|day| day.name()).collect())
    });
    same(Dimension::DayParts, &|r| {
        joined(r.survey.day_parts.iter().map(|part| part.name()).collect())
    });
    same(Dimension::Hours, &|r| {
        let band = |hours| match hours {
            0 => "0",
            1..=2 => "1-2",
            3..=5 => "3-5",
            6..=10 => "6-10",
            _ => "11+",
        };
        r.survey
            .weekly_hours
            .map(band)
            .unwrap_or_default()
            .to_string()
    });
    same(Dimension::Experience, &|r| {
        r.respondent
            .experience
            .map(|item| item.name().to_string())
            .unwrap_or_default()
    });
    same(Dimension::Connectivity, &|r| {
        r.respondent
            .connectivity
            .map(|item| item.name().to_string())
            .unwrap_or_default()
    });
    let pack = &peru().pack;
    same(Dimension::Moment, &|r| {
        // In March 2026 the term of 2023 is in its last year.
        let day = r.consent.as_ref().unwrap().given;
        let term = usual_term(pack.first_term.begins, pack.term_years, day).unwrap();
        moment_at(term, day).name().to_string()
    });
}

#[test]
fn a_municipality_whose_dossier_names_its_term_has_its_own_moment() {
    let association = invented(200, 5);
    let documents: Vec<_> = (0..150)
        .map(|number| association.document(number, 1))
        .collect();
    let of_first = |document: &&Envelope<Response>| {
        document.payload.municipality.code == association.municipalities()[0].code
    };
    let first = documents.iter().filter(of_first).count();
    let dossier = association.dossier(0, &yachay_municipal::examples::FixedWorld::default());
    let found = consolidated(&[
        ("r.ndjson", &crate::lines_of(&documents)),
        ("d.json", dossier.to_file_text().as_bytes()),
    ]);
    // Its term began in 2026; that of the others ends then.
    assert_eq!(
        keys(&found.table, Dimension::Moment),
        expected(&[("start", first), ("exit", 150 - first)])
    );
    assert!(first > 3, "{first}");
}

#[test]
fn ids_of_an_earlier_framework_are_followed_as_a_dossier_follows_them() {
    let mut later = peru().clone();
    let renamed = |list: &[(&str, &str)]| {
        list.iter()
            .map(|(a, b)| ((*a).to_string(), (*b).to_string()))
            .collect()
    };
    later.history.push(Ancestor {
        id: later.id.clone(),
        version: "antes".into(),
        renamed: Renamed {
            competencies: renamed(&[
                ("vigilar", "fiscalizar-gestion"),
                ("legal", "aplicar-marco-legal"),
            ]),
            contents: renamed(&[("snip", "presupuesto-participativo")]),
            modalities: renamed(&[("curso", "taller")]),
            posts: renamed(&[("concejal", "regidor")]),
        },
    });
    let given = [
        ("vigilar", answer(1)),
        ("fiscalizar-gestion", answer(4)),
        ("legal", answer(2)),
        ("desaparecida", answer(5)),
    ];
    let mut document = document(
        Response {
            survey: NeedsSurvey {
                wanted: ids(&["snip", "nada", "presupuesto-participativo"]),
                modality: Some("curso".into()),
                ..NeedsSurvey::default()
            },
            ..response(&["sereno", "concejal", "alcalde"], &given)
        },
        &yachay_municipal::examples::FixedWorld::default(),
    );
    document.framework.version = "antes".into();
    let mut intake = Intake::new(&later);
    intake.take_file("a.json", document.to_file_text().as_bytes());
    let table = intake.consolidate().table;
    let (mapped, aside) = map_response(&later, &document).unwrap();
    assert_eq!(keys(&table, Dimension::Post), expected(&[("regidor", 1)]));
    assert_eq!(
        keys(&table, Dimension::Modality),
        expected(&[("taller", 1)])
    );
    for (id, answer) in &mapped.payload.diagnosis {
        let sums = table.sums_by(Dimension::Post, id)[0];
        assert_eq!(sums.level, u32::from(answer.level().unwrap().get()), "{id}");
        assert_eq!(
            sums.required,
            u32::from(
                later
                    .required_level(&mapped.payload.respondent.posts, id)
                    .unwrap()
            )
        );
    }
    assert_eq!(
        table.demands_by(Dimension::Post, "presupuesto-participativo")[0].wanted,
        1
    );
    let lost: usize = Listed::ALL
        .iter()
        .map(|listed| aside.get(listed).map_or(0, |ids| ids.len()))
        .sum();
    assert_eq!((table.without_place, lost), (4, 4));
}

#[test]
fn a_table_is_small() {
    let association = invented(1000, 9);
    let documents: Vec<_> = (0..400)
        .map(|number| association.document(number, 1))
        .collect();
    let text = crate::lines_of(&documents);
    let table = consolidated(&[("r.ndjson", &text)]).table;
    // A hundred thousand of them are under twenty megabytes.
    assert!(table.bytes() / 400 < 200, "{}", table.bytes() / 400);
    assert!(text.len() / 400 > 3000, "{}", text.len() / 400);
}

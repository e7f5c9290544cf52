//! Which documents count, by which rule.

use yachay_municipal::association::Flag;
use yachay_municipal::association::intake::{Fingerprint, MAX_NOTHING, Rule, SplitFault, Verdict};
use yachay_municipal::documents::{Envelope, RestoreError};
use yachay_municipal::dossier::{Dossier, PastDiagnosis, ReceivedResponse};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::{Ancestor, Renamed};
use yachay_municipal::response::Response;

use crate::support::{answer, day, dossier, peru, place, response, staff};
use crate::{consolidated, count, invented, lines_of, of_responses};

/// A response of somebody with this identity and revision.
fn of(id: &str, revision: u64) -> Envelope<Response> {
    let answers = [("fiscalizar-gestion", answer(2))];
    let mut document =
        crate::support::document(response(&["regidor"], &answers), &FixedWorld::default());
    document.id = id.to_string();
    document.revision = revision;
    document
}

fn saying(id: &str, revision: u64, comment: &str) -> Envelope<Response> {
    let mut document = of(id, revision);
    document.payload.survey.comment = comment.to_string();
    document
}

fn changed(change: impl FnOnce(&mut Envelope<Response>)) -> Envelope<Response> {
    let mut document = of("otra", 1);
    change(&mut document);
    document
}

/// What became of one document among others that are right.
fn verdict(document: &Envelope<Response>) -> Verdict {
    let found = of_responses(&[of("a", 1), document.clone(), of("b", 1)]);
    assert_eq!(found.table.people(), 2);
    let [line] = found.quarantine.set_aside.as_slice() else {
        panic!("{:?}", found.quarantine);
    };
    assert_eq!(
        (line.place.document, line.place.line, line.name.as_str()),
        (2, 2, "respuestas.ndjson")
    );
    line.verdict.clone()
}

#[test]
fn of_copies_one_counts_and_of_revisions_the_highest() {
    let found = of_responses(&[
        of("a", 2),
        of("a", 1),
        of("a", 2),
        of("a", 3),
        of("b", 1),
        of("a", 3),
    ]);
    assert_eq!(found.table.people(), 2);
    assert_eq!(
        (
            count(&found, Rule::Duplicate),
            count(&found, Rule::OlderVersion)
        ),
        (1, 3)
    );
    assert!(found.quarantine.set_aside.is_empty());
    let older: Vec<_> = found
        .quarantine
        .by(Rule::OlderVersion)
        .map(|line| &line.verdict)
        .collect();
    assert_eq!(older[0], &Verdict::OlderVersion { kept: 3, came: 2 });
    assert_eq!(
        found
            .quarantine
            .by(Rule::OlderVersion)
            .next()
            .unwrap()
            .id
            .as_deref(),
        Some("a")
    );
}

#[test]
fn documents_that_contradict_one_another_are_both_set_aside() {
    let found = of_responses(&[
        saying("a", 2, "sí"),
        saying("a", 2, "no"),
        saying("a", 2, "no"),
        saying("a", 1, ""),
    ]);
    assert_eq!(found.table.people(), 0);
    let aside: Vec<_> = found
        .quarantine
        .by(Rule::Conflict)
        .map(|line| line.id.as_deref())
        .collect();
    assert_eq!(aside, [Some("a"), Some("a")]);
    assert_eq!(
        (
            count(&found, Rule::Duplicate),
            count(&found, Rule::OlderVersion)
        ),
        (1, 1)
    );
    // A later revision settles it.
    let settled = of_responses(&[
        saying("a", 2, "sí"),
        saying("a", 2, "no"),
        saying("a", 3, "sí"),
    ]);
    assert_eq!(
        (settled.table.people(), settled.quarantine.set_aside.len()),
        (1, 0)
    );
}

#[test]
fn what_may_not_be_used_is_set_aside_with_its_reason() {
    assert_eq!(
        verdict(&changed(|item| item.payload.example = true)),
        Verdict::Example
    );
    assert_eq!(
        verdict(&changed(|item| item.payload.consent = None)),
        Verdict::NoConsent
    );
    assert_eq!(
        verdict(&changed(|item| item.payload.respondent.posts.clear())),
        Verdict::NoPost
    );
    assert_eq!(
        verdict(&changed(
            |item| item.payload.respondent.posts = vec!["sereno".into()]
        )),
        Verdict::NoPost
    );
    let found = "BO".to_string();
    assert_eq!(
        verdict(&changed(
            |item| item.payload.municipality.country = "BO".into()
        )),
        Verdict::OtherCountry { found }
    );
    let found = verdict(&changed(|item| item.framework.version = "1999.1".into()));
    assert!(matches!(found, Verdict::OtherFramework { version, .. } if version == "1999.1"));
    let found = verdict(&changed(|item| item.schema = 99));
    assert_eq!(Verdict::rule(&found), Rule::NewerSchema);
}

#[test]
fn what_may_not_be_used_does_not_bring_back_what_came_before() {
    let mut withdrawn = of("a", 2);
    withdrawn.payload.consent = None;
    let found = of_responses(&[of("a", 1), withdrawn]);
    assert_eq!(
        (
            found.table.people(),
            count(&found, Rule::NoConsent),
            count(&found, Rule::OlderVersion)
        ),
        (0, 1, 1)
    );
}

#[test]
fn files_that_are_no_responses_are_named() {
    let world = FixedWorld::default();
    let framework = Envelope::new(peru().clone(), peru().reference(), &world).to_file_text();
    let damaged = of("a", 1)
        .to_line()
        .replacen("\"notice\":1", "\"notice\":3", 1);
    let half = &of("a", 1).to_file_text()[..300];
    let found = consolidated(&[
        ("marco.json", framework.as_bytes()),
        ("dañado.json", damaged.as_bytes()),
        ("a medias.json", half.as_bytes()),
        ("foto.jpg", b"\xff\xd8\xff\xe0"),
        ("tabla.csv", b"a;b\n1;2\n"),
        ("utf16.json", b"\xff\xfe{\0"),
        ("rota.json", b"{\"a\":1 \"b\"}"),
    ]);
    let of = |name: &str| {
        let mut lines = found.quarantine.set_aside.iter();
        lines
            .find(|line| line.name == name)
            .map(|line| line.verdict.clone())
            .unwrap()
    };
    assert_eq!(of("marco.json").rule(), Rule::OtherKind);
    assert_eq!(of("dañado.json"), Verdict::Refused(RestoreError::Damaged));
    assert_eq!(
        of("a medias.json"),
        Verdict::NoDocument(SplitFault::HalfWritten)
    );
    assert_eq!(of("foto.jpg"), Verdict::NoDocument(SplitFault::NotText));
    assert_eq!(of("tabla.csv"), Verdict::NoDocument(SplitFault::NotOurs));
    assert_eq!(
        of("utf16.json"),
        Verdict::NoDocument(SplitFault::OtherEncoding)
    );
    assert_eq!(
        of("rota.json"),
        Verdict::Refused(RestoreError::BrokenJson { line: 1 })
    );
    assert!(
        found
            .quarantine
            .set_aside
            .iter()
            .all(|line| line.verdict.rule().sets_aside())
    );
}

#[test]
fn who_answered_again_counts_once() {
    let mut again = of("b", 1);
    again.payload.follows = Some("a".into());
    let found = of_responses(&[of("a", 1), again.clone()]);
    assert_eq!(
        (found.table.people(), count(&found, Rule::AnsweredAgain)),
        (1, 1)
    );
    // In a circle nobody knows which came first.
    let mut circle = of("a", 1);
    circle.payload.follows = Some("b".into());
    let found = of_responses(&[circle, again]);
    assert_eq!(
        (found.table.people(), count(&found, Rule::Conflict)),
        (0, 2)
    );
}

/// A dossier with these responses.
fn holding(id: &str, revision: u64, responses: &[Envelope<Response>]) -> Envelope<Dossier> {
    let world = FixedWorld::default();
    let received = responses.iter().map(|document| ReceivedResponse {
        document: document.clone(),
        received: document.written,
        original: None,
    });
    let dossier = Dossier {
        responses: received.collect(),
        staff: staff(&[("regidor", 2), ("alcalde", 1)]),
        ..dossier(Vec::new())
    };
    let mut document = Envelope::new(dossier, peru().reference(), &world);
    (document.id, document.revision) = (id.to_string(), revision);
    document
}

#[test]
fn dossiers_give_their_responses_and_their_figures() {
    let (first, later) = (
        holding("d", 1, &[of("a", 1), of("b", 1)]),
        holding("d", 2, &[of("a", 1), of("c", 4)]),
    );
    let alone = [of("a", 1), of("c", 3)];
    let found = consolidated(&[
        ("uno.json", first.to_file_text().as_bytes()),
        ("dos.json", later.to_file_text().as_bytes()),
        ("sueltas.ndjson", &lines_of(&alone)),
    ]);
    // a and c, each once; b is gone from the later dossier.
    assert_eq!((found.table.people(), found.receipt.dossiers), (2, 1));
    assert_eq!(count(&found, Rule::OlderVersion), 2);
    // Which of the two copies of a counts follows from the fingerprints of the files.
    let once = count(&found, Rule::Counted) + count(&found, Rule::Duplicate);
    assert_eq!(once, 2);
    let inner = found
        .quarantine
        .by(Rule::Duplicate)
        .chain(found.quarantine.by(Rule::OlderVersion));
    assert_eq!(inner.count() as u64, 1 + 2);
    assert_eq!(found.municipalities[0].people(), 3);
    assert_eq!(found.table.staff[&place().code], 3);
}

#[test]
fn a_response_to_a_closed_diagnosis_is_not_of_the_present_one() {
    let mut holder = holding("d", 1, &[of("b", 1)]);
    let past = holding("x", 1, &[of("a", 1)]).payload.responses;
    holder.payload.diagnoses.push(
        PastDiagnosis {
            id: "p".into(),
            closed: day("2025-06-30"),
            threshold: 5,
            answered: 1,
            staff: Default::default(),
            responses: past,
            waiting: Default::default(),
            figures: Default::default(),
        }
        .into(),
    );
    let found = consolidated(&[
        ("d.json", holder.to_file_text().as_bytes()),
        ("a.json", of("a", 1).to_file_text().as_bytes()),
    ]);
    assert_eq!(
        (found.table.people(), count(&found, Rule::EarlierDiagnosis)),
        (1, 1)
    );
}

#[test]
fn more_responses_than_staff_and_one_answer_again_and_again_are_said_and_refuse_nobody() {
    let many: Vec<_> = (0..6).map(|number| of(&format!("r{number}"), 1)).collect();
    let text = lines_of(&many);
    let found = consolidated(&[
        ("d.json", holding("d", 1, &[]).to_file_text().as_bytes()),
        ("r.ndjson", &text),
    ]);
    let municipality = place().code;
    assert_eq!(found.table.people(), 6);
    assert_eq!(
        found.flags,
        [
            Flag::MoreThanStaff {
                municipality: municipality.clone(),
                staff: 3,
                responses: 6
            },
            Flag::Alike {
                municipality,
                responses: 6
            }
        ]
    );
    let found = of_responses(
        &(0..40)
            .map(|number| invented(100, 3).document(number, 1))
            .collect::<Vec<_>>(),
    );
    assert_eq!(found.flags, []);
}

#[test]
fn what_was_set_aside_can_be_cut_out_and_taken_in_again() {
    let mut wrong = [of("a", 1), of("b", 1), of("c", 1)];
    wrong[1].framework.version = "2.0-futuro".into();
    let mut text = lines_of(&wrong);
    text.extend(b"basura\n");
    let found = consolidated(&[("todo.ndjson", &text)]);
    assert_eq!(found.quarantine.set_aside.len(), 2);
    let file: Fingerprint = found.quarantine.set_aside[0].file;
    let out = found.quarantine.cut_out(&file, &text, 0);
    assert_eq!(
        String::from_utf8(out.clone()).unwrap(),
        format!("{}\nbasura\n", wrong[1].to_line())
    );
    // A part of the file that was read anew does as well.
    let begin = found.quarantine.set_aside[0].place.offset;
    assert_eq!(
        found
            .quarantine
            .cut_out(&file, &text[begin as usize..], begin),
        out
    );
    // A framework that knows the version takes it in.
    let mut later = peru().clone();
    later.history.push(Ancestor {
        id: later.id.clone(),
        version: "2.0-futuro".into(),
        renamed: Renamed::default(),
    });
    let mut again = yachay_municipal::association::intake::Intake::new(&later);
    again.take_file("todo.ndjson", &text);
    assert_eq!(again.consolidate().table.people(), 3);
}

#[test]
fn a_file_of_nothing_takes_little_memory() {
    let mut text = format!("[{}", "{},".repeat(MAX_NOTHING + 2000)).into_bytes();
    text.extend(of("a", 1).to_line().as_bytes());
    text.extend(b",{},{}]");
    let found = consolidated(&[("nada.json", &text)]);
    assert_eq!(found.table.people(), 1);
    let aside = &found.quarantine.set_aside;
    assert_eq!(aside.len(), MAX_NOTHING + 1);
    let last = aside.last().unwrap();
    assert_eq!(last.verdict, Verdict::NoDocument(SplitFault::TooMany));
    assert_eq!(last.place.offset + last.place.bytes, text.len() as u64 - 1);
}

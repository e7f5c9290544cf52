//! Days: reversed, out of order, outside the plan, the term and the moment, against the municipal year.

use std::collections::BTreeMap;

use yachay_municipal::dossier::Activity;
use yachay_municipal::framework::Moment;
use yachay_municipal::plan::{ConflictKind, Severity, spread_phases};

use crate::made::{all, changed, dossier, notice, of, phase, warning, workshop};
use crate::support::{day, peru};

#[test]
fn days_the_wrong_way_round() {
    let reversed = changed(|activity| activity.to = Some(day("2027-03-01")));
    assert_eq!(reversed, warning(ConflictKind::MonthsReversed));
    let phases = changed(|activity| {
        activity.phases = vec![phase("trabajo-en-grupo", "2027-05-09", "2027-05-08")];
    });
    let kind = ConflictKind::PhaseReversed {
        phase: "trabajo-en-grupo".into(),
    };
    assert_eq!(phases, warning(kind));
    let early = changed(|activity| {
        activity.phases = vec![
            phase("exposicion-motivadora", "2027-05-09", ""),
            phase("trabajo-en-grupo", "2027-05-08", "2027-05-08"),
            phase("socializacion-y-debate", "2027-05-10", "2027-05-10"),
        ];
    });
    let kind = ConflictKind::PhasesOutOfOrder {
        phase: "trabajo-en-grupo".into(),
        after: "exposicion-motivadora".into(),
    };
    assert_eq!(early, notice(kind));
    let outside = changed(|activity| {
        activity.phases = vec![phase("trabajo-en-grupo", "2027-05-31", "2027-06-01")];
    });
    let kind = ConflictKind::PhaseOutsideMonths {
        phase: "trabajo-en-grupo".into(),
    };
    assert_eq!(outside, notice(kind));
}

#[test]
fn years_of_the_plan_and_the_term() {
    let early = changed(|activity| {
        activity.from = Some(day("2026-12-01"));
        activity.content = Some("marco-legal-municipal".into());
    });
    let years = ConflictKind::OutsideYears {
        years: (2027, 2028),
    };
    let begins = day("2027-01-01");
    assert_eq!(
        early,
        [
            (Severity::Warning, years.clone()),
            (Severity::Warning, ConflictKind::BeforeTerm { begins })
        ]
    );
    let mut late = dossier(vec![workshop("a")]);
    late.term.ends = Some(day("2027-04-30"));
    let ends = day("2027-04-30");
    assert_eq!(of(&late), warning(ConflictKind::AfterTerm { ends }));
    // A term from the middle of a month: the month belongs to both sides.
    late.term.ends = Some(day("2027-05-02"));
    assert_eq!(of(&late), []);
    late.term.begins = Some(day("2027-05-31"));
    late.term.ends = Some(day("2030-05-30"));
    assert_eq!(of(&late), []);
}

#[test]
fn moments_from_the_rules() {
    let excluded = |modality: &str, moment| ConflictKind::OutsideMoment {
        modality: modality.into(),
        moment,
        rule: "moment-menu".into(),
    };
    let visit = |from: &str, to: &str| {
        changed(|activity| {
            activity.modality = Some("municipio-escuela".into());
            activity.hours = Some(30);
            activity.from = Some(day(from));
            activity.to = Some(day(to));
        })
    };
    let start = warning(excluded("municipio-escuela", Moment::Start));
    assert_eq!(visit("2027-05-01", "2027-05-01"), start);
    assert_eq!(visit("2028-05-01", "2028-05-01"), []);
    // A diplomado may end in the exit, but not begin there.
    let mut plan = dossier(vec![Activity {
        modality: Some("diplomado".into()),
        hours: Some(200),
        permitted: Some(day("2027-01-10")),
        product: Some("Un proyecto de cada área".into()),
        from: Some(day("2029-10-01")),
        to: Some(day("2030-03-01")),
        ..workshop("a")
    }]);
    for person in plan.people.iter_mut() {
        person.degree = true;
    }
    plan.years = (2029, 2030);
    assert_eq!(of(&plan), []);
    plan.plan.activities[0].from = Some(day("2030-02-01"));
    assert_eq!(of(&plan), notice(excluded("diplomado", Moment::Exit)));
    // Without days the plan's years decide: the second one has room for it.
    let undated = |years| {
        let mut plan = dossier(vec![Activity {
            modality: Some("municipio-escuela".into()),
            hours: Some(30),
            from: None,
            to: None,
            ..workshop("a")
        }]);
        plan.years = years;
        of(&plan)
    };
    assert_eq!(undated((2027, 2028)), []);
    assert_eq!(undated((2027, 2027)), start);
}

#[test]
fn dates_of_the_municipal_year() {
    let in_december = |content: &str, post: &str| {
        changed(|activity| {
            activity.from = Some(day("2027-12-01"));
            activity.to = Some(day("2027-12-01"));
            activity.content = Some(content.into());
            activity.enrolled.clear();
            activity.participants = BTreeMap::from([(post.into(), 2)]);
        })
    };
    let due = |item: &str, serves| {
        let kind = ConflictKind::Deadline {
            item: item.into(),
            due: day("2027-12-31"),
            serves,
        };
        (Severity::Notice, kind)
    };
    let busy = in_december("marco-legal-municipal", "planificacion-presupuesto");
    assert_eq!(busy, [due("poi-diciembre", false), due("pia", false)]);
    assert_eq!(
        in_december("marco-legal-municipal", "seguridad-ciudadana"),
        []
    );
    let late = in_december("siaf", "seguridad-ciudadana");
    assert_eq!(late, [due("pia", true)]);
    // Weeks before, or months long, nobody is kept away from it.
    let long = changed(|activity| activity.to = Some(day("2027-12-01")));
    assert_eq!(long, []);
    // The hand-over is due in the last year of the term alone.
    let mut exit = dossier(vec![Activity {
        from: Some(day("2030-12-01")),
        to: Some(day("2030-12-01")),
        content: Some("marco-legal-municipal".into()),
        participants: BTreeMap::from([("tesoreria".into(), 1)]),
        enrolled: BTreeMap::new(),
        ..workshop("a")
    }]);
    exit.years = (2030, 2030);
    let items: Vec<_> = all(&exit)
        .into_iter()
        .filter_map(|found| match found.kind {
            ConflictKind::Deadline { item, .. } => Some(item),
            _ => None,
        })
        .collect();
    assert_eq!(items, ["transferencia", "pia"]);
}

#[test]
fn phases_are_spread_over_the_months_by_their_shares() {
    let assistance = peru().modality("asistencia-tecnica").unwrap();
    let dates = spread_phases(assistance, day("2028-02-01"), day("2028-03-01"));
    let days: Vec<_> = dates
        .iter()
        .map(|found| (found.from.unwrap(), found.to.unwrap()))
        .collect();
    // 60 days in a leap year: 20, 25, 40 and 15 percent.
    let expected = [
        ("2028-02-01", "2028-02-12"),
        ("2028-02-13", "2028-02-27"),
        ("2028-02-28", "2028-03-22"),
        ("2028-03-23", "2028-03-31"),
    ];
    assert_eq!(days, expected.map(|(from, to)| (day(from), day(to))));
    let course = peru().modality("diplomado").unwrap();
    let dates = spread_phases(course, day("2027-12-01"), day("2028-02-01"));
    assert!(dates.iter().all(|found| {
        (found.from, found.to) == (Some(day("2027-12-01")), Some(day("2028-02-29")))
    }));
    assert_eq!(dates.len(), course.phases.len());
    assert_eq!(
        spread_phases(course, day("2027-12-01"), day("2027-11-01")),
        []
    );
}

//! Each kind of fault is planted in a good framework and found, with its path.

mod support;

use support::peru;
use yachay_municipal::framework::{Effect, Fault, Framework, validate};

/// A change to a good framework, and the fault that it must give.
type Planted = (&'static str, fn(&mut Framework), Fault);

fn repeated(path: &str) -> Fault {
    Fault::RepeatedId { path: path.into() }
}

fn dangling(path: &str) -> Fault {
    Fault::DanglingId {
        path: path.into(),
        id: "nada".into(),
    }
}

fn wordless(path: &str, language: &'static str) -> Fault {
    Fault::MissingText {
        path: path.into(),
        language,
    }
}

fn out(path: &str, range: &'static str) -> Fault {
    Fault::OutOfRange {
        path: path.into(),
        range,
    }
}

fn sourceless(path: &str) -> Fault {
    Fault::NoSource { path: path.into() }
}

fn unused(path: &str) -> Fault {
    Fault::Unused { path: path.into() }
}

fn check(table: Vec<Planted>) {
    assert_eq!(validate(peru()), Vec::new());
    for (name, plant, expected) in table {
        let mut framework = peru().clone();
        plant(&mut framework);
        let found = validate(&framework);
        assert!(found.contains(&expected), "{name}: {found:#?}");
        assert!(!expected.to_string().is_empty());
    }
}

#[test]
fn repeated_ids() {
    check(vec![
        (
            "axis",
            |f| f.axes.push(f.axes[0].clone()),
            repeated("axes/generales"),
        ),
        (
            "content",
            |f| f.contents.push(f.contents[0].clone()),
            repeated("contents/politicas-y-desarrollo"),
        ),
        (
            "modality",
            |f| f.modalities.push(f.modalities[0].clone()),
            repeated("modalities/taller"),
        ),
        (
            "post",
            |f| f.posts.push(f.posts[0].clone()),
            repeated("posts/alcalde"),
        ),
        (
            "rule",
            |f| f.rules.push(f.rules[0].clone()),
            repeated("rules/moment-menu"),
        ),
        (
            "competency",
            |f| f.competencies.push(f.competencies[0].clone()),
            repeated("competencies/analizar-informacion"),
        ),
        (
            "phase",
            |f| f.modalities[0].phases[1].id = "exposicion-motivadora".into(),
            repeated("modalities/taller/exposicion-motivadora"),
        ),
    ]);
}

#[test]
fn dangling_ids() {
    check(vec![
        (
            "axis of a content",
            |f| f.contents[0].axis = "nada".into(),
            dangling("contents/politicas-y-desarrollo"),
        ),
        (
            "axis of a competency",
            |f| f.competencies[0].axis = "nada".into(),
            dangling("competencies/analizar-informacion"),
        ),
        (
            "content of a competency",
            |f| f.competencies[0].contents.push("nada".into()),
            dangling("competencies/analizar-informacion"),
        ),
        (
            "mandate of a competency",
            |f| f.competencies[0].mandates.push("nada".into()),
            dangling("competencies/analizar-informacion"),
        ),
        (
            "content of the calendar",
            |f| f.pack.calendar[0].contents.push("nada".into()),
            dangling("packs/PE/calendar/inicio-del-periodo"),
        ),
        (
            "competency of a profile",
            |f| {
                f.posts[0].profile.insert("nada".into(), 3);
            },
            dangling("posts/alcalde/profile/nada"),
        ),
        (
            "axis of a rule",
            |f| f.rules[0].cases[0].when.axes.push("nada".into()),
            dangling("rules/moment-menu/cases/1"),
        ),
        (
            "content of a rule",
            |f| f.rules[0].cases[0].when.contents.push("nada".into()),
            dangling("rules/moment-menu/cases/1"),
        ),
        (
            "modality of a rule",
            |f| f.rules[0].cases[0].when.modalities.push("nada".into()),
            dangling("rules/moment-menu/cases/1"),
        ),
        (
            "modality favoured",
            |f| {
                f.rules[0].cases[0].then.push(Effect::Favor {
                    modalities: vec!["nada".into()],
                    points: 1,
                });
            },
            dangling("rules/moment-menu/cases/1"),
        ),
        (
            "modality excluded",
            |f| {
                f.rules[0].cases[0].then.push(Effect::Exclude {
                    modalities: vec!["nada".into()],
                });
            },
            dangling("rules/moment-menu/cases/1"),
        ),
        (
            "modality beside",
            |f| {
                f.rules[0].cases[0].then.push(Effect::Accompany {
                    modality: "nada".into(),
                });
            },
            dangling("rules/moment-menu/cases/1"),
        ),
    ]);
}

#[test]
fn missing_words() {
    check(vec![
        (
            "country",
            |f| f.pack.name.es.clear(),
            wordless("packs/PE/name", "es"),
        ),
        (
            "sentence of a rule",
            |f| f.rules[0].sentence.en.clear(),
            wordless("rules/moment-menu", "en"),
        ),
        (
            "only spaces",
            |f| f.posts[0].name.en = "  ".into(),
            wordless("posts/alcalde", "en"),
        ),
        (
            "level",
            |f| f.competencies[0].levels[4].es.clear(),
            wordless("competencies/analizar-informacion/levels/5", "es"),
        ),
        (
            "phase",
            |f| f.modalities[0].phases[0].name.en.clear(),
            wordless("modalities/taller/exposicion-motivadora/name", "en"),
        ),
        (
            "indicator",
            |f| f.contents[0].indicator.en.clear(),
            wordless("contents/politicas-y-desarrollo/indicator", "en"),
        ),
        ("norm", |f| f.pack.norms[0].says.es.clear(), {
            wordless(
                &format!("packs/PE/norms/{}/says", peru().pack.norms[0].id),
                "es",
            )
        }),
        (
            "requirement of a rule",
            |f| {
                f.rules[0].cases[0].then.push(Effect::Require {
                    text: Default::default(),
                });
            },
            wordless("rules/moment-menu/cases/1", "en"),
        ),
    ]);
}

#[test]
fn repeated_sentences() {
    let fault = Fault::RepeatedSentence {
        path: "competencies/aprender-de-experiencias/levels/3".into(),
        other: "competencies/analizar-informacion/levels/3".into(),
    };
    check(vec![(
        "the same words, in other letters",
        |f| f.competencies[1].levels[2].es = f.competencies[0].levels[2].es.to_uppercase(),
        fault,
    )]);
}

#[test]
fn numbers_out_of_range() {
    check(vec![
        (
            "term",
            |f| f.pack.term_years = 0,
            out("packs/PE/term_years", "1–10"),
        ),
        (
            "month",
            |f| f.pack.calendar[0].to_month = 13,
            out(
                "packs/PE/calendar/inicio-del-periodo",
                "months 1–12 in order",
            ),
        ),
        (
            "months turned round",
            |f| f.pack.calendar[1].from_month = 12,
            {
                out(
                    "packs/PE/calendar/presupuesto-participativo",
                    "months 1–12 in order",
                )
            },
        ),
        (
            "shares",
            |f| f.modalities[0].phases[0].share = 99,
            out("modalities/taller", "phases that add up to 100 %"),
        ),
        (
            "hours",
            |f| f.modalities[0].hours = (9, 8),
            out("modalities/taller", "hours from least to most"),
        ),
        (
            "step",
            |f| f.modalities[0].step = 5,
            out("modalities/taller", "a step from 0 to 4"),
        ),
        (
            "hint",
            |f| f.competencies[0].importance.exit = 4,
            out("competencies/analizar-informacion/importance", "1–3"),
        ),
        (
            "required level",
            |f| {
                f.posts[0].profile.insert("analizar-informacion".into(), 6);
            },
            out("posts/alcalde/profile/analizar-informacion", "1–5"),
        ),
        (
            "points of nothing",
            |f| {
                f.rules[0].cases[0].then.push(Effect::Favor {
                    modalities: vec![],
                    points: 0,
                });
            },
            out("rules/moment-menu/cases/1", "±1–5"),
        ),
        (
            "urgency",
            |f| f.rules[0].cases[0].then.push(Effect::Urge { points: 101 }),
            out("rules/moment-menu/cases/1", "0–100"),
        ),
    ]);
}

#[test]
fn missing_sources_and_loose_ends() {
    check(vec![
        (
            "no source",
            |f| f.rules[0].source.clear(),
            sourceless("rules/moment-menu"),
        ),
        (
            "unknown source",
            |f| f.axes[0].source = vec!["XYZ 1".into()],
            sourceless("axes/generales"),
        ),
        (
            "source of a post",
            |f| f.posts[0].source.clear(),
            sourceless("posts/alcalde"),
        ),
        (
            "rule without cases",
            |f| f.rules[0].cases.clear(),
            unused("rules/moment-menu"),
        ),
        (
            "case without effect",
            |f| f.rules[0].cases[0].then.clear(),
            unused("rules/moment-menu/cases/1"),
        ),
        (
            "post without role",
            |f| f.posts[0].roles.clear(),
            unused("posts/alcalde"),
        ),
        (
            "pack without languages",
            |f| f.pack.languages.clear(),
            unused("packs/PE/languages"),
        ),
        (
            "mandate without functions",
            |f| f.mandates[0].functions.clear(),
            { unused(&format!("mandates/{}", peru().mandates[0].id)) },
        ),
        (
            "content that builds nothing",
            |f| {
                for item in &mut f.competencies {
                    item.contents.retain(|id| id != "siaf");
                }
            },
            Fault::ContentWithoutCompetency {
                path: "contents/siaf".into(),
            },
        ),
        (
            "competency that no post asks for",
            |f| {
                for post in &mut f.posts {
                    post.profile.remove("fiscalizar-gestion");
                }
            },
            unused("competencies/fiscalizar-gestion"),
        ),
    ]);
}

#[test]
fn endless_lists() {
    check(vec![
        (
            "contents",
            |f| f.contents = vec![f.contents[0].clone(); 501],
            out("contents", "at most 500 items"),
        ),
        (
            "rules",
            |f| f.rules = vec![f.rules[0].clone(); 501],
            out("rules", "at most 500 items"),
        ),
    ]);
}

//! Numbers outside their range, posts of a wrong size, what nothing uses, what can never fire.

use yachay_municipal::framework::{Effect, Factor, Fault, Framework, Moment, Term};
use yachay_municipal::plan::framework_faults;

use crate::plant::*;
use crate::sessions;
use crate::support::{ids, peru};

#[test]
fn numbers_outside_their_range() {
    let table: [Plant; 17] = [
        |f| {
            let id = f.posts[0]
                .profile
                .keys()
                .next()
                .cloned()
                .expect("a profile");
            f.posts[0].profile.insert(id.clone(), 6);
            let path = format!("posts/{}/profile/{id}", f.posts[0].id);
            vec![out_of_range(&path, "1–5")]
        },
        |f| {
            let id = f.posts[1]
                .profile
                .keys()
                .next()
                .cloned()
                .expect("a profile");
            f.posts[1].profile.insert(id.clone(), 0);
            let path = format!("posts/{}/profile/{id}", f.posts[1].id);
            vec![out_of_range(&path, "1–5")]
        },
        |f| {
            let item = &mut f.competencies[0];
            (item.importance.start, item.importance.exit) = (0, 4);
            vec![out_of_range(
                &format!("competencies/{}/importance", item.id),
                "1–3",
            )]
        },
        |f| {
            f.modalities[0].phases[0].share += 1;
            let path = format!("modalities/{}", f.modalities[0].id);
            vec![out_of_range(&path, "phases that add up to 100 %")]
        },
        |f| {
            f.modalities[1].phases.clear();
            let path = format!("modalities/{}", f.modalities[1].id);
            let mut faults = vec![out_of_range(&path, "phases that add up to 100 %")];
            faults.extend(sessions::steps_of(f, 1));
            faults
        },
        |f| {
            f.modalities[0].hours = (8, 7);
            let path = format!("modalities/{}", f.modalities[0].id);
            vec![out_of_range(&path, "hours from least to most")]
        },
        |f| {
            f.modalities[0].hours = (0, 7);
            let path = format!("modalities/{}", f.modalities[0].id);
            vec![out_of_range(&path, "hours from least to most")]
        },
        |f| {
            f.modalities[0].step = 5;
            let path = format!("modalities/{}", f.modalities[0].id);
            vec![out_of_range(&path, "a step from 0 to 4")]
        },
        |f| {
            f.pack.term_years = 0;
            f.other_packs[0].term_years = 11;
            let path = |country| format!("packs/{country}/term_years");
            ["PE", "BO"]
                .map(|country| out_of_range(&path(country), "1–10"))
                .into()
        },
        |f| {
            f.pack.code_digits = 13;
            vec![out_of_range("packs/PE/code_digits", "2–12")]
        },
        |f| {
            let item = &mut f.pack.calendar[0];
            (item.from_month, item.to_month) = (6, 2);
            vec![out_of_range(
                &format!("packs/PE/calendar/{}", item.id),
                "months 1–12 in order",
            )]
        },
        |f| {
            let item = &mut f.pack.calendar[0];
            item.to_month = 13;
            vec![out_of_range(
                &format!("packs/PE/calendar/{}", item.id),
                "months 1–12 in order",
            )]
        },
        |f| {
            let item = &mut f.pack.calendar[0];
            item.day = Some(32);
            vec![out_of_range(
                &format!("packs/PE/calendar/{}", item.id),
                "a day of the month",
            )]
        },
        |f| {
            let norm = &mut f.pack.norms[0];
            norm.date = Some("2016-13".into());
            let path = format!("packs/PE/norms/{}/date", norm.id);
            vec![out_of_range(&path, "2016, 2016-05 or 2016-05-27")]
        },
        |f| {
            let modalities = vec![f.modalities[0].id.clone()];
            f.rules[1].cases[0].then.push(Effect::Favor {
                modalities,
                points: 6,
            });
            vec![out_of_range(
                &format!("rules/{}/cases/1", f.rules[1].id),
                "±1–5",
            )]
        },
        |f| {
            let modalities = vec![f.modalities[0].id.clone()];
            f.rules[1].cases[0].then.push(Effect::Favor {
                modalities,
                points: 0,
            });
            vec![out_of_range(
                &format!("rules/{}/cases/1", f.rules[1].id),
                "±1–5",
            )]
        },
        |f| {
            f.rules[1].cases[0].then.push(Effect::Urge { points: 101 });
            vec![out_of_range(
                &format!("rules/{}/cases/1", f.rules[1].id),
                "0–100",
            )]
        },
    ];
    check(&table);
}

/// Leaves a post with this many competencies; those that no other post asks for stay.
fn of_size(f: &mut Framework, post: usize, size: usize) -> Vec<Fault> {
    let asked_elsewhere = |id: &String| {
        let mut others = peru().posts.iter().enumerate();
        others.any(|(place, other)| place != post && other.profile.contains_key(id))
    };
    let profile = &mut f.posts[post].profile;
    let spare: Vec<String> = profile
        .keys()
        .filter(|id| asked_elsewhere(id))
        .cloned()
        .collect();
    for id in spare.iter().take(profile.len().saturating_sub(size)) {
        profile.remove(id);
    }
    for item in &peru().competencies {
        if profile.len() < size {
            profile.entry(item.id.clone()).or_insert(3);
        }
    }
    assert_eq!(profile.len(), size);
    let path = format!("posts/{}", f.posts[post].id);
    vec![Fault::PostSize { path, count: size }]
}

#[test]
fn posts_that_ask_for_too_few_or_too_many() {
    check(&[
        |f| of_size(f, 0, 14),
        |f| of_size(f, 0, 26),
        |f| of_size(f, 17, 14),
    ]);
    let mut fits = peru().clone();
    for size in [15, 25] {
        of_size(&mut fits, 0, size);
        assert_eq!(framework_faults(&fits), []);
    }
}

#[test]
fn what_nothing_uses_or_what_uses_nothing() {
    let table: [Plant; 15] = [
        |f| {
            let mut content = f.contents[0].clone();
            content.id = "sin-competencia".into();
            f.contents.push(content);
            let path = "contents/sin-competencia".to_string();
            vec![Fault::ContentWithoutCompetency { path }]
        },
        |f| {
            let mut item = f.competencies[0].clone();
            item.id = "de-nadie".into();
            for (place, text) in item.levels.iter_mut().enumerate() {
                text.es = format!("uno{place} dos{place} tres{place}");
                text.en = format!("one{place} two{place} three{place}");
            }
            f.competencies.push(item);
            vec![unused("competencies/de-nadie")]
        },
        |f| {
            // The content is built by others too.
            let often = |id: &String| {
                f.competencies
                    .iter()
                    .filter(|item| item.contents.contains(id))
                    .count()
                    > 1
            };
            let mut items = f.competencies.iter();
            let place = items.position(|item| item.contents.iter().all(often));
            let item = &mut f.competencies[place.expect("a competency of common contents")];
            item.contents.clear();
            vec![unused(&format!("competencies/{}", item.id))]
        },
        |f| {
            f.mandates[0].functions.clear();
            vec![unused(&format!("mandates/{}", f.mandates[0].id))]
        },
        |f| {
            f.posts[2].roles.clear();
            vec![unused(&format!("posts/{}", f.posts[2].id))]
        },
        |f| {
            f.rules[1].cases.clear();
            vec![unused(&format!("rules/{}", f.rules[1].id))]
        },
        |f| {
            f.rules[1].cases[0].then.clear();
            vec![unused(&format!("rules/{}/cases/1", f.rules[1].id))]
        },
        |f| {
            f.systems[0].checks.clear();
            vec![unused(&format!("systems/{}", f.systems[0].id))]
        },
        |f| {
            f.instruments[0].minimum.clear();
            vec![unused(&format!(
                "instruments/{}/minimum",
                f.instruments[0].id
            ))]
        },
        |f| {
            f.principles[0].dimensions.clear();
            vec![unused(&format!("principles/{}", f.principles[0].id))]
        },
        |f| {
            f.services[0].terms.results.clear();
            vec![unused(&format!("services/{}/results", f.services[0].id))]
        },
        |f| {
            f.notes[0].points.clear();
            vec![unused(&format!("notes/{}/points", f.notes[0].id))]
        },
        |f| {
            f.pack.languages.clear();
            vec![unused("packs/PE/languages")]
        },
        |f| {
            f.pack.evaluation_levels.clear();
            vec![unused("packs/PE/evaluation_levels")]
        },
        |f| {
            f.glossary = vec![Term::default()];
            f.pack.terms = vec![Term::default()];
            vec![unused("glossary/1"), unused("packs/PE/terms/1")]
        },
    ];
    check(&table);
}

#[test]
fn rules_that_can_never_fire() {
    let table: [Plant; 3] = [
        |f| {
            // Training that is asked of nobody whom knowing stops.
            let mut rule = f.rule("small-general").expect("a rule").clone();
            rule.id = "nunca".into();
            rule.cases[0].when.factors = vec![Factor::Functions];
            f.rules.push(rule);
            vec![Fault::NeverFires {
                path: "rules/nunca/cases/1".into(),
            }]
        },
        |f| {
            // A content of one kind cannot be of another: the kind is that of a content of it.
            let content = f.contents[0].clone();
            let mut rule = f.rule("language").expect("a rule").clone();
            rule.id = "nunca".into();
            let mut kinds: Vec<_> = f.contents.iter().map(|item| item.kind).collect();
            kinds.retain(|kind| *kind != content.kind);
            rule.cases[0].when.content_kinds = vec![kinds[0]];
            rule.cases[0].when.contents = vec![content.id];
            f.rules.push(rule);
            vec![Fault::NeverFires {
                path: "rules/nunca/cases/1".into(),
            }]
        },
        |f| {
            // The second case asks for a form that is never open then.
            let mut rule = f.rule("permission").expect("a rule").clone();
            rule.id = "nunca".into();
            let mut second = rule.cases[0].clone();
            second.when.moments = vec![Moment::Start];
            second.when.modalities = ids(&["diplomado"]);
            rule.cases.push(second);
            f.rules.push(rule);
            vec![Fault::NeverFires {
                path: "rules/nunca/cases/2".into(),
            }]
        },
    ];
    check(&table);
}

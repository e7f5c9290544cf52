//! Ids that are there twice, lead nowhere, lead back or were renamed though they are there.

use yachay_municipal::framework::{Ancestor, Effect, Fault, Framework, Renamed};

use crate::plant::*;
use crate::support::peru;

/// Repeats the first item of a list.
macro_rules! twice {
    ($($list:ident)+) => {
        [$(|f| {
            let item = f.$list[0].clone();
            let path = format!("{}/{}", stringify!($list), item.id);
            f.$list.push(item);
            vec![repeated(&path)]
        }),+]
    };
}

#[test]
fn ids_that_are_there_twice() {
    let table: [Plant; 11] = twice!(sources axes contents modalities posts rules dimensions
        principles services questions notes);
    check(&table);
    check(&twice!(practice_axes practices));
    let table: [Plant; 15] = [
        |f| {
            // Its sentences would repeat too.
            let mut item = f.competencies[0].clone();
            for (place, text) in item.levels.iter_mut().enumerate() {
                text.es = format!("uno{place} dos{place} tres{place}");
                text.en = format!("one{place} two{place} three{place}");
            }
            let path = format!("competencies/{}", item.id);
            f.competencies.push(item);
            vec![repeated(&path)]
        },
        |f| {
            let id = f.mandates[0].id.clone();
            f.mandates[1].id = id.clone();
            let of_it = |mandates: &Vec<String>| mandates.contains(&peru().mandates[1].id);
            let used = f.competencies.iter_mut().filter(|i| of_it(&i.mandates));
            for item in used {
                item.mandates = vec![id.clone()];
            }
            vec![repeated(&format!("mandates/{id}"))]
        },
        |f| {
            let item = f.mandates[0].functions[0].clone();
            let path = format!("mandates/functions/{}", item.id);
            f.mandates[1].functions.push(item);
            vec![repeated(&path)]
        },
        |f| {
            let mut item = f.systems[0].clone();
            let path = format!("systems/{}", item.id);
            for check in &mut item.checks {
                check.id.push_str("-otra");
            }
            f.systems.push(item);
            vec![repeated(&path)]
        },
        |f| {
            let item = f.systems[0].checks[0].clone();
            let path = format!("systems/checks/{}", item.id);
            f.systems[1].checks.push(item);
            vec![repeated(&path)]
        },
        |f| {
            let mut item = f.instruments[0].clone();
            let path = format!("instruments/{}", item.id);
            for part in item.minimum.iter_mut().chain(&mut item.participants) {
                part.id.push_str("-otra");
            }
            f.instruments.push(item);
            vec![repeated(&path)]
        },
        |f| {
            let item = f.instruments[0].minimum[0].clone();
            let path = format!("instruments/parts/{}", item.id);
            f.instruments[1].participants.push(item);
            vec![repeated(&path)]
        },
        |f| {
            let section = f.sources[0].sections[0].clone();
            let path = format!("sources/{}/{}", f.sources[0].id, section.id);
            f.sources[0].sections.push(section);
            vec![repeated(&path)]
        },
        |f| {
            let mut phase = f.modalities[0].phases[0].clone();
            phase.share = 0;
            let path = format!("modalities/{}/{}", f.modalities[0].id, phase.id);
            f.modalities[0].phases.push(phase);
            vec![repeated(&path)]
        },
        |f| {
            f.other_packs[0].country = "PE".into();
            vec![repeated("packs/PE")]
        },
        |f| {
            let item = f.pack.calendar[0].clone();
            let path = format!("packs/PE/calendar/{}", item.id);
            f.pack.calendar.push(item);
            vec![repeated(&path)]
        },
        |f| {
            let (region, norm) = (f.pack.regions[0].clone(), f.pack.norms[0].clone());
            let paths = ["regions", "norms"].into_iter().zip([&region.id, &norm.id]);
            let faults = paths.map(|(list, id)| repeated(&format!("packs/PE/{list}/{id}")));
            let faults = faults.collect();
            f.pack.regions.push(region);
            f.pack.norms.push(norm);
            faults
        },
        |f| {
            let (one, other) = (f.pack.languages[0].clone(), f.pack.documents[0].clone());
            let level = f.pack.evaluation_levels[0].clone();
            let faults = vec![
                repeated(&format!("packs/PE/languages/{}", one.id)),
                repeated(&format!("packs/PE/documents/{}", other.id)),
                repeated(&format!("packs/PE/evaluation_levels/{}", level.id)),
            ];
            f.pack.languages.push(one);
            f.pack.documents.push(other);
            f.pack.evaluation_levels.push(level);
            faults
        },
        |f| {
            let item = f.history[0].clone();
            let path = format!("history/{} {}", item.id, item.version);
            f.history.push(item);
            vec![repeated(&path)]
        },
        |f| {
            let (id, version) = (f.id.clone(), f.version.clone());
            let path = format!("history/{id} {version}");
            let renamed = Renamed::default();
            f.history.push(Ancestor {
                id,
                version,
                renamed,
            });
            vec![repeated(&path)]
        },
    ];
    check(&table);
}

/// Adds an unknown content to the contents of the first item of a list.
macro_rules! with_unknown_content {
    ($($list:ident)+) => {
        [$(|f| {
            let item = &mut f.$list[0];
            item.contents.push(nothing());
            vec![dangling(&format!("{}/{}", stringify!($list), item.id))]
        }),+]
    };
}

#[test]
fn contents_and_other_ids_that_lead_nowhere() {
    check(
        &with_unknown_content!(competencies systems instruments principles practices services notes),
    );
    let table: [Plant; 14] = [
        |f| {
            f.contents[0].axis = nothing();
            vec![dangling(&format!("contents/{}", f.contents[0].id))]
        },
        |f| {
            let item = &mut f.competencies[3];
            item.axis = nothing();
            vec![dangling(&format!("competencies/{}", item.id))]
        },
        |f| {
            let item = &mut f.competencies[3];
            item.mandates.push(nothing());
            vec![dangling(&format!("competencies/{}", item.id))]
        },
        |f| {
            let function = &mut f.mandates[2].functions[0];
            function.contents.push(nothing());
            let path = format!("mandates/{}/{}", peru().mandates[2].id, function.id);
            vec![dangling(&path)]
        },
        |f| {
            let post = f.posts.iter_mut().find(|post| post.profile.len() < 25);
            let post = post.expect("a post with room");
            post.profile.insert(nothing(), 3);
            vec![dangling(&format!("posts/{}/profile/{NOTHING}", post.id))]
        },
        |f| {
            f.instruments[1].guides.push(nothing());
            vec![dangling(&format!(
                "instruments/{}/guides",
                f.instruments[1].id
            ))]
        },
        |f| {
            f.principles[1].dimensions.push(nothing());
            vec![dangling(&format!("principles/{}", f.principles[1].id))]
        },
        |f| {
            f.practices[1].axis = nothing();
            vec![dangling(&format!("practices/{}", f.practices[1].id))]
        },
        |f| {
            let item = &mut f.pack.calendar[0];
            item.contents.push(nothing());
            vec![dangling(&format!("packs/PE/calendar/{}", item.id))]
        },
        |f| {
            f.pack.mandate_norm = Some(nothing());
            vec![dangling("packs/PE/mandate_norm")]
        },
        |f| {
            f.pack.exempt.push(nothing());
            vec![dangling("packs/PE/exempt")]
        },
        |f| {
            let pack = &mut f.other_packs[0];
            let name = pack.instruments.values().next().cloned().expect("a name");
            pack.instruments.insert(nothing(), name);
            vec![dangling(&format!("packs/BO/instruments/{NOTHING}"))]
        },
        |f| {
            let pack = &mut f.other_packs[0];
            let name = pack.posts.values().next().cloned().expect("a name");
            pack.posts.insert(nothing(), name);
            vec![dangling(&format!("packs/BO/posts/{NOTHING}"))]
        },
        |f| {
            let renamed = &mut f.history[0].renamed;
            let maps = [
                &mut renamed.competencies,
                &mut renamed.contents,
                &mut renamed.modalities,
                &mut renamed.posts,
            ];
            for map in maps {
                map.insert("antes".into(), nothing());
            }
            let lists = ["competencies", "contents", "modalities", "posts"];
            let path = |list| format!("history/pe 2026.1/{list}/antes");
            lists.map(|list| dangling(&path(list))).into()
        },
    ];
    check(&table);
}

/// A condition or effect of the first case of a rule that names something unknown.
fn with_effect(f: &mut Framework, effect: Effect) -> Vec<Fault> {
    let rule = &mut f.rules[1];
    rule.cases[0].then.push(effect);
    vec![dangling(&format!("rules/{}/cases/1", rule.id))]
}

#[test]
fn rules_that_name_what_is_not_there() {
    let table: [Plant; 6] = [
        |f| {
            let case = &mut f.rules[1].cases[1];
            case.when.axes = vec![nothing()];
            vec![dangling(&format!("rules/{}/cases/2", f.rules[1].id))]
        },
        |f| {
            let case = &mut f.rules[1].cases[0];
            case.when.contents = vec![nothing()];
            vec![dangling(&format!("rules/{}/cases/1", f.rules[1].id))]
        },
        |f| {
            let case = &mut f.rules[1].cases[0];
            case.when.modalities = vec![nothing()];
            vec![dangling(&format!("rules/{}/cases/1", f.rules[1].id))]
        },
        |f| {
            let modalities = vec![nothing()];
            with_effect(
                f,
                Effect::Favor {
                    modalities,
                    points: 2,
                },
            )
        },
        |f| {
            let modalities = vec![nothing()];
            with_effect(f, Effect::Exclude { modalities })
        },
        |f| {
            with_effect(
                f,
                Effect::Accompany {
                    modality: nothing(),
                },
            )
        },
    ];
    check(&table);
}

#[test]
fn circles_and_ids_renamed_though_they_are_there() {
    let table: [Plant; 5] = [
        |f| {
            let id = f.instruments[2].id.clone();
            f.instruments[2].guides = vec![id.clone()];
            vec![circle(&format!("instruments/{id}"))]
        },
        |f| {
            // The last guides the first: everything on the way leads back to itself.
            f.instruments[6].guides = vec![f.instruments[0].id.clone()];
            f.instruments
                .iter()
                .map(|item| circle(&format!("instruments/{}", item.id)))
                .collect()
        },
        |f| {
            let contents = &mut f.history[0].renamed.contents;
            contents.insert("uno".into(), "dos".into());
            contents.insert("dos".into(), "uno".into());
            let path = |id| format!("history/pe 2026.1/contents/{id}");
            vec![circle(&path("uno")), circle(&path("dos"))]
        },
        |f| {
            let posts = &mut f.history[0].renamed.posts;
            posts.insert("mismo".into(), "mismo".into());
            vec![circle("history/pe 2026.1/posts/mismo")]
        },
        |f| {
            let one = f.posts[0].id.clone();
            let path = format!("history/pe 2026.1/posts/{one}");
            f.history[0]
                .renamed
                .posts
                .insert(one, f.posts[1].id.clone());
            vec![Fault::RenamedButThere { path }]
        },
    ];
    check(&table);
}

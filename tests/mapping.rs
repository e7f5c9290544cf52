//! Documents of earlier frameworks: renamed ids are followed, what has no place is set aside where it
//! is seen, and what was handed over is kept byte for byte.

mod support;

#[path = "mapping/dossiers.rs"]
mod dossiers;
#[path = "mapping/later.rs"]
mod later;
#[path = "mapping/responses.rs"]
mod responses;

use std::collections::BTreeSet;

use later::{any_changes, later};
use proptest::prelude::*;
use support::crowd::{Dice, any_crowd};
use support::peru;
use yachay_municipal::dossier::{Dossier, board, follow_framework, map_response};
use yachay_municipal::framework::{Ancestor, Listed, Renamed};

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_answer_is_under_its_id_or_set_aside(crowd in any_crowd(6), seed in any::<u64>()) {
        let framework = any_changes(&mut Dice(seed));
        let mapping = framework.mapping_from(&peru().reference()).expect("its ancestor");
        for item in crowd.dossier().responses {
            let handed_over = item.document;
            let (mapped, set_aside) = map_response(&framework, &handed_over).expect("known");
            let aside = |listed, id: &String| {
                set_aside.get(&listed).is_some_and(|ids: &BTreeSet<String>| ids.contains(id))
            };
            let (before, after) = (&handed_over.payload, &mapped.payload);
            for (id, given) in &before.diagnosis {
                let present = mapping.present(Listed::Competency, id);
                let found = present.and_then(|id| after.diagnosis.get(&id));
                prop_assert!(found == Some(given) || aside(Listed::Competency, id), "{id}");
            }
            for id in &before.survey.wanted {
                let present = mapping.present(Listed::Content, id);
                let found = present.is_some_and(|id| after.survey.wanted.contains(&id));
                prop_assert!(found != aside(Listed::Content, id), "{id}");
            }
            for id in &before.respondent.posts {
                let present = mapping.present(Listed::Post, id);
                let found = present.is_some_and(|id| after.respondent.posts.contains(&id));
                prop_assert!(found != aside(Listed::Post, id), "{id}");
            }
            // Nothing is invented.
            prop_assert!(after.diagnosis.len() <= before.diagnosis.len());
            for given in after.diagnosis.values() {
                prop_assert!(before.diagnosis.values().any(|known| known == given));
            }
            for id in after.diagnosis.keys() {
                prop_assert!(framework.competency(id).is_some());
            }
        }
    }

    #[test]
    fn a_followed_dossier_is_whole_and_stays_the_same(crowd in any_crowd(8), seed in any::<u64>()) {
        let framework = any_changes(&mut Dice(seed));
        let mut before = crowd.dossier();
        // Posts that no framework knows are set aside from the beginning.
        let handed_over: Vec<_> = before.responses.iter().map(|item| item.document.clone()).collect();
        follow_framework(&mut before, &peru().reference(), peru());
        let mut once = before.clone();
        prop_assert!(follow_framework(&mut once, &peru().reference(), &framework).is_some());
        prop_assert_eq!(once.responses.len(), before.responses.len());
        let people = |dossier: &Dossier| dossier.staff.values().map(|n| u32::from(*n)).sum::<u32>();
        prop_assert_eq!(people(&once), people(&before));
        for (found, came) in once.responses.iter().zip(&handed_over) {
            let kept = found.original.as_ref().unwrap_or(&found.document);
            prop_assert_eq!(&kept.payload, &came.payload);
        }
        let mut twice = once.clone();
        follow_framework(&mut twice, &framework.reference(), &framework);
        prop_assert_eq!(&twice, &once);
        // Back to the ids of the beginning: nothing was lost on the way.
        let mut back = later("2028.1", &[]);
        back.history.push(Ancestor {
            id: framework.id.clone(),
            version: framework.version.clone(),
            renamed: Renamed::default(),
        });
        follow_framework(&mut twice, &framework.reference(), &back);
        prop_assert_eq!(board(&back, &twice), board(peru(), &before));
    }
}

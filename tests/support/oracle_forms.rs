//! Which form of training the sentences of domain.md, section 5, allow to come first.

use std::collections::BTreeSet;

use yachay_municipal::framework::{ContentKind, Moment};

use crate::oracle::Situation;
use crate::oracle_lacks::Lacking;

/// The forms of training that the sentences allow to come first; several where they conflict.
pub fn right_forms(situation: &Situation<'_>) -> BTreeSet<&'static str> {
    let lacks = |kind| situation.lacking.contains(&kind);
    let economy = situation.content.axis == "desarrollo-economico";
    let kind = situation.content.kind;
    let mut right = BTreeSet::new();
    // legal-by-workshop.
    if kind == ContentKind::Legal {
        return ["taller"].into();
    }
    // procedure-by-assistance and pp-purpose; the ladder informs first where it is new, but the
    // document of the first year's budget is obtained by being accompanied.
    let budget = situation.content.id == "presupuesto-participativo";
    if kind == ContentKind::Procedure || budget {
        right.insert("asistencia-tecnica");
        let at_once = budget && situation.moment == Moment::Start;
        if !situation.known && !at_once {
            right.insert("taller");
        }
        return right;
    }
    // ladder: inform, then apply. An instrument or a step that is missing is made at once.
    if !situation.known {
        right.insert("taller");
        if lacks(Lacking::Instrument) || lacks(Lacking::System) {
            right.insert("asistencia-tecnica");
        }
        return right;
    }
    right.insert("asistencia-tecnica");
    // del-timing: in the first year general notions, known or not.
    if economy && situation.moment == Moment::Start {
        right.insert("taller");
    }
    // moment-menu: the rest belongs to the stable years.
    if situation.moment == Moment::Stable {
        // small-general: general before specialised.
        if !situation.small {
            right.insert("municipio-escuela");
            // role-modality: strategic people, alone or beside operative ones.
            if situation.strategic {
                right.insert("diplomado");
            }
        }
        // Good practices are destinations of visits (domain.md 3.8).
        if lacks(Lacking::Practice) {
            right.insert("pasantia");
        }
    }
    right
}

//! Random work: what somebody does on one screen, step by step, and what each step changes.

use anyhow::{Context, Result};
use fastrand::Rng;
use serde_json::{Value, json};

use super::matter::{CODE, File, Matter};
use super::past::Past;
use super::promise::{Ledger, Places};
use super::script::{Builder, Script};
use super::{earlier, session};

/// Kinds of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// Typing in Responder.
    Respond,
    /// Choosing levels in the self-diagnosis.
    Rate,
    /// Typing in a dossier's profile.
    Profile,
    /// Preparing a session with a group.
    Session,
    /// Taking response files into a dossier.
    Intake,
    /// Taking in the file of a dossier.
    Import,
    /// Editing an activity of the plan.
    Activity,
    /// Typing in a dossier while the clock moves, so that saves take snapshots.
    Snapshots,
    /// Going back to an earlier state of a dossier.
    Back,
    /// Opening what an earlier version kept.
    Migration,
}

impl Deed {
    /// How many kinds there are.
    pub const KINDS: usize = 10;

    /// Every kind of work that a living profile may have; what has most to write comes up twice as often.
    const DAILY: [Self; 10] = [
        Self::Respond,
        Self::Rate,
        Self::Profile,
        Self::Session,
        Self::Intake,
        Self::Import,
        Self::Activity,
        Self::Snapshots,
        Self::Snapshots,
        Self::Back,
    ];

    /// Returns the name in the report.
    pub fn name(self) -> &'static str {
        match self {
            Self::Respond => "typing a response",
            Self::Rate => "rating competencies",
            Self::Profile => "typing a profile",
            Self::Session => "preparing a session",
            Self::Intake => "importing responses",
            Self::Import => "importing a dossier",
            Self::Activity => "editing the plan",
            Self::Snapshots => "taking snapshots",
            Self::Back => "going back to an earlier state",
            Self::Migration => "migration",
        }
    }
}

/// Chooses work that is possible with what is there.
///
/// # Errors
/// No file can be made.
pub fn next(rng: &mut Rng, ledger: &Ledger, past: &Past, matter: &Matter) -> Result<Script> {
    loop {
        let deed = *rng.choice(&Deed::DAILY).context("a deed")?;
        if let Some(script) = script(rng, deed, (ledger, past), matter)? {
            return Ok(script);
        }
    }
}

fn script(
    rng: &mut Rng,
    deed: Deed,
    (ledger, past): (&Ledger, &Past),
    matter: &Matter,
) -> Result<Option<Script>> {
    Ok(match deed {
        Deed::Respond => Some(respond(rng, ledger)),
        Deed::Rate => rate(rng, ledger, matter),
        Deed::Profile => Some(profile(rng, ledger)),
        Deed::Session => session::preparing(rng, ledger, matter),
        Deed::Intake => intake(rng, ledger, matter)?,
        Deed::Import => Some(import(rng, matter)?),
        Deed::Activity => activity(rng, ledger),
        Deed::Snapshots => earlier::taking(rng, ledger),
        Deed::Back => earlier::going_back(rng, ledger, past),
        Deed::Migration => None,
    })
}

/// Opens a dossier that an earlier version kept, and works on it.
pub fn migration(rng: &mut Rng, kept: &[File]) -> Option<Script> {
    let dossiers: Vec<&File> = kept
        .iter()
        .filter(|file| file.document.starts_with("dossier/"))
        .collect();
    let file = rng.choice(dossiers)?;
    let mut script = on_profile(rng, &file.document);
    script.deed = Deed::Migration;
    Some(script)
}

/// One place that changes.
pub fn one(place: &str, value: Value) -> Option<Places> {
    Some(Places::from([(place.to_owned(), value)]))
}

/// Types the municipality into a response, often a new one.
fn respond(rng: &mut Rng, ledger: &Ledger) -> Script {
    let started = ledger.of_kind("response");
    let old = rng.choice(&started).map(|(id, _)| (*id).to_owned());
    let old = old.filter(|_| rng.u8(..3) > 0);
    let id = old.clone();
    let mut work = Builder::new(rng, old.map(|id| format!("response/{id}")));
    if id.is_none() {
        if !started.is_empty() {
            work.press("nav.actions button.primary", None);
        }
        work.press(".consent label", None);
        work.press(
            "nav.actions button.primary",
            one("/municipality/country", json!("PE")),
        );
        work.wait("#place-name");
    }
    for _ in 0..5 {
        work.type_words("#place-name", "/municipality/name");
        let code = format!("0305{:02}", work.rng.u8(1..99));
        work.set("#place-code", "/municipality/code", &code, json!(code));
    }
    match id {
        Some(id) => work.script(
            Deed::Respond,
            format!("#/responder/{id}/datos"),
            "#place-name",
        ),
        None => work.script(
            Deed::Respond,
            "#/responder".to_owned(),
            "nav.actions button.primary",
        ),
    }
}

/// Chooses levels in a response that names a post.
fn rate(rng: &mut Rng, ledger: &Ledger, matter: &Matter) -> Option<Script> {
    let started = ledger.of_kind("response").into_iter();
    let ready: Vec<_> = started
        .filter(|(_, places)| places.contains_key("/respondent/posts/0"))
        .collect();
    let (id, places) = rng.choice(ready)?;
    let posts =
        (0..9).filter_map(|number| places.get(&format!("/respondent/posts/{number}"))?.as_str());
    let posts: Vec<String> = posts.map(str::to_owned).collect();
    let profile = matter.framework().profile_of(&posts);
    let asked: Vec<String> = profile
        .into_iter()
        .map(|(item, _)| item.id.clone())
        .collect();
    let mut work = Builder::new(rng, Some(format!("response/{id}")));
    for _ in 0..40 {
        let competency = work.rng.choice(&asked)?;
        let (place, level) = (
            format!("/diagnosis/{competency}/rating"),
            work.rng.u8(1..=5),
        );
        let cell = usize::from(level) + 1;
        let row = format!("tr:has(input[name='rating-{competency}'])");
        if work.rng.u8(..4) == 0 {
            work.type_words(
                &format!("#evidence-{competency}"),
                &format!("/diagnosis/{competency}/evidence"),
            );
        } else {
            // A level chosen again changes nothing, which is an effect as well.
            work.press(
                &format!("{row} td:nth-child({cell}) input"),
                one(&place, json!(level)),
            );
        }
    }
    Some(work.script(
        Deed::Rate,
        format!("#/responder/{id}/autodiagnostico"),
        "table.matrix",
    ))
}

/// Types into the profile of a dossier, sometimes of a new one.
fn profile(rng: &mut Rng, ledger: &Ledger) -> Script {
    let dossiers = ledger.of_kind("dossier");
    let old = rng.choice(&dossiers).map(|(id, _)| format!("dossier/{id}"));
    match old.filter(|_| rng.u8(..4) > 0) {
        Some(document) => on_profile(rng, &document),
        None => {
            let mut work = Builder::new(rng, None);
            work.press(
                "main > button.primary",
                one("/municipality/country", json!("PE")),
            );
            work.wait("#code");
            work.set("#code", "/municipality/code", CODE, json!(CODE));
            fill_profile(&mut work);
            work.script(
                Deed::Profile,
                "#/planificar".to_owned(),
                "main > button.primary",
            )
        }
    }
}

/// Types into the profile of a dossier that is there.
pub fn on_profile(rng: &mut Rng, document: &str) -> Script {
    let id = document.trim_start_matches("dossier/");
    let mut work = Builder::new(rng, Some(document.to_owned()));
    fill_profile(&mut work);
    work.script(Deed::Profile, format!("#/planificar/{id}/perfil"), "#name")
}

fn fill_profile(work: &mut Builder) {
    for _ in 0..6 {
        work.type_words("#name", "/municipality/name");
        let people = work.rng.u16(1..2000);
        work.set(
            "#staff-regidor",
            "/staff/regidor",
            &people.to_string(),
            json!(people),
        );
        let year = work.rng.u16(2027..2031);
        work.set("#plan-to", "/years/1", &year.to_string(), json!(year));
    }
}

/// Takes response files into a dossier, a few at a time.
fn intake(rng: &mut Rng, ledger: &Ledger, matter: &Matter) -> Result<Option<Script>> {
    let dossiers = ledger.of_kind("dossier").into_iter();
    let code = Some(&json!(CODE));
    let fitting: Vec<_> = dossiers
        .filter(|(_, places)| places.get("/municipality/code") == code)
        .collect();
    let Some((id, _)) = rng.choice(fitting) else {
        return Ok(None);
    };
    let mut work = Builder::new(rng, Some(format!("dossier/{id}")));
    for _ in 0..8 {
        let mut files = Vec::new();
        let mut places = Places::new();
        for _ in 0..work.rng.usize(1..4) {
            let file = matter.response(work.rng)?;
            places.extend(file.places.clone());
            files.push(file);
        }
        work.step(give(&files), Some(places));
    }
    let place = format!("#/planificar/{id}/respuestas");
    Ok(Some(work.script(
        Deed::Intake,
        place,
        "main input[type=file]",
    )))
}

/// Takes in the files of dossiers; their line in the list says that they are here.
fn import(rng: &mut Rng, matter: &Matter) -> Result<Script> {
    let mut work = Builder::new(rng, None);
    for _ in 0..3 {
        let file = matter.dossier(work.rng)?;
        work.document = Some(file.document.clone());
        let mut order = give(std::slice::from_ref(&file));
        if let Some(map) = order.as_object_mut() {
            map.insert("vouched".to_owned(), json!(true));
        }
        work.step(order, Some(file.places));
    }
    work.document = None;
    Ok(work.script(
        Deed::Import,
        "#/planificar".to_owned(),
        "main input[type=file]",
    ))
}

fn give(files: &[File]) -> Value {
    let files: Vec<Value> = files
        .iter()
        .map(|file| json!({ "name": format!("{}.json", file.document.replace('/', "-")), "text": file.text }))
        .collect();
    json!({ "act": "give", "css": "main input[type=file]", "files": files })
}

/// Place of the first cost of the first activity.
const COST: &str = "/plan/activities/0/costs/0/cents";

/// Writes the municipality's own words into an activity, and what it costs where it has a line of costs.
pub fn activity(rng: &mut Rng, ledger: &Ledger) -> Option<Script> {
    let dossiers = ledger.of_kind("dossier").into_iter();
    let with_plan = dossiers.filter_map(|(id, places)| {
        let activity = places.get("/plan/activities/0/id")?.as_str()?;
        Some((id, activity, places.contains_key(COST)))
    });
    let with_plan: Vec<_> = with_plan.collect();
    let (id, activity, has_cost) = rng.choice(with_plan)?;
    let mut work = Builder::new(rng, Some(format!("dossier/{id}")));
    for _ in 0..6 {
        work.type_words("#title", "/plan/activities/0/title");
        work.type_words("#responsible", "/plan/activities/0/responsible");
        if has_cost {
            let soles = work.rng.u32(1..9000);
            let places = one(COST, json!(u64::from(soles) * 100));
            work.step(
                json!({ "act": "write", "css": "#cost-amount-0", "text": soles.to_string() }),
                places,
            );
        }
    }
    let place = format!("#/planificar/{id}/actividad/{activity}");
    Some(work.script(Deed::Activity, place, "#title"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::past::State;
    use super::*;
    use crate::dist::content::assemble;

    /// Returns what a device holds on which every kind of work is possible.
    fn device() -> (Matter, Vec<File>, Ledger, Past) {
        let matter = Matter::new(assemble().unwrap()).unwrap();
        let kept = matter.kept_before(&mut Rng::with_seed(1)).unwrap();
        let mut ledger = Ledger::default();
        let mut past = Past::default();
        for file in &kept {
            ledger.begin_with(file.document.clone(), file.places.clone());
        }
        past.begin_with(&kept[0].document, State::default());
        (matter, kept, ledger, past)
    }

    #[test]
    fn every_kind_of_work_comes_up_and_speaks_of_what_is_there() {
        let (matter, kept, ledger, past) = device();
        let mut rng = Rng::with_seed(2);
        let mut deeds = BTreeSet::new();
        for _ in 0..100 {
            let script = next(&mut rng, &ledger, &past, &matter).unwrap();
            assert!(script.steps.iter().any(|step| step.effect.is_some()));
            if let Some(document) = &script.document {
                assert!(kept.iter().any(|file| file.document == *document));
            }
            deeds.insert(script.deed);
        }
        assert_eq!(deeds, BTreeSet::from(Deed::DAILY));
        let script = migration(&mut rng, &kept).unwrap();
        assert_eq!(script.deed, Deed::Migration);
    }

    #[test]
    fn an_empty_device_is_work_enough() {
        let (matter, ..) = device();
        let mut rng = Rng::with_seed(3);
        for _ in 0..20 {
            let script = next(&mut rng, &Ledger::default(), &Past::default(), &matter).unwrap();
            assert_eq!(script.document, None);
        }
    }

    #[test]
    fn equal_seeds_are_equal_work() {
        let (matter, _, ledger, past) = device();
        let works = |seed| {
            let mut rng = Rng::with_seed(seed);
            let mut work = || next(&mut rng, &ledger, &past, &matter).unwrap();
            (0..5).map(|_| work().steps).collect::<Vec<_>>()
        };
        assert_eq!(works(7), works(7));
        assert_ne!(works(7), works(8));
    }
}

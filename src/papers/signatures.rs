//! Who signs.

use super::desk::Desk;
use crate::dossier::{Person, Signatory};
use crate::export::SignaturePlace;
use crate::framework::ActorKind;
use crate::response::plain;

/// Id of the post of the authority.
const AUTHORITY: &str = "alcalde";

/// Returns who signs a document for the municipality: those of the dossier; a letter of a person that person and
/// the authority.
pub fn signature_places(desk: &Desk<'_>, person: Option<&Person>) -> Vec<SignaturePlace> {
    if let Some(person) = person {
        let post = person.posts.first().map(|id| desk.post(id));
        let own = place(&person.name, &post.unwrap_or_default());
        return vec![own, authority(desk)];
    }
    let stated = desk.dossier.signatories.iter();
    let stated: Vec<SignaturePlace> = stated.map(|item| place(&item.name, &item.office)).collect();
    if stated.is_empty() {
        usual(desk)
    } else {
        stated
    }
}

fn place(name: &str, office: &str) -> SignaturePlace {
    SignaturePlace {
        name: name.trim().to_string(),
        office: office.trim().to_string(),
    }
}

/// The authority and two officials, where nobody said who signs.
fn usual(desk: &Desk<'_>) -> Vec<SignaturePlace> {
    let of = |kind: ActorKind| {
        desk.framework
            .posts
            .iter()
            .filter(move |post| post.actor == kind)
    };
    let posts = of(ActorKind::Authority)
        .take(1)
        .chain(of(ActorKind::Official).take(2));
    posts
        .map(|post| place(&holder(desk, &post.id), &desk.post(&post.id)))
        .collect()
}

fn authority(desk: &Desk<'_>) -> SignaturePlace {
    match signatory(desk, AUTHORITY) {
        Some(found) => place(&found.name, &found.office),
        None => place(&holder(desk, AUTHORITY), &desk.post(AUTHORITY)),
    }
}

/// Names who holds a post: whoever signs for it, or somebody of the register who has it and has not left; empty
/// where nobody is known.
pub fn holder(desk: &Desk<'_>, post: &str) -> String {
    let signs = signatory(desk, post).map(|item| item.name.trim().to_string());
    let signs = signs.filter(|name| !name.is_empty());
    let mut people = desk.dossier.people.iter().filter(|person| {
        let here = person.left.is_none_or(|left| left >= desk.today);
        here && person.posts.first().is_some_and(|id| id == post)
    });
    signs
        .or_else(|| people.next().map(|person| person.name.clone()))
        .unwrap_or_default()
}

/// Finds who signs for a post: the office shares a word with one of the post's names, as "Alcalde distrital" does
/// with "Alcaldesa o alcalde". Words that say only "municipal" tell nothing.
fn signatory<'a>(desk: &Desk<'a>, post: &str) -> Option<&'a Signatory> {
    const STEM: usize = 5;
    let post = desk.framework.post(post)?;
    let stems = |text: &str| -> Vec<String> {
        let text = plain(text);
        let words = text
            .split_whitespace()
            .filter(|word| !word.starts_with("munici"));
        let long = words.filter(|word| word.chars().count() >= STEM);
        long.map(|word| word.chars().take(STEM).collect()).collect()
    };
    let mut named = stems(&post.name.es);
    named.extend(stems(&post.name.en));
    let mut signatories = desk.dossier.signatories.iter();
    signatories.find(|item| stems(&item.office).iter().any(|stem| named.contains(stem)))
}

//! What is voted on in a phase.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::phase::{read, write};
use crate::documents::World;
use crate::dossier::Dossier;
use crate::framework::Framework;
use crate::store;
use crate::ui::app::App;
use crate::ui::facilitate::{names, session};
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{Field, Icon, click, dynamic, live, select_field, text_field};
use crate::ui::world::BrowserWorld;
use crate::workshop::Ballot;

fn field(id: &str, name: &str, label: &str, hint: &str) -> Field {
    Field {
        id: format!("{name}-{id}"),
        label: label.to_string(),
        hint: hint.to_string(),
        optional: false,
    }
}

/// The list, and adding to it: all that a post asks for, one competency, or a sentence of one's own.
pub fn ballots(app: App, id: String) -> impl IntoView {
    let framework = app.framework();
    let one = StoredValue::new(id.clone());
    let list = Memo::new(move |_| read(&one.get_value(), |phase| phase.ballots.clone()));
    let post = RwSignal::new(String::new());
    let own = RwSignal::new(String::new());
    let single = RwSignal::new(String::new());
    let choose = (String::new(), tr!(facilitate.choose).to_string());
    let posts = framework
        .posts
        .iter()
        .map(|item| (item.id.clone(), item.name.get(language()).to_string()));
    let posts = std::iter::once(choose.clone()).chain(posts).collect();
    let competencies = framework.competencies.iter();
    let competencies =
        competencies.map(|item| (item.id.clone(), item.name.get(language()).to_string()));
    let competencies = std::iter::once(choose).chain(competencies).collect();
    let words = framework.clone();
    view! {
        <section class="stack">
            <h4>{move || tr!(facilitate.ballots, n = list.read().len())}</h4>
            <ul class="room-list">
                {move || list.get().into_iter().map(|ballot| entry(app, one.get_value(), &words, ballot)).collect_view()}
            </ul>
            <div class="room-add">
                {select_field(field(&id, "post", tr!(facilitate.add_post), tr!(facilitate.add_post_hint)), posts, move || post.get(), move |id| post.set(id))}
                <button class="button" type="button" on:click=click(move |_| {
                    add_post(app, &one.get_value(), &post.get_untracked());
                    post.set(String::new());
                })>{tr!(facilitate.add)}</button>
            </div>
            <div class="room-add">
                {select_field(field(&id, "competency", tr!(facilitate.add_competency), ""), competencies, move || single.get(), move |id| single.set(id))}
                <button class="button" type="button" on:click=click(move |_| {
                    add_one(app, &one.get_value(), &single.get_untracked());
                    single.set(String::new());
                })>{tr!(facilitate.add)}</button>
            </div>
            <div class="room-add" data-unsent=live(move || !own.read().trim().is_empty())>
                {text_field(field(&id, "own", tr!(facilitate.add_own), tr!(facilitate.add_own_hint)), "text", move || own.get(), String::new, move |text| own.set(text))}
                <button class="button" type="button" on:click=click(move |_| {
                    let text = own.get_untracked().trim().to_string();
                    if !text.is_empty() {
                        write(app, &one.get_value(), |phase| phase.ballots.push(Ballot {
                            id: BrowserWorld.new_id(),
                            text,
                            ..Ballot::default()
                        }));
                        own.set(String::new());
                    }
                })>{tr!(facilitate.add)}</button>
            </div>
            {dynamic(move || (list.read().len() > 30).then(|| view! { <p class="hint">{tr!(facilitate.many_ballots)}</p> }))}
        </section>
    }
}

fn entry(app: App, phase: String, framework: &Framework, ballot: Ballot) -> impl IntoView + use<> {
    let name = names::subject(framework, &ballot.competency, &ballot.text);
    let label = tr!(common.remove_named, name = name.clone());
    let required = ballot
        .required
        .map(|level| tr!(facilitate.required_level, level = level));
    view! {
        <li>
            <span>{name}{required.map(|words| view! { " "<span class="hint">{words}</span> })}</span>
            <button class="icon-button" type="button" aria-label=label on:click=click(move |_| {
                let (phase, ballot) = (phase.clone(), ballot.id.clone());
                let message = tr!(facilitate.removed).to_string();
                session().edit_undoable(app, message, |found| {
                    if let Some(phase) = found.phases.iter_mut().find(|item| item.id == phase) {
                        phase.ballots.retain(|item| item.id != ballot);
                    }
                });
            })><Icon name="i-close" /></button>
        </li>
    }
}

/// Puts what a post asks for to the vote, each with the level that it asks for; where another post was added before,
/// the higher level stays.
fn add_post(app: App, phase: &str, post: &str) {
    let framework = app.framework();
    let Some(post) = framework.posts.iter().find(|item| item.id == post) else {
        return;
    };
    let competencies = framework.competencies.iter();
    let asked = competencies.filter(|item| post.profile.contains_key(&item.id));
    let asked: Vec<String> = asked.map(|item| item.id.clone()).collect();
    add(app, phase, &asked, |id| post.profile.get(id).copied());
}

/// Puts one competency to the vote, with the highest level that a post of the municipality asks for, where the
/// session belongs to a dossier that says which posts there are.
fn add_one(app: App, phase: &str, competency: &str) {
    let framework = app.framework();
    if !framework
        .competencies
        .iter()
        .any(|item| item.id == competency)
    {
        return;
    }
    let dossier = session().read_untracked(|found| found.dossier.clone());
    let staff = match dossier.map(|id| store::load::<Dossier>(&id)) {
        Some(Some(Ok(found))) => found.payload.staff,
        _ => BTreeMap::new(),
    };
    let here = |id: &String| staff.get(id).is_some_and(|people| *people > 0);
    let posts = framework.posts.iter().filter(|post| here(&post.id));
    let highest = posts
        .filter_map(|post| post.profile.get(competency))
        .copied()
        .max();
    add(app, phase, &[competency.to_string()], |_| highest);
}

fn add(app: App, phase: &str, competencies: &[String], required: impl Fn(&str) -> Option<u8>) {
    session().edit(app, |found| {
        let Some(place) = found.phases.iter().position(|item| item.id == phase) else {
            return;
        };
        found.put_to_vote(place, competencies, &required, &BrowserWorld);
        let ballots = found.phases.get_mut(place).map(|phase| &mut phase.ballots);
        for ballot in ballots.into_iter().flatten() {
            if competencies.contains(&ballot.competency) {
                ballot.required = ballot.required.max(required(&ballot.competency));
            }
        }
    });
}

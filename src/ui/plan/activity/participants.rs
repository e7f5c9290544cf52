//! People per post, and those of the register who are enrolled.

use leptos::prelude::*;

use super::Editing;
use super::fields::heading;
use crate::dossier::{Activity, Dossier};
use crate::plan::people_in;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::conflict_words::{person, person_name};
use crate::ui::plan::derived::section_href;
use crate::ui::plan::draft::{people_row, people_table};
use crate::ui::plan::names;
use crate::ui::route::Section;
use crate::ui::widgets::{Field, Icon, click, dynamic, focus_soon, select_field};
use crate::ui::world::today;

pub fn participants(editing: Editing) -> impl IntoView {
    let measure = Memo::new(move |_| editing.read(|activity| activity.measure));
    view! {
        <section class="part">
            {heading("participants", tr!(plan.participants))}
            <p id="participants-hint">{tr!(plan.participants_hint)}</p>
            {planned(editing)}
            {dynamic(move || (!measure.get()).then(|| enrolled(editing)))}
        </section>
    }
}

fn planned(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let rows = framework.posts.iter().map(|post| {
        let name = post.name.get(language()).to_string();
        row(editing, post.id.clone(), name).into_any()
    });
    let total = move || editing.read(people_in);
    people_table(
        tr!(plan.participants),
        tr!(plan.people),
        rows.collect(),
        total,
    )
}

fn row(editing: Editing, post: String, name: String) -> impl IntoView {
    let (id, shown) = (format!("participants-{post}"), post.clone());
    let post = StoredValue::new(post);
    let kept = move || editing.read(|activity| activity.participants.get(&shown).copied());
    let keep = move |people: Option<u16>| {
        editing.edit(|activity| {
            let post = post.get_value();
            match people.filter(|people| *people > 0) {
                Some(people) => activity.participants.insert(post, people),
                None => activity.participants.remove(&post),
            };
        });
    };
    people_row(id, "participants-hint", name, kept, keep, String::new)
}

/// A person as the list shows them.
#[derive(Clone, PartialEq, Eq, Hash)]
struct One {
    id: String,
    name: String,
    post: String,
    /// Whether something was noted of the enrolment.
    noted: bool,
}

/// A post whose holders are not all enrolled: its name and how many are missing.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Missing {
    post: String,
    name: String,
    people: usize,
}

/// What the list of enrolled people shows.
#[derive(Clone, Default, PartialEq)]
struct Enrolled {
    /// Whether the register has anybody.
    register: bool,
    people: Vec<One>,
    missing: Vec<Missing>,
    /// People who can still be enrolled: id and words.
    others: Vec<(String, String)>,
}

fn look(editing: Editing, dossier: &Dossier, activity: &Activity) -> Enrolled {
    let framework = editing.app.framework();
    let post_of = |id: &str| {
        let found = dossier.person(id).and_then(|person| person.post());
        found
            .map(|post| names::post(&framework, post))
            .unwrap_or_default()
    };
    let people = activity.enrolled.iter().map(|(id, enrolment)| One {
        id: id.clone(),
        name: person(dossier, id),
        post: post_of(id),
        noted: !enrolment.is_untouched(),
    });
    let people = crate::order::ordered(people.collect(), |a: &One, b| {
        (&a.post, &a.name).cmp(&(&b.post, &b.name))
    });
    let day = today();
    let missing = activity
        .participants
        .iter()
        .filter(|(_, people)| **people > 0)
        .filter_map(|(post, _)| {
            let holders = dossier.holders(post, day);
            let people = holders
                .filter(|person| !activity.enrolled.contains_key(&person.id))
                .count();
            (people > 0).then(|| Missing {
                post: post.clone(),
                name: names::post(&framework, post),
                people,
            })
        });
    let others = dossier.people.iter().filter(|found| found.is_here(day));
    let others = others.filter(|found| !activity.enrolled.contains_key(&found.id));
    let others = others.map(|found| {
        let post = found.post().map(|post| names::post(&framework, post));
        let (name, post) = (person_name(found), post.unwrap_or_default());
        let words = if post.is_empty() {
            name
        } else {
            format!("{name}, {post}")
        };
        (found.id.clone(), words)
    });
    Enrolled {
        register: !dossier.people.is_empty(),
        people,
        missing: missing.collect(),
        others: others.collect(),
    }
}

fn enrolled(editing: Editing) -> impl IntoView {
    let app = editing.app;
    // What the list is made of: words that are typed elsewhere in the activity do not make it anew.
    let parts = Memo::new(move |_| {
        let people = app.dossier.read(|dossier| dossier.people.clone());
        let of_it =
            |activity: &Activity| (activity.participants.clone(), activity.enrolled.clone());
        (people, editing.read(of_it))
    });
    let found = Memo::new(move |_| {
        // Reading it makes it: who only tracks a memo that nobody read never hears of it.
        parts.with(|_| ());
        let activity = editing.activity.get_untracked().unwrap_or_default();
        app.dossier
            .read_untracked(|dossier| look(editing, dossier, &activity))
    });
    let register = Memo::new(move |_| found.with(|found| found.register));
    let count = move || found.with(|found| found.people.len());
    view! {
        <h3 id="enrolled" tabindex="-1">{dynamic(move || tr!(people.enrolled_title, n = count()))}</h3>
        {dynamic(move || if register.get() {
            view! {
                <p class="hint">{tr!(people.enrolled_text)}</p>
                {by_post(editing, found)}
                {by_person(editing, found)}
                {list(editing, found)}
            }.into_any()
        } else {
            view! {
                <p>{tr!(people.enrolled_no_register)}" "
                    <a href=section_href(app, Section::People)>{tr!(people.to_register)}</a></p>
            }.into_any()
        })}
    }
}

/// A button for every post with people planned whose holders are not all enrolled.
fn by_post(editing: Editing, found: Memo<Enrolled>) -> impl IntoView {
    let missing = move || found.with(|found| found.missing.clone());
    view! {
        <div class="row">
            <For each=missing key=Missing::clone children=move |one| {
                let words = tr!(people.enrol_post, post = one.name.clone(), n = one.people);
                view! {
                    <button class="button" type="button" on:click=click(move |_| enrol_post(editing, &one.post))>
                        {words}
                    </button>
                }
            } />
        </div>
    }
}

fn enrol_post(editing: Editing, post: &str) {
    let app = editing.app;
    let holders = app.dossier.read_untracked(|dossier| {
        let holders = dossier
            .holders(post, today())
            .map(|person| person.id.clone());
        holders.collect::<Vec<String>>()
    });
    editing.edit_undoable(tr!(people.enrolled_post).to_string(), move |activity| {
        activity.enrol(holders.iter().map(String::as_str));
    });
    focus_soon("enrolled".to_string());
}

fn by_person(editing: Editing, found: Memo<Enrolled>) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let others = Memo::new(move |_| found.with(|found| found.others.clone()));
    let select = move || {
        let mut choices = vec![(String::new(), tr!(people.choose_person).to_string())];
        choices.extend(others.get());
        let field = Field {
            id: "enrol-person".into(),
            label: tr!(people.enrol_person).into(),
            hint: String::new(),
            optional: false,
        };
        select_field(
            field,
            choices,
            move || chosen.get(),
            move |id| chosen.set(id),
        )
    };
    let enrol = move |_| {
        let id = chosen.get_untracked();
        if !id.is_empty() {
            editing.edit(|activity| {
                activity.enrol([id.as_str()]);
            });
            chosen.set(String::new());
            focus_soon("enrol-person".to_string());
        }
    };
    view! {
        {dynamic(select)}
        <div class="row">
            <button class="button" type="button" disabled=move || chosen.with(String::is_empty)
                on:click=click(enrol)>{tr!(people.enrol)}</button>
        </div>
    }
}

fn list(editing: Editing, found: Memo<Enrolled>) -> impl IntoView {
    let people = move || found.with(|found| found.people.clone());
    let some = Memo::new(move |_| found.with(|found| !found.people.is_empty()));
    dynamic(move || {
        some.get().then(|| view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(people.enrolled_table)>
            <table class="people">
                <thead><tr>
                    <th scope="col">{tr!(people.name)}</th>
                    <th scope="col">{tr!(plan.post)}</th>
                    <th scope="col"><span class="visually-hidden">{tr!(plan.actions)}</span></th>
                </tr></thead>
                <tbody>
                    <For each=people key=One::clone children=move |one| line(editing, one) />
                </tbody>
            </table>
        </div>
    })
    })
}

fn line(editing: Editing, one: One) -> impl IntoView {
    let label = tr!(people.withdraw_named, name = one.name.clone());
    let noted = one
        .noted
        .then(|| view! { " "<span class="badge">{tr!(people.noted)}</span> });
    let (id, name) = (one.id, one.name.clone());
    let withdraw = move |_| {
        let (id, name) = (id.clone(), name.clone());
        editing.edit_undoable(tr!(people.withdrawn, name = name), move |activity| {
            activity.enrolled.remove(&id);
        });
        focus_soon("enrolled".to_string());
    };
    view! {
        <tr>
            <th scope="row">{one.name}{noted}</th>
            <td>{one.post}</td>
            <td>
                <button class="icon-button" type="button" aria-label=label on:click=click(withdraw)>
                    <Icon name="i-close" />
                </button>
            </td>
        </tr>
    }
}

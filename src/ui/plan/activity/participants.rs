//! People per post.

use leptos::prelude::*;

use super::Editing;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::draft::people_row;

pub fn participants(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let rows = framework.posts.iter();
    let rows = rows.map(|post| {
        row(
            editing,
            post.id.clone(),
            post.name.get(language()).to_string(),
        )
    });
    let rows = rows.collect_view();
    let total = move || {
        editing.read(|activity| {
            activity
                .participants
                .values()
                .map(|n| u64::from(*n))
                .sum::<u64>()
        })
    };
    view! {
        <section class="part">
            <h2>{tr!(plan.participants)}</h2>
            <p id="participants-hint">{tr!(plan.participants_hint)}</p>
            <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(plan.participants)>
                <table class="data">
                    <thead>
                        <tr>
                            <th scope="col">{tr!(plan.post)}</th>
                            <th scope="col">{tr!(plan.people)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr><th scope="row">{tr!(plan.total)}</th><td>{total}</td></tr>
                    </tfoot>
                </table>
            </div>
        </section>
    }
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

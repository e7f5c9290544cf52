//! People per post. Zero means that the municipality has no such post; empty, that it has not said.

use leptos::prelude::*;

use crate::dossier::{Dossier, response_rate};
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::draft::{people_row, people_table};

pub fn staff(app: App) -> impl IntoView {
    let framework = app.framework();
    let rows = framework.posts.iter().map(|post| {
        let name = post.name.get(language()).to_string();
        row(app, post.id.clone(), name).into_any()
    });
    let total = move || {
        let people = |dossier: &Dossier| dossier.staff.values().map(|n| u64::from(*n)).sum::<u64>();
        app.dossier.read(people)
    };
    view! {
        <section class="part">
            <h2>{tr!(plan.staff_title)}</h2>
            <p id="staff-hint">{tr!(plan.staff_text)}</p>
            {people_table(tr!(plan.staff_title), tr!(plan.staff_people), rows.collect(), total)}
        </section>
    }
}

fn row(app: App, post: String, name: String) -> impl IntoView {
    let framework = app.framework();
    let (id, shown, asked) = (format!("staff-{post}"), post.clone(), post.clone());
    let post = StoredValue::new(post);
    let kept = move || {
        app.dossier
            .read(|dossier| dossier.staff.get(&shown).copied())
    };
    let keep = move |people: Option<u16>| {
        app.dossier.edit(app, |dossier| {
            let post = post.get_value();
            match people {
                Some(people) => dossier.staff.insert(post, people),
                None => dossier.staff.remove(&post),
            };
        });
    };
    let conflict = move || {
        app.dossier
            .read(|found| mismatch(&framework, found, &asked))
    };
    people_row(id, "staff-hint", name, kept, keep, conflict)
}

/// Says where staff and responses of a post cannot both be right; empty where they can.
pub fn mismatch(framework: &Framework, dossier: &Dossier, post: &str) -> String {
    let rate = response_rate(framework, dossier);
    let row = rate
        .posts
        .iter()
        .find(|row| row.post == post && row.exceeds_staff());
    match row.map(|row| (row.staff.unwrap_or_default(), row.received)) {
        None => String::new(),
        Some((0, received)) => tr!(plan.staff_zero, received = received).to_string(),
        Some((staff, received)) => {
            tr!(plan.staff_exceeded, staff = staff, received = received).to_string()
        }
    }
}

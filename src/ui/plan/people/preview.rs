//! How a list of staff was understood, before anybody is taken in.

use leptos::prelude::*;

use crate::dossier::{Doubt, LineFault, Listed, MAX_LINES, MAX_NAME, StaffList};
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::names;

/// Lines of the preview at most.
const SHOWN: usize = 30;

pub fn preview(app: App, list: Memo<StaffList>) -> impl IntoView {
    let framework = app.framework();
    move || {
        let list = list.get();
        let title = match list.people.len() {
            0 => tr!(people.bring_nobody).to_string(),
            n => tr!(people.bring_preview, n = n),
        };
        let rows = list
            .people
            .iter()
            .take(SHOWN)
            .map(|found| row(&framework, found))
            .collect_view();
        let more = list.people.len().saturating_sub(SHOWN);
        let table = (!list.people.is_empty()).then(|| table(rows));
        view! {
            <h4 role="status">{title}</h4>
            {table}
            {(more > 0).then(|| view! { <p class="hint">{tr!(people.bring_more, n = more)}</p> })}
            {list.cut.then(|| view! { <p class="error">{tr!(people.bring_cut, n = MAX_LINES)}</p> })}
            {refused(&list)}
        }
    }
}

fn table(rows: Vec<AnyView>) -> impl IntoView {
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(people.bring_table)>
            <table class="people">
                <thead><tr>
                    <th scope="col">{tr!(people.name)}</th>
                    <th scope="col">{tr!(plan.post)}</th>
                    <th scope="col">{tr!(people.languages)}</th>
                    <th scope="col">{tr!(people.bring_doubts)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(framework: &Framework, found: &Listed) -> AnyView {
    let person = &found.person;
    let posts = names::posts(framework, &person.posts);
    let languages = names::languages(framework, &person.languages);
    let doubts: Vec<String> = found.doubts.iter().map(doubt).collect();
    view! {
        <tr>
            <th scope="row">{person.name.clone()}</th>
            <td>{posts.join(", ")}</td>
            <td>{languages.join(", ")}</td>
            <td>{doubts.join("; ")}</td>
        </tr>
    }
    .into_any()
}

fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::NoPost => tr!(people.doubt_no_post).to_string(),
        Doubt::Post(what) => tr!(people.doubt_post, what = what),
        Doubt::Language(what) => tr!(people.doubt_language, what = what),
        Doubt::Experience(what) => tr!(people.doubt_experience, what = what),
        Doubt::Since(what) => tr!(people.doubt_since, what = what),
    }
}

fn refused(list: &StaffList) -> Option<impl IntoView + use<>> {
    let lines = list.refused.iter().take(SHOWN).map(|(line, fault)| {
        let what = match fault {
            LineFault::NoName => tr!(people.fault_no_name).to_string(),
            LineFault::LongName => tr!(people.fault_long_name, most = MAX_NAME),
            LineFault::Twice { name } => tr!(people.fault_twice, name = name),
        };
        view! { <li>{tr!(people.bring_line, line = line, what = what)}</li> }
    });
    let lines = lines.collect_view();
    (!list.refused.is_empty()).then(|| {
        view! {
            <h4>{tr!(people.bring_refused, n = list.refused.len())}</h4>
            <ul>{lines}</ul>
        }
    })
}

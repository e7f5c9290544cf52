//! What responses of earlier frameworks hold that has no place in the present one.

use leptos::prelude::*;

use crate::dossier::{ReceivedResponse, SetAside};
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::figures::day_of;
use crate::ui::plan::names;
use crate::ui::plan::other_framework::listed as listed_name;
use crate::ui::widgets::dynamic;

/// One response with what was set aside.
#[derive(Clone, PartialEq)]
struct Aside {
    title: String,
    lists: Vec<(&'static str, String)>,
}

/// The card; nothing where nothing was set aside.
pub fn set_aside(app: App) -> impl IntoView {
    let framework = app.framework();
    let found = Memo::new(move |_| {
        app.dossier.read(|dossier| {
            let asides = dossier.responses.iter();
            let asides = asides.filter_map(|item| aside(&framework, item));
            asides.collect::<Vec<Aside>>()
        })
    });
    dynamic(move || {
        let found = found.get();
        (!found.is_empty()).then(|| card(found))
    })
}

fn card(found: Vec<Aside>) -> impl IntoView {
    view! {
        <section class="part" id="set-aside">
            <h2>{tr!(institution.aside_title)}</h2>
            <p>{tr!(institution.aside_text)}</p>
            {found.into_iter().map(one).collect_view()}
        </section>
    }
}

fn one(aside: Aside) -> impl IntoView {
    let lists = aside.lists.into_iter();
    let lists = lists.map(|(name, ids)| view! { <div><dt>{name}</dt><dd>{ids}</dd></div> });
    view! {
        <h3>{aside.title}</h3>
        <dl class="pairs">{lists.collect_view()}</dl>
    }
}

fn aside(framework: &Framework, item: &ReceivedResponse) -> Option<Aside> {
    let set_aside = item.set_aside(framework);
    if set_aside.is_empty() {
        return None;
    }
    let date = day_of(item.document.written);
    let posts = &item.response().respondent.posts;
    let posts: Vec<String> = posts.iter().map(|id| names::post(framework, id)).collect();
    let title = match posts.as_slice() {
        [] => tr!(institution.aside_response, date = date).to_string(),
        posts => {
            let posts = posts.join(", ");
            tr!(institution.aside_response_of, date = date, posts = posts).to_string()
        }
    };
    Some(Aside {
        title,
        lists: lists(&set_aside),
    })
}

fn lists(set_aside: &SetAside) -> Vec<(&'static str, String)> {
    let lists = set_aside.iter().map(|(listed, ids)| {
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        (listed_name(*listed), ids.join(", "))
    });
    lists.collect()
}

//! The suggestions of each unit together, to be accepted as one activity.

use leptos::prelude::*;

use crate::plan::{
    Suggestion, Suggestions, UnitSuggestions, accept_unit, by_unit as grouped, training,
};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::suggestion_title;
use crate::ui::plan::figures::whole;
use crate::ui::plan::names;
use crate::ui::widgets::{click, dynamic, focus_soon};
use crate::ui::world::BrowserWorld;

/// The units with what is suggested for each.
pub fn by_unit(app: App, found: Suggestions) -> impl IntoView {
    let found = StoredValue::new(found);
    let framework = app.framework();
    let groups = Memo::new(move |_| {
        app.dossier
            .read(|dossier| found.with_value(|found| grouped(&framework, &dossier.plan, found)))
    });
    let posts = move || {
        let groups = groups.read();
        groups
            .iter()
            .map(|group| group.post.clone())
            .collect::<Vec<_>>()
    };
    let card = move |post: String| {
        let wanted = post.clone();
        let group = Memo::new(move |_| {
            let groups = groups.read();
            groups.iter().find(|group| group.post == wanted).cloned()
        });
        dynamic(move || group.get().map(|group| unit(app, found, group)))
    };
    view! {
        <section class="part">
            <h2>{tr!(builder.units_title)}</h2>
            <p>{tr!(builder.units_text)}</p>
            {dynamic(move || groups.read().is_empty().then(|| view! { <p class="muted">{tr!(builder.units_none)}</p> }))}
            <For each=posts key=String::clone children=card />
        </section>
    }
}

fn title_id(post: &str) -> String {
    format!("unit-{post}")
}

fn unit(app: App, found: StoredValue<Suggestions>, group: UnitSuggestions) -> impl IntoView {
    let framework = app.framework();
    let name = names::post(&framework, &group.post);
    let line = |id: &String, accepted: bool| {
        let priority = found.with_value(|all| training(all, id).and_then(Suggestion::priority));
        let title = suggestion_title(&framework, id);
        let note = match (accepted, priority) {
            (true, _) => tr!(plan.accepted).to_string(),
            (false, Some(priority)) => tr!(plan.priority_of, n = whole(priority)),
            (false, None) => tr!(plan.priority_protected).to_string(),
        };
        view! { <li>{title}" "<small>{note}</small></li> }
    };
    let open = group.open.iter().map(|id| line(id, false)).collect_view();
    let accepted = group
        .accepted
        .iter()
        .map(|id| line(id, true))
        .collect_view();
    let state = group.open.is_empty().then_some("accepted");
    view! {
        <article class="suggestion" data-state=state>
            <h3 id=title_id(&group.post) tabindex="-1">{name.clone()}</h3>
            <p class="meta"><span>{tr!(plan.people_count, n = group.people)}</span></p>
            <ul>{open}{accepted}</ul>
            {(!group.open.is_empty()).then(|| accept_button(app, found, &group, &name))}
        </article>
    }
}

fn accept_button(
    app: App,
    found: StoredValue<Suggestions>,
    group: &UnitSuggestions,
    name: &str,
) -> impl IntoView + use<> {
    let n = group.open.len();
    let label = tr!(builder.unit_accept_named, n = n, unit = name.to_string());
    let message = tr!(builder.unit_accepted, unit = name.to_string());
    let title = tr!(builder.unit_title, unit = name.to_string());
    let post = group.post.clone();
    let accept = move |_| {
        let framework = app.framework();
        app.dossier.edit_undoable(app, message.clone(), |dossier| {
            let accept =
                |found: &Suggestions| accept_unit(dossier, &framework, found, &post, &BrowserWorld);
            let activity = found.with_value(accept).unwrap_or_default();
            let activity = dossier.plan.activity_mut(&activity);
            if let Some(activity) = activity.filter(|activity| !activity.merged.is_empty()) {
                activity.title = Some(title.clone());
            }
        });
        focus_soon(title_id(&post));
    };
    let words = match n {
        1 => tr!(plan.accept).to_string(),
        n => tr!(builder.unit_accept, n = n),
    };
    view! {
        <div class="row">
            <button class="button" type="button" aria-label=label on:click=click(accept)>{words}</button>
        </div>
    }
}

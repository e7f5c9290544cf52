//! The number of people per post: the register's beside that of the profile.

use leptos::prelude::*;

use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::names;
use crate::ui::widgets::{click, dynamic, focus_soon};
use crate::ui::world::today;

/// Says for which posts the numbers differ, and offers those of the register; nothing where they agree.
pub fn differs(app: App) -> impl IntoView {
    let framework = app.framework();
    let lines = Memo::new(move |_| lines(app, &framework));
    dynamic(move || {
        let lines = lines.get();
        let items = lines
            .iter()
            .map(|line| view! { <li>{line.clone()}</li> })
            .collect_view();
        (!lines.is_empty()).then(|| {
            view! {
                <div class="notice no-print" data-kind="info">
                    <h3>{tr!(people.staff_differs)}</h3>
                    <ul>{items}</ul>
                    <div class="row">
                        <button class="button" type="button" on:click=click(move |_| take(app))>
                            {tr!(people.staff_take)}
                        </button>
                    </div>
                </div>
            }
        })
    })
}

fn lines(app: App, framework: &Framework) -> Vec<String> {
    app.dossier.read(|dossier| {
        let counted = dossier.staff_of_register(today());
        let differs = counted
            .iter()
            .filter(|(post, here)| dossier.staff.get(*post) != Some(*here));
        let lines = differs.map(|(post, here)| {
            let profile = dossier.staff.get(post).map(u16::to_string);
            let profile = profile.unwrap_or_else(|| tr!(people.staff_none).to_string());
            tr!(
                people.staff_line,
                post = names::post(framework, post),
                here = here,
                profile = profile
            )
        });
        lines.collect()
    })
}

fn take(app: App) {
    app.dossier
        .edit_undoable(app, tr!(people.staff_taken).to_string(), |dossier| {
            dossier.follow_register(today());
        });
    focus_soon("register".to_string());
}

//! What was not wanted, with its reason and a way back.

use leptos::prelude::*;

use crate::dossier::Rejection;
use crate::plan::withdraw;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::suggestion_title;
use crate::ui::plan::figures::day_of;
use crate::ui::widgets::dynamic;
use crate::ui::world::BrowserWorld;

pub fn rejected(app: App) -> impl IntoView {
    let found = Memo::new(move |_| app.dossier.read(|dossier| dossier.plan.rejected.clone()));
    dynamic(move || {
        let found = found.read();
        let items = found.iter().map(|item| row(app, item)).collect_view();
        (!items.is_empty()).then(|| {
            view! {
                <section class="part">
                    <h2>{tr!(plan.rejected_title)}</h2>
                    {items}
                </section>
            }
        })
    })
}

fn row(app: App, item: &Rejection) -> impl IntoView + use<> {
    let title = suggestion_title(&app.framework(), &item.suggestion);
    let label = tr!(plan.take_back_named, title = title.clone()).to_string();
    let (suggestion, undone) = (item.suggestion.clone(), title.clone());
    let take_back = move |_| {
        let message = tr!(plan.taken_back, title = undone.clone()).to_string();
        app.dossier.edit_undoable(app, message, |dossier| {
            withdraw(&mut dossier.plan, &suggestion, &BrowserWorld);
        });
    };
    view! {
        <article class="suggestion" data-state="rejected">
            <h3>{title}</h3>
            <p>{tr!(plan.rejected_because)}" "{item.reason.clone()}</p>
            <p class="muted">{day_of(item.decided)}</p>
            <div class="row">
                <button class="button quiet" type="button" aria-label=label on:click=take_back>
                    {tr!(plan.take_back)}
                </button>
            </div>
        </article>
    }
}

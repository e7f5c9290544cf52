//! A document that cannot be shown: not here, or not readable.

use leptos::prelude::*;

use crate::ui::widgets::click;

use crate::documents::Kind;
use crate::store::raw_text;
use crate::ui::files::download;
use crate::ui::i18n::tr;
use crate::ui::route::Route;
use crate::ui::words;
use crate::ui::working::OpenError;

/// Says why a document cannot be opened and offers what can be done; `list` leads to the others.
pub fn lost(kind: Kind, id: String, error: OpenError, list: Route) -> impl IntoView {
    let (title, text, raw) = match error {
        OpenError::Absent => (
            tr!(common.absent_title),
            tr!(common.absent_text).to_string(),
            None,
        ),
        OpenError::Unreadable(error) => {
            let why = words::restore_error(&error);
            let text = format!("{why} {}", tr!(common.unreadable_keep));
            (tr!(common.unreadable_title), text, raw_text(kind, &id))
        }
    };
    view! {
        <main id="main" class="page narrow" tabindex="-1">
            <div class="empty">
                <h1>{title}</h1>
                <p>{text}</p>
                <div class="row">
                    {raw.map(|raw| view! {
                        <button class="button" type="button" on:click=click(move |_| {
                            download(&format!("yachay-{}-{id}.json", kind.name()), &raw);
                        })>{tr!(common.download)}</button>
                    })}
                    <a class="button primary" href=list.href()>{tr!(common.to_list)}</a>
                </div>
            </div>
        </main>
    }
}

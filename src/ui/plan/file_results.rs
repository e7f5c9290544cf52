//! What became of each file that came in.

use leptos::prelude::*;

use crate::order::ordered;
use crate::ui::widgets::{click, dynamic};

use crate::documents::RestoreError;
use crate::ui::files::Refusal;
use crate::ui::i18n::tr;
use crate::ui::route::{Route, Section};
use crate::ui::words;

/// What became of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileResult {
    /// Name of the file, as it came.
    pub name: String,
    /// `ok`, `warn` (nothing to do) or `error` (set aside).
    pub state: &'static str,
    /// What it is, or why it was set aside.
    pub text: String,
    /// Where what it led to is worked on.
    pub place: Option<Route>,
    /// Whether the rescue page is the place for it.
    pub rescue: bool,
}

impl FileResult {
    /// Returns a file that leads nowhere.
    pub fn new(name: &str, state: &'static str, text: impl ToString) -> FileResult {
        FileResult {
            name: name.to_string(),
            state,
            text: text.to_string(),
            place: None,
            rescue: false,
        }
    }

    /// Returns a file of which nothing was made.
    pub fn refused(name: &str, why: &Refusal) -> FileResult {
        FileResult {
            rescue: matches!(why, Refusal::Document(RestoreError::Rescue)),
            ..FileResult::new(name, "error", words::refusal(why))
        }
    }

    /// Adds the place where what it led to is worked on.
    pub fn leading_to_place(self, place: Route) -> FileResult {
        FileResult {
            place: Some(place),
            ..self
        }
    }

    /// Adds the dossier that it led to.
    pub fn leading_to(self, id: &str) -> FileResult {
        self.leading_to_place(Route::PlanSection(id.to_string(), Section::Profile))
    }
}

/// The results, on screen until they are closed; files set aside come first.
pub fn file_results(
    results: RwSignal<Vec<FileResult>>,
    summary: fn(&[FileResult]) -> String,
) -> impl IntoView {
    view! {
        <div role="status" class="stack">
            {dynamic(move || {
                let list = results.get();
                let words = (!list.is_empty()).then(|| summary(&list));
                let weight = |item: &FileResult| match item.state {
                    "error" => 0,
                    "warn" => 1,
                    _ => 2,
                };
                let list = ordered(list, |a, b| weight(a).cmp(&weight(b)));
                words.map(|words| view! {
                    <h2>{words}</h2>
                    <ul class="files">{list.into_iter().map(result).collect_view()}</ul>
                    <button class="button" type="button" on:click=click(move |_| results.set(Vec::new()))>
                        {tr!(plan.results_close)}
                    </button>
                })
            })}
        </div>
    }
}

fn result(item: FileResult) -> impl IntoView {
    let open = item.place.map(|to| {
        view! { " "<a href=to.href()>{tr!(plan.open)}</a> }
    });
    let rescue = item
        .rescue
        .then(|| view! { <span><a href="rescate.html">{tr!(home.rescue)}</a></span> });
    view! {
        <li data-state=item.state>
            <b>{item.name}</b>
            <span>{item.text}{open}</span>
            {rescue}
        </li>
    }
}

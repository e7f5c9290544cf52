//! Which people of the register are shown.

use leptos::prelude::*;

use crate::dossier::{Dossier, Person};
use crate::framework::Framework;
use crate::response::plain;
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{Field, click, dynamic, live, select_field, text_field};
use crate::ui::world::today;

/// Whether somebody still works here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Who {
    #[default]
    Here,
    Left,
    All,
}

/// What was asked for.
#[derive(Clone, Copy, Default)]
pub struct Filter {
    words: RwSignal<String>,
    post: RwSignal<String>,
    who: RwSignal<Who>,
}

impl Filter {
    /// Tells whether a person is shown, and tracks it.
    pub fn shows(self, person: &Person) -> bool {
        let here = person.is_here(today());
        let who = match self.who.get() {
            Who::Here => here,
            Who::Left => !here,
            Who::All => true,
        };
        let post = self
            .post
            .with(|post| post.is_empty() || person.posts.contains(post));
        let found = self.words.with(|words| {
            let name = plain(&person.name);
            plain(words)
                .split_whitespace()
                .all(|word| name.contains(word))
        });
        who && post && found
    }

    /// The fields.
    pub fn view(self, app: App) -> impl IntoView {
        let framework = app.framework();
        let field = |id: &str, label: &str| Field {
            id: id.into(),
            label: label.into(),
            hint: String::new(),
            optional: false,
        };
        let search = text_field(
            field("people-search", tr!(people.search)),
            "text",
            move || self.words.get(),
            String::new,
            move |text| self.words.set(text),
        );
        let posts = Memo::new(move |_| app.dossier.read(|dossier| posts(&framework, dossier)));
        let select = move || {
            let mut choices = vec![(String::new(), tr!(people.every_post).to_string())];
            choices.extend(posts.get());
            let field = field("people-post", tr!(people.filter_post));
            select_field(
                field,
                choices,
                move || self.post.get(),
                move |id| self.post.set(id),
            )
        };
        let counts = Memo::new(move |_| {
            app.dossier.read(|dossier| {
                let here = dossier
                    .people
                    .iter()
                    .filter(|person| person.is_here(today()));
                (here.count(), dossier.people.len())
            })
        });
        let chip = move |who| {
            let (here, all) = counts.get();
            match who {
                Who::Here => tr!(people.filter_here, n = here),
                Who::Left => tr!(people.filter_left, n = all - here),
                Who::All => tr!(people.filter_all, n = all),
            }
        };
        view! {
            <div class="fields no-print">{search}{dynamic(select)}</div>
            <div class="chips no-print" role="group" aria-label=tr!(people.filter)>
                {[Who::Here, Who::Left, Who::All].map(|who| view! {
                    <button
                        class="chip"
                        type="button"
                        aria-pressed=live(move || (self.who.get() == who).to_string())
                        on:click=click(move |_| self.who.set(who))
                    >{dynamic(move || chip(who))}</button>
                })}
            </div>
        }
    }
}

/// Returns the posts that somebody of the register holds, in the order of the framework.
fn posts(framework: &Framework, dossier: &Dossier) -> Vec<(String, String)> {
    let held = |id: &String| {
        dossier
            .people
            .iter()
            .any(|person| person.posts.contains(id))
    };
    let posts = framework.posts.iter().filter(|post| held(&post.id));
    posts
        .map(|post| (post.id.clone(), post.name.get(language()).to_string()))
        .collect()
}

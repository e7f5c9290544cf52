//! One document: what it says now, what is missing, its text to change, its files.

use leptos::prelude::*;

use super::{at_desk, back, blanks, editor, gone, preview};
use crate::export::office_name;
use crate::framework::Framework;
use crate::papers::{Desk, Filled, PaperKey, fill, template_of, template_text};
use crate::plan::write_document;
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::office::{Office, office_button};
use crate::ui::widgets::{Icon, click, dynamic, focus_soon, live, notice, print};
use crate::ui::world::{BrowserWorld, today};

/// A document of the open dossier.
#[derive(Clone, Copy)]
pub struct Paper {
    /// The application.
    pub app: App,
    /// Which document.
    pub key: StoredValue<PaperKey>,
    /// Whether its text is on screen instead of what it says.
    editing: RwSignal<bool>,
}

impl Paper {
    /// Reads what the document is written from and tracks it.
    pub fn read<R: Default>(self, read: impl FnOnce(&Desk<'_>, &PaperKey) -> R) -> R {
        at_desk(self.app, |desk| self.key.with_value(|key| read(desk, key)))
    }

    /// Returns its text, and whether it was changed by hand.
    pub fn text(self) -> (String, bool) {
        self.read(|desk, key| {
            let found = template_text(desk, key);
            found
                .map(|(text, edited)| (text.to_string(), edited))
                .unwrap_or_default()
        })
    }

    /// Keeps a text; one that is the template's again is none of its own.
    pub fn write(self, text: String) {
        let framework = self.app.framework();
        self.key.with_value(|key| {
            let same = template_body(&framework, key) == Some(text.as_str());
            let text = (!same).then_some(text);
            self.app.dossier.edit(self.app, |dossier| {
                write_document(&mut dossier.plan, &key.to_string(), text, &BrowserWorld);
            });
        });
    }

    /// Takes the template again; it can be undone.
    pub fn restore(self) {
        let message = tr!(papers.restored).to_string();
        let key = self.key.with_value(PaperKey::to_string);
        self.app
            .dossier
            .edit_undoable(self.app, message, |dossier| {
                write_document(&mut dossier.plan, &key, None, &BrowserWorld);
            });
    }

    fn filled(self) -> Option<Filled> {
        self.read(fill)
    }
}

/// Returns the text of a document's template in the language on screen.
fn template_body<'a>(framework: &'a Framework, key: &PaperKey) -> Option<&'a str> {
    let mut templates = framework.pack.templates.iter();
    let template = templates.find(|template| template.id == key.template)?;
    Some(template.body.get(language()))
}

/// The screen.
pub fn document(app: App, key: PaperKey) -> impl IntoView {
    let paper = Paper {
        app,
        key: StoredValue::new(key),
        editing: RwSignal::new(false),
    };
    let here = Memo::new(move |_| paper.read(crate::papers::is_there));
    dynamic(move || if here.get() { screen(paper) } else { gone(app) })
}

fn screen(paper: Paper) -> AnyView {
    let name = Memo::new(move |_| {
        paper.read(|desk, key| {
            let template = template_of(desk, key);
            let title = template.map(|item| item.title.get(desk.language).to_string());
            let activity = key.activity.as_deref();
            let activity = activity.and_then(|id| desk.dossier.plan.activity(id));
            let about = activity.map(|activity| desk.words(activity).title);
            let person = key.person.as_deref().and_then(|id| desk.person(id));
            let about = person.map(|person| person.name.clone()).or(about);
            (title.unwrap_or_default(), about.unwrap_or_default())
        })
    });
    view! {
        {back(paper.app)}
        <header class="paper-head no-print">
            <h2 id="paper-name" tabindex="-1">{dynamic(move || name.get().0)}</h2>
            <p class="muted">{dynamic(move || name.get().1)}</p>
        </header>
        {actions(paper)}
        {dynamic(move || if paper.editing.get() {
            editor::editor(paper)
        } else {
            reading(paper)
        })}
    }
    .into_any()
}

fn actions(paper: Paper) -> AnyView {
    let edited = Memo::new(move |_| paper.text().1);
    let file = move || {
        let filled = paper.filled()?;
        let (holds, place) =
            paper.read(|desk, key| (key.template.clone(), desk.dossier.municipality.name.clone()));
        let name = office_name(&holds, &place, today(), "docx");
        Some((name, Office::Docx(filled.document)))
    };
    let toggle = move |_| {
        paper.editing.update(|editing| *editing = !*editing);
        focus_soon(
            if paper.editing.get_untracked() {
                "paper-text"
            } else {
                "paper-name"
            }
            .to_string(),
        );
    };
    view! {
        <div class="row paper-actions no-print">
            <button class="button primary" type="button" on:click=click(move |_| {
                paper.app.save_all();
                paper.editing.set(false);
                request_animation_frame(print);
            })><Icon name="i-print" />{tr!(papers.print)}</button>
            {office_button(tr!(papers.docx), "i-save", move || untrack(file))}
            <button class="button" type="button" aria-pressed=live(move || paper.editing.get().to_string())
                on:click=click(toggle)><Icon name="i-edit" />{tr!(papers.edit)}</button>
            {dynamic(move || edited.get().then(|| view! {
                <button class="button quiet" type="button" on:click=click(move |_| {
                    paper.restore();
                    focus_soon("paper-name".into());
                })><Icon name="i-undo" />{tr!(papers.restore)}</button>
            }))}
        </div>
    }
    .into_any()
}

/// What the document says, with what is missing and what is wrong above it.
fn reading(paper: Paper) -> AnyView {
    let filled = Memo::new(move |_| paper.filled());
    view! {
        {dynamic(move || {
            let filled = filled.read();
            filled.as_ref().map(|filled| {
                let faulty = filled.faults.len();
                let faults = (faulty > 0).then(|| {
                    notice("error", tr!(papers.faulty_title, n = faulty).to_string(), tr!(papers.faulty_text).to_string())
                });
                view! {
                    <div class="no-print">
                        {faults}
                        {blanks::missing(paper, &filled.blanks)}
                    </div>
                    {preview::preview(&filled.document)}
                }
            })
        })}
    }
    .into_any()
}

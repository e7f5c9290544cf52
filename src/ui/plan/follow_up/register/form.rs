//! A line added by hand. It is read as a line of a spreadsheet is, with the same sentences.

use leptos::prelude::*;

use super::words::fault;
use crate::framework::Moment;
use crate::register::{ReadFault, modality_order, read_action};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::names;
use crate::ui::widgets::{Field, change, click, dynamic, live, suggested_field, text_field};
use crate::ui::words;
use crate::ui::world::BrowserWorld;

/// What is being typed, in the order of the columns, and what is wrong with it.
#[derive(Clone, Copy)]
struct Form {
    app: App,
    cells: [RwSignal<String>; 7],
    wrong: RwSignal<Option<ReadFault>>,
}

const YEAR: usize = 0;
const MOMENT: usize = 1;
const REGION: usize = 2;
const MODALITY: usize = 3;
const CONTENT: usize = 4;
const SUBJECT: usize = 5;
const COUNT: usize = 6;

/// The form.
pub fn part(app: App) -> impl IntoView {
    let form = Form {
        app,
        cells: std::array::from_fn(|_| RwSignal::new(String::new())),
        wrong: RwSignal::new(None),
    };
    view! {
        <section class="part no-print">
            <details class="more">
                <summary>{tr!(cycles.register_add_title)}</summary>
                <div class="cards" data-unsent=live(move || form.begun())>
                    {form.number(YEAR, "register-line-year", tr!(cycles.register_year))}
                    {form.choice(MOMENT, "register-line-moment", tr!(cycles.register_moment), moments())}
                    {form.region()}
                    {form.choice(MODALITY, "register-line-modality", tr!(cycles.register_modality), form.modalities())}
                    {form.choice(CONTENT, "register-line-content", tr!(cycles.register_content), form.contents())}
                    {form.subject()}
                    {form.number(COUNT, "register-line-count", tr!(cycles.register_count))}
                </div>
                <p class="error" role="alert">{dynamic(move || form.wrong.get().as_ref().map(fault))}</p>
                <div class="row">
                    <button class="button" type="button" on:click=click(move |_| form.add())>
                        {tr!(cycles.register_add)}
                    </button>
                </div>
            </details>
        </section>
    }
}

fn moments() -> Vec<(String, String)> {
    let all = [
        ("start", Moment::Start),
        ("stable", Moment::Stable),
        ("exit", Moment::Exit),
    ];
    let all = all.map(|(id, moment)| (id.to_string(), words::moment(moment).to_string()));
    all.into()
}

impl Form {
    /// Tells whether something is typed that is no line yet.
    fn begun(self) -> bool {
        self.cells
            .iter()
            .any(|cell| cell.with(|text| !text.trim().is_empty()))
    }

    fn cell(self, place: usize) -> RwSignal<String> {
        self.cells.get(place).copied().unwrap_or(self.cells[0])
    }

    fn modalities(self) -> Vec<(String, String)> {
        let framework = self.app.framework();
        let ids = modality_order(&framework).into_iter();
        ids.map(|id| (id.to_string(), names::modality(&framework, id)))
            .collect()
    }

    fn contents(self) -> Vec<(String, String)> {
        let framework = self.app.framework();
        let all = framework.contents.iter();
        all.map(|item| (item.id.clone(), item.name.get(language()).to_string()))
            .collect()
    }

    fn number(self, place: usize, id: &'static str, label: &'static str) -> impl IntoView {
        let field = Field {
            id: id.into(),
            label: label.into(),
            hint: String::new(),
            optional: false,
        };
        let cell = self.cell(place);
        text_field(
            field,
            "number",
            move || cell.get(),
            String::new,
            move |text| cell.set(text),
        )
    }

    fn region(self) -> impl IntoView {
        let field = Field {
            id: "register-line-region".into(),
            label: tr!(cycles.register_region).into(),
            hint: tr!(cycles.register_region_hint).into(),
            optional: true,
        };
        let framework = self.app.framework();
        let known = framework.pack.regions.iter();
        let known = known.map(|item| item.name.get(language()).to_string());
        let cell = self.cell(REGION);
        suggested_field(
            field,
            known.collect(),
            move || cell.get(),
            String::new,
            move |text| cell.set(text),
        )
    }

    fn subject(self) -> impl IntoView {
        let field = Field {
            id: "register-line-subject".into(),
            label: tr!(cycles.register_words).into(),
            hint: tr!(cycles.register_words_hint).into(),
            optional: true,
        };
        let cell = self.cell(SUBJECT);
        text_field(
            field,
            "text",
            move || cell.get(),
            String::new,
            move |text| cell.set(text),
        )
    }

    fn choice(
        self,
        place: usize,
        id: &'static str,
        label: &'static str,
        options: Vec<(String, String)>,
    ) -> impl IntoView {
        let cell = self.cell(place);
        let none = match place {
            CONTENT => tr!(cycles.register_content_none),
            _ => tr!(cycles.register_choose),
        };
        let options = options
            .into_iter()
            .map(|(value, name)| view! { <option value=value>{name}</option> });
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <select id=id prop:value=move || cell.get() on:change=change(move |event| {
                    cell.set(event_target_value(&event));
                })>
                    <option value="">{none}</option>
                    {options.collect_view()}
                </select>
            </div>
        }
    }

    /// Registers the line, or says what is wrong with it; what was typed stays then.
    fn add(self) {
        let cells = self.cells.map(|cell| cell.get_untracked());
        match read_action(&self.app.framework(), &cells, &BrowserWorld) {
            Err(fault) => self.wrong.set(Some(fault)),
            Ok(line) => {
                self.wrong.set(None);
                let message = tr!(cycles.register_added).to_string();
                self.app
                    .dossier
                    .edit_undoable(self.app, message, |dossier| dossier.register.push(line));
                // The next line is often of the same year, moment and modality.
                for place in [REGION, CONTENT, SUBJECT, COUNT] {
                    self.cell(place).set(String::new());
                }
            }
        }
    }
}

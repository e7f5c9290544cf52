//! The people of the municipality who take part, those who teach, and those who sign.

mod bring;
mod entry;
mod filter;
mod list;
mod preview;
mod removing;
mod signatories;
mod staff;
mod trainer;
mod trainers;

use leptos::prelude::*;

use self::filter::Filter;
use crate::documents::World;
use crate::dossier::Person;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::widgets::{Icon, click, dynamic, focus_soon, notice};
use crate::ui::world::BrowserWorld;

/// What the section shows of the register.
#[derive(Clone, Debug, Default, PartialEq)]
enum Showing {
    /// Everybody.
    #[default]
    List,
    /// The entry of a person.
    Entry(String),
    /// A list of staff that comes in.
    Bring,
}

/// The register on screen.
#[derive(Clone, Copy)]
struct Register {
    app: App,
    showing: RwSignal<Showing>,
    filter: Filter,
}

impl Register {
    /// Adds an empty entry and opens it.
    fn add(self) {
        let person = Person {
            id: BrowserWorld.new_id(),
            ..Person::default()
        };
        let id = person.id.clone();
        self.app
            .dossier
            .edit(self.app, |dossier| dossier.people.push(person));
        self.open(id);
    }

    fn open(self, id: String) {
        self.showing.set(Showing::Entry(id));
        focus_soon("person-name".to_string());
    }

    fn back(self, focus: String) {
        self.showing.set(Showing::List);
        focus_soon(focus);
    }
}

/// The section.
pub fn people(app: App) -> impl IntoView {
    let register = Register {
        app,
        showing: RwSignal::default(),
        filter: Filter::default(),
    };
    let some = Memo::new(move |_| app.dossier.read(|dossier| !dossier.people.is_empty()));
    let at_list = Memo::new(move |_| register.showing.get() == Showing::List);
    view! {
        <section class="part">
            <h2 id="register" tabindex="-1">{tr!(people.register_title)}</h2>
            {dynamic(move || match register.showing.get() {
                Showing::Entry(id) => entry::entry(register, id).into_any(),
                Showing::Bring => bring::bring(register).into_any(),
                Showing::List if some.get() => view! {
                    <p>{tr!(people.register_text)}</p>
                    {doors(register)}
                    {staff::differs(app)}
                    {list::list(register)}
                }.into_any(),
                Showing::List => nobody(register).into_any(),
            })}
            {dynamic(move || at_list.get().then(|| {
                notice("info", tr!(people.privacy_title).into(), tr!(people.privacy_text).into())
            }))}
        </section>
        {dynamic(move || at_list.get().then(|| view! {
            {trainers::trainers(app)}
            {signatories::signatories(app)}
        }))}
    }
}

fn doors(register: Register) -> impl IntoView {
    view! {
        <div class="row no-print">
            <button class="button primary" type="button" id="person-add" on:click=click(move |_| register.add())>
                <Icon name="i-add" />{tr!(people.add)}
            </button>
            {bring_button(register, "button")}
            {list::download(register.app)}
        </div>
    }
}

fn bring_button(register: Register, class: &'static str) -> impl IntoView {
    view! {
        <button class=class type="button" id="people-bring" on:click=click(move |_| {
            register.showing.set(Showing::Bring);
            focus_soon("bring-text".to_string());
        })>{tr!(people.bring)}</button>
    }
}

fn nobody(register: Register) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name="i-file" />
            <h3>{tr!(people.empty_title)}</h3>
            <p>{tr!(people.empty_text)}</p>
            <div class="row">
                {bring_button(register, "button primary")}
                <button class="button" type="button" id="person-add" on:click=click(move |_| register.add())>
                    <Icon name="i-add" />{tr!(people.add)}
                </button>
            </div>
        </div>
    }
}

//! Who signs the documents of the plan.

use leptos::prelude::*;

use crate::dossier::{Dossier, Signatory};
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{Field, Icon, click, dynamic, focus_soon, suggested_field, text_field};
use crate::ui::world::today;

/// Posts whose holders usually sign a plan; the country pack gives their names.
const USUAL: [&str; 3] = ["alcalde", "gerente-municipal", "planificacion-presupuesto"];

/// The part of the section.
pub fn signatories(app: App) -> impl IntoView {
    let count = Memo::new(move |_| app.dossier.read(|dossier| dossier.signatories.len()));
    // They have no identity: after one is taken out all are drawn anew.
    let drawn = RwSignal::new(0_u32);
    let places = move || {
        (0..count.get())
            .map(|place| (drawn.get(), place))
            .collect::<Vec<_>>()
    };
    let usual = move |_| {
        let framework = app.framework();
        app.dossier.edit(app, |dossier| {
            dossier.signatories = usual_ones(&framework, dossier)
        });
        focus_soon("signatory-name-0".to_string());
    };
    let add = move |_| {
        app.dossier.edit(app, |dossier| {
            dossier.signatories.push(Signatory::default())
        });
        let last = count.get_untracked().saturating_sub(1);
        focus_soon(format!("signatory-office-{last}"));
    };
    view! {
        <section class="part">
            <h2>{tr!(people.signatories_title)}</h2>
            <p>{tr!(people.signatories_text)}</p>
            <ol class="lines">
                <For each=places key=|found| *found children=move |(_, place)| one(app, place, drawn) />
            </ol>
            <div class="row no-print">
                {dynamic(move || (count.get() == 0).then(|| view! {
                    <button class="button" type="button" on:click=click(usual)>{tr!(people.signatory_usual)}</button>
                }))}
                <button class="button" type="button" id="signatory-add" on:click=click(add)>
                    <Icon name="i-add" />{tr!(people.signatory_add)}
                </button>
            </div>
        </section>
    }
}

/// Returns the usual offices as the country calls them, with the name of the only holder in the register.
fn usual_ones(framework: &Framework, dossier: &Dossier) -> Vec<Signatory> {
    let posts = USUAL.iter().filter_map(|id| framework.post(id));
    let signatories = posts.map(|post| {
        let mut holders = dossier.holders(&post.id, today());
        let only = holders.next().filter(|_| holders.next().is_none());
        Signatory {
            office: post.name.get(language()).to_string(),
            name: only.map(|person| person.name.clone()).unwrap_or_default(),
        }
    });
    signatories.collect()
}

fn one(app: App, place: usize, drawn: RwSignal<u32>) -> impl IntoView {
    let name = tr!(people.signatory_line, n = place + 1);
    let field = |part: &str, label: &str, optional| Field {
        id: format!("signatory-{part}-{place}"),
        label: label.into(),
        hint: String::new(),
        optional,
    };
    let read = move |own: fn(&Signatory) -> &String| {
        app.dossier.read(|dossier| {
            dossier
                .signatories
                .get(place)
                .map(own)
                .cloned()
                .unwrap_or_default()
        })
    };
    let write = move |own: fn(&mut Signatory) -> &mut String, text: String| {
        app.dossier.edit(app, |dossier| {
            if let Some(found) = dossier.signatories.get_mut(place) {
                *own(found) = text;
            }
        });
    };
    let known = app.dossier.read_untracked(|dossier| {
        let here = dossier
            .people
            .iter()
            .filter(|person| person.is_here(today()));
        here.map(|person| person.name.clone())
            .collect::<Vec<String>>()
    });
    let remove = move |_| {
        app.dossier
            .edit_undoable(app, tr!(people.signatory_removed).to_string(), |dossier| {
                if place < dossier.signatories.len() {
                    dossier.signatories.remove(place);
                }
            });
        drawn.update(|drawn| *drawn += 1);
        focus_soon("signatory-add".to_string());
    };
    view! {
        <li>
            <div class="fields" role="group" aria-label=name.clone()>
                {text_field(field("office", tr!(people.signatory_office), false), "text",
                    move || read(|found| &found.office), String::new,
                    move |text| write(|found| &mut found.office, text))}
                {suggested_field(field("name", tr!(people.name), true), known,
                    move || read(|found| &found.name), String::new,
                    move |text| write(|found| &mut found.name, text))}
            </div>
            <div class="row no-print">
                <button class="button danger" type="button" aria-label=tr!(common.remove_named, name = name)
                    on:click=click(remove)>{tr!(plan.remove)}</button>
            </div>
        </li>
    }
}

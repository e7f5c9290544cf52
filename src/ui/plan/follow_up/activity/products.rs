//! The product for the municipality, and the product of each person, with where they can be seen.

use leptos::prelude::*;

use super::super::followed::Followed;
use super::super::words;
use crate::dossier::ProductState;
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::words_of;
use crate::ui::widgets::{Choice, Field, change, dynamic, live, radio_group, text_field};

/// Both kinds of products.
pub fn products(followed: Followed) -> impl IntoView {
    let people = followed.people();
    let empty = Memo::new(move |_| people.read().is_empty());
    view! {
        {of_municipality(followed)}
        {dynamic(move || (!empty.get()).then(|| of_people(followed, people)))}
    }
}

/// The product for the municipality.
pub fn of_municipality(followed: Followed) -> impl IntoView {
    let framework = followed.app.framework();
    let planned = move || {
        let product = followed.read(|activity| words_of(&framework, activity).product);
        (!product.is_empty()).then(|| view! { <p>{product}</p> })
    };
    let choices = ProductState::ALL.map(|state| Choice::new(state, words::product(state)));
    let field = Field {
        id: "evidence".into(),
        label: tr!(follow.evidence).into(),
        hint: tr!(follow.evidence_hint).into(),
        optional: true,
    };
    let evidence = move || followed.read(|activity| activity.execution.evidence.clone());
    view! {
        <section class="part">
            <h3>{tr!(follow.product_title)}</h3>
            {dynamic(planned)}
            {radio_group(
                "product".into(),
                tr!(follow.product_state).into(),
                choices.into(),
                move || followed.activity.with(|found| Some(found.as_ref()?.execution.product)),
                move |state| followed.edit(|activity| activity.execution.product = state),
            )}
            {text_field(field, "text", evidence, String::new, move |text| {
                followed.edit(|activity| activity.execution.evidence = text);
            })}
        </section>
    }
}

fn of_people(followed: Followed, people: Memo<Vec<String>>) -> impl IntoView {
    view! {
        <section class="part">
            <h3>{tr!(follow.own_products_title)}</h3>
            <p>{tr!(follow.own_products_text)}</p>
            <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(follow.own_products_title)>
                <table class="data column">
                    <thead>
                        <tr>
                            <th scope="col">{tr!(follow.person)}</th>
                            <th scope="col">{tr!(follow.product_state)}</th>
                            <th scope="col">{tr!(follow.evidence)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || people.get() key=String::clone children=move |id| row(followed, id) />
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn row(followed: Followed, id: String) -> impl IntoView {
    let name = followed
        .app
        .dossier
        .read(|dossier| words::person_of(dossier, &id));
    let (state_id, evidence_id) = (format!("product-{id}"), format!("evidence-{id}"));
    let state_label = tr!(follow.product_of, name = name);
    let evidence_label = tr!(follow.evidence_of, name = name);
    let id = StoredValue::new(id);
    let state = move || id.with_value(|id| followed.of(id, |found| found.product));
    let evidence = move || id.with_value(|id| followed.of(id, |found| found.evidence.clone()));
    let options = ProductState::ALL.map(|item| {
        let value = place_of(item).to_string();
        view! { <option value=value selected=live(move || state() == item)>{words::product(item)}</option> }
    });
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>
                <select id=state_id aria-label=state_label
                    prop:value=live(move || place_of(state()).to_string())
                    on:change=change(move |event| {
                        let chosen = event_target_value(&event).parse::<usize>().ok();
                        let chosen = chosen.and_then(|place| ProductState::ALL.get(place));
                        id.with_value(|id| followed.edit_of(id, |found| {
                            found.product = chosen.copied().unwrap_or_default();
                        }));
                    })>{options}</select>
            </td>
            <td class="wide">
                <input id=evidence_id type="text" autocomplete="off" aria-label=evidence_label
                    prop:value=live(evidence)
                    on:input=change(move |event| {
                        let text = event_target_value(&event);
                        id.with_value(|id| followed.edit_of(id, |found| found.evidence = text));
                    }) />
            </td>
        </tr>
    }
}

fn place_of(state: ProductState) -> usize {
    let mut states = ProductState::ALL.into_iter();
    states.position(|item| item == state).unwrap_or(0)
}

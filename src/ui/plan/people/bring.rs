//! A list of staff that comes in: pasted or from a file, looked at before it is taken.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

use super::Register;
use super::preview::preview;
use crate::documents::World;
use crate::dossier::{StaffList, read_staff_list};
use crate::ui::files::{files_in, read_files};
use crate::ui::i18n::tr;
use crate::ui::widgets::{Field, change, click, dynamic, live, notice, text_area};
use crate::ui::world::BrowserWorld;

pub fn bring(register: Register) -> impl IntoView {
    let app = register.app;
    let text = RwSignal::new(String::new());
    let not_text = RwSignal::new(false);
    let list = Memo::new(move |_| {
        let framework = app.framework();
        app.dossier.read(|dossier| {
            let present = dossier.people.iter().map(|person| person.name.as_str());
            text.with(|text| read_staff_list(&framework, text, present))
        })
    });
    let begun = move || !text.with(|text| text.trim().is_empty());
    let field = Field {
        id: "bring-text".into(),
        label: tr!(people.bring_paste).into(),
        hint: String::new(),
        optional: false,
    };
    view! {
        <div class="stack" data-unsent=live(begun)>
            <h3>{tr!(people.bring_title)}</h3>
            <p>{tr!(people.bring_text)}</p>
            {text_area(field, move || text.get(), move |typed| {
                not_text.set(false);
                text.set(typed);
            })}
            {file(text, not_text)}
            {dynamic(move || not_text.get().then(|| {
                notice("error", tr!(people.bring_file).into(), tr!(people.bring_not_text).into())
            }))}
            {dynamic(move || begun().then(|| preview(app, list)))}
            <div class="row">
                {dynamic(move || list.with(|list| (!list.people.is_empty()).then_some(list.people.len())).map(|n| view! {
                    <button class="button primary" type="button" on:click=click(move |_| {
                        take(register, list.get_untracked());
                    })>{tr!(people.bring_add, n = n)}</button>
                }))}
                <button class="button quiet" type="button"
                    on:click=click(move |_| register.back("people-bring".to_string()))>{tr!(common.cancel)}</button>
            </div>
        </div>
    }
}

fn file(text: RwSignal<String>, not_text: RwSignal<bool>) -> impl IntoView {
    let choose = move |event| {
        let input: HtmlInputElement = event_target(&event);
        let files = input
            .files()
            .map(|list| files_in(&list))
            .unwrap_or_default();
        spawn_local(async move {
            let Some(found) = read_files(files).await.into_iter().next() else {
                return;
            };
            let found = found
                .bytes
                .ok()
                .and_then(|bytes| String::from_utf8(bytes).ok());
            let found = found.filter(|words| !words.contains('\0'));
            // The screen may be gone by now.
            let _ = not_text.try_set(found.is_none());
            if let Some(words) = found {
                let _ = text.try_set(words);
            }
        });
    };
    view! {
        <div class="field">
            <label for="bring-file">{tr!(people.bring_file)}</label>
            <input id="bring-file" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain"
                on:change=change(choose) />
        </div>
    }
}

/// Puts the people of the list into the register, with a way back.
fn take(register: Register, list: StaffList) {
    let app = register.app;
    let message = tr!(people.bring_added, n = list.people.len());
    app.dossier.edit_undoable(app, message, |dossier| {
        for mut found in list.people {
            found.person.id = BrowserWorld.new_id();
            dossier.people.push(found.person);
        }
    });
    register.back("register".to_string());
}

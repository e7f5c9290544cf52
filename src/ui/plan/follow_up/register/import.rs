//! Lines out of a spreadsheet: first what was read, then the decision.

use leptos::prelude::*;

use super::words::fault;
use crate::export::table_name;
use crate::register::{ReadActions, read_actions};
use crate::ui::app::App;
use crate::ui::files::{Incoming, download};
use crate::ui::i18n::tr;
use crate::ui::plan::drop_zone::drop_zone;
use crate::ui::plan::names;
use crate::ui::widgets::{click, dynamic, focus_soon};
use crate::ui::words;
use crate::ui::world::{BrowserWorld, today};

/// What was read of a file: its name, and the lines or why there are none.
type Found = (String, Result<ReadActions, String>);

/// The place where files come in, and what was read of each.
pub fn part(app: App) -> impl IntoView {
    let found = RwSignal::new(Vec::<Found>::new());
    let take = move |files: Vec<Incoming>| {
        let framework = app.framework();
        let read = files.into_iter().map(|file| {
            let bytes = file.bytes.map_err(|refusal| words::refusal(&refusal));
            let lines = bytes.map(|bytes| read_actions(&framework, &bytes, &BrowserWorld));
            (file.name, lines)
        });
        found.set(read.collect());
        focus_soon("register-read".into());
    };
    view! {
        <section class="part no-print">
            <h3>{tr!(cycles.register_import_title)}</h3>
            <p>{tr!(cycles.register_import_text)}</p>
            {drop_zone(tr!(cycles.register_drop), tr!(cycles.register_drop_hint), take)}
            <div role="status" id="register-read" tabindex="-1">
                {dynamic(move || (!found.read().is_empty()).then(|| preview(app, found)))}
            </div>
        </section>
    }
}

fn preview(app: App, found: RwSignal<Vec<Found>>) -> impl IntoView {
    let files = found.read();
    let good: usize = files
        .iter()
        .map(|(_, read)| read.as_ref().map_or(0, |read| read.actions.len()))
        .sum();
    let faults = files
        .iter()
        .any(|(_, read)| read.as_ref().is_ok_and(|read| !read.faults.is_empty()));
    let listed = files.iter().map(file).collect_view();
    view! {
        {listed}
        {faults.then(|| view! {
            <p class="hint">{tr!(cycles.register_faults_hint)}</p>
            <button class="button" type="button" on:click=click(move |_| download_faults(app, &found.read_untracked()))>
                {tr!(cycles.register_faults_csv)}
            </button>
        })}
        <div class="row">
            {(good > 0).then(|| view! {
                <button class="button" type="button" on:click=click(move |_| register(app, found, good))>
                    {tr!(cycles.register_take, n = good).to_string()}
                </button>
            })}
            <button class="button quiet" type="button" on:click=click(move |_| found.set(Vec::new()))>
                {tr!(cycles.register_leave)}
            </button>
        </div>
    }
}

fn file((name, read): &Found) -> impl IntoView + use<> {
    match read {
        Err(why) => {
            let words = tr!(
                cycles.register_not_read,
                name = name.clone(),
                why = why.clone()
            );
            view! { <p class="error">{words.to_string()}</p> }.into_any()
        }
        Ok(read) => {
            let (good, bad) = (read.actions.len(), read.faults.len());
            let words = tr!(
                cycles.register_read,
                name = name.clone(),
                good = good,
                bad = bad
            );
            let faults = read.faults.iter().map(|found| {
                let words = fault(&found.fault);
                let said = tr!(cycles.register_line_fault, line = found.line, fault = words);
                view! {
                    <li data-state="error">
                        <b>{said.to_string()}</b>
                        <span class="muted">{found.text.clone()}</span>
                    </li>
                }
            });
            view! {
                <h4>{words.to_string()}</h4>
                <ul class="files">{faults.collect_view()}</ul>
            }
            .into_any()
        }
    }
}

fn register(app: App, found: RwSignal<Vec<Found>>, count: usize) {
    let files = found.get_untracked().into_iter();
    let lines = files.filter_map(|(_, read)| Some(read.ok()?.actions));
    let lines: Vec<_> = lines.flatten().collect();
    found.set(Vec::new());
    let message = tr!(cycles.register_taken, n = count).to_string();
    app.dossier
        .edit_undoable(app, message, |dossier| dossier.register.extend(lines));
}

/// Offers the lines with a fault as they came, so that they can be corrected where they were written.
fn download_faults(app: App, found: &[Found]) {
    let read = found.iter().filter_map(|(_, read)| read.as_ref().ok());
    let lines = read.flat_map(|read| read.faults.iter().map(|line| line.text.as_str()));
    let text = format!("\u{feff}{}\r\n", lines.collect::<Vec<_>>().join("\r\n"));
    let place = app.dossier.read_untracked(names::dossier);
    download(&table_name("lineas-con-error", &place, today()), &text);
}

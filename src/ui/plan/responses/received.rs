//! The responses received. They carry no names, so they are told apart by post and date.

use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic};

use crate::dossier::ReceivedResponse;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::derived::waiting_note;
use crate::ui::plan::figures::day_of;
use crate::ui::plan::names;
use crate::ui::widgets::Icon;

/// What the table shows of one response.
#[derive(Clone, PartialEq)]
struct Line {
    id: String,
    post: String,
    received: String,
    revision: u64,
    answered: usize,
}

pub fn received(app: App) -> impl IntoView {
    let lines = Memo::new(move |_| {
        let framework = app.framework();
        app.dossier.read(|dossier| {
            let responses = dossier.responses.iter();
            let named = responses.map(|item| Line {
                id: item.document.id.clone(),
                post: item
                    .main_post()
                    .map(|id| names::post(&framework, id))
                    .unwrap_or_default(),
                received: day_of(item.received),
                revision: item.document.revision,
                answered: answered(item),
            });
            named.collect::<Vec<Line>>()
        })
    });
    view! {
        <section class="part">
            <h2>{dynamic(move || tr!(plan.received_title, n = lines.read().len()).to_string())}</h2>
            <p>{tr!(plan.received_text)}</p>
            {waiting_note(app)}
            {dynamic(move || match lines.get() {
                none if none.is_empty() => {
                    view! { <p class="muted">{tr!(plan.received_empty)}</p> }.into_any()
                }
                lines => table(app, lines).into_any(),
            })}
        </section>
    }
}

/// Counts the competencies with an answer of any kind.
fn answered(item: &ReceivedResponse) -> usize {
    let answers = item.response().diagnosis.values();
    answers.filter(|answer| answer.rating.is_some()).count()
}

fn table(app: App, lines: Vec<Line>) -> impl IntoView {
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(plan.received_table)>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{tr!(plan.post_main)}</th>
                        <th scope="col">{tr!(plan.received_when)}</th>
                        <th scope="col" class="num">{tr!(plan.received_revision)}</th>
                        <th scope="col" class="num">{tr!(plan.received_answered)}</th>
                        <th scope="col"><span class="visually-hidden">{tr!(plan.actions)}</span></th>
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(|line| row(app, line)).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(app: App, line: Line) -> impl IntoView {
    let label = tr!(
        common.remove_named,
        name = format!("{}, {}", line.post, line.received)
    )
    .to_string();
    let id = line.id;
    view! {
        <tr>
            <th scope="row">{line.post}</th>
            <td>{line.received}</td>
            <td class="num">{line.revision}</td>
            <td class="num">{line.answered}</td>
            <td>
                <button class="icon-button" type="button" aria-label=label on:click=click(move |_| {
                    app.dossier.edit_undoable(app, tr!(plan.received_removed).to_string(), |dossier| {
                        let before = dossier.clone();
                        dossier.responses.retain(|item| item.document.id != id);
                        dossier.hold_back(&before);
                    });
                })><Icon name="i-delete" /></button>
            </td>
        </tr>
    }
}

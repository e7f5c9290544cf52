//! Choosing activities of the list to merge them into one.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::plan::{MergeFault, merge};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::widgets::{change, click, dynamic, focus_soon, live};
use crate::ui::world::BrowserWorld;

/// The ids that are chosen; nothing while nobody is choosing.
pub type Choosing = RwSignal<Option<BTreeSet<String>>>;

/// The button that begins, and what can be done with those that are chosen.
pub fn bar(app: App, choosing: Choosing) -> impl IntoView {
    let merging = Memo::new(move |_| choosing.read().is_some());
    dynamic(move || {
        if merging.get() {
            view! {
                <div class="choosing no-print" role="group" aria-label=tr!(builder.merge)>
                    <p role="status">{dynamic(move || tr!(builder.merge_chosen, n = count(choosing)))}</p>
                    <div class="row">
                        <button class="button" type="button" id="merge-now"
                            on:click=click(move |_| merge_chosen(app, choosing))>{tr!(builder.merge_now)}</button>
                        <button class="button quiet" type="button" on:click=click(move |_| {
                            choosing.set(None);
                            focus_soon("merge-begin".into());
                        })>{tr!(common.cancel)}</button>
                    </div>
                </div>
            }
            .into_any()
        } else {
            let begin = move |_| {
                choosing.set(Some(BTreeSet::new()));
                focus_soon("merge-now".into());
            };
            view! {
                <button class="button" type="button" id="merge-begin" on:click=click(begin)>
                    {tr!(builder.merge)}
                </button>
            }
            .into_any()
        }
    })
}

fn count(choosing: Choosing) -> usize {
    choosing.read().as_ref().map_or(0, BTreeSet::len)
}

/// The choice in the row of an activity.
pub fn choice(choosing: Choosing, id: String, title: Memo<String>) -> impl IntoView {
    let merging = Memo::new(move |_| choosing.read().is_some());
    dynamic(move || {
        let (shown, chosen) = (id.clone(), id.clone());
        let is_chosen = move || {
            choosing
                .read()
                .as_ref()
                .is_some_and(|all| all.contains(&shown))
        };
        let choose = move |event: web_sys::Event| {
            let on = event_target_checked(&event);
            choosing.update(|all| {
                let all = all.get_or_insert_default();
                if on {
                    all.insert(chosen.clone());
                } else {
                    all.remove(&chosen);
                }
            });
        };
        merging.get().then(|| {
            view! {
                <label class="choice no-print">
                    <input type="checkbox" prop:checked=live(is_chosen) on:change=change(choose) />
                    <span>{move || tr!(builder.merge_choose, title = title.get())}</span>
                </label>
            }
        })
    })
}

fn merge_chosen(app: App, choosing: Choosing) {
    let ids: Vec<String> = choosing.get_untracked().into_iter().flatten().collect();
    let framework = app.framework();
    let tried = app.dossier.read_untracked(|dossier| {
        Some(merge(
            &mut dossier.plan.clone(),
            &framework,
            dossier.years.0,
            &ids,
            &BrowserWorld,
        ))
    });
    match tried {
        Some(Ok(_)) => {}
        Some(Err(MergeFault::Kinds)) => return app.toast(tr!(builder.merge_kinds).to_string()),
        Some(Err(MergeFault::Few)) | None => return app.toast(tr!(builder.merge_few).to_string()),
    }
    let mut merged = None;
    let message = tr!(builder.merged, n = ids.len());
    app.dossier.edit_undoable(app, message, |dossier| {
        let years = dossier.years;
        merged = merge(&mut dossier.plan, &framework, years.0, &ids, &BrowserWorld).ok();
    });
    choosing.set(None);
    if let Some(id) = merged {
        focus_soon(format!("title-{id}"));
    }
}

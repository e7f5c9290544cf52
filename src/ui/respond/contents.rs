//! Choosing contents: a list to add from, and what was added.

use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic};

use super::factors::gaps;
use crate::framework::{Content, Framework};
use crate::response::Response;
use crate::ui::app::{App, app};
use crate::ui::i18n::{language, tr};

/// Names a content; an id that the framework does not know stands for itself.
pub fn content_name(framework: &Framework, id: &str) -> String {
    match framework.content(id) {
        Some(content) => content.name.get(language()).to_string(),
        None => id.to_string(),
    }
}

/// A select that adds a content, grouped by axis, those that close one's own gaps first. `taken`
/// says which ones are not offered any more.
pub fn adder(
    id: &'static str,
    label: &'static str,
    hint: String,
    taken: fn(&Response) -> Vec<String>,
    add: impl Fn(String) + 'static,
) -> AnyView {
    adder_view(id, label, hint, taken, Box::new(add))
}

fn adder_view(
    id: &'static str,
    label: &'static str,
    hint: String,
    taken: fn(&Response) -> Vec<String>,
    add: Box<dyn Fn(String)>,
) -> AnyView {
    let app = app();
    let node = NodeRef::<leptos::html::Select>::new();
    // A select alone would add at the first arrow key of whoever only wants to look.
    let add_chosen = move |_| {
        if let Some(select) = node.get_untracked() {
            let value = select.value();
            select.set_value("");
            if !value.is_empty() {
                add(value);
            }
        }
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=format!("{id}-hint")>{hint}</p>
            <div class="adder">
                <select id=id node_ref=node aria-describedby=format!("{id}-hint")>
                    <option value="">{tr!(respond.add_content)}</option>
                    {dynamic(move || options(app, taken))}
                </select>
                <button class="button" type="button" id=format!("{id}-add") on:click=click(add_chosen)>
                    {tr!(respond.add)}<span class="visually-hidden">": "{label}</span>
                </button>
            </div>
        </div>
    }
    .into_any()
}

fn options(app: App, taken: fn(&Response) -> Vec<String>) -> impl IntoView {
    let framework = app.framework();
    let (taken, close) = app.response.read(|response| {
        let close: Vec<String> = gaps(&framework, response)
            .into_iter()
            .filter_map(|item| item.contents.first().cloned())
            .collect();
        (taken(response), close)
    });
    let open: Vec<&Content> = framework
        .contents
        .iter()
        .filter(|content| !taken.contains(&content.id))
        .collect();
    let group =
        |label: String, members: Vec<&Content>| {
            let options = members.into_iter().map(|content| view! {
            <option value=content.id.clone()>{content.name.get(language()).to_string()}</option>
        });
            let options = options.collect_view();
            view! { <optgroup label=label>{options}</optgroup> }
        };
    let (first, rest): (Vec<_>, Vec<_>) = open.into_iter().partition(|c| close.contains(&c.id));
    let own = (!first.is_empty()).then(|| group(tr!(respond.closes_gaps).to_string(), first));
    let others = framework.axes.iter().filter_map(|axis| {
        let members: Vec<_> = rest.iter().copied().filter(|c| c.axis == axis.id).collect();
        (!members.is_empty()).then(|| group(axis.name.get(language()).to_string(), members))
    });
    view! { {own} {others.collect_view()} }
}

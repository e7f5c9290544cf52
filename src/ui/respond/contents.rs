//! Choosing contents: a list to add from, and what was added.

use std::rc::Rc;

use leptos::prelude::*;

use super::factors::gaps;
use crate::framework::{Content, Framework};
use crate::response::{Response, plain};
use crate::ui::app::{App, app};
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::focus_soon;
use crate::ui::widgets::{Field, change, click, dynamic, text_field};

/// Names a content; an id that the framework does not know stands for itself.
pub fn content_name(framework: &Framework, id: &str) -> String {
    match framework.content(id) {
        Some(content) => content.name.get(language()).to_string(),
        None => id.to_string(),
    }
}

/// A select that adds a content: those that close one's own gaps first, then those that the own posts
/// ask for, grouped by axis; all others are found by a search. `taken` says which ones are not offered
/// any more.
pub fn adder(
    id: &'static str,
    label: &'static str,
    hint: String,
    taken: fn(&Response) -> Vec<String>,
    add: impl Fn(String) + 'static,
) -> AnyView {
    adder_view(id, label, hint, taken, Rc::new(add))
}

type Add = Rc<dyn Fn(String)>;

fn adder_view(
    id: &'static str,
    label: &'static str,
    hint: String,
    taken: fn(&Response) -> Vec<String>,
    add: Add,
) -> AnyView {
    let app = app();
    let node = NodeRef::<leptos::html::Select>::new();
    let add_searched = add.clone();
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
            {search(app, id, taken, add_searched)}
        </div>
    }
    .into_any()
}

/// The contents that the own posts ask for, grouped by axis, those that close one's own gaps first.
fn options(app: App, taken: fn(&Response) -> Vec<String>) -> impl IntoView {
    let framework = app.framework();
    let (taken, close, asked) = app.response.read(|response| {
        let close: Vec<String> = gaps(&framework, response)
            .into_iter()
            .filter_map(|item| item.contents.first().cloned())
            .collect();
        let asked = framework.contents_of(&response.respondent.posts);
        (taken(response), close, asked)
    });
    let group = |label: String, members: Vec<&Content>| {
        let options = members.into_iter().map(|content| {
            view! {
                <option value=content.id.clone()>{content.name.get(language()).to_string()}</option>
            }
        });
        let options = options.collect_view();
        view! { <optgroup label=label>{options}</optgroup> }
    };
    let open = framework.contents.iter();
    let open = open.filter(|c| asked.contains(&c.id.as_str()) && !taken.contains(&c.id));
    let (first, rest): (Vec<_>, Vec<_>) = open.partition(|c| close.contains(&c.id));
    let own = (!first.is_empty()).then(|| group(tr!(respond.closes_gaps).to_string(), first));
    let others = framework.axes.iter().filter_map(|axis| {
        let members: Vec<_> = rest.iter().copied().filter(|c| c.axis == axis.id).collect();
        let axis = axis.name.get(language()).to_string();
        (!members.is_empty())
            .then(|| group(tr!(respond.from_posts, axis = axis).to_string(), members))
    });
    view! { {own} {others.collect_view()} }
}

/// All contents, folded away, with a search over their names.
fn search(
    app: App,
    id: &'static str,
    taken: fn(&Response) -> Vec<String>,
    add: Add,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let words = RwSignal::new(String::new());
    let add = StoredValue::new_local(add);
    view! {
        <details class="more" on:toggle=change(move |event| {
            open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
        })>
            <summary>{tr!(respond.other_contents)}</summary>
            {dynamic(move || open.get().then(|| {
                let field = Field {
                    id: format!("{id}-search"),
                    label: tr!(respond.search_contents).into(),
                    hint: String::new(),
                    optional: false,
                };
                view! {
                    {text_field(field, "text", move || words.get(), String::new, move |text| words.set(text))}
                    {dynamic(move || found(app, id, &words.read(), taken, add))}
                }
            }))}
        </details>
    }
}

/// The contents whose name and summary have all the words, grouped by axis, each with its button.
fn found(
    app: App,
    id: &'static str,
    words: &str,
    taken: fn(&Response) -> Vec<String>,
    add: StoredValue<Add, LocalStorage>,
) -> AnyView {
    let framework = app.framework();
    let taken = app.response.read(taken);
    let words = plain(words);
    let fits = |content: &Content| {
        let [name, summary] =
            [&content.name, &content.summary].map(|text| plain(text.get(language())));
        let has = |word: &str| name.contains(word) || summary.contains(word);
        !taken.contains(&content.id) && words.split_whitespace().all(has)
    };
    let contents: Vec<&Content> = framework.contents.iter().filter(|c| fits(c)).collect();
    let count = contents.len();
    let groups = framework.axes.iter().filter_map(|axis| {
        let members = contents.iter().filter(|content| content.axis == axis.id);
        let rows: Vec<AnyView> = members.map(|content| row(id, content, add)).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <h3>{axis.name.get(language()).to_string()}</h3>
                <ul class="found">{rows}</ul>
            }
        })
    });
    let said = match count {
        0 => tr!(respond.found_none).to_string(),
        count => tr!(respond.found_contents, count = count).to_string(),
    };
    view! {
        <p class="hint" role="status">{said}</p>
        {groups.collect_view()}
    }
    .into_any()
}

fn row(id: &'static str, content: &Content, add: StoredValue<Add, LocalStorage>) -> AnyView {
    let (chosen, name) = (content.id.clone(), content.name.get(language()).to_string());
    let value = chosen.clone();
    view! {
        <li>
            <span>{name.clone()}</span>
            <button class="button quiet" type="button" value=value on:click=click(move |_| {
                add.with_value(|add| add(chosen.clone()));
                // The row goes away; the next one is found from the search.
                focus_soon(format!("{id}-search"));
            })>{tr!(respond.add)}<span class="visually-hidden">": "{name}</span></button>
        </li>
    }
    .into_any()
}

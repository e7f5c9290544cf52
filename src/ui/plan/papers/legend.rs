//! The names and marks that a text may use, each put in by a button, with what it stands for here.

use leptos::html::Textarea;
use leptos::prelude::*;

use super::blanks;
use super::document::Paper;
use crate::framework::{PLACEHOLDERS, TABLES, TemplateScope};
use crate::papers::{template_of, values_of};
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::click;

/// The legend beside the editor.
pub fn legend(paper: Paper, area: NodeRef<Textarea>) -> AnyView {
    let scope = paper.read(|desk, key| {
        template_of(desk, key)
            .map(|item| item.scope)
            .unwrap_or_default()
    });
    let part = move |title: &'static str, of: TemplateScope| {
        (of <= scope).then(|| placeholders(paper, area, title, of))
    };
    view! {
        <div class="paper-legend">
            <h3>{tr!(papers.legend)}</h3>
            <p class="hint">{tr!(papers.legend_hint)}</p>
            {marks(paper, area)}
            {part(tr!(papers.legend_person), TemplateScope::Person)}
            {part(tr!(papers.legend_activity), TemplateScope::Activity)}
            {part(tr!(papers.legend_plan), TemplateScope::Plan)}
            {tables(paper, area, scope)}
        </div>
    }
    .into_any()
}

fn placeholders(
    paper: Paper,
    area: NodeRef<Textarea>,
    title: &'static str,
    of: TemplateScope,
) -> AnyView {
    let framework = paper.app.framework();
    let values = untrack(|| paper.read(values_of));
    let known = PLACEHOLDERS.into_iter().filter(|item| item.scope == of);
    let items = known.map(|item| {
        let value = values.get(item.name).map(|value| value.join("; "));
        let value = value.filter(|value| !value.is_empty());
        let value = value.unwrap_or_else(|| tr!(papers.no_value).to_string());
        let value: String = value.chars().take(80).collect();
        let words = blanks::words(&framework, item.name);
        line(paper, area, format!("{{{}}}", item.name), words, value)
    });
    folded(title, items.collect_view().into_any())
}

fn tables(paper: Paper, area: NodeRef<Textarea>, scope: TemplateScope) -> AnyView {
    let framework = paper.app.framework();
    let known = TABLES
        .into_iter()
        .filter(|name| scope > TemplateScope::Plan || !matches!(*name, "fases" | "participantes"));
    let items = known.map(|name| {
        let words = framework.table_words(name, language()).to_string();
        line(paper, area, format!("[tabla:{name}]"), words, String::new())
    });
    folded(tr!(papers.legend_tables), items.collect_view().into_any())
}

fn marks(paper: Paper, area: NodeRef<Textarea>) -> AnyView {
    let marks = [
        ("# ", tr!(papers.mark_title)),
        ("## ", tr!(papers.mark_heading)),
        ("**…**", tr!(papers.mark_bold)),
        ("- ", tr!(papers.mark_item)),
        ("1. ", tr!(papers.mark_number)),
        ("[firmas]", tr!(papers.mark_signatures)),
        ("[salto]", tr!(papers.mark_break)),
        ("?{…} ", tr!(papers.mark_condition)),
    ];
    let items = marks.map(|(mark, words)| {
        line(
            paper,
            area,
            mark.to_string(),
            words.to_string(),
            String::new(),
        )
    });
    folded(tr!(papers.legend_marks), items.collect_view().into_any())
}

fn folded(title: &'static str, items: AnyView) -> AnyView {
    view! { <details><summary>{title}</summary><ul class="marks">{items}</ul></details> }.into_any()
}

fn line(
    paper: Paper,
    area: NodeRef<Textarea>,
    mark: String,
    words: String,
    value: String,
) -> AnyView {
    let label = tr!(papers.insert, name = mark.clone()).to_string();
    let shown = mark.clone();
    view! {
        <li>
            <button class="button quiet" type="button" aria-label=label on:click=click(move |_| insert(paper, area, &mark))>
                <code>{shown}</code>
            </button>
            <span>{words}{(!value.is_empty()).then(|| view! { <small>{value}</small> })}</span>
        </li>
    }
    .into_any()
}

/// Puts a mark where the cursor is and leaves the cursor behind it.
fn insert(paper: Paper, area: NodeRef<Textarea>, mark: &str) {
    let Some(area) = area.get_untracked() else {
        return;
    };
    let start = area.selection_start().ok().flatten().unwrap_or(0);
    if area.set_range_text(mark).is_err() {
        return;
    }
    paper.write(area.value());
    let length = u32::try_from(mark.encode_utf16().count()).unwrap_or(0);
    let _ = area.focus();
    let _ = area.set_selection_range(start + length, start + length);
}

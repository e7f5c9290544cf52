//! The text of a document, to change: what is typed is kept at once, what is wrong is said by its line.

use leptos::html::Textarea;
use leptos::prelude::*;

use super::document::Paper;
use super::{legend, markup_fault};
use crate::framework::{MarkupFault, markup_faults};
use crate::papers::template_of;
use crate::ui::i18n::tr;
use crate::ui::widgets::{change, click, dynamic, live};

/// The editor.
pub fn editor(paper: Paper) -> AnyView {
    let area = NodeRef::<Textarea>::new();
    let text = Memo::new(move |_| paper.text().0);
    let faults = Memo::new(move |_| {
        paper.read(|desk, key| {
            let scope = template_of(desk, key).map(|template| template.scope);
            scope
                .map(|scope| text.with(|text| markup_faults(text, scope)))
                .unwrap_or_default()
        })
    });
    let input = move |event| paper.write(event_target_value(&event));
    view! {
        <div class="paper-editor no-print">
            <div class="field">
                <label for="paper-text">{tr!(papers.text)}</label>
                <p class="hint" id="paper-text-hint">{tr!(papers.text_hint)}</p>
                <textarea
                    node_ref=area
                    id="paper-text"
                    class="markup"
                    rows="24"
                    spellcheck="true"
                    aria-describedby="paper-text-hint paper-text-faults"
                    aria-invalid=live(move || (!faults.read().is_empty()).then_some("true"))
                    prop:value=live(move || text.get())
                    on:input=change(input)
                ></textarea>
                <div id="paper-text-faults" role="status">
                    {dynamic(move || fault_list(&faults.read(), area))}
                </div>
            </div>
            {legend::legend(paper, area)}
        </div>
    }
    .into_any()
}

fn fault_list(faults: &[MarkupFault], area: NodeRef<Textarea>) -> AnyView {
    if faults.is_empty() {
        return view! { <p class="badge" data-kind="ok">{tr!(papers.no_faults)}</p> }.into_any();
    }
    let items = faults.iter().map(|fault| {
        let line = fault.line();
        let label = tr!(papers.go_to_line, line = line).to_string();
        view! {
            <li>
                {markup_fault(fault)}" "
                <button class="button quiet" type="button" on:click=click(move |_| select_line(area, line))>
                    {label}
                </button>
            </li>
        }
    });
    let items = items.collect_view();
    view! { <div class="notice" data-kind="error"><ul>{items}</ul></div> }.into_any()
}

/// Puts the cursor on a line, from 1, and selects it.
fn select_line(area: NodeRef<Textarea>, line: usize) {
    let Some(area) = area.get_untracked() else {
        return;
    };
    let text = area.value();
    // The browser counts in units of UTF-16.
    let length = |line: &str| line.encode_utf16().count();
    let before = text.split('\n').take(line.saturating_sub(1));
    let start: usize = before.map(|line| length(line) + 1).sum();
    let end = start
        + text
            .split('\n')
            .nth(line.saturating_sub(1))
            .map_or(0, length);
    let _ = area.focus();
    let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let _ = area.set_selection_range(place(start), place(end));
}

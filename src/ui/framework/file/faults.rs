//! Faults of a loaded framework, by kind, each with its path and a sentence.

use std::sync::Arc;

use leptos::prelude::*;

use crate::framework::Fault;
use crate::ui::files::download;
use crate::ui::i18n::tr;
use crate::ui::plan::markup_fault;
use crate::ui::widgets::{Icon, click, notice};

/// Faults of a kind on screen; the rest is in the list that can be downloaded.
const SHOWN: usize = 20;

/// The faults of a file.
pub fn faults(name: &str, faults: &Arc<Vec<Fault>>) -> AnyView {
    let title = tr!(framework.faulty, name = name.to_string(), n = faults.len());
    let text = tr!(framework.in_use_stays).to_string();
    let all = faults.clone();
    let file = name.to_string();
    view! {
        {notice("error", title, text)}
        <div class="row">
            <button class="button" type="button" on:click=click(move |_| download_list(&file, &all))>
                <Icon name="i-save" />{tr!(framework.faults_download)}
            </button>
        </div>
        {by_kind(faults).into_iter().map(kind_view).collect_view()}
    }
    .into_any()
}

fn by_kind(faults: &[Fault]) -> Vec<(&'static str, Vec<&Fault>)> {
    let mut kinds: Vec<(&'static str, Vec<&Fault>)> = Vec::new();
    for fault in faults {
        let kind = kind(fault);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, found)) => found.push(fault),
            None => kinds.push((kind, vec![fault])),
        }
    }
    kinds
}

fn kind_view((kind, faults): (&'static str, Vec<&Fault>)) -> AnyView {
    let rest = faults.len().saturating_sub(SHOWN);
    let rest =
        (rest > 0).then(|| view! { <p class="muted">{tr!(framework.faults_more, n = rest)}</p> });
    let count = faults.len();
    let items = faults.into_iter().take(SHOWN).map(|fault| {
        view! { <li><code>{fault.path().to_string()}</code>" "{sentence(fault)}</li> }
    });
    let items = items.collect_view();
    view! { <h3>{kind}" "<span class="num muted">{count}</span></h3><ul class="plain">{items}</ul>{rest} }
        .into_any()
}

/// Writes every fault on a line.
fn download_list(file: &str, faults: &[Fault]) {
    let mut text = String::new();
    for (kind, found) in by_kind(faults) {
        text.push_str(&format!("{kind} ({})\n", found.len()));
        for fault in found {
            text.push_str(&format!("  {}: {}\n", fault.path(), sentence(fault)));
        }
        text.push('\n');
    }
    download(&format!("{file}.txt"), &text);
}

/// Names the kind of a fault.
fn kind(fault: &Fault) -> &'static str {
    match fault {
        Fault::Unreadable { .. } => tr!(framework.kind_unreadable),
        Fault::RepeatedId { .. } => tr!(framework.kind_repeated_id),
        Fault::DanglingId { .. } => tr!(framework.kind_dangling),
        Fault::Circle { .. } => tr!(framework.kind_circle),
        Fault::RenamedButThere { .. } => tr!(framework.kind_renamed),
        Fault::MissingText { .. } => tr!(framework.kind_missing_text),
        Fault::Markup { .. } => tr!(framework.kind_markup),
        Fault::RepeatedSentence { .. } => tr!(framework.kind_repeated_sentence),
        Fault::NearSentence { .. } => tr!(framework.kind_near_sentence),
        Fault::OutOfRange { .. } => tr!(framework.kind_range),
        Fault::PostSize { .. } => tr!(framework.kind_post_size),
        Fault::ContentWithoutCompetency { .. } => tr!(framework.kind_lonely_content),
        Fault::NeverFires { .. } => tr!(framework.kind_never_fires),
        Fault::NoSource { .. } => tr!(framework.kind_no_source),
        Fault::Unused { .. } => tr!(framework.kind_unused),
        Fault::Template { .. } => tr!(framework.kind_template),
    }
}

/// Says what is wrong and what to do.
fn sentence(fault: &Fault) -> String {
    match fault {
        Fault::Unreadable { detail, .. } => {
            tr!(framework.fault_unreadable, detail = detail.clone())
        }
        Fault::RepeatedId { .. } => tr!(framework.fault_repeated_id).to_string(),
        Fault::DanglingId { id, .. } => tr!(framework.fault_dangling, id = id.clone()),
        Fault::Circle { .. } => tr!(framework.fault_circle).to_string(),
        Fault::RenamedButThere { .. } => tr!(framework.fault_renamed).to_string(),
        Fault::MissingText { language, .. } => {
            let language = match *language {
                "es" => tr!(framework.in_spanish),
                _ => tr!(framework.in_english),
            };
            tr!(framework.fault_missing_text, language = language)
        }
        Fault::Markup { .. } => tr!(framework.fault_markup).to_string(),
        Fault::RepeatedSentence { other, .. } => {
            tr!(framework.fault_repeated_sentence, other = other.clone())
        }
        Fault::NearSentence { other, .. } => {
            tr!(framework.fault_near_sentence, other = other.clone())
        }
        Fault::OutOfRange { range, .. } => tr!(framework.fault_range, range = self::range(range)),
        Fault::PostSize { count, .. } => tr!(framework.fault_post_size, count = *count),
        Fault::ContentWithoutCompetency { .. } => tr!(framework.fault_lonely_content).to_string(),
        Fault::NeverFires { .. } => tr!(framework.fault_never_fires).to_string(),
        Fault::NoSource { .. } => tr!(framework.fault_no_source).to_string(),
        Fault::Unused { .. } => tr!(framework.fault_unused).to_string(),
        Fault::Template { fault, .. } => markup_fault(fault),
    }
}

/// Says a range in the words of the screen; figures stay as they are.
fn range(range: &'static str) -> &'static str {
    match range {
        "phases that add up to 100 %" => tr!(framework.range_phases),
        "hours from least to most" => tr!(framework.range_hours),
        "a step from 0 to 4" => tr!(framework.range_step),
        "months 1–12 in order" => tr!(framework.range_months),
        "a day of the month" => tr!(framework.range_day),
        "2016, 2016-05 or 2016-05-27" => tr!(framework.range_date),
        "least minutes within the hours" => tr!(framework.range_least),
        "at most 500 items" => tr!(framework.range_items),
        "at most 31 letters" => tr!(framework.range_sheet),
        other => other,
    }
}
